/* Concluding rules and rebuttable inferences -> the rebuttals that count. */
#include "judge/prefer.h"

#include "model/votes.h"

#include <math.h>
#include <stdlib.h>

/* By point and side; within, the heaviest first; of equals by rule or literal. */
static int order(uint32_t point_a, uint32_t point_b, bool side_a, bool side_b, double weight_a,
                 double weight_b)
{
    if (point_a != point_b)
        return point_a < point_b ? -1 : 1;
    if (side_a != side_b)
        return side_a ? 1 : -1;
    return weight_a > weight_b ? -1 : weight_a < weight_b;
}

static int by_weight(const void *x, const void *y)
{
    const mt_concluding *a = x, *b = y;
    int first = order(a->point, b->point, a->against, b->against, a->weight, b->weight);
    return first ? first : a->rule < b->rule ? -1 : a->rule > b->rule;
}

static int by_need(const void *x, const void *y)
{
    const mt_rebuttable *a = x, *b = y;
    int first = order(a->point, b->point, a->against, b->against, a->weight, b->weight);
    return first ? first : a->bad < b->bad ? -1 : a->bad > b->bad;
}

/* heavy <- the body of a rule that is in the draft already. */
static void copy_rule(mt_aba_draft *draft, uint32_t rule, uint32_t heavy)
{
    uint32_t from = draft->start.at[rule], n = draft->start.at[rule + 1] - from;
    uint32_t *body = MT_NEW_ARRAY(draft->arena, uint32_t, (size_t)n + 1);
    for (uint32_t i = 0; body && i < n; i++)
        body[i] = draft->body.at[from + i];
    if (body)
        mt_aba_rule(draft, heavy, body, n);
}

void mt_prefer_rules(mt_aba_draft *draft, mt_concluding *con, uint32_t concluding,
                     mt_rebuttable *reb, uint32_t rebuttable,
                     uint32_t (*heavy)(void *ctx, uint32_t point), void *ctx)
{
    if (concluding)
        qsort(con, concluding, sizeof(*con), by_weight);
    if (rebuttable)
        qsort(reb, rebuttable, sizeof(*reb), by_need);
    uint32_t at = 0, level = MT_NO_ID;
    for (uint32_t i = 0; i < rebuttable && !mt_arena_failed(draft->arena); i++) {
        const mt_rebuttable *r = &reb[i];
        if (i == 0 || r->point != reb[i - 1].point || r->against != reb[i - 1].against)
            level = MT_NO_ID;
        while (at < concluding && order(con[at].point, r->point, con[at].against, r->against,
                                        (double)INFINITY, (double)INFINITY) < 0)
            at++;
        bool grew = false;
        for (; at < concluding && con[at].point == r->point && con[at].against == r->against &&
               con[at].weight >= r->weight;
             at++) {
            if (!grew) {
                uint32_t before = level;
                level = heavy(ctx, r->point);
                if (before != MT_NO_ID)
                    mt_aba_rule(draft, level, &before, 1);
            }
            grew = true;
            copy_rule(draft, con[at].rule, level);
        }
        if (level != MT_NO_ID)
            mt_aba_rule(draft, r->bad, &level, 1);
    }
}

double mt_prefer_weight(const mt_debate *d, mt_end end, mt_prefer prefer)
{
    bool statement = end.kind == MT_END_STATEMENT;
    double weight = statement ? d->statement[end.id].weight : d->argument[end.id].weight;
    if (prefer == MT_PREFER_VOTES)
        weight = mt_votes_mean(statement ? d->statement[end.id].votes : d->argument[end.id].votes);
    return isnan(weight) ? 0.5 : weight;
}

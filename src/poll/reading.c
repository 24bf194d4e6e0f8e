/* Readers' answers -> the debate weighed with them; and the answers as ratings that bridge. */
#include "poll/inner.h"

#include <math.h>

/* ---- the debate ---- */

/* The statement that a claim of the ballots is: by its label, else by its title. */
static uint32_t statement_of(const mt_debate *d, moot_str claim)
{
    for (uint32_t i = 0; i < d->statements; i++)
        if (mt_str_eq(d->statement[i].label, claim))
            return i;
    for (uint32_t i = 0; i < d->statements; i++)
        if (mt_str_eq(d->statement[i].title, claim))
            return i;
    return MT_NO_ID;
}

/* A copy of the debate that shares everything but weights and relevances.  What readers accept is
 * the base score of a claim; what they find relevant, the weight of the relations from it. */
static mt_debate *with_answers(const mt_poll *p, const mt_debate *d, mt_arena *arena)
{
    mt_debate *copy = MT_NEW(arena, mt_debate);
    mt_statement *statement = MT_NEW_ARRAY(arena, mt_statement, (size_t)d->statements + 1);
    mt_relation *relation = MT_NEW_ARRAY(arena, mt_relation, (size_t)d->relations + 1);
    if (!copy || !statement || !relation)
        return NULL;
    *copy = *d;
    if (d->statements)
        memcpy(statement, d->statement, d->statements * sizeof(*statement));
    if (d->relations)
        memcpy(relation, d->relation, d->relations * sizeof(*relation));
    copy->statement = statement;
    copy->relation = relation;
    for (uint32_t c = 0; c < p->ballots->claims; c++) {
        uint32_t i = p->reading.statement[c];
        if (i == MT_NO_ID)
            continue;
        if (!isnan(p->votes[c].strength))
            statement[i].weight = fmin(fmax(p->votes[c].strength, 0), 1);
        for (uint32_t r = 0; r < d->relations && !isnan(p->votes[c].relevance); r++)
            if (relation[r].from.kind == MT_END_STATEMENT && relation[r].from.id == i)
                relation[r].relevance = d->relation[r].relevance * p->votes[c].relevance;
    }
    return copy;
}

/* The lesser of the swings under the two semantics that mirror when Yes and No change places. */
static double swing_of(const mt_weighing *w, uint32_t statement)
{
    double least = HUGE_VAL;
    for (uint32_t k = 0; k < w->bearings.n; k++) {
        const mt_bearing *b = &w->bearings.at[k];
        const mt_end *of = &w->nodes->of[b->node];
        if (of->kind != MT_END_STATEMENT || of->id != statement)
            continue;
        for (uint32_t way = 0; way < MT_BEARING_WAYS; way++)
            if (mt_graduals[way].even)
                least = fmin(least, fabs(b->granted[way] - b->struck[way]));
    }
    return least > 1 ? (double)NAN : least;
}

moot_status mt_poll_read_debate(mt_poll *p, const mt_debate *debate, mt_arena *arena)
{
    mt_poll_reading *r = &p->reading;
    uint32_t claims = p->ballots->claims;
    r->statement = MT_NEW_ARRAY(arena, uint32_t, (size_t)claims + 1);
    r->swing = MT_NEW_ARRAY(arena, double, (size_t)claims + 1);
    if (!r->statement || !r->swing)
        return MOOT_E_NOMEM;
    for (uint32_t c = 0; c < claims; c++) {
        r->statement[c] = statement_of(debate, p->ballots->claim[c]);
        r->matched += r->statement[c] != MT_NO_ID;
    }
    mt_debate *voted = with_answers(p, debate, arena);
    if (!voted)
        return MOOT_E_NOMEM;
    moot_status status = mt_weigh_debate(&r->written, debate, MT_BEARING_HINGES, arena);
    if (status == MOOT_OK)
        status = mt_weigh_debate(&r->voted, voted, MT_BEARING_HINGES, arena);
    for (uint32_t c = 0; c < claims && status == MOOT_OK; c++)
        r->swing[c] =
            r->statement[c] == MT_NO_ID ? (double)NAN : swing_of(&r->voted, r->statement[c]);
    if (status == MOOT_OK)
        status = mt_poll_draw(p, arena);
    r->there = status == MOOT_OK;
    return status;
}

/* ---- bridging ---- */

static uint32_t answers_in(const mt_matrix *votes, uint32_t row)
{
    uint32_t n = 0;
    for (uint32_t j = 0; j < votes->m; j++)
        n += votes->row[row][j] != MT_UNSEEN;
    return n;
}

/* Claims with enough ratings by raters with enough of them. */
static uint32_t number_notes(mt_poll_bridge *to, const mt_matrix *votes, const bool *rater,
                             mt_arena *scratch)
{
    uint32_t *seen = MT_NEW_ARRAY(scratch, uint32_t, (size_t)votes->m + 1), notes = 0;
    for (uint32_t i = 0; i < votes->n && seen; i++)
        for (uint32_t j = 0; j < votes->m && rater[i]; j++)
            seen[j] += votes->row[i][j] != MT_UNSEEN;
    for (uint32_t j = 0; j < votes->m && seen; j++)
        to->note[votes->claim[j]] = seen[j] >= MT_BRIDGE_RATINGS_MIN ? notes++ : MT_NO_ID;
    return notes;
}

static moot_status fit(mt_poll_bridge *to, const mt_matrix *votes, const bool *rater, uint64_t most,
                       const mt_stop *stop, mt_arena *arena, mt_arena *scratch)
{
    mt_bridge_options options = mt_bridge_default;
    mt_note_rating *at = MT_NEW_ARRAY(scratch, mt_note_rating, most + 1);
    uint32_t *start = MT_NEW_ARRAY(scratch, uint32_t, (size_t)to->raters + 1), n = 0, u = 0;
    if (!at || !start)
        return MOOT_E_NOMEM;
    for (uint32_t i = 0; i < votes->n; i++) {
        for (uint32_t j = 0; j < votes->m && rater[i]; j++) {
            uint32_t note = to->note[votes->claim[j]];
            int8_t a = votes->row[i][j];
            if (a != MT_UNSEEN && note != MT_NO_ID)
                at[n++] =
                    (mt_note_rating){note, (float)(a + MT_ACCEPT_MOST) * (0.5F / MT_ACCEPT_MOST)};
        }
        if (rater[i])
            start[++u] = n;
    }
    mt_ratings ratings = {to->raters, to->claims, start, at};
    options.stop = stop;
    return mt_bridge_fit(&to->fit, &ratings, &options, arena);
}

moot_status mt_poll_bridge_fit(mt_poll_bridge *to, const mt_matrix *votes, const mt_stop *stop,
                               mt_arena *arena)
{
    mt_arena scratch;
    uint64_t ratings = 0;
    uint32_t least = votes->m < MT_BRIDGE_ANSWERS_MIN ? votes->m : MT_BRIDGE_ANSWERS_MIN;
    moot_status status = MOOT_OK;
    *to = (mt_poll_bridge){.lack = MT_BRIDGE_FITTED};
    mt_arena_init(&scratch, &arena->alloc);
    bool *rater = MT_NEW_ARRAY(&scratch, bool, (size_t)votes->n + 1);
    to->note = MT_NEW_ARRAY(arena, uint32_t, (size_t)votes->m + 1);
    if (!rater || !to->note)
        status = MOOT_E_NOMEM;
    for (uint32_t i = 0; i < votes->n && status == MOOT_OK; i++) {
        uint32_t n = answers_in(votes, i);
        rater[i] = n >= least;
        to->raters += rater[i];
        ratings += rater[i] ? n : 0;
    }
    if (status == MOOT_OK)
        to->claims = number_notes(to, votes, rater, &scratch);
    if (mt_arena_failed(&scratch))
        status = MOOT_E_NOMEM;
    if (to->raters < MT_BRIDGE_RATERS_MIN)
        to->lack = MT_BRIDGE_FEW_RATERS;
    else if (to->claims < MT_BRIDGE_CLAIMS_MIN)
        to->lack = MT_BRIDGE_FEW_CLAIMS;
    if (status == MOOT_OK && to->lack == MT_BRIDGE_FITTED)
        status = fit(to, votes, rater, ratings, stop, arena, &scratch);
    mt_arena_free(&scratch);
    return status;
}

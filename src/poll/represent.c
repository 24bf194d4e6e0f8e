/* Counts per group -> what is typical of each group, and what all of them share. */
#include "poll/represent.h"

#include "poll/rating.h"

#include <math.h>

double mt_prop_test(double k, double n)
{
    return 2 * sqrt(n + 1) * ((k + 1) / (n + 1) - 0.5);
}

double mt_two_prop_test(double k_in, double k_out, double n_in, double n_out)
{
    double a = k_in + 1, b = k_out + 1, m = n_in + 1, n = n_out + 1;
    double all = (a + b) / (m + n);
    if (all >= 1)
        return 0;
    return (a / m - b / n) / sqrt(all * (1 - all) * (1 / m + 1 / n));
}

static double successes(const mt_counts *c, int way)
{
    return way ? c->disagree : c->agree;
}

void mt_typical_find(mt_typical *to, const mt_counts *counts, uint32_t groups, uint32_t g)
{
    const mt_counts *own = &counts[g];
    mt_counts rest = {0, 0, 0};
    for (uint32_t h = 0; h < groups; h++)
        if (h != g) {
            rest.agree += counts[h].agree;
            rest.disagree += counts[h].disagree;
            rest.seen += counts[h].seen;
        }
    to->counts = *own;
    for (int way = 0; way < 2; way++) {
        double k = successes(own, way), k_rest = successes(&rest, way);
        to->share[way] = (k + 1) / (own->seen + 2.0);
        to->share_z[way] = mt_prop_test(k, own->seen);
        to->ratio[way] = to->share[way] / ((k_rest + 1) / (rest.seen + 2.0));
        to->ratio_z[way] = mt_two_prop_test(k, k_rest, own->seen, rest.seen);
    }
}

static double score(const mt_typical *t, int way)
{
    return t->ratio[way] * t->ratio_z[way] * t->share[way] * t->share_z[way];
}

static bool qualifies(const mt_typical *t, int way)
{
    return t->ratio_z[way] > MT_Z80 && t->share_z[way] > MT_Z80;
}

/* The way a claim is typical of the group. */
static mt_choice choice_of(const mt_typical *t, uint32_t claim)
{
    int way = t->ratio_z[0] > t->ratio_z[1] ? 0 : 1;
    return (mt_choice){claim, way, false, score(t, way)};
}

/* Is it a better agreement to put first than the best so far? */
static bool better_agreement(const mt_typical *t, const mt_typical *best)
{
    if (t->counts.agree == 0 && t->counts.disagree == 0)
        return false;
    if (best && best->ratio[0] > 1)
        return score(t, 0) > score(best, 0);
    if (best)
        return t->share[0] * t->share_z[0] > best->share[0] * best->share_z[0];
    return t->share_z[0] > MT_Z80 || (t->ratio[0] > 1 && t->share[0] > 0.5);
}

/* Into a list by falling score, the earlier of equals first; what does not fit falls out. */
static uint32_t insert(mt_choice *to, uint32_t n, mt_choice c)
{
    uint32_t k = n < MT_TYPICAL_MOST ? n++ : MT_TYPICAL_MOST;
    for (; k > 0 && to[k - 1].score < c.score; k--)
        if (k < MT_TYPICAL_MOST)
            to[k] = to[k - 1];
    if (k < MT_TYPICAL_MOST)
        to[k] = c;
    return n;
}

/* The best agreement before the list, then agreements before disagreements. */
static uint32_t agreement_order(mt_choice *to, uint32_t n, const mt_typical *typical, uint32_t best)
{
    mt_choice list[MT_TYPICAL_MOST + 1];
    uint32_t filled = 0, out = 0;
    if (best != UINT32_MAX) {
        list[filled] = choice_of(&typical[best], best);
        list[filled++].best = true;
    }
    for (uint32_t k = 0; k < n && filled < MT_TYPICAL_MOST; k++)
        if (to[k].claim != best)
            list[filled++] = to[k];
    for (int way = 0; way < 2; way++)
        for (uint32_t k = 0; k < filled; k++)
            if (list[k].way == way)
                to[out++] = list[k];
    return out;
}

uint32_t mt_typical_choose(const mt_typical *typical, uint32_t claims, const bool *skip,
                           bool agreement_first, mt_choice to[MT_TYPICAL_MOST])
{
    uint32_t n = 0, best = UINT32_MAX, agreement = UINT32_MAX;
    double best_z = -HUGE_VAL;
    for (uint32_t i = 0; i < claims; i++) {
        const mt_typical *t = &typical[i];
        if (skip && skip[i])
            continue;
        double z = fmax(t->ratio_z[0], t->ratio_z[1]);
        if (qualifies(t, 0) || qualifies(t, 1))
            n = insert(to, n, choice_of(t, i));
        if (n == 0 && z > best_z) {
            best = i;
            best_z = z;
        }
        if (agreement_first &&
            better_agreement(t, agreement == UINT32_MAX ? NULL : &typical[agreement]))
            agreement = i;
    }
    if (n == 0 && agreement == UINT32_MAX && best != UINT32_MAX) {
        to[0] = choice_of(&typical[best], best);
        return 1;
    }
    return agreement_first ? agreement_order(to, n, typical, agreement) : n;
}

uint32_t mt_majority_choose(const mt_counts *counts, uint32_t claims, const bool *skip, int way,
                            mt_choice to[MT_TYPICAL_MOST])
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < claims; i++) {
        double k = successes(&counts[i], way), seen = counts[i].seen;
        double share = (k + 1) / (seen + 2), z = mt_prop_test(k, seen);
        if (!(skip && skip[i]) && share > 0.5 && z > MT_Z80)
            n = insert(to, n, (mt_choice){i, way, false, share * z});
    }
    return n;
}

double mt_group_consensus(const mt_counts *counts, uint32_t groups, int way)
{
    double product = 1;
    for (uint32_t g = 0; g < groups; g++)
        product *= (successes(&counts[g], way) + 1) / (counts[g].seen + 2.0);
    return product;
}

double mt_importance(double agree, double passed, double seen, double extremity)
{
    return (1 - (passed + 1) / (seen + 2)) * (extremity + 1) * (agree + 1) / (seen + 2);
}

double mt_priority(double agree, double passed, double seen, double extremity, bool meta)
{
    double soon =
        meta ? 7 : mt_importance(agree, passed, seen, extremity) * (1 + 8 * exp2(-seen / 5));
    return soon * soon;
}

/* Checks a result about balance from its definition, knowing nothing of how it was found. */
#ifndef MT_TESTS_BALANCE_CHECK_H
#define MT_TESTS_BALANCE_CHECK_H

#include "actors/network.h"

#include <stdlib.h>

static inline bool tie_strained(const mt_network *net, const uint32_t *camp, uint32_t t)
{
    const mt_actor_tie *tie = &net->tie[t];
    return (camp[tie->a] == camp[tie->b]) == tie->hostile;
}

/* The split strains just the ties that it says, which weigh `upper`. */
static inline const char *split_fault(const mt_network *net, const mt_balance *b, const mt_split *s)
{
    int64_t sum = 0;
    uint32_t k = 0;
    for (uint32_t v = 0; v < net->n; v++)
        if (s->camp[v] >= s->camps || (b->kind == MT_STRONG && s->camp[v] > 1))
            return "a camp out of range";
    for (uint32_t t = 0; t < net->m; t++) {
        if (!tie_strained(net, s->camp, t))
            continue;
        if (k == s->strained_n || s->strained[k] != t)
            return "the change set is not what the split strains";
        k++;
        sum += net->tie[t].weight;
    }
    if (k != s->strained_n)
        return "the change set has a tie that is not strained";
    return sum == b->upper ? NULL : "a split that does not strain the index";
}

/* A closed walk, each tie once, each actor once, and contradictory. */
static inline const char *cycle_fault(const mt_network *net, mt_balance_kind kind,
                                      const mt_cycle *c)
{
    uint32_t at = c->from, hostile = 0;
    for (uint32_t i = 0; i < c->n; i++) {
        const mt_actor_tie *t = &net->tie[c->tie[i]];
        if (c->tie[i] >= net->m || (t->a != at && t->b != at))
            return "a cycle that does not hang together";
        at = t->a == at ? t->b : t->a;
        hostile += t->hostile;
        for (uint32_t j = 0; j < i; j++)
            if (c->tie[j] == c->tie[i])
                return "a cycle that uses a tie twice";
    }
    if (at != c->from || c->n < 2 || c->times <= 0)
        return "a cycle that is not closed";
    return (kind == MT_STRONG ? hostile % 2 == 1 : hostile == 1) ? NULL
                                                                 : "a cycle without contradiction";
}

static inline const char *packing_fault(const mt_network *net, const mt_balance *b)
{
    const char *fault = NULL;
    int64_t *used = calloc(net->m + (size_t)1, sizeof *used), sum = 0;
    if (!used)
        return "no memory";
    for (uint32_t k = 0; k < b->cycle_n && !fault; k++) {
        const mt_cycle *c = &b->cycle[k];
        fault = cycle_fault(net, b->kind, c);
        sum += c->times;
        for (uint32_t i = 0; i < c->n && !fault; i++) {
            used[c->tie[i]] += c->times;
            if (used[c->tie[i]] > net->tie[c->tie[i]].weight)
                fault = "a tie is used beyond its weight";
        }
    }
    free(used);
    if (!fault && sum != b->packed)
        fault = "the cycles do not add up";
    if (!fault && b->packed > b->lower)
        fault = "more cycles than the lower bound";
    return fault;
}

static inline const char *strain_fault(const mt_network *net, const mt_balance *b)
{
    if (!b->exact)
        return NULL;
    for (uint32_t k = 0; k < b->split_n; k++)
        for (uint32_t t = 0; t < net->m; t++) {
            bool strained = tie_strained(net, b->split[k].camp, t);
            if (b->strain[t] == (strained ? MT_STRAIN_NONE : MT_STRAIN_ALL))
                return "the strain of a tie is not that of a split";
        }
    return NULL;
}

/* NULL, or what is wrong. */
static inline const char *balance_fault(const mt_network *net, const mt_balance *b)
{
    const char *fault = NULL;
    if (b->lower > b->upper || b->exact != (b->lower == b->upper) || !b->split_n)
        return "bounds that make no sense";
    for (uint32_t k = 0; k < b->split_n && !fault; k++)
        fault = split_fault(net, b, &b->split[k]);
    for (uint32_t k = 1; k < b->split_n && !fault; k++)
        for (uint32_t j = 0; j < k; j++)
            if (b->split[j].strained_n == b->split[k].strained_n &&
                memcmp(b->split[j].strained, b->split[k].strained,
                       b->split[k].strained_n * sizeof(uint32_t)) == 0)
                fault = "a split twice";
    if (!fault && (b->split_n > b->splits || (b->splits_exact && b->splits < b->split_n)))
        fault = "more splits listed than there are";
    fault = fault ? fault : packing_fault(net, b);
    if (!fault && b->proof == MT_PROOF_CYCLES && b->packed != b->upper)
        fault = "cycles that prove less than the index";
    return fault ? fault : strain_fault(net, b);
}

#endif

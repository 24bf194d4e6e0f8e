/* The oracle: every extension of every semantics of a flat framework of up to 7
 * assumptions, by going through all sets of them and the definitions.  Assumptions are
 * the first literals; sets and what they derive are bits of a number. */
#ifndef MT_TESTS_BRUTE_ABA_H
#define MT_TESTS_BRUTE_ABA_H

#include "semantics/solve.h"

#include <string.h>

enum { ABA_MAX = 7, ABA_LITERALS = 13, ABA_SETS = 1 << ABA_MAX };

typedef struct oracle {
    mt_aba aba;
    uint32_t n;                 /* assumptions */
    uint32_t derived[ABA_SETS]; /* literals derivable from each set */
    uint32_t hits[ABA_SETS];    /* assumptions that each set attacks */
    bool free[ABA_SETS], admissible[ABA_SETS];
    bool is[MT_SEMANTICS_COUNT][ABA_SETS];
} oracle;

static inline uint32_t oracle_derive(const mt_aba *aba, uint32_t set)
{
    uint32_t known = set;
    for (bool grew = true; grew;) {
        grew = false;
        for (uint32_t r = 0; r < aba->rules; r++) {
            bool holds = true;
            for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++)
                holds = holds && (known >> aba->body[i] & 1);
            if (holds && !(known >> aba->head[r] & 1)) {
                known |= (uint32_t)1 << aba->head[r];
                grew = true;
            }
        }
    }
    return known;
}

/* The members of `from` whose worth (the set, or its range) is no proper part of another's. */
static inline void oracle_greatest(const oracle *o, const bool *from, bool range, bool *to)
{
    for (uint32_t s = 0; s < (uint32_t)1 << o->n; s++) {
        uint32_t mine = range ? s | o->hits[s] : s;
        to[s] = from[s];
        for (uint32_t t = 0; t < (uint32_t)1 << o->n && to[s]; t++) {
            uint32_t other = range ? t | o->hits[t] : t;
            to[s] = !(from[t] && other != mine && (mine & ~other) == 0);
        }
    }
}

/* The only admissible set in all members of `from` with which none can compare: checked
 * to be above every other one. */
static inline bool oracle_common(const oracle *o, const bool *from, bool *to)
{
    uint32_t end = (uint32_t)1 << o->n, common = end - 1, all = 0;
    for (uint32_t s = 0; s < end; s++)
        common &= from[s] ? s : end - 1;
    for (uint32_t s = 0; s < end; s++)
        if (o->admissible[s] && (s & ~common) == 0)
            all |= s;
    to[all] = true;
    return o->admissible[all];
}

/* False if a definition has no greatest set where it must have one. */
static inline bool oracle_judge(oracle *o)
{
    uint32_t end = (uint32_t)1 << o->n, all = end - 1, least = all;
    memset(o->is, 0, sizeof o->is);
    for (uint32_t s = 0; s < end; s++) {
        o->derived[s] = oracle_derive(&o->aba, s);
        o->hits[s] = 0;
        for (uint32_t a = 0; a < o->n; a++)
            o->hits[s] |= (o->derived[s] >> o->aba.contrary[a] & 1) << a;
    }
    for (uint32_t s = 0; s < end; s++) {
        uint32_t hit = o->hits[s], defended = all & ~o->hits[all & ~hit];
        o->free[s] = !(s & hit);
        o->admissible[s] = o->free[s] && (s & ~defended) == 0;
        o->is[MT_CO][s] = o->admissible[s] && s == defended;
        o->is[MT_ST][s] = o->free[s] && (s | hit) == all;
        least &= o->is[MT_CO][s] ? s : all;
    }
    o->is[MT_GR][least] = true;
    oracle_greatest(o, o->admissible, false, o->is[MT_PR]);
    oracle_greatest(o, o->is[MT_CO], true, o->is[MT_SST]);
    oracle_greatest(o, o->free, true, o->is[MT_STG]);
    return oracle_common(o, o->is[MT_PR], o->is[MT_ID]) &&
           oracle_common(o, o->is[MT_SST], o->is[MT_EA]);
}

#endif

/* The oracle: every extension of every semantics of a framework of up to 12 arguments,
 * by going through all subsets and the definitions.  Sets are bits of a number. */
#ifndef MT_TESTS_BRUTE_AF_H
#define MT_TESTS_BRUTE_AF_H

#include "semantics/solve.h"

enum { BRUTE_MAX = 12, BRUTE_SETS = 1 << BRUTE_MAX };

typedef struct brute {
    uint32_t n;
    uint32_t out[BRUTE_MAX];
    uint32_t hits[BRUTE_SETS];                  /* what each set attacks */
    uint8_t is[MT_SEMANTICS_COUNT][BRUTE_SETS]; /* 1: the set is an extension */
    uint8_t free[BRUTE_SETS], admissible[BRUTE_SETS];
} brute;

static inline uint32_t brute_defended(const brute *b, uint32_t set)
{
    uint32_t defended = 0;
    for (uint32_t a = 0; a < b->n; a++) {
        bool all = true;
        for (uint32_t c = 0; c < b->n; c++)
            if ((b->out[c] >> a & 1) && !(b->hits[set] >> c & 1))
                all = false;
        defended |= (uint32_t)all << a;
    }
    return defended;
}

/* The members of `from` whose worth is no proper subset of another's. */
static inline void brute_greatest(const brute *b, const uint8_t *from, bool range, uint8_t *to)
{
    uint32_t end = (uint32_t)1 << b->n;
    for (uint32_t s = 0; s < end; s++) {
        to[s] = from[s];
        uint32_t mine = range ? s | b->hits[s] : s;
        for (uint32_t t = 0; t < end && to[s]; t++) {
            uint32_t other = range ? t | b->hits[t] : t;
            if (from[t] && other != mine && (other & mine) == mine)
                to[s] = 0;
        }
    }
}

/* The greatest admissible set within all the members of `from`: by size, not by fixpoint. */
static inline void brute_common(const brute *b, const uint8_t *from, uint8_t *to)
{
    uint32_t end = (uint32_t)1 << b->n, common = end - 1, best = 0;
    for (uint32_t s = 0; s < end; s++)
        if (from[s])
            common &= s;
    for (uint32_t s = 0; s < end; s++) {
        to[s] = 0;
        if (b->admissible[s] && (s & common) == s &&
            __builtin_popcount(s) > __builtin_popcount(best))
            best = s;
    }
    to[best] = 1;
}

static inline void brute_all(brute *b)
{
    uint32_t end = (uint32_t)1 << b->n, least = end - 1;
    for (uint32_t s = 0; s < end; s++) {
        b->hits[s] = 0;
        for (uint32_t a = 0; a < b->n; a++)
            b->hits[s] |= s >> a & 1 ? b->out[a] : 0;
    }
    for (uint32_t s = 0; s < end; s++) {
        uint32_t defended = brute_defended(b, s);
        b->free[s] = !(s & b->hits[s]);
        b->admissible[s] = b->free[s] && (s & defended) == s;
        b->is[MT_CO][s] = b->free[s] && s == defended;
        b->is[MT_ST][s] = b->free[s] && (s | b->hits[s]) == end - 1;
        if (b->is[MT_CO][s])
            least &= s;
    }
    for (uint32_t s = 0; s < end; s++)
        b->is[MT_GR][s] = s == least;
    brute_greatest(b, b->admissible, false, b->is[MT_PR]);
    brute_greatest(b, b->admissible, true, b->is[MT_SST]);
    /* semi-stable sets are complete; admissible sets of greatest range are so, too */
    brute_greatest(b, b->free, true, b->is[MT_STG]);
    brute_common(b, b->is[MT_PR], b->is[MT_ID]);
    brute_common(b, b->is[MT_SST], b->is[MT_EA]);
}

#endif

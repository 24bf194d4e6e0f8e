/* judge: sets -> the smallest set that meets each of them. */
#ifndef MT_JUDGE_HITTING_H
#define MT_JUDGE_HITTING_H

#include "base/intern.h"
#include "base/vec.h"

typedef struct mt_hitting {
    mt_arena *arena;
    uint32_t n;             /* elements 0 .. n-1 */
    MT_VEC(uint32_t) start; /* of each set in `at`, and the end */
    MT_VEC(uint32_t) at;
    uint8_t *chosen; /* per element: the answer of mt_hitting_solve() */
    uint8_t *used;   /* per element: some set has it */
    uint32_t size;   /* of the answer */
    uint32_t left;   /* steps that the search may still take; 0: given up */
    /* Of the search: per element from which level on it is not to be taken, and in which bound it
     * is counted; per level which set is met there, and by which of its entries. */
    uint32_t *banned, *packed, *set, *entry;
    uint32_t bounds;
} mt_hitting;

/* `steps` bounds the work of all searches together.  False if memory is short. */
MOOT_NODISCARD bool mt_hitting_begin(mt_hitting *h, uint32_t n, uint32_t steps, mt_arena *arena);
/* Another set to be met: the elements with set[e] != 0, at least one. */
void mt_hitting_add(mt_hitting *h, const uint8_t *set);
/* Find the smallest set that meets all, and of these the first in the order of the elements:
 * h->chosen and h->size.  False if the steps are used up or memory is short.  Branch and bound;
 * the bound is how many of the sets have nothing in common. */
bool mt_hitting_solve(mt_hitting *h);

#endif

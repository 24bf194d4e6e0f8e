/* judge: framework -> the part of it on which some literals rest.
 *
 * Whether a literal is derived, and whether a set of assumptions answers what is
 * brought against it, depends only on its rules, the contraries of the assumptions
 * in them, and so on.  What lies outside of this cone changes nothing for the
 * grounded, complete, preferred and ideal extensions. */
#ifndef MT_JUDGE_CONE_H
#define MT_JUDGE_CONE_H

#include "af/framework.h"

typedef struct mt_cone {
    mt_aba aba;
    uint32_t *local; /* literal of the whole -> of the cone; MT_NO_ID: outside */
    uint32_t *full;  /* literal of the cone -> of the whole; ascending */
    uint32_t *rule;  /* rule of the cone -> of the whole; ascending */
} mt_cone;

/* The cone of `seed[0 .. seeds - 1]` (MT_NO_ID is passed over), in `arena`.  O(size of the
 * whole).  False if memory is short. */
MOOT_NODISCARD bool mt_cone_make(mt_cone *cone, const mt_aba *whole, const uint32_t *seed,
                                 uint32_t seeds, mt_arena *arena);

#endif

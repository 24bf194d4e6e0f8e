/* A solved framework -> what the grounded extension leaves undecided, cut into parts
 * that have nothing to do with each other. */
#ifndef MT_JUDGE_PARTS_H
#define MT_JUDGE_PARTS_H

#include "af/framework.h"

typedef struct mt_part {
    mt_aba aba;
    uint32_t *literal; /* per literal of the part: its number in the whole */
} mt_part;

typedef struct mt_parts {
    mt_part *at;
    uint32_t n;
    uint32_t *part;  /* per literal of the whole: its part; MT_NO_ID if it is decided */
    uint32_t *local; /* and its number there */
} mt_parts;

/* `bits` of mt_grounded().  With `cut`, what is decided is left out; without, only the
 * parts are told apart (stage extensions need not hold the grounded one).  The complete,
 * preferred, stable, semi-stable, ideal and eager extensions of the whole are the
 * grounded one with one of each part, in every combination; stage ones are those of the
 * uncut parts in every combination.
 * All in `arena`; false if memory is short.  O(size), nearly. */
MOOT_NODISCARD bool mt_parts_find(mt_parts *parts, const mt_aba *aba, const uint8_t *bits, bool cut,
                                  mt_arena *arena);

#endif

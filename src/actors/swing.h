/* A small block: what splits strain at least, with a pair in one camp or two and ties strained
 * or not.  From these numbers follows all that a change of one tie or two does to the pair. */
#ifndef MT_ACTORS_SWING_H
#define MT_ACTORS_SWING_H

#include "actors/inner.h"

enum { MT_SWING_MAX = 20, MT_SWING_TIES = 400 };

/* Index 0: the pair in one camp; 1: in two. */
typedef struct mt_swing {
    int64_t least[2];
    int64_t *by_tie[2]; /* 2t: tie t is not strained, exact as far as it is less than the other
                           one and the pair's weight; 2t + 1: it is, exact as far as it is less than
                           `least` and twice its weight; else more than that.  One of the two
                           is `least`, and exact. */
    int64_t *by_two[2]; /* t m + u, t < u: both are strained; exact as far as it is less than
                           `least` and both weights, else more than that */
    uint32_t *list;     /* scratch */
} mt_swing;

typedef struct mt_swing_ask {
    const mt_network *net; /* the pair is not tied in it */
    uint32_t a, b;
    int64_t weight; /* of the tie they would have */
    mt_balance_kind kind;
    bool pairs;        /* `by_two` wanted; the rest is there already */
    uint64_t patience; /* steps; 0: any number */
    const mt_stop *stop;
    bool spent; /* set if it ended for patience or `stop` */
} mt_swing_ask;

/* False if there are more than MT_SWING_MAX actors, patience is at an end, or memory is short.
 * Strong balance: O(2^n m) at worst. */
bool mt_swing_find(mt_swing *to, mt_arena *arena, mt_swing_ask *ask);

#endif

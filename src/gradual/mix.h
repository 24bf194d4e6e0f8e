/* Two versions of a graph -> what changed, and strengths when only some of it is changed. */
#ifndef MT_GRADUAL_MIX_H
#define MT_GRADUAL_MIX_H

#include "gradual/read.h"
#include "gradual/solve.h"

/* What changed about a point, as bits. */
enum { MT_MIX_NEW = 1, MT_MIX_GONE = 2, MT_MIX_BASE = 4, MT_MIX_ARCS = 8 /* out of it */ };

typedef struct mt_mix {
    mt_arena *arena;
    mt_intern names;    /* of both versions: those of the new one, then those that are gone */
    mt_bipolar was, is; /* over these names */
    uint8_t *there;     /* per name: 1 before, 2 after */
    uint8_t *what;      /* per name: MT_MIX_* */
    uint32_t *number;   /* per name: its number among the changes, or MT_NO_ID */
    uint32_t changes;
    uint32_t *changed; /* per change: its name */
    mt_tie *ties;      /* for weighing */
    double *base;
} mt_mix;

/* Points are matched by name.  All in `arena`.  MOOT_OK; MOOT_E_NOMEM.  O(size of both). */
MOOT_NODISCARD moot_status mt_mix_make(mt_mix *to, const mt_named_graph *before,
                                       const mt_named_graph *after, mt_arena *arena);

/* Strengths, per name, when the changes with made[k] are made and no others: a change of a point
 * brings its presence, its base score and the arcs out of it.  MOOT_OK; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_mix_weigh(mt_mix *x, const mt_gradual *sem, const uint8_t *made,
                                        double *s, mt_solved *solved);

/* Per name: can it bear on `topic` in one of the versions, or in a mixture?  False if memory is
 * short.  O(size of both). */
bool mt_mix_bearing(mt_mix *x, uint32_t topic, uint8_t *bears);

#endif

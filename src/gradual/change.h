/* Two versions of a graph -> which changes turned the order of two points. */
#ifndef MT_GRADUAL_CHANGE_H
#define MT_GRADUAL_CHANGE_H

#include "gradual/mix.h"

enum { MT_CHANGE_MOST = 12 /* changed points of which all sets are tried */ };

/* Sets of changed points: bit k is changed[k]. */
typedef struct mt_change_sets {
    uint32_t n;
    uint32_t *at; /* ascending */
} mt_change_sets;

typedef struct mt_change {
    uint32_t changes;
    moot_str changed[MT_CHANGE_MOST]; /* points that are new, gone, or have another base score
                                         or other arcs out of them; those of the new version
                                         in its order, then those that are gone */
    bool consistent;                  /* the outcome is the same before and after */
    bool converged;                   /* all versions that were tried came to rest */
    /* The smallest sets (none within another) that explain a changed order; when nothing
     * changed, the empty set alone. */
    mt_change_sets sufficient;     /* making only these changes changes the order */
    mt_change_sets counterfactual; /* and undoing only these restores it */
    mt_change_sets necessary;      /* sufficient, and no set without any of them is */
} mt_change;

/* Explain by trying every set of changes (Kampik, Cyras and Ruiz Alarcon 2024): a change
 * of a point brings its presence, its base score and the arcs out of it.  Strengths that
 * differ by at most 1e-9 count as equal.  MOOT_OK; MOOT_E_MISUSE if a topic is not in both
 * versions; MOOT_E_LIMIT if more than MT_CHANGE_MOST points changed; MOOT_E_NOMEM.
 * O(2^changes (n + m)) without cycles. */
MOOT_NODISCARD moot_status mt_change_explain(mt_change *to, const mt_gradual *sem,
                                             const mt_named_graph *before,
                                             const mt_named_graph *after, moot_str topic,
                                             moot_str other, mt_arena *arena);

/* The same for outcomes of any kind: outcome[set] is what comes out when the changes of `set` are
 * made, for all 2^changes sets.  `to` has its `changes`.  MOOT_OK; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_change_sort_out(mt_change *to, const int8_t *outcome,
                                              mt_arena *arena);

#endif

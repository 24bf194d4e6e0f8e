/* A graph and updates of it -> the largest sets of additions that never turn the order of
 * two points ("pockets of consistency"). */
#ifndef MT_GRADUAL_POCKET_H
#define MT_GRADUAL_POCKET_H

#include "gradual/read.h"
#include "gradual/solve.h"

enum {
    MT_POCKET_ADDED = 64,  /* most points that updates add */
    MT_POCKET_SETS = 20000 /* most sets kept on the way */
};

typedef struct mt_pockets {
    uint32_t added;                 /* points that some update has and the first graph has not */
    moot_str name[MT_POCKET_ADDED]; /* of these, in order of first sight */
    uint32_t n;
    uint64_t *at;    /* the pockets: bit k is name[k]; larger ones first, then by number */
    bool consistent; /* no update turns the order */
    bool opposed;    /* every update does */
    bool converged;  /* every graph came to rest */
} mt_pockets;

/* A graph, its updates, and the two points whose order matters. */
typedef struct mt_pocket_question {
    const mt_gradual *sem;
    const mt_named_graph *first, *update;
    uint32_t updates;
    moot_str topic, other;
} mt_pocket_question;

/* A set of added points is a pocket if no update that adds a part of it (or all, or nothing)
 * turns the order of the two, and no larger set is such.  Strengths that differ by
 * at most 1e-9 count as equal.  The sets that must not lie within a pocket are those that the
 * turning updates add; the pockets leave out a smallest set that meets each of them (Berge
 * 1989).  MOOT_OK; MOOT_E_MISUSE if a topic is not in every graph; MOOT_E_LIMIT over the
 * numbers above; MOOT_E_NOMEM.  O(size of all graphs) and O(updates sets^2 added). */
MOOT_NODISCARD moot_status mt_pockets_find(mt_pockets *to, const mt_pocket_question *q,
                                           mt_arena *arena);

#endif

/* gradual: a weighted bipolar graph, and the strengths of its nodes.
 *
 * A node has a base score; arcs lead from attackers and supporters to what they
 * bear on, each with a weight.  Rows are compressed: the arcs into node i are one
 * run, its attackers first.  Formulas and sources: docs/WEIGHTS.md. */
#ifndef MT_GRADUAL_GRAPH_H
#define MT_GRADUAL_GRAPH_H

#include "base/arena.h"

/* One arc as it is given. */
typedef struct mt_tie {
    uint32_t from, to;
    bool support;  /* else it attacks */
    double weight; /* of the arc: what reaches `to` is weight * strength(from); mostly 1 */
} mt_tie;

typedef struct mt_bipolar {
    uint32_t n, m;     /* nodes, arcs */
    double *base;      /* per node */
    uint32_t *start;   /* attackers of i: from start[2i] on; supporters: from start[2i + 1] on
                          to start[2i + 2]; 2n + 1 entries */
    uint32_t *from;    /* per arc: the node it comes from, ascending within each run */
    double *weight;    /* per arc; NULL if all are 1 */
    uint32_t *order;   /* the nodes, each after all that it depends on; NULL if there is a cycle */
    uint32_t on_cycle; /* nodes on a cycle or behind one; 0 if `order` is there */
} mt_bipolar;

/* Build from `n` base scores and `m` arcs; `base` is copied.  An arc given twice (same
 * ends, same kind) counts once, with the weight given first.  The order of the arcs
 * does not matter otherwise.  O(n + m).  MOOT_OK; MOOT_E_MISUSE if an end is no node or
 * m > 2^30; MOOT_E_NOMEM.  All memory is in `arena`. */
MOOT_NODISCARD moot_status mt_bipolar_make(mt_bipolar *g, mt_arena *arena, uint32_t n,
                                           const double *base, uint32_t m, const mt_tie *ties);

#endif

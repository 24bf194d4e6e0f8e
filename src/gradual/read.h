/* A bare weighted graph in JSON -> graph and names. */
#ifndef MT_GRADUAL_READ_H
#define MT_GRADUAL_READ_H

#include "base/diag.h"
#include "base/intern.h"
#include "base/value.h"
#include "gradual/graph.h"

typedef struct mt_named_graph {
    mt_bipolar g;
    moot_str *name;    /* per node; borrowed from the value */
    uint32_t topic[2]; /* "topic", or the two "topics"; MT_NO_ID if there are none */
} mt_named_graph;

/* Read {"arguments": [name, ...], "attacks": [[from, to], ...], "supports": [...]}, both
 * lists of arcs optional, an arc's third entry its weight in [0, 1].  Base scores:
 * "initial": [number per argument], or "weights": {name: number}, or "votes": {name:
 * [for, against]} with "epsilon" (else 1/2 for all).  They must lie in [0, 1] unless
 * `unbounded`.  "topic": the name of what
 * matters, or "topics": two of them.  Other keys are passed over.  False after one error in `diags`
 * (JS025), or if memory is short.  O(size). */
bool mt_graph_read(mt_named_graph *to, mt_arena *arena, const mt_value *v, bool unbounded,
                   mt_diags *diags);

/* Does the map look like a bare graph? */
bool mt_graph_is(const mt_value *v);

/* The node of that name, or MT_NO_ID.  O(n). */
uint32_t mt_graph_node(const mt_named_graph *g, moot_str name);

#endif

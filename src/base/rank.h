/* How far behind the head does each vertex of a graph stand?  By longest path; a graph with rings
 * is cut open where a walk along it comes back.  For the layers of drawings. */
#ifndef MT_BASE_RANK_H
#define MT_BASE_RANK_H

#include "base/intern.h"

/* Vertices 0 to n - 1; what bears on v is in[start[v]] to in[start[v + 1]]. */
typedef struct mt_rank_graph {
    uint32_t n;
    const uint32_t *start, *in;
    uint32_t apex; /* what it bears on does not count; MT_NO_ID: no such vertex */
} mt_rank_graph;

/* Room for the walks, for one graph after another. */
typedef struct mt_ranker {
    mt_rank_graph g;
    uint32_t *stack, *at; /* vertices being explored, and how far */
    uint8_t *colour;      /* 0 new, 1 being explored, 2 done */
    uint32_t *post;       /* vertices in the order in which they were done */
    uint32_t posts;
    bool *back; /* of `in`: leads back, closes a ring */
} mt_ranker;

/* For graphs of so many vertices and edges at most, in `arena`; false if it is short. */
MOOT_NODISCARD bool mt_ranker_init(mt_ranker *r, mt_arena *arena, size_t vertices, size_t edges);
/* Begin with a graph. */
void mt_ranker_begin(mt_ranker *r, const mt_rank_graph *g);
/* Depth first along what bears on `from`, unless that is done.  Which vertices come first decides
 * where rings are cut.  O(vertices + edges) for all calls together. */
void mt_ranker_explore(mt_ranker *r, uint32_t from);
/* All being explored: raise `row`, which has the least of each vertex, until what bears on
 * something stands behind it, but for what closes a ring. */
void mt_ranker_raise(const mt_ranker *r, uint32_t *row);

#endif

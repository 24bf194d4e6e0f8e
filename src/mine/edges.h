/* Features -> what each edge of a tree would be worth. */
#ifndef MT_MINE_EDGES_H
#define MT_MINE_EDGES_H

#include "mine/structure.h"

/* Worth of an edge that must not be taken. */
#define MT_FORBIDDEN (-1e9)

/* Worth of supporting, and of attacking. */
typedef struct mt_bearing {
    double support, attack;
} mt_bearing;

typedef struct mt_edges {
    const double *w;
    const mt_fixed *fixed;        /* may be NULL */
    const mt_advice_unit *advice; /* n, or NULL */
    const mt_lean *lean;          /* n, or NULL */
    mt_passage passage;
    uint32_t n, roots;
    const uint32_t *root; /* roots: the units that may be the central claim */
    mt_local *local;      /* n */
    double *score;        /* n * n, child by child: with a head that is no root */
    double *rooted;       /* n * roots, child by child: with the head root[k] as root */
    double *norm;         /* roots: what MIX_NORM takes off, or 0 */
    struct mt_child *child;
} mt_edges;

/* Sentence scores alone: fills `passage` and `local`.  False if memory is short. */
bool mt_edges_init(mt_edges *e, mt_arena *arena, const mt_material *material);
/* All edges, for these roots.  O(n^2) time and memory.  False if memory is short. */
bool mt_edges_lay(mt_edges *e, mt_arena *arena, const uint32_t *root, uint32_t roots);
/* Support and attack on an edge; `against`: how likely the head speaks against its own side. */
mt_bearing mt_edges_bearing(const mt_edges *e, uint32_t child, uint32_t head, bool root,
                            double against);

#endif

/* What the files of this room share: a block, and what is found out about it.
 *
 * A block is a largest set of ties any two of which lie on a common cycle; every cycle lies in
 * one block, so indices add up over blocks and optimal change sets combine freely. */
#ifndef MT_ACTORS_INNER_H
#define MT_ACTORS_INNER_H

#include "actors/network.h"
#include "base/vec.h"

typedef struct mt_edge {
    uint32_t a, b; /* nodes of the block */
    bool hostile;
    int64_t weight; /* in units of the block */
} mt_edge;

typedef struct mt_block {
    uint32_t n, m;
    uint32_t *actor; /* per node, ascending */
    uint32_t *tie;   /* per edge: the merged tie, ascending */
    mt_edge *edge;
    uint32_t *start; /* per node: its edges are at[start[v]] .. at[start[v + 1] - 1] */
    uint32_t *at;
    int64_t unit; /* the greatest common divisor of its weights */
} mt_block;

static inline uint32_t mt_edge_other(const mt_edge *e, uint32_t v)
{
    return e->a == v ? e->b : e->a;
}

/* The blocks of more than one tie, in the order of their first ties.  O(n + m). */
typedef struct mt_blocks {
    uint32_t n;
    mt_block *at;
} mt_blocks;
bool mt_blocks_find(mt_blocks *to, mt_arena *arena, const mt_network *net);
/* `start` and `at` of a block whose edges are there.  O(n + m). */
bool mt_block_rows(mt_block *b, mt_arena *arena);

/* A set of edges of a block, one byte each. */
typedef unsigned char mt_marks;

typedef struct mt_found {
    int64_t lower, upper;       /* in units of the block */
    mt_marks *best;             /* edges strained by the best split: weight `upper` */
    MT_VEC(mt_marks *) optimum; /* optimal change sets, ascending (mt_marks_cmp) */
    uint64_t count;             /* how many optimal change sets */
    bool count_exact;
    mt_strain *strain;      /* per edge; NULL: none known */
    MT_VEC(mt_cycle) cycle; /* in edges and nodes of the block, times in units */
    int64_t packed;
    mt_proof proof;
} mt_found;

/* What is asked of a block. */
typedef struct mt_quest {
    const mt_block *b;
    const uint32_t *ways; /* per edge: how many optimal sets one with it stands for; NULL: one */
    mt_balance_kind kind;
    uint32_t limit; /* optimal change sets wanted */
    bool index_only, steps;
    const moot_writer *proof; /* or NULL */
    const mt_stop *stop;
    mt_arena *arena; /* for results and scratch alike: freed when the blocks are put together */
    mt_found *found;
} mt_quest;

/* Add to `found` that the set `marks` is optimal; counts end at the largest. */
void mt_count_set(mt_quest *q, const mt_marks *marks);

/* A block with its chains drawn together. */
typedef struct mt_chains {
    const mt_block *of;
    mt_block block;         /* without actors and ties */
    uint32_t *node;         /* per node: that of the block it is drawn from */
    uint32_t *start, *link; /* per edge: its chain, in order from a to b */
    uint32_t *ways;         /* per edge: how many of its chain are of the least weight */
} mt_chains;
bool mt_chains_make(mt_chains *to, mt_arena *arena, const mt_block *b);
/* What was found of the drawn one, for the block it is drawn from; best and strain are there. */
void mt_chains_expand(const mt_chains *c, mt_arena *arena, const mt_found *from, mt_found *to,
                      uint32_t limit);

/* Pseudo-random numbers, the same on every machine (Steele, Lea, Flood 2014). */
static inline uint64_t mt_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* Who stands for the set that `i` is in; ways are halved (Tarjan, van Leeuwen 1984). */
uint32_t mt_find_root(uint32_t *up, uint32_t i);

/* Edges strained by a split into camps, and their weight.  `to` may be NULL.  O(m). */
int64_t mt_split_strains(const mt_block *b, const uint32_t *camp, mt_marks *to);
/* The other way: the camps that strain just these edges, which are a change set.  Numbered by
 * first node; under strong balance two.  `queue` has n entries.  O(n + m). */
void mt_camps_of(const mt_block *b, mt_balance_kind kind, const mt_marks *strained, uint32_t *camp,
                 uint32_t *queue);
/* First differing edge: strained comes first. */
int mt_marks_cmp(const mt_marks *a, const mt_marks *b, uint32_t m);

/* Is the block free of contradiction?  Then `camp` says how.  `queue` has n entries. */
bool mt_block_balanced(const mt_block *b, mt_balance_kind kind, uint32_t *camp, uint32_t *queue);

/* Threshold accepting (Dueck, Scheuer 1990): a good split, not always the best one.  `camp`
 * holds a split before and a no worse one after; its weight is returned, or -1 (no memory). */
int64_t mt_anneal(const mt_block *b, mt_balance_kind kind, uint32_t *camp, uint64_t moves,
                  const mt_stop *stop, mt_arena *scratch);

/* Strong balance, up to MT_TRY_HARD nodes: every split, in the order of a Gray code; index,
 * change sets, strain.  O(2^n d).  False if stopped (nothing is changed) or memory is short. */
enum { MT_TRY_MAX = 16, MT_TRY_HARD = 20 };
bool mt_try_all(mt_quest *q);

/* Contradictory cycles, shortest first, within the weights; into `found`, whose best split is
 * there.  O(m) for each cycle, and more. */
void mt_pack_greedy(mt_quest *q);
/* Knowing a change set, best an optimal one: a cycle through each of its edges, rerouted until no
 * edge is used beyond its weight or patience is at an end, which is soon while the bounds are
 * apart.  Replaces what is in `found` if it is more. */
void mt_pack_routed(mt_quest *q);

/* Core-guided search with a SAT solver: bounds, then change sets and strain. */
void mt_hunt_run(mt_quest *q);

#endif

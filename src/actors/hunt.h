/* Core-guided search (OLL: Andres, Kaufmann, Matheis, Schaub 2012; Morgado, Dodaro,
 * Marques-Silva 2014): the state that its files share.
 *
 * Variables: strong balance has one for each node (its camp) and one for each edge (strained),
 * with two clauses an edge; weak balance has those of the edges alone, and a clause for each
 * contradictory cycle that a model leaves whole, added when it is met.  A soft literal is one
 * that should be false: an edge strained, or the count of a core beyond what is proved. */
#ifndef MT_ACTORS_HUNT_H
#define MT_ACTORS_HUNT_H

#include "actors/inner.h"
#include "semantics/sat.h"

/* An edge that is strained (count 0), or "`count` or more of the literals of core `index`". */
typedef struct mt_core_literal {
    uint32_t index, count;
} mt_core_literal;

typedef struct mt_soft {
    int lit;
    int64_t left; /* weight not yet taken by a core */
    bool asleep;  /* not assumed until the cores at hand are used up */
    mt_core_literal what;
} mt_soft;

/* A node of a totalizer (Bailleux, Boufkhad 2003) that is extended when more is asked
 * (Martins, Joshi, Manquinho, Lynce 2014): out[k] is true if k or more of its leaves are. */
typedef struct mt_tally {
    uint32_t left, right; /* in `tally`; UINT32_MAX: a leaf */
    uint32_t size, made;
    int *out; /* from 1 on */
} mt_tally;

typedef struct mt_hunt {
    mt_quest *q;
    const mt_block *b;
    mt_arena *arena;
    mt_sat *sat;
    int node_var, edge_var; /* of node 0 and edge 0 */
    MT_VEC(mt_soft) soft;   /* the edges, then counts */
    MT_VEC(mt_tally) tally;
    MT_VEC(uint32_t) root;        /* per core: its tally, or UINT32_MAX */
    MT_VEC(int64_t) worth;        /* per core: its weight */
    uint32_t *core, core_n;       /* the core at hand: soft literals */
    int64_t threshold;            /* softs of less weight wait */
    uint32_t *camp, *queue;       /* per node */
    uint32_t *via, *depth, *seen; /* per node: search for cycles that are whole */
    uint32_t *way;                /* the one found */
    uint32_t round;
    mt_marks *marks, *used; /* per edge */
} mt_hunt;

/* Variables, clauses, softs.  False if memory is short. */
bool mt_hunt_open(mt_hunt *h, mt_quest *q, mt_arena *scratch);
/* Solve under what is assumed; in weak balance until no cycle is left whole.  `limit` conflicts
 * at most a question, -1: no limit.  With MT_SAT_YES `marks` are the edges strained. */
mt_sat_answer mt_hunt_ask(mt_hunt *h, const int *assumed, uint32_t n, int limit);
/* `marks` as a split: is it the best so far? */
void mt_hunt_note(mt_hunt *h);

/* A core of soft literals with that weight: its clause, its tally, its first count. */
void mt_tally_core(mt_hunt *h, const uint32_t *core, uint32_t n, int64_t weight);
/* The index is known and what is soft false for good: change sets and strain. */
void mt_hunt_optima(mt_hunt *h);

/* Lines of the proof, if one is asked for: a block; a contradictory cycle that the solver is told
 * of; a core, before its clause.  Edges, nodes and cores are numbered from 1. */
bool mt_trace_block(const mt_quest *q, const mt_chains *c);
void mt_trace_cycle(mt_hunt *h, const uint32_t *edge, uint32_t n);
void mt_trace_step(mt_hunt *h, const uint32_t *core, uint32_t n, int64_t weight);
/* What stands before and after the blocks. */
void mt_trace_head(const moot_writer *to, const mt_network *net, mt_balance_kind kind,
                   bool *failed);
void mt_trace_end(const moot_writer *to, int64_t lower, bool *failed);

#endif

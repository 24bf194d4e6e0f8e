/* Attack-only graphs with votes: social argumentation with all the models that can be
 * found, and burden numbers. */
#ifndef MT_GRADUAL_SOCIAL_H
#define MT_GRADUAL_SOCIAL_H

#include "gradual/semantics.h"

/* Share of the votes that are for it: pro / (pro + con + epsilon), 0 without votes.
 * (Leite and Martins 2011.) */
double mt_social_support(double pro, double con, double epsilon);

enum {
    MT_SOCIAL_DENSE = 96, /* most nodes for which unstable models are sought too */
    MT_SOCIAL_MODELS = 32 /* most models kept */
};

typedef struct mt_social {
    uint32_t models;
    double *model[MT_SOCIAL_MODELS]; /* n strengths each, in order of finding */
    bool unique;   /* proved: base * attackers is under 1 for every node, or no cycle */
    bool singular; /* at a model the equations are dependent: there may be a continuum */
    bool capped;   /* there were more */
} mt_social;

/* Models of s(a) = base(a) * product over attackers of (1 - s): fixed points in
 * [0, 1]^n, residual under 1e-12, two being the same within 1e-6.  Without cycles the one
 * sweep; else from 2 + 64 fixed starts (all 1/2, the base scores, then corners and points
 * of a fixed sequence), by Gauss-Seidel in both orders and, up to MT_SOCIAL_DENSE nodes, by
 * Newton's method, which finds the unstable ones too.  A search: that there is no
 * further model is certain only if `unique`.  `g` without supporters.
 * MOOT_OK; MOOT_E_MISUSE; MOOT_E_NOMEM.  O(starts (n + m) 1000 + starts n^3 50). */
MOOT_NODISCARD moot_status mt_social_find(const mt_bipolar *g, mt_arena *arena, mt_social *out);

/* Burden numbers b_0 = 1, b_i(a) = 1 + sum over attackers of 1 / b_{i-1} (Amgoud and
 * Ben-Naim 2013): steps + 1 rows of n.  NULL if memory is short.  O(steps (n + m)). */
double *mt_burden(const mt_bipolar *g, uint32_t steps, mt_arena *arena);
/* Below 0 if `a` is more acceptable than `b` (its burden is smaller, earlier ones first),
 * above 0 if less; differences up to 1e-9 do not count. */
int mt_burden_cmp(const double *rows, uint32_t n, uint32_t steps, uint32_t a, uint32_t b);

enum { MT_RANK_ROUNDS = 50 };

/* An order and nothing else: burden numbers of different rounds measure nothing together. */
typedef struct mt_ranking {
    uint32_t rounds; /* compared; 0: there is no ranking */
    uint32_t *order; /* the nodes, the most acceptable first, then by number */
    uint32_t *place; /* per node: one more than the number of nodes that are better */
} mt_ranking;

/* By burden numbers of MT_RANK_ROUNDS rounds; weights of arcs and base scores play no part.
 * MOOT_OK; MOOT_E_NOMEM.  O(rounds (m + n log n)). */
MOOT_NODISCARD moot_status mt_rank(mt_ranking *to, const mt_bipolar *g, mt_arena *arena);

#endif

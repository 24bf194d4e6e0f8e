/* What a point does to the strength of a topic, in graphs without cycles.
 *
 * A point that is taken away has strength 0: with every semantics allowed here that is the
 * same as if it were not there.  Not for attack_only semantics nor for `quad`, where a
 * silent attacker is not the same as none. */
#ifndef MT_GRADUAL_CONTRIBUTION_H
#define MT_GRADUAL_CONTRIBUTION_H

#include "gradual/solve.h"

/* A graph made ready for many sweeps towards one topic. */
typedef struct mt_probe {
    const mt_gradual *sem;
    const mt_bipolar *g;
    uint32_t topic;
    uint32_t n;      /* nodes that the topic depends on, itself included */
    uint32_t *order; /* those, each after what it depends on; the topic is last */
    double *held;    /* per node of g: NAN, or the strength it is kept at */
    double *s;       /* per node of g: strengths of the last sweep */
    mt_arena *arena;
} mt_probe;

/* MOOT_OK; MOOT_E_MISUSE if g has a cycle or the semantics is not allowed; MOOT_E_NOMEM.
 * O(size of g). */
MOOT_NODISCARD moot_status mt_probe_make(mt_probe *p, const mt_gradual *sem, const mt_bipolar *g,
                                         uint32_t topic, mt_arena *arena);
/* The topic's strength under p->held.  O(what the topic depends on). */
double mt_probe_sweep(mt_probe *p);

/* s(T) - s(T without the set).  The topic is not in the set. */
double mt_removal(mt_probe *p, const uint32_t *set, uint32_t count);
/* The same after the arcs into the set are cut: what the set does by itself. */
double mt_intrinsic_removal(mt_probe *p, const uint32_t *set, uint32_t count);

/* d s(T) / d base(x) for every x, into by[] (0 where T does not depend on x), exact, by one
 * sweep back.  True if a kink was met on the way: there the derivative is one-sided, and what
 * is given is as mt_gradual_slope() has it.  O(what the topic depends on).  *ok is false if
 * memory is short. */
bool mt_gradient(mt_probe *p, double *by, bool *ok);

enum { MT_SHAPLEY_EXACT = 12 };

typedef struct mt_share {
    double value;
    double error; /* standard error; 0 if exact */
} mt_share;

/* Shapley values (Shapley 1953; as contributions: Cyras, Kampik and Weng 2022): the mean over all
 * orders of adding the players of what each adds.  Player i is the nodes
 * player[start[i]] .. player[start[i + 1] - 1]; the rest of the nodes is there always.
 * Exact up to MT_SHAPLEY_EXACT players (2^players sweeps); else `samples` orders of a fixed
 * sequence.  False if memory is short. */
bool mt_shapley(mt_probe *p, uint32_t players, const uint32_t *start, const uint32_t *player,
                uint32_t samples, mt_share *out);

/* The topic's strength when x is struck (kept at 0) and when it is granted (kept at 1). */
void mt_strike_and_grant(mt_probe *p, uint32_t x, double *struck, double *granted);

#endif

/* Shared by the files of the program `vectors`. */
#ifndef MT_TESTS_VECTORS_H
#define MT_TESTS_VECTORS_H

#include "gradual/read.h"
#include "gradual/solve.h"

typedef struct vec_tally {
    unsigned passed, failed;
    unsigned cyclic, same; /* rounds that converged; where the flow came to the same */
    unsigned several;      /* cases with several models */
} vec_tally;

typedef struct vec_case {
    moot_str id;
    const mt_value *whole, *input, *expected;
    double tolerance;
    bool ok;
    mt_arena *arena;
    vec_tally *tally;
} vec_case;

/* The case failed; the first fault is told. */
void vec_fail(vec_case *c, const char *what, moot_str who, double got, double want);
/* Fails unless the two are within the tolerance. */
void vec_close(vec_case *c, moot_str who, double got, double want);
/* Fails unless every value of the map `want` is that of the node. */
void vec_compare(vec_case *c, const mt_named_graph *g, const double *s, const mt_value *want);
/* Fails if something is expected under a key that is not compared. */
bool vec_keys(vec_case *c, const char *const *keys, size_t n);
/* Read a graph; false after a failure. */
bool vec_graph(vec_case *c, const mt_value *v, mt_named_graph *g);
/* The semantics named at `key` of the input, or NULL after a failure. */
const mt_gradual *vec_semantics(vec_case *c, const char *key);
double *vec_strengths(vec_case *c, const mt_gradual *sem, const mt_named_graph *g,
                      const mt_flow *flow, mt_solved *solved);

void vec_strength(vec_case *c);
void vec_continuous(vec_case *c);
void vec_change(vec_case *c);
void vec_contribution(vec_case *c);
void vec_robustness(vec_case *c);
void vec_ranking(vec_case *c);
void vec_social(vec_case *c);
void vec_swing(vec_case *c);
void vec_rating(vec_case *c);
void vec_status(vec_case *c);
void vec_factors(vec_case *c);
void vec_polis_unit(vec_case *c);
void vec_group_consensus(vec_case *c);
void vec_conversation(vec_case *c);

#endif

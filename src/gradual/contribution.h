/* What a point does to the strength of a topic.
 *
 * A point that is taken away has strength 0: with every semantics that a probe takes that is
 * the same as if it were not there.  With a cycle each value is of the flow from the base
 * scores; where one of the flows does not come to rest, the value is NAN. */
#ifndef MT_GRADUAL_CONTRIBUTION_H
#define MT_GRADUAL_CONTRIBUTION_H

#include "gradual/probe.h"

/* s(T) - s(T without the set).  The topic is not in the set. */
double mt_removal(mt_probe *p, const uint32_t *set, uint32_t count);
/* The same after the arcs into the set are cut: what the set does by itself. */
double mt_intrinsic_removal(mt_probe *p, const uint32_t *set, uint32_t count);

/* Whether a gradient could be had. */
typedef enum mt_slope {
    MT_SLOPE_SMOOTH,
    MT_SLOPE_KINK, /* a derivative on the way is one-sided; what is given is as
                      mt_gradual_slope() has it */
    MT_SLOPE_NONE  /* with a cycle: no rest, or the equations are dependent where it rests; all
                      values are NAN */
} mt_slope;

enum { MT_GRADIENT_MOST = 1000 /* most nodes of a gradient with a cycle */ };

/* d s(T) / d base(x) for every x, into by[] (0 where T does not depend on x), exact.  Without
 * cycles by one sweep back: O(what the topic depends on).  With cycles by differentiating the
 * fixed point s = f(s, w): if J = df/ds there and (I - J') y = e_T, then the derivative is
 * y(x) df(x)/dw(x); O(n^3).  MOOT_OK; MOOT_E_LIMIT over MT_GRADIENT_MOST; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_gradient(mt_probe *p, double *by, mt_slope *slope);

enum { MT_SHAPLEY_EXACT = 12 };

typedef struct mt_share {
    double value;
    double error; /* standard error; 0 if exact */
} mt_share;

/* Shapley values (Shapley 1953; as contributions: Cyras, Kampik and Weng 2022): the mean over all
 * orders of adding the players of what each adds.  Player i is the nodes
 * player[start[i]] .. player[start[i + 1] - 1]; the rest of the nodes is there always.
 * With `samples` 0 exact, by 2^players sweeps, up to MT_SHAPLEY_EXACT players; else from so many
 * orders of a fixed sequence.  MOOT_OK; MOOT_E_LIMIT; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_shapley(mt_probe *p, uint32_t players, const uint32_t *start,
                                      const uint32_t *player, uint32_t samples, mt_share *out);

/* The topic's strength when x is struck (kept at 0) and when it is granted (kept at 1). */
void mt_strike_and_grant(mt_probe *p, uint32_t x, double *struck, double *granted);

#endif

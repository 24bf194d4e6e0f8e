/* Graph and semantics -> strengths. */
#ifndef MT_GRADUAL_SOLVE_H
#define MT_GRADUAL_SOLVE_H

#include "gradual/semantics.h"

#include <math.h>

typedef struct mt_flow {
    double delta; /* first and shortest step in time */
    double
        longest; /* what the step may grow to; `delta`: every step is this long, of fourth order */
    double epsilon; /* stop when no strength changes faster */
    uint32_t max_steps;
    uint64_t max_work; /* most arcs and nodes looked at */
} mt_flow;

/* Steps of 0.05 to 0.8; stop at 1e-12 or after 20,000 steps or 4e9 arcs and
 * nodes. */
extern const mt_flow mt_flow_default;

typedef struct mt_solved {
    bool converged;
    uint32_t steps;  /* 0: one sweep was enough */
    uint32_t looked; /* how often each node was looked at on the way */
    double time;     /* the steps, added up */
    double change;   /* the last and largest |ds/dt|, or change of a round; 0 after a sweep */
    double residual; /* largest |f(s) - s|; 0 after a sweep */
} mt_solved;

/* Is node i kept at a strength, held[i]?  `held` may be NULL. */
static inline bool mt_is_held(const double *held, uint32_t i)
{
    return held && !isnan(held[i]);
}

/* A strength in whole percents, halves upwards; what is a half but for the error of the
 * flow counts as one, so that the last bits of a machine are never seen. */
static inline double mt_percent(double s)
{
    return floor(100 * s + 0.5 + 1e-7);
}

/* The largest |f(s) - s| of a node that is not held.  O(n + m). */
double mt_residual(const mt_gradual *sem, const mt_bipolar *g, const double *held, const double *s);

/* The strengths of a graph without cycles, exact but for rounding: each node once,
 * after what it depends on (Mossakowski and Neuhaus 2019).  `held` (may be NULL) keeps
 * nodes at a strength: held[i] not NAN.  O(n + m), no memory.  `g->order` must be there. */
void mt_sweep(const mt_gradual *sem, const mt_bipolar *g, const double *held, double *s);

/* The strengths of any graph.  Without cycles: mt_sweep().  With cycles: the continuous
 * form ds/dt = f(s) - s from the base scores (Potyka 2018).  Runge-Kutta of fourth order
 * with steps so short that, times the step, the two slopes in its middle differ by at most
 * 1e-3; once every slope is under 1e-3, steps of first order (flow.c).  It ends when every
 * slope is under flow->epsilon; `out` says whether that came about.  Fixed points are not
 * unique in general: this is the one that the flow reaches from the base scores.
 * O((n + m) steps).  MOOT_OK (also when it did not converge); MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_solve(const mt_gradual *sem, const mt_bipolar *g, const double *held,
                                    const mt_flow *flow, const moot_alloc *alloc, double *s,
                                    mt_solved *out);

/* As mt_solve() with a cycle, whether there is one or not. */
MOOT_NODISCARD moot_status mt_flow_solve(const mt_gradual *sem, const mt_bipolar *g,
                                         const double *held, const mt_flow *flow,
                                         const moot_alloc *alloc, double *s, mt_solved *out);

/* The same without memory of its own: `work` has room for MT_FLOW_WORK numbers a node. */
enum { MT_FLOW_WORK = 5 };
void mt_flow_run(const mt_gradual *sem, const mt_bipolar *g, const double *held,
                 const mt_flow *flow, double *work, double *s, mt_solved *out);

/* A second method, to compare: rounds from the base scores, all nodes at once, until
 * none changes by more than `epsilon`, at most `rounds`.  It does not converge on some
 * graphs where the flow does. */
MOOT_NODISCARD moot_status mt_rounds(const mt_gradual *sem, const mt_bipolar *g, double epsilon,
                                     uint32_t rounds, const moot_alloc *alloc, double *s,
                                     mt_solved *out);

#endif

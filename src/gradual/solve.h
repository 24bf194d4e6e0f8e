/* Graph and semantics -> strengths. */
#ifndef MT_GRADUAL_SOLVE_H
#define MT_GRADUAL_SOLVE_H

#include "gradual/semantics.h"

typedef struct mt_flow {
    double delta;   /* step in time */
    double longest; /* near rest the step may grow to this; `delta`: it never does */
    double epsilon; /* stop when no strength changes faster */
    uint32_t max_steps;
    uint64_t max_work; /* most arcs and nodes looked at */
} mt_flow;

/* Step 0.05, up to 0.8 near rest; stop at 1e-12 or after 20,000 steps or 4e9 arcs and
 * nodes. */
extern const mt_flow mt_flow_default;

typedef struct mt_solved {
    bool converged;
    uint32_t steps;  /* 0: one sweep was enough */
    double time;     /* the steps, added up */
    double change;   /* the last and largest |ds/dt|, or change of a round; 0 after a sweep */
    double residual; /* largest |f(s) - s|; 0 after a sweep */
} mt_solved;

/* The strengths of a graph without cycles, exact but for rounding: each node once,
 * after what it depends on (Mossakowski and Neuhaus 2019).  `held` (may be NULL) keeps
 * nodes at a strength: held[i] not NAN.  O(n + m), no memory.  `g->order` must be there. */
void mt_sweep(const mt_gradual *sem, const mt_bipolar *g, const double *held, double *s);

/* The strengths of any graph.  Without cycles: mt_sweep().  With cycles: the continuous
 * form ds/dt = f(s) - s from the base scores (Potyka 2018) by Runge-Kutta of fourth
 * order, until the weighted slope (k1 + 2 k2 + 2 k3 + k4) / 6 of every node is under
 * flow->epsilon; `out` says whether that came about.  Once every slope is under 1e-3 the
 * step doubles as long as the slopes shrink; where they grow it is cut to half and grows
 * no more.  Fixed points are not unique in
 * general: this is the one that the flow reaches from the base scores.
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

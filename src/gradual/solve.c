/* One sweep in topological order; else Runge-Kutta, or rounds. */
#include "gradual/solve.h"

#include <math.h>

static const double calm = 1e-3; /* a slope under which the step may grow */
const mt_flow mt_flow_default = {0.05, 0.8, 1e-12, 20000, 4000000000u};

/* The strength that node i is kept at, or NAN. */
static inline double kept(const double *held, uint32_t i)
{
    return held ? held[i] : (double)NAN;
}

/* Asks memory for what the sweep reads some nodes further on, in the order in which one
 * thing leads to the next: where the row is, the row, the strengths it names. */
static inline void ask_ahead(const mt_bipolar *g, uint32_t k, const double *s)
{
    enum { ROW_AT = 24, ROW = 12, STRENGTHS = 4, ARCS_MOST = 64, LINE = 16 };
    if (g->n - k <= ROW_AT)
        return;
    uint32_t far = g->order[k + ROW_AT], mid = g->order[k + ROW], near = g->order[k + STRENGTHS];
    __builtin_prefetch(&g->start[2 * (size_t)far]);
    __builtin_prefetch(&g->base[far]);
    for (uint32_t a = g->start[2 * (size_t)mid], end = g->start[2 * (size_t)mid + 2], i = 0;
         a < end && i < ARCS_MOST; a += LINE, i += LINE)
        __builtin_prefetch(&g->from[a]);
    for (uint32_t a = g->start[2 * (size_t)near], end = g->start[2 * (size_t)near + 2], i = 0;
         a < end && i < ARCS_MOST; a++, i++)
        __builtin_prefetch(&s[g->from[a]]);
}

void mt_sweep(const mt_gradual *sem, const mt_bipolar *g, const double *held, double *s)
{
    for (uint32_t k = 0; k < g->n; k++) {
        uint32_t i = g->order[k];
        double keep = kept(held, i);
        ask_ahead(g, k, s);
        s[i] = isnan(keep) ? mt_gradual_at(sem, g, i, s) : keep;
    }
}

static void begin(const mt_bipolar *g, const double *held, double *s)
{
    for (uint32_t i = 0; i < g->n; i++) {
        double keep = kept(held, i);
        s[i] = isnan(keep) ? g->base[i] : keep;
    }
}

static double residual(const mt_gradual *sem, const mt_bipolar *g, const double *held,
                       const double *s)
{
    double most = 0;
    for (uint32_t i = 0; i < g->n; i++)
        if (isnan(kept(held, i)))
            most = fmax(most, fabs(mt_gradual_at(sem, g, i, s) - s[i]));
    return most;
}

/* The slopes at `s`. */
static void slopes(const mt_gradual *sem, const mt_bipolar *g, const double *held, const double *s,
                   double *k)
{
    for (uint32_t i = 0; i < g->n; i++)
        k[i] = isnan(kept(held, i)) ? mt_gradual_at(sem, g, i, s) - s[i] : 0;
}

static void ahead(uint32_t n, const double *s, const double *k, double by, double *to)
{
    for (uint32_t i = 0; i < n; i++)
        to[i] = s[i] + by * k[i];
}

/* One step of `s`; the largest weighted slope. */
static double step(const mt_gradual *sem, const mt_bipolar *g, const double *held, double delta,
                   double *s, double *work)
{
    uint32_t n = g->n;
    double *k1 = work, *k2 = k1 + n, *k3 = k2 + n, *k4 = k3 + n, *at = k4 + n;
    slopes(sem, g, held, s, k1);
    ahead(n, s, k1, delta / 2, at);
    slopes(sem, g, held, at, k2);
    ahead(n, s, k2, delta / 2, at);
    slopes(sem, g, held, at, k3);
    ahead(n, s, k3, delta, at);
    slopes(sem, g, held, at, k4);
    double most = 0;
    for (uint32_t i = 0; i < n; i++) {
        double slope = (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]) / 6;
        s[i] += delta * slope;
        most = fmax(most, fabs(slope));
    }
    return most;
}

void mt_flow_run(const mt_gradual *sem, const mt_bipolar *g, const double *held,
                 const mt_flow *flow, double *work, double *s, mt_solved *out)
{
    *out = (mt_solved){.converged = true};
    uint64_t each = 4 * ((uint64_t)g->n + g->m) + 1, done = 0;
    double delta = flow->delta, longest = flow->longest, before = (double)INFINITY;
    begin(g, held, s);
    do {
        out->change = step(sem, g, held, delta, s, work);
        out->time += delta;
        out->steps++;
        if (out->change > before && delta > flow->delta)
            longest = delta = fmax(delta / 2, flow->delta);
        else if (out->change < calm && 2 * delta <= longest)
            delta *= 2;
        before = out->change;
        done += each;
        out->converged = out->change < flow->epsilon;
    } while (!out->converged && out->steps < flow->max_steps && done < flow->max_work);
    out->residual = residual(sem, g, held, s);
}

moot_status mt_flow_solve(const mt_gradual *sem, const mt_bipolar *g, const double *held,
                          const mt_flow *flow, const moot_alloc *alloc, double *s, mt_solved *out)
{
    mt_arena scratch;
    mt_arena_init(&scratch, alloc);
    double *work = MT_NEW_ARRAY(&scratch, double, MT_FLOW_WORK *(size_t)g->n + 1);
    if (work)
        mt_flow_run(sem, g, held, flow, work, s, out);
    mt_arena_free(&scratch);
    return work ? MOOT_OK : MOOT_E_NOMEM;
}

moot_status mt_solve(const mt_gradual *sem, const mt_bipolar *g, const double *held,
                     const mt_flow *flow, const moot_alloc *alloc, double *s, mt_solved *out)
{
    if (!g->order)
        return mt_flow_solve(sem, g, held, flow, alloc, s, out);
    *out = (mt_solved){.converged = true};
    mt_sweep(sem, g, held, s);
    return MOOT_OK;
}

moot_status mt_rounds(const mt_gradual *sem, const mt_bipolar *g, double epsilon, uint32_t rounds,
                      const moot_alloc *alloc, double *s, mt_solved *out)
{
    *out = (mt_solved){.converged = true};
    mt_arena scratch;
    mt_arena_init(&scratch, alloc);
    double *next = MT_NEW_ARRAY(&scratch, double, (size_t)g->n + 1);
    if (!next) {
        mt_arena_free(&scratch);
        return MOOT_E_NOMEM;
    }
    begin(g, NULL, s);
    do {
        out->change = 0;
        for (uint32_t i = 0; i < g->n; i++) {
            next[i] = mt_gradual_at(sem, g, i, s);
            out->change = fmax(out->change, fabs(next[i] - s[i]));
        }
        for (uint32_t i = 0; i < g->n; i++)
            s[i] = next[i];
        out->steps++;
        out->converged = out->change <= epsilon;
    } while (!out->converged && out->steps < rounds);
    out->residual = residual(sem, g, NULL, s);
    mt_arena_free(&scratch);
    return MOOT_OK;
}

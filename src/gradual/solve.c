/* One sweep in topological order; else the flow, or rounds. */
#include "gradual/solve.h"

#include "gradual/arrange.h"

#include <math.h>

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
        ask_ahead(g, k, s);
        s[i] = mt_is_held(held, i) ? held[i] : mt_gradual_at(sem, g, i, s);
    }
}

double mt_residual(const mt_gradual *sem, const mt_bipolar *g, const double *held, const double *s)
{
    double most = 0;
    for (uint32_t i = 0; i < g->n; i++)
        if (!mt_is_held(held, i))
            most = fmax(most, fabs(mt_gradual_at(sem, g, i, s) - s[i]));
    return most;
}

/* The flow on a copy whose nodes stand so that it runs fast. */
static moot_status flow_arranged(const mt_gradual *sem, const mt_bipolar *g, const double *held,
                                 const mt_flow *flow, mt_arena *scratch, double *s, mt_solved *out)
{
    mt_bipolar own;
    uint32_t *place;
    double *own_held = held ? MT_NEW_ARRAY(scratch, double, (size_t)g->n + 1) : NULL;
    double *own_s = MT_NEW_ARRAY(scratch, double, (size_t)g->n + 1);
    double *work = MT_NEW_ARRAY(scratch, double, MT_FLOW_WORK *(size_t)g->n + 1);
    if (mt_bipolar_arrange(&own, scratch, g, &place) != MOOT_OK || mt_arena_failed(scratch))
        return MOOT_E_NOMEM;
    for (uint32_t i = 0; held && i < g->n; i++)
        own_held[place[i]] = held[i];
    mt_flow_run(sem, &own, own_held, flow, work, own_s, out);
    for (uint32_t i = 0; i < g->n; i++)
        s[i] = own_s[place[i]];
    return MOOT_OK;
}

moot_status mt_flow_solve(const mt_gradual *sem, const mt_bipolar *g, const double *held,
                          const mt_flow *flow, const moot_alloc *alloc, double *s, mt_solved *out)
{
    mt_arena scratch;
    mt_arena_init(&scratch, alloc);
    moot_status status = flow_arranged(sem, g, held, flow, &scratch, s, out);
    mt_arena_free(&scratch);
    return status;
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
    for (uint32_t i = 0; i < g->n; i++)
        s[i] = g->base[i];
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
    out->residual = mt_residual(sem, g, NULL, s);
    mt_arena_free(&scratch);
    return MOOT_OK;
}

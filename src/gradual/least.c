/* Bisection along one base score; local search along several. */
#include "gradual/least.h"

#include "base/intern.h"

#include <math.h>

enum { HALVINGS = 42, GRID = 32, ROUNDS = 30, EVEN = 1, ODD = 2 };

typedef struct worker {
    mt_least *to;
    mt_probe p;
    int side;         /* of the topic as it is */
    uint8_t *parity;  /* per node: EVEN, ODD: attacks on its paths to the topic */
    uint32_t *node;   /* per point */
    double *was, *at; /* per point: its base score as given, and now */
    double *best;     /* per point: of the smallest set so far */
    double total;     /* of `best`; HUGE_VAL: none yet */
    uint64_t work, most;
} worker;

static bool tired(const worker *w)
{
    return w->work > w->most;
}

static void move(worker *w, uint32_t k, double base)
{
    w->at[k] = base;
    mt_probe_base(&w->p, w->node[k], base);
}

/* How far beyond 1/2 on the other side; NAN without rest. */
static double beyond(worker *w)
{
    double s = mt_probe_sweep(&w->p);
    w->work += w->p.work + 1;
    return w->side * (0.5 - s);
}

static bool crossed(worker *w)
{
    return beyond(w) > 1e-9;
}

/* Which way point k has to go: -1, 1, or 0 if that is not known. */
static int direction(const worker *w, uint32_t k)
{
    uint8_t parity = w->parity[w->node[k]];
    if (w->p.circle || parity == (EVEN | ODD))
        return 0;
    return parity == EVEN ? -w->side : w->side;
}

/* Point k between `out`, where the topic has not crossed, and `in`, where it has. */
static double narrow(worker *w, uint32_t k, double out, double in)
{
    for (int i = 0; i < HALVINGS && fabs(in - out) > 1e-12; i++) {
        double half = out + (in - out) / 2;
        move(w, k, half);
        if (crossed(w))
            in = half;
        else
            out = half;
    }
    return in;
}

/* The nearest value on the way from `from` to `end` at which the topic has crossed, or NAN. */
static double reach(worker *w, uint32_t k, double from, double end, int steps)
{
    double last = from;
    for (int i = 1; i <= steps && end != from; i++) {
        double next = i == steps ? end : from + (end - from) * i / steps;
        move(w, k, next);
        if (crossed(w))
            return narrow(w, k, last, next);
        last = next;
    }
    return (double)NAN;
}

static void alone(worker *w, uint32_t k)
{
    mt_least_move *m = &w->to->alone[k];
    int way = direction(w, k);
    *m = (mt_least_move){w->node[k], (double)NAN, way != 0};
    for (int turn = -1; turn <= 1; turn += 2) {
        if (way == -turn)
            continue;
        double got = reach(w, k, w->was[k], turn > 0 ? 1 : 0, way ? 1 : GRID);
        if (!isnan(got) && (isnan(m->base) || fabs(got - w->was[k]) < fabs(m->base - w->was[k])))
            m->base = got;
    }
    move(w, k, w->was[k]);
}

static void each_alone(worker *w)
{
    mt_least *to = w->to;
    for (uint32_t k = 0; k < to->n; k++) {
        alone(w, k);
        if (!isnan(to->alone[k].base) &&
            (to->best == MT_NO_ID || fabs(to->alone[k].base - w->was[k]) <
                                         fabs(to->alone[to->best].base - w->was[to->best]) - 1e-9))
            to->best = k;
    }
}

/* ---- several points ---- */

static double spent(const worker *w)
{
    double sum = 0;
    for (uint32_t k = 0; k < w->to->n; k++)
        sum += fabs(w->at[k] - w->was[k]);
    return sum;
}

static void begin(worker *w)
{
    for (uint32_t k = 0; k < w->to->n; k++)
        move(w, k, w->was[k]);
}

/* Take back what point k has moved, as far as the topic stays across. */
static bool take_back(worker *w, uint32_t k)
{
    double now = w->at[k];
    if (now == w->was[k])
        return false;
    move(w, k, w->was[k]);
    if (crossed(w))
        return true;
    double least = narrow(w, k, w->was[k], now);
    move(w, k, least);
    return fabs(least - now) > 1e-9;
}

/* Take back a part of i and let k make up for it; is the sum smaller then? */
static bool exchange(worker *w, uint32_t i, uint32_t k, double part, double sum)
{
    double at_i = w->at[i], at_k = w->at[k];
    int way = direction(w, k);
    move(w, i, at_i + (w->was[i] - at_i) * part);
    for (int turn = -1; turn <= 1; turn += 2) {
        if (way == -turn)
            continue;
        double got = reach(w, k, at_k, turn > 0 ? 1 : 0, way ? 1 : 4);
        move(w, k, isnan(got) ? at_k : got);
        if (!isnan(got) && spent(w) < sum - 1e-9)
            return true;
    }
    move(w, i, at_i);
    move(w, k, at_k);
    return false;
}

/* From a set of changes that crosses to one that is no larger. */
static void polish(worker *w)
{
    static const double parts[] = {1, 0.5, 0.125, 0.02};
    bool smaller = true;
    uint32_t n = w->to->n;
    for (int round = 0; round < ROUNDS && smaller && !tired(w); round++) {
        smaller = false;
        for (uint32_t k = 0; k < n; k++)
            smaller = take_back(w, k) || smaller;
        for (uint32_t i = 0; i < n; i++)
            for (uint32_t k = 0; k < n && w->at[i] != w->was[i] && !tired(w); k++)
                for (size_t part = 0; part < sizeof(parts) / sizeof(*parts) && k != i; part++)
                    if (exchange(w, i, k, parts[part], spent(w)))
                        smaller = true;
    }
    double sum = spent(w);
    if (sum < w->total - 1e-12) {
        w->total = sum;
        memcpy(w->best, w->at, n * sizeof(double));
    }
}

/* One step of the point that gains most by it; false if none gains. */
static bool steepest(worker *w, double step)
{
    double now = beyond(w), most = 0, to = 0;
    uint32_t which = MT_NO_ID;
    for (uint32_t k = 0; k < w->to->n; k++) {
        double from = w->at[k];
        int way = direction(w, k);
        for (int turn = -1; turn <= 1; turn += 2) {
            double next = fmin(fmax(from + turn * step, 0), 1);
            if (way == -turn || next == from)
                continue;
            move(w, k, next);
            double gain = (beyond(w) - now) / fabs(next - from);
            if (gain > most + 1e-12) {
                most = gain;
                which = k;
                to = next;
            }
        }
        move(w, k, from);
    }
    if (which != MT_NO_ID)
        move(w, which, to);
    return which != MT_NO_ID;
}

static void climb(worker *w, double step)
{
    begin(w);
    bool there = false, goes_on = true;
    while (!there && goes_on && !tired(w)) {
        goes_on = steepest(w, step);
        there = goes_on && crossed(w);
    }
    if (there)
        polish(w);
}

/* All points as far as they go; where that is not known, where they are. */
static bool push_all(worker *w)
{
    bool known = true;
    begin(w);
    for (uint32_t k = 0; k < w->to->n; k++) {
        int way = direction(w, k);
        known = known && way != 0;
        if (way)
            move(w, k, way > 0 ? 1 : 0);
    }
    bool there = crossed(w);
    w->to->none = known && !there;
    return there;
}

static bool several(worker *w, mt_arena *arena)
{
    mt_least *to = w->to;
    w->total = (double)HUGE_VAL;
    if (push_all(w))
        polish(w);
    if (to->best != MT_NO_ID) {
        begin(w);
        move(w, to->best, to->alone[to->best].base);
        polish(w);
    }
    if (!to->none) {
        climb(w, 0.125);
        climb(w, 0.015625);
    }
    to->together = MT_NEW_ARRAY(arena, mt_least_move, (size_t)to->n + 1);
    if (!to->together)
        return false;
    to->total = isfinite(w->total) ? w->total : 0;
    for (uint32_t k = 0; k < to->n && isfinite(w->total); k++)
        if (w->best[k] != w->was[k])
            to->together[to->moves++] = (mt_least_move){w->node[k], w->best[k], false};
    return true;
}

/* ---- */

/* Backwards from the topic; arcs of weight 0 lead nowhere. */
static void find_parities(worker *w)
{
    const mt_bipolar *g = w->p.g;
    w->parity[w->p.topic] = EVEN;
    for (uint32_t k = w->p.n; k-- > 0 && g->order;) {
        uint32_t i = w->p.order[k];
        uint8_t here = w->parity[i], turned = (uint8_t)((here & EVEN) << 1 | (here & ODD) >> 1);
        for (uint32_t a = g->start[2 * (size_t)i]; a < g->start[2 * (size_t)i + 2]; a++)
            if (!g->weight || g->weight[a] != 0)
                w->parity[g->from[a]] |= a < g->start[2 * (size_t)i + 1] ? turned : here;
    }
    /* Behind a cycle elsewhere, or where no path leads: nothing is known. */
    for (uint32_t k = 0; k < w->p.n; k++)
        if (!g->order || w->parity[w->p.order[k]] == 0)
            w->parity[w->p.order[k]] = EVEN | ODD;
}

static moot_status prepare(worker *w, mt_arena *arena, mt_arena *scratch)
{
    mt_least *to = w->to;
    uint32_t n = w->p.n - 1;
    w->parity = MT_NEW_ARRAY(scratch, uint8_t, w->p.g->n);
    uint8_t *in = MT_NEW_ARRAY(scratch, uint8_t, w->p.g->n);
    w->node = MT_NEW_ARRAY(scratch, uint32_t, (size_t)n + 1);
    w->was = MT_NEW_ARRAY(scratch, double, (size_t)n + 1);
    w->at = MT_NEW_ARRAY(scratch, double, (size_t)n + 1);
    w->best = MT_NEW_ARRAY(scratch, double, (size_t)n + 1);
    to->alone = MT_NEW_ARRAY(arena, mt_least_move, (size_t)n + 1);
    if (mt_arena_failed(scratch) || !to->alone)
        return MOOT_E_NOMEM;
    for (uint32_t k = 0; k < n; k++)
        in[w->p.order[k]] = 1;
    for (uint32_t i = 0; i < w->p.g->n; i++)
        if (in[i]) {
            w->node[to->n] = i;
            w->was[to->n++] = w->p.g->base[i];
        }
    find_parities(w);
    return MOOT_OK;
}

static moot_status find(worker *w, mt_arena *arena, mt_arena *scratch)
{
    mt_least *to = w->to;
    double s = mt_probe_sweep(&w->p);
    w->side = s > 0.5 + 1e-9 ? 1 : s < 0.5 - 1e-9 ? -1 : 0;
    uint64_t each = w->p.work + 1, tries = w->p.circle ? 2 * GRID + HALVINGS : HALVINGS + 1;
    if (isnan(s))
        to->lack = MT_LEAST_UNSETTLED;
    else if (w->side == 0)
        to->lack = MT_LEAST_MIDDLE;
    else if (w->p.n - 1 > MT_LEAST_MOST || (w->p.n - 1) * tries * each > MT_LEAST_WORK)
        to->lack = MT_LEAST_TOO_MUCH;
    if (to->lack != MT_LEAST_FOUND)
        return MOOT_OK;
    moot_status status = prepare(w, arena, scratch);
    if (status != MOOT_OK)
        return status;
    each_alone(w);
    w->work = 0;
    w->most = MT_LEAST_TOGETHER;
    return several(w, arena) ? MOOT_OK : MOOT_E_NOMEM;
}

moot_status mt_least_find(mt_least *to, const mt_gradual *sem, const mt_bipolar *g, uint32_t topic,
                          mt_arena *arena)
{
    mt_arena scratch;
    *to = (mt_least){.lack = MT_LEAST_FOUND, .best = MT_NO_ID};
    mt_arena_init(&scratch, &arena->alloc);
    worker w = {.to = to};
    moot_status status = mt_probe_make(&w.p, sem, g, topic, &scratch);
    if (status == MOOT_OK)
        status = find(&w, arena, &scratch);
    mt_arena_free(&scratch);
    return status;
}

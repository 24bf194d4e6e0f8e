/* What a topic depends on, swept in order or, with a cycle, by the flow. */
#include "gradual/probe.h"

#include "base/intern.h"

#include <math.h>

/* Mark what the topic depends on, then take the marked ones in the order of the graph. */
static void find_order(mt_probe *p, uint8_t *needed)
{
    const mt_bipolar *g = p->g;
    needed[p->topic] = 1;
    for (uint32_t k = g->n; k-- > 0;) {
        uint32_t i = g->order[k];
        if (!needed[i])
            continue;
        for (uint32_t arc = g->start[2 * (size_t)i]; arc < g->start[2 * (size_t)i + 2]; arc++)
            needed[g->from[arc]] = 1;
    }
    for (uint32_t k = 0; k < g->n; k++)
        if (needed[g->order[k]] && g->order[k] != p->topic)
            p->order[p->n++] = g->order[k];
    p->order[p->n++] = p->topic;
}

/* With a cycle: by search from the topic, then by number. */
static void find_part(mt_probe *p, uint8_t *needed)
{
    const mt_bipolar *g = p->g;
    uint32_t found = 0;
    needed[p->topic] = 1;
    p->order[found++] = p->topic;
    for (uint32_t k = 0; k < found; k++) {
        uint32_t i = p->order[k];
        for (uint32_t arc = g->start[2 * (size_t)i]; arc < g->start[2 * (size_t)i + 2]; arc++)
            if (!needed[g->from[arc]]) {
                needed[g->from[arc]] = 1;
                p->order[found++] = g->from[arc];
            }
    }
    for (uint32_t i = 0; i < g->n; i++) {
        p->local[i] = MT_NO_ID;
        if (needed[i] && i != p->topic) {
            p->local[i] = p->n;
            p->order[p->n++] = i;
        }
    }
    p->local[p->topic] = p->n;
    p->order[p->n++] = p->topic;
}

static moot_status make_part(mt_probe *p)
{
    const mt_bipolar *g = p->g;
    uint32_t m = 0;
    mt_arena scratch;
    mt_arena_init(&scratch, &p->arena->alloc);
    for (uint32_t k = 0; k < p->n; k++)
        m += g->start[2 * (size_t)p->order[k] + 2] - g->start[2 * (size_t)p->order[k]];
    mt_tie *ties = MT_NEW_ARRAY(&scratch, mt_tie, (size_t)m + 1);
    double *base = MT_NEW_ARRAY(&scratch, double, (size_t)p->n + 1);
    p->part_held = MT_NEW_ARRAY(p->arena, double, p->n);
    p->part_s = MT_NEW_ARRAY(p->arena, double, p->n);
    p->part_work = MT_NEW_ARRAY(p->arena, double, MT_FLOW_WORK *(size_t)p->n);
    moot_status status = MOOT_E_NOMEM;
    if (ties && base && p->part_held && p->part_s && p->part_work) {
        m = 0;
        for (uint32_t k = 0; k < p->n; k++) {
            uint32_t i = p->order[k];
            base[k] = g->base[i];
            for (uint32_t arc = g->start[2 * (size_t)i]; arc < g->start[2 * (size_t)i + 2]; arc++)
                ties[m++] = (mt_tie){p->local[g->from[arc]], k, arc >= g->start[2 * (size_t)i + 1],
                                     g->weight ? g->weight[arc] : 1};
        }
        status = mt_bipolar_make(&p->part, p->arena, p->n, base, m, ties);
        p->circle = status == MOOT_OK && !p->part.order;
    }
    mt_arena_free(&scratch);
    return status;
}

moot_status mt_probe_make(mt_probe *p, const mt_gradual *sem, const mt_bipolar *g, uint32_t topic,
                          mt_arena *arena)
{
    *p = (mt_probe){.sem = sem, .topic = topic, .arena = arena};
    if (topic >= g->n || sem->attack_only || sem->bend == MT_BEND_QUAD)
        return MOOT_E_MISUSE;
    mt_bipolar *own = MT_NEW(arena, mt_bipolar);
    uint8_t *needed = MT_NEW_ARRAY(arena, uint8_t, g->n);
    double *base = MT_NEW_ARRAY(arena, double, g->n);
    p->order = MT_NEW_ARRAY(arena, uint32_t, g->n);
    p->local = MT_NEW_ARRAY(arena, uint32_t, g->n);
    p->held = MT_NEW_ARRAY(arena, double, g->n);
    p->s = MT_NEW_ARRAY(arena, double, g->n);
    if (mt_arena_failed(arena))
        return MOOT_E_NOMEM;
    *own = *g;
    own->base = base;
    p->g = own;
    for (uint32_t i = 0; i < g->n; i++) {
        base[i] = g->base[i];
        p->held[i] = (double)NAN;
    }
    if (g->order) {
        find_order(p, needed);
        return MOOT_OK;
    }
    find_part(p, needed);
    return make_part(p);
}

static double sweep_part(mt_probe *p)
{
    mt_flow flow = mt_flow_default;
    mt_solved solved;
    flow.max_work /= 10;
    for (uint32_t k = 0; k < p->n; k++)
        p->part_held[k] = p->held[p->order[k]];
    if (p->circle) {
        mt_flow_run(p->sem, &p->part, p->part_held, &flow, p->part_work, p->part_s, &solved);
    } else {
        mt_sweep(p->sem, &p->part, p->part_held, p->part_s);
        solved = (mt_solved){.converged = true};
    }
    for (uint32_t k = 0; k < p->n; k++)
        p->s[p->order[k]] = p->part_s[k];
    p->work = ((uint64_t)p->n + p->part.m) * (solved.steps ? solved.looked : 1);
    return solved.converged ? p->s[p->topic] : (double)NAN;
}

double mt_probe_sweep(mt_probe *p)
{
    if (!p->g->order)
        return sweep_part(p);
    p->work = 0;
    for (uint32_t k = 0; k < p->n; k++) {
        uint32_t i = p->order[k];
        p->s[i] = isnan(p->held[i]) ? mt_gradual_at(p->sem, p->g, i, p->s) : p->held[i];
        p->work += 1 + p->g->start[2 * (size_t)i + 2] - p->g->start[2 * (size_t)i];
    }
    return p->s[p->topic];
}

void mt_probe_base(mt_probe *p, uint32_t i, double w)
{
    p->g->base[i] = w;
    if (!p->g->order && p->local[i] != MT_NO_ID)
        p->part.base[p->local[i]] = w;
}

/* Each point struck, granted, removed and shared out, in three ways. */
#include "gradual/bearing.h"

#include "base/intern.h"

#include <math.h>

static int side(double s)
{
    return s > 0.5 + 1e-9 ? 1 : s < 0.5 - 1e-9 ? -1 : 0;
}

/* Orders to draw for Shapley values within the work allowed: 0 for exact ones; UINT32_MAX if
 * too few could be drawn. */
static uint32_t samples_for(uint32_t players, uint64_t each)
{
    if (players <= MT_SHAPLEY_EXACT && ((uint64_t)1 << players) * each <= MT_BEARING_WORK)
        return 0;
    uint64_t orders = MT_BEARING_WORK / (each * (players + 1));
    if (orders < MT_BEARING_SAMPLES_LEAST || players > MT_BEARING_SHAPLEY_MOST)
        return UINT32_MAX;
    return orders < MT_BEARING_SAMPLES ? (uint32_t)orders : MT_BEARING_SAMPLES;
}

static moot_status share_out(mt_bearings *to, mt_probe *p, uint32_t way, mt_arena *scratch)
{
    uint32_t *start = MT_NEW_ARRAY(scratch, uint32_t, (size_t)to->n + 1);
    uint32_t *player = MT_NEW_ARRAY(scratch, uint32_t, (size_t)to->n + 1);
    mt_share *share = MT_NEW_ARRAY(scratch, mt_share, (size_t)to->n + 1);
    if (!start || !player || !share)
        return MOOT_E_NOMEM;
    for (uint32_t k = 0; k < to->n; k++) {
        player[k] = to->at[k].node;
        start[k + 1] = k + 1;
    }
    moot_status status = mt_shapley(p, to->n, start, player, to->samples[way], share);
    for (uint32_t k = 0; status == MOOT_OK && k < to->n; k++)
        to->at[k].shapley[way] = share[k];
    return status;
}

static moot_status all_of(mt_bearings *to, mt_probe *p, uint32_t way, double with, uint64_t each,
                          mt_arena *scratch)
{
    double *by = MT_NEW_ARRAY(scratch, double, p->g->n);
    if (!by)
        return MOOT_E_NOMEM;
    moot_status status = mt_gradient(p, by, &to->slope[way]);
    for (uint32_t k = 0; status == MOOT_OK && k < to->n; k++) {
        mt_bearing *b = &to->at[k];
        b->removal[way] = with - b->struck[way];
        /* Alone it has its base score; without it is what struck says. */
        p->held[b->node] = p->g->base[b->node];
        b->intrinsic[way] = mt_probe_sweep(p) - b->struck[way];
        p->held[b->node] = (double)NAN;
        b->gradient[way] = by[b->node];
    }
    to->samples[way] = samples_for(to->n, each);
    to->shapley = to->shapley && to->samples[way] != UINT32_MAX;
    if (status == MOOT_OK && to->shapley)
        status = share_out(to, p, way, scratch);
    return status;
}

static moot_status one_way(mt_bearings *to, const mt_bipolar *g, uint32_t topic, uint32_t way,
                           mt_arena *scratch)
{
    mt_probe p;
    moot_status status = mt_probe_make(&p, &mt_graduals[way], g, topic, scratch);
    if (status != MOOT_OK)
        return status;
    double with = mt_probe_sweep(&p);
    uint64_t each = p.work + 1;
    if (isnan(with))
        to->lack = MT_BEARING_UNSETTLED;
    else if ((uint64_t)to->n * 3 > MT_BEARING_WORK / each && p.circle)
        to->lack = MT_BEARING_TOO_LONG;
    if (to->lack != MT_BEARING_FOUND)
        return MOOT_OK;
    for (uint32_t k = 0; k < to->n; k++)
        mt_strike_and_grant(&p, to->at[k].node, &to->at[k].struck[way], &to->at[k].granted[way]);
    if (to->extent == MT_BEARING_ALL)
        status = all_of(to, &p, way, with, each, scratch);
    return status;
}

static double swing(const mt_bearing *b)
{
    double least = 2;
    for (uint32_t way = 0; way < MT_BEARING_WAYS; way++)
        if (mt_graduals[way].even)
            least = fmin(least, fabs(b->granted[way] - b->struck[way]));
    return least > 1 ? -1 : least; /* no number in either: last */
}

/* Insertion sort, stable, of at most MT_BEARING_MOST; nearly equal swings keep their order. */
static void put_in_order(mt_bearings *to)
{
    for (uint32_t i = 1; i < to->n; i++) {
        mt_bearing moving = to->at[i];
        uint32_t k = i;
        for (; k > 0 && swing(&to->at[k - 1]) < swing(&moving) - 1e-9; k--)
            to->at[k] = to->at[k - 1];
        to->at[k] = moving;
    }
}

static void mark_hinges(mt_bearings *to)
{
    for (uint32_t k = 0; k < to->n; k++) {
        mt_bearing *b = &to->at[k];
        b->hinge = true;
        for (uint32_t way = 0; way < MT_BEARING_WAYS; way++)
            b->hinge = b->hinge && side(b->struck[way]) * side(b->granted[way]) < 0;
    }
}

/* The points that the topic depends on, by number; false if memory is short. */
static bool list_points(mt_bearings *to, const mt_bipolar *g, uint32_t topic, mt_arena *arena,
                        mt_arena *scratch)
{
    mt_probe p;
    uint8_t *in = MT_NEW_ARRAY(scratch, uint8_t, g->n);
    if (!in || mt_probe_make(&p, &mt_graduals[0], g, topic, scratch) != MOOT_OK)
        return false;
    to->circle = p.circle;
    if (p.n - 1 > MT_BEARING_MOST) {
        to->lack = MT_BEARING_TOO_MANY;
        return true;
    }
    to->at = MT_NEW_ARRAY(arena, mt_bearing, p.n);
    if (!to->at)
        return false;
    for (uint32_t k = 0; k + 1 < p.n; k++)
        in[p.order[k]] = 1;
    for (uint32_t i = 0; i < g->n; i++)
        if (in[i])
            to->at[to->n++].node = i;
    to->shapley = to->extent == MT_BEARING_ALL;
    return true;
}

moot_status mt_bearings_find(mt_bearings *to, const mt_bipolar *g, uint32_t topic,
                             mt_bearing_extent extent, mt_arena *arena)
{
    *to = (mt_bearings){.lack = MT_BEARING_FOUND, .extent = extent};
    if (extent == MT_BEARING_NOTHING)
        to->lack = MT_BEARING_NOT_ASKED;
    else if (topic == MT_NO_ID)
        to->lack = MT_BEARING_NO_TOPIC;
    if (to->lack != MT_BEARING_FOUND)
        return MOOT_OK;
    mt_arena scratch;
    mt_arena_init(&scratch, &arena->alloc);
    moot_status status = list_points(to, g, topic, arena, &scratch) ? MOOT_OK : MOOT_E_NOMEM;
    for (uint32_t way = 0;
         to->n && to->lack == MT_BEARING_FOUND && status == MOOT_OK && way < MT_BEARING_WAYS; way++)
        status = one_way(to, g, topic, way, &scratch);
    if (status == MOOT_OK && to->lack == MT_BEARING_FOUND) {
        mark_hinges(to);
        put_in_order(to);
    }
    mt_arena_free(&scratch);
    return status;
}

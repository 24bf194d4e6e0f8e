/* Each point struck, granted, removed and shared out, in three ways. */
#include "gradual/bearing.h"

#include "base/intern.h"

#include <math.h>

static int side(double s)
{
    return s > 0.5 + 1e-9 ? 1 : s < 0.5 - 1e-9 ? -1 : 0;
}

static moot_status one_way(mt_bearings *to, const mt_bipolar *g, uint32_t topic, uint32_t way,
                           mt_arena *scratch)
{
    mt_probe p;
    moot_status status = mt_probe_make(&p, &mt_graduals[way], g, topic, scratch);
    if (status != MOOT_OK)
        return status;
    double *by = MT_NEW_ARRAY(scratch, double, g->n);
    uint32_t *start = MT_NEW_ARRAY(scratch, uint32_t, (size_t)to->n + 1);
    uint32_t *player = MT_NEW_ARRAY(scratch, uint32_t, (size_t)to->n + 1);
    mt_share *share = MT_NEW_ARRAY(scratch, mt_share, (size_t)to->n + 1);
    bool ok = by && start && player && share;
    bool kink = ok && mt_gradient(&p, by, &ok);
    for (uint32_t k = 0; ok && k < to->n; k++) {
        mt_bearing *b = &to->at[k];
        mt_strike_and_grant(&p, b->node, &b->struck[way], &b->granted[way]);
        b->removal[way] = mt_removal(&p, &b->node, 1);
        b->intrinsic[way] = mt_intrinsic_removal(&p, &b->node, 1);
        b->gradient[way] = by[b->node];
        b->kink[way] = kink;
        player[k] = b->node;
        start[k + 1] = k + 1;
    }
    if (ok && to->shapley)
        ok = mt_shapley(&p, to->n, start, player, MT_BEARING_SAMPLES, share);
    for (uint32_t k = 0; ok && k < to->n; k++)
        to->at[k].shapley[way] = share[k];
    return ok ? MOOT_OK : MOOT_E_NOMEM;
}

static double swing(const mt_bearing *b)
{
    double least = 2;
    for (uint32_t way = 0; way < MT_BEARING_WAYS; way++)
        if (mt_graduals[way].even)
            least = fmin(least, fabs(b->granted[way] - b->struck[way]));
    return least;
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
    to->shapley = to->n <= MT_BEARING_SHAPLEY_MOST;
    return true;
}

moot_status mt_bearings_find(mt_bearings *to, const mt_bipolar *g, uint32_t topic, mt_arena *arena)
{
    *to = (mt_bearings){.lack = MT_BEARING_FOUND};
    if (topic == MT_NO_ID)
        to->lack = MT_BEARING_NO_TOPIC;
    else if (!g->order)
        to->lack = MT_BEARING_CYCLE;
    if (to->lack != MT_BEARING_FOUND)
        return MOOT_OK;
    mt_arena scratch;
    mt_arena_init(&scratch, &arena->alloc);
    moot_status status = list_points(to, g, topic, arena, &scratch) ? MOOT_OK : MOOT_E_NOMEM;
    for (uint32_t way = 0; to->n && status == MOOT_OK && way < MT_BEARING_WAYS; way++)
        status = one_way(to, g, topic, way, &scratch);
    if (status == MOOT_OK) {
        mark_hinges(to);
        put_in_order(to);
    }
    mt_arena_free(&scratch);
    return status;
}

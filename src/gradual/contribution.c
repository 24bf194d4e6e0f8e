/* Many sweeps towards one topic -> what each point contributes. */
#include "gradual/contribution.h"

#include "gradual/dense.h"

#include <math.h>

static void hold(mt_probe *p, const uint32_t *set, uint32_t count, double at)
{
    for (uint32_t k = 0; k < count; k++)
        p->held[set[k]] = at;
}

double mt_removal(mt_probe *p, const uint32_t *set, uint32_t count)
{
    double with = mt_probe_sweep(p);
    hold(p, set, count, 0);
    double without = mt_probe_sweep(p);
    hold(p, set, count, (double)NAN);
    return with - without;
}

double mt_intrinsic_removal(mt_probe *p, const uint32_t *set, uint32_t count)
{
    /* Without arcs into it a node has its base score. */
    for (uint32_t k = 0; k < count; k++)
        p->held[set[k]] = p->g->base[set[k]];
    double with = mt_probe_sweep(p);
    hold(p, set, count, 0);
    double without = mt_probe_sweep(p);
    hold(p, set, count, (double)NAN);
    return with - without;
}

/* Without cycles: due[i] = d s(T) / d s(i), whole when its turn comes. */
static bool sweep_back(mt_probe *p, double *by, double *arc, double *due)
{
    const mt_bipolar *g = p->g;
    bool kink = false;
    due[p->topic] = 1;
    for (uint32_t k = p->n; k-- > 0;) {
        uint32_t i = p->order[k];
        bool kinked = false;
        double by_base = mt_gradual_slope(p->sem, g, i, p->s, arc, &kinked);
        kink = kink || (kinked && due[i] != 0);
        by[i] = due[i] * by_base;
        for (uint32_t a = g->start[2 * (size_t)i]; a < g->start[2 * (size_t)i + 2]; a++)
            due[g->from[a]] += due[i] * arc[a];
    }
    return kink;
}

/* With a cycle, over the nodes of p->part: y from (I - J') y = e_T. */
static mt_slope fixed_point(mt_probe *p, double *by, double *arc, double *y, mt_arena *scratch)
{
    const mt_bipolar *g = &p->part;
    double *a = MT_NEW_ARRAY(scratch, double, (size_t)g->n * g->n);
    double *by_base = MT_NEW_ARRAY(scratch, double, g->n);
    uint8_t *kinked = MT_NEW_ARRAY(scratch, uint8_t, g->n);
    mt_slope slope = MT_SLOPE_SMOOTH;
    if (!a || !by_base || !kinked)
        return MT_SLOPE_NONE;
    for (uint32_t i = 0; i < g->n; i++) {
        bool kink = false;
        by_base[i] = mt_gradual_slope(p->sem, g, i, p->part_s, arc, &kink);
        kinked[i] = kink;
        a[(size_t)i * g->n + i] += 1;
        for (uint32_t k = g->start[2 * (size_t)i]; k < g->start[2 * (size_t)i + 2]; k++)
            a[(size_t)g->from[k] * g->n + i] -= arc[k];
    }
    y[g->n - 1] = 1; /* the topic is last */
    if (!mt_dense_solve(a, y, g->n))
        return MT_SLOPE_NONE;
    for (uint32_t i = 0; i < g->n; i++) {
        by[p->order[i]] = y[i] * by_base[i];
        if (kinked[i] && y[i] != 0)
            slope = MT_SLOPE_KINK;
    }
    return slope;
}

moot_status mt_gradient(mt_probe *p, double *by, mt_slope *slope)
{
    const mt_bipolar *g = p->g;
    if (!g->order && p->n > MT_GRADIENT_MOST)
        return MOOT_E_LIMIT;
    mt_arena scratch;
    mt_arena_init(&scratch, &p->arena->alloc);
    double *arc = MT_NEW_ARRAY(&scratch, double, (size_t)g->m + 1);
    double *due = MT_NEW_ARRAY(&scratch, double, (size_t)g->n + 1);
    for (uint32_t i = 0; i < g->n; i++)
        by[i] = 0;
    *slope = MT_SLOPE_SMOOTH;
    if (arc && due) {
        bool rest = !isnan(mt_probe_sweep(p));
        if (!rest)
            *slope = MT_SLOPE_NONE;
        else if (g->order)
            *slope = sweep_back(p, by, arc, due) ? MT_SLOPE_KINK : MT_SLOPE_SMOOTH;
        else
            *slope = fixed_point(p, by, arc, due, &scratch);
    }
    for (uint32_t i = 0; i < g->n && *slope == MT_SLOPE_NONE; i++)
        by[i] = (double)NAN;
    moot_status status = mt_arena_failed(&scratch) ? MOOT_E_NOMEM : MOOT_OK;
    mt_arena_free(&scratch);
    return status;
}

static void put_player(mt_probe *p, const uint32_t *start, const uint32_t *player, uint32_t i,
                       bool there)
{
    hold(p, player + start[i], start[i + 1] - start[i], there ? (double)NAN : 0);
}

/* Each set of players Z once; a player outside gains s(Z + x) - s(Z) with the weight
 * |Z|! (k - |Z| - 1)! / k!. */
static bool exact(mt_probe *p, uint32_t players, const uint32_t *start, const uint32_t *player,
                  mt_arena *scratch, mt_share *out)
{
    uint32_t sets = 1u << players;
    double weight[MT_SHAPLEY_EXACT + 1];
    double *s = MT_NEW_ARRAY(scratch, double, sets);
    if (!s)
        return false;
    for (uint32_t set = 0; set < sets; set++) {
        for (uint32_t i = 0; i < players; i++)
            put_player(p, start, player, i, set >> i & 1);
        s[set] = mt_probe_sweep(p);
    }
    for (uint32_t size = 0; size < players; size++) {
        weight[size] = 1.0 / players;
        for (uint32_t k = 1; k <= size; k++) /* 1 / (players * C(players - 1, size)) */
            weight[size] *= (double)k / (players - k);
    }
    for (uint32_t i = 0; i < players; i++)
        for (uint32_t set = 0; set < sets; set++)
            if (!(set >> i & 1))
                out[i].value += weight[__builtin_popcount(set)] * (s[set | 1u << i] - s[set]);
    return true;
}

static uint64_t next(uint64_t *state)
{
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* Orders drawn with a fixed seed; mean and error by Welford's running sums. */
static bool sampled(mt_probe *p, uint32_t players, const uint32_t *start, const uint32_t *player,
                    uint32_t samples, mt_arena *scratch, mt_share *out)
{
    uint32_t *turn = MT_NEW_ARRAY(scratch, uint32_t, players);
    double *squares = MT_NEW_ARRAY(scratch, double, players);
    uint64_t state = 1;
    if (!turn || !squares)
        return false;
    for (uint32_t i = 0; i < players; i++)
        turn[i] = i;
    for (uint32_t round = 1; round <= samples; round++) {
        for (uint32_t i = players; i > 1; i--) {
            uint32_t j = (uint32_t)(next(&state) % i), keep = turn[i - 1];
            turn[i - 1] = turn[j];
            turn[j] = keep;
        }
        for (uint32_t i = 0; i < players; i++)
            put_player(p, start, player, i, false);
        double before = mt_probe_sweep(p);
        for (uint32_t k = 0; k < players; k++) {
            uint32_t i = turn[k];
            put_player(p, start, player, i, true);
            double after = mt_probe_sweep(p), adds = after - before, off = adds - out[i].value;
            out[i].value += off / round;
            squares[i] += off * (adds - out[i].value);
            before = after;
        }
    }
    for (uint32_t i = 0; i < players && samples > 1; i++)
        out[i].error = sqrt(squares[i] / ((double)samples * (samples - 1)));
    return true;
}

moot_status mt_shapley(mt_probe *p, uint32_t players, const uint32_t *start, const uint32_t *player,
                       uint32_t samples, mt_share *out)
{
    if (samples == 0 && players > MT_SHAPLEY_EXACT)
        return MOOT_E_LIMIT;
    mt_arena scratch;
    mt_arena_init(&scratch, &p->arena->alloc);
    for (uint32_t i = 0; i < players; i++)
        out[i] = (mt_share){0, 0};
    bool ok = players == 0   ? true
              : samples == 0 ? exact(p, players, start, player, &scratch, out)
                             : sampled(p, players, start, player, samples, &scratch, out);
    for (uint32_t i = 0; i < players; i++)
        put_player(p, start, player, i, true);
    mt_arena_free(&scratch);
    return ok ? MOOT_OK : MOOT_E_NOMEM;
}

void mt_strike_and_grant(mt_probe *p, uint32_t x, double *struck, double *granted)
{
    p->held[x] = 0;
    *struck = mt_probe_sweep(p);
    p->held[x] = 1;
    *granted = mt_probe_sweep(p);
    p->held[x] = (double)NAN;
}

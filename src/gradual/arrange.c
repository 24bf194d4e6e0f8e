/* Rows of all lengths -> rows of equal lengths side by side, by a counting sort.
 * Rows of a few arcs end where no predictor expects it: on a random graph with two arcs a
 * node that costs more than the arcs do. */
#include "gradual/arrange.h"

enum { LONG = 32 }; /* rows of as many arcs or more are one kind */

static uint32_t kind(const mt_bipolar *g, uint32_t i)
{
    const uint32_t *row = &g->start[2 * (size_t)i];
    uint32_t attackers = row[1] - row[0], supporters = row[2] - row[1];
    return (attackers < LONG ? attackers : LONG) * (LONG + 1) +
           (supporters < LONG ? supporters : LONG);
}

static void find_places(const mt_bipolar *g, uint32_t *place)
{
    uint32_t first[(LONG + 1) * (LONG + 1) + 1] = {0};
    for (uint32_t i = 0; i < g->n; i++)
        first[kind(g, i) + 1]++;
    for (uint32_t k = 0; k < (LONG + 1) * (LONG + 1); k++)
        first[k + 1] += first[k];
    for (uint32_t i = 0; i < g->n; i++)
        place[i] = first[kind(g, i)]++;
}

static void fill(mt_bipolar *to, const mt_bipolar *g, const uint32_t *place, const uint32_t *node)
{
    uint32_t m = 0;
    for (uint32_t k = 0; k < g->n; k++) {
        const uint32_t *row = &g->start[2 * (size_t)node[k]];
        to->base[k] = g->base[node[k]];
        to->start[2 * (size_t)k] = m;
        to->start[2 * (size_t)k + 1] = m + row[1] - row[0];
        for (uint32_t a = row[0]; a < row[2]; a++, m++) {
            to->from[m] = place[g->from[a]];
            if (g->weight)
                to->weight[m] = g->weight[a];
        }
    }
    to->start[2 * (size_t)g->n] = m;
}

moot_status mt_bipolar_arrange(mt_bipolar *to, mt_arena *arena, const mt_bipolar *g,
                               uint32_t **place)
{
    *to = (mt_bipolar){.n = g->n, .m = g->m, .on_cycle = g->on_cycle};
    uint32_t *node = MT_NEW_ARRAY(arena, uint32_t, (size_t)g->n + 1);
    *place = MT_NEW_ARRAY(arena, uint32_t, (size_t)g->n + 1);
    to->base = MT_NEW_ARRAY(arena, double, (size_t)g->n + 1);
    to->start = MT_NEW_ARRAY(arena, uint32_t, 2 * (size_t)g->n + 1);
    to->from = MT_NEW_ARRAY(arena, uint32_t, (size_t)g->m + 1);
    to->weight = g->weight ? MT_NEW_ARRAY(arena, double, (size_t)g->m + 1) : NULL;
    if (mt_arena_failed(arena))
        return MOOT_E_NOMEM;
    find_places(g, *place);
    for (uint32_t i = 0; i < g->n; i++)
        node[(*place)[i]] = i;
    fill(to, g, *place, node);
    return MOOT_OK;
}

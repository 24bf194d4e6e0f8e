/* Base scores and arcs -> compressed rows and, without cycles, a topological order. */
#include "gradual/graph.h"

enum { MAX_ARCS = 1 << 30, MAX_NODES = 1 << 30 };

/* Counts to places: at[k] becomes the sum of at[0] .. at[k - 1]. */
static void add_up(uint32_t *at, uint32_t n)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t count = at[i];
        at[i] = sum;
        sum += count;
    }
}

/* Arc numbers by where they come from: those of i are at[out[i]] .. at[out[i + 1] - 1]. */
static bool by_source(const mt_bipolar *g, mt_arena *scratch, const mt_tie *ties, uint32_t m,
                      uint32_t **out, uint32_t **at)
{
    uint32_t *first = MT_NEW_ARRAY(scratch, uint32_t, (size_t)g->n + 2);
    *at = MT_NEW_ARRAY(scratch, uint32_t, (size_t)m + 1);
    if (!first || !*at)
        return false;
    *out = first;
    for (uint32_t k = 0; k < m; k++)
        first[ties[k].from + 1]++;
    add_up(first, g->n + 2);
    /* first[i + 1] is now where i begins; filling moves it to where i + 1 begins. */
    for (uint32_t k = 0; k < m; k++)
        (*at)[first[ties[k].from + 1]++] = k;
    return true;
}

/* The rows, repeated arcs left out; in a run the arcs stand by source. */
static void fill_rows(mt_bipolar *g, const mt_tie *ties, const uint32_t *arcs, uint32_t m,
                      uint32_t *next)
{
    bool plain = true;
    for (uint32_t i = 0; i < m; i++) {
        const mt_tie *t = &ties[arcs[i]];
        uint32_t run = 2 * t->to + t->support;
        if (next[run] > g->start[run] && g->from[next[run] - 1] == t->from)
            continue;
        g->from[next[run]] = t->from;
        g->weight[next[run]++] = t->weight;
        plain = plain && t->weight == 1;
    }
    uint32_t kept = 0;
    for (uint32_t run = 0; run < 2 * g->n; run++) {
        uint32_t i = g->start[run];
        g->start[run] = kept;
        for (; i < next[run]; i++, kept++) {
            g->from[kept] = g->from[i];
            g->weight[kept] = g->weight[i];
        }
    }
    g->start[2 * (size_t)g->n] = kept;
    g->m = kept;
    if (plain)
        g->weight = NULL;
}

/* Kahn's algorithm; a first-in first-out queue, so that the order is fixed. */
static void find_order(mt_bipolar *g, const mt_tie *ties, const uint32_t *out, const uint32_t *arcs,
                       uint32_t *waits)
{
    uint32_t n = g->n, done = 0, queued = 0;
    for (uint32_t i = 0; i < n; i++)
        if (waits[i] == 0)
            g->order[queued++] = i;
    for (; done < queued; done++) {
        uint32_t i = g->order[done];
        for (uint32_t k = out[i]; k < out[i + 1]; k++)
            if (--waits[ties[arcs[k]].to] == 0)
                g->order[queued++] = ties[arcs[k]].to;
    }
    g->on_cycle = n - queued;
    if (queued < n)
        g->order = NULL;
}

static bool build(mt_bipolar *g, mt_arena *scratch, uint32_t m, const mt_tie *ties)
{
    uint32_t *out, *arcs;
    uint32_t *next = MT_NEW_ARRAY(scratch, uint32_t, 2 * (size_t)g->n + 1);
    uint32_t *waits = MT_NEW_ARRAY(scratch, uint32_t, (size_t)g->n + 1);
    if (!next || !waits || !by_source(g, scratch, ties, m, &out, &arcs))
        return false;
    for (uint32_t k = 0; k < m; k++) {
        g->start[2 * ties[k].to + ties[k].support]++;
        waits[ties[k].to]++;
    }
    add_up(g->start, 2 * g->n + 1);
    for (uint32_t run = 0; run < 2 * g->n; run++)
        next[run] = g->start[run];
    fill_rows(g, ties, arcs, m, next);
    find_order(g, ties, out, arcs, waits);
    return true;
}

moot_status mt_bipolar_make(mt_bipolar *g, mt_arena *arena, uint32_t n, const double *base,
                            uint32_t m, const mt_tie *ties)
{
    *g = (mt_bipolar){.n = n};
    if (n > MAX_NODES || m > MAX_ARCS)
        return MOOT_E_MISUSE;
    for (uint32_t k = 0; k < m; k++)
        if (ties[k].from >= n || ties[k].to >= n)
            return MOOT_E_MISUSE;
    g->base = MT_NEW_ARRAY(arena, double, (size_t)n + 1);
    g->start = MT_NEW_ARRAY(arena, uint32_t, 2 * (size_t)n + 1);
    g->from = MT_NEW_ARRAY(arena, uint32_t, (size_t)m + 1);
    g->weight = MT_NEW_ARRAY(arena, double, (size_t)m + 1);
    g->order = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    if (mt_arena_failed(arena))
        return MOOT_E_NOMEM;
    for (uint32_t i = 0; i < n; i++)
        g->base[i] = base[i];
    mt_arena scratch;
    mt_arena_init(&scratch, &arena->alloc);
    bool ok = build(g, &scratch, m, ties);
    mt_arena_free(&scratch);
    return ok ? MOOT_OK : MOOT_E_NOMEM;
}

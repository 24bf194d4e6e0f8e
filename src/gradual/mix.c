/* Two versions over common names; mixtures of them weighed. */
#include "gradual/mix.h"

static double weight_of(const mt_bipolar *g, uint32_t k)
{
    return g->weight ? g->weight[k] : 1;
}

/* Arcs of a version under the common names. */
static moot_status rename_arcs(mt_mix *x, const mt_named_graph *from, mt_bipolar *to)
{
    uint32_t n = x->names.strings.n, m = 0;
    mt_arena scratch;
    mt_arena_init(&scratch, &x->arena->alloc);
    mt_tie *ties = MT_NEW_ARRAY(&scratch, mt_tie, (size_t)from->g.m + 1);
    double *base = MT_NEW_ARRAY(&scratch, double, (size_t)n + 1);
    uint32_t *id = MT_NEW_ARRAY(&scratch, uint32_t, (size_t)from->g.n + 1);
    moot_status status = MOOT_E_NOMEM;
    if (ties && base && id) {
        for (uint32_t i = 0; i < from->g.n; i++) {
            id[i] = mt_intern_find(&x->names, from->name[i]);
            base[id[i]] = from->g.base[i];
        }
        for (uint32_t run = 0; run < 2 * from->g.n; run++)
            for (uint32_t k = from->g.start[run]; k < from->g.start[run + 1]; k++)
                ties[m++] =
                    (mt_tie){id[from->g.from[k]], id[run / 2], run % 2, weight_of(&from->g, k)};
        status = mt_bipolar_make(to, x->arena, n, base, m, ties);
    }
    mt_arena_free(&scratch);
    return status;
}

/* The sources of arcs that stand in one of two rows only, or with another weight. */
static void compare_rows(mt_mix *x, uint32_t run)
{
    const mt_bipolar *a = &x->was, *b = &x->is;
    uint32_t i = a->start[run], k = b->start[run];
    while (i < a->start[run + 1] || k < b->start[run + 1]) {
        uint32_t p = i < a->start[run + 1] ? a->from[i] : MT_NO_ID;
        uint32_t q = k < b->start[run + 1] ? b->from[k] : MT_NO_ID;
        if (p == q && weight_of(a, i) == weight_of(b, k)) {
            i++;
            k++;
            continue;
        }
        x->what[p < q ? p : q] |= MT_MIX_ARCS;
        i += p <= q;
        k += q <= p;
    }
}

static void find_changes(mt_mix *x)
{
    uint32_t n = x->names.strings.n;
    for (uint32_t run = 0; run < 2 * n; run++)
        compare_rows(x, run);
    for (uint32_t i = 0; i < n; i++) {
        x->number[i] = MT_NO_ID;
        if (x->there[i] != 3)
            x->what[i] = x->there[i] == 2 ? MT_MIX_NEW : MT_MIX_GONE;
        else if (x->was.base[i] != x->is.base[i])
            x->what[i] |= MT_MIX_BASE;
        if (x->what[i]) {
            x->number[i] = x->changes;
            x->changed[x->changes++] = i;
        }
    }
}

static bool gather_names(mt_mix *x, const mt_named_graph *before, const mt_named_graph *after)
{
    size_t most = (size_t)before->g.n + after->g.n + 1;
    x->there = MT_NEW_ARRAY(x->arena, uint8_t, most);
    x->what = MT_NEW_ARRAY(x->arena, uint8_t, most);
    x->number = MT_NEW_ARRAY(x->arena, uint32_t, most);
    x->changed = MT_NEW_ARRAY(x->arena, uint32_t, most);
    x->base = MT_NEW_ARRAY(x->arena, double, most);
    x->ties = MT_NEW_ARRAY(x->arena, mt_tie, (size_t)before->g.m + after->g.m + 1);
    if (mt_arena_failed(x->arena))
        return false;
    for (int turn = 0; turn < 2; turn++) {
        const mt_named_graph *g = turn ? before : after;
        for (uint32_t i = 0; i < g->g.n; i++) {
            uint32_t id = mt_intern_add(&x->names, g->name[i]);
            if (id == MT_NO_ID)
                return false;
            x->there[id] |= turn ? 1 : 2;
        }
    }
    return true;
}

moot_status mt_mix_make(mt_mix *to, const mt_named_graph *before, const mt_named_graph *after,
                        mt_arena *arena)
{
    *to = (mt_mix){.arena = arena};
    mt_intern_init(&to->names, arena, 0x6D6F6F74);
    if (!gather_names(to, before, after))
        return MOOT_E_NOMEM;
    moot_status status = rename_arcs(to, before, &to->was);
    if (status == MOOT_OK)
        status = rename_arcs(to, after, &to->is);
    if (status == MOOT_OK)
        find_changes(to);
    return status;
}

/* Is point i as it is after? */
static bool is_after(const mt_mix *x, uint32_t i, const uint8_t *made)
{
    return x->number[i] == MT_NO_ID || made[x->number[i]];
}

static bool is_there(const mt_mix *x, uint32_t i, const uint8_t *made)
{
    return x->there[i] & (is_after(x, i, made) ? 2 : 1);
}

static uint32_t take_arcs(mt_mix *x, const mt_bipolar *from, bool after, const uint8_t *made,
                          uint32_t m)
{
    for (uint32_t run = 0; run < 2 * from->n; run++)
        for (uint32_t k = from->start[run]; k < from->start[run + 1]; k++) {
            uint32_t i = from->from[k];
            if (is_after(x, i, made) == after && is_there(x, i, made) && is_there(x, run / 2, made))
                x->ties[m++] = (mt_tie){i, run / 2, run % 2, weight_of(from, k)};
        }
    return m;
}

moot_status mt_mix_weigh(mt_mix *x, const mt_gradual *sem, const uint8_t *made, double *s,
                         mt_solved *solved)
{
    mt_arena passing;
    mt_bipolar g;
    uint32_t n = x->names.strings.n;
    for (uint32_t i = 0; i < n; i++)
        x->base[i] = is_after(x, i, made) ? x->is.base[i] : x->was.base[i];
    uint32_t m = take_arcs(x, &x->is, true, made, take_arcs(x, &x->was, false, made, 0));
    mt_arena_init(&passing, &x->arena->alloc);
    moot_status status = mt_bipolar_make(&g, &passing, n, x->base, m, x->ties);
    if (status == MOOT_OK)
        status = mt_solve(sem, &g, NULL, &mt_flow_default, &x->arena->alloc, s, solved);
    mt_arena_free(&passing);
    return status;
}

bool mt_mix_bearing(mt_mix *x, uint32_t topic, uint8_t *bears)
{
    mt_arena scratch;
    mt_arena_init(&scratch, &x->arena->alloc);
    uint32_t *queue = MT_NEW_ARRAY(&scratch, uint32_t, (size_t)x->names.strings.n + 1);
    uint32_t found = 0;
    if (queue) {
        bears[topic] = 1;
        queue[found++] = topic;
    }
    for (uint32_t k = 0; k < found; k++)
        for (int turn = 0; turn < 2; turn++) {
            const mt_bipolar *g = turn ? &x->is : &x->was;
            size_t i = queue[k];
            for (uint32_t a = g->start[2 * i]; a < g->start[2 * i + 2]; a++)
                if (!bears[g->from[a]]) {
                    bears[g->from[a]] = 1;
                    queue[found++] = g->from[a];
                }
        }
    mt_arena_free(&scratch);
    return found > 0;
}

/* Every set of changes made alone -> which sets turn the order of two points. */
#include "gradual/change.h"

typedef struct worker {
    mt_change *to;
    const mt_gradual *sem;
    mt_arena *arena, scratch;
    mt_intern names;    /* of both versions */
    mt_bipolar was, is; /* over these names */
    uint32_t *change;   /* per name: its number among the changes, or MT_NO_ID */
    uint8_t *there;     /* per name: 1 before, 2 after */
    uint32_t topic[2];
    int8_t *order; /* per set of changes made: of the two topics, -1, 0, 1 */
    mt_tie *ties;
    double *base, *s;
} worker;

static double weight_of(const mt_bipolar *g, uint32_t k)
{
    return g->weight ? g->weight[k] : 1;
}

/* Arcs of a version under the common names. */
static moot_status rename_arcs(worker *w, const mt_named_graph *from, mt_bipolar *to)
{
    uint32_t n = w->names.strings.n, m = 0;
    mt_tie *ties = MT_NEW_ARRAY(&w->scratch, mt_tie, (size_t)from->g.m + 1);
    double *base = MT_NEW_ARRAY(&w->scratch, double, (size_t)n + 1);
    if (!ties || !base)
        return MOOT_E_NOMEM;
    for (uint32_t i = 0; i < from->g.n; i++) {
        uint32_t id = mt_intern_find(&w->names, from->name[i]);
        base[id] = from->g.base[i];
        for (uint32_t k = from->g.start[2 * (size_t)i]; k < from->g.start[2 * (size_t)i + 2]; k++)
            ties[m++] = (mt_tie){mt_intern_find(&w->names, from->name[from->g.from[k]]), id,
                                 k >= from->g.start[2 * (size_t)i + 1], weight_of(&from->g, k)};
    }
    return mt_bipolar_make(to, &w->scratch, n, base, m, ties);
}

static void mark(worker *w, uint32_t i, bool *too_many)
{
    if (w->change[i] != MT_NO_ID)
        return;
    w->change[i] = w->to->changes;
    *too_many = *too_many || w->to->changes >= MT_CHANGE_MOST;
    w->to->changes++;
}

/* The sources of arcs that stand in one of two rows only, or with another weight. */
static void compare_rows(worker *w, uint32_t run, uint8_t *differs)
{
    const mt_bipolar *a = &w->was, *b = &w->is;
    uint32_t i = a->start[run], k = b->start[run];
    while (i < a->start[run + 1] || k < b->start[run + 1]) {
        uint32_t x = i < a->start[run + 1] ? a->from[i] : MT_NO_ID;
        uint32_t y = k < b->start[run + 1] ? b->from[k] : MT_NO_ID;
        if (x == y && weight_of(a, i) == weight_of(b, k)) {
            i++;
            k++;
            continue;
        }
        differs[x < y ? x : y] = 1;
        i += x <= y;
        k += y <= x;
    }
}

static moot_status find_changes(worker *w)
{
    uint32_t n = w->names.strings.n;
    bool too_many = false;
    uint8_t *differs = MT_NEW_ARRAY(&w->scratch, uint8_t, (size_t)n + 1);
    if (!differs)
        return MOOT_E_NOMEM;
    for (uint32_t run = 0; run < 2 * n; run++)
        compare_rows(w, run, differs);
    for (uint32_t i = 0; i < n; i++) {
        w->change[i] = MT_NO_ID;
        if (differs[i] || w->there[i] != 3 || w->was.base[i] != w->is.base[i])
            mark(w, i, &too_many);
    }
    if (too_many)
        return MOOT_E_LIMIT;
    for (uint32_t i = 0; i < n; i++)
        if (w->change[i] != MT_NO_ID)
            w->to->changed[w->change[i]] = w->names.strings.at[i];
    return MOOT_OK;
}

/* Is point i as it is after, when the changes of `made` are made? */
static bool is_after(const worker *w, uint32_t i, uint32_t made)
{
    return w->change[i] == MT_NO_ID || (made >> w->change[i] & 1);
}

static bool is_there(const worker *w, uint32_t i, uint32_t made)
{
    return w->there[i] & (is_after(w, i, made) ? 2 : 1);
}

static uint32_t take_arcs(worker *w, const mt_bipolar *from, bool after, uint32_t made, uint32_t m)
{
    for (uint32_t i = 0; i < from->n; i++)
        for (uint32_t k = from->start[2 * (size_t)i]; k < from->start[2 * (size_t)i + 2]; k++) {
            uint32_t x = from->from[k];
            if (is_after(w, x, made) == after && is_there(w, x, made) && is_there(w, i, made))
                w->ties[m++] =
                    (mt_tie){x, i, k >= from->start[2 * (size_t)i + 1], weight_of(from, k)};
        }
    return m;
}

/* The order of the topics when only `made` is changed. */
static moot_status try_set(worker *w, uint32_t made)
{
    mt_arena passing;
    mt_bipolar g;
    mt_solved solved;
    uint32_t n = w->names.strings.n;
    for (uint32_t i = 0; i < n; i++)
        w->base[i] = is_after(w, i, made) ? w->is.base[i] : w->was.base[i];
    uint32_t m = take_arcs(w, &w->is, true, made, take_arcs(w, &w->was, false, made, 0));
    mt_arena_init(&passing, &w->arena->alloc);
    moot_status status = mt_bipolar_make(&g, &passing, n, w->base, m, w->ties);
    if (status == MOOT_OK)
        status = mt_solve(w->sem, &g, NULL, &mt_flow_default, &w->arena->alloc, w->s, &solved);
    mt_arena_free(&passing);
    if (status != MOOT_OK)
        return status;
    w->to->converged = w->to->converged && solved.converged;
    double d = w->s[w->topic[0]] - w->s[w->topic[1]];
    w->order[made] = (int8_t)(d > 1e-9 ? 1 : d < -1e-9 ? -1 : 0);
    return MOOT_OK;
}

typedef enum explains { SUFFICIENT, COUNTERFACTUAL, NECESSARY } explains;

static bool explained(const worker *w, uint32_t set, explains how)
{
    uint32_t all = (1u << w->to->changes) - 1, rest = all & ~set;
    if (w->order[set] == w->order[0])
        return false;
    if (how == COUNTERFACTUAL)
        return w->order[rest] == w->order[0];
    /* Every set of the others, the empty one last. */
    for (uint32_t part = rest; how == NECESSARY && part; part = (part - 1) & rest)
        if (w->order[part] != w->order[0])
            return false;
    return true;
}

/* The sets that explain and hold no smaller one that does. */
static bool list_smallest(worker *w, explains how, mt_change_sets *to)
{
    uint32_t sets = 1u << w->to->changes;
    uint8_t *good = MT_NEW_ARRAY(&w->scratch, uint8_t, sets);
    to->at = MT_NEW_ARRAY(w->arena, uint32_t, w->to->consistent ? 1 : sets);
    if (!good || !to->at)
        return false;
    if (w->to->consistent) {
        to->n = 1; /* the empty set */
        return true;
    }
    for (uint32_t set = 0; set < sets; set++) {
        bool inside = false;
        for (uint32_t k = 0; k < w->to->changes; k++)
            inside = inside || ((set >> k & 1) && good[set & ~(1u << k)]);
        bool itself = explained(w, set, how);
        good[set] = itself || inside;
        if (itself && !inside)
            to->at[to->n++] = set;
    }
    return true;
}

static bool gather_names(worker *w, const mt_named_graph *before, const mt_named_graph *after)
{
    size_t most = (size_t)before->g.n + after->g.n + 1;
    w->there = MT_NEW_ARRAY(&w->scratch, uint8_t, most);
    w->change = MT_NEW_ARRAY(&w->scratch, uint32_t, most);
    w->base = MT_NEW_ARRAY(&w->scratch, double, most);
    w->s = MT_NEW_ARRAY(&w->scratch, double, most);
    w->ties = MT_NEW_ARRAY(&w->scratch, mt_tie, (size_t)before->g.m + after->g.m + 1);
    w->order = MT_NEW_ARRAY(&w->scratch, int8_t, 1u << MT_CHANGE_MOST);
    if (mt_arena_failed(&w->scratch))
        return false;
    for (int turn = 0; turn < 2; turn++) {
        const mt_named_graph *g = turn ? before : after;
        for (uint32_t i = 0; i < g->g.n; i++) {
            uint32_t id = mt_intern_add(&w->names, g->name[i]);
            if (id == MT_NO_ID)
                return false;
            w->there[id] |= turn ? 1 : 2;
        }
    }
    return true;
}

static moot_status explain(worker *w, const mt_named_graph *before, const mt_named_graph *after)
{
    moot_status status = rename_arcs(w, before, &w->was);
    if (status == MOOT_OK)
        status = rename_arcs(w, after, &w->is);
    if (status == MOOT_OK)
        status = find_changes(w);
    if (status != MOOT_OK)
        return status;
    uint32_t sets = 1u << w->to->changes;
    for (uint32_t set = 0; set < sets && status == MOOT_OK; set++)
        status = try_set(w, set);
    if (status != MOOT_OK)
        return status;
    w->to->consistent = w->order[sets - 1] == w->order[0];
    bool ok = list_smallest(w, SUFFICIENT, &w->to->sufficient) &&
              list_smallest(w, COUNTERFACTUAL, &w->to->counterfactual) &&
              list_smallest(w, NECESSARY, &w->to->necessary);
    return ok ? MOOT_OK : MOOT_E_NOMEM;
}

moot_status mt_change_explain(mt_change *to, const mt_gradual *sem, const mt_named_graph *before,
                              const mt_named_graph *after, moot_str topic, moot_str other,
                              mt_arena *arena)
{
    *to = (mt_change){.converged = true};
    worker w = {.to = to, .sem = sem, .arena = arena};
    mt_arena_init(&w.scratch, &arena->alloc);
    mt_intern_init(&w.names, &w.scratch, 0x6D6F6F74);
    moot_status status = MOOT_E_NOMEM;
    if (gather_names(&w, before, after)) {
        w.topic[0] = mt_intern_find(&w.names, topic);
        w.topic[1] = mt_intern_find(&w.names, other);
        status = MOOT_E_MISUSE;
        if (w.topic[0] != MT_NO_ID && w.topic[1] != MT_NO_ID && w.there[w.topic[0]] == 3 &&
            w.there[w.topic[1]] == 3)
            status = explain(&w, before, after);
    }
    mt_arena_free(&w.scratch);
    return status;
}

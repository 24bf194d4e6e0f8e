/* Every set of changes made alone -> which sets turn an outcome. */
#include "gradual/change.h"

typedef enum explains { SUFFICIENT, COUNTERFACTUAL, NECESSARY } explains;

static bool explained(const int8_t *outcome, uint32_t changes, uint32_t set, explains how)
{
    uint32_t all = (1u << changes) - 1, rest = all & ~set;
    if (outcome[set] == outcome[0])
        return false;
    if (how == COUNTERFACTUAL)
        return outcome[rest] == outcome[0];
    /* Every set of the others, the empty one last. */
    for (uint32_t part = rest; how == NECESSARY && part; part = (part - 1) & rest)
        if (outcome[part] != outcome[0])
            return false;
    return true;
}

/* The sets that explain and hold no smaller one that does. */
static bool list_smallest(mt_change *to, const int8_t *outcome, explains how, mt_change_sets *list,
                          mt_arena *arena, mt_arena *scratch)
{
    uint32_t sets = 1u << to->changes;
    uint8_t *good = MT_NEW_ARRAY(scratch, uint8_t, sets);
    list->at = MT_NEW_ARRAY(arena, uint32_t, to->consistent ? 1 : sets);
    list->n = 0;
    if (!good || !list->at)
        return false;
    if (to->consistent) {
        list->n = 1; /* the empty set */
        return true;
    }
    for (uint32_t set = 0; set < sets; set++) {
        bool inside = false;
        for (uint32_t k = 0; k < to->changes; k++)
            inside = inside || ((set >> k & 1) && good[set & ~(1u << k)]);
        bool itself = explained(outcome, to->changes, set, how);
        good[set] = itself || inside;
        if (itself && !inside)
            list->at[list->n++] = set;
    }
    return true;
}

moot_status mt_change_sort_out(mt_change *to, const int8_t *outcome, mt_arena *arena)
{
    mt_arena scratch;
    mt_arena_init(&scratch, &arena->alloc);
    to->consistent = outcome[(1u << to->changes) - 1] == outcome[0];
    bool ok = list_smallest(to, outcome, SUFFICIENT, &to->sufficient, arena, &scratch) &&
              list_smallest(to, outcome, COUNTERFACTUAL, &to->counterfactual, arena, &scratch) &&
              list_smallest(to, outcome, NECESSARY, &to->necessary, arena, &scratch);
    mt_arena_free(&scratch);
    return ok ? MOOT_OK : MOOT_E_NOMEM;
}

/* The order of the topics under each set of changes. */
static moot_status try_all(mt_change *to, mt_mix *x, const mt_gradual *sem, const uint32_t *topic,
                           int8_t *order, double *s)
{
    moot_status status = MOOT_OK;
    for (uint32_t set = 0; set < 1u << to->changes && status == MOOT_OK; set++) {
        uint8_t made[MT_CHANGE_MOST];
        mt_solved solved;
        for (uint32_t k = 0; k < to->changes; k++)
            made[k] = set >> k & 1;
        status = mt_mix_weigh(x, sem, made, s, &solved);
        if (status != MOOT_OK)
            return status;
        double d = s[topic[0]] - s[topic[1]];
        order[set] = (int8_t)(d > 1e-9 ? 1 : d < -1e-9 ? -1 : 0);
        to->converged = to->converged && solved.converged;
    }
    return status;
}

static moot_status explain(mt_change *to, mt_mix *x, const mt_gradual *sem, const uint32_t *topic,
                           mt_arena *arena, mt_arena *scratch)
{
    if (x->changes > MT_CHANGE_MOST)
        return MOOT_E_LIMIT;
    to->changes = x->changes;
    for (uint32_t k = 0; k < x->changes; k++)
        to->changed[k] = x->names.strings.at[x->changed[k]];
    int8_t *order = MT_NEW_ARRAY(scratch, int8_t, 1u << MT_CHANGE_MOST);
    double *s = MT_NEW_ARRAY(scratch, double, (size_t)x->names.strings.n + 1);
    if (!order || !s)
        return MOOT_E_NOMEM;
    moot_status status = try_all(to, x, sem, topic, order, s);
    return status == MOOT_OK ? mt_change_sort_out(to, order, arena) : status;
}

moot_status mt_change_explain(mt_change *to, const mt_gradual *sem, const mt_named_graph *before,
                              const mt_named_graph *after, moot_str topic, moot_str other,
                              mt_arena *arena)
{
    mt_mix x;
    mt_arena scratch;
    *to = (mt_change){.converged = true};
    mt_arena_init(&scratch, &arena->alloc);
    moot_status status = mt_mix_make(&x, before, after, &scratch);
    if (status == MOOT_OK) {
        uint32_t two[2] = {mt_intern_find(&x.names, topic), mt_intern_find(&x.names, other)};
        status = MOOT_E_MISUSE;
        if (two[0] != MT_NO_ID && two[1] != MT_NO_ID && x.there[two[0]] == 3 &&
            x.there[two[1]] == 3)
            status = explain(to, &x, sem, two, arena, &scratch);
    }
    mt_arena_free(&scratch);
    return status;
}

/* Goal -> whether all or some extensions reach it, and the smallest set that does.
 *
 * Both kinds of goal are kept by every larger extension: what the grounded one
 * reaches all do, and what the ideal one reaches all preferred ones do.  The rest is
 * asked of the solver. */
#include "judge/why_inner.h"

enum { EXTENSIONS = 2048 };

mt_goal mt_goal_local(const mt_asker *a, mt_goal goal)
{
    const uint32_t *local = a->cone->local;
    return (mt_goal){goal.derived == MT_NO_ID ? MT_NO_ID : local[goal.derived],
                     goal.defeated == MT_NO_ID ? MT_NO_ID : local[goal.defeated]};
}

static bool surely(const mt_asker *a, mt_goal goal)
{
    const uint8_t *of = a->view->of;
    return (goal.derived != MT_NO_ID && (of[goal.derived] & MT_LIT_IN)) ||
           (goal.defeated != MT_NO_ID && !(of[goal.defeated] & MT_LIT_POSSIBLE));
}

static moot_status find_ideal(mt_asker *a)
{
    mt_answer answer;
    mt_solve how = {.alloc = &a->arena->alloc, .stop = a->stop};
    mt_task task = {.problem = MT_SE, .semantics = MT_ID};
    if (a->ideal)
        return MOOT_OK;
    moot_status status = mt_aba_solve(&a->cone->aba, task, &how, a->arena, &answer);
    if (status != MOOT_OK)
        return status;
    a->ideal = MT_NEW_ARRAY(a->arena, uint8_t, (size_t)a->cone->aba.literals + 1);
    for (uint32_t i = 0; a->ideal && i < answer.set_n; i++)
        a->ideal[answer.set[i]] = 1;
    return a->ideal ? MOOT_OK : MOOT_E_NOMEM;
}

static moot_status put(const mt_asker *a, const mt_aba *aba, mt_task task, bool *yes)
{
    mt_arena own;
    mt_answer answer;
    mt_solve how = {.alloc = &a->arena->alloc, .stop = a->stop};
    mt_arena_init(&own, &a->arena->alloc);
    moot_status status = mt_aba_solve(aba, task, &how, &own, &answer);
    *yes = answer.reply == MT_YES;
    mt_arena_free(&own);
    return status;
}

/* ---- goals of defeat: every extension is looked at ---- */

typedef struct looker {
    const mt_asker *a;
    mt_goal goal; /* of the cone */
    uint8_t *set;
    uint32_t seen, reached;
} looker;

static bool look_at(void *ctx, const uint32_t *set, uint32_t n)
{
    looker *l = ctx;
    for (uint32_t x = 0; x < l->a->cone->aba.literals; x++)
        l->set[x] = 0;
    for (uint32_t i = 0; i < n; i++)
        l->set[set[i]] = 1;
    l->seen++;
    l->reached += mt_goal_reached(l->a->defender, l->goal, l->set);
    return l->reached == l->seen && l->seen < EXTENSIONS;
}

/* Do all preferred extensions reach it?  They are given one by one. */
static moot_status each_reaches(mt_asker *a, mt_goal goal, bool *all)
{
    mt_arena own;
    mt_answer answer;
    looker l = {.a = a, .goal = goal};
    mt_solve how = {.alloc = &a->arena->alloc, .stop = a->stop, .each = look_at, .ctx = &l};
    mt_task task = {.problem = MT_EE, .semantics = MT_PR};
    mt_arena_init(&own, &a->arena->alloc);
    l.set = MT_NEW_ARRAY(&own, uint8_t, (size_t)a->cone->aba.literals + 1);
    moot_status status =
        l.set ? mt_aba_solve(&a->cone->aba, task, &how, &own, &answer) : MOOT_E_NOMEM;
    *all = status == MOOT_OK && l.reached == l.seen && answer.reply == MT_YES;
    a->unknown = a->unknown || (status == MOOT_OK && l.reached == l.seen && !*all);
    mt_arena_free(&own);
    return status;
}

static moot_status by_ideal(mt_asker *a, mt_goal near, bool *yes)
{
    moot_status status = find_ideal(a);
    *yes = status == MOOT_OK && mt_goal_reached(a->defender, near, a->ideal);
    return status;
}

static moot_status preferred(mt_asker *a, mt_goal goal, mt_reach *reach)
{
    mt_goal near = mt_goal_local(a, goal);
    /* In some complete extension is in some preferred one, and found sooner. */
    mt_task task = {.problem = MT_DC, .semantics = MT_CO, .query = near.derived};
    bool some = true, all = true, core = false;
    moot_status status = MOOT_OK;
    if (goal.defeated == MT_NO_ID) {
        status = put(a, &a->cone->aba, task, &some);
        task = (mt_task){.problem = MT_DS, .semantics = MT_PR, .query = near.derived};
        if (status == MOOT_OK && some)
            status = put(a, &a->cone->aba, task, &all);
    }
    if (status == MOOT_OK && some && all)
        status = by_ideal(a, near, &core);
    if (status == MOOT_OK && goal.defeated != MT_NO_ID && !core) {
        status = each_reaches(a, near, &all);
        some = all;
    }
    *reach = !some ? MT_REACH_NONE : core ? MT_REACH_CORE : all ? MT_REACH_ALL : MT_REACH_SOME;
    return status;
}

/* Whether there is a stable extension depends on the whole framework. */
static moot_status stable(mt_asker *a, mt_goal goal, mt_reach *reach)
{
    /* What is not derived is defeated. */
    uint32_t query = goal.defeated != MT_NO_ID ? goal.defeated : goal.derived;
    mt_task task = {.problem = MT_DC, .semantics = MT_ST, .query = query};
    bool some = false, all = false;
    moot_status status = put(a, &a->view->c.aba, task, &some);
    task.problem = MT_DS;
    if (status == MOOT_OK && some && goal.defeated == MT_NO_ID)
        status = put(a, &a->view->c.aba, task, &all);
    if (goal.defeated != MT_NO_ID)
        *reach = some ? MT_REACH_NONE : MT_REACH_ALL;
    else
        *reach = all ? MT_REACH_ALL : some ? MT_REACH_SOME : MT_REACH_NONE;
    return status;
}

moot_status mt_reach_find(mt_asker *a, mt_goal goal, mt_reach *reach)
{
    mt_goal near = mt_goal_local(a, goal);
    bool yes = false;
    moot_status status = MOOT_OK;
    *reach = surely(a, goal) ? MT_REACH_SURE : MT_REACH_NONE;
    bool hopeless = goal.defeated == MT_NO_ID && !(a->view->of[goal.derived] & MT_LIT_POSSIBLE);
    if (*reach == MT_REACH_SURE || hopeless)
        return MOOT_OK;
    switch (a->whole) {
    case MT_WHOLE_GROUNDED: return MOOT_OK;
    case MT_WHOLE_COMPLETE:
        if (goal.defeated != MT_NO_ID)
            return MOOT_OK;
        status = put(a, &a->cone->aba, (mt_task){MT_DC, MT_CO, near.derived}, &yes);
        *reach = yes ? MT_REACH_SOME : MT_REACH_NONE;
        return status;
    case MT_WHOLE_IDEAL:
        status = by_ideal(a, near, &yes);
        *reach = yes ? MT_REACH_CORE : MT_REACH_NONE;
        return status;
    case MT_WHOLE_PREFERRED: return preferred(a, goal, reach);
    case MT_WHOLE_STABLE: return stable(a, goal, reach);
    case MT_WHOLE_SEMI_STABLE:
    case MT_WHOLE_STAGE:
    case MT_WHOLE_EAGER: return MOOT_E_MISUSE; /* a range is no challenge that can be told */
    }
    return status;
}

moot_status mt_reach_show(mt_asker *a, mt_goal goal, mt_reach reach, uint8_t *const *others,
                          uint32_t n, mt_defence *found)
{
    mt_goal near = mt_goal_local(a, goal);
    uint32_t literals = a->cone->aba.literals;
    if (reach == MT_REACH_SURE) {
        uint8_t *within = MT_NEW_ARRAY(a->arena, uint8_t, (size_t)literals + 1);
        if (!within)
            return MOOT_E_NOMEM;
        for (uint32_t x = 0; x < literals; x++)
            within[x] = a->defender->facts.grounded[x] & MT_LIT_IN;
        return mt_defend(a->defender, near, within, true, NULL, 0, found);
    }
    return mt_defend(a->defender, near, reach == MT_REACH_CORE ? a->ideal : NULL, false, others, n,
                     found);
}

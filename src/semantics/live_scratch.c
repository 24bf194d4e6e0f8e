/* Questions to a changing framework that mt_af_solve() answers, on rows built for each. */
#include "semantics/live_core.h"

#include <string.h>

bool mt_live_holds(const uint8_t *set, const uint32_t *q, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (!set[q[i]])
            return false;
    return true;
}

typedef struct seeker {
    mt_live *l;
    const uint32_t *whole;
    mt_semantics semantics;
    bool found;
} seeker;

static void show_rows(mt_live *l, const uint32_t *whole, const uint32_t *set, uint32_t n,
                      mt_semantics semantics)
{
    if (l->n)
        memset(l->shown, 0, l->n);
    for (uint32_t i = 0; i < n; i++)
        l->shown[whole[set[i]]] = 1;
    l->has_shown = true;
    l->shown_of = semantics;
}

/* EE: go on until an extension has all that is assumed. */
static bool seek(void *ctx, const uint32_t *set, uint32_t n)
{
    seeker *s = ctx;
    show_rows(s->l, s->whole, set, n, s->semantics);
    s->found = mt_live_holds(s->l->shown, s->l->assumed.at, s->l->assumed.n);
    return !s->found;
}

/* The task that asks for the i-th argument assumed, or for an extension. */
static mt_task single_task(const mt_live *l, mt_problem problem, mt_semantics semantics, uint32_t i)
{
    mt_task task = {problem, semantics, 0};
    if (!l->assumed.n || problem == MT_SE)
        task.problem = MT_SE;
    else
        for (uint32_t a = 0; a < l->assumed.at[i]; a++)
            task.query += l->slot[a].alive;
    return task;
}

/* All that is assumed in one extension: the only one, or the first of all that has it. */
static moot_status all_together(mt_live *l, const mt_af *af, seeker *s, const mt_solve *how,
                                mt_arena *arena, mt_reply *reply)
{
    bool single = s->semantics == MT_GR || s->semantics == MT_ID || s->semantics == MT_EA;
    mt_task task = {single ? MT_SE : MT_EE, s->semantics, 0};
    mt_answer answer;
    moot_status st = mt_af_solve(af, task, how, arena, &answer);
    if (st != MOOT_OK)
        return st;
    if (answer.has_set)
        show_rows(l, s->whole, answer.set, answer.set_n, s->semantics);
    bool has = s->found || (single && mt_live_holds(l->shown, l->assumed.at, l->assumed.n));
    *reply = has ? MT_YES : MT_NO;
    l->has_shown = has;
    return MOOT_OK;
}

moot_status mt_live_from_scratch(mt_live *l, mt_problem problem, mt_semantics semantics,
                                 mt_reply *reply)
{
    mt_arena arena;
    mt_arena_init(&arena, &l->alloc);
    mt_af af;
    seeker s = {.l = l, .semantics = semantics};
    mt_solve how = {.alloc = &l->alloc, .stop = &l->stop, .each = seek, .ctx = &s};
    moot_status st = mt_live_rows(l, &arena, &af, &s.whole);
    bool together = problem == MT_DC && l->assumed.n > 1;
    uint32_t rounds = problem == MT_SE || !l->assumed.n ? 1 : l->assumed.n;
    *reply = MT_YES;
    if (together || (problem == MT_DS && !l->assumed.n))
        rounds = 0;
    if (st == MOOT_OK && together)
        st = all_together(l, &af, &s, &how, &arena, reply);
    for (uint32_t i = 0; i < rounds && st == MOOT_OK && *reply == MT_YES; i++) {
        mt_answer answer;
        st = mt_af_solve(&af, single_task(l, problem, semantics, i), &how, &arena, &answer);
        if (st != MOOT_OK)
            break;
        *reply = answer.reply;
        if (answer.has_set)
            show_rows(l, s.whole, answer.set, answer.set_n, semantics);
    }
    mt_arena_free(&arena);
    return st;
}

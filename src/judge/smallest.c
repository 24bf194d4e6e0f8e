/* A question that only more can satisfy -> the smallest set, by implicit hitting sets. */
#include "judge/smallest.h"

#include "judge/hitting.h"

#include <string.h>

/* FAILS: of a core that comes from a solver, so many attempts to narrow it may fail; what is then
 * left of it is a core all the same. */
enum { STEPS = 20000, FAILS = 6 };

typedef struct seeker {
    const mt_smallest_task *task;
    mt_hitting cores;
    uint32_t left;  /* questions that may still be asked */
    uint8_t *core;  /* of the last set that failed */
    uint8_t *tried; /* a set while it is asked about */
    uint32_t *list;
} seeker;

/* *yes stays as it is when the questions are used up. */
static moot_status ask(seeker *s, const uint8_t *allowed, bool *yes)
{
    if (mt_stopped(s->task->stop))
        return MOOT_E_CANCELLED;
    if (!s->left)
        return MOOT_OK;
    s->left--;
    return s->task->works(s->task->ctx, allowed, yes);
}

/* Does the set do (`want`), or does it fail when just this is left out? */
static moot_status holds(seeker *s, const uint8_t *set, bool want, bool *yes)
{
    bool works = !want;
    for (uint32_t e = 0; e < s->task->n; e++)
        s->tried[e] = want ? set[e] : !set[e];
    moot_status status = ask(s, s->tried, &works);
    *yes = works == want && s->left;
    return status;
}

/* What the last question says of a core: it may leave out more than was left out there.  How many
 * of the n elements on the list are left, those from number `from` on. */
static uint32_t refine(seeker *s, uint8_t *set, bool want, uint32_t from, uint32_t n)
{
    uint32_t left = from;
    if (want || !s->task->core)
        return n;
    s->task->core(s->task->ctx, set);
    for (uint32_t i = from; i < n; i++)
        if (set[s->list[i]])
            s->list[left++] = s->list[i];
    return left;
}

/* Take out of `set` what is superfluous for holds(want), in blocks that double while that goes
 * well; once the questions are used up, what is left stays. */
static moot_status narrow(seeker *s, uint8_t *set, bool want)
{
    uint32_t n = 0, done = 0, block, fails = !want && s->task->core ? FAILS : UINT32_MAX;
    moot_status status = MOOT_OK;
    for (uint32_t e = 0; e < s->task->n; e++)
        if (set[e])
            s->list[n++] = e;
    for (block = n > 1 ? n / 2 : 1; status == MOOT_OK && done < n && s->left && fails;) {
        uint32_t end = n - done < block ? n : done + block;
        bool yes;
        for (uint32_t i = done; i < end; i++)
            set[s->list[i]] = 0;
        status = holds(s, set, want, &yes);
        if (yes) {
            n = refine(s, set, want, end, n);
            done = end;
            block *= 2;
            continue;
        }
        fails--;
        for (uint32_t i = done; i < end; i++)
            set[s->list[i]] = 1;
        if (block == 1)
            done++;
        else
            block = end - done > 1 ? (end - done) / 2 : 1;
    }
    return status;
}

/* Cores until what meets them, all of them together, does. */
static moot_status add_cores(seeker *s, uint8_t *allowed)
{
    moot_status status;
    for (;;) {
        bool yes = true;
        status = ask(s, allowed, &yes);
        if (status != MOOT_OK || yes || !s->left)
            return status;
        for (uint32_t e = 0; e < s->task->n; e++)
            s->core[e] = !allowed[e];
        if (s->task->core)
            s->task->core(s->task->ctx, s->core);
        status = narrow(s, s->core, false);
        if (status != MOOT_OK)
            return status;
        mt_hitting_add(&s->cores, s->core);
        for (uint32_t e = 0; e < s->task->n; e++)
            allowed[e] |= s->core[e];
    }
}

static moot_status seek(seeker *s, mt_smallest *found)
{
    uint32_t n = s->task->n;
    bool yes = false;
    moot_status status = MOOT_OK;
    for (;;) {
        if (!mt_hitting_solve(&s->cores) || !s->left)
            break;
        memcpy(found->in, s->cores.chosen, n);
        yes = false;
        status = ask(s, found->in, &yes);
        if (status != MOOT_OK || yes)
            break;
        status = add_cores(s, found->in);
        if (status != MOOT_OK)
            return status;
    }
    found->proved = yes;
    if (status != MOOT_OK || yes)
        return status;
    /* Given up: at least nothing superfluous. */
    s->left = s->task->most / 2 + 1;
    memset(found->in, 1, n);
    return narrow(s, found->in, true);
}

moot_status mt_smallest_find(const mt_smallest_task *task, mt_arena *arena, mt_smallest *found)
{
    size_t n = (size_t)task->n + 1;
    seeker s = {.task = task, .left = task->most};
    *found = (mt_smallest){.in = MT_NEW_ARRAY(arena, uint8_t, n)};
    s.core = MT_NEW_ARRAY(arena, uint8_t, n);
    s.tried = MT_NEW_ARRAY(arena, uint8_t, n);
    s.list = MT_NEW_ARRAY(arena, uint32_t, n);
    if (mt_arena_failed(arena) || !mt_hitting_begin(&s.cores, task->n, STEPS, arena))
        return MOOT_E_NOMEM;
    memset(found->in, 1, task->n);
    moot_status status = ask(&s, found->in, &found->exists);
    if (status == MOOT_OK && found->exists)
        status = seek(&s, found);
    for (uint32_t e = 0; e < task->n; e++)
        found->n += found->in[e];
    return mt_arena_failed(arena) ? MOOT_E_NOMEM : status;
}

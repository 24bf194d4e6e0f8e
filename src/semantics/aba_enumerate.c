/* Assumption-based framework -> all extensions, or their number.
 *
 * One solver gives model after model, and a clause after each forbids what it
 * stands for: a complete set itself; every subset of a preferred one, which no
 * other preferred extension is; the same for a stable one.  A preferred set is
 * grown from an admissible model in the same solver, under a guard.  Sets of greatest
 * range come from aba_climb.h.
 * Cost: a SAT question for each complete or stable set and one more, some for each
 * preferred one; memory: a clause for each. */
#include "semantics/aba_enumerate.h"

#include "semantics/aba_climb.h"

typedef struct tour {
    const mt_aba *aba;
    mt_task task;
    const mt_solve *how;
    mt_arena own;
    mt_aba_facts facts;
    mt_aba_code code;
    uint8_t *set;
    uint32_t *list; /* as it is given */
    int *assumed;
    uint64_t given;
    bool ended; /* `each` wants no more */
} tour;

static bool is_assumption(const tour *t, uint32_t x)
{
    return t->aba->contrary[x] != MT_NO_ID;
}

static void give(tour *t)
{
    uint32_t n = 0;
    for (uint32_t a = 0; a < t->aba->literals; a++)
        if (t->set[a])
            t->list[n++] = a;
    t->given++;
    if (t->task.problem == MT_EE && t->how->each && !t->how->each(t->how->ctx, t->list, n))
        t->ended = true;
}

/* One of the assumptions outside of t->set; false if there is none. */
static bool add_outside(tour *t)
{
    bool any = false;
    for (uint32_t a = 0; a < t->aba->literals; a++)
        if (is_assumption(t, a) && !t->set[a]) {
            mt_sat_add(t->code.sat, mt_aba_d(&t->code, a));
            any = true;
        }
    return any;
}

/* Forbid t->set itself, and below it every subset too; false if nothing is left. */
static bool forbid(tour *t)
{
    bool any = add_outside(t);
    if (t->task.semantics == MT_CO)
        for (uint32_t a = 0; a < t->aba->literals; a++)
            if (t->set[a]) {
                mt_sat_add(t->code.sat, -mt_aba_d(&t->code, a));
                any = true;
            }
    if (any)
        mt_sat_end(t->code.sat);
    return any;
}

/* Grow the admissible t->set until nothing more can be held with it. */
static moot_status grow(tour *t)
{
    moot_status status = MOOT_OK;
    mt_sat_answer answer = MT_SAT_YES;
    while (status == MOOT_OK && answer == MT_SAT_YES) {
        uint32_t n = 0;
        int guard = mt_sat_var(t->code.sat);
        for (uint32_t a = 0; a < t->aba->literals; a++)
            if (t->set[a])
                t->assumed[n++] = mt_aba_d(&t->code, a);
        t->assumed[n++] = guard;
        mt_sat_add(t->code.sat, -guard);
        bool any = add_outside(t);
        mt_sat_end(t->code.sat);
        answer = MT_SAT_NO;
        if (any)
            status = mt_aba_ask(&t->code, t->assumed, n, &answer);
        if (status == MOOT_OK && answer == MT_SAT_YES)
            mt_aba_model(&t->code, t->set);
        mt_sat_clause1(t->code.sat, -guard);
    }
    return status;
}

static moot_status walk(tour *t)
{
    static const mt_aba_kind kind[MT_SEMANTICS_COUNT] = {
        [MT_CO] = MT_ABA_COMPLETE, [MT_PR] = MT_ABA_ADMISSIBLE, [MT_ST] = MT_ABA_STABLE};
    mt_sat_answer answer = MT_SAT_YES;
    moot_status status =
        mt_aba_encode(&t->code, &t->facts, kind[t->task.semantics], t->how->stop, &t->own);
    for (uint32_t a = 0; status == MOOT_OK && a < t->aba->literals; a++)
        if (is_assumption(t, a))
            mt_sat_phase(t->code.sat, mt_aba_d(&t->code, a));
    while (status == MOOT_OK && !t->ended) {
        status = mt_aba_ask(&t->code, NULL, 0, &answer);
        if (status != MOOT_OK || answer != MT_SAT_YES)
            break;
        mt_aba_model(&t->code, t->set);
        if (t->task.semantics == MT_PR)
            status = grow(t);
        if (status != MOOT_OK)
            break;
        give(t);
        if (!forbid(t))
            break;
    }
    return status;
}

/* Semi-stable and stage. */
static moot_status walk_range(tour *t)
{
    mt_aba_climb climb;
    bool found = true;
    moot_status status = mt_aba_climb_init(&climb, &t->facts, t->task.semantics, t->how, &t->own);
    while (status == MOOT_OK && found && !t->ended) {
        status = mt_aba_climb_next(&climb, &found);
        if (status == MOOT_OK && found) {
            memcpy(t->set, climb.set, t->aba->literals);
            give(t);
        }
    }
    mt_aba_climb_free(&climb);
    return status;
}

/* Grounded, ideal and eager: one extension. */
static moot_status single(tour *t, mt_arena *arena)
{
    mt_answer one;
    mt_task task = {.problem = MT_SE, .semantics = t->task.semantics};
    moot_status status = mt_aba_solve(t->aba, task, t->how, arena, &one);
    for (uint32_t i = 0; status == MOOT_OK && i < one.set_n; i++)
        t->set[one.set[i]] = 1;
    if (status == MOOT_OK)
        give(t);
    return status;
}

static moot_status run(tour *t, mt_arena *arena, mt_answer *answer)
{
    size_t n = (size_t)t->aba->literals + 2;
    t->set = MT_NEW_ARRAY(&t->own, uint8_t, n);
    t->list = MT_NEW_ARRAY(&t->own, uint32_t, n);
    t->assumed = MT_NEW_ARRAY(&t->own, int, n);
    uint32_t *limbs = MT_NEW_ARRAY(arena, uint32_t, 2);
    if (mt_arena_failed(&t->own) || !limbs)
        return MOOT_E_NOMEM;
    mt_semantics s = t->task.semantics;
    bool is_single = s == MT_GR || s == MT_ID || s == MT_EA;
    moot_status status = is_single ? single(t, arena) : mt_aba_look(t->aba, &t->own, &t->facts);
    if (status == MOOT_OK && !is_single)
        status = s == MT_SST || s == MT_STG ? walk_range(t) : walk(t);
    limbs[0] = (uint32_t)t->given;
    limbs[1] = (uint32_t)(t->given >> 32);
    answer->count = limbs;
    answer->count_n = limbs[1] ? 2 : limbs[0] ? 1 : 0;
    answer->reply = status == MOOT_OK && !t->ended ? MT_YES : MT_UNKNOWN;
    return status;
}

moot_status mt_aba_enumerate(const mt_aba *aba, mt_task task, const mt_solve *how, mt_arena *arena,
                             mt_answer *answer)
{
    *answer = (mt_answer){.reply = MT_UNKNOWN};
    tour t = {.aba = aba, .task = task, .how = how};
    mt_arena_init(&t.own, how->alloc);
    moot_status status = run(&t, arena, answer);
    mt_sat_free(t.code.sat);
    mt_arena_free(&t.own);
    return status;
}

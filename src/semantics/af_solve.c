/* One question to an abstract framework: what is settled without search, the part
 * that the question is about, the search, and the way back to a witness.
 *
 * The grounded part is cut off first: every complete extension is the grounded one
 * and a complete extension of what it leaves undecided (Baumann, Brewka & Ulbricht
 * 2020, modularization).  Questions of membership in admissible and in all
 * preferred extensions look only at what reaches the query through attacks, since
 * these semantics are directional (Baroni & Giacomin 2007). */
#include "semantics/af_core.h"
#include "semantics/enumerate.h"
#include "semantics/range.h"
#include "semantics/shows.h"

typedef struct job {
    mt_core core;
    mt_arena own;
    const mt_af *af;
    mt_task task;
    uint8_t *label;  /* of the whole */
    mt_af_part rest; /* what the grounded extension leaves undecided */
    uint8_t *inner;  /* labels of the rest */
    uint32_t q;      /* the query in the rest */
} job;

/* The query is not settled, or there is none: search in the rest. */
static moot_status search(job *j, mt_reply *reply)
{
    mt_problem problem = j->task.problem;
    const mt_af *af = &j->rest.af;
    moot_status status;
    *reply = problem == MT_SE ? MT_YES : MT_NO;
    switch (j->task.semantics) {
    case MT_CO:
    case MT_PR:
        if (problem == MT_SE)
            return j->task.semantics == MT_CO ? MOOT_OK
                                              : mt_core_prefer(&j->core, af, NULL, j->inner);
        if (problem == MT_DS && j->task.semantics == MT_CO)
            return MOOT_OK;
        return mt_core_member(&j->core, af, problem == MT_DC, j->task.semantics != MT_CO, j->q,
                              j->inner, reply);
    case MT_ST:
        status = mt_core_stable(&j->core, af, problem == MT_SE ? MT_NO_ID : j->q, problem == MT_DC,
                                j->inner, reply);
        if (problem == MT_DS) /* what was looked for is a counterexample */
            *reply = *reply == MT_YES ? MT_NO : MT_YES;
        return status;
    case MT_ID:
        status = mt_core_ideal(&j->core, af, j->inner);
        if (problem != MT_SE)
            *reply = status == MOOT_OK && j->inner[j->q] == MT_IN ? MT_YES : MT_NO;
        return status;
    case MT_GR: return MOOT_OK;
    case MT_SST:
    case MT_STG:
    case MT_EA:
    case MT_SEMANTICS_COUNT: break;
    }
    return MOOT_E_MISUSE;
}

/* The grounded extension decides the query: is a witness still needed? */
static bool settled(const job *j, mt_reply *reply)
{
    if (j->task.problem == MT_SE || j->label[j->task.query] == MT_UNDECIDED)
        return false;
    *reply = j->label[j->task.query] == MT_IN ? MT_YES : MT_NO;
    return true;
}

static bool needs_witness(mt_problem problem, mt_reply reply)
{
    return problem == MT_SE ? reply == MT_YES : (problem == MT_DC) == (reply == MT_YES);
}

static moot_status give_set(const job *j, mt_arena *arena, mt_answer *answer)
{
    uint32_t n = 0;
    for (uint32_t a = 0; a < j->af->n; a++)
        n += j->label[a] == MT_IN;
    uint32_t *set = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    if (!set)
        return MOOT_E_NOMEM;
    n = 0;
    for (uint32_t a = 0; a < j->af->n; a++)
        if (j->label[a] == MT_IN)
            set[n++] = a;
    answer->has_set = true;
    answer->set = set;
    answer->set_n = n;
    return MOOT_OK;
}

/* A settled query still asks for an extension to show, and for stable semantics
 * whether there is any. */
static moot_status show_settled(job *j, mt_reply *reply)
{
    mt_problem problem = j->task.problem;
    bool stable = j->task.semantics == MT_ST;
    if (!stable && !needs_witness(problem, *reply))
        return MOOT_OK;
    if (stable && (problem == MT_DC) != (*reply == MT_YES))
        return MOOT_OK; /* no stable extension can be the witness */
    mt_task task = j->task;
    mt_reply found;
    j->task.problem = MT_SE;
    moot_status status = search(j, &found);
    j->task = task;
    if (stable && found == MT_NO)
        *reply = problem == MT_DC ? MT_NO : MT_YES;
    return status;
}

static moot_status run(job *j, mt_answer *answer, mt_arena *arena)
{
    uint32_t n = j->af->n;
    j->label = MT_NEW_ARRAY(&j->own, uint8_t, (size_t)n + 1);
    if (!j->label)
        return MOOT_E_NOMEM;
    moot_status status = mt_af_close(j->af, j->core.alloc, j->label);
    if (status == MOOT_OK)
        status = mt_af_take(j->af, j->label, MT_UNDECIDED, &j->own, &j->rest);
    if (status == MOOT_OK && !(j->inner = MT_NEW_ARRAY(&j->own, uint8_t, (size_t)j->rest.af.n + 1)))
        status = MOOT_E_NOMEM;
    if (status != MOOT_OK)
        return status;
    if (settled(j, &answer->reply)) {
        status = show_settled(j, &answer->reply);
    } else {
        j->q = j->task.problem == MT_SE ? MT_NO_ID : mt_af_part_find(&j->rest, j->task.query);
        status = search(j, &answer->reply);
    }
    if (status != MOOT_OK || !needs_witness(j->task.problem, answer->reply))
        return status;
    mt_core_give_back(&j->rest, j->inner, j->label);
    return give_set(j, arena, answer);
}

moot_status mt_af_solve(const mt_af *af, mt_task task, const mt_solve *how, mt_arena *arena,
                        mt_answer *answer)
{
    *answer = (mt_answer){.reply = MT_UNKNOWN};
    bool asks = task.problem == MT_DC || task.problem == MT_DS;
    if (task.semantics >= MT_SEMANTICS_COUNT || task.problem >= MT_PROBLEM_COUNT ||
        (asks && task.query >= af->n))
        return MOOT_E_MISUSE;
    if (task.problem == MT_EE || task.problem == MT_CE)
        return mt_af_enumerate(af, task, how, arena, answer);
    job j = {.af = af, .task = task};
    mt_arena_init(&j.own, how->alloc);
    j.core = (mt_core){how->alloc, how->stop, &j.own};
    bool range = task.semantics == MT_SST || task.semantics == MT_STG || task.semantics == MT_EA;
    moot_status status =
        range ? mt_af_range_solve(af, task, how, arena, answer) : run(&j, answer, arena);
    status = mt_shows_itself(af, NULL, task, how, answer, status);
    mt_arena_free(&j.own);
    if (status != MOOT_OK)
        answer->reply = MT_UNKNOWN;
    return status;
}

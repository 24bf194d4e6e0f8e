/* Questions to a flat assumption-based framework.
 *
 * The searches are those of abstract frameworks, on sets of assumptions: a
 * preferred extension grows from an admissible set; membership in all preferred
 * extensions is a duel of two solvers; the ideal extension is what no admissible
 * set attacks of one preferred extension.  They carry over because two admissible
 * sets of a flat framework either have an admissible union or attack each other:
 * if the union derives the contrary of a member of E, E attacks what was used of T.
 * Sources as in af_sceptical.c; Bondarenko, Dung, Kowalski & Toni 1997.
 * Cost: exponential at worst; each round is one question of the solver. */
#include "semantics/aba_climb.h"
#include "semantics/aba_enumerate.h"
#include "semantics/shows.h"

enum { CHEAP_CONFLICTS = 1500, CHEAP_SIZE = 4000000 };

typedef struct job {
    const mt_aba *aba;
    mt_aba_facts facts;
    mt_task task;
    const mt_solve *how;
    mt_arena own;
    mt_aba_code code, with;
    uint8_t *set, *hit, *other, *core, *seen;
    uint32_t *why, *against;
    uint32_t *left, *queue;
    int *assumed;
    uint32_t assumed_n;
} job;

static bool is_assumption(const job *j, uint32_t x)
{
    return j->aba->contrary[x] != MT_NO_ID;
}

/* hit[x] = 1 if x is derivable from `set`. */
static void derive(const job *j, const uint8_t *set)
{
    mt_aba_derive(&j->facts, set, j->hit, NULL, j->left, j->queue);
}

static void assume(job *j, int lit)
{
    j->assumed[j->assumed_n++] = lit;
}

static moot_status begin(job *j, mt_aba_code *code, mt_aba_kind kind)
{
    return mt_aba_encode_as(code, &j->facts, kind, MT_SAT_DEEP, j->how->stop, &j->own);
}

/* other := what `set` defends; the least fixed point from `set` on. */
static void close_set(job *j, uint8_t *set)
{
    bool grew = true;
    while (grew) {
        grew = false;
        derive(j, set);
        for (uint32_t a = 0; a < j->aba->literals; a++)
            j->other[a] = is_assumption(j, a) && !j->hit[j->aba->contrary[a]];
        derive(j, j->other);
        for (uint32_t a = 0; a < j->aba->literals; a++)
            if (is_assumption(j, a) && !set[a] && !j->hit[j->aba->contrary[a]])
                set[a] = 1, grew = true;
    }
}

/* Take out of `set` what it does not defend, until it defends itself. */
static void shrink_set(job *j, uint8_t *set)
{
    bool shrank = true;
    while (shrank) {
        shrank = false;
        derive(j, set);
        for (uint32_t a = 0; a < j->aba->literals; a++)
            j->other[a] = is_assumption(j, a) && !j->hit[j->aba->contrary[a]];
        derive(j, j->other);
        for (uint32_t a = 0; a < j->aba->literals; a++)
            if (set[a] && j->hit[j->aba->contrary[a]]) {
                set[a] = 0;
                shrank = true;
            }
    }
}

/* A stable extension that meets the goal (a literal of d, 0: none), within few
 * conflicts: it is preferred, and no proof is needed.  *found tells. */
static moot_status cheap_stable(job *j, bool asked, uint32_t query, bool wanted, bool *found)
{
    mt_aba_code code;
    mt_sat_answer answer = MT_SAT_NO;
    moot_status status = begin(j, &code, MT_ABA_STABLE);
    if (status == MOOT_OK && asked)
        mt_sat_clause1(code.sat, wanted ? mt_aba_d(&code, query) : -mt_aba_d(&code, query));
    if (status == MOOT_OK)
        status =
            mt_aba_try(&code, CHEAP_CONFLICTS + CHEAP_SIZE / (1 + (int)j->aba->literals), &answer);
    *found = status == MOOT_OK && answer == MT_SAT_YES;
    if (*found)
        mt_aba_model(&code, j->set);
    mt_sat_free(code.sat);
    return status;
}

/* Grow j->set to a preferred extension in a solver of its own. */
static moot_status prefer(job *j)
{
    mt_aba_code code;
    moot_status status = begin(j, &code, MT_ABA_ADMISSIBLE);
    mt_sat_answer answer = MT_SAT_YES;
    code.leans = true;
    while (status == MOOT_OK && answer == MT_SAT_YES) {
        derive(j, j->set);
        bool any = false;
        for (uint32_t a = 0; a < j->aba->literals; a++)
            if (j->set[a])
                mt_sat_clause1(code.sat, mt_aba_d(&code, a));
        for (uint32_t a = 0; a < j->aba->literals; a++)
            if (is_assumption(j, a) && !j->set[a] && !j->hit[j->aba->contrary[a]]) {
                mt_sat_add(code.sat, mt_aba_d(&code, a));
                any = true;
            }
        if (!any)
            break;
        mt_sat_end(code.sat);
        status = mt_aba_ask(&code, NULL, 0, &answer);
        if (status == MOOT_OK && answer == MT_SAT_YES) {
            mt_aba_model(&code, j->set);
            close_set(j, j->set);
        }
    }
    mt_sat_free(code.sat);
    return status;
}

static moot_status stable(job *j, mt_reply *reply)
{
    moot_status status = begin(j, &j->code, MT_ABA_STABLE);
    mt_sat_answer answer = MT_SAT_NO;
    if (j->task.problem == MT_DC)
        assume(j, mt_aba_d(&j->code, j->task.query));
    if (j->task.problem == MT_DS)
        assume(j, -mt_aba_d(&j->code, j->task.query));
    if (status == MOOT_OK)
        status = mt_aba_ask(&j->code, j->assumed, j->assumed_n, &answer);
    if (status == MOOT_OK && answer == MT_SAT_YES)
        mt_aba_model(&j->code, j->set);
    *reply = (answer == MT_SAT_YES) == (j->task.problem != MT_DS) ? MT_YES : MT_NO;
    return status;
}

static moot_status credulous(job *j, mt_reply *reply)
{
    bool found;
    mt_sat_answer answer = MT_SAT_NO;
    moot_status status = cheap_stable(j, true, j->task.query, true, &found);
    *reply = MT_YES;
    if (status != MOOT_OK || found)
        return status;
    status = begin(j, &j->code, MT_ABA_ADMISSIBLE);
    assume(j, mt_aba_d(&j->code, j->task.query));
    if (status == MOOT_OK)
        status = mt_aba_ask(&j->code, j->assumed, j->assumed_n, &answer);
    *reply = answer == MT_SAT_YES ? MT_YES : MT_NO;
    if (status != MOOT_OK || answer != MT_SAT_YES)
        return status;
    mt_aba_model(&j->code, j->set);
    close_set(j, j->set);
    return j->task.semantics == MT_CO ? MOOT_OK : prefer(j);
}

/* Add to j->core the assumptions by which j->set derives x. */
static void support(job *j, uint32_t x)
{
    uint32_t n = 0;
    for (uint32_t y = 0; y < j->aba->literals; y++)
        j->seen[y] = 0;
    j->queue[n++] = x;
    j->seen[x] = 1;
    for (uint32_t done = 0; done < n; done++) {
        uint32_t y = j->queue[done], r = j->why[y];
        if (r == MT_NO_ID)
            j->core[y] = 1;
        for (uint32_t i = r == MT_NO_ID ? 0 : j->aba->start[r];
             r != MT_NO_ID && i < j->aba->start[r + 1]; i++)
            if (!j->seen[j->aba->body[i]]) {
                j->seen[j->aba->body[i]] = 1;
                j->queue[n++] = j->aba->body[i];
            }
    }
}

/* In the derivation j->against of x, an assumption whose contrary j->set derives
 * (`derived`); MT_NO_ID if there is none. */
static uint32_t weak_spot(job *j, uint32_t x, const uint8_t *derived)
{
    uint32_t n = 0;
    for (uint32_t y = 0; y < j->aba->literals; y++)
        j->seen[y] = 0;
    j->queue[n++] = x;
    j->seen[x] = 1;
    for (uint32_t done = 0; done < n; done++) {
        uint32_t y = j->queue[done], r = j->against[y];
        if (r == MT_NO_ID && derived[j->aba->contrary[y]])
            return y;
        for (uint32_t i = r == MT_NO_ID ? 0 : j->aba->start[r];
             r != MT_NO_ID && i < j->aba->start[r + 1]; i++)
            if (!j->seen[j->aba->body[i]]) {
                j->seen[j->aba->body[i]] = 1;
                j->queue[n++] = j->aba->body[i];
            }
    }
    return MT_NO_ID;
}

/* j->core := a part of the admissible j->set that derives the query and defends
 * itself.  Each step answers one attack with what j->set has for it. */
static void cut_out(job *j, uint8_t *derived)
{
    const mt_aba *aba = j->aba;
    for (uint32_t a = 0; a < aba->literals; a++)
        j->core[a] = 0;
    mt_aba_derive(&j->facts, j->set, derived, j->why, j->left, j->queue);
    support(j, j->task.query);
    for (bool grew = true; grew;) {
        grew = false;
        derive(j, j->core);
        for (uint32_t a = 0; a < aba->literals; a++)
            j->other[a] = is_assumption(j, a) && !j->hit[aba->contrary[a]];
        mt_aba_derive(&j->facts, j->other, j->hit, j->against, j->left, j->queue);
        for (uint32_t a = 0; !grew && a < aba->literals; a++) {
            if (!j->core[a] || !j->hit[aba->contrary[a]])
                continue;
            uint32_t spot = weak_spot(j, aba->contrary[a], derived);
            grew = spot != MT_NO_ID;
            if (grew)
                support(j, aba->contrary[spot]);
        }
    }
    derive(j, j->core);
}

/* The part of j->set that derives the query and defends itself: a proposal has to meet
 * what it attacks. */
static void block_part(job *j, uint8_t *derived)
{
    cut_out(j, derived);
    for (uint32_t a = 0; a < j->aba->literals; a++)
        if (is_assumption(j, a) && j->hit[j->aba->contrary[a]])
            mt_sat_add(j->code.sat, mt_aba_d(&j->code, a));
    mt_sat_end(j->code.sat);
}

/* One round of the duel; *reply stays MT_UNKNOWN while it goes on. */
static moot_status duel_round(job *j, mt_reply *reply)
{
    mt_sat_answer answer;
    moot_status status = mt_aba_ask(&j->code, NULL, 0, &answer);
    if (status != MOOT_OK)
        return status;
    if (answer == MT_SAT_NO) {
        *reply = MT_YES;
        return MOOT_OK;
    }
    mt_aba_model(&j->code, j->set);
    j->assumed_n = 0;
    for (uint32_t a = 0; a < j->aba->literals; a++)
        if (j->set[a])
            assume(j, mt_aba_d(&j->with, a));
    status = mt_aba_ask(&j->with, j->assumed, j->assumed_n, &answer);
    if (status != MOOT_OK)
        return status;
    if (answer == MT_SAT_NO) {
        *reply = MT_NO;
        close_set(j, j->set);
        return prefer(j);
    }
    mt_aba_model(&j->with, j->set);
    block_part(j, j->with.derived);
    return mt_sat_status(j->code.sat);
}

/* A preferred extension: a stable one if one comes cheaply. */
static moot_status any_preferred(job *j)
{
    bool found;
    moot_status status = cheap_stable(j, false, 0, false, &found);
    return status == MOOT_OK && !found ? prefer(j) : status;
}

static moot_status sceptical(job *j, mt_reply *reply)
{
    bool found;
    moot_status status = cheap_stable(j, true, j->task.query, false, &found);
    *reply = MT_NO;
    if (status != MOOT_OK || found)
        return status;
    status = any_preferred(j);
    if (status != MOOT_OK)
        return status;
    derive(j, j->set);
    if (!j->hit[j->task.query])
        return MOOT_OK;
    status = begin(j, &j->code, MT_ABA_ADMISSIBLE);
    if (status == MOOT_OK)
        status = begin(j, &j->with, MT_ABA_ADMISSIBLE);
    *reply = MT_UNKNOWN;
    if (status == MOOT_OK) {
        mt_sat_clause1(j->code.sat, -mt_aba_d(&j->code, j->task.query));
        mt_sat_clause1(j->with.sat, mt_aba_d(&j->with, j->task.query));
        /* small sets on both sides: they are found at once, and make strong clauses */
        for (uint32_t a = 0; a < j->aba->literals; a++) {
            if (is_assumption(j, a))
                mt_sat_phase(j->with.sat, -mt_aba_d(&j->with, a));
            mt_sat_phase(j->code.sat, -mt_aba_d(&j->code, a));
            mt_sat_phase(j->code.sat, j->code.u0 + (int)a);
        }
        block_part(j, j->with.derived);
    }
    while (status == MOOT_OK && *reply == MT_UNKNOWN)
        status = duel_round(j, reply);
    return status;
}

static moot_status ideal(job *j)
{
    moot_status status = any_preferred(j);
    if (status == MOOT_OK)
        shrink_set(j, j->set);
    if (status == MOOT_OK)
        status = begin(j, &j->code, MT_ABA_ADMISSIBLE);
    mt_sat_answer answer = MT_SAT_YES;
    while (status == MOOT_OK && answer == MT_SAT_YES) {
        bool any = false;
        for (uint32_t a = 0; a < j->aba->literals; a++)
            if (j->set[a]) {
                mt_sat_add(j->code.sat, mt_aba_d(&j->code, j->aba->contrary[a]));
                any = true;
            }
        if (!any)
            break;
        mt_sat_end(j->code.sat);
        status = mt_aba_ask(&j->code, NULL, 0, &answer);
        for (uint32_t a = 0; status == MOOT_OK && answer == MT_SAT_YES && a < j->aba->literals; a++)
            if (j->set[a] && mt_sat_true(j->code.sat, mt_aba_d(&j->code, j->aba->contrary[a])))
                j->set[a] = 0;
        if (answer == MT_SAT_YES)
            shrink_set(j, j->set);
    }
    return status;
}

/* Semi-stable and stage: a set of greatest range with (DC) or without (DS) the query. */
static moot_status by_range(job *j, mt_reply *reply)
{
    mt_aba_climb climb;
    mt_problem problem = j->task.problem;
    int goal = (int)j->task.query + 1;
    bool found = false;
    goal = problem == MT_DS ? -goal : goal;
    moot_status status = mt_aba_climb_init(&climb, &j->facts, j->task.semantics, j->how, &j->own);
    if (status == MOOT_OK)
        status = mt_aba_climb_find(&climb, &goal, problem != MT_SE, &found);
    if (status == MOOT_OK && found)
        memcpy(j->set, climb.set, j->aba->literals);
    *reply = found == (problem == MT_DS) ? MT_NO : MT_YES;
    mt_aba_climb_free(&climb);
    return status;
}

/* The greatest admissible set in all semi-stable ones; it is one set, for their
 * intersection has no conflict. */
static moot_status eager(job *j)
{
    mt_aba_climb climb;
    moot_status status = mt_aba_climb_init(&climb, &j->facts, MT_SST, j->how, &j->own);
    if (status == MOOT_OK)
        status = mt_aba_climb_common(&climb, j->set);
    mt_aba_climb_free(&climb);
    if (status == MOOT_OK)
        shrink_set(j, j->set);
    return status;
}

static moot_status by_membership(job *j, mt_reply *reply)
{
    derive(j, j->set);
    if (j->task.problem != MT_SE)
        *reply = j->hit[j->task.query] ? MT_YES : MT_NO;
    return MOOT_OK;
}

static moot_status search(job *j, mt_reply *reply)
{
    mt_problem problem = j->task.problem;
    moot_status status;
    for (uint32_t a = 0; a < j->aba->literals; a++)
        j->set[a] = is_assumption(j, a) && (j->facts.grounded[a] & MT_LIT_IN);
    *reply = MT_YES;
    if (problem == MT_DS && j->task.semantics != MT_ST && j->task.semantics != MT_STG &&
        (j->facts.grounded[j->task.query] & MT_LIT_IN))
        return MOOT_OK; /* in every complete extension */
    switch (j->task.semantics) {
    case MT_GR: return by_membership(j, reply);
    case MT_CO: return problem == MT_DC ? credulous(j, reply) : by_membership(j, reply);
    case MT_PR:
        if (problem == MT_SE)
            return any_preferred(j);
        return problem == MT_DC ? credulous(j, reply) : sceptical(j, reply);
    case MT_ST: return stable(j, reply);
    case MT_ID: status = ideal(j); return status == MOOT_OK ? by_membership(j, reply) : status;
    case MT_EA: status = eager(j); return status == MOOT_OK ? by_membership(j, reply) : status;
    case MT_SST:
    case MT_STG: return by_range(j, reply);
    case MT_SEMANTICS_COUNT: break;
    }
    return MOOT_E_MISUSE;
}

static moot_status give_set(const job *j, mt_arena *arena, mt_answer *answer)
{
    uint32_t n = 0;
    uint32_t *set = MT_NEW_ARRAY(arena, uint32_t, (size_t)j->aba->literals + 1);
    if (!set)
        return MOOT_E_NOMEM;
    for (uint32_t a = 0; a < j->aba->literals; a++)
        if (j->set[a])
            set[n++] = a;
    answer->has_set = true;
    answer->set = set;
    answer->set_n = n;
    return MOOT_OK;
}

static moot_status run(job *j, mt_arena *arena, mt_answer *answer)
{
    size_t n = (size_t)j->aba->literals + 1;
    moot_status status = mt_aba_look(j->aba, &j->own, &j->facts);
    j->set = MT_NEW_ARRAY(&j->own, uint8_t, n);
    j->hit = MT_NEW_ARRAY(&j->own, uint8_t, n);
    j->other = MT_NEW_ARRAY(&j->own, uint8_t, n);
    j->core = MT_NEW_ARRAY(&j->own, uint8_t, n);
    j->seen = MT_NEW_ARRAY(&j->own, uint8_t, n);
    j->why = MT_NEW_ARRAY(&j->own, uint32_t, n);
    j->against = MT_NEW_ARRAY(&j->own, uint32_t, n);
    j->left = MT_NEW_ARRAY(&j->own, uint32_t, (size_t)j->aba->rules + 1);
    j->queue = MT_NEW_ARRAY(&j->own, uint32_t, n);
    j->assumed = MT_NEW_ARRAY(&j->own, int, n);
    if (mt_arena_failed(&j->own))
        return MOOT_E_NOMEM;
    if (status == MOOT_OK)
        status = search(j, &answer->reply);
    mt_problem problem = j->task.problem;
    bool shows = problem == MT_SE ? answer->reply == MT_YES
                                  : (problem == MT_DC) == (answer->reply == MT_YES);
    return status == MOOT_OK && shows ? give_set(j, arena, answer) : status;
}

moot_status mt_aba_solve(const mt_aba *aba, mt_task task, const mt_solve *how, mt_arena *arena,
                         mt_answer *answer)
{
    *answer = (mt_answer){.reply = MT_UNKNOWN};
    bool asks = task.problem == MT_DC || task.problem == MT_DS;
    if (task.semantics >= MT_SEMANTICS_COUNT || task.problem >= MT_PROBLEM_COUNT ||
        (asks && task.query >= aba->literals))
        return MOOT_E_MISUSE;
    if (task.problem == MT_EE || task.problem == MT_CE)
        return mt_aba_enumerate(aba, task, how, arena, answer);
    job j = {.aba = aba, .task = task, .how = how};
    mt_arena_init(&j.own, how->alloc);
    moot_status status = run(&j, arena, answer);
    status = mt_shows_itself(NULL, aba, task, how, answer, status);
    mt_sat_free(j.code.sat);
    mt_sat_free(j.with.sat);
    mt_arena_free(&j.own);
    if (status != MOOT_OK)
        answer->reply = MT_UNKNOWN;
    return status;
}

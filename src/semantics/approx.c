/* Framework and question -> answer within bounded work. */
#include "semantics/approx.h"

#include "semantics/aba_encode.h"
#include "semantics/af_encode.h"
#include "semantics/approx_search.h"

enum { STEPS = 20000000, CONFLICTS = 2000 };

/* What the bounded searches say of an undecided query. */
typedef struct signs {
    mt_found with;    /* an admissible set with it */
    mt_found against; /* one that attacks it; MT_GAVE_UP if it was not looked for */
    uint8_t *set;     /* the one found: `against` if there is, else `with` */
} signs;

static void reply_with(mt_answer *answer, bool *certain, bool yes, bool sure)
{
    answer->reply = yes ? MT_YES : MT_NO;
    *certain = sure;
}

/* The grounded extension has the query (in), or attacks all that derives it. */
static void from_grounded(mt_task task, bool in, mt_answer *answer, bool *certain)
{
    bool dc = task.problem == MT_DC;
    bool sure = task.semantics != MT_STG && (task.semantics != MT_ST || dc != in);
    reply_with(answer, certain, in, sure);
}

/* Is there need to look for a set against the query? */
static bool wants_against(mt_task task)
{
    return task.problem == MT_DS || task.semantics == MT_ID;
}

static void from_signs(mt_task task, const signs *s, mt_answer *answer, bool *certain)
{
    bool with = s->with == MT_FOUND, none = s->with == MT_FOUND_NONE;
    bool against = s->against == MT_FOUND, dc = task.problem == MT_DC;
    switch (task.semantics) {
    case MT_GR: reply_with(answer, certain, false, true); return;
    case MT_CO: reply_with(answer, certain, dc && with, !dc || with || none); return;
    case MT_PR:
        if (dc)
            reply_with(answer, certain, with, with || none);
        else
            reply_with(answer, certain, with && !against, none || against);
        return;
    case MT_ST:
    case MT_SST:
        reply_with(answer, certain, with && (dc || !against),
                   none && (dc || task.semantics == MT_SST));
        return;
    case MT_STG: reply_with(answer, certain, with && (dc || !against), false); return;
    case MT_ID: reply_with(answer, certain, false, none || against); return;
    case MT_EA: reply_with(answer, certain, false, none); return;
    case MT_SEMANTICS_COUNT: break;
    }
}

/* A set that shows a certain answer: with YES to DC, or NO to DS. */
static moot_status give_set(mt_task task, const uint8_t *in, uint32_t n, mt_arena *arena,
                            mt_answer *answer)
{
    if ((task.problem == MT_DC) != (answer->reply == MT_YES))
        return MOOT_OK;
    uint32_t *set = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    if (!set)
        return MOOT_E_NOMEM;
    for (uint32_t a = 0; a < n; a++)
        if (in[a])
            set[answer->set_n++] = a;
    answer->set = set;
    answer->has_set = true;
    return MOOT_OK;
}

/* A stable extension with (DC) or without (DS) the query, within few conflicts. */
static moot_status search_stable(const mt_af *af, mt_task task, const mt_solve *how, uint8_t *in,
                                 mt_found *found)
{
    mt_af_code code;
    mt_sat_answer answer = MT_SAT_UNKNOWN;
    moot_status status = mt_af_encode(&code, af, MT_KIND_STABLE, MT_SAT_PLAIN, how->stop);
    if (status == MOOT_OK) {
        int q = mt_in(&code, task.query);
        mt_sat_clause1(code.sat, task.problem == MT_DC ? q : -q);
        mt_sat_limit(code.sat, CONFLICTS);
        answer = mt_sat_solve(code.sat);
        status = mt_sat_status(code.sat);
    }
    *found = answer == MT_SAT_YES ? MT_FOUND : answer == MT_SAT_NO ? MT_FOUND_NONE : MT_GAVE_UP;
    if (status == MOOT_OK && answer == MT_SAT_YES)
        mt_af_model(&code, in);
    mt_sat_free(code.sat);
    return status;
}

/* Does the search for a stable set settle the question? */
static bool from_stable(mt_task task, mt_found stable, mt_answer *answer, bool *certain)
{
    if (stable == MT_GAVE_UP || (stable == MT_FOUND_NONE && task.semantics != MT_ST))
        return false;
    reply_with(answer, certain, (stable == MT_FOUND) == (task.problem == MT_DC), true);
    return true;
}

static bool wants_stable(mt_task task)
{
    return task.semantics == MT_ST || task.semantics == MT_SST || task.semantics == MT_STG;
}

/* An admissible set with an attacker of the query, one attacker after the other. */
static moot_status search_against(const mt_af *af, const uint8_t *label, uint32_t query,
                                  const mt_solve *how, uint8_t *in, mt_found *found)
{
    uint32_t first = af->in_at[query], end = af->in_at[query + 1];
    bool none = true;
    for (uint32_t i = first; i < end; i++) {
        uint32_t b = af->in[i];
        if (label[b] != MT_UNDECIDED)
            continue;
        moot_status status =
            mt_search_around(af, label, b, STEPS / (end - first) + 1000, how, in, found);
        if (status != MOOT_OK || *found == MT_FOUND)
            return status;
        none = none && *found == MT_FOUND_NONE;
    }
    *found = none ? MT_FOUND_NONE : MT_GAVE_UP;
    return MOOT_OK;
}

/* Does the admissible set at hand (if the query is decided, the grounded one) show the
 * answer, by the rules of 2025? */
static bool shown_by_admissible(mt_task task, bool open, const signs *s)
{
    bool dc = task.problem == MT_DC;
    if (task.semantics != MT_PR && !(dc && task.semantics == MT_CO))
        return false;
    return !open || (dc ? s->with : s->against) == MT_FOUND;
}

static moot_status approximate_af(const mt_af *af, mt_task task, const mt_solve *how, mt_arena *own,
                                  mt_arena *arena, mt_answer *answer, bool *certain)
{
    uint8_t *label = MT_NEW_ARRAY(own, uint8_t, (size_t)af->n + 1);
    signs s = {MT_GAVE_UP, MT_GAVE_UP, MT_NEW_ARRAY(own, uint8_t, (size_t)af->n + 1)};
    if (mt_arena_failed(own))
        return MOOT_E_NOMEM;
    mt_found stable = MT_GAVE_UP;
    moot_status status =
        wants_stable(task) ? search_stable(af, task, how, s.set, &stable) : MOOT_OK;
    if (status == MOOT_OK && from_stable(task, stable, answer, certain))
        return stable == MT_FOUND ? give_set(task, s.set, af->n, arena, answer) : MOOT_OK;
    if (status == MOOT_OK)
        status = mt_af_close(af, how->alloc, label);
    bool open = status == MOOT_OK && label[task.query] == MT_UNDECIDED;
    if (open)
        status = mt_search_around(af, label, task.query, STEPS, how, s.set, &s.with);
    if (open && status == MOOT_OK && wants_against(task) && s.with != MT_FOUND_NONE)
        status = search_against(af, label, task.query, how, s.set, &s.against);
    if (status != MOOT_OK)
        return status;
    if (open)
        from_signs(task, &s, answer, certain);
    else
        from_grounded(task, label[task.query] == MT_IN, answer, certain);
    for (uint32_t a = 0; a < af->n; a++)
        s.set[a] = s.set[a] || label[a] == MT_IN;
    bool shows = *certain && shown_by_admissible(task, open, &s);
    return shows ? give_set(task, s.set, af->n, arena, answer) : MOOT_OK;
}

typedef enum aba_goal { WITH, AGAINST, STABLE_WITH, STABLE_WITHOUT } aba_goal;

/* An admissible set that derives the query, or that leaves it no derivation from what it
 * does not attack; a stable one; within few conflicts. */
static moot_status search_aba(const mt_aba_facts *facts, uint32_t query, aba_goal goal,
                              const mt_solve *how, mt_arena *own, uint8_t *set, mt_found *found)
{
    mt_aba_kind kind = goal <= AGAINST ? MT_ABA_ADMISSIBLE : MT_ABA_STABLE;
    mt_aba_code code;
    mt_sat_answer answer = MT_SAT_UNKNOWN;
    moot_status status = mt_aba_encode(&code, facts, kind, how->stop, own);
    if (status == MOOT_OK) {
        int d = mt_aba_d(&code, query);
        mt_sat_clause1(code.sat, goal == AGAINST          ? -(code.u0 + (int)query)
                                 : goal == STABLE_WITHOUT ? -d
                                                          : d);
        status = mt_aba_try(&code, CONFLICTS, &answer);
    }
    *found = answer == MT_SAT_YES ? MT_FOUND : answer == MT_SAT_NO ? MT_FOUND_NONE : MT_GAVE_UP;
    if (status == MOOT_OK && answer == MT_SAT_YES)
        mt_aba_model(&code, set);
    mt_sat_free(code.sat);
    return status;
}

static moot_status approximate_aba(const mt_aba *aba, mt_task task, const mt_solve *how,
                                   mt_arena *own, mt_arena *arena, mt_answer *answer, bool *certain)
{
    mt_aba_facts facts;
    signs s = {MT_GAVE_UP, MT_GAVE_UP, MT_NEW_ARRAY(own, uint8_t, (size_t)aba->literals + 1)};
    moot_status status = s.set ? mt_aba_look(aba, own, &facts) : MOOT_E_NOMEM;
    mt_found stable = MT_GAVE_UP;
    if (status == MOOT_OK && wants_stable(task))
        status =
            search_aba(&facts, task.query, task.problem == MT_DC ? STABLE_WITH : STABLE_WITHOUT,
                       how, own, s.set, &stable);
    if (status == MOOT_OK && from_stable(task, stable, answer, certain))
        return stable == MT_FOUND ? give_set(task, s.set, aba->literals, arena, answer) : MOOT_OK;
    if (status != MOOT_OK)
        return status;
    uint8_t grounded = facts.grounded[task.query];
    bool open = !(grounded & MT_LIT_IN) && (grounded & MT_LIT_POSSIBLE);
    for (uint32_t a = 0; a < aba->literals; a++)
        s.set[a] = aba->contrary[a] != MT_NO_ID && (facts.grounded[a] & MT_LIT_IN);
    if (open)
        status = search_aba(&facts, task.query, WITH, how, own, s.set, &s.with);
    if (open && status == MOOT_OK && wants_against(task) && s.with != MT_FOUND_NONE)
        status = search_aba(&facts, task.query, AGAINST, how, own, s.set, &s.against);
    if (status != MOOT_OK)
        return status;
    if (open)
        from_signs(task, &s, answer, certain);
    else
        from_grounded(task, (grounded & MT_LIT_IN) != 0, answer, certain);
    bool shows = *certain && shown_by_admissible(task, open, &s);
    return shows ? give_set(task, s.set, aba->literals, arena, answer) : MOOT_OK;
}

moot_status mt_approximate(const mt_af *af, const mt_aba *aba, mt_task task, const mt_solve *how,
                           mt_arena *arena, mt_answer *answer, bool *certain)
{
    static const mt_solve plain;
    *answer = (mt_answer){.reply = MT_UNKNOWN};
    *certain = false;
    how = how ? how : &plain;
    if (task.problem > MT_DS || task.semantics >= MT_SEMANTICS_COUNT ||
        task.query >= (af ? af->n : aba->literals))
        return MOOT_E_MISUSE;
    mt_arena own;
    mt_arena_init(&own, how->alloc);
    moot_status status = af ? approximate_af(af, task, how, &own, arena, answer, certain)
                            : approximate_aba(aba, task, how, &own, arena, answer, certain);
    mt_arena_free(&own);
    if (status != MOOT_OK)
        *answer = (mt_answer){.reply = MT_UNKNOWN};
    return status;
}

/* Task and framework -> a formula without a model (proof.h).  Where one question to the
 * formula is not enough, models of it are answered by sets, found in a second formula,
 * until there are no models: the sets are what the proof rests on. */
#include "semantics/proof.h"

#include "semantics/proof_formula.h"

typedef enum goal { ANY, WITH, WITHOUT, HITS, LACKS } goal;

typedef struct maker {
    mt_task task;
    const mt_solve *how;
    mt_arena *arena;
    mt_formula f, other; /* what is refuted; where answers come from */
    bool has_other;
    MT_VEC(mt_proof_set) sets;
    int *assumed;
    uint8_t *top, *top_hit; /* a set of great range */
    int range0;             /* in `other`: range0 + x implies x is in the range */
} maker;

bool mt_proof_exists(mt_task task, mt_reply reply)
{
    bool yes = reply == MT_YES, dc = task.problem == MT_DC, ds = task.problem == MT_DS;
    switch (task.semantics) {
    case MT_ST: return dc ? !yes : ds ? yes : task.problem == MT_SE && !yes;
    case MT_CO:
    case MT_PR:
    case MT_SST:
    case MT_STG: return (dc && !yes) || (ds && yes);
    case MT_GR: return ds && yes;
    case MT_ID:
    case MT_EA: return (dc || ds) && yes;
    case MT_SEMANTICS_COUNT: break;
    }
    return false;
}

static void keep_set(maker *m, const uint8_t *in)
{
    uint32_t n = 0;
    uint32_t *set = MT_NEW_ARRAY(m->arena, uint32_t, (size_t)m->f.n + 1);
    for (uint32_t a = 0; set && a < m->f.n; a++)
        if (in[a])
            set[n++] = a;
    mt_proof_set kept = {set, n};
    MT_VEC_PUSH(m->arena, &m->sets, kept);
}

static moot_status open_other(maker *m, mt_formula_kind kind)
{
    if (m->has_other)
        return MOOT_OK;
    m->has_other = true;
    return mt_formula_begin(&m->other, m->f.af, m->f.aba, kind, m->how->stop, m->arena);
}

static void add_goal(maker *m, goal g)
{
    mt_formula *f = &m->f;
    if (g == ANY)
        return;
    if (g == WITH || g == WITHOUT) {
        int q = mt_formula_in(m->task.query);
        mt_formula_add(f, g == WITH ? q : -q);
    } else {
        for (uint32_t i = 0; m->sets.n && i < m->sets.at[0].n; i++) {
            uint32_t a = m->sets.at[0].at[i];
            mt_formula_add(f, g == HITS ? mt_formula_hit(f, a) : -mt_formula_in(a));
        }
    }
    mt_formula_end(f);
}

/* The admissible set of m->f needs company: one with the query around it.  Then a model
 * has to have a member that this one attacks. */
static moot_status answer_with_peace(maker *m, bool *stands)
{
    mt_formula *f = &m->f, *o = &m->other;
    bool fresh = !m->has_other, yes = false;
    moot_status status = open_other(m, MT_FORMULA_ADMISSIBLE);
    if (status == MOOT_OK && fresh) {
        mt_formula_add(o, mt_formula_in(m->task.query));
        mt_formula_end(o);
        for (uint32_t a = 0; a < o->n; a++)
            mt_sat_phase(o->sat, -mt_formula_in(a));
    }
    uint32_t n = 0;
    for (uint32_t a = 0; a < f->n; a++)
        if (f->set[a])
            m->assumed[n++] = mt_formula_in(a);
    if (status == MOOT_OK)
        status = mt_formula_find(o, m->assumed, n, &yes);
    *stands = status == MOOT_OK && !yes;
    if (status != MOOT_OK || !yes)
        return status;
    keep_set(m, o->set);
    for (uint32_t a = 0; a < f->n; a++)
        if (o->hit[a])
            mt_formula_add(f, mt_formula_in(a));
    mt_formula_end(f);
    return MOOT_OK;
}

static void add_range(mt_formula *f, uint32_t x)
{
    mt_formula_add(f, mt_formula_in(x));
    mt_formula_add(f, mt_formula_hit(f, x));
}

/* In `other`: a set whose range has all that this one's has, and more. */
static moot_status wider(maker *m, const uint8_t *set, const uint8_t *hit, bool *yes)
{
    mt_formula *o = &m->other;
    uint32_t n = 0;
    int guard = mt_formula_var(o);
    for (uint32_t x = 0; x < o->n; x++)
        if (mt_formula_is(o, x)) {
            if (set[x] || hit[x])
                m->assumed[n++] = m->range0 + (int)x;
            else
                mt_formula_add(o, m->range0 + (int)x);
        }
    mt_formula_add(o, -guard);
    mt_formula_end(o);
    m->assumed[n++] = guard;
    return mt_formula_find(o, m->assumed, n, yes);
}

/* A model of m->f has the range of m->top, or something outside it. */
static void forbid_below(maker *m)
{
    mt_formula *f = &m->f;
    int same = mt_formula_var(f);
    keep_set(m, m->top);
    for (uint32_t x = 0; x < f->n; x++)
        if (mt_formula_is(f, x) && !m->top[x] && !m->top_hit[x])
            add_range(f, x);
    mt_formula_add(f, same);
    mt_formula_end(f);
    for (uint32_t x = 0; x < f->n; x++)
        if (mt_formula_is(f, x) && (m->top[x] || m->top_hit[x])) {
            mt_formula_add(f, -same);
            add_range(f, x);
            mt_formula_end(f);
        }
}

/* The set of m->f needs one of greater range; a model has to have a range that is none of
 * its proper parts. */
static moot_status answer_with_range(maker *m, bool *stands)
{
    mt_formula *f = &m->f, *o = &m->other;
    bool fresh = !m->has_other, yes = false;
    moot_status status = open_other(m, f->kind);
    if (status == MOOT_OK && fresh) {
        m->range0 = mt_sat_vars(o->sat, o->n);
        o->vars += (int)o->n;
        for (uint32_t x = 0; x < o->n; x++)
            if (mt_formula_is(o, x)) {
                mt_formula_add(o, -(m->range0 + (int)x));
                add_range(o, x);
                mt_formula_end(o);
            }
    }
    if (status == MOOT_OK)
        status = wider(m, f->set, f->hit, &yes);
    *stands = status == MOOT_OK && !yes;
    if (status != MOOT_OK || !yes)
        return status;
    while (status == MOOT_OK && yes) {
        memcpy(m->top, o->set, o->n);
        memcpy(m->top_hit, o->hit, o->n);
        status = wider(m, m->top, m->top_hit, &yes);
    }
    if (status == MOOT_OK)
        forbid_below(m);
    return status;
}

static moot_status refute(maker *m, moot_status (*answer)(maker *m, bool *stands))
{
    bool yes = true, stands = false;
    moot_status status = MOOT_OK;
    while (status == MOOT_OK && yes) {
        status = mt_formula_find(&m->f, NULL, 0, &yes);
        if (status == MOOT_OK && yes && !answer)
            return MOOT_E_MISUSE;
        if (status == MOOT_OK && yes)
            status = answer(m, &stands);
        if (status == MOOT_OK && stands)
            return MOOT_E_MISUSE;
    }
    return status;
}

/* The one ideal or eager extension becomes T1. */
static moot_status begin_with_extension(maker *m)
{
    mt_answer answer;
    mt_task task = {.problem = MT_SE, .semantics = m->task.semantics};
    moot_status status = m->f.af ? mt_af_solve(m->f.af, task, m->how, m->arena, &answer)
                                 : mt_aba_solve(m->f.aba, task, m->how, m->arena, &answer);
    if (status != MOOT_OK)
        return status;
    mt_proof_set set = {answer.set, answer.set_n};
    MT_VEC_PUSH(m->arena, &m->sets, set);
    return MOOT_OK;
}

typedef struct plan {
    mt_formula_kind kind;
    goal g;
    moot_status (*answer)(maker *m, bool *stands);
    const char *claim;
} plan;

static plan plan_of(mt_task task)
{
    bool dc = task.problem == MT_DC;
    switch (task.semantics) {
    case MT_ST:
        if (task.problem == MT_SE)
            return (plan){MT_FORMULA_STABLE, ANY, NULL, "a stable set"};
        return (plan){MT_FORMULA_STABLE, dc ? WITH : WITHOUT, NULL,
                      dc ? "a stable set with the query" : "a stable set without the query"};
    case MT_GR: break;
    case MT_CO:
        if (dc)
            return (plan){MT_FORMULA_ADMISSIBLE, WITH, NULL, "an admissible set with the query"};
        break;
    case MT_PR:
        if (dc)
            return (plan){MT_FORMULA_ADMISSIBLE, WITH, NULL, "an admissible set with the query"};
        return (plan){
            MT_FORMULA_ADMISSIBLE, WITHOUT, answer_with_peace,
            "an admissible set without the query, with a member that T1 attacks, one that "
            "T2 attacks, ..; T1 .. are admissible and have the query"};
    case MT_SST:
        return (plan){
            MT_FORMULA_ADMISSIBLE, dc ? WITH : WITHOUT, answer_with_range,
            dc ? "an admissible set with the query whose range is no proper part of that of "
                 "T1, T2, ..; T1 .. are admissible"
               : "an admissible set without the query whose range is no proper part of "
                 "that of T1, T2, ..; T1 .. are admissible"};
    case MT_STG:
        return (plan){
            MT_FORMULA_FREE, dc ? WITH : WITHOUT, answer_with_range,
            dc ? "a conflict-free set with the query whose range is no proper part of that "
                 "of T1, T2, ..; T1 .. are conflict-free"
               : "a conflict-free set without the query whose range is no proper part of "
                 "that of T1, T2, ..; T1 .. are conflict-free"};
    case MT_ID:
        return (plan){MT_FORMULA_ADMISSIBLE, HITS, NULL,
                      "an admissible set that attacks T1; T1 is admissible and has the query"};
    case MT_EA:
        return (plan){
            MT_FORMULA_ADMISSIBLE, LACKS, answer_with_range,
            "an admissible set that lacks a member of T1 and whose range is no proper part "
            "of that of T2, ..; T1 .. are admissible and T1 has the query"};
    case MT_SEMANTICS_COUNT: break;
    }
    return (plan){MT_FORMULA_COMPLETE, WITHOUT, NULL, "a complete set without the query"};
}

static moot_status make(maker *m, const mt_af *af, const mt_aba *aba, mt_proof *out)
{
    plan p = plan_of(m->task);
    moot_status status = mt_formula_begin(&m->f, af, aba, p.kind, m->how->stop, m->arena);
    m->assumed = MT_NEW_ARRAY(m->arena, int, (size_t)m->f.n + 2);
    m->top = MT_NEW_ARRAY(m->arena, uint8_t, (size_t)m->f.n + 1);
    m->top_hit = MT_NEW_ARRAY(m->arena, uint8_t, (size_t)m->f.n + 1);
    if (status == MOOT_OK && mt_arena_failed(m->arena))
        status = MOOT_E_NOMEM;
    out->base = m->f.clauses;
    if (status == MOOT_OK && (p.g == HITS || p.g == LACKS))
        status = begin_with_extension(m);
    if (status != MOOT_OK)
        return status;
    add_goal(m, p.g);
    status = refute(m, p.answer);
    out->lits = m->f.lits.at;
    out->lits_n = m->f.lits.n;
    out->clauses = m->f.clauses;
    out->vars = m->f.vars;
    out->set = m->sets.at;
    out->sets = m->sets.n;
    out->claim = p.claim;
    return status == MOOT_OK && mt_arena_failed(m->arena) ? MOOT_E_NOMEM : status;
}

moot_status mt_proof_make(const mt_af *af, const mt_aba *aba, mt_task task, const mt_solve *how,
                          mt_arena *arena, mt_proof *out)
{
    static const mt_solve plain;
    *out = (mt_proof){0};
    bool asks = task.problem == MT_DC || task.problem == MT_DS;
    if ((!mt_proof_exists(task, MT_YES) && !mt_proof_exists(task, MT_NO)) ||
        (asks && task.query >= (af ? af->n : aba->literals)))
        return MOOT_E_MISUSE;
    maker m = {.task = task, .how = how ? how : &plain, .arena = arena};
    moot_status status = make(&m, af, aba, out);
    mt_sat_free(m.f.sat);
    mt_sat_free(m.other.sat);
    return status;
}

moot_status mt_proof_drat(const mt_proof *proof, const mt_solve *how, const char *path)
{
    mt_sat *sat = mt_sat_new(MT_SAT_PLAIN, how ? how->stop : NULL);
    if (!sat)
        return MOOT_E_NOMEM;
    moot_status status = mt_sat_proof(sat, path) ? MOOT_OK : MOOT_E_IO;
    mt_sat_answer answer = MT_SAT_NO;
    if (status == MOOT_OK) {
        (void)mt_sat_vars(sat, (uint32_t)proof->vars);
        for (uint32_t i = 0; i < proof->lits_n; i++) {
            if (proof->lits[i])
                mt_sat_add(sat, proof->lits[i]);
            else
                mt_sat_end(sat);
        }
        answer = mt_sat_solve(sat);
        status = mt_sat_status(sat);
    }
    mt_sat_free(sat);
    return status == MOOT_OK && answer != MT_SAT_NO ? MOOT_E_MISUSE : status;
}

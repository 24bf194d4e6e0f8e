/* Framework and set -> is it an extension?  By the definitions; maximality by SAT
 * questions with an encoding of their own, which shares nothing with the solver's:
 * in(a) is 1 + a, hit(a) is 1 + n + a and only implies that the set attacks a.
 *
 *   preferred            no admissible set properly around it
 *   semi-stable, stage   no admissible (conflict-free) set of greater range
 *   ideal, eager         made anew, and compared: a preferred (semi-stable) set
 *                        without whatever another one leaves out or attacks, and
 *                        of this what defends itself
 * Cost: linear, and the SAT questions.  Source: Dung 1995; Caminada, Carnielli &
 * Dunne 2012; Dung, Mancarella & Toni 2007. */
#include "semantics/sat.h"
#include "semantics/solve.h"

typedef struct check {
    const mt_af *af;
    mt_arena own;
    mt_sat *sat;
    uint8_t *in;    /* the set asked about */
    uint8_t *range; /* in it or attacked by it */
    uint8_t *model; /* a set that SAT found */
    uint8_t *reach; /* and its range */
} check;

static int in_lit(uint32_t a)
{
    return 1 + (int)a;
}
static int hit_lit(const check *c, uint32_t a)
{
    return 1 + (int)(c->af->n + a);
}

static void range_of(const mt_af *af, const uint8_t *in, uint8_t *range)
{
    memcpy(range, in, af->n);
    for (uint32_t a = 0; a < af->n; a++)
        for (uint32_t i = af->out_at[a]; in[a] && i < af->out_at[a + 1]; i++)
            range[af->out[i]] = 1;
}

static bool is_hit(const mt_af *af, const uint8_t *in, uint32_t a)
{
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
        if (in[af->in[i]])
            return true;
    return false;
}

static bool conflict_free(const check *c)
{
    for (uint32_t a = 0; a < c->af->n; a++)
        if (c->in[a] && is_hit(c->af, c->in, a))
            return false;
    return true;
}

/* Of a conflict-free set: every member's attackers are hit; and, if `complete`, who is so
 * defended is a member. */
static bool defends(const check *c, bool complete)
{
    const mt_af *af = c->af;
    for (uint32_t a = 0; a < af->n; a++) {
        bool all = true;
        for (uint32_t i = af->in_at[a]; all && i < af->in_at[a + 1]; i++)
            all = c->range[af->in[i]] && !c->in[af->in[i]];
        if (c->in[a] ? !all : all && complete)
            return false;
    }
    return true;
}

static bool covers(const check *c)
{
    for (uint32_t a = 0; a < c->af->n; a++)
        if (!c->range[a])
            return false;
    return true;
}

/* The least complete set, by rounds over what is not settled: O(n + m) a round would be
 * too much for a chain, so each member tells those it frees. */
static bool least(check *c)
{
    const mt_af *af = c->af;
    uint32_t *open = MT_NEW_ARRAY(&c->own, uint32_t, (size_t)af->n + 1);
    uint32_t *todo = MT_NEW_ARRAY(&c->own, uint32_t, (size_t)af->n + 1);
    uint8_t *out = MT_NEW_ARRAY(&c->own, uint8_t, (size_t)af->n + 1);
    if (!open || !todo || !out)
        return false;
    uint32_t n = 0;
    for (uint32_t a = 0; a < af->n; a++)
        if ((open[a] = mt_af_in_degree(af, a)) == 0)
            todo[n++] = a;
    for (uint32_t t = 0; t < n; t++) {
        if (!c->in[todo[t]])
            return false;
        for (uint32_t i = af->out_at[todo[t]]; i < af->out_at[todo[t] + 1]; i++) {
            uint32_t b = af->out[i];
            for (uint32_t k = af->out_at[b]; !out[b] && k < af->out_at[b + 1]; k++)
                if (--open[af->out[k]] == 0)
                    todo[n++] = af->out[k];
            out[b] = 1;
        }
    }
    uint32_t size = 0;
    for (uint32_t a = 0; a < af->n; a++)
        size += c->in[a];
    return size == n;
}

/* Sets without conflict; with `defence`, admissible. */
static moot_status encode(check *c, bool defence, const mt_solve *how)
{
    const mt_af *af = c->af;
    c->sat = mt_sat_new(MT_SAT_PLAIN, how->stop);
    if (!c->sat)
        return MOOT_E_NOMEM;
    (void)mt_sat_vars(c->sat, 2 * af->n);
    for (uint32_t a = 0; a < af->n; a++) {
        mt_sat_add(c->sat, -hit_lit(c, a));
        for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
            mt_sat_add(c->sat, in_lit(af->in[i]));
        mt_sat_end(c->sat);
        for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++) {
            mt_sat_clause2(c->sat, -in_lit(a), -in_lit(af->in[i]));
            if (defence)
                mt_sat_clause2(c->sat, -in_lit(a), hit_lit(c, af->in[i]));
        }
    }
    return mt_sat_status(c->sat);
}

static void read_model(check *c)
{
    for (uint32_t a = 0; a < c->af->n; a++)
        c->model[a] = mt_sat_true(c->sat, in_lit(a));
    range_of(c->af, c->model, c->reach);
}

/* Is there a set with all of `base` and something more?  For `range`, of the range. */
static bool greater(check *c, const uint8_t *base, bool range)
{
    int guard = mt_sat_var(c->sat);
    for (uint32_t a = 0; a < c->af->n; a++)
        if (base[a]) {
            if (range)
                mt_sat_add(c->sat, hit_lit(c, a));
            mt_sat_clause2(c->sat, -guard, in_lit(a));
        }
    for (uint32_t a = 0; a < c->af->n; a++)
        if (!base[a]) {
            mt_sat_add(c->sat, in_lit(a));
            if (range)
                mt_sat_add(c->sat, hit_lit(c, a));
        }
    mt_sat_clause1(c->sat, -guard);
    mt_sat_assume(c->sat, guard);
    bool yes = mt_sat_solve(c->sat) == MT_SAT_YES;
    if (yes)
        read_model(c);
    mt_sat_clause1(c->sat, -guard);
    return yes;
}

static moot_status maximal(check *c, bool range, bool defence, const mt_solve *how, bool *yes)
{
    moot_status status = encode(c, defence, how);
    if (status != MOOT_OK)
        return status;
    *yes = !greater(c, range ? c->range : c->in, range);
    return mt_sat_status(c->sat);
}

/* Take from common[] what is not defended by the rest of it, round by round. */
static void admissible_core(const mt_af *af, uint8_t *common)
{
    for (bool again = true; again;) {
        again = false;
        for (uint32_t a = 0; a < af->n; a++)
            for (uint32_t i = af->in_at[a]; common[a] && i < af->in_at[a + 1]; i++)
                if (!is_hit(af, common, af->in[i])) {
                    common[a] = 0;
                    again = true;
                }
    }
}

/* The ideal set: a preferred one, less what admissible sets attack. */
static void make_ideal(check *c, uint8_t *common)
{
    const mt_af *af = c->af;
    memset(common, 0, af->n);
    while (greater(c, common, false))
        memcpy(common, c->model, af->n);
    for (;;) {
        for (uint32_t a = 0; a < af->n; a++)
            if (common[a])
                mt_sat_add(c->sat, hit_lit(c, a));
        int guard = mt_sat_var(c->sat);
        mt_sat_clause1(c->sat, -guard);
        mt_sat_assume(c->sat, guard);
        if (mt_sat_solve(c->sat) != MT_SAT_YES)
            break;
        read_model(c);
        for (uint32_t a = 0; a < af->n; a++)
            common[a] = common[a] && !is_hit(af, c->model, a);
    }
    admissible_core(af, common);
}

/* An admissible set that lacks a member of common[] and, if `guard`, obeys it. */
static bool lacking(check *c, const uint8_t *common, int guard)
{
    for (uint32_t a = 0; a < c->af->n; a++)
        if (common[a])
            mt_sat_add(c->sat, -in_lit(a));
    int some = mt_sat_var(c->sat);
    mt_sat_clause1(c->sat, -some);
    mt_sat_assume(c->sat, some);
    if (guard)
        mt_sat_assume(c->sat, guard);
    bool yes = mt_sat_solve(c->sat) == MT_SAT_YES;
    if (yes)
        read_model(c);
    return yes;
}

static void intersect(const check *c, uint8_t *common)
{
    for (uint32_t a = 0; a < c->af->n; a++)
        common[a] = common[a] && c->model[a];
}

static void climb(check *c, uint8_t *top)
{
    do
        memcpy(top, c->reach, c->af->n);
    while (greater(c, top, true));
}

/* The eager set: each greatest range is visited once and then left by a clause; the
 * sets of that range that lack something make common[] smaller. */
static void make_eager(check *c, uint8_t *common, uint8_t *top)
{
    const mt_af *af = c->af;
    memset(common, 1, af->n); /* no set found yet: everything */
    while (lacking(c, common, 0)) {
        climb(c, top);
        int same = mt_sat_var(c->sat);
        for (uint32_t a = 0; a < af->n; a++)
            if (top[a]) {
                mt_sat_add(c->sat, hit_lit(c, a));
                mt_sat_clause2(c->sat, -same, in_lit(a));
            }
        while (lacking(c, common, same))
            intersect(c, common);
        mt_sat_clause1(c->sat, -same);
        for (uint32_t a = 0; a < af->n; a++)
            if (!top[a]) {
                mt_sat_add(c->sat, in_lit(a));
                mt_sat_add(c->sat, hit_lit(c, a));
            }
        mt_sat_end(c->sat);
    }
    admissible_core(af, common);
}

static moot_status made_anew(check *c, bool eager, const mt_solve *how, bool *yes)
{
    size_t n = (size_t)c->af->n + 1;
    uint8_t *common = MT_NEW_ARRAY(&c->own, uint8_t, n);
    uint8_t *top = MT_NEW_ARRAY(&c->own, uint8_t, n);
    if (!common || !top)
        return MOOT_E_NOMEM;
    moot_status status = encode(c, true, how);
    if (status != MOOT_OK)
        return status;
    if (eager)
        make_eager(c, common, top);
    else
        make_ideal(c, common);
    *yes = memcmp(common, c->in, c->af->n) == 0;
    return mt_sat_status(c->sat);
}

static moot_status decide(check *c, mt_semantics semantics, const mt_solve *how, bool *yes)
{
    *yes = false;
    if (!conflict_free(c))
        return MOOT_OK;
    bool stage = semantics == MT_STG, stable = semantics == MT_ST;
    if (!stage && !stable && !defends(c, semantics != MT_ID && semantics != MT_EA))
        return MOOT_OK;
    *yes = covers(c);
    switch (semantics) {
    case MT_ST: return MOOT_OK;
    case MT_CO: *yes = true; return MOOT_OK;
    case MT_GR: *yes = least(c); return mt_arena_failed(&c->own) ? MOOT_E_NOMEM : MOOT_OK;
    case MT_PR: return *yes ? MOOT_OK : maximal(c, false, true, how, yes);
    case MT_SST:
    case MT_STG: return *yes ? MOOT_OK : maximal(c, true, !stage, how, yes);
    case MT_ID: return made_anew(c, false, how, yes);
    case MT_EA: return made_anew(c, true, how, yes);
    case MT_SEMANTICS_COUNT: break;
    }
    return MOOT_E_MISUSE;
}

/* The arrays, and the set as bytes; false if it is none (or memory is short). */
static bool begin(check *c, const uint32_t *set, uint32_t n, const mt_solve *how)
{
    size_t size = (size_t)c->af->n + 1;
    mt_arena_init(&c->own, how->alloc);
    c->in = MT_NEW_ARRAY(&c->own, uint8_t, size);
    c->range = MT_NEW_ARRAY(&c->own, uint8_t, size);
    c->model = MT_NEW_ARRAY(&c->own, uint8_t, size);
    c->reach = MT_NEW_ARRAY(&c->own, uint8_t, size);
    if (mt_arena_failed(&c->own))
        return false;
    for (uint32_t i = 0; i < n; i++) {
        if (set[i] >= c->af->n || (i > 0 && set[i - 1] >= set[i]))
            return false;
        c->in[set[i]] = 1;
    }
    range_of(c->af, c->in, c->range);
    return true;
}

static moot_status end(check *c, moot_status status, bool *yes)
{
    if (status == MOOT_OK && mt_arena_failed(&c->own))
        status = MOOT_E_NOMEM;
    mt_sat_free(c->sat);
    mt_arena_free(&c->own);
    *yes = *yes && status == MOOT_OK;
    return status;
}

moot_status mt_af_check(const mt_af *af, mt_semantics semantics, const uint32_t *set, uint32_t n,
                        const mt_solve *how, bool *yes)
{
    static const mt_solve plain;
    how = how ? how : &plain;
    check c = {.af = af};
    moot_status status = MOOT_OK;
    *yes = false;
    if (begin(&c, set, n, how))
        status = decide(&c, semantics, how, yes);
    return end(&c, status, yes);
}

moot_status mt_af_check_admissible(const mt_af *af, const uint32_t *set, uint32_t n, uint32_t query,
                                   bool with, const mt_solve *how, bool *yes)
{
    static const mt_solve plain;
    check c = {.af = af};
    *yes = begin(&c, set, n, how ? how : &plain) && conflict_free(&c) && defends(&c, false) &&
           (with ? c.in[query] != 0 : is_hit(af, c.in, query));
    return end(&c, MOOT_OK, yes);
}

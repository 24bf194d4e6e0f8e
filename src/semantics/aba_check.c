/* Flat assumption-based framework and set -> is it an extension?  By the definitions,
 * with derivations made here; maximality by SAT questions with clauses of their own,
 * which share nothing with the solver's: d(x) is 1 + x, true only for what the set
 * derives; u(x) is 1 + n + x, true at least for what the assumptions derive that the
 * set does not attack.  What a model says is believed only after derivation.
 *
 *   preferred            no admissible set properly around it
 *   semi-stable, stage   no admissible (conflict-free) set of greater range
 *   ideal, eager         made anew, and compared
 * Cost: linear, and the SAT questions; grounded: linear for each round of its making. */
#include "semantics/sat.h"
#include "semantics/solve.h"

typedef struct check {
    const mt_aba *aba;
    const mt_solve *how;
    mt_arena own;
    mt_sat *sat;
    int *body;      /* per rule: its body holds */
    uint8_t *in;    /* the set asked about */
    uint8_t *range; /* in it or attacked by it; assumptions only */
    uint8_t *model; /* a set that SAT found */
    uint8_t *reach; /* and its range */
    uint8_t *known; /* derived from the set of the last call of derive() */
    uint8_t *free;  /* assumptions that a set does not attack */
    moot_status status;
} check;

static int d_of(uint32_t x)
{
    return 1 + (int)x;
}
static int u_of(const check *c, uint32_t x)
{
    return 1 + (int)(c->aba->literals + x);
}
static bool is_assumption(const check *c, uint32_t x)
{
    return c->aba->contrary[x] != MT_NO_ID;
}

/* c->known := what `from` derives, by passes over the rules until nothing is new; to and
 * fro, as files have their rules bottom up or top down. */
static void derive(check *c, const uint8_t *from)
{
    const mt_aba *aba = c->aba;
    for (uint32_t x = 0; x < aba->literals; x++)
        c->known[x] = is_assumption(c, x) && from[x];
    bool grew = true;
    for (bool back = false; grew; back = !back) {
        grew = false;
        for (uint32_t k = 0; k < aba->rules; k++) {
            uint32_t r = back ? aba->rules - 1 - k : k;
            bool holds = !c->known[aba->head[r]];
            for (uint32_t i = aba->start[r]; holds && i < aba->start[r + 1]; i++)
                holds = c->known[aba->body[i]];
            if (holds)
                c->known[aba->head[r]] = grew = true;
        }
    }
}

static bool attacked(const check *c, uint32_t a)
{
    return c->known[c->aba->contrary[a]];
}

static void range_of(check *c, const uint8_t *set, uint8_t *range)
{
    derive(c, set);
    for (uint32_t a = 0; a < c->aba->literals; a++)
        range[a] = is_assumption(c, a) && (set[a] || attacked(c, a));
}

/* Afterwards attacked() says who is attacked by those that `set` does not attack. */
static void counter(check *c, const uint8_t *set)
{
    derive(c, set);
    for (uint32_t a = 0; a < c->aba->literals; a++)
        c->free[a] = is_assumption(c, a) && !attacked(c, a);
    derive(c, c->free);
}

static bool conflict_free(check *c, const uint8_t *set)
{
    derive(c, set);
    for (uint32_t a = 0; a < c->aba->literals; a++)
        if (set[a] && attacked(c, a))
            return false;
    return true;
}

/* Of a conflict-free set: it defends its members; if `complete`, whom it defends is one. */
static bool defends(check *c, const uint8_t *set, bool complete)
{
    counter(c, set);
    for (uint32_t a = 0; a < c->aba->literals; a++)
        if (is_assumption(c, a) && (set[a] ? attacked(c, a) : complete && !attacked(c, a)))
            return false;
    return true;
}

static bool covers(const check *c)
{
    for (uint32_t a = 0; a < c->aba->literals; a++)
        if (is_assumption(c, a) && !c->range[a])
            return false;
    return true;
}

/* Is it the least set that has all it defends? */
static bool least(check *c)
{
    uint8_t *set = c->model;
    memset(set, 0, c->aba->literals);
    for (bool grew = true; grew;) {
        grew = false;
        if (mt_stopped(c->how->stop)) {
            c->status = MOOT_E_CANCELLED;
            return false;
        }
        counter(c, set);
        for (uint32_t a = 0; a < c->aba->literals; a++)
            if (is_assumption(c, a) && !set[a] && !attacked(c, a))
                set[a] = grew = true;
    }
    return memcmp(set, c->in, c->aba->literals) == 0;
}

static void add_rules(check *c, bool defence)
{
    const mt_aba *aba = c->aba;
    for (uint32_t r = 0; r < aba->rules; r++) {
        for (int layer = 0; layer < 1 + defence; layer++) {
            for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++)
                mt_sat_add(c->sat, layer ? -u_of(c, aba->body[i]) : -d_of(aba->body[i]));
            mt_sat_clause1(c->sat, layer ? u_of(c, aba->head[r]) : d_of(aba->head[r]));
        }
        c->body[r] = mt_sat_var(c->sat);
        for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++)
            mt_sat_clause2(c->sat, -c->body[r], d_of(aba->body[i]));
    }
}

/* What is derived is so by a rule.  `begins[x]` .. are the rules of x, in `of`. */
static bool add_reasons(check *c)
{
    const mt_aba *aba = c->aba;
    uint32_t *begins = MT_NEW_ARRAY(&c->own, uint32_t, (size_t)aba->literals + 2);
    uint32_t *of = MT_NEW_ARRAY(&c->own, uint32_t, (size_t)aba->rules + 1);
    if (!begins || !of)
        return false;
    for (uint32_t r = 0; r < aba->rules; r++)
        begins[aba->head[r] + 2]++;
    for (uint32_t x = 0; x < aba->literals; x++)
        begins[x + 2] += begins[x + 1];
    for (uint32_t r = 0; r < aba->rules; r++)
        of[begins[aba->head[r] + 1]++] = r;
    for (uint32_t x = 0; x < aba->literals; x++) {
        if (is_assumption(c, x))
            continue;
        for (uint32_t i = begins[x]; i < begins[x + 1]; i++)
            mt_sat_add(c->sat, c->body[of[i]]);
        mt_sat_clause1(c->sat, -d_of(x));
    }
    return true;
}

/* Sets without conflict; with `defence`, admissible. */
static bool encode(check *c, bool defence)
{
    const mt_aba *aba = c->aba;
    c->sat = mt_sat_new(MT_SAT_PLAIN, c->how->stop);
    c->body = MT_NEW_ARRAY(&c->own, int, (size_t)aba->rules + 1);
    if (!c->sat || !c->body)
        return false;
    (void)mt_sat_vars(c->sat, 2 * aba->literals);
    add_rules(c, defence);
    if (!add_reasons(c))
        return false;
    for (uint32_t a = 0; a < aba->literals; a++) {
        uint32_t contrary = aba->contrary[a];
        if (contrary == MT_NO_ID)
            continue;
        mt_sat_clause2(c->sat, -d_of(a), -d_of(contrary));
        if (defence) {
            mt_sat_clause2(c->sat, d_of(contrary), u_of(c, a));
            mt_sat_clause2(c->sat, -d_of(a), -u_of(c, contrary));
        }
    }
    return true;
}

/* The model at hand calls more derived than its set derives: those need a rule with no
 * body literal among them.  False if there are none such. */
static bool unfounded(check *c, uint8_t *claimed)
{
    const mt_aba *aba = c->aba;
    bool some = false;
    for (uint32_t x = 0; x < aba->literals; x++)
        c->model[x] = is_assumption(c, x) && mt_sat_true(c->sat, d_of(x));
    derive(c, c->model);
    for (uint32_t x = 0; x < aba->literals; x++) {
        claimed[x] = !c->known[x] && mt_sat_true(c->sat, d_of(x));
        some = some || claimed[x];
    }
    if (!some)
        return false;
    int outside = mt_sat_var(c->sat);
    for (uint32_t r = 0; r < aba->rules; r++) {
        bool good = claimed[aba->head[r]];
        for (uint32_t i = aba->start[r]; good && i < aba->start[r + 1]; i++)
            good = !claimed[aba->body[i]];
        if (good)
            mt_sat_add(c->sat, c->body[r]);
    }
    mt_sat_clause1(c->sat, -outside);
    for (uint32_t x = 0; x < aba->literals; x++)
        if (claimed[x])
            mt_sat_clause2(c->sat, -d_of(x), outside);
    return true;
}

/* A set under one or two literals (0: none): c->model and c->reach. */
static bool find(check *c, int first, int second)
{
    for (;;) {
        if (first)
            mt_sat_assume(c->sat, first);
        if (second)
            mt_sat_assume(c->sat, second);
        mt_sat_answer answer = mt_sat_solve(c->sat);
        if (answer == MT_SAT_UNKNOWN)
            c->status = mt_sat_status(c->sat);
        if (answer != MT_SAT_YES)
            return false;
        if (unfounded(c, c->reach))
            continue;
        range_of(c, c->model, c->reach);
        return true;
    }
}

static void hold(check *c, int guard, const uint8_t *base, bool range)
{
    for (uint32_t a = 0; a < c->aba->literals; a++)
        if (base[a]) {
            if (range)
                mt_sat_add(c->sat, d_of(c->aba->contrary[a]));
            mt_sat_clause2(c->sat, -guard, d_of(a));
        }
}

/* The clause "guard -> something outside base (its range)". */
static void more(check *c, int guard, const uint8_t *base, bool range)
{
    for (uint32_t a = 0; a < c->aba->literals; a++)
        if (is_assumption(c, a) && !base[a]) {
            mt_sat_add(c->sat, d_of(a));
            if (range)
                mt_sat_add(c->sat, d_of(c->aba->contrary[a]));
        }
    mt_sat_clause1(c->sat, -guard);
}

/* Is there a set with all of `base` and something more?  For `range`, of the range. */
static bool greater(check *c, const uint8_t *base, bool range)
{
    int guard = mt_sat_var(c->sat);
    hold(c, guard, base, range);
    more(c, guard, base, range);
    bool yes = find(c, guard, 0);
    mt_sat_clause1(c->sat, -guard);
    return yes;
}

static void core(check *c, uint8_t *common)
{
    for (bool again = true; again;) {
        again = false;
        counter(c, common);
        for (uint32_t a = 0; a < c->aba->literals; a++)
            if (common[a] && attacked(c, a)) {
                common[a] = 0;
                again = true;
            }
    }
}

/* The ideal set: a preferred one, less what admissible sets attack. */
static void make_ideal(check *c, uint8_t *common)
{
    memset(common, 0, c->aba->literals);
    while (greater(c, common, false))
        memcpy(common, c->model, c->aba->literals);
    for (;;) {
        int guard = mt_sat_var(c->sat);
        for (uint32_t a = 0; a < c->aba->literals; a++)
            if (common[a])
                mt_sat_add(c->sat, d_of(c->aba->contrary[a]));
        mt_sat_clause1(c->sat, -guard);
        if (!find(c, guard, 0))
            break;
        derive(c, c->model);
        for (uint32_t a = 0; a < c->aba->literals; a++)
            common[a] = common[a] && !attacked(c, a);
    }
}

/* A set that lacks a member of common[] and, if `guard`, obeys it. */
static bool lacking(check *c, const uint8_t *common, int guard)
{
    int some = mt_sat_var(c->sat);
    for (uint32_t a = 0; a < c->aba->literals; a++)
        if (common[a])
            mt_sat_add(c->sat, -d_of(a));
    mt_sat_clause1(c->sat, -some);
    return find(c, some, guard);
}

/* All that every semi-stable set has: each greatest range is visited once, the sets of
 * that range make common[] smaller, and a clause leaves the range behind. */
static void make_common(check *c, uint8_t *common, uint8_t *top)
{
    size_t n = c->aba->literals;
    for (uint32_t a = 0; a < n; a++)
        common[a] = is_assumption(c, a);
    bool any = find(c, 0, 0);
    while (any && c->status == MOOT_OK) {
        do
            memcpy(top, c->reach, n);
        while (greater(c, top, true));
        int same = mt_sat_var(c->sat);
        hold(c, same, top, true);
        for (bool found = find(c, same, 0); found; found = lacking(c, common, same))
            for (uint32_t a = 0; a < n; a++)
                common[a] = common[a] && c->model[a];
        mt_sat_clause1(c->sat, -same);
        int open = mt_sat_var(c->sat);
        more(c, open, top, true);
        mt_sat_clause1(c->sat, open);
        any = lacking(c, common, 0);
    }
}

static bool made_anew(check *c, bool eager)
{
    uint8_t *common = MT_NEW_ARRAY(&c->own, uint8_t, (size_t)c->aba->literals + 1);
    uint8_t *top = MT_NEW_ARRAY(&c->own, uint8_t, (size_t)c->aba->literals + 1);
    if (!common || !top || !encode(c, true))
        return false;
    if (eager)
        make_common(c, common, top);
    else
        make_ideal(c, common);
    core(c, common);
    return memcmp(common, c->in, c->aba->literals) == 0;
}

static bool greatest(check *c, bool range, bool defence)
{
    return encode(c, defence) && !greater(c, range ? c->range : c->in, range);
}

static bool decide(check *c, mt_semantics semantics)
{
    bool stage = semantics == MT_STG, stable = semantics == MT_ST;
    if (!conflict_free(c, c->in))
        return false;
    if (!stage && !stable && !defends(c, c->in, semantics != MT_ID && semantics != MT_EA))
        return false;
    switch (semantics) {
    case MT_ST: return covers(c);
    case MT_CO: return true;
    case MT_GR: return least(c);
    case MT_PR: return covers(c) || greatest(c, false, true);
    case MT_SST:
    case MT_STG: return covers(c) || greatest(c, true, !stage);
    case MT_ID: return made_anew(c, false);
    case MT_EA: return made_anew(c, true);
    case MT_SEMANTICS_COUNT: break;
    }
    c->status = MOOT_E_MISUSE;
    return false;
}

/* The arrays, and the set as bytes; false if it is none (or memory is short). */
static bool begin(check *c, const uint32_t *set, uint32_t n)
{
    size_t size = (size_t)c->aba->literals + 1;
    uint8_t **const arrays[] = {&c->in, &c->range, &c->model, &c->reach, &c->known, &c->free};
    mt_arena_init(&c->own, c->how->alloc);
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        *arrays[i] = MT_NEW_ARRAY(&c->own, uint8_t, size);
    if (mt_arena_failed(&c->own))
        return false;
    for (uint32_t i = 0; i < n; i++) {
        if (set[i] >= c->aba->literals || !is_assumption(c, set[i]) || (i && set[i - 1] >= set[i]))
            return false;
        c->in[set[i]] = 1;
    }
    range_of(c, c->in, c->range); /* c->known is what it derives */
    return true;
}

static moot_status end(check *c, bool *yes)
{
    if (c->status == MOOT_OK && c->sat)
        c->status = mt_sat_status(c->sat);
    if (c->status == MOOT_OK && mt_arena_failed(&c->own))
        c->status = MOOT_E_NOMEM;
    mt_sat_free(c->sat);
    mt_arena_free(&c->own);
    *yes = *yes && c->status == MOOT_OK;
    return c->status;
}

moot_status mt_aba_check(const mt_aba *aba, mt_semantics semantics, const uint32_t *set, uint32_t n,
                         const mt_solve *how, bool *yes)
{
    static const mt_solve plain;
    check c = {.aba = aba, .how = how ? how : &plain};
    *yes = begin(&c, set, n) && decide(&c, semantics);
    return end(&c, yes);
}

moot_status mt_aba_check_admissible(const mt_aba *aba, const uint32_t *set, uint32_t n,
                                    uint32_t query, bool with, const mt_solve *how, bool *yes)
{
    static const mt_solve plain;
    check c = {.aba = aba, .how = how ? how : &plain};
    *yes = begin(&c, set, n) && conflict_free(&c, c.in) && defends(&c, c.in, false);
    if (*yes && !with) /* c.known: what the assumptions derive that it does not attack */
        *yes = !c.known[query];
    else if (*yes) {
        derive(&c, c.in);
        *yes = c.known[query];
    }
    return end(&c, yes);
}

moot_status mt_aba_check_derives(const mt_aba *aba, const uint32_t *set, uint32_t n, uint32_t query,
                                 const mt_solve *how, bool *yes)
{
    static const mt_solve plain;
    check c = {.aba = aba, .how = how ? how : &plain};
    *yes = begin(&c, set, n) && c.known[query];
    return end(&c, yes);
}

/* One part -> extensions of greatest range, by a chain of growing models.
 *
 * A model's soft set is held by one assumption, a clause asks for one soft thing
 * more, until there is none.  With a goal the chain first climbs among the models
 * that fulfil it; if something greater exists without the goal, all below that is
 * blocked ("something outside it") and the search goes on.
 * Source: Dvorak, Jarvisalo, Wallner & Woltran 2014 (CEGARTIX); Niskanen &
 * Jarvisalo 2020 (mu-toksia). */
#include "semantics/af_climb.h"

#include "semantics/af_chain.h"
#include "semantics/af_cut.h"
#include "semantics/af_widen.h"

/* Conflicts; none where asserts are on, so that the tests get further. */
#ifdef NDEBUG
enum { SOON = 2000 };
#else
enum { SOON = 0 };
#endif

static int in_of(uint32_t a)
{
    return (int)a + 1;
}
static int hit_of(const mt_climb *p, uint32_t a)
{
    return (int)(p->af->n + a) + 1;
}
static int soft_of(const mt_climb *p, uint32_t a)
{
    return p->kind == MT_PR ? in_of(a) : (int)(2 * p->af->n + a) + 1;
}

static void encode_stable(const mt_climb *p, const uint8_t *label)
{
    const mt_af *af = p->af;
    mt_sat *s = p->stable;
    (void)mt_sat_vars(s, af->n);
    for (uint32_t a = 0; a < af->n; a++) {
        if (label[a] != MT_UNDECIDED) {
            mt_sat_clause1(s, label[a] == MT_IN ? in_of(a) : -in_of(a));
            continue;
        }
        for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
            mt_sat_add(s, in_of(af->in[i]));
        mt_sat_clause1(s, in_of(a));
        for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1]; i++) {
            uint32_t b = af->out[i];
            if (a == b)
                mt_sat_clause1(s, -in_of(a));
            else if (a < b || !mt_af_attacks(af, b, a))
                mt_sat_clause2(s, -in_of(a), -in_of(b));
        }
    }
}

static void encode_argument(const mt_climb *p, uint32_t a)
{
    const mt_af *af = p->af;
    mt_sat *s = p->sat;
    bool self = mt_af_attacks(af, a, a);
    mt_sat_clause2(s, -in_of(a), -hit_of(p, a));
    if (self)
        mt_sat_clause1(s, -in_of(a));
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
        mt_sat_add(s, in_of(af->in[i]));
    mt_sat_clause1(s, -hit_of(p, a));
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
        mt_sat_clause2(s, -in_of(af->in[i]), hit_of(p, a));
    if (p->kind != MT_STG && !self) {
        for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
            mt_sat_clause2(s, -in_of(a), hit_of(p, af->in[i]));
        for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
            mt_sat_add(s, -hit_of(p, af->in[i]));
        mt_sat_clause1(s, in_of(a));
    }
    if (p->kind == MT_SST || p->kind == MT_STG)
        mt_sat_clause3(s, -soft_of(p, a), in_of(a), hit_of(p, a));
}

static moot_status open_sat(mt_climb *p)
{
    if (p->sat)
        return MOOT_OK;
    p->sat = mt_sat_new(MT_SAT_QUICK, p->how->stop);
    if (!p->sat)
        return MOOT_E_NOMEM;
    (void)mt_sat_vars(p->sat, 3 * p->af->n);
    for (uint32_t a = 0; a < p->af->n; a++)
        encode_argument(p, a);
    return mt_sat_status(p->sat);
}

static moot_status open_stable(mt_climb *p)
{
    if (p->stable)
        return MOOT_OK;
    uint8_t *label = MT_NEW_ARRAY(&p->arena, uint8_t, (size_t)p->af->n + 1);
    if (!label)
        return MOOT_E_NOMEM;
    moot_status status = mt_af_close(p->af, p->how->alloc, label);
    if (status != MOOT_OK)
        return status;
    p->stable = mt_sat_new(MT_SAT_PLAIN, p->how->stop);
    if (!p->stable)
        return MOOT_E_NOMEM;
    encode_stable(p, label);
    return mt_sat_status(p->stable);
}

moot_status mt_climb_init(mt_climb *p, const mt_af *af, mt_semantics kind, const mt_solve *how)
{
    *p = (mt_climb){.af = af, .kind = kind, .how = how};
    p->no_stable = kind == MT_PR || kind == MT_CO;
    mt_arena_init(&p->arena, how->alloc);
    p->in = MT_NEW_ARRAY(&p->arena, uint8_t, (size_t)af->n + 1);
    p->soft = MT_NEW_ARRAY(&p->arena, uint8_t, (size_t)af->n + 1);
    return p->in && p->soft && af->n < INT32_MAX / 8 ? MOOT_OK : MOOT_E_NOMEM;
}

void mt_climb_free(mt_climb *p)
{
    mt_sat_free(p->stable);
    mt_sat_free(p->sat);
    mt_arena_free(&p->arena);
}

static void read_model(mt_climb *p, mt_sat *s)
{
    const mt_af *af = p->af;
    for (uint32_t a = 0; a < af->n; a++)
        p->soft[a] = p->in[a] = mt_sat_true(s, in_of(a));
    if (p->kind == MT_PR || p->kind == MT_CO)
        return;
    for (uint32_t a = 0; a < af->n; a++)
        for (uint32_t i = af->out_at[a]; p->in[a] && i < af->out_at[a + 1]; i++)
            p->soft[af->out[i]] = 1;
}

/* One literal that stands for the goal's clause in `s`; 0 for no goal. */
static int goal_literal(mt_sat *s, const int *goal, uint32_t n)
{
    if (n < 2)
        return n ? goal[0] : 0;
    int g = mt_sat_var(s);
    for (uint32_t i = 0; i < n; i++)
        mt_sat_add(s, goal[i]);
    mt_sat_clause1(s, -g);
    return g;
}

static void assume(mt_sat *s, int first, int second, int third)
{
    if (first)
        mt_sat_assume(s, first);
    if (second)
        mt_sat_assume(s, second);
    if (third)
        mt_sat_assume(s, third);
}

static mt_sat_answer ask(mt_sat *s, int first, int second, int third)
{
    assume(s, first, second, third);
    return mt_sat_solve(s);
}

/* A model under `held` and `more`, with the goal if there is one.  What is not found soon is
 * asked for without the goal: if there is none either, the set at hand is greatest at all, and
 * one proof has done for two.  *none: so it is. */
static mt_sat_answer ask_greater(mt_sat *s, int held, int more, int goal, bool *none)
{
    assume(s, held, more, goal);
    if (goal)
        mt_sat_limit(s, SOON);
    mt_sat_answer answer = mt_sat_solve(s);
    if (answer == MT_SAT_UNKNOWN && mt_sat_status(s) == MOOT_OK) {
        answer = ask(s, held, more, 0);
        *none = answer == MT_SAT_NO;
        if (answer == MT_SAT_YES && !mt_sat_true(s, goal))
            answer = ask(s, held, more, goal);
    } else {
        *none = answer == MT_SAT_NO && (!goal || !mt_sat_failed(s, goal));
    }
    return answer;
}

/* A stable extension with the goal.  If there is none, p->has_stable or p->no_stable
 * tells whether there is one at all. */
static moot_status find_stable(mt_climb *p, const int *goal, uint32_t n, bool *found)
{
    moot_status status = open_stable(p);
    if (status != MOOT_OK)
        return status;
    int g = goal_literal(p->stable, goal, n);
    *found = ask(p->stable, g, 0, 0) == MT_SAT_YES;
    if (*found) {
        read_model(p, p->stable);
        p->has_stable = true;
    } else if (!p->has_stable && mt_sat_status(p->stable) == MOOT_OK) {
        if (!g || !mt_sat_failed(p->stable, g))
            p->no_stable = true;
        else
            *(mt_sat_solve(p->stable) == MT_SAT_YES ? &p->has_stable : &p->no_stable) = true;
    }
    return mt_sat_status(p->stable);
}

static void let_go(mt_climb *p)
{
    if (p->held)
        mt_sat_clause1(p->sat, -p->held);
    p->held = 0;
}

/* From the model at hand to a greatest one with `goal`; p->held holds it.  *all: nothing greater
 * is there without the goal either; if not set, that is open. */
static moot_status grow(mt_climb *p, int goal, bool *all)
{
    mt_sat *s = p->sat;
    uint32_t n = p->af->n;
    if (!p->held) {
        p->held = mt_sat_var(s);
        for (uint32_t a = 0; a < n; a++)
            if (p->soft[a])
                mt_sat_clause2(s, -p->held, soft_of(p, a));
    }
    for (;;) {
        int more = mt_sat_var(s);
        for (uint32_t a = 0; a < n; a++)
            if (!p->soft[a])
                mt_sat_add(s, soft_of(p, a));
        mt_sat_clause1(s, -more);
        if (ask_greater(s, p->held, more, goal, all) != MT_SAT_YES)
            return mt_sat_status(s);
        read_model(p, s);
        mt_sat_clause1(s, -more);
        for (uint32_t a = 0; a < n; a++)
            if (p->soft[a])
                mt_sat_clause2(s, -p->held, soft_of(p, a));
    }
}

/* No model below what was found any more: something outside it. */
static void block_below(mt_climb *p)
{
    for (uint32_t a = 0; a < p->af->n; a++)
        if (!p->soft[a])
            mt_sat_add(p->sat, soft_of(p, a));
    mt_sat_end(p->sat);
}

static uint32_t count(const uint8_t *soft, uint32_t n)
{
    uint32_t sum = 0;
    for (uint32_t a = 0; a < n; a++)
        sum += soft[a];
    return sum;
}

/* Go up from one model with the goal after another.  `at_hand`: there is one already. */
static moot_status find_greatest(mt_climb *p, const int *goal, uint32_t goal_n, bool at_hand,
                                 bool *found)
{
    moot_status status = open_sat(p);
    if (status != MOOT_OK)
        return status;
    let_go(p);
    int g = goal_literal(p->sat, goal, goal_n);
    uint8_t *keep = MT_NEW_ARRAY(&p->arena, uint8_t, (size_t)p->af->n + 1);
    if (!keep)
        return MOOT_E_NOMEM;
    while (at_hand || ask(p->sat, g, 0, 0) == MT_SAT_YES) {
        if (!at_hand)
            read_model(p, p->sat);
        at_hand = false;
        bool all = false;
        status = grow(p, g, &all);
        if (status != MOOT_OK || all) {
            *found = status == MOOT_OK;
            return status;
        }
        uint32_t before = count(p->soft, p->af->n);
        memcpy(keep, p->in, p->af->n);
        status = grow(p, 0, &all);
        if (status != MOOT_OK)
            return status;
        if (count(p->soft, p->af->n) == before) {
            memcpy(p->in, keep, p->af->n);
            *found = true;
            return MOOT_OK;
        }
        let_go(p);
        block_below(p);
    }
    *found = false;
    return mt_sat_status(p->sat);
}

/* The same along components, where that suits, for a goal of one literal or none. */
static moot_status find_along(mt_climb *p, const int *goal, uint32_t n, bool *found, bool *done)
{
    const mt_af *af = p->af;
    mt_core core = {p->how->alloc, p->how->stop, &p->arena};
    uint8_t *label = MT_NEW_ARRAY(&p->arena, uint8_t, (size_t)af->n + 1);
    mt_reply reply = MT_NO;
    uint32_t query = n ? (uint32_t)(goal[0] > 0 ? goal[0] : -goal[0]) - 1 : MT_NO_ID;
    *done = false;
    if (!label)
        return MOOT_E_NOMEM;
    moot_status status = mt_chain_stable(&core, af, query, n && goal[0] > 0, label, done, &reply);
    if (status != MOOT_OK || !*done)
        return status;
    *found = reply == MT_YES;
    if (!*found && n)
        status = mt_chain_stable(&core, af, MT_NO_ID, false, label, done, &reply);
    *(reply == MT_YES ? &p->has_stable : &p->no_stable) = true;
    for (uint32_t a = 0; *found && a < af->n; a++) {
        p->in[a] = label[a] == MT_IN;
        p->soft[a] = 1;
    }
    return status;
}

/* A preferred extension with the goal.  *found: there is one. */
static moot_status prefer(const mt_climb *p, mt_core *core, int goal, bool *found)
{
    const mt_af *af = p->af;
    mt_reply reply = MT_YES;
    uint8_t *label = MT_NEW_ARRAY(core->arena, uint8_t, (size_t)af->n + 1);
    if (!label)
        return MOOT_E_NOMEM;
    moot_status status;
    if (goal)
        status = mt_core_member(core, af, goal > 0, true, (uint32_t)(goal > 0 ? goal : -goal) - 1,
                                label, &reply);
    else
        status = mt_core_prefer(core, af, NULL, label);
    *found = status == MOOT_OK && (reply == MT_YES) == (goal >= 0);
    for (uint32_t a = 0; *found && a < af->n; a++)
        p->in[a] = label[a] == MT_IN;
    return status;
}

/* In a large part, a set grows by changes around single arguments before SAT sees all of it.
 * *done: that is the answer. */
static moot_status find_wide(mt_climb *p, int goal, bool *found, bool *done)
{
    mt_core core = {p->how->alloc, p->how->stop, &p->arena};
    mt_wide set = {.in = p->in, .soft = p->soft};
    set.never = MT_NEW_ARRAY(&p->arena, uint8_t, (size_t)p->af->n + 1);
    if (!set.never)
        return MOOT_E_NOMEM;
    moot_status status = prefer(p, &core, goal, found);
    *done = !*found;
    if (status != MOOT_OK || *done)
        return status;
    status = mt_widen(&core, p->af, goal, &set);
    *done = status == MOOT_OK && set.open == 0;
    return status;
}

moot_status mt_climb_find(mt_climb *p, const int *goal, uint32_t n, bool *found)
{
    bool along = false;
    *found = false;
    if (!p->no_stable && n < 2) {
        moot_status status = find_along(p, goal, n, found, &along);
        if (status != MOOT_OK || *found || (along && (p->has_stable || p->kind == MT_ST)))
            return status;
    }
    if (!p->no_stable) {
        moot_status status = find_stable(p, goal, n, found);
        if (status != MOOT_OK || *found || p->has_stable || p->kind == MT_ST)
            return status;
    }
    bool at_hand = false, done = false;
    if (n < 2 && p->af->n >= MT_LARGE && !p->sat && p->kind == MT_SST) {
        moot_status status = find_wide(p, n ? goal[0] : 0, &at_hand, &done);
        *found = done && at_hand;
        if (status != MOOT_OK || done)
            return status;
    }
    return find_greatest(p, goal, n, at_hand, found);
}

/* The set at hand is not given again.  Sets that make the same true are no subsets of
 * each other; complete sets may be, so their clause has both halves. */
static void block_set(const mt_climb *p, mt_sat *s, int guard)
{
    if (guard)
        mt_sat_add(s, -guard);
    for (uint32_t a = 0; a < p->af->n; a++)
        if (p->in[a])
            mt_sat_add(s, -in_of(a));
        else if (p->kind == MT_CO)
            mt_sat_add(s, in_of(a));
    mt_sat_end(s);
}

static moot_status next_same(mt_climb *p, mt_sat *s, int held, bool *found)
{
    *found = ask(s, held, 0, 0) == MT_SAT_YES;
    if (*found) {
        read_model(p, s);
        block_set(p, s, held);
    }
    return mt_sat_status(s);
}

/* The next stable one.  *done: it, or that there is none, is the answer. */
static moot_status next_stable(mt_climb *p, bool *found, bool *done)
{
    bool was = p->has_stable;
    *done = true;
    if (was)
        return next_same(p, p->stable, 0, found);
    moot_status status = find_stable(p, NULL, 0, found);
    if (status != MOOT_OK)
        return status;
    *done = *found || p->kind == MT_ST;
    if (!*found)
        return MOOT_OK;
    block_set(p, p->stable, 0);
    return mt_sat_status(p->stable);
}

moot_status mt_climb_next(mt_climb *p, bool *found)
{
    bool done = false;
    moot_status status = MOOT_OK;
    *found = false;
    if (!p->no_stable)
        status = next_stable(p, found, &done);
    if (status != MOOT_OK || done)
        return status;
    status = open_sat(p);
    if (status == MOOT_OK && p->kind == MT_CO)
        return next_same(p, p->sat, 0, found);
    if (status == MOOT_OK && p->held && p->kind != MT_PR) {
        status = next_same(p, p->sat, p->held, found);
        if (*found)
            return status;
    }
    if (status == MOOT_OK && p->held) {
        let_go(p);
        block_below(p);
    }
    if (status == MOOT_OK)
        status = find_greatest(p, NULL, 0, false, found);
    if (status == MOOT_OK && *found && p->kind != MT_PR)
        block_set(p, p->sat, p->held);
    return status == MOOT_OK ? mt_sat_status(p->sat) : status;
}

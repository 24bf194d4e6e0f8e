/* Assumption-based framework -> sets of greatest range, by a chain of growing models:
 * af_climb.c on sets of assumptions, with loop formulas where support runs in circles.
 *
 * A model's range is held by one assumption of the solver, a clause asks for more,
 * until there is no more.  With a goal the chain first climbs among the models that
 * fulfil it; if something greater exists without the goal, all below that is blocked.
 * Sources: Dvorak, Jarvisalo, Wallner & Woltran 2014 (CEGARTIX). */
#include "semantics/aba_climb.h"

static bool is_assumption(const mt_aba_climb *p, uint32_t x)
{
    return p->facts->aba->contrary[x] != MT_NO_ID;
}

static int soft_of(const mt_aba_climb *p, uint32_t a)
{
    return p->soft0 + (int)a;
}

moot_status mt_aba_climb_init(mt_aba_climb *p, const mt_aba_facts *facts, mt_semantics kind,
                              const mt_solve *how, mt_arena *arena)
{
    *p = (mt_aba_climb){.facts = facts, .kind = kind, .how = how, .arena = arena};
    p->set = MT_NEW_ARRAY(arena, uint8_t, (size_t)facts->aba->literals + 1);
    p->soft = MT_NEW_ARRAY(arena, uint8_t, (size_t)facts->aba->literals + 1);
    return p->set && p->soft ? MOOT_OK : MOOT_E_NOMEM;
}

void mt_aba_climb_free(mt_aba_climb *p)
{
    mt_sat_free(p->stable.sat);
    mt_sat_free(p->code.sat);
    p->stable.sat = p->code.sat = NULL;
}

static moot_status open_code(mt_aba_climb *p)
{
    mt_aba_code *c = &p->code;
    const mt_aba *aba = p->facts->aba;
    if (c->sat)
        return MOOT_OK;
    moot_status status = mt_aba_encode(
        c, p->facts, p->kind == MT_STG ? MT_ABA_FREE : MT_ABA_ADMISSIBLE, p->how->stop, p->arena);
    if (status != MOOT_OK)
        return status;
    p->soft0 = mt_sat_vars(c->sat, aba->literals);
    for (uint32_t a = 0; a < aba->literals; a++)
        if (is_assumption(p, a))
            mt_sat_clause3(c->sat, -soft_of(p, a), mt_aba_d(c, a), mt_aba_d(c, aba->contrary[a]));
    return mt_sat_status(c->sat);
}

static void read_model(mt_aba_climb *p, const mt_aba_code *c)
{
    const mt_aba *aba = p->facts->aba;
    mt_aba_model(c, p->set);
    for (uint32_t a = 0; a < aba->literals; a++)
        p->soft[a] = is_assumption(p, a) &&
                     (p->set[a] || mt_sat_true(c->sat, mt_aba_d(c, aba->contrary[a])));
}

/* One literal that stands for the goal's clause; 0 for no goal. */
static int goal_literal(const mt_aba_code *c, const int *goal, uint32_t n)
{
    if (n == 0)
        return 0;
    int g = n > 1 ? mt_sat_var(c->sat) : 0, last = 0;
    for (uint32_t i = 0; i < n; i++) {
        last =
            goal[i] > 0 ? mt_aba_d(c, (uint32_t)goal[i] - 1) : -mt_aba_d(c, (uint32_t)-goal[i] - 1);
        if (g)
            mt_sat_add(c->sat, last);
    }
    if (g)
        mt_sat_clause1(c->sat, -g);
    return g ? g : last;
}

/* One question under up to three literals (0: none); *yes, and the model is read. */
static moot_status ask(mt_aba_climb *p, mt_aba_code *c, const int lits[3], bool *yes)
{
    int assumed[3];
    uint32_t n = 0;
    mt_sat_answer answer;
    for (int i = 0; i < 3; i++)
        if (lits[i])
            assumed[n++] = lits[i];
    moot_status status = mt_aba_ask(c, assumed, n, &answer);
    *yes = status == MOOT_OK && answer == MT_SAT_YES;
    if (*yes)
        read_model(p, c);
    return status;
}

/* A stable set with the goal.  If there is none, p->has_stable or p->no_stable tells
 * whether there is one at all. */
static moot_status find_stable(mt_aba_climb *p, const int *goal, uint32_t n, bool *found)
{
    mt_aba_code *c = &p->stable;
    moot_status status = MOOT_OK;
    if (!c->sat)
        status = mt_aba_encode(c, p->facts, MT_ABA_STABLE, p->how->stop, p->arena);
    if (status != MOOT_OK)
        return status;
    int g = goal_literal(c, goal, n);
    status = ask(p, c, (int[3]){g}, found);
    if (status != MOOT_OK || *found || p->has_stable) {
        p->has_stable = p->has_stable || *found;
        return status;
    }
    bool any = false;
    if (g && mt_sat_failed(c->sat, g))
        status = ask(p, c, (int[3]){0}, &any);
    p->has_stable = any;
    p->no_stable = !any;
    return status;
}

static void let_go(mt_aba_climb *p)
{
    if (p->held)
        mt_sat_clause1(p->code.sat, -p->held);
    p->held = 0;
}

static void hold(mt_aba_climb *p)
{
    for (uint32_t a = 0; a < p->facts->aba->literals; a++)
        if (p->soft[a])
            mt_sat_clause2(p->code.sat, -p->held, soft_of(p, a));
}

/* The begin of a clause: something outside the range at hand. */
static void add_outside(mt_aba_climb *p)
{
    for (uint32_t a = 0; a < p->facts->aba->literals; a++)
        if (is_assumption(p, a) && !p->soft[a])
            mt_sat_add(p->code.sat, soft_of(p, a));
}

/* From the model at hand to one of greatest range with `goal`; p->held holds it. */
static moot_status grow(mt_aba_climb *p, int goal)
{
    mt_sat *s = p->code.sat;
    bool yes = true;
    if (!p->held) {
        p->held = mt_sat_var(s);
        hold(p);
    }
    moot_status status = MOOT_OK;
    while (status == MOOT_OK && yes) {
        int more = mt_sat_var(s);
        add_outside(p);
        mt_sat_clause1(s, -more);
        status = ask(p, &p->code, (int[3]){p->held, more, goal}, &yes);
        if (status != MOOT_OK)
            return status;
        mt_sat_clause1(s, -more);
        if (yes)
            hold(p);
    }
    return status;
}

static void block_below(mt_aba_climb *p)
{
    add_outside(p);
    mt_sat_end(p->code.sat);
}

static uint32_t count(const mt_aba_climb *p)
{
    uint32_t sum = 0;
    for (uint32_t a = 0; a < p->facts->aba->literals; a++)
        sum += p->soft[a];
    return sum;
}

static moot_status find_greatest(mt_aba_climb *p, const int *goal, uint32_t goal_n, bool *found)
{
    size_t size = (size_t)p->facts->aba->literals + 1;
    *found = false;
    moot_status status = open_code(p);
    uint8_t *keep = status == MOOT_OK ? MT_NEW_ARRAY(p->arena, uint8_t, size) : NULL;
    if (!keep)
        return status == MOOT_OK ? MOOT_E_NOMEM : status;
    let_go(p);
    int g = goal_literal(&p->code, goal, goal_n);
    for (;;) {
        bool yes;
        status = ask(p, &p->code, (int[3]){g}, &yes);
        if (status == MOOT_OK && yes)
            status = grow(p, g);
        if (status != MOOT_OK || !yes || !g) {
            *found = status == MOOT_OK && yes;
            return status;
        }
        uint32_t before = count(p);
        memcpy(keep, p->set, size);
        status = grow(p, 0);
        if (status != MOOT_OK)
            return status;
        if (count(p) == before) {
            memcpy(p->set, keep, size);
            *found = true;
            return MOOT_OK;
        }
        let_go(p);
        block_below(p);
    }
}

moot_status mt_aba_climb_find(mt_aba_climb *p, const int *goal, uint32_t n, bool *found)
{
    *found = false;
    if (!p->no_stable) {
        moot_status status = find_stable(p, goal, n, found);
        if (status != MOOT_OK || *found || p->has_stable)
            return status;
    }
    return find_greatest(p, goal, n, found);
}

/* The set at hand is not given again; sets of one range are no subsets of each other. */
static void block_set(const mt_aba_climb *p, const mt_aba_code *c, int guard)
{
    if (guard)
        mt_sat_add(c->sat, -guard);
    for (uint32_t a = 0; a < p->facts->aba->literals; a++)
        if (p->set[a])
            mt_sat_add(c->sat, -mt_aba_d(c, a));
    mt_sat_end(c->sat);
}

moot_status mt_aba_climb_next(mt_aba_climb *p, bool *found)
{
    moot_status status = MOOT_OK;
    *found = false;
    if (!p->no_stable) {
        status = find_stable(p, NULL, 0, found);
        if (*found)
            block_set(p, &p->stable, 0);
        if (status != MOOT_OK || p->has_stable)
            return status;
    }
    if (p->held) {
        status = ask(p, &p->code, (int[3]){p->held}, found);
        if (*found)
            block_set(p, &p->code, p->held);
        if (status != MOOT_OK || *found)
            return status;
        let_go(p);
        block_below(p);
    }
    status = find_greatest(p, NULL, 0, found);
    if (*found)
        block_set(p, &p->code, p->held);
    return status;
}

moot_status mt_aba_climb_common(mt_aba_climb *p, uint8_t *common)
{
    uint32_t literals = p->facts->aba->literals;
    int *goal = MT_NEW_ARRAY(p->arena, int, (size_t)literals + 1);
    if (!goal)
        return MOOT_E_NOMEM;
    bool found = false;
    moot_status status = mt_aba_climb_find(p, NULL, 0, &found);
    for (uint32_t a = 0; a < literals; a++)
        common[a] = 1;
    while (status == MOOT_OK && found) {
        uint32_t n = 0;
        for (uint32_t a = 0; a < literals; a++) {
            common[a] = common[a] && p->set[a];
            if (common[a])
                goal[n++] = -(int)a - 1;
        }
        if (n == 0)
            return MOOT_OK;
        status = mt_aba_climb_find(p, goal, n, &found);
    }
    return status;
}

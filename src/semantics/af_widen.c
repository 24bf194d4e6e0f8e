/* Greater ranges by changes around single arguments.
 *
 * For an argument u outside the range, SAT is asked for a set with u in its range besides all
 * that is there already, but gets the clauses of u alone.  Where the model makes an argument
 * differ from the set at hand, the clauses of it and of what it attacks come in, and so on.  A
 * model whose differences are all covered is a set, as the rest stays as it is: the set at
 * hand becomes that.  If the clauses have no model, u is in no such range, and never again: the
 * range only grows.  Values of the set at hand are tried first, so that little differs.
 * What costs too much is left open.
 * Source: ours; the growing part of a formula is the abstraction refinement of Clarke et al. 2000.
 * Cost: see the header; linear in large sparse frameworks, where all such questions are local. */
#include "semantics/af_widen.h"

/* Attacks that are looked at for one argument in each round; by one solver, as a multiple of
 * that; one in how many arguments has to be settled.  Small where asserts are on, so that the
 * tests see what is left open. */
#ifdef NDEBUG
enum { ROUNDS = 3, SHARED = 4, HOPE = 64 };
static const uint32_t effort[ROUNDS] = {400, 4000, 40000};
#else
enum { ROUNDS = 2, SHARED = 2, HOPE = 8 };
static const uint32_t effort[ROUNDS] = {4, 12};
#endif

typedef struct widener {
    mt_core *core;
    const mt_af *af;
    uint32_t goal_of; /* MT_NO_ID: none */
    bool goal_in;
    mt_wide *set;
    mt_sat *sat;    /* for several arguments one after another */
    int *var;       /* "in" of an argument, + 1 "attacked"; 0: not known to `sat` */
    uint8_t *whole; /* its clauses are there */
    uint32_t *known;
    uint32_t known_n, valued;
    uint32_t spent, since; /* attacks looked at: for the argument at hand, by `sat` */
} widener;

static bool attacked(const widener *w, uint32_t a)
{
    return w->set->soft[a] && !w->set->in[a];
}

static void prefer_values(widener *w, uint32_t a)
{
    int v = w->var[a];
    mt_sat_phase(w->sat, w->set->in[a] ? v : -v);
    mt_sat_phase(w->sat, attacked(w, a) ? v + 1 : -(v + 1));
}

static void never(const widener *w, uint32_t a)
{
    mt_sat_clause1(w->sat, -w->var[a]);
    mt_sat_clause1(w->sat, -(w->var[a] + 1));
}

static int in_of(widener *w, uint32_t a)
{
    if (!w->var[a]) {
        w->var[a] = mt_sat_vars(w->sat, 2);
        w->known[w->known_n++] = a;
        if (w->set->never[a])
            never(w, a);
    }
    return w->var[a];
}

static int hit_of(widener *w, uint32_t a)
{
    return in_of(w, a) + 1;
}

static void in_range(const widener *w, uint32_t a)
{
    mt_sat_clause2(w->sat, w->var[a], w->var[a] + 1);
}

/* All that has to hold of a. */
static void take_whole(widener *w, uint32_t a)
{
    const mt_af *af = w->af;
    mt_sat *s = w->sat;
    if (w->whole[a])
        return;
    w->whole[a] = 1;
    int in = in_of(w, a), hit = hit_of(w, a);
    bool self = mt_af_attacks(af, a, a);
    mt_sat_clause2(s, -in, -hit);
    if (self)
        mt_sat_clause1(s, -in);
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
        mt_sat_clause2(s, -in_of(w, af->in[i]), hit);
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
        mt_sat_add(s, in_of(w, af->in[i]));
    mt_sat_clause1(s, -hit);
    for (uint32_t i = af->in_at[a]; !self && i < af->in_at[a + 1]; i++)
        mt_sat_clause2(s, -in, hit_of(w, af->in[i]));
    if (w->set->soft[a])
        in_range(w, a);
    w->spent += af->in_at[a + 1] - af->in_at[a] + 1;
}

static void close_sat(widener *w)
{
    for (uint32_t k = 0; k < w->known_n; k++) {
        w->var[w->known[k]] = 0;
        w->whole[w->known[k]] = 0;
    }
    w->known_n = w->valued = 0;
    w->since = 0;
    mt_sat_free(w->sat);
    w->sat = NULL;
}

/* The clauses about all that the model makes differ from the set at hand, and about what that
 * attacks.  *covered: they were there. */
static void cover(widener *w, uint32_t most, bool *covered)
{
    const mt_af *af = w->af;
    uint32_t n = w->known_n, differ = 0;
    *covered = true;
    uint32_t *list = w->known + af->n; /* the second half is scratch */
    for (uint32_t k = 0; k < n; k++) {
        uint32_t a = w->known[k];
        if (mt_sat_true(w->sat, w->var[a]) != w->set->in[a] ||
            mt_sat_true(w->sat, w->var[a] + 1) != attacked(w, a))
            list[differ++] = a;
    }
    for (uint32_t k = 0; k < differ && w->spent <= most; k++) {
        uint32_t a = list[k];
        *covered = *covered && w->whole[a];
        take_whole(w, a);
        w->spent += af->out_at[a + 1] - af->out_at[a];
        for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1] && w->spent <= most; i++) {
            *covered = *covered && w->whole[af->out[i]];
            take_whole(w, af->out[i]);
        }
    }
    *covered = *covered && w->spent <= most;
}

/* The set at hand becomes what the model says. */
static void take_over(widener *w)
{
    mt_wide *set = w->set;
    uint32_t *list = w->known + w->af->n, n = 0;
    for (uint32_t k = 0; k < w->known_n; k++) {
        uint32_t a = w->known[k];
        bool in = mt_sat_true(w->sat, w->var[a]), hit = mt_sat_true(w->sat, w->var[a] + 1);
        bool differs = in != set->in[a] || hit != attacked(w, a);
        if (!differs)
            continue;
        list[n++] = a;
        set->in[a] = in;
        set->soft[a] = in || hit;
    }
    for (uint32_t k = 0; k < n; k++) {
        prefer_values(w, list[k]);
        if (set->soft[list[k]])
            in_range(w, list[k]);
    }
}

/* One question, under `asked` and the goal. */
static mt_sat_answer ask(widener *w, int asked, int conflicts)
{
    for (; w->valued < w->known_n;
         w->valued++) /* the solver heeds this for what clauses speak of */
        prefer_values(w, w->known[w->valued]);
    mt_sat_assume(w->sat, asked);
    if (w->goal_of != MT_NO_ID && w->var[w->goal_of])
        mt_sat_assume(w->sat, w->goal_in ? w->var[w->goal_of] : -w->var[w->goal_of]);
    mt_sat_limit(w->sat, conflicts);
    return mt_sat_solve(w->sat);
}

/* No model: is the goal not to blame? */
static bool refuted(const widener *w)
{
    if (w->goal_of == MT_NO_ID || !w->var[w->goal_of])
        return true;
    return !mt_sat_failed(w->sat, w->goal_in ? w->var[w->goal_of] : -w->var[w->goal_of]);
}

static moot_status widen_by(widener *w, uint32_t u, uint32_t most)
{
    if (!w->sat && !(w->sat = mt_sat_new(MT_SAT_QUICK, w->core->stop)))
        return MOOT_E_NOMEM;
    w->spent = 0;
    take_whole(w, u);
    int asked = mt_sat_var(w->sat);
    mt_sat_add(w->sat, -asked);
    in_range(w, u);
    bool covered = false;
    mt_sat_answer answer = MT_SAT_YES;
    while (!covered && answer == MT_SAT_YES && w->spent <= most) {
        answer = ask(w, asked, (int)most / 4);
        if (answer == MT_SAT_YES)
            cover(w, most, &covered);
        else if (answer == MT_SAT_NO && refuted(w))
            w->set->never[u] = 1;
    }
    if (covered && answer == MT_SAT_YES) {
        take_over(w);
    } else if (w->set->never[u]) {
        never(w, u);
    }
    moot_status status = mt_sat_status(w->sat);
    w->since += w->spent;
    if (w->since > SHARED * most || status != MOOT_OK)
        close_sat(w);
    return status;
}

static void find_range(const mt_af *af, mt_wide *set)
{
    for (uint32_t a = 0; a < af->n; a++)
        set->soft[a] = set->in[a];
    for (uint32_t a = 0; a < af->n; a++)
        for (uint32_t i = af->out_at[a]; set->in[a] && i < af->out_at[a + 1]; i++)
            set->soft[af->out[i]] = 1;
}

/* Components that attack others come first, as what never gets into the range there bars
 * more further on; neighbours share clauses. */
static moot_status round_of(widener *w, const uint32_t *order, uint32_t most)
{
    moot_status status = MOOT_OK;
    uint32_t tried = 0, failed = 0;
    w->set->open = 0;
    for (uint32_t k = 0; status == MOOT_OK && k < w->af->n; k++) {
        uint32_t u = order[k];
        if (w->set->soft[u] || w->set->never[u])
            continue;
        w->set->open++;
        if (tried > HOPE && failed > tried - tried / HOPE)
            continue; /* nothing is local here */
        tried++;
        failed++;
        status = mt_stopped(w->core->stop) ? MOOT_E_CANCELLED : widen_by(w, u, most);
        if (w->set->soft[u] || w->set->never[u]) {
            w->set->open--;
            failed--;
        }
    }
    if (w->sat)
        close_sat(w);
    return status;
}

moot_status mt_widen(mt_core *core, const mt_af *af, int goal, mt_wide *set)
{
    mt_arena own;
    mt_arena_init(&own, core->alloc);
    widener w = {.core = core, .af = af, .set = set, .goal_of = MT_NO_ID};
    if (goal) {
        w.goal_in = goal > 0;
        w.goal_of = (uint32_t)(goal > 0 ? goal : -goal) - 1;
    }
    w.var = MT_NEW_ARRAY(&own, int, (size_t)af->n + 1);
    w.whole = MT_NEW_ARRAY(&own, uint8_t, (size_t)af->n + 1);
    w.known = MT_NEW_ARRAY(&own, uint32_t, 2 * (size_t)af->n + 1);
    mt_af_components parts = {0};
    moot_status status = mt_arena_failed(&own) ? MOOT_E_NOMEM : mt_af_strong(af, &own, &parts);
    set->open = af->n;
    if (status == MOOT_OK) {
        find_range(af, set);
        memset(set->never, 0, af->n);
    }
    for (int round = 0; status == MOOT_OK && set->open > 0 && round < ROUNDS; round++)
        status = round_of(&w, parts.order, effort[round]);
    mt_arena_free(&own);
    return status;
}

/* Questions to a changing framework.
 *
 * DS-PR: q fails if an admissible set S without q lies in no admissible set with q.
 * Such an S is in conflict with every admissible E that has q, so it holds something
 * E attacks; sets E are gathered until no S is left or one cannot take q. */
#include "semantics/af_core.h"
#include "semantics/live_core.h"

#include <stdlib.h>
#include <string.h>

static void show(mt_live *l, const uint8_t *set, mt_semantics semantics)
{
    for (uint32_t a = 0; a < l->n; a++)
        l->shown[a] = set ? set[a] : l->label[a] == MT_IN;
    l->has_shown = true;
    l->shown_of = semantics;
}

/* q in an admissible set, by a search that may give up (MT_UNKNOWN). */
static moot_status search_for(mt_live *l, uint32_t q, uint64_t steps, mt_reply *reply,
                              const uint8_t **set)
{
    mt_found found;
    moot_status st = mt_live_near(l, q, steps, &found, set);
    if (st == MOOT_OK && found == MT_GAVE_UP && steps == MT_LIVE_STEPS)
        st = mt_live_last_try(l, q, &found, set);
    *reply = found == MT_FOUND ? MT_YES : found == MT_FOUND_NONE ? MT_NO : MT_UNKNOWN;
    return st;
}

/* What needs no SAT; MT_UNKNOWN if that does not tell. */
static moot_status before_sat(mt_live *l, int kind, const uint32_t *q, uint32_t n, mt_reply *reply,
                              const uint8_t **set)
{
    *reply = MT_NO;
    uint32_t in = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (l->label[q[i]] == MT_OUT || l->now.never[q[i]])
            return MOOT_OK;
        in += l->label[q[i]] == MT_IN;
    }
    if (kind == MT_LIVE_STABLE && l->no_stable)
        return MOOT_OK;
    *reply = MT_YES;
    *set = NULL;
    if (kind == MT_LIVE_ADMISSIBLE && in == n)
        return MOOT_OK;
    moot_status st = mt_live_kept(l, kind, q, n, true, set);
    if (st != MOOT_OK || *set)
        return st;
    st = mt_live_dense_set(l, kind, q, n, MT_NO_ID, reply, set);
    if (*reply == MT_NO && in == n)
        l->no_stable = true;
    if (*reply == MT_UNKNOWN && st == MOOT_OK && n == 1 && kind == MT_LIVE_ADMISSIBLE &&
        !l->now.bits)
        st = search_for(l, q[0], MT_LIVE_STEPS, reply, set);
    if (*reply == MT_UNKNOWN && st == MOOT_OK && n == 1 && kind == MT_LIVE_STABLE)
        st = mt_live_near_stable(l, q[0], MT_NO_ID, reply, set);
    if (*reply == MT_NO && n == 1 && kind == MT_LIVE_ADMISSIBLE)
        mt_live_never(l, q[0]);
    return st;
}

/* All of q in one set of the kind, by SAT with all that reaches q. */
static moot_status ask_cone(mt_live *l, int kind, const uint32_t *q, uint32_t n, mt_reply *reply,
                            const uint8_t **set)
{
    mt_live_cone(l, kind == MT_LIVE_STABLE ? NULL : q, n);
    moot_status st = mt_live_encode(l, kind);
    int *lits =
        st == MOOT_OK ? l->alloc.resize(l->alloc.ctx, NULL, 0, (n + 1) * sizeof(int)) : NULL;
    if (!lits)
        return st == MOOT_OK ? MOOT_E_NOMEM : st;
    uint32_t m = 0;
    for (uint32_t i = 0; i < n; i++)
        if (l->label[q[i]] == MT_UNDECIDED)
            lits[m++] = l->kind[kind].in[q[i]];
    st = mt_live_ask(l, kind, lits, m, reply, set);
    l->alloc.resize(l->alloc.ctx, lits, (n + 1) * sizeof(int), 0);
    return st;
}

/* All of q in one set of the kind. */
static moot_status credulous(mt_live *l, int kind, const uint32_t *q, uint32_t n, mt_reply *reply,
                             const uint8_t **set)
{
    moot_status st = before_sat(l, kind, q, n, reply, set);
    if (st != MOOT_OK || *reply != MT_UNKNOWN)
        return st;
    bool lazily = kind == MT_LIVE_ADMISSIBLE && mt_live_lazy(l);
    st = lazily ? mt_live_ask_lazily(l, q, n, true, reply, set)
                : ask_cone(l, kind, q, n, reply, set);
    if (st == MOOT_OK && *reply == MT_NO && n == 1 && kind == MT_LIVE_ADMISSIBLE)
        mt_live_never(l, q[0]);
    return st;
}

static moot_status sceptical_stable(mt_live *l, uint32_t q, mt_reply *reply)
{
    *reply = MT_YES;
    if (l->label[q] == MT_IN || l->no_stable)
        return MOOT_OK;
    const uint8_t *set;
    moot_status st = mt_live_kept(l, MT_LIVE_STABLE, &q, 1, false, &set);
    mt_reply without = MT_YES;
    if (!set && st == MOOT_OK) {
        st = mt_live_dense_set(l, MT_LIVE_STABLE, NULL, 0, q, &without, &set);
        if (st == MOOT_OK && without == MT_NO && l->label[q] != MT_UNDECIDED)
            l->no_stable = true;
    }
    if (!set && st == MOOT_OK && without == MT_UNKNOWN)
        st = mt_live_near_stable(l, MT_NO_ID, q, &without, &set);
    if (!set && st == MOOT_OK && without == MT_UNKNOWN) {
        mt_live_cone(l, NULL, 0);
        st = mt_live_encode(l, MT_LIVE_STABLE);
        if (st != MOOT_OK)
            return st;
        int lit = -l->kind[MT_LIVE_STABLE].in[q];
        st = mt_live_ask(l, MT_LIVE_STABLE, &lit, l->label[q] == MT_UNDECIDED, &without, &set);
    }
    if (st == MOOT_OK && without == MT_YES) {
        *reply = MT_NO;
        show(l, set, MT_ST);
    }
    return st;
}

/* "Something that these members attack, and something that attacks them, if turn": a set in
 * conflict with none of them could take them in, and q with them. */
static void conflict(mt_live *l, uint32_t q, const uint8_t *with, int turn)
{
    const mt_live_sat *k = &l->kind[MT_LIVE_ADMISSIBLE];
    uint32_t n = mt_live_part(l, q, with);
    mt_sat_add(k->sat, -turn);
    for (uint32_t i = 0; i < l->cone_n; i++)
        if (l->now.hit[l->cone[i]])
            mt_sat_add(k->sat, k->in[l->cone[i]]);
    mt_sat_end(k->sat);
    mt_sat_add(k->sat, -turn);
    for (uint32_t i = 0; i < n; i++)
        mt_sat_add(k->sat, k->in[l->now.queue[i]] + 1);
    mt_sat_end(k->sat);
}

enum { ROUNDS = 32 };

/* MT_UNKNOWN after many rounds.  Precondition: q is in the admissible set `with`, in the cone,
 * and undecided. */
static moot_status refine(mt_live *l, uint32_t q, const uint8_t *with, mt_reply *reply)
{
    mt_live_sat *k = &l->kind[MT_LIVE_ADMISSIBLE];
    moot_status st = MOOT_OK;
    int turn = mt_sat_var(k->sat);
    size_t bytes = ((size_t)l->cone_n + 1) * sizeof(int);
    int *lits = l->alloc.resize(l->alloc.ctx, NULL, 0, bytes);
    if (!lits)
        return MOOT_E_NOMEM;
    *reply = MT_UNKNOWN;
    for (int round = 0; round < ROUNDS && st == MOOT_OK && *reply == MT_UNKNOWN; round++) {
        mt_reply found;
        const uint8_t *set = NULL;
        conflict(l, q, with, turn);
        lits[0] = turn;
        lits[1] = -k->in[q];
        st = mt_live_ask(l, MT_LIVE_ADMISSIBLE, lits, 2, &found, &set);
        if (st != MOOT_OK || found == MT_NO) {
            *reply = MT_YES;
            break;
        }
        uint32_t n = 0;
        lits[n++] = k->in[q];
        for (uint32_t i = 0; i < l->cone_n; i++)
            if (set[l->cone[i]])
                lits[n++] = k->in[l->cone[i]];
        st = mt_live_ask(l, MT_LIVE_ADMISSIBLE, lits, n, &found, &with);
        if (st == MOOT_OK && found == MT_NO) {
            *reply = MT_NO;
            show(l, set, MT_PR);
        }
    }
    if (k->sat)
        mt_sat_clause1(k->sat, -turn);
    l->alloc.resize(l->alloc.ctx, lits, bytes, 0);
    return st;
}

static moot_status ask_attacked(mt_live *l, uint32_t q, mt_reply *reply, const uint8_t **set)
{
    if (mt_live_lazy(l))
        return mt_live_ask_lazily(l, &q, 1, false, reply, set);
    mt_live_cone(l, &q, 1);
    moot_status st = mt_live_encode(l, MT_LIVE_ADMISSIBLE);
    if (st != MOOT_OK)
        return st;
    int lit = l->kind[MT_LIVE_ADMISSIBLE].in[q] + 1;
    return mt_live_ask(l, MT_LIVE_ADMISSIBLE, &lit, 1, reply, set);
}

/* An admissible set that attacks q: kept, found by a search, or by SAT.  MT_NO: there is none. */
static moot_status attacked(mt_live *l, uint32_t q, mt_reply *reply, const uint8_t **set)
{
    const mt_row *in = &l->slot[q].in;
    moot_status st = MOOT_OK;
    bool unsure = false;
    *reply = MT_YES;
    for (uint32_t i = 0; i < in->n && !*set && st == MOOT_OK; i++)
        st = mt_live_kept(l, MT_LIVE_ADMISSIBLE, &in->at[i], 1, true, set);
    if (!*set && st == MOOT_OK)
        st = mt_live_dense_attack(l, q, reply, set);
    if (st != MOOT_OK || *reply != MT_UNKNOWN)
        return st;
    if (l->now.bits)
        return ask_attacked(l, q, reply, set);
    uint64_t steps = mt_live_dense(l) ? MT_LIVE_STEPS : MT_LIVE_STEPS_EACH;
    for (uint32_t i = 0; i < in->n && !*set && st == MOOT_OK; i++)
        if (l->label[in->at[i]] == MT_UNDECIDED) {
            st = search_for(l, in->at[i], steps, reply, set);
            unsure = unsure || *reply == MT_UNKNOWN;
        }
    if (st != MOOT_OK || *set || !unsure) {
        *reply = *set ? MT_YES : MT_NO;
        return st;
    }
    st = ask_attacked(l, q, reply, set);
    for (uint32_t i = 0; i < in->n && st == MOOT_OK && *reply == MT_NO; i++)
        if (l->label[in->at[i]] == MT_UNDECIDED)
            mt_live_never(l, in->at[i]);
    return st;
}

/* Precondition: q is undecided and in the admissible set `with`. */
static moot_status duel(mt_live *l, uint32_t q, const uint8_t *with, mt_reply *reply)
{
    const uint8_t *set = NULL;
    moot_status st = mt_live_dense_duel(l, q, with, reply, &set);
    if (st == MOOT_OK && *reply == MT_NO)
        show(l, set, MT_PR);
    if (st != MOOT_OK || *reply != MT_UNKNOWN)
        return st;
    mt_reply found = MT_YES;
    if (l->now.bits) /* where sets came and went */
        st = credulous(l, MT_LIVE_ADMISSIBLE, &q, 1, &found, &with);
    if (st != MOOT_OK || found != MT_YES)
        return st;
    mt_live_cone(l, &q, 1);
    st = mt_live_encode(l, MT_LIVE_ADMISSIBLE);
    if (st == MOOT_OK)
        st = refine(l, q, with, reply);
    if (st != MOOT_OK || *reply != MT_UNKNOWN)
        return st;
    mt_row all = l->assumed;
    l->assumed = (mt_row){&q, 1, 1};
    st = mt_live_from_scratch(l, MT_DS, MT_PR, reply);
    l->assumed = all;
    return st;
}

static moot_status sceptical_preferred(mt_live *l, uint32_t q, mt_reply *reply)
{
    const uint8_t *set = NULL, *with = NULL;
    *reply = MT_YES;
    if (l->label[q] == MT_IN)
        return MOOT_OK;
    mt_reply found = MT_NO;
    moot_status st = MOOT_OK;
    if (l->label[q] == MT_UNDECIDED)
        st = attacked(l, q, &found, &set);
    if (st == MOOT_OK && found == MT_NO && l->label[q] == MT_UNDECIDED) {
        st = credulous(l, MT_LIVE_ADMISSIBLE, &q, 1, &found, &with);
        if (st == MOOT_OK && found == MT_YES)
            return duel(l, q, with, reply);
        set = NULL; /* q is in no admissible set: any preferred one will do */
    }
    if (st == MOOT_OK) {
        *reply = MT_NO;
        show(l, set, MT_PR);
    }
    return st;
}

static moot_status solve(mt_live *l, mt_problem problem, mt_semantics semantics, mt_reply *reply)
{
    const uint32_t *q = l->assumed.at, n = l->assumed.n;
    bool here = semantics == MT_CO || semantics == MT_PR || semantics == MT_ST;
    if (problem == MT_SE || !here)
        return mt_live_from_scratch(l, problem, semantics, reply);
    moot_status st = mt_live_look(l);
    if (st != MOOT_OK)
        return st;
    if (problem == MT_DC) {
        const uint8_t *set = NULL;
        int kind = semantics == MT_ST ? MT_LIVE_STABLE : MT_LIVE_ADMISSIBLE;
        st = credulous(l, kind, q, n, reply, &set);
        if (st == MOOT_OK && *reply == MT_YES)
            show(l, set, semantics);
        return st;
    }
    *reply = MT_YES;
    for (uint32_t i = 0; i < n && st == MOOT_OK && *reply == MT_YES; i++) {
        if (semantics == MT_ST)
            st = sceptical_stable(l, q[i], reply);
        else if (semantics == MT_PR)
            st = sceptical_preferred(l, q[i], reply);
        else if (l->label[q[i]] != MT_IN) {
            *reply = MT_NO;
            show(l, NULL, MT_CO);
        }
    }
    return st;
}

moot_status mt_live_solve(mt_live *l, mt_problem problem, mt_semantics semantics, mt_reply *reply)
{
    *reply = MT_UNKNOWN;
    l->has_shown = false;
    bool known = problem == MT_DC || problem == MT_DS || problem == MT_SE;
    moot_status st = known ? solve(l, problem, semantics, reply) : MOOT_E_MISUSE;
    l->assumed.n = 0;
    if (st != MOOT_OK)
        *reply = MT_UNKNOWN;
    l->has_shown = l->has_shown && *reply == (problem == MT_DS ? MT_NO : MT_YES);
    return st;
}

/* From the admissible set shown to an extension: close it, or make it as large as can be. */
static moot_status complete(mt_live *l)
{
    mt_arena arena;
    mt_arena_init(&arena, &l->alloc);
    mt_af af;
    const uint32_t *whole;
    moot_status st = mt_live_rows(l, &arena, &af, &whole);
    uint8_t *label = st == MOOT_OK ? MT_NEW_ARRAY(&arena, uint8_t, af.n + 1) : NULL;
    for (uint32_t a = 0; label && a < af.n; a++)
        label[a] = l->shown[whole[a]] ? MT_IN : MT_UNDECIDED;
    if (st == MOOT_OK)
        st = label ? mt_af_close(&af, &l->alloc, label) : MOOT_E_NOMEM;
    if (st == MOOT_OK && l->shown_of == MT_PR) {
        mt_af_part part;
        st = mt_af_take(&af, label, MT_UNDECIDED, &arena, &part);
        uint8_t *inner = st == MOOT_OK ? MT_NEW_ARRAY(&arena, uint8_t, part.af.n + 1) : NULL;
        if (st == MOOT_OK && !inner)
            st = MOOT_E_NOMEM;
        mt_core core = {&l->alloc, &l->stop, &arena};
        if (st == MOOT_OK)
            st = mt_core_prefer(&core, &part.af, NULL, inner);
        if (st == MOOT_OK)
            mt_core_give_back(&part, inner, label);
    }
    for (uint32_t a = 0; st == MOOT_OK && a < af.n; a++)
        l->shown[whole[a]] = label[a] == MT_IN;
    mt_arena_free(&arena);
    return st;
}

static int by_number(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

moot_status mt_live_witness(mt_live *l, const uint32_t **ids, uint32_t *n)
{
    if (!l->has_shown)
        return MOOT_E_MISUSE;
    if (l->shown_of == MT_CO || l->shown_of == MT_PR) {
        moot_status st = complete(l);
        if (st != MOOT_OK)
            return st;
    }
    l->witness.n = 0;
    for (uint32_t a = 0; a < l->n; a++)
        if (l->shown[a] && !mt_row_push(l, &l->witness, l->slot[a].id))
            return MOOT_E_NOMEM;
    if (l->witness.n)
        qsort(l->witness.at, l->witness.n, sizeof *l->witness.at, by_number);
    *ids = l->witness.at;
    *n = l->witness.n;
    return MOOT_OK;
}

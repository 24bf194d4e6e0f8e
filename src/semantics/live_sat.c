/* Clauses of a framework between changes.
 *
 * Admissible: b attacks a: not in(a) or not in(b); in(a) -> out(b); out(a) -> some in(b).  No
 *             attack makes out(a) true: sets are the same, and searches shorter.
 * Stable:     b attacks a: not in(a) or not in(b); in(a) or some in(b).
 * All clauses of a speak of a's attackers alone, so the solver and what it has learnt
 * outlive every change that touches the attackers of nothing encoded.  After any other
 * change it is started anew at the next question that needs it: clauses that hang on
 * guards, to be kept then too, were tried: mostly slower, for the guards of everything
 * that a proof used are in each learnt clause.
 *
 * Lazily: where clauses are missing, more sets are models, so no model is a proof.  A model
 * is a set if all that it has in or attacked, as far as attacks lead back from the query
 * through these, has its clauses; else those get them, and the question is put again. */
#include "semantics/live_core.h"

#include <string.h>

static void close_sat(mt_live_sat *k, uint32_t cap)
{
    mt_sat_free(k->sat);
    k->sat = NULL;
    k->stale = false;
    if (cap) {
        memset(k->in, 0, cap * sizeof *k->in);
        memset(k->coded, 0, cap);
    }
}

void mt_live_retire(mt_live *l, uint32_t a)
{
    for (int i = 0; i < MT_LIVE_KINDS; i++)
        l->kind[i].stale = l->kind[i].stale || l->kind[i].coded[a];
}

static int variable(mt_live_sat *k, bool stable, uint32_t a)
{
    if (!k->in[a])
        k->in[a] = mt_sat_vars(k->sat, stable ? 1 : 2);
    return k->in[a];
}

static void encode(mt_live *l, mt_live_sat *k, bool stable, uint32_t a)
{
    const mt_row *row = &l->slot[a].in;
    int in = variable(k, stable, a);
    k->coded[a] = 1;
    for (uint32_t i = 0; i < row->n; i++) {
        int b = variable(k, stable, row->at[i]);
        mt_sat_clause2(k->sat, -in, -b);
        if (!stable)
            mt_sat_clause2(k->sat, -in, b + 1);
    }
    mt_sat_add(k->sat, stable ? in : -(in + 1));
    for (uint32_t i = 0; i < row->n; i++)
        mt_sat_add(k->sat, k->in[row->at[i]]);
    mt_sat_end(k->sat);
}

/* a comes into the cone or, if it is decided, to the edge; once. */
static void reach(mt_live *l, uint32_t a)
{
    if (l->mark[a])
        return;
    l->mark[a] = 1;
    if (l->label[a] == MT_UNDECIDED)
        l->cone[l->cone_n++] = a;
    else
        l->edge[l->edge_n++] = a;
}

/* So do the attackers of cone[from .. end): all, or those that are decided. */
static void reach_attackers(mt_live *l, uint32_t from, uint32_t end, bool all)
{
    for (uint32_t i = from; i < end; i++) {
        const mt_row *in = &l->slot[l->cone[i]].in;
        for (uint32_t j = 0; j < in->n; j++)
            if (all || l->label[in->at[j]] != MT_UNDECIDED)
                reach(l, in->at[j]);
    }
}

/* The cone begins with what is undecided of these. */
static void begin_cone(mt_live *l, const uint32_t *seed, uint32_t n)
{
    l->cone_n = l->edge_n = 0;
    if (l->n)
        memset(l->mark, 0, l->n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t a = seed ? seed[i] : i;
        if (l->label[a] == MT_UNDECIDED)
            reach(l, a);
    }
}

void mt_live_cone(mt_live *l, const uint32_t *seed, uint32_t n)
{
    begin_cone(l, seed, seed ? n : l->n);
    for (uint32_t i = 0; i < l->cone_n; i++)
        reach_attackers(l, i, i + 1, true);
}

moot_status mt_live_encode(mt_live *l, int kind)
{
    mt_live_sat *k = &l->kind[kind];
    if (k->sat && (mt_sat_status(k->sat) != MOOT_OK || k->stale))
        close_sat(k, l->cap);
    mt_sat_style style = kind == MT_LIVE_ADMISSIBLE ? MT_SAT_FEW : MT_SAT_QUICK;
    if (!k->sat && !(k->sat = mt_sat_new(style, &l->stop)))
        return MOOT_E_NOMEM;
    for (uint32_t i = 0; i < l->cone_n; i++)
        if (!k->coded[l->cone[i]])
            encode(l, k, kind == MT_LIVE_STABLE, l->cone[i]);
    return mt_sat_status(k->sat);
}

/* With the assumptions made so far, and no edge in. */
static moot_status answer_of(mt_live *l, int kind, mt_reply *reply)
{
    mt_live_sat *k = &l->kind[kind];
    *reply = MT_UNKNOWN;
    for (uint32_t i = 0; i < l->edge_n; i++)
        mt_sat_assume(k->sat, -k->in[l->edge[i]]);
    mt_sat_answer answer = mt_sat_solve(k->sat);
    if (answer == MT_SAT_UNKNOWN) {
        moot_status st = mt_sat_status(k->sat);
        close_sat(k, l->cap);
        return st == MOOT_OK ? MOOT_E_CANCELLED : st;
    }
    *reply = answer == MT_SAT_YES ? MT_YES : MT_NO;
    return mt_sat_status(k->sat);
}

/* The proof of the last MT_NO used none of these. */
static bool no_matter(mt_live_sat *k, const int *lits, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (mt_sat_failed(k->sat, lits[i]))
            return false;
    return mt_sat_status(k->sat) == MOOT_OK;
}

moot_status mt_live_ask(mt_live *l, int kind, const int *lits, uint32_t n, mt_reply *reply,
                        const uint8_t **set)
{
    mt_live_sat *k = &l->kind[kind];
    for (uint32_t i = 0; i < n; i++)
        mt_sat_assume(k->sat, lits[i]);
    moot_status st = answer_of(l, kind, reply);
    if (st == MOOT_OK && *reply == MT_NO && kind == MT_LIVE_STABLE)
        l->no_stable = no_matter(k, lits, n);
    if (st != MOOT_OK || *reply == MT_NO)
        return st;
    uint32_t s = k->next++ % MT_LIVE_SETS;
    uint8_t *bytes = k->set[s];
    for (uint32_t a = 0; a < l->n; a++)
        bytes[a] = l->slot[a].alive && l->label[a] == MT_IN;
    for (uint32_t i = 0; i < l->cone_n; i++)
        bytes[l->cone[i]] = mt_sat_true(k->sat, k->in[l->cone[i]]);
    k->stands[s] = true;
    k->due[s] = false;
    *set = bytes;
    return MOOT_OK;
}

/* Attackers of the cone that the model has in or attacked come into it, and their attackers:
 * what only came by and by would take more questions. */
static bool widen(mt_live *l)
{
    const mt_live_sat *k = &l->kind[MT_LIVE_ADMISSIBLE];
    uint32_t before = l->cone_n;
    for (uint32_t i = 0; i < before; i++) {
        const mt_row *in = &l->slot[l->cone[i]].in;
        for (uint32_t j = 0; j < in->n; j++) {
            int v = k->in[in->at[j]];
            if (!l->mark[in->at[j]] && (mt_sat_true(k->sat, v) || mt_sat_true(k->sat, v + 1)))
                reach(l, in->at[j]);
        }
    }
    uint32_t end = l->cone_n;
    reach_attackers(l, before, end, true);
    return end > before;
}

static const uint8_t *keep_model(mt_live *l)
{
    const mt_live_sat *k = &l->kind[MT_LIVE_ADMISSIBLE];
    uint32_t n = 0;
    for (uint32_t i = 0; i < l->cone_n; i++)
        if (mt_sat_true(k->sat, k->in[l->cone[i]]))
            l->now.queue[n++] = l->cone[i];
    return mt_live_keep(l, l->now.queue, n);
}

moot_status mt_live_ask_lazily(mt_live *l, const uint32_t *q, uint32_t n, bool in, mt_reply *reply,
                               const uint8_t **set)
{
    const mt_live_sat *k = &l->kind[MT_LIVE_ADMISSIBLE];
    begin_cone(l, q, n);
    for (uint32_t from = 0;;) {
        reach_attackers(l, from, l->cone_n, false);
        from = l->cone_n;
        moot_status st = mt_live_encode(l, MT_LIVE_ADMISSIBLE);
        if (st != MOOT_OK)
            return st;
        for (uint32_t i = 0; i < n; i++)
            if (l->label[q[i]] == MT_UNDECIDED)
                mt_sat_assume(k->sat, in ? k->in[q[i]] : k->in[q[i]] + 1);
        st = answer_of(l, MT_LIVE_ADMISSIBLE, reply);
        if (st != MOOT_OK || *reply == MT_NO)
            return st;
        if (!widen(l))
            break;
    }
    *set = keep_model(l);
    return mt_sat_status(k->sat);
}

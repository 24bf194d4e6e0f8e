/* Clauses of a changing framework, each argument's hanging on a guard.
 *
 * Admissible: b attacks a: in(a) -> out(b), in(b) -> out(a); out(a) -> some in(b).
 * Stable:     b attacks a: not in(a) or not in(b); in(a) or some in(b).
 * All clauses of a speak of a's attackers alone, so a change of them is one new
 * guard and as many clauses as a has attackers. */
#include "semantics/live_core.h"

#include <string.h>

void mt_live_sat_close(mt_live_sat *k, uint32_t cap)
{
    mt_sat_free(k->sat);
    k->sat = NULL;
    k->living = k->dead = 0;
    if (cap) {
        memset(k->in, 0, cap * sizeof *k->in);
        memset(k->guard, 0, cap * sizeof *k->guard);
        memset(k->size, 0, cap * sizeof *k->size);
    }
}

void mt_live_retire(mt_live *l, uint32_t a)
{
    for (int i = 0; i < MT_LIVE_KINDS; i++) {
        mt_live_sat *k = &l->kind[i];
        if (!k->guard[a])
            continue;
        mt_sat_clause1(k->sat, -k->guard[a]);
        k->guard[a] = 0;
        k->living -= k->size[a];
        k->dead += k->size[a];
    }
}

static int variable(mt_live_sat *k, bool stable, uint32_t a)
{
    if (!k->in[a]) {
        k->in[a] = mt_sat_vars(k->sat, stable ? 1 : 2);
        if (!stable)
            mt_sat_clause2(k->sat, -k->in[a], -(k->in[a] + 1));
    }
    return k->in[a];
}

static void encode(mt_live *l, mt_live_sat *k, bool stable, uint32_t a)
{
    const mt_row *row = &l->slot[a].in;
    int g = k->guard[a] = mt_sat_var(k->sat);
    int in = variable(k, stable, a);
    for (uint32_t i = 0; i < row->n; i++) {
        int b = variable(k, stable, row->at[i]);
        mt_sat_clause3(k->sat, -g, -in, stable ? -b : b + 1);
        if (!stable)
            mt_sat_clause3(k->sat, -g, -b, in + 1);
    }
    mt_sat_add(k->sat, -g);
    mt_sat_add(k->sat, stable ? in : -(in + 1));
    for (uint32_t i = 0; i < row->n; i++)
        mt_sat_add(k->sat, k->in[row->at[i]]);
    mt_sat_end(k->sat);
    k->size[a] = 2 + row->n * (stable ? 4 : 7);
    k->living += k->size[a];
}

moot_status mt_live_encode(mt_live *l, int kind)
{
    mt_live_sat *k = &l->kind[kind];
    if (k->sat && (mt_sat_status(k->sat) != MOOT_OK || k->dead > k->living + 10000))
        mt_live_sat_close(k, l->cap);
    if (!k->sat && !(k->sat = mt_sat_new(MT_SAT_QUICK, &l->stop)))
        return MOOT_E_NOMEM;
    for (uint32_t i = 0; i < l->cone_n; i++)
        if (!k->guard[l->cone[i]])
            encode(l, k, kind == MT_LIVE_STABLE, l->cone[i]);
    return mt_sat_status(k->sat);
}

moot_status mt_live_ask(mt_live *l, int kind, const int *lits, uint32_t n, mt_reply *reply,
                        const uint8_t **set)
{
    mt_live_sat *k = &l->kind[kind];
    *reply = MT_UNKNOWN;
    for (uint32_t i = 0; i < n; i++)
        mt_sat_assume(k->sat, lits[i]);
    for (uint32_t i = 0; i < l->edge_n; i++)
        mt_sat_assume(k->sat, -k->in[l->edge[i]]);
    for (uint32_t i = 0; i < l->cone_n; i++)
        mt_sat_assume(k->sat, k->guard[l->cone[i]]);
    mt_sat_answer answer = mt_sat_solve(k->sat);
    if (answer == MT_SAT_UNKNOWN) {
        moot_status st = mt_sat_status(k->sat);
        mt_live_sat_close(k, l->cap);
        return st == MOOT_OK ? MOOT_E_CANCELLED : st;
    }
    *reply = answer == MT_SAT_YES ? MT_YES : MT_NO;
    if (answer == MT_SAT_NO)
        return MOOT_OK;
    uint32_t s = k->next++ % MT_LIVE_SETS;
    uint8_t *bytes = k->set[s];
    for (uint32_t a = 0; a < l->n; a++)
        bytes[a] = l->slot[a].alive && l->label[a] == MT_IN;
    for (uint32_t i = 0; i < l->cone_n; i++)
        bytes[l->cone[i]] = mt_sat_true(k->sat, k->in[l->cone[i]]);
    k->stands[s] = true;
    *set = bytes;
    return MOOT_OK;
}

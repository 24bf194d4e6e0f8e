/* Framework -> the rounds in which its grounded extension grows -> what a proof
 * rests on.
 *
 * Round k: D(k) is derived from G(k), the assumptions accepted so far; P(k) from
 * those that D(k) does not attack; G(k + 1) are the assumptions whose contrary is
 * not in P(k).  Each step of a proof goes to an earlier round or, within one, along
 * a derivation or an unfounded set, so no proof runs in a circle. */
#include "judge/proof.h"

#include <string.h>

static void by_head(mt_rounds *r, const mt_aba *aba)
{
    for (uint32_t i = 0; i < aba->rules; i++)
        r->rules_at[aba->head[i] + 1]++;
    for (uint32_t x = 0; x < aba->literals; x++)
        r->rules_at[x + 1] += r->rules_at[x];
    for (uint32_t i = aba->rules; i-- > 0;)
        r->rules_of[--r->rules_at[aba->head[i] + 1]] = i;
    /* Each start now stands one place too far up. */
    memmove(r->rules_at, r->rules_at + 1, aba->literals * sizeof(*r->rules_at));
    r->rules_at[aba->literals] = aba->rules;
}

static void by_body(mt_rounds *r, const mt_aba *aba)
{
    uint32_t total = aba->start[aba->rules];
    for (uint32_t i = 0; i < total; i++)
        r->uses_at[aba->body[i] + 1]++;
    for (uint32_t x = 0; x < aba->literals; x++)
        r->uses_at[x + 1] += r->uses_at[x];
    for (uint32_t rule = aba->rules; rule-- > 0;)
        for (uint32_t i = aba->start[rule]; i < aba->start[rule + 1]; i++)
            r->uses_of[--r->uses_at[aba->body[i] + 1]] = rule;
    memmove(r->uses_at, r->uses_at + 1, aba->literals * sizeof(*r->uses_at));
    r->uses_at[aba->literals] = total;
}

static void reach(mt_rounds *r, uint32_t x, uint32_t rule, uint32_t *by, uint32_t *n)
{
    if (r->derived[x])
        return;
    r->derived[x] = 1;
    if (by && r->in_at[x] == MT_NO_ID)
        by[x] = rule;
    r->queue[(*n)++] = x;
}

/* r->derived := all that follows from r->given; `by` (or NULL): the rules, for what
 * was not derived in an earlier round. */
static void derive(mt_rounds *r, uint32_t *by)
{
    const mt_aba *aba = r->aba;
    uint32_t n = 0;
    memset(r->derived, 0, aba->literals);
    for (uint32_t x = 0; x < aba->literals; x++)
        if (r->given[x])
            reach(r, x, MT_NO_ID, by, &n);
    for (uint32_t rule = 0; rule < aba->rules; rule++) {
        r->left[rule] = aba->start[rule + 1] - aba->start[rule];
        if (!r->left[rule])
            reach(r, aba->head[rule], rule, by, &n);
    }
    for (uint32_t done = 0; done < n; done++)
        for (uint32_t i = r->uses_at[r->queue[done]]; i < r->uses_at[r->queue[done] + 1]; i++)
            if (!--r->left[r->uses_of[i]])
                reach(r, aba->head[r->uses_of[i]], r->uses_of[i], by, &n);
}

static void run(mt_rounds *r, uint32_t most)
{
    const mt_aba *aba = r->aba;
    bool grew = true;
    memset(r->given, 0, aba->literals);
    for (uint32_t round = 0; grew && round < most; round++) {
        r->made++;
        derive(r, r->by);
        for (uint32_t x = 0; x < aba->literals; x++)
            if (r->derived[x] && r->in_at[x] == MT_NO_ID)
                r->in_at[x] = round;
        for (uint32_t x = 0; x < aba->literals; x++) {
            uint32_t contrary = aba->contrary[x];
            r->given[x] = contrary != MT_NO_ID && r->in_at[contrary] == MT_NO_ID;
        }
        derive(r, NULL);
        grew = false;
        for (uint32_t x = 0; x < aba->literals; x++)
            if (!r->derived[x] && r->out_at[x] == MT_NO_ID)
                r->out_at[x] = round;
        for (uint32_t x = 0; x < aba->literals; x++) {
            uint32_t contrary = aba->contrary[x];
            r->given[x] = contrary != MT_NO_ID && r->out_at[contrary] != MT_NO_ID;
            grew = grew || (r->given[x] && r->in_at[x] == MT_NO_ID);
        }
    }
    r->finished = !grew;
}

bool mt_rounds_make(mt_rounds *r, const mt_aba *aba, uint32_t most, mt_arena *arena)
{
    size_t n = (size_t)aba->literals + 2;
    *r = (mt_rounds){.aba = aba};
    r->in_at = MT_NEW_ARRAY(arena, uint32_t, n);
    r->out_at = MT_NEW_ARRAY(arena, uint32_t, n);
    r->by = MT_NEW_ARRAY(arena, uint32_t, n);
    r->rules_at = MT_NEW_ARRAY(arena, uint32_t, n);
    r->rules_of = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->rules + 1);
    r->uses_at = MT_NEW_ARRAY(arena, uint32_t, n);
    r->uses_of = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->start[aba->rules] + 1);
    r->given = MT_NEW_ARRAY(arena, uint8_t, n);
    r->derived = MT_NEW_ARRAY(arena, uint8_t, n);
    r->left = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->rules + 1);
    r->queue = MT_NEW_ARRAY(arena, uint32_t, n);
    if (mt_arena_failed(arena))
        return false;
    for (uint32_t x = 0; x < aba->literals; x++)
        r->in_at[x] = r->out_at[x] = r->by[x] = MT_NO_ID;
    by_head(r, aba);
    by_body(r, aba);
    run(r, most);
    return true;
}

typedef struct marker {
    const mt_rounds *r;
    uint8_t *mark;
    uint32_t n; /* literals in the queue, each with its sign in the lowest bit */
} marker;

static void visit(marker *m, uint32_t x, uint8_t how)
{
    if (m->mark[x] & how)
        return;
    m->mark[x] |= how;
    /* A literal is either derived or cannot be, never both: one place each is enough. */
    m->r->queue[m->n++] = x;
}

/* Of the body of `rule`, the literal that was ruled out first. */
static uint32_t blocked(const mt_rounds *r, uint32_t rule)
{
    uint32_t best = MT_NO_ID;
    for (uint32_t i = r->aba->start[rule]; i < r->aba->start[rule + 1]; i++) {
        uint32_t x = r->aba->body[i];
        if (r->out_at[x] != MT_NO_ID && (best == MT_NO_ID || r->out_at[x] < r->out_at[best]))
            best = x;
    }
    return best;
}

static void follow_in(marker *m, uint32_t x)
{
    const mt_aba *aba = m->r->aba;
    uint32_t rule = m->r->by[x];
    if (aba->contrary[x] != MT_NO_ID) {
        visit(m, aba->contrary[x], MT_RESTS_OUT);
        return;
    }
    for (uint32_t i = aba->start[rule]; i < aba->start[rule + 1]; i++)
        visit(m, aba->body[i], MT_RESTS_IN);
}

static void follow_out(marker *m, uint32_t x)
{
    const mt_rounds *r = m->r;
    if (r->aba->contrary[x] != MT_NO_ID) {
        visit(m, r->aba->contrary[x], MT_RESTS_IN);
        return;
    }
    for (uint32_t i = r->rules_at[x]; i < r->rules_at[x + 1]; i++)
        visit(m, blocked(r, r->rules_of[i]), MT_RESTS_OUT);
}

bool mt_proof_mark(const mt_rounds *r, uint32_t literal, bool in, uint8_t *mark)
{
    if ((in ? r->in_at : r->out_at)[literal] == MT_NO_ID)
        return false;
    marker m = {.r = r, .mark = mark};
    visit(&m, literal, in ? MT_RESTS_IN : MT_RESTS_OUT);
    for (uint32_t done = 0; done < m.n; done++) {
        uint32_t x = r->queue[done];
        if (r->in_at[x] != MT_NO_ID)
            follow_in(&m, x);
        else
            follow_out(&m, x);
    }
    return true;
}

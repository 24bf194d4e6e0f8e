/* Framework and admissible set -> labels -> what a reason rests on.
 *
 * A derived literal rests on the rule by which it is; an assumption of the set on its
 * contrary being out; a literal that is out on one literal of each of its rules being
 * out, and an assumption on its contrary being derived.  For the grounded extension
 * the steps go back in time, so no reason runs in a circle; for another admissible
 * set a circle is no fault, because such a set may defend itself. */
#include "judge/proof.h"

#include <string.h>

bool mt_labels_make(mt_labels *l, uint32_t literals, uint32_t rules, uint32_t entries,
                    mt_arena *arena)
{
    size_t n = (size_t)literals + 2;
    *l = (mt_labels){.aba = NULL};
    l->of = MT_NEW_ARRAY(arena, uint8_t, n);
    l->by = MT_NEW_ARRAY(arena, uint32_t, n);
    l->when = MT_NEW_ARRAY(arena, uint32_t, n);
    l->rules_at = MT_NEW_ARRAY(arena, uint32_t, n);
    l->rules_of = MT_NEW_ARRAY(arena, uint32_t, (size_t)rules + 1);
    l->uses_at = MT_NEW_ARRAY(arena, uint32_t, n);
    l->uses_of = MT_NEW_ARRAY(arena, uint32_t, (size_t)entries + 1);
    l->bits = MT_NEW_ARRAY(arena, uint8_t, n);
    l->given = MT_NEW_ARRAY(arena, uint8_t, n);
    l->derived = MT_NEW_ARRAY(arena, uint8_t, n);
    l->left = MT_NEW_ARRAY(arena, uint32_t, (size_t)rules + 1);
    l->queue = MT_NEW_ARRAY(arena, uint32_t, n);
    return !mt_arena_failed(arena);
}

static void by_head(mt_labels *l)
{
    const mt_aba *aba = l->aba;
    memset(l->rules_at, 0, ((size_t)aba->literals + 1) * sizeof(*l->rules_at));
    for (uint32_t i = 0; i < aba->rules; i++)
        l->rules_at[aba->head[i]]++;
    for (uint32_t x = 1; x <= aba->literals; x++)
        l->rules_at[x] += l->rules_at[x - 1];
    for (uint32_t i = aba->rules; i-- > 0;)
        l->rules_of[--l->rules_at[aba->head[i]]] = i;
}

static void by_body(mt_labels *l)
{
    const mt_aba *aba = l->aba;
    memset(l->uses_at, 0, ((size_t)aba->literals + 1) * sizeof(*l->uses_at));
    for (uint32_t i = 0; i < aba->start[aba->rules]; i++)
        l->uses_at[aba->body[i]]++;
    for (uint32_t x = 1; x <= aba->literals; x++)
        l->uses_at[x] += l->uses_at[x - 1];
    for (uint32_t r = aba->rules; r-- > 0;)
        for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++)
            l->uses_of[--l->uses_at[aba->body[i]]] = r;
}

/* All of the body was derived before the head. */
static bool carries(const mt_labels *l, uint32_t rule)
{
    const mt_aba *aba = l->aba;
    for (uint32_t i = aba->start[rule]; i < aba->start[rule + 1]; i++) {
        uint32_t x = aba->body[i];
        if (l->of[x] != MT_RESTS_IN || l->when[x] >= l->when[aba->head[rule]])
            return false;
    }
    return true;
}

moot_status mt_labels_grounded(mt_labels *l, const mt_aba *aba, const moot_alloc *alloc)
{
    l->aba = aba;
    moot_status status = mt_grounded_when(aba, alloc, l->bits, l->when);
    if (status != MOOT_OK)
        return status;
    for (uint32_t x = 0; x < aba->literals; x++)
        l->of[x] = l->bits[x] & MT_LIT_IN         ? MT_RESTS_IN
                   : l->bits[x] & MT_LIT_POSSIBLE ? 0
                                                  : MT_RESTS_OUT;
    by_head(l);
    by_body(l);
    for (uint32_t r = 0; r < aba->rules; r++)
        l->by[aba->head[r]] = MT_NO_ID;
    for (uint32_t r = 0; r < aba->rules; r++)
        if (l->of[aba->head[r]] == MT_RESTS_IN && l->by[aba->head[r]] == MT_NO_ID && carries(l, r))
            l->by[aba->head[r]] = r;
    return MOOT_OK;
}

static void reach(mt_labels *l, uint32_t x, uint32_t rule, uint32_t *by, uint32_t *n)
{
    if (l->derived[x])
        return;
    l->derived[x] = 1;
    if (by)
        by[x] = rule;
    l->queue[(*n)++] = x;
}

/* l->derived := all that follows from l->given; `by` (or NULL): the rules. */
static void derive(mt_labels *l, uint32_t *by)
{
    const mt_aba *aba = l->aba;
    uint32_t n = 0;
    memset(l->derived, 0, aba->literals);
    for (uint32_t x = 0; x < aba->literals; x++)
        if (l->given[x])
            reach(l, x, MT_NO_ID, by, &n);
    for (uint32_t rule = 0; rule < aba->rules; rule++) {
        l->left[rule] = aba->start[rule + 1] - aba->start[rule];
        if (!l->left[rule])
            reach(l, aba->head[rule], rule, by, &n);
    }
    for (uint32_t done = 0; done < n; done++)
        for (uint32_t i = l->uses_at[l->queue[done]]; i < l->uses_at[l->queue[done] + 1]; i++)
            if (!--l->left[l->uses_of[i]])
                reach(l, aba->head[l->uses_of[i]], l->uses_of[i], by, &n);
}

void mt_labels_set(mt_labels *l, const uint32_t *set, uint32_t n)
{
    const mt_aba *aba = l->aba;
    memset(l->given, 0, aba->literals);
    for (uint32_t i = 0; i < n; i++)
        l->given[set[i]] = 1;
    derive(l, l->by);
    for (uint32_t x = 0; x < aba->literals; x++)
        l->of[x] = l->derived[x] ? MT_RESTS_IN : 0;
    for (uint32_t x = 0; x < aba->literals; x++)
        l->given[x] = aba->contrary[x] != MT_NO_ID && !(l->of[aba->contrary[x]] & MT_RESTS_IN);
    derive(l, NULL);
    for (uint32_t x = 0; x < aba->literals; x++) {
        l->when[x] = 0;
        if (!l->derived[x] && !l->of[x])
            l->of[x] = MT_RESTS_OUT;
    }
}

static void visit(const mt_labels *l, uint8_t *mark, uint32_t x, uint32_t *n)
{
    if (mark[x] & l->of[x])
        return;
    mark[x] |= l->of[x];
    l->queue[(*n)++] = x;
}

/* Of the body of `rule`, the literal that was ruled out first. */
static uint32_t blocked(const mt_labels *l, uint32_t rule)
{
    uint32_t best = MT_NO_ID;
    for (uint32_t i = l->aba->start[rule]; i < l->aba->start[rule + 1]; i++) {
        uint32_t x = l->aba->body[i];
        if (l->of[x] == MT_RESTS_OUT && (best == MT_NO_ID || l->when[x] < l->when[best]))
            best = x;
    }
    return best;
}

void mt_labels_mark(const mt_labels *l, uint32_t literal, uint8_t *mark)
{
    const mt_aba *aba = l->aba;
    uint32_t n = 0;
    visit(l, mark, literal, &n);
    for (uint32_t done = 0; done < n; done++) {
        uint32_t x = l->queue[done], rule = l->by[x];
        if (aba->contrary[x] != MT_NO_ID) {
            visit(l, mark, aba->contrary[x], &n);
        } else if (l->of[x] == MT_RESTS_IN) {
            for (uint32_t i = aba->start[rule]; i < aba->start[rule + 1]; i++)
                visit(l, mark, aba->body[i], &n);
        } else {
            for (uint32_t i = l->rules_at[x]; i < l->rules_at[x + 1]; i++)
                visit(l, mark, blocked(l, l->rules_of[i]), &n);
        }
    }
}

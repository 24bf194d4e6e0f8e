/* Rows of what one could hold -> positions in order. */
#include "judge/held.h"

#include <string.h>

/* ---- rows ---- */

void mt_held_init(mt_held *h, uint32_t statements)
{
    *h = (mt_held){.words = statements / 32 + 1};
}

uint32_t *mt_held_add(mt_held *h, mt_arena *arena)
{
    uint32_t first = h->word.n;
    for (uint32_t w = 0; w < h->words; w++)
        MT_VEC_PUSH(arena, &h->word, 0);
    if (mt_arena_failed(arena))
        return NULL;
    h->n++;
    return h->word.at + first;
}

void mt_held_drop_if_known(mt_held *h)
{
    const uint32_t *last = mt_held_at(h, h->n - 1);
    for (uint32_t i = 0; i + 1 < h->n; i++)
        if (!memcmp(mt_held_at(h, i), last, h->words * sizeof(*last))) {
            h->n--;
            h->word.n -= h->words;
            return;
        }
}

/* ---- in order ---- */

typedef struct lister {
    const mt_view *v;
    const uint32_t *order; /* statements by label */
} lister;

static uint32_t size_of(const lister *f, const uint32_t *row)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < f->v->d->statements; i++)
        n += i != f->v->d->motion && mt_held_bit(row, i);
    return n;
}

/* 0 for the outcome that the first inference on the motion speaks for, 1 for open, 2. */
static int side_rank(const lister *f, const uint32_t *row)
{
    const mt_touch_rows *on = &f->v->on;
    uint32_t motion = f->v->d->motion;
    if (motion >= f->v->d->statements || on->start[motion] == on->start[motion + 1])
        return 0;
    bool no = mt_held_bit(row, f->v->d->statements), yes = mt_held_bit(row, motion);
    return yes == no ? 1 : no == on->at[on->start[motion]].against ? 0 : 2;
}

/* The larger first; of two of one size the one that accepts the earlier claim. */
static bool goes_before(const lister *f, const uint32_t *a, const uint32_t *b)
{
    uint32_t in_a = size_of(f, a), in_b = size_of(f, b);
    if (in_a != in_b)
        return in_a > in_b;
    for (uint32_t k = 0; k < f->v->d->statements; k++) {
        bool x = mt_held_bit(a, f->order[k]), y = mt_held_bit(b, f->order[k]);
        if (x != y && f->order[k] != f->v->d->motion)
            return x;
    }
    /* They differ on the motion only: the order of the text decides. */
    return side_rank(f, a) < side_rank(f, b);
}

static void write(const lister *f, mt_arena *arena, const uint32_t *row, mt_position *p)
{
    const mt_debate *d = f->v->d;
    p->accepts = MT_NEW_ARRAY(arena, uint32_t, (size_t)d->statements + 1);
    p->gives_up = MT_NEW_ARRAY(arena, uint32_t, (size_t)d->statements + 1);
    if (!p->accepts || !p->gives_up)
        return;
    for (uint32_t k = 0; k < d->statements; k++) {
        uint32_t i = f->order[k];
        if (i == d->motion)
            continue;
        if (mt_held_bit(row, i))
            p->accepts[p->accepted++] = i;
        else if (d->statement[i].asserted)
            p->gives_up[p->given_up++] = i;
    }
    bool yes = d->motion < d->statements && mt_held_bit(row, d->motion);
    bool no = d->motion < d->statements && mt_held_bit(row, d->statements);
    p->motion = yes == no ? MT_OUTCOME_OPEN : yes ? MT_OUTCOME_YES : MT_OUTCOME_NO;
}

void mt_held_list(const mt_held *h, const mt_view *v, const uint32_t *order, uint32_t most,
                  mt_verdict *verdict)
{
    const lister f = {v, order};
    mt_positions *ps = &verdict->positions;
    uint32_t n = h->n < most ? h->n : most;
    ps->at = MT_NEW_ARRAY(&verdict->arena, mt_position, (size_t)n + 1);
    bool *done = MT_NEW_ARRAY(v->arena, bool, (size_t)h->n + 1);
    if (!ps->at || !done)
        return;
    /* The least of those left, each time. */
    for (; ps->listed < n; ps->listed++) {
        uint32_t best = MT_NO_ID;
        for (uint32_t r = 0; r < h->n; r++)
            if (!done[r] &&
                (best == MT_NO_ID || goes_before(&f, mt_held_at(h, r), mt_held_at(h, best))))
                best = r;
        done[best] = true;
        write(&f, &verdict->arena, mt_held_at(h, best), &ps->at[ps->listed]);
    }
}

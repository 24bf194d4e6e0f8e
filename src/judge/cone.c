/* Framework and literals -> what these rest on, numbered anew in the same order. */
#include "judge/cone.h"

typedef struct walk {
    const mt_aba *whole;
    uint32_t *rules_at, *rules_of; /* rules by head, compressed */
    uint32_t *queue;
    uint32_t n;
} walk;

static void by_head(walk *w)
{
    const mt_aba *aba = w->whole;
    for (uint32_t r = 0; r < aba->rules; r++)
        w->rules_at[aba->head[r] + 2]++;
    for (uint32_t x = 0; x < aba->literals; x++)
        w->rules_at[x + 2] += w->rules_at[x + 1];
    for (uint32_t r = 0; r < aba->rules; r++)
        w->rules_of[w->rules_at[aba->head[r] + 1]++] = r;
}

static void reach(walk *w, mt_cone *c, uint32_t x)
{
    if (x == MT_NO_ID || c->local[x] != MT_NO_ID)
        return;
    c->local[x] = 0;
    w->queue[w->n++] = x;
}

static void follow(walk *w, mt_cone *c)
{
    const mt_aba *aba = w->whole;
    for (uint32_t done = 0; done < w->n; done++) {
        uint32_t x = w->queue[done];
        reach(w, c, aba->contrary[x]);
        for (uint32_t i = w->rules_at[x]; i < w->rules_at[x + 1]; i++) {
            uint32_t r = w->rules_of[i];
            for (uint32_t b = aba->start[r]; b < aba->start[r + 1]; b++)
                reach(w, c, aba->body[b]);
        }
    }
}

static bool copy(const walk *w, mt_cone *c, mt_arena *arena)
{
    const mt_aba *aba = w->whole;
    uint32_t n = 0, rules = 0, bodies = 0;
    uint32_t *contrary = MT_NEW_ARRAY(arena, uint32_t, (size_t)w->n + 1);
    uint32_t *head = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->rules + 1);
    uint32_t *start = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->rules + 1);
    uint32_t *body = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->start[aba->rules] + 1);
    c->full = MT_NEW_ARRAY(arena, uint32_t, (size_t)w->n + 1);
    c->rule = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->rules + 1);
    if (mt_arena_failed(arena))
        return false;
    for (uint32_t x = 0; x < aba->literals; x++)
        if (c->local[x] != MT_NO_ID) {
            c->full[n] = x;
            c->local[x] = n++;
        }
    for (uint32_t x = 0; x < n; x++) {
        uint32_t against = aba->contrary[c->full[x]];
        contrary[x] = against == MT_NO_ID ? MT_NO_ID : c->local[against];
    }
    for (uint32_t r = 0; r < aba->rules; r++) {
        if (c->local[aba->head[r]] == MT_NO_ID)
            continue;
        head[rules] = c->local[aba->head[r]];
        c->rule[rules++] = r;
        for (uint32_t b = aba->start[r]; b < aba->start[r + 1]; b++)
            body[bodies++] = c->local[aba->body[b]];
        start[rules] = bodies;
    }
    c->aba = (mt_aba){n, rules, contrary, head, start, body};
    return true;
}

bool mt_cone_make(mt_cone *c, const mt_aba *whole, const uint32_t *seed, uint32_t seeds,
                  mt_arena *arena)
{
    walk w = {.whole = whole};
    w.rules_at = MT_NEW_ARRAY(arena, uint32_t, (size_t)whole->literals + 2);
    w.rules_of = MT_NEW_ARRAY(arena, uint32_t, (size_t)whole->rules + 1);
    w.queue = MT_NEW_ARRAY(arena, uint32_t, (size_t)whole->literals + 1);
    c->local = MT_NEW_ARRAY(arena, uint32_t, (size_t)whole->literals + 1);
    if (mt_arena_failed(arena))
        return false;
    for (uint32_t x = 0; x < whole->literals; x++)
        c->local[x] = MT_NO_ID;
    by_head(&w);
    for (uint32_t i = 0; i < seeds; i++)
        reach(&w, c, seed[i]);
    follow(&w, c);
    return copy(&w, c, arena);
}

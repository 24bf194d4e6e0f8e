/* Framework -> undecided parts.
 *
 * A rule stays if its head is undecided and nothing of its body is ruled out; what is
 * derived already leaves its body.  A head and its body, an assumption and its contrary
 * belong together (union-find, Tarjan 1975). */
#include "judge/parts.h"

#include "semantics/grounded.h"

typedef struct cutter {
    const mt_aba *aba;
    const uint8_t *bits;
    bool cut;
    uint32_t *up;                         /* union-find, per literal */
    uint32_t *literals, *rules, *entries; /* per part */
} cutter;

static bool stays(const cutter *c, uint32_t x)
{
    return !c->cut || ((c->bits[x] & MT_LIT_POSSIBLE) && !(c->bits[x] & MT_LIT_IN));
}

static bool rule_stays(const cutter *c, uint32_t r)
{
    if (!stays(c, c->aba->head[r]))
        return false;
    for (uint32_t i = c->aba->start[r]; c->cut && i < c->aba->start[r + 1]; i++)
        if (!(c->bits[c->aba->body[i]] & MT_LIT_POSSIBLE))
            return false;
    return true;
}

static uint32_t root(const cutter *c, uint32_t x)
{
    while (c->up[x] != x) {
        c->up[x] = c->up[c->up[x]];
        x = c->up[x];
    }
    return x;
}

static void join(const cutter *c, uint32_t x, uint32_t y)
{
    uint32_t a = root(c, x), b = root(c, y);
    c->up[a < b ? b : a] = a < b ? a : b;
}

static void join_all(cutter *c)
{
    const mt_aba *aba = c->aba;
    for (uint32_t x = 0; x < aba->literals; x++)
        c->up[x] = x;
    for (uint32_t x = 0; x < aba->literals; x++)
        if (aba->contrary[x] != MT_NO_ID && stays(c, x))
            join(c, x, aba->contrary[x]);
    for (uint32_t r = 0; r < aba->rules; r++)
        for (uint32_t i = aba->start[r]; rule_stays(c, r) && i < aba->start[r + 1]; i++)
            if (stays(c, aba->body[i]))
                join(c, aba->head[r], aba->body[i]);
}

static void number(cutter *c, mt_parts *p)
{
    const mt_aba *aba = c->aba;
    for (uint32_t x = 0; x < aba->literals; x++) {
        uint32_t top = root(c, x);
        p->part[x] = MT_NO_ID;
        if (!stays(c, x))
            continue;
        p->part[x] = top == x ? p->n++ : p->part[top];
        p->local[x] = c->literals[p->part[x]]++;
    }
    for (uint32_t r = 0; r < aba->rules; r++) {
        if (!rule_stays(c, r))
            continue;
        uint32_t part = p->part[aba->head[r]];
        c->rules[part]++;
        for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++)
            c->entries[part] += stays(c, aba->body[i]);
    }
}

typedef struct filling {
    uint32_t *contrary, *head, *start, *body;
} filling;

static bool make_room(const cutter *c, mt_parts *p, filling *to, mt_arena *arena)
{
    for (uint32_t i = 0; i < p->n; i++) {
        uint32_t n = c->literals[i];
        to[i].contrary = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
        to[i].head = MT_NEW_ARRAY(arena, uint32_t, (size_t)c->rules[i] + 1);
        to[i].start = MT_NEW_ARRAY(arena, uint32_t, (size_t)c->rules[i] + 1);
        to[i].body = MT_NEW_ARRAY(arena, uint32_t, (size_t)c->entries[i] + 1);
        p->at[i].literal = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
        p->at[i].aba = (mt_aba){n, 0, to[i].contrary, to[i].head, to[i].start, to[i].body};
    }
    return !mt_arena_failed(arena);
}

static void fill(const cutter *c, mt_parts *p, filling *to)
{
    const mt_aba *aba = c->aba;
    for (uint32_t x = 0; x < aba->literals; x++) {
        uint32_t part = p->part[x], contrary = aba->contrary[x];
        if (part == MT_NO_ID)
            continue;
        p->at[part].literal[p->local[x]] = x;
        to[part].contrary[p->local[x]] = contrary == MT_NO_ID ? MT_NO_ID : p->local[contrary];
    }
    for (uint32_t r = 0; r < aba->rules; r++) {
        if (!rule_stays(c, r))
            continue;
        mt_part *part = &p->at[p->part[aba->head[r]]];
        filling *f = &to[p->part[aba->head[r]]];
        uint32_t at = f->start[part->aba.rules];
        f->head[part->aba.rules++] = p->local[aba->head[r]];
        for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++)
            if (stays(c, aba->body[i]))
                f->body[at++] = p->local[aba->body[i]];
        f->start[part->aba.rules] = at;
    }
}

bool mt_parts_find(mt_parts *p, const mt_aba *aba, const uint8_t *bits, bool cut, mt_arena *arena)
{
    size_t n = (size_t)aba->literals + 1;
    cutter c = {.aba = aba, .bits = bits, .cut = cut};
    *p = (mt_parts){.part = MT_NEW_ARRAY(arena, uint32_t, n)};
    p->local = MT_NEW_ARRAY(arena, uint32_t, n);
    c.up = MT_NEW_ARRAY(arena, uint32_t, n);
    c.literals = MT_NEW_ARRAY(arena, uint32_t, n);
    c.rules = MT_NEW_ARRAY(arena, uint32_t, n);
    c.entries = MT_NEW_ARRAY(arena, uint32_t, n);
    if (mt_arena_failed(arena))
        return false;
    join_all(&c);
    number(&c, p);
    p->at = MT_NEW_ARRAY(arena, mt_part, (size_t)p->n + 1);
    filling *to = MT_NEW_ARRAY(arena, filling, (size_t)p->n + 1);
    if (mt_arena_failed(arena) || !make_room(&c, p, to, arena))
        return false;
    fill(&c, p, to);
    return true;
}

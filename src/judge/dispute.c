/* Set of assumptions -> dispute tree. */
#include "judge/dispute.h"

/* What is still to be told. */
typedef struct item {
    bool ours;
    uint32_t id; /* a literal of ours, a rule of theirs; of the cone */
    uint32_t parent, depth;
} item;

typedef struct teller {
    const mt_defender *k;
    const mt_cone *cone;
    const mt_defence *f;
    uint32_t *depth;   /* of what is out: of its unravelling; MT_NO_ID: it runs in a circle */
    uint32_t *blocked; /* per rule: it has a literal whose depth is known */
    uint32_t *told[2]; /* per literal, theirs and ours: the ply that tells it */
    MT_VEC(mt_ply) ply;
    MT_VEC(item) stack;
    uint32_t most, cut;
} teller;

/* Depth 0: assumptions that the set attacks; else one more than the deepest of the literals at
 * which the rules fail. */
static bool find_depths(teller *t)
{
    const mt_aba *aba = t->k->aba;
    mt_arena *arena = t->k->arena;
    uint32_t n = 0, *queue = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->literals + 1);
    uint32_t *open = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->literals + 1);
    if (mt_arena_failed(arena))
        return false;
    for (uint32_t x = 0; x < aba->literals; x++) {
        t->depth[x] = MT_NO_ID;
        open[x] = t->k->facts.rules_at[x + 1] - t->k->facts.rules_at[x];
        if (t->f->out[x] && (aba->contrary[x] != MT_NO_ID || !open[x])) {
            t->depth[x] = 0;
            queue[n++] = x;
        }
    }
    for (uint32_t done = 0; done < n; done++) {
        uint32_t x = queue[done];
        for (uint32_t i = t->k->facts.uses_at[x]; i < t->k->facts.uses_at[x + 1]; i++) {
            uint32_t r = t->k->facts.uses_of[i], h = aba->head[r];
            if (t->blocked[r])
                continue;
            t->blocked[r] = 1;
            if (--open[h] == 0 && t->f->out[h]) {
                t->depth[h] = t->depth[x] + 1;
                queue[n++] = h;
            }
        }
    }
    return true;
}

/* The literal at which rule r fails: the one that failed first. */
static uint32_t weak_spot(const teller *t, uint32_t r)
{
    const mt_aba *aba = t->k->aba;
    uint32_t best = MT_NO_ID;
    for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++) {
        uint32_t x = aba->body[i];
        if (!t->f->out[x])
            continue;
        if (best == MT_NO_ID || t->f->rank[x] < t->f->rank[best] ||
            (t->f->rank[x] == t->f->rank[best] && t->depth[x] < t->depth[best]))
            best = x;
    }
    return best;
}

static void later(teller *t, bool ours, uint32_t id, uint32_t parent, uint32_t depth)
{
    MT_VEC_PUSH(t->k->arena, &t->stack, ((item){ours, id, parent, depth}));
}

/* The rules for a literal that is out, the first on top of the stack. */
static void push_rules(teller *t, uint32_t x, uint32_t parent, uint32_t depth)
{
    const mt_aba_facts *f = &t->k->facts;
    for (uint32_t i = f->rules_at[x + 1]; i-- > f->rules_at[x];)
        later(t, false, f->rules_of[i], parent, depth);
}

static void push_below(teller *t, uint32_t x, bool in, uint32_t rule, uint32_t ply, uint32_t depth)
{
    const mt_aba *aba = t->k->aba;
    bool assumption = aba->contrary[x] != MT_NO_ID;
    if (in && assumption)
        push_rules(t, aba->contrary[x], ply, depth);
    else if (in)
        for (uint32_t i = aba->start[rule + 1]; i-- > aba->start[rule];)
            later(t, true, aba->body[i], ply, depth);
    else if (assumption)
        later(t, true, aba->contrary[x], ply, depth);
    else
        push_rules(t, x, ply, depth);
}

static void tell(teller *t, item now)
{
    uint32_t at = t->ply.n;
    uint32_t x = now.ours ? now.id : weak_spot(t, now.id);
    uint32_t rule = now.ours ? t->f->by[now.id] : now.id;
    if (x == MT_NO_ID)
        return; /* cannot be: a rule of what is out fails somewhere */
    uint32_t *told = &t->told[now.ours][x];
    mt_ply p = {.ours = now.ours,
                .literal = t->cone->full[x],
                .rule = rule == MT_NO_ID ? MT_NO_ID : t->cone->rule[rule],
                .parent = now.parent,
                .depth = now.depth,
                .same = *told};
    if (*told == MT_NO_ID) {
        *told = at;
        /* What is on the stack will be told in any case. */
        p.cut = now.depth >= MT_DISPUTE_DEPTH || t->ply.n + t->stack.n >= t->most;
        t->cut += p.cut;
        if (!p.cut)
            push_below(t, x, now.ours, rule, at, now.depth + 1);
    }
    MT_VEC_PUSH(t->k->arena, &t->ply, p);
}

bool mt_dispute_make(mt_dispute *d, const mt_defender *k, const mt_cone *cone, const mt_defence *f,
                     uint32_t literal, bool in, uint32_t most)
{
    size_t n = (size_t)k->aba->literals + 1;
    teller t = {.k = k, .cone = cone, .f = f, .most = most};
    *d = (mt_dispute){0};
    t.depth = MT_NEW_ARRAY(k->arena, uint32_t, n);
    t.blocked = MT_NEW_ARRAY(k->arena, uint32_t, (size_t)k->aba->rules + 1);
    t.told[0] = MT_NEW_ARRAY(k->arena, uint32_t, n);
    t.told[1] = MT_NEW_ARRAY(k->arena, uint32_t, n);
    if (mt_arena_failed(k->arena) || !find_depths(&t))
        return false;
    for (uint32_t x = 0; x < k->aba->literals; x++)
        t.told[0][x] = t.told[1][x] = MT_NO_ID;
    if (in)
        later(&t, true, literal, MT_NO_ID, 0);
    else
        push_rules(&t, literal, MT_NO_ID, 0);
    while (t.stack.n && !mt_arena_failed(k->arena))
        tell(&t, t.stack.at[--t.stack.n]);
    d->ply = t.ply.at;
    d->plies = t.ply.n;
    d->cut = t.cut;
    return !mt_arena_failed(k->arena);
}

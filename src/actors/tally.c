/* Cores -> totalizers, whose counts are soft in turn. */
#include "actors/hunt.h"

static uint32_t new_tally(mt_hunt *h, mt_tally t)
{
    t.out = MT_NEW_ARRAY(h->arena, int, t.size + (size_t)1);
    if (!t.out)
        return 0;
    MT_VEC_PUSH(h->arena, &h->tally, t);
    return h->tally.n - 1;
}

/* Halves, and halves of halves: as deep as the logarithm. */
static uint32_t build(mt_hunt *h, const uint32_t *core, uint32_t n)
{
    mt_tally t = {UINT32_MAX, UINT32_MAX, n, 0, NULL};
    if (n == 1) {
        t.made = 1;
        uint32_t leaf = new_tally(h, t);
        if (!mt_arena_failed(h->arena))
            h->tally.at[leaf].out[1] = h->soft.at[core[0]].lit;
        return leaf;
    }
    t.left = build(h, core, n / 2);
    t.right = build(h, core + n / 2, n - n / 2);
    return new_tally(h, t);
}

/* out[s] of node `t`: all the ways to have s. */
static void define(mt_hunt *h, const mt_tally *t, uint32_t s)
{
    const mt_tally *left = &h->tally.at[t->left], *right = &h->tally.at[t->right];
    t->out[s] = mt_sat_var(h->sat);
    for (uint32_t i = 0; i <= s && i <= left->size; i++) {
        uint32_t j = s - i;
        if (j > right->size)
            continue;
        mt_sat_add(h->sat, t->out[s]);
        if (i)
            mt_sat_add(h->sat, -left->out[i]);
        if (j)
            mt_sat_add(h->sat, -right->out[j]);
        mt_sat_end(h->sat);
    }
    if (s > 1)
        mt_sat_clause2(h->sat, t->out[s - 1], -t->out[s]);
}

/* Counts up to `want` in the node and all below. */
static void extend(mt_hunt *h, uint32_t node, uint32_t want)
{
    mt_tally *t = &h->tally.at[node];
    want = want < t->size ? want : t->size;
    if (t->made >= want)
        return;
    extend(h, t->left, want);
    extend(h, t->right, want);
    for (uint32_t s = t->made + 1; s <= want; s++)
        define(h, t, s);
    t->made = want;
}

static void add_count(mt_hunt *h, uint32_t core, uint32_t count)
{
    if (mt_arena_failed(h->arena) || h->root.at[core] == UINT32_MAX)
        return;
    uint32_t root = h->root.at[core];
    if (count > h->tally.at[root].size)
        return;
    extend(h, root, count);
    mt_soft soft = {h->tally.at[root].out[count], h->worth.at[core], true, {core, count}};
    MT_VEC_PUSH(h->arena, &h->soft, soft);
}

/* The next count after the soft literal `s`, which is a count, becomes soft; once. */
static void add_next(mt_hunt *h, uint32_t s)
{
    mt_core_literal what = h->soft.at[s].what;
    if (what.count && h->tally.at[h->root.at[what.index]].made <= what.count)
        add_count(h, what.index, what.count + 1);
}

void mt_tally_core(mt_hunt *h, const uint32_t *core, uint32_t n, int64_t weight)
{
    mt_trace_step(h, core, n, weight);
    for (uint32_t i = 0; i < n; i++) {
        mt_sat_add(h->sat, h->soft.at[core[i]].lit);
        h->soft.at[core[i]].left -= weight;
    }
    mt_sat_end(h->sat);
    uint32_t root = n > 1 ? build(h, core, n) : UINT32_MAX;
    MT_VEC_PUSH(h->arena, &h->root, root);
    MT_VEC_PUSH(h->arena, &h->worth, weight);
    for (uint32_t i = 0; i < n && !mt_arena_failed(h->arena); i++)
        add_next(h, core[i]);
    if (n > 1 && !mt_arena_failed(h->arena))
        add_count(h, h->root.n - 1, 2);
}

/* A block -> one with an edge for each chain, and what was found out about that one -> about it.
 *
 * The ties of a chain, whose inner actors have no others, lie on the same cycles.  An optimal split
 * strains at most one of them, and any that is no heavier than the rest will do.  So a chain is
 * an edge of the least weight in it, hostile if an odd number of its ties is (weak balance: if
 * one is; with more it is on no contradictory cycle and was left out before). */
#include "actors/inner.h"

static bool is_inner(const mt_block *b, uint32_t v)
{
    return b->start[v + 1] - b->start[v] == 2;
}

/* The edges from `v` by edge `e` on to the next node that is kept: into `link`; that node. */
static uint32_t follow(const mt_block *b, const uint32_t *number, uint32_t v, uint32_t e,
                       uint32_t *link, uint32_t *n)
{
    for (;;) {
        link[(*n)++] = e;
        v = mt_edge_other(&b->edge[e], v);
        if (number[v] != UINT32_MAX)
            return v;
        e = b->at[b->start[v]] == e ? b->at[b->start[v] + 1] : b->at[b->start[v]];
    }
}

static mt_edge make_edge(const mt_block *b, const uint32_t *link, uint32_t n, uint32_t *ways)
{
    mt_edge edge = {.weight = INT64_MAX};
    for (uint32_t i = 0; i < n; i++) {
        const mt_edge *e = &b->edge[link[i]];
        edge.hostile ^= e->hostile;
        if (e->weight < edge.weight) {
            edge.weight = e->weight;
            *ways = 0;
        }
        *ways += e->weight == edge.weight;
    }
    return edge;
}

static bool make_room(mt_chains *to, mt_arena *arena, const mt_block *b)
{
    to->block.unit = b->unit;
    to->block.edge = MT_NEW_ARRAY(arena, mt_edge, b->m);
    to->start = MT_NEW_ARRAY(arena, uint32_t, b->m + (size_t)1);
    to->link = MT_NEW_ARRAY(arena, uint32_t, b->m);
    to->ways = MT_NEW_ARRAY(arena, uint32_t, b->m);
    to->node = MT_NEW_ARRAY(arena, uint32_t, b->n);
    return to->block.edge && to->start && to->link && to->ways && to->node;
}

/* A ring has no node to keep by itself: two that are next to each other are. */
static void number_nodes(mt_chains *to, const mt_block *b, uint32_t *number)
{
    for (uint32_t v = 0; v < b->n; v++) {
        number[v] = UINT32_MAX;
        if (!is_inner(b, v)) {
            number[v] = to->block.n;
            to->node[to->block.n++] = v;
        }
    }
    if (to->block.n)
        return;
    to->node[0] = b->edge[0].a;
    to->node[1] = b->edge[0].b;
    to->block.n = 2;
    number[to->node[0]] = 0;
    number[to->node[1]] = 1;
}

bool mt_chains_make(mt_chains *to, mt_arena *arena, const mt_block *b)
{
    *to = (mt_chains){.of = b};
    uint32_t *number = MT_NEW_ARRAY(arena, uint32_t, b->n);
    mt_marks *done = MT_NEW_ARRAY(arena, mt_marks, b->m);
    if (!number || !done || !make_room(to, arena, b))
        return false;
    number_nodes(to, b, number);
    uint32_t links = 0;
    for (uint32_t i = 0; i < to->block.n; i++) {
        uint32_t v = to->node[i];
        for (uint32_t k = b->start[v]; k < b->start[v + 1]; k++) {
            if (done[b->at[k]])
                continue;
            uint32_t m = to->block.m++, first = links;
            uint32_t end = follow(b, number, v, b->at[k], to->link, &links);
            to->block.edge[m] = make_edge(b, to->link + first, links - first, &to->ways[m]);
            to->block.edge[m].a = i;
            to->block.edge[m].b = number[end];
            to->start[m + 1] = links;
            for (uint32_t j = first; j < links; j++)
                done[to->link[j]] = 1;
        }
    }
    return mt_block_rows(&to->block, arena);
}

/* The `number`-th way to strain one tie of each chain of `set`; what is left of the number. */
static uint64_t expand_set(const mt_chains *c, const mt_marks *set, uint64_t number, mt_marks *to)
{
    memset(to, 0, c->of->m);
    for (uint32_t e = 0; e < c->block.m; e++) {
        if (!set[e])
            continue;
        uint64_t skip = number % c->ways[e];
        number /= c->ways[e];
        for (uint32_t i = c->start[e]; i < c->start[e + 1]; i++)
            if (c->of->edge[c->link[i]].weight == c->block.edge[e].weight && !skip--) {
                to[c->link[i]] = 1;
                break;
            }
    }
    return number;
}

/* `set` in its place among the optima, which are in order; false where memory ran out. */
static bool keep_in_order(mt_found *to, mt_arena *arena, mt_marks *set, uint32_t m)
{
    uint32_t i = to->optimum.n;
    MT_VEC_PUSH(arena, &to->optimum, set);
    if (mt_arena_failed(arena))
        return false;
    for (; i && mt_marks_cmp(to->optimum.at[i - 1], set, m) >= 0; i--) {
        to->optimum.at[i] = to->optimum.at[i - 1];
        to->optimum.at[i - 1] = set;
    }
    return true;
}

static void expand_sets(const mt_chains *c, mt_arena *arena, const mt_found *from, mt_found *to,
                        uint32_t limit)
{
    for (uint32_t k = 0; k < from->optimum.n; k++)
        for (uint64_t number = 0; to->optimum.n < limit; number++) {
            mt_marks *set = MT_NEW_ARRAY(arena, mt_marks, c->of->m);
            if (!set)
                return;
            if (expand_set(c, from->optimum.at[k], number, set))
                break;
            if (!keep_in_order(to, arena, set, c->of->m))
                return;
        }
}

static void expand_strain(const mt_chains *c, const mt_strain *from, mt_strain *to)
{
    for (uint32_t e = 0; e < c->block.m; e++)
        for (uint32_t i = c->start[e]; i < c->start[e + 1]; i++) {
            bool light = c->of->edge[c->link[i]].weight == c->block.edge[e].weight;
            to[c->link[i]] = !light                                       ? MT_STRAIN_NONE
                             : from[e] == MT_STRAIN_ALL && c->ways[e] > 1 ? MT_STRAIN_SOME
                                                                          : from[e];
        }
}

static void expand_cycle(const mt_chains *c, mt_arena *arena, const mt_cycle *from, mt_found *to)
{
    uint32_t n = 0, at = from->from;
    for (uint32_t i = 0; i < from->n; i++)
        n += c->start[from->tie[i] + 1] - c->start[from->tie[i]];
    uint32_t *list = MT_NEW_ARRAY(arena, uint32_t, n);
    if (!list)
        return;
    n = 0;
    for (uint32_t i = 0; i < from->n; i++) {
        uint32_t e = from->tie[i], begin = c->start[e], end = c->start[e + 1];
        bool forward = c->block.edge[e].a == at;
        for (uint32_t j = begin; j < end; j++)
            list[n++] = c->link[forward ? j : begin + end - 1 - j];
        at = mt_edge_other(&c->block.edge[e], at);
    }
    MT_VEC_PUSH(arena, &to->cycle, ((mt_cycle){n, list, c->node[from->from], from->times}));
}

void mt_chains_expand(const mt_chains *c, mt_arena *arena, const mt_found *from, mt_found *to,
                      uint32_t limit)
{
    to->lower = from->lower;
    to->upper = from->upper;
    to->count = from->count;
    to->count_exact = from->count_exact;
    to->packed = from->packed;
    to->proof = from->proof;
    expand_set(c, from->best, 0, to->best);
    expand_sets(c, arena, from, to, limit);
    expand_strain(c, from->strain, to->strain);
    for (uint32_t k = 0; k < from->cycle.n && !mt_arena_failed(arena); k++)
        expand_cycle(c, arena, &from->cycle.at[k], to);
}

/* Claims that rest on themselves: the strongly connected parts of the graph of support.
 *
 * Nodes are statements, arguments and steps; an edge leads from a reason to what it is a
 * reason for.  The parts are found by Tarjan's algorithm (SIAM J. Comput. 1, 1972) with a
 * stack of its own; in each the shortest way round its first node is told.  O(size). */
#include "model/lint_parts.h"

#include <stdio.h>

enum { WAY = 4 /* titles told of the way round */ };

/* Marks edges that only entail. */
#define ENTAILS 0x80000000u

typedef struct circles {
    mt_linter *l;
    uint32_t nodes;
    uint32_t *start, *to; /* edges by where they begin */
    uint32_t *from;       /* while the edges are gathered */
    uint32_t edges;
    uint32_t *part; /* per node: 1 + its part, or 0 */
    uint32_t *low, *index, *stack, *call, *next;
    moot_span *at; /* per statement and argument: the first relation that leaves it */
} circles;

static uint32_t node_of(const mt_debate *d, mt_end end)
{
    return end.kind == MT_END_ARGUMENT ? d->statements + end.id : end.id;
}

static uint32_t step_node(const mt_debate *d, uint32_t step)
{
    return d->statements + d->arguments + step;
}

static void add(circles *c, uint32_t from, uint32_t to)
{
    c->from[c->edges] = from;
    c->to[c->edges++] = to;
}

static void gather(circles *c)
{
    const mt_debate *d = c->l->d;
    for (uint32_t i = 0; i < d->relations; i++) {
        const mt_relation *r = &d->relation[i];
        if (r->kind != MT_SUPPORT && r->kind != MT_ENTAILMENT)
            continue;
        uint32_t from = node_of(d, r->from);
        add(c, from, node_of(d, r->to) | (r->kind == MT_ENTAILMENT ? ENTAILS : 0));
        if (c->at[from].len == 0)
            c->at[from] = r->at;
    }
    for (uint32_t i = 0; i < d->steps; i++) {
        const mt_step *s = &d->step[i];
        for (uint32_t p = 0; p < s->premises; p++)
            add(c, d->premise[s->first_premise + p], step_node(d, i));
        add(c, step_node(d, i), s->conclusion);
        const mt_argument *a = &d->argument[s->argument];
        if (i + 1 == a->first_step + a->steps) {
            add(c, step_node(d, i), d->statements + s->argument);
            add(c, d->statements + s->argument, s->conclusion);
        }
    }
}

/* Order the edges by where they begin. */
static void index_edges(circles *c, uint32_t *sorted)
{
    for (uint32_t i = 0; i < c->edges; i++)
        c->start[c->from[i]]++;
    uint32_t sum = 0;
    for (uint32_t i = 0; i <= c->nodes; i++) {
        sum += c->start[i];
        c->start[i] = sum;
    }
    for (uint32_t i = c->edges; i-- > 0;)
        sorted[--c->start[c->from[i]]] = c->to[i];
    c->to = sorted;
}

/* Tarjan's search from `root`; numbers begin at 1. */
static void search(circles *c, uint32_t root, uint32_t *count, uint32_t *parts)
{
    uint32_t called = 0, stacked = 0;
    c->call[called++] = root;
    while (called) {
        uint32_t v = c->call[called - 1];
        if (!c->index[v]) {
            c->index[v] = c->low[v] = ++*count;
            c->stack[stacked++] = v;
            c->next[v] = c->start[v];
        }
        if (c->next[v] < c->start[v + 1]) {
            uint32_t w = c->to[c->next[v]++] & ~ENTAILS;
            if (!c->index[w])
                c->call[called++] = w;
            else if (!c->part[w] && c->index[w] < c->low[v])
                c->low[v] = c->index[w];
            continue;
        }
        called--;
        if (called && c->low[v] < c->low[c->call[called - 1]])
            c->low[c->call[called - 1]] = c->low[v];
        if (c->low[v] != c->index[v])
            continue;
        ++*parts;
        uint32_t w;
        do {
            w = c->stack[--stacked];
            c->part[w] = *parts;
        } while (w != v);
    }
}

/* A search breadth first for the shortest way from `v` back to it inside its part.
 * c->low is then the node before, c->call the queue; answers the last node, or MT_NO_ID. */
static uint32_t way_round(circles *c, uint32_t v, uint32_t mark)
{
    uint32_t n = 0;
    c->call[n++] = v;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t u = c->call[i];
        for (uint32_t e = c->start[u]; e < c->start[u + 1]; e++) {
            uint32_t w = c->to[e] & ~ENTAILS;
            if (w == v)
                return u;
            if (c->part[w] != c->part[v] || c->index[w] == mark)
                continue;
            c->index[w] = mark;
            c->low[w] = u;
            c->call[n++] = w;
        }
    }
    return MT_NO_ID;
}

static mt_end end_of(const mt_debate *d, uint32_t node)
{
    return node < d->statements ? (mt_end){MT_END_STATEMENT, node}
                                : (mt_end){MT_END_ARGUMENT, node - d->statements};
}

static moot_span place_of(const circles *c, uint32_t node)
{
    const mt_debate *d = c->l->d;
    if (c->at[node].len)
        return c->at[node];
    if (node < d->statements && d->statement[node].sayings)
        return d->saying[d->statement[node].first_saying].at;
    return (moot_span){0, 0};
}

static void tell(circles *c, uint32_t v, uint32_t last)
{
    const mt_debate *d = c->l->d;
    moot_str self = mt_lint_title(c->l, end_of(d, v));
    char way[(MT_LINT_SHOWN + 8) * WAY + 16];
    size_t n = 0;
    uint32_t shown = 0;
    /* The way is known from its end: first make room for its first titles. */
    uint32_t path[WAY] = {0}, between = 0;
    for (uint32_t u = last; u != v; u = c->low[u])
        if (u < d->statements + d->arguments)
            path[between++ % WAY] = u;
    for (shown = 0; shown < WAY && shown < between; shown++) {
        mt_end end = end_of(d, path[(between - 1 - shown) % WAY]);
        moot_str title = mt_lint_title(c->l, end);
        int put = snprintf(way + n, sizeof(way) - n, "%s'%.*s'", shown ? ", " : "", MT_ARG(title));
        n += put > 0 ? (size_t)put : 0;
    }
    if (between > shown)
        (void)snprintf(way + n, sizeof(way) - n, ", ...");
    if (shown)
        MT_LINT_FOUND(c->l, MT_LINT_CIRCLE, place_of(c, v), "'%.*s' supports itself by way of %s",
                      MT_ARG(self), way);
    else
        MT_LINT_FOUND(c->l, MT_LINT_CIRCLE, place_of(c, v), "'%.*s' supports itself", MT_ARG(self));
}

/* Statements that entail each other are no circle: they say the same. */
static bool rests(const circles *c, uint32_t v)
{
    for (uint32_t e = c->start[v]; e < c->start[v + 1]; e++)
        if (!(c->to[e] & ENTAILS) && c->part[c->to[e]] == c->part[v])
            return true;
    return false;
}

static void tell_all(circles *c, uint32_t parts)
{
    const mt_debate *d = c->l->d;
    uint8_t *state = MT_NEW_ARRAY(&c->l->scratch, uint8_t, (size_t)parts + 1);
    if (!state)
        return;
    enum { RESTS = 1, DONE = 2 };
    for (uint32_t v = 0; v < c->nodes; v++)
        if (rests(c, v))
            state[c->part[v]] |= RESTS;
    uint32_t mark = UINT32_MAX;
    for (uint32_t v = 0; v < d->statements + d->arguments; v++) {
        if (state[c->part[v]] != RESTS)
            continue;
        state[c->part[v]] |= DONE;
        uint32_t last = way_round(c, v, mark--);
        if (last != MT_NO_ID)
            tell(c, v, last);
    }
}

void mt_lint_circles(mt_linter *l)
{
    const mt_debate *d = l->d;
    mt_arena *a = &l->scratch;
    size_t nodes = (size_t)d->statements + d->arguments + d->steps;
    size_t most = (size_t)d->relations + d->premises + 3 * (size_t)d->steps;
    circles c = {.l = l, .nodes = (uint32_t)nodes};
    if (nodes + most >= ENTAILS / 2)
        return;
    c.start = MT_NEW_ARRAY(a, uint32_t, nodes + 2);
    c.from = MT_NEW_ARRAY(a, uint32_t, most + 1);
    c.to = MT_NEW_ARRAY(a, uint32_t, most + 1);
    uint32_t *sorted = MT_NEW_ARRAY(a, uint32_t, most + 1);
    c.part = MT_NEW_ARRAY(a, uint32_t, nodes + 1);
    c.low = MT_NEW_ARRAY(a, uint32_t, nodes + 1);
    c.index = MT_NEW_ARRAY(a, uint32_t, nodes + 1);
    c.stack = MT_NEW_ARRAY(a, uint32_t, nodes + 1);
    c.call = MT_NEW_ARRAY(a, uint32_t, nodes + most + 1);
    c.next = MT_NEW_ARRAY(a, uint32_t, nodes + 1);
    c.at = MT_NEW_ARRAY(a, moot_span, nodes + 1);
    if (mt_arena_failed(a))
        return;
    gather(&c);
    index_edges(&c, sorted);
    uint32_t count = 0, parts = 0;
    for (uint32_t v = 0; v < c.nodes; v++)
        if (!c.index[v])
            search(&c, v, &count, &parts);
    tell_all(&c, parts);
}

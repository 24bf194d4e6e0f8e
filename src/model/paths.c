/* Debate -> for each element the parities of its paths to the motion: a search
 * backwards from the motion over pairs (element, parity). */
#include "model/paths.h"

typedef struct edge {
    uint32_t from, to;
    bool flips;
} edge;

typedef struct graph {
    const mt_debate *d;
    mt_arena *arena;
    MT_VEC(edge) edges;
} graph;

static uint32_t argument_node(const mt_debate *d, uint32_t id)
{
    return d->statements + id;
}

static uint32_t step_node(const mt_debate *d, uint32_t id)
{
    return d->statements + d->arguments + id;
}

static uint32_t end_node(const mt_debate *d, mt_end end)
{
    switch (end.kind) {
    case MT_END_STATEMENT: return end.id;
    case MT_END_ARGUMENT: return argument_node(d, end.id);
    case MT_END_STEP: return step_node(d, end.id);
    case MT_END_RELATION: return step_node(d, d->steps) + end.id;
    }
    return 0;
}

static void add(graph *g, uint32_t from, uint32_t to, bool flips)
{
    MT_VEC_PUSH(g->arena, &g->edges, ((edge){from, to, flips}));
}

static void add_relation(graph *g, uint32_t id)
{
    const mt_relation *r = &g->d->relation[id];
    uint32_t from = end_node(g->d, r->from), to = end_node(g->d, r->to);
    uint32_t along = end_node(g->d, (mt_end){MT_END_RELATION, id});
    switch (r->kind) {
    case MT_SUPPORT:
    case MT_ENTAILMENT:
        add(g, from, along, false);
        add(g, along, to, false);
        return;
    case MT_CONTRARY: /* an attack that works backwards too, but paths end at the motion */
        if (to != g->d->motion)
            add(g, to, from, true);
        add(g, from, along, false);
        add(g, along, to, true);
        return;
    case MT_ATTACK:
    case MT_UNDERCUT:
        add(g, from, along, false);
        add(g, along, to, true);
        return;
    case MT_CONTRADICTION:
        add(g, from, to, true);
        add(g, to, from, true);
        add(g, along, from, true);
        add(g, along, to, true);
        return;
    }
}

static void add_argument(graph *g, uint32_t id)
{
    const mt_argument *a = &g->d->argument[id];
    for (uint32_t i = 0; i < a->steps; i++) {
        const mt_step *s = &g->d->step[a->first_step + i];
        uint32_t node = step_node(g->d, a->first_step + i);
        for (uint32_t p = 0; p < s->premises; p++)
            add(g, g->d->premise[s->first_premise + p], node, false);
        add(g, node, s->conclusion, false);
        if (i + 1 == a->steps) {
            add(g, argument_node(g->d, id), s->conclusion, false);
            add(g, node, argument_node(g->d, id), false);
        }
    }
}

static void search(const graph *g, const uint32_t *start, const uint32_t *row, uint8_t *path,
                   uint32_t *queue)
{
    uint32_t n = 0;
    path[g->d->motion] = MT_PATH_YES;
    queue[n++] = g->d->motion * 2;
    for (uint32_t done = 0; done < n; done++) {
        uint32_t node = queue[done] / 2, parity = queue[done] % 2;
        for (uint32_t i = start[node]; i < start[node + 1]; i++) {
            const edge *e = &g->edges.at[row[i]];
            uint32_t next = parity ^ (e->flips ? 1 : 0);
            uint8_t bit = next ? MT_PATH_NO : MT_PATH_YES;
            if (path[e->from] & bit)
                continue;
            path[e->from] |= bit;
            queue[n++] = e->from * 2 + next;
        }
    }
}

uint8_t *mt_debate_paths(const mt_debate *d, mt_arena *arena)
{
    graph g = {.d = d, .arena = arena};
    uint32_t nodes = step_node(d, d->steps) + d->relations;
    uint8_t *path = MT_NEW_ARRAY(arena, uint8_t, (size_t)nodes + 1);
    if (!path || d->motion >= d->statements)
        return path;
    for (uint32_t i = 0; i < d->relations; i++)
        add_relation(&g, i);
    for (uint32_t i = 0; i < d->arguments; i++)
        add_argument(&g, i);
    uint32_t *start = MT_NEW_ARRAY(arena, uint32_t, (size_t)nodes + 1);
    uint32_t *row = MT_NEW_ARRAY(arena, uint32_t, (size_t)g.edges.n + 1);
    uint32_t *queue = MT_NEW_ARRAY(arena, uint32_t, 2 * (size_t)nodes + 1);
    if (mt_arena_failed(arena))
        return NULL;
    for (uint32_t i = 0; i < g.edges.n; i++)
        start[g.edges.at[i].to]++;
    uint32_t sum = 0;
    for (uint32_t i = 0; i <= nodes; i++) {
        sum += start[i];
        start[i] = sum;
    }
    for (uint32_t i = g.edges.n; i-- > 0;)
        row[--start[g.edges.at[i].to]] = i;
    search(&g, start, row, path, queue);
    return path;
}

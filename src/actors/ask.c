/* A block -> clauses, and questions to the solver about it. */
#include "actors/hunt.h"

enum { TRIANGLES = 100000 };

static void write_cycle(mt_hunt *h, const uint32_t *edge, uint32_t n)
{
    mt_trace_cycle(h, edge, n);
    for (uint32_t i = 0; i < n; i++)
        mt_sat_add(h->sat, h->edge_var + (int)edge[i]);
    mt_sat_end(h->sat);
}

/* An edge is strained if its ends are in the camps they should not be in. */
static void write_edges(mt_hunt *h)
{
    h->node_var = mt_sat_vars(h->sat, h->b->n);
    for (uint32_t e = 0; e < h->b->m; e++) {
        const mt_edge *edge = &h->b->edge[e];
        int a = h->node_var + (int)edge->a, b = h->node_var + (int)edge->b;
        int f = h->edge_var + (int)e;
        mt_sat_clause3(h->sat, f, edge->hostile ? a : -a, b);
        mt_sat_clause3(h->sat, f, edge->hostile ? -a : a, -b);
    }
    mt_sat_clause1(h->sat, -h->node_var); /* a split and its mirror image are one */
}

/* Weak balance: hostile edges over two friendly ones, as far as they are not too many. */
static void write_triangles(mt_hunt *h)
{
    const mt_block *b = h->b;
    uint32_t written = 0;
    for (uint32_t e = 0; e < b->m && written < TRIANGLES; e++) {
        if (!b->edge[e].hostile)
            continue;
        uint32_t u = b->edge[e].a, v = b->edge[e].b;
        h->round++;
        for (uint32_t k = b->start[u]; k < b->start[u + 1]; k++)
            if (!b->edge[b->at[k]].hostile) {
                uint32_t w = mt_edge_other(&b->edge[b->at[k]], u);
                h->seen[w] = h->round;
                h->via[w] = b->at[k];
            }
        for (uint32_t k = b->start[v]; k < b->start[v + 1]; k++) {
            uint32_t w = mt_edge_other(&b->edge[b->at[k]], v);
            if (b->edge[b->at[k]].hostile || h->seen[w] != h->round)
                continue;
            uint32_t cycle[3] = {e, h->via[w], b->at[k]};
            write_cycle(h, cycle, 3);
            written++;
        }
    }
}

static bool make_room(mt_hunt *h)
{
    size_t n = h->b->n, m = h->b->m;
    h->camp = MT_NEW_ARRAY(h->arena, uint32_t, n);
    h->queue = MT_NEW_ARRAY(h->arena, uint32_t, n);
    h->via = MT_NEW_ARRAY(h->arena, uint32_t, n);
    h->depth = MT_NEW_ARRAY(h->arena, uint32_t, n);
    h->seen = MT_NEW_ARRAY(h->arena, uint32_t, n);
    h->way = MT_NEW_ARRAY(h->arena, uint32_t, n + 1);
    h->marks = MT_NEW_ARRAY(h->arena, mt_marks, m);
    h->used = MT_NEW_ARRAY(h->arena, mt_marks, m);
    return !mt_arena_failed(h->arena);
}

bool mt_hunt_open(mt_hunt *h, mt_quest *q, mt_arena *scratch)
{
    *h = (mt_hunt){.q = q, .b = q->b, .arena = scratch, .threshold = 1};
    if (!make_room(h))
        return false;
    h->sat = mt_sat_new(MT_SAT_QUICK, q->stop);
    if (!h->sat)
        return false;
    if (q->proof && !mt_sat_trace(h->sat, q->proof))
        return false;
    h->edge_var = mt_sat_vars(h->sat, h->b->m);
    for (uint32_t e = 0; e < h->b->m; e++) {
        mt_soft soft = {h->edge_var + (int)e, h->b->edge[e].weight, false, {e, 0}};
        MT_VEC_PUSH(scratch, &h->soft, soft);
    }
    if (q->kind == MT_STRONG)
        write_edges(h);
    else
        write_triangles(h);
    for (uint32_t e = 0; e < h->b->m; e++)
        mt_sat_phase(h->sat, (h->edge_var + (int)e) * (q->found->best[e] ? 1 : -1));
    return !mt_arena_failed(scratch);
}

/* From `from` to `to` over friendly edges that are neither strained nor used: a clause. */
static bool cut_cycle(mt_hunt *h, uint32_t hostile)
{
    const mt_block *b = h->b;
    uint32_t from = b->edge[hostile].a, to = b->edge[hostile].b, done = 0, queued = 0;
    h->round++;
    h->seen[from] = h->round;
    h->queue[queued++] = from;
    while (done < queued && h->seen[to] != h->round) {
        uint32_t v = h->queue[done++];
        for (uint32_t k = b->start[v]; k < b->start[v + 1]; k++) {
            uint32_t e = b->at[k], w = mt_edge_other(&b->edge[e], v);
            if (b->edge[e].hostile || h->marks[e] || h->used[e] || h->seen[w] == h->round)
                continue;
            h->seen[w] = h->round;
            h->via[w] = e;
            h->queue[queued++] = w;
        }
    }
    if (h->seen[to] != h->round)
        return false;
    uint32_t n = 0;
    h->way[n++] = hostile;
    for (uint32_t v = to; v != from; v = mt_edge_other(&b->edge[h->via[v]], v)) {
        h->way[n++] = h->via[v];
        h->used[h->via[v]] = 1;
    }
    write_cycle(h, h->way, n);
    return true;
}

/* Weak balance: clauses for cycles that the model leaves whole, no edge in two of them. */
static bool cut(mt_hunt *h)
{
    bool any = false;
    memset(h->used, 0, h->b->m);
    for (uint32_t e = 0; e < h->b->m; e++)
        if (h->b->edge[e].hostile && !h->marks[e])
            any = cut_cycle(h, e) || any;
    return any;
}

mt_sat_answer mt_hunt_ask(mt_hunt *h, const int *assumed, uint32_t n, int limit)
{
    for (;;) {
        for (uint32_t i = 0; i < n; i++)
            mt_sat_assume(h->sat, assumed[i]);
        if (limit >= 0)
            mt_sat_limit(h->sat, limit);
        mt_sat_answer answer = mt_sat_solve(h->sat);
        if (answer != MT_SAT_YES)
            return answer;
        for (uint32_t e = 0; e < h->b->m; e++)
            h->marks[e] = mt_sat_true(h->sat, h->edge_var + (int)e);
        if (h->q->kind == MT_STRONG || !cut(h))
            return MT_SAT_YES;
        if (mt_stopped(h->q->stop))
            return MT_SAT_UNKNOWN;
    }
}

void mt_hunt_note(mt_hunt *h)
{
    mt_found *f = h->q->found;
    if (h->q->kind == MT_STRONG)
        for (uint32_t v = 0; v < h->b->n; v++)
            h->camp[v] = mt_sat_true(h->sat, h->node_var + (int)v);
    else
        mt_camps_of(h->b, MT_WEAK, h->marks, h->camp, h->queue);
    int64_t cost = mt_split_strains(h->b, h->camp, NULL);
    if (cost > f->lower)
        cost = mt_anneal(h->b, h->q->kind, h->camp, 0, NULL, h->arena);
    if (cost < 0 || cost >= f->upper)
        return;
    f->upper = cost;
    mt_split_strains(h->b, h->camp, f->best);
    for (uint32_t e = 0; e < h->b->m; e++)
        mt_sat_phase(h->sat, (h->edge_var + (int)e) * (f->best[e] ? 1 : -1));
}

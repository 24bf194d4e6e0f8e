/* Longest paths, by a walk in depth. */
#include "base/rank.h"

#include <string.h>

bool mt_ranker_init(mt_ranker *r, mt_arena *arena, size_t vertices, size_t edges)
{
    *r = (mt_ranker){0};
    r->stack = MT_NEW_ARRAY(arena, uint32_t, vertices + 1);
    r->at = MT_NEW_ARRAY(arena, uint32_t, vertices + 1);
    r->post = MT_NEW_ARRAY(arena, uint32_t, vertices + 1);
    r->colour = MT_NEW_ARRAY(arena, uint8_t, vertices + 1);
    r->back = MT_NEW_ARRAY(arena, bool, edges + 1);
    return !mt_arena_failed(arena);
}

void mt_ranker_begin(mt_ranker *r, const mt_rank_graph *g)
{
    r->g = *g;
    r->posts = 0;
    memset(r->colour, 0, g->n);
    memset(r->back, 0, g->n ? g->start[g->n] : 0);
}

static void enter(mt_ranker *r, uint32_t v, uint32_t *depth)
{
    r->colour[v] = 1;
    r->at[v] = r->g.start[v];
    r->stack[(*depth)++] = v;
}

void mt_ranker_explore(mt_ranker *r, uint32_t from)
{
    uint32_t depth = 0;
    if (r->colour[from])
        return;
    enter(r, from, &depth);
    while (depth) {
        uint32_t v = r->stack[depth - 1];
        if (r->at[v] == r->g.start[v + 1]) {
            r->colour[v] = 2;
            r->post[r->posts++] = v;
            depth--;
            continue;
        }
        uint32_t k = r->at[v]++, next = r->g.in[k];
        if (r->colour[next] == 1 || next == r->g.apex)
            r->back[k] = true;
        else if (r->colour[next] == 0)
            enter(r, next, &depth);
    }
}

void mt_ranker_raise(const mt_ranker *r, uint32_t *row)
{
    for (uint32_t i = r->posts; i--;) {
        uint32_t v = r->post[i];
        for (uint32_t k = r->g.start[v]; k < r->g.start[v + 1]; k++)
            if (!r->back[k] && row[r->g.in[k]] < row[v] + 1)
                row[r->g.in[k]] = row[v] + 1;
    }
}

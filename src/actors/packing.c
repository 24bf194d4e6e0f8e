/* A block -> contradictory cycles within the weights of its edges, shortest first.
 *
 * Some edges each ask for a cycle that they close: under weak balance the hostile ones, over
 * friendly edges; under strong balance those that the best split so far strains, over the others,
 * for these agree with the split, so any way between the ends will do.  A shortest way is looked
 * for from both ends at once.  Ways only become longer as edges are used up, so the length found
 * last tells when to look again. */
#include "actors/inner.h"

typedef struct side {
    uint32_t *queue, done, queued;
    uint32_t depth; /* of what is from `done` on */
} side;

typedef struct packer {
    mt_quest *q;
    const mt_block *b;
    mt_marks *asks;  /* per edge: it asks for a cycle, and is on none of another's */
    int64_t *left;   /* per edge: weight not yet used */
    uint32_t *least; /* per edge that asks: its next cycle has no fewer edges */
    uint32_t *stamp, *via;
    side end[2];
    uint32_t round;
    uint32_t *cycle, cycle_n; /* the cycle found */
} packer;

static bool make_room(packer *p, mt_arena *scratch)
{
    const mt_block *b = p->b;
    p->asks = MT_NEW_ARRAY(scratch, mt_marks, b->m);
    p->left = MT_NEW_ARRAY(scratch, int64_t, b->m);
    p->least = MT_NEW_ARRAY(scratch, uint32_t, b->m);
    p->stamp = MT_NEW_ARRAY(scratch, uint32_t, b->n);
    p->via = MT_NEW_ARRAY(scratch, uint32_t, b->n);
    p->end[0].queue = MT_NEW_ARRAY(scratch, uint32_t, b->n);
    p->end[1].queue = MT_NEW_ARRAY(scratch, uint32_t, b->n);
    p->cycle = MT_NEW_ARRAY(scratch, uint32_t, b->n + (size_t)1);
    return !mt_arena_failed(scratch);
}

static void prepare(packer *p)
{
    const mt_found *f = p->q->found;
    for (uint32_t e = 0; e < p->b->m; e++) {
        p->left[e] = p->b->edge[e].weight;
        p->asks[e] = p->q->kind == MT_WEAK ? p->b->edge[e].hostile : f->best[e] != 0;
        p->least[e] = 2;
    }
    for (uint32_t k = 0; k < f->cycle.n; k++)
        for (uint32_t i = 0; i < f->cycle.at[k].n; i++)
            p->left[f->cycle.at[k].tie[i]] -= f->cycle.at[k].times;
}

/* The way from where side 0 began to where side 1 did, by `edge` from `v` of side 0 to `w`. */
static void write_cycle(packer *p, uint32_t closing, uint32_t v, uint32_t w, uint32_t edge)
{
    const mt_block *b = p->b;
    uint32_t n = 0;
    for (uint32_t x = v; x != b->edge[closing].a; x = mt_edge_other(&b->edge[p->via[x]], x))
        p->cycle[n++] = p->via[x];
    for (uint32_t i = 0; i < n / 2; i++) {
        uint32_t swap = p->cycle[i];
        p->cycle[i] = p->cycle[n - 1 - i];
        p->cycle[n - 1 - i] = swap;
    }
    p->cycle[n++] = edge;
    for (uint32_t x = w; x != b->edge[closing].b; x = mt_edge_other(&b->edge[p->via[x]], x))
        p->cycle[n++] = p->via[x];
    p->cycle[n++] = closing;
    p->cycle_n = n;
}

/* One step further from this end.  True if it meets the other: `cycle` is there. */
static bool spread(packer *p, uint32_t s, uint32_t closing)
{
    const mt_block *b = p->b;
    side *here = &p->end[s];
    uint32_t until = here->queued;
    here->depth++;
    while (here->done < until) {
        uint32_t v = here->queue[here->done++];
        for (uint32_t k = b->start[v]; k < b->start[v + 1]; k++) {
            uint32_t e = b->at[k], w = mt_edge_other(&b->edge[e], v);
            if (p->asks[e] || !p->left[e] || p->stamp[w] == p->round + s)
                continue;
            if (p->stamp[w] == p->round + (1 - s)) {
                write_cycle(p, closing, s ? w : v, s ? v : w, e);
                return true;
            }
            p->stamp[w] = p->round + s;
            p->via[w] = e;
            here->queue[here->queued++] = w;
        }
    }
    return false;
}

/* A shortest cycle that `closing` closes, of at most `longest` edges; else how long it is at
 * least is noted. */
static bool find(packer *p, uint32_t closing, uint32_t longest)
{
    const mt_edge *edge = &p->b->edge[closing];
    p->round += 2;
    for (uint32_t s = 0; s < 2; s++) {
        side *here = &p->end[s];
        here->queue[0] = s ? edge->b : edge->a;
        here->done = here->depth = 0;
        here->queued = 1;
        p->stamp[here->queue[0]] = p->round + s;
    }
    for (;;) {
        uint32_t size[2] = {p->end[0].queued - p->end[0].done, p->end[1].queued - p->end[1].done};
        uint32_t length = p->end[0].depth + p->end[1].depth + 2;
        if (!size[0] || !size[1] || length > longest) {
            p->least[closing] = size[0] && size[1] ? length : UINT32_MAX;
            return false;
        }
        if (spread(p, size[1] < size[0], closing))
            return true;
    }
}

static void take(packer *p, uint32_t from)
{
    mt_found *f = p->q->found;
    int64_t times = INT64_MAX;
    uint32_t *copy = MT_NEW_ARRAY(p->q->arena, uint32_t, p->cycle_n);
    if (!copy)
        return;
    for (uint32_t i = 0; i < p->cycle_n; i++) {
        copy[i] = p->cycle[i];
        if (p->left[copy[i]] < times)
            times = p->left[copy[i]];
    }
    for (uint32_t i = 0; i < p->cycle_n; i++)
        p->left[copy[i]] -= times;
    f->packed += times;
    MT_VEC_PUSH(p->q->arena, &f->cycle, ((mt_cycle){p->cycle_n, copy, from, times}));
}

/* All cycles of at most `longest` edges.  The length to go on with; none: UINT32_MAX. */
static uint32_t sweep(packer *p, uint32_t longest)
{
    uint32_t next = UINT32_MAX;
    for (uint32_t e = 0; e < p->b->m; e++) {
        if (!p->asks[e])
            continue;
        while (p->left[e] && p->least[e] <= longest && find(p, e, longest)) {
            take(p, p->b->edge[e].a);
            if (mt_arena_failed(p->q->arena))
                return UINT32_MAX;
        }
        if (p->left[e] && p->least[e] < next)
            next = p->least[e];
        if (e % 64 == 0 && mt_stopped(p->q->stop))
            return UINT32_MAX;
    }
    return next;
}

void mt_pack_greedy(mt_quest *q)
{
    packer p = {.q = q, .b = q->b};
    mt_arena scratch;
    mt_arena_init(&scratch, &q->arena->alloc);
    if (!make_room(&p, &scratch)) {
        q->arena->failed = true;
    } else {
        prepare(&p);
        uint32_t longest = 2;
        while (longest < UINT32_MAX)
            longest = sweep(&p, longest);
    }
    mt_arena_free(&scratch);
}

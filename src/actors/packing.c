/* A block -> contradictory cycles within the weights of its edges, shortest first.
 *
 * Strong balance: breadth-first from a node, each node labelled with the sign of the way to
 * it; the first edge that does not agree with its labels closes a shortest contradictory
 * walk, and the two ways up to where they meet make a cycle of it.  Weak balance: from one
 * end of a hostile edge over friendly ones to the other end. */
#include "actors/inner.h"

typedef struct packer {
    mt_quest *q;
    const mt_block *b;
    int64_t *left;   /* per edge: weight not yet used */
    uint32_t *depth; /* per node, of the search numbered `stamp` */
    uint32_t *stamp, *via, *queue;
    unsigned char *sign;
    uint32_t round;
    uint32_t *cycle, cycle_n, from; /* the cycle found */
} packer;

static bool make_room(packer *p, mt_arena *scratch)
{
    const mt_block *b = p->b;
    p->left = MT_NEW_ARRAY(scratch, int64_t, b->m);
    p->depth = MT_NEW_ARRAY(scratch, uint32_t, b->n);
    p->stamp = MT_NEW_ARRAY(scratch, uint32_t, b->n);
    p->via = MT_NEW_ARRAY(scratch, uint32_t, b->n);
    p->queue = MT_NEW_ARRAY(scratch, uint32_t, b->n);
    p->sign = MT_NEW_ARRAY(scratch, unsigned char, b->n);
    p->cycle = MT_NEW_ARRAY(scratch, uint32_t, b->n + (size_t)1);
    return !mt_arena_failed(scratch);
}

static void reach(packer *p, uint32_t v, uint32_t via, uint32_t depth, bool sign, uint32_t *queued)
{
    p->stamp[v] = p->round;
    p->depth[v] = depth;
    p->via[v] = via;
    p->sign[v] = sign;
    p->queue[(*queued)++] = v;
}

static uint32_t up(const packer *p, uint32_t v)
{
    return mt_edge_other(&p->b->edge[p->via[v]], v);
}

/* The ways from v and w up to where they meet, and the edge between v and w. */
static void close_cycle(packer *p, uint32_t v, uint32_t w, uint32_t edge)
{
    uint32_t x = v, y = w, n = 0;
    while (x != y) {
        if (p->depth[x] >= p->depth[y])
            x = up(p, x);
        else
            y = up(p, y);
    }
    p->from = x;
    for (y = v; y != x; y = up(p, y))
        p->cycle[n++] = p->via[y];
    for (uint32_t i = 0; i < n / 2; i++) {
        uint32_t swap = p->cycle[i];
        p->cycle[i] = p->cycle[n - 1 - i];
        p->cycle[n - 1 - i] = swap;
    }
    p->cycle[n++] = edge;
    for (y = w; y != x; y = up(p, y))
        p->cycle[n++] = p->via[y];
    p->cycle_n = n;
}

/* A contradictory cycle of at most `longest` edges near node `u`. */
static bool find_strong(packer *p, uint32_t u, uint32_t longest)
{
    const mt_block *b = p->b;
    uint32_t queued = 0, best_v = 0, best_w = 0, best_e = 0, best = longest + 1;
    p->round++;
    reach(p, u, MT_NO_TIE, 0, false, &queued);
    for (uint32_t done = 0; done < queued; done++) {
        uint32_t v = p->queue[done];
        if (2 * p->depth[v] + 1 >= best)
            break;
        for (uint32_t k = b->start[v]; k < b->start[v + 1]; k++) {
            uint32_t e = b->at[k], w = mt_edge_other(&b->edge[e], v);
            if (!p->left[e] || e == p->via[v])
                continue;
            bool sign = p->sign[v] != b->edge[e].hostile;
            if (p->stamp[w] != p->round) {
                reach(p, w, e, p->depth[v] + 1, sign, &queued);
            } else if (p->sign[w] != sign && p->depth[v] + p->depth[w] + 1 < best) {
                best = p->depth[v] + p->depth[w] + 1;
                best_v = v, best_w = w, best_e = e;
            }
        }
    }
    if (best > longest)
        return false;
    close_cycle(p, best_v, best_w, best_e);
    return true;
}

/* The hostile edge `h` and at most `longest` - 1 friendly ones. */
static bool find_weak(packer *p, uint32_t h, uint32_t longest)
{
    const mt_block *b = p->b;
    uint32_t queued = 0, from = b->edge[h].a, to = b->edge[h].b;
    if (!p->left[h])
        return false;
    p->round++;
    reach(p, from, MT_NO_TIE, 0, false, &queued);
    for (uint32_t done = 0; done < queued; done++) {
        uint32_t v = p->queue[done];
        if (p->depth[v] + 2 > longest)
            break;
        for (uint32_t k = b->start[v]; k < b->start[v + 1]; k++) {
            uint32_t e = b->at[k], w = mt_edge_other(&b->edge[e], v);
            if (!p->left[e] || b->edge[e].hostile || p->stamp[w] == p->round)
                continue;
            reach(p, w, e, p->depth[v] + 1, false, &queued);
            if (w == to) {
                close_cycle(p, to, from, h);
                return true;
            }
        }
    }
    return false;
}

static void take(packer *p)
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
    MT_VEC_PUSH(p->q->arena, &f->cycle, ((mt_cycle){p->cycle_n, copy, p->from, times}));
}

/* All cycles of at most `longest` edges; false if there can be none longer. */
static bool sweep(packer *p, uint32_t longest)
{
    bool weak = p->q->kind == MT_WEAK;
    uint32_t starts = weak ? p->b->m : p->b->n;
    for (uint32_t i = 0; i < starts; i++) {
        if (weak && !p->b->edge[i].hostile)
            continue;
        if (i % 64 == 0 && mt_stopped(p->q->stop))
            return false;
        while ((weak ? find_weak(p, i, longest) : find_strong(p, i, longest)) &&
               !mt_arena_failed(p->q->arena))
            take(p);
    }
    return true;
}

void mt_pack_greedy(mt_quest *q)
{
    packer p = {.q = q, .b = q->b};
    mt_arena scratch;
    mt_arena_init(&scratch, &q->arena->alloc);
    if (!make_room(&p, &scratch)) {
        q->arena->failed = true;
    } else {
        for (uint32_t e = 0; e < q->b->m; e++)
            p.left[e] = q->b->edge[e].weight;
        for (uint32_t k = 0; k < q->found->cycle.n; k++)
            for (uint32_t i = 0; i < q->found->cycle.at[k].n; i++)
                p.left[q->found->cycle.at[k].tie[i]] -= q->found->cycle.at[k].times;
        uint32_t longest = 2;
        while (sweep(&p, longest) && longest < q->b->n)
            longest = longest < 8 ? longest + 1 : q->b->n;
    }
    mt_arena_free(&scratch);
}

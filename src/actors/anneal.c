/* A split -> a better one, by moving single nodes.
 *
 * Threshold accepting: a move is made if it costs less than a random share of a threshold
 * that sinks to nothing; then only what helps.  Whole numbers throughout, so that the result
 * is the same on every machine. */
#include "actors/inner.h"

typedef struct walk {
    const mt_block *b;
    mt_balance_kind kind;
    uint32_t *camp;
    uint32_t *size, *spare, spare_n; /* weak: members per camp; camps without any */
    int64_t *gain;                   /* strong: what crossing over adds, per node */
    uint64_t random;
} walk;

static int64_t pull(const walk *w, uint32_t v, uint32_t camp)
{
    int64_t sum = 0;
    for (uint32_t k = w->b->start[v]; k < w->b->start[v + 1]; k++) {
        const mt_edge *e = &w->b->edge[w->b->at[k]];
        if (w->camp[mt_edge_other(e, v)] == camp)
            sum += e->hostile ? -e->weight : e->weight;
    }
    return sum;
}

static void cross(walk *w, uint32_t v)
{
    const mt_block *b = w->b;
    w->gain[v] = -w->gain[v];
    w->camp[v] ^= 1;
    for (uint32_t k = b->start[v]; k < b->start[v + 1]; k++) {
        const mt_edge *e = &b->edge[b->at[k]];
        uint32_t u = mt_edge_other(e, v);
        bool strained = (w->camp[v] == w->camp[u]) == e->hostile;
        w->gain[u] += strained ? -2 * e->weight : 2 * e->weight;
    }
}

static void move(walk *w, uint32_t v, uint32_t camp)
{
    if (w->kind == MT_STRONG) {
        cross(w, v);
        return;
    }
    if (!--w->size[w->camp[v]])
        w->spare[w->spare_n++] = w->camp[v];
    if (!w->size[camp]++)
        w->spare_n--; /* it was the last of the spare ones */
    w->camp[v] = camp;
}

/* The k-th camp that `v` may move to, of degree + 1: those of its neighbours, and one of its own.
 * Its own camp: nowhere. */
static uint32_t camp_at(const walk *w, uint32_t v, uint32_t k)
{
    const mt_block *b = w->b;
    if (w->kind == MT_STRONG)
        return 1 - w->camp[v];
    if (k < b->start[v + 1] - b->start[v])
        return w->camp[mt_edge_other(&b->edge[b->at[b->start[v] + k]], v)];
    return w->size[w->camp[v]] > 1 ? w->spare[w->spare_n - 1] : w->camp[v];
}

static uint32_t choices_of(const walk *w, uint32_t v)
{
    return w->kind == MT_STRONG ? 1 : w->b->start[v + 1] - w->b->start[v] + 1;
}

static int64_t cost_of(const walk *w, uint32_t v, uint32_t camp)
{
    if (w->kind == MT_STRONG)
        return w->gain[v];
    return pull(w, v, w->camp[v]) - pull(w, v, camp);
}

/* The best move of `v`, if one helps. */
static bool improve(walk *w, uint32_t v)
{
    uint32_t best = w->camp[v];
    int64_t least = 0;
    for (uint32_t k = 0; k < choices_of(w, v); k++) {
        uint32_t camp = camp_at(w, v, k);
        int64_t cost = camp == w->camp[v] ? 0 : cost_of(w, v, camp);
        if (cost < least) {
            least = cost;
            best = camp;
        }
    }
    if (least < 0)
        move(w, v, best);
    return least < 0;
}

/* Only what helps, until nothing does. */
static void descend(walk *w)
{
    bool moved = true;
    while (moved) {
        moved = false;
        for (uint32_t v = 0; v < w->b->n; v++)
            moved = improve(w, v) || moved;
    }
}

static bool start(walk *w, const uint32_t *camp, mt_arena *scratch)
{
    const mt_block *b = w->b;
    w->camp = MT_NEW_ARRAY(scratch, uint32_t, b->n);
    w->gain = MT_NEW_ARRAY(scratch, int64_t, b->n);
    w->size = MT_NEW_ARRAY(scratch, uint32_t, b->n + (size_t)1);
    w->spare = MT_NEW_ARRAY(scratch, uint32_t, b->n + (size_t)1);
    if (!w->camp || !w->gain || !w->size || !w->spare)
        return false;
    for (uint32_t v = 0; v < b->n; v++) {
        w->camp[v] = camp[v];
        w->size[camp[v]]++;
    }
    for (uint32_t c = b->n; c-- > 0;)
        if (!w->size[c])
            w->spare[w->spare_n++] = c;
    for (uint32_t e = 0; e < b->m; e++) {
        const mt_edge *edge = &b->edge[e];
        bool strained = (camp[edge->a] == camp[edge->b]) == edge->hostile;
        int64_t by = strained ? -edge->weight : edge->weight;
        w->gain[edge->a] += by;
        w->gain[edge->b] += by;
    }
    return true;
}

int64_t mt_anneal(const mt_block *b, mt_balance_kind kind, uint32_t *camp, uint64_t moves,
                  const mt_stop *stop, mt_arena *scratch)
{
    walk w = {.b = b, .kind = kind, .random = 20260101 + moves};
    uint32_t n = b->n, m = b->m;
    if (!n || !m)
        return 0;
    if (!start(&w, camp, scratch))
        return -1;
    int64_t sum = 0, before = mt_split_strains(b, camp, NULL);
    for (uint32_t e = 0; e < m; e++)
        sum += b->edge[e].weight;
    int64_t top = sum / m + 1, width = 1;
    while (width * width < 2 * (int64_t)m / n)
        width++;
    top *= width;
    for (uint64_t i = 0; i < moves; i++) {
        if (i % 4096 == 0 && mt_stopped(stop))
            break;
        uint32_t v = (uint32_t)(mt_random(&w.random) % n);
        uint32_t to = camp_at(&w, v, (uint32_t)(mt_random(&w.random) % choices_of(&w, v)));
        if (to == w.camp[v])
            continue;
        /* A share of the threshold, in 1/1024, that sinks as the moves are used up. */
        uint64_t share = mt_random(&w.random) % 1024 * (moves - i) / moves;
        int64_t cost = cost_of(&w, v, to);
        if (cost <= 0 || (double)cost * 1024 < (double)top * (double)share)
            move(&w, v, to);
    }
    descend(&w);
    int64_t after = mt_split_strains(b, w.camp, NULL);
    if (after > before)
        return before;
    for (uint32_t v = 0; v < n; v++)
        camp[v] = w.camp[v];
    return after;
}

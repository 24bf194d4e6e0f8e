/* An optimal change set -> as many contradictory cycles as it has edges, where that is possible.
 *
 * Cycles that add up to the index must each cross the change set exactly once, and the rest of
 * the block is balanced; so each edge of the set wants a way between its ends through the
 * rest.  The ways are found one by one and rerouted while edges are used beyond their weight,
 * each time at a higher price (McMurchie, Ebeling 1995).  Of a set that is not known to be optimal
 * this asks too much, but what comes of it are good cycles to begin the search with. */
#include "actors/inner.h"

enum { ROUNDS = 60, FEW = 12, STEP = 4 };

typedef struct router {
    mt_quest *q;
    const mt_block *b;
    const mt_marks *set;
    int64_t *used;
    uint32_t *toll;        /* per edge: price of having been too full */
    uint32_t *price, *via; /* per state: node + n * (hostile edges on the way) */
    uint32_t *seen, round;
    uint64_t *heap;
    uint32_t heap_n;
    mt_cycle *way; /* per edge of the set: its cycle, n == 0: none */
    uint32_t *demand, demands;
    uint32_t crowding; /* the price of an edge that is full; grows */
    uint32_t *walk, *place,
        *at; /* the way found; per node: where it is in it, and in which round */
} router;

static void heap_push(router *r, uint64_t key)
{
    uint32_t i = r->heap_n++;
    while (i && r->heap[(i - 1) / 2] > key) {
        r->heap[i] = r->heap[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    r->heap[i] = key;
}

static uint64_t heap_pop(router *r)
{
    uint64_t top = r->heap[0], last = r->heap[--r->heap_n];
    uint32_t i = 0;
    for (;;) {
        uint32_t child = 2 * i + 1;
        if (child >= r->heap_n)
            break;
        if (child + 1 < r->heap_n && r->heap[child + 1] < r->heap[child])
            child++;
        if (r->heap[child] >= last)
            break;
        r->heap[i] = r->heap[child];
        i = child;
    }
    r->heap[i] = last;
    return top;
}

static void reach(router *r, uint32_t state, uint32_t price, uint32_t via)
{
    if (r->seen[state] == r->round && r->price[state] <= price)
        return;
    r->seen[state] = r->round;
    r->price[state] = price;
    r->via[state] = via;
    heap_push(r, (uint64_t)price << 32 | state);
}

/* The price of leading `amount` more over the edge. */
static uint32_t price_of(const router *r, uint32_t e, int64_t amount)
{
    bool crowded = r->used[e] + amount > r->b->edge[e].weight;
    return STEP + r->toll[e] + (crowded ? r->crowding : 0);
}

/* The cheapest way between the ends of edge `f`; false if there is none. */
static bool find_way(router *r, uint32_t f)
{
    const mt_block *b = r->b;
    bool weak = r->q->kind == MT_WEAK;
    uint32_t from = b->edge[f].a, to = b->edge[f].b + (weak && !b->edge[f].hostile ? b->n : 0);
    r->round++;
    r->heap_n = 0;
    reach(r, from, 0, MT_NO_TIE);
    while (r->heap_n) {
        uint64_t top = heap_pop(r);
        uint32_t state = (uint32_t)top, price = (uint32_t)(top >> 32);
        if (price != r->price[state])
            continue;
        if (state == to)
            return true;
        uint32_t v = state % b->n, layer = state - v;
        for (uint32_t k = b->start[v]; k < b->start[v + 1]; k++) {
            uint32_t e = b->at[k], w = mt_edge_other(&b->edge[e], v);
            bool across = weak && b->edge[e].hostile;
            if (r->set[e] || (across && (layer || to < b->n)))
                continue;
            reach(r, w + (across ? b->n : layer), price + price_of(r, e, b->edge[f].weight), e);
        }
    }
    return false;
}

/* The way just found, as a cycle that begins with `f`.  In weak balance a way may come by a node
 * twice; what lies between is a loop of friendly edges and is left out. */
static mt_cycle write_way(router *r, uint32_t f)
{
    const mt_block *b = r->b;
    bool weak = r->q->kind == MT_WEAK;
    uint32_t state = b->edge[f].b + (weak && !b->edge[f].hostile ? b->n : 0), n = 0;
    r->walk[n++] = f;
    r->at[b->edge[f].b] = r->round;
    r->place[b->edge[f].b] = n;
    while (state != b->edge[f].a) {
        uint32_t e = r->via[state], v = state % b->n, w = mt_edge_other(&b->edge[e], v);
        state = w + (weak && b->edge[e].hostile ? 0 : state - v);
        r->walk[n++] = e;
        if (r->at[w] == r->round)
            n = r->place[w];
        r->at[w] = r->round;
        r->place[w] = n;
    }
    uint32_t *copy = MT_NEW_ARRAY(r->q->arena, uint32_t, n);
    if (!copy)
        return (mt_cycle){0};
    memcpy(copy, r->walk, n * sizeof(*copy));
    return (mt_cycle){n, copy, b->edge[f].a, b->edge[f].weight};
}

static void put(router *r, const mt_cycle *way, int64_t sign)
{
    for (uint32_t i = 0; i < way->n; i++)
        r->used[way->tie[i]] += sign * way->times;
}

static bool is_crowded(const router *r, const mt_cycle *way)
{
    for (uint32_t i = 0; i < way->n; i++)
        if (r->used[way->tie[i]] > r->b->edge[way->tie[i]].weight)
            return true;
    return false;
}

/* Reroute what is crowded.  True if nothing is, or nothing can be done. */
static bool reroute(router *r)
{
    bool settled = true;
    for (uint32_t k = 0; k < r->demands && !mt_arena_failed(r->q->arena); k++) {
        mt_cycle *way = &r->way[k];
        if (way->n && !is_crowded(r, way))
            continue;
        settled = false;
        put(r, way, -1);
        *way = (mt_cycle){0};
        if (find_way(r, r->demand[k])) {
            *way = write_way(r, r->demand[k]);
            put(r, way, 1);
        }
    }
    for (uint32_t e = 0; e < r->b->m; e++)
        if (r->used[e] > r->b->edge[e].weight)
            r->toll[e] += 1 + r->crowding / 8;
    r->crowding += 1 + r->crowding / 4;
    return settled;
}

/* What is over on some edge goes off this cycle. */
static void make_way(router *r, mt_cycle *way)
{
    int64_t over = 0;
    for (uint32_t i = 0; i < way->n; i++) {
        int64_t more = r->used[way->tie[i]] - r->b->edge[way->tie[i]].weight;
        over = more > over ? more : over;
    }
    over = over > way->times ? way->times : over;
    put(r, &(mt_cycle){way->n, way->tie, way->from, over}, -1);
    way->times -= over;
}

static void keep(router *r, mt_found *to, mt_cycle *way)
{
    to->packed += way->times;
    MT_VEC_PUSH(r->q->arena, &to->cycle, *way);
    way->n = 0;
}

/* Cycles within the weights, the uncrowded ones first. */
static void choose(router *r, mt_found *to)
{
    to->packed = 0;
    for (uint32_t k = 0; k < r->demands; k++)
        if (r->way[k].n && !is_crowded(r, &r->way[k]))
            keep(r, to, &r->way[k]);
    for (uint32_t k = 0; k < r->demands; k++) {
        mt_cycle *way = &r->way[k];
        if (way->n)
            make_way(r, way);
        if (way->n && way->times)
            keep(r, to, way);
    }
}

static bool make_room(router *r, mt_arena *scratch)
{
    size_t n = r->b->n, m = r->b->m;
    r->used = MT_NEW_ARRAY(scratch, int64_t, m);
    r->toll = MT_NEW_ARRAY(scratch, uint32_t, m);
    r->price = MT_NEW_ARRAY(scratch, uint32_t, 2 * n);
    r->via = MT_NEW_ARRAY(scratch, uint32_t, 2 * n);
    r->seen = MT_NEW_ARRAY(scratch, uint32_t, 2 * n);
    r->heap = MT_NEW_ARRAY(scratch, uint64_t, 4 * m + 1);
    r->way = MT_NEW_ARRAY(scratch, mt_cycle, m);
    r->demand = MT_NEW_ARRAY(scratch, uint32_t, m);
    r->walk = MT_NEW_ARRAY(scratch, uint32_t, 2 * n + 2);
    r->place = MT_NEW_ARRAY(scratch, uint32_t, n);
    r->at = MT_NEW_ARRAY(scratch, uint32_t, n);
    return !mt_arena_failed(scratch);
}

void mt_pack_routed(mt_quest *q)
{
    mt_arena scratch;
    mt_arena_init(&scratch, &q->arena->alloc);
    router r = {.q = q, .b = q->b, .set = q->found->best, .crowding = STEP};
    if (!make_room(&r, &scratch)) {
        q->arena->failed = true;
    } else {
        for (uint32_t e = 0; e < q->b->m; e++)
            if (r.set[e])
                r.demand[r.demands++] = e;
        uint32_t round = 0, rounds = q->found->lower < q->found->upper ? FEW : ROUNDS;
        while (round < rounds && !mt_stopped(q->stop) && !reroute(&r))
            round++;
        mt_found before = *q->found, *f = q->found;
        f->cycle.at = NULL;
        f->cycle.n = f->cycle.cap = 0;
        choose(&r, f);
        if (f->packed < before.upper)
            mt_pack_greedy(q);
        if (f->packed < before.packed) {
            f->cycle.at = before.cycle.at;
            f->cycle.n = before.cycle.n;
            f->cycle.cap = before.cycle.cap;
            f->packed = before.packed;
        }
    }
    mt_arena_free(&scratch);
}

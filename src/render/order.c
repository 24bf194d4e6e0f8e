/* Grid -> positions within each layer: few crossings, otherwise reading order.
 *
 * The reading order draws a forest without crossings, so there nothing moves.
 * Otherwise barycentre sweeps and exchanges of neighbours, the best of a bounded
 * number of rounds; and where the number of all orders is small, all are tried.
 * Each band is ordered by its own lines alone: what crosses from family to family
 * would ask for another order when the sides are swapped. */
#include "render/grid.h"

#include <stdlib.h>

enum { ROUNDS = 8, EXACT_MOST = 4000 };

typedef struct placed {
    uint64_t want;
    uint32_t band, key, tie, vertex;
} placed;

static int by_want(const void *pa, const void *pb)
{
    const placed *a = pa, *b = pb;
    if (a->band != b->band)
        return a->band < b->band ? -1 : 1;
    if (a->want != b->want)
        return a->want < b->want ? -1 : 1;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return a->tie < b->tie ? -1 : a->tie > b->tie;
}

/* A band being ordered. */
typedef struct sorter {
    mt_grid *g;
    mt_band band;
    placed *room;
    struct keyed *sorted;
    uint32_t *tree;
    uint32_t *best_row;
} sorter;

static bool inside(const sorter *s, uint32_t vertex)
{
    return s->g->vertex.at[vertex].band == s->band;
}

static void renumber(mt_grid *g, uint32_t layer)
{
    for (uint32_t i = g->layer_start[layer]; i < g->layer_start[layer + 1]; i++)
        g->vertex.at[g->row[i]].pos = i - g->layer_start[layer];
}

static void sort_layer(mt_grid *g, uint32_t layer, placed *room, bool by_key)
{
    uint32_t from = g->layer_start[layer], n = g->layer_start[layer + 1] - from;
    for (uint32_t i = 0; i < n; i++) {
        const mt_vertex *v = &g->vertex.at[g->row[from + i]];
        room[i].band = v->band;
        room[i].vertex = g->row[from + i];
        room[i].key = by_key ? v->key : v->pos;
        room[i].tie = by_key && v->wire != MT_NO_ID ? v->wire + 1 : 0;
    }
    qsort(room, n, sizeof(*room), by_want);
    for (uint32_t i = 0; i < n; i++)
        g->row[from + i] = room[i].vertex;
    renumber(g, layer);
}

/* Move each vertex of the band in a layer to the mean of its neighbours on one
 * side.  `room` keeps what each of the others wants: nothing. */
static void barycentre(sorter *s, uint32_t layer, bool look_left)
{
    mt_grid *g = s->g;
    const uint32_t *start = look_left ? g->left_start : g->right_start;
    const uint32_t *row = look_left ? g->lefts : g->rights;
    uint32_t from = g->layer_start[layer], n = g->layer_start[layer + 1] - from;
    uint64_t last = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t v = g->row[from + i], degree = 0;
        uint64_t sum = 0;
        s->room[i].want = 0;
        if (!inside(s, v))
            continue;
        for (uint32_t k = start[v]; k < start[v + 1]; k++)
            if (inside(s, row[k])) {
                sum += g->vertex.at[row[k]].pos;
                degree++;
            }
        if (degree)
            last = sum * 65536 / degree;
        s->room[i].want = last; /* without neighbours it stays beside the one before it */
    }
    sort_layer(g, layer, s->room, false);
}

/* Crossings between the lines of u and those of v, if u is above v. */
static uint64_t crossings_of(const sorter *s, const uint32_t *start, const uint32_t *row,
                             uint32_t u, uint32_t v)
{
    const mt_grid *g = s->g;
    uint64_t sum = 0;
    for (uint32_t i = start[u]; i < start[u + 1]; i++)
        for (uint32_t k = start[v]; inside(s, row[i]) && k < start[v + 1]; k++)
            sum += inside(s, row[k]) && g->vertex.at[row[i]].pos > g->vertex.at[row[k]].pos;
    return sum;
}

static uint64_t pair_crossings(const sorter *s, uint32_t u, uint32_t v)
{
    return crossings_of(s, s->g->left_start, s->g->lefts, u, v) +
           crossings_of(s, s->g->right_start, s->g->rights, u, v);
}

static void exchange(sorter *s)
{
    mt_grid *g = s->g;
    for (uint32_t l = 0; l < g->layers; l++)
        for (uint32_t i = g->layer_start[l]; i + 1 < g->layer_start[l + 1]; i++) {
            uint32_t u = g->row[i], v = g->row[i + 1];
            if (!inside(s, u) || !inside(s, v) ||
                pair_crossings(s, u, v) <= pair_crossings(s, v, u))
                continue;
            g->row[i] = v;
            g->row[i + 1] = u;
            g->vertex.at[v].pos--;
            g->vertex.at[u].pos++;
        }
}

/* --- counting --- */

static uint64_t piece_key(const mt_grid *g, const mt_piece *p)
{
    const mt_vertex *r = &g->vertex.at[p->right], *l = &g->vertex.at[p->left];
    return ((uint64_t)r->pos << 32) | l->pos;
}

typedef struct keyed {
    uint32_t layer;
    uint64_t key;
} keyed;

static int by_key(const void *pa, const void *pb)
{
    const keyed *a = pa, *b = pb;
    if (a->layer != b->layer)
        return a->layer < b->layer ? -1 : 1;
    return a->key < b->key ? -1 : a->key > b->key;
}

/* Crossings of the first `n` pieces listed in `sorted`. */
static uint32_t count_listed(const mt_grid *g, keyed *sorted, uint32_t n, uint32_t *tree)
{
    uint32_t sum = 0;
    qsort(sorted, n, sizeof(*sorted), by_key);
    for (uint32_t i = 0; i < n;) {
        uint32_t layer = sorted[i].layer;
        uint32_t width = g->layer_start[layer] - g->layer_start[layer - 1];
        memset(tree, 0, ((size_t)width + 1) * sizeof(*tree));
        for (uint32_t seen = 0; i < n && sorted[i].layer == layer; i++, seen++) {
            uint32_t at = (uint32_t)sorted[i].key + 1, not_after = 0;
            for (uint32_t k = at; k; k &= k - 1)
                not_after += tree[k];
            sum += seen - not_after;
            for (uint32_t k = at; k <= width; k += k & (~k + 1))
                tree[k]++;
        }
    }
    return sum;
}

static void list_piece(const mt_grid *g, const mt_piece *p, keyed *sorted, uint32_t *n)
{
    sorted[(*n)++] = (keyed){g->vertex.at[p->right].layer, piece_key(g, p)};
}

/* Of the pieces within the band. */
static uint32_t count_band(const sorter *s)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->g->piece.n; i++) {
        const mt_piece *p = &s->g->piece.at[i];
        if (inside(s, p->right) && inside(s, p->left))
            list_piece(s->g, p, s->sorted, &n);
    }
    return count_listed(s->g, s->sorted, n, s->tree);
}

/* Crossings of pieces between neighbouring layers, as ordered now. O(n log n). */
static uint32_t count_crossings(const mt_grid *g)
{
    keyed *sorted = MT_NEW_ARRAY(g->arena, keyed, (size_t)g->piece.n + 1);
    uint32_t *tree = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)g->vertex.n + 2);
    uint32_t n = 0;
    for (uint32_t i = 0; sorted && i < g->piece.n; i++)
        list_piece(g, &g->piece.at[i], sorted, &n);
    return sorted && tree ? count_listed(g, sorted, n, tree) : 0;
}

/* --- all orders of a small grid --- */

typedef struct group {
    uint32_t from, n;
} group;

/* Runs of the rows that may be permuted: the band's part of each layer. */
static uint32_t groups_of(const sorter *s, group *to, uint64_t *orders)
{
    const mt_grid *g = s->g;
    uint32_t n = 0;
    *orders = 1;
    for (uint32_t l = 0; l < g->layers; l++)
        for (uint32_t i = g->layer_start[l]; i < g->layer_start[l + 1]; i++) {
            if (!inside(s, g->row[i]))
                continue;
            if (i == g->layer_start[l] || !inside(s, g->row[i - 1]))
                to[n++] = (group){i, 0};
            to[n - 1].n++;
            if (*orders <= EXACT_MOST)
                *orders *= to[n - 1].n;
        }
    return n;
}

/* The next order of a run by key, wrapping round to the first: false then. */
static bool next_order(uint32_t *row, uint32_t n)
{
    uint32_t i = n;
    while (i > 1 && row[i - 2] > row[i - 1])
        i--;
    if (i > 1) {
        uint32_t k = n;
        while (row[k - 1] < row[i - 2])
            k--;
        uint32_t t = row[i - 2];
        row[i - 2] = row[k - 1];
        row[k - 1] = t;
    }
    for (uint32_t a = i - (i > 0), b = n; a + 1 < b; a++) {
        uint32_t t = row[a];
        row[a] = row[--b];
        row[b] = t;
    }
    return i > 1;
}

/* Keep the order if it has fewer crossings than the best so far. */
static void keep(sorter *s, uint32_t *best)
{
    uint32_t now = count_band(s);
    if (now < *best) {
        *best = now;
        memcpy(s->best_row, s->g->row, s->g->vertex.n * sizeof(*s->best_row));
    }
}

static void try_all(sorter *s, uint32_t *best)
{
    mt_grid *g = s->g;
    group *groups = MT_NEW_ARRAY(g->arena, group, (size_t)g->vertex.n + 1);
    uint64_t orders = 0;
    if (!groups)
        return;
    uint32_t n = groups_of(s, groups, &orders);
    if (orders > EXACT_MOST)
        return;
    /* Start from the ascending order of vertices, so that every order is met once. */
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 1; k < groups[i].n; k++)
            for (uint32_t j = groups[i].from + k; j > groups[i].from && g->row[j - 1] > g->row[j];
                 j--) {
                uint32_t t = g->row[j];
                g->row[j] = g->row[j - 1];
                g->row[j - 1] = t;
            }
    for (bool more = true; more && *best;) {
        for (uint32_t l = 0; l < g->layers; l++)
            renumber(g, l);
        keep(s, best);
        more = false;
        for (uint32_t i = 0; i < n && !more; i++)
            more = next_order(g->row + groups[i].from, groups[i].n);
    }
}

static void order_band(sorter *s)
{
    mt_grid *g = s->g;
    uint32_t best = count_band(s);
    memcpy(s->best_row, g->row, g->vertex.n * sizeof(*s->best_row));
    for (int round = 0; best && round < ROUNDS; round++) {
        for (uint32_t l = 1; round % 2 == 0 && l < g->layers; l++)
            barycentre(s, l, true);
        for (uint32_t l = g->layers; round % 2 == 1 && l-- > 1;)
            barycentre(s, l - 1, false);
        exchange(s);
        keep(s, &best);
    }
    if (best)
        try_all(s, &best);
    memcpy(g->row, s->best_row, g->vertex.n * sizeof(*s->best_row));
    for (uint32_t l = 0; l < g->layers; l++)
        renumber(g, l);
}

void mt_grid_order(mt_grid *g)
{
    sorter s = {.g = g};
    s.room = MT_NEW_ARRAY(g->arena, placed, (size_t)g->vertex.n + 1);
    s.sorted = MT_NEW_ARRAY(g->arena, keyed, (size_t)g->piece.n + 1);
    s.tree = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)g->vertex.n + 2);
    s.best_row = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)g->vertex.n + 1);
    if (mt_arena_failed(g->arena))
        return;
    for (uint32_t l = 0; l < g->layers; l++)
        sort_layer(g, l, s.room, true);
    for (int band = 0; band < MT_BANDS && !mt_arena_failed(g->arena); band++) {
        s.band = (mt_band)band;
        order_band(&s);
    }
    g->layout->crossings = count_crossings(g);
}

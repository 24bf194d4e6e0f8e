/* Grid -> positions within each layer: few crossings, otherwise reading order.
 *
 * The reading order draws a forest without crossings, so there nothing moves.
 * Otherwise barycentre sweeps and exchanges of neighbours, the best of a bounded
 * number of rounds; and where the number of all orders is small, all are tried. */
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

/* Move each vertex of a layer to the mean of its neighbours on one side. */
static void barycentre(mt_grid *g, uint32_t layer, bool look_left, placed *room)
{
    const uint32_t *start = look_left ? g->left_start : g->right_start;
    const uint32_t *row = look_left ? g->lefts : g->rights;
    uint32_t from = g->layer_start[layer], n = g->layer_start[layer + 1] - from;
    uint64_t last = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t v = g->row[from + i];
        uint32_t degree = start[v + 1] - start[v];
        uint64_t sum = 0;
        for (uint32_t k = start[v]; k < start[v + 1]; k++)
            sum += g->vertex.at[row[k]].pos;
        if (degree)
            last = sum * 65536 / degree;
        room[i].want = last; /* without neighbours it stays beside the one before it */
    }
    sort_layer(g, layer, room, false);
    for (uint32_t i = 0; i < n; i++)
        room[i].want = 0;
}

/* Crossings between the lines of u and those of v, if u is above v. */
static uint64_t pair_crossings(const mt_grid *g, uint32_t u, uint32_t v)
{
    uint64_t sum = 0;
    for (uint32_t i = g->left_start[u]; i < g->left_start[u + 1]; i++)
        for (uint32_t k = g->left_start[v]; k < g->left_start[v + 1]; k++)
            sum += g->vertex.at[g->lefts[i]].pos > g->vertex.at[g->lefts[k]].pos;
    for (uint32_t i = g->right_start[u]; i < g->right_start[u + 1]; i++)
        for (uint32_t k = g->right_start[v]; k < g->right_start[v + 1]; k++)
            sum += g->vertex.at[g->rights[i]].pos > g->vertex.at[g->rights[k]].pos;
    return sum;
}

static void exchange(mt_grid *g)
{
    for (uint32_t l = 0; l < g->layers; l++)
        for (uint32_t i = g->layer_start[l]; i + 1 < g->layer_start[l + 1]; i++) {
            uint32_t u = g->row[i], v = g->row[i + 1];
            if (g->vertex.at[u].band != g->vertex.at[v].band ||
                pair_crossings(g, u, v) <= pair_crossings(g, v, u))
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

static uint32_t count_with(const mt_grid *g, keyed *sorted, uint32_t *tree)
{
    uint32_t sum = 0, n = g->piece.n;
    for (uint32_t i = 0; i < n; i++)
        sorted[i] =
            (keyed){g->vertex.at[g->piece.at[i].right].layer, piece_key(g, &g->piece.at[i])};
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

uint32_t mt_grid_crossings(const mt_grid *g)
{
    keyed *sorted = MT_NEW_ARRAY(g->arena, keyed, (size_t)g->piece.n + 1);
    uint32_t *tree = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)g->vertex.n + 2);
    return sorted && tree ? count_with(g, sorted, tree) : 0;
}

/* --- all orders of a small grid --- */

typedef struct group {
    uint32_t from, n;
} group;

/* Runs of the rows that may be permuted: one layer, one band. */
static uint32_t groups_of(const mt_grid *g, group *to, uint64_t *orders)
{
    uint32_t n = 0;
    *orders = 1;
    for (uint32_t l = 0; l < g->layers; l++)
        for (uint32_t i = g->layer_start[l]; i < g->layer_start[l + 1]; i++) {
            bool same = i > g->layer_start[l] &&
                        g->vertex.at[g->row[i]].band == g->vertex.at[g->row[i - 1]].band;
            if (!same)
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

static void try_all(mt_grid *g, keyed *sorted, uint32_t *tree, uint32_t *best_row, uint32_t *best)
{
    group *groups = MT_NEW_ARRAY(g->arena, group, (size_t)g->vertex.n + 1);
    uint64_t orders = 0;
    if (!groups)
        return;
    uint32_t n = groups_of(g, groups, &orders);
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
        uint32_t now = count_with(g, sorted, tree);
        if (now < *best) {
            *best = now;
            memcpy(best_row, g->row, g->vertex.n * sizeof(*best_row));
        }
        more = false;
        for (uint32_t i = 0; i < n && !more; i++)
            more = next_order(g->row + groups[i].from, groups[i].n);
    }
}

void mt_grid_order(mt_grid *g)
{
    placed *room = MT_NEW_ARRAY(g->arena, placed, (size_t)g->vertex.n + 1);
    keyed *sorted = MT_NEW_ARRAY(g->arena, keyed, (size_t)g->piece.n + 1);
    uint32_t *tree = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)g->vertex.n + 2);
    uint32_t *best_row = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)g->vertex.n + 1);
    if (mt_arena_failed(g->arena))
        return;
    for (uint32_t l = 0; l < g->layers; l++)
        sort_layer(g, l, room, true);
    memset(room, 0, ((size_t)g->vertex.n + 1) * sizeof(*room));
    uint32_t best = count_with(g, sorted, tree);
    memcpy(best_row, g->row, g->vertex.n * sizeof(*best_row));
    for (int round = 0; best && round < ROUNDS; round++) {
        for (uint32_t l = 1; round % 2 == 0 && l < g->layers; l++)
            barycentre(g, l, true, room);
        for (uint32_t l = g->layers; round % 2 == 1 && l-- > 1;)
            barycentre(g, l - 1, false, room);
        exchange(g);
        uint32_t now = count_with(g, sorted, tree);
        if (now < best) {
            best = now;
            memcpy(best_row, g->row, g->vertex.n * sizeof(*best_row));
        }
    }
    if (best)
        try_all(g, sorted, tree, best_row, &best);
    memcpy(g->row, best_row, g->vertex.n * sizeof(*best_row));
    for (uint32_t l = 0; l < g->layers; l++)
        renumber(g, l);
    g->layout->crossings = best;
}

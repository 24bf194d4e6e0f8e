/* Grid -> y of every vertex.
 *
 * Each band is placed on its own.  A forest: every subtree as high as the
 * contour of what stands above it allows, every box in the middle of what bears
 * on it (Reingold and Tilford 1981, with boxes of any height).  Otherwise: each
 * layer in turn as near to its neighbours as the distances allow, which is an
 * isotonic regression, solved by pooling adjacent violators. */
#include "render/grid.h"

enum { SWEEPS = 12 };

typedef struct placer {
    mt_grid *g;
    mt_band band;
    bool forest;
    int32_t *bottom; /* of what stands in each layer so far */
    uint32_t *last;  /* left neighbour of the lowest vertex in each layer */
    uint32_t *order; /* vertices, each after all that bear on it */
    uint32_t orders;
    uint32_t *run; /* where the subtree of a vertex begins in `order` */
    int64_t *mean; /* pools */
    uint32_t *weight;
} placer;

static bool in_band(const placer *p, uint32_t v)
{
    return p->g->vertex.at[v].band == p->band;
}

/* The vertex that v hangs under in a forest, if it is in the same band. */
static uint32_t above_of(const placer *p, uint32_t v)
{
    const mt_grid *g = p->g;
    if (g->left_start[v] == g->left_start[v + 1])
        return MT_NO_ID;
    uint32_t u = g->lefts[g->left_start[v]];
    return in_band(p, u) ? u : MT_NO_ID;
}

static int32_t distance(const placer *p, uint32_t upper, uint32_t lower)
{
    uint32_t a = above_of(p, upper), b = above_of(p, lower);
    return a != MT_NO_ID && a == b ? MT_GRID_NEAR : MT_GRID_APART;
}

/* --- forests --- */

/* Place v, whose subtree order[run[v] ..] stands, and push it all down if v
 * would touch what stands above it. */
static void settle(placer *p, uint32_t v, int32_t wanted)
{
    mt_grid *g = p->g;
    mt_vertex *vertex = &g->vertex.at[v];
    int32_t floor = p->bottom[vertex->layer];
    uint32_t under = above_of(p, v);
    if (floor > INT32_MIN)
        floor +=
            under != MT_NO_ID && under == p->last[vertex->layer] ? MT_GRID_NEAR : MT_GRID_APART;
    else
        floor = 0;
    int32_t top = wanted - vertex->h / 2;
    int32_t push = floor > top ? floor - top : 0;
    vertex->y = wanted + push;
    for (uint32_t i = p->run[v]; push && i < p->orders; i++) {
        mt_vertex *w = &g->vertex.at[p->order[i]];
        w->y += push;
        if (p->bottom[w->layer] < w->y + w->h - w->h / 2)
            p->bottom[w->layer] = w->y + w->h - w->h / 2;
    }
    p->bottom[vertex->layer] = vertex->y + vertex->h - vertex->h / 2;
    p->last[vertex->layer] = under;
    p->order[p->orders++] = v;
}

/* Visit v: true when all that bears on it stands and it was placed itself. */
static void place_tree(placer *p, uint32_t top, uint32_t *stack, uint32_t *at)
{
    mt_grid *g = p->g;
    uint32_t depth = 0;
    stack[depth++] = top;
    at[top] = 0;
    p->run[top] = p->orders;
    while (depth) {
        uint32_t v = stack[depth - 1];
        uint32_t from = g->right_start[v], n = g->right_start[v + 1] - from;
        /* Children in the order of their positions: n is small, find the next one. */
        uint32_t next = MT_NO_ID, first = MT_NO_ID, last = MT_NO_ID;
        for (uint32_t k = 0; k < n; k++) {
            uint32_t c = g->rights[from + k];
            if (!in_band(p, c))
                continue;
            uint32_t pos = g->vertex.at[c].pos;
            if (pos >= at[v] && (next == MT_NO_ID || pos < g->vertex.at[next].pos))
                next = c;
            if (first == MT_NO_ID || pos < g->vertex.at[first].pos)
                first = c;
            if (last == MT_NO_ID || pos > g->vertex.at[last].pos)
                last = c;
        }
        if (next != MT_NO_ID) {
            at[v] = g->vertex.at[next].pos + 1;
            at[next] = 0;
            p->run[next] = p->orders;
            stack[depth++] = next;
            continue;
        }
        int32_t wanted = first == MT_NO_ID ? g->vertex.at[v].h / 2
                                           : (g->vertex.at[first].y + g->vertex.at[last].y) / 2;
        settle(p, v, wanted);
        depth--;
    }
}

static void place_forest(placer *p)
{
    mt_grid *g = p->g;
    uint32_t *stack = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)g->vertex.n + 1);
    uint32_t *at = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)g->vertex.n + 1);
    if (!stack || !at)
        return;
    for (uint32_t l = 0; l < g->layers; l++) {
        p->bottom[l] = INT32_MIN;
        p->last[l] = MT_NO_ID;
    }
    p->orders = 0;
    for (uint32_t i = 0; i < g->vertex.n; i++)
        if (in_band(p, g->row[i]) && above_of(p, g->row[i]) == MT_NO_ID)
            place_tree(p, g->row[i], stack, at);
}

/* --- other graphs --- */

/* Give the vertices row[from .. from + n] the places nearest to `p->mean`
 * (centres wanted, less the room that those above need) that keep their order. */
static void pool(placer *p, uint32_t from, uint32_t n)
{
    uint32_t pools = 0;
    for (uint32_t i = 0; i < n; i++) {
        int64_t mean = p->mean[i];
        uint32_t weight = 1;
        while (pools && p->mean[pools - 1] > mean) {
            pools--;
            mean = (mean * weight + p->mean[pools] * p->weight[pools]) /
                   ((int64_t)weight + p->weight[pools]);
            weight += p->weight[pools];
        }
        p->mean[pools] = mean;
        p->weight[pools] = weight;
        pools++;
    }
    int64_t offset = 0;
    for (uint32_t k = 0, i = 0; k < pools; k++)
        for (uint32_t j = 0; j < p->weight[k]; j++, i++) {
            uint32_t v = p->order[from + i];
            mt_vertex *vertex = &p->g->vertex.at[v];
            if (i) {
                uint32_t u = p->order[from + i - 1];
                offset += (p->g->vertex.at[u].h + 1) / 2 + (vertex->h + 1) / 2 + distance(p, u, v);
            }
            vertex->y = (int32_t)(p->mean[k] + offset);
        }
}

static int64_t wanted(const placer *p, uint32_t v, bool look_left)
{
    const mt_grid *g = p->g;
    const uint32_t *start = look_left ? g->left_start : g->right_start;
    const uint32_t *row = look_left ? g->lefts : g->rights;
    int64_t sum = 0, n = 0;
    for (uint32_t k = start[v]; k < start[v + 1]; k++)
        if (in_band(p, row[k])) {
            sum += g->vertex.at[row[k]].y;
            n++;
        }
    return n ? sum / n : g->vertex.at[v].y;
}

/* Place the band's part of one layer, which begins at order[from]. */
static void sweep_layer(placer *p, uint32_t from, uint32_t n, bool look_left)
{
    int64_t offset = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t v = p->order[from + i];
        if (i) {
            uint32_t u = p->order[from + i - 1];
            offset +=
                (p->g->vertex.at[u].h + 1) / 2 + (p->g->vertex.at[v].h + 1) / 2 + distance(p, u, v);
        }
        p->mean[i] = wanted(p, v, look_left) - offset;
    }
    pool(p, from, n);
}

static void place_graph(placer *p)
{
    mt_grid *g = p->g;
    uint32_t *begin = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)g->layers + 2);
    if (!begin)
        return;
    p->orders = 0;
    for (uint32_t l = 0; l < g->layers; l++) {
        begin[l] = p->orders;
        int32_t y = 0;
        for (uint32_t i = g->layer_start[l]; i < g->layer_start[l + 1]; i++) {
            mt_vertex *v = &g->vertex.at[g->row[i]];
            if (!in_band(p, g->row[i]))
                continue;
            p->order[p->orders++] = g->row[i];
            v->y = y + v->h / 2;
            y += v->h + MT_GRID_APART;
        }
    }
    begin[g->layers] = p->orders;
    for (int s = 0; s < SWEEPS; s++) {
        for (uint32_t l = 0; s % 2 == 0 && l < g->layers; l++)
            sweep_layer(p, begin[l], begin[l + 1] - begin[l], true);
        for (uint32_t l = g->layers; s % 2 == 1 && l-- > 0;)
            sweep_layer(p, begin[l], begin[l + 1] - begin[l], false);
    }
}

/* --- bands --- */

/* Move the band so that it begins at `top`; where it ends, or `top` if it is empty. */
static int32_t shift_band(mt_grid *g, mt_band band, int32_t top)
{
    int32_t least = INT32_MAX, most = INT32_MIN;
    for (uint32_t i = 0; i < g->vertex.n; i++) {
        const mt_vertex *v = &g->vertex.at[i];
        if (v->band != band)
            continue;
        if (v->y - v->h / 2 < least)
            least = v->y - v->h / 2;
        if (v->y - v->h / 2 + v->h > most)
            most = v->y - v->h / 2 + v->h;
    }
    if (least == INT32_MAX)
        return top;
    for (uint32_t i = 0; i < g->vertex.n; i++)
        if (g->vertex.at[i].band == band)
            g->vertex.at[i].y += top - least;
    return top + most - least;
}

static bool is_forest(const mt_grid *g)
{
    for (uint32_t i = 0; i < g->vertex.n; i++)
        if (g->left_start[i + 1] - g->left_start[i] > 1)
            return false;
    return true;
}

static uint32_t motion_vertex(const mt_grid *g)
{
    return g->scene->motion == MT_NO_ID ? MT_NO_ID : g->vertex_of[g->scene->motion];
}

void mt_grid_place(mt_grid *g)
{
    size_t room = (size_t)g->vertex.n + 1;
    placer p = {.g = g, .forest = is_forest(g)};
    p.bottom = MT_NEW_ARRAY(g->arena, int32_t, (size_t)g->layers + 1);
    p.last = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)g->layers + 1);
    p.order = MT_NEW_ARRAY(g->arena, uint32_t, room);
    p.run = MT_NEW_ARRAY(g->arena, uint32_t, room);
    p.mean = MT_NEW_ARRAY(g->arena, int64_t, room);
    p.weight = MT_NEW_ARRAY(g->arena, uint32_t, room);
    if (mt_arena_failed(g->arena))
        return;
    uint32_t motion = motion_vertex(g);
    if (motion != MT_NO_ID)
        g->vertex.at[motion].band = MT_BANDS; /* stands alone at the head of the axis */
    int32_t y = 0, axis = 0;
    for (int band = 0; band < MT_BANDS; band++) {
        p.band = (mt_band)band;
        if (p.forest)
            place_forest(&p);
        else
            place_graph(&p);
        int32_t top = y ? y + MT_GRID_BAND : 0;
        int32_t end = shift_band(g, p.band, top);
        if (band == MT_BAND_AXIS)
            axis = end > top ? (top + end) / 2 : y + (y ? MT_GRID_BAND / 2 : -MT_GRID_BAND / 2);
        if (end > top)
            y = end;
    }
    if (motion != MT_NO_ID) {
        g->vertex.at[motion].band = MT_BAND_AXIS;
        g->vertex.at[motion].y = axis;
    }
    g->layout->axis = axis;
}

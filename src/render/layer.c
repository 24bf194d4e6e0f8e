/* Scene -> grid: which layer each box is in, which boxes are drawn, and how each
 * line runs from layer to layer. */
#include "base/rank.h"
#include "render/grid.h"

#include <stdlib.h>

/* --- layers --- */

/* Layer of every node by longest path: the motion at 0, all else right of it. */
static uint32_t *longest_paths(mt_grid *g)
{
    const mt_scene *s = g->scene;
    uint32_t *layer = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)s->nodes + 1);
    uint32_t *in = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)s->edges + 1);
    mt_ranker walk;
    if (!mt_ranker_init(&walk, g->arena, s->nodes, s->edges) || !layer || !in)
        return NULL;
    for (uint32_t k = 0; k < s->in_start[s->nodes]; k++)
        in[k] = s->edge[s->in[k]].from;
    mt_ranker_begin(&walk, &(mt_rank_graph){s->nodes, s->in_start, in, s->motion});
    if (s->motion != MT_NO_ID)
        mt_ranker_explore(&walk, s->motion);
    for (uint32_t i = 0; i < s->nodes; i++)
        if (s->node[s->outline[i]].parent == MT_NO_ID)
            mt_ranker_explore(&walk, s->outline[i]);
    for (uint32_t i = 0; i < s->nodes; i++)
        mt_ranker_explore(&walk, s->outline[i]);
    for (uint32_t i = 0; i < s->nodes; i++)
        layer[i] = s->motion != MT_NO_ID && i != s->motion ? 1 : 0;
    mt_ranker_raise(&walk, layer);
    return layer;
}

/* --- what is drawn --- */

typedef struct ranked {
    uint32_t layer, turn, place, node; /* turn: how many of its band and layer come before */
} ranked;

static int by_turn(const void *pa, const void *pb)
{
    const ranked *a = pa, *b = pb;
    if (a->layer != b->layer)
        return a->layer < b->layer ? -1 : 1;
    if (a->turn != b->turn)
        return a->turn < b->turn ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static int by_layer(const void *pa, const void *pb)
{
    const ranked *a = pa, *b = pb;
    if (a->layer != b->layer)
        return a->layer < b->layer ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

/* The side a whole tree is drawn on: of its root, or of the first box in it that
 * belongs to one side. */
static mt_side side_of_tree(const mt_scene *s, uint32_t root)
{
    mt_side side = s->node[root].side;
    for (uint32_t i = s->node[root].place; i < s->nodes; i++) {
        const mt_item *n = &s->node[s->outline[i]];
        if (n->root != root || side == MT_SIDE_YES || side == MT_SIDE_NO)
            break;
        side = n->side;
    }
    return side;
}

static mt_band band_of_tree(const mt_scene *s, uint32_t root)
{
    bool linked = s->node[root].parent != MT_NO_ID || root == s->motion;
    switch (linked ? s->node[root].side : side_of_tree(s, root)) {
    case MT_SIDE_YES: return linked ? MT_BAND_YES : MT_BAND_FAR_YES;
    case MT_SIDE_NO: return linked ? MT_BAND_NO : MT_BAND_FAR_NO;
    case MT_SIDE_NONE:
    case MT_SIDE_SHARED: break;
    }
    return MT_BAND_AXIS;
}

/* The band of each node; every tree is looked at once.  NULL: no memory. */
static uint8_t *bands(const mt_grid *g)
{
    const mt_scene *s = g->scene;
    uint8_t *band = MT_NEW_ARRAY(g->arena, uint8_t, (size_t)s->nodes + 1);
    uint8_t *of_root = MT_NEW_ARRAY(g->arena, uint8_t, (size_t)s->nodes + 1);
    if (!band || !of_root)
        return NULL;
    for (uint32_t i = 0; i < s->nodes; i++) {
        uint32_t root = s->node[i].root;
        if (!of_root[root])
            of_root[root] = (uint8_t)(band_of_tree(s, root) + 1);
        band[i] = i == s->motion ? MT_BAND_AXIS : of_root[root] - 1;
    }
    return band;
}

static void push_vertex(mt_grid *g, mt_vertex v)
{
    MT_VEC_PUSH(g->arena, &g->vertex, v);
}

/* Count each box that is not drawn behind the nearest drawn one it hangs under. */
static void count_hidden(mt_grid *g, uint32_t *shown_by)
{
    const mt_scene *s = g->scene;
    mt_layout *l = g->layout;
    for (uint32_t i = 0; i < s->nodes; i++) {
        uint32_t node = s->outline[i], parent = s->node[node].parent;
        shown_by[node] = g->vertex_of[node];
        if (shown_by[node] != MT_NO_ID)
            continue;
        if (parent != MT_NO_ID)
            shown_by[node] = shown_by[parent];
        if (shown_by[node] != MT_NO_ID)
            l->box[shown_by[node]].behind++;
        else
            l->left_out++;
    }
}

/* Rank the boxes up to the depth of the map, and keep as many of the first as a
 * map holds.  The bands take turns, and the last turn is given to all or to none,
 * so that neither family gives way to the other. */
static uint32_t rank_boxes(const mt_grid *g, const uint32_t *layer, const uint8_t *band,
                           ranked *rank)
{
    const mt_scene *s = g->scene;
    uint32_t depth = s->nodes > MT_MAP_FULL ? MT_MAP_DEPTH : MT_MAP_DEPTH_FULL;
    uint32_t turns[MT_MAP_DEPTH_FULL + 1][MT_BANDS] = {{0}};
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->nodes; i++) {
        uint32_t node = s->outline[i];
        if (layer[node] <= depth)
            rank[n++] = (ranked){layer[node], turns[layer[node]][band[node]]++, i, node};
    }
    if (n > MT_MAP_MOST) {
        qsort(rank, n, sizeof(*rank), by_turn);
        n = MT_MAP_MOST;
        while (n > 1 && rank[n].layer == rank[n - 1].layer && rank[n].turn == rank[n - 1].turn)
            n--;
    }
    qsort(rank, n, sizeof(*rank), by_layer);
    return n;
}

static void choose(mt_grid *g, const uint32_t *layer)
{
    const mt_scene *s = g->scene;
    mt_layout *l = g->layout;
    ranked *rank = MT_NEW_ARRAY(g->arena, ranked, (size_t)s->nodes + 1);
    uint32_t *shown_by = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)s->nodes + 1);
    const uint8_t *band = bands(g);
    if (!band || mt_arena_failed(g->arena))
        return;
    l->boxes = rank_boxes(g, layer, band, rank);
    l->box = MT_NEW_ARRAY(g->arena, mt_box, (size_t)l->boxes + 1);
    if (!l->box)
        return;
    for (uint32_t i = 0; i < l->boxes; i++) {
        uint32_t node = rank[i].node;
        mt_vertex v = {
            .box = i, .wire = MT_NO_ID, .layer = layer[node], .key = s->node[node].place};
        v.band = (mt_band)band[node];
        l->box[i] = (mt_box){.node = node, .layer = v.layer, .band = v.band};
        g->vertex_of[node] = i;
        push_vertex(g, v);
        if (v.layer >= g->layers)
            g->layers = v.layer + 1;
    }
    count_hidden(g, shown_by);
}

/* --- wires --- */

/* The two boxes between which edge `e` is drawn: `*right` in a later layer than
 * `*left`.  False if it cannot be drawn. */
static bool ends_of(const mt_grid *g, const uint32_t *layer, uint32_t e, uint32_t *right,
                    uint32_t *left)
{
    const mt_edge *edge = &g->scene->edge[e];
    uint32_t base = e;
    for (int hops = 0; hops < 8 && g->scene->edge[base].kind == MT_EDGE_UNDERCUT &&
                       g->scene->edge[base].onto != MT_NO_ID;
         hops++)
        base = g->scene->edge[base].onto;
    uint32_t a = g->scene->edge[base].from, b = g->scene->edge[base].to;
    if (layer[a] < layer[b]) {
        uint32_t t = a;
        a = b;
        b = t;
    }
    if (base != e) {
        if (layer[edge->from] > layer[b]) {
            a = edge->from;
        } else {
            b = edge->from;
        }
    }
    *right = a;
    *left = b;
    return layer[a] > layer[b] && g->vertex_of[a] != MT_NO_ID && g->vertex_of[b] != MT_NO_ID;
}

static void push_chain(mt_grid *g, uint32_t vertex)
{
    MT_VEC_PUSH(g->arena, &g->chain, vertex);
}

static void push_piece(mt_grid *g, mt_piece p)
{
    MT_VEC_PUSH(g->arena, &g->piece, p);
}

static void add_wire(mt_grid *g, uint32_t e, uint32_t right, uint32_t left)
{
    uint32_t a = g->vertex_of[right], b = g->vertex_of[left];
    uint32_t id = g->wire.n;
    mt_wire w = {.edge = e, .turned = g->scene->edge[e].from != right, .onto = MT_NO_ID};
    mt_vertex from = g->vertex.at[a];
    w.first = g->chain.n;
    push_chain(g, a);
    for (uint32_t l = from.layer - 1; l > g->vertex.at[b].layer; l--) {
        push_chain(g, g->vertex.n);
        push_vertex(g, (mt_vertex){.box = MT_NO_ID,
                                   .wire = id,
                                   .layer = l,
                                   .band = from.band,
                                   .key = from.key,
                                   .h = MT_GRID_WAY});
    }
    push_chain(g, b);
    w.n = g->chain.n - w.first;
    MT_VEC_PUSH(g->arena, &g->wire, w);
    if (mt_arena_failed(g->arena))
        return;
    g->wire_of[e] = id;
    for (uint32_t i = w.first; i + 1 < g->chain.n; i++)
        push_piece(g, (mt_piece){g->chain.at[i], g->chain.at[i + 1], id});
}

static void add_wires(mt_grid *g, const uint32_t *layer)
{
    const mt_scene *s = g->scene;
    for (uint32_t e = 0; e < s->edges && g->wire.n < MT_MAP_LINES; e++) {
        uint32_t right = 0, left = 0;
        if (s->edge[e].kind == MT_EDGE_NONE || !ends_of(g, layer, e, &right, &left))
            continue;
        add_wire(g, e, right, left);
        if (mt_arena_failed(g->arena))
            return;
    }
    for (uint32_t i = 0; i < g->wire.n; i++) {
        uint32_t onto = s->edge[g->wire.at[i].edge].onto;
        if (onto != MT_NO_ID)
            g->wire.at[i].onto = g->wire_of[onto];
    }
}

/* --- rows --- */

static void neighbours(mt_grid *g, bool of_right, uint32_t **start_out, uint32_t **row_out)
{
    uint32_t *start = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)g->vertex.n + 2);
    uint32_t *row = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)g->piece.n + 1);
    *start_out = start;
    *row_out = row;
    if (!start || !row)
        return;
    for (uint32_t i = 0; i < g->piece.n; i++)
        start[(of_right ? g->piece.at[i].right : g->piece.at[i].left) + 2]++;
    for (uint32_t i = 2; i < g->vertex.n + 2; i++)
        start[i] += start[i - 1];
    for (uint32_t i = 0; i < g->piece.n; i++) {
        const mt_piece *p = &g->piece.at[i];
        row[start[(of_right ? p->right : p->left) + 1]++] = of_right ? p->left : p->right;
    }
}

static void fill_rows(mt_grid *g)
{
    g->layer_start = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)g->layers + 2);
    g->row = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)g->vertex.n + 1);
    if (mt_arena_failed(g->arena))
        return;
    for (uint32_t i = 0; i < g->vertex.n; i++)
        g->layer_start[g->vertex.at[i].layer + 2]++;
    for (uint32_t i = 2; i < g->layers + 2; i++)
        g->layer_start[i] += g->layer_start[i - 1];
    for (uint32_t i = 0; i < g->vertex.n; i++)
        g->row[g->layer_start[g->vertex.at[i].layer + 1]++] = i;
    neighbours(g, true, &g->left_start, &g->lefts);
    neighbours(g, false, &g->right_start, &g->rights);
}

void mt_grid_layers(mt_grid *g)
{
    const mt_scene *s = g->scene;
    g->vertex_of = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)s->nodes + 1);
    g->wire_of = MT_NEW_ARRAY(g->arena, uint32_t, (size_t)s->edges + 1);
    uint32_t *layer = longest_paths(g);
    if (mt_arena_failed(g->arena))
        return;
    for (uint32_t i = 0; i < s->nodes; i++)
        g->vertex_of[i] = MT_NO_ID;
    for (uint32_t i = 0; i < s->edges; i++)
        g->wire_of[i] = MT_NO_ID;
    choose(g, layer);
    if (!mt_arena_failed(g->arena))
        add_wires(g, layer);
    if (!mt_arena_failed(g->arena))
        fill_rows(g);
}

/* Grid -> paths.  A line leaves its box level, bends between the columns and
 * arrives level; between two columns all lines bend over the same stretch, so two
 * of them cross only if their ends are in opposite order.  Undercuts end on the
 * level piece of the line they undercut, premises of one step meet in a bracket. */
#include "render/grid.h"

#include <stdlib.h>

enum { SIGN = 12, BRACKET = 11, PORTS = 14, UNDERCUTS_FROM = 22, NESTED = 8 };

typedef struct router {
    mt_grid *g;
    int32_t *y_right;      /* of each piece where it leaves the vertex to its right */
    int32_t *y_left;       /* and where it arrives */
    uint32_t *first_piece; /* of each wire; a wire of n vertices has n - 1 */
    uint32_t *bracket;     /* wire -> first wire of its bracket, or MT_NO_ID */
    int32_t *bracket_y;    /* wire -> middle of its bracket */
    mt_point *end;         /* undercut: where it ends */
    bool *ended;
} router;

typedef struct port {
    uint32_t vertex, pos, wire, piece;
} port;

static int by_port(const void *pa, const void *pb)
{
    const port *a = pa, *b = pb;
    if (a->vertex != b->vertex)
        return a->vertex < b->vertex ? -1 : 1;
    if (a->pos != b->pos)
        return a->pos < b->pos ? -1 : 1;
    return a->wire < b->wire ? -1 : a->wire > b->wire;
}

static bool ends_on_line(const mt_grid *g, uint32_t wire)
{
    return g->wire.at[wire].onto != MT_NO_ID && !g->wire.at[wire].turned;
}

static int32_t x_of(const mt_grid *g, uint32_t vertex)
{
    return mt_grid_x(g->layout, g->vertex.at[vertex].layer);
}

/* The step whose bracket a piece may join, or MT_NO_ID. */
static uint32_t step_of(const mt_grid *g, uint32_t wire)
{
    const mt_wire *w = &g->wire.at[wire];
    const mt_edge *e = &g->scene->edge[w->edge];
    return e->kind == MT_EDGE_PREMISE && !w->turned && w->n == 2 ? e->step : MT_NO_ID;
}

static int32_t port_y(const mt_vertex *v, uint32_t slot, uint32_t slots)
{
    int32_t span = v->h > 2 * PORTS ? v->h - PORTS : v->h / 2;
    int32_t pitch = span / (int32_t)slots < PORTS ? span / (int32_t)slots : PORTS;
    return v->y + ((int32_t)slot * 2 - (int32_t)slots + 1) * pitch / 2;
}

/* Ports on the left sides of the vertices to the right. */
static void leave(router *r, port *ports)
{
    mt_grid *g = r->g;
    uint32_t n = g->piece.n;
    for (uint32_t i = 0; i < n; i++) {
        const mt_piece *p = &g->piece.at[i];
        ports[i] = (port){p->right, g->vertex.at[p->left].pos, p->wire, i};
    }
    qsort(ports, n, sizeof(*ports), by_port);
    for (uint32_t i = 0, k = 0; i < n; i = k) {
        while (k < n && ports[k].vertex == ports[i].vertex)
            k++;
        for (uint32_t j = i; j < k; j++)
            r->y_right[ports[j].piece] = port_y(&g->vertex.at[ports[i].vertex], j - i, k - i);
    }
}

/* May ports[k] share the bracket of ports[k - 1]? */
static bool joins(const mt_grid *g, const port *ports, uint32_t k)
{
    uint32_t step = step_of(g, ports[k].wire);
    return step != MT_NO_ID && step == step_of(g, ports[k - 1].wire) &&
           ports[k].vertex == ports[k - 1].vertex && ports[k].pos == ports[k - 1].pos + 1;
}

/* Ports on the right sides of the vertices to the left; brackets on the way. */
static void arrive(router *r, port *ports)
{
    mt_grid *g = r->g;
    uint32_t n = 0;
    for (uint32_t i = 0; i < g->piece.n; i++) {
        const mt_piece *p = &g->piece.at[i];
        const mt_wire *w = &g->wire.at[p->wire];
        bool last = i + 2 == r->first_piece[p->wire] + w->n;
        if (!last || !ends_on_line(g, p->wire))
            ports[n++] = (port){p->left, g->vertex.at[p->right].pos, p->wire, i};
    }
    qsort(ports, n, sizeof(*ports), by_port);
    for (uint32_t i = 0, k = 0; i < n; i = k) {
        uint32_t slots = 0;
        for (k = i; k < n && ports[k].vertex == ports[i].vertex; k++)
            slots += k == i || !joins(g, ports, k);
        uint32_t slot = 0, begin = i;
        for (uint32_t j = i; j < k; j++) {
            if (j > i && !joins(g, ports, j)) {
                slot++;
                begin = j;
            }
            r->y_left[ports[j].piece] = port_y(&g->vertex.at[ports[i].vertex], slot, slots);
            if (j == begin)
                continue;
            int32_t middle = (r->y_right[ports[begin].piece] + r->y_right[ports[j].piece]) / 2;
            for (uint32_t m = begin; m <= j; m++) {
                r->bracket[ports[m].wire] = ports[begin].wire;
                r->bracket_y[ports[m].wire] = middle;
            }
        }
    }
}

/* --- undercuts --- */

typedef struct claimant {
    uint32_t onto, distance, wire;
} claimant;

static int by_distance(const void *pa, const void *pb)
{
    const claimant *a = pa, *b = pb;
    if (a->onto != b->onto)
        return a->onto < b->onto ? -1 : 1;
    if (a->distance != b->distance)
        return a->distance < b->distance ? -1 : 1;
    return a->wire < b->wire ? -1 : a->wire > b->wire;
}

static uint32_t last_piece(const router *r, uint32_t wire)
{
    return r->first_piece[wire] + r->g->wire.at[wire].n - 2;
}

/* Share the level piece of one line among those that undercut it. */
static void share(router *r, const claimant *c, uint32_t n)
{
    mt_grid *g = r->g;
    uint32_t onto = c[0].onto;
    for (uint32_t i = 0; i < n; i++) {
        const mt_wire *w = &g->wire.at[c[i].wire];
        /* At the end of the undercut line nearest to the undercut: left or right. */
        uint32_t piece = w->turned ? r->first_piece[onto] : last_piece(r, onto);
        int32_t x = x_of(g, g->piece.at[piece].right);
        int32_t hi = x - UNDERCUTS_FROM, lo = x - MT_GRID_STUB, y = r->y_right[piece];
        if (ends_on_line(g, onto)) {
            hi = x - 2;
            lo = r->end[onto].x + 2;
        } else if (r->bracket[onto] != MT_NO_ID) {
            hi = x - BRACKET - 3;
            y = r->bracket_y[onto];
        }
        r->end[c[i].wire] = (mt_point){hi - (hi - lo) * (int32_t)(2 * i + 1) / (int32_t)(2 * n), y};
        r->ended[c[i].wire] = true;
    }
}

static void end_undercuts(router *r, claimant *room)
{
    mt_grid *g = r->g;
    for (int hops = 0; hops < NESTED; hops++) {
        uint32_t n = 0;
        for (uint32_t i = 0; i < g->wire.n; i++) {
            uint32_t onto = g->wire.at[i].onto;
            if (onto == MT_NO_ID || r->ended[i] ||
                (g->wire.at[onto].onto != MT_NO_ID && !r->ended[onto]))
                continue;
            uint32_t a = g->vertex.at[g->piece.at[last_piece(r, i)].right].pos;
            uint32_t b = g->vertex.at[g->piece.at[last_piece(r, onto)].right].pos;
            room[n++] = (claimant){onto, a > b ? a - b : b - a, i};
        }
        qsort(room, n, sizeof(*room), by_distance);
        for (uint32_t i = 0, k = 0; i < n; i = k) {
            while (k < n && room[k].onto == room[i].onto)
                k++;
            share(r, room + i, k - i);
        }
    }
}

/* --- paths --- */

static void point(mt_trace *t, int32_t x, int32_t y)
{
    if (t->points && t->point[t->points - 1].x == x && t->point[t->points - 1].y == y)
        return;
    t->point[t->points++] = (mt_point){x, y};
}

static void trace_wire(router *r, uint32_t wire, mt_trace *t)
{
    mt_grid *g = r->g;
    const mt_wire *w = &g->wire.at[wire];
    *t = (mt_trace){.edge = w->edge, .turned = w->turned, .dot = r->ended[wire]};
    t->point = MT_NEW_ARRAY(g->arena, mt_point, (size_t)w->n * 5 + 4);
    if (!t->point)
        return;
    int32_t width = g->layout->box[0].w;
    for (uint32_t i = 0; i + 1 < w->n; i++) {
        uint32_t piece = r->first_piece[wire] + i;
        const mt_piece *p = &g->piece.at[piece];
        int32_t x = x_of(g, p->right), y = r->y_right[piece];
        int32_t x2 = x_of(g, p->left) + width;
        if (i == 0 && r->ended[wire] && w->turned) {
            point(t, r->end[wire].x, r->end[wire].y);
            y = r->end[wire].y;
        } else {
            point(t, x, y);
        }
        if (i + 2 == w->n && ends_on_line(g, wire) && r->ended[wire]) {
            point(t, r->end[wire].x, y);
            point(t, r->end[wire].x, r->end[wire].y);
            break;
        }
        if (r->bracket[wire] != MT_NO_ID) {
            t->joint = r->bracket[wire] != wire;
            point(t, x - BRACKET, y);
            y = r->bracket_y[wire];
            point(t, x - BRACKET, y);
            if (t->joint)
                break;
        }
        point(t, x - MT_GRID_STUB, y);
        point(t, x2 + MT_GRID_ARROW, r->y_left[piece]);
        point(t, x2, r->y_left[piece]);
    }
    t->badge = (mt_point){t->point[0].x - SIGN - (w->turned ? 6 : 0), t->point[0].y};
}

void mt_grid_route(mt_grid *g)
{
    router r = {.g = g};
    size_t pieces = (size_t)g->piece.n + 1, wires = (size_t)g->wire.n + 1;
    port *ports = MT_NEW_ARRAY(g->arena, port, pieces);
    claimant *room = MT_NEW_ARRAY(g->arena, claimant, wires);
    r.y_right = MT_NEW_ARRAY(g->arena, int32_t, pieces);
    r.y_left = MT_NEW_ARRAY(g->arena, int32_t, pieces);
    r.first_piece = MT_NEW_ARRAY(g->arena, uint32_t, wires);
    r.bracket = MT_NEW_ARRAY(g->arena, uint32_t, wires);
    r.bracket_y = MT_NEW_ARRAY(g->arena, int32_t, wires);
    r.end = MT_NEW_ARRAY(g->arena, mt_point, wires);
    r.ended = MT_NEW_ARRAY(g->arena, bool, wires);
    g->layout->trace = MT_NEW_ARRAY(g->arena, mt_trace, wires);
    if (mt_arena_failed(g->arena))
        return;
    for (uint32_t i = g->piece.n; i--;)
        r.first_piece[g->piece.at[i].wire] = i;
    for (uint32_t i = 0; i < g->wire.n; i++)
        r.bracket[i] = MT_NO_ID;
    leave(&r, ports);
    arrive(&r, ports);
    end_undercuts(&r, room);
    for (uint32_t i = 0; i < g->wire.n && !mt_arena_failed(g->arena); i++)
        trace_wire(&r, i, &g->layout->trace[g->layout->traces++]);
}

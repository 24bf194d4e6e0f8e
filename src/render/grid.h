/* render: what the steps of the layout hand on: layers of vertices, and the
 * wires that run through them.  Used by layer.c, order.c, place.c and route.c;
 * layout.c calls them in this order. */
#ifndef MT_RENDER_GRID_H
#define MT_RENDER_GRID_H

#include "render/layout.h"

/* Distances in px. */
enum {
    MT_GRID_STUB = 31,  /* from a box to where its line begins to curve: room for the sign */
    MT_GRID_CURVE = 26, /* the curve */
    MT_GRID_ARROW = 7,  /* level piece before the next box: room for the head */
    MT_GRID_GAP = MT_GRID_STUB + MT_GRID_CURVE + MT_GRID_ARROW,
    MT_GRID_MARGIN = 10, /* around the map */
    MT_GRID_NEAR = 12,   /* between boxes that bear on the same box */
    MT_GRID_APART = 22,  /* between others */
    MT_GRID_BAND = 34,   /* between bands */
    MT_GRID_WAY = 10     /* height of a waypoint */
};

typedef struct mt_vertex {
    uint32_t box;  /* in layout.box, or MT_NO_ID for a waypoint */
    uint32_t wire; /* of a waypoint */
    uint32_t layer;
    mt_band band;
    uint32_t pos; /* in its layer */
    uint32_t key; /* reading order */
    int32_t y, h; /* centre, height */
} mt_vertex;

typedef struct mt_wire {
    uint32_t edge;
    bool turned;
    uint32_t onto;  /* wire it ends on, or MT_NO_ID */
    uint32_t first; /* chain[first .. first + n]: vertices from right to left, both ends included */
    uint32_t n;
} mt_wire;

/* A piece of a wire between neighbouring layers. */
typedef struct mt_piece {
    uint32_t right, left; /* vertices */
    uint32_t wire;
} mt_piece;

typedef struct mt_grid {
    mt_arena *arena;
    mt_layout *layout;
    const mt_scene *scene;
    MT_VEC(mt_vertex) vertex;
    uint32_t *vertex_of; /* node -> vertex, or MT_NO_ID */
    MT_VEC(mt_wire) wire;
    uint32_t *wire_of; /* edge -> wire, or MT_NO_ID */
    MT_VEC(uint32_t) chain;
    MT_VEC(mt_piece) piece;
    uint32_t layers;
    uint32_t *layer_start; /* layers + 1 */
    uint32_t *row;         /* vertices by layer and position */
    /* Neighbours, compressed: pieces by their right and by their left vertex. */
    uint32_t *left_start, *lefts;   /* vertex -> vertices to the left of it */
    uint32_t *right_start, *rights; /* vertex -> vertices to the right of it */
} mt_grid;

/* layer.c: layers of all nodes, which nodes are drawn, wires with waypoints. */
void mt_grid_layers(mt_grid *grid);
/* order.c: positions within layers; sets layout.crossings. */
void mt_grid_order(mt_grid *grid);
/* place.c: y of every vertex, band under band, and layout.axis. */
void mt_grid_place(mt_grid *grid);
/* route.c: the path of every wire. */
void mt_grid_route(mt_grid *grid);

static inline int32_t mt_grid_x(const mt_layout *layout, uint32_t layer)
{
    int32_t w = layout->boxes ? layout->box[0].w : 0;
    return MT_GRID_MARGIN + (int32_t)layer * (w + MT_GRID_GAP);
}

#endif

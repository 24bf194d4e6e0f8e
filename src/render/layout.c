/* Scene -> layout: the steps in their order, and the size of boxes and picture. */
#include "render/layout.h"

#include "render/grid.h"

enum { BOX_LEAST = 132, BOX_MOST = 250, LINES_MOST = 9 };

/* Boxes as wide as the map has room for, as high as their text. */
static void size_boxes(mt_grid *g)
{
    mt_layout *l = g->layout;
    int32_t layers = (int32_t)g->layers;
    int32_t room = MT_MAP_WIDTH - 2 * MT_GRID_MARGIN - (layers - 1) * MT_GRID_GAP;
    int32_t w = layers ? room / layers : BOX_MOST;
    w = w < BOX_LEAST ? BOX_LEAST : w > BOX_MOST ? BOX_MOST : w;
    /* 17 % for faces that run wider than the table, as DejaVu Sans and Verdana do */
    uint32_t units = (uint32_t)(w - 2 * MT_BOX_PAD - 4) * 100000 / (MT_MAP_FONT * 117);
    for (uint32_t i = 0; i < l->boxes; i++) {
        mt_box *b = &l->box[i];
        b->w = w;
        mt_wrap(g->arena, g->scene->node[b->node].text, units, LINES_MOST, &b->text);
        b->h = MT_BOX_HEAD + (int32_t)b->text.line.n * MT_MAP_LEADING + MT_BOX_PAD;
        if (b->behind)
            b->h += MT_MAP_LEADING;
        b->h += b->h % 2; /* so that halves are whole, and the picture the same upside down */
        g->vertex.at[i].h = b->h;
    }
}

static void finish(mt_grid *g)
{
    mt_layout *l = g->layout;
    int32_t least = INT32_MAX, most = 0;
    for (uint32_t i = 0; i < g->vertex.n; i++) {
        int32_t top = g->vertex.at[i].y - g->vertex.at[i].h / 2;
        least = top < least ? top : least;
    }
    least = least == INT32_MAX ? 0 : least;
    for (uint32_t i = 0; i < g->vertex.n; i++) {
        mt_vertex *v = &g->vertex.at[i];
        v->y += MT_GRID_MARGIN - least;
        if (v->y - v->h / 2 + v->h > most)
            most = v->y - v->h / 2 + v->h;
    }
    for (uint32_t i = 0; i < l->boxes; i++) {
        l->box[i].x = mt_grid_x(l, l->box[i].layer);
        l->box[i].y = g->vertex.at[i].y - g->vertex.at[i].h / 2;
    }
    l->axis += MT_GRID_MARGIN - least;
    l->height = most + MT_GRID_MARGIN;
    l->layers = g->layers;
    if (l->boxes)
        l->width = mt_grid_x(l, g->layers - 1) + l->box[0].w + MT_GRID_MARGIN;
}

void mt_layout_build(mt_layout *layout, const mt_scene *scene)
{
    *layout = (mt_layout){.scene = scene};
    mt_grid g = {.arena = scene->arena, .layout = layout, .scene = scene};
    if (!mt_arena_failed(g.arena))
        mt_grid_layers(&g);
    if (!mt_arena_failed(g.arena))
        size_boxes(&g);
    if (!mt_arena_failed(g.arena))
        mt_grid_order(&g);
    if (!mt_arena_failed(g.arena))
        mt_grid_place(&g);
    if (mt_arena_failed(g.arena))
        return;
    finish(&g);
    mt_grid_route(&g);
}

/* render: scene -> layout, the map with every box and line in its place.
 *
 * Layered drawing after Sugiyama, Tagawa and Toda (1981), left to right from the
 * motion: layers by longest path, fewest crossings by barycentres and exchanges
 * (a forest is drawn without any), places by subtree contours for forests and
 * by isotonic regression otherwise.  The families of Yes and No, that is what
 * hangs under a claim for either side, lie above and below the axis; both are
 * read from top to bottom, so swapping Yes and No swaps the two families and
 * changes nothing inside them.  docs/PAGE.md has the method and its cost. */
#ifndef MT_RENDER_LAYOUT_H
#define MT_RENDER_LAYOUT_H

#include "render/measure.h"
#include "render/scene.h"

enum {
    MT_MAP_FONT = 13,    /* px, of the text in a box */
    MT_MAP_LEADING = 17, /* px from line to line */
    MT_MAP_WIDTH = 1136, /* px that the map likes to fill */
    MT_MAP_FULL = 25,    /* with more boxes than this, layers past MT_MAP_DEPTH are counted only */
    MT_MAP_DEPTH = 3,    /* of large maps */
    MT_MAP_DEPTH_FULL = 6, /* of small maps */
    MT_MAP_MOST = 300,     /* boxes drawn, and claims for which the page has a map */
    MT_MAP_LINES = 1200,   /* lines drawn */
    MT_BOX_PAD = 9,        /* px between a box and its text */
    MT_BOX_HEAD = 19       /* px of a box: the line with the label */
};

typedef struct mt_point {
    int32_t x, y;
} mt_point;

/* Bands of the picture from top to bottom. */
typedef enum mt_band {
    MT_BAND_FAR_YES, /* no path to the motion */
    MT_BAND_YES,
    MT_BAND_AXIS,
    MT_BAND_NO,
    MT_BAND_FAR_NO,
    MT_BANDS
} mt_band;

typedef struct mt_box {
    uint32_t node;
    uint32_t layer;
    mt_band band;
    int32_t x, y, w, h; /* left, top, width, height */
    mt_lines text;
    uint32_t behind; /* claims not drawn that hang under this box */
} mt_box;

/* A path from the right box to the left one (or to the line that is undercut).
 * Between points that share no coordinate it curves, leaving and arriving level. */
typedef struct mt_trace {
    uint32_t edge;
    bool turned; /* the arrow is at the right end: the relation runs to the right */
    bool dot;    /* ends on a line: draw a dot there, not an arrow */
    bool joint;  /* leads into the bracket of its step; only the first of them leads on */
    mt_point *point;
    uint32_t points;
    mt_point badge; /* where its sign goes */
} mt_trace;

typedef struct mt_layout {
    const mt_scene *scene;
    mt_box *box;
    uint32_t boxes;
    mt_trace *trace;
    uint32_t traces;
    int32_t width, height, axis;
    uint32_t layers;
    uint32_t crossings; /* of lines, as counted between neighbouring layers */
    uint32_t left_out;  /* boxes not drawn and not counted behind another */
} mt_layout;

/* Lay out; memory in scene.arena.  At most MT_MAP_MOST boxes and MT_MAP_LINES
 * lines are placed, so the cost past reading the scene is bounded. */
void mt_layout_build(mt_layout *layout, const mt_scene *scene);

#endif

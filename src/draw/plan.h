/* draw: what the steps of the layout hand on.
 *
 * The map is laid out frame by frame.  A frame is the whole map or the inside of an open group.
 * In it stand boxes, in rows, and between them run wires; a line of the map that leaves a group
 * is a chain of wires, one a frame, and passes from frame to frame at the border.  So a line
 * never runs through a box, and every group is a rectangle that holds its own and nothing else.
 * Layers after Sugiyama, Tagawa and Toda (1981); groups one inside the other as in Sugiyama and
 * Misue (1991), each as a box of its parent.
 *
 * Two directions: rows follow each other *along*, from the head, where what is argued for stands,
 * to the foot; within a row it goes *across*.  `rankdir` says what is up and what is right, in
 * path.c alone.  All sizes are points, as in DOT. */
#ifndef MT_DRAW_PLAN_H
#define MT_DRAW_PLAN_H

#include "argmap/image.h"

/* Distances in points. */
#define MT_DR_GAP 34.0     /* between two rows, at least */
#define MT_DR_BORDER 12.0  /* between a row and the border, where lines pass it */
#define MT_DR_GAP_MOST 150 /* and at most: where lines run far across */
#define MT_DR_NEAR 14.0    /* between boxes that bear on the same box */
#define MT_DR_APART 24.0   /* between others */
#define MT_DR_WAY 10.0     /* between a line and what is beside it */
#define MT_DR_PAD 7.0      /* between a box and what stands in it, above and below */
#define MT_DR_LEADING 1.2  /* from line to line, in sizes of the type */
#define MT_DR_PORTS 12.0   /* between the ends of lines at a box */

typedef MT_VEC(uint32_t) mt_dr_indices;

/* A line of text of a box: bytes with <b>, <i> and entities, as mt_am_label_lines() has them. */
typedef struct mt_dr_line {
    moot_str words;
    double width;
} mt_dr_line;

/* A run of lines in one type. */
typedef struct mt_dr_text {
    moot_str face;
    double size;
    bool bold;
    uint32_t line, lines; /* in plan.lines */
} mt_dr_text;

typedef struct mt_dr_box {
    uint32_t frame;    /* in which it stands; MT_NO_ID: in none, for a closed group holds it */
    uint32_t inside;   /* the frame of an open group, or MT_NO_ID */
    uint32_t row;      /* from 1 at the head */
    uint32_t vertex;   /* in its frame */
    double wide, high; /* as seen, whatever the direction */
    double x, y;       /* the low ends across and along, once all stands: mt_dr_corner() */
    mt_dr_text title, text;
    double image_high, image_wide; /* of the row of images */
    double image_gap;              /* between two of them */
} mt_dr_box;

typedef struct mt_dr_frame {
    uint32_t box;               /* the group, or MT_NO_ID for the whole map */
    uint32_t first_wire, wires; /* in plan.wire_of */
    uint32_t first_box, boxes;  /* in plan.box_of */
    uint32_t first_vertex, vertices;
    uint32_t first_piece, pieces;
    uint32_t rows;        /* row 0 and row rows + 1 are the border */
    uint32_t first_row;   /* in plan.row_start: rows + 3 of them */
    double across, along; /* of what is inside, without the space around it */
    double before, head;  /* space around it, at the low ends of across and along */
    double after, foot;
    double least; /* from left to right, for the title of the group */
} mt_dr_frame;

/* A part of a line in one frame, from `low` (nearer the foot) to `high`. */
typedef struct mt_dr_wire {
    uint32_t frame, edge;
    uint32_t low, high;       /* boxes; MT_NO_ID: the border */
    bool turned;              /* the line runs from high to low here */
    bool flat;                /* both stand in one row, or are the same */
    uint32_t chain, n;        /* vertices from low to high: plan.chain */
    double off_low, off_high; /* where it touches its boxes, across, from their middle */
} mt_dr_wire;

typedef struct mt_dr_vertex {
    uint32_t box; /* or MT_NO_ID: a line passes */
    uint32_t row, pos;
    uint64_t key;  /* order before any is exchanged */
    double across; /* size */
    double at;     /* middle, across */
} mt_dr_vertex;

/* A wire between neighbouring rows. */
typedef struct mt_dr_piece {
    uint32_t high, low; /* vertices; high.row + 1 == low.row */
    uint32_t wire;
    double off_high, off_low; /* from the middles of the two */
} mt_dr_piece;

typedef struct mt_dr_point {
    double x, y;
} mt_dr_point;

typedef struct mt_dr_plan {
    mt_arena *arena;
    const mt_am_map *map;
    bool sideways, from_end; /* along is x; along runs against x or y */
    mt_dr_box *box;          /* of every child of the map (mt_am_child) */
    uint32_t boxes;
    MT_VEC(mt_dr_frame) frame; /* each before those inside it */
    MT_VEC(mt_dr_wire) wire;   /* those of a line behind each other, from its tail to its arrow */
    uint32_t *edge_wire;       /* of every edge the first; one more at the end */
    uint32_t *box_of, *wire_of;
    uint32_t *same; /* of every box the first of those on its rank */
    MT_VEC(mt_dr_line) lines;
    MT_VEC(mt_dr_vertex) vertex;
    MT_VEC(uint32_t) chain;
    MT_VEC(mt_dr_piece) piece;
    mt_dr_indices row_start;         /* of every frame, places in `row` */
    mt_dr_indices row;               /* vertices by row and position */
    MT_VEC(double) row_at, row_high; /* of every row: where it begins, along, and its size */
    /* Pieces of the frame in hand by their low and by their high vertex: places in `piece`. */
    uint32_t *up_start, *up, *down_start, *down;
    double wide, high;
} mt_dr_plan;

/* draw.c: everything below, in order.  Check the arena. */
void mt_dr_layout(mt_dr_plan *p, const mt_am_map *map);
/* A number of the settings, if it is from 0 to `most`; else `usual`. */
static inline double mt_dr_within(double x, double most, double usual)
{
    return x >= 0 && x <= most ? x : usual;
}

/* box.c: texts and sizes of all boxes but open groups. */
void mt_dr_boxes(mt_dr_plan *p);
/* The size of an image in points; that of a thumbnail where it is not known. */
void mt_dr_image_size(const mt_dr_plan *p, const mt_am_image *image, double *wide, double *high);
/* The space around a frame: for the margin and the title of its group. */
void mt_dr_insets(const mt_dr_plan *p, mt_dr_frame *f);
/* frame.c: frames, rows and wires. */
void mt_dr_frames(mt_dr_plan *p);
/* shelf.c: parts of a frame that nothing joins, one under the other.  Sizes are known. */
void mt_dr_shelves(mt_dr_plan *p, uint32_t frame);
/* order.c: vertices and pieces of a frame, and few crossings. */
void mt_dr_order(mt_dr_plan *p, uint32_t frame);
/* place.c: where the vertices of a frame stand, and so its size. */
void mt_dr_place(mt_dr_plan *p, uint32_t frame);
/* path.c: everything in the picture. */
void mt_dr_finish(mt_dr_plan *p);
mt_dr_point mt_dr_corner(const mt_dr_plan *p, const mt_dr_box *b); /* left and top, as seen */
/* The points of an edge, from tail to arrow, into `to` (room for mt_dr_most_points()): between
 * points k and k + 1 it is straight if k is even, else it curves and leaves and arrives along.
 * The number of points, 0 if the edge is not drawn. */
uint32_t mt_dr_points(const mt_dr_plan *p, uint32_t edge, mt_dr_point *to);
uint32_t mt_dr_most_points(const mt_dr_plan *p);

static inline double mt_dr_text_high(const mt_dr_text *t)
{
    return t->lines * t->size * MT_DR_LEADING;
}
static inline double mt_dr_across(const mt_dr_plan *p, const mt_dr_box *b)
{
    return p->sideways ? b->high : b->wide;
}
static inline double mt_dr_along(const mt_dr_plan *p, const mt_dr_box *b)
{
    return p->sideways ? b->wide : b->high;
}

#endif

/* Frames -> the whole picture: where every box stands, and the way of every line. */
#include "draw/plan.h"

#define ASIDE 10.0 /* from the middle of a box, where a line along its own row begins and ends */

/* --- places --- */

/* Every box of the frame from its vertex and row, every frame inside from its box. */
static void settle_frame(mt_dr_plan *p, const mt_dr_frame *f, double across, double along)
{
    const double *row_at = p->row_at.at + f->first_row, *high = p->row_high.at + f->first_row;
    for (uint32_t i = 0; i < f->vertices; i++)
        p->vertex.at[f->first_vertex + i].at += across;
    for (uint32_t r = 0; r < f->rows + 2; r++)
        p->row_at.at[f->first_row + r] += along;
    for (uint32_t i = 0; i < f->boxes; i++) {
        mt_dr_box *b = &p->box[p->box_of[f->first_box + i]];
        const mt_dr_vertex *v = &p->vertex.at[b->vertex];
        b->x = v->at - v->across / 2;
        b->y = row_at[b->row] + (high[b->row] - mt_dr_along(p, b)) / 2;
    }
}

static mt_dr_point turned_to(const mt_dr_plan *p, double across, double along)
{
    double length = p->sideways ? p->wide : p->high;
    if (p->from_end)
        along = length - along;
    return p->sideways ? (mt_dr_point){along, across} : (mt_dr_point){across, along};
}

void mt_dr_finish(mt_dr_plan *p)
{
    for (uint32_t i = 0; i < p->frame.n; i++) {
        const mt_dr_frame *f = &p->frame.at[i];
        const mt_dr_box *b = f->box == MT_NO_ID ? NULL : &p->box[f->box];
        settle_frame(p, f, (b ? b->x : 0) + f->before, (b ? b->y : 0) + f->head);
    }
    const mt_dr_frame *whole = &p->frame.at[0];
    double across = whole->before + whole->across + whole->after;
    double along = whole->head + whole->along + whole->foot;
    p->wide = p->sideways ? along : across;
    p->high = p->sideways ? across : along;
}

/* The left upper corner in the picture. */
mt_dr_point mt_dr_corner(const mt_dr_plan *p, const mt_dr_box *b)
{
    return turned_to(p, b->x, b->y + (p->from_end ? mt_dr_along(p, b) : 0));
}

/* --- lines --- */

typedef struct tracer {
    const mt_dr_plan *p;
    mt_dr_point *to;
    uint32_t n;
} tracer;

static void put(tracer *t, double across, double along)
{
    t->to[t->n++] = turned_to(t->p, across, along);
}

static double row_head(const mt_dr_plan *p, const mt_dr_frame *f, uint32_t row)
{
    return p->row_at.at[f->first_row + row];
}

static double row_foot(const mt_dr_plan *p, const mt_dr_frame *f, uint32_t row)
{
    return row_head(p, f, row) + p->row_high.at[f->first_row + row];
}

/* Where a line begins or ends at a box: at the box and at the edge of its row; at an open group
 * at the edge of the row alone, for inside it goes on.  `head`: which side of the box. */
static void put_end(tracer *t, const mt_dr_frame *f, uint32_t box, double off, bool head,
                    bool begins)
{
    const mt_dr_plan *p = t->p;
    const mt_dr_box *b = &p->box[box];
    double across = p->vertex.at[b->vertex].at + off;
    double at_box = head ? b->y : b->y + mt_dr_along(p, b);
    double at_row = head ? row_head(p, f, b->row) : row_foot(p, f, b->row);
    bool plain = b->inside == MT_NO_ID;
    if (begins && plain)
        put(t, across, at_box);
    put(t, across, at_row);
    if (!begins && plain)
        put(t, across, at_box);
}

static void put_border(tracer *t, const mt_dr_frame *f, const mt_dr_wire *w, bool head)
{
    const mt_dr_plan *p = t->p;
    const mt_dr_box *b = &p->box[f->box];
    double across = p->vertex.at[b->vertex].at; /* where no place was kept: the middle */
    if (w->n)
        across = p->vertex.at[p->chain.at[head ? w->chain + w->n - 1 : w->chain]].at;
    put(t, across, row_head(p, f, head ? 0 : f->rows + 1));
}

/* The inner vertices of a wire: straight through their rows. */
static void put_ways(tracer *t, const mt_dr_frame *f, const mt_dr_wire *w)
{
    const mt_dr_plan *p = t->p;
    for (uint32_t i = 1; i + 1 < w->n; i++) {
        const mt_dr_vertex *v =
            &p->vertex.at[p->chain.at[w->chain + (w->turned ? w->n - 1 - i : i)]];
        double head = row_head(p, f, v->row), foot = row_foot(p, f, v->row);
        put(t, v->at, w->turned ? head : foot);
        put(t, v->at, w->turned ? foot : head);
    }
}

/* Along one row: both ends at the head, each on the side of the other. */
static void put_flat(tracer *t, const mt_dr_frame *f, const mt_dr_wire *w)
{
    const mt_dr_plan *p = t->p;
    double a = p->vertex.at[p->box[w->low].vertex].at, b = p->vertex.at[p->box[w->high].vertex].at;
    double side = a <= b ? ASIDE : -ASIDE;
    bool plain_a = p->box[w->low].inside == MT_NO_ID, plain_b = p->box[w->high].inside == MT_NO_ID;
    put_end(t, f, w->low, plain_a ? side * (w->low == w->high ? -1 : 1) : w->off_low, true, true);
    put_end(t, f, w->high, plain_b ? side * (w->low == w->high ? 1 : -1) : w->off_high, true,
            false);
}

static bool is_along_row(const mt_dr_plan *p, const mt_dr_wire *w)
{
    return w->low != MT_NO_ID && w->high != MT_NO_ID && p->box[w->low].row == p->box[w->high].row;
}

static void trace(tracer *t, const mt_dr_wire *w)
{
    const mt_dr_frame *f = &t->p->frame.at[w->frame];
    if (is_along_row(t->p, w)) {
        put_flat(t, f, w);
        return;
    }
    for (int second = 0; second < 2; second++) {
        bool low = (second == 0) != w->turned; /* the low end has its line at its head */
        uint32_t box = low ? w->low : w->high;
        if (second)
            put_ways(t, f, w);
        if (box == MT_NO_ID)
            put_border(t, f, w, !low);
        else
            put_end(t, f, box, low ? w->off_low : w->off_high, low, !second);
    }
}

uint32_t mt_dr_points(const mt_dr_plan *p, uint32_t edge, mt_dr_point *to)
{
    tracer t = {.p = p, .to = to};
    for (uint32_t i = p->edge_wire[edge]; i < p->edge_wire[edge + 1]; i++)
        trace(&t, &p->wire.at[i]);
    return t.n;
}

uint32_t mt_dr_most_points(const mt_dr_plan *p)
{
    uint32_t most = 0;
    for (uint32_t e = 0; e < p->map->edges.n; e++) {
        uint32_t n = 0;
        for (uint32_t i = p->edge_wire[e]; i < p->edge_wire[e + 1]; i++)
            n += 2 * p->wire.at[i].n + 4;
        most = n > most ? n : most;
    }
    return most;
}

/* Rows of a frame -> where its vertices stand across, where its rows begin along, and its size.
 *
 * A forest: every box in the middle of what bears on it, and every tree as near to the one before
 * it as the rows allow (Reingold and Tilford 1981, with boxes of any width).  Otherwise: each row
 * in turn as near to its neighbours as the distances allow, an isotonic regression, solved by
 * pooling adjacent violators; lines through many rows count more, so that they run straight. */
#include "draw/plan.h"

#include <math.h>
#include <stdlib.h>

enum { SWEEPS = 14, FOREST_ROWS = 5000 /* in deeper ones a push costs too much */ };
#define LEAD 9.0   /* straight, between a box and where its lines begin to curve: an arrow */
#define INSET 8.0  /* at the ends of the side where lines touch a box */
#define SLOPE 0.12 /* of the gap between rows per point that a line runs across */

typedef struct placer {
    mt_dr_plan *p;
    const mt_dr_frame *f;
    const uint32_t *start; /* of the rows, in plan.row */
    double *right;         /* of each row: where the last vertex placed ends */
    uint32_t *last;        /* and that vertex */
    double *push;          /* of a vertex: added to it and all below it */
    uint32_t *deepest;     /* row of a vertex's tree */
    double *mean, *weight; /* pools */
    uint32_t *count;
} placer;

static mt_dr_vertex *vertex(const mt_dr_plan *p, uint32_t v)
{
    return &p->vertex.at[v];
}

static bool is_way(const mt_dr_plan *p, uint32_t v)
{
    return vertex(p, v)->box == MT_NO_ID;
}

/* --- where lines touch boxes --- */

typedef struct touch {
    double place;
    uint32_t piece;
} touch;

static int by_place(const void *pa, const void *pb)
{
    const touch *a = pa, *b = pb;
    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    return a->piece < b->piece ? -1 : a->piece > b->piece;
}

/* Spread the lines on one side of a plain box, in the order of their other ends. */
static void spread(const placer *x, uint32_t v, bool look_up, touch *room)
{
    mt_dr_plan *p = x->p;
    const uint32_t *start = look_up ? p->up_start : p->down_start;
    const uint32_t *list = look_up ? p->up : p->down;
    uint32_t at = v - x->f->first_vertex, n = start[at + 1] - start[at];
    for (uint32_t i = 0; i < n; i++) {
        const mt_dr_piece *piece = &p->piece.at[list[start[at] + i]];
        const mt_dr_vertex *other = vertex(p, look_up ? piece->high : piece->low);
        double off = look_up ? piece->off_high : piece->off_low;
        room[i] = (touch){other->pos + (other->across > 0 ? off / other->across : 0),
                          list[start[at] + i]};
    }
    qsort(room, n, sizeof(*room), by_place);
    double pitch = n > 1 ? (vertex(p, v)->across - 2 * INSET) / (n - 1) : 0;
    pitch = pitch > MT_DR_PORTS ? MT_DR_PORTS : pitch < 0 ? 0 : pitch;
    for (uint32_t i = 0; i < n; i++) {
        mt_dr_piece *piece = &p->piece.at[room[i].piece];
        mt_dr_wire *w = &p->wire.at[piece->wire];
        double off = (i - (n - 1) / 2.0) * pitch;
        if (look_up)
            piece->off_low = w->off_low = off;
        else
            piece->off_high = w->off_high = off;
    }
}

static void spread_all(const placer *x)
{
    mt_dr_plan *p = x->p;
    touch *room = MT_NEW_ARRAY(p->arena, touch, (size_t)x->f->pieces + 1);
    for (uint32_t i = 0; room && i < x->f->boxes; i++) {
        uint32_t v = x->f->first_vertex + i;
        if (p->box[vertex(p, v)->box].inside != MT_NO_ID)
            continue;
        spread(x, v, true, room);
        spread(x, v, false, room);
    }
}

/* --- distances --- */

/* The vertex that v hangs under where that is one. */
static uint32_t above(const placer *x, uint32_t v)
{
    const mt_dr_plan *p = x->p;
    uint32_t at = v - x->f->first_vertex;
    return p->up_start[at + 1] - p->up_start[at] == 1 ? p->piece.at[p->up[p->up_start[at]]].high
                                                      : MT_NO_ID;
}

/* Between the middles of u and, behind it in the same row, v. */
static double distance(const placer *x, uint32_t u, uint32_t v)
{
    const mt_dr_plan *p = x->p;
    double gap = MT_DR_APART;
    if (is_way(p, u) || is_way(p, v))
        gap = MT_DR_WAY;
    else if (above(x, u) != MT_NO_ID && above(x, u) == above(x, v))
        gap = MT_DR_NEAR;
    return vertex(p, u)->across / 2 + gap + vertex(p, v)->across / 2;
}

/* --- forests --- */

static bool is_forest(const placer *x)
{
    const mt_dr_plan *p = x->p;
    for (uint32_t i = 0; i < x->f->vertices; i++)
        if (p->up_start[i + 1] - p->up_start[i] > 1)
            return false;
    return x->f->rows <= FOREST_ROWS;
}

static int by_position(const void *pa, const void *pb)
{
    const touch *a = pa, *b = pb; /* here `piece` is the vertex */
    return a->place < b->place ? -1 : a->place > b->place;
}

/* Put what hangs under each vertex in the order of its positions: pieces of `down`. */
static void sort_children(const placer *x)
{
    mt_dr_plan *p = x->p;
    touch *room = MT_NEW_ARRAY(p->arena, touch, (size_t)x->f->pieces + 1);
    for (uint32_t v = 0; room && v < x->f->vertices; v++) {
        uint32_t *list = p->down + p->down_start[v], n = p->down_start[v + 1] - p->down_start[v];
        for (uint32_t i = 0; i < n; i++)
            room[i] = (touch){vertex(p, p->piece.at[list[i]].low)->pos, list[i]};
        qsort(room, n, sizeof(*room), by_position);
        for (uint32_t i = 0; i < n; i++)
            list[i] = room[i].piece;
    }
}

/* Place v over its children, which stand, and push its whole tree on if v would touch what
 * stands before it in its row.  What a vertex was pushed by its parents is added at the end. */
static void settle(const placer *x, uint32_t v)
{
    mt_dr_plan *p = x->p;
    mt_dr_vertex *w = vertex(p, v);
    uint32_t at = v - x->f->first_vertex, from = p->down_start[at], end = p->down_start[at + 1];
    uint32_t before = x->last[w->row];
    double least = w->across / 2;
    if (before != MT_NO_ID)
        least = x->right[w->row] - vertex(p, before)->across / 2 + distance(x, before, v);
    x->deepest[at] = w->row;
    for (uint32_t k = from; k < end; k++) {
        uint32_t deep = x->deepest[p->piece.at[p->down[k]].low - x->f->first_vertex];
        x->deepest[at] = deep > x->deepest[at] ? deep : x->deepest[at];
    }
    double want = least;
    if (from < end) {
        const mt_dr_piece *a = &p->piece.at[p->down[from]], *b = &p->piece.at[p->down[end - 1]];
        want = (vertex(p, a->low)->at + vertex(p, b->low)->at) / 2;
    }
    double push = want < least ? least - want : 0;
    w->at = want + push;
    for (uint32_t k = from; push > 0 && k < end; k++)
        x->push[p->piece.at[p->down[k]].low - x->f->first_vertex] = push;
    for (uint32_t r = w->row + 1; push > 0 && r <= x->deepest[at]; r++)
        x->right[r] += push;
    x->last[w->row] = v;
    x->right[w->row] = w->at + w->across / 2;
}

/* Settle the tree of `top`, children first; then hand down what was pushed. */
static void place_tree(const placer *x, uint32_t top, uint32_t *stack, uint32_t *at)
{
    mt_dr_plan *p = x->p;
    uint32_t first = x->f->first_vertex, depth = 0;
    for (int down = 0; down < 2; down++) {
        stack[depth++] = top - first;
        at[top - first] = p->down_start[top - first];
        while (depth) {
            uint32_t v = stack[depth - 1];
            if (at[v] == p->down_start[v + 1]) {
                if (!down)
                    settle(x, v + first);
                depth--;
                continue;
            }
            uint32_t child = p->piece.at[p->down[at[v]++]].low - first;
            if (down) {
                x->push[child] += x->push[v];
                vertex(p, child + first)->at += x->push[child];
            }
            at[child] = p->down_start[child];
            stack[depth++] = child;
        }
    }
}

static void place_forest(const placer *x)
{
    mt_dr_plan *p = x->p;
    uint32_t *stack = MT_NEW_ARRAY(p->arena, uint32_t, (size_t)x->f->vertices + 1);
    uint32_t *at = MT_NEW_ARRAY(p->arena, uint32_t, (size_t)x->f->vertices + 1);
    if (!stack || !at)
        return;
    sort_children(x);
    for (uint32_t r = 0; r < x->f->rows + 2; r++)
        x->last[r] = MT_NO_ID;
    for (uint32_t r = 0; r < x->f->rows + 2; r++)
        for (uint32_t i = x->start[r]; i < x->start[r + 1]; i++)
            if (above(x, p->row.at[i]) == MT_NO_ID)
                place_tree(x, p->row.at[i], stack, at);
}

/* --- other graphs --- */

/* Lines through several rows ought to run straight. */
static double weight_of(const mt_dr_plan *p, const mt_dr_piece *piece)
{
    int ways = is_way(p, piece->high) + is_way(p, piece->low);
    return ways == 2 ? 8 : ways == 1 ? 2 : 1;
}

/* Where v would like to stand for its neighbours on one side, and how much. */
static double wanted(const placer *x, uint32_t v, bool look_up, double *weight)
{
    const mt_dr_plan *p = x->p;
    const uint32_t *start = look_up ? p->up_start : p->down_start;
    const uint32_t *list = look_up ? p->up : p->down;
    uint32_t at = v - x->f->first_vertex;
    double sum = 0, all = 0;
    for (uint32_t k = start[at]; k < start[at + 1]; k++) {
        const mt_dr_piece *piece = &p->piece.at[list[k]];
        double w = weight_of(p, piece);
        double off = look_up ? piece->off_high - piece->off_low : piece->off_low - piece->off_high;
        sum += w * (vertex(p, look_up ? piece->high : piece->low)->at + off);
        all += w;
    }
    *weight = all > 0 ? all : 0.1;
    return all > 0 ? sum / all : vertex(p, v)->at;
}

/* Give the vertices of a row the places nearest to those wanted that keep their order and
 * distances. */
static void sweep_row(const placer *x, uint32_t row, bool look_up)
{
    const mt_dr_plan *p = x->p;
    const uint32_t *v = p->row.at + x->start[row];
    uint32_t n = x->start[row + 1] - x->start[row], pools = 0;
    double offset = 0;
    for (uint32_t i = 0; i < n; i++) {
        double weight;
        offset += i ? distance(x, v[i - 1], v[i]) : 0;
        double mean = wanted(x, v[i], look_up, &weight) - offset;
        uint32_t count = 1;
        while (pools && x->mean[pools - 1] > mean) {
            pools--;
            mean =
                (mean * weight + x->mean[pools] * x->weight[pools]) / (weight + x->weight[pools]);
            weight += x->weight[pools];
            count += x->count[pools];
        }
        x->mean[pools] = mean;
        x->weight[pools] = weight;
        x->count[pools++] = count;
    }
    offset = 0;
    for (uint32_t k = 0, i = 0; k < pools; k++)
        for (uint32_t j = 0; j < x->count[k]; j++, i++) {
            offset += i ? distance(x, v[i - 1], v[i]) : 0;
            vertex(p, v[i])->at = x->mean[k] + offset;
        }
}

static void place_graph(const placer *x)
{
    const mt_dr_plan *p = x->p;
    for (uint32_t r = 0; r < x->f->rows + 2; r++) {
        double at = 0;
        for (uint32_t i = x->start[r]; i < x->start[r + 1]; i++) {
            uint32_t v = p->row.at[i];
            at += i > x->start[r] ? distance(x, p->row.at[i - 1], v) : vertex(p, v)->across / 2;
            vertex(p, v)->at = at;
        }
    }
    for (int s = 0; s < SWEEPS; s++) {
        for (uint32_t r = 0; s % 2 == 0 && r < x->f->rows + 2; r++)
            sweep_row(x, r, true);
        for (uint32_t r = x->f->rows + 2; s % 2 == 1 && r-- > 0;)
            sweep_row(x, r, false);
    }
}

/* --- the frame --- */

/* Room along for each row, and between rows more where lines run far across. */
static void place_rows(mt_dr_plan *p, mt_dr_frame *f)
{
    uint32_t rows = f->rows + 2;
    double *at = p->row_at.at + f->first_row, *high = p->row_high.at + f->first_row;
    double *gap = MT_NEW_ARRAY(p->arena, double, (size_t)rows + 1);
    if (!gap)
        return;
    for (uint32_t i = 0; i < f->boxes; i++) {
        const mt_dr_box *b = &p->box[p->box_of[f->first_box + i]];
        double along = mt_dr_along(p, b) + 2 * LEAD;
        high[b->row] = along > high[b->row] ? along : high[b->row];
    }
    for (uint32_t i = f->first_piece; i < f->first_piece + f->pieces; i++) {
        const mt_dr_piece *piece = &p->piece.at[i];
        double run = fabs(vertex(p, piece->high)->at + piece->off_high - vertex(p, piece->low)->at -
                          piece->off_low);
        uint32_t row = vertex(p, piece->high)->row;
        double want = (row == 0 || row == f->rows ? MT_DR_BORDER : MT_DR_GAP) + run * SLOPE;
        want = want > MT_DR_GAP_MOST ? MT_DR_GAP_MOST : want;
        gap[row] = want > gap[row] ? want : gap[row];
    }
    double along = 0;
    for (uint32_t r = 1; r < f->rows; r++)
        gap[r] = gap[r] > 0 ? gap[r] : MT_DR_APART; /* between shelves */
    for (uint32_t r = 0; r < rows; r++) {
        at[r] = along;
        along += high[r] + gap[r];
    }
    f->along = along;
}

/* The ends at the border are where the same lines touch the group outside. */
static void hand_out(mt_dr_plan *p, const mt_dr_frame *f)
{
    uint32_t outer = f->box == MT_NO_ID ? MT_NO_ID : p->box[f->box].frame;
    for (uint32_t i = 0; outer != MT_NO_ID && i < f->wires; i++) {
        uint32_t id = p->wire_of[f->first_wire + i];
        const mt_dr_wire *w = &p->wire.at[id];
        if (!w->n || (w->low != MT_NO_ID && w->high != MT_NO_ID))
            continue;
        uint32_t port = p->chain.at[w->low == MT_NO_ID ? w->chain : w->chain + w->n - 1];
        bool next = id + 1 < p->wire.n && p->wire.at[id + 1].edge == w->edge &&
                    p->wire.at[id + 1].frame == outer;
        mt_dr_wire *to = &p->wire.at[next ? id + 1 : id - 1];
        double off = f->before + vertex(p, port)->at - mt_dr_across(p, &p->box[f->box]) / 2;
        if (to->low == f->box)
            to->off_low = off;
        else
            to->off_high = off;
    }
}

/* The vertices from 0 on, in the middle of `least` if they take less. */
static void shift(mt_dr_plan *p, mt_dr_frame *f, double least)
{
    double low = 0, high = 0;
    for (uint32_t i = 0; i < f->vertices; i++) {
        const mt_dr_vertex *v = vertex(p, f->first_vertex + i);
        low = !i || v->at - v->across / 2 < low ? v->at - v->across / 2 : low;
        high = !i || v->at + v->across / 2 > high ? v->at + v->across / 2 : high;
    }
    f->across = high - low > least ? high - low : least;
    double by = (f->across - (high - low)) / 2 - low;
    for (uint32_t i = 0; i < f->vertices; i++)
        vertex(p, f->first_vertex + i)->at += by;
}

/* The size of the group around the frame. */
static void enclose(mt_dr_plan *p, const mt_dr_frame *f)
{
    mt_dr_box *b = &p->box[f->box];
    double across = f->before + f->across + f->after, along = f->head + f->along + f->foot;
    b->wide = p->sideways ? along : across;
    b->high = p->sideways ? across : along;
}

static bool get_room(placer *x)
{
    mt_dr_plan *p = x->p;
    size_t rows = (size_t)x->f->rows + 3, n = (size_t)x->f->vertices + 1;
    x->right = MT_NEW_ARRAY(p->arena, double, rows);
    x->last = MT_NEW_ARRAY(p->arena, uint32_t, rows);
    x->push = MT_NEW_ARRAY(p->arena, double, n);
    x->deepest = MT_NEW_ARRAY(p->arena, uint32_t, n);
    x->mean = MT_NEW_ARRAY(p->arena, double, n);
    x->weight = MT_NEW_ARRAY(p->arena, double, n);
    x->count = MT_NEW_ARRAY(p->arena, uint32_t, n);
    for (uint32_t r = 0; r < x->f->rows + 3; r++) {
        MT_VEC_PUSH(p->arena, &p->row_at, 0);
        MT_VEC_PUSH(p->arena, &p->row_high, 0);
    }
    return !mt_arena_failed(p->arena);
}

void mt_dr_place(mt_dr_plan *p, uint32_t frame)
{
    mt_dr_frame *f = &p->frame.at[frame];
    placer x = {.p = p, .f = f, .start = p->row_start.at + f->first_row};
    if (!get_room(&x))
        return;
    spread_all(&x);
    if (is_forest(&x))
        place_forest(&x);
    else
        place_graph(&x);
    mt_dr_insets(p, f);
    shift(p, f, p->sideways ? 0 : f->least);
    place_rows(p, f);
    if (p->sideways && f->along < f->least)
        f->along = f->least;
    if (f->box == MT_NO_ID)
        return;
    enclose(p, f);
    hand_out(p, f);
}

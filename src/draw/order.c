/* Boxes and wires of a frame -> vertices in rows, in an order with few crossings.
 *
 * The order of the text, deepest first, draws a forest without crossings.  Otherwise vertices go
 * to the mean of their neighbours, row by row, down and up in turn, neighbours in a row change
 * places where that saves crossings, and the best of a bounded number of rounds is kept. */
#include "draw/plan.h"

#include <stdlib.h>

enum { ROUNDS = 12, EXCHANGED = 20000 /* pieces, up to which neighbours change places */ };
/* Waypoints of the whole map: longer lines than that run straight. */
enum { WAYS_A_LINE = 16, WAYS_FREE = 1 << 20 };

static mt_dr_vertex *vertex(const mt_dr_plan *p, uint32_t v)
{
    return &p->vertex.at[v];
}

/* --- vertices and pieces --- */

static uint32_t add_vertex(mt_dr_plan *p, uint32_t box, uint32_t row, double across)
{
    mt_dr_vertex v = {.box = box, .row = row, .across = across};
    MT_VEC_PUSH(p->arena, &p->vertex, v);
    return p->vertex.n - 1;
}

static void push_chain(mt_dr_plan *p, uint32_t v)
{
    MT_VEC_PUSH(p->arena, &p->chain, v);
}

static uint32_t end_vertex(mt_dr_plan *p, uint32_t box, uint32_t border)
{
    return box == MT_NO_ID ? add_vertex(p, MT_NO_ID, border, 0) : p->box[box].vertex;
}

static void add_chain(mt_dr_plan *p, const mt_dr_frame *f, uint32_t wire)
{
    mt_dr_wire w = p->wire.at[wire];
    uint32_t low = w.low == MT_NO_ID ? f->rows + 1 : p->box[w.low].row;
    uint32_t high = w.high == MT_NO_ID ? 0 : p->box[w.high].row;
    size_t most = (size_t)WAYS_A_LINE * p->wire.n + WAYS_FREE;
    if (w.flat || p->chain.n + (size_t)(low - high) > most) {
        p->wire.at[wire].flat = true;
        return;
    }
    w.chain = p->chain.n;
    push_chain(p, end_vertex(p, w.low, low));
    for (uint32_t row = low - 1; row > high; row--)
        push_chain(p, add_vertex(p, MT_NO_ID, row, 0));
    push_chain(p, end_vertex(p, w.high, 0));
    w.n = p->chain.n - w.chain;
    if (mt_arena_failed(p->arena))
        return;
    for (uint32_t i = 0; i + 1 < w.n; i++) {
        mt_dr_piece piece = {
            .low = p->chain.at[w.chain + i], .high = p->chain.at[w.chain + i + 1], .wire = wire};
        MT_VEC_PUSH(p->arena, &p->piece, piece);
    }
    p->wire.at[wire] = w;
}

static void add_vertices(mt_dr_plan *p, mt_dr_frame *f)
{
    f->first_vertex = p->vertex.n;
    f->first_piece = p->piece.n;
    for (uint32_t i = 0; i < f->boxes; i++) {
        mt_dr_box *b = &p->box[p->box_of[f->first_box + i]];
        b->vertex = add_vertex(p, p->box_of[f->first_box + i], b->row, mt_dr_across(p, b));
    }
    for (uint32_t i = 0; i < f->wires && !mt_arena_failed(p->arena); i++)
        add_chain(p, f, p->wire_of[f->first_wire + i]);
    f->vertices = p->vertex.n - f->first_vertex;
    f->pieces = p->piece.n - f->first_piece;
}

static void neighbours(mt_dr_plan *p, const mt_dr_frame *f, bool of_low, uint32_t **start_out,
                       uint32_t **list_out)
{
    uint32_t *start = MT_NEW_ARRAY(p->arena, uint32_t, (size_t)f->vertices + 2);
    uint32_t *list = MT_NEW_ARRAY(p->arena, uint32_t, (size_t)f->pieces + 1);
    *start_out = start;
    *list_out = list;
    if (!start || !list || !f->pieces)
        return;
    const mt_dr_piece *piece = p->piece.at + f->first_piece;
    for (uint32_t i = 0; i < f->pieces; i++)
        start[(of_low ? piece[i].low : piece[i].high) - f->first_vertex + 2]++;
    for (uint32_t i = 2; i < f->vertices + 2; i++)
        start[i] += start[i - 1];
    for (uint32_t i = 0; i < f->pieces; i++)
        list[start[(of_low ? piece[i].low : piece[i].high) - f->first_vertex + 1]++] =
            f->first_piece + i;
}

/* --- the first order --- */

/* Number the boxes below `top`, each before what bears on it. */
static void number_tree(const mt_dr_plan *p, const mt_dr_frame *f, uint32_t top, uint32_t *stack,
                        uint32_t *at, uint64_t *next)
{
    uint32_t depth = 0;
    vertex(p, top)->key = ++*next << 32;
    at[top - f->first_vertex] = p->down_start[top - f->first_vertex];
    stack[depth++] = top;
    while (depth) {
        uint32_t v = stack[depth - 1] - f->first_vertex;
        if (at[v] == p->down_start[v + 1]) {
            depth--;
            continue;
        }
        uint32_t low = p->wire.at[p->piece.at[p->down[at[v]++]].wire].low;
        if (low == MT_NO_ID || vertex(p, p->box[low].vertex)->key)
            continue;
        uint32_t child = p->box[low].vertex;
        vertex(p, child)->key = ++*next << 32;
        at[child - f->first_vertex] = p->down_start[child - f->first_vertex];
        stack[depth++] = child;
    }
}

/* Does the box bear on nothing in this frame? */
static bool is_top(const mt_dr_plan *p, const mt_dr_frame *f, uint32_t v)
{
    uint32_t at = v - f->first_vertex;
    for (uint32_t k = p->up_start[at]; k < p->up_start[at + 1]; k++)
        if (p->wire.at[p->piece.at[p->up[k]].wire].high != MT_NO_ID)
            return false;
    return true;
}

/* Waypoints go with the box their line comes from. */
static void number_ways(const mt_dr_plan *p, const mt_dr_frame *f)
{
    for (uint32_t i = 0; i < f->wires; i++) {
        const mt_dr_wire *w = &p->wire.at[p->wire_of[f->first_wire + i]];
        uint64_t key = vertex(p, p->box[w->low == MT_NO_ID ? w->high : w->low].vertex)->key;
        for (uint32_t k = 0; k < w->n; k++) {
            mt_dr_vertex *v = vertex(p, p->chain.at[w->chain + k]);
            if (v->box == MT_NO_ID)
                v->key = key + 1 + i;
        }
    }
}

static void number(const mt_dr_plan *p, const mt_dr_frame *f)
{
    uint32_t *stack = MT_NEW_ARRAY(p->arena, uint32_t, (size_t)f->boxes + 1);
    uint32_t *at = MT_NEW_ARRAY(p->arena, uint32_t, (size_t)f->vertices + 1);
    uint64_t next = 0;
    if (!stack || !at)
        return;
    for (uint32_t v = f->first_vertex; v < f->first_vertex + f->boxes; v++)
        if (is_top(p, f, v))
            number_tree(p, f, v, stack, at, &next);
    for (uint32_t v = f->first_vertex; v < f->first_vertex + f->boxes; v++)
        if (!vertex(p, v)->key)
            number_tree(p, f, v, stack, at, &next);
    number_ways(p, f);
}

/* --- rows --- */

typedef struct wanted {
    double want;
    uint64_t tie;
    uint32_t vertex;
} wanted;

static int by_want(const void *pa, const void *pb)
{
    const wanted *a = pa, *b = pb;
    if (a->want != b->want)
        return a->want < b->want ? -1 : 1;
    return a->tie < b->tie ? -1 : a->tie > b->tie;
}

typedef struct sorter {
    mt_dr_plan *p;
    const mt_dr_frame *f;
    const uint32_t *start; /* of the rows, in plan.row */
    wanted *room;
    uint32_t *tree, *best_row;
} sorter;

static void set_positions(const sorter *s, uint32_t row)
{
    for (uint32_t i = s->start[row]; i < s->start[row + 1]; i++)
        vertex(s->p, s->p->row.at[i])->pos = i - s->start[row];
}

static void sort_row(const sorter *s, uint32_t row)
{
    uint32_t from = s->start[row], n = s->start[row + 1] - from;
    qsort(s->room, n, sizeof(*s->room), by_want);
    for (uint32_t i = 0; i < n; i++)
        s->p->row.at[from + i] = s->room[i].vertex;
    set_positions(s, row);
}

static void push_zeros(mt_arena *arena, mt_dr_indices *v, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        MT_VEC_PUSH(arena, v, 0);
}

static bool make_rows(mt_dr_plan *p, mt_dr_frame *f)
{
    f->first_row = p->row_start.n;
    push_zeros(p->arena, &p->row_start, f->rows + 3);
    push_zeros(p->arena, &p->row, f->vertices);
    return !mt_arena_failed(p->arena);
}

static void fill_rows(mt_dr_plan *p, mt_dr_frame *f)
{
    uint32_t rows = f->rows + 2, base = p->row.n;
    if (!make_rows(p, f))
        return;
    uint32_t *start = p->row_start.at + f->first_row;
    for (uint32_t v = f->first_vertex; v < f->first_vertex + f->vertices; v++)
        start[vertex(p, v)->row + 1]++;
    start[0] = base;
    for (uint32_t r = 1; r <= rows; r++)
        start[r] += start[r - 1];
    for (uint32_t v = f->first_vertex + f->vertices; v-- > f->first_vertex;)
        p->row.at[--start[vertex(p, v)->row + 1]] = v;
    /* Each start has moved down to where its row begins: one place to the left again. */
    for (uint32_t r = 0; r < rows; r++)
        start[r] = start[r + 1];
    start[rows] = base + f->vertices;
}

/* Where the other end of piece `k` stands: its place in its row, and a part of a place. */
static double place_of(const mt_dr_plan *p, uint32_t k, bool look_up)
{
    const mt_dr_piece *piece = &p->piece.at[k];
    const mt_dr_vertex *v = vertex(p, look_up ? piece->high : piece->low);
    double off = look_up ? piece->off_high : piece->off_low;
    return v->pos + (v->across > 0 ? off / v->across : 0);
}

/* Move each vertex of a row to the mean of its neighbours on one side. */
static void barycentre(const sorter *s, uint32_t row, bool look_up)
{
    const mt_dr_plan *p = s->p;
    const uint32_t *start = look_up ? p->up_start : p->down_start;
    const uint32_t *list = look_up ? p->up : p->down;
    double last = 0;
    for (uint32_t i = s->start[row]; i < s->start[row + 1]; i++) {
        uint32_t v = p->row.at[i] - s->f->first_vertex, n = start[v + 1] - start[v];
        double sum = 0;
        for (uint32_t k = start[v]; k < start[v + 1]; k++)
            sum += place_of(p, list[k], look_up);
        if (n)
            last = sum / n; /* without neighbours it stays beside the one before it */
        s->room[i - s->start[row]] = (wanted){last, i, p->row.at[i]};
    }
    sort_row(s, row);
}

/* Crossings of the lines of u and v on one side, if u is before v. */
static uint64_t side_crossings(const sorter *s, uint32_t u, uint32_t v, bool look_up)
{
    const mt_dr_plan *p = s->p;
    const uint32_t *start = look_up ? p->up_start : p->down_start;
    const uint32_t *list = look_up ? p->up : p->down;
    uint32_t first = s->f->first_vertex;
    uint64_t sum = 0;
    for (uint32_t i = start[u - first]; i < start[u - first + 1]; i++)
        for (uint32_t k = start[v - first]; k < start[v - first + 1]; k++)
            sum += place_of(p, list[i], look_up) > place_of(p, list[k], look_up);
    return sum;
}

static uint64_t pair_crossings(const sorter *s, uint32_t u, uint32_t v)
{
    return side_crossings(s, u, v, true) + side_crossings(s, u, v, false);
}

static void exchange(const sorter *s)
{
    mt_dr_plan *p = s->p;
    for (uint32_t r = 0; r < s->f->rows + 2; r++)
        for (uint32_t i = s->start[r]; i + 1 < s->start[r + 1]; i++) {
            uint32_t u = p->row.at[i], v = p->row.at[i + 1];
            if (pair_crossings(s, u, v) <= pair_crossings(s, v, u))
                continue;
            p->row.at[i] = v;
            p->row.at[i + 1] = u;
            vertex(p, v)->pos--;
            vertex(p, u)->pos++;
        }
}

/* All crossings between neighbouring rows: of every piece, how many of those from before it in
 * the row above end behind it. */
static uint64_t crossings(const sorter *s)
{
    const mt_dr_plan *p = s->p;
    uint64_t sum = 0;
    for (uint32_t r = 0; r + 1 < s->f->rows + 2; r++) {
        uint32_t width = s->start[r + 2] - s->start[r + 1], seen = 0;
        memset(s->tree, 0, ((size_t)width + 1) * sizeof(*s->tree));
        for (uint32_t i = s->start[r]; i < s->start[r + 1]; i++) {
            uint32_t v = p->row.at[i] - s->f->first_vertex;
            for (uint32_t k = p->down_start[v]; k < p->down_start[v + 1]; k++) {
                uint32_t not_behind = 0;
                for (uint32_t at = vertex(p, p->piece.at[p->down[k]].low)->pos + 1; at;
                     at &= at - 1)
                    not_behind += s->tree[at];
                sum += seen - not_behind;
            }
            for (uint32_t k = p->down_start[v]; k < p->down_start[v + 1]; k++, seen++)
                for (uint32_t at = vertex(p, p->piece.at[p->down[k]].low)->pos + 1; at <= width;
                     at += at & (~at + 1))
                    s->tree[at]++;
        }
    }
    return sum;
}

static void seek_order(const sorter *s)
{
    mt_dr_plan *p = s->p;
    const mt_dr_frame *f = s->f;
    if (!f->vertices)
        return;
    uint32_t *row = p->row.at + s->start[0];
    uint64_t best = crossings(s);
    memcpy(s->best_row, row, f->vertices * sizeof(*row));
    for (int round = 0; best && round < ROUNDS; round++) {
        for (uint32_t r = 1; round % 2 == 0 && r < f->rows + 2; r++)
            barycentre(s, r, true);
        for (uint32_t r = f->rows + 1; round % 2 == 1 && r-- > 0;)
            barycentre(s, r, false);
        if (f->pieces <= EXCHANGED)
            exchange(s);
        uint64_t now = crossings(s);
        if (now < best) {
            best = now;
            memcpy(s->best_row, row, f->vertices * sizeof(*row));
        }
    }
    memcpy(row, s->best_row, f->vertices * sizeof(*row));
    for (uint32_t r = 0; r < f->rows + 2; r++)
        set_positions(s, r);
}

/* Where a line ends at the inside of a group is known: its piece touches the group there. */
static void touch_groups(const mt_dr_plan *p, const mt_dr_frame *f)
{
    for (uint32_t i = f->first_piece; i < f->first_piece + f->pieces; i++) {
        mt_dr_piece *piece = &p->piece.at[i];
        const mt_dr_wire *w = &p->wire.at[piece->wire];
        if (vertex(p, piece->low)->box != MT_NO_ID)
            piece->off_low = w->off_low;
        if (vertex(p, piece->high)->box != MT_NO_ID)
            piece->off_high = w->off_high;
    }
}

void mt_dr_order(mt_dr_plan *p, uint32_t frame)
{
    mt_dr_frame *f = &p->frame.at[frame];
    add_vertices(p, f);
    if (mt_arena_failed(p->arena))
        return;
    neighbours(p, f, true, &p->up_start, &p->up);
    neighbours(p, f, false, &p->down_start, &p->down);
    if (!mt_arena_failed(p->arena))
        fill_rows(p, f);
    if (!mt_arena_failed(p->arena))
        number(p, f);
    sorter s = {.p = p, .f = f};
    s.room = MT_NEW_ARRAY(p->arena, wanted, (size_t)f->vertices + 1);
    s.tree = MT_NEW_ARRAY(p->arena, uint32_t, (size_t)f->vertices + 2);
    s.best_row = MT_NEW_ARRAY(p->arena, uint32_t, (size_t)f->vertices + 1);
    if (mt_arena_failed(p->arena))
        return;
    s.start = p->row_start.at + f->first_row;
    touch_groups(p, f);
    for (uint32_t r = 0; r < f->rows + 2; r++) {
        for (uint32_t i = s.start[r]; i < s.start[r + 1]; i++)
            s.room[i - s.start[r]] = (wanted){0, vertex(p, p->row.at[i])->key, p->row.at[i]};
        sort_row(&s, r);
    }
    seek_order(&s);
}

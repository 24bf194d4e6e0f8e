/* Map -> frames, the rows of their boxes, and the wires between these. */
#include "argmap/dot.h"
#include "argmap/rank.h"
#include "base/rank.h"
#include "draw/plan.h"

/* --- frames --- */

/* The frame of a group, or of the whole map, and the places of what stands in it. */
static void add_frame(mt_dr_plan *p, uint32_t box, mt_am_child first, uint32_t *next_box)
{
    mt_dr_frame f = {.box = box, .first_box = *next_box};
    for (mt_am_child c = first; c != MT_NO_ID; c = mt_am_after(p->map, c)) {
        p->box[c].frame = p->frame.n;
        p->box_of[(*next_box)++] = c;
    }
    f.boxes = *next_box - f.first_box;
    if (box != MT_NO_ID)
        p->box[box].inside = p->frame.n;
    MT_VEC_PUSH(p->arena, &p->frame, f);
}

/* Each frame before those inside it. */
static void add_frames(mt_dr_plan *p)
{
    const mt_am_map *map = p->map;
    uint32_t next = 0;
    for (uint32_t i = 0; i < p->boxes; i++)
        p->box[i].frame = p->box[i].inside = MT_NO_ID; /* what a closed group holds stays so */
    add_frame(p, MT_NO_ID, map->first, &next);
    for (uint32_t f = 0; f < p->frame.n && !mt_arena_failed(p->arena); f++)
        for (uint32_t i = 0; i < p->frame.at[f].boxes; i++) {
            mt_am_child c = p->box_of[p->frame.at[f].first_box + i];
            if (!mt_am_is_group(map, c))
                continue;
            const mt_am_group *g = &map->groups.at[c - map->nodes.n];
            if (!mt_am_is_closed(map, g))
                add_frame(p, c, g->first, &next);
        }
}

/* --- wires --- */

static void add_wire(mt_dr_plan *p, uint32_t frame, uint32_t edge, uint32_t low, uint32_t high)
{
    mt_dr_wire w = {.frame = frame, .edge = edge, .low = low, .high = high};
    MT_VEC_PUSH(p->arena, &p->wire, w);
}

static uint32_t outer_frame(const mt_dr_plan *p, uint32_t frame)
{
    return p->box[p->frame.at[frame].box].frame;
}

/* The wires of an edge, from its tail outwards and inwards to its arrow.  `depth`: how deep each
 * frame lies.  The parts that end at a border have the box as `low` until their way is known. */
static void add_wires(mt_dr_plan *p, uint32_t edge, const uint32_t *depth, uint32_t *stack)
{
    const mt_am_edge *e = &p->map->edges.at[edge];
    uint32_t a = e->from, b = e->to, n = 0;
    uint32_t fa = p->box[a].frame, fb = p->box[b].frame;
    if (e->gone || fa == MT_NO_ID || fb == MT_NO_ID)
        return;
    while (fa != fb) {
        if (depth[fa] >= depth[fb]) {
            add_wire(p, fa, edge, a, MT_NO_ID);
            a = p->frame.at[fa].box;
            fa = outer_frame(p, fa);
        } else {
            stack[n++] = b;
            b = p->frame.at[fb].box;
            fb = outer_frame(p, fb);
        }
    }
    add_wire(p, fa, edge, a, b);
    while (n--)
        add_wire(p, p->box[stack[n]].frame, edge, stack[n], MT_NO_ID);
}

static void add_all_wires(mt_dr_plan *p)
{
    uint32_t edges = p->map->edges.n;
    uint32_t *depth = MT_NEW_ARRAY(p->arena, uint32_t, (size_t)p->frame.n + 1);
    uint32_t *stack = MT_NEW_ARRAY(p->arena, uint32_t, (size_t)p->frame.n + 1);
    p->edge_wire = MT_NEW_ARRAY(p->arena, uint32_t, (size_t)edges + 1);
    if (mt_arena_failed(p->arena))
        return;
    for (uint32_t f = 1; f < p->frame.n; f++)
        depth[f] = depth[outer_frame(p, f)] + 1;
    for (uint32_t e = 0; e < edges; e++) {
        p->edge_wire[e] = p->wire.n;
        add_wires(p, e, depth, stack);
    }
    p->edge_wire[edges] = p->wire.n;
}

/* Which wires run in each frame. */
static void sort_wires(mt_dr_plan *p)
{
    p->wire_of = MT_NEW_ARRAY(p->arena, uint32_t, (size_t)p->wire.n + 1);
    if (!p->wire_of)
        return;
    for (uint32_t i = 0; i < p->wire.n; i++)
        p->frame.at[p->wire.at[i].frame].wires++;
    uint32_t at = 0;
    for (uint32_t f = 0; f < p->frame.n; f++) {
        p->frame.at[f].first_wire = at;
        at += p->frame.at[f].wires;
        p->frame.at[f].wires = 0;
    }
    for (uint32_t i = 0; i < p->wire.n; i++) {
        mt_dr_frame *f = &p->frame.at[p->wire.at[i].frame];
        p->wire_of[f->first_wire + f->wires++] = i;
    }
}

/* --- rows --- */

/* What bears on what in one frame, by places in it. */
typedef struct ranker {
    const mt_dr_plan *p;
    uint32_t *same;       /* box -> the first of the boxes on its rank */
    uint32_t *start, *in; /* place -> places of what bears on it */
    bool *bears;          /* place -> bears on something here */
    uint32_t *row;        /* per place */
    mt_ranker walk;
} ranker;

static uint32_t find(uint32_t *same, uint32_t box)
{
    while (same[box] != box) {
        same[box] = same[same[box]];
        box = same[box];
    }
    return box;
}

/* Boxes of one frame that settings or data put on one rank. */
static void read_ranks(const mt_dr_plan *p, uint32_t *same)
{
    mt_am_ranks ranks;
    for (uint32_t i = 0; i < p->boxes; i++)
        same[i] = i;
    mt_am_ranks_read(p->map, &ranks);
    for (uint32_t k = 0; k + 1 < ranks.start.n; k++)
        for (uint32_t i = ranks.start.at[k] + 1; i < ranks.start.at[k + 1]; i++) {
            uint32_t a = ranks.node.at[ranks.start.at[k]], b = ranks.node.at[i];
            if (p->box[a].frame != p->box[b].frame)
                continue;
            a = find(same, a);
            b = find(same, b);
            same[a > b ? a : b] = a > b ? b : a;
        }
}

/* The two ends of a wire as places in their frame.  False if it ranks nothing. */
static bool ends_of(const ranker *r, const mt_dr_wire *w, uint32_t *source, uint32_t *target)
{
    if (w->high == MT_NO_ID)
        return false;
    *source = r->p->box[find(r->same, w->low)].vertex;
    *target = r->p->box[find(r->same, w->high)].vertex;
    return *source != *target;
}

static void list_bearers(ranker *r, const mt_dr_frame *f)
{
    const mt_dr_plan *p = r->p;
    uint32_t source = 0, target = 0;
    memset(r->start, 0, ((size_t)f->boxes + 2) * sizeof(*r->start));
    memset(r->bears, 0, f->boxes);
    for (uint32_t i = 0; i < f->wires; i++)
        if (ends_of(r, &p->wire.at[p->wire_of[f->first_wire + i]], &source, &target)) {
            r->start[target + 2]++;
            r->bears[source] = true;
        }
    for (uint32_t i = 2; i < f->boxes + 2; i++)
        r->start[i] += r->start[i - 1];
    for (uint32_t i = 0; i < f->wires; i++)
        if (ends_of(r, &p->wire.at[p->wire_of[f->first_wire + i]], &source, &target))
            r->in[r->start[target + 1]++] = source;
}

/* Rows by longest path: what bears on nothing is at the head. */
static void rank_frame(ranker *r, mt_dr_plan *p, mt_dr_frame *f)
{
    const uint32_t *box = p->box_of + f->first_box;
    uint32_t *row = r->row;
    for (uint32_t i = 0; i < f->boxes; i++)
        p->box[box[i]].vertex = i;
    list_bearers(r, f);
    mt_ranker_begin(&r->walk, &(mt_rank_graph){f->boxes, r->start, r->in, MT_NO_ID});
    for (uint32_t i = 0; i < f->boxes; i++)
        if (!r->bears[i])
            mt_ranker_explore(&r->walk, i);
    for (uint32_t i = 0; i < f->boxes; i++) {
        mt_ranker_explore(&r->walk, i);
        row[i] = 1;
    }
    mt_ranker_raise(&r->walk, row);
    f->rows = 0;
    for (uint32_t i = 0; i < f->boxes; i++) {
        uint32_t of = row[p->box[find(r->same, box[i])].vertex];
        p->box[box[i]].row = of;
        f->rows = of > f->rows ? of : f->rows;
    }
}

static void add_rows(mt_dr_plan *p)
{
    size_t boxes = (size_t)p->boxes + 2, wires = (size_t)p->wire.n + 1;
    ranker r = {.p = p};
    r.same = MT_NEW_ARRAY(p->arena, uint32_t, boxes);
    r.start = MT_NEW_ARRAY(p->arena, uint32_t, boxes);
    r.in = MT_NEW_ARRAY(p->arena, uint32_t, wires);
    r.row = MT_NEW_ARRAY(p->arena, uint32_t, boxes);
    r.bears = MT_NEW_ARRAY(p->arena, bool, boxes);
    if (!mt_ranker_init(&r.walk, p->arena, boxes, wires))
        return;
    read_ranks(p, r.same);
    for (uint32_t f = 0; f < p->frame.n; f++)
        rank_frame(&r, p, &p->frame.at[f]);
    for (uint32_t i = 0; i < p->boxes; i++)
        r.same[i] = find(r.same, i);
    p->same = r.same;
}

/* --- ways --- */

static void turn(mt_dr_wire *w, bool turned)
{
    uint32_t t = w->low;
    w->turned = turned;
    w->low = w->high;
    w->high = t;
}

/* Which ends of the wires of an edge are low: the rows of the frame where both its ends meet
 * tell.  Before that frame it leaves groups, behind it enters them. */
static void set_ways(mt_dr_plan *p, uint32_t edge)
{
    uint32_t first = p->edge_wire[edge], end = p->edge_wire[edge + 1], meet = first;
    while (meet < end && p->wire.at[meet].high == MT_NO_ID)
        meet++;
    if (meet == end)
        return;
    mt_dr_wire *m = &p->wire.at[meet];
    uint32_t a = p->box[m->low].row, b = p->box[m->high].row;
    m->flat = a == b;
    if (a < b)
        turn(m, true);
    for (uint32_t i = first; i < end; i++) {
        mt_dr_wire *w = &p->wire.at[i];
        if (i < meet ? a < b : i > meet && a > b)
            turn(w, i < meet); /* through the foot of the group */
        else if (i > meet)
            w->turned = true; /* in through the head */
    }
}

void mt_dr_frames(mt_dr_plan *p)
{
    p->box_of = MT_NEW_ARRAY(p->arena, uint32_t, (size_t)p->boxes + 1);
    if (!p->box_of)
        return;
    add_frames(p);
    if (!mt_arena_failed(p->arena))
        add_all_wires(p);
    if (!mt_arena_failed(p->arena))
        sort_wires(p);
    if (!mt_arena_failed(p->arena))
        add_rows(p);
    for (uint32_t e = 0; !mt_arena_failed(p->arena) && e < p->map->edges.n; e++)
        set_ways(p, e);
}

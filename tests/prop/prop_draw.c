/* prop_draw [COUNT [SEED]]
 * Laws of the picture, over random documents: boxes of a frame lie apart and inside their group,
 * every line begins and ends at its boxes, runs through no other box and into no group that
 * holds neither of its ends, rows keep their ranks, a forest has no crossings, and the same
 * document gives the same bytes.  Everything is checked from coordinates alone. */
#include "draw/draw.h"
#include "draw/plan.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { SAMPLES = 12, MOST_POINTS = 600 };
#define SLACK 0.01

typedef struct gen {
    mt_out out;
    uint64_t state;
    uint32_t statements;
} gen;

static uint32_t draw(gen *g, uint32_t below)
{
    g->state = g->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(g->state >> 33) % below;
}

/* --- documents --- */

static void put_relations(gen *g, uint32_t depth, bool forest)
{
    static const char *const signs[] = {"+", "-", "_>", "<_", "+>", "->", "><"};
    uint32_t n = draw(g, 4);
    for (uint32_t i = 0; i < n; i++) {
        mt_out_fill(&g->out, ' ', depth * 2);
        mt_out_z(&g->out, forest ? signs[draw(g, 2)] : signs[draw(g, 7)]);
        if (!forest && draw(g, 3) == 0) {
            mt_out_printf(&g->out, " [S%u]\n", draw(g, g->statements + 1));
            continue;
        }
        mt_out_printf(&g->out, " <A%u>: %s\n", g->statements++,
                      draw(g, 2) ? "so it is said, and **more at some length** than others say"
                                 : "short");
        if (depth < 4)
            put_relations(g, depth + 1, forest);
    }
}

static void put_head(gen *g, bool forest)
{
    static const char *const ways[] = {"BT", "TB", "LR", "RL"};
    mt_out_printf(&g->out,
                  "===\ngroup: {groupDepth: %u}\ndot:\n  graphVizSettings: {rankdir: %s}\n",
                  draw(g, 5), ways[draw(g, 4)]);
    if (!forest && draw(g, 4) == 0)
        mt_out_printf(&g->out, "  sameRank: [{arguments: [A%u, A%u, A2]}]\n", draw(g, 9),
                      draw(g, 9));
    if (draw(g, 6) == 0)
        mt_out_z(&g->out,
                 "  statement: {minWidth: 0, lineWidth: 90, text: {charactersInLine: 9}}\n");
    mt_out_z(&g->out, "===\n");
}

static void put_document(gen *g, bool forest)
{
    uint32_t parts = 1 + draw(g, 7);
    put_head(g, forest);
    for (uint32_t i = 0; i < parts; i++) {
        if (draw(g, 3) && !forest) {
            mt_out_z(&g->out, "\n");
            mt_out_fill(&g->out, '#', 1 + draw(g, 4));
            mt_out_printf(&g->out, " Part %u%s\n", i, draw(g, 8) ? "" : " {isClosed: true}");
        }
        mt_out_printf(&g->out, "\n[S%u]: a claim\n", g->statements++);
        put_relations(g, 1, forest);
    }
}

/* --- laws --- */

typedef struct check {
    const mt_dr_plan *p;
    bool forest;
    const char *broken; /* the first law that is */
    mt_dr_point *way;   /* samples of all lines */
    uint32_t *way_start;
    uint64_t lines, boxes;
} check;

static void must(check *c, bool holds, const char *law)
{
    if (!holds && !c->broken)
        c->broken = law;
}

typedef struct rect {
    double x0, y0, x1, y1;
} rect;

static rect rect_of(const mt_dr_plan *p, uint32_t box)
{
    const mt_dr_box *b = &p->box[box];
    mt_dr_point at = mt_dr_corner(p, b);
    return (rect){at.x, at.y, at.x + b->wide, at.y + b->high};
}

static bool apart(rect a, rect b)
{
    return a.x1 <= b.x0 + SLACK || b.x1 <= a.x0 + SLACK || a.y1 <= b.y0 + SLACK ||
           b.y1 <= a.y0 + SLACK;
}

static bool holds(rect outer, rect inner)
{
    return outer.x0 <= inner.x0 + SLACK && inner.x1 <= outer.x1 + SLACK &&
           outer.y0 <= inner.y0 + SLACK && inner.y1 <= outer.y1 + SLACK;
}

static bool is_in(rect r, mt_dr_point at)
{
    return at.x > r.x0 + SLACK && at.x < r.x1 - SLACK && at.y > r.y0 + SLACK && at.y < r.y1 - SLACK;
}

static void check_boxes(check *c)
{
    const mt_dr_plan *p = c->p;
    rect all = {0, 0, p->wide, p->high};
    for (uint32_t i = 0; i < p->boxes; i++) {
        if (p->box[i].frame == MT_NO_ID)
            continue; /* in a closed group */
        uint32_t group = p->frame.at[p->box[i].frame].box;
        c->boxes++;
        must(c, holds(group == MT_NO_ID ? all : rect_of(p, group), rect_of(p, i)),
             "a box lies in its group");
        for (uint32_t k = 0; k < i; k++)
            if (p->box[k].frame == p->box[i].frame)
                must(c, apart(rect_of(p, i), rect_of(p, k)), "boxes lie apart");
    }
}

static double bezier(double a, double b, double c, double d, double t)
{
    double u = 1 - t;
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

/* Samples of a line, as the SVG draws it: every second piece is a curve. */
static uint32_t sample(const mt_dr_plan *p, const mt_dr_point *at, uint32_t n, mt_dr_point *to)
{
    uint32_t m = 0;
    for (uint32_t i = 0; i + 1 < n; i++)
        for (int s = 0; s <= SAMPLES; s++) {
            double t = (double)s / SAMPLES, mx = (at[i].x + at[i + 1].x) / 2,
                   my = (at[i].y + at[i + 1].y) / 2;
            mt_dr_point a = at[i], b = at[i + 1];
            if (i % 2 == 0)
                to[m++] = (mt_dr_point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
            else if (p->sideways)
                to[m++] = (mt_dr_point){bezier(a.x, mx, mx, b.x, t), bezier(a.y, a.y, b.y, b.y, t)};
            else
                to[m++] = (mt_dr_point){bezier(a.x, a.x, b.x, b.x, t), bezier(a.y, my, my, b.y, t)};
        }
    return m;
}

static bool is_within(const mt_dr_plan *p, uint32_t box, uint32_t group)
{
    while (box != MT_NO_ID && box != group)
        box = p->frame.at[p->box[box].frame].box;
    return box == group;
}

static bool touches(rect r, mt_dr_point at)
{
    bool inside = at.x >= r.x0 - SLACK && at.x <= r.x1 + SLACK && at.y >= r.y0 - SLACK &&
                  at.y <= r.y1 + SLACK;
    return inside && !is_in(r, at);
}

static void check_line(check *c, uint32_t edge, mt_dr_point *way, uint32_t *ways)
{
    const mt_dr_plan *p = c->p;
    const mt_am_edge *e = &p->map->edges.at[edge];
    mt_dr_point at[MOST_POINTS];
    must(c, mt_dr_most_points(p) <= MOST_POINTS, "the test has room");
    if (c->broken)
        return;
    uint32_t n = mt_dr_points(p, edge, at);
    c->lines += n > 0;
    if (e->gone || p->box[e->from].frame == MT_NO_ID || p->box[e->to].frame == MT_NO_ID)
        return;
    must(c, n >= 4 && n % 2 == 0, "a line has straight ends");
    if (c->broken)
        return;
    must(c, touches(rect_of(p, e->from), at[0]), "a line begins at its box");
    must(c, touches(rect_of(p, e->to), at[n - 1]), "a line ends at its box");
    for (uint32_t i = 0; i + 1 < n; i += 2)
        must(c, fabs(p->sideways ? at[i].y - at[i + 1].y : at[i].x - at[i + 1].x) < SLACK,
             "straight pieces run along");
    *ways = sample(p, at, n, way);
    for (uint32_t b = 0; b < p->boxes; b++) {
        if (p->box[b].frame == MT_NO_ID)
            continue;
        bool open = p->box[b].inside != MT_NO_ID;
        if (open && (is_within(p, e->from, b) || is_within(p, e->to, b)))
            continue;
        for (uint32_t i = 0; i < *ways; i++)
            must(c, !is_in(rect_of(p, b), way[i]),
                 open ? "a line enters no group that is not its own"
                      : "a line runs through no box");
    }
}

static double side(mt_dr_point a, mt_dr_point b, mt_dr_point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool cross(const mt_dr_point *a, const mt_dr_point *b)
{
    double p = side(a[0], a[1], b[0]), q = side(a[0], a[1], b[1]);
    double r = side(b[0], b[1], a[0]), s = side(b[0], b[1], a[1]);
    return p * q < -SLACK && r * s < -SLACK;
}

static void check_crossings(check *c, const mt_dr_point *a, uint32_t n, const mt_dr_point *b,
                            uint32_t m)
{
    for (uint32_t i = 0; i + 1 < n; i++)
        for (uint32_t k = 0; k + 1 < m; k++)
            must(c, !cross(a + i, b + k), "a forest has no crossings");
}

static void check_lines(check *c)
{
    const mt_dr_plan *p = c->p;
    uint32_t edges = p->map->edges.n;
    mt_dr_point *way[64] = {NULL};
    uint32_t ways[64] = {0};
    for (uint32_t e = 0; e < edges; e++) {
        mt_dr_point *to = MT_NEW_ARRAY(p->arena, mt_dr_point, (size_t)MOST_POINTS * (SAMPLES + 1));
        uint32_t n = 0;
        must(c, to != NULL, "there is memory");
        if (c->broken)
            return;
        check_line(c, e, to, &n);
        if (e < 64) {
            way[e] = to;
            ways[e] = n;
        }
    }
    for (uint32_t e = 0; c->forest && e < edges && e < 64; e++)
        for (uint32_t k = 0; k < e; k++)
            check_crossings(c, way[e], ways[e], way[k], ways[k]);
}

/* What bears on something in the same frame without a way back stands in a later row. */
static void check_rows(check *c)
{
    const mt_dr_plan *p = c->p;
    for (uint32_t i = 0; i < p->boxes; i++)
        if (p->box[i].frame != MT_NO_ID)
            must(c, p->box[i].row == p->box[p->same[i]].row, "one rank is one row");
    for (uint32_t e = 0; c->forest && e < p->map->edges.n; e++) {
        const mt_am_edge *edge = &p->map->edges.at[e];
        must(c, p->box[edge->from].row > p->box[edge->to].row, "reasons follow what they bear on");
    }
}

static void inspect(void *ctx, const mt_am_map *map, mt_out *out)
{
    check *c = ctx;
    mt_dr_plan p;
    (void)out;
    mt_dr_layout(&p, map);
    must(c, !mt_arena_failed(p.arena), "there is memory");
    if (c->broken)
        return;
    c->p = &p;
    check_boxes(c);
    check_rows(c);
    check_lines(c);
}

static bool same_bytes(const mt_doc *doc, mt_arena *arena)
{
    mt_memory m[2] = {{.arena = arena}, {.arena = arena}};
    mt_diags diags = {.arena = arena};
    for (int i = 0; i < 2; i++)
        if (mt_draw_svg(&(mt_draw_options){.embed = true}, NULL, doc, NULL, NULL, &diags,
                        mt_memory_writer(&m[i])) != MOOT_OK)
            return false;
    return mt_str_eq(mt_memory_str(&m[0]), mt_memory_str(&m[1]));
}

int main(int argc, char **argv)
{
    uint32_t count = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 150;
    uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1, lines = 0, boxes = 0;
    for (uint32_t i = 0; i < count; i++) {
        mt_arena arena;
        mt_doc doc;
        mt_arena_init(&arena, NULL);
        mt_memory text = {.arena = &arena};
        mt_diags diags = {.arena = &arena};
        gen g = {.state = seed * 1000003 + i};
        check c = {.forest = i % 3 == 0};
        mt_out_init(&g.out, mt_memory_writer(&text));
        put_document(&g, c.forest);
        if (mt_out_finish(&g.out) != MOOT_OK ||
            mt_doc_parse(&doc, NULL, mt_memory_str(&text)) != MOOT_OK)
            return 1;
        const mt_am_painter painter = {inspect, &c};
        if (mt_am_paint(&painter, NULL, &doc, NULL, NULL, &diags, (moot_writer){0}) != MOOT_OK)
            return 1;
        must(&c, same_bytes(&doc, &arena), "the same document gives the same bytes");
        if (c.broken) {
            printf("seed %llu, document %u: not so: %s\n%.*s\n", (unsigned long long)seed, i,
                   c.broken, MT_ARG(mt_memory_str(&text)));
            return 1;
        }
        lines += c.lines;
        boxes += c.boxes;
        mt_doc_fini(&doc);
        mt_arena_free(&arena);
    }
    printf("%u documents, %llu boxes, %llu lines: 0 differ\n", count, (unsigned long long)boxes,
           (unsigned long long)lines);
    return boxes < count || lines < count; /* else the laws were hardly put to the test */
}

/* The layout on random debates: nothing overlaps, nothing is lost, lines keep out
 * of boxes, forests have no crossings (counted by intersecting every pair of
 * segments), small maps have the fewest (counted over all orders), and swapping
 * the sides swaps the families and nothing else. */
#include "render/measure.h"
#include "unit/sample.h"
#include "unit/unit.h"

typedef struct dice {
    uint64_t state;
} dice;

static uint32_t roll(dice *d, uint32_t below)
{
    d->state = d->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(d->state >> 33) % below;
}

typedef struct shape {
    uint32_t claims; /* besides the motion */
    bool forest;     /* one line out of each claim, none into a ring */
    bool steps;      /* arguments with premises */
    bool undercuts;
} shape;

static void put_claims(mt_out *o, dice *d, const shape *sh, bool swap)
{
    static const char *const sides[] = {"yes", "no", "both"};
    mt_out_z(o, "{\"moot\":1,\"question\":\"Q?\",\"motion\":0,\"yes\":{\"name\":\"\"},\"no\":{"
                "\"name\":\"\"},\"statements\":[{\"title\":\"T\",\"label\":\"T\",\"text\":\"Q\"}");
    for (uint32_t i = 1; i <= sh->claims; i++) {
        uint32_t side = roll(d, 10) < 9 ? roll(d, 2) : 2;
        side = swap && side < 2 ? 1 - side : side;
        mt_out_printf(o, ",{\"title\":\"C%u\",\"label\":\"C%u\",\"side\":\"%s\",\"text\":\"", i, i,
                      sides[side]);
        for (uint32_t k = roll(d, 30) + 1; k; k--)
            mt_out_z(o, roll(d, 8) ? "some words " : "Unbrechbarkeitslangwortversuch ");
        mt_out_z(o, "\"}");
    }
}

static void put_relations(mt_out *o, dice *d, const shape *sh)
{
    uint32_t n = 0;
    for (uint32_t i = 1; i <= sh->claims; i++) {
        uint32_t lines = sh->forest ? 1 : roll(d, 3);
        for (uint32_t k = 0; k < lines; k++) {
            uint32_t to = roll(d, sh->forest ? i : sh->claims + 1);
            if (to == i)
                continue;
            static const char *const kinds[] = {"support", "attack", "contradiction"};
            bool onto = sh->undercuts && n && roll(d, 5) == 0;
            mt_out_printf(o, "%s{\"kind\":\"%s\",\"from\":{\"statement\":%u},\"to\":{\"%s\":%u}}",
                          n ? "," : "", onto ? "undercut" : kinds[roll(d, sh->forest ? 2 : 3)], i,
                          onto ? "relation" : "statement", onto ? roll(d, n) : to);
            n++;
        }
    }
}

static moot_str random_json(mt_arena *a, uint64_t seed, const shape *sh, bool swap)
{
    dice d = {seed * 2654435761u + 1};
    mt_memory m = {.arena = a};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    put_claims(&o, &d, sh, swap);
    mt_out_z(&o, "],\"arguments\":[");
    uint32_t arguments = sh->steps ? 1 + roll(&d, 3) : 0;
    for (uint32_t i = 0; i < arguments; i++) {
        bool yes = roll(&d, 2) != swap;
        mt_out_printf(&o, "%s{\"title\":\"A%u\",\"label\":\"A%u\",\"side\":\"%s\",", i ? "," : "",
                      i, 900 + i, yes ? "yes" : "no");
        mt_out_z(&o, "\"text\":\"An argument\",\"steps\":[{\"premises\":[");
        uint32_t from = 1 + roll(&d, sh->claims), n = 1 + roll(&d, 3);
        for (uint32_t k = 0; k < n; k++)
            mt_out_printf(&o, k ? ",%u" : "%u", 1 + (from + k) % sh->claims);
        mt_out_printf(&o, "],\"conclusion\":%u}]}", roll(&d, sh->claims + 1));
    }
    mt_out_z(&o, "],\"relations\":[");
    put_relations(&o, &d, sh);
    mt_out_z(&o, "]}");
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    return mt_memory_str(&m);
}

static void open_random(sample *s, uint64_t seed, const shape *sh, bool swap)
{
    mt_arena a;
    mt_arena_init(&a, NULL);
    if (!sample_open(s, random_json(&a, seed, sh, swap)))
        fail_msg("seed %u", (unsigned)seed);
    mt_arena_free(&a);
}

static void lay_out(sample *s, mt_scene *scene, mt_layout *l)
{
    mt_scene_build(scene, &s->arena, &s->verdict);
    mt_layout_build(l, scene);
    assert_false(mt_arena_failed(&s->arena));
}

/* --- what must hold of every layout --- */

static void check_boxes(const mt_layout *l)
{
    uint32_t counted = l->left_out;
    for (uint32_t i = 0; i < l->boxes; i++) {
        const mt_box *a = &l->box[i];
        counted += 1 + a->behind;
        assert_true(a->x >= 0 && a->y >= 0);
        assert_true(a->x + a->w <= l->width && a->y + a->h <= l->height);
        for (uint32_t k = 0; k < i; k++) {
            const mt_box *b = &l->box[k];
            bool apart = a->x + a->w <= b->x || b->x + b->w <= a->x || a->y + a->h <= b->y ||
                         b->y + b->h <= a->y;
            assert_true(apart);
        }
        for (uint32_t k = 0; k < a->text.line.n; k++) /* 16 % of reserve */
            assert_true((int32_t)mt_measure(a->text.line.at[k]) * MT_MAP_FONT * 116 <=
                        (a->w - 2 * MT_BOX_PAD - 4) * 100000);
    }
    assert_int_equal(counted, l->scene->nodes);
}

static void check_families(const mt_layout *l)
{
    for (uint32_t i = 0; i < l->boxes; i++) {
        const mt_box *b = &l->box[i];
        if (b->node == l->scene->motion)
            continue;
        if (b->band == MT_BAND_YES || b->band == MT_BAND_FAR_YES)
            assert_true(b->y + b->h <= l->axis);
        if (b->band == MT_BAND_NO || b->band == MT_BAND_FAR_NO)
            assert_true(b->y >= l->axis);
        for (uint32_t k = 0; k < l->boxes; k++)
            if (l->box[k].node != l->scene->motion && l->box[k].band > b->band)
                assert_true(b->y + b->h <= l->box[k].y);
    }
}

static const mt_box *box_of(const mt_layout *l, uint32_t node)
{
    for (uint32_t i = 0; i < l->boxes; i++)
        if (l->box[i].node == node)
            return &l->box[i];
    return NULL;
}

enum { BEND = 24, FLAT_MOST = 4000 };

/* The path as straight segments, curves as the SVG draws them. */
static uint32_t flatten(const mt_trace *t, double (*to)[2])
{
    uint32_t n = 0;
    to[n][0] = t->point[0].x;
    to[n++][1] = t->point[0].y;
    for (uint32_t i = 1; i < t->points; i++) {
        double x0 = t->point[i - 1].x, y0 = t->point[i - 1].y;
        double x1 = t->point[i].x, y1 = t->point[i].y;
        int bends = x0 == x1 || y0 == y1 ? 1 : BEND;
        for (int k = 1; k <= bends; k++) {
            double u = (double)k / bends, v = 1 - u, mid = (x0 + x1) / 2;
            assert_true(n < FLAT_MOST);
            to[n][0] = bends == 1 ? x1 : v * v * v * x0 + 3 * v * u * mid + u * u * u * x1;
            to[n++][1] = bends == 1
                             ? y1
                             : (v * v * v + 3 * v * v * u) * y0 + (3 * v * u * u + u * u * u) * y1;
        }
    }
    return n;
}

static void check_traces(const mt_layout *l)
{
    static double p[FLAT_MOST][2];
    for (uint32_t i = 0; i < l->traces; i++) {
        const mt_trace *t = &l->trace[i];
        const mt_edge *e = &l->scene->edge[t->edge];
        const mt_box *from = box_of(l, e->from), *to = box_of(l, e->to);
        assert_non_null(from);
        assert_non_null(to);
        if (e->kind != MT_EDGE_UNDERCUT)
            assert_true(t->turned ? from->layer < to->layer : from->layer > to->layer);
        uint32_t n = flatten(t, p);
        for (uint32_t k = 0; k < l->boxes; k++) {
            const mt_box *b = &l->box[k];
            for (uint32_t j = 0; j < n; j++)
                assert_false(p[j][0] > b->x && p[j][0] < b->x + b->w && p[j][1] > b->y &&
                             p[j][1] < b->y + b->h);
        }
    }
}

static double side_of_line(const double *a, const double *b, const double *c)
{
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

static bool crosses(const double *a, const double *b, const double *c, const double *d)
{
    double p = side_of_line(a, b, c), q = side_of_line(a, b, d);
    double r = side_of_line(c, d, a), s = side_of_line(c, d, b);
    return ((p > 1e-9 && q < -1e-9) || (p < -1e-9 && q > 1e-9)) &&
           ((r > 1e-9 && s < -1e-9) || (r < -1e-9 && s > 1e-9));
}

/* Pairs of segments of different lines that cross, all against all. */
static uint32_t count_crossings(const mt_layout *l)
{
    static double p[FLAT_MOST][2], q[FLAT_MOST][2];
    uint32_t sum = 0;
    for (uint32_t i = 0; i < l->traces; i++) {
        uint32_t n = flatten(&l->trace[i], p);
        for (uint32_t k = 0; k < i; k++) {
            uint32_t m = flatten(&l->trace[k], q);
            for (uint32_t a = 0; a + 1 < n; a++)
                for (uint32_t b = 0; b + 1 < m; b++)
                    sum += crosses(p[a], p[a + 1], q[b], q[b + 1]);
        }
    }
    return sum;
}

/* --- tests --- */

static void every_debate_is_drawn_whole_and_apart(void **state)
{
    (void)state;
    for (uint32_t seed = 0; seed < 150; seed++) {
        shape sh = {1 + seed % 45, seed % 3 == 0, seed % 4 == 1, seed % 2 == 1};
        sample s;
        mt_scene scene;
        mt_layout l;
        open_random(&s, seed, &sh, false);
        lay_out(&s, &scene, &l);
        check_boxes(&l);
        check_families(&l);
        check_traces(&l);
        sample_close(&s);
    }
}

static void forests_are_drawn_without_crossings(void **state)
{
    (void)state;
    for (uint32_t seed = 1000; seed < 1120; seed++) {
        shape sh = {1 + seed % 40, true, false, false};
        sample s;
        mt_scene scene;
        mt_layout l;
        open_random(&s, seed, &sh, false);
        lay_out(&s, &scene, &l);
        assert_int_equal(l.crossings, 0);
        uint32_t n = count_crossings(&l);
        if (n)
            fail_msg("seed %u: %u crossings", (unsigned)seed, (unsigned)n);
        sample_close(&s);
    }
}

/* Two layers of claims, each of the second under some of the first: the fewest
 * crossings over all orders of both, straight from the definition. */
enum { SMALL = 4 };

static uint32_t order_crossings(bool line[SMALL][SMALL], const int *right, const int *left)
{
    uint32_t sum = 0;
    for (int a = 0; a < SMALL; a++)
        for (int b = 0; b < SMALL; b++)
            for (int c = 0; c < SMALL; c++)
                for (int d = 0; d < SMALL; d++)
                    sum += line[a][c] && line[b][d] && right[a] < right[b] && left[c] > left[d];
    return sum;
}

static uint32_t permutations(int to[24][SMALL])
{
    uint32_t n = 0;
    for (int a = 0; a < SMALL; a++)
        for (int b = 0; b < SMALL; b++)
            for (int c = 0; c < SMALL; c++) {
                int d = 6 - a - b - c;
                if (a == b || a == c || b == c || d < 0 || d >= SMALL || d == a || d == b || d == c)
                    continue;
                to[n][0] = a;
                to[n][1] = b;
                to[n][2] = c;
                to[n++][3] = d;
            }
    return n;
}

static void small_maps_have_the_fewest_crossings(void **state)
{
    (void)state;
    int orders[24][SMALL];
    assert_int_equal(permutations(orders), 24);
    for (uint32_t seed = 0; seed < 60; seed++) {
        dice d = {seed + 77};
        bool line[SMALL][SMALL];
        mt_arena a;
        mt_arena_init(&a, NULL);
        mt_memory m = {.arena = &a};
        mt_out o;
        mt_out_init(&o, mt_memory_writer(&m));
        mt_out_z(&o, "{\"moot\":1,\"motion\":0,\"yes\":{\"name\":\"\"},\"no\":{\"name\":\"\"},"
                     "\"statements\":[{\"title\":\"T\",\"label\":\"T\",\"text\":\"Q\"}");
        for (int i = 1; i <= 2 * SMALL; i++)
            mt_out_printf(
                &o, ",{\"title\":\"Y%d\",\"label\":\"Y%d\",\"text\":\"x\",\"side\":\"yes\"}", i, i);
        mt_out_z(&o, "],\"arguments\":[],\"relations\":[");
        for (int i = 0; i < SMALL; i++)
            mt_out_printf(&o,
                          "%s{\"kind\":\"support\",\"from\":{\"statement\":%d},\"to\":{"
                          "\"statement\":0}}",
                          i ? "," : "", i + 1);
        for (int i = 0; i < SMALL; i++)
            for (int k = 0; k < SMALL; k++) {
                line[i][k] = roll(&d, 2) || k == i;
                if (line[i][k])
                    mt_out_printf(&o,
                                  ",{\"kind\":\"support\",\"from\":{\"statement\":%d},\"to\":{"
                                  "\"statement\":%d}}",
                                  SMALL + i + 1, k + 1);
            }
        mt_out_z(&o, "]}");
        assert_int_equal(mt_out_finish(&o), MOOT_OK);
        uint32_t least = UINT32_MAX;
        for (int r = 0; r < 24; r++)
            for (int k = 0; k < 24; k++) {
                uint32_t n = order_crossings(line, orders[r], orders[k]);
                least = n < least ? n : least;
            }
        sample s;
        mt_scene scene;
        mt_layout l;
        assert_true(sample_open(&s, mt_memory_str(&m)));
        lay_out(&s, &scene, &l);
        assert_int_equal(l.layers, 3);
        assert_int_equal(l.crossings, least);
        sample_close(&s);
        mt_arena_free(&a);
    }
}

static mt_band mirrored(mt_band band)
{
    return (mt_band)(MT_BAND_FAR_NO - band);
}

/* Do all lines of this box stay in its own band? */
static bool keeps_to_its_band(const mt_layout *l, const mt_box *box)
{
    for (uint32_t i = 0; i < l->traces; i++) {
        const mt_edge *e = &l->scene->edge[l->trace[i].edge];
        const mt_box *from = box_of(l, e->from), *to = box_of(l, e->to);
        if ((from == box || to == box) && (from->band != to->band || e->onto != MT_NO_ID))
            return false;
    }
    return true;
}

/* Boxes keep their columns and sizes and move with their band. */
static void check_moved_boxes(const mt_layout *a, const mt_layout *b, int32_t *shift)
{
    bool known[MT_BANDS] = {false};
    assert_int_equal(a->boxes, b->boxes);
    assert_int_equal(a->width, b->width);
    assert_int_equal(a->height, b->height);
    for (uint32_t i = 0; i < a->boxes; i++) {
        const mt_box *p = &a->box[i], *q = box_of(b, p->node);
        if (!q) {
            fail_msg("a box is gone");
            return;
        }
        assert_int_equal(p->x, q->x);
        assert_int_equal(p->w, q->w);
        assert_int_equal(p->h, q->h);
        assert_int_equal(p->behind, q->behind);
        assert_int_equal(q->band, mirrored(p->band));
        if (p->node == a->scene->motion)
            continue;
        if (!known[p->band])
            shift[p->band] = q->y - p->y;
        known[p->band] = true;
        assert_int_equal(q->y - p->y, shift[p->band]);
    }
}

/* So do the lines between boxes that have no line to another band. */
static uint32_t check_moved_lines(const mt_layout *a, const mt_layout *b, const int32_t *shift)
{
    uint32_t checked = 0;
    assert_int_equal(a->traces, b->traces);
    for (uint32_t i = 0; i < a->traces; i++) {
        const mt_trace *t = &a->trace[i], *u = &b->trace[i];
        const mt_box *from = box_of(a, a->scene->edge[t->edge].from);
        const mt_box *to = box_of(a, a->scene->edge[t->edge].to);
        assert_int_equal(t->edge, u->edge);
        if (!keeps_to_its_band(a, from) || !keeps_to_its_band(a, to) ||
            to->node == a->scene->motion)
            continue;
        assert_int_equal(t->points, u->points);
        for (uint32_t k = 0; k < t->points; k++) {
            assert_int_equal(t->point[k].x, u->point[k].x);
            assert_int_equal(t->point[k].y + shift[from->band], u->point[k].y);
        }
        checked++;
    }
    return checked;
}

static void swapping_the_sides_swaps_the_families_exactly(void **state)
{
    (void)state;
    uint32_t lines = 0;
    for (uint32_t seed = 0; seed < 200; seed++) {
        shape sh = {1 + seed % 40, seed % 4 == 0, seed % 3 == 1, seed % 5 == 1};
        if (seed % 50 == 49)
            sh.claims = 700; /* more than a map holds */
        sample s[2];
        mt_scene scene[2];
        mt_layout l[2];
        int32_t shift[MT_BANDS] = {0};
        for (int i = 0; i < 2; i++) {
            open_random(&s[i], seed, &sh, i == 1);
            lay_out(&s[i], &scene[i], &l[i]);
        }
        check_moved_boxes(&l[0], &l[1], shift);
        if (sh.claims < 100)
            lines += check_moved_lines(&l[0], &l[1], shift);
        sample_close(&s[0]);
        sample_close(&s[1]);
    }
    assert_true(lines > 500);
}

static void steps_meet_before_what_they_conclude(void **state)
{
    (void)state;
    static const char json[] =
        "{\"moot\":1,\"motion\":0,\"statements\":[{\"title\":\"T\"},{\"title\":\"A\"},{\"title\":"
        "\"B\"},{\"title\":\"C\"},{\"title\":\"D\"},{\"title\":\"X\"}],\"arguments\":[{\"title\":"
        "\"P\",\"steps\":[{\"premises\":[1,2],\"conclusion\":3},{\"premises\":[3,4],\"conclusion\":"
        "0}]}"
        "],\"relations\":[{\"kind\":\"undercut\",\"from\":{\"statement\":5},\"to\":{\"argument\":0,"
        "\"step\":0}}]}";
    enum { T, A, B, C, D, X, P };
    static const uint32_t layers[] = {0, 3, 3, 2, 2, 3, 1};
    sample s;
    mt_scene scene;
    mt_layout l;
    assert_true(sample_open(&s, mt_str(json)));
    lay_out(&s, &scene, &l);
    assert_int_equal(l.boxes, 7);
    for (uint32_t i = 0; i < 7; i++)
        assert_int_equal(l.box[i].layer, layers[l.box[i].node]);
    assert_int_equal(l.crossings, 0);
    uint32_t premises = 0, joints = 0;
    for (uint32_t i = 0; i < l.traces; i++) {
        const mt_edge *e = &scene.edge[l.trace[i].edge];
        premises += e->kind == MT_EDGE_PREMISE;
        joints += l.trace[i].joint;
        if (e->kind == MT_EDGE_PREMISE)
            assert_int_equal(e->to, e->from == A || e->from == B ? C : P);
        if (e->kind == MT_EDGE_UNDERCUT) {
            assert_true(l.trace[i].dot);
            assert_int_equal(e->to, C);
        }
    }
    assert_int_equal(premises, 4);
    assert_int_equal(joints, 2); /* one of two premises leads on, at both steps */
    check_boxes(&l);
    check_traces(&l);
    sample_close(&s);
}

static void large_maps_fold_what_is_deep(void **state)
{
    (void)state;
    shape sh = {280, true, false, false};
    sample s;
    mt_scene scene;
    mt_layout l;
    open_random(&s, 5, &sh, false);
    lay_out(&s, &scene, &l);
    assert_true(l.boxes < 281);
    check_boxes(&l);
    for (uint32_t i = 0; i < l.boxes; i++)
        assert_true(l.box[i].layer <= MT_MAP_DEPTH);
    sample_close(&s);
}

static void lines_break_at_blanks_and_within_what_is_too_long(void **state)
{
    (void)state;
    mt_arena a;
    mt_arena_init(&a, NULL);
    mt_lines l = {0};
    mt_wrap(&a, MOOT_STR("  one two  three\nfour "), 4000, 9, &l);
    assert_int_equal(l.line.n, 3);
    assert_str(l.line.at[0], "one two");
    assert_str(l.line.at[1], "three");
    assert_str(l.line.at[2], "four");
    assert_false(l.cut);
    mt_lines w = {0};
    mt_wrap(&a, MOOT_STR("aaaaaaaaaaaaaaaaaaaa"), 3000, 2, &w);
    assert_int_equal(w.line.n, 2);
    assert_str(w.line.at[0], "aaaaa");
    assert_str(w.line.at[1], "aaa"); /* room for the ellipsis */
    assert_true(w.cut);
    mt_lines c = {0};
    mt_wrap(&a, MOOT_STR("\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E"), 2000, 9, &c);
    assert_int_equal(c.line.n, 2);
    assert_str(c.line.at[0], "\xE6\x97\xA5\xE6\x9C\xAC");
    mt_arena_free(&a);
}

static void text_from_right_to_left_is_known_by_its_first_letter(void **state)
{
    (void)state;
    assert_true(mt_measure_to_left(MOOT_STR("1. \u05D0 abc")));
    assert_true(mt_measure_to_left(MOOT_STR("\u0645")));
    assert_false(mt_measure_to_left(MOOT_STR("a \u05D0")));
    assert_false(mt_measure_to_left(MOOT_STR("\u65E5")));
    assert_false(mt_measure_to_left(MOOT_STR("2 + 2")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_debate_is_drawn_whole_and_apart),
        cmocka_unit_test(forests_are_drawn_without_crossings),
        cmocka_unit_test(small_maps_have_the_fewest_crossings),
        cmocka_unit_test(swapping_the_sides_swaps_the_families_exactly),
        cmocka_unit_test(steps_meet_before_what_they_conclude),
        cmocka_unit_test(text_from_right_to_left_is_known_by_its_first_letter),
        cmocka_unit_test(large_maps_fold_what_is_deep),
        cmocka_unit_test(lines_break_at_blanks_and_within_what_is_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

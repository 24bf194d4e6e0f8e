/* The gradual room: strengths against the formulas written out naively, residuals,
 * slopes against differences, symmetry, models of social argumentation. */
#include "base/json_in.h"
#include "gradual/read.h"
#include "gradual/social.h"
#include "gradual/solve.h"
#include "unit/unit.h"

#include <math.h>

enum { MOST = 12, ARCS = 60 };

typedef struct dice {
    uint64_t state;
} dice;

static uint32_t cast(dice *d, uint32_t n)
{
    uint64_t z = (d->state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ (z >> 31)) % n);
}

static double unit(dice *d)
{
    return cast(d, 1001) / 1000.0;
}

typedef struct sample {
    uint32_t n, m;
    double base[MOST];
    mt_tie tie[ARCS];
    mt_arena arena;
    mt_bipolar g;
} sample;

static void make(sample *s)
{
    mt_arena_init(&s->arena, NULL);
    assert_int_equal(mt_bipolar_make(&s->g, &s->arena, s->n, s->base, s->m, s->tie), MOOT_OK);
}

/* Arcs lead from larger to smaller nodes unless `cyclic`; none twice. */
static void draw(sample *s, dice *d, bool cyclic, bool attack_only, bool weighted)
{
    s->n = 1 + cast(d, MOST);
    s->m = 0;
    for (uint32_t i = 0; i < s->n; i++)
        s->base[i] = unit(d);
    for (uint32_t from = 0; from < s->n; from++)
        for (uint32_t to = 0; to < s->n && s->m < ARCS; to++)
            if ((cyclic || from > to) && cast(d, 3) == 0)
                s->tie[s->m++] =
                    (mt_tie){from, to, !attack_only && cast(d, 2) == 0, weighted ? unit(d) : 1};
    make(s);
}

/* ---- the oracle: recursion over the list of arcs, formulas as the papers have them ---- */

static double naive(const sample *q, const char *name, uint32_t i);

typedef struct sums {
    double product[2], squares[2], sum[2], sum_squares[2], top[2];
    int count[2], voiced;
} sums;

static sums look(const sample *q, const char *name, uint32_t i)
{
    sums u = {.product = {1, 1}, .squares = {1, 1}};
    for (uint32_t k = 0; k < q->m; k++) {
        if (q->tie[k].to != i)
            continue;
        double x = q->tie[k].weight * naive(q, name, q->tie[k].from);
        int side = q->tie[k].support;
        u.product[side] *= 1 - x;
        u.squares[side] *= (1 - x) * (1 - x);
        u.sum[side] += x;
        u.sum_squares[side] += x * x;
        u.top[side] = x > u.top[side] ? x : u.top[side];
        u.count[side]++;
        u.voiced += q->base[q->tie[k].from] > 0;
    }
    return u;
}

static double linear(double w, double a)
{
    return w - w * fmax(0, -a) + (1 - w) * fmax(0, a);
}

static double h(double x, int power)
{
    double y = pow(fmax(0, x), power);
    return y / (1 + y);
}

static double naive(const sample *q, const char *name, uint32_t i)
{
    sums u = look(q, name, i);
    double w = q->base[i], sum = u.sum[1] - u.sum[0], product = u.product[0] - u.product[1];
    if (!strcmp(name, "df-quad"))
        return linear(w, product);
    if (!strcmp(name, "quadratic-energy"))
        return w - w * h(-sum, 2) + (1 - w) * h(sum, 2);
    if (!strcmp(name, "euler-based"))
        return 1 - (1 - w * w) / (1 + w * exp(sum));
    if (!strcmp(name, "euler-top"))
        return 1 - (1 - w * w) / (1 + w * exp(u.top[1] - u.top[0]));
    if (!strcmp(name, "quad")) {
        double down = w * u.product[0], up = 1 - (1 - w) * u.product[1];
        return u.count[0] && u.count[1] ? (down + up) / 2 : u.count[0] ? down : u.count[1] ? up : w;
    }
    if (!strcmp(name, "one-max-product"))
        return w - w * h(-product, 1) + (1 - w) * h(product, 1);
    if (!strcmp(name, "squared-strength"))
        return linear(w, u.squares[0] - u.squares[1]);
    if (!strcmp(name, "squared-energy")) {
        double e = u.sum_squares[1] - u.sum_squares[0];
        return e > 0 ? w + (1 - w) * e / (1 + e) : w + w * e / (1 - e);
    }
    if (!strcmp(name, "mlp"))
        return w <= 0 ? 0 : w >= 1 ? 1 : 1 / (1 + exp(-(log(w / (1 - w)) + sum)));
    if (!strcmp(name, "basic"))
        return w + sum;
    if (!strcmp(name, "h-categoriser"))
        return w / (1 + u.sum[0]);
    if (!strcmp(name, "max-based"))
        return w / (1 + u.top[0]);
    if (!strcmp(name, "simple-product"))
        return w * u.product[0];
    assert_string_equal(name, "card-based");
    double voiced = 0;
    for (uint32_t k = 0; k < q->m; k++)
        if (q->tie[k].to == i && q->base[q->tie[k].from] > 0)
            voiced += q->tie[k].weight * naive(q, name, q->tie[k].from);
    return u.voiced ? w / (1 + u.voiced + voiced / u.voiced) : w;
}

static void strengths_without_cycles_are_those_of_the_formulas_written_out(void **state)
{
    (void)state;
    dice d = {1};
    sample q;
    double s[MOST];
    for (int round = 0; round < 60; round++)
        for (const mt_gradual *sem = mt_graduals; sem->name; sem++) {
            draw(&q, &d, false, sem->attack_only, round % 2);
            assert_non_null(q.g.order);
            assert_true(mt_gradual_fits(sem, &q.g));
            mt_sweep(sem, &q.g, NULL, s);
            for (uint32_t i = 0; i < q.n; i++)
                assert_true(fabs(s[i] - naive(&q, sem->name, i)) <= 1e-12 * fmax(1, fabs(s[i])));
            mt_arena_free(&q.arena);
        }
}

static void the_flow_ends_where_the_equations_hold_or_says_that_it_did_not(void **state)
{
    (void)state;
    dice d = {2};
    sample q;
    double s[MOST];
    unsigned ended = 0, runs = 0;
    for (int round = 0; round < 40; round++)
        for (int k = 0; k < MT_GRADUAL_MAIN; k++, runs++) {
            mt_solved out;
            draw(&q, &d, true, false, round % 2);
            assert_int_equal(mt_solve(&mt_graduals[k], &q.g, NULL, &mt_flow_default, NULL, s, &out),
                             MOOT_OK);
            for (uint32_t i = 0; i < q.n; i++)
                assert_true(s[i] >= 0 && s[i] <= 1);
            ended += out.converged;
            for (uint32_t i = 0; out.converged && i < q.n; i++)
                assert_true(fabs(mt_gradual_at(&mt_graduals[k], &q.g, i, s) - s[i]) < 1e-9);
            mt_arena_free(&q.arena);
        }
    assert_true(ended >= runs * 9 / 10);
}

static void without_cycles_sweep_flow_and_rounds_agree(void **state)
{
    (void)state;
    dice d = {3};
    sample q;
    double a[MOST], b[MOST], c[MOST];
    for (int round = 0; round < 20; round++)
        for (int k = 0; k < MT_GRADUAL_MAIN; k++) {
            mt_solved flow, rounds;
            const mt_gradual *sem = &mt_graduals[k];
            draw(&q, &d, false, false, true);
            mt_sweep(sem, &q.g, NULL, a);
            assert_int_equal(mt_flow_solve(sem, &q.g, NULL, &mt_flow_default, NULL, b, &flow),
                             MOOT_OK);
            assert_int_equal(mt_rounds(sem, &q.g, 0, 100, NULL, c, &rounds), MOOT_OK);
            assert_true(flow.converged && rounds.converged);
            for (uint32_t i = 0; i < q.n; i++)
                assert_true(fabs(a[i] - b[i]) < 1e-9 && fabs(a[i] - c[i]) < 1e-12);
            mt_arena_free(&q.arena);
        }
}

/* The flow with its steps free ends where steps of a fixed twentieth end, on a graph whose
 * nodes were put in another order as on the graph itself. */
static void long_steps_and_a_copy_in_another_order_end_at_the_same_point(void **state)
{
    (void)state;
    dice d = {11};
    sample q;
    double fine[MOST], s[MOST], work[MT_FLOW_WORK * MOST];
    unsigned both = 0, runs = 0;
    mt_flow fixed = mt_flow_default;
    fixed.longest = fixed.delta;
    for (int round = 0; round < 200; round++)
        for (int k = 0; k < MT_GRADUAL_MAIN; k++, runs++) {
            mt_solved slow, quick;
            const mt_gradual *sem = &mt_graduals[k];
            draw(&q, &d, true, round % 3 == 0, round % 2);
            mt_flow_run(sem, &q.g, NULL, &fixed, work, fine, &slow);
            assert_int_equal(mt_flow_solve(sem, &q.g, NULL, &mt_flow_default, NULL, s, &quick),
                             MOOT_OK);
            both += slow.converged && quick.converged;
            for (uint32_t i = 0; slow.converged && quick.converged && i < q.n; i++)
                assert_true(fabs(fine[i] - s[i]) < 1e-9);
            assert_true(quick.converged || !slow.converged);
            assert_int_equal(mt_flow_solve(sem, &q.g, NULL, &fixed, NULL, s, &quick), MOOT_OK);
            for (uint32_t i = 0; i < q.n; i++)
                assert_true(fine[i] == s[i]);
            mt_arena_free(&q.arena);
        }
    assert_true(both >= runs * 9 / 10);
}

/* Rounds between two that attack each other swing for ever; the flow does not. */
static void what_does_not_converge_is_reported(void **state)
{
    (void)state;
    sample q = {.n = 2, .m = 2, .base = {1, 1}, .tie = {{0, 1, false, 1}, {1, 0, false, 1}}};
    double s[2];
    mt_solved out;
    make(&q);
    assert_null(q.g.order);
    assert_int_equal(q.g.on_cycle, 2);
    assert_int_equal(mt_rounds(&mt_graduals[0], &q.g, 1e-9, 1000, NULL, s, &out), MOOT_OK);
    assert_false(out.converged);
    mt_flow flow = mt_flow_default;
    flow.max_steps = 3;
    assert_int_equal(mt_solve(&mt_graduals[0], &q.g, NULL, &flow, NULL, s, &out), MOOT_OK);
    assert_false(out.converged);
    assert_int_equal(out.steps, 3);
    assert_int_equal(mt_solve(&mt_graduals[0], &q.g, NULL, &mt_flow_default, NULL, s, &out),
                     MOOT_OK);
    assert_true(out.converged && fabs(s[0] - 0.5) < 1e-9 && fabs(s[1] - 0.5) < 1e-9);
    mt_arena_free(&q.arena);
}

/* All attacks on a node to supports, w to 1 - w: s to 1 - s, where the table says so. */
static void even_semantics_mirror_exactly_and_the_main_three_take_the_same_side(void **state)
{
    (void)state;
    dice d = {4};
    sample q, p;
    double s[MOST], t[MOST];
    for (int round = 0; round < 200; round++)
        for (const mt_gradual *sem = mt_graduals; sem->name; sem++) {
            if (sem->attack_only)
                continue;
            draw(&q, &d, false, false, false);
            q.base[0] = q.g.base[0] = sem->even ? q.base[0] : 0.5;
            p = q;
            p.base[0] = 1 - q.base[0];
            for (uint32_t k = 0; k < p.m; k++)
                p.tie[k].support ^= p.tie[k].to == 0;
            make(&p);
            mt_sweep(sem, &q.g, NULL, s);
            mt_sweep(sem, &p.g, NULL, t);
            if (sem->even)
                assert_true(fabs(s[0] + t[0] - 1) < 1e-12);
            else
                assert_true((s[0] - 0.5) * (t[0] - 0.5) <= 1e-18);
            mt_arena_free(&p.arena);
            mt_arena_free(&q.arena);
        }
}

static void slopes_are_those_of_small_differences(void **state)
{
    (void)state;
    dice d = {5};
    sample q;
    double s[MOST], by[ARCS];
    unsigned seen = 0;
    const double e = 1e-6;
    for (int round = 0; round < 40; round++)
        for (const mt_gradual *sem = mt_graduals; sem->name; sem++) {
            if (sem->attack_only || sem->bend == MT_BEND_QUAD)
                continue;
            draw(&q, &d, false, false, true);
            for (uint32_t i = 0; i < q.n; i++) {
                s[i] = unit(&d);
                q.g.base[i] = 0.05 + 0.9 * q.base[i];
            }
            bool kink = false;
            double by_base = mt_gradual_slope(sem, &q.g, 0, s, by, &kink);
            mt_bipolar up = q.g, down = q.g;
            double raised[MOST], lowered[MOST];
            memcpy(raised, q.g.base, sizeof(double) * q.n);
            memcpy(lowered, q.g.base, sizeof(double) * q.n);
            raised[0] += e;
            lowered[0] -= e;
            up.base = raised;
            down.base = lowered;
            double want = (mt_gradual_at(sem, &up, 0, s) - mt_gradual_at(sem, &down, 0, s)) / 2 / e;
            assert_true(fabs(by_base - want) < 1e-6);
            for (uint32_t k = q.g.start[0]; !kink && k < q.g.start[2]; k++) {
                uint32_t j = q.g.from[k];
                double keep = s[j];
                s[j] = keep + e;
                want = mt_gradual_at(sem, &q.g, 0, s);
                s[j] = keep - e;
                want = (want - mt_gradual_at(sem, &q.g, 0, s)) / 2 / e;
                s[j] = keep;
                assert_true(fabs(by[k] - want) < 1e-5);
                seen++;
            }
            mt_arena_free(&q.arena);
        }
    assert_true(seen > 500);
}

static void the_order_of_arcs_and_repeated_arcs_change_no_bit(void **state)
{
    (void)state;
    dice d = {6};
    sample q, p;
    double s[MOST], t[MOST];
    for (int round = 0; round < 50; round++) {
        draw(&q, &d, false, false, true);
        p = q;
        for (uint32_t k = 0; k < q.m; k++)
            p.tie[k] = q.tie[q.m - 1 - k];
        if (q.m && q.m < ARCS)
            p.tie[p.m++] = p.tie[0];
        make(&p);
        assert_int_equal(p.g.m, q.g.m);
        for (int k = 0; k < MT_GRADUAL_MAIN; k++) {
            mt_sweep(&mt_graduals[k], &q.g, NULL, s);
            mt_sweep(&mt_graduals[k], &p.g, NULL, t);
            assert_memory_equal(s, t, q.n * sizeof(double));
        }
        mt_arena_free(&p.arena);
        mt_arena_free(&q.arena);
    }
}

static void far_out_values_stay_finite(void **state)
{
    (void)state;
    for (int w = 0; w <= 2; w++)
        for (int support = 0; support <= 1; support++) {
            mt_arena arena;
            mt_bipolar g;
            enum { MANY = 3000 };
            mt_arena_init(&arena, NULL);
            double *base = MT_NEW_ARRAY(&arena, double, MANY + 1);
            double *s = MT_NEW_ARRAY(&arena, double, MANY + 1);
            mt_tie *tie = MT_NEW_ARRAY(&arena, mt_tie, MANY);
            assert_non_null(tie);
            base[0] = w / 2.0;
            for (uint32_t k = 0; k < MANY; k++) {
                base[k + 1] = 1;
                tie[k] = (mt_tie){k + 1, 0, support, 1};
            }
            assert_int_equal(mt_bipolar_make(&g, &arena, MANY + 1, base, MANY, tie), MOOT_OK);
            for (const mt_gradual *sem = mt_graduals; sem->name; sem++) {
                if (!mt_gradual_fits(sem, &g))
                    continue;
                mt_sweep(sem, &g, NULL, s);
                assert_true(isfinite(s[0]));
                assert_true(sem->bend == MT_BEND_SHIFT || (s[0] >= 0 && s[0] <= 1));
            }
            mt_arena_free(&arena);
        }
}

/* Three against three with support t: x = t (1 - x)^3 is one model; over about 0.6 two
 * lopsided ones exist too. */
static void all_models_of_a_standoff_are_found(void **state)
{
    (void)state;
    for (int high = 0; high <= 1; high++) {
        sample q = {.n = 6};
        double t = high ? 0.8 : 0.3, x = 0.5;
        mt_social found;
        for (uint32_t i = 0; i < 6; i++)
            q.base[i] = t;
        for (uint32_t i = 0; i < 3; i++)
            for (uint32_t j = 3; j < 6; j++) {
                q.tie[q.m++] = (mt_tie){i, j, false, 1};
                q.tie[q.m++] = (mt_tie){j, i, false, 1};
            }
        make(&q);
        for (int k = 0; k < 200; k++)
            x -= (x - t * pow(1 - x, 3)) / (1 + 3 * t * pow(1 - x, 2));
        assert_int_equal(mt_social_find(&q.g, &q.arena, &found), MOOT_OK);
        assert_int_equal(found.models, high ? 3 : 1);
        assert_int_equal(found.unique, !high);
        assert_false(found.singular || found.capped);
        unsigned even = 0;
        for (uint32_t m = 0; m < found.models; m++)
            even += fabs(found.model[m][0] - x) < 1e-9 && fabs(found.model[m][5] - x) < 1e-9;
        assert_int_equal(even, 1);
        mt_arena_free(&q.arena);
    }
}

static bool reads(const char *json, bool unbounded)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_diags diags = {.arena = &arena};
    mt_named_graph g;
    const mt_value *v = mt_json_read(mt_str(json), &arena, &diags);
    assert_non_null(v);
    bool ok = mt_graph_read(&g, &arena, v, unbounded, &diags);
    assert_int_equal(diags.list.n, ok ? 0 : 1);
    mt_arena_free(&arena);
    return ok;
}

static void faulty_graphs_are_refused_with_one_finding(void **state)
{
    (void)state;
    assert_true(reads("{\"arguments\": []}", false));
    assert_true(reads("{\"arguments\": [\"a\"], \"initial\": [1], \"attacks\": [[\"a\", \"a\", "
                      "0.5]]}",
                      false));
    assert_true(reads("{\"arguments\": [\"a\"], \"initial\": [2]}", true));
    const char *const faulty[] = {
        "[]",
        "{\"arguments\": 1}",
        "{\"arguments\": [1]}",
        "{\"arguments\": [\"a\", \"a\"]}",
        "{\"arguments\": [\"a\"], \"initial\": [2]}",
        "{\"arguments\": [\"a\"], \"initial\": [\"1\"]}",
        "{\"arguments\": [\"a\"], \"initial\": [1, 1]}",
        "{\"arguments\": [\"a\"], \"weights\": {\"b\": 1}}",
        "{\"arguments\": [\"a\"], \"weights\": 1}",
        "{\"arguments\": [\"a\"], \"votes\": {\"a\": [1]}}",
        "{\"arguments\": [\"a\"], \"votes\": {\"a\": [-1, 1]}}",
        "{\"arguments\": [\"a\"], \"votes\": {}, \"epsilon\": -1}",
        "{\"arguments\": [\"a\"], \"attacks\": {}}",
        "{\"arguments\": [\"a\"], \"attacks\": [[\"a\"]]}",
        "{\"arguments\": [\"a\"], \"attacks\": [[\"a\", \"b\"]]}",
        "{\"arguments\": [\"a\"], \"attacks\": [[\"a\", \"a\", 2]]}",
    };
    for (size_t i = 0; i < sizeof(faulty) / sizeof(*faulty); i++)
        assert_false(reads(faulty[i], false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strengths_without_cycles_are_those_of_the_formulas_written_out),
        cmocka_unit_test(the_flow_ends_where_the_equations_hold_or_says_that_it_did_not),
        cmocka_unit_test(without_cycles_sweep_flow_and_rounds_agree),
        cmocka_unit_test(long_steps_and_a_copy_in_another_order_end_at_the_same_point),
        cmocka_unit_test(what_does_not_converge_is_reported),
        cmocka_unit_test(even_semantics_mirror_exactly_and_the_main_three_take_the_same_side),
        cmocka_unit_test(slopes_are_those_of_small_differences),
        cmocka_unit_test(the_order_of_arcs_and_repeated_arcs_change_no_bit),
        cmocka_unit_test(far_out_values_stay_finite),
        cmocka_unit_test(all_models_of_a_standoff_are_found),
        cmocka_unit_test(faulty_graphs_are_refused_with_one_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

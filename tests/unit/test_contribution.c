/* Contributions and hinges, against graphs that are built anew and orders that are all
 * gone through. */
#include "gradual/bearing.h"
#include "unit/unit.h"

#include <math.h>

enum { MOST = 6, ARCS = 15 };

typedef struct sample {
    uint64_t state;
    uint32_t n, m;
    double base[MOST];
    mt_tie tie[ARCS];
} sample;

static uint32_t cast(sample *q, uint32_t n)
{
    uint64_t z = (q->state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ (z >> 31)) % n);
}

/* Arcs lead to smaller nodes; node 0 is the topic. */
static void draw(sample *q)
{
    q->n = 2 + cast(q, MOST - 1);
    q->m = 0;
    for (uint32_t i = 0; i < q->n; i++)
        q->base[i] = 0.05 + cast(q, 900) / 1000.0;
    for (uint32_t from = 1; from < q->n; from++)
        for (uint32_t to = 0; to < from; to++)
            if (cast(q, 2))
                q->tie[q->m++] = (mt_tie){from, to, cast(q, 2) == 0, cast(q, 1001) / 1000.0};
}

/* Arcs lead anywhere; at least one circle. */
static void draw_circle(sample *q)
{
    q->n = 2 + cast(q, 3);
    q->m = 0;
    for (uint32_t i = 0; i < q->n; i++)
        q->base[i] = 0.05 + cast(q, 900) / 1000.0;
    for (uint32_t from = 0; from < q->n; from++)
        for (uint32_t to = 0; to < q->n; to++)
            if (from != to && (to == (from + 1) % q->n || cast(q, 4) == 0))
                q->tie[q->m++] = (mt_tie){from, to, cast(q, 2) == 0, cast(q, 1001) / 1000.0};
}

/* The topic's strength if only the nodes of the bit set are there, and none of the arcs
 * into node `cut`: a graph of its own. */
static double built_anew(const sample *q, const mt_gradual *sem, uint32_t there, uint32_t cut)
{
    mt_arena arena;
    mt_bipolar g;
    mt_tie tie[ARCS];
    double s[MOST];
    uint32_t m = 0;
    mt_arena_init(&arena, NULL);
    for (uint32_t k = 0; k < q->m; k++)
        if ((there >> q->tie[k].from & 1) && (there >> q->tie[k].to & 1) && q->tie[k].to != cut)
            tie[m++] = q->tie[k];
    assert_int_equal(mt_bipolar_make(&g, &arena, q->n, q->base, m, tie), MOOT_OK);
    mt_solved solved;
    assert_int_equal(mt_solve(sem, &g, NULL, &mt_flow_default, NULL, s, &solved), MOOT_OK);
    mt_arena_free(&arena);
    return solved.converged ? s[0] : (double)NAN;
}

/* Every order of the players, by counting up in the factorial number system. */
static double over_all_orders(const sample *q, const mt_gradual *sem, uint32_t x)
{
    uint32_t players = q->n - 1, orders = 1;
    double sum = 0;
    for (uint32_t k = 2; k <= players; k++)
        orders *= k;
    for (uint32_t order = 0; order < orders; order++) {
        uint32_t left[MOST], there = 1, rest = order;
        for (uint32_t k = 0; k < players; k++)
            left[k] = k + 1;
        for (uint32_t k = players; k > 0; k--) {
            uint32_t pick = rest % k, node = left[pick];
            rest /= k;
            left[pick] = left[k - 1];
            if (node == x) {
                sum += built_anew(q, sem, there | 1u << x, MOST) - built_anew(q, sem, there, MOST);
                break;
            }
            there |= 1u << node;
        }
    }
    return sum / orders;
}

static void probe(mt_probe *p, mt_bipolar *g, const sample *q, const mt_gradual *sem,
                  mt_arena *arena)
{
    mt_arena_init(arena, NULL);
    assert_int_equal(mt_bipolar_make(g, arena, q->n, q->base, q->m, q->tie), MOOT_OK);
    assert_int_equal(mt_probe_make(p, sem, g, 0, arena), MOOT_OK);
}

static void removals_are_those_of_graphs_built_anew(void **state)
{
    (void)state;
    sample q = {.state = 1};
    for (int round = 0; round < 100; round++)
        for (int k = 0; k < MT_GRADUAL_MAIN; k++) {
            const mt_gradual *sem = &mt_graduals[k];
            mt_arena arena;
            mt_bipolar g;
            mt_probe p;
            draw(&q);
            probe(&p, &g, &q, sem, &arena);
            uint32_t all = (1u << q.n) - 1;
            for (uint32_t x = 1; x < q.n; x++) {
                double without = built_anew(&q, sem, all & ~(1u << x), MOST);
                double with = built_anew(&q, sem, all, MOST), alone = built_anew(&q, sem, all, x);
                double struck, granted;
                assert_true(fabs(mt_removal(&p, &x, 1) - (with - without)) < 1e-12);
                assert_true(fabs(mt_intrinsic_removal(&p, &x, 1) - (alone - without)) < 1e-12);
                mt_strike_and_grant(&p, x, &struck, &granted);
                assert_true(fabs(struck - without) < 1e-12);
                sample raised = q;
                raised.base[x] = 1;
                assert_true(fabs(granted - built_anew(&raised, sem, all, x)) < 1e-12);
            }
            mt_arena_free(&arena);
        }
}

static void shapley_values_are_the_means_over_all_orders_and_sum_up(void **state)
{
    (void)state;
    sample q = {.state = 2};
    const uint32_t start[] = {0, 1, 2, 3, 4, 5}, player[] = {1, 2, 3, 4, 5};
    for (int round = 0; round < 12; round++)
        for (int k = 0; k < MT_GRADUAL_MAIN; k++) {
            const mt_gradual *sem = &mt_graduals[k];
            mt_arena arena;
            mt_bipolar g;
            mt_probe p;
            mt_share out[MOST];
            draw(&q);
            probe(&p, &g, &q, sem, &arena);
            assert_int_equal(mt_shapley(&p, q.n - 1, start, player, 0, out), MOOT_OK);
            double sum = 0;
            for (uint32_t x = 1; x < q.n; x++) {
                assert_true(out[x - 1].error == 0);
                assert_true(fabs(out[x - 1].value - over_all_orders(&q, sem, x)) < 1e-12);
                sum += out[x - 1].value;
            }
            assert_true(fabs(sum - (mt_probe_sweep(&p) - q.base[0])) < 1e-12);
            mt_arena_free(&arena);
        }
}

/* Under `basic`, 2 k - 1 supports 2 k and that the topic: half the first's base score
 * belongs to each of the two. */
static void sampled_shapley_values_are_within_their_errors(void **state)
{
    (void)state;
    enum { PAIRS = 10, N = 2 * PAIRS + 1 };
    mt_arena arena;
    mt_bipolar g;
    mt_probe p;
    mt_tie tie[2 * PAIRS];
    double base[N] = {0};
    uint32_t start[N], player[N];
    mt_share out[N], again[N];
    mt_arena_init(&arena, NULL);
    for (uint32_t k = 0; k < PAIRS; k++) {
        base[2 * k + 1] = 0.1 * k + 0.1;
        base[2 * k + 2] = 0.3;
        tie[2 * k] = (mt_tie){2 * k + 1, 2 * k + 2, true, 1};
        tie[2 * k + 1] = (mt_tie){2 * k + 2, 0, true, 1};
    }
    for (uint32_t i = 0; i < N; i++) {
        start[i] = i;
        player[i] = i + 1;
    }
    assert_int_equal(mt_bipolar_make(&g, &arena, N, base, 2 * PAIRS, tie), MOOT_OK);
    const mt_gradual *sem = mt_gradual_find(MOOT_STR("basic"));
    assert_int_equal(mt_probe_make(&p, sem, &g, 0, &arena), MOOT_OK);
    assert_int_equal(mt_shapley(&p, N - 1, start, player, 2000, out), MOOT_OK);
    assert_int_equal(mt_shapley(&p, N - 1, start, player, 2000, again), MOOT_OK);
    assert_memory_equal(out, again, sizeof(mt_share) * (N - 1));
    for (uint32_t k = 0; k < PAIRS; k++) {
        double half = base[2 * k + 1] / 2;
        assert_true(out[2 * k].error > 0 && out[2 * k].error < 0.02);
        assert_true(fabs(out[2 * k].value - half) < 4 * out[2 * k].error);
        assert_true(fabs(out[2 * k + 1].value - 0.3 - half) < 4 * out[2 * k + 1].error);
    }
    mt_arena_free(&arena);
}

static void the_gradient_is_that_of_small_differences(void **state)
{
    (void)state;
    sample q = {.state = 3};
    const double e = 1e-6;
    for (int round = 0; round < 100; round++)
        for (int k = 0; k < MT_GRADUAL_MAIN; k++) {
            mt_arena arena;
            mt_bipolar g;
            mt_probe p;
            double by[MOST];
            mt_slope slope;
            draw(&q);
            probe(&p, &g, &q, &mt_graduals[k], &arena);
            assert_int_equal(mt_gradient(&p, by, &slope), MOOT_OK);
            for (uint32_t x = 0; x < q.n && slope != MT_SLOPE_KINK; x++) {
                sample up = q, down = q;
                up.base[x] += e;
                down.base[x] -= e;
                uint32_t all = (1u << q.n) - 1;
                double want = (built_anew(&up, &mt_graduals[k], all, MOST) -
                               built_anew(&down, &mt_graduals[k], all, MOST)) /
                              (2 * e);
                assert_true(fabs(by[x] - want) < 1e-5);
            }
            mt_arena_free(&arena);
        }
}

static void with_circles_contributions_are_those_of_graphs_built_anew(void **state)
{
    (void)state;
    sample q = {.state = 4};
    const uint32_t start[] = {0, 1, 2, 3, 4, 5}, player[] = {1, 2, 3, 4, 5};
    for (int round = 0; round < 40; round++)
        for (int k = 0; k < MT_GRADUAL_MAIN; k++) {
            const mt_gradual *sem = &mt_graduals[k];
            mt_arena arena;
            mt_bipolar g;
            mt_probe p;
            mt_share out[MOST];
            draw_circle(&q);
            probe(&p, &g, &q, sem, &arena);
            assert_true(p.circle);
            uint32_t all = (1u << q.n) - 1;
            assert_int_equal(mt_shapley(&p, q.n - 1, start, player, 0, out), MOOT_OK);
            double with = built_anew(&q, sem, all, MOST), sum = 0;
            for (uint32_t x = 1; x < q.n; x++) {
                double without = built_anew(&q, sem, all & ~(1u << x), MOST);
                double alone = built_anew(&q, sem, all, x), struck, granted;
                assert_true(fabs(mt_removal(&p, &x, 1) - (with - without)) < 1e-9);
                assert_true(fabs(mt_intrinsic_removal(&p, &x, 1) - (alone - without)) < 1e-9);
                mt_strike_and_grant(&p, x, &struck, &granted);
                assert_true(fabs(struck - without) < 1e-9);
                sample raised = q;
                raised.base[x] = 1;
                assert_true(fabs(granted - built_anew(&raised, sem, all, x)) < 1e-9);
                assert_true(fabs(out[x - 1].value - over_all_orders(&q, sem, x)) < 1e-9);
                sum += out[x - 1].value;
            }
            assert_true(fabs(sum - (with - q.base[0])) < 1e-9);
            mt_arena_free(&arena);
        }
}

static void with_circles_the_gradient_is_that_of_small_differences(void **state)
{
    (void)state;
    sample q = {.state = 5};
    const double e = 1e-5;
    unsigned smooth = 0;
    for (int round = 0; round < 60; round++)
        for (int k = 0; k < MT_GRADUAL_MAIN; k++) {
            mt_arena arena;
            mt_bipolar g;
            mt_probe p;
            double by[MOST];
            mt_slope slope;
            draw_circle(&q);
            probe(&p, &g, &q, &mt_graduals[k], &arena);
            assert_int_equal(mt_gradient(&p, by, &slope), MOOT_OK);
            smooth += slope == MT_SLOPE_SMOOTH;
            for (uint32_t x = 0; x < q.n && slope == MT_SLOPE_SMOOTH; x++) {
                sample up = q, down = q;
                up.base[x] += e;
                down.base[x] -= e;
                uint32_t all = (1u << q.n) - 1;
                double want = (built_anew(&up, &mt_graduals[k], all, MOST) -
                               built_anew(&down, &mt_graduals[k], all, MOST)) /
                              (2 * e);
                assert_true(fabs(by[x] - want) < 1e-5);
            }
            mt_arena_free(&arena);
        }
    assert_true(smooth > 150);
}

/* Under `basic` two that support each other grow without end, and two that attack each other
 * with all their weight have x + y = 1 for equations. */
static void without_rest_or_with_dependent_equations_there_is_no_number(void **state)
{
    (void)state;
    const mt_gradual *basic = mt_gradual_find(MOOT_STR("basic"));
    for (int attack = 0; attack < 2; attack++) {
        mt_arena arena;
        mt_bipolar g;
        mt_probe p;
        mt_slope slope;
        double by[2];
        const double base[] = {attack ? 1 : 0.5, attack ? 1 : 0.5};
        const mt_tie tie[] = {{0, 1, !attack, 1}, {1, 0, !attack, 1}};
        uint32_t x = 1;
        mt_arena_init(&arena, NULL);
        assert_int_equal(mt_bipolar_make(&g, &arena, 2, base, 2, tie), MOOT_OK);
        assert_int_equal(mt_probe_make(&p, basic, &g, 0, &arena), MOOT_OK);
        assert_int_equal(mt_gradient(&p, by, &slope), MOOT_OK);
        assert_int_equal(slope, MT_SLOPE_NONE);
        assert_true(isnan(by[0]) && isnan(by[1]));
        assert_int_equal(isnan(mt_removal(&p, &x, 1)), !attack);
        mt_arena_free(&arena);
    }
}

/* 1 supports the topic, 2 attacks it: either alone decides.  3 hangs on nothing. */
static void a_point_that_decides_alone_is_a_hinge(void **state)
{
    (void)state;
    mt_arena arena;
    mt_bipolar g;
    mt_bearings b;
    const double base[] = {0.5, 0.5, 0.6, 0.5};
    const mt_tie tie[] = {{1, 0, true, 1}, {2, 0, false, 1}};
    mt_arena_init(&arena, NULL);
    assert_int_equal(mt_bipolar_make(&g, &arena, 4, base, 2, tie), MOOT_OK);
    assert_int_equal(mt_bearings_find(&b, &g, 0, MT_BEARING_ALL, &arena), MOOT_OK);
    assert_int_equal(b.lack, MT_BEARING_FOUND);
    assert_int_equal(b.n, 2);
    for (uint32_t k = 0; k < 2; k++)
        assert_true(b.at[k].hinge);
    assert_int_equal(mt_bearings_find(&b, &g, 3, MT_BEARING_ALL, &arena), MOOT_OK);
    assert_int_equal(b.n, 0);
    const mt_tie circle[] = {{1, 0, true, 1}, {0, 1, true, 1}};
    assert_int_equal(mt_bipolar_make(&g, &arena, 4, base, 2, circle), MOOT_OK);
    assert_int_equal(mt_bearings_find(&b, &g, 0, MT_BEARING_ALL, &arena), MOOT_OK);
    assert_int_equal(b.lack, MT_BEARING_FOUND);
    assert_true(b.circle && b.n == 1);
    mt_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(removals_are_those_of_graphs_built_anew),
        cmocka_unit_test(shapley_values_are_the_means_over_all_orders_and_sum_up),
        cmocka_unit_test(sampled_shapley_values_are_within_their_errors),
        cmocka_unit_test(the_gradient_is_that_of_small_differences),
        cmocka_unit_test(with_circles_contributions_are_those_of_graphs_built_anew),
        cmocka_unit_test(with_circles_the_gradient_is_that_of_small_differences),
        cmocka_unit_test(without_rest_or_with_dependent_equations_there_is_no_number),
        cmocka_unit_test(a_point_that_decides_alone_is_a_hinge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Change explanations, against mixed graphs that are weighed one by one. */
#include "gradual/change.h"
#include "unit/unit.h"

#include <math.h>

enum { MOST = 6, ARCS = 15, SETS = 1 << MOST };

static uint64_t dice_state = 1;
static uint32_t cast(uint32_t n)
{
    uint64_t z = (dice_state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ (z >> 31)) % n);
}

static moot_str names[MOST] = {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}, {"e", 1}, {"f", 1}};

static mt_named_graph graph(mt_arena *arena, uint32_t n, const double *base, uint32_t m,
                            const mt_tie *ties)
{
    mt_named_graph g = {.name = names};
    assert_int_equal(mt_bipolar_make(&g.g, arena, n, base, m, ties), MOOT_OK);
    return g;
}

static int order_of(mt_arena *arena, uint32_t n, const double *base, uint32_t m, const mt_tie *ties,
                    const mt_gradual *sem)
{
    double s[MOST];
    mt_named_graph g = graph(arena, n, base, m, ties);
    mt_sweep(sem, &g.g, NULL, s);
    return s[0] > s[1] + 1e-9 ? 1 : s[0] < s[1] - 1e-9 ? -1 : 0;
}

/* Is `set` in the list exactly if it is good and no good set lies strictly within it? */
static void check_list(const bool *good, uint32_t sets, const mt_change_sets *got)
{
    for (uint32_t set = 0; set < sets; set++) {
        bool want = good[set], listed = false;
        for (uint32_t part = 0; part < set; part++)
            want = want && !((part & ~set) == 0 && good[part]);
        for (uint32_t k = 0; k < got->n; k++)
            listed = listed || got->at[k] == set;
        assert_int_equal(listed, want);
    }
}

static void smallest_sets_are_those_that_trying_each_finds(void **state)
{
    (void)state;
    unsigned turned = 0;
    for (int round = 0; round < 400; round++) {
        mt_arena arena;
        mt_tie tie[ARCS];
        double before[MOST], after[MOST], mixed[MOST];
        uint32_t n = 2 + cast(MOST - 1), m = 0, changed[MOST], changes = 0;
        int order[SETS];
        const mt_gradual *sem = &mt_graduals[round % MT_GRADUAL_MAIN];
        mt_arena_init(&arena, NULL);
        for (uint32_t i = 0; i < n; i++) {
            before[i] = after[i] = cast(1000) / 1000.0;
            if (cast(2)) {
                after[i] = 1 - before[i];
                changed[changes++] = i;
            }
        }
        for (uint32_t from = 1; from < n; from++)
            for (uint32_t to = 0; to < from; to++)
                if (cast(2))
                    tie[m++] = (mt_tie){from, to, cast(2) == 0, 1};
        for (uint32_t set = 0; set < 1u << changes; set++) {
            memcpy(mixed, before, sizeof(mixed));
            for (uint32_t k = 0; k < changes; k++)
                if (set >> k & 1)
                    mixed[changed[k]] = after[changed[k]];
            order[set] = order_of(&arena, n, mixed, m, tie, sem);
        }
        mt_named_graph a = graph(&arena, n, before, m, tie), b = graph(&arena, n, after, m, tie);
        mt_change got;
        assert_int_equal(mt_change_explain(&got, sem, &a, &b, names[0], names[1], &arena), MOOT_OK);
        uint32_t sets = 1u << changes;
        assert_int_equal(got.changes, changes);
        assert_int_equal(got.consistent, order[0] == order[sets - 1]);
        bool enough[SETS], undone[SETS], needed[SETS];
        for (uint32_t set = 0; set < sets && !got.consistent; set++) {
            enough[set] = order[set] != order[0];
            undone[set] = enough[set] && order[sets - 1 - set] == order[0];
            needed[set] = enough[set];
            for (uint32_t part = 0; part < sets; part++)
                needed[set] = needed[set] && ((part & set) || order[part] == order[0]);
        }
        if (!got.consistent) {
            turned++;
            check_list(enough, sets, &got.sufficient);
            check_list(undone, sets, &got.counterfactual);
            check_list(needed, sets, &got.necessary);
        }
        mt_arena_free(&arena);
    }
    assert_true(turned > 50);
}

/* 0 = a and 1 = b are level; c comes and attacks a, the arc from d to b goes. */
static void new_points_and_arcs_that_go_are_changes(void **state)
{
    (void)state;
    mt_arena arena;
    mt_change got;
    static moot_str other[] = {{"d", 1}, {"b", 1}, {"a", 1}};
    const double base[] = {0.5, 0.5, 0.5, 0.5}, old_base[] = {0.5, 0.5, 0.5};
    const mt_tie tie[] = {{2, 0, false, 1}}, old_tie[] = {{0, 1, true, 1}};
    mt_arena_init(&arena, NULL);
    mt_named_graph after = graph(&arena, 4, base, 1, tie), before = {.name = other};
    assert_int_equal(mt_bipolar_make(&before.g, &arena, 3, old_base, 1, old_tie), MOOT_OK);
    assert_int_equal(
        mt_change_explain(&got, &mt_graduals[0], &before, &after, names[0], names[1], &arena),
        MOOT_OK);
    assert_int_equal(got.changes, 2);
    assert_str(got.changed[0], "c");
    assert_str(got.changed[1], "d");
    /* Before b leads, and so it does after. */
    assert_true(got.consistent);
    assert_int_equal(got.sufficient.n, 1);
    assert_int_equal(got.sufficient.at[0], 0);
    assert_int_equal(
        mt_change_explain(&got, &mt_graduals[0], &before, &after, names[0], names[2], &arena),
        MOOT_E_MISUSE);
    mt_arena_free(&arena);
}

static void too_many_changes_are_refused(void **state)
{
    (void)state;
    mt_arena arena;
    mt_change got;
    enum { N = MT_CHANGE_MOST + 1 };
    static const char letters[] = "abcdefghijklmnop";
    moot_str many[N];
    double a[N], b[N];
    mt_bipolar g, h;
    mt_arena_init(&arena, NULL);
    for (uint32_t i = 0; i < N; i++) {
        many[i] = (moot_str){letters + i, 1};
        a[i] = 0.25;
        b[i] = 0.75;
    }
    assert_int_equal(mt_bipolar_make(&g, &arena, N, a, 0, NULL), MOOT_OK);
    assert_int_equal(mt_bipolar_make(&h, &arena, N, b, 0, NULL), MOOT_OK);
    mt_named_graph before = {.g = g, .name = many}, after = {.g = h, .name = many};
    assert_int_equal(
        mt_change_explain(&got, &mt_graduals[0], &before, &after, many[0], many[1], &arena),
        MOOT_E_LIMIT);
    mt_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(smallest_sets_are_those_that_trying_each_finds),
        cmocka_unit_test(new_points_and_arcs_that_go_are_changes),
        cmocka_unit_test(too_many_changes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

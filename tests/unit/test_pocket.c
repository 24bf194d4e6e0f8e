/* Pockets of consistency, against every set of additions tried against every update. */
#include "gradual/pocket.h"
#include "unit/unit.h"

enum { MOST = 8, UPDATES = 6, ADDED = MOST - 2 };

static uint64_t dice_state = 1;
static uint32_t cast(uint32_t n)
{
    uint64_t z = (dice_state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ (z >> 31)) % n);
}

static moot_str all_names[MOST] = {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1},
                                   {"e", 1}, {"f", 1}, {"g", 1}, {"h", 1}};

/* A graph of the first two names and of those of `set`; arcs lead to smaller nodes. */
static void draw(mt_named_graph *g, mt_arena *arena, uint32_t set)
{
    double base[MOST];
    mt_tie tie[MOST * MOST];
    uint32_t n = 0, m = 0;
    g->name = MT_NEW_ARRAY(arena, moot_str, MOST);
    for (uint32_t k = 0; k < MOST; k++)
        if (k < 2 || (set >> (k - 2) & 1)) {
            base[n] = cast(1000) / 1000.0;
            g->name[n++] = all_names[k];
        }
    for (uint32_t from = 1; from < n; from++)
        for (uint32_t to = 0; to < from; to++)
            if (cast(2))
                tie[m++] = (mt_tie){from, to, cast(2) == 0, 1};
    assert_int_equal(mt_bipolar_make(&g->g, arena, n, base, m, tie), MOOT_OK);
}

static int order_of(const mt_named_graph *g, const mt_gradual *sem)
{
    double s[MOST];
    mt_sweep(sem, &g->g, NULL, s);
    return s[0] > s[1] + 1e-9 ? 1 : s[0] < s[1] - 1e-9 ? -1 : 0;
}

/* The numbers that moot gave the additions, turned back into those of all_names. */
static uint32_t to_names(const mt_pockets *p, uint64_t set)
{
    uint32_t to = 0;
    for (uint32_t k = 0; k < p->added; k++)
        if (set >> k & 1)
            to |= 1u << (p->name[k].ptr[0] - 'c');
    return to;
}

static void pockets_are_the_largest_sets_that_no_turning_update_lies_in(void **state)
{
    (void)state;
    unsigned several = 0, none = 0;
    for (int round = 0; round < 500; round++) {
        mt_arena arena;
        mt_named_graph first, update[UPDATES];
        mt_pockets got;
        uint32_t adds[UPDATES], seen = 0, updates = cast(UPDATES + 1);
        bool turns[UPDATES], pocket[1 << ADDED];
        const mt_gradual *sem = &mt_graduals[round % MT_GRADUAL_MAIN];
        mt_arena_init(&arena, NULL);
        draw(&first, &arena, 0);
        for (uint32_t k = 0; k < updates; k++) {
            adds[k] = cast(1 << ADDED);
            seen |= adds[k];
            draw(&update[k], &arena, adds[k]);
            turns[k] = order_of(&update[k], sem) != order_of(&first, sem);
        }
        mt_pocket_question q = {sem, &first, update, updates, all_names[0], all_names[1]};
        assert_int_equal(mt_pockets_find(&got, &q, &arena), MOOT_OK);
        uint32_t want = 0;
        for (uint32_t set = 0; set < 1 << ADDED; set++) {
            pocket[set] = (set & ~seen) == 0;
            for (uint32_t k = 0; k < updates; k++)
                pocket[set] = pocket[set] && !(turns[k] && (adds[k] & ~set) == 0);
        }
        for (uint32_t set = 0; set < 1 << ADDED; set++) {
            bool largest = pocket[set], listed = false;
            for (uint32_t wider = set + 1; wider < 1 << ADDED; wider++)
                largest = largest && !((set & ~wider) == 0 && pocket[wider]);
            for (uint32_t k = 0; k < got.n; k++)
                listed = listed || to_names(&got, got.at[k]) == set;
            assert_int_equal(listed, largest);
            want += largest;
        }
        assert_int_equal(got.n, want);
        for (uint32_t k = 1; k < got.n; k++)
            assert_true(__builtin_popcountll(got.at[k - 1]) >= __builtin_popcountll(got.at[k]));
        several += want > 1;
        none += want == 0;
        mt_arena_free(&arena);
    }
    assert_true(several > 50 && none > 0);
}

static void a_topic_that_an_update_lacks_is_refused(void **state)
{
    (void)state;
    mt_arena arena;
    mt_named_graph first;
    mt_pockets got;
    mt_arena_init(&arena, NULL);
    draw(&first, &arena, 0);
    mt_pocket_question q = {&mt_graduals[0], &first, &first, 1, all_names[0], all_names[2]};
    assert_int_equal(mt_pockets_find(&got, &q, &arena), MOOT_E_MISUSE);
    mt_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pockets_are_the_largest_sets_that_no_turning_update_lies_in),
        cmocka_unit_test(a_topic_that_an_update_lacks_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Two versions of a debate: what is seen as changed, what turned the motion, and that Yes and
 * No mirror. */
#include "gradual/versions.h"
#include "unit/random_debate.h"

#include <math.h>

typedef struct pair {
    mt_arena arena;
    mt_debate d[2];
    mt_version version[2];
    mt_versions v;
} pair;

static void compare(pair *q, moot_str before, moot_str after)
{
    mt_arena_init(&q->arena, NULL);
    for (int turn = 0; turn < 2; turn++) {
        build(&q->d[turn], turn ? after : before, MOOT_STR(""));
        assert_int_equal(mt_version_of_debate(&q->version[turn], &q->d[turn], &q->arena), MOOT_OK);
    }
    assert_int_equal(mt_versions_compare(&q->v, &q->version[0], &q->version[1], NULL, &q->arena),
                     MOOT_OK);
}

static void drop(pair *q)
{
    mt_debate_fini(&q->d[0]);
    mt_debate_fini(&q->d[1]);
    mt_arena_free(&q->arena);
}

/* What is noted about the point of that name. */
static uint8_t what(const pair *q, const char *name)
{
    uint32_t id = mt_intern_find(&q->v.mix.names, mt_str(name));
    assert_int_not_equal(id, MT_NO_ID);
    return q->v.mix.what[id];
}

static void every_kind_of_change_is_seen(void **state)
{
    (void)state;
    pair q;
    compare(&q,
            MOOT_STR("[T]: t\n  + [A]: a {weight: 0.6}\n  - [B]: b\n  + [C]: c\n  - [D]: d\n\n"
                     "words without a title\n"),
            MOOT_STR("[T]: t\n  + [A]: a {weight: 0.7}\n  - [C]: c\n  - [D]: other words\n"
                     "  + [E]: e {relevance: 0.5}\n\nnew words without a title\n"));
    assert_int_equal(what(&q, "[T]"), 0);
    assert_int_equal(what(&q, "[A]"), MT_MIX_BASE);
    assert_int_equal(what(&q, "[B]"), MT_MIX_GONE);
    assert_int_equal(what(&q, "[C]"), MT_MIX_ARCS);
    assert_int_equal(what(&q, "[D]"), 0);
    assert_int_equal(what(&q, "[E]"), MT_MIX_NEW);
    assert_int_equal(what(&q, "\"words without a title\""), MT_MIX_GONE);
    assert_int_equal(what(&q, "\"new words without a title\""), MT_MIX_NEW);
    assert_int_equal(q.v.reworded, 1);
    assert_str(q.v.mix.names.strings.at[q.v.reword[0]], "[D]");
    /* The two without relations cannot bear on the motion. */
    assert_int_equal(q.v.mix.changes, 6);
    assert_int_equal(q.v.effects, 4);
    drop(&q);
    compare(&q, MOOT_STR("[T]: t\n  + [A]: a {relevance: 0.5}\n"),
            MOOT_STR("[T]: t\n  + [A]: a {relevance: 0.6}\n"));
    assert_int_equal(what(&q, "[A]"), MT_MIX_ARCS);
    drop(&q);
    compare(&q, MOOT_STR("[T]: t\n"), MOOT_STR("[U]: t\n"));
    assert_int_equal(q.v.topic[0], MT_NO_ID);
    drop(&q);
}

/* A debate with `n` reasons, those in `there` only; by hand what each set comes to. */
static moot_str reasons(mt_arena *arena, uint32_t n, uint32_t there, uint64_t seed, bool swap)
{
    mt_memory m = {.arena = arena};
    mt_out o;
    dice d = {seed};
    mt_out_init(&o, mt_memory_writer(&m));
    mt_out_z(&o, "[T]: t\n");
    for (uint32_t k = 0; k < n; k++) {
        uint32_t weight = throw_dice(&d, 100);
        bool support = throw_dice(&d, 2), below = throw_dice(&d, 3) == 0;
        uint32_t deep = throw_dice(&d, 100);
        if (there >> k & 1) {
            mt_out_printf(&o, "  %c [R%u]: r {weight: 0.%02u}\n", support != swap ? '+' : '-', k,
                          weight);
            if (below)
                mt_out_printf(&o, "    - [S%u]: s {weight: 0.%02u}\n", k, deep);
        }
    }
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    return mt_memory_str(&m);
}

static mt_weigh_word word_of(moot_str text, int *sides)
{
    mt_arena arena;
    mt_debate d;
    mt_weighing w;
    mt_arena_init(&arena, NULL);
    build(&d, text, MOOT_STR(""));
    assert_int_equal(mt_weigh_debate(&w, &d, MT_BEARING_NOTHING, &arena), MOOT_OK);
    for (uint32_t k = 0; k < 3; k++) {
        double s = w.way[k].s[w.motion];
        sides[k] = s > 0.5 + 1e-9 ? 1 : s < 0.5 - 1e-9 ? -1 : 0;
    }
    mt_weigh_word word = mt_weigh_word_of(&w, w.motion);
    mt_debate_fini(&d);
    mt_arena_free(&arena);
    return word;
}

/* Reasons come in whole branches: each set of new branches is a debate that is written, read
 * and weighed by itself.  A branch of two points is two changes, so sets are compared by the
 * branches that they touch: one that suffices must lie within a set of branches that does. */
static void sets_that_suffice_do_so_when_the_debate_is_written_anew(void **state)
{
    (void)state;
    enum { N = 5 };
    unsigned turned = 0, sets = 0;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        mt_arena text;
        pair q, swapped;
        mt_arena_init(&text, NULL);
        uint32_t all = (1 << N) - 1, old = 3;
        compare(&q, reasons(&text, N, old, seed, false), reasons(&text, N, all, seed, false));
        compare(&swapped, reasons(&text, N, old, seed, true), reasons(&text, N, all, seed, true));
        assert_int_equal(q.v.how[MT_VERSIONS_WAYS] == MT_VERSIONS_SAME,
                         swapped.v.how[MT_VERSIONS_WAYS] == MT_VERSIONS_SAME);
        static const mt_weigh_word mirror[] = {MT_WEIGH_FALLS, MT_WEIGH_WEAK,   MT_WEIGH_OPEN,
                                               MT_WEIGH_LEANS, MT_WEIGH_STANDS, MT_WEIGH_DEPENDS};
        for (int turn = 0; turn < 2; turn++)
            assert_int_equal(swapped.v.word[turn], mirror[q.v.word[turn]]);
        int before[3], sides[3];
        mt_weigh_word was = word_of(reasons(&text, N, old, seed, false), before);
        assert_int_equal(q.v.word[0], was);
        for (uint32_t ask = 0; ask < MT_VERSIONS_ASKED; ask++) {
            bool word = ask == MT_VERSIONS_WAYS;
            if (q.v.how[ask] == MT_VERSIONS_SAME)
                continue;
            turned++;
            assert_int_equal(q.v.how[ask], MT_VERSIONS_SETS);
            /* Sets of whole branches that suffice, by weighing them. */
            for (uint32_t part = 0; part <= all; part++) {
                if ((part & old) != old)
                    continue;
                mt_weigh_word now = word_of(reasons(&text, N, part, seed, false), sides);
                bool differs = word ? now != was : sides[ask] != before[ask];
                bool within = false;
                for (uint32_t k = 0; k < q.v.sets[ask].sufficient.n; k++) {
                    uint32_t touched = 0, whole = 0;
                    for (uint32_t b = 0; b < q.v.effects; b++) {
                        moot_str name = q.v.mix.names.strings.at[q.v.mix.changed[q.v.bit[b]]];
                        uint32_t branch = 1u << (name.ptr[2] - '0');
                        if (q.v.sets[ask].sufficient.at[k] >> b & 1)
                            touched |= branch;
                        else
                            whole |= branch;
                    }
                    within = within || (touched & ~part) == 0;
                    /* A set of whole branches, and just those, is exactly this debate. */
                    if ((touched & whole) == 0 && (touched | old) == part) {
                        assert_true(differs);
                        sets++;
                    }
                }
                assert_true(!differs || within);
            }
        }
        drop(&q);
        drop(&swapped);
        mt_arena_free(&text);
    }
    assert_true(turned > 30 && sets > 20);
}

/* Over 12 changes: one set that suffices, and none of it can go. */
static void many_changes_leave_one_set_of_which_nothing_can_go(void **state)
{
    (void)state;
    enum { N = 14 };
    mt_arena text;
    pair q;
    unsigned seen = 0;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        mt_arena_init(&text, NULL);
        compare(&q, reasons(&text, N, 0, seed, false),
                reasons(&text, N, (1 << N) - 1, seed, false));
        assert_true(q.v.effects > MT_CHANGE_MOST && q.v.each_weighed);
        for (uint32_t k = 1; k < q.v.effects; k++)
            assert_true(q.v.effect[k].change != q.v.effect[k - 1].change);
        for (uint32_t ask = 0; ask < MT_VERSIONS_WAYS; ask++) {
            if (q.v.how[ask] == MT_VERSIONS_SAME)
                continue;
            assert_int_equal(q.v.how[ask], MT_VERSIONS_ONE);
            seen++;
            uint8_t made[64] = {0};
            double s[64];
            mt_solved solved;
            const mt_gradual *sem = &mt_graduals[ask];
            for (uint32_t b = 0; b < q.v.effects; b++)
                made[q.v.bit[b]] = q.v.one[ask][b];
            assert_int_equal(mt_mix_weigh(&q.v.mix, sem, made, s, &solved), MOOT_OK);
            assert_true(fabs(s[q.v.topic[0]] - 0.5) > 1e-9);
            for (uint32_t b = 0; b < q.v.effects; b++) {
                if (!q.v.one[ask][b])
                    continue;
                made[q.v.bit[b]] = 0;
                assert_int_equal(mt_mix_weigh(&q.v.mix, sem, made, s, &solved), MOOT_OK);
                assert_true(fabs(s[q.v.topic[0]] - 0.5) < 1e-9);
                made[q.v.bit[b]] = 1;
            }
        }
        drop(&q);
        mt_arena_free(&text);
    }
    assert_true(seen > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_change_is_seen),
        cmocka_unit_test(sets_that_suffice_do_so_when_the_debate_is_written_anew),
        cmocka_unit_test(many_changes_leave_one_set_of_which_nothing_can_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

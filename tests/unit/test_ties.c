/* Actors and ties of a debate: read, written, read again. */
#include "unit/debates.h"

static const char document[] =
    "===\n"
    "actors: {United States: [Washington, the US], Iran: Tehran, Al Qaeda - core: []}\n"
    "debate: {motion: T, yes: {author: Ann Bee}, no: {author: Cy Dee}}\n"
    "===\n\n"
    "[T]: t {ties: \"the US + Tehran\"}\n"
    "  + [A]: a {side: yes, quote: \"It is so.\", ties: [\"Iran - ISIS\", {a: Washington, b: ISIS, "
    "sign: -, when: 2014, code: implied, layer: tactical, weight: 2.5, quote: \"is so\"}]}\n"
    "  - <b>: sketch {by: Dee, ties: [{a: Al Qaeda - core, b: ISIS, sign: \"+\", code: "
    "background}]}\n\n"
    "[A] {by: Dee, ties: [\"ISIS \xE2\x88\x92 Iran\"]}\n";

static uint32_t faults(const mt_debate *d, const char *code)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->diags.list.n; i++)
        n += strcmp(d->diags.list.at[i].code, code) == 0;
    return n;
}

static void check(const mt_debate *d, bool text)
{
    assert_int_equal(d->actors, 4);
    assert_str(d->actor[0].name, "United States");
    assert_int_equal(mt_actor_named(d, MOOT_STR("the US")), 0);
    assert_int_equal(mt_actor_named(d, MOOT_STR("Tehran")), 1);
    assert_int_equal(mt_actor_named(d, MOOT_STR("ISIS")), 3);
    assert_int_equal(mt_actor_named(d, MOOT_STR("isis")), MT_NO_ID);
    assert_int_equal(d->ties, 5);
    static const struct {
        uint32_t a, b;
        bool hostile;
        mt_side side;
        const char *words;
    } want[] = {{0, 1, false, MT_SIDE_NONE, "t"},
                {1, 3, true, MT_SIDE_YES, "It is so."},
                {0, 3, true, MT_SIDE_YES, "is so"},
                {3, 1, true, MT_SIDE_NO, "a"},
                {2, 3, false, MT_SIDE_NO, "sketch"}};
    for (uint32_t i = 0; i < 5; i++) {
        const mt_debate_tie *t = &d->tie[i];
        assert_int_equal(t->a, want[i].a);
        assert_int_equal(t->b, want[i].b);
        assert_int_equal(t->hostile, want[i].hostile);
        assert_int_equal(t->side, want[i].side);
        if (text || i != 1)
            assert_str(mt_tie_words(d, t), want[i].words);
    }
    const mt_debate_tie *t = &d->tie[2];
    assert_int_equal(t->code, MT_TIE_IMPLIED);
    assert_str(t->layer, "tactical");
    assert_str(t->when, "2014");
    assert_true(t->weight > 2.49 && t->weight < 2.51);
    assert_int_equal(t->source.len, text ? 5 : 0);
    assert_int_equal(d->tie[4].claim.kind, MT_END_ARGUMENT);
    assert_int_equal(d->tie[4].code, MT_TIE_BACKGROUND);
    assert_int_equal(d->tie[3].saying, d->statement[titled(d, "A")].first_saying + 1);
}

static void ties_are_read_from_argdown_with_all_they_carry(void **state)
{
    (void)state;
    mt_debate d;
    build(&d, mt_str(document), MOOT_STR("Well. It is so."));
    check(&d, true);
    assert_int_equal(faults(&d, "MD031"), 1); /* ISIS, the first time */
    mt_debate_fini(&d);
}

static void ties_go_through_json_and_argdown_and_come_back(void **state)
{
    (void)state;
    mt_arena arena;
    mt_debate d, again;
    mt_arena_init(&arena, NULL);
    build(&d, mt_str(document), MOOT_STR("Well. It is so."));
    moot_str json = written(&arena, mt_debate_json, &d);
    assert_int_equal(mt_debate_read(&again, NULL, json), MOOT_OK);
    assert_int_equal(again.diags.errors, 0);
    check(&again, true);
    moot_str second = written(&arena, mt_debate_json, &again);
    assert_int_equal(json.len, second.len);
    assert_memory_equal(json.ptr, second.ptr, json.len);
    mt_debate_fini(&again);
    moot_str argdown = written(&arena, mt_debate_argdown, &d);
    build(&again, argdown, MOOT_STR("Well. It is so."));
    check(&again, true);
    assert_int_equal(faults(&again, "MD031"), 0); /* all are declared now */
    second = written(&arena, mt_debate_argdown, &again);
    assert_int_equal(argdown.len, second.len);
    assert_memory_equal(argdown.ptr, second.ptr, argdown.len);
    mt_debate_fini(&again);
    build(&again, argdown, MOOT_STR(""));
    check(&again, false);
    mt_debate_fini(&again);
    mt_debate_fini(&d);
    mt_arena_free(&arena);
}

static void both_signs_are_told_only_within_a_side_a_layer_and_a_time(void **state)
{
    (void)state;
    static const struct {
        const char *first, *second;
        uint32_t told;
    } rows[] = {{"side: yes, ties: [A - B]", "side: yes, ties: [B + A]", 1},
                {"side: yes, ties: [A - B]", "side: no, ties: [B + A]", 0},
                {"side: both, ties: [A - B]", "side: no, ties: [B + A]", 1},
                {"side: yes, ties: [A - B]", "side: yes, ties: [B - A]", 0},
                {"side: yes, ties: [{a: A, b: B, sign: -, layer: x}]",
                 "side: yes, ties: [{a: A, b: B, sign: +, layer: y}]", 0},
                {"side: yes, ties: [{a: A, b: B, sign: -, when: 2001}]",
                 "side: yes, ties: [{a: A, b: B, sign: +}]", 0}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char text[512];
        int n = snprintf(text, sizeof(text), "[T]: t\n  + [P]: p {%s}\n  + [Q]: q {%s}\n",
                         rows[i].first, rows[i].second);
        assert_true(n > 0 && (size_t)n < sizeof(text));
        mt_debate d;
        build(&d, mt_str(text), MOOT_STR(""));
        assert_int_equal(d.ties, 2);
        assert_int_equal(faults(&d, "MD034"), rows[i].told);
        mt_debate_fini(&d);
    }
}

static void a_thousand_ties_of_one_pair_are_no_trouble(void **state)
{
    (void)state;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_memory m = {.arena = &arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    mt_out_z(&o, "[T]: t {ties: [");
    for (int i = 0; i < 1000; i++)
        mt_out_z(&o, i % 2 ? "A - B, " : "B + A, ");
    mt_out_z(&o, "A - B]}\n");
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    mt_debate d;
    build(&d, mt_memory_str(&m), MOOT_STR(""));
    assert_int_equal(d.ties, 1001);
    assert_true(faults(&d, "MD034") > 900); /* findings stop at 1000 */
    mt_debate_fini(&d);
    mt_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_are_read_from_argdown_with_all_they_carry),
        cmocka_unit_test(ties_go_through_json_and_argdown_and_come_back),
        cmocka_unit_test(both_signs_are_told_only_within_a_side_a_layer_and_a_time),
        cmocka_unit_test(a_thousand_ties_of_one_pair_are_no_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

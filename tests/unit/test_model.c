/* Documents in, debates out. */
#include "unit/debates.h"

static moot_str none(void)
{
    return (moot_str){"", 0};
}

static bool found(const mt_debate *d, const char *code)
{
    for (uint32_t i = 0; i < d->diags.list.n; i++)
        if (strcmp(d->diags.list.at[i].code, code) == 0)
            return true;
    return false;
}

static void an_undercut_at_top_level_is_of_every_inference_out_of_the_claim(void **state)
{
    (void)state;
    mt_debate d;
    build(&d,
          MOOT_STR("[T]: t\n  + [A]\n\n[B]: b\n  - [A]\n\n<x>\n\n(1) [A]\n----\n(2) [T]\n\n"
                   "[A]: a\n  _ [C]: c\n"),
          none());
    uint32_t undercuts = 0, steps = 0;
    for (uint32_t i = 0; i < d.relations; i++) {
        undercuts += d.relation[i].kind == MT_UNDERCUT;
        steps += d.relation[i].to.kind == MT_END_STEP;
        if (d.relation[i].kind == MT_UNDERCUT)
            assert_int_equal(d.relation[i].from.id, titled(&d, "C"));
    }
    assert_int_equal(undercuts, 3);
    assert_int_equal(steps, 1);
    mt_debate_fini(&d);
}

static void an_undercut_of_an_argument_is_of_its_last_step_or_of_the_sketch(void **state)
{
    (void)state;
    mt_debate d;
    build(&d,
          MOOT_STR("[T]: t\n\n<x>\n  _ [A]: a\n\n(1) [P]: p\n----\n(2) [Q]: q\n----\n(3) [T]\n\n"
                   "<y>: sketch\n  _ [B]: b\n"),
          none());
    assert_int_equal(d.relations, 2);
    assert_int_equal(d.relation[0].to.kind, MT_END_STEP);
    assert_int_equal(d.relation[0].to.id, 1);
    assert_int_equal(d.relation[1].to.kind, MT_END_ARGUMENT);
    assert_int_equal(d.steps, 2);
    assert_int_equal(d.step[1].premises, 1);
    assert_int_equal(d.premise[d.step[1].first_premise], titled(&d, "Q"));
    mt_debate_fini(&d);
}

static void a_second_list_of_premises_gets_an_argument_of_its_own(void **state)
{
    (void)state;
    mt_debate d;
    build(&d,
          MOOT_STR("[T]: t\n\n<x>: x\n\n(1) [A]: a\n----\n(2) [T]\n\n<x>\n\n(1) [B]: b\n----\n(2) "
                   "[T]\n"),
          none());
    assert_true(found(&d, "MD005"));
    assert_int_equal(d.arguments, 2);
    assert_int_equal(d.argument[0].steps, 1);
    assert_int_equal(d.argument[1].steps, 1);
    assert_str(d.argument[1].title, "Untitled 1");
    mt_debate_fini(&d);
}

static void made_titles_keep_clear_of_written_ones(void **state)
{
    (void)state;
    mt_debate d;
    build(&d, MOOT_STR("one\n  - two\n\n[Untitled 1]: three\n"), none());
    assert_int_equal(d.statements, 3);
    assert_str(d.statement[0].title, "Untitled 2");
    assert_str(d.statement[titled(&d, "Untitled 1")].text, "three");
    mt_debate_fini(&d);
}

static void speakers_are_known_by_full_name_or_by_a_surname_of_their_own(void **state)
{
    (void)state;
    mt_debate d;
    build(&d,
          MOOT_STR("===\ndebate: {yes: {author: Dr Ann Bee}, no: {author: Cy Dee}}\n===\n\n"
                   "[T]: t\n\n[A]: a {by: Bee}\n\n[B]: b {by: Cy Dee}\n\n[C]: c {by: Ann}\n"),
          none());
    assert_int_equal(d.statement[titled(&d, "A")].side, MT_SIDE_YES);
    assert_int_equal(d.statement[titled(&d, "B")].side, MT_SIDE_NO);
    assert_int_equal(d.statement[titled(&d, "C")].side, MT_SIDE_NONE);
    mt_debate_fini(&d);
    build(&d,
          MOOT_STR("===\ndebate: {yes: {author: Ann Bee}, no: {author: Cy Bee}}\n===\n\n"
                   "[T]: t\n\n[A]: a {by: Bee}\n"),
          none());
    assert_int_equal(d.statement[titled(&d, "A")].side, MT_SIDE_NONE);
    mt_debate_fini(&d);
}

static void sides_follow_the_number_of_attacks_to_the_motion(void **state)
{
    (void)state;
    mt_debate d;
    build(&d,
          MOOT_STR("[T]: t\n  - [A]: a\n    - [B]: b\n  + [C]: c\n    _ [D]: d\n      + [E]: e\n\n"
                   "[A]\n  - [S]: s\n\n[C]\n  - [S]\n\n[F]: f\n"),
          none());
    static const struct {
        const char *title;
        mt_side side;
        const char *label;
    } want[] = {{"A", MT_SIDE_NO, "N1"},   {"B", MT_SIDE_YES, "Y1"}, {"C", MT_SIDE_YES, "Y2"},
                {"D", MT_SIDE_NO, "N2"},   {"E", MT_SIDE_NO, "N3"},  {"S", MT_SIDE_SHARED, "S1"},
                {"F", MT_SIDE_NONE, "C1"}, {"T", MT_SIDE_NONE, "T"}};
    for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
        const mt_statement *s = &d.statement[titled(&d, want[i].title)];
        assert_int_equal(s->side, want[i].side);
        assert_str(s->label, want[i].label);
    }
    mt_debate_fini(&d);
}

static void fitting_titles_stay_as_labels_and_no_two_are_alike(void **state)
{
    (void)state;
    mt_debate d;
    build(&d,
          MOOT_STR("[T]: t\n  + [a]: a\n  + [Y1]: b\n  + [N1]: c\n  - [N2]: d\n  - <N2>: e\n  + "
                   "[Q]: f {label: K9}\n"),
          none());
    assert_str(d.statement[titled(&d, "a")].label, "Y2");
    assert_str(d.statement[titled(&d, "Y1")].label, "Y1");
    assert_str(d.statement[titled(&d, "N1")].label, "Y3"); /* its letter names the wrong side */
    assert_str(d.statement[titled(&d, "N2")].label, "N2");
    assert_str(d.argument[0].label, "N1");
    assert_str(d.statement[titled(&d, "Q")].label, "K9");
    mt_debate_fini(&d);
}

static void quotes_and_spans_find_their_bytes(void **state)
{
    (void)state;
    moot_str text = MOOT_STR("\xC3\x84h, so:  it\nis\xC2\xA0so. It is not.\n");
    mt_debate d;
    build(&d,
          MOOT_STR("[T]: t\n  + [A]: a {quote: \"it is so.\"}\n  - [B]: b {span: [0, 2]}\n"
                   "  - [C]: c {quote: \"it was\"}\n  - [D]: d {span: [3, 99]}\n"),
          text);
    const mt_saying *a = &d.saying[d.statement[titled(&d, "A")].first_saying];
    const mt_saying *b = &d.saying[d.statement[titled(&d, "B")].first_saying];
    assert_str(mt_slice(text, a->source), "it\nis\xC2\xA0so.");
    assert_str(mt_slice(text, b->source), "\xC3\x84h");
    assert_true(found(&d, "MD009"));
    assert_true(found(&d, "MD008"));
    mt_debate_fini(&d);
}

static void equal_relations_are_kept_once(void **state)
{
    (void)state;
    mt_debate d;
    build(&d,
          MOOT_STR("[T]: t\n  + [A]: a\n    _ [U]: u\n  + [A]\n    _ [V]: v\n  >< [B]: b\n\n"
                   "[B]\n  >< [T]\n"),
          none());
    assert_int_equal(d.relations, 4);
    uint32_t undercuts = 0;
    for (uint32_t i = 0; i < d.relations; i++)
        if (d.relation[i].kind == MT_UNDERCUT) {
            assert_int_equal(d.relation[i].to.id, 0);
            undercuts++;
        }
    assert_int_equal(undercuts, 2);
    mt_debate_fini(&d);
}

static void two_thousand_levels_are_built_and_judged(void **state)
{
    (void)state;
    enum { N = 2000 };
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_memory m = {.arena = &arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    mt_out_z(&o, "[T]: t\n");
    for (uint32_t i = 1; i <= N; i++) {
        mt_out_fill(&o, ' ', i);
        mt_out_printf(&o, "+ [c%u]: c\n", i);
    }
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    mt_debate d;
    mt_verdict v;
    build(&d, mt_memory_str(&m), none());
    assert_int_equal(mt_judge(&v, NULL, &d, NULL), MOOT_OK);
    assert_true(v.headline.len > 0);
    mt_verdict_fini(&v);
    mt_debate_fini(&d);
    mt_arena_free(&arena);
}

static void many_quotes_in_a_long_text_take_bounded_time(void **state)
{
    (void)state;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_memory m = {.arena = &arena}, t = {.arena = &arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&t));
    mt_out_fill(&o, 'a', 200000);
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    mt_out_init(&o, mt_memory_writer(&m));
    for (uint32_t i = 0; i < 300; i++)
        mt_out_z(&o, "[T]: t {quote: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab}\n\n");
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    mt_debate d;
    build(&d, mt_memory_str(&m), mt_memory_str(&t));
    assert_int_equal(d.sayings, 300);
    assert_true(found(&d, "MD009"));
    mt_debate_fini(&d);
    mt_arena_free(&arena);
}

static void a_debate_without_motion_has_no_verdict_but_standings(void **state)
{
    (void)state;
    mt_debate d;
    mt_verdict v;
    build(&d, MOOT_STR("<x>: x\n  - [A]: a\n"), none());
    assert_int_equal(d.motion, MT_NO_ID);
    assert_int_equal(mt_judge(&v, NULL, &d, NULL), MOOT_OK);
    assert_str(v.headline, "There is no motion to decide.");
    assert_int_equal(v.argument[0].standing, MT_FALLS);
    assert_int_equal(v.besides, 0);
    mt_verdict_fini(&v);
    mt_debate_fini(&d);
}

static void an_empty_debate_is_judged(void **state)
{
    (void)state;
    mt_debate d;
    mt_verdict v;
    assert_int_equal(mt_debate_read(&d, NULL, MOOT_STR("{\"moot\": 1}")), MOOT_OK);
    assert_int_equal(mt_judge(&v, NULL, &d, NULL), MOOT_OK);
    assert_int_equal(v.unanswereds, 0);
    mt_verdict_fini(&v);
    mt_debate_fini(&d);
}

static void expect_body(const mt_debate *d, int side, const char *want)
{
    moot_str body = mt_slice(d->text, d->party[side].body);
    if (!mt_str_eq(body, mt_str(want)))
        fail_msg("body %d is '%.*s'", side, MT_ARG(body));
}

static void a_side_is_shown_with_the_whole_paragraphs_of_its_claims(void **state)
{
    (void)state;
    static const char argdown[] =
        "===\ndebate: {question: Is it so?}\n===\n\n[T]: It is so.\n"
        "  + [A]: a {side: yes, quote: Claim A.}\n  - [B]: b {side: no, quote: Claim B.}\n";
    static const struct {
        const char *text, *yes, *no;
    } cases[] = {
        {"Is it so?\n\nFirst words. Claim A. More.\n\nOther words.\nClaim B. End.\n",
         "First words. Claim A. More.", "Other words.\nClaim B. End."},
        {"Is it so?\r\nFirst words. Claim A.\r\n \r\nOther. Claim B.", "First words. Claim A.",
         "Other. Claim B."},
        /* one paragraph: what lies between goes to the first of the two, whichever that is */
        {"Say. Claim A. Middle. Claim B. End.", "Say. Claim A. Middle.", "Claim B. End."},
        {"Say. Claim B. Middle. Claim A. End.", "Claim A. End.", "Say. Claim B. Middle."},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        mt_debate d;
        build(&d, mt_str(argdown), mt_str(cases[i].text));
        expect_body(&d, 0, cases[i].yes);
        expect_body(&d, 1, cases[i].no);
        mt_debate_fini(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_undercut_at_top_level_is_of_every_inference_out_of_the_claim),
        cmocka_unit_test(an_undercut_of_an_argument_is_of_its_last_step_or_of_the_sketch),
        cmocka_unit_test(a_second_list_of_premises_gets_an_argument_of_its_own),
        cmocka_unit_test(made_titles_keep_clear_of_written_ones),
        cmocka_unit_test(speakers_are_known_by_full_name_or_by_a_surname_of_their_own),
        cmocka_unit_test(sides_follow_the_number_of_attacks_to_the_motion),
        cmocka_unit_test(fitting_titles_stay_as_labels_and_no_two_are_alike),
        cmocka_unit_test(quotes_and_spans_find_their_bytes),
        cmocka_unit_test(equal_relations_are_kept_once),
        cmocka_unit_test(two_thousand_levels_are_built_and_judged),
        cmocka_unit_test(many_quotes_in_a_long_text_take_bounded_time),
        cmocka_unit_test(a_debate_without_motion_has_no_verdict_but_standings),
        cmocka_unit_test(an_empty_debate_is_judged),
        cmocka_unit_test(a_side_is_shown_with_the_whole_paragraphs_of_its_claims),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

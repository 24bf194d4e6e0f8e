/* The worked example: examples/iran.argdown with examples/iran.txt. */
#include "unit/debates.h"

typedef struct iran {
    mt_arena arena;
    mt_debate d;
    mt_verdict v;
} iran;

static int set_up(void **state)
{
    iran *x = calloc(1, sizeof(*x));
    if (!x)
        return -1;
    mt_arena_init(&x->arena, NULL);
    moot_str argdown = slurp(&x->arena, "examples/iran.argdown");
    build(&x->d, argdown, slurp(&x->arena, "examples/iran.txt"));
    *state = x;
    return mt_judge(&x->v, NULL, &x->d, NULL) == MOOT_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    iran *x = *state;
    mt_verdict_fini(&x->v);
    mt_debate_fini(&x->d);
    mt_arena_free(&x->arena);
    free(x);
    return 0;
}

static void the_debate_is_read_as_it_is_drawn(void **state)
{
    const mt_debate *d = &((iran *)*state)->d;
    assert_int_equal(d->diags.errors, 0);
    assert_int_equal(d->statements, 14);
    assert_int_equal(d->motion, titled(d, "T"));
    assert_str(d->statement[d->motion].label, "T");
    assert_str(d->party[0].name, "Dr Simon Mabon");
    uint32_t n1 = titled(d, "N1"), found = 0;
    for (uint32_t i = 0; i < d->relations; i++) {
        const mt_relation *r = &d->relation[i];
        if (r->kind != MT_UNDERCUT)
            continue;
        found++;
        assert_int_equal(r->from.id, n1);
        assert_int_equal(r->to.kind, MT_END_RELATION);
        assert_int_equal(d->relation[r->to.id].from.id, titled(d, "Y2"));
        assert_int_equal(d->relation[r->to.id].to.id, titled(d, "Y1"));
    }
    assert_int_equal(found, 1);
    assert_int_equal(d->statement[titled(d, "Y2")].side, MT_SIDE_SHARED);
}

static void every_claim_points_to_a_sentence_of_its_side(void **state)
{
    const mt_debate *d = &((iran *)*state)->d;
    assert_int_equal(d->sayings, 14);
    for (uint32_t i = 0; i < d->sayings; i++) {
        const mt_saying *s = &d->saying[i];
        if (s->statement == d->motion)
            continue;
        moot_span body = d->party[s->side == MT_SIDE_NO].body;
        assert_true(s->source.len > 0);
        assert_true(s->source.off >= body.off &&
                    s->source.off + s->source.len <= body.off + body.len);
        assert_true(mt_str_ends(mt_slice(d->text, s->source), MOOT_STR(".")));
    }
    assert_str(mt_slice(d->text, d->party[1].credit_span),
               "Michael Rubin is a resident scholar at the American Enterprise Institute.");
}

static void the_standings_are_those_of_the_worked_example(void **state)
{
    const iran *x = *state;
    static const struct {
        const char *title;
        mt_standing standing;
    } expected[] = {{"T", MT_FALLS},   {"Y1", MT_FALLS},
                    {"Y2", MT_STANDS}, {"Y3", MT_STANDS},
                    {"Y4", MT_STANDS}, {"N1", MT_STANDS},
                    {"N2", MT_STANDS}, {"N3", MT_STANDS},
                    {"N4", MT_STANDS}, {"N5", MT_STANDS},
                    {"N6", MT_STANDS}, {"N7", MT_STANDS},
                    {"N8", MT_STANDS}, {"Reconciliation", MT_FALLS}};
    for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++)
        assert_int_equal(x->v.statement[titled(&x->d, expected[i].title)].standing,
                         expected[i].standing);
    assert_true(x->v.no_stands);
}

static void the_report_is_word_for_word(void **state)
{
    iran *x = *state;
    mt_memory m = {.arena = &x->arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    mt_verdict_text(&x->v, false, &o);
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    assert_str(mt_memory_str(&m),
               "Should the West cooperate with Iran to defeat ISIS in Iraq?\n"
               "As argued, No stands.\n"
               "Nobody answered N2 (\xE2\x80\x9CIt would give away the sovereignty of Iraq for a "
               "gain that does not last\xE2\x80\x9D); Yes rests on Y1 (\xE2\x80\x9C"
               "Cooperating against ISIS would serve the interests of both states\xE2\x80\x9D), "
               "which falls: N1 undercuts the step to it and stands.\n"
               "Unanswered: N1, N2, N3\n"
               "Said by both sides: Y2\n"
               "Beside the point: N8\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_debate_is_read_as_it_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_claim_points_to_a_sentence_of_its_side, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_standings_are_those_of_the_worked_example, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_report_is_word_for_word, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Debates in, standings out. */
#include "judge/verdict.h"
#include "unit/unit.h"

typedef struct judged {
    mt_debate d;
    mt_verdict v;
} judged;

static void judge_json(judged *j, const char *json, mt_presume presume)
{
    mt_judge_options options = {.presume = presume};
    assert_int_equal(mt_debate_read(&j->d, NULL, mt_str(json)), MOOT_OK);
    assert_int_equal(j->d.diags.errors, 0);
    assert_int_equal(mt_judge(&j->v, NULL, &j->d, &options), MOOT_OK);
}

static void done(judged *j)
{
    mt_verdict_fini(&j->v);
    mt_debate_fini(&j->d);
}

static mt_standing standing(const judged *j, const char *label)
{
    for (uint32_t i = 0; i < j->d.statements; i++)
        if (mt_str_eq(j->d.statement[i].label, mt_str(label)))
            return j->v.statement[i].standing;
    fail_msg("no statement %s", label);
    return MT_OPEN;
}

static const char worked[] =
    "{\"moot\": 1, \"question\": \"Should they?\", \"motion\": 0, \"statements\": ["
    "{\"title\": \"T\"}, {\"title\": \"Y1\"}, {\"title\": \"Y2\", \"sayings\": ["
    "{\"text\": \"same\", \"side\": \"yes\"}, {\"text\": \"same\", \"side\": \"no\"}]},"
    "{\"title\": \"Y3\"}, {\"title\": \"Y4\"}, {\"title\": \"N1\"}, {\"title\": \"N2\"},"
    "{\"title\": \"N3\"}, {\"title\": \"N4\"}, {\"title\": \"N5\"}, {\"title\": \"N6\"},"
    "{\"title\": \"N7\"}, {\"title\": \"N8\", \"side\": \"no\"}], \"relations\": ["
    "{\"kind\": \"support\", \"from\": {\"statement\": 1}, \"to\": {\"statement\": 0}},"
    "{\"kind\": \"support\", \"from\": {\"statement\": 2}, \"to\": {\"statement\": 1}},"
    "{\"kind\": \"support\", \"from\": {\"statement\": 3}, \"to\": {\"statement\": 2}},"
    "{\"kind\": \"support\", \"from\": {\"statement\": 4}, \"to\": {\"statement\": 2}},"
    "{\"kind\": \"undercut\", \"from\": {\"statement\": 5}, \"to\": {\"relation\": 1}},"
    "{\"kind\": \"attack\", \"from\": {\"statement\": 6}, \"to\": {\"statement\": 0}},"
    "{\"kind\": \"support\", \"from\": {\"statement\": 7}, \"to\": {\"statement\": 6}},"
    "{\"kind\": \"support\", \"from\": {\"statement\": 8}, \"to\": {\"statement\": 7}},"
    "{\"kind\": \"support\", \"from\": {\"statement\": 9}, \"to\": {\"statement\": 7}},"
    "{\"kind\": \"support\", \"from\": {\"statement\": 10}, \"to\": {\"statement\": 7}},"
    "{\"kind\": \"support\", \"from\": {\"statement\": 11}, \"to\": {\"statement\": 6}}]}";

static void the_worked_example_has_its_standings(void **state)
{
    (void)state;
    judged j;
    judge_json(&j, worked, MT_PRESUME_BARE);
    assert_true(j.v.no_stands);
    assert_int_equal(j.v.motion, MT_FALLS);
    assert_int_equal(standing(&j, "Y1"), MT_FALLS);
    assert_int_equal(standing(&j, "Y2"), MT_STANDS);
    for (uint32_t i = 5; i < 13; i++)
        assert_int_equal(j.v.statement[i].standing, MT_STANDS);
    assert_int_equal(j.v.unanswereds, 3);
    assert_int_equal(j.v.unanswered[0].id, 5);
    assert_int_equal(j.v.unanswered[1].id, 6);
    assert_int_equal(j.v.unanswered[2].id, 7);
    assert_int_equal(j.v.commons, 1);
    assert_int_equal(j.v.common[0], 2);
    assert_int_equal(j.v.besides, 1);
    assert_int_equal(j.v.beside[0].id, 12);
    assert_str(j.v.headline, "As argued, No stands.");
    assert_str(j.v.because, "Nobody answered N2; Yes rests on Y1, which falls: N1 undercuts the "
                            "step to it and stands.");
    done(&j);
}

static const char two_steps[] =
    "{\"moot\":1,\"motion\":0,\"statements\":[{\"title\":\"T\"},{\"title\":\"Y1\"},{\"title\":"
    "\"Y2\"},{\"title\":\"Y3\"},{\"title\":\"N1\"}],\"arguments\":[{\"title\":\"Y4\",\"steps\":[{"
    "\"premises\":[1],\"conclusion\":2},{\"premises\":[2,3],\"conclusion\":0}]}],\"relations\":[%s]"
    "}";

static void check_reason(const char *relation, mt_standing standing, const char *reason)
{
    judged j;
    mt_arena a;
    mt_arena_init(&a, NULL);
    moot_str json = mt_arena_printf(&a, two_steps, relation);
    judge_json(&j, json.ptr, MT_PRESUME_BARE);
    assert_int_equal(j.v.argument[0].standing, standing);
    assert_str(mt_verdict_reason(&j.v, (mt_end){MT_END_ARGUMENT, 0}, &a), reason);
    done(&j);
    mt_arena_free(&a);
}

static void arguments_say_why_they_stand_or_fall(void **state)
{
    (void)state;
    check_reason("", MT_STANDS, "nobody challenges it");
    check_reason("{\"kind\":\"undercut\",\"from\":{\"statement\":4},\"to\":{\"argument\":0}}",
                 MT_FALLS, "N1 undercuts its step and stands");
    check_reason(
        "{\"kind\":\"undercut\",\"from\":{\"statement\":4},\"to\":{\"argument\":0,\"step\":0}}",
        MT_FALLS, "it rests on Y2, which does not hold");
    check_reason("{\"kind\":\"attack\",\"from\":{\"statement\":4},\"to\":{\"statement\":3}}",
                 MT_FALLS, "it rests on Y3, which does not hold");
    check_reason("{\"kind\":\"attack\",\"from\":{\"statement\":4},\"to\":{\"statement\":0}}",
                 MT_OPEN, "what it concludes is challenged, and that is not settled");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_worked_example_has_its_standings),
        cmocka_unit_test(arguments_say_why_they_stand_or_fall),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

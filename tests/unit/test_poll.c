/* Ballots, read and counted; what a poll says and what it keeps to itself. */
#include "poll/poll.h"
#include "poll/read.h"
#include "poll/verify.h"
#include "unit/unit.h"

#include <math.h>
#include <stdio.h>

typedef struct poll_case {
    mt_arena arena;
    mt_ballots ballots;
    mt_ballot_fault fault;
    mt_poll poll;
} poll_case;

static void read_text(poll_case *c, const char *text)
{
    mt_arena_init(&c->arena, NULL);
    mt_ballot_reader *r = mt_ballot_reader_new(&c->arena);
    assert_non_null(r);
    assert_int_equal(mt_ballot_reader_feed(r, text, strlen(text)), MOOT_OK);
    assert_int_equal(mt_ballot_reader_end(r, &c->ballots), MOOT_OK);
    c->fault = *mt_ballot_reader_fault(r);
    mt_ballot_reader_free(r);
}

static void count_text(poll_case *c, const char *text)
{
    read_text(c, text);
    assert_null(c->fault.code);
    assert_int_equal(mt_poll_count(&c->poll, &c->ballots, NULL, &c->arena), MOOT_OK);
}

static void expect_fault(const char *text, const char *code, uint64_t line, uint32_t column)
{
    poll_case c;
    read_text(&c, text);
    if (!c.fault.code)
        fail_msg("no fault in: %s", text);
    assert_string_equal(c.fault.code, code);
    assert_int_equal(c.fault.line, line);
    assert_int_equal(c.fault.column, column);
    assert_int_equal(c.ballots.voters, 0);
    mt_arena_free(&c.arena);
}

static moot_str written(poll_case *c, void (*write)(const mt_poll *, mt_out *))
{
    static mt_out out;
    mt_memory m = {.arena = &c->arena};
    mt_out_init(&out, mt_memory_writer(&m));
    write(&c->poll, &out);
    assert_int_equal(mt_out_finish(&out), MOOT_OK);
    return mt_memory_str(&m);
}

static bool says(poll_case *c, void (*write)(const mt_poll *, mt_out *), const char *words)
{
    return mt_str_find(written(c, write), mt_str(words)) != SIZE_MAX;
}

/* ---- reading ---- */

static void a_table_is_read_by_the_names_of_its_columns(void **state)
{
    poll_case c;
    (void)state;
    read_text(&c, "\xEF\xBB\xBFmoved,\"accept:Is it, \"\"so\"\"?\",voter,after,matter:B,before\r\n"
                  "B,rather no,ann,Yes,decides it,no\r\n"
                  "\r\n"
                  ",,bo,,,UNSURE");
    assert_null(c.fault.code);
    assert_int_equal(c.ballots.voters, 2);
    assert_int_equal(c.ballots.claims, 2);
    assert_str(c.ballots.claim[0], "Is it, \"so\"?");
    const mt_voter *a = &c.ballots.at[0], *b = &c.ballots.at[1];
    assert_str(a->voter, "ann");
    assert_int_equal(a->before, MT_SAY_NO);
    assert_int_equal(a->after, MT_SAY_YES);
    assert_int_equal(a->moved, 1);
    assert_int_equal(a->accept[0], -1);
    assert_int_equal(a->accept[1], MT_UNSEEN);
    assert_int_equal(a->matter[1], 4);
    assert_int_equal(b->before, MT_SAY_OPEN);
    assert_int_equal(b->after, MT_SAY_NOTHING);
    assert_int_equal(b->moved, MT_NO_ID);
    mt_arena_free(&c.arena);
}

static void the_export_of_polis_is_read(void **state)
{
    poll_case c;
    (void)state;
    read_text(&c, "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1\n"
                  "7,0,1,2,1,1,1,-1\n9,1,0,1,0,0,,0\n");
    assert_null(c.fault.code);
    assert_int_equal(c.ballots.voters, 2);
    assert_int_equal(c.ballots.claims, 2);
    assert_int_equal(c.ballots.at[0].accept[0], 2);
    assert_int_equal(c.ballots.at[0].accept[1], -2);
    assert_int_equal(c.ballots.at[1].accept[0], MT_UNSEEN);
    assert_int_equal(c.ballots.at[1].accept[1], 0);
    assert_null(c.ballots.at[0].matter);
    mt_arena_free(&c.arena);
}

static void each_fault_is_told_where_it_is(void **state)
{
    (void)state;
    expect_fault("", "PO001", 1, 1);
    expect_fault("\n\n", "PO001", 1, 1);
    expect_fault("voter,vote\n", "PO002", 1, 7);
    expect_fault("voter;before\n", "PO002", 1, 1);
    expect_fault("voter,accept:\n", "PO002", 1, 7);
    expect_fault("voter,accept:A,accept:A\n", "PO003", 1, 16);
    expect_fault("before\nyes\n", "PO004", 1, 1);
    expect_fault("voter,before\na\n", "PO005", 2, 2);
    expect_fault("voter,before\na,yes,no\n", "PO005", 2, 7);
    expect_fault("voter,before\na,maybe\n", "PO006", 2, 3);
    expect_fault("voter,before\na, yes\n", "PO006", 2, 3);
    expect_fault("voter,accept:A\na,decides it\n", "PO006", 2, 3);
    expect_fault("participant,1\n1,2\n", "PO006", 2, 3);
    expect_fault("voter,before\n,yes\n", "PO007", 2, 1);
    expect_fault("voter,before\na,yes\n\nb,no\na,no\n", "PO008", 5, 1);
    expect_fault("voter,accept:\"A\"\n", "PO009", 1, 14);
    expect_fault("voter,before\n\"a\"b,yes\n", "PO009", 2, 4);
    expect_fault("voter,before\na,\"yes\n", "PO009", 2, 3);
    expect_fault("voter,before\na,\"yes", "PO009", 2, 3);
    expect_fault("voter,accept:\xFF\n", "PO010", 1, 7);
    expect_fault("voter\nb\xC3\xA4\tc\n", "PO010", 2, 3);
    expect_fault("voter,before\ra,yes\n", "PO010", 1, 13);
    expect_fault("\xEF\xBBvoter\n", "PO010", 1, 1);
    expect_fault("voter,moved,accept:A\n\xC3\xA4,B,yes\n", "PO012", 2, 3);
    expect_fault("voter,before\n", "PO013", 2, 1);
}

static void a_cell_and_a_table_have_limits(void **state)
{
    (void)state;
    char text[2000] = "voter\n";
    memset(text + 6, 'x', 1200);
    expect_fault(text, "PO011", 2, 1);
    static char wide[2200 * 16] = "voter";
    size_t n = 5;
    for (int k = 0; k < 2001; k++)
        n += (size_t)snprintf(wide + n, sizeof(wide) - n, ",accept:%d", k);
    poll_case c;
    read_text(&c, wide);
    assert_string_equal(c.fault.code, "PO011");
    mt_arena_free(&c.arena);
}

static void a_table_in_memory_is_checked(void **state)
{
    const moot_str claim[] = {MOOT_STR("A")};
    const int8_t odd[] = {3};
    mt_voter x = {.voter = MOOT_STR("a"), .after = MT_SAY_NO, .moved = MT_NO_ID, .accept = odd};
    mt_ballots b = {.voters = 1, .claims = 1, .at = &x, .claim = claim};
    mt_poll poll;
    mt_arena arena;
    (void)state;
    mt_arena_init(&arena, NULL);
    assert_int_equal(mt_poll_count(&poll, &b, NULL, &arena), MOOT_E_MISUSE);
    x.accept = NULL;
    x.moved = 1;
    assert_int_equal(mt_poll_count(&poll, &b, NULL, &arena), MOOT_E_MISUSE);
    x.moved = 0;
    x.level = MT_VOTER_LEVELS;
    assert_int_equal(mt_poll_count(&poll, &b, NULL, &arena), MOOT_E_MISUSE);
    x.level = MT_VOTER_INVITED;
    assert_int_equal(mt_poll_count(&poll, &b, NULL, &arena), MOOT_OK);
    b.claims = MT_POLL_CLAIMS_MAX + 1;
    assert_int_equal(mt_poll_count(&poll, &b, NULL, &arena), MOOT_E_LIMIT);
    b = (mt_ballots){.voters = 0};
    assert_int_equal(mt_poll_count(&poll, &b, NULL, &arena), MOOT_OK);
    mt_arena_free(&arena);
}

/* ---- what is said ---- */

/* `times` rows that end alike. */
static size_t rows(char *to, size_t size, const char *name, int times, const char *rest)
{
    size_t n = 0;
    for (int k = 0; k < times; k++)
        n += (size_t)snprintf(to + n, size - n, "%s%d,%s\n", name, k, rest);
    return n;
}

static void a_clear_swing_is_said_and_a_close_one_not(void **state)
{
    char text[8000] = "voter,before,after\n";
    size_t n = strlen(text);
    poll_case c;
    (void)state;
    n += rows(text + n, sizeof(text) - n, "a", 20, "yes,yes");
    n += rows(text + n, sizeof(text) - n, "b", 20, "no,no");
    n += rows(text + n, sizeof(text) - n, "c", 20, "unsure,no");
    n += rows(text + n, sizeof(text) - n, "d", 7, "unsure,");
    count_text(&c, text);
    assert_int_equal(c.poll.shift.pairs, 60);
    assert_true(says(&c, mt_poll_text, "No gained 33 points, Yes gained 0 points"));
    assert_true(says(&c, mt_poll_text, "That is clear: No moved more people."));
    assert_true(says(&c, mt_poll_text, "from not sure              0        20            0"));
    assert_true(says(&c, mt_poll_json, "\"only_before\": 7"));
    mt_arena_free(&c.arena);
    n = strlen("voter,before,after\n");
    n += rows(text + n, sizeof(text) - n, "a", 30, "yes,no");
    n += rows(text + n, sizeof(text) - n, "b", 29, "no,yes");
    count_text(&c, text);
    assert_true(says(&c, mt_poll_text, "Too close to call"));
    mt_arena_free(&c.arena);
}

static void nothing_is_said_of_four_people(void **state)
{
    poll_case c;
    (void)state;
    count_text(&c, "voter,before,after,accept:A,moved\n"
                   "a,yes,no,yes,A\nb,yes,no,yes,A\nc,yes,no,yes,A\nd,yes,no,yes,A\n");
    assert_true(says(&c, mt_poll_text, "Fewer than five voted before and after"));
    assert_true(says(&c, mt_poll_text, "1 claim answered by fewer than five people is left out"));
    assert_false(says(&c, mt_poll_text, "moved people"));
    assert_true(says(&c, mt_poll_json, "\"pairs\": null}"));
    assert_true(says(&c, mt_poll_json, "{\"claim\": \"A\", \"accept\": null, \"matter\": null}"));
    mt_arena_free(&c.arena);
}

static void a_few_of_many_do_not_show_in_the_table(void **state)
{
    char text[8000] = "voter,before,after\n";
    size_t n = strlen(text);
    poll_case c;
    (void)state;
    n += rows(text + n, sizeof(text) - n, "a", 40, "yes,yes");
    n += rows(text + n, sizeof(text) - n, "b", 20, "no,no");
    n += rows(text + n, sizeof(text) - n, "c", 3, "unsure,no");
    count_text(&c, text);
    assert_true(says(&c, mt_poll_text, "Who moved where is withheld"));
    assert_true(says(&c, mt_poll_json, "\"moves\": null}"));
    mt_arena_free(&c.arena);
}

/* Two camps of different size, and one who answers little. */
static void camps(char *text, size_t size)
{
    size_t n = (size_t)snprintf(text, size, "voter,accept:A,accept:B,accept:C\n");
    n += rows(text + n, size - n, "a", 9, "yes,no,yes");
    n += rows(text + n, size - n, "b", 6, "no,yes,rather yes");
}

static void groups_are_named_by_size_and_say_what_they_hold(void **state)
{
    char text[4000];
    poll_case c;
    (void)state;
    camps(text, sizeof(text));
    count_text(&c, text);
    assert_int_equal(c.poll.groups.n, 2);
    assert_int_equal(c.poll.groups.size[0], 9);
    assert_int_equal(c.poll.groups.size[1], 6);
    assert_true(fabs(c.poll.groups.silhouette - 1) < 1e-9);
    assert_true(says(&c, mt_poll_text, "A: 9 people, 60 %."));
    assert_true(says(&c, mt_poll_text, "All groups accept C."));
    assert_true(
        says(&c, mt_poll_text, "What divides them: A (accepted by 9 of 9 in A, 0 of 6 in B)"));
    /* (9 + 1) / (9 + 2) times (0 + 1) / (6 + 2) */
    assert_true(fabs(c.poll.shared[0].consensus[0] - 10.0 / 11 / 8) < 1e-12);
    mt_arena_free(&c.arena);
}

static void a_camp_of_four_is_no_group(void **state)
{
    char text[4000];
    size_t n = (size_t)snprintf(text, sizeof(text), "voter,accept:A,accept:B,accept:C\n");
    poll_case c;
    (void)state;
    n += rows(text + n, sizeof(text) - n, "a", 20, "yes,no,yes");
    n += rows(text + n, sizeof(text) - n, "b", 4, "no,yes,no");
    count_text(&c, text);
    assert_int_equal(c.poll.groups.n, 0);
    assert_true(says(&c, mt_poll_text, "do not come apart into groups of five or more"));
    mt_arena_free(&c.arena);
}

static void a_few_answers_in_a_group_withhold_all_its_groups(void **state)
{
    char text[4000];
    size_t n = (size_t)snprintf(text, sizeof(text),
                                "voter,accept:A,accept:B,accept:C,accept:D,accept:E,accept:F,"
                                "accept:G,accept:H\n");
    poll_case c;
    (void)state;
    n += rows(text + n, sizeof(text) - n, "a", 9, "yes,no,yes,no,yes,no,yes,");
    n += rows(text + n, sizeof(text) - n, "b", 9, "no,yes,no,yes,no,yes,no,");
    n += rows(text + n, sizeof(text) - n, "c", 2, "no,yes,no,yes,no,yes,no,yes");
    n += rows(text + n, sizeof(text) - n, "d", 6, "yes,no,yes,no,yes,no,yes,yes");
    count_text(&c, text);
    assert_int_equal(c.poll.groups.n, 2);
    assert_true(c.poll.groups.withheld[7]);
    assert_false(c.poll.groups.withheld[0]);
    assert_true(isnan(c.poll.shared[7].divide));
    assert_true(says(&c, mt_poll_json, "\"groups\": null"));
    mt_arena_free(&c.arena);
}

static void what_was_changed_is_named(void **state)
{
    char text[4000];
    poll_case c;
    mt_verified v;
    (void)state;
    camps(text, sizeof(text));
    count_text(&c, text);
    mt_diags diags = {.arena = &c.arena};
    moot_str json = written(&c, mt_poll_json);
    char *bent = MT_NEW_ARRAY(&c.arena, char, json.len);
    memcpy(bent, json.ptr, json.len);
    size_t at = mt_str_find(json, MOOT_STR("\"people\": 9"));
    assert_true(at != SIZE_MAX);
    bent[at + 10] = '8';
    assert_int_equal(mt_poll_verify(&v, (moot_str){bent, json.len}, &c.poll, &diags, &c.arena),
                     MOOT_OK);
    assert_int_equal(v.different, 1);
    assert_str(v.list.at[0].path, "groups.list[A].people");
    assert_str(v.list.at[0].published, "8");
    assert_str(v.list.at[0].computed, "9");
    assert_int_equal(mt_poll_verify(&v, MOOT_STR("{\"moot\": 1}"), &c.poll, &diags, &c.arena),
                     MOOT_E_MISUSE);
    assert_string_equal(diags.list.at[0].code, "PO014");
    assert_int_equal(mt_poll_verify(&v, MOOT_STR("{\"moot_poll\": 1, \"reading\": {\"x\": 1}}"),
                                    &c.poll, &diags, &c.arena),
                     MOOT_OK);
    assert_true(v.no_debate && v.different > 5);
    mt_arena_free(&c.arena);
}

/* Everyone accepts the claim for; the motion is then stronger, and by hand. */
static void answers_become_base_scores(void **state)
{
    static const char json[] =
        "{\"moot\": 1, \"statements\": [{\"title\": \"T\", \"text\": \"t\"},"
        " {\"title\": \"For\", \"label\": \"A\", \"text\": \"a\"}], \"motion\": 0,"
        " \"relations\": [{\"kind\": \"support\", \"from\": {\"statement\": 1},"
        " \"to\": {\"statement\": 0}}]}";
    char text[4000];
    mt_debate debate;
    mt_poll with;
    poll_case c;
    (void)state;
    assert_int_equal(mt_debate_read(&debate, NULL, mt_str(json)), MOOT_OK);
    camps(text, sizeof(text));
    count_text(&c, text);
    mt_poll_options options = {.debate = &debate};
    assert_int_equal(mt_poll_count(&with, &c.ballots, &options, &c.arena), MOOT_OK);
    const mt_poll_reading *r = &with.reading;
    assert_int_equal(r->matched, 1);
    /* DF-QuAD: w + (1 - w) s for one supporter; s is the shrunk mean (2.5 + 9) / (5 + 15). */
    double s = 11.5 / 20;
    assert_true(fabs(r->written.way[0].s[r->written.motion] - 0.75) < 1e-12);
    assert_true(fabs(r->voted.way[0].s[r->voted.motion] - (0.5 + 0.5 * s)) < 1e-12);
    /* Granted it is 1, struck 1/2; by Quadratic Energy 3/4 and 1/2, which is the lesser swing. */
    assert_true(fabs(r->swing[0] - 0.25) < 1e-12);
    assert_true(fabs(with.shared[0].crux - 0.25 * with.shared[0].divide) < 1e-12);
    assert_true(isnan(r->swing[1]) && isnan(with.shared[1].crux));
    mt_debate_fini(&debate);
    mt_arena_free(&c.arena);
}

/* A hundred people in two camps of one mind each, who agree on two claims of six. */
static void a_claim_that_both_camps_accept_bridges(void **state)
{
    char text[8000];
    size_t n = (size_t)snprintf(text, sizeof(text),
                                "voter,accept:A,accept:B,accept:C,accept:D,accept:E,accept:F\n");
    poll_case c;
    (void)state;
    n += rows(text + n, sizeof(text) - n, "a", 60, "yes,no,yes,no,yes,no");
    n += rows(text + n, sizeof(text) - n, "b", 60, "no,yes,no,yes,yes,no");
    count_text(&c, text);
    assert_int_equal(c.poll.bridge.lack, MT_BRIDGE_FITTED);
    assert_int_equal(c.poll.bridge.raters, 120);
    const mt_bridge *fit = &c.poll.bridge.fit;
    assert_true(fit->settled);
    for (uint32_t k = 0; k < 6; k++)
        assert_true(k == 4 || fit->note[k] < fit->note[4]);
    for (uint32_t k = 0; k < 4; k++)
        assert_true(fabs(fit->note_factor[k]) > fabs(fit->note_factor[4]) + 0.2);
    mt_arena_free(&c.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_read_by_the_names_of_its_columns),
        cmocka_unit_test(the_export_of_polis_is_read),
        cmocka_unit_test(each_fault_is_told_where_it_is),
        cmocka_unit_test(a_cell_and_a_table_have_limits),
        cmocka_unit_test(a_table_in_memory_is_checked),
        cmocka_unit_test(a_clear_swing_is_said_and_a_close_one_not),
        cmocka_unit_test(nothing_is_said_of_four_people),
        cmocka_unit_test(a_few_of_many_do_not_show_in_the_table),
        cmocka_unit_test(groups_are_named_by_size_and_say_what_they_hold),
        cmocka_unit_test(a_camp_of_four_is_no_group),
        cmocka_unit_test(a_few_answers_in_a_group_withhold_all_its_groups),
        cmocka_unit_test(what_was_changed_is_named),
        cmocka_unit_test(answers_become_base_scores),
        cmocka_unit_test(a_claim_that_both_camps_accept_bridges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

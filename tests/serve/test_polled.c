/* What the room `poll` says of the votes in the store: the table, the results, the page. */
#include "poll/read.h"
#include "poll/verify.h"
#include "serve/polled_votes.h"
#include "serve/schema.h"
#include "unit/safe_html.h"
#include "unit/unit.h"

enum { VOTERS = 48 };

static serve_world world;
static mt_arena arena;

static int set_up(void **state)
{
    (void)state;
    mt_arena_init(&arena, NULL);
    return serve_open(&world, "") && serve_publish(&world, "park", park_debate) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    mt_arena_free(&arena);
    serve_close(&world);
    return 0;
}

/* What a path answers, in the arena. */
static moot_str get(const char *path)
{
    mt_exchange x;
    assert_int_equal(serve_get(&world, &x, path, ""), 200);
    moot_str body = mt_arena_dup(&arena, serve_body(&x));
    mt_exchange_fini(&x);
    return body;
}

#define assert_in(text, words)                                \
    do {                                                      \
        if (mt_str_find((text), mt_str(words)) == SIZE_MAX) { \
            (void)fprintf(stderr, "%.*s", MT_ARG(text));      \
            fail_msg("'%s' is not in it", (words));           \
        }                                                     \
    } while (0)
#define assert_not_in(text, words) assert_true(mt_str_find((text), mt_str(words)) == SIZE_MAX)

/* The table as the program would read it. */
static mt_ballots read_table(moot_str csv)
{
    mt_ballots ballots;
    mt_ballot_reader *r = mt_ballot_reader_new(&arena);
    assert_non_null(r);
    assert_int_equal(mt_ballot_reader_feed(r, csv.ptr, csv.len), MOOT_OK);
    assert_int_equal(mt_ballot_reader_end(r, &ballots), MOOT_OK);
    if (mt_ballot_reader_fault(r)->code)
        fail_msg("%s", mt_ballot_reader_fault(r)->message);
    mt_ballot_reader_free(r);
    return ballots;
}

static uint32_t verify(moot_str published, const mt_poll *poll, uint32_t *different)
{
    mt_verified v;
    mt_diags diags = {.arena = &arena};
    assert_int_equal(mt_poll_verify(&v, published, poll, &diags, &arena), MOOT_OK);
    *different = v.different;
    return v.values;
}

static void every_published_number_comes_of_the_published_ballots(void **state)
{
    (void)state;
    mt_poll poll;
    uint32_t different;
    assert_true(park_fill(&world, 0, VOTERS));
    moot_str result = get("/d/park/results.json"), csv = get("/d/park/export.csv");
    mt_ballots ballots = read_table(csv);
    assert_int_equal(ballots.voters, VOTERS);
    assert_int_equal(mt_poll_count(&poll, &ballots, NULL, &arena), MOOT_OK);
    assert_true(verify(result, &poll, &different) > 200);
    assert_int_equal(different, 0);
    size_t at = mt_str_find(result, MOOT_STR("\"strength\": 0."));
    assert_true(at != SIZE_MAX);
    char *spoilt = mt_arena_alloc(&arena, result.len, 1);
    assert_non_null(spoilt);
    memcpy(spoilt, result.ptr, result.len);
    spoilt[at + 14] = spoilt[at + 14] == '9' ? '8' : (char)(spoilt[at + 14] + 1);
    (void)verify((moot_str){spoilt, result.len}, &poll, &different);
    assert_int_equal(different, 1);
}

/* Counted again from what was written, by another way: column by column through names. */
static void the_table_has_every_answer_and_no_other(void **state)
{
    (void)state;
    assert_true(park_fill(&world, 0, VOTERS));
    mt_ballots b = read_table(get("/d/park/export.csv"));
    assert_int_equal(b.claims, PARK_CLAIMS);
    for (uint32_t c = 0; c < PARK_CLAIMS; c++) {
        uint32_t column = 0, want[2][6] = {{0}}, have[2][6] = {{0}}, moved = 0;
        while (!mt_str_eq(b.claim[column], park_point(&world, c)->label))
            assert_true(++column < b.claims);
        for (uint32_t v = 0; v < VOTERS; v++) {
            int8_t accept = b.at[v].accept[column], matter = b.at[v].matter[column];
            want[0][park_accept(v, c)]++;
            want[1][park_matter(v, c)]++;
            have[0][accept == MT_UNSEEN ? 0 : accept + 3]++;
            have[1][matter == MT_UNSEEN ? 0 : matter + 1]++;
            moved += b.at[v].moved == column;
        }
        assert_memory_equal(want, have, sizeof(want));
        assert_int_equal(moved, c < 4 ? VOTERS / 4 : 0);
    }
    uint32_t before[4] = {0}, after[4] = {0};
    for (uint32_t v = 0; v < VOTERS; v++) {
        before[b.at[v].before]++;
        after[b.at[v].after]++;
        before[park_answer(v, MT_PHASE_BEFORE) - 1]--;
        after[park_answer(v, MT_PHASE_AFTER) - 1]--;
    }
    for (int k = 0; k < 4; k++)
        assert_true(before[k] == 0 && after[k] == 0);
}

static void the_page_says_what_the_poll_finds_and_is_safe(void **state)
{
    (void)state;
    assert_true(park_fill(&world, 0, VOTERS));
    moot_str page = get("/d/park/results");
    static const char *const words[] = {
        "48 voted both times. Before: Yes 33 %, No 33 %, not sure 33 %.",
        "a difference of ",
        "(log-odds ",
        "changed their answer",
        "Who went where",
        "A park cools &amp; cleans the air.",
        "2 groups among the 48 people",
        "<b>A</b>: 24 people, 50 %.",
        "All groups accept ",
        "What divides them",
        "named by 12",
        "The motion as it is written: ",
        "With the answers of readers: ",
        "/d/park/results.json",
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        assert_in(page, words[i]);
    size_t from = mt_str_find(page, MOOT_STR("<section")),
           to = mt_str_find(page, MOOT_STR("</main>"));
    assert_true(from < to && to != SIZE_MAX);
    const char *wrong = unsafe_html(mt_sub(page, from, to - from));
    if (wrong)
        fail_msg("%s", wrong);
    assert_not_in(page, "<b>houses");
    assert_not_in(page, "style=");
    assert_not_in(page, "nan");
}

/* The richest answer fits what /openapi.json says of it, and so does the poorest. */
static void the_results_fit_their_schema(void **state)
{
    (void)state;
    mt_diags diags = {.arena = &arena};
    for (uint32_t voters = 0; voters <= VOTERS; voters += VOTERS / 2) {
        if (voters)
            assert_true(park_fill(&world, voters - VOTERS / 2, VOTERS / 2));
        const mt_value *all = mt_json_read(get("/openapi.json"), &arena, &diags);
        const mt_value *get_it =
            mt_value_get(mt_value_get(mt_value_get(all, "paths"), "/d/{name}/results.json"), "get");
        const mt_value *answer = mt_value_get(mt_value_get(get_it, "responses"), "200");
        const mt_value *schema = mt_value_get(
            mt_value_get(mt_value_get(answer, "content"), "application/json"), "schema");
        const mt_value *v = mt_json_read(get("/d/park/results.json"), &arena, &diags);
        assert_non_null(schema);
        assert_non_null(v);
        schema_of = all;
        assert_true(schema_fits(schema, v));
        assert_true(voters < VOTERS || mt_value_get(mt_value_get(v, "groups"), "list")->n == 2);
    }
}

/* Of one to four people nothing but the tallies of all is said. */
static void four_readers_are_not_told_of(void **state)
{
    (void)state;
    assert_true(park_fill(&world, 0, 4));
    moot_str page = get("/d/park/results"), result = get("/d/park/results.json");
    assert_in(page, "Who went where is not shown");
    assert_in(page, "Fewer than five voted both before and after");
    assert_in(page, "No point has answers from five readers yet.");
    assert_in(page, "8 points answered by fewer than five readers are left out.");
    assert_not_in(page, "named by");
    assert_not_in(page, "groups among");
    assert_in(result, "\"pairs\": null");
    assert_in(result, "\"accept\": null, \"matter\": null");
    assert_not_in(result, "\"strength\"");
}

static void tickets_that_are_held_are_left_out(void **state)
{
    (void)state;
    assert_true(park_fill(&world, 0, 12));
    mt_write w = {.kind = MT_WRITE_HOLD,
                  .debate = MOOT_STR("park"),
                  .at = 3000,
                  .hold = true,
                  .ticket = votes_ticket(5),
                  .by = MOOT_STR("test")};
    mt_store_write(world.store, &w);
    assert_int_equal(w.written, MT_WRITTEN_DONE);
    mt_entry_touch(&world.site, mt_site_find(&world.site, MOOT_STR("park")), true);
    assert_int_equal(read_table(get("/d/park/export.csv")).voters, 11);
    assert_in(get("/d/park/results.json"), "\"ballots\": 11");
}

static void a_point_that_is_gone_keeps_its_votes_under_its_key(void **state)
{
    (void)state;
    char key[40];
    assert_true(park_fill(&world, 0, 12));
    (void)snprintf(key, sizeof(key), "%.*s", MT_ARG(park_point(&world, 0)->key));
    assert_true(serve_publish(&world, "park",
                              "===\ndebate: {question: A park?, motion: T}\n===\n\n[T]: A park.\n"
                              "  + [Play]: Children need a place to play. {side: yes}\n"));
    mt_ballots b = read_table(get("/d/park/export.csv"));
    assert_int_equal(b.claims, PARK_CLAIMS);
    assert_str(b.claim[0], "Y1");
    uint32_t found = 0;
    for (uint32_t c = 0; c < b.claims; c++)
        found += mt_str_eq(b.claim[c], mt_str(key));
    assert_int_equal(found, 1);
    assert_in(get("/d/park/results"), "a point that is no longer here");
}

static mt_polled *use(void)
{
    mt_polled *p;
    mt_entry *e = mt_site_find(&world.site, MOOT_STR("park"));
    assert_int_equal(mt_entry_polled(&p, &world.site, e, e->now), MOOT_OK);
    return p;
}

static void the_work_is_done_once_a_change_and_seldom_for_large_debates(void **state)
{
    (void)state;
    assert_true(park_fill(&world, 0, 8));
    mt_polled *a = use(), *b = use();
    assert_ptr_equal(a, b);
    assert_true(park_fill(&world, 8, 1));
    world.site.tally_cost = 100000;
    mt_polled *c = use();
    assert_ptr_not_equal(a, c);
    assert_int_equal(c->ballots.voters, 9);
    assert_true(park_fill(&world, 9, 1));
    mt_polled *d = use();
    assert_ptr_equal(c, d); /* it took long, so it is kept */
    mt_polled_drop(a);
    mt_polled_drop(b);
    mt_polled_drop(c);
    mt_polled_drop(d);
    assert_true(serve_publish(
        &world, "park", "===\ndebate: {question: A park?, motion: T}\n===\n\n[T]: A park.\n"));
    c = use();
    assert_int_equal(c->ballots.voters, 10); /* another version is another debate */
    mt_polled_drop(c);
}

static bool at_once(void *ctx)
{
    (void)ctx;
    return true;
}

static void work_that_takes_too_long_leaves_the_table(void **state)
{
    (void)state;
    mt_polled *p;
    mt_stop stop = {at_once, NULL};
    assert_true(park_fill(&world, 0, VOTERS));
    mt_entry *e = mt_site_find(&world.site, MOOT_STR("park"));
    assert_int_equal(mt_polled_make(&p, &world.site, e->now, &stop, NULL), MOOT_OK);
    assert_int_equal(p->status, MOOT_E_CANCELLED);
    assert_int_equal(p->ballots.voters, VOTERS);
    mt_polled_drop(p);
}

/* One reader who has answered more points than a table takes, most of them no longer here. */
static void a_table_that_is_too_large_is_said_and_not_made(void **state)
{
    (void)state;
    static mt_write all[MT_POLL_CLAIMS_MAX + 1];
    static char key[MT_POLL_CLAIMS_MAX + 1][12];
    mt_exchange x;
    uint32_t n = sizeof(all) / sizeof(all[0]);
    atomic_store(&park_waiting, n);
    for (uint32_t i = 0; i < n; i++) {
        (void)snprintf(key[i], sizeof(key[i]), "gone%u", (unsigned)i);
        all[i] = votes_ballot("park", 1, MT_PHASE_ACCEPT, 4);
        all[i].ballot.target = mt_str(key[i]);
        all[i].done = park_done;
        assert_true(mt_store_submit(world.store, &all[i]));
    }
    while (atomic_load(&park_waiting))
        (void)sched_yield();
    assert_in(get("/d/park/results"), "There are more votes than are worked out here.");
    static const char *const paths[] = {"/d/park/results.json", "/d/park/export.csv"};
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(serve_get(&world, &x, paths[i], ""), 503);
        assert_in(serve_body(&x), "Too many votes");
        mt_exchange_fini(&x);
    }
}

static void *ask_again_and_again(void *ctx)
{
    atomic_uint *odd = ctx;
    mt_entry *e = mt_site_find(&world.site, MOOT_STR("park"));
    for (int i = 0; i < 40; i++) {
        mt_polled *p;
        if (i % 3 == 0)
            mt_entry_touch(&world.site, e, false);
        if (mt_entry_polled(&p, &world.site, e, e->now) != MOOT_OK) {
            atomic_fetch_add(odd, 1);
            continue;
        }
        atomic_fetch_add(odd, p->poll.shift.pairs != 12);
        mt_polled_drop(p);
    }
    return NULL;
}

static void threads_share_what_one_has_worked_out(void **state)
{
    (void)state;
    pthread_t thread[4];
    atomic_uint odd = 0;
    assert_true(park_fill(&world, 0, 12));
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&thread[i], NULL, ask_again_and_again, &odd), 0);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(pthread_join(thread[i], NULL), 0);
    assert_int_equal(atomic_load(&odd), 0);
    mt_entry *e = mt_site_find(&world.site, MOOT_STR("park"));
    assert_int_equal(e->polling, 0);
    assert_int_equal(atomic_load(&e->polled->users), 1);
}

static void without_votes_there_is_nothing_to_say(void **state)
{
    (void)state;
    assert_in(get("/d/park/results"), "No point has answers from five readers yet.");
    assert_in(get("/d/park/results.json"), "\"ballots\": 0");
    moot_str csv = get("/d/park/export.csv");
    assert_str(csv, "voter,level,before,after,moved\r\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(every_published_number_comes_of_the_published_ballots),
        TEST(the_table_has_every_answer_and_no_other),
        TEST(the_page_says_what_the_poll_finds_and_is_safe),
        TEST(the_results_fit_their_schema),
        TEST(four_readers_are_not_told_of),
        TEST(tickets_that_are_held_are_left_out),
        TEST(a_point_that_is_gone_keeps_its_votes_under_its_key),
        TEST(the_work_is_done_once_a_change_and_seldom_for_large_debates),
        TEST(work_that_takes_too_long_leaves_the_table),
        TEST(a_table_that_is_too_large_is_said_and_not_made),
        TEST(threads_share_what_one_has_worked_out),
        TEST(without_votes_there_is_nothing_to_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

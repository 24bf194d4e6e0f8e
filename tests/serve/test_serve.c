/* The server without a socket: what readers and moderators do, and what they are told. */
#include "serve/serve.h"
#include "unit/unit.h"

#include <signal.h>
#include <sys/resource.h>

static serve_world world;

static int set_up(void **state)
{
    (void)state;
    return serve_open(&world, "") ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    serve_close(&world);
    return 0;
}

#define assert_has(x, words)                                      \
    do {                                                          \
        if (!serve_has((x), (words))) {                           \
            (void)fprintf(stderr, "%.*s", MT_ARG(serve_body(x))); \
            fail_msg("'%s' is not in it", (words));               \
        }                                                         \
    } while (0)

static void the_list_names_the_debates(void **state)
{
    (void)state;
    mt_exchange x;
    assert_int_equal(serve_get(&world, &x, "/", ""), 200);
    assert_has(&x, "<a href=\"/d/trees\" dir=\"auto\">Should the town plant trees?</a>");
    mt_exchange_fini(&x);
}

static void the_page_asks_before_and_after(void **state)
{
    (void)state;
    mt_exchange x;
    assert_int_equal(serve_get(&world, &x, "/d/trees", ""), 200);
    assert_has(&x, "<h2 id=\"before-h\">Before you read</h2>");
    assert_has(&x, "<h2 id=\"after-h\">And now?</h2>");
    assert_has(&x, "action=\"/d/trees/vote\"");
    assert_has(&x, "The rule: the side that gains more between the two votes leads");
    assert_has(&x, "href=\"/d/trees/claim/");
    assert_has(&x, "<form method=\"post\" action=\"/d/trees/rate\">");
    assert_false(serve_has(&x, "<style"));
    assert_false(serve_has(&x, "What readers answer")); /* not before the vote */
    mt_exchange_fini(&x);
}

static void a_page_is_made_once_for_all_who_have_no_ticket(void **state)
{
    (void)state;
    mt_exchange a, b;
    assert_int_equal(serve_get(&world, &a, "/d/trees", ""), 200);
    assert_int_equal(serve_get(&world, &b, "/d/trees", ""), 200);
    assert_non_null(a.res.shared);
    assert_ptr_equal(a.res.shared, b.res.shared);
    mt_exchange_fini(&b);
    mt_request r = serve_request(&world, "GET", "/d/trees", "", (moot_str){"", 0});
    r.if_none_match = a.res.etag;
    assert_int_equal(serve_do(&world, &b, &r), 304);
    assert_int_equal(serve_body(&b).len, 0);
    mt_exchange_fini(&a);
    mt_exchange_fini(&b);
}

static void a_reader_votes_reads_votes_again_and_sees_the_results(void **state)
{
    (void)state;
    mt_exchange x;
    char cookie[128] = "";
    assert_int_equal(serve_vote(&world, "/d/trees/vote", cookie, "phase=before&value=yes"), 303);
    assert_true(mt_str_starts(mt_str(cookie), MOOT_STR("moot=")));
    assert_int_equal(serve_get(&world, &x, "/d/trees", cookie), 200);
    assert_has(&x, "Your answer: <b>\xE2\x96\xB2 Yes</b>. You can change it.");
    assert_has(&x, "Now read both");
    assert_false(serve_has(&x, "What readers answer"));
    assert_string_equal(x.res.cache, "private, no-store");
    mt_exchange_fini(&x);
    assert_int_equal(serve_vote(&world, "/d/trees/vote", cookie, "phase=after&value=no"), 303);
    assert_int_equal(serve_get(&world, &x, "/d/trees", cookie), 200);
    assert_has(&x, "What readers answer");
    assert_has(&x, "<span data-n=\"before.yes\">1</span>");
    assert_has(&x, "<span data-n=\"after.no\">1</span>");
    assert_has(&x, "Too few to say: 1 reader has voted both times so far");
    assert_has(&x, "Which point moved you most?");
    assert_has(&x, "It stays as it was, since you have voted again.");
    mt_exchange_fini(&x);
    assert_int_equal(serve_vote(&world, "/d/trees/vote", cookie, "phase=before&value=no"), 409);
}

static moot_str key_of(const char *words)
{
    mt_entry *e = mt_site_find(&world.site, MOOT_STR("trees"));
    for (uint32_t i = 0; i < e->now->points; i++)
        if (mt_str_starts(e->now->point[i].text, mt_str(words)))
            return e->now->point[i].key;
    fail_msg("no point %s", words);
    return (moot_str){"", 0};
}

static void a_point_is_rated_twice_over_and_the_answers_come_back(void **state)
{
    (void)state;
    mt_exchange x;
    char cookie[128] = "", rest[128], path[128];
    moot_str key = key_of("Trees give shade");
    (void)snprintf(rest, sizeof(rest), "claim=%.*s&accept=4&relevance=2", MT_ARG(key));
    (void)snprintf(path, sizeof(path), "/d/trees/claim/%.*s", MT_ARG(key));
    assert_int_equal(serve_vote(&world, "/d/trees/rate", cookie, rest), 303);
    assert_int_equal(serve_get(&world, &x, path, cookie), 200);
    assert_has(&x, "name=\"accept\" value=\"4\" checked");
    assert_has(&x, "name=\"relevance\" value=\"2\" checked");
    assert_has(&x, "Trees give shade &amp; &lt;cool&gt; streets.");
    mt_exchange_fini(&x);
    (void)snprintf(rest, sizeof(rest), "claim=%.*s", MT_ARG(key));
    assert_int_equal(serve_vote(&world, "/d/trees/moved", cookie, rest), 303);
    assert_int_equal(serve_get(&world, &x, "/api/v1/debates/trees/mine", cookie), 200);
    assert_has(&x, "\"accept\": 4, \"relevance\": 2");
    mt_exchange_fini(&x);
    assert_int_equal(serve_get(&world, &x, "/api/v1/debates/trees/tally", ""), 200);
    assert_has(&x, "\"accept\": [0, 0, 0, 1, 0], \"relevance\": [0, 1, 0, 0, 0], \"moved\": 1");
    mt_exchange_fini(&x);
    assert_int_equal(serve_vote(&world, "/d/trees/rate", cookie, "claim=0&accept=4"), 400);
}

static void ratings_stay_with_a_claim_that_moves(void **state)
{
    (void)state;
    char cookie[128] = "", rest[128];
    static const char later[] = "===\ndebate: {question: Should the town plant trees?, motion: T}\n"
                                "===\n\n[T]: The town should plant trees.\n"
                                "  - [Cost]: It costs too much. {side: no}\n"
                                "    - [Grants]: The state pays half. {side: yes}\n"
                                "  + [Shade]: Trees give shade, says a study. {side: yes}\n";
    mt_exchange x;
    moot_str key = key_of("Trees give shade");
    char old[64];
    (void)snprintf(old, sizeof(old), "%.*s", MT_ARG(key));
    (void)snprintf(rest, sizeof(rest), "claim=%s&accept=5", old);
    assert_int_equal(serve_vote(&world, "/d/trees/rate", cookie, rest), 303);
    assert_true(serve_publish(&world, "trees", later));
    assert_str(key_of("Trees give shade"), old);
    assert_int_equal(serve_get(&world, &x, "/api/v1/debates/trees/tally", ""), 200);
    assert_has(&x, "\"label\": \"Y2\", \"accept\": [0, 0, 0, 0, 1]");
    mt_exchange_fini(&x);
}

static void a_broken_file_keeps_the_last_sound_page_and_says_so(void **state)
{
    (void)state;
    mt_exchange x;
    assert_false(serve_publish(&world, "trees", "===\ntitle: x\n===\n\n(1) a\n-- broken\n"));
    assert_int_equal(serve_get(&world, &x, "/d/trees", ""), 200);
    assert_has(&x, "Trees give shade");
    assert_has(&x, "this is its last sound version: file.argdown:");
    mt_exchange_fini(&x);
    assert_false(serve_publish(&world, "new", ""));
    assert_int_equal(serve_get(&world, &x, "/d/new", ""), 404);
    assert_has(&x, "file.argdown:1:1:");
    mt_exchange_fini(&x);
    mt_site_withdraw(&world.site, MOOT_STR("trees"));
    assert_int_equal(serve_get(&world, &x, "/d/trees", ""), 404);
    mt_exchange_fini(&x);
    assert_true(serve_publish(&world, "trees", serve_debate));
}

static void votes_come_only_between_the_times_of_the_file(void **state)
{
    (void)state;
    static const char timed[] =
        "===\ndebate: {question: Now?, motion: T}\n"
        "vote: {opens: 2027-01-15T08:00Z, closes: '2027-01-15T09:30:00+01:00', rule: majority}\n"
        "===\n\n[T]: Now.\n  + [A]: Yes. {side: yes}\n";
    mt_exchange x;
    char cookie[128] = "";
    int64_t opens;
    assert_true(mt_time_read(MOOT_STR("2027-01-15T08:00Z"), &opens));
    assert_int_equal(opens, SERVE_NOW); /* and so the tests know what time it is */
    world.now = SERVE_NOW - 1000;
    assert_true(serve_publish(&world, "trees", timed));
    assert_int_equal(serve_vote(&world, "/d/trees/vote", cookie, "phase=after&value=yes"), 409);
    assert_int_equal(serve_get(&world, &x, "/d/trees", ""), 200);
    assert_has(&x,
               "Voting opens <time datetime=\"2027-01-15T08:00:00Z\">15 January 2027, 08:00 UTC");
    assert_has(&x, "The rule: the side with more votes after reading leads.");
    mt_exchange_fini(&x);
    world.now = SERVE_NOW + 1000;
    assert_int_equal(serve_vote(&world, "/d/trees/vote", cookie, "phase=after&value=yes"), 303);
    world.now = SERVE_NOW + 1800000;
    assert_int_equal(serve_vote(&world, "/d/trees/vote", cookie, "phase=after&value=no"), 409);
    assert_int_equal(serve_get(&world, &x, "/d/trees", ""), 200);
    assert_has(&x, "Voting is closed since");
    assert_has(&x, "What readers answer"); /* it is over: everybody sees */
    mt_exchange_fini(&x);
}

static void a_program_votes_by_json_and_a_repetition_counts_once(void **state)
{
    (void)state;
    mt_exchange x;
    char cookie[128] = "";
    moot_str body =
        MOOT_STR("{\"phase\": \"after\", \"value\": \"yes\", \"key\": \"k1\", \"seq\": 3}");
    mt_request r = serve_request(&world, "POST", "/api/v1/debates/trees/ballots", "", body);
    assert_int_equal(serve_do(&world, &x, &r), 200);
    assert_has(&x, "{\"written\": \"done\", \"seq\": 3}");
    serve_cookie(&x, cookie, sizeof(cookie));
    mt_exchange_fini(&x);
    r.cookie = mt_str(cookie);
    assert_int_equal(serve_do(&world, &x, &r), 200);
    assert_has(&x, "{\"written\": \"same\", \"seq\": 3}");
    mt_exchange_fini(&x);
    r.body = MOOT_STR("{\"phase\": \"after\", \"value\": \"no\", \"seq\": 2}");
    assert_int_equal(serve_do(&world, &x, &r), 200);
    assert_has(&x, "\"superseded\"");
    mt_exchange_fini(&x);
    r.body = MOOT_STR("{\"phase\": \"after\", \"value\": \"no\", \"key\": \"k1\"}");
    assert_int_equal(serve_do(&world, &x, &r), 409);
    assert_string_equal(x.res.type, MT_TYPE_PROBLEM);
    mt_exchange_fini(&x);
}

static void an_export_holds_each_ballot_under_a_name_that_leads_nowhere(void **state)
{
    (void)state;
    mt_exchange x;
    char cookie[128] = "";
    assert_int_equal(serve_vote(&world, "/d/trees/vote", cookie, "phase=before&value=unsure"), 303);
    assert_int_equal(serve_vote(&world, "/d/trees/vote", cookie, "phase=after&value=yes"), 303);
    assert_int_equal(serve_get(&world, &x, "/d/trees/export.csv", ""), 200);
    moot_str csv = serve_body(&x);
    assert_true(mt_str_starts(csv, MOOT_STR("voter,level,before,after,moved\r\n")));
    assert_has(&x, ",unsure,yes,\r\n");
    assert_false(serve_has(&x, cookie + 5)); /* not the ticket */
    mt_exchange_fini(&x);
    assert_int_equal(serve_get(&world, &x, "/d/trees/export.json", ""), 200);
    assert_has(&x, "\"pairs\": 1");
    assert_has(&x, "\"phase\": \"after\", \"claim\": null, \"value\": \"yes\"");
    mt_exchange_fini(&x);
}

static void a_moderator_closes_holds_and_is_logged(void **state)
{
    (void)state;
    mt_exchange x;
    char link[MT_LINK_MAX], path[320], cookie[400], body[1024], reader[128];
    for (int i = 0; i < 6; i++) {
        reader[0] = '\0';
        world.network = 9;
        assert_int_equal(serve_vote(&world, "/d/trees/vote", reader, "phase=after&value=yes"), 303);
    }
    serve_link(&world, MT_PASS_MODERATOR, "trees", link);
    (void)snprintf(path, sizeof(path), "/sign-in/%s", link);
    assert_int_equal(serve_get(&world, &x, path, ""), 200);
    assert_has(&x, "Sign in as moderator");
    mt_exchange_fini(&x);
    mt_request r =
        serve_request(&world, "POST", path, "", serve_form(&world, body, sizeof(body), "", "", ""));
    assert_int_equal(serve_do(&world, &x, &r), 303);
    assert_str(x.res.location, "/d/trees/moderate");
    serve_cookie(&x, cookie, sizeof(cookie));
    assert_non_null(strstr(x.res.cookie[0].ptr, "Path=/d/trees/; "));
    mt_exchange_fini(&x);
    assert_int_equal(serve_get(&world, &x, "/d/trees/moderate", cookie), 200);
    const char *network = strstr(serve_body(&x).ptr, "name=\"network\" value=\"");
    assert_non_null(network);
    char rest[128];
    (void)snprintf(rest, sizeof(rest), "do=hold&network=%.16s", network + 22);
    mt_exchange_fini(&x);
    r = serve_request(&world, "POST", "/d/trees/moderate", cookie,
                      serve_form(&world, body, sizeof(body), "trees", cookie, rest));
    assert_int_equal(serve_do(&world, &x, &r), 303);
    mt_exchange_fini(&x);
    r.body = serve_form(&world, body, sizeof(body), "trees", cookie, "do=close&why=a+storm");
    assert_int_equal(serve_do(&world, &x, &r), 303);
    mt_exchange_fini(&x);
    assert_int_equal(serve_get(&world, &x, "/d/trees/results", ""), 200);
    assert_has(&x, "6 more are held for review and not counted here.");
    assert_has(&x, "Voting is closed");
    mt_exchange_fini(&x);
    assert_int_equal(serve_get(&world, &x, "/d/trees/log.json", cookie), 200);
    assert_has(&x, "{\"sound\": true, ");
    assert_has(&x, "\"what\": \"held\", \"by\": \"moderator 07000000\"");
    assert_has(&x, "\"what\": \"closed\", \"by\": \"moderator 07000000\", \"body\": \"a storm\"");
    mt_exchange_fini(&x);
    reader[0] = '\0';
    assert_int_equal(serve_vote(&world, "/d/trees/vote", reader, "phase=after&value=yes"), 409);
}

static void an_invitation_holds_for_one_reader_and_keeps_the_votes(void **state)
{
    (void)state;
    mt_exchange x;
    char link[MT_LINK_MAX], path[320], body[512], cookie[128] = "";
    assert_int_equal(serve_vote(&world, "/d/trees/vote", cookie, "phase=after&value=yes"), 303);
    serve_link(&world, MT_PASS_READER, "trees", link);
    (void)snprintf(path, sizeof(path), "/invite/%s", link);
    assert_int_equal(serve_get(&world, &x, path, cookie), 200);
    mt_exchange_fini(&x);
    mt_request r = serve_request(&world, "POST", path, cookie,
                                 serve_form(&world, body, sizeof(body), "", cookie, ""));
    assert_int_equal(serve_do(&world, &x, &r), 303);
    mt_exchange_fini(&x);
    assert_int_equal(serve_get(&world, &x, "/api/v1/debates/trees/tally", ""), 200);
    assert_has(&x, "\"levels\": {\"cookie\": 0, \"email\": 0, \"invited\": 1}");
    mt_exchange_fini(&x);
    r = serve_request(&world, "POST", path, "", serve_form(&world, body, sizeof(body), "", "", ""));
    assert_int_equal(serve_do(&world, &x, &r), 409);
    mt_exchange_fini(&x);
    path[20] = path[20] == 'A' ? 'B' : 'A';
    assert_int_equal(serve_get(&world, &x, path, ""), 404);
    mt_exchange_fini(&x);
}

static void live_numbers_come_when_something_has_changed(void **state)
{
    (void)state;
    char cookie[128] = "", bytes[4096];
    mt_cursor c = {0};
    mt_entry *e = mt_site_find(&world.site, MOOT_STR("trees"));
    assert_true(mt_live_refresh(&world.site, e, false, world.now));
    size_t n = mt_live_read(e, &c, bytes, sizeof(bytes));
    assert_true(n > 0 &&
                mt_str_starts((moot_str){bytes, n}, MOOT_STR("id: 1\nevent: tally\ndata: {")));
    assert_true(mt_str_ends((moot_str){bytes, n}, MOOT_STR("}\n\n")));
    assert_false(mt_live_refresh(&world.site, e, false, world.now));
    assert_false(mt_live_refresh(&world.site, e, true, world.now)); /* looked, and the same */
    assert_int_equal(mt_live_read(e, &c, bytes, sizeof(bytes)), 0);
    /* Another server writes to the same database: seen by who looks. */
    mt_write other = votes_ballot("trees", 5, MT_PHASE_AFTER, MT_VOTE_NO);
    other.at = world.now;
    mt_store_write(world.store, &other);
    assert_false(mt_live_refresh(&world.site, e, false, world.now));
    assert_true(mt_live_refresh(&world.site, e, true, world.now));
    assert_true(mt_live_read(e, &c, bytes, sizeof(bytes)) > 0);
    assert_int_equal(serve_vote(&world, "/d/trees/vote", cookie, "phase=after&value=yes"), 303);
    assert_true(mt_live_refresh(&world.site, e, false, world.now));
    /* In small parts it is the same. */
    size_t all = 0;
    while ((n = mt_live_read(e, &c, bytes + all, 7)) > 0)
        all += n;
    assert_true(mt_str_find((moot_str){bytes, all}, MOOT_STR("\"after\": {\"yes\": 1,")) !=
                SIZE_MAX);
    c.beat = true;
    assert_int_equal(mt_live_read(e, &c, bytes, sizeof(bytes)), 14);
    mt_cursor_fini(&c);
}

static void a_large_debate_is_not_counted_all_the_time(void **state)
{
    (void)state;
    mt_exchange x;
    mt_cursor c = {0};
    char bytes[4096];
    mt_entry *e = mt_site_find(&world.site, MOOT_STR("trees"));
    world.site.tally_cost = 100000;
    for (int i = 0; i < 2; i++) {
        char cookie[128] = "";
        assert_int_equal(serve_vote(&world, "/d/trees/vote", cookie, "phase=after&value=yes"), 303);
        assert_int_equal(serve_get(&world, &x, "/api/v1/debates/trees/tally", ""), 200);
        assert_has(&x, "\"after\": {\"yes\": 1,"); /* as it was at first */
        mt_exchange_fini(&x);
    }
    /* Who listens gets these too, and the true ones later. */
    assert_true(mt_live_refresh(&world.site, e, false, world.now));
    size_t n = mt_live_read(e, &c, bytes, sizeof(bytes));
    assert_true(mt_str_find((moot_str){bytes, n}, MOOT_STR("\"after\": {\"yes\": 1,")) != SIZE_MAX);
    assert_false(mt_live_refresh(&world.site, e, false, world.now));
    world.site.tally_cost = 0;
    assert_true(serve_publish(&world, "trees",
                              "===\ndebate: {question: Now?, motion: T}\n===\n\n[T]: Now.\n"
                              "  + [A]: Yes. {side: yes}\n"));
    assert_true(mt_live_refresh(&world.site, e, false, world.now));
    n = mt_live_read(e, &c, bytes, sizeof(bytes));
    assert_true(mt_str_find((moot_str){bytes, n}, MOOT_STR("\"after\": {\"yes\": 2,")) != SIZE_MAX);
    mt_cursor_fini(&c);
}

static void a_full_disk_is_said_and_nothing_is_promised(void **state)
{
    (void)state;
    mt_exchange x;
    struct rlimit before, full;
    char first[128] = "", second[128] = "";
    assert_int_equal(serve_vote(&world, "/d/trees/vote", first, "phase=after&value=yes"), 303);
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    full = before;
    full.rlim_cur = 1024; /* no file may grow behind this */
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
    int status = serve_vote(&world, "/d/trees/vote", second, "phase=after&value=no");
    int health = serve_get(&world, &x, "/health", "");
    bool said = serve_has(&x, "\"read-only\"");
    mt_exchange_fini(&x);
    int page = serve_get(&world, &x, "/d/trees", "");
    bool warned = serve_has(&x, "Votes cannot be kept at the moment.");
    mt_exchange_fini(&x);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(status, 503);
    assert_string_equal(second, ""); /* and no ticket for it */
    assert_true(health == 200 && said && page == 200 && warned);
    assert_int_equal(serve_vote(&world, "/d/trees/vote", second, "phase=after&value=no"), 303);
    assert_int_equal(serve_get(&world, &x, "/api/v1/debates/trees/tally", ""), 200);
    assert_has(&x, "\"after\": {\"yes\": 1, \"no\": 1,");
    mt_exchange_fini(&x);
    assert_int_equal(serve_get(&world, &x, "/d/trees", ""), 200);
    assert_false(serve_has(&x, "Votes cannot be kept"));
    mt_exchange_fini(&x);
}

static int post(const char *path, const char *cookie, const char *debate, const char *fields)
{
    mt_exchange x;
    char body[1024];
    mt_request r = serve_request(&world, "POST", path, cookie,
                                 serve_form(&world, body, sizeof(body), debate, cookie, fields));
    int status = serve_do(&world, &x, &r);
    mt_exchange_fini(&x);
    return status;
}

/* An address confirms one reader of a debate, in the browser that asked, and is kept nowhere. */
static void a_vote_is_confirmed_by_a_message(void **state)
{
    (void)state;
    mt_exchange x;
    char cookie[128] = "", other[128] = "", path[MT_LINK_MAX + 16] = "";
    assert_int_equal(serve_vote(&world, "/d/trees/vote", cookie, "phase=after&value=yes"), 303);
    assert_int_equal(serve_vote(&world, "/d/trees/vote", other, "phase=after&value=no"), 303);
    assert_int_equal(serve_get(&world, &x, "/d/trees", cookie), 200);
    assert_has(&x, "Confirm your vote by e-mail");
    mt_exchange_fini(&x);
    static const char *const none[] = {"",
                                       "address=",
                                       "address=a",
                                       "address=a%40b",
                                       "address=%40example.org",
                                       "address=a%40b%40example.org",
                                       "address=a%40example.org%0d%0aBcc%3a+b%40example.org",
                                       "address=a+b%40example.org",
                                       "address=-f%40example.org",
                                       "address=%3Ca%40example.org%3E"};
    for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
        assert_int_equal(post("/d/trees/confirm", cookie, "trees", none[i]), 400);
    world.now += 3600000;
    assert_int_equal(post("/d/trees/confirm", cookie, "trees", "address=Ann%40Example.org"), 200);
    assert_true(mt_str_starts(mt_str(serve_mailed), MOOT_STR("To: ann@example.org\r\nSubject: ")));
    assert_non_null(strstr(serve_mailed, "Should the town plant trees?"));
    const char *link = strstr(serve_mailed, "http://" SERVE_HOST "/confirm/");
    assert_non_null(link);
    link += strlen("http://" SERVE_HOST);
    (void)snprintf(path, sizeof(path), "%.*s", (int)strcspn(link, "\r"), link);
    assert_int_equal(serve_get(&world, &x, path, cookie), 200);
    mt_exchange_fini(&x);
    assert_int_equal(post(path, other, "", ""), 409); /* not the browser that asked */
    assert_int_equal(post(path, "", "", ""), 409);
    assert_int_equal(post(path, cookie, "", ""), 303);
    assert_int_equal(post(path, cookie, "", ""), 303); /* once more changes nothing */
    assert_int_equal(serve_get(&world, &x, "/api/v1/debates/trees/tally", ""), 200);
    assert_has(&x, "\"levels\": {\"cookie\": 1, \"email\": 1, \"invited\": 0}");
    mt_exchange_fini(&x);
    /* The same address, written otherwise, for another browser. */
    assert_int_equal(post("/d/trees/confirm", other, "trees", "address=ANN%40example.org"), 200);
    link = strstr(serve_mailed, "/confirm/");
    (void)snprintf(path, sizeof(path), "%.*s", (int)strcspn(link, "\r"), link);
    assert_int_equal(post(path, other, "", ""), 409);
    world.now += 16 * 60000;
    assert_int_equal(serve_get(&world, &x, path, other), 404); /* it is over */
    mt_exchange_fini(&x);
    /* Five messages, then one in three minutes. */
    int sent = 0;
    for (int i = 0; i < 8; i++)
        sent += post("/d/trees/confirm", other, "trees", "address=bob%40example.org") == 200;
    assert_int_equal(sent, 5);
    world.site.mail = NULL;
    assert_int_equal(post("/d/trees/confirm", other, "trees", "address=bob%40example.org"), 404);
}

/* A moderator's form, and what it answers. */
static int moderate(const char *fields)
{
    mt_exchange x;
    char link[MT_LINK_MAX], cookie[MT_LINK_MAX + 32], body[2048];
    serve_link(&world, MT_PASS_MODERATOR, "trees", link);
    (void)snprintf(cookie, sizeof(cookie), "moot-moderator=%s", link);
    mt_request r = serve_request(&world, "POST", "/d/trees/moderate", cookie,
                                 serve_form(&world, body, sizeof(body), "trees", cookie, fields));
    world.now += 3000;
    r.now = world.now;
    int status = serve_do(&world, &x, &r);
    mt_exchange_fini(&x);
    return status;
}

static moot_str key_of_point(const char *label)
{
    const mt_published *p = mt_site_find(&world.site, MOOT_STR("trees"))->now;
    for (uint32_t i = 0; i < p->points; i++)
        if (mt_str_eq(p->point[i].label, mt_str(label)))
            return p->point[i].key;
    return (moot_str){"", 0};
}

static uint32_t republished;
static void count_republished(void *ctx, mt_entry *e)
{
    (void)ctx;
    (void)e;
    republished++;
}

static void a_correction_is_public_logged_and_keeps_the_votes(void **state)
{
    (void)state;
    mt_exchange x;
    char cookie[128] = "", fields[256], key[64], path[128];
    static const char *const untitled = "===\ndebate: {question: Now?, motion: T}\n===\n\n"
                                        "[T]: Now.\n  + It is time\\! {side: yes}\n";
    world.site.republish = count_republished;
    republished = 0;
    (void)snprintf(key, sizeof(key), "%.*s", MT_ARG(key_of_point("N1")));
    (void)snprintf(fields, sizeof(fields), "claim=%s&accept=5", key);
    assert_int_equal(serve_vote(&world, "/d/trees/rate", cookie, fields), 303);
    (void)snprintf(fields, sizeof(fields),
                   "do=correct&claim=%s&words=Roots+may+break+%%3Cb%%3E+pipes.%%0A&why=a+slip",
                   key);
    assert_int_equal(moderate(fields), 303);
    assert_int_equal(republished, 1);
    assert_true(serve_publish(&world, "trees", serve_debate));
    assert_int_equal(serve_get(&world, &x, "/d/trees", ""), 200);
    assert_has(&x, "Roots may break &lt;b&gt; pipes.");
    assert_has(&x, "Corrected by a moderator on ");
    assert_has(&x, "<span dir=\"auto\">a slip</span>). Before: <del dir=\"auto\">Roots break "
                   "pipes.</del>");
    mt_exchange_fini(&x);
    (void)snprintf(path, sizeof(path), "/d/trees/claim/%s", key);
    assert_int_equal(serve_get(&world, &x, path, cookie), 200);
    assert_has(&x, "<del dir=\"auto\">Roots break pipes.</del>");
    assert_has(&x, "value=\"5\" checked"); /* the vote is still there */
    mt_exchange_fini(&x);
    assert_int_equal(serve_get(&world, &x, "/d/trees/debate.json", ""), 200);
    assert_has(&x, "Roots may break <b> pipes.");
    mt_exchange_fini(&x);
    assert_int_equal(serve_get(&world, &x, "/d/trees/feed.atom", ""), 200);
    assert_has(&x, "<title>corrected</title>");
    assert_has(&x, "N1: &quot;Roots break pipes.&quot; becomes &quot;Roots may break &lt;b&gt; "
                   "pipes.&quot;, for: a slip");
    mt_exchange_fini(&x);
    /* The same again changes nothing; the words of the file take it back. */
    assert_int_equal(moderate(fields), 400);
    (void)snprintf(fields, sizeof(fields), "do=correct&claim=%s&words=Roots+break+pipes.", key);
    assert_int_equal(moderate(fields), 303);
    assert_true(serve_publish(&world, "trees", serve_debate));
    assert_int_equal(serve_get(&world, &x, "/d/trees", ""), 200);
    assert_false(serve_has(&x, "Corrected by a moderator"));
    mt_exchange_fini(&x);
    (void)snprintf(fields, sizeof(fields), "do=restore&claim=%s", key);
    assert_int_equal(moderate(fields), 400);
    /* Of a point without a title the key is made of the words of the file, as before. */
    assert_true(serve_publish(&world, "trees", untitled));
    (void)snprintf(key, sizeof(key), "%.*s", MT_ARG(key_of_point("Y1")));
    (void)snprintf(fields, sizeof(fields), "do=correct&claim=%s&words=It+is+late.", key);
    assert_int_equal(moderate(fields), 303);
    assert_true(serve_publish(&world, "trees", untitled));
    assert_str(key_of_point("Y1"), key);
    (void)snprintf(fields, sizeof(fields), "do=restore&claim=%s", key);
    assert_int_equal(moderate(fields), 303);
    assert_int_equal(moderate("do=correct&claim=nowhere&words=A"), 400);
    assert_int_equal(moderate("do=correct&words=A"), 400);
}

static void a_reader_sees_and_deletes_what_is_kept(void **state)
{
    (void)state;
    mt_exchange x;
    char cookie[128] = "", fields[128], body[512];
    assert_int_equal(serve_get(&world, &x, "/d/trees/mine", ""), 200);
    assert_has(&x, "Nothing is kept of you in this debate.");
    mt_exchange_fini(&x);
    assert_int_equal(serve_vote(&world, "/d/trees/vote", cookie, "phase=before&value=yes"), 303);
    (void)snprintf(fields, sizeof(fields), "claim=%.*s&accept=4", MT_ARG(key_of_point("Y1")));
    assert_int_equal(serve_vote(&world, "/d/trees/rate", cookie, fields), 303);
    assert_int_equal(serve_get(&world, &x, "/d/trees/mine", cookie), 200);
    assert_has(&x, "accepted: rather yes");
    assert_has(&x, "Delete my answers");
    mt_exchange_fini(&x);
    mt_request r = serve_request(&world, "POST", "/d/trees/erase", cookie,
                                 serve_form(&world, body, sizeof(body), "trees", cookie, ""));
    assert_int_equal(serve_do(&world, &x, &r), 303);
    mt_exchange_fini(&x);
    assert_int_equal(serve_get(&world, &x, "/d/trees/mine", cookie), 200);
    assert_has(&x, "Nothing is kept of you in this debate.");
    mt_exchange_fini(&x);
    assert_int_equal(serve_get(&world, &x, "/d/trees/export.csv", ""), 200);
    assert_str(serve_body(&x), "voter,level,before,after,moved\r\n");
    mt_exchange_fini(&x);
    assert_int_equal(serve_get(&world, &x, "/privacy", ""), 200);
    assert_has(&x, "48 hours");
    mt_exchange_fini(&x);
}

/* Every hour the feed of the site has what seals all logs, and says the same of that hour later. */
static void the_feed_of_the_site_seals_the_logs(void **state)
{
    (void)state;
    mt_exchange x;
    mt_log_entry head;
    bool found;
    char hash[2 * MT_HASH_BYTES + 1], line[160];
    world.now += 3600000;
    int64_t hour = world.now - world.now % 3600000;
    assert_int_equal(mt_store_head(world.store, MOOT_STR("trees"), hour, &head, &found), MOOT_OK);
    assert_true(found);
    mt_hex(hash, head.hash, MT_HASH_BYTES);
    (void)snprintf(line, sizeof(line), "trees %lld %s\n", (long long)head.seq, hash);
    assert_int_equal(moderate("do=note&why=after+the+hour"), 303);
    assert_int_equal(serve_get(&world, &x, "/feed.atom", ""), 200);
    assert_has(&x, "/feed.atom#seals-20");
    assert_has(&x, line);
    mt_exchange_fini(&x);
}

static void feeds_embeds_and_oembed_name_the_debate(void **state)
{
    (void)state;
    mt_exchange x;
    assert_int_equal(serve_get(&world, &x, "/feed.atom", ""), 200);
    assert_has(&x, "<id>http://debates.example/d/trees</id>");
    mt_exchange_fini(&x);
    assert_int_equal(serve_get(&world, &x, "/d/trees/feed.atom", ""), 200);
    assert_has(&x, "<title>published</title>");
    mt_exchange_fini(&x);
    assert_int_equal(serve_get(&world, &x, "/d/trees/embed", ""), 200);
    assert_has(&x, "Read both sides and vote");
    assert_true(x.res.policy == MT_POLICY_EMBED);
    mt_exchange_fini(&x);
    assert_int_equal(serve_get(&world, &x,
                               "/oembed?url=http%3A%2F%2Fdebates.example%2Fd%2Ftrees&maxwidth=300",
                               ""),
                     200);
    assert_has(&x, "\"width\": 300");
    assert_has(&x, "src=\\\"http://debates.example/d/trees/embed\\\"");
    mt_exchange_fini(&x);
    assert_int_equal(serve_get(&world, &x, "/oembed?url=http%3A%2F%2Felse.example%2Fd%2Ftrees", ""),
                     404);
    mt_exchange_fini(&x);
}

/* The page is the same for both sides: with Yes and No swapped in the votes, the numbers swap. */
static void the_results_favour_no_side(void **state)
{
    (void)state;
    mt_exchange x;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_tally t = {.now = world.now}, swapped = {.now = world.now};
    mt_debate_row row = {.rule = MT_RULE_SWING};
    static const int other[] = {0, 2, 1, 3};
    static const uint64_t moves[3][3] = {{20, 3, 2}, {11, 20, 3}, {9, 4, 20}};
    for (int b = 1; b <= 3; b++)
        for (int a = 1; a <= 3; a++) {
            t.move[b][a] = moves[b - 1][a - 1];
            swapped.move[other[b]][other[a]] = t.move[b][a];
            t.pairs += t.move[b][a];
        }
    swapped.pairs = t.pairs;
    assert_str(mt_tally_words(&t, &row, &arena),
               "Yes has moved more readers so far: Yes +16 points, No \xE2\x88\x92"
               "8, among the 92 who voted both times.");
    assert_str(mt_tally_words(&swapped, &row, &arena),
               "No has moved more readers so far: No +16 points, Yes \xE2\x88\x92"
               "8, among the 92 who voted both times.");
    t.move[2][1] = 2; /* fewer who came over: it may be chance */
    t.pairs -= 9;
    moot_str close = mt_tally_words(&t, &row, &arena);
    assert_true(mt_str_starts(close, MOOT_STR("Too close to call so far: Yes ")));
    row.rule = MT_RULE_MAJORITY;
    t.after[MT_VOTE_YES] = swapped.after[MT_VOTE_NO] = 30;
    t.after[MT_VOTE_NO] = swapped.after[MT_VOTE_YES] = 29;
    assert_str(mt_tally_words(&t, &row, &arena),
               "Yes has more readers so far: 30 say Yes and 29 No, of 59 after reading.");
    assert_str(mt_tally_words(&swapped, &row, &arena),
               "No has more readers so far: 29 say Yes and 30 No, of 59 after reading.");
    mt_arena_free(&arena);
    assert_int_equal(serve_get(&world, &x, "/d/trees", ""), 200);
    moot_str page = serve_body(&x);
    assert_true(
        mt_str_find(page,
                    MOOT_STR("<button name=\"value\" value=\"yes\" aria-pressed=\"false\">")) <
        mt_str_find(page, MOOT_STR("<button name=\"value\" value=\"no\" aria-pressed=\"false\">")));
    mt_exchange_fini(&x);
}

static void times_are_read_and_written_alike(void **state)
{
    (void)state;
    char text[32];
    int64_t ms = 0;
    for (int64_t t = 0; t < 4102444800000; t += 86399999017) {
        mt_time_write(text, t);
        assert_true(mt_time_read(mt_str(text), &ms));
        assert_int_equal(ms, t / 1000 * 1000);
    }
    assert_true(mt_time_read(MOOT_STR("2024-02-29"), &ms));
    assert_int_equal(ms, 1709164800000);
    static const char *const wrong[] = {"",
                                        "2026",
                                        "2026-13-01",
                                        "2026-02-30",
                                        "2026-01-01x",
                                        "2026-01-01T",
                                        "2026-01-01T24:00Z",
                                        "1969-01-01",
                                        "2026-01-01T10:00+1",
                                        "2026-01-01T10:00Zz"};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        assert_false(mt_time_read(mt_str(wrong[i]), &ms));
}

static void names_of_files_become_names_in_addresses(void **state)
{
    (void)state;
    char to[MT_STORE_NAME_MAX + 1];
    assert_true(mt_site_name(to, MOOT_STR("My Debate_2.argdown")));
    assert_string_equal(to, "my-debate-2");
    assert_false(mt_site_name(to, MOOT_STR("\xD1\x8F.txt")));
    assert_true(mt_site_name(to, MOOT_STR("...a..txt")));
    assert_string_equal(to, "a");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_list_names_the_debates),
        TEST(the_page_asks_before_and_after),
        TEST(a_page_is_made_once_for_all_who_have_no_ticket),
        TEST(a_reader_votes_reads_votes_again_and_sees_the_results),
        TEST(a_point_is_rated_twice_over_and_the_answers_come_back),
        TEST(ratings_stay_with_a_claim_that_moves),
        TEST(a_broken_file_keeps_the_last_sound_page_and_says_so),
        TEST(votes_come_only_between_the_times_of_the_file),
        TEST(a_program_votes_by_json_and_a_repetition_counts_once),
        TEST(an_export_holds_each_ballot_under_a_name_that_leads_nowhere),
        TEST(a_moderator_closes_holds_and_is_logged),
        TEST(an_invitation_holds_for_one_reader_and_keeps_the_votes),
        TEST(live_numbers_come_when_something_has_changed),
        TEST(a_large_debate_is_not_counted_all_the_time),
        TEST(a_full_disk_is_said_and_nothing_is_promised),
        TEST(a_vote_is_confirmed_by_a_message),
        TEST(a_correction_is_public_logged_and_keeps_the_votes),
        TEST(a_reader_sees_and_deletes_what_is_kept),
        TEST(the_feed_of_the_site_seals_the_logs),
        TEST(feeds_embeds_and_oembed_name_the_debate),
        TEST(the_results_favour_no_side),
        TEST(times_are_read_and_written_alike),
        TEST(names_of_files_become_names_in_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Who may do what: every route for every kind of sender, every POST with every way to show
 * that it comes from our own page, and how often. */
#include "serve/serve.h"
#include "unit/unit.h"

static serve_world world;

static const char other_debate[] = "===\ndebate: {question: Other?, motion: T}\n===\n\n"
                                   "[T]: Other.\n  + [A]: Yes. {side: yes}\n";

static int set_up(void **state)
{
    (void)state;
    return serve_open(&world, "") && serve_publish(&world, "other", other_debate) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    serve_close(&world);
    return 0;
}

/* The path of a route for the debate `trees`. */
static void path_of(const mt_route *r, char to[400])
{
    size_t n = 0;
    const mt_entry *e = mt_site_find(&world.site, MOOT_STR("trees"));
    char link[MT_LINK_MAX], key[40];
    mt_pass_kind kind = strstr(r->path, "invite")    ? MT_PASS_READER
                        : strstr(r->path, "confirm") ? MT_PASS_ADDRESS
                                                     : MT_PASS_MODERATOR;
    serve_link(&world, kind, "trees", link);
    (void)snprintf(key, sizeof(key), "%.*s", MT_ARG(e->now->point[0].key));
    for (const char *p = r->path; *p;) {
        if (*p != '{') {
            to[n++] = *p++;
            continue;
        }
        const char *v = strncmp(p, "{name}", 6) == 0   ? "trees"
                        : strncmp(p, "{link}", 6) == 0 ? link
                        : strncmp(p, "{key}", 5) == 0  ? key
                        : strncmp(p, "{file}", 6) == 0 ? world.site.asset[0].name
                                                       : "0";
        n += (size_t)snprintf(to + n, 400 - n, "%s", v);
        p = strchr(p, '}') + 1;
    }
    to[n] = '\0';
    if (strcmp(r->path, "/oembed") == 0)
        (void)snprintf(to + n, 400 - n, "?url=http://%s/d/trees", SERVE_HOST);
}

typedef enum sender {
    NOBODY,
    READER,
    INVITED,
    STRANGER,
    EXPIRED,
    FORGED,
    MODERATOR,
    SENDERS
} sender;

static void cookie_of(sender who, char to[400])
{
    char link[MT_LINK_MAX];
    mt_pass pass = {.kind = MT_PASS_MODERATOR, .until = world.now + 1000};
    pass.debate = MOOT_STR("trees");
    to[0] = '\0';
    switch (who) {
    case NOBODY:
    case SENDERS: return;
    case READER: (void)snprintf(to, 400, "moot=AAAAAAAAAAAAAAAAAAAAAA"); return;
    case INVITED: pass.kind = MT_PASS_READER; break; /* a reader's pass in a moderator's cookie */
    case STRANGER: pass.debate = MOOT_STR("other"); break;
    case EXPIRED: pass.until = world.now; break;
    case FORGED:
    case MODERATOR: break;
    }
    mt_secret wrong = {{9}};
    mt_pass_write(link, who == FORGED ? &wrong : &world.site.secret, &pass);
    (void)snprintf(to, 400, "moot-moderator=%s", link);
}

/* What each route that changes something is sent, so that it would do it; every other route is to
 * answer 200.  A route that is in neither is not tested, which is a failure. */
static const struct {
    const char *path, *fields;
    int status;
} acts[] = {
    {"/d/{name}/vote", "phase=before&value=yes", 303},
    {"/d/{name}/rate", "claim=KEY&accept=3&relevance=4", 303},
    {"/d/{name}/moved", "claim=KEY", 303},
    {"/d/{name}/erase", "", 303},
    {"/api/v1/debates/{name}/ballots", "{\"phase\": \"accept\", \"claim\": \"KEY\", \"value\": 2}",
     200},
    {"/invite/{link}", "", 303},
    {"/d/{name}/confirm", "address=a%40example.org", 200},
    {"/confirm/{link}", "", 409}, /* it was asked for in another browser */
    {"/sign-in/{link}", "", 303},
    {"/d/{name}/moderate", "do=note&why=a+look", 303},
};
enum { ACTS = sizeof(acts) / sizeof(acts[0]) };

/* Its fields, with the key of a point; NULL if there is no row for it. */
static const char *fields_of(const mt_route *r, int *status)
{
    static char filled[256];
    moot_str key = mt_site_find(&world.site, MOOT_STR("trees"))->now->point[0].key;
    for (size_t i = 0; i < ACTS; i++) {
        if (strcmp(acts[i].path, r->path) != 0)
            continue;
        const char *at = strstr(acts[i].fields, "KEY");
        int before = at ? (int)(at - acts[i].fields) : (int)strlen(acts[i].fields);
        (void)snprintf(filled, sizeof(filled), "%.*s%.*s%s", before, acts[i].fields,
                       at ? (int)key.len : 0, key.ptr, at ? at + 3 : "");
        *status = acts[i].status;
        return filled;
    }
    return NULL;
}

static bool count_entry(void *ctx, const mt_log_entry *e)
{
    (void)e;
    ++*(int *)ctx;
    return true;
}

static bool count_ballot(void *ctx, const mt_ballot *b)
{
    *(int *)ctx += b->value > 0;
    return true;
}

/* Entries of the log and ballots: what a refused request must not change. */
static int written(void)
{
    int n = 0, ballots = 0;
    assert_int_equal(mt_store_log(world.store, MOOT_STR("trees"), 0, count_entry, &n), MOOT_OK);
    assert_int_equal(mt_store_ballots(world.store, MOOT_STR("trees"), count_ballot, &ballots),
                     MOOT_OK);
    return n * 1000 + ballots;
}

/* One route, one sender: the answer, and whether something was written. */
static int try_route(const mt_route *r, sender who, const char *fields, bool *changed)
{
    mt_exchange x;
    char path[400], cookie[400], body[1024];
    world.now += 200000; /* so that no limit is in the way */
    path_of(r, path);
    cookie_of(who, cookie);
    mt_request q =
        serve_request(&world, r->method == MT_POST ? "POST" : "GET", path, cookie, mt_str(""));
    q.network[0] = 4;
    q.network[1] = (uint8_t)who;
    q.network[2] = (uint8_t)(r - mt_routes);
    /* The token that this sender's page would have: even with it, only who may come comes. */
    if (r->guard == MT_GUARD_TOKEN)
        q.body = serve_form(&world, body, sizeof(body), strstr(r->path, "{name}") ? "trees" : "",
                            r->level == MT_LEVEL_MODERATOR || who == READER ? cookie : "", fields);
    if (r->guard == MT_GUARD_ORIGIN) {
        q.body = mt_str(fields);
        q.content_type = MOOT_STR("application/json");
    }
    int was = written(), status = serve_do(&world, &x, &q);
    *changed = written() != was;
    mt_exchange_fini(&x);
    return status;
}

static void each_route_lets_in_who_may_come(void **state)
{
    (void)state;
    int moderators = 0, posts = 0;
    for (const mt_route *r = mt_routes; r->path; r++) {
        int want = 200;
        const char *fields = r->method == MT_POST ? fields_of(r, &want) : "";
        if (!fields)
            fail_msg("%s is not tested: add it to `acts`", r->path);
        posts += r->method == MT_POST;
        for (sender who = NOBODY; who < SENDERS; who++) {
            bool changed, may = r->level == MT_LEVEL_ANYBODY || who == MODERATOR;
            int status = try_route(r, who, fields, &changed);
            moderators += r->level == MT_LEVEL_MODERATOR;
            /* An invitation is for the first who takes it. */
            bool taken = status == 409 && strstr(r->path, "invite") && who > NOBODY;
            if (status != (may ? want : 403) && !taken)
                fail_msg("%s for sender %d: %d", r->path, (int)who, status);
            if (changed && (!may || r->method == MT_GET))
                fail_msg("%s for sender %d has changed something", r->path, (int)who);
            if (!changed && who == MODERATOR && r->level == MT_LEVEL_MODERATOR && want == 303)
                fail_msg("%s does nothing for a moderator", r->path);
        }
    }
    assert_int_equal(moderators, 3 * SENDERS);
    assert_int_equal(posts, ACTS);
}

/* What a moderator of one debate can do there, in another nobody but its own can. */
static void every_act_of_a_moderator_needs_one(void **state)
{
    (void)state;
    static const char *const all[] = {"do=open",
                                      "do=close",
                                      "do=timed",
                                      "do=note&why=x",
                                      "do=hold&network=0102030405060708",
                                      "do=release&network=0102030405060708",
                                      "do=correct&claim=KEY&words=Other",
                                      "do=restore&claim=KEY"};
    moot_str key = mt_site_find(&world.site, MOOT_STR("trees"))->now->point[0].key;
    const mt_route *r = mt_routes;
    while (strcmp(r->path, "/d/{name}/moderate") != 0 || r->method != MT_POST)
        r++;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        for (sender who = NOBODY; who < MODERATOR; who++) {
            bool changed;
            char fields[256];
            const char *at = strstr(all[i], "KEY");
            int before = at ? (int)(at - all[i]) : (int)strlen(all[i]);
            (void)snprintf(fields, sizeof(fields), "%.*s%.*s%s", before, all[i],
                           at ? (int)key.len : 0, key.ptr, at ? at + 3 : "");
            world.now += 10000;
            assert_int_equal(try_route(r, who, fields, &changed), 403);
            assert_false(changed);
        }
}

typedef struct showing {
    const char *origin, *fetch_site;
    bool token;
    bool fits;
} showing;

static void a_post_from_elsewhere_changes_nothing(void **state)
{
    (void)state;
    static const showing shows[] = {
        {"", "same-origin", true, true},
        {"http://" SERVE_HOST, "", true, true},
        {"", "", true, true}, /* an old browser: the token alone */
        {"", "none", true, true},
        {"http://evil.example", "", true, false},
        {"http://evil.example", "cross-site", true, false},
        {"", "cross-site", true, false},
        {"", "same-site", true, false},
        {"null", "", true, false},
        {"null", "same-origin", true, false},
        {"https://" SERVE_HOST, "", true, false}, /* another scheme is another origin */
        {"http://" SERVE_HOST ":81", "", true, false},
        {"", "same-origin", false, false},
    };
    mt_exchange x;
    char cookie[128] = "", body[512];
    assert_int_equal(serve_vote(&world, "/d/trees/vote", cookie, "phase=before&value=yes"), 303);
    for (size_t i = 0; i < sizeof(shows) / sizeof(shows[0]); i++) {
        mt_request r =
            serve_request(&world, "POST", "/d/trees/vote", cookie,
                          shows[i].token ? serve_form(&world, body, sizeof(body), "trees", cookie,
                                                      "phase=before&value=no")
                                         : MOOT_STR("token=1.x&phase=before&value=no"));
        r.origin = mt_str(shows[i].origin);
        r.fetch_site = mt_str(shows[i].fetch_site);
        int status = serve_do(&world, &x, &r);
        if (status != (shows[i].fits ? 303 : 403))
            fail_msg("case %zu: %d", i, status);
        mt_exchange_fini(&x);
        if (!shows[i].token)
            continue;
        r = serve_request(&world, "POST", "/api/v1/debates/trees/ballots", cookie,
                          MOOT_STR("{\"phase\": \"before\", \"value\": \"no\"}"));
        r.origin = mt_str(shows[i].origin);
        r.fetch_site = mt_str(shows[i].fetch_site);
        status = serve_do(&world, &x, &r);
        if (status != (shows[i].fits ? 200 : 403))
            fail_msg("JSON, case %zu: %d", i, status);
        mt_exchange_fini(&x);
    }
    mt_request r = serve_request(&world, "POST", "/api/v1/debates/trees/ballots", cookie,
                                 MOOT_STR("{\"phase\": \"before\", \"value\": \"no\"}"));
    r.content_type = MOOT_STR("text/plain"); /* what a form of another site could send */
    assert_int_equal(serve_do(&world, &x, &r), 415);
    mt_exchange_fini(&x);
}

static void a_token_is_of_one_reader_one_debate_and_one_day(void **state)
{
    (void)state;
    char token[MT_TOKEN_MAX];
    const mt_secret *s = &world.site.secret;
    moot_str debate = MOOT_STR("trees"), who = MOOT_STR("0123456789abcdef");
    int64_t hour = 3600000;
    mt_token_write(token, s, debate, who, world.now);
    assert_true(mt_token_check(mt_str(token), s, debate, who, world.now));
    assert_true(mt_token_check(mt_str(token), s, debate, who, world.now + 23 * hour));
    assert_false(mt_token_check(mt_str(token), s, debate, who, world.now + 25 * hour));
    assert_false(mt_token_check(mt_str(token), s, debate, who, world.now - 2 * hour));
    assert_false(mt_token_check(mt_str(token), s, MOOT_STR("other"), who, world.now));
    assert_false(mt_token_check(mt_str(token), s, debate, MOOT_STR("else"), world.now));
    mt_secret wrong = {{8}};
    assert_false(mt_token_check(mt_str(token), &wrong, debate, who, world.now));
    for (size_t i = 0; token[i]; i++) {
        char kept = token[i];
        token[i] = kept == 'x' ? 'y' : 'x';
        assert_false(mt_token_check(mt_str(token), s, debate, who, world.now));
        token[i] = kept;
    }
}

static void a_link_with_one_sign_changed_is_no_link(void **state)
{
    (void)state;
    char link[MT_LINK_MAX];
    mt_pass read, pass = {.kind = MT_PASS_MODERATOR, .until = world.now + 1, .number = {1, 2, 3}};
    pass.debate = MOOT_STR("trees");
    mt_pass_write(link, &world.site.secret, &pass);
    assert_true(mt_pass_read(&read, &world.site.secret, mt_str(link), world.now));
    assert_true(read.kind == MT_PASS_MODERATOR && mt_str_eq(read.debate, pass.debate));
    assert_memory_equal(read.number, pass.number, sizeof(pass.number));
    assert_false(mt_pass_read(&read, &world.site.secret, mt_str(link), world.now + 1));
    for (size_t i = 0; link[i]; i++) {
        char kept = link[i];
        link[i] = kept == 'A' ? 'B' : 'A';
        bool fits = mt_pass_read(&read, &world.site.secret, mt_str(link), world.now);
        /* The last sign may hold unused bits: then it is refused as not canonical. */
        assert_false(fits);
        link[i] = kept;
        assert_false(mt_pass_read(&read, &world.site.secret, (moot_str){link, i}, world.now));
    }
}

static void who_comes_too_often_waits(void **state)
{
    (void)state;
    char cookie[128] = "";
    int taken = 0, status = 0;
    for (int i = 0; i < 100; i++) {
        status = serve_vote(&world, "/d/trees/vote", cookie,
                            i % 2 ? "phase=after&value=yes" : "phase=after&value=no");
        taken += status == 303;
    }
    assert_int_equal(status, 429);
    assert_true(taken >= 60 && taken <= 62);
    world.now += 2000;
    assert_int_equal(serve_vote(&world, "/d/trees/vote", cookie, "phase=after&value=yes"), 303);
    /* New readers of one network: 20 an hour. */
    world.network = 3;
    taken = 0;
    for (int i = 0; i < 30; i++) {
        char fresh[128] = "";
        taken += serve_vote(&world, "/d/trees/vote", fresh, "phase=after&value=yes") == 303;
    }
    assert_int_equal(taken, 20);
}

static void a_cookie_is_kept_from_scripts_and_other_sites(void **state)
{
    (void)state;
    mt_exchange x;
    char body[512];
    mt_request r =
        serve_request(&world, "POST", "/d/trees/vote", "",
                      serve_form(&world, body, sizeof(body), "trees", "", "phase=after&value=yes"));
    assert_int_equal(serve_do(&world, &x, &r), 303);
    assert_true(mt_str_find(x.res.cookie[0], MOOT_STR("; HttpOnly; SameSite=Lax")) != SIZE_MAX);
    mt_exchange_fini(&x);
    serve_close(&world);
    assert_true(serve_open(&world, "https://" SERVE_HOST));
    (void)serve_publish(&world, "other", other_debate);
    r.body = serve_form(&world, body, sizeof(body), "trees", "", "phase=after&value=yes");
    r.now = world.now;
    assert_int_equal(serve_do(&world, &x, &r), 303);
    assert_true(mt_str_starts(x.res.cookie[0], MOOT_STR("__Host-moot=")));
    assert_true(mt_str_ends(x.res.cookie[0], MOOT_STR("; Secure")));
    mt_exchange_fini(&x);
}

static void what_is_too_long_is_not_read(void **state)
{
    (void)state;
    mt_exchange x;
    char body[5000];
    memset(body, 'a', sizeof(body));
    for (const mt_route *r = mt_routes; r->path; r++) {
        char path[400];
        path_of(r, path);
        mt_request q = serve_request(&world, r->method == MT_POST ? "POST" : "GET", path, "",
                                     (moot_str){body, r->body + 1});
        q.network[0] = 5;
        assert_int_equal(serve_do(&world, &x, &q), 413);
        mt_exchange_fini(&x);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(each_route_lets_in_who_may_come),
        TEST(every_act_of_a_moderator_needs_one),
        TEST(a_post_from_elsewhere_changes_nothing),
        TEST(a_token_is_of_one_reader_one_debate_and_one_day),
        TEST(a_link_with_one_sign_changed_is_no_link),
        TEST(who_comes_too_often_waits),
        TEST(a_cookie_is_kept_from_scripts_and_other_sites),
        TEST(what_is_too_long_is_not_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

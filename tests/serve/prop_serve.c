/* Every route of /openapi.json, with valid, boundary, wrong and hostile values: no answer is a
 * fault of the server, and each that is JSON fits its schema.
 *
 * prop_serve [ROUNDS [SEED]] */
#include "base/utf8.h"
#include "serve/schema.h"
#include "serve/serve.h"

static uint64_t state = 0x5eed;

static uint32_t dice(uint32_t n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 33) % n;
}

static serve_world world;
static char moderator[MT_LINK_MAX + 32], reader[128], invitation[MT_LINK_MAX], sign_in[MT_LINK_MAX];
static moot_str point;
/* This request is meant to go through: right values, the sender's own token, from our own page. */
static bool careful;
static const char *sender; /* the cookie of it */
enum { ROUTES = 64 };
static uint32_t went[ROUTES][2]; /* answers under 400, by path and method */
static uint64_t asked, by_class[6], fitted;

static const char *const hostile[] = {
    "",
    "0",
    "-1",
    "5",
    "6",
    "99999999999999999999",
    "1e999",
    "null",
    "true",
    "[]",
    "{}",
    "\"",
    "'; DROP TABLE ballot; --",
    "<script>alert(1)</script>",
    "../../../../etc/passwd",
    "%00",
    "%2e%2e%2f",
    "%",
    "%zz",
    "\xff\xfe",
    "\xed\xa0\x80",
    "\xF0\x9F\x8C\xB3",
    "\r\nSet-Cookie: a=b",
    "a&b=c&a=d",
    "yes",
    "no",
    "unsure",
    "before",
    "after",
    "accept",
    "open",
    "close",
    "hold",
    "trees",
    "Trees",
    "trees%20",
    "0123456789abcdef",
    "0123456789abcdef0123456789abcdef",
    "json",
    "xml",
};
enum { HOSTILES = sizeof(hostile) / sizeof(hostile[0]) };

/* One value; most of them are right where `right` is given. */
static moot_str value_for(moot_str right, mt_arena *a)
{
    if (right.len && (careful || dice(8)))
        return right;
    switch (dice(4)) {
    case 0: { /* very long */
        size_t n = 1 + dice(6000);
        char *at = mt_arena_alloc(a, n, 1);
        if (at)
            memset(at, 'a' + (int)dice(26), n);
        return (moot_str){at ? at : "", at ? n : 0};
    }
    case 1: { /* any bytes */
        size_t n = 1 + dice(40);
        char *at = mt_arena_alloc(a, n, 1);
        for (size_t i = 0; at && i < n; i++)
            at[i] = (char)dice(256);
        return (moot_str){at ? at : "", at ? n : 0};
    }
    default: return mt_str(hostile[dice(HOSTILES)]);
    }
}

/* The link of a message that this reader has asked for. */
static const char *confirmation(void)
{
    static char link[MT_LINK_MAX];
    uint8_t ticket[MT_TICKET_BYTES];
    mt_pass pass = {.kind = MT_PASS_ADDRESS, .until = world.now + 60000, .number = {1}};
    pass.debate = MOOT_STR("trees");
    if (mt_ticket_read(ticket, mt_cookie_get(mt_str(reader), "moot"))) {
        mt_ticket_id id = mt_ticket_hash(&world.site.secret, pass.debate, ticket);
        memcpy(pass.number + 8, id.at, 4);
    }
    mt_pass_write(link, &world.site.secret, &pass);
    return link;
}

static moot_str right_parameter(moot_str name, const char *path)
{
    if (mt_str_eq(name, MOOT_STR("name")))
        return MOOT_STR("trees");
    if (mt_str_eq(name, MOOT_STR("key")))
        return point;
    if (mt_str_eq(name, MOOT_STR("link")))
        return mt_str(strstr(path, "invite")    ? invitation
                      : strstr(path, "confirm") ? confirmation()
                                                : sign_in);
    if (mt_str_eq(name, MOOT_STR("file")))
        return mt_str(world.site.asset[dice(2)].name);
    return MOOT_STR("0");
}

/* A path with its parameters filled in; no control signs, blanks or NUL, as in a request line. */
static moot_str fill_path(moot_str pattern, mt_arena *a)
{
    mt_memory m = {.arena = a};
    mt_out o;
    char path[128];
    mt_out_init(&o, mt_memory_writer(&m));
    (void)snprintf(path, sizeof(path), "%.*s", MT_ARG(pattern));
    for (const char *p = path; *p;) {
        if (*p != '{') {
            mt_out_char(&o, *p++);
            continue;
        }
        moot_str name = {p + 1, strcspn(p + 1, "}")};
        moot_str v = value_for(right_parameter(name, path), a);
        for (size_t i = 0; i < v.len; i++)
            if ((unsigned char)v.ptr[i] > 0x20 && v.ptr[i] != '?' && v.ptr[i] != '#')
                mt_out_char(&o, v.ptr[i]);
        p += name.len + 2;
    }
    return mt_out_finish(&o) == MOOT_OK ? mt_memory_str(&m) : pattern;
}

static moot_str right_field(moot_str name, const mt_value *schema, const char *who, mt_arena *a)
{
    const mt_value *choice = mt_value_get(schema, "enum");
    if (mt_str_eq(name, MOOT_STR("token"))) {
        char body[256];
        moot_str form = serve_form(&world, body, sizeof(body), strstr(who, "link") ? "" : "trees",
                                   careful   ? strstr(who, "link") ? "" : sender
                                   : dice(2) ? reader
                                             : moderator,
                                   "");
        return mt_arena_dup(a, mt_sub(form, 6, form.len - 7));
    }
    if (choice)
        return choice->item[dice(choice->n)].text;
    if (mt_str_eq(name, MOOT_STR("claim")))
        return point;
    if (mt_str_eq(name, MOOT_STR("address")))
        return mt_arena_printf(a, "reader%u@example.org", (unsigned)dice(100000));
    if (mt_str_eq(name, MOOT_STR("words")))
        return mt_arena_printf(a, "Words %u of a point.", (unsigned)dice(1000));
    if (mt_str_eq(name, MOOT_STR("accept")) || mt_str_eq(name, MOOT_STR("relevance")))
        return mt_str(hostile[3]);
    return (moot_str){"", 0};
}

/* Is there a right value for the field? */
static bool is_right(moot_str name, const mt_value *schema)
{
    static const char *const names[] = {"token",  "claim",     "words",
                                        "accept", "relevance", "address"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (mt_str_eq(name, mt_str(names[i])))
            return true;
    return mt_value_get(schema, "enum") != NULL;
}

static void put_form(const mt_value *properties, const char *path, mt_arena *a, mt_out *o)
{
    for (uint32_t i = 0; i < properties->n; i++) {
        bool optional = !is_right(properties->key[i], &properties->item[i]);
        if (careful ? optional : dice(8) == 0)
            continue;
        mt_out_put(o, properties->key[i]);
        mt_out_char(o, '=');
        moot_str v = value_for(right_field(properties->key[i], &properties->item[i], path, a), a);
        if (!careful && dice(10) == 0)
            mt_out_put(o, v); /* without escapes */
        else
            mt_out_url(o, v);
        mt_out_char(o, '&');
    }
    if (!careful && dice(10) == 0)
        mt_out_z(o, "more=1");
}

static void put_json(const mt_value *properties, const char *path, mt_arena *a, mt_out *o)
{
    bool any = false;
    mt_out_z(o, "{");
    for (uint32_t i = 0; i < properties->n; i++) {
        if (careful ? !is_right(properties->key[i], &properties->item[i]) &&
                          !mt_str_eq(properties->key[i], MOOT_STR("value"))
                    : dice(3) == 0)
            continue;
        mt_out_z(o, any ? ", " : "");
        mt_out_json(o, properties->key[i]);
        mt_out_z(o, ": ");
        moot_str v = value_for(right_field(properties->key[i], &properties->item[i], path, a), a);
        if (careful && mt_str_eq(properties->key[i], MOOT_STR("value")))
            mt_out_z(o, "2");
        else if (!careful && dice(4) == 0)
            mt_out_put(o, v);
        else if (!careful && dice(4) == 0)
            mt_out_whole(o, (int64_t)dice(9) - 2);
        else
            mt_out_json(o, v);
        any = true;
    }
    mt_out_z(o, careful || dice(20) ? "}" : "");
}

static moot_str make_body(const mt_value *operation, const char *path, bool *json, mt_arena *a)
{
    const mt_value *content = mt_value_get(mt_value_get(operation, "requestBody"), "content");
    const mt_value *as_json = mt_value_get(content, "application/json");
    const mt_value *form = mt_value_get(content, "application/x-www-form-urlencoded");
    const mt_value *schema = mt_value_get(as_json ? as_json : form, "schema");
    const mt_value *properties = mt_value_get(schema, "properties");
    mt_memory m = {.arena = a};
    mt_out o;
    *json = as_json != NULL;
    if (!properties)
        return (moot_str){"", 0};
    mt_out_init(&o, mt_memory_writer(&m));
    if (!careful && dice(30) == 0)
        mt_out_put(&o, value_for((moot_str){"", 0}, a));
    else if (as_json)
        put_json(properties, path, a, &o);
    else
        put_form(properties, path, a, &o);
    return mt_out_finish(&o) == MOOT_OK ? mt_memory_str(&m) : (moot_str){"", 0};
}

static moot_str make_query(const mt_value *operation, mt_arena *a)
{
    const mt_value *list = mt_value_get(operation, "parameters");
    mt_memory m = {.arena = a};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    for (uint32_t i = 0; list && i < list->n; i++) {
        moot_str name = mt_value_get_str(&list->item[i], "name");
        if (!mt_str_eq(mt_value_get_str(&list->item[i], "in"), MOOT_STR("query")) ||
            (!careful && !dice(3)))
            continue;
        moot_str right = mt_str_eq(name, MOOT_STR("url"))
                             ? MOOT_STR("http://" SERVE_HOST "/d/trees")
                         : mt_str_eq(name, MOOT_STR("point")) ? point
                                                              : (moot_str){"", 0};
        if (careful && !right.len)
            continue;
        mt_out_put(&o, name);
        mt_out_char(&o, '=');
        mt_out_url(&o, value_for(right, a));
        mt_out_char(&o, '&');
    }
    return mt_out_finish(&o) == MOOT_OK ? mt_memory_str(&m) : (moot_str){"", 0};
}

static bool check_answer(const mt_exchange *x, const mt_value *operation, mt_arena *a)
{
    mt_diags diags = {.arena = a};
    bool problem = x->res.type && strcmp(x->res.type, MT_TYPE_PROBLEM) == 0;
    bool json = problem || (x->res.type && strcmp(x->res.type, MT_TYPE_JSON) == 0);
    if (x->res.status < 200 || x->res.status > 499 || (x->res.status != 304 && !x->res.type))
        return false;
    if (!json || x->res.status == 304)
        return mt_utf8_invalid(serve_body(x)) == SIZE_MAX;
    const mt_value *v = mt_json_read(serve_body(x), a, &diags);
    const mt_value *all = mt_value_get(operation, "responses");
    const mt_value *response = mt_value_get(all, problem ? "default" : "200");
    const mt_value *content = mt_value_get(response, "content");
    const mt_value *schema =
        mt_value_get(mt_value_get(content, problem ? MT_TYPE_PROBLEM : MT_TYPE_JSON), "schema");
    fitted++;
    return v && schema && schema_fits(schema, v) &&
           (!problem || mt_value_get_num(v, "status", 0) == x->res.status);
}

static const char *cookie_of(void)
{
    static char both[sizeof(moderator) + sizeof(reader) + 4];
    switch (dice(5)) {
    case 0: return "";
    case 1: return reader;
    case 2: return moderator;
    case 3: (void)snprintf(both, sizeof(both), "%s; %s", reader, moderator); return both;
    default: return "moot=\xff; moot-moderator=AAAA; =; ;;";
    }
}

static int try_one(moot_str pattern, bool post, const mt_value *operation, uint32_t *well)
{
    mt_arena a;
    mt_exchange x;
    char path[128];
    bool json;
    mt_arena_init(&a, NULL);
    (void)snprintf(path, sizeof(path), "%.*s", MT_ARG(pattern));
    careful = dice(3) == 0;
    sender = mt_value_get(operation, "security") ? moderator : reader;
    mt_request r = {
        .method = post ? MT_POST : MT_GET,
        .path = fill_path(pattern, &a),
        .query = make_query(operation, &a),
        .host = careful || dice(10) ? MOOT_STR(SERVE_HOST) : mt_str(hostile[dice(HOSTILES)]),
        .cookie = mt_str(careful ? sender : cookie_of()),
        .accept = mt_str(dice(3) ? "" : "application/json"),
        .fetch_site = mt_str(careful || dice(5) ? "same-origin" : hostile[dice(HOSTILES)]),
        .origin = mt_str(dice(3) ? "" : "http://" SERVE_HOST),
        .now = world.now};
    world.now += 2000; /* so that the limits are not all there is to see */
    r.network[0] = (uint8_t)dice(256);
    r.network[1] = (uint8_t)dice(256);
    if (post)
        r.body = make_body(operation, path, &json, &a);
    if (post)
        r.content_type = mt_str(json ? "application/json" : "application/x-www-form-urlencoded");
    if (!careful && !dice(20))
        r.content_type = mt_str(hostile[dice(HOSTILES)]);
    int status = serve_do(&world, &x, &r);
    bool fine = check_answer(&x, operation, &a);
    *well += status < 400;
    asked++;
    if (status >= 100 && status < 600)
        by_class[status / 100]++;
    if (!fine)
        (void)printf("%s %.*s?%.*s answers %d\nbody: %.*s\nanswer: %.300s\n", post ? "POST" : "GET",
                     MT_ARG(r.path), MT_ARG(r.query), status, MT_ARG(r.body), serve_body(&x).ptr);
    mt_exchange_fini(&x);
    mt_arena_free(&a);
    return !fine;
}

int main(int argc, char **argv)
{
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 40;
    mt_exchange x;
    mt_arena a;
    int faults = 0;
    if (argc > 2)
        state = strtoull(argv[2], NULL, 10) * 2 + 1;
    if (!serve_open(&world, ""))
        return 1;
    point = mt_site_find(&world.site, MOOT_STR("trees"))->now->point[0].key;
    char link[MT_LINK_MAX];
    serve_link(&world, MT_PASS_MODERATOR, "trees", link);
    (void)snprintf(moderator, sizeof(moderator), "moot-moderator=%s", link);
    serve_link(&world, MT_PASS_MODERATOR, "trees", sign_in);
    serve_link(&world, MT_PASS_READER, "trees", invitation);
    if (serve_vote(&world, "/d/trees/vote", reader, "phase=before&value=yes") != 303)
        faults++;
    mt_arena_init(&a, NULL);
    mt_diags diags = {.arena = &a};
    faults += serve_get(&world, &x, "/openapi.json", "") != 200;
    schema_of = mt_json_read(mt_arena_dup(&a, serve_body(&x)), &a, &diags);
    const mt_value *paths = mt_value_get(schema_of, "paths");
    mt_exchange_fini(&x);
    faults += !paths || paths->n < 20 || paths->n > ROUTES;
    for (long i = 0; i < rounds && !faults; i++)
        for (uint32_t p = 0; p < paths->n && !faults; p++)
            for (uint32_t m = 0; m < paths->item[p].n && m < 2 && !faults; m++)
                faults += try_one(paths->key[p], paths->item[p].key[m].ptr[0] == 'p',
                                  &paths->item[p].item[m], &went[p][m]);
    /* A route that never did its work was not driven. */
    for (uint32_t p = 0; rounds >= 40 && !faults && p < paths->n; p++)
        for (uint32_t m = 0; m < paths->item[p].n; m++)
            if (!went[p][m]) {
                (void)printf("%.*s %.*s never answered well\n", MT_ARG(paths->item[p].key[m]),
                             MT_ARG(paths->key[p]));
                faults++;
            }
    (void)printf("%llu requests: %llu 2xx, %llu 3xx, %llu 4xx, %llu 5xx; %llu answers fit their "
                 "schema; %d faults\n",
                 (unsigned long long)asked, (unsigned long long)by_class[2],
                 (unsigned long long)by_class[3], (unsigned long long)by_class[4],
                 (unsigned long long)by_class[5], (unsigned long long)fitted, faults);
    mt_arena_free(&a);
    serve_close(&world);
    /* A run in which nothing went through would say nothing. */
    return faults || !by_class[2] || !by_class[3] || !by_class[4];
}

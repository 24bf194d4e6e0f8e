/* A request -> its row of the table -> the checks of that row -> its handler. */
#include "serve/routes.h"

#include "serve/form.h"
#include "serve/html.h"
#include "serve/pass.h"
#include "serve/schemas.h"

#define FORM_VOTE (1024)
#define FORM_SMALL (2048)
#define FORM_LONG (8192)
#define HTML MT_TYPE_HTML
#define JSON MT_TYPE_JSON
#define ATOM "application/atom+xml"
#define SLUG "/d/{name}"
#define API "/api/v1/debates"
#define ANYBODY MT_LEVEL_ANYBODY
#define MODERATOR MT_LEVEL_MODERATOR
#define READ(limit) MT_GUARD_NONE, MT_LIMIT_##limit, 0

/* clang-format off */
const mt_route mt_routes[] = {
    {"/", MT_GET, ANYBODY, READ(NONE), false, mt_h_list, "All debates", HTML, NULL, NULL, NULL},
    {SLUG, MT_GET, ANYBODY, READ(NONE), true, mt_h_debate,
     "The page of a debate", HTML, NULL, NULL, NULL},
    {SLUG "/claim/{key}", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_claim,
     "One point, with its two questions", HTML, NULL, NULL, NULL},
    {SLUG "/results", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_results,
     "The results, on request", HTML, NULL, NULL, NULL},
    {SLUG "/style/{hash}", MT_GET, ANYBODY, READ(NONE), true, mt_h_style,
     "The style sheet of a debate's page", "text/css; charset=utf-8", NULL, NULL, NULL},
    {SLUG "/vote", MT_POST, ANYBODY, MT_GUARD_TOKEN, MT_LIMIT_VOTES, FORM_VOTE, true, mt_h_vote,
     "Vote before or after reading", HTML, MT_SCHEMA_VOTE, NULL, NULL},
    {SLUG "/rate", MT_POST, ANYBODY, MT_GUARD_TOKEN, MT_LIMIT_VOTES, FORM_VOTE, true, mt_h_rate,
     "Say whether a point is accepted and matters", HTML, MT_SCHEMA_RATE, NULL, NULL},
    {SLUG "/moved", MT_POST, ANYBODY, MT_GUARD_TOKEN, MT_LIMIT_VOTES, FORM_VOTE, true, mt_h_moved,
     "Say which point moved you", HTML, MT_SCHEMA_MOVED, NULL, NULL},
    {SLUG "/mine", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_mine,
     "What is kept of the reader who asks", HTML, NULL, NULL, NULL},
    {SLUG "/erase", MT_POST, ANYBODY, MT_GUARD_TOKEN, MT_LIMIT_VOTES, FORM_VOTE, true, mt_h_erase,
     "Delete all answers of the reader who asks", HTML, MT_SCHEMA_TOKEN, NULL, NULL},
    {SLUG "/events", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_events,
     "The numbers as they change (server-sent events)", "text/event-stream", NULL, NULL, NULL},
    {SLUG "/embed", MT_GET, ANYBODY, READ(NONE), true, mt_h_embed,
     "A small page to put into others", HTML, NULL, NULL, NULL},
    {SLUG "/feed.atom", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_debate_feed,
     "Changes of a debate", ATOM, NULL, NULL, NULL},
    {SLUG "/debate.json", MT_GET, ANYBODY, READ(NONE), true, mt_h_json,
     "Debate and verdict as moot JSON", JSON, NULL, NULL, MT_SCHEMA_DEBATE},
    {SLUG "/debate.argdown", MT_GET, ANYBODY, READ(NONE), true, mt_h_argdown,
     "The debate as Argdown", "text/plain; charset=utf-8", NULL, NULL, NULL},
    {SLUG "/export.json", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_export_json,
     "All ballots under pseudonyms, with the counts", JSON, NULL, NULL, MT_SCHEMA_EXPORT},
    {SLUG "/export.csv", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_export_csv,
     "All ballots that count, as moot poll reads them", "text/csv; charset=utf-8", NULL, NULL, NULL},
    {SLUG "/results.json", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_results_json,
     "What these ballots come to, as moot poll --json prints it", JSON, NULL, NULL, MT_SCHEMA_RESULTS},
    {"/privacy", MT_GET, ANYBODY, READ(NONE), false, mt_h_privacy,
     "What is kept of readers, and how long", HTML, NULL, NULL, NULL},
    {"/feed.atom", MT_GET, ANYBODY, READ(HEAVY), false, mt_h_feed,
     "New debates", ATOM, NULL, NULL, NULL},
    {"/oembed", MT_GET, ANYBODY, READ(NONE), false, mt_h_oembed,
     "How to embed a debate (oEmbed)", JSON, NULL, "url maxwidth maxheight format",
     MT_SCHEMA_OEMBED},
    {API, MT_GET, ANYBODY, READ(NONE), false, mt_h_api_debates,
     /* cppcheck-suppress unknownMacro ; it does not follow macros within macros */
     "All debates", JSON, NULL, NULL, MT_SCHEMA_DEBATES},
    {API "/{name}/tally", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_api_tally,
     "The counts, on request", JSON, NULL, NULL, MT_SCHEMA_TALLY},
    {API "/{name}/mine", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_api_mine,
     "The answers of the reader who asks", JSON, NULL, NULL, MT_SCHEMA_MINE},
    {API "/{name}/ballots", MT_POST, ANYBODY, MT_GUARD_ORIGIN, MT_LIMIT_VOTES, FORM_SMALL, true,
     mt_h_api_ballots, "Give one answer", JSON, MT_SCHEMA_BALLOT, NULL, MT_SCHEMA_WRITTEN},
    {"/invite/{link}", MT_GET, ANYBODY, READ(LINKS), false, mt_h_invite,
     "An invitation, before it is taken", HTML, NULL, NULL, NULL},
    {"/invite/{link}", MT_POST, ANYBODY, MT_GUARD_TOKEN, MT_LIMIT_LINKS, FORM_VOTE, false,
     mt_h_invite_take, "Take an invitation", HTML, MT_SCHEMA_TOKEN, NULL, NULL},
    {SLUG "/confirm", MT_GET, ANYBODY, READ(LINKS), true, mt_h_confirm,
     "Ask for a message that confirms a vote", HTML, NULL, NULL, NULL},
    {SLUG "/confirm", MT_POST, ANYBODY, MT_GUARD_TOKEN, MT_LIMIT_LINKS, FORM_VOTE, true,
     mt_h_confirm_ask, "Send it", HTML, MT_SCHEMA_ADDRESS, NULL, NULL},
    {"/confirm/{link}", MT_GET, ANYBODY, READ(LINKS), false, mt_h_confirmed,
     "Its link, before it is used", HTML, NULL, NULL, NULL},
    {"/confirm/{link}", MT_POST, ANYBODY, MT_GUARD_TOKEN, MT_LIMIT_LINKS, FORM_VOTE, false,
     mt_h_confirmed_take, "Confirm a vote", HTML, MT_SCHEMA_TOKEN, NULL, NULL},
    {"/sign-in/{link}", MT_GET, ANYBODY, READ(LINKS), false, mt_h_sign_in,
     "A moderator's link, before it is used", HTML, NULL, NULL, NULL},
    {"/sign-in/{link}", MT_POST, ANYBODY, MT_GUARD_TOKEN, MT_LIMIT_LINKS, FORM_VOTE, false,
     mt_h_sign_in_take, "Sign in as moderator", HTML, MT_SCHEMA_TOKEN, NULL, NULL},
    {SLUG "/moderate", MT_GET, MODERATOR, READ(HEAVY), true, mt_h_moderate,
     "The moderator's page", HTML, NULL, "point", NULL},
    {SLUG "/moderate", MT_POST, MODERATOR, MT_GUARD_TOKEN, MT_LIMIT_HEAVY, FORM_LONG, true,
     mt_h_moderate_do, "Open, close, hold, release, correct", HTML, MT_SCHEMA_MODERATE, NULL, NULL},
    {SLUG "/log.json", MT_GET, MODERATOR, READ(HEAVY), true, mt_h_log,
     "The log of a debate, each entry sealing the last", JSON, NULL, NULL, MT_SCHEMA_LOG},
    {"/health", MT_GET, ANYBODY, READ(NONE), false, mt_h_health,
     "Does the server work?", JSON, NULL, NULL, MT_SCHEMA_HEALTH},
    {"/metrics", MT_GET, ANYBODY, READ(NONE), false, mt_h_metrics,
     "Counters in the text format of Prometheus", "text/plain; version=0.0.4; charset=utf-8",
     NULL, NULL, NULL},
    {"/static/{file}", MT_GET, ANYBODY, READ(NONE), false, mt_h_static,
     "Style sheet and script", "text/css; charset=utf-8", NULL, NULL, NULL},
    {"/openapi.json", MT_GET, ANYBODY, READ(NONE), false, mt_h_openapi,
     "This interface as OpenAPI", JSON, NULL, NULL, MT_SCHEMA_ANY},
    {NULL, MT_GET, ANYBODY, READ(NONE), false, NULL, NULL, NULL, NULL, NULL, NULL},
};
/* clang-format on */

const mt_named_schema mt_schemas[] = {
    {"swing", MT_R_SWING},
    {"levels", MT_R_LEVELS},
    {"claim", MT_R_CLAIM},
    {"of_groups", MT_R_OF_GROUPS},
    {"groups", MT_R_GROUPS},
    {"choice", MT_R_CHOICE},
    {NULL, NULL},
};

/* Does a path fit a pattern?  Parameters are runs of anything but '/', never empty. */
static bool fits(const char *pattern, moot_str path, moot_str *parameter)
{
    uint32_t n = 0;
    size_t at = 0;
    for (const char *p = pattern; *p;) {
        if (*p != '{') {
            if (at >= path.len || path.ptr[at++] != *p++)
                return false;
            continue;
        }
        size_t from = at;
        while (at < path.len && path.ptr[at] != '/')
            at++;
        if (at == from || n == MT_PARAMETERS)
            return false;
        parameter[n++] = mt_sub(path, from, at - from);
        while (*p++ != '}')
            ;
    }
    return at == path.len;
}

const mt_route *mt_route_find(mt_exchange *x, bool *allowed)
{
    *allowed = false;
    for (const mt_route *r = mt_routes; r->path; r++) {
        moot_str parameter[MT_PARAMETERS] = {{"", 0}, {"", 0}};
        if (!fits(r->path, x->req.path, parameter))
            continue;
        if (r->method != x->req.method) {
            *allowed = true;
            continue;
        }
        memcpy(x->parameter, parameter, sizeof(parameter));
        return r;
    }
    return NULL;
}

uint32_t mt_route_body(mt_method method, moot_str path)
{
    moot_str unused[MT_PARAMETERS];
    for (const mt_route *r = mt_routes; r->path; r++)
        if (r->method == method && fits(r->path, path, unused))
            return r->body;
    return 0;
}

/* ---- answers ---- */

mt_body *mt_body_begin(mt_exchange *x)
{
    mt_body *b = MT_NEW(&x->arena, mt_body);
    if (!b)
        return NULL;
    b->memory = (mt_memory){.arena = &x->arena};
    mt_out_init(&b->out, mt_memory_writer(&b->memory));
    return b;
}

static void short_of_memory(mt_exchange *x)
{
    x->res = (mt_response){.status = 503,
                           .type = "text/plain; charset=utf-8",
                           .body = MOOT_STR("Memory is short; please try again.\n"),
                           .cache = "no-store",
                           .policy = MT_POLICY_DATA,
                           .retry_after = 5};
}

void mt_body_end(mt_exchange *x, mt_body *b, int status, const char *type)
{
    if (!b || mt_out_finish(&b->out) != MOOT_OK || mt_arena_failed(&x->arena)) {
        short_of_memory(x);
        return;
    }
    x->res.status = status;
    x->res.type = type;
    x->res.body = mt_memory_str(&b->memory);
}

bool mt_wants_json(const mt_exchange *x)
{
    if (mt_str_starts(x->req.path, MOOT_STR("/api/")) ||
        (x->route && x->route->gives && x->route->level == MT_LEVEL_ANYBODY))
        return true;
    return mt_str_starts(x->req.accept, MOOT_STR(MT_TYPE_JSON));
}

void mt_fail(mt_exchange *x, int status, const char *title, const char *detail)
{
    mt_body *b = mt_body_begin(x);
    x->res = (mt_response){.cache = "no-store", .policy = MT_POLICY_PAGE};
    x->writes = 0;
    if (!b) {
        short_of_memory(x);
        return;
    }
    if (mt_wants_json(x)) {
        x->res.policy = MT_POLICY_DATA;
        mt_out_z(&b->out, "{\"type\": \"about:blank\", \"title\": ");
        mt_out_json(&b->out, mt_str(title));
        mt_out_printf(&b->out, ", \"status\": %d, \"detail\": ", status);
        mt_out_json(&b->out, mt_str(detail));
        mt_out_z(&b->out, "}\n");
        mt_body_end(x, b, status, MT_TYPE_PROBLEM);
        return;
    }
    mt_html_open(x, mt_str(title), &b->out);
    mt_out_z(&b->out, "<h1>");
    mt_out_xml(&b->out, mt_str(title));
    mt_out_z(&b->out, "</h1>\n<p>");
    mt_out_xml(&b->out, mt_str(detail));
    mt_out_z(&b->out, "</p>\n");
    if (x->debate) {
        mt_out_z(&b->out, "<p><a href=\"/d/");
        mt_out_url(&b->out, x->debate->name);
        mt_out_z(&b->out, "\">Back to the debate</a></p>\n");
    }
    mt_html_close(&b->out);
    mt_body_end(x, b, status, MT_TYPE_HTML);
}

void mt_redirect(mt_exchange *x, moot_str to)
{
    x->res.status = 303;
    x->res.location = to;
    x->res.type = "text/plain; charset=utf-8";
    x->res.body = MOOT_STR("See the other page.\n");
    x->res.cache = "no-store";
    x->res.policy = MT_POLICY_DATA;
    if (mt_arena_failed(&x->arena))
        short_of_memory(x);
}

/* ---- checks ---- */

/* The last part of an origin is the host that was asked. */
static bool same_origin(mt_exchange *x)
{
    moot_str origin = x->req.origin;
    moot_str address = mt_site_address(x);
    if (mt_str_eq(x->req.fetch_site, MOOT_STR("same-origin")) ||
        mt_str_eq(x->req.fetch_site, MOOT_STR("none")))
        return !mt_str_eq(origin, MOOT_STR("null"));
    if (x->req.fetch_site.len)
        return false;
    return !origin.len || (address.len && mt_str_eq(origin, address));
}

static moot_str ticket_slice(const mt_exchange *x)
{
    return x->has_ticket ? (moot_str){(const char *)x->ticket, sizeof(x->ticket)}
                         : (moot_str){"", 0};
}

/* The token is that of this reader; that of a reader without a ticket is enough where the
 * browser itself says that the page was ours. */
static bool token_fits(mt_exchange *x, moot_str token)
{
    moot_str debate = x->entry ? mt_str(x->entry->name) : MOOT_STR("");
    const mt_secret *secret = &x->site->secret;
    if (x->route->level == MT_LEVEL_MODERATOR)
        return mt_token_check(token, secret, debate, x->moderator_token, x->req.now);
    if (mt_token_check(token, secret, debate, ticket_slice(x), x->req.now))
        return true;
    bool said = x->req.origin.len || x->req.fetch_site.len;
    return said && mt_token_check(token, secret, debate, MOOT_STR(""), x->req.now);
}

static bool is_type(moot_str given, const char *type)
{
    moot_str want = mt_str(type);
    return given.len >= want.len && mt_str_eq_nocase(mt_sub(given, 0, want.len), want) &&
           (given.len == want.len || given.ptr[want.len] == ';' || given.ptr[want.len] == ' ');
}

static bool guarded(mt_exchange *x)
{
    mt_form form;
    if (x->route->guard == MT_GUARD_NONE)
        return true;
    if (!same_origin(x)) {
        mt_fail(x, 403, "Not from here",
                "This was sent from another site. Please use the page of "
                "the debate itself.");
        return false;
    }
    if (x->route->guard == MT_GUARD_ORIGIN) {
        if (is_type(x->req.content_type, MT_TYPE_JSON))
            return true;
        mt_fail(x, 415, "Not JSON", "The content type has to be application/json.");
        return false;
    }
    if (!is_type(x->req.content_type, "application/x-www-form-urlencoded")) {
        mt_fail(x, 415, "Not a form", "The content type has to be that of a form.");
        return false;
    }
    if (!mt_form_read(&form, x->req.body, &x->arena)) {
        mt_fail(x, 400, "Not a form", "The fields of the form cannot be read.");
        return false;
    }
    if (token_fits(x, mt_form_get(&form, "token")))
        return true;
    mt_fail(x, 403, "The page was open for too long",
            "Please go back, load the page again, and answer once more.");
    return false;
}

/* Who asks: the ticket of the cookie, the pass of a moderator. */
static void know_sender(mt_exchange *x)
{
    bool secure = x->site->secure;
    moot_str ticket = mt_cookie_get(x->req.cookie, secure ? "__Host-moot" : "moot");
    x->has_ticket = mt_ticket_read(x->ticket, ticket);
    if (!x->entry)
        return;
    if (x->has_ticket)
        x->ticket_id = mt_ticket_hash(&x->site->secret, mt_str(x->entry->name), x->ticket);
    moot_str pass =
        mt_cookie_get(x->req.cookie, secure ? "__Secure-moot-moderator" : "moot-moderator");
    mt_pass read;
    if (mt_pass_read(&read, &x->site->secret, pass, x->req.now) && read.kind == MT_PASS_MODERATOR &&
        mt_str_eq(read.debate, mt_str(x->entry->name))) {
        char hex[2 * sizeof(read.number) + 1];
        mt_hex(hex, read.number, 4);
        x->moderator = true;
        x->moderator_token = pass;
        x->moderator_name = mt_arena_printf(&x->arena, "moderator %s", hex);
    }
}

static bool within_limits(mt_exchange *x)
{
    uint8_t network[8];
    int wait = 0;
    mt_limits *l = x->site->limits;
    mt_limit_kind kind = x->route->limit;
    if (kind == MT_LIMIT_NONE)
        return true;
    mt_network_hash(network, &x->site->secret, x->req.network, x->req.now);
    if (kind == MT_LIMIT_VOTES) {
        wait = mt_limit_take(l, MT_LIMIT_NETWORK_VOTES, network, 8, x->req.now);
        if (!wait && x->has_ticket)
            wait = mt_limit_take(l, MT_LIMIT_VOTES, x->ticket_id.at, MT_TICKET_BYTES, x->req.now);
        if (!wait && x->has_ticket)
            wait =
                mt_limit_take(l, MT_LIMIT_VOTES_DAY, x->ticket_id.at, MT_TICKET_BYTES, x->req.now);
    } else {
        wait = mt_limit_take(l, kind, network, 8, x->req.now);
    }
    if (!wait)
        return true;
    atomic_fetch_add(&x->site->counters.limited, 1);
    mt_fail(x, 429, "Too many at once", "Please wait a little and try again.");
    x->res.retry_after = wait;
    return false;
}

static bool find_debate(mt_exchange *x)
{
    if (!strstr(x->route->path, "{name}"))
        return true;
    x->entry = mt_site_find(x->site, x->parameter[0]);
    x->debate = x->entry ? mt_entry_use(x->entry) : NULL;
    if (x->debate) {
        x->row = mt_entry_row(x->site, x->entry, x->req.now);
        return true;
    }
    char fault[512] = "There is no debate of that name here.";
    if (x->entry) {
        (void)pthread_mutex_lock(&x->entry->lock);
        if (x->entry->fault[0])
            memcpy(fault, x->entry->fault, sizeof(x->entry->fault));
        (void)pthread_mutex_unlock(&x->entry->lock);
    }
    mt_fail(x, 404, "Not here", fault);
    return false;
}

static void answer(mt_exchange *x)
{
    bool allowed = false;
    x->route = mt_route_find(x, &allowed);
    if (!x->route) {
        if (allowed) {
            moot_str unused[MT_PARAMETERS];
            bool get = false, post = false;
            for (const mt_route *r = mt_routes; r->path; r++)
                if (fits(r->path, x->req.path, unused)) {
                    get |= r->method == MT_GET;
                    post |= r->method == MT_POST;
                }
            mt_fail(x, 405, "Not this way", "This address does not take this method.");
            x->res.allow = !post ? "GET, HEAD" : get ? "GET, HEAD, POST" : "POST";
        } else
            mt_fail(x, 404, "Not here", "There is no page of that name.");
        return;
    }
    if (!find_debate(x))
        return;
    know_sender(x);
    if (x->req.body.len > x->route->body) {
        mt_fail(x, 413, "Too long", "What was sent is longer than is accepted here.");
        return;
    }
    if (!within_limits(x))
        return;
    if (x->route->level == MT_LEVEL_MODERATOR && !x->moderator) {
        mt_fail(x, 403, "For moderators",
                "This page needs a moderator's link for this debate; ask who runs the server.");
        return;
    }
    if (guarded(x))
        x->route->handle(x);
}

void mt_exchange_init(mt_exchange *x, mt_site *site, const mt_request *req)
{
    *x = (mt_exchange){.site = site, .req = *req};
    mt_arena_init(&x->arena, site->alloc);
}

void mt_exchange_fini(mt_exchange *x)
{
    mt_published_drop(x->debate);
    mt_shared_drop(x->res.shared);
    mt_arena_free(&x->arena);
}

static void count(mt_exchange *x)
{
    int class = x->res.status / 100;
    if (class >= 1 && class <= 5)
        atomic_fetch_add(&x->site->counters.by_status[class], 1);
}

void mt_dispatch(mt_exchange *x)
{
    atomic_fetch_add(&x->site->counters.requests, 1);
    x->res = (mt_response){.cache = "no-store", .policy = MT_POLICY_PAGE};
    answer(x);
    if (mt_arena_failed(&x->arena)) {
        x->writes = 0;
        short_of_memory(x);
    }
    if (!x->writes)
        count(x);
}

/* What the store said, where a handler has nothing of its own to say about it. */
static bool refused(mt_exchange *x)
{
    for (uint32_t i = 0; i < x->writes; i++) {
        mt_write *w = &x->write[i];
        if (w->status != MOOT_OK) {
            atomic_fetch_add(&x->site->counters.failed, 1);
            mt_fail(x, 503, "Not kept",
                    "The answer could not be kept just now. Please try again in a minute.");
            x->res.retry_after = 30;
            return true;
        }
    }
    return false;
}

void mt_dispatch_finish(mt_exchange *x)
{
    if (!refused(x))
        x->then(x);
    x->writes = 0;
    if (mt_arena_failed(&x->arena))
        short_of_memory(x);
    count(x);
}

void mt_dispatch_wait(mt_exchange *x)
{
    mt_dispatch(x);
    if (!x->writes)
        return;
    for (uint32_t i = 0; i < x->writes; i++)
        mt_store_write(x->site->store, &x->write[i]);
    mt_dispatch_finish(x);
}

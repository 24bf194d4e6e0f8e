/* A request -> its row of the table -> the checks of that row -> its handler. */
#include "serve/form.h"
#include "serve/html.h"
#include "serve/pass.h"
#include "serve/routes.h"

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

/* Does the sender want JSON rather than a page? */
static bool wants_json(const mt_exchange *x)
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
    if (wants_json(x)) {
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
    x->route = mt_route_find(x);
    if (!x->route) {
        const char *methods = mt_route_methods(x->req.path);
        if (methods) {
            mt_fail(x, 405, "Not this way", "This address does not take this method.");
            x->res.allow = methods;
        } else {
            mt_fail(x, 404, "Not here", "There is no page of that name.");
        }
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

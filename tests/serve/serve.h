/* What the tests of the server share: a site with debates over a database of its own, and
 * requests without any socket. */
#ifndef MT_TESTS_SERVE_H
#define MT_TESTS_SERVE_H

#include "base/json_in.h"
#include "serve/form.h"
#include "serve/html.h"
#include "serve/live.h"
#include "serve/pass.h"
#include "serve/routes.h"
#include "store/votes.h"

#include <string.h>

#define SERVE_NOW 1800000000000LL
#define SERVE_HOST "debates.example"

typedef struct serve_world {
    char folder[64];
    mt_store *store;
    mt_site site;
    int64_t now;
    uint8_t network; /* of the next requests; 0: unknown */
} serve_world;

static const char serve_debate[] =
    "===\n"
    "title: Trees\n"
    "debate:\n"
    "  question: Should the town plant trees?\n"
    "  motion: T\n"
    "  yes: {author: Ann}\n"
    "  no: {author: Bob}\n"
    "===\n\n"
    "[T]: The town should plant trees.\n"
    "  + [Shade]: Trees give shade & \\<cool\\> streets. {side: yes}\n"
    "    - [Roots]: Roots break pipes. {side: no}\n"
    "  - [Cost]: It costs too much. {side: no}\n";

static inline bool serve_publish(serve_world *w, const char *name, const char *text)
{
    mt_arena arena;
    bool shown = false;
    mt_arena_init(&arena, NULL);
    mt_memory m = {.arena = &arena};
    mt_publish_source source = {
        .name = mt_str(name), .file = MOOT_STR("file.argdown"), .bytes = mt_str(text)};
    moot_status st = mt_publish_corrections(w->store, source.name, &arena, &source);
    if (st == MOOT_OK)
        st = mt_publish_make(&source, mt_memory_writer(&m));
    if (st == MOOT_OK)
        st = mt_site_publish(&w->site, mt_str(name), mt_memory_str(&m), (moot_str){"", 0}, w->now,
                             &shown);
    mt_arena_free(&arena);
    return st == MOOT_OK && shown;
}

/* The newest message; the worlds of tests send e-mail to it. */
static char serve_mailed[4096];
static inline bool serve_mail(void *ctx, moot_str message)
{
    (void)ctx;
    (void)snprintf(serve_mailed, sizeof(serve_mailed), "%.*s", MT_ARG(message));
    return true;
}

static inline bool serve_open(serve_world *w, const char *address)
{
    char path[128];
    mt_store_error error;
    mt_secret secret = {{1, 2, 3}};
    *w = (serve_world){.now = SERVE_NOW};
    votes_folder(w->folder);
    (void)snprintf(path, sizeof(path), "%s/serve.db", w->folder);
    mt_site_options options = {.address = mt_str(address)};
    if (mt_store_open(&w->store, path, NULL, &error) != MOOT_OK ||
        mt_site_init(&w->site, w->store, &secret, &options, w->now) != MOOT_OK)
        return false;
    w->site.mail = serve_mail;
    return serve_publish(w, "trees", serve_debate);
}

static inline void serve_close(serve_world *w)
{
    mt_site_fini(&w->site);
    mt_store_close(w->store);
    votes_delete(w->folder, "serve.db");
    (void)rmdir(w->folder);
}

/* Forms say so, everything else is JSON; from our own page unless `req` says otherwise. */
static inline mt_request serve_request(const serve_world *w, const char *method, const char *path,
                                       const char *cookie, moot_str body)
{
    const char *query = strchr(path, '?');
    mt_request r = {.method = strcmp(method, "POST") == 0 ? MT_POST : MT_GET,
                    .path = {path, query ? (size_t)(query - path) : strlen(path)},
                    .query = mt_str(query ? query + 1 : ""),
                    .body = body,
                    .host = MOOT_STR(SERVE_HOST),
                    .fetch_site = MOOT_STR("same-origin"),
                    .cookie = mt_str(cookie),
                    .now = w->now,
                    .network = {w->network}};
    if (r.method == MT_POST)
        r.content_type = body.len && body.ptr[0] == '{'
                             ? MOOT_STR("application/json")
                             : MOOT_STR("application/x-www-form-urlencoded");
    return r;
}

/* Run it; the caller ends the exchange. */
static inline int serve_do(serve_world *w, mt_exchange *x, const mt_request *r)
{
    mt_exchange_init(x, &w->site, r);
    mt_dispatch_wait(x);
    return x->res.status;
}

static inline moot_str serve_body(const mt_exchange *x)
{
    return x->res.shared ? (moot_str){x->res.shared->at, x->res.shared->len} : x->res.body;
}

static inline bool serve_has(const mt_exchange *x, const char *words)
{
    return mt_str_find(serve_body(x), mt_str(words)) != SIZE_MAX;
}

/* "moot=..." of a Set-Cookie, for the next request; empty if there is none. */
static inline void serve_cookie(const mt_exchange *x, char *to, size_t cap)
{
    moot_str c = x->res.cookie[0];
    size_t n = 0;
    while (n < c.len && c.ptr[n] != ';' && n + 1 < cap)
        n++;
    if (n)
        memcpy(to, c.ptr, n);
    to[n] = '\0';
}

/* A body "token=...&REST" with the token that a form of this reader would hold. */
static inline moot_str serve_form(const serve_world *w, char *to, size_t cap, const char *debate,
                                  const char *cookie, const char *rest)
{
    char token[MT_TOKEN_MAX];
    uint8_t ticket[MT_TICKET_BYTES];
    moot_str text = mt_cookie_get(mt_str(cookie), "moot");
    if (!text.len)
        text = mt_cookie_get(mt_str(cookie), "__Host-moot");
    moot_str who = {"", 0}, pass = mt_cookie_get(mt_str(cookie), "moot-moderator");
    if (pass.len)
        who = pass;
    else if (mt_ticket_read(ticket, text))
        who = (moot_str){(const char *)ticket, sizeof(ticket)};
    mt_token_write(token, &w->site.secret, mt_str(debate), who, w->now);
    int n = snprintf(to, cap, "token=%s&%s", token, rest);
    return (moot_str){to, n > 0 ? (size_t)n : 0};
}

/* A vote through the form; the cookie of a new reader is put into `cookie`. */
static inline int serve_vote(serve_world *w, const char *path, char cookie[128], const char *rest)
{
    char body[512], fresh[128];
    mt_exchange x;
    mt_request r = serve_request(w, "POST", path, cookie,
                                 serve_form(w, body, sizeof(body), "trees", cookie, rest));
    int status = serve_do(w, &x, &r);
    serve_cookie(&x, fresh, sizeof(fresh));
    if (fresh[0])
        memcpy(cookie, fresh, sizeof(fresh));
    mt_exchange_fini(&x);
    return status;
}

static inline int serve_get(serve_world *w, mt_exchange *x, const char *path, const char *cookie)
{
    mt_request r = serve_request(w, "GET", path, cookie, (moot_str){"", 0});
    return serve_do(w, x, &r);
}

static inline void serve_link(const serve_world *w, mt_pass_kind kind, const char *debate,
                              char to[MT_LINK_MAX])
{
    mt_pass pass = {.kind = kind, .until = w->now + 86400000, .number = {7}};
    pass.debate = mt_str(debate);
    mt_pass_write(to, &w->site.secret, &pass);
}

#endif

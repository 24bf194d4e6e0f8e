/* libmicrohttpd <-> exchanges.  The only file that includes its header.  Used narrowly: no
 * form parser, no TLS, no authentication of the library; bodies are gathered here, up to what
 * the route takes. */
#include "base/clock.h"
#include "serve/headers.h"
#include "serve/network.h"
#include "serve/routes.h"
#include "serve/server.h"
#include "serve/streams.h"

#include <dlfcn.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MEMORY = 16 * 1024 /* of a connection */, TIMEOUT = 30 /* s */, PER_ADDRESS = 64 };

/* What is used of the library. */
#define CALLS(X)                                              \
    X(MHD_start_daemon)                                       \
    X(MHD_stop_daemon)                                        \
    X(MHD_quiesce_daemon)                                     \
    X(MHD_create_response_from_buffer)                        \
    X(MHD_create_response_from_buffer_with_free_callback_cls) \
    X(MHD_create_response_from_callback)                      \
    X(MHD_add_response_header)                                \
    X(MHD_queue_response)                                     \
    X(MHD_destroy_response)                                   \
    X(MHD_lookup_connection_value)                            \
    X(MHD_suspend_connection)                                 \
    X(MHD_resume_connection)                                  \
    X(MHD_get_connection_info)

typedef struct library {
/* NOLINTNEXTLINE(bugprone-macro-parentheses): a member's name */
#define X(name) __typeof__(&(name)) name;
    CALLS(X)
#undef X
} library;

struct mt_server {
    library lib;
    mt_site *site;
    mt_server_options options;
    bool is_unix;
    struct MHD_Daemon *daemon;
    mt_streams streams;
    atomic_uint pending; /* writes that the store has not answered yet */
};

/* One request on its way. */
typedef struct call {
    mt_server *server;
    struct MHD_Connection *connection;
    mt_exchange x;
    bool begun, too_long;
    atomic_uint waiting; /* writes of its own, and one for the hand-over */
    char *body;
    size_t n, cap;
    uint32_t most;
    char uri[]; /* as sent */
} call;

static bool open_library(library *l, char error[256])
{
    /* It stays open: threads of it may still be ending. */
    void *at = dlopen("libmicrohttpd.so.12", RTLD_NOW | RTLD_LOCAL);
    bool fine = at != NULL;
#define X(name)                                  \
    if (fine) {                                  \
        void *found = dlsym(at, #name);          \
        memcpy(&l->name, &found, sizeof(found)); \
        fine = found != NULL;                    \
    }
    CALLS(X)
#undef X
    if (!fine)
        (void)snprintf(error, 256, "libmicrohttpd is not there; install libmicrohttpd12");
    return fine;
}

/* ---- a request ---- */

static void *begin_call(void *ctx, const char *uri, struct MHD_Connection *connection)
{
    size_t n = strlen(uri);
    call *c = calloc(1, sizeof(*c) + n + 1);
    if (!c)
        return NULL;
    c->server = ctx;
    c->connection = connection;
    memcpy(c->uri, uri, n + 1);
    return c;
}

/* Paths are taken as they are sent. */
static size_t keep_escapes(void *ctx, struct MHD_Connection *connection, char *s)
{
    (void)ctx;
    (void)connection;
    return strlen(s);
}

static void end_call(void *ctx, struct MHD_Connection *connection, void **state,
                     enum MHD_RequestTerminationCode why)
{
    call *c = *state;
    (void)ctx;
    (void)connection;
    (void)why;
    if (!c)
        return;
    if (c->begun)
        mt_exchange_fini(&c->x);
    free(c->body);
    free(c);
    *state = NULL;
}

static moot_str header(const call *c, const char *name)
{
    const char *v =
        c->server->lib.MHD_lookup_connection_value(c->connection, MHD_HEADER_KIND, name);
    return mt_str(v ? v : "");
}

static mt_method method_of(const char *word)
{
    if (strcmp(word, "GET") == 0 || strcmp(word, "HEAD") == 0)
        return MT_GET;
    return strcmp(word, "POST") == 0 ? MT_POST : MT_OTHER;
}

static moot_str path_of(const call *c)
{
    return (moot_str){c->uri, strcspn(c->uri, "?")};
}

static void fill_request(const call *c, const char *method, mt_request *r)
{
    const mt_server *s = c->server;
    bool proxied = s->options.proxy || s->is_unix;
    moot_str path = path_of(c);
    *r = (mt_request){.method = method_of(method),
                      .path = path,
                      .query = mt_str(c->uri + path.len + (c->uri[path.len] == '?')),
                      .body = {c->body ? c->body : "", c->n},
                      .host = header(c, "Host"),
                      .origin = header(c, "Origin"),
                      .fetch_site = header(c, "Sec-Fetch-Site"),
                      .cookie = header(c, "Cookie"),
                      .content_type = header(c, "Content-Type"),
                      .if_none_match = header(c, "If-None-Match"),
                      .accept = header(c, "Accept"),
                      .now = mt_now_ms()};
    if (proxied) {
        r->https = mt_str_eq(header(c, "X-Forwarded-Proto"), MOOT_STR("https"));
        mt_network_of_forwarded(header(c, "X-Forwarded-For"), r->network);
    } else {
        const union MHD_ConnectionInfo *info =
            s->lib.MHD_get_connection_info(c->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
        mt_network_of_address(info ? info->client_addr : NULL, r->network);
    }
}

/* ---- streams ---- */

static void suspend(void *ctx, void *connection)
{
    mt_server *s = ctx;
    s->lib.MHD_suspend_connection(connection);
}

static void resume(void *ctx, void *connection)
{
    mt_server *s = ctx;
    s->lib.MHD_resume_connection(connection);
}

static ssize_t read_stream(void *ctx, uint64_t at, char *to, size_t most)
{
    (void)at;
    ssize_t n = mt_stream_read(ctx, to, most);
    return n < 0 ? MHD_CONTENT_READER_END_OF_STREAM : n;
}

static void end_stream(void *ctx)
{
    mt_stream_close(ctx);
}

static struct MHD_Response *open_stream(call *c)
{
    mt_server *s = c->server;
    mt_stream *st = mt_stream_open(&s->streams, c->x.entry, c->connection);
    if (!st)
        return NULL;
    struct MHD_Response *r = s->lib.MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 2048,
                                                                      read_stream, st, end_stream);
    if (!r)
        mt_stream_close(st);
    return r;
}

/* ---- an answer ---- */

static void drop_shared(void *ctx)
{
    mt_shared_drop(ctx);
}

/* One header, for mt_headers_of(). */
typedef struct headed {
    const call *c;
    struct MHD_Response *r;
} headed;

static void add_header(void *ctx, const char *name, moot_str value)
{
    const headed *h = ctx;
    char small[1024];
    if (value.len >= sizeof(small))
        return;
    memcpy(small, value.ptr, value.len);
    small[value.len] = '\0';
    (void)h->c->server->lib.MHD_add_response_header(h->r, name, small);
}

static enum MHD_Result answer(call *c)
{
    mt_server *s = c->server;
    mt_response *res = &c->x.res;
    struct MHD_Response *r;
    if (res->stream) {
        r = open_stream(c);
    } else if (res->shared) {
        r = s->lib.MHD_create_response_from_buffer_with_free_callback_cls(
            res->shared->len, res->shared->at, drop_shared, res->shared);
        if (r)
            res->shared = NULL; /* it belongs to the answer now */
    } else {
        /* The library copies and writes nothing, but says no const. */
        void *at;
        memcpy(&at, &res->body.ptr, sizeof(at));
        r = s->lib.MHD_create_response_from_buffer(res->body.len, at, MHD_RESPMEM_MUST_COPY);
    }
    if (!r)
        return MHD_NO;
    headed h = {c, r};
    mt_headers_of(res, add_header, &h);
    if (res->status >= 500 && s->options.complain) {
        char line[256];
        moot_str path = path_of(c);
        (void)snprintf(line, sizeof(line), "status=%d path=%.*s", res->status,
                       (int)(path.len < 150 ? path.len : 150), path.ptr);
        s->options.complain(s->options.ctx, line);
    }
    enum MHD_Result fine = s->lib.MHD_queue_response(c->connection, (unsigned)res->status, r);
    s->lib.MHD_destroy_response(r);
    return fine;
}

/* By the writer thread of the store, or by whoever hands over the last write. */
static void written(mt_write *w)
{
    call *c = w->ctx;
    mt_server *s = c->server;
    struct MHD_Connection *connection = c->connection;
    if (atomic_fetch_sub(&c->waiting, 1) == 1)
        s->lib.MHD_resume_connection(connection); /* from here on the call may be gone */
    atomic_fetch_sub(&s->pending, 1);
}

static enum MHD_Result hand_over(call *c)
{
    mt_server *s = c->server;
    uint32_t n = c->x.writes;
    atomic_store(&c->waiting, n);
    s->lib.MHD_suspend_connection(c->connection);
    for (uint32_t i = 0; i < n; i++) {
        mt_write *w = &c->x.write[i];
        w->done = written;
        w->ctx = c;
        atomic_fetch_add(&s->pending, 1);
        if (!mt_store_submit(s->site->store, w)) {
            w->status = MOOT_E_LIMIT;
            written(w);
        }
    }
    return MHD_YES;
}

static bool gather(call *c, const char *data, size_t n)
{
    if (n > c->most - c->n) {
        c->too_long = true;
        return true;
    }
    if (n > c->cap - c->n) {
        size_t cap = c->most;
        char *more = realloc(c->body, cap);
        if (!more)
            return false;
        c->body = more;
        c->cap = cap;
    }
    memcpy(c->body + c->n, data, n);
    c->n += n;
    return true;
}

/* NOLINTNEXTLINE(readability-function-size): the library wants these parameters */
static enum MHD_Result handle(void *ctx, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *data,
                              size_t *size, void **state)
{
    call *c = *state;
    (void)ctx;
    (void)connection;
    (void)url;
    (void)version;
    if (!c)
        return MHD_NO;
    if (c->begun) { /* woken: the store has answered */
        mt_dispatch_finish(&c->x);
        return answer(c);
    }
    if (!c->most) {
        c->most = mt_route_body(method_of(method), path_of(c)) + 1;
        return MHD_YES; /* the body comes next */
    }
    if (*size) {
        bool fine = gather(c, data, *size);
        *size = 0;
        return fine ? MHD_YES : MHD_NO;
    }
    mt_request r;
    fill_request(c, method, &r);
    if (c->too_long)
        r.body.len = c->most; /* one more than is taken: 413 */
    mt_exchange_init(&c->x, c->server->site, &r);
    c->begun = true;
    mt_dispatch(&c->x);
    return c->x.writes ? hand_over(c) : answer(c);
}

/* ---- start and stop ---- */

mt_server *mt_server_start(mt_site *site, int listening, bool is_unix,
                           const mt_server_options *options, char error[256])
{
    mt_server *s = calloc(1, sizeof(*s));
    if (!s || !open_library(&s->lib, error)) {
        free(s);
        (void)close(listening);
        return NULL;
    }
    s->site = site;
    s->options = *options;
    s->is_unix = is_unix;
    s->streams = (mt_streams){.site = site, .suspend = suspend, .resume = resume, .ctx = s};
    unsigned per_address = options->proxy || is_unix ? 0 : PER_ADDRESS;
    s->daemon = s->lib.MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handle, s,
        MHD_OPTION_LISTEN_SOCKET, listening, MHD_OPTION_THREAD_POOL_SIZE,
        options->threads ? options->threads : 2U, MHD_OPTION_CONNECTION_LIMIT,
        options->connections ? options->connections : 20000U, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
        per_address, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)TIMEOUT,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_URI_LOG_CALLBACK, begin_call, s, MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes,
        NULL, MHD_OPTION_NOTIFY_COMPLETED, end_call, NULL, MHD_OPTION_END);
    if (!s->daemon || !mt_streams_start(&s->streams)) {
        (void)snprintf(error, 256, "the server could not be started");
        if (s->daemon)
            s->lib.MHD_stop_daemon(s->daemon);
        else
            (void)close(listening);
        free(s);
        return NULL;
    }
    return s;
}

void mt_server_stop(mt_server *s)
{
    struct timespec moment = {.tv_nsec = 5000000};
    if (!s)
        return;
    int listening = s->lib.MHD_quiesce_daemon(s->daemon);
    mt_streams_stop(&s->streams);
    while (atomic_load(&s->pending))
        (void)nanosleep(&moment, NULL);
    /* Answers that are on their way get a moment. */
    for (int i = 0; i < 40 && (i < 10 || mt_streams_any(&s->streams)); i++)
        (void)nanosleep(&moment, NULL);
    s->lib.MHD_stop_daemon(s->daemon);
    if (listening >= 0)
        (void)close(listening);
    mt_streams_fini(&s->streams);
    free(s);
}

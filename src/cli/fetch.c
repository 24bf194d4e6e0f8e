/* One question and one answer over HTTP.  The one file that knows libcurl, which is opened when it
 * is needed. */
#include "cli/fetch.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>

#define CALLS(X)           \
    X(curl_easy_init)      \
    X(curl_easy_setopt)    \
    X(curl_easy_perform)   \
    X(curl_easy_getinfo)   \
    X(curl_easy_strerror)  \
    X(curl_easy_cleanup)   \
    X(curl_slist_append)   \
    X(curl_slist_free_all) \
    X(curl_global_cleanup) \
    X(curl_url)            \
    X(curl_url_set)        \
    X(curl_url_get)        \
    X(curl_url_cleanup)    \
    X(curl_free)

typedef struct library {
/* NOLINTNEXTLINE(bugprone-macro-parentheses): a member's name */
#define X(name) __typeof__(&(name)) name;
    CALLS(X)
#undef X
} library;

enum { HEADERS_MOST = 64 << 10, CONNECT_MS = 10000, KEY_MOST = 4096 };

static bool say(char why[MT_FETCH_WHY], const char *words)
{
    (void)snprintf(why, MT_FETCH_WHY, "%s", words);
    return false;
}

/* The library stays open. */
static bool open_library(library *to, char why[MT_FETCH_WHY])
{
    void *at = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    bool fine = at != NULL;
    /* POSIX lets what dlsym() finds be used as a function. */
#define X(name)                                   \
    if (fine) {                                   \
        void *found = dlsym(at, #name);           \
        memcpy(&to->name, &found, sizeof(found)); \
        fine = found != NULL;                     \
    }
    CALLS(X)
#undef X
    return fine || say(why, "libcurl is not installed");
}

/* ---- addresses ---- */

/* A part of an address; empty if it has none.  False if it is longer than `cap`. */
static bool part(const library *lib, CURLU *u, CURLUPart what, char *to, size_t cap)
{
    char *found = NULL;
    to[0] = '\0';
    if ((lib->curl_url_get)(u, what, &found, 0) != CURLUE_OK || !found)
        return true;
    int n = snprintf(to, cap, "%s", found);
    (lib->curl_free)(found);
    return n >= 0 && (size_t)n < cap;
}

static bool is_loopback(const char *host)
{
    struct in_addr four;
    if (inet_pton(AF_INET, host, &four) == 1)
        return ntohl(four.s_addr) >> 24 == 127;
    return strcmp(host, "localhost") == 0 || strcmp(host, "[::1]") == 0;
}

static bool ends(const char *s, const char *tail)
{
    return mt_str_ends(mt_str(s), mt_str(tail));
}

static bool add_tail(const library *lib, CURLU *u, const char *tail)
{
    char path[1024], whole[1200];
    if (!part(lib, u, CURLUPART_PATH, path, sizeof(path)))
        return false;
    size_t n = strlen(path);
    while (n && path[n - 1] == '/')
        path[--n] = '\0';
    if (ends(path, tail))
        return true;
    (void)snprintf(whole, sizeof(whole), "%s%s", n ? path : "/v1", tail);
    return (lib->curl_url_set)(u, CURLUPART_PATH, whole, 0) == CURLUE_OK;
}

static bool read_address(const library *lib, CURLU *u, const char *tail, mt_endpoint *to,
                         char why[MT_FETCH_WHY])
{
    char scheme[16], host[256], port[16], none[16];
    static const CURLUPart unwanted[] = {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_FRAGMENT};
    if (!part(lib, u, CURLUPART_SCHEME, scheme, sizeof(scheme)) ||
        !part(lib, u, CURLUPART_HOST, host, sizeof(host)) ||
        !part(lib, u, CURLUPART_PORT, port, sizeof(port)))
        return say(why, "the address is too long");
    for (size_t i = 0; i < 3; i++)
        if (!part(lib, u, unwanted[i], none, sizeof(none)) || none[0])
            return say(why, "an address has no user, password or fragment; a key goes into "
                            "MOOT_LLM_KEY");
    to->plain = strcmp(scheme, "http") == 0;
    if (!to->plain && strcmp(scheme, "https") != 0)
        return say(why, "the address must begin with https:// or, on this machine, http://");
    if (to->plain && !is_loopback(host))
        return say(why, "http:// is for this machine alone; take https://");
    if (!add_tail(lib, u, tail) || !part(lib, u, CURLUPART_URL, to->url, sizeof(to->url)))
        return say(why, "the address is too long");
    (void)snprintf(to->host, sizeof(to->host), "%s%s%s", host, port[0] ? ":" : "", port);
    return true;
}

bool mt_endpoint_of(const char *given, const char *tail, mt_endpoint *to, char why[MT_FETCH_WHY])
{
    library lib;
    *to = (mt_endpoint){.plain = false};
    if (!open_library(&lib, why))
        return false;
    CURLU *u = (lib.curl_url)();
    bool fine = false;
    if (!u || (lib.curl_url_set)(u, CURLUPART_URL, given, 0) != CURLUE_OK)
        say(why, "this is no address such as https://host/v1");
    else
        fine = read_address(&lib, u, tail, to, why);
    (lib.curl_url_cleanup)(u);
    return fine;
}

/* ---- asking ---- */

typedef struct transfer {
    const mt_fetch *f;
    mt_memory *answer;
    size_t headers;
    bool too_long;
} transfer;

static size_t take_body(char *bytes, size_t size, size_t n, void *ctx)
{
    transfer *t = ctx;
    moot_writer to = mt_memory_writer(t->answer);
    n *= size;
    t->too_long = n > t->f->most - t->answer->n;
    return !t->too_long && to.write(to.ctx, bytes, n) ? n : 0;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): the type that libcurl calls */
static size_t take_header(char *bytes, size_t size, size_t n, void *ctx)
{
    transfer *t = ctx;
    (void)bytes;
    n *= size;
    t->too_long = n > HEADERS_MOST - t->headers;
    t->headers += n;
    return t->too_long ? 0 : n;
}

static bool to_loopback(const struct sockaddr *a)
{
    if (a->sa_family == AF_INET) {
        struct sockaddr_in four;
        memcpy(&four, a, sizeof(four));
        return ntohl(four.sin_addr.s_addr) >> 24 == 127;
    }
    struct sockaddr_in6 six;
    if (a->sa_family != AF_INET6)
        return false;
    memcpy(&six, a, sizeof(six));
    return IN6_IS_ADDR_LOOPBACK(&six.sin6_addr);
}

/* Whatever a name leads to: what is not encrypted stays on this machine. */
static curl_socket_t open_socket(void *ctx, curlsocktype purpose, struct curl_sockaddr *address)
{
    const transfer *t = ctx;
    (void)purpose;
    if (t->f->to->plain && !to_loopback(&address->addr))
        return CURL_SOCKET_BAD;
    return socket(address->family, address->socktype, address->protocol);
}

static struct curl_slist *headers(const library *lib, const char *key)
{
    char line[KEY_MOST + 32];
    struct curl_slist *list = (lib->curl_slist_append)(NULL, "Content-Type: application/json");
    if (list && key) {
        (void)snprintf(line, sizeof(line), "Authorization: Bearer %s", key);
        struct curl_slist *more = (lib->curl_slist_append)(list, line);
        memset(line, 0, sizeof(line));
        if (!more)
            (lib->curl_slist_free_all)(list);
        list = more;
    }
    return list;
}

static CURLcode settle(const library *lib, CURL *curl, transfer *t, struct curl_slist *list)
{
    const mt_fetch *f = t->f;
    CURLcode code = CURLE_OK;
#define SET(what, value)  \
    if (code == CURLE_OK) \
    code = (lib->curl_easy_setopt)(curl, CURLOPT_##what, value)
    SET(URL, f->to->url);
    SET(PROTOCOLS_STR, f->to->plain ? "http" : "https");
    SET(FOLLOWLOCATION, 0L);
    SET(HTTPHEADER, list);
    SET(POSTFIELDSIZE_LARGE, (curl_off_t)f->body.len);
    SET(POSTFIELDS, f->body.ptr);
    SET(USERAGENT, "moot/" MOOT_VERSION);
    SET(TIMEOUT_MS, f->timeout_ms);
    SET(CONNECTTIMEOUT_MS, f->timeout_ms < CONNECT_MS ? f->timeout_ms : (long)CONNECT_MS);
    SET(NOSIGNAL, 1L);
    SET(MAXFILESIZE_LARGE, (curl_off_t)f->most);
    SET(WRITEFUNCTION, take_body);
    SET(WRITEDATA, t);
    SET(HEADERFUNCTION, take_header);
    SET(HEADERDATA, t);
    SET(OPENSOCKETFUNCTION, open_socket);
    SET(OPENSOCKETDATA, t);
    SET(HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    if (f->to->plain)
        SET(PROXY, "");
#undef SET
    return code;
}

static bool tell(const library *lib, const transfer *t, CURLcode code, long status,
                 char why[MT_FETCH_WHY])
{
    if (t->too_long || code == CURLE_FILESIZE_EXCEEDED)
        (void)snprintf(why, MT_FETCH_WHY, "its answer is longer than %zu bytes", t->f->most);
    else if (code == CURLE_OPERATION_TIMEDOUT)
        (void)snprintf(why, MT_FETCH_WHY, "it took longer than %g seconds",
                       (double)t->f->timeout_ms / 1000);
    else if (code == CURLE_COULDNT_CONNECT)
        say(why, "nobody takes the connection");
    else if (code != CURLE_OK)
        (void)snprintf(why, MT_FETCH_WHY, "%.100s", (lib->curl_easy_strerror)(code));
    else if (status >= 300 && status < 400)
        (void)snprintf(why, MT_FETCH_WHY,
                       "it sends us elsewhere (status %ld); that is not followed", status);
    else if (status != 200)
        (void)snprintf(why, MT_FETCH_WHY, "its status is %ld", status);
    else
        return true;
    return false;
}

bool mt_fetch_post(const mt_fetch *f, mt_memory *answer, char why[MT_FETCH_WHY])
{
    library lib;
    if (!open_library(&lib, why))
        return false;
    transfer t = {.f = f, .answer = answer};
    CURL *curl = (lib.curl_easy_init)();
    struct curl_slist *list = curl ? headers(&lib, f->key) : NULL;
    bool fine = false;
    if (list) {
        long status = 0;
        CURLcode code = settle(&lib, curl, &t, list);
        if (code == CURLE_OK)
            code = (lib.curl_easy_perform)(curl);
        if (code == CURLE_OK)
            code = (lib.curl_easy_getinfo)(curl, CURLINFO_RESPONSE_CODE, &status);
        fine = tell(&lib, &t, code, status, why);
    } else {
        say(why, "memory is short");
    }
    (lib.curl_slist_free_all)(list);
    (lib.curl_easy_cleanup)(curl);
    (lib.curl_global_cleanup)();
    return fine;
}

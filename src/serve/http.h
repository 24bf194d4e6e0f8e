/* serve: what comes in and what goes out, without any socket.
 *
 * serve/mhd.c makes a request of what the network brings, serve/dispatch.c finds its row in the
 * table of serve/routes.c and runs the handler, which only fills in the response.  Whatever has to
 * be on disk first is a write that the handler hands over: the answer goes out when it is done. */
#ifndef MT_SERVE_HTTP_H
#define MT_SERVE_HTTP_H

#include "base/out.h"
#include "store/store.h"

#include <stdatomic.h>

typedef enum mt_method { MT_GET, MT_POST, MT_OTHER } mt_method;

/* All slices live as long as the exchange; those of missing headers are empty. */
typedef struct mt_request {
    mt_method method;
    moot_str path;  /* "/d/iran/vote", as sent: not decoded */
    moot_str query; /* behind the '?' */
    moot_str body;
    moot_str host, origin, fetch_site, cookie, content_type, if_none_match, accept;
    bool https;         /* the reader's connection is encrypted, says a proxy that is trusted */
    uint8_t network[8]; /* first bytes of the sender's address: /24 or /64; zeros: unknown */
    int64_t now;        /* milliseconds since 1970 */
} mt_request;

/* Bytes that several threads read and the last one frees. */
typedef struct mt_shared {
    atomic_uint users;
    size_t len;
    char at[];
} mt_shared;
mt_shared *mt_shared_new(moot_str bytes); /* one user; NULL if memory is short */
mt_shared *mt_shared_use(mt_shared *s);
void mt_shared_drop(mt_shared *s); /* NULL is fine */

typedef enum mt_policy {
    MT_POLICY_PAGE,  /* Content-Security-Policy of a page of ours */
    MT_POLICY_EMBED, /* the same, but others may put it into a frame */
    MT_POLICY_DATA   /* nothing may be loaded or run */
} mt_policy;

typedef struct mt_response {
    int status;
    const char *type; /* with its charset */
    moot_str body;
    mt_shared *shared;  /* instead of body; the response is a user of it */
    moot_str location;  /* of a 303 */
    moot_str cookie[2]; /* whole Set-Cookie values; empty: none */
    moot_str etag;      /* with its quotes */
    moot_str disposition;
    const char *allow; /* of a 405 */
    const char *cache; /* Cache-Control */
    mt_policy policy;
    bool open_to_all; /* Access-Control-Allow-Origin: * (published data only) */
    int retry_after;  /* seconds; 0: no such header */
    bool stream;      /* events of `entry` follow, without end */
} mt_response;

typedef struct mt_site mt_site;
typedef struct mt_entry mt_entry;
typedef struct mt_published mt_published;
typedef struct mt_route mt_route;
typedef struct mt_polled mt_polled;

enum { MT_PARAMETERS = 2, MT_WRITES = 2 };

typedef struct mt_exchange mt_exchange;
struct mt_exchange {
    mt_site *site;
    mt_request req;
    mt_response res;
    mt_arena arena;
    const mt_route *route;
    moot_str parameter[MT_PARAMETERS]; /* of the path, in order */
    mt_entry *entry;                   /* of the debate named by the path, or NULL */
    mt_published *debate;              /* what is published of it now; held by the exchange */
    mt_debate_row row;                 /* its row in the store, with the debate */
    bool has_ticket;                   /* the request carries one */
    uint8_t ticket[MT_TICKET_BYTES];
    mt_ticket_id ticket_id; /* its hash for this debate */
    bool moderator;         /* signed in for this debate */
    moot_str moderator_name;
    moot_str moderator_token; /* what the cookie holds */
    /* What has to be written before the answer, and what then makes it. */
    mt_write write[MT_WRITES];
    uint32_t writes;
    void (*then)(mt_exchange *x);
    void *note; /* of the handler, for `then` */
};

/* A body in the making: text of people through the escapes of mt_out. */
typedef struct mt_body {
    mt_memory memory;
    mt_out out;
} mt_body;
/* NULL if memory is short; the response is then 503. */
mt_body *mt_body_begin(mt_exchange *x);
void mt_body_end(mt_exchange *x, mt_body *b, int status, const char *type);

#define MT_TYPE_HTML "text/html; charset=utf-8"
#define MT_TYPE_JSON "application/json"
#define MT_TYPE_PROBLEM "application/problem+json"

/* A failure, as a page or, for programs, as problem+json. */
void mt_fail(mt_exchange *x, int status, const char *title, const char *detail);
void mt_redirect(mt_exchange *x, moot_str to);

#endif

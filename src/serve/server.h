/* The server: a listening socket -> requests -> mt_dispatch() -> answers.
 * libmicrohttpd behind this one header; it is loaded when a server is started. */
#ifndef MT_SERVE_SERVER_H
#define MT_SERVE_SERVER_H

#include "serve/site.h"

typedef struct mt_server mt_server;

typedef struct mt_server_options {
    uint32_t threads;     /* 0: 2 */
    uint32_t connections; /* at most; 0: 20,000 */
    bool proxy; /* every connection comes from a proxy that is trusted: X-Forwarded-For and
                 * X-Forwarded-Proto say who the reader is */
    /* One line for each answer with a status from 500 on; may be NULL. */
    void (*complain)(void *ctx, const char *line);
    void *ctx;
} mt_server_options;

/* "127.0.0.1:8080", "[::1]:8080", "localhost:8080", ":8080" (loopback), "unix:/run/moot.sock" ->
 * a socket that listens.  Port 0 takes a free one.  `shown` gets the address to open.  -1 with a
 * line in `error`. */
int mt_listen(const char *where, char shown[128], char error[256]);

/* Start; takes the socket over.  NULL with a line in `error`. */
mt_server *mt_server_start(mt_site *site, int listening, bool is_unix,
                           const mt_server_options *options, char error[256]);
/* Take no new connections, finish what is begun, end the streams, stop.  NULL is fine. */
void mt_server_stop(mt_server *server);

#endif

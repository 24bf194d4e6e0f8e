/* A small client of HTTP for tests and benchmarks: one connection that is kept, one request at a
 * time, answers with Content-Length. */
#ifndef MT_TESTS_CLIENT_H
#define MT_TESTS_CLIENT_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CLIENT_HEAD = 4096, CLIENT_BODY = 1 << 19 };

typedef struct client {
    unsigned port;
    int fd; /* -1: not connected */
    int status;
    char cookie[80]; /* "moot=..." of the last Set-Cookie; sent with each request */
    unsigned from;   /* number of the network that a proxy would name; 0: none */
    size_t n;        /* of the body that is kept */
    char *body;      /* CLIENT_BODY bytes and a zero; NULL: nothing is kept */
} client;

static inline void client_close(client *c)
{
    if (c->fd >= 0)
        (void)close(c->fd);
    c->fd = -1;
}

static inline bool client_connect(client *c)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)c->port)};
    int on = 1;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    c->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (c->fd >= 0 && connect(c->fd, (const struct sockaddr *)&at, sizeof(at)) == 0) {
        (void)setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
        return true;
    }
    client_close(c);
    return false;
}

static inline bool client_send(client *c, const char *method, const char *path, const char *body)
{
    char text[1400], from[64] = "";
    if (c->from)
        (void)snprintf(from, sizeof(from), "X-Forwarded-For: %u.%u.%u.1\r\n",
                       1 + (c->from >> 16) % 220, c->from >> 8 & 255, c->from & 255);
    int n = snprintf(text, sizeof(text), "%s %.200s HTTP/1.1\r\nHost: x\r\n%s%s%s%s", method, path,
                     from, c->cookie[0] ? "Cookie: " : "", c->cookie, c->cookie[0] ? "\r\n" : "");
    if (body)
        n += snprintf(text + n, sizeof(text) - (size_t)n,
                      "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%.600s",
                      strlen(body), body);
    else
        n += snprintf(text + n, sizeof(text) - (size_t)n, "\r\n");
    return send(c->fd, text, (size_t)n, MSG_NOSIGNAL) == n;
}

/* Value of a header in `head`, or "". */
static inline const char *client_header(const char *head, const char *name)
{
    size_t n = strlen(name);
    for (const char *p = strstr(head, "\r\n"); p; p = strstr(p + 2, "\r\n"))
        if (strncasecmp(p + 2, name, n) == 0 && p[2 + n] == ':')
            return p + 2 + n + 1 + strspn(p + 2 + n + 1, " ");
    return "";
}

/* Read up to the empty line; *have bytes behind it are in `head` too, from the answer on. */
static inline char *client_head(const client *c, char head[CLIENT_HEAD], size_t *have)
{
    size_t n = 0;
    while (n + 1 < CLIENT_HEAD) {
        ssize_t more = recv(c->fd, head + n, CLIENT_HEAD - 1 - n, 0);
        if (more <= 0)
            return NULL;
        n += (size_t)more;
        head[n] = '\0';
        char *end = strstr(head, "\r\n\r\n");
        if (end) {
            *have = n - (size_t)(end + 4 - head);
            return end + 4;
        }
    }
    return NULL;
}

static inline void client_keep(client *c, const char *at, size_t n)
{
    if (c->body && n > CLIENT_BODY - c->n)
        n = CLIENT_BODY - c->n;
    if (c->body && n)
        memcpy(c->body + c->n, at, n);
    c->n += c->body ? n : 0;
}

static inline bool client_receive(client *c)
{
    char head[CLIENT_HEAD], more[16384];
    size_t have = 0;
    const char *at = client_head(c, head, &have);
    if (!at)
        return false;
    c->n = 0;
    c->status = (int)strtol(head + 9, NULL, 10);
    const char *cookie = client_header(head, "Set-Cookie");
    size_t n = strcspn(cookie, ";\r");
    if (n && n < sizeof(c->cookie)) {
        memcpy(c->cookie, cookie, n);
        c->cookie[n] = '\0';
    }
    size_t left = strtoul(client_header(head, "Content-Length"), NULL, 10);
    client_keep(c, at, have);
    left -= have < left ? have : left;
    while (left) {
        ssize_t got = recv(c->fd, more, left < sizeof(more) ? left : sizeof(more), 0);
        if (got <= 0)
            return false;
        client_keep(c, more, (size_t)got);
        left -= (size_t)got;
    }
    if (c->body)
        c->body[c->n] = '\0';
    return true;
}

/* Ask and wait for the whole answer.  False if there is none: whether the request has been done is
 * not known then.  `*sent` (may be NULL) says whether the server can have got it. */
static inline bool client_ask(client *c, const char *method, const char *path, const char *body,
                              bool *sent)
{
    bool there = c->fd >= 0 || client_connect(c);
    if (sent)
        *sent = there;
    c->status = 0;
    if (there && client_send(c, method, path, body) && client_receive(c))
        return true;
    client_close(c);
    return false;
}

/* The keys of the points that a page names, 16 digits each; how many. */
static inline size_t client_points(const char *page, char (*key)[17], size_t most)
{
    size_t n = 0;
    for (const char *p = strstr(page, "/claim/"); p && n < most; p = strstr(p + 7, "/claim/")) {
        bool known = strspn(p + 7, "0123456789abcdef") < 16;
        for (size_t i = 0; i < n && !known; i++)
            known = memcmp(key[i], p + 7, 16) == 0;
        if (known)
            continue;
        memcpy(key[n], p + 7, 16);
        key[n++][16] = '\0';
    }
    return n;
}

#endif

/* One question and one answer over HTTP (libcurl behind this one header). */
#ifndef MT_CLI_FETCH_H
#define MT_CLI_FETCH_H

#include "base/out.h"

enum { MT_FETCH_WHY = 160 };

typedef struct mt_endpoint {
    char url[2048]; /* as it is asked */
    char host[300]; /* with the port, for messages */
    bool plain;     /* http: only to this machine */
} mt_endpoint;

/* Read the address of an endpoint.  `tail` is put behind its path where the path does not end so
 * already, after "/v1" if there is none.  Taken: https, and http to the loopback interface; no
 * user, password or fragment.  False with the reason in `why`. */
bool mt_endpoint_of(const char *given, const char *tail, mt_endpoint *to, char why[MT_FETCH_WHY]);

typedef struct mt_fetch {
    const mt_endpoint *to;
    moot_str body;   /* JSON, sent by POST */
    const char *key; /* goes into the header Authorization; NULL: none */
    long timeout_ms; /* for all of it */
    size_t most;     /* longest answer taken, in bytes */
} mt_fetch;

/* Ask.  No redirect is followed, no proxy taken to this machine, nothing unpacked, and no cookie
 * kept.  True if the answer, of status 200, is in `answer`; else the reason is in `why`, which has
 * no word of the answer. */
bool mt_fetch_post(const mt_fetch *f, mt_memory *answer, char why[MT_FETCH_WHY]);

#endif

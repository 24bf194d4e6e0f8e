/* Who listens to the events of debates: the open streams, and the thread that makes events and
 * wakes the streams for which there is something.  Nothing here knows of sockets. */
#ifndef MT_SERVE_STREAMS_H
#define MT_SERVE_STREAMS_H

#include "serve/live.h"

#include <pthread.h>
#include <sys/types.h>

typedef struct mt_stream mt_stream;

typedef struct mt_streams {
    mt_site *site;
    /* Lay a connection to rest, and wake it so that it reads again. */
    void (*suspend)(void *ctx, void *connection);
    void (*resume)(void *ctx, void *connection);
    void *ctx;
    /* from here on by streams.c */
    pthread_t teller;
    pthread_mutex_t lock; /* of the streams and of `stopping` */
    pthread_cond_t end;
    bool stopping;
    mt_stream *first;
} mt_streams;

/* With site, calls and ctx set: start the thread.  False if there is none; nothing is to be
 * stopped then. */
bool mt_streams_start(mt_streams *s);
/* End the thread and wake all streams, which have then come to their end. */
void mt_streams_stop(mt_streams *s);
/* Is a stream still open? */
bool mt_streams_any(mt_streams *s);
/* After mt_streams_stop(), when none is open. */
void mt_streams_fini(mt_streams *s);

/* A listener to the events of `e`, for mt_stream_close() to end.  NULL if memory is short. */
mt_stream *mt_stream_open(mt_streams *s, mt_entry *e, void *connection);
/* Up to `most` bytes of what there is to tell; 0: nothing for now, the connection rests; -1: the
 * stream has come to its end. */
ssize_t mt_stream_read(mt_stream *st, char *to, size_t most);
void mt_stream_close(mt_stream *st);

#endif

/* Streams of events: opened, read, woken and closed. */
#include "serve/streams.h"

#include "base/clock.h"

#include <stdlib.h>

struct mt_stream {
    mt_streams *of;
    mt_entry *entry;
    void *connection;
    mt_cursor cursor;
    bool asleep;
    mt_stream *next, *before;
};

mt_stream *mt_stream_open(mt_streams *s, mt_entry *e, void *connection)
{
    mt_stream *st = calloc(1, sizeof(*st));
    if (!st)
        return NULL;
    *st = (mt_stream){.of = s, .entry = e, .connection = connection};
    atomic_fetch_add(&e->listeners, 1);
    (void)mt_live_refresh(s->site, e, false, mt_now_ms());
    (void)pthread_mutex_lock(&s->lock);
    st->next = s->first;
    if (s->first)
        s->first->before = st;
    s->first = st;
    (void)pthread_mutex_unlock(&s->lock);
    return st;
}

ssize_t mt_stream_read(mt_stream *st, char *to, size_t most)
{
    mt_streams *s = st->of;
    (void)pthread_mutex_lock(&s->lock);
    ssize_t answer = (ssize_t)mt_live_read(st->entry, &st->cursor, to, most);
    if (!answer && s->stopping) {
        answer = -1;
    } else if (!answer) {
        st->asleep = true;
        s->suspend(s->ctx, st->connection);
    }
    (void)pthread_mutex_unlock(&s->lock);
    return answer;
}

void mt_stream_close(mt_stream *st)
{
    mt_streams *s = st->of;
    (void)pthread_mutex_lock(&s->lock);
    if (st->before)
        st->before->next = st->next;
    else
        s->first = st->next;
    if (st->next)
        st->next->before = st->before;
    (void)pthread_mutex_unlock(&s->lock);
    atomic_fetch_sub(&st->entry->listeners, 1);
    mt_cursor_fini(&st->cursor);
    free(st);
}

/* Wake the streams for which there is something, or all of them. */
static void wake(mt_streams *s, bool beat, bool all)
{
    (void)pthread_mutex_lock(&s->lock);
    for (mt_stream *st = s->first; st; st = st->next) {
        st->cursor.beat |= beat;
        if (!st->asleep)
            continue;
        (void)pthread_mutex_lock(&st->entry->lock);
        bool news = st->entry->count > st->cursor.count;
        (void)pthread_mutex_unlock(&st->entry->lock);
        if (news || beat || all) {
            st->asleep = false;
            s->resume(s->ctx, st->connection);
        }
    }
    (void)pthread_mutex_unlock(&s->lock);
}

/* Make the events that are due.  True if there are any. */
static bool refresh(mt_site *site, bool look, int64_t now)
{
    bool news = false;
    (void)pthread_rwlock_rdlock(&site->lock);
    uint32_t n = site->entries;
    (void)pthread_rwlock_unlock(&site->lock);
    for (uint32_t i = 0; i < n; i++) {
        (void)pthread_rwlock_rdlock(&site->lock);
        mt_entry *e = i < site->entries ? site->entry[i] : NULL;
        (void)pthread_rwlock_unlock(&site->lock);
        if (e && atomic_load(&e->listeners))
            news |= mt_live_refresh(site, e, look, now);
    }
    return news;
}

static void *tell(void *ctx)
{
    mt_streams *s = ctx;
    int64_t beat_at = mt_now_ms() + MT_LIVE_BEAT, look_at = 0;
    (void)pthread_mutex_lock(&s->lock);
    while (!s->stopping) {
        int64_t until = mt_now_ms() + MT_LIVE_MS;
        struct timespec t = {.tv_sec = (time_t)(until / 1000), .tv_nsec = until % 1000 * 1000000};
        (void)pthread_cond_timedwait(&s->end, &s->lock, &t);
        (void)pthread_mutex_unlock(&s->lock);
        int64_t now = mt_now_ms();
        bool beat = now >= beat_at;
        if (beat)
            beat_at = now + MT_LIVE_BEAT;
        bool look = mt_store_shared(s->site->store) && now >= look_at;
        if (look)
            look_at = now + MT_LIVE_LOOK;
        if (refresh(s->site, look, now) || beat)
            wake(s, beat, false);
        (void)pthread_mutex_lock(&s->lock);
    }
    (void)pthread_mutex_unlock(&s->lock);
    return NULL;
}

bool mt_streams_start(mt_streams *s)
{
    (void)pthread_mutex_init(&s->lock, NULL);
    (void)pthread_cond_init(&s->end, NULL);
    if (pthread_create(&s->teller, NULL, tell, s) == 0)
        return true;
    mt_streams_fini(s);
    return false;
}

void mt_streams_stop(mt_streams *s)
{
    (void)pthread_mutex_lock(&s->lock);
    s->stopping = true;
    (void)pthread_cond_signal(&s->end);
    (void)pthread_mutex_unlock(&s->lock);
    (void)pthread_join(s->teller, NULL);
    wake(s, false, true);
}

bool mt_streams_any(mt_streams *s)
{
    (void)pthread_mutex_lock(&s->lock);
    bool any = s->first != NULL;
    (void)pthread_mutex_unlock(&s->lock);
    return any;
}

void mt_streams_fini(mt_streams *s)
{
    (void)pthread_cond_destroy(&s->end);
    (void)pthread_mutex_destroy(&s->lock);
}

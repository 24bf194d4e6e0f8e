/* Events of a debate.  A listener who is slow gets the newest one next, not all in between. */
#include "serve/live.h"

#include "serve/routes.h"
#include "serve/tally.h"

static mt_shared *make(mt_site *s, mt_entry *e, mt_published *p, uint64_t count, int64_t now,
                       bool *fresh)
{
    mt_arena arena;
    mt_out out;
    mt_tally t;
    mt_shared *event = NULL;
    mt_arena_init(&arena, NULL);
    mt_memory memory = {.arena = &arena};
    mt_out_init(&out, mt_memory_writer(&memory));
    mt_debate_row row = mt_entry_row(s, e, now);
    moot_status st = mt_entry_tally(&t, s, e, p, now, &arena, fresh);
    /* Old counts are better than none, but then there is something to come. */
    if (st == MOOT_OK && (*fresh || count == 1)) {
        mt_out_printf(&out, "id: %llu\nevent: tally\ndata: ", (unsigned long long)count);
        mt_tally_json(&t, p, &row, false, &out);
        mt_out_z(&out, "\n\n");
        if (mt_out_finish(&out) == MOOT_OK && !mt_arena_failed(&arena))
            event = mt_shared_new(mt_memory_str(&memory));
    }
    mt_arena_free(&arena);
    return event;
}

/* Do both say the same?  Their numbers differ, what is behind them may not. */
static bool same_data(const mt_shared *a, const mt_shared *b)
{
    moot_str x = {a->at, a->len}, y = {b->at, b->len}, word = MOOT_STR("data: ");
    size_t i = mt_str_find(x, word), k = mt_str_find(y, word);
    return i != SIZE_MAX && k != SIZE_MAX &&
           mt_str_eq(mt_sub(x, i, x.len - i), mt_sub(y, k, y.len - k));
}

bool mt_live_refresh(mt_site *s, mt_entry *e, bool look, int64_t now)
{
    (void)pthread_mutex_lock(&e->lock);
    bool due = (e->dirty || look || !e->event) && e->now;
    mt_published *p = due ? mt_published_use(e->now) : NULL;
    uint64_t count = e->count + 1;
    e->dirty = due ? false : e->dirty;
    (void)pthread_mutex_unlock(&e->lock);
    if (!p)
        return false;
    bool fresh = false;
    mt_shared *event = make(s, e, p, count, now, &fresh);
    mt_published_drop(p);
    (void)pthread_mutex_lock(&e->lock);
    if (!event) {
        e->dirty = true; /* later, then */
        (void)pthread_mutex_unlock(&e->lock);
        return false;
    }
    e->dirty |= !fresh;
    bool news = !e->event || !same_data(e->event, event);
    mt_shared *old = news ? e->event : event;
    if (news) {
        e->event = event;
        e->count = count;
    }
    (void)pthread_mutex_unlock(&e->lock);
    mt_shared_drop(old);
    return news;
}

size_t mt_live_read(mt_entry *e, mt_cursor *c, char *to, size_t most)
{
    static const char beat[] = ": still here\n\n";
    if (!c->event) {
        (void)pthread_mutex_lock(&e->lock);
        if (e->event && e->count > c->count) {
            c->event = mt_shared_use(e->event);
            c->count = e->count;
            c->at = 0;
        }
        (void)pthread_mutex_unlock(&e->lock);
    }
    if (c->event) {
        size_t n = c->event->len - c->at < most ? c->event->len - c->at : most;
        memcpy(to, c->event->at + c->at, n);
        c->at += n;
        if (c->at == c->event->len)
            mt_cursor_fini(c);
        c->beat = false;
        return n;
    }
    if (c->beat && most >= sizeof(beat)) {
        c->beat = false;
        memcpy(to, beat, sizeof(beat) - 1);
        return sizeof(beat) - 1;
    }
    return 0;
}

void mt_cursor_fini(mt_cursor *c)
{
    mt_shared_drop(c->event);
    c->event = NULL;
}

void mt_h_events(mt_exchange *x)
{
    x->res.status = 200;
    x->res.type = "text/event-stream";
    x->res.cache = "no-store";
    x->res.policy = MT_POLICY_DATA;
    x->res.stream = true;
}

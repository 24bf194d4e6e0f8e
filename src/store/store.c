/* Writes from many threads -> one writer thread -> transactions of many writes. */
#include "store/engine.h"
#include "store/secret.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct mt_store {
    const mt_engine_kind *kind;
    mt_engine *engine;
    uint32_t group, queue;
    pthread_t writer;
    pthread_mutex_t lock;
    pthread_cond_t more;    /* something waits, or it is the end */
    mt_write *first, *last; /* what waits, in order of arrival */
    uint32_t waiting;
    bool closing;
    int64_t forget_before; /* 0: nothing to forget */
    uint64_t groups, writes;
    atomic_bool failing;
};

/* Cut up to `most` writes off the front of the queue. */
static mt_write *take(mt_store *s, uint32_t most)
{
    mt_write *list = s->first, *end = NULL;
    for (uint32_t i = 0; s->first && i < most; i++) {
        end = s->first;
        s->first = end->next;
        s->waiting--;
    }
    if (end)
        end->next = NULL;
    if (!s->first)
        s->last = NULL;
    return list;
}

static void answer(mt_write *list, moot_status st)
{
    while (list) {
        mt_write *next = list->next; /* `done` may free the write */
        list->status = st;
        if (st != MOOT_OK)
            list->written = MT_WRITTEN_NOT;
        list->done(list);
        list = next;
    }
}

static void *write_all(void *ctx)
{
    mt_store *s = ctx;
    (void)pthread_mutex_lock(&s->lock);
    for (;;) {
        while (!s->first && !s->closing && !s->forget_before)
            (void)pthread_cond_wait(&s->more, &s->lock);
        int64_t forget = s->forget_before;
        s->forget_before = 0;
        mt_write *list = take(s, s->group);
        if (!list && !forget)
            break;
        (void)pthread_mutex_unlock(&s->lock);
        uint64_t n = 0;
        for (const mt_write *w = list; w; w = w->next)
            n++;
        if (list) {
            moot_status st = s->kind->group(s->engine, list);
            atomic_store(&s->failing, st != MOOT_OK);
            answer(list, st);
        }
        if (forget && s->kind->forget(s->engine, forget) != MOOT_OK)
            atomic_store(&s->failing, true);
        (void)pthread_mutex_lock(&s->lock);
        s->groups += list != NULL;
        s->writes += n;
    }
    (void)pthread_mutex_unlock(&s->lock);
    return NULL;
}

#ifdef MOOT_PG
static const mt_engine_kind *const postgresql = &mt_engine_pg;
#else
static const mt_engine_kind *const postgresql = NULL;
#endif

static const mt_engine_kind *kind_of(const char *where)
{
    moot_str s = mt_str(where);
    if (mt_str_starts(s, MOOT_STR("postgresql:")) || mt_str_starts(s, MOOT_STR("postgres:")))
        return postgresql;
    return &mt_engine_sqlite;
}

moot_status mt_store_open(mt_store **out, const char *where, const mt_store_options *options,
                          mt_store_error *error)
{
    mt_store_options given = options ? *options : (mt_store_options){0};
    *out = NULL;
    error->text[0] = '\0';
    const mt_engine_kind *kind = kind_of(where);
    if (!kind || !mt_secret_start())
        return MOOT_E_MISUSE;
    mt_store *s = calloc(1, sizeof(*s));
    if (!s)
        return MOOT_E_NOMEM;
    s->kind = kind;
    s->group = given.group ? given.group : 256;
    s->queue = given.queue ? given.queue : 20000;
    moot_status st = kind->start(&s->engine, where, &given, error);
    if (st != MOOT_OK) {
        free(s);
        return st;
    }
    (void)pthread_mutex_init(&s->lock, NULL);
    (void)pthread_cond_init(&s->more, NULL);
    if (pthread_create(&s->writer, NULL, write_all, s) != 0) {
        kind->close(s->engine);
        free(s);
        return MOOT_E_NOMEM;
    }
    *out = s;
    return MOOT_OK;
}

void mt_store_close(mt_store *s)
{
    if (!s)
        return;
    (void)pthread_mutex_lock(&s->lock);
    s->closing = true;
    (void)pthread_cond_signal(&s->more);
    (void)pthread_mutex_unlock(&s->lock);
    (void)pthread_join(s->writer, NULL);
    s->kind->close(s->engine);
    (void)pthread_cond_destroy(&s->more);
    (void)pthread_mutex_destroy(&s->lock);
    free(s);
}

bool mt_store_submit(mt_store *s, mt_write *w)
{
    w->next = NULL;
    w->status = MOOT_OK;
    w->written = MT_WRITTEN_NOT;
    (void)pthread_mutex_lock(&s->lock);
    bool fits = s->waiting < s->queue && !s->closing;
    if (fits) {
        if (s->last)
            s->last->next = w;
        else
            s->first = w;
        s->last = w;
        s->waiting++;
        (void)pthread_cond_signal(&s->more);
    }
    (void)pthread_mutex_unlock(&s->lock);
    return fits;
}

typedef struct waiter {
    pthread_mutex_t lock;
    pthread_cond_t over;
    bool done;
} waiter;

static void wake(mt_write *w)
{
    waiter *one = w->ctx;
    (void)pthread_mutex_lock(&one->lock);
    one->done = true;
    (void)pthread_cond_signal(&one->over);
    (void)pthread_mutex_unlock(&one->lock);
}

void mt_store_write(mt_store *s, mt_write *w)
{
    waiter one = {.done = false};
    (void)pthread_mutex_init(&one.lock, NULL);
    (void)pthread_cond_init(&one.over, NULL);
    w->done = wake;
    /* Only until the answer is there, which is waited for. */
    /* cppcheck-suppress autoVariables */
    w->ctx = &one;
    if (mt_store_submit(s, w)) {
        (void)pthread_mutex_lock(&one.lock);
        while (!one.done)
            (void)pthread_cond_wait(&one.over, &one.lock);
        (void)pthread_mutex_unlock(&one.lock);
    } else {
        w->status = MOOT_E_LIMIT;
    }
    w->ctx = NULL;
    (void)pthread_cond_destroy(&one.over);
    (void)pthread_mutex_destroy(&one.lock);
}

bool mt_store_failing(const mt_store *s)
{
    return atomic_load(&s->failing);
}

bool mt_store_shared(const mt_store *s)
{
    return s->kind->shared;
}

void mt_store_counts(mt_store *s, uint64_t *groups, uint64_t *writes)
{
    (void)pthread_mutex_lock(&s->lock);
    *groups = s->groups;
    *writes = s->writes;
    (void)pthread_mutex_unlock(&s->lock);
}

void mt_store_forget(mt_store *s, int64_t before)
{
    (void)pthread_mutex_lock(&s->lock);
    s->forget_before = before;
    (void)pthread_cond_signal(&s->more);
    (void)pthread_mutex_unlock(&s->lock);
}

/* ---- reading ---- */

moot_status mt_store_debate(mt_store *s, moot_str debate, mt_arena *arena, mt_debate_row *row,
                            bool *found)
{
    return s->kind->debate(s->engine, debate, arena, row, found);
}

moot_status mt_store_ballots(mt_store *s, moot_str debate, mt_ballot_fn each, void *ctx)
{
    return s->kind->ballots(s->engine, debate, NULL, each, ctx);
}

moot_status mt_store_mine(mt_store *s, moot_str debate, mt_ticket_id ticket, mt_ballot_fn each,
                          void *ctx)
{
    return s->kind->ballots(s->engine, debate, &ticket, each, ctx);
}

moot_status mt_store_tally(mt_store *s, moot_str debate, mt_count_fn each, void *ctx)
{
    return s->kind->tally(s->engine, debate, each, ctx);
}

moot_status mt_store_moves(mt_store *s, moot_str debate, mt_move_fn each, void *ctx)
{
    return s->kind->moves(s->engine, debate, each, ctx);
}

moot_status mt_store_bursts(mt_store *s, moot_str debate, uint64_t least, mt_burst_fn each,
                            void *ctx)
{
    return s->kind->bursts(s->engine, debate, least, each, ctx);
}

moot_status mt_store_log(mt_store *s, moot_str debate, int64_t after, mt_log_fn each, void *ctx)
{
    return s->kind->log(s->engine, debate, after, each, ctx);
}

moot_status mt_store_head(mt_store *s, moot_str debate, int64_t until, mt_log_entry *head,
                          bool *found)
{
    return s->kind->head(s->engine, debate, until, head, found);
}

moot_status mt_store_corrections(mt_store *s, moot_str debate, mt_correction_fn each, void *ctx)
{
    return s->kind->corrections(s->engine, debate, each, ctx);
}

moot_status mt_store_backup(mt_store *s, const char *to, mt_store_error *error)
{
    error->text[0] = '\0';
    return s->kind->backup(s->engine, to, error);
}

void mt_log_hash(uint8_t out[MT_HASH_BYTES], const uint8_t before[MT_HASH_BYTES], moot_str debate,
                 const mt_log_entry *e)
{
    char number[16];
    for (size_t k = 0; k < 8; k++) {
        number[k] = (char)((uint64_t)e->seq >> (8 * k));
        number[8 + k] = (char)((uint64_t)e->at >> (8 * k));
    }
    moot_str part[] = {{(const char *)before, MT_HASH_BYTES},
                       debate,
                       {number, sizeof(number)},
                       e->what,
                       e->by,
                       e->body};
    mt_hash_parts(out, MT_HASH_BYTES, NULL, part, sizeof(part) / sizeof(part[0]));
}

typedef struct chain {
    moot_str debate;
    uint8_t before[MT_HASH_BYTES];
    int64_t seq, bad;
} chain;

static bool follow(void *ctx, const mt_log_entry *e)
{
    chain *c = ctx;
    uint8_t hash[MT_HASH_BYTES];
    mt_log_hash(hash, c->before, c->debate, e);
    c->seq++;
    if (e->seq != c->seq || memcmp(hash, e->hash, sizeof(hash)) != 0) {
        c->bad = c->seq;
        return false;
    }
    memcpy(c->before, hash, sizeof(hash));
    return true;
}

moot_status mt_store_verify(mt_store *s, moot_str debate, int64_t *bad)
{
    chain c = {.debate = debate};
    moot_status st = mt_store_log(s, debate, 0, follow, &c);
    *bad = c.bad;
    return st;
}

/* Writes from many threads -> one writer thread -> transactions of many writes. */
#include "store/counts.h"
#include "store/engine.h"
#include "store/secret.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <time.h>

enum {
    FEW = 4,               /* writes whose answers the writer gives itself */
    PATIENCE_NS = 2000000, /* of the writer, for more to come */
    TRIES = 3              /* to count while tickets are held or raised */
};

/* Somebody waits for a view of the database. */
typedef struct ask {
    mt_db view;
    moot_str debate;
    moot_status status;
    sem_t begun;
    struct ask *next;
} ask;

struct mt_store {
    moot_alloc alloc;
    const mt_door *door;
    mt_engine *engine;
    uint32_t group, queue;
    pthread_t writer, answerer;
    pthread_mutex_t lock;
    pthread_cond_t more;    /* something waits, or it is the end */
    mt_write *first, *last; /* what waits, in order of arrival */
    uint32_t waiting;
    uint32_t wanted;   /* so many that wait wake the writer; UINT32_MAX while it is at work */
    uint32_t expected; /* writers that seem to be about: those of the last group and who waited */
    int64_t took;      /* by the last group, in ns */
    bool closing;
    mt_write *final;     /* what the answerer has to tell */
    pthread_cond_t told; /* there is something in `final`, or the writer has ended */
    bool ended;
    ask *asks;             /* for the writer */
    mt_counts *counts;     /* NULL: ballots are counted by the database each time */
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

static void tell(mt_write *list)
{
    while (list) {
        mt_write *next = list->next; /* `done` may free the write */
        list->done(list);
        list = next;
    }
}

/* Waking those who wait takes a third as long as writing: a thread of its own does it, while the
 * writer goes on. */
static void *tell_all(void *ctx)
{
    mt_store *s = ctx;
    (void)pthread_mutex_lock(&s->lock);
    for (;;) {
        while (!s->final && !s->ended)
            (void)pthread_cond_wait(&s->told, &s->lock);
        mt_write *list = s->final;
        s->final = NULL;
        if (!list)
            break;
        (void)pthread_mutex_unlock(&s->lock);
        tell(list);
        (void)pthread_mutex_lock(&s->lock);
    }
    (void)pthread_mutex_unlock(&s->lock);
    return NULL;
}

/* The answers of a list are final; by the writer. */
static void answer(mt_store *s, mt_write *list, uint32_t n, moot_status st)
{
    mt_write *last = list;
    for (mt_write *w = list; w; w = w->next) {
        w->status = st;
        if (st != MOOT_OK)
            w->written = MT_WRITTEN_NOT;
        last = w;
    }
    if (n <= FEW) {
        tell(list);
        return;
    }
    (void)pthread_mutex_lock(&s->lock);
    last->next = s->final;
    s->final = list;
    (void)pthread_cond_signal(&s->told);
    (void)pthread_mutex_unlock(&s->lock);
}

static int64_t now_ns(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Wait for a write, and then a little for those who have just got their answers: else half of
 * the readers would wait while the other half is written, and each for two commits. */
static void await(mt_store *s)
{
    s->wanted = 1;
    while (!s->first && !s->closing && !s->forget_before && !s->asks)
        (void)pthread_cond_wait(&s->more, &s->lock);
    s->wanted = s->expected < s->group ? s->expected : s->group;
    if (s->waiting < s->wanted && !s->closing) {
        int64_t patience = s->took / 2 < PATIENCE_NS ? s->took / 2 : PATIENCE_NS;
        int64_t until = now_ns() + patience;
        struct timespec t = {.tv_sec = (time_t)(until / 1000000000), .tv_nsec = until % 1000000000};
        while (s->waiting < s->wanted && !s->closing)
            if (pthread_cond_timedwait(&s->more, &s->lock, &t) != 0)
                break;
    }
    s->wanted = UINT32_MAX;
}

static void begin_views(mt_store *s, ask *asks)
{
    while (asks) {
        ask *next = asks->next; /* the one who asked may go on at once */
        asks->status = mt_engine_view_begin(&asks->view);
        if (asks->status == MOOT_OK)
            mt_counts_open(s->counts, asks->debate);
        (void)sem_post(&asks->begun);
        asks = next;
    }
}

static void *write_all(void *ctx)
{
    mt_store *s = ctx;
    (void)pthread_mutex_lock(&s->lock);
    for (;;) {
        await(s);
        int64_t forget = s->forget_before;
        s->forget_before = 0;
        ask *asks = s->asks;
        s->asks = NULL;
        mt_write *list = take(s, s->group);
        if (!list && !forget && !asks)
            break;
        (void)pthread_mutex_unlock(&s->lock);
        begin_views(s, asks);
        uint32_t n = 0;
        int64_t begin = now_ns();
        for (const mt_write *w = list; w; w = w->next)
            n++;
        if (list) {
            moot_status st = mt_engine_group(s->engine, list);
            atomic_store(&s->failing, st != MOOT_OK);
            if (s->counts && st == MOOT_OK)
                mt_counts_add(s->counts, list);
            else if (s->counts)
                mt_counts_spoil(s->counts);
            s->took = now_ns() - begin;
            answer(s, list, n, st);
        }
        if (forget && mt_engine_forget(s->engine, forget) != MOOT_OK)
            atomic_store(&s->failing, true);
        (void)pthread_mutex_lock(&s->lock);
        s->groups += list != NULL;
        s->writes += n;
        s->expected = n + s->waiting;
    }
    (void)pthread_mutex_unlock(&s->lock);
    return NULL;
}

#ifdef MOOT_PG
static const mt_door *const postgresql = &mt_door_pg;
#else
static const mt_door *const postgresql = NULL;
#endif

static const mt_door *door_of(const char *where)
{
    moot_str s = mt_str(where);
    if (mt_str_starts(s, MOOT_STR("postgresql:")) || mt_str_starts(s, MOOT_STR("postgres:")))
        return postgresql;
    return &mt_door_sqlite;
}

static void end_answers(mt_store *s)
{
    (void)pthread_mutex_lock(&s->lock);
    s->ended = true;
    (void)pthread_cond_signal(&s->told);
    (void)pthread_mutex_unlock(&s->lock);
    (void)pthread_join(s->answerer, NULL);
}

static void release(mt_store *s)
{
    moot_alloc by = s->alloc;
    mt_counts_free(s->counts);
    by.resize(by.ctx, s, sizeof(*s), 0);
}

static void end(mt_store *s)
{
    mt_engine_close(s->engine);
    (void)pthread_cond_destroy(&s->told);
    (void)pthread_cond_destroy(&s->more);
    (void)pthread_mutex_destroy(&s->lock);
    release(s);
}

moot_status mt_store_open(mt_store **out, const char *where, const mt_store_options *options,
                          mt_store_error *error)
{
    mt_store_options given = options ? *options : (mt_store_options){0};
    *out = NULL;
    error->text[0] = '\0';
    const mt_door *door = door_of(where);
    if (!door || !mt_secret_start())
        return MOOT_E_MISUSE;
    moot_alloc by = given.alloc ? *given.alloc : mt_alloc_default;
    given.alloc = &by;
    mt_store *s = by.resize(by.ctx, NULL, 0, sizeof(*s));
    if (!s)
        return MOOT_E_NOMEM;
    *s = (mt_store){.alloc = by,
                    .door = door,
                    .group = given.group ? given.group : 256,
                    .queue = given.queue ? given.queue : 20000};
    bool counts = !door->shared && !given.recount;
    if (counts)
        s->counts = mt_counts_new(&by);
    moot_status st = counts && !s->counts ? MOOT_E_NOMEM
                                          : mt_engine_open(&s->engine, door, where, &given, error);
    if (st != MOOT_OK) {
        release(s);
        return st;
    }
    pthread_condattr_t steady;
    (void)pthread_condattr_init(&steady);
    (void)pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    (void)pthread_mutex_init(&s->lock, NULL);
    (void)pthread_cond_init(&s->more, &steady);
    (void)pthread_condattr_destroy(&steady);
    (void)pthread_cond_init(&s->told, NULL);
    if (pthread_create(&s->answerer, NULL, tell_all, s) != 0) {
        end(s);
        return MOOT_E_NOMEM;
    }
    if (pthread_create(&s->writer, NULL, write_all, s) != 0) {
        end_answers(s);
        end(s);
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
    end_answers(s);
    end(s);
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
        if (s->waiting >= s->wanted)
            (void)pthread_cond_signal(&s->more);
    }
    (void)pthread_mutex_unlock(&s->lock);
    return fits;
}

static void wake(mt_write *w)
{
    (void)sem_post(w->ctx);
}

void mt_store_write(mt_store *s, mt_write *w)
{
    sem_t over;
    (void)sem_init(&over, 0, 0);
    w->done = wake;
    /* Only until the answer is there, which is waited for. */
    /* cppcheck-suppress autoVariables */
    w->ctx = &over;
    if (mt_store_submit(s, w))
        while (sem_wait(&over) != 0) /* a signal came */
            continue;
    else
        w->status = MOOT_E_LIMIT;
    w->ctx = NULL;
    (void)sem_destroy(&over);
}

bool mt_store_failing(const mt_store *s)
{
    return atomic_load(&s->failing);
}

bool mt_store_shared(const mt_store *s)
{
    return s->door->shared;
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
    return mt_read_debate(s->engine, debate, arena, row, found);
}

moot_status mt_store_ballots(mt_store *s, moot_str debate, mt_ballot_fn each, void *ctx)
{
    return mt_read_ballots(s->engine, debate, NULL, each, ctx);
}

moot_status mt_store_mine(mt_store *s, moot_str debate, mt_ticket_id ticket, mt_ballot_fn each,
                          void *ctx)
{
    return mt_read_ballots(s->engine, debate, &ticket, each, ctx);
}

/* Count the ballots of a debate, of which the counts have been claimed.  `*again`: something came
 * in between. */
static moot_status count_once(mt_store *s, moot_str debate, bool *again)
{
    ask a = {.debate = debate, .status = MOOT_E_BACKEND};
    mt_counts_base base = {.counts = s->counts, .debate = debate};
    moot_status st = mt_engine_view_open(s->engine, &a.view);
    if (st == MOOT_OK) {
        (void)sem_init(&a.begun, 0, 0);
        (void)pthread_mutex_lock(&s->lock);
        a.next = s->asks;
        /* Only until it has begun, which is waited for. */
        /* cppcheck-suppress autoVariables */
        s->asks = &a;
        (void)pthread_cond_signal(&s->more);
        (void)pthread_mutex_unlock(&s->lock);
        while (sem_wait(&a.begun) != 0) /* a signal came */
            continue;
        (void)sem_destroy(&a.begun);
        st = a.status;
        if (st == MOOT_OK)
            st = mt_read_view_ballots(&a.view, debate, mt_counts_base_add, &base);
        mt_engine_view_close(s->engine, &a.view);
    }
    *again = !mt_counts_end(&base, st == MOOT_OK);
    return st;
}

/* Whether the debate is counted: else the database has to do it. */
static bool counted(mt_store *s, moot_str debate)
{
    for (int i = 0; s->counts && i < TRIES; i++) {
        bool mine = false, again = true;
        if (mt_counts_claim(s->counts, debate, &mine) != MOOT_OK)
            return false;
        if (!mine)
            return true;
        if (count_once(s, debate, &again) != MOOT_OK)
            return false;
        if (!again)
            return true;
    }
    return false;
}

moot_status mt_store_tally(mt_store *s, moot_str debate, mt_count_fn each, void *ctx)
{
    if (counted(s, debate) && mt_counts_tally(s->counts, debate, each, ctx))
        return MOOT_OK;
    return mt_read_tally(s->engine, debate, each, ctx);
}

moot_status mt_store_moves(mt_store *s, moot_str debate, mt_move_fn each, void *ctx)
{
    if (counted(s, debate) && mt_counts_moves(s->counts, debate, each, ctx))
        return MOOT_OK;
    return mt_read_moves(s->engine, debate, each, ctx);
}

moot_status mt_store_bursts(mt_store *s, moot_str debate, uint64_t least, mt_burst_fn each,
                            void *ctx)
{
    return mt_read_bursts(s->engine, debate, least, each, ctx);
}

moot_status mt_store_log(mt_store *s, moot_str debate, int64_t after, mt_log_fn each, void *ctx)
{
    return mt_read_log(s->engine, debate, after, each, ctx);
}

moot_status mt_store_head(mt_store *s, moot_str debate, int64_t until, mt_log_entry *head,
                          bool *found)
{
    return mt_read_head(s->engine, debate, until, head, found);
}

moot_status mt_store_corrections(mt_store *s, moot_str debate, mt_correction_fn each, void *ctx)
{
    return mt_read_corrections(s->engine, debate, each, ctx);
}

moot_status mt_store_backup(mt_store *s, const char *to, mt_store_error *error)
{
    error->text[0] = '\0';
    return mt_engine_backup(s->engine, to, error);
}

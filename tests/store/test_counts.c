/* Counts that are kept up with what is written, against counting all ballots here. */
#include "store/votes.h"
#include "unit/unit.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

enum { TICKETS = 40, CLAIMS = 3, STEPS = 1500, WRITERS = 4, STORM = 400 };

static const char *const claims[CLAIMS + 1] = {"", "a", "b", "c"};

/* What there is, by phase, target, point, level, held, value. */
typedef struct table {
    long n[MT_PHASES][CLAIMS + 1][CLAIMS + 1][3][2][6];
    long move[3][2][4][4];
    long before[TICKETS], after[TICKETS], level[TICKETS], held[TICKETS]; /* while counting */
    bool sorted;
    mt_count last;
} table;

static size_t claim_of(moot_str key)
{
    for (size_t i = 0; i <= CLAIMS; i++)
        if (mt_str_eq(key, mt_str(claims[i])))
            return i;
    fail();
    return 0;
}

static bool see(void *ctx, const mt_ballot *b)
{
    table *t = ctx;
    uint32_t v = votes_number(b->ticket);
    assert_true(v < TICKETS);
    t->level[v] = b->level;
    t->held[v] = b->held;
    if (b->value > 0)
        t->n[b->phase][claim_of(b->target)][claim_of(b->point)][b->level][b->held][b->value]++;
    if (b->phase == MT_PHASE_BEFORE)
        t->before[v] = b->value;
    if (b->phase == MT_PHASE_AFTER)
        t->after[v] = b->value;
    return true;
}

static bool take(void *ctx, const mt_count *c)
{
    table *t = ctx;
    assert_true(c->n > 0 && c->value > 0);
    t->n[c->phase][claim_of(c->target)][claim_of(c->point)][c->level][c->held][c->value] -=
        (long)c->n;
    if (t->last.phase > c->phase)
        t->sorted = false;
    t->last.phase = c->phase;
    return true;
}

static bool take_move(void *ctx, const mt_move_count *m)
{
    table *t = ctx;
    assert_true(m->n > 0);
    t->move[m->level][m->held][m->before][m->after] -= (long)m->n;
    return true;
}

/* All ballots counted here, less what the store says: nothing is left. */
static void compare(mt_store *store)
{
    static const table empty;
    static table t;
    t = empty;
    t.sorted = true;
    assert_int_equal(mt_store_ballots(store, MOOT_STR("d"), see, &t), MOOT_OK);
    for (size_t v = 0; v < TICKETS; v++)
        if (t.before[v] || t.after[v])
            t.move[t.level[v]][t.held[v]][t.before[v]][t.after[v]]++;
    assert_int_equal(mt_store_tally(store, MOOT_STR("d"), take, &t), MOOT_OK);
    assert_int_equal(mt_store_moves(store, MOOT_STR("d"), take_move, &t), MOOT_OK);
    assert_true(t.sorted);
    assert_memory_equal(t.n, empty.n, sizeof(t.n));
    assert_memory_equal(t.move, empty.move, sizeof(t.move));
}

static unsigned next(unsigned *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

/* Anything that readers and moderators do. */
static mt_write any_write(unsigned *seed)
{
    uint32_t who = next(seed) % TICKETS;
    unsigned what = next(seed) % 700;
    mt_phase phase = (mt_phase)(next(seed) % MT_PHASES);
    const char *claim = claims[1 + next(seed) % CLAIMS];
    if (what < 3)
        return (mt_write){.kind = MT_WRITE_HOLD,
                          .debate = MOOT_STR("d"),
                          .hold = next(seed) % 2,
                          .ticket = votes_ticket(who),
                          .by_prefix = what == 0,
                          .prefix = {1 + (uint8_t)(who % 5)}};
    if (what < 6)
        return (mt_write){.kind = MT_WRITE_INVITE,
                          .debate = MOOT_STR("d"),
                          .ticket = votes_ticket(who),
                          .invitation = {1 + (uint8_t)(next(seed) % 200)}};
    if (what < 8)
        return (mt_write){
            .kind = MT_WRITE_ERASE, .debate = MOOT_STR("d"), .ticket = votes_ticket(who)};
    bool question = phase == MT_PHASE_BEFORE || phase == MT_PHASE_AFTER;
    int value = question                  ? 1 + (int)(next(seed) % 3)
                : phase == MT_PHASE_MOVED ? (int)(next(seed) % 2)
                                          : (int)(next(seed) % 6);
    mt_write w = votes_ballot("d", who, phase, value);
    w.prefix[0] = 1 + (uint8_t)(who % 5);
    if (phase == MT_PHASE_MOVED)
        w.ballot.point = value ? mt_str(claim) : MOOT_STR("");
    else if (!question)
        w.ballot.target = mt_str(claim);
    w.ballot.seq = next(seed) % 4 ? 0 : next(seed) % 9;
    return w;
}

static atomic_uint waiting;

static void done(mt_write *w)
{
    assert_int_equal(w->status, MOOT_OK);
    atomic_fetch_sub(&waiting, 1);
}

static mt_store *open_store(const char *folder, bool recount)
{
    char path[128];
    mt_store *store;
    mt_store_error error;
    mt_store_options options = {.recount = recount};
    (void)snprintf(path, sizeof(path), "%s/counts.db", folder);
    assert_int_equal(mt_store_open(&store, path, &options, &error), MOOT_OK);
    mt_write d = votes_debate("d");
    mt_store_write(store, &d);
    return store;
}

static void test_any_history(void **state)
{
    static mt_write w[32];
    char folder[64];
    unsigned seed = 7;
    (void)state;
    votes_folder(folder);
    mt_store *store = open_store(folder, false);
    compare(store);
    for (unsigned i = 0; i < STEPS;) {
        unsigned n = 1 + next(&seed) % 32;
        atomic_store(&waiting, n);
        for (unsigned k = 0; k < n; k++, i++) {
            w[k] = any_write(&seed);
            w[k].done = done;
            assert_true(mt_store_submit(store, &w[k]));
        }
        while (atomic_load(&waiting))
            (void)usleep(100);
        compare(store);
    }
    mt_store_close(store);
    /* Counted by the database alone, it is the same. */
    store = open_store(folder, true);
    compare(store);
    mt_store_close(store);
    votes_delete(folder, "counts.db");
    (void)rmdir(folder);
}

typedef struct writer {
    mt_store *store;
    unsigned seed;
} writer;

static void *storm(void *ctx)
{
    writer *v = ctx;
    for (int i = 0; i < STORM; i++) {
        mt_write w = any_write(&v->seed);
        mt_store_write(v->store, &w);
    }
    return NULL;
}

static bool ignore_count(void *ctx, const mt_count *c)
{
    return ctx || c;
}

static bool ignore_move(void *ctx, const mt_move_count *m)
{
    return ctx || m;
}

/* Counting begins again and again while others write. */
static void test_while_written(void **state)
{
    static writer v[WRITERS];
    pthread_t thread[WRITERS];
    char folder[64];
    (void)state;
    votes_folder(folder);
    mt_store *store = open_store(folder, false);
    for (unsigned i = 0; i < WRITERS; i++) {
        v[i] = (writer){store, 100 + i};
        assert_int_equal(pthread_create(&thread[i], NULL, storm, &v[i]), 0);
    }
    for (int i = 0; i < 300; i++) {
        assert_int_equal(mt_store_tally(store, MOOT_STR("d"), ignore_count, NULL), MOOT_OK);
        assert_int_equal(mt_store_moves(store, MOOT_STR("d"), ignore_move, NULL), MOOT_OK);
    }
    for (unsigned i = 0; i < WRITERS; i++)
        (void)pthread_join(thread[i], NULL);
    compare(store);
    mt_store_close(store);
    votes_delete(folder, "counts.db");
    (void)rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_history),
        cmocka_unit_test(test_while_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

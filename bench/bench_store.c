/* Durable votes a second: the store with 64 voters at once, beside a bare loop over SQLite that
 * writes one row each in groups of 64, both with a synchronous write-ahead log.
 *
 * bench_store [FOLDER [SECONDS [TURNS]]]   the folder (/tmp) says on which disk.  The two take
 * turns (3) of so many seconds (3); medians are printed, of the rates and of the ratio in a turn,
 * and the processor time of a row, voters included. */
#include "store/store.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { VOTERS = 64, GROUP = 64, TURNS = 3, TURNS_MOST = 99, TIMES_MOST = 1 << 20 };

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Processor time of the process so far. */
static double spent(void)
{
    struct rusage u;
    (void)getrusage(RUSAGE_SELF, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
           (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static void delete_at(const char *path)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < 3; i++) {
        char at[300];
        (void)snprintf(at, sizeof(at), "%s%s", path, ends[i]);
        (void)unlink(at);
    }
}

/* Rows a second of the bare loop. */
static double bare(const char *path, double seconds)
{
    sqlite3 *db;
    sqlite3_stmt *put;
    long rows = 0;
    delete_at(path);
    if (sqlite3_open(path, &db) != SQLITE_OK ||
        sqlite3_exec(db,
                     "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                     "CREATE TABLE vote (debate TEXT, ticket BLOB, phase INTEGER, target TEXT, "
                     "value INTEGER, seq INTEGER, at INTEGER, PRIMARY KEY (debate, ticket, phase, "
                     "target)) STRICT, WITHOUT ROWID",
                     NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db,
                           "INSERT INTO vote VALUES ('d', ?1, 1, '', 1, ?2, ?2) ON CONFLICT DO "
                           "UPDATE SET value = excluded.value, seq = excluded.seq",
                           -1, &put, NULL) != SQLITE_OK)
        exit(1);
    double begin = now(), end = begin + seconds;
    while (now() < end) {
        (void)sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
        for (int i = 0; i < GROUP; i++, rows++) {
            uint8_t ticket[16] = {0};
            uint64_t n = (uint64_t)rows * 0x9e3779b97f4a7c15u;
            for (size_t k = 0; k < 8; k++)
                ticket[k] = (uint8_t)(n >> (8 * k));
            (void)sqlite3_bind_blob(put, 1, ticket, 16, SQLITE_TRANSIENT);
            (void)sqlite3_bind_int64(put, 2, rows);
            (void)sqlite3_step(put);
            (void)sqlite3_reset(put);
        }
        if (sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
            exit(1);
    }
    double took = now() - begin;
    (void)sqlite3_finalize(put);
    (void)sqlite3_close(db);
    delete_at(path);
    return (double)rows / took;
}

static float *times;
static size_t taken;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

typedef struct voter {
    mt_store *store;
    uint32_t number;
    double end;
    long votes;
} voter;

static void *vote(void *ctx)
{
    voter *v = ctx;
    for (uint64_t i = 0;; i++) {
        mt_write w = {.kind = MT_WRITE_BALLOT, .debate = {"d", 1}, .at = 1000};
        uint64_t n = ((uint64_t)v->number << 40 | i) * 0x9e3779b97f4a7c15u;
        for (size_t k = 0; k < 8; k++)
            w.ballot.ticket.at[k] = (uint8_t)(n >> (8 * k));
        w.ballot.phase = MT_PHASE_AFTER;
        w.ballot.value = MT_VOTE_YES;
        double begin = now();
        if (begin >= v->end)
            return NULL;
        mt_store_write(v->store, &w);
        double took = now() - begin;
        if (w.written != MT_WRITTEN_DONE)
            exit(1);
        v->votes++;
        (void)pthread_mutex_lock(&lock);
        if (taken < TIMES_MOST)
            times[taken++] = (float)(took * 1000);
        (void)pthread_mutex_unlock(&lock);
    }
}

static double stored(const char *path, double seconds, double *group)
{
    mt_store *store;
    mt_store_error error;
    pthread_t thread[VOTERS];
    static voter v[VOTERS];
    long votes = 0;
    delete_at(path);
    if (mt_store_open(&store, path, NULL, &error) != MOOT_OK) {
        (void)fprintf(stderr, "%s\n", error.text);
        exit(1);
    }
    mt_write d = {.kind = MT_WRITE_DEBATE, .debate = {"d", 1}, .row.version = {"1", 1}};
    mt_store_write(store, &d);
    double begin = now();
    for (uint32_t i = 0; i < VOTERS; i++) {
        v[i] = (voter){store, i, begin + seconds, 0};
        (void)pthread_create(&thread[i], NULL, vote, &v[i]);
    }
    for (uint32_t i = 0; i < VOTERS; i++) {
        (void)pthread_join(thread[i], NULL);
        votes += v[i].votes;
    }
    double took = now() - begin;
    uint64_t groups, writes;
    mt_store_counts(store, &groups, &writes);
    *group = (double)writes / (double)groups;
    mt_store_close(store);
    delete_at(path);
    return (double)votes / took;
}

static int by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *of, int n)
{
    qsort(of, (size_t)n, sizeof(*of), by_value);
    return of[n / 2];
}

int main(int argc, char **argv)
{
    char path[256];
    static double a[TURNS_MOST], b[TURNS_MOST], ratio[TURNS_MOST];
    double seconds = argc > 2 ? strtod(argv[2], NULL) : 3, group = 0, cost_a = 0, cost_b = 0;
    int turns = argc > 3 ? (int)strtol(argv[3], NULL, 10) : TURNS;
    if (turns < 1 || turns > TURNS_MOST)
        return 1;
    (void)snprintf(path, sizeof(path), "%s/moot-bench.db", argc > 1 ? argv[1] : "/tmp");
    times = malloc(TIMES_MOST * sizeof(*times));
    if (!times)
        return 1;
    for (int i = 0; i < turns; i++) {
        double begin = spent();
        a[i] = bare(path, seconds);
        double middle = spent();
        b[i] = stored(path, seconds, &group);
        ratio[i] = b[i] / a[i];
        cost_a += (middle - begin) / (a[i] * seconds) / turns;
        cost_b += (spent() - middle) / (b[i] * seconds) / turns;
    }
    qsort(times, taken, sizeof(*times), by_size);
    printf("bare loop over SQLite, groups of %d    %8.0f rows/s, %.1f us of processor time each\n",
           (int)GROUP, median(a, turns), cost_a * 1e6);
    printf("store, %d voters, groups of %.0f on average %8.0f votes/s, %.1f us each; p50 %.1f ms, "
           "p99 %.1f ms\n",
           (int)VOTERS, group, median(b, turns), cost_b * 1e6, (double)times[taken / 2],
           (double)times[taken * 99 / 100]);
    printf("ratio %.2f\n", median(ratio, turns));
    free(times);
    return 0;
}

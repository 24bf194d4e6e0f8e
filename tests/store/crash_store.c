/* Nothing acknowledged is lost or counted twice when the process is killed.
 *
 * crash_store [ROUNDS [WHERE [COMMAND]]]   A child opens the database and lets 50 voters vote at
 * once; what it acknowledges goes through a pipe to the parent, which kills it (SIGKILL) at some
 * moment, opens the database and compares.  WHERE is another database than a file of its own; with
 * COMMAND a shell runs that first, to stop a server hard and start it again.  The checker knows
 * what each voter sent: an answer that stands was sent, and none that was acknowledged is newer
 * than it. */
#include "store/votes.h"

#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

enum { VOTERS = 50, CLAIMS = 4, DEFAULT_ROUNDS = 6 };

typedef struct note {
    uint32_t voter, claim;
    int64_t seq;
    uint32_t value, acknowledged;
} note;

typedef struct voter {
    mt_store *store;
    uint32_t number, round;
    int64_t from; /* its counts begin behind this */
    int pipe;
} voter;

static const char *const claims[CLAIMS] = {"a", "b", "c", "d"};

/* The answer that a voter sends with a count: both sides of the pipe know it. */
static int value_of(uint32_t number, int64_t seq)
{
    return (int)((number * 7 + (uint64_t)seq * 13) % 5) + 1;
}

static void *vote_on(void *ctx)
{
    voter *v = ctx;
    char key[32];
    for (int64_t i = 1;; i++) {
        uint32_t claim = (uint32_t)((uint64_t)i % CLAIMS);
        mt_write w =
            votes_ballot("storm", v->number, MT_PHASE_ACCEPT, value_of(v->number, v->from + i));
        w.ballot.target = mt_str(claims[claim]);
        w.ballot.seq = v->from + i;
        (void)snprintf(key, sizeof(key), "%u-%lld", (unsigned)v->round, (long long)i);
        w.ballot.key = mt_str(key);
        note n = {v->number, claim, w.ballot.seq, (uint32_t)w.ballot.value, 0};
        if (write(v->pipe, &n, sizeof(n)) != (ssize_t)sizeof(n))
            return NULL;
        mt_store_write(v->store, &w);
        if (w.status != MOOT_OK || w.written != MT_WRITTEN_DONE)
            continue;
        n.acknowledged = 1;
        if (write(v->pipe, &n, sizeof(n)) != (ssize_t)sizeof(n))
            return NULL;
    }
}

static _Noreturn void child(const char *path, uint32_t round, int pipe)
{
    mt_store *store;
    mt_store_error error;
    pthread_t thread[VOTERS];
    static voter v[VOTERS];
    if (mt_store_open(&store, path, NULL, &error) != MOOT_OK)
        _exit(9);
    mt_write d = votes_debate("storm");
    mt_store_write(store, &d);
    for (uint32_t i = 0; i < VOTERS; i++) {
        v[i] = (voter){store, i, round, (int64_t)round * 1000000, pipe};
        if (pthread_create(&thread[i], NULL, vote_on, &v[i]) != 0)
            _exit(9);
    }
    for (;;)
        (void)pause();
}

/* What is known of each place: the newest count sent, and the newest acknowledged. */
static int64_t sent[VOTERS][CLAIMS], acknowledged[VOTERS][CLAIMS];
static uint64_t acknowledgements;

static void listen_to(int pipe)
{
    note n;
    while (read(pipe, &n, sizeof(n)) == (ssize_t)sizeof(n)) {
        int64_t *of = n.acknowledged ? &acknowledged[n.voter][n.claim] : &sent[n.voter][n.claim];
        acknowledgements += n.acknowledged;
        if (n.seq > *of)
            *of = n.seq;
    }
}

typedef struct check {
    int faults;
    bool there[VOTERS][CLAIMS];
    uint64_t ballots;
} check;

static bool compare(void *ctx, const mt_ballot *b)
{
    check *c = ctx;
    uint32_t number = votes_number(b->ticket), claim = (uint32_t)(b->target.ptr[0] - 'a');
    if (number >= VOTERS || claim >= CLAIMS) {
        c->faults++;
        return true;
    }
    bool known = b->seq <= sent[number][claim] && b->seq >= acknowledged[number][claim];
    if (!known || b->value != value_of(number, b->seq) || c->there[number][claim]) {
        (void)printf("voter %u, claim %u: stands %lld=%d, acknowledged %lld, sent %lld\n",
                     (unsigned)number, (unsigned)claim, (long long)b->seq, b->value,
                     (long long)acknowledged[number][claim], (long long)sent[number][claim]);
        c->faults++;
    }
    c->there[number][claim] = true;
    c->ballots++;
    return true;
}

static bool add(void *ctx, const mt_count *count)
{
    *(uint64_t *)ctx += count->n;
    return true;
}

static int examine(const char *path)
{
    mt_store *store;
    mt_store_error error;
    check c = {0};
    uint64_t counted = 0;
    int64_t bad = -1;
    if (mt_store_open(&store, path, NULL, &error) != MOOT_OK) {
        (void)printf("does not open again: %s\n", error.text);
        return 1;
    }
    if (mt_store_ballots(store, MOOT_STR("storm"), compare, &c) != MOOT_OK ||
        mt_store_tally(store, MOOT_STR("storm"), add, &counted) != MOOT_OK ||
        mt_store_verify(store, MOOT_STR("storm"), &bad) != MOOT_OK || bad != 0)
        c.faults++;
    if (counted != c.ballots)
        c.faults++;
    for (uint32_t i = 0; i < VOTERS; i++)
        for (uint32_t k = 0; k < CLAIMS; k++)
            if (acknowledged[i][k] && !c.there[i][k]) {
                (void)printf("voter %u, claim %u: an acknowledged vote is lost\n", (unsigned)i,
                             (unsigned)k);
                c.faults++;
            }
    mt_store_close(store);
    return c.faults;
}

static int round_of(const char *path, uint32_t round, const char *command)
{
    int ends[2];
    if (pipe(ends) != 0)
        return 1;
    pid_t pid = fork();
    if (pid == 0) {
        (void)close(ends[0]);
        child(path, round, ends[1]);
    }
    (void)close(ends[1]);
    /* Between 60 and 360 ms, otherwise each round; to a server it takes longer to connect. */
    struct timespec ms = {.tv_nsec = 1000000L * (60 + (long)(round * 7919) % 300)};
    if (strchr(path, ':'))
        ms.tv_nsec += 600000000L;
    pid_t killer = fork();
    if (killer == 0) {
        (void)close(ends[0]);
        (void)nanosleep(&ms, NULL);
        int failed = command ? system(command) : 0;
        if (command)
            (void)nanosleep(&ms, NULL); /* and votes come in again */
        (void)kill(pid, SIGKILL);
        _exit(failed ? 1 : 0);
    }
    listen_to(ends[0]);
    (void)close(ends[0]);
    int status = 0;
    (void)waitpid(killer, NULL, 0);
    (void)waitpid(pid, &status, 0);
    if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL) {
        (void)printf("round %u: the child ended by itself (%d)\n", (unsigned)round, status);
        return 1;
    }
    return examine(path);
}

int main(int argc, char **argv)
{
    char folder[64], path[128];
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : DEFAULT_ROUNDS;
    int faults = 0;
    votes_folder(folder);
    (void)snprintf(path, sizeof(path), "%s/crash.db", folder);
    const char *where = argc > 2 ? argv[2] : path, *command = argc > 3 ? argv[3] : NULL;
    for (long i = 1; i <= rounds && !faults; i++)
        faults = round_of(where, (uint32_t)i, command);
    (void)printf("%ld rounds, %llu votes acknowledged, %d faults\n", rounds,
                 (unsigned long long)acknowledgements, faults);
    votes_delete(folder, "crash.db");
    (void)rmdir(folder);
    return faults || acknowledgements == 0;
}

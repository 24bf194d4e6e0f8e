/* Nothing acknowledged over HTTP is lost or counted twice when the server is killed.
 *
 * crash_serve PROGRAM [ROUNDS [WHERE [COMMAND]]]   50 voters send ballots to `moot serve` at once,
 * which is killed (SIGKILL) at some moment of each round and started again.  WHERE is another
 * database than a file of its own; with COMMAND a shell runs that first in each round, to stop a
 * database server hard and start it again.
 *
 * The checker knows what each voter has sent and what was acknowledged.  An answer that stands was
 * sent, and none that was acknowledged is newer; each voter reads what was written last; the
 * tally of the server that has started again equals the ballots that are stored. */
#include "serve/client.h"
#include "serve/pass.h"
#include "store/votes.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

enum { VOTERS = 50, CLAIMS = 4, DEFAULT_ROUNDS = 3, SECOND_MS = 1000 };

static const char debate[] = "===\ndebate: {question: 'A park?', motion: T}\n===\n\n"
                             "[T]: The field should become a park.\n"
                             "  + [Air]: A park cools the air. {side: yes}\n"
                             "  + [Play]: Children need a place to play. {side: yes}\n"
                             "  - [Cost]: A park costs money each year. {side: no}\n"
                             "  - [Rent]: Houses lower the rents. {side: no}\n";

typedef struct voter {
    client c;
    uint32_t number, round;
    int64_t last; /* count of the newest sending */
    int64_t sent[CLAIMS], acknowledged[CLAIMS];
    unsigned long votes, reads;
    int faults;
    mt_ticket_id ticket; /* as the store has it */
} voter;

static const char *program, *where, *key_file;
static char folder[64], point[CLAIMS][17];
static voter voters[VOTERS];
static unsigned port;
static int out = -1; /* what the server prints */

static int value_of(uint32_t number, int64_t seq)
{
    return (int)((number * 7 + (uint64_t)seq * 13) % 5) + 1;
}

/* ---- the server ---- */

static bool wait_until_it_listens(void)
{
    char text[1024];
    size_t n = 0;
    while (n + 1 < sizeof(text)) {
        ssize_t more = read(out, text + n, sizeof(text) - 1 - n);
        if (more <= 0)
            return false;
        n += (size_t)more;
        text[n] = '\0';
        const char *at = strstr(text, "http://127.0.0.1:");
        if (at && strstr(text, "Ctrl-C ends")) {
            port = (unsigned)strtoul(at + strlen("http://127.0.0.1:"), NULL, 10);
            return true;
        }
    }
    return false;
}

static pid_t start(void)
{
    int ends[2];
    if (pipe(ends) != 0)
        return -1;
    pid_t pid = fork();
    if (pid == 0) {
        int log = open("/dev/null", O_WRONLY);
        (void)dup2(ends[1], 1);
        (void)dup2(log, 2);
        (void)close(ends[0]);
        (void)execl(program, program, "serve", folder, "--db", where, "--key", key_file, "--listen",
                    "127.0.0.1:0", "--proxy", (char *)NULL);
        _exit(9);
    }
    (void)close(ends[1]);
    (void)close(out);
    out = ends[0];
    if (pid > 0 && wait_until_it_listens())
        return pid;
    (void)printf("the server does not start\n");
    if (pid > 0)
        (void)kill(pid, SIGKILL);
    return -1;
}

static void end(pid_t pid)
{
    (void)kill(pid, SIGKILL);
    (void)waitpid(pid, NULL, 0);
}

/* ---- a voter ---- */

/* One ballot; false if the server does not answer any more. */
static bool send_one(voter *v, uint32_t claim)
{
    char body[300];
    bool sent = false;
    int64_t seq = ++v->last;
    (void)snprintf(body, sizeof(body),
                   "{\"phase\": \"accept\", \"claim\": \"%s\", \"value\": %d, \"seq\": %lld, "
                   "\"key\": \"%lld\"}",
                   point[claim], value_of(v->number, seq), (long long)seq, (long long)seq);
    bool answered = client_ask(&v->c, "POST", "/api/v1/debates/park/ballots", body, &sent);
    if (sent && !(answered && v->c.status == 429))
        v->sent[claim] = seq;
    if (!answered)
        return false;
    if (v->c.status == 200) {
        if (!strstr(v->c.body, "\"done\"")) {
            (void)printf("voter %u: %s", (unsigned)v->number, v->c.body);
            v->faults++;
        }
        v->acknowledged[claim] = seq;
        v->votes++;
    } else if (v->c.status != 429 && v->c.status != 503) {
        (void)printf("voter %u: status %d: %s\n", (unsigned)v->number, v->c.status, v->c.body);
        v->faults++;
    }
    return v->c.status != 429;
}

/* Does the answer that stands come from the newest acknowledged sending, or from one after it of
 * which nothing is known? */
static bool may_stand(const voter *v, uint32_t claim, int value)
{
    if (!v->acknowledged[claim] && value == 0)
        return true;
    for (int64_t seq = v->acknowledged[claim]; seq <= v->sent[claim]; seq++)
        if (seq && value_of(v->number, seq) == value)
            return true;
    return false;
}

static bool read_mine(voter *v)
{
    if (!client_ask(&v->c, "GET", "/api/v1/debates/park/mine", NULL, NULL))
        return false;
    if (v->c.status != 200)
        return v->c.status == 503;
    v->reads++;
    for (uint32_t i = 0; i < CLAIMS; i++) {
        const char *at = strstr(v->c.body, point[i]), *n = at ? strstr(at, "\"accept\": ") : NULL;
        int value = n ? (int)strtol(n + strlen("\"accept\": "), NULL, 10) : 0;
        if (!may_stand(v, i, value)) {
            (void)printf("voter %u reads %d on point %u, acknowledged %lld, sent %lld\n",
                         (unsigned)v->number, value, (unsigned)i, (long long)v->acknowledged[i],
                         (long long)v->sent[i]);
            v->faults++;
        }
    }
    return true;
}

static void *vote(void *ctx)
{
    voter *v = ctx;
    v->last = (int64_t)v->round * SECOND_MS * SECOND_MS;
    bool alive = read_mine(v);
    for (uint32_t i = 0; alive && !v->faults; i++) {
        alive = send_one(v, (i + v->number) % CLAIMS);
        if (alive && v->c.status == 503) /* the database is away */
            (void)usleep(100000);
        if (alive && i % 8 == 7)
            alive = read_mine(v);
    }
    client_close(&v->c);
    return NULL;
}

/* ---- what is stored ---- */

typedef struct check {
    int faults;
    bool there[VOTERS][CLAIMS];
    uint64_t n[CLAIMS][6];
} check;

static bool compare(void *ctx, const mt_ballot *b)
{
    check *c = ctx;
    uint32_t i = 0, k = 0;
    while (i < VOTERS && memcmp(&voters[i].ticket, &b->ticket, sizeof(b->ticket)) != 0)
        i++;
    while (k < CLAIMS && !mt_str_eq(mt_str(point[k]), b->target))
        k++;
    if (i == VOTERS || k == CLAIMS || c->there[i][k] || b->seq > voters[i].sent[k] ||
        b->seq < voters[i].acknowledged[k] || b->value != value_of(i, b->seq)) {
        (void)printf("voter %u, point %u: stands %lld=%d\n", (unsigned)i, (unsigned)k,
                     (long long)b->seq, b->value);
        c->faults++;
        return true;
    }
    c->there[i][k] = true;
    c->n[k][b->value]++;
    return true;
}

/* Does the server that has just started count what is stored? */
static int compare_tally(const check *c)
{
    client k = {.port = port, .fd = -1, .from = 1, .body = malloc(CLIENT_BODY + 1)};
    int faults = !k.body || !client_ask(&k, "GET", "/api/v1/debates/park/tally", NULL, NULL) ||
                 k.status != 200;
    for (uint32_t i = 0; i < CLAIMS && !faults; i++) {
        uint64_t all = 0;
        const char *at = strstr(k.body, point[i]);
        at = at ? strstr(at, "\"accept\": [") : NULL;
        char *next = NULL;
        for (int v = 1; v <= 5; v++) {
            uint64_t n =
                at ? strtoull(next ? next + 1 : at + strlen("\"accept\": ["), &next, 10) : 0;
            faults += n != c->n[i][v];
            all += c->n[i][v];
        }
        if (faults)
            (void)printf("point %u is counted otherwise than the %llu ballots\n", (unsigned)i,
                         (unsigned long long)all);
    }
    client_close(&k);
    free(k.body);
    return faults;
}

static int examine(check *c)
{
    mt_store *store;
    mt_store_error error;
    int64_t bad = -1;
    *c = (check){0};
    if (mt_store_open(&store, where, NULL, &error) != MOOT_OK) {
        (void)printf("does not open again: %s\n", error.text);
        return 1;
    }
    if (mt_store_ballots(store, MOOT_STR("park"), compare, c) != MOOT_OK ||
        mt_store_verify(store, MOOT_STR("park"), &bad) != MOOT_OK || bad != 0)
        c->faults++;
    mt_store_close(store);
    for (uint32_t i = 0; i < VOTERS; i++)
        for (uint32_t k = 0; k < CLAIMS; k++)
            if (voters[i].acknowledged[k] && !c->there[i][k]) {
                (void)printf("voter %u: an acknowledged vote is lost\n", (unsigned)i);
                c->faults++;
            }
    return c->faults;
}

/* ---- rounds ---- */

static int round_of(uint32_t round, const char *command)
{
    pthread_t thread[VOTERS];
    static check c;
    if (examine(&c))
        return 1;
    pid_t pid = start();
    if (pid < 0)
        return 1;
    int faults = compare_tally(&c);
    for (uint32_t i = 0; i < VOTERS; i++) {
        voters[i].c.port = port;
        voters[i].round = round;
        faults += pthread_create(&thread[i], NULL, vote, &voters[i]) != 0;
    }
    /* Between 40 and 340 ms, otherwise each round. */
    struct timespec ms = {.tv_nsec = 1000000L * (40 + (long)(round * 7919) % 300)};
    (void)nanosleep(&ms, NULL);
    if (command)
        faults += system(command) != 0;
    if (command)
        (void)nanosleep(&ms, NULL); /* and votes come in again */
    end(pid);
    for (uint32_t i = 0; i < VOTERS; i++) {
        (void)pthread_join(thread[i], NULL);
        faults += voters[i].faults;
    }
    return faults;
}

static bool read_secret(mt_secret *secret)
{
    int fd = open(key_file, O_RDONLY);
    bool fine = fd >= 0 && read(fd, secret->at, sizeof(secret->at)) == (ssize_t)sizeof(secret->at);
    (void)close(fd);
    return fine;
}

/* Every voter gets a ticket and is known from then on. */
static bool enrol(void)
{
    mt_secret secret;
    pid_t pid = start();
    bool fine = pid > 0;
    for (uint32_t i = 0; i < VOTERS && fine; i++) {
        voter *v = &voters[i];
        *v = (voter){.number = i};
        v->c = (client){.port = port, .fd = -1, .from = 1 + i, .body = malloc(CLIENT_BODY + 1)};
        uint8_t ticket[MT_TICKET_BYTES];
        fine = v->c.body && client_ask(&v->c, "GET", "/d/park", NULL, NULL);
        if (fine && i == 0)
            fine = client_points(v->c.body, point, CLAIMS) == CLAIMS;
        fine = fine && send_one(v, 0) && v->c.status == 200 && read_secret(&secret) &&
               strncmp(v->c.cookie, "moot=", 5) == 0 &&
               mt_ticket_read(ticket, mt_str(v->c.cookie + 5));
        if (fine)
            v->ticket = mt_ticket_hash(&secret, MOOT_STR("park"), ticket);
        client_close(&v->c);
    }
    if (pid > 0)
        end(pid);
    return fine;
}

static bool write_debate(void)
{
    char path[128];
    (void)snprintf(path, sizeof(path), "%s/park.argdown", folder);
    FILE *f = fopen(path, "w");
    bool fine = f && fputs(debate, f) >= 0;
    return f && fclose(f) == 0 && fine;
}

static void clean_up(void)
{
    static const char *const names[] = {"park.argdown", "key"};
    for (size_t i = 0; i < 2; i++) {
        char path[128];
        (void)snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
        (void)unlink(path);
    }
    votes_delete(folder, "crash.db");
    (void)rmdir(folder);
}

int main(int argc, char **argv)
{
    char path[128], key[128];
    unsigned long votes = 0, reads = 0;
    long rounds = argc > 2 ? strtol(argv[2], NULL, 10) : DEFAULT_ROUNDS, i = 0;
    if (argc < 2)
        return 1;
    (void)signal(SIGPIPE, SIG_IGN);
    votes_folder(folder);
    (void)snprintf(path, sizeof(path), "%s/crash.db", folder);
    (void)snprintf(key, sizeof(key), "%s/key", folder);
    program = argv[1];
    where = argc > 3 ? argv[3] : path;
    key_file = key;
    const char *command = argc > 4 ? argv[4] : NULL;
    int faults = !mt_secret_start() || !write_debate() || !enrol();
    for (i = 1; i <= rounds && !faults; i++)
        faults = round_of((uint32_t)i, command);
    static check last;
    faults += faults ? 0 : examine(&last);
    for (uint32_t v = 0; v < VOTERS; v++) {
        votes += voters[v].votes;
        reads += voters[v].reads;
        free(voters[v].c.body);
    }
    (void)printf("%ld rounds, %lu votes acknowledged over HTTP, %lu readings, %d faults\n", i - 1,
                 votes, reads, faults);
    clean_up();
    return faults || votes == 0;
}

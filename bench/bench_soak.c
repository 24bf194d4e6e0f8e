/* A server under mixed load for a long time: does its memory stay flat?
 *
 * bench_soak PORT NAME PID MINUTES [RATE [READERS]]   pages, votes and event streams at RATE (60)
 * requests a second by READERS (1,000) who keep changing their minds, at a server that runs with
 * --proxy.  Prints the memory of the process PID every minute, its least and its most.  In the
 * first tenth of the time, and at least the first two minutes, all readers come in and caches fill;
 * from then on the memory counts as flat if what it is at least in each minute of the last half is
 * within 3 % and 1 MiB of what it is in the first. */
#include "resident.h"
#include "serve/client.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

enum { VOTERS = 4, STREAMS = 40, MINUTES_MOST = 1000, POINTS_MOST = 64 };

static unsigned port;
static const char *name;
static atomic_bool over;
static atomic_ulong done, votes, limited, failed, events;
static double pause_s; /* of one thread between two requests */
static unsigned readers;
static char point[POINTS_MOST][17];
static size_t points;

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void rest(double s)
{
    struct timespec t = {.tv_sec = (time_t)s, .tv_nsec = (long)((s - (double)(time_t)s) * 1e9)};
    (void)nanosleep(&t, NULL);
}

static unsigned next(unsigned *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static void count(const client *c, bool answered)
{
    atomic_fetch_add(&done, 1);
    if (answered && c->status == 429)
        atomic_fetch_add(&limited, 1);
    else if (!answered || c->status >= 400)
        atomic_fetch_add(&failed, 1);
}

/* What a reader sends next: an answer after reading, or about a point. */
static void say(char body[200], unsigned *seed)
{
    static const char *const answers[] = {"yes", "no", "unsure"};
    unsigned what = next(seed) % 4;
    const char *claim = points ? point[next(seed) % points] : "";
    if (what < 2 || !points)
        (void)snprintf(body, 200, "{\"phase\": \"after\", \"value\": \"%s\"}",
                       answers[next(seed) % 3]);
    else
        (void)snprintf(body, 200, "{\"phase\": \"%s\", \"claim\": \"%s\", \"value\": %u}",
                       what == 2 ? "accept" : "relevance", claim, 1 + next(seed) % 5);
}

/* The readers of one thread, one after the other. */
static void *vote(void *ctx)
{
    unsigned number = *(unsigned *)ctx, seed = number, mine = readers / VOTERS;
    char(*cookie)[80] = calloc(mine, sizeof(*cookie)), path[200], body[200];
    client c = {.port = port, .fd = -1};
    (void)snprintf(path, sizeof(path), "/api/v1/debates/%.100s/ballots", name);
    for (unsigned i = 0; cookie && !atomic_load(&over); i = (i + 1) % mine) {
        memcpy(c.cookie, cookie[i], sizeof(c.cookie));
        c.from = 1 + number * mine + i;
        say(body, &seed);
        bool answered = client_ask(&c, "POST", path, body, NULL);
        count(&c, answered);
        memcpy(cookie[i], c.cookie, sizeof(c.cookie));
        atomic_fetch_add(&votes, answered && c.status < 300);
        rest(pause_s);
    }
    client_close(&c);
    free(cookie);
    return NULL;
}

static void *read_pages(void *ctx)
{
    static const char *const paths[] = {
        "/d/%s",       "/d/%s/results",      "/api/v1/debates/%s/tally",
        "/",           "/d/%s/results.json", "/d/%s/feed.atom",
        "/d/%s/embed", "/d/%s/export.csv",   "/openapi.json",
        "/metrics",    "/d/%s/debate.json",  "/nothing/here"};
    enum { PATHS = sizeof(paths) / sizeof(paths[0]) };
    client c = {.port = port, .fd = -1};
    char path[200];
    (void)ctx;
    for (unsigned i = 0; !atomic_load(&over); i++) {
        const char *form = paths[i % PATHS], *at = strstr(form, "%s");
        int before = (int)(at ? at - form : (long)strlen(form));
        (void)snprintf(path, sizeof(path), "%.*s%s%s", before, form, at ? name : "",
                       at ? at + 2 : "");
        c.from = 0xa00000 + i % 50000;
        bool answered = client_ask(&c, "GET", path, NULL, NULL);
        if (answered && c.status == 404 && i % PATHS == PATHS - 1)
            c.status = 200;
        count(&c, answered);
        rest(pause_s);
    }
    client_close(&c);
    return NULL;
}

/* Streams that stay for a while, and one every moment that ends and is opened anew. */
static void *follow(void *ctx)
{
    static client c[STREAMS];
    char path[200], heard[8192];
    (void)ctx;
    (void)snprintf(path, sizeof(path), "/d/%.100s/events", name);
    for (unsigned i = 0; i < STREAMS; i++)
        c[i] = (client){.port = port, .fd = -1, .from = 0xb00000 + i};
    for (unsigned i = 0; !atomic_load(&over); i = (i + 1) % STREAMS) {
        client_close(&c[i]);
        atomic_fetch_add(&failed, !client_connect(&c[i]) || !client_send(&c[i], "GET", path, NULL));
        for (unsigned k = 0; k < STREAMS; k++)
            while (c[k].fd >= 0 && recv(c[k].fd, heard, sizeof(heard), MSG_DONTWAIT) > 0)
                atomic_fetch_add(&events, 1);
        rest(0.5);
    }
    for (unsigned i = 0; i < STREAMS; i++)
        client_close(&c[i]);
    return NULL;
}

static bool learn_points(void)
{
    client c = {.port = port, .fd = -1, .from = 1, .body = malloc(CLIENT_BODY + 1)};
    char path[200];
    (void)snprintf(path, sizeof(path), "/d/%.100s", name);
    bool fine = c.body && client_ask(&c, "GET", path, NULL, NULL) && c.status == 200;
    if (fine)
        points = client_points(c.body, point, POINTS_MOST);
    client_close(&c);
    free(c.body);
    return fine;
}

static long most(const long *kib, long from, long to)
{
    long best = 0;
    for (long i = from; i < to; i++)
        best = kib[i] > best ? kib[i] : best;
    return best;
}

/* The least and the most memory of each minute; false if the process is gone.  The least is what
 * stays: results that are just worked out come and go. */
static bool watch(const char *pid, long minutes, long *least)
{
    double begin = now();
    for (long m = 0; m <= minutes; m++) {
        long high = 0;
        least[m] = 0;
        do {
            long kib = resident_kib(pid);
            least[m] = least[m] && least[m] < kib ? least[m] : kib;
            high = kib > high ? kib : high;
            if (m)
                rest(0.5);
        } while (now() < begin + 60 * (double)m);
        printf("%4ld min  %7ld to %ld KiB  %lu requests  %lu votes  %lu events  %lu limited  %lu "
               "failed\n",
               m, least[m], high, atomic_load(&done), atomic_load(&votes), atomic_load(&events),
               atomic_load(&limited), atomic_load(&failed));
        (void)fflush(stdout);
        if (!least[m])
            return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    static long kib[MINUTES_MOST + 1];
    pthread_t thread[VOTERS + 2];
    static unsigned number[VOTERS];
    if (argc < 5) {
        printf("a server under load: bench_soak PORT NAME PID MINUTES [RATE [READERS]]\n");
        return 0;
    }
    port = (unsigned)strtoul(argv[1], NULL, 10);
    name = argv[2];
    long minutes = strtol(argv[4], NULL, 10);
    double rate = argc > 5 ? strtod(argv[5], NULL) : 60;
    readers = argc > 6 ? (unsigned)strtoul(argv[6], NULL, 10) : 1000;
    if (minutes < 1 || minutes > MINUTES_MOST || !(rate > 0) || readers < VOTERS || !learn_points())
        return 1;
    pause_s = (VOTERS + 1) / rate;
    for (unsigned i = 0; i < VOTERS; i++) {
        number[i] = i;
        if (pthread_create(&thread[i], NULL, vote, &number[i]) != 0)
            return 1;
    }
    if (pthread_create(&thread[VOTERS], NULL, read_pages, NULL) != 0 ||
        pthread_create(&thread[VOTERS + 1], NULL, follow, NULL) != 0)
        return 1;
    bool alive = watch(argv[3], minutes, kib);
    atomic_store(&over, true);
    for (unsigned i = 0; i < VOTERS + 2; i++)
        (void)pthread_join(thread[i], NULL);
    long warm = minutes / 10 > 2 ? minutes / 10 : 2, half = warm + (minutes - warm) / 2;
    if (!alive || half >= minutes) {
        printf("%s\n", alive ? "too short to say" : "the server is gone");
        return !alive;
    }
    long first = most(kib, warm, half + 1), last = most(kib, half + 1, minutes + 1);
    bool flat = last <= first + first * 3 / 100 && last <= first + 1024;
    printf("memory at start %ld KiB, after %ld min %ld, at end %ld, most %ld then %ld: %s\n",
           kib[0], warm, kib[warm], kib[minutes], first, last, flat ? "flat" : "it grew");
    return !flat || atomic_load(&failed) > 0;
}

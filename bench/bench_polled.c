/* How long the counts of a served debate take, and its results: all of the store -> table of
 * ballots
 * -> every number, and the two exports, in processor time of the thread.
 *
 * bench_polled [READERS]   10,000 of them vote before and after, on eight points, and say what
 * moved them. */
#include "serve/polled_votes.h"

#include <sys/resource.h>
#include <time.h>

static double spent(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool measure(serve_world *w, uint32_t readers)
{
    static const char *const path[] = {"/d/park/results.json", "/d/park/export.csv",
                                       "/d/park/results"};
    for (size_t i = 0; i < sizeof(path) / sizeof(path[0]); i++) {
        mt_exchange x;
        double begin = spent();
        bool fine = serve_get(w, &x, path[i], "") == 200;
        (void)printf("%s: %.1f ms, %zu bytes%s\n", path[i], 1000 * (spent() - begin),
                     serve_body(&x).len, i ? "" : " (with all of the work)");
        mt_exchange_fini(&x);
        if (!fine)
            return false;
    }
    struct rusage use;
    (void)getrusage(RUSAGE_SELF, &use);
    (void)printf("%u readers, at most %ld MiB\n", (unsigned)readers, use.ru_maxrss / 1024);
    return true;
}

/* What a page or an event with numbers asks for. */
static bool count(serve_world *w, const char *what)
{
    mt_exchange x;
    double begin = spent();
    bool fine = serve_get(w, &x, "/api/v1/debates/park/tally", "") == 200;
    (void)printf("%s: %.1f ms\n", what, 1000 * (spent() - begin));
    mt_exchange_fini(&x);
    return fine;
}

int main(int argc, char **argv)
{
    serve_world world;
    uint32_t readers = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 10000;
    if (!serve_open(&world, ""))
        return 1;
    bool fine = true;
    for (uint32_t from = 0; from < readers && fine; from += PARK_MOST)
        fine = park_fill(&world, from, readers - from < PARK_MOST ? readers - from : PARK_MOST);
    fine = fine && count(&world, "counts for the first time") && count(&world, "counts kept up");
    fine = fine && measure(&world, readers);
    serve_close(&world);
    return fine ? 0 : 1;
}

/* Processor time to judge chains and random debates; one line per case: the standings alone, the
 * weights, and (of debates of a size that people read) the full report with positions
 * and hinges.
 * usage: bench_judge [HOW MANY CLAIMS THE FULL REPORT MAY HAVE] */
#include "gradual/weigh.h"
#include "judge/verdict.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static uint64_t state = 1;
static uint32_t below(uint32_t n)
{
    uint64_t z = (state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ (z >> 31)) % n);
}

/* `n` claims; each but the motion bears on the one before (chain) or on any earlier one
 * (tree), or on any at all, twice (mesh). */
typedef enum shape { CHAIN, TREE, MESH } shape;

static void put_debate(mt_out *o, uint32_t n, shape how)
{
    mt_out_z(o, "{\"moot\": 1, \"motion\": 0, \"statements\": [{\"title\": \"0\"}");
    for (uint32_t i = 1; i < n; i++)
        mt_out_printf(o, ",{\"title\": \"%u\"}", i);
    mt_out_z(o, "], \"relations\": [");
    for (uint32_t i = 1; i < n; i++)
        for (int k = 0; k < (how == MESH ? 2 : 1); k++) {
            uint32_t to = how == CHAIN ? i - 1 : how == TREE ? below(i) : below(n);
            mt_out_printf(o, "%s{\"kind\": \"%s\", \"from\": {\"statement\": %u}, ",
                          i == 1 && k == 0 ? "" : ",", below(2) ? "attack" : "support", i);
            mt_out_printf(o, "\"to\": {\"statement\": %u}}", to);
        }
    mt_out_z(o, "]}");
}

/* Seconds to judge, or a negative number. */
static double judge(const mt_debate *d, bool brief)
{
    mt_verdict v;
    mt_memory m = {0};
    mt_arena arena;
    mt_out o;
    double start = now();
    mt_arena_init(&arena, NULL);
    m.arena = &arena;
    mt_out_init(&o, mt_memory_writer(&m));
    bool ok = mt_judge(&v, NULL, d, &(mt_judge_options){.brief = brief}) == MOOT_OK;
    if (ok && !brief)
        mt_verdict_text(&v, true, &o);
    ok = mt_out_finish(&o) == MOOT_OK && ok;
    mt_verdict_fini(&v);
    mt_arena_free(&arena);
    return ok ? now() - start : -1;
}

static double weigh(const mt_debate *d)
{
    mt_arena arena;
    mt_weighing w;
    double start = now();
    mt_arena_init(&arena, NULL);
    bool ok = mt_weigh_debate(&w, d, MT_BEARING_HINGES, &arena) == MOOT_OK;
    mt_arena_free(&arena);
    return ok ? now() - start : -1;
}

static int run(const char *name, shape how, uint32_t n, uint32_t full)
{
    mt_arena arena;
    mt_debate d;
    mt_arena_init(&arena, NULL);
    mt_memory m = {.arena = &arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    put_debate(&o, n, how);
    moot_status status = mt_out_finish(&o);
    double start = now();
    if (status == MOOT_OK)
        status = mt_debate_read(&d, NULL, mt_memory_str(&m));
    if (status != MOOT_OK)
        return 1;
    double read = now() - start, brief = judge(&d, true), weights = weigh(&d);
    printf("%-6s %7u claims  read %8.2f ms  standings %8.2f ms  weights %8.2f ms", name, n,
           read * 1e3, brief * 1e3, weights * 1e3);
    double all = n <= full ? judge(&d, false) : 0;
    if (n <= full)
        printf("  full report %8.2f ms", all * 1e3);
    printf("\n");
    fflush(stdout);
    mt_debate_fini(&d);
    mt_arena_free(&arena);
    return brief < 0 || weights < 0 || all < 0;
}

int main(int argc, char **argv)
{
    static const char *const name[] = {"chain", "tree", "mesh"};
    uint32_t full = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 1000;
    int failed = 0;
    for (int how = CHAIN; how <= MESH; how++)
        for (uint32_t n = 1000; n <= 100000; n *= 10)
            failed += run(name[how], (shape)how, n, full);
    return failed;
}

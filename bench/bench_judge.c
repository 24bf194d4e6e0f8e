/* Time to judge chains and random debates; one line per case. */
#include "judge/verdict.h"

#include <stdio.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
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

static int run(const char *name, shape how, uint32_t n)
{
    mt_arena arena;
    mt_debate d;
    mt_verdict v;
    mt_arena_init(&arena, NULL);
    mt_memory m = {.arena = &arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    put_debate(&o, n, how);
    moot_status status = mt_out_finish(&o);
    double start = now();
    if (status == MOOT_OK)
        status = mt_debate_read(&d, NULL, mt_memory_str(&m));
    double read = now();
    if (status == MOOT_OK)
        status = mt_judge(&v, NULL, &d, NULL);
    double end = now();
    if (status != MOOT_OK)
        return 1;
    printf("%-6s %7u claims  read %8.2f ms  judge %8.2f ms  %6.0f ns a claim\n", name, n,
           (read - start) * 1e3, (end - read) * 1e3, (end - read) * 1e9 / n);
    mt_verdict_fini(&v);
    mt_debate_fini(&d);
    mt_arena_free(&arena);
    return 0;
}

int main(void)
{
    static const char *const name[] = {"chain", "tree", "mesh"};
    int failed = 0;
    for (int how = CHAIN; how <= MESH; how++)
        for (uint32_t n = 1000; n <= 100000; n *= 10)
            failed += run(name[how], (shape)how, n);
    return failed;
}

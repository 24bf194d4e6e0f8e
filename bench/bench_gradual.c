/* Strengths of an acyclic graph of ten million arcs, beside a plain read of memory.
 *
 * Prints arcs a second on one core for DF-QuAD and Quadratic Energy, best of five
 * sweeps, and the speed at which the same machine adds up an array that does not fit a
 * cache. */
#include "gradual/solve.h"

#include <stdio.h>
#include <time.h>

enum { NODES = 1000000, ARCS = 10000000, TRIES = 5, STREAM = 1 << 25 };

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static uint64_t next(uint64_t *state)
{
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* Bytes a second of a sum over doubles, in four running sums. */
static double stream(mt_arena *arena)
{
    double *at = MT_NEW_ARRAY(arena, double, STREAM), best = 1e9, total = 0;
    if (!at)
        return 0;
    for (uint32_t i = 0; i < STREAM; i++)
        at[i] = 1;
    for (int try = 0; try < TRIES; try++) {
        double sum[4] = {0}, start = now();
        for (uint32_t i = 0; i < STREAM; i += 4)
            for (uint32_t k = 0; k < 4; k++)
                sum[k] += at[i + k];
        double took = now() - start;
        total += sum[0] + sum[1] + sum[2] + sum[3];
        best = took < best ? took : best;
    }
    if (total != (double)STREAM * TRIES)
        printf("the sum is wrong\n");
    return STREAM * sizeof(double) / best;
}

/* Each arc from a node to an earlier one at most `reach` before it. */
static int measure(const char *what, uint32_t reach, double bytes)
{
    mt_arena arena;
    mt_bipolar g;
    mt_arena_init(&arena, NULL);
    double *base = MT_NEW_ARRAY(&arena, double, NODES), *s = MT_NEW_ARRAY(&arena, double, NODES);
    mt_tie *tie = MT_NEW_ARRAY(&arena, mt_tie, ARCS);
    uint64_t state = 1;
    if (mt_arena_failed(&arena))
        return 1;
    for (uint32_t i = 0; i < NODES; i++)
        base[i] = (double)(next(&state) >> 11) * 0x1p-53;
    for (uint32_t k = 0; k < ARCS; k++) {
        uint64_t z = next(&state);
        uint32_t from = 1 + (uint32_t)(z % (NODES - 1)), far = from < reach ? from : reach;
        tie[k] = (mt_tie){from, from - 1 - (uint32_t)((z >> 33) % far), z >> 32 & 1, 1};
    }
    double start = now();
    if (mt_bipolar_make(&g, &arena, NODES, base, ARCS, tie) != MOOT_OK)
        return 1;
    printf("%s: %u nodes, %u arcs; built in %.2f s\n", what, g.n, g.m, now() - start);
    for (int k = 0; k < 2; k++) {
        double best = 1e9;
        for (int try = 0; try < TRIES; try++) {
            start = now();
            mt_sweep(&mt_graduals[k], &g, NULL, s);
            double took = now() - start;
            best = took < best ? took : best;
        }
        /* Read per arc: its source and that one's strength; per node: base, row, order. */
        double moved = (double)g.m * 12 + (double)g.n * 28;
        printf("  %-17s %6.1f million arcs/s, %5.2f of %5.2f GB/s\n", mt_graduals[k].title,
               g.m / best / 1e6, moved / best / 1e9, bytes / 1e9);
    }
    mt_arena_free(&arena);
    return 0;
}

int main(void)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    double bytes = stream(&arena);
    mt_arena_free(&arena);
    printf("plain read: %.2f GB/s\n", bytes / 1e9);
    return measure("near", 1000, bytes) | measure("far", NODES, bytes);
}

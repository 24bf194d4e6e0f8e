/* How long a poll takes: bench_poll [VOTERS [CLAIMS [ANSWERED]]]
 * Ballots of three camps are made (ANSWERED is the share of cells filled, 1 unless given), written
 * as a table in memory, read, and counted.  Prints processor time for reading, for each part of the
 * counting that has a call of its own, and for all of it, and the size of the table. */
#include "poll/poll.h"
#include "poll/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint64_t seed = 4711;

static double chance(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (double)(seed >> 11) / 9007199254740992.0;
}

static double seconds(clock_t from)
{
    return (double)(clock() - from) / CLOCKS_PER_SEC;
}

static const char *answer(double agrees)
{
    if (chance() < 0.1)
        return "unsure";
    bool firm = chance() < 0.6;
    return chance() < agrees ? firm ? "yes" : "rather yes" : firm ? "no" : "rather no";
}

static const char *say(double yes)
{
    return chance() < 0.2 ? "unsure" : chance() < yes ? "yes" : "no";
}

static moot_str table(mt_arena *arena, uint32_t voters, uint32_t claims, double answered)
{
    enum { CAMPS = 3 };
    mt_memory m = {.arena = arena};
    mt_out *o = MT_NEW(arena, mt_out);
    double *leans = MT_NEW_ARRAY(arena, double, (size_t)CAMPS *claims);
    if (!o || !leans)
        exit(1);
    for (size_t k = 0; k < (size_t)CAMPS * claims; k++)
        leans[k] = 0.1 + 0.8 * chance();
    mt_out_init(o, mt_memory_writer(&m));
    mt_out_z(o, "voter,before,after");
    for (uint32_t c = 0; c < claims; c++)
        mt_out_printf(o, ",accept:C%u,matter:C%u", (unsigned)c, (unsigned)c);
    mt_out_z(o, "\n");
    for (uint32_t v = 0; v < voters; v++) {
        const double *lean = leans + (size_t)(chance() * CAMPS) * claims;
        mt_out_printf(o, "v%u,%s,%s", (unsigned)v, say(lean[0]), say(lean[1]));
        for (uint32_t c = 0; c < claims; c++)
            mt_out_printf(o, ",%s,%s", chance() < answered ? answer(lean[c]) : "",
                          chance() < answered ? "some" : "");
        mt_out_z(o, "\n");
    }
    if (mt_out_finish(o) != MOOT_OK)
        exit(1);
    return mt_memory_str(&m);
}

static void parts(const mt_ballots *ballots)
{
    mt_arena arena;
    mt_matrix votes;
    mt_pca pca;
    mt_groups groups;
    clock_t from = clock();
    mt_arena_init(&arena, NULL);
    if (mt_matrix_make(&votes, &arena, ballots) != MOOT_OK)
        exit(1);
    printf("  rows in order      %6.2f s\n", seconds(from));
    from = clock();
    if (mt_pca_find(&pca, &votes, NULL, &arena) != MOOT_OK)
        exit(1);
    printf("  components         %6.2f s\n", seconds(from));
    from = clock();
    if (mt_groups_find(&groups, &votes, NULL, &arena) != MOOT_OK)
        exit(1);
    printf("  groups with these  %6.2f s, %u groups\n", seconds(from), (unsigned)groups.n);
    mt_arena_free(&arena);
}

int main(int argc, char **argv)
{
    uint32_t voters = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 100000;
    uint32_t claims = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 200;
    mt_arena text, arena;
    mt_ballots ballots;
    mt_poll poll;
    mt_arena_init(&text, NULL);
    mt_arena_init(&arena, NULL);
    moot_str bytes = table(&text, voters, claims, argc > 3 ? strtod(argv[3], NULL) : 1);
    printf("%u ballots, %u claims, %.1f MB\n", (unsigned)voters, (unsigned)claims,
           (double)bytes.len / 1e6);
    clock_t from = clock();
    mt_ballot_reader *r = mt_ballot_reader_new(&arena);
    if (!r || mt_ballot_reader_feed(r, bytes.ptr, bytes.len) != MOOT_OK ||
        mt_ballot_reader_end(r, &ballots) != MOOT_OK || ballots.voters != voters)
        return 1;
    printf("reading              %6.2f s\n", seconds(from));
    mt_ballot_reader_free(r);
    mt_arena_free(&text);
    from = clock();
    if (mt_poll_count(&poll, &ballots, NULL, &arena) != MOOT_OK)
        return 1;
    printf("all results          %6.2f s; bridging %u rounds, %s\n", seconds(from),
           (unsigned)poll.bridge.fit.rounds, poll.bridge.fit.settled ? "settled" : "not settled");
    parts(&ballots);
    mt_arena_free(&arena);
    return 0;
}

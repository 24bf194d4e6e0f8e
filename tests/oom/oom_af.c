/* Every allocation fails once, and every question "may it go on?" is answered no once:
 * all problems and semantics, the checker, proofs and approximate answers. */
#include "oom/oom.h"
#include "semantics/approx.h"
#include "semantics/proof.h"

/* An odd ring beside an even one, a part that the grounded extension settles. */
static const uint32_t from[] = {0, 1, 2, 3, 4, 4, 5, 6, 8, 2},
                      to[] = {1, 2, 0, 4, 3, 5, 6, 5, 9, 5};
static mt_task task;

static bool see(void *ctx, const uint32_t *set, uint32_t n)
{
    uint32_t *given = ctx;
    *given += n > 0 && set[n - 1] < 10;
    return true;
}

static moot_status solve(const moot_alloc *alloc, const mt_stop *stop)
{
    mt_af af;
    mt_answer answer;
    mt_arena arena;
    uint32_t given = 0;
    bool yes = true;
    mt_solve how = {.alloc = alloc, .stop = stop, .each = see, .ctx = &given};
    mt_arena_init(&arena, alloc);
    moot_status status = mt_af_build(&arena, 10, 10, from, to, &af);
    if (status == MOOT_OK)
        status = mt_af_solve(&af, task, &how, &arena, &answer);
    if (status == MOOT_OK && answer.has_set)
        status = mt_af_check(&af, task.semantics, answer.set, answer.set_n, &how, &yes);
    mt_proof proof;
    if (status == MOOT_OK && mt_proof_exists(task, answer.reply))
        status = mt_proof_make(&af, NULL, task, &how, &arena, &proof);
    bool certain;
    if (status == MOOT_OK && task.problem <= MT_DS)
        status = mt_approximate(&af, NULL, task, &how, &arena, &answer, &certain);
    mt_arena_free(&arena);
    return status == MOOT_OK && !yes ? MOOT_E_MISUSE : status;
}

static moot_status starve(const moot_alloc *alloc)
{
    return solve(alloc, NULL);
}

static bool countdown(void *ctx)
{
    long *left = ctx;
    return --*left < 0;
}

/* Cancelled at the first, second, ... time it asks, until it asks no more. */
static bool interrupt(void)
{
    for (long round = 0; round < 100000; round++) {
        long left = round;
        mt_stop stop = {countdown, &left};
        moot_status status = solve(NULL, &stop);
        if (status == MOOT_OK)
            return true;
        if (status != MOOT_E_CANCELLED) {
            printf("cancelled at %ld: status %d\n", round, (int)status);
            return false;
        }
    }
    return false;
}

int main(void)
{
    for (mt_semantics s = MT_GR; s < MT_SEMANTICS_COUNT; s++)
        for (mt_problem p = MT_DC; p < MT_PROBLEM_COUNT; p++)
            for (uint32_t q = 0; q < (p == MT_DC || p == MT_DS ? 10u : 1u); q += 3) {
                task = (mt_task){p, s, q};
                if (!oom_run("abstract framework", starve) || !interrupt()) {
                    printf("semantics %d, problem %d, query %u\n", (int)s, (int)p, q);
                    return 1;
                }
            }
    return 0;
}

/* Every allocation fails once, and every question "may it go on?" is answered no once:
 * all problems and semantics on an assumption-based framework, the checker, proofs and approximate
 * answers. */
#include "oom/oom.h"
#include "semantics/approx.h"
#include "semantics/proof.h"

static mt_task task;

static bool see(void *ctx, const uint32_t *set, uint32_t n)
{
    uint32_t *given = ctx;
    *given += n > 0 && set[n - 1] < 12;
    return true;
}

/* An odd ring beside an even one, joined by rules that support each other in a circle. */
static mt_aba build(mt_arena *arena)
{
    static const uint32_t contrary[6] = {6, 7, 8, 9, 10, 5}, chain[] = {1, 2, 0, 4, 3};
    mt_aba_draft draft;
    mt_aba_begin(&draft, arena);
    for (uint32_t x = 0; x < 13; x++)
        mt_aba_literal(&draft);
    for (uint32_t a = 0; a < 6; a++)
        mt_aba_assume(&draft, a, contrary[a]);
    for (uint32_t i = 0; i < 5; i++)
        mt_aba_rule(&draft, 6 + i, &chain[i], 1);
    mt_aba_rule(&draft, 11, (uint32_t[]){12}, 1);
    mt_aba_rule(&draft, 12, (uint32_t[]){11, 3}, 2);
    mt_aba_rule(&draft, 12, (uint32_t[]){0, 4}, 2);
    mt_aba_rule(&draft, 8, (uint32_t[]){12}, 1);
    return mt_aba_finish(&draft);
}

static moot_status solve(const moot_alloc *alloc, const mt_stop *stop)
{
    mt_answer answer;
    mt_arena arena;
    uint32_t given = 0;
    bool yes = true;
    mt_solve how = {.alloc = alloc, .stop = stop, .each = see, .ctx = &given};
    mt_arena_init(&arena, alloc);
    mt_aba aba = build(&arena);
    moot_status status = mt_arena_failed(&arena) ? MOOT_E_NOMEM : MOOT_OK;
    if (status == MOOT_OK)
        status = mt_aba_solve(&aba, task, &how, &arena, &answer);
    if (status == MOOT_OK && answer.has_set)
        status = mt_aba_check(&aba, task.semantics, answer.set, answer.set_n, &how, &yes);
    mt_proof proof;
    if (status == MOOT_OK && mt_proof_exists(task, answer.reply))
        status = mt_proof_make(NULL, &aba, task, &how, &arena, &proof);
    bool certain;
    if (status == MOOT_OK && task.problem <= MT_DS)
        status = mt_approximate(NULL, &aba, task, &how, &arena, &answer, &certain);
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
            for (uint32_t q = 0; q < (p == MT_DC || p == MT_DS ? 12u : 1u); q += 4) {
                task = (mt_task){p, s, q};
                if (!oom_run("assumption-based framework", starve) || !interrupt()) {
                    printf("semantics %d, problem %d, query %u\n", (int)s, (int)p, q);
                    return 1;
                }
            }
    return 0;
}

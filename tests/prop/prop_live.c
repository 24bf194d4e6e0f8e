/* Random changes and questions, against solving from scratch.
 *
 *     prop_live [SEQUENCES [FIRST_SEED]]
 *
 * Frameworks of up to 40 arguments, sparse and dense; every semantics; DC and DS of one
 * argument; searches cut short, and SAT asked as in large frameworks.  A witness has to be
 * admissible (conflict-free for stage) and to show the answer. */
#include "semantics/live.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE = 40, CHANGES = 12, ROUNDS = 6, QUESTIONS = 6 };

static uint64_t seed;
static uint32_t below(uint32_t n)
{
    uint64_t z = (seed += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ (z >> 31)) % n);
}

typedef struct plain {
    uint32_t n;
    bool alive[SIZE];
    bool attack[SIZE][SIZE];
} plain;

static bool attack(mt_live *l, plain *p, uint32_t a, uint32_t b)
{
    bool may = p->alive[a] && p->alive[b] && !p->attack[a][b];
    p->attack[a][b] = p->attack[a][b] || may;
    return mt_live_add_attack(l, a, b) == (may ? MOOT_OK : MOOT_E_MISUSE);
}

static bool change(mt_live *l, plain *p)
{
    uint32_t a = below(p->n), b = below(p->n);
    switch (below(8)) {
    case 0:
        if (!p->alive[a])
            break;
        p->alive[a] = false;
        for (uint32_t c = 0; c < p->n; c++)
            p->attack[a][c] = p->attack[c][a] = false;
        return mt_live_del_argument(l, a) == MOOT_OK;
    case 1:
    case 2:
        if (!p->attack[a][b])
            break;
        p->attack[a][b] = false;
        return mt_live_del_attack(l, a, b) == MOOT_OK;
    default: break;
    }
    if (!p->alive[a]) {
        p->alive[a] = true;
        return mt_live_add_argument(l, a) == MOOT_OK;
    }
    return (a == b && below(4)) || attack(l, p, a, b);
}

/* Arguments that are gone stand isolated: that changes no answer about others. */
static moot_status scratch(const plain *p, mt_task task, mt_reply *reply)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    static uint32_t from[SIZE * SIZE], to[SIZE * SIZE];
    uint32_t m = 0;
    for (uint32_t a = 0; a < p->n; a++)
        for (uint32_t b = 0; b < p->n; b++)
            if (p->attack[a][b]) {
                from[m] = a;
                to[m++] = b;
            }
    mt_af af;
    mt_solve how = {0};
    mt_answer answer = {0};
    moot_status st = mt_af_build(&arena, p->n, m, from, to, &af);
    if (st == MOOT_OK)
        st = mt_af_solve(&af, task, &how, &arena, &answer);
    *reply = answer.reply;
    mt_arena_free(&arena);
    return st;
}

static bool attacked_from(const plain *p, const bool *set, uint32_t a)
{
    for (uint32_t b = 0; b < p->n; b++)
        if (set[b] && p->attack[b][a])
            return true;
    return false;
}

static bool fine(const plain *p, const bool *set, bool defends)
{
    for (uint32_t a = 0; a < p->n; a++) {
        if (set[a] && (!p->alive[a] || attacked_from(p, set, a)))
            return false;
        for (uint32_t b = 0; defends && b < p->n; b++)
            if (set[a] && p->attack[b][a] && !attacked_from(p, set, b))
                return false;
    }
    return true;
}

static bool shows(mt_live *l, const plain *p, mt_task task)
{
    const uint32_t *ids;
    uint32_t n;
    bool set[SIZE] = {false};
    if (mt_live_witness(l, &ids, &n) != MOOT_OK)
        return false;
    for (uint32_t i = 0; i < n; i++)
        set[ids[i]] = true;
    return fine(p, set, task.semantics != MT_STG) && set[task.query] == (task.problem == MT_DC);
}

static bool question(mt_live *l, const plain *p)
{
    static const mt_semantics of[] = {MT_CO, MT_PR, MT_PR, MT_CO,  MT_PR,  MT_ST,
                                      MT_ST, MT_GR, MT_ID, MT_SST, MT_STG, MT_EA};
    mt_task task = {below(2) ? MT_DC : MT_DS, of[below(12)], below(p->n)};
    mt_reply want, got;
    if (!p->alive[task.query])
        return true;
    if (scratch(p, task, &want) != MOOT_OK || mt_live_assume(l, task.query) != MOOT_OK ||
        mt_live_solve(l, task.problem, task.semantics, &got) != MOOT_OK)
        return false;
    bool witness = (task.problem == MT_DC) == (got == MT_YES);
    if (got == want && (!witness || below(2) || shows(l, p, task)))
        return true;
    fprintf(stderr, "problem %d semantics %d argument %u: %d, from scratch %d\n", (int)task.problem,
            (int)task.semantics, task.query, (int)got, (int)want);
    return false;
}

/* All ways to an answer, also those that only large frameworks take. */
static mt_live_effort effort(void)
{
    static const uint64_t most[] = {UINT64_MAX, 0, 20, 200};
    static const uint32_t lazy_from[] = {0, 10, 5000}, dense_from[] = {0, 6, 1000};
    return (mt_live_effort){most[below(4)], lazy_from[below(3)], dense_from[below(3)]};
}

static bool sequence(void)
{
    static const uint32_t dense[] = {1, 2, 3, 5, 20};
    plain p = {.n = 2 + below(SIZE - 1)};
    uint32_t start = p.n * dense[below(5)];
    mt_live *l = mt_live_new(NULL, NULL);
    bool ok = l != NULL;
    if (ok && below(4))
        mt_live_set_effort(l, effort());
    for (uint32_t a = 0; ok && a < p.n; a++) {
        p.alive[a] = true;
        ok = mt_live_add_argument(l, a) == MOOT_OK;
    }
    for (uint32_t i = 0; ok && i < start; i++) {
        uint32_t a = below(p.n), b = below(p.n);
        ok = (a == b && below(4)) || attack(l, &p, a, b);
    }
    for (int r = 0; ok && r < ROUNDS; r++) {
        for (uint32_t i = below(CHANGES) + 1; ok && i > 0; i--)
            ok = change(l, &p);
        for (int i = 0; ok && i < QUESTIONS; i++)
            ok = question(l, &p);
    }
    mt_live_free(l);
    return ok;
}

int main(int argc, char **argv)
{
    long count = argc > 1 ? strtol(argv[1], NULL, 10) : 300;
    uint64_t first = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    for (long i = 0; i < count; i++) {
        seed = (first + (uint64_t)i) * 7919;
        if (!sequence()) {
            fprintf(stderr, "sequence of seed %llu\n", (unsigned long long)(first + (uint64_t)i));
            return 1;
        }
    }
    printf("%ld sequences\n", count);
    return 0;
}

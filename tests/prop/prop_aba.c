/* Random flat frameworks, against brute force over all sets of assumptions.
 * usage: prop_aba [HOW MANY [SEED]] */
#include "semantics/solve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ASSUMPTIONS = 6, LITERALS = 12, SETS = 1 << ASSUMPTIONS };

static uint64_t seed = 1;

static uint32_t below(uint32_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % n;
}

typedef struct oracle {
    mt_aba aba;
    uint32_t derived[SETS]; /* literals derivable from each set, as bits */
    bool is[MT_SEMANTICS_COUNT][SETS];
} oracle;

static uint32_t derive(const mt_aba *aba, uint32_t set)
{
    uint32_t known = set;
    for (bool grew = true; grew;) {
        grew = false;
        for (uint32_t r = 0; r < aba->rules; r++) {
            bool holds = true;
            for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++)
                holds = holds && (known >> aba->body[i] & 1);
            if (holds && !(known >> aba->head[r] & 1)) {
                known |= (uint32_t)1 << aba->head[r];
                grew = true;
            }
        }
    }
    return known;
}

/* The assumptions that `set` attacks. */
static uint32_t attacked(const oracle *o, uint32_t set)
{
    uint32_t hit = 0;
    for (uint32_t a = 0; a < ASSUMPTIONS; a++)
        if (o->derived[set] >> o->aba.contrary[a] & 1)
            hit |= (uint32_t)1 << a;
    return hit;
}

static void judge(oracle *o)
{
    uint32_t all = SETS - 1, ideal = 0, grounded = 0;
    bool admissible[SETS];
    memset(o->is, 0, sizeof o->is);
    for (uint32_t s = 0; s < SETS; s++)
        o->derived[s] = derive(&o->aba, s);
    for (uint32_t s = 0; s < SETS; s++) {
        uint32_t hit = attacked(o, s), defended = all & ~attacked(o, all & ~hit);
        admissible[s] = !(s & hit) && (s & ~defended) == 0;
        o->is[MT_CO][s] = admissible[s] && s == defended;
        o->is[MT_ST][s] = !(s & hit) && (s | hit) == all;
    }
    uint32_t common = all;
    for (uint32_t s = 0; s < SETS; s++) {
        o->is[MT_PR][s] = admissible[s];
        for (uint32_t t = 0; t < SETS && o->is[MT_PR][s]; t++)
            o->is[MT_PR][s] = !(admissible[t] && t != s && (s & ~t) == 0);
        common &= o->is[MT_PR][s] ? s : all;
    }
    for (uint32_t s = 0; s < SETS; s++)
        if (admissible[s] && (s & ~common) == 0)
            ideal |= s;
    grounded = all;
    for (uint32_t s = 0; s < SETS; s++)
        grounded &= o->is[MT_CO][s] ? s : all;
    o->is[MT_ID][ideal] = true;
    o->is[MT_GR][grounded] = true;
}

static bool right(const oracle *o, mt_task task, mt_arena *arena)
{
    mt_solve how = {0};
    mt_answer answer;
    uint32_t bits = 0, sets = 0, with = 0;
    const bool *is = o->is[task.semantics];
    if (mt_aba_solve(&o->aba, task, &how, arena, &answer) != MOOT_OK)
        return false;
    for (uint32_t s = 0; s < SETS; s++)
        if (is[s]) {
            sets++;
            with += o->derived[s] >> task.query & 1;
        }
    bool want = task.problem == MT_SE ? sets > 0 : task.problem == MT_DC ? with > 0 : with == sets;
    if ((answer.reply == MT_YES) != want)
        return false;
    bool shows = task.problem == MT_SE ? want : want == (task.problem == MT_DC);
    if (answer.has_set != shows)
        return false;
    for (uint32_t i = 0; i < answer.set_n; i++)
        bits |= (uint32_t)1 << answer.set[i];
    if (!shows)
        return true;
    return bits < SETS && is[bits] &&
           (task.problem == MT_SE ||
            (o->derived[bits] >> task.query & 1) == (task.problem == MT_DC));
}

static mt_aba draw(mt_arena *arena)
{
    mt_aba_draft draft;
    mt_aba_begin(&draft, arena);
    for (uint32_t x = 0; x < LITERALS; x++)
        mt_aba_literal(&draft);
    for (uint32_t a = 0; a < ASSUMPTIONS; a++)
        mt_aba_assume(&draft, a, below(LITERALS));
    for (uint32_t rules = below(18); rules > 0; rules--) {
        uint32_t body[3], n = below(4);
        for (uint32_t i = 0; i < n; i++)
            body[i] = below(LITERALS);
        mt_aba_rule(&draft, ASSUMPTIONS + below(LITERALS - ASSUMPTIONS), body, n);
    }
    return mt_aba_finish(&draft);
}

int main(int argc, char **argv)
{
    static const mt_semantics semantics[] = {MT_GR, MT_CO, MT_PR, MT_ST, MT_ID};
    static oracle o;
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 150, failed = 0, tasks = 0;
    seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    for (long round = 0; round < rounds; round++) {
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        o.aba = draw(&arena);
        judge(&o);
        for (size_t s = 0; s < sizeof semantics / sizeof *semantics; s++)
            for (mt_problem p = MT_DC; p <= MT_SE; p++) {
                mt_task task = {p, semantics[s], below(LITERALS)};
                tasks++;
                if (!right(&o, task, &arena)) {
                    failed++;
                    printf("framework %ld: problem %d, semantics %d, query %u\n", round, (int)p,
                           (int)semantics[s], task.query);
                }
            }
        mt_arena_free(&arena);
    }
    printf("%ld passed, %ld failed\n", tasks - failed, failed);
    return failed > 0;
}

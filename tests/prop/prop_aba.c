/* Random flat frameworks of several families, against brute force over all sets of
 * assumptions: every problem and semantics.
 * usage: prop_aba [HOW MANY [SEED]] */
#include "prop/brute_aba.h"

#include <stdio.h>
#include <stdlib.h>

static uint64_t seed = 1;

static uint32_t below(uint32_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % n;
}

static uint32_t bits_of(const uint32_t *set, uint32_t n)
{
    uint32_t bits = 0;
    for (uint32_t i = 0; i < n; i++)
        bits |= (uint32_t)1 << set[i];
    return bits;
}

/* DC, DS, SE: the answer, and the set that shows it. */
static bool right_answer(const oracle *o, mt_task task, mt_arena *arena)
{
    mt_solve how = {0};
    mt_answer answer;
    uint32_t sets = 0, with = 0;
    const bool *is = o->is[task.semantics];
    if (mt_aba_solve(&o->aba, task, &how, arena, &answer) != MOOT_OK)
        return false;
    for (uint32_t s = 0; s < (uint32_t)1 << o->n; s++)
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
    if (!shows)
        return true;
    uint32_t bits = bits_of(answer.set, answer.set_n);
    for (uint32_t i = 1; i < answer.set_n; i++)
        if (answer.set[i - 1] >= answer.set[i])
            return false;
    return bits < (uint32_t)1 << o->n && is[bits] &&
           (task.problem == MT_SE ||
            (o->derived[bits] >> task.query & 1) == (task.problem == MT_DC));
}

typedef struct seen {
    const oracle *o;
    const bool *is;
    bool given[ABA_SETS];
    uint32_t n;
    bool wrong;
} seen;

static bool see(void *ctx, const uint32_t *set, uint32_t n)
{
    seen *s = ctx;
    uint32_t bits = bits_of(set, n);
    s->wrong = s->wrong || bits >= (uint32_t)1 << s->o->n || !s->is[bits] || s->given[bits];
    s->given[bits % ABA_SETS] = true;
    s->n++;
    return true;
}

/* EE, CE: all of them, none twice. */
static bool right_all(const oracle *o, mt_task task, mt_arena *arena)
{
    seen all = {.o = o, .is = o->is[task.semantics]};
    mt_solve how = {.each = see, .ctx = &all};
    mt_answer answer;
    uint32_t sets = 0;
    for (uint32_t s = 0; s < (uint32_t)1 << o->n; s++)
        sets += all.is[s];
    return mt_aba_solve(&o->aba, task, &how, arena, &answer) == MOOT_OK && answer.reply == MT_YES &&
           answer.count_n == (sets > 0) && (!sets || answer.count[0] == sets) && !all.wrong &&
           all.n == (task.problem == MT_EE ? sets : 0);
}

/* A head that is no assumption; in an acyclic framework, later than the body. */
static mt_aba draw(mt_arena *arena, uint32_t *assumptions)
{
    mt_aba_draft draft;
    uint32_t n = below(30) ? 1 + below(ABA_MAX) : 0, family = below(5), rules = below(18);
    uint32_t literals = n + 1 + below(ABA_LITERALS - ABA_MAX), longest = 1 + below(3);
    mt_aba_begin(&draft, arena);
    for (uint32_t x = 0; x < literals; x++)
        mt_aba_literal(&draft);
    for (uint32_t a = 0; a < n; a++)
        mt_aba_assume(&draft, a,
                      family == 0   ? below(n)
                      : family == 1 ? n + below(literals - n)
                                    : below(literals));
    for (; rules > 0; rules--) {
        uint32_t body[3], head = n + below(literals - n), size = below(longest + 1);
        size += !size && below(4);
        for (uint32_t i = 0; i < size; i++)
            body[i] = family == 2 && head > 0 ? below(head) : below(literals);
        mt_aba_rule(&draft, head, body, family == 2 && head == 0 ? 0 : size);
    }
    *assumptions = n;
    return mt_aba_finish(&draft);
}

/* Does the checker agree on this set of literals, an extension or not? */
static bool right_check(const oracle *o, mt_semantics s, uint32_t bits)
{
    uint32_t set[ABA_LITERALS], n = 0;
    for (uint32_t x = 0; x < o->aba.literals; x++)
        if (bits >> x & 1)
            set[n++] = x;
    bool yes, is = bits < (uint32_t)1 << o->n && o->is[s][bits];
    return mt_aba_check(&o->aba, s, set, n, NULL, &yes) == MOOT_OK && yes == is;
}

/* And on admissible sets that show an answer? */
static bool right_admissible(const oracle *o, uint32_t bits, uint32_t query)
{
    uint32_t set[ABA_MAX], n = 0, all = ((uint32_t)1 << o->n) - 1;
    for (uint32_t a = 0; a < o->n; a++)
        if (bits >> a & 1)
            set[n++] = a;
    bool with, against, is = o->admissible[bits];
    return mt_aba_check_admissible(&o->aba, set, n, query, true, NULL, &with) == MOOT_OK &&
           mt_aba_check_admissible(&o->aba, set, n, query, false, NULL, &against) == MOOT_OK &&
           with == (is && (o->derived[bits] >> query & 1)) &&
           against == (is && !(o->derived[all & ~o->hits[bits]] >> query & 1));
}

/* Two sets drawn at random, and each extension: the checker knows them. */
static bool right_checks(const oracle *o, mt_semantics s)
{
    uint32_t end = (uint32_t)1 << o->n;
    bool right = right_check(o, s, below((uint32_t)1 << o->aba.literals)) &&
                 right_check(o, s, below(end)) &&
                 right_admissible(o, below(end), below(o->aba.literals));
    for (uint32_t bits = 0; right && bits < end; bits++)
        if (o->is[s][bits] || (o->free[bits] && !below(s == MT_EA ? 8 : 4)))
            right = right_check(o, s, bits) && right_admissible(o, bits, below(o->aba.literals));
    return right;
}

static void print(const oracle *o)
{
    printf("p aba %u\n", o->aba.literals);
    for (uint32_t a = 0; a < o->n; a++)
        printf("a %u\nc %u %u\n", a + 1, a + 1, o->aba.contrary[a] + 1);
    for (uint32_t r = 0; r < o->aba.rules; r++) {
        printf("r %u", o->aba.head[r] + 1);
        for (uint32_t i = o->aba.start[r]; i < o->aba.start[r + 1]; i++)
            printf(" %u", o->aba.body[i] + 1);
        printf("\n");
    }
}

static long try(const oracle *o, mt_arena *arena, long *tasks)
{
    long failed = 0;
    for (mt_semantics s = MT_GR; s < MT_SEMANTICS_COUNT; s++) {
        if (!right_checks(o, s)) {
            failed++;
            printf("check, semantics %d\n", (int)s);
            print(o);
        }
        for (mt_problem p = MT_DC; p < MT_PROBLEM_COUNT; p++) {
            mt_task task = {p, s, below(o->aba.literals)};
            ++*tasks;
            if (p >= MT_EE ? right_all(o, task, arena) : right_answer(o, task, arena))
                continue;
            failed++;
            printf("problem %d, semantics %d, query %u\n", (int)p, (int)s, task.query + 1);
            print(o);
        }
    }
    return failed;
}

int main(int argc, char **argv)
{
    static oracle o;
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 150, failed = 0, tasks = 0;
    seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    for (long round = 0; round < rounds && failed < 10; round++) {
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        o.aba = draw(&arena, &o.n);
        if (oracle_judge(&o))
            failed += try(&o, &arena, &tasks);
        else
            failed++;
        mt_arena_free(&arena);
    }
    printf("%ld passed, %ld failed\n", tasks - failed, failed);
    return failed > 0;
}

/* Random debates with weights and votes: the rules by levels of weight against the
 * definition, a rule for every pair of reasons that rebut each other.
 * usage: prop_prefer [HOW MANY [FIRST SEED]] */
#include "judge/compile.h"
#include "judge/prefer.h"
#include "semantics/grounded.h"
#include "semantics/solve.h"
#include "unit/random_debate.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* What a debate's compilation without preference says of an inference. */
static double weight_of(const mt_compiled *c, const mt_debate *d, mt_end of, mt_prefer prefer)
{
    (void)c;
    if (of.kind == MT_END_RELATION) {
        const mt_relation *r = &d->relation[of.id];
        bool strict =
            r->kind == MT_ENTAILMENT || r->kind == MT_CONTRADICTION || r->kind == MT_CONTRARY;
        return strict ? (double)INFINITY : mt_prefer_weight(d, r->from, prefer) * r->relevance;
    }
    uint32_t argument = of.kind == MT_END_STEP ? d->step[of.id].argument : of.id;
    return mt_prefer_weight(d, (mt_end){MT_END_ARGUMENT, argument}, prefer);
}

/* The inference that a rule runs on; a fact is strict. */
static double weight_of_rule(const mt_compiled *c, const mt_debate *d, uint32_t rule,
                             mt_prefer prefer)
{
    const mt_aba *aba = &c->aba;
    for (uint32_t i = aba->start[rule]; i < aba->start[rule + 1]; i++) {
        const mt_lit_name *name = &c->name.at[aba->body[i]];
        if (name->kind == MT_LIT_GOOD)
            return weight_of(c, d, name->of, prefer);
    }
    for (uint32_t i = aba->start[rule]; i < aba->start[rule + 1]; i++) {
        const mt_lit_name *name = &c->name.at[aba->body[i]];
        if (name->kind == MT_LIT_CASE)
            return weight_of(c, d, name->of, prefer);
    }
    return (double)INFINITY;
}

static bool is_rebuttal(const mt_compiled *c, uint32_t rule)
{
    const mt_aba *aba = &c->aba;
    if (c->name.at[aba->head[rule]].kind != MT_LIT_BAD ||
        aba->start[rule + 1] - aba->start[rule] != 1)
        return false;
    mt_lit_kind kind = c->name.at[aba->body[aba->start[rule]]].kind;
    return kind == MT_LIT_DENIED || kind == MT_LIT_REASON;
}

/* Replace each rebuttal by one of each reason that is no lighter. */
static mt_aba by_pairs(const mt_compiled *c, const mt_debate *d, mt_prefer prefer, mt_arena *arena)
{
    const mt_aba *aba = &c->aba;
    mt_aba_draft draft;
    mt_aba_begin(&draft, arena);
    for (uint32_t x = 0; x < aba->literals; x++)
        mt_aba_literal(&draft);
    for (uint32_t x = 0; x < aba->literals; x++)
        if (aba->contrary[x] != MT_NO_ID)
            mt_aba_assume(&draft, x, aba->contrary[x]);
    for (uint32_t r = 0; r < aba->rules; r++) {
        if (!is_rebuttal(c, r)) {
            mt_aba_rule(&draft, aba->head[r], aba->body + aba->start[r],
                        aba->start[r + 1] - aba->start[r]);
            continue;
        }
        double mine = weight_of(c, d, c->name.at[aba->head[r]].of, prefer);
        for (uint32_t q = 0; q < aba->rules; q++)
            if (aba->head[q] == aba->body[aba->start[r]] && weight_of_rule(c, d, q, prefer) >= mine)
                mt_aba_rule(&draft, aba->head[r], aba->body + aba->start[q],
                            aba->start[q + 1] - aba->start[q]);
    }
    return mt_aba_finish(&draft);
}

static void put_weights(mt_debate *d, dice *from)
{
    static const double weights[] = {0.2, 0.5, 0.8, (double)NAN};
    for (uint32_t i = 0; i < d->statements; i++) {
        d->statement[i].weight = weights[throw_dice(from, 4)];
        d->statement[i].votes = (mt_votes){throw_dice(from, 4), throw_dice(from, 4)};
    }
    for (uint32_t i = 0; i < d->arguments; i++)
        d->argument[i].weight = weights[throw_dice(from, 4)];
    for (uint32_t i = 0; i < d->relations; i++)
        d->relation[i].relevance = throw_dice(from, 3) ? 1 : 0.5;
}

static uint32_t count(const mt_aba *aba, mt_arena *arena)
{
    mt_answer answer;
    mt_solve how = {.alloc = &arena->alloc};
    mt_task task = {.problem = MT_CE, .semantics = MT_PR};
    if (mt_aba_solve(aba, task, &how, arena, &answer) != MOOT_OK)
        return MT_NO_ID;
    return answer.count_n ? answer.count[0] : 0;
}

static bool agree(uint64_t seed, uint32_t *matters)
{
    mt_arena arena;
    mt_debate d;
    mt_compiled plain, heavy;
    mt_prefer prefer = seed % 3 ? MT_PREFER_WEIGHTS : MT_PREFER_VOTES;
    dice from = {seed};
    mt_arena_init(&arena, NULL);
    build(&d, random_argdown(&arena, seed, false), (moot_str){"", 0});
    put_weights(&d, &from);
    bool ok = mt_compile(&plain, &d, MT_PRESUME_BARE, MT_PREFER_NOTHING, &arena) &&
              mt_compile(&heavy, &d, MT_PRESUME_BARE, prefer, &arena);
    mt_aba pairs = by_pairs(&plain, &d, prefer, &arena);
    uint32_t n = plain.aba.literals;
    uint8_t *a = MT_NEW_ARRAY(&arena, uint8_t, n + 1), *b = MT_NEW_ARRAY(&arena, uint8_t, n + 1);
    uint8_t *h = MT_NEW_ARRAY(&arena, uint8_t, heavy.aba.literals + 1);
    ok = ok && heavy.aba.literals >= n && mt_grounded(&pairs, NULL, a) == MOOT_OK &&
         mt_grounded(&heavy.aba, NULL, h) == MOOT_OK && mt_grounded(&plain.aba, NULL, b) == MOOT_OK;
    for (uint32_t x = 0; ok && x < n; x++) {
        ok = a[x] == h[x];
        *matters += a[x] != b[x];
    }
    ok = ok && count(&pairs, &arena) == count(&heavy.aba, &arena);
    mt_debate_fini(&d);
    mt_arena_free(&arena);
    return ok;
}

int main(int argc, char **argv)
{
    long many = argc > 1 ? strtol(argv[1], NULL, 10) : 300, failed = 0;
    uint64_t first = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    uint32_t matters = 0;
    for (long i = 0; i < many && failed < 5; i++)
        if (!agree(first + (uint64_t)i, &matters)) {
            printf("the debate of seed %llu differs\n", (unsigned long long)(first + (uint64_t)i));
            failed++;
        }
    printf("%ld debates, %ld differ; %u literals stand otherwise than without weights\n", many,
           failed, (unsigned)matters);
    return failed > 0 || matters == 0;
}

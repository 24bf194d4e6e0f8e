/* Random frameworks, abstract and assumption-based: what mt_approximate() calls certain is
 * what brute force says, and its sets show it.
 * usage: prop_approx [HOW MANY [SEED]] */
#include "prop/brute_aba.h"
#include "prop/brute_af.h"
#include "prop/compare_af.h"
#include "semantics/approx.h"
#include "semantics/approx_search.h"
#include "semantics/shows.h"

#include <stdlib.h>

static uint64_t seed = 1;
static long asked, certain_ones, right_ones;

static uint32_t below(uint32_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % n;
}

static bool try_task(const mt_af *af, const mt_aba *aba, mt_task t, mt_reply want)
{
    mt_answer answer;
    mt_showing showing = MT_SHOWS;
    bool certain;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    bool right = mt_approximate(af, aba, t, NULL, &arena, &answer, &certain) == MOOT_OK &&
                 answer.reply != MT_UNKNOWN && (!certain || answer.reply == want) &&
                 (certain || !answer.has_set);
    if (right && answer.has_set)
        right = mt_shows(af, aba, t, answer.set, answer.set_n, NULL, &showing) == MOOT_OK &&
                (showing == MT_SHOWS || showing == MT_SHOWS_ADMISSIBLE);
    asked++;
    certain_ones += certain;
    right_ones += answer.reply == want;
    mt_arena_free(&arena);
    if (!right)
        printf("problem %d, semantics %s, query %u\n", (int)t.problem, semantics_name[t.semantics],
               t.query + 1);
    return right;
}

/* The search alone: it finds a set if and only if there is one, given enough steps. */
static bool right_search(const brute *b, const mt_af *af, uint32_t q)
{
    uint8_t label[BRUTE_MAX + 1] = {0}, in[BRUTE_MAX + 1];
    mt_found found;
    uint32_t bits = 0, grounded = 0;
    bool some = false;
    if (mt_af_close(af, NULL, label) != MOOT_OK || label[q] != MT_UNDECIDED)
        return true;
    mt_solve plain = {0};
    if (mt_search_around(af, label, q, 1 << 20, &plain, in, &found) != MOOT_OK)
        return false;
    for (uint32_t a = 0; a < b->n; a++) {
        bits |= (uint32_t)(found == MT_FOUND && in[a]) << a;
        grounded |= (uint32_t)(label[a] == MT_IN) << a;
    }
    for (uint32_t s = 0; s < (uint32_t)1 << b->n; s++)
        some = some || (b->admissible[s] && (s >> q & 1));
    return found == (some ? MT_FOUND : MT_FOUND_NONE) &&
           (!some || (b->admissible[bits | grounded] && (bits >> q & 1)));
}

static bool try_af(void)
{
    static brute b;
    mt_af af;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    b.n = 1 + below(9);
    uint32_t percent = 8 + below(30);
    for (uint32_t a = 0; a < b.n; a++) {
        b.out[a] = 0;
        for (uint32_t c = 0; c < b.n; c++)
            b.out[a] |= (uint32_t)(below(100) < percent && (a != c || !below(3))) << c;
    }
    brute_all(&b);
    bool right = brute_build(&b, &arena, &af);
    for (mt_semantics s = MT_GR; s < MT_SEMANTICS_COUNT && right; s++)
        for (uint32_t q = 0; q < b.n && right; q++) {
            bool some = brute_some(&b, s, q, true), without = brute_some(&b, s, q, false);
            right = right_search(&b, &af, q) &&
                    try_task(&af, NULL, (mt_task){MT_DC, s, q}, some ? MT_YES : MT_NO) &&
                    try_task(&af, NULL, (mt_task){MT_DS, s, q}, without ? MT_NO : MT_YES);
        }
    if (!right)
        brute_print(&b);
    mt_arena_free(&arena);
    return right;
}

static mt_aba draw(mt_arena *arena, uint32_t *assumptions)
{
    mt_aba_draft draft;
    uint32_t n = 1 + below(5), literals = n + 1 + below(6);
    mt_aba_begin(&draft, arena);
    for (uint32_t x = 0; x < literals; x++)
        mt_aba_literal(&draft);
    for (uint32_t a = 0; a < n; a++)
        mt_aba_assume(&draft, a, below(literals));
    for (uint32_t rules = below(14); rules > 0; rules--) {
        uint32_t body[3], size = 1 + below(3);
        size -= !below(5);
        for (uint32_t i = 0; i < size; i++)
            body[i] = below(literals);
        mt_aba_rule(&draft, n + below(literals - n), body, size);
    }
    *assumptions = n;
    return mt_aba_finish(&draft);
}

static bool try_aba(void)
{
    static oracle o;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    o.aba = draw(&arena, &o.n);
    bool right = oracle_judge(&o);
    for (mt_semantics e = MT_GR; e < MT_SEMANTICS_COUNT && right; e++) {
        uint32_t q = below(o.aba.literals), sets = 0, with = 0;
        for (uint32_t s = 0; s < (uint32_t)1 << o.n; s++)
            if (o.is[e][s]) {
                sets++;
                with += o.derived[s] >> q & 1;
            }
        right = try_task(NULL, &o.aba, (mt_task){MT_DC, e, q}, with ? MT_YES : MT_NO) &&
                try_task(NULL, &o.aba, (mt_task){MT_DS, e, q}, with == sets ? MT_YES : MT_NO);
    }
    mt_arena_free(&arena);
    return right;
}

int main(int argc, char **argv)
{
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 60;
    bool right = true;
    seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    for (long i = 0; right && i < rounds; i++)
        right = try_af() && try_aba();
    printf("%ld asked, %ld certain, %ld right\n", asked, certain_ones, right_ones);
    return !right || certain_ones == 0;
}

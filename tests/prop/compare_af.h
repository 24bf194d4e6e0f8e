/* A framework and what its extensions must be -> every question is put to the
 * solver and its answer compared. */
#ifndef MT_TESTS_COMPARE_AF_H
#define MT_TESTS_COMPARE_AF_H

#include "prop/brute_af.h"

#include <stdio.h>

static const char *const semantics_name[MT_SEMANTICS_COUNT] = {"GR",  "CO",  "PR", "ST",
                                                               "SST", "STG", "ID", "EA"};

typedef struct seen {
    const uint8_t *is;
    uint8_t given[BRUTE_SETS];
    uint32_t n;
    bool wrong;
} seen;

static inline uint32_t bits_of(const uint32_t *set, uint32_t n)
{
    uint32_t bits = 0;
    for (uint32_t i = 0; i < n; i++)
        bits |= (uint32_t)1 << set[i];
    return bits;
}

static inline bool see(void *ctx, const uint32_t *set, uint32_t n)
{
    seen *s = ctx;
    uint32_t bits = bits_of(set, n);
    s->wrong = s->wrong || !s->is[bits] || s->given[bits];
    s->given[bits] = 1;
    s->n++;
    return true;
}

/* What brute force says: is there an extension with (or, if !with, without) the query? */
static inline bool brute_some(const brute *b, mt_semantics s, uint32_t query, bool with)
{
    for (uint32_t set = 0; set < (uint32_t)1 << b->n; set++)
        if (b->is[s][set] && (query == MT_NO_ID || (set >> query & 1) == with))
            return true;
    return false;
}

static inline bool right_set(const brute *b, const mt_af *af, mt_task t, const mt_answer *a,
                             bool check)
{
    bool yes = true;
    if (!a->has_set || !b->is[t.semantics][bits_of(a->set, a->set_n)])
        return false;
    for (uint32_t i = 1; i < a->set_n; i++)
        if (a->set[i - 1] >= a->set[i])
            return false;
    if (t.problem != MT_SE && (bits_of(a->set, a->set_n) >> t.query & 1) != (t.problem == MT_DC))
        return false;
    mt_solve plain = {.alloc = NULL};
    return !check ||
           (mt_af_check(af, t.semantics, a->set, a->set_n, &plain, &yes) == MOOT_OK && yes);
}

/* DC, DS or SE. */
static inline bool right_answer(const brute *b, const mt_af *af, mt_task t, bool check)
{
    mt_arena arena;
    mt_answer a;
    mt_solve plain = {.alloc = NULL};
    mt_arena_init(&arena, NULL);
    bool some =
        brute_some(b, t.semantics, t.problem == MT_SE ? MT_NO_ID : t.query, t.problem == MT_DC);
    bool right = mt_af_solve(af, t, &plain, &arena, &a) == MOOT_OK &&
                 a.reply == (some == (t.problem != MT_DS) ? MT_YES : MT_NO) &&
                 (some ? right_set(b, af, t, &a, check) : !a.has_set);
    if (!right)
        printf("%s of %s, query %u: wrong\n", (const char *const[]){"DC", "DS", "SE"}[t.problem],
               semantics_name[t.semantics], t.query + 1);
    mt_arena_free(&arena);
    return right;
}

static inline bool right_all(const brute *b, const mt_af *af, mt_semantics s, bool counting)
{
    seen all = {.is = b->is[s]};
    uint32_t expected = 0;
    for (uint32_t set = 0; set < (uint32_t)1 << b->n; set++)
        expected += b->is[s][set];
    mt_arena arena;
    mt_answer a;
    mt_solve how = {.each = see, .ctx = &all};
    mt_task t = {.problem = counting ? MT_CE : MT_EE, .semantics = s};
    mt_arena_init(&arena, NULL);
    bool right = mt_af_solve(af, t, &how, &arena, &a) == MOOT_OK && a.reply == MT_YES &&
                 (counting || (!all.wrong && all.n == expected)) && a.count_n == (expected > 0) &&
                 (!expected || a.count[0] == expected);
    if (!right)
        printf("%s of %s: wrong\n", counting ? "CE" : "EE", semantics_name[s]);
    mt_arena_free(&arena);
    return right;
}

/* Does the checker agree on this set? */
static inline bool right_check(const brute *b, const mt_af *af, mt_semantics s, uint32_t bits)
{
    uint32_t set[BRUTE_MAX], n = 0;
    for (uint32_t a = 0; a < b->n; a++)
        if (bits >> a & 1)
            set[n++] = a;
    bool yes;
    mt_solve plain = {.alloc = NULL};
    bool right =
        mt_af_check(af, s, set, n, &plain, &yes) == MOOT_OK && yes == (b->is[s][bits] != 0);
    for (uint32_t q = 0; right && q < b->n; q++) {
        bool in = bits >> q & 1, hit = b->hits[bits] >> q & 1, with, against;
        right = mt_af_check_admissible(af, set, n, q, true, NULL, &with) == MOOT_OK &&
                mt_af_check_admissible(af, set, n, q, false, NULL, &against) == MOOT_OK &&
                with == (b->admissible[bits] && in) && against == (b->admissible[bits] && hit);
    }
    if (!right)
        printf("check of %s, set %x: wrong\n", semantics_name[s], bits);
    return right;
}

/* Build the framework of b->out. */
static inline bool brute_build(const brute *b, mt_arena *arena, mt_af *af)
{
    uint32_t from[BRUTE_MAX * BRUTE_MAX], to[BRUTE_MAX * BRUTE_MAX], m = 0;
    for (uint32_t a = 0; a < b->n; a++)
        for (uint32_t c = 0; c < b->n; c++)
            if (b->out[a] >> c & 1) {
                from[m] = a;
                to[m++] = c;
            }
    return mt_af_build(arena, b->n, m, from, to, af) == MOOT_OK;
}

static inline void brute_print(const brute *b)
{
    printf("p af %u\n", b->n);
    for (uint32_t a = 0; a < b->n; a++)
        for (uint32_t c = 0; c < b->n; c++)
            if (b->out[a] >> c & 1)
                printf("%u %u\n", a + 1, c + 1);
}

#endif

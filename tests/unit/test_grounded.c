/* The grounded extension against enumeration of all sets, and against the
 * labelling algorithm on abstract frameworks. */
#include "semantics/grounded.h"
#include "unit/unit.h"

#include <stdlib.h>

/* splitmix64, so that every machine sees the same frameworks. */
static uint64_t state_of_random;
static uint32_t below(uint32_t n)
{
    uint64_t z = (state_of_random += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ (z >> 31)) % n);
}

/* Literals derivable from a set of assumptions, the slow way. */
static void closure(const mt_aba *f, const bool *from, bool *derived)
{
    for (uint32_t l = 0; l < f->literals; l++)
        derived[l] = from[l];
    for (bool more = true; more;) {
        more = false;
        for (uint32_t r = 0; r < f->rules; r++) {
            bool all = true;
            for (uint32_t i = f->start[r]; i < f->start[r + 1]; i++)
                all = all && derived[f->body[i]];
            if (all && !derived[f->head[r]])
                more = derived[f->head[r]] = true;
        }
    }
}

enum { MAX_LITERALS = 40 };

static bool is_complete(const mt_aba *f, const bool *set)
{
    bool derived[MAX_LITERALS] = {false}, rest[MAX_LITERALS] = {false},
         possible[MAX_LITERALS] = {false};
    closure(f, set, derived);
    for (uint32_t l = 0; l < f->literals; l++) {
        rest[l] = f->contrary[l] != MT_NO_ID && !derived[f->contrary[l]];
        if (set[l] && !rest[l])
            return false; /* attacks itself */
    }
    /* A set defends `a` if it attacks every set that derives the contrary of `a`. */
    closure(f, rest, possible);
    for (uint32_t l = 0; l < f->literals; l++)
        if (f->contrary[l] != MT_NO_ID && set[l] != !possible[f->contrary[l]])
            return false;
    return true;
}

/* The complete set that lies in every other one, by trying them all. */
static void least_complete(const mt_aba *f, const uint32_t *assumption, uint32_t n, bool *least)
{
    uint32_t best = 0, found = 0, everywhere = UINT32_MAX;
    for (uint32_t mask = 0; mask < (1u << n); mask++) {
        bool set[MAX_LITERALS] = {false};
        for (uint32_t i = 0; i < n; i++)
            set[assumption[i]] = mask >> i & 1;
        if (!is_complete(f, set))
            continue;
        everywhere &= mask;
        if (!found++ || (mask & best) == mask)
            best = mask;
    }
    assert_true(found > 0);
    assert_int_equal(best & everywhere, best);
    for (uint32_t i = 0; i < n; i++)
        least[assumption[i]] = best >> i & 1;
}

static void check(const mt_aba *f, const bool *expected)
{
    uint8_t of[MAX_LITERALS];
    bool derived[MAX_LITERALS] = {false}, rest[MAX_LITERALS] = {false}, all[MAX_LITERALS] = {false},
         possible[MAX_LITERALS] = {false}, ever[MAX_LITERALS] = {false};
    assert_true(mt_aba_is_flat(f));
    assert_int_equal(mt_grounded(f, NULL, of), MOOT_OK);
    closure(f, expected, derived);
    for (uint32_t l = 0; l < f->literals; l++) {
        all[l] = f->contrary[l] != MT_NO_ID;
        rest[l] = all[l] && !derived[f->contrary[l]];
    }
    closure(f, rest, possible);
    closure(f, all, ever);
    for (uint32_t l = 0; l < f->literals; l++) {
        assert_int_equal(!!(of[l] & MT_LIT_IN), derived[l]);
        assert_int_equal(!!(of[l] & MT_LIT_POSSIBLE), possible[l]);
        assert_int_equal(!!(of[l] & MT_LIT_EVER), ever[l]);
    }
}

static void a_random_framework(uint32_t most_assumptions)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_aba_draft draft;
    mt_aba_begin(&draft, &arena);
    uint32_t literals = 2 + below(14), n = 0, assumption[16], body[3];
    for (uint32_t l = 0; l < literals; l++)
        mt_aba_literal(&draft);
    for (uint32_t l = 0; l < literals && n < most_assumptions; l++)
        if (below(2)) {
            mt_aba_assume(&draft, l, below(literals));
            assumption[n++] = l;
        }
    for (uint32_t r = below(20); r-- > 0;) {
        uint32_t head = below(literals), size = below(8) ? 1 + below(3) : 0;
        for (uint32_t i = 0; i < size; i++)
            body[i] = below(literals);
        if (draft.contrary.at[head] == MT_NO_ID)
            mt_aba_rule(&draft, head, body, size);
    }
    mt_aba f = mt_aba_finish(&draft);
    bool least[MAX_LITERALS] = {false};
    least_complete(&f, assumption, n, least);
    check(&f, least);
    mt_arena_free(&arena);
}

static void the_grounded_extension_is_the_least_complete_one(void **state)
{
    (void)state;
    state_of_random = 1;
    for (int i = 0; i < 4000; i++)
        a_random_framework(6);
    for (int i = 0; i < 60; i++)
        a_random_framework(11);
}

/* Dung's grounded labelling: in if all attackers are out, out if one is in. */
static void abstract_frameworks_agree_with_the_labelling(void **state)
{
    (void)state;
    enum { MOST = 12 };
    state_of_random = 2;
    for (int round = 0; round < 4000; round++) {
        bool attack[MOST][MOST] = {{false}};
        int label[MOST] = {0};
        uint32_t n = 1 + below(MOST), density = 2 + below(8), body;
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        mt_aba_draft draft;
        mt_aba_begin(&draft, &arena);
        for (uint32_t i = 0; i < 2 * n; i++)
            mt_aba_literal(&draft);
        for (uint32_t i = 0; i < n; i++) {
            mt_aba_assume(&draft, i, n + i);
            for (uint32_t j = 0; j < n; j++) {
                attack[i][j] = below(density) == 0;
                body = i;
                if (attack[i][j])
                    mt_aba_rule(&draft, n + j, &body, 1);
            }
        }
        for (bool more = true; more;) {
            more = false;
            for (uint32_t j = 0; j < n; j++) {
                bool all_out = true, one_in = false;
                for (uint32_t i = 0; i < n; i++) {
                    all_out = all_out && (!attack[i][j] || label[i] == -1);
                    one_in = one_in || (attack[i][j] && label[i] == 1);
                }
                int now = all_out ? 1 : one_in ? -1 : 0;
                more = more || now != label[j];
                label[j] = now;
            }
        }
        mt_aba f = mt_aba_finish(&draft);
        uint8_t of[2 * MOST];
        assert_int_equal(mt_grounded(&f, NULL, of), MOOT_OK);
        for (uint32_t i = 0; i < n; i++) {
            assert_int_equal(!!(of[i] & MT_LIT_IN), label[i] == 1);
            assert_int_equal(!(of[i] & MT_LIT_POSSIBLE), label[i] == -1);
        }
        mt_arena_free(&arena);
    }
}

static void a_chain_of_a_million_attacks_is_solved(void **state)
{
    (void)state;
    enum { N = 1000000 };
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    uint32_t *contrary = MT_NEW_ARRAY(&arena, uint32_t, 2 * N);
    uint32_t *head = MT_NEW_ARRAY(&arena, uint32_t, N), *body = MT_NEW_ARRAY(&arena, uint32_t, N);
    uint32_t *start = MT_NEW_ARRAY(&arena, uint32_t, N + 1);
    uint8_t *of = MT_NEW_ARRAY(&arena, uint8_t, 2 * N);
    for (uint32_t i = 0; i < N; i++) {
        contrary[i] = N + i;
        contrary[N + i] = MT_NO_ID;
        head[i] = N + i;
        body[i] = i + 1;
        start[i] = i;
    }
    mt_aba f = {2 * N, N - 1, contrary, head, start, body};
    start[N - 1] = N - 1;
    assert_int_equal(mt_grounded(&f, NULL, of), MOOT_OK);
    for (uint32_t i = 0; i < N; i++)
        assert_int_equal(!!(of[i] & MT_LIT_IN), (N - 1 - i) % 2 == 0);
    mt_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_grounded_extension_is_the_least_complete_one),
        cmocka_unit_test(abstract_frameworks_agree_with_the_labelling),
        cmocka_unit_test(a_chain_of_a_million_attacks_is_solved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

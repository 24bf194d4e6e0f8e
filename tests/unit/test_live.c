/* Random changes and questions, against all subsets of small frameworks. */
#include "oom/oom.h"
#include "semantics/live.h"
#include "unit/unit.h"

static uint64_t state_of_random;
static uint32_t below(uint32_t n)
{
    uint64_t z = (state_of_random += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ (z >> 31)) % n);
}

enum { SIZE = 6 };

typedef struct plain {
    uint32_t alive;     /* bits */
    uint32_t out[SIZE]; /* bits */
} plain;

static uint32_t attacked(const plain *p, uint32_t set)
{
    uint32_t by = 0;
    for (uint32_t a = 0; a < SIZE; a++)
        if (set >> a & 1)
            by |= p->out[a];
    return by;
}

static bool complete_set(const plain *p, uint32_t set)
{
    uint32_t out = attacked(p, set);
    if ((set & ~p->alive) || (set & out))
        return false;
    for (uint32_t a = 0; a < SIZE; a++) {
        bool defended = p->alive >> a & 1;
        for (uint32_t b = 0; b < SIZE; b++)
            if ((p->out[b] >> a & 1) && !(out >> b & 1))
                defended = false;
        if (defended != (set >> a & 1))
            return false;
    }
    return true;
}

static bool is_extension(const plain *p, mt_semantics semantics, uint32_t set)
{
    if (!complete_set(p, set))
        return false;
    if (semantics == MT_ST)
        return (set | attacked(p, set)) == p->alive;
    for (uint32_t more = set + 1; semantics == MT_PR && more < (1u << SIZE); more++)
        if ((more & set) == set && complete_set(p, more))
            return false;
    return true;
}

static uint32_t id_of(uint32_t a)
{
    return a * 1000003u + 7;
}

static void change(mt_live *l, plain *p)
{
    uint32_t a = below(SIZE), b = below(SIZE);
    bool has_a = p->alive >> a & 1, has_b = p->alive >> b & 1;
    moot_status st;
    bool may;
    switch (below(8)) {
    case 0:
    case 1:
        st = mt_live_add_argument(l, id_of(a));
        may = !has_a;
        p->alive |= 1u << a;
        break;
    case 2:
        if (below(2))
            return;
        st = mt_live_del_argument(l, id_of(a));
        may = has_a;
        p->alive &= ~(1u << a);
        p->out[a] = 0;
        for (uint32_t c = 0; c < SIZE; c++)
            p->out[c] &= ~(1u << a);
        break;
    case 3:
        st = mt_live_del_attack(l, id_of(a), id_of(b));
        may = p->out[a] >> b & 1;
        p->out[a] &= ~(1u << b);
        break;
    default:
        st = mt_live_add_attack(l, id_of(a), id_of(b));
        may = has_a && has_b && !(p->out[a] >> b & 1);
        if (may)
            p->out[a] |= 1u << b;
        break;
    }
    assert_int_equal(st, may ? MOOT_OK : MOOT_E_MISUSE);
}

static void question(mt_live *l, const plain *p)
{
    static const mt_semantics of[] = {MT_CO, MT_PR, MT_ST};
    mt_semantics semantics = of[below(3)];
    mt_problem problem = below(2) ? MT_DC : MT_DS;
    uint32_t assumed = 0, want = problem == MT_DS, got = 0;
    for (uint32_t i = below(3); i < 2; i++) {
        uint32_t a = below(SIZE);
        moot_status st = mt_live_assume(l, id_of(a));
        assert_int_equal(st, p->alive >> a & 1 ? MOOT_OK : MOOT_E_MISUSE);
        assumed |= (1u << a) & p->alive;
    }
    for (uint32_t set = 0; set < (1u << SIZE); set++)
        if (is_extension(p, semantics, set) && ((set & assumed) == assumed) == (problem == MT_DC))
            want = problem == MT_DC;
    mt_reply reply;
    assert_int_equal(mt_live_solve(l, problem, semantics, &reply), MOOT_OK);
    assert_int_equal(reply, want ? MT_YES : MT_NO);
    const uint32_t *ids;
    uint32_t n;
    moot_status st = mt_live_witness(l, &ids, &n);
    if ((problem == MT_DC) != (want == 1)) {
        assert_int_equal(st, MOOT_E_MISUSE);
        return;
    }
    assert_int_equal(st, MOOT_OK);
    for (uint32_t i = 0; i < n; i++)
        got |= 1u << (ids[i] - 7) / 1000003u;
    assert_true(is_extension(p, semantics, got));
    assert_true(((got & assumed) == assumed) == (problem == MT_DC));
}

/* The ways that only large or dense frameworks take, also where the search before SAT gives up. */
static const mt_live_effort WAYS[] = {{UINT64_MAX, UINT32_MAX, 0},
                                      {0, UINT32_MAX, 0},
                                      {UINT64_MAX, UINT32_MAX, UINT32_MAX},
                                      {0, UINT32_MAX, UINT32_MAX},
                                      {0, 0, UINT32_MAX}};

static void test_random(void **state)
{
    (void)state;
    for (uint32_t round = 0; round < 400; round++) {
        state_of_random = round;
        plain p = {0};
        mt_live *l = mt_live_new(NULL, NULL);
        assert_non_null(l);
        if (round % 2)
            mt_live_set_effort(l, WAYS[round / 2 % 5]);
        for (uint32_t i = 0; i < 40; i++) {
            change(l, &p);
            if (below(2))
                question(l, &p);
        }
        mt_live_free(l);
    }
}

static moot_status ring(const moot_alloc *alloc)
{
    mt_live *l = mt_live_new(alloc, NULL);
    moot_status st = l ? MOOT_OK : MOOT_E_NOMEM;
    mt_reply reply;
    for (uint32_t i = 0; i < 4 && st == MOOT_OK; i++)
        st = mt_live_add_argument(l, i);
    for (uint32_t i = 0; i < 4 && st == MOOT_OK; i++)
        st = mt_live_add_attack(l, i, (i + 1) % 4);
    for (uint32_t i = 0; i < 2 && st == MOOT_OK; i++) {
        st = mt_live_assume(l, 1);
        if (st == MOOT_OK)
            st = mt_live_solve(l, MT_DS, i ? MT_ST : MT_PR, &reply);
        const uint32_t *ids;
        uint32_t n;
        if (st == MOOT_OK)
            st = mt_live_witness(l, &ids, &n);
    }
    mt_live_free(l);
    return st;
}

static size_t way;

/* 0 and 1 attack each other and 2, which attacks 3: that is in every preferred extension. */
static moot_status build_floating(mt_live *l)
{
    static const uint32_t attack[][2] = {{0, 1}, {1, 0}, {0, 2}, {1, 2}, {2, 3}};
    moot_status st = l ? MOOT_OK : MOOT_E_NOMEM;
    for (uint32_t i = 0; i < 4 && st == MOOT_OK; i++)
        st = mt_live_add_argument(l, i);
    for (uint32_t i = 0; i < 5 && st == MOOT_OK; i++)
        st = mt_live_add_attack(l, attack[i][0], attack[i][1]);
    return st;
}

static moot_status floating(const moot_alloc *alloc)
{
    static const struct {
        mt_problem problem;
        mt_semantics semantics;
        uint32_t query;
        mt_reply reply;
    } ask[] = {{MT_DS, MT_PR, 3, MT_YES}, {MT_DS, MT_ST, 3, MT_YES}, {MT_DC, MT_CO, 3, MT_YES},
               {MT_DC, MT_ST, 2, MT_NO},  {MT_DC, MT_CO, 2, MT_NO},  {MT_DS, MT_PR, 0, MT_NO}};
    mt_live *l = mt_live_new(alloc, NULL);
    moot_status st = build_floating(l);
    if (st == MOOT_OK)
        mt_live_set_effort(l, WAYS[way]);
    for (size_t i = 0; i < sizeof ask / sizeof *ask && st == MOOT_OK; i++) {
        mt_reply reply;
        st = mt_live_assume(l, ask[i].query);
        if (st == MOOT_OK)
            st = mt_live_solve(l, ask[i].problem, ask[i].semantics, &reply);
        if (st == MOOT_OK)
            assert_int_equal(reply, ask[i].reply);
    }
    mt_live_free(l);
    return st;
}

static void test_memory(void **state)
{
    (void)state;
    assert_true(oom_run("ring", ring) > 1);
    for (way = 0; way < sizeof WAYS / sizeof *WAYS; way++)
        assert_true(oom_run("floating", floating) > 1);
}

static bool always(void *ctx)
{
    (void)ctx;
    return true;
}

static void test_stop(void **state)
{
    (void)state;
    mt_stop stop = {always, NULL};
    mt_live *l = mt_live_new(NULL, &stop);
    assert_int_equal(mt_live_add_argument(l, 1), MOOT_OK);
    assert_int_equal(mt_live_add_argument(l, 2), MOOT_OK);
    assert_int_equal(mt_live_add_attack(l, 1, 2), MOOT_OK);
    assert_int_equal(mt_live_add_attack(l, 2, 1), MOOT_OK);
    assert_int_equal(mt_live_assume(l, 1), MOOT_OK);
    mt_reply reply;
    moot_status st = mt_live_solve(l, MT_DC, MT_ST, &reply);
    assert_true(st == MOOT_OK || (st == MOOT_E_CANCELLED && reply == MT_UNKNOWN));
    mt_live_free(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

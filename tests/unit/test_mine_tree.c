/* Best trees against all trees: every head function on up to six units is tried. */
#include "mine/edmonds.h"
#include "unit/unit.h"

enum { N = 6 };

static uint64_t next(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

static bool is_tree(const uint32_t *head, uint32_t n, uint32_t root)
{
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = i, steps = 0;
        while (at != root && steps++ < n)
            at = head[at];
        if (at != root)
            return false;
    }
    return true;
}

/* The best total over all trees with this root, by counting through all heads. */
static double brute(const double *score, uint32_t n, uint32_t root)
{
    uint32_t head[N] = {0};
    head[root] = root;
    double best = -1e300;
    for (;;) {
        bool plain = true;
        for (uint32_t i = 0; i < n; i++)
            plain &= i == root || head[i] != i;
        if (plain && is_tree(head, n, root)) {
            double sum = 0;
            for (uint32_t i = 0; i < n; i++)
                if (i != root)
                    sum += score[head[i] * n + i];
            if (sum > best)
                best = sum;
        }
        uint32_t i = 0;
        while (i < n && (i == root || ++head[i] == n)) {
            if (i != root)
                head[i] = 0;
            i++;
        }
        if (i == n)
            return best;
    }
}

static void the_best_tree_is_the_best_of_all_trees(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int round = 0; round < 400; round++) {
        uint32_t n = 1 + (uint32_t)(next(&seed) % N), root = (uint32_t)(next(&seed) % n);
        double score[N * N];
        for (uint32_t i = 0; i < n * n; i++)
            score[i] = (double)(next(&seed) % 2001) / 100 - 10;
        uint32_t head[N];
        double total;
        assert_int_equal(mt_edmonds(NULL, (mt_scores){n, score}, root, head, &total), MOOT_OK);
        assert_true(is_tree(head, n, root));
        double want = n == 1 ? 0 : brute(score, n, root);
        assert_true(total > want - 1e-9 && total < want + 1e-9);
    }
}

static void a_forbidden_edge_gives_the_best_tree_without_it(void **state)
{
    (void)state;
    uint64_t seed = 11;
    for (int round = 0; round < 100; round++) {
        enum { M = 5 };
        double score[M * M];
        for (uint32_t i = 0; i < M * M; i++)
            score[i] = (double)(next(&seed) % 1001) / 100;
        uint32_t head[M], other[M];
        double total;
        assert_int_equal(mt_edmonds(NULL, (mt_scores){M, score}, 0, head, NULL), MOOT_OK);
        for (uint32_t c = 1; c < M; c++) {
            double *edge = &score[head[c] * M + c], was = *edge;
            *edge = -1e9;
            assert_int_equal(mt_edmonds(NULL, (mt_scores){M, score}, 0, other, &total), MOOT_OK);
            assert_true(other[c] != head[c]);
            double want = brute(score, M, 0);
            assert_true(total > want - 1e-9 && total < want + 1e-9);
            *edge = was;
        }
    }
}

static void equal_scores_give_the_same_tree_every_time(void **state)
{
    (void)state;
    enum { M = 40 };
    static double score[M * M];
    uint32_t one[M], two[M];
    assert_int_equal(mt_edmonds(NULL, (mt_scores){M, score}, 3, one, NULL), MOOT_OK);
    assert_int_equal(mt_edmonds(NULL, (mt_scores){M, score}, 3, two, NULL), MOOT_OK);
    assert_memory_equal(one, two, sizeof(one));
    assert_true(is_tree(one, M, 3));
    assert_int_equal(mt_edmonds(NULL, (mt_scores){M, score}, M, one, NULL), MOOT_E_MISUSE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_tree_is_the_best_of_all_trees),
        cmocka_unit_test(a_forbidden_edge_gives_the_best_tree_without_it),
        cmocka_unit_test(equal_scores_give_the_same_tree_every_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

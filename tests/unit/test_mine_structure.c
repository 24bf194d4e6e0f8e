/* The tree of a side against all trees with all roots, and the worth of edges against their parts
 * counted plainly. */
#include "mine/edges.h"
#include "mine/odds.h"
#include "unit/unit.h"

#include <math.h>

enum { N = 5, STEMS = 12 };

static uint64_t state;
static uint32_t below(uint32_t n)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((state >> 33) % n);
}

typedef struct side {
    mt_features f[N];
    uint32_t stem[N][STEMS], name[N][STEMS];
    double w[MT_WEIGHT_COUNT];
    mt_material m;
} side;

/* Sentences with random cues and words; every third weight is 0. */
static void make(side *s, uint32_t n)
{
    memset(s, 0, sizeof(*s));
    for (uint32_t i = 0; i < MT_WEIGHT_COUNT; i++)
        s->w[i] = i % 3 ? (below(400) - 200.0) / 100 : 0;
    s->w[MT_W_MIX_TO] = 1;
    s->w[MT_W_MIX_NORM] = below(2) ? 0 : 0.4;
    s->w[MT_W_MIX_CC] = 1.5;
    s->w[MT_W_MIX_ROLE] = below(4) ? 0.8 : 0;
    s->w[MT_W_MIX_LINK] = 0.7;
    for (uint32_t i = 0; i < n; i++) {
        mt_features *f = &s->f[i];
        for (uint32_t c = 0; c < MT_CUE_COUNT; c++) {
            f->any[c] = below(4) == 0;
            f->first[c] = f->any[c] && below(2);
        }
        f->words = 3 + below(30);
        f->low = below(2);
        f->stem = s->stem[i];
        f->name = s->name[i];
        for (uint32_t id = 0; id < STEMS; id++)
            if (below(3) == 0) {
                f->stem[f->stems++] = id;
                if (below(3) == 0)
                    f->name[f->names++] = id;
            }
    }
    s->m = (mt_material){s->w, s->f, n, below(2) ? &s->f[0] : NULL, NULL};
}

/* What an edge is worth, by the tallies of a pair alone. */
static double plain_edge(const mt_edges *e, uint32_t c, uint32_t h, bool root)
{
    mt_tally to = {e->w, 0, NULL}, attack = {e->w, 0, NULL};
    mt_head_tally(&e->passage, e->local, h, &to);
    mt_attach_tally(&e->passage, e->local, c, h, root, &to);
    mt_attack_tally(&e->passage, c, &attack);
    mt_attack_edge_tally(&e->passage, e->local, c, h, root, &attack);
    double us = e->local[c].against, it = root ? 0 : e->local[h].against;
    double same = us * it + (1 - us) * (1 - it);
    double support = e->w[MT_W_MIX_LINK] * log(1 / (1 + exp(attack.sum))) +
                     e->w[MT_W_MIX_ROLE] * log(fmax(same, 1e-12));
    double rebut = e->w[MT_W_MIX_LINK] * log(1 / (1 + exp(-attack.sum))) +
                   e->w[MT_W_MIX_ROLE] * log(fmax(1 - same, 1e-12));
    return e->w[MT_W_MIX_TO] * to.sum + fmax(support, rebut);
}

/* The logarithms of all that the heads of each unit could be worth. */
static double plain_norm(const mt_edges *e, uint32_t root)
{
    double all = 0;
    for (uint32_t c = 0; c < e->n; c++) {
        double sum = 0;
        for (uint32_t h = 0; h < e->n && c != root; h++) {
            mt_tally t = {e->w, 0, NULL};
            if (h == c)
                continue;
            mt_head_tally(&e->passage, e->local, h, &t);
            mt_attach_tally(&e->passage, e->local, c, h, h == root, &t);
            sum += exp(t.sum);
        }
        all += c == root ? 0 : log(sum);
    }
    return e->w[MT_W_MIX_NORM] * all;
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

/* The best tree with this root, without the edge from `c` to `not` (MT_NO_ID: with all edges). */
static double brute(const mt_edges *e, uint32_t root, uint32_t c, uint32_t not )
{
    uint32_t n = e->n, head[N] = {0};
    double edge[N * N], best = -1e300;
    for (uint32_t i = 0; i < n * n; i++)
        edge[i] = i / n == i % n || i / n == root ? 0 : plain_edge(e, i / n, i % n, i % n == root);
    double own = e->w[MT_W_MIX_CC] * e->local[root].claim +
                 e->w[MT_W_MIX_ROLE] * log(1 - e->local[root].against) - plain_norm(e, root);
    head[root] = root;
    for (uint32_t i = 0; i < n;) {
        double sum = own;
        bool may = is_tree(head, n, root) && (c == MT_NO_ID || head[c] != not );
        for (uint32_t k = 0; k < n; k++)
            sum += k == root ? 0 : edge[k * n + head[k]];
        best = may && sum > best ? sum : best;
        for (i = 0; i < n && (i == root || ++head[i] == n); i++)
            head[i] = i == root ? root : 0;
    }
    return best;
}

static void edges_are_worth_the_sum_of_their_parts(void **unused)
{
    (void)unused;
    state = 3;
    for (int round = 0; round < 60; round++) {
        side s;
        mt_edges e;
        mt_arena arena;
        static const uint32_t roots[] = {0, 1, 2, 3, 4};
        mt_arena_init(&arena, NULL);
        make(&s, N);
        assert_true(mt_edges_init(&e, &arena, &s.m) && mt_edges_lay(&e, &arena, roots, N));
        for (uint32_t c = 0; c < N; c++) {
            mt_kin row[N];
            mt_kin_row(&e.passage, c, row);
            for (uint32_t h = 0; h < N; h++) {
                mt_kin kin = mt_kin_of(&s.f[c], &s.f[h]);
                assert_true(row[h].share == kin.share && row[h].named == kin.named);
                if (h == c)
                    continue;
                assert_true(fabs(e.score[c * N + h] - plain_edge(&e, c, h, false)) < 1e-9);
                assert_true(fabs(e.rooted[c * N + h] - plain_edge(&e, c, h, true)) < 1e-9);
            }
        }
        for (uint32_t r = 0; r < N; r++)
            assert_true(fabs(e.norm[r] - plain_norm(&e, r)) < 1e-9);
        mt_arena_free(&arena);
    }
}

static void the_root_and_the_margins_are_those_of_all_trees(void **unused)
{
    (void)unused;
    state = 5;
    for (int round = 0; round < 120; round++) {
        side s;
        mt_edges e;
        mt_arena arena;
        uint32_t n = 1 + below(N), root = 0;
        mt_unit units[N] = {{.head = 0}};
        double head[N] = {0}, role[N] = {0}, best = -1e300, second = -1e300;
        mt_margins m = {0, head, role};
        mt_arena_init(&arena, NULL);
        make(&s, n);
        assert_true(mt_edges_init(&e, &arena, &s.m));
        assert_int_equal(mt_structure(NULL, &s.m, units, &m), MOOT_OK);
        for (uint32_t r = 0; r < n; r++) {
            double total = brute(&e, r, MT_NO_ID, MT_NO_ID);
            second = fmax(second, fmin(total, best));
            if (total > best)
                best = total, root = r;
        }
        assert_int_equal(units[root].role, MT_ROLE_CENTRAL);
        assert_true(n == 1 ? m.claim >= MT_NO_RIVAL : fabs(m.claim - (best - second)) < 1e-7);
        for (uint32_t c = 0; c < n && n > 2; c++) {
            if (c == root)
                continue;
            double other = brute(&e, root, c, units[c].head);
            assert_true(fabs(head[c] - (best - other)) < 1e-7);
            assert_true(units[c].head_second != units[c].head);
        }
        mt_arena_free(&arena);
    }
}

/* Above 200 sentences only the eight best claims are tried, and runners-up are local. */
static void a_long_side_has_a_tree_and_runners_up_that_make_no_cycle(void **unused)
{
    (void)unused;
    enum { LONG = 230 };
    static side s[LONG / N];
    static mt_features f[LONG];
    static mt_unit units[LONG];
    static uint32_t head[LONG];
    mt_edges e;
    mt_arena arena;
    state = 7;
    for (uint32_t i = 0; i < LONG; i++) {
        if (i % N == 0)
            make(&s[i / N], N);
        f[i] = s[i / N].f[i % N];
    }
    mt_material m = {s[0].w, f, LONG, NULL, NULL};
    mt_arena_init(&arena, NULL);
    assert_true(mt_edges_init(&e, &arena, &m));
    assert_int_equal(mt_structure(NULL, &m, units, NULL), MOOT_OK);
    uint32_t root = MT_NO_ID, better = 0;
    for (uint32_t i = 0; i < LONG; i++) {
        head[i] = units[i].head;
        if (units[i].role == MT_ROLE_CENTRAL)
            root = head[i] = i;
    }
    for (uint32_t i = 0; i < LONG; i++)
        better += e.local[i].claim > e.local[root].claim;
    assert_true(better < 8 && is_tree(head, LONG, root));
    for (uint32_t c = 0; c < LONG; c++) {
        if (c == root || units[c].head_second == MT_NO_ID)
            continue;
        assert_true(units[c].head_second != units[c].head);
        head[c] = units[c].head_second;
        assert_true(is_tree(head, LONG, root));
        head[c] = units[c].head;
    }
    mt_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_are_worth_the_sum_of_their_parts),
        cmocka_unit_test(the_root_and_the_margins_are_those_of_all_trees),
        cmocka_unit_test(a_long_side_has_a_tree_and_runners_up_that_make_no_cycle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

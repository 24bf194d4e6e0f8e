/* Debates weighed: the graph they become, and that Yes and No mirror. */
#include "gradual/weigh.h"
#include "unit/random_debate.h"

#include <math.h>

typedef struct weighed {
    mt_arena arena;
    mt_debate d;
    mt_debate_graph nodes;
    mt_weighing w;
} weighed;

static void weigh(weighed *q, moot_str argdown)
{
    mt_arena_init(&q->arena, NULL);
    build(&q->d, argdown, (moot_str){"", 0});
    assert_int_equal(mt_debate_graph_make(&q->nodes, &q->arena, &q->d), MOOT_OK);
    q->w = (mt_weighing){.g = &q->nodes.g,
                         .debate = &q->d,
                         .nodes = &q->nodes,
                         .motion = q->nodes.motion,
                         .extent = MT_BEARING_NOTHING};
    assert_int_equal(mt_weigh(&q->w, NULL, &q->arena), MOOT_OK);
}

static void drop(weighed *q)
{
    mt_debate_fini(&q->d);
    mt_arena_free(&q->arena);
}

static void swapping_yes_and_no_swaps_the_word_on_the_motion_exactly(void **state)
{
    (void)state;
    static const mt_weigh_word mirror[] = {MT_WEIGH_FALLS,    MT_WEIGH_WEAK,   MT_WEIGH_OPEN,
                                           MT_WEIGH_LEANS,    MT_WEIGH_STANDS, MT_WEIGH_DEPENDS,
                                           MT_WEIGH_UNSETTLED};
    unsigned seen[MT_WEIGH_NONE + 1] = {0};
    for (uint64_t seed = 0; seed < 400; seed++) {
        weighed a, b;
        mt_arena text;
        mt_arena_init(&text, NULL);
        weigh(&a, random_argdown(&text, seed, false));
        weigh(&b, random_argdown(&text, seed, true));
        assert_int_equal(a.nodes.g.n, b.nodes.g.n);
        uint32_t m = a.w.motion;
        assert_int_equal(m, b.w.motion);
        for (uint32_t k = 0; k < 2 && a.w.way[k].solved.converged; k++)
            assert_true(fabs(a.w.way[k].s[m] + b.w.way[k].s[m] - 1) < 1e-9);
        for (uint32_t i = 0; i < a.nodes.g.n; i++)
            for (uint32_t k = 0; i != m && k < 3 && a.w.way[k].solved.converged; k++)
                assert_true(fabs(a.w.way[k].s[i] - b.w.way[k].s[i]) < 1e-9);
        mt_weigh_word word = mt_weigh_word_of(&a.w, m);
        assert_int_equal(mt_weigh_word_of(&b.w, m), mirror[word]);
        seen[word]++;
        drop(&a);
        drop(&b);
        mt_arena_free(&text);
    }
    assert_true(seen[MT_WEIGH_STANDS] && seen[MT_WEIGH_LEANS] && seen[MT_WEIGH_OPEN] &&
                seen[MT_WEIGH_WEAK] && seen[MT_WEIGH_FALLS] && seen[MT_WEIGH_DEPENDS]);
}

/* Worked by hand: v = 1/2 supports the step, w = 1/2 attacks it; the step has 1/2. */
static void an_undercut_lowers_the_step_and_neither_end(void **state)
{
    (void)state;
    weighed q;
    weigh(&q, MOOT_STR("[T]: t\n  + [V]: v\n    _ [W]: w\n"));
    uint32_t t = titled(&q.d, "T"), v = titled(&q.d, "V"), w = titled(&q.d, "W");
    assert_int_equal(q.nodes.g.n, 4);
    for (uint32_t k = 0; k < 3; k++) {
        const double *s = q.w.way[k].s;
        assert_true(fabs(s[v] - 0.5) < 1e-12 && fabs(s[w] - 0.5) < 1e-12);
        assert_true(fabs(s[3] - 0.5) < 1e-12);
    }
    assert_true(fabs(q.w.way[0].s[t] - 0.75) < 1e-12);
    assert_true(fabs(q.w.way[1].s[t] - 0.6) < 1e-12);
    assert_true(fabs(q.w.way[2].s[t] - (1 - 0.75 / (1 + 0.5 * exp(0.5)))) < 1e-12);
    assert_int_equal(mt_weigh_word_of(&q.w, t), MT_WEIGH_LEANS);
    drop(&q);
}

static void a_weight_of_the_document_is_the_base_score(void **state)
{
    (void)state;
    weighed q;
    weigh(&q, MOOT_STR("[T]: t {weight: 0.8}\n  - <a>\n\n<a>: sketch {weight: 0}\n"));
    assert_true(q.nodes.g.base[0] == 0.8 && q.nodes.g.base[1] == 0);
    assert_true(fabs(q.w.way[0].s[0] - 0.8) < 1e-12);
    assert_int_equal(mt_weigh_word_of(&q.w, 0), MT_WEIGH_STANDS);
    drop(&q);
}

/* Worked by hand for DF-QuAD: 1/2 of Y's 1/2 arrives, so 1/2 + 1/2 * 1/4; under the step of Z
 * stands U with all of its 1/2, and 0.8 of the step arrives. */
static void relevance_is_the_weight_of_the_last_arc(void **state)
{
    (void)state;
    weighed q;
    weigh(&q, MOOT_STR("[T]: t\n  + [Y]: y {relevance: 0.5}\n"));
    assert_true(fabs(q.w.way[0].s[titled(&q.d, "T")] - 0.625) < 1e-12);
    assert_true(fabs(q.w.way[1].s[titled(&q.d, "T")] - (0.5 + 0.5 * 0.0625 / 1.0625)) < 1e-12);
    drop(&q);
    weigh(&q, MOOT_STR("[T]: t\n  - [Z]: z {relevance: 0.8}\n    _ [U]: u {relevance: 0.5}\n"));
    /* The step: 1/2 supports, 1/4 attacks. */
    double step = 0.5 + 0.5 * (0.75 - 0.5);
    assert_true(fabs(q.w.way[0].s[3] - step) < 1e-12);
    assert_true(fabs(q.w.way[0].s[titled(&q.d, "T")] - (0.5 - 0.5 * 0.8 * step)) < 1e-12);
    drop(&q);
    weigh(&q, MOOT_STR("[A]: a {weight: 1}\n  >< [B]: b {relevance: 0.25}\n"));
    for (uint32_t k = 0; k < q.nodes.g.m; k++)
        assert_true(q.nodes.g.weight[k] == 0.25);
    assert_int_equal(q.nodes.g.m, 2);
    drop(&q);
}

/* Written as Argdown or JSON and read again, a debate has the same weights and bytes. */
static void relevance_outlives_argdown_and_json(void **state)
{
    (void)state;
    weighed q;
    mt_debate again, third;
    mt_arena text;
    mt_arena_init(&text, NULL);
    weigh(&q, MOOT_STR("[T]: t\n  + [Y]: y {relevance: 0.3}\n    _ [U]: u {relevance: 0}\n"
                       "  - <a>: b {relevance: 0.7}\n\n[V]: v\n  _> [Y] {relevance: 0.9}\n"));
    moot_str json = written(&text, mt_debate_json, &q.d);
    assert_int_equal(mt_debate_read(&again, NULL, json), MOOT_OK);
    assert_int_equal(again.diags.list.n, 0);
    build(&third, written(&text, mt_debate_argdown, &q.d), MOOT_STR(""));
    assert_int_equal(q.d.relations, 4);
    assert_true(again.relations == 4 && third.relations == 4);
    bool seen[10] = {false};
    for (uint32_t i = 0; i < 4; i++) {
        assert_true(again.relation[i].relevance == q.d.relation[i].relevance);
        seen[(int)(q.d.relation[i].relevance * 10)] = true;
        bool found = false;
        for (uint32_t k = 0; k < 4; k++)
            found = found || (third.relation[k].kind == q.d.relation[i].kind &&
                              third.relation[k].relevance == q.d.relation[i].relevance);
        assert_true(found);
    }
    assert_true(seen[3] && seen[0] && seen[7] && seen[9]);
    moot_str once = written(&text, mt_debate_json, &again);
    assert_int_equal(once.len, json.len);
    assert_memory_equal(once.ptr, json.ptr, json.len);
    mt_debate_fini(&again);
    mt_debate_fini(&third);
    drop(&q);
    mt_arena_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(swapping_yes_and_no_swaps_the_word_on_the_motion_exactly),
        cmocka_unit_test(an_undercut_lowers_the_step_and_neither_end),
        cmocka_unit_test(a_weight_of_the_document_is_the_base_score),
        cmocka_unit_test(relevance_is_the_weight_of_the_last_arc),
        cmocka_unit_test(relevance_outlives_argdown_and_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

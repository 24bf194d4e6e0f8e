/* What a careful reader would ask: each finding, and the circles against the closure of
 * the graph of support, computed by Warshall's algorithm over random documents. */
#include "model/lint.h"
#include "oom/oom.h"
#include "unit/unit.h"

/* The codes of the findings about `text`, with blanks between; in `arena`. */
static moot_str lint(const char *text, bool sources, mt_arena *arena)
{
    mt_doc doc;
    mt_debate d;
    mt_diags diags = {.arena = arena};
    assert_int_equal(mt_doc_parse(&doc, NULL, mt_str(text)), MOOT_OK);
    assert_int_equal(mt_debate_build(&d, NULL, &doc, &(mt_debate_options){0}), MOOT_OK);
    assert_int_equal(mt_debate_lint(&d, &doc, &(mt_lint_options){.sources = sources}, &diags),
                     MOOT_OK);
    moot_str all = {"", 0};
    for (uint32_t i = 0; i < diags.list.n; i++) {
        const moot_diag *f = &diags.list.at[i];
        assert_true(f->span.off + f->span.len <= doc.text.len);
        all = mt_arena_printf(arena, "%.*s%s%s", MT_ARG(all), i ? " " : "", f->code);
    }
    mt_debate_fini(&d);
    mt_doc_fini(&doc);
    return all;
}

static void expect(const char *text, const char *codes)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    moot_str got = lint(text, false, &arena);
    if (!mt_str_eq(got, mt_str(codes))) {
        print_error("for\n%s\ngot %.*s, wanted %s\n", text, MT_ARG(got), codes);
        fail();
    }
    mt_arena_free(&arena);
}

#define TWO_ARGUMENTS                                                                        \
    "<A>: a\n\n(1) [P]: p\n----\n(2) [C]: c\n\n<B>: b\n\n(1) [Q]: q\n(2) [R]: r\n----\n(3) " \
    "[D]: d\n\n"

static void support_of_an_argument_rests_on_a_premise(void **state)
{
    (void)state;
    expect(TWO_ARGUMENTS "<B>\n  + <A>\n", "LT001");
    expect(TWO_ARGUMENTS "<B>\n  + <A>\n\n[C]\n  +> [R]\n", "");
    expect("<A>: a\n\n(1) [P]: p\n----\n(2) [C]: c\n\n<B>: b\n  + <A>\n\n(1) [C]\n----\n(2) "
           "[D]: d\n",
           "");
    expect(TWO_ARGUMENTS "<B>\n  + [P]\n", "LT001");
    expect(TWO_ARGUMENTS "<B>\n  + [Q]\n", "");
    expect("<A>: a\n\n<B>: b\n  + <A>\n\n(1) [C]: c\n----\n(2) [D]: d\n", "");
}

static void an_attack_on_an_argument_denies_a_premise(void **state)
{
    (void)state;
    expect(TWO_ARGUMENTS "<B>\n  - <A>\n", "LT002");
    expect(TWO_ARGUMENTS "<B>\n  - <A>\n\n[C]\n  -> [Q]\n", "");
    expect(TWO_ARGUMENTS "<B>\n  - <A>\n\n[Q]\n  >< [C]\n", "");
    expect(TWO_ARGUMENTS "<B>\n  - <A>\n\n[C]\n  -> [D]\n", "LT002");
}

static void an_argument_bears_on_a_statement_by_its_conclusion(void **state)
{
    (void)state;
    static const char one[] = "[T]: t\n  %c <A>\n\n<A>: a\n\n(1) [P]: p\n----\n(2) %s\n%s";
    static const struct {
        char sign;
        const char *conclusion, *more, *codes;
    } cases[] = {
        {'+', "[T]", "", ""},    {'+', "[C]: c", "", "LT001"}, {'+', "[C]: c", "  +> [T]", ""},
        {'-', "[C]: c", "", ""}, {'-', "[T]", "", "LT002"},    {'-', "[C]: c", "  +> [T]", "LT002"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char text[200];
        (void)snprintf(text, sizeof(text), one, cases[i].sign, cases[i].conclusion, cases[i].more);
        expect(text, cases[i].codes);
    }
}

static void titles_want_words_and_words_want_use(void **state)
{
    (void)state;
    expect("[T]: t\n  + [Aa]: a\n  + [B]\n", "LT003");
    expect("[T]: t\n  + [A]: a @[C] @<D> @[C] @[T]\n", "LT003 LT003");
    expect("[T]: t\n  -> [Only attacked]\n", ""); /* MD012 says it */
    expect("[T]: t\n  -> [Shad]\n  + [Shade]: s\n", "LT003");
    expect("[T]: t\n  + <A>\n", "LT003");
    expect("[T]: t\n  + [A]: a\n\n[U]: u\n\n<V>: v\n\n* [W]: w\n\nplain\n", "LT004 LT004 LT004");
    expect("[T]: t\n\n[U]: u\n", "");
}

static void one_thing_is_not_a_reason_both_ways(void **state)
{
    (void)state;
    expect("[T]: t\n  + [A]: a\n  - [A]\n  - [A]\n", "LT006");
    expect("[T]: t\n  + [A]: a\n  >< [A]\n", "LT006");
    expect("[A]: a\n  >< [T]: t\n\n[T]\n  + [A]\n", "LT006");
    expect("[T]: t\n  + [A]: a\n    - [T]\n", "");
}

static void premises_have_sources_when_asked(void **state)
{
    (void)state;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    static const char text[] = "[T]: t\n\n<A>\n\n(1) [P]: p\n(2) q {url: x}\n(3) r [x](y)\n"
                               "(4) [S]: s\n----\n(5) i\n----\n(6) [T]\n\n[S]\n  + why\n";
    assert_str(lint(text, true, &arena), "LT007");
    assert_str(lint(text, false, &arena), "");
    mt_arena_free(&arena);
}

static void circles_are_found(void **state)
{
    (void)state;
    expect("[T]: t\n  + [T]\n", "LT005");
    expect("[T]: t\n  + <A>\n\n<A>: a\n\n(1) [T]\n----\n(2) [T]\n", "LT005");
    expect("===\nmodel: {mode: strict}\n===\n\n[A]: a\n  + [B]: b\n    + [A]\n", "");
    expect("[T]: t\n  - [A]: a\n    - [T]\n", "");
}

enum { MOST = 9 };

static uint32_t draw(uint64_t *seed, uint32_t below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33) % below;
}

/* How many parts of the graph hold a circle: classes of nodes that reach each other. */
static unsigned circles_of(bool edge[MOST][MOST], uint32_t n)
{
    for (uint32_t k = 0; k < n; k++)
        for (uint32_t i = 0; i < n; i++)
            for (uint32_t j = 0; j < n; j++)
                edge[i][j] = edge[i][j] || (edge[i][k] && edge[k][j]);
    unsigned parts = 0;
    for (uint32_t i = 0; i < n; i++) {
        bool first = edge[i][i];
        for (uint32_t j = 0; j < i; j++)
            first = first && !(edge[i][j] && edge[j][i]);
        parts += first;
    }
    return parts;
}

static void circles_are_those_of_the_closure(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int round = 0; round < 500; round++) {
        uint32_t n = 2 + draw(&seed, MOST - 1);
        bool edge[MOST][MOST] = {{false}};
        char text[2000];
        size_t len = 0;
        for (uint32_t i = 0; i < n; i++)
            len += (size_t)snprintf(text + len, sizeof(text) - len, "[n%u]: x\n\n", i);
        for (uint32_t e = draw(&seed, 2 * n); e; e--) {
            uint32_t a = draw(&seed, n), b = draw(&seed, n);
            edge[a][b] = true;
            len += draw(&seed, 3) ? (size_t)snprintf(text + len, sizeof(text) - len,
                                                     "[n%u]\n  +> [n%u]\n\n", a, b)
                                  : (size_t)snprintf(text + len, sizeof(text) - len,
                                                     "(1) [n%u]\n----\n(2) [n%u]\n\n", a, b);
        }
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        moot_str codes = lint(text, false, &arena);
        unsigned found = 0;
        for (size_t i = 0; i + 5 <= codes.len; i += 6)
            found += mt_str_starts(mt_sub(codes, i, codes.len - i), MOOT_STR("LT005"));
        assert_int_equal(found, circles_of(edge, n));
        mt_arena_free(&arena);
    }
}

static moot_status lint_with(const moot_alloc *alloc)
{
    static const char text[] =
        TWO_ARGUMENTS "<B>\n  + <A>\n  - <A>\n  + [No]\n\n[P]\n  + [C]\n  - [C]\n\n[U]: u @[V]\n";
    mt_doc doc;
    mt_debate d = {.motion = MT_NO_ID};
    mt_arena arena;
    mt_arena_init(&arena, alloc);
    mt_diags diags = {.arena = &arena};
    moot_status st = mt_doc_parse(&doc, NULL, mt_str(text));
    if (st == MOOT_OK)
        st = mt_debate_build(&d, alloc, &doc, &(mt_debate_options){0});
    if (st == MOOT_OK)
        st = mt_debate_lint(&d, &doc, &(mt_lint_options){.sources = true}, &diags);
    mt_debate_fini(&d);
    mt_doc_fini(&doc);
    mt_arena_free(&arena);
    return st;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    assert_true(oom_run("lint", lint_with) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(support_of_an_argument_rests_on_a_premise),
        cmocka_unit_test(an_attack_on_an_argument_denies_a_premise),
        cmocka_unit_test(an_argument_bears_on_a_statement_by_its_conclusion),
        cmocka_unit_test(titles_want_words_and_words_want_use),
        cmocka_unit_test(one_thing_is_not_a_reason_both_ways),
        cmocka_unit_test(premises_have_sources_when_asked),
        cmocka_unit_test(circles_are_found),
        cmocka_unit_test(circles_are_those_of_the_closure),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

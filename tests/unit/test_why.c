/* Explanations: named claims, words that turn with the sides, long chains, limits. */
#include "judge/why.h"
#include "unit/random_debate.h"

static void same(moot_str a, moot_str b, moot_str source)
{
    if (!mt_str_eq(a, b))
        fail_msg("differ:\n%.*s\n---\n%.*s\n--- for\n%.*s", MT_ARG(a), MT_ARG(b), MT_ARG(source));
}

static bool is_word(char c)
{
    return mt_is_alpha(c) || mt_is_digit(c);
}

/* Yes for No and Y3 for N3 in running text. */
static moot_str turn(moot_str s, mt_arena *arena)
{
    char *to = mt_arena_alloc(arena, s.len * 2 + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len;) {
        size_t end = i;
        while (end < s.len && is_word(s.ptr[end]))
            end++;
        moot_str word = mt_sub(s, i, end - i);
        if (mt_str_eq(word, MOOT_STR("Yes")) || mt_str_eq(word, MOOT_STR("No")))
            word = word.len == 3 ? MOOT_STR("No") : MOOT_STR("Yes");
        memcpy(to + n, word.ptr, word.len);
        if (word.len > 1 && mt_is_digit(word.ptr[1]) && (to[n] == 'Y' || to[n] == 'N'))
            to[n] = to[n] == 'Y' ? 'N' : 'Y';
        n += word.len;
        if (end < s.len)
            to[n++] = s.ptr[end];
        i = end + 1;
    }
    return (moot_str){to, n};
}

static moot_str told(const mt_debate *d, const mt_why_options *options, bool dot, mt_arena *arena)
{
    mt_end *ends = MT_NEW_ARRAY(arena, mt_end, d->statements + d->arguments + 1);
    uint32_t n = 0;
    mt_why w;
    mt_memory m = {.arena = arena};
    mt_out o;
    for (uint32_t i = 0; i < d->statements; i++)
        ends[n++] = (mt_end){MT_END_STATEMENT, i};
    for (uint32_t i = 0; i < d->arguments; i++)
        ends[n++] = (mt_end){MT_END_ARGUMENT, i};
    assert_int_equal(mt_why_make(&w, NULL, d, ends, n, options), MOOT_OK);
    mt_out_init(&o, mt_memory_writer(&m));
    if (dot)
        mt_why_dot(&w, &o);
    else
        mt_why_text(&w, &o);
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    mt_why_fini(&w);
    return mt_memory_str(&m);
}

static void swapping_the_sides_swaps_the_words_and_nothing_else(void **state)
{
    (void)state;
    uint32_t yes = 0, no = 0, contested = 0;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        mt_debate one, two;
        mt_why_options options = {.presume = (mt_presume)(seed % 3),
                                  .whole =
                                      seed % 2 ? MT_WHOLE_PREFERRED : (mt_whole)(seed / 2 % 5)};
        moot_str source = random_argdown(&arena, seed, false);
        build(&one, source, (moot_str){"", 0});
        build(&two, random_argdown(&arena, seed, true), (moot_str){"", 0});
        moot_str a = told(&one, &options, seed % 7 == 0, &arena);
        moot_str b = told(&two, &options, seed % 7 == 0, &arena);
        same(turn(b, &arena), a, source);
        yes += mt_str_find(a, MOOT_STR("Yes stands")) != SIZE_MAX;
        no += mt_str_find(a, MOOT_STR("No stands")) != SIZE_MAX;
        contested += mt_str_find(a, MOOT_STR("can be held")) != SIZE_MAX;
        mt_debate_fini(&one);
        mt_debate_fini(&two);
        mt_arena_free(&arena);
    }
    assert_true(yes > 10 && no > 10 && contested > 10);
}

static void a_claim_is_found_by_title_and_label(void **state)
{
    (void)state;
    mt_debate d;
    mt_end end;
    build(&d, MOOT_STR("[T]: t\n  + [Cool air]: a\n  - <Roots>\n\n<Roots>: r\n"),
          (moot_str){"", 0});
    assert_true(mt_why_find(&d, MOOT_STR("Y1"), &end));
    assert_int_equal(end.kind, MT_END_STATEMENT);
    assert_true(mt_why_find(&d, MOOT_STR("[Cool air]"), &end));
    assert_int_equal(end.id, titled(&d, "Cool air"));
    assert_true(mt_why_find(&d, MOOT_STR("Cool air"), &end));
    assert_true(mt_why_find(&d, MOOT_STR("<Roots>"), &end));
    assert_int_equal(end.kind, MT_END_ARGUMENT);
    assert_true(mt_why_find(&d, MOOT_STR("N1"), &end));
    assert_false(mt_why_find(&d, MOOT_STR("[Roots]"), &end));
    assert_false(mt_why_find(&d, MOOT_STR(""), &end));
    assert_false(mt_why_find(&d, MOOT_STR("[]"), &end));
    mt_debate_fini(&d);
}

/* Claims of which each third attacks: long derivations and long disputes. */
static moot_str chain(uint32_t n, mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    for (uint32_t i = 0; i < n; i++)
        mt_out_printf(&o, "[c%u]: claim %u\n  %c [c%u]\n\n", i, i, i % 3 ? '+' : '-', i + 1);
    mt_out_printf(&o, "[c%u]: the last\n", n);
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    return mt_memory_str(&m);
}

static void a_chain_of_a_hundred_thousand_claims_is_cut_with_a_word(void **state)
{
    (void)state;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_debate d;
    mt_why w;
    build(&d, chain(100000, &arena), (moot_str){"", 0});
    mt_end ends[] = {{MT_END_STATEMENT, titled(&d, "c1")},
                     {MT_END_STATEMENT, titled(&d, "c99000")}};
    assert_int_equal(mt_why_make(&w, NULL, &d, ends, 2, NULL), MOOT_OK);
    assert_int_equal(w.claim[0].standing, MT_FALLS);
    assert_true(w.claim[0].part[0].dispute.cut > 0);
    assert_true(w.claim[0].part[0].dispute.plies < 200);
    assert_false(w.claim[0].part[0].known); /* no set of so many was looked for */
    assert_true(w.claim[1].parts == 1 && w.claim[1].part[0].dispute.cut > 0);
    mt_why_fini(&w);
    mt_debate_fini(&d);
    mt_arena_free(&arena);
}

static void the_smallest_set_of_a_chain_is_all_of_it(void **state)
{
    (void)state;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_debate d;
    mt_why w;
    build(&d, chain(30, &arena), (moot_str){"", 0});
    mt_end end = {MT_END_STATEMENT, titled(&d, "c1")};
    assert_int_equal(mt_why_make(&w, NULL, &d, &end, 1, NULL), MOOT_OK);
    assert_int_equal(w.claim[0].standing, MT_FALLS);
    assert_true(w.claim[0].part[0].proved && w.claim[0].part[0].dispute.cut == 0);
    mt_why_fini(&w);
    mt_debate_fini(&d);
    mt_arena_free(&arena);
}

/* Reasons with two challenges each: the smallest set takes one of each pair, and the
 * first of them. */
static void of_each_pair_the_first_is_taken(void **state)
{
    (void)state;
    enum { N = 24 };
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_memory m = {.arena = &arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    mt_out_z(&o, "[T]: t\n  + [x]\n\n[x]: x\n");
    for (uint32_t i = 0; i < N; i++)
        mt_out_printf(&o, "  + [r%u]: r\n    - [a%u]: a\n    - [b%u]: b\n", i, i, i);
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    mt_debate d;
    mt_why w;
    build(&d, mt_memory_str(&m), (moot_str){"", 0});
    mt_end end = {MT_END_STATEMENT, titled(&d, "x")};
    assert_int_equal(mt_why_make(&w, NULL, &d, &end, 1, NULL), MOOT_OK);
    const mt_why_part *p = &w.claim[0].part[0];
    assert_int_equal(w.claim[0].standing, MT_FALLS);
    assert_true(p->proved);
    assert_int_equal(p->n, 2 * N); /* a claim and a step for each */
    for (uint32_t i = 0; i < p->n; i++) {
        const mt_lit_name *name = &w.view.c.name.at[p->set[i]];
        if (name->kind == MT_LIT_PRESUME)
            assert_true(d.statement[name->of.id].title.ptr[0] == 'a');
    }
    mt_why_fini(&w);
    mt_debate_fini(&d);
    mt_arena_free(&arena);
}

static bool at_once(void *ctx)
{
    (void)ctx;
    return true;
}

static void a_stop_is_heard_and_a_limit_is_kept(void **state)
{
    (void)state;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_debate d;
    mt_why w;
    mt_stop stop = {.asked = at_once};
    mt_why_options options = {.stop = &stop};
    build(&d, chain(300, &arena), (moot_str){"", 0});
    mt_end end = {MT_END_STATEMENT, titled(&d, "c1")};
    assert_int_equal(mt_why_make(&w, NULL, &d, &end, 1, &options), MOOT_E_CANCELLED);
    mt_why_fini(&w);
    options = (mt_why_options){.limit = 10};
    assert_int_equal(mt_why_make(&w, NULL, &d, &end, 1, &options), MOOT_OK);
    assert_true(w.claim[0].part[0].dispute.plies <= 12 && w.claim[0].part[0].dispute.cut > 0);
    mt_why_fini(&w);
    mt_debate_fini(&d);
    mt_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(swapping_the_sides_swaps_the_words_and_nothing_else),
        cmocka_unit_test(a_claim_is_found_by_title_and_label),
        cmocka_unit_test(a_chain_of_a_hundred_thousand_claims_is_cut_with_a_word),
        cmocka_unit_test(the_smallest_set_of_a_chain_is_all_of_it),
        cmocka_unit_test(of_each_pair_the_first_is_taken),
        cmocka_unit_test(a_stop_is_heard_and_a_limit_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

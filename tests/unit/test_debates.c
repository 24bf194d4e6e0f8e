/* Laws that hold for every debate, on random ones. */
#include "judge/inner.h"
#include "unit/random_debate.h"

/* ---- what a debate says, whatever the order of its parts ---- */

/* The ends of a symmetric relation in the order of their titles. */
static mt_relation in_order(const mt_debate *d, mt_relation r)
{
    bool symmetric = r.kind == MT_CONTRADICTION || r.kind == MT_CONTRARY;
    if (symmetric && mt_str_cmp(d->statement[r.from.id].title, d->statement[r.to.id].title) > 0)
        return (mt_relation){.kind = r.kind, .from = r.to, .to = r.from};
    return r;
}

static moot_str describe_end(const mt_debate *d, mt_end end, mt_arena *arena, int deep)
{
    switch (end.kind) {
    case MT_END_STATEMENT:
        return mt_arena_printf(arena, "[%.*s]", MT_ARG(d->statement[end.id].title));
    case MT_END_ARGUMENT:
        return mt_arena_printf(arena, "<%.*s>", MT_ARG(d->argument[end.id].title));
    case MT_END_STEP: {
        const mt_argument *a = &d->argument[d->step[end.id].argument];
        return mt_arena_printf(arena, "<%.*s>.%u", MT_ARG(a->title), end.id - a->first_step);
    }
    case MT_END_RELATION: {
        mt_relation r = in_order(d, d->relation[end.id]);
        moot_str from = describe_end(d, r.from, arena, deep + 1);
        moot_str to = deep > 20 ? MOOT_STR("...") : describe_end(d, r.to, arena, deep + 1);
        return mt_arena_printf(arena, "(%.*s %d %.*s)", MT_ARG(from), (int)r.kind, MT_ARG(to));
    }
    }
    return (moot_str){"", 0};
}

static int by_text(const void *a, const void *b)
{
    return mt_str_cmp(*(const moot_str *)a, *(const moot_str *)b);
}

static moot_str join_sorted(moot_str *lines, size_t n, mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    qsort(lines, n, sizeof(*lines), by_text);
    for (size_t i = 0; i < n; i++) {
        mt_out_put(&o, lines[i]);
        mt_out_char(&o, '\n');
    }
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    return mt_memory_str(&m);
}

static moot_str describe_statement(const mt_debate *d, uint32_t id, mt_arena *arena)
{
    const mt_statement *s = &d->statement[id];
    moot_str line = mt_arena_printf(arena, "%.*s|%.*s|%.*s|%d%d%d%d%d%d", MT_ARG(s->title),
                                    MT_ARG(s->label), MT_ARG(s->text), (int)s->side, s->asserted,
                                    s->stipulated, s->central, s->counter, id == d->motion);
    for (uint32_t i = 0; i < s->sayings; i++) {
        const mt_saying *y = &d->saying[s->first_saying + i];
        line = mt_arena_printf(arena, "%.*s;%d,%.*s,%.*s,%u,%u", MT_ARG(line), (int)y->side,
                               MT_ARG(y->by), MT_ARG(y->text), y->source.off, y->source.len);
    }
    return line;
}

static moot_str describe_argument(const mt_debate *d, uint32_t id, mt_arena *arena)
{
    const mt_argument *a = &d->argument[id];
    moot_str line = mt_arena_printf(arena, "<%.*s>|%.*s|%.*s|%d", MT_ARG(a->title),
                                    MT_ARG(a->label), MT_ARG(a->text), (int)a->side);
    for (uint32_t i = 0; i < a->steps; i++) {
        const mt_step *s = &d->step[a->first_step + i];
        for (uint32_t p = 0; p < s->premises; p++)
            line = mt_arena_printf(arena, "%.*s (%.*s)", MT_ARG(line),
                                   MT_ARG(d->statement[d->premise[s->first_premise + p]].title));
        line = mt_arena_printf(arena, "%.*s => %.*s", MT_ARG(line),
                               MT_ARG(d->statement[s->conclusion].title));
    }
    return line;
}

static moot_str describe(const mt_debate *d, mt_arena *arena)
{
    size_t n = 0, all = (size_t)d->statements + d->arguments + d->relations;
    moot_str *lines = MT_NEW_ARRAY(arena, moot_str, all + 1);
    for (uint32_t i = 0; i < d->statements; i++)
        lines[n++] = describe_statement(d, i, arena);
    for (uint32_t i = 0; i < d->arguments; i++)
        lines[n++] = describe_argument(d, i, arena);
    for (uint32_t i = 0; i < d->relations; i++) {
        mt_relation r = in_order(d, d->relation[i]);
        moot_str from = describe_end(d, r.from, arena, 0), to = describe_end(d, r.to, arena, 0);
        lines[n++] = mt_arena_printf(arena, "%d %.*s %.*s", (int)r.kind, MT_ARG(from), MT_ARG(to));
    }
    return join_sorted(lines, n, arena);
}

/* ---- the laws ---- */

static void same(moot_str got, moot_str want, moot_str source)
{
    size_t at = 0, end;
    if (mt_str_eq(got, want))
        return;
    for (size_t i = 0; i < got.len && i < want.len && got.ptr[i] == want.ptr[i]; i++)
        at = got.ptr[i] == '\n' ? i + 1 : at;
    got = mt_sub(got, at, got.len - at);
    want = mt_sub(want, at, want.len - at);
    end = mt_str_find(got, MOOT_STR("\n"));
    got.len = end < got.len ? end : got.len;
    end = mt_str_find(want, MOOT_STR("\n"));
    want.len = end < want.len ? end : want.len;
    printf("of:\n%.*s\n", MT_ARG(source));
    fail_msg("\ngot:  %.*s\nwant: %.*s", MT_ARG(got), MT_ARG(want));
}

static void argdown_written_and_read_is_the_same_debate(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 600; seed++) {
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        moot_str source = random_argdown(&arena, seed, false);
        mt_debate one, two;
        build(&one, source, (moot_str){"", 0});
        assert_int_equal(one.diags.errors, 0);
        moot_str argdown = written(&arena, mt_debate_argdown, &one);
        build(&two, argdown, (moot_str){"", 0});
        same(describe(&two, &arena), describe(&one, &arena), argdown);
        mt_debate_fini(&one);
        mt_debate_fini(&two);
        mt_arena_free(&arena);
    }
}

static void json_written_and_read_is_the_same_debate(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 600; seed++) {
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        mt_debate one, two;
        build(&one, random_argdown(&arena, seed, false), (moot_str){"", 0});
        moot_str json = written(&arena, mt_debate_json, &one);
        assert_int_equal(mt_debate_read(&two, NULL, json), MOOT_OK);
        same(written(&arena, mt_debate_dump, &two), written(&arena, mt_debate_dump, &one), json);
        same(written(&arena, mt_debate_json, &two), json, json);
        mt_debate_fini(&one);
        mt_debate_fini(&two);
        mt_arena_free(&arena);
    }
}

/* ---- Yes and No change places ---- */

static bool is_word(char c)
{
    return mt_is_alpha(c) || mt_is_digit(c);
}

/* Yes for No and Y3 for N3 in running text. */
static moot_str turn_words(moot_str s, mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    for (size_t i = 0; i < s.len;) {
        size_t end = i;
        while (end < s.len && is_word(s.ptr[end]))
            end++;
        moot_str word = mt_sub(s, i, end - i);
        bool label =
            word.len > 1 && (word.ptr[0] == 'Y' || word.ptr[0] == 'N') && mt_is_digit(word.ptr[1]);
        if (mt_str_eq(word, MOOT_STR("Yes")))
            mt_out_z(&o, "No");
        else if (mt_str_eq(word, MOOT_STR("No")))
            mt_out_z(&o, "Yes");
        else if (label) {
            mt_out_char(&o, word.ptr[0] == 'Y' ? 'N' : 'Y');
            mt_out_put(&o, mt_sub(word, 1, word.len - 1));
        } else
            mt_out_put(&o, word);
        if (end < s.len)
            mt_out_char(&o, s.ptr[end]);
        i = end + 1;
    }
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    return mt_memory_str(&m);
}

static moot_str report(const mt_debate *d, mt_presume presume, mt_arena *arena)
{
    mt_judge_options options = {.presume = presume};
    mt_verdict v;
    mt_memory m = {.arena = arena};
    mt_out o;
    assert_int_equal(mt_judge(&v, NULL, d, &options), MOOT_OK);
    mt_out_init(&o, mt_memory_writer(&m));
    mt_verdict_text(&v, false, &o);
    mt_whole_text(&v, &o);
    for (uint32_t i = 0; i < d->statements; i++) {
        if (i == d->motion)
            continue; /* it is Yes by what it says */
        mt_out_put(&o, mt_verdict_why(&v, i, arena));
        mt_out_char(&o, '\n');
    }
    for (uint32_t i = 0; i < d->arguments; i++) {
        moot_str why = mt_verdict_reason(&v, (mt_end){MT_END_ARGUMENT, i}, arena);
        assert_true(why.len > 0);
        mt_out_put(&o, mt_standing_word(v.argument[i].standing));
        mt_out_z(&o, ": ");
        mt_out_put(&o, why);
        mt_out_z(&o, "\n");
    }
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    mt_verdict_fini(&v);
    return mt_memory_str(&m);
}

static void swapping_the_sides_swaps_the_words_and_nothing_else(void **state)
{
    (void)state;
    uint32_t yes = 0, no = 0;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        mt_debate one, two;
        mt_presume presume = (mt_presume)(seed % 3);
        moot_str source = random_argdown(&arena, seed, false);
        build(&one, source, (moot_str){"", 0});
        build(&two, random_argdown(&arena, seed, true), (moot_str){"", 0});
        one.mined = two.mined = seed % 5 == 0;
        moot_str a = report(&one, presume, &arena), b = report(&two, presume, &arena);
        same(turn_words(b, &arena), a, source);
        yes += mt_str_find(a, MOOT_STR("As argued, Yes stands.")) != SIZE_MAX;
        no += mt_str_find(a, MOOT_STR("As argued, No stands.")) != SIZE_MAX;
        mt_debate_fini(&one);
        mt_debate_fini(&two);
        mt_arena_free(&arena);
    }
    assert_true(yes > 5 && no > 5); /* the debates are not all open */
}

/* ---- attacks alone are Dung's framework ---- */

static void attacks_among_bare_claims_agree_with_dungs_labelling(void **state)
{
    (void)state;
    enum { MOST = 10 };
    dice rolls = {7};
    for (int round = 0; round < 1500; round++) {
        bool attack[MOST][MOST] = {{false}};
        int label[MOST] = {0};
        uint32_t n = 1 + throw_dice(&rolls, MOST), density = 2 + throw_dice(&rolls, 6);
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        mt_memory m = {.arena = &arena};
        mt_out o;
        mt_out_init(&o, mt_memory_writer(&m));
        mt_out_z(&o, "[M]: motion\n");
        for (uint32_t i = 0; i < n; i++) {
            mt_out_printf(&o, "\n[c%u]: claim %u\n", i, i);
            for (uint32_t j = 0; j < n; j++) {
                attack[j][i] = throw_dice(&rolls, density) == 0;
                if (attack[j][i])
                    mt_out_printf(&o, "  - [c%u]\n", j);
            }
        }
        assert_int_equal(mt_out_finish(&o), MOOT_OK);
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
        mt_debate d;
        mt_verdict v;
        build(&d, mt_memory_str(&m), (moot_str){"", 0});
        assert_int_equal(mt_judge(&v, NULL, &d, NULL), MOOT_OK);
        for (uint32_t i = 0; i < n; i++) {
            char title[16];
            assert_true(snprintf(title, sizeof(title), "c%u", i) > 0);
            assert_int_equal(v.statement[titled(&d, title)].standing, label[i] == 1    ? MT_STANDS
                                                                      : label[i] == -1 ? MT_FALLS
                                                                                       : MT_OPEN);
        }
        mt_verdict_fini(&v);
        mt_debate_fini(&d);
        mt_arena_free(&arena);
    }
}

static void a_chain_of_a_hundred_thousand_claims_is_judged(void **state)
{
    (void)state;
    enum { N = 100000 };
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_memory m = {.arena = &arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    for (uint32_t i = 0; i < N; i++)
        mt_out_printf(&o, "[c%u]: claim %u\n  %c [c%u]\n\n", i, i, i % 3 ? '+' : '-', i + 1);
    mt_out_printf(&o, "[c%u]: the last\n", N);
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    mt_debate d;
    mt_verdict v;
    build(&d, mt_memory_str(&m), (moot_str){"", 0});
    assert_int_equal(d.statements, N + 1);
    assert_int_equal(mt_judge(&v, NULL, &d, NULL), MOOT_OK);
    /* c(i) is held if its reason is; one that is attacked has no reason and is bare. */
    bool held = true;
    for (uint32_t i = N; i-- > 1;) {
        held = i % 3 ? held : !held;
        assert_int_equal(v.statement[i].standing, held ? MT_STANDS : MT_FALLS);
    }
    assert_true(v.no_stands == held);
    mt_verdict_fini(&v);
    mt_debate_fini(&d);
    mt_arena_free(&arena);
}

/* Ten thousand reasons that fall one after another, under a chain that rests on the
 * last: quadratic, if each fall shook the whole chain. */
static void reasons_that_fall_one_by_one_take_no_quadratic_time(void **state)
{
    (void)state;
    enum { N = 20000 };
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_memory m = {.arena = &arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    mt_out_z(&o, "[T]: t\n  + [s0]\n\n[c0]: c\n\n");
    for (uint32_t i = 1; i < N; i++)
        mt_out_printf(&o, "[c%u]: c\n  - [c%u]\n\n", i, i - 1);
    mt_out_z(&o, "[P]: p\n");
    for (uint32_t i = 1; i < N; i += 2)
        mt_out_printf(&o, "  + [c%u]\n", i);
    for (uint32_t i = 0; i < N; i++)
        mt_out_printf(&o, "\n[s%u]: s\n  + [s%u]\n", i, i + 1);
    mt_out_printf(&o, "\n[s%u]: s\n  + [P]\n", N);
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    mt_debate d;
    mt_verdict v;
    build(&d, mt_memory_str(&m), (moot_str){"", 0});
    assert_int_equal(mt_judge(&v, NULL, &d, NULL), MOOT_OK);
    assert_int_equal(v.statement[titled(&d, "P")].standing, MT_FALLS);
    assert_int_equal(v.motion, MT_OPEN); /* no reason for Yes is left, and none for No */
    assert_false(v.no_stands);
    mt_verdict_fini(&v);
    mt_debate_fini(&d);
    mt_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(argdown_written_and_read_is_the_same_debate),
        cmocka_unit_test(json_written_and_read_is_the_same_debate),
        cmocka_unit_test(swapping_the_sides_swaps_the_words_and_nothing_else),
        cmocka_unit_test(attacks_among_bare_claims_agree_with_dungs_labelling),
        cmocka_unit_test(a_chain_of_a_hundred_thousand_claims_is_judged),
        cmocka_unit_test(reasons_that_fall_one_by_one_take_no_quadratic_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

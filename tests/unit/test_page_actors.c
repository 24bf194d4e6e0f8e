/* The section of the page on who stands how to whom: swapped sides give it swapped, there is none
 * without ties, hostile names are text. */
#include "render/html.h"
#include "unit/debates.h"

enum { LINES = 600 };

static moot_str section_of(mt_arena *arena, moot_str argdown)
{
    mt_debate d;
    mt_verdict v;
    mt_scene scene;
    mt_memory m = {.arena = arena};
    mt_out o;
    build(&d, argdown, MOOT_STR(""));
    assert_int_equal(d.diags.errors, 0);
    mt_judge_options judge = {.no_hinges = true};
    assert_int_equal(mt_judge(&v, NULL, &d, &judge), MOOT_OK);
    mt_scene_build(&scene, arena, &v);
    mt_out_init(&o, mt_memory_writer(&m));
    mt_html_actors(&scene, &o);
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    mt_verdict_fini(&v);
    mt_debate_fini(&d);
    return mt_memory_str(&m);
}

/* `yes` and `no` name the sides. */
static moot_str debate(mt_arena *arena, const char *yes, const char *no)
{
    bool turned = strcmp(yes, "no") == 0;
    return mt_arena_printf(
        arena,
        "===\nactors: {North: [], South: [], East: [], West: []}\n"
        "debate: {motion: T, yes: {author: %s}, no: {author: %s}}\n===\n\n"
        "[T]: t {ties: [North + South]}\n"
        "  %c [Ca]: a {side: %s, ties: [North - East, South - East, East - West]}\n"
        "  %c [Cb]: b {side: %s, ties: [South - West, North + West, North - East]}\n",
        turned ? "Cy" : "Ann", turned ? "Ann" : "Cy", turned ? '-' : '+', yes, turned ? '+' : '-',
        no);
}

static bool takes(moot_str rest, const char *from, const char *to, mt_out *o, size_t *i)
{
    if (!mt_str_starts(rest, mt_str(from)))
        return false;
    mt_out_z(o, to);
    *i += strlen(from) - 1;
    return true;
}

/* Yes for No and No for Yes. */
static moot_str turned(mt_arena *arena, moot_str s)
{
    static const char *const pair[][2] = {
        {"\xE2\x96\xB2", "\xE2\x96\xBC"}, {"l yes\"", "l no\""}, {"c-y", "c-n"}, {">Y1", ">N1"}};
    mt_memory m = {.arena = arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    for (size_t i = 0; i < s.len; i++) {
        moot_str rest = mt_sub(s, i, s.len - i);
        bool done = takes(rest, "Yes", "No", &o, &i) ||
                    (!mt_str_starts(rest, MOOT_STR("North")) &&
                     !mt_str_starts(rest, MOOT_STR("Not")) && takes(rest, "No", "Yes", &o, &i));
        for (size_t k = 0; k < sizeof pair / sizeof pair[0] && !done; k++)
            done = takes(rest, pair[k][0], pair[k][1], &o, &i) ||
                   takes(rest, pair[k][1], pair[k][0], &o, &i);
        if (!done)
            mt_out_put(&o, mt_sub(s, i, 1));
    }
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    return mt_memory_str(&m);
}

static int by_bytes(const void *a, const void *b)
{
    const moot_str *x = a, *y = b;
    size_t n = x->len < y->len ? x->len : y->len;
    int order = memcmp(x->ptr, y->ptr, n);
    return order ? order : (x->len > y->len) - (x->len < y->len);
}

static uint32_t lines_of(moot_str s, moot_str *line)
{
    uint32_t n = 0;
    for (size_t at = 0, end; at < s.len; at = end + 1) {
        for (end = at; end < s.len && s.ptr[end] != '\n';)
            end++;
        assert_true(n < LINES);
        line[n++] = mt_sub(s, at, end - at);
    }
    qsort(line, n, sizeof *line, by_bytes);
    return n;
}

/* Yes comes before No in both, so lines are compared whatever their order. */
static void swapped_sides_give_the_section_swapped(void **state)
{
    (void)state;
    static moot_str one[LINES], two[LINES];
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    moot_str a = section_of(&arena, debate(&arena, "yes", "no"));
    moot_str b = turned(&arena, section_of(&arena, debate(&arena, "no", "yes")));
    assert_true(mt_str_find(a, MOOT_STR("What would turn it")) != SIZE_MAX);
    assert_true(mt_str_find(a, MOOT_STR("turned round: ")) != SIZE_MAX);
    uint32_t n = lines_of(a, one);
    assert_int_equal(n, lines_of(b, two));
    for (uint32_t i = 0; i < n; i++)
        if (!mt_str_eq(one[i], two[i]))
            fail_msg("%.*s\nis swapped\n%.*s", MT_ARG(one[i]), MT_ARG(two[i]));
    mt_arena_free(&arena);
}

static void without_ties_there_is_no_section(void **state)
{
    (void)state;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    assert_int_equal(section_of(&arena, MOOT_STR("[T]: t\n  + [A]: a\n  - [B]: b\n")).len, 0);
    mt_arena_free(&arena);
}

static void hostile_names_are_text(void **state)
{
    (void)state;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    moot_str s = section_of(
        &arena,
        MOOT_STR("===\nactors: {\"<script>x</script>\": [], \"B&\\\"onload=y\": [], C: []}\n"
                 "debate: {motion: T, yes: {author: \"<img src=x>\"}}\n===\n\n"
                 "[T]: t {ties: [{a: \"<script>x</script>\", b: C, sign: +}]}\n"
                 "  + [A]: <b>a</b> {side: yes, ties: [{a: \"B&\\\"onload=y\", b: C, sign: -}, "
                 "{a: \"<script>x</script>\", b: \"B&\\\"onload=y\", sign: -}]}\n"));
    assert_true(s.len > 0);
    assert_true(mt_str_find(s, MOOT_STR("&lt;script&gt;")) != SIZE_MAX);
    assert_true(mt_str_find(s, MOOT_STR("<script")) == SIZE_MAX);
    assert_true(mt_str_find(s, MOOT_STR("<img")) == SIZE_MAX);
    assert_true(mt_str_find(s, MOOT_STR("\"onload")) == SIZE_MAX);
    mt_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(swapped_sides_give_the_section_swapped),
        cmocka_unit_test(without_ties_there_is_no_section),
        cmocka_unit_test(hostile_names_are_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

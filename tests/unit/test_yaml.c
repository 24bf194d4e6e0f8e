/* Data in braces and front matter, read as YAML. */
#include "argdown/doc.h"
#include "argdown/yaml.h"
#include "argdown/yaml_plain.h"
#include "unit/argdown_help.h"

typedef struct reading {
    mt_arena arena;
    mt_diags diags;
    const mt_value *value;
} reading;

static void read_yaml(reading *r, const char *yaml)
{
    mt_arena_init(&r->arena, NULL);
    r->diags = (mt_diags){.arena = &r->arena};
    r->value = mt_yaml_read(mt_str(yaml), 100, &r->arena, &r->diags);
}

static void scalars_follow_the_core_rules(void **state)
{
    (void)state;
    reading r;
    read_yaml(&r,
              "{y: yes, t: true, n: null, i: -12, f: 0.83, x: 0x1F, o: 0o17, e: 1e3, s: \"1\"}");
    assert_int_equal(r.diags.list.n, 0);
    assert_str(mt_value_get_str(r.value, "y"), "yes");
    assert_true(mt_value_get_bool(r.value, "t", false));
    assert_int_equal(mt_value_get(r.value, "n")->kind, MT_NULL);
    assert_true(mt_value_get_num(r.value, "i", 0) == -12);
    assert_true(mt_value_get_num(r.value, "f", 0) == 0.83);
    assert_true(mt_value_get_num(r.value, "x", 0) == 31);
    assert_true(mt_value_get_num(r.value, "o", 0) == 15);
    assert_true(mt_value_get_num(r.value, "e", 0) == 1000);
    assert_str(mt_value_get_str(r.value, "s"), "1");
    mt_arena_free(&r.arena);
}

static void a_span_in_inline_data_is_a_list(void **state)
{
    (void)state;
    mt_doc doc;
    const char *text = "[A]: x {by: Dr Simon Mabon, span: [62, 167]}\n";
    assert_int_equal(mt_doc_parse(&doc, NULL, mt_str(text)), MOOT_OK);
    mt_diags diags = {.arena = &doc.arena};
    const mt_value *data = mt_doc_data(&doc, 1, &doc.arena, &diags);
    assert_str(mt_value_get_str(data, "by"), "Dr Simon Mabon");
    const mt_value *span = mt_value_get(data, "span");
    assert_int_equal(span->kind, MT_LIST);
    assert_int_equal(span->n, 2);
    assert_true(span->item[0].number == 62 && span->item[1].number == 167);
    assert_str(mt_slice(doc.text, span->span), "[62, 167]");
    assert_null(mt_doc_data(&doc, 2, &doc.arena, &diags));
    mt_doc_fini(&doc);
}

static void data_in_lines_and_front_matter_are_maps(void **state)
{
    (void)state;
    mt_doc doc;
    const char *text =
        "===\ndebate:\n  yes: {author: A}\n===\n\n[A]: x {\r\n  k: v\r\n  l:\r\n    - 1\r\n}";
    assert_int_equal(mt_doc_parse(&doc, NULL, mt_str(text)), MOOT_OK);
    mt_diags diags = {.arena = &doc.arena};
    const mt_value *front = mt_doc_data(&doc, 0, &doc.arena, &diags);
    const mt_value *yes = mt_value_get(mt_value_get(front, "debate"), "yes");
    assert_str(mt_value_get_str(yes, "author"), "A");
    const mt_value *data = mt_doc_data(&doc, 2, &doc.arena, &diags);
    assert_str(mt_value_get_str(data, "k"), "v");
    assert_int_equal(mt_value_get(data, "l")->n, 1);
    assert_int_equal(diags.list.n, 0);
    mt_doc_fini(&doc);
}

static void expect_finding(const char *yaml, const char *code, uint32_t off)
{
    reading r;
    read_yaml(&r, yaml);
    assert_int_equal(r.diags.list.n, 1);
    assert_string_equal(r.diags.list.at[0].code, code);
    assert_int_equal(r.diags.list.at[0].span.off, 100 + off);
    mt_arena_free(&r.arena);
}

static void faults_are_said_at_their_place(void **state)
{
    (void)state;
    expect_finding("{a: 1, a: 2}", "AD031", 7);
    expect_finding("{\u00E4\u00E4: 1, b: *x}", "AD032", 13);
    expect_finding("{a: !t 1}", "AD032", 4);
    expect_finding("{[1, 2]: 3}", "AD032", 1);
    expect_finding("a: 1\n--- \nb: 2", "AD032", 5);
    expect_finding("{a: [1}", "AD029", 6);
}

static void of_two_equal_keys_the_first_counts(void **state)
{
    (void)state;
    reading r;
    read_yaml(&r, "{a: 1, b: 2, a: {c: 3}}");
    assert_int_equal(r.value->n, 2);
    assert_true(mt_value_get_num(r.value, "a", 0) == 1);
    assert_true(mt_value_get_num(r.value, "b", 0) == 2);
    mt_arena_free(&r.arena);
}

static void depth_and_size_have_limits(void **state)
{
    (void)state;
    enum { DEEP = 100000 };
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    char *deep = mt_arena_alloc(&arena, DEEP, 1);
    assert_non_null(deep);
    memset(deep, '[', DEEP);
    for (size_t len = 33; len <= DEEP; len = len == 33 ? 60000 : len + 40000) {
        mt_diags diags = {.arena = &arena};
        mt_yaml_read((moot_str){deep, len}, 0, &arena, &diags);
        assert_int_equal(diags.list.n, 1);
        assert_string_equal(diags.list.at[0].code, "AD030");
    }
    mt_arena_free(&arena);
}

static void same_value(const mt_value *a, const mt_value *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->n, b->n);
    assert_int_equal(a->truth, b->truth);
    assert_true(a->number == b->number);
    assert_true(mt_str_eq(a->text, b->text));
    assert_int_equal(a->span.off, b->span.off);
    assert_int_equal(a->span.len, b->span.len);
    for (uint32_t i = 0; i < a->n; i++) {
        if (a->kind == MT_MAP)
            assert_true(mt_str_eq(a->key[i], b->key[i]));
        same_value(&a->item[i], &b->item[i]);
    }
}

static void leave_it(mt_value *v)
{
    (void)v;
}

static uint32_t draw(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

/* The place behind `part`, put at `n`. */
static size_t add_part(char *to, size_t n, const char *part)
{
    for (; *part; part++)
        to[n++] = *part;
    return n;
}

/* One text after another, put together from these parts: "{a: part part part}". */
static size_t make_data(char *to, uint64_t *state)
{
    static const char *const parts[] = {
        "a", "b",   "c1",  "true", "null", "12",  "0x1F", "3.5",   "1e3",
        " ", " ",   ", ",  ", ",   ",",    ": ",  ": ",   ":",     "[",
        "]", "[1,", " 2]", "-",    ".",    "_",   "~",    "2001",  "-01-0",
        "#", "\"",  "yes", "{",    "}",    "k: ", "l: ",  ", m: ", "[x, y]"};
    size_t n = 0, more = (*state >> 40) % 9;
    n = add_part(to, n, "{a: ");
    for (size_t i = 0; i < more; i++)
        n = add_part(to, n, parts[draw(state) % (sizeof(parts) / sizeof(parts[0]))]);
    (void)draw(state);
    return add_part(to, n, "}\n") - 1;
}

/* A line end behind the brace sends the same data to libyaml. */
static void plain_data_are_what_libyaml_reads(void **state)
{
    (void)state;
    enum { ROUNDS = 200000, ENOUGH = 5000 };
    uint64_t seed = 7;
    uint32_t taken = 0;
    for (uint32_t i = 0; i < ROUNDS; i++) {
        char text[128];
        mt_arena arena;
        mt_value plain;
        size_t n = make_data(text, &seed);
        mt_arena_init(&arena, NULL);
        if (mt_yaml_plain((moot_str){text, n}, 100, &arena, leave_it, &plain)) {
            mt_diags diags = {.arena = &arena};
            taken++;
            const mt_value *a = mt_yaml_read((moot_str){text, n}, 100, &arena, &diags);
            const mt_value *b = mt_yaml_read((moot_str){text, n + 1}, 100, &arena, &diags);
            assert_int_equal(diags.list.n, 0);
            assert_non_null(a);
            assert_non_null(b);
            same_value(a, b);
        }
        mt_arena_free(&arena);
    }
    assert_true(taken > ENOUGH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalars_follow_the_core_rules),
        cmocka_unit_test(a_span_in_inline_data_is_a_list),
        cmocka_unit_test(data_in_lines_and_front_matter_are_maps),
        cmocka_unit_test(faults_are_said_at_their_place),
        cmocka_unit_test(of_two_equal_keys_the_first_counts),
        cmocka_unit_test(depth_and_size_have_limits),
        cmocka_unit_test(plain_data_are_what_libyaml_reads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

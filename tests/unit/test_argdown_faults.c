/* What is wrong in a document is said once, clearly, and reading goes on. */
#include "argdown/codes.h"
#include "unit/argdown_help.h"

#include <stdio.h>

static void expect_codes(const char *text, const char *codes)
{
    mt_doc doc;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    assert_int_equal(mt_doc_parse(&doc, NULL, mt_str(text)), MOOT_OK);
    expect_same(found_codes(&doc, &arena), mt_str(codes), text);
    expect_round_trip(&doc, text);
    mt_doc_fini(&doc);
    mt_arena_free(&arena);
}

static void an_empty_document_is_one_error(void **state)
{
    (void)state;
    expect_codes("", "AD001");
    expect_codes(" \n\t\n", "AD001");
    expect_codes("// c\n/* d */", "AD001");
    expect_codes("===\ntitle: T\n===\n", "AD001");
}

static void each_fault_has_its_code(void **state)
{
    (void)state;
    expect_codes("===\ntitle: T\n", "AD002");
    expect_codes("a\n\n===\nt: x\n===\n", "AD003");
    expect_codes("a\n# H", "AD004");
    expect_codes("a\n[b]: c", "AD004");
    expect_codes("[", "AD005");
    expect_codes("[A] text", "AD006");
    expect_codes("<A> text", "AD006");
    expect_codes("text [A]", "AD007");
    expect_codes("a <b>bold", "AD007");
    expect_codes("[A]:\n\nb", "AD008");
    expect_codes("- a", "AD009");
    expect_codes("[a]\n\n  + b", "AD009");
    expect_codes("[a]\n+ b", "AD010");
    expect_codes("[a]\n  +\n  - b", "AD011");
    expect_codes("[a]\n  >< <b>", "AD012");
    expect_codes("(1) a\n----\n  + b\n(2) c", "AD013");
    expect_codes("a {b", "AD016");
    expect_codes("a {b} c", "AD017");
    expect_codes("a {b} {c}", "AD018");
    expect_codes("{a}\n\nb", "AD019");
    expect_codes("a {b}\nc", "AD020");
    expect_codes("(1) a\n(2) b", "AD021");
    expect_codes("(1) a\n----\n----\n(2) c", "AD022");
    expect_codes("(1) a\n-- b\n(2) c", "AD023");
    expect_codes("(1) a\n---- b\n(2) c", "AD024");
    expect_codes("(1) a\n---\n(2) c", "AD025");
    expect_codes("(1) a\n-- b, --\n(2) c", "AD026");
    expect_codes("a\n\n-- b", "AD027");
    expect_codes("[a]: b\n\n  c", "AD033");
}

static void lists_lie_inside_one_another(void **state)
{
    (void)state;
    expect_tree("* a\n  * b\n    + r\n    1. c\n   * d\n* e\n1. f\n", "AD004",
                "  list unordered\n    item\n      statement plain\n        text \"a\"\n"
                "      list unordered\n        item\n          statement plain\n"
                "            text \"b\"\n            relation supported-by\n"
                "              statement plain\n                text \"r\"\n"
                "          list ordered\n            item \"1\"\n              statement plain\n"
                "                text \"c\"\n        item\n          statement plain\n"
                "            text \"d\"\n"
                "    item\n      statement plain\n        text \"e\"\n"
                "  list ordered\n    item \"1\"\n      statement plain\n        text \"f\"\n");
    char deep[4000];
    size_t n = 0;
    for (uint32_t i = 0; i < 52; i++) {
        memset(deep + n, ' ', i);
        memcpy(deep + n + i, "* x\n", 5);
        n += i + 4;
    }
    expect_codes(deep, "AD028");
}

static void reading_goes_on_after_a_fault(void **state)
{
    (void)state;
    expect_tree("[A] text\n\n[B]: y\n+ z\n\n(1) p\n\n[C]\n", "AD006 AD010 AD021",
                "  statement reference \"A\"\n"
                "  statement definition \"B\"\n    text \"y\"\n"
                "    relation supported-by\n      statement plain\n        text \"z\"\n"
                "  pcs\n    item \"1\"\n      statement plain\n        text \"p\"\n"
                "  statement reference \"C\"\n");
}

static void what_the_reference_stumbles_over_is_plain_text(void **state)
{
    (void)state;
    expect_codes("[constructor]: x\n\n<__proto__>: y\n\n[toString]\n", "");
    expect_codes("a\\\nb\\", "");
    expect_codes("====\nt: a===b\n====\n\nx === y", "");
    expect_codes("[a]: t {\r\n  k: v\r\n}\r\n  + b\r\n", "");
    expect_codes("a < b and c > d", "");
    expect_codes("a\n-5 degrees, +1 vote", "");
}

/* `times` times `unit`, in a fresh block. */
static moot_str repeated(const char *unit, size_t times, mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    mt_out out;
    mt_out_init(&out, mt_memory_writer(&m));
    for (size_t i = 0; i < times; i++)
        mt_out_z(&out, unit);
    assert_int_equal(mt_out_finish(&out), MOOT_OK);
    return mt_memory_str(&m);
}

static void a_hundred_thousand_opening_signs_are_read_at_once(void **state)
{
    (void)state;
    static const char *const units[] = {"[",   "<",     "{",      "(",         "**a ",   "*",
                                        "_a ", "@[",    "#(",     "/*",        "<!--",   "[a](",
                                        "`",   "- {\n", "[ [x] ", "(1)\n--\n", "a {b} ", "\\"};
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        mt_doc doc;
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        moot_str text = repeated(units[i], 100000, &arena);
        assert_int_equal(mt_doc_parse(&doc, NULL, text), MOOT_OK);
        assert_true(doc.diags.list.n <= MT_DIAG_MAX);
        expect_round_trip(&doc, units[i]);
        mt_doc_fini(&doc);
        mt_arena_free(&arena);
    }
}

static void too_many_levels_are_one_finding(void **state)
{
    (void)state;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_memory m = {.arena = &arena};
    mt_out out;
    mt_out_init(&out, mt_memory_writer(&m));
    mt_out_z(&out, "[S]: root\n");
    for (size_t i = 1; i <= 1500; i++) {
        mt_out_fill(&out, ' ', i);
        mt_out_z(&out, "+ x\n");
    }
    assert_int_equal(mt_out_finish(&out), MOOT_OK);
    mt_doc doc;
    assert_int_equal(mt_doc_parse(&doc, NULL, mt_memory_str(&m)), MOOT_OK);
    assert_str(found_codes(&doc, &arena), "AD014");
    expect_round_trip(&doc, "1500 levels");
    mt_doc_fini(&doc);
    mt_arena_free(&arena);
}

static void every_code_has_a_row_and_every_number_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < MT_AD_COUNT; i++) {
        char want[16];
        int n = snprintf(want, sizeof(want), "AD%03zu", i + 1);
        assert_int_equal(n, 5);
        assert_string_equal(mt_argdown_code[i].code, want);
        assert_true(strlen(mt_argdown_code[i].hint) > 0);
    }
}

/* Memory as the document asks for it. */
typedef struct tally {
    size_t live, peak;
} tally;

static void *counted(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    tally *t = ctx;
    t->live = t->live - old_size + new_size;
    t->peak = t->live > t->peak ? t->live : t->peak;
    return mt_alloc_default.resize(mt_alloc_default.ctx, ptr, old_size, new_size);
}

static void memory_stays_in_proportion_to_the_text(void **state)
{
    (void)state;
    /* The last ones have a node for every two bytes or less, of 28 bytes each. */
    static const struct {
        const char *text;
        size_t most;
    } shapes[] = {{" - {{}\n", 12},
                  {" - a\n", 12},
                  {"//\n", 12},
                  {"**a _b [c {d <f ", 12},
                  {"/**/", 12},
                  {"-- a,b --\n", 12},
                  {"[A]: b\n  + <C>\n\n", 12},
                  {"a\n\n", 24},
                  {"#a ", 24},
                  {"*a* ", 24},
                  {"(1)a\n", 24}};
    enum {
        SIZE = 2000000
    }; /* so that the last block of the arena, up to 1 MiB, counts for little */
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    char *text = mt_arena_alloc(&arena, SIZE, 1);
    for (size_t s = 0; s < sizeof(shapes) / sizeof(shapes[0]); s++) {
        size_t len = strlen(shapes[s].text), n = 0;
        for (; n + len <= SIZE; n += len)
            memcpy(text + n, shapes[s].text, len);
        tally t = {0, 0};
        moot_alloc alloc = {counted, &t};
        mt_doc doc;
        assert_int_equal(mt_doc_parse(&doc, &alloc, (moot_str){text, n}), MOOT_OK);
        mt_doc_fini(&doc);
        assert_int_equal(t.live, 0);
        if (t.peak > shapes[s].most * n)
            fail_msg("'%s' takes %.1f times its size", shapes[s].text, (double)t.peak / (double)n);
    }
    mt_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_document_is_one_error),
        cmocka_unit_test(each_fault_has_its_code),
        cmocka_unit_test(reading_goes_on_after_a_fault),
        cmocka_unit_test(lists_lie_inside_one_another),
        cmocka_unit_test(what_the_reference_stumbles_over_is_plain_text),
        cmocka_unit_test(a_hundred_thousand_opening_signs_are_read_at_once),
        cmocka_unit_test(too_many_levels_are_one_finding),
        cmocka_unit_test(every_code_has_a_row_and_every_number_once),
        cmocka_unit_test(memory_stays_in_proportion_to_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

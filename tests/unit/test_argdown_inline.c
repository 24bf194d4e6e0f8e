/* Running text: marks, links, tags, mentions, comments, and the plain words. */
#include "unit/argdown_help.h"

#include <stdio.h>

/* The inline nodes of one plain statement. */
static void expect_inline(const char *text, const char *codes, const char *tree)
{
    char all[4096];
    int n = snprintf(all, sizeof(all), "  statement plain\n%s", tree);
    assert_true(n > 0 && (size_t)n < sizeof(all));
    expect_tree(text, codes, all);
}

static void bold_and_italic_come_in_both_marks(void **state)
{
    (void)state;
    expect_inline("**a** __b__ *c* _d_", "",
                  "    bold *\n      text \"a\"\n    text \" \"\n"
                  "    bold _\n      text \"b\"\n    text \" \"\n"
                  "    italic *\n      text \"c\"\n    text \" \"\n"
                  "    italic _\n      text \"d\"\n");
    expect_inline("***a***", "", "    bold *\n      italic *\n        text \"a\"\n");
    expect_inline("_a __b__ c_", "",
                  "    italic _\n      text \"a \"\n      bold _\n        text \"b\"\n"
                  "      text \" c\"\n");
}

static void marks_inside_words_are_letters(void **state)
{
    (void)state;
    expect_inline("snake_case_word a*b*c 2*3*4", "", "    text \"snake_case_word a*b*c 2*3*4\"\n");
    expect_inline("*a*'s **b**c", "",
                  "    italic *\n      text \"a\"\n    text \"'s \"\n"
                  "    bold *\n      text \"b\"\n    text \"c\"\n");
    expect_inline("\"_a_\" * ** ___ x", "",
                  "    text \"\\\"\"\n    italic _\n      text \"a\"\n"
                  "    text \"\\\" * ** ___ x\"\n");
}

static void an_unclosed_mark_is_text_and_ends_with_its_paragraph(void **state)
{
    (void)state;
    expect_tree("a **b\n\nc** d", "AD015",
                "  statement plain\n    text \"a \"\n    text \"**\"\n    text \"b\"\n"
                "  statement plain\n    text \"c** d\"\n");
}

static void links_tags_and_mentions_are_nodes(void **state)
{
    (void)state;
    expect_inline("[t](http://x/y_(z)) #tag #(two words) @[S] @<A>", "",
                  "    link \"t\" \"http://x/y_(z)\"\n    text \" \"\n    tag \"tag\"\n"
                  "    text \" \"\n    tag \"two words\"\n    text \" \"\n"
                  "    statement-mention \"S\"\n    text \" \"\n    argument-mention \"A\"\n");
}

static void two_slashes_in_an_address_begin_no_comment(void **state)
{
    (void)state;
    expect_inline("see https://x.y/z ok // gone\nnext", "",
                  "    text \"see https://x.y/z ok // gone\"\n    break\n    text \"next\"\n");
}

static void comment_lines_do_not_break_a_paragraph(void **state)
{
    (void)state;
    expect_inline("a\n// c\n/* d\n\ne */\nb <!-- f\n\n--> g", "",
                  "    text \"a\"\n    break\n    text \"b <!-- f\\n\\n--> g\"\n");
}

static void short_codes_hide_their_brackets(void **state)
{
    (void)state;
    expect_inline("x .[]. y :<>: z .v_. w", "", "    text \"x .[]. y :<>: z .v_. w\"\n");
}

static void braces_are_data_only_at_the_end(void **state)
{
    (void)state;
    expect_inline("t {k: \"} x\", r: 'a } b'}", "",
                  "    text \"t\"\n    data \"{k: \\\"} x\\\", r: 'a } b'}\"\n");
    expect_inline("a {b} c", "AD017", "    text \"a {b} c\"\n");
    expect_inline("a {b c", "AD016", "    text \"a {b c\"\n");
    expect_inline("a {k: O'Brien}", "", "    text \"a\"\n    data \"{k: O'Brien}\"\n");
}

static void expect_words(const char *text, const char *words)
{
    mt_doc doc;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    assert_int_equal(mt_doc_parse(&doc, NULL, mt_str(text)), MOOT_OK);
    expect_same(mt_doc_text(&doc, 1, &arena), mt_str(words), text);
    mt_doc_fini(&doc);
    mt_arena_free(&arena);
}

static void the_words_of_an_element_are_plain(void **state)
{
    (void)state;
    expect_words("a **b _c_** d", "a b c d");
    expect_words("[A]: line\n  two // note\n  three {k: 1}\n  + x", "line two three");
    expect_words("it \\* is \\\\ \\[x\\]", "it * is \\ [x]");
    expect_words("p .->. q :smile: J.P. Morgan .nope.", "p \u2192 q \u263A J.P. Morgan .nope.");
    expect_words("a.  b,  c   d", "a. b, c   d");
    expect_words("see [the page](http://x) #tag @[S] @<A>", "see the page #tag @[S] @<A>");
    expect_words("[A] #x #(y z)", "#x #(y z)");
    expect_words("a <!-- x --> b /* y */ c", "a b c");
    expect_words("end\\", "end\\");
}

static void unicode_blanks_count_as_blanks_beside_marks(void **state)
{
    (void)state;
    expect_tree("*\u00A0a", "",
                "  list unordered\n    item\n      statement plain\n"
                "        text \"\u00A0a\"\n");
    expect_inline("a *\u3000b", "", "    text \"a *\u3000b\"\n");
    expect_inline("_a_\u2019s", "", "    italic _\n      text \"a\"\n    text \"\u2019s\"\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bold_and_italic_come_in_both_marks),
        cmocka_unit_test(marks_inside_words_are_letters),
        cmocka_unit_test(an_unclosed_mark_is_text_and_ends_with_its_paragraph),
        cmocka_unit_test(links_tags_and_mentions_are_nodes),
        cmocka_unit_test(two_slashes_in_an_address_begin_no_comment),
        cmocka_unit_test(comment_lines_do_not_break_a_paragraph),
        cmocka_unit_test(short_codes_hide_their_brackets),
        cmocka_unit_test(braces_are_data_only_at_the_end),
        cmocka_unit_test(the_words_of_an_element_are_plain),
        cmocka_unit_test(unicode_blanks_count_as_blanks_beside_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Options by their table; kinds of text by their content. */
#include "cli/opt.h"
#include "pipeline/kind.h"
#include "unit/unit.h"

#include <stdio.h>

static bool flag;
static const char *text;
static int choice;
static const char *const words[] = {"auto", "text", NULL};
static const mt_opt opts[] = {
    {"flag", 'f', MT_OPT_FLAG, &flag, NULL, "a flag", NULL},
    {"output", 'o', MT_OPT_TEXT, &text, "FILE", "a text", NULL},
    {"from", 0, MT_OPT_CHOICE, &choice, "auto|text", "a choice", words},
    {0},
};
static const mt_command command = {"try", "try FILE", "Try", NULL, opts};

enum { MAX_WORDS = 8 };

/* Parse words given as one line; what operands remain is joined by blanks. */
static int parse(const char *line, char *left, size_t cap)
{
    static char copy[256];
    char *argv[MAX_WORDS];
    int argc = 0;
    flag = false;
    text = NULL;
    choice = 0;
    snprintf(copy, sizeof(copy), "%s", line);
    for (char *p = copy; *p && argc < MAX_WORDS;) {
        argv[argc++] = p;
        while (*p && *p != ' ')
            p++;
        if (*p)
            *p++ = '\0';
    }
    int n = mt_opt_parse(&command, argc, argv);
    left[0] = '\0';
    for (int i = 0; i < n; i++) {
        size_t used = strlen(left);
        snprintf(left + used, cap - used, "%s%s", i ? " " : "", argv[i]);
    }
    return n;
}

static void options_and_operands_may_be_mixed(void **state)
{
    (void)state;
    char left[256];
    assert_int_equal(parse("a -f b --from=text -o x c", left, sizeof(left)), 3);
    assert_string_equal(left, "a b c");
    assert_true(flag);
    assert_int_equal(choice, 1);
    assert_string_equal(text, "x");
    assert_int_equal(parse("-fox -", left, sizeof(left)), 1);
    assert_string_equal(left, "-");
    assert_true(flag);
    assert_string_equal(text, "x");
    assert_int_equal(parse("--output y --from auto", left, sizeof(left)), 0);
    assert_string_equal(text, "y");
}

static void two_dashes_end_the_options(void **state)
{
    (void)state;
    char left[256];
    assert_int_equal(parse("-- -f --from", left, sizeof(left)), 2);
    assert_string_equal(left, "-f --from");
    assert_false(flag);
}

static void wrong_options_are_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"--fla", "--flag=1", "--output", "-o",
                                        "-x",    "--from=x", "--from",   "--fromm=text"};
    char left[256];
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        assert_int_equal(parse(wrong[i], left, sizeof(left)), -1);
}

/* Known distances, each by hand: one change, one gap, one swap. */
static void near_words_are_near(void **state)
{
    (void)state;
    assert_int_equal(mt_word_distance("map", "map"), 0);
    assert_int_equal(mt_word_distance("map", "mop"), 1);
    assert_int_equal(mt_word_distance("judge", "juge"), 1);
    assert_int_equal(mt_word_distance("judge", "jugde"), 1);
    assert_int_equal(mt_word_distance("", "abc"), 3);
    assert_int_equal(mt_word_distance("kitten", "sitting"), 3);
}

static void kinds_are_told_by_content(void **state)
{
    (void)state;
    static const struct {
        mt_kind kind;
        const char *text;
    } rows[] = {
        {MT_KIND_TEXT, ""},
        {MT_KIND_TEXT, "Should we?\n\nYes, because of this.\n\nNo, because of that.\n"},
        {MT_KIND_TEXT,
         "Should we?\n\nYES - Ann Example\n\nIt helps.\n\nNO - Bo Example\n\nIt costs.\n"},
        {MT_KIND_TEXT, "["},
        {MT_KIND_TEXT, "{ not json"},
        {MT_KIND_TEXT, "# Should we?\n\nYes: it helps a lot.\n\nNo: it costs a lot.\n"},
        {MT_KIND_TEXT, "# Should we?\n\n## Yes\n- it helps\n- it is cheap\n\n## No\n- it costs\n"},
        {MT_KIND_TEXT, "Should we?\n\n[Editor's note] Yes, it helps.\n\nNo, it costs.\n"},
        {MT_KIND_TEXT,
         "Should we?\n\n[Note]: one line.\nIt goes on.\n\nYes.\n\nIt helps.\n\nIt does."
         "\n\nNo.\n\nIt costs.\n\nIt does.\n"},
        {MT_KIND_ARGDOWN, "===\ntitle: x\n===\n\nText.\n"},
        {MT_KIND_ARGDOWN, "\n\n===\r\ntitle: x\r\n===\r\n"},
        {MT_KIND_ARGDOWN, "\xEF\xBB\xBF===\ntitle: x\n===\n"},
        {MT_KIND_ARGDOWN, "[A]: We should.\n  + <b>: It helps.\n  - <c>: It costs.\n"},
        {MT_KIND_ARGDOWN, "We should.\n  + It helps.\n  - It costs.\n"},
        {MT_KIND_ARGDOWN,
         "# Title\n\n[A]: We should\nreally do it\nvery soon.\n\n<b>: It helps.\n"},
        {MT_KIND_ARGDOWN, "<a>\n\n(1) [P]: One.\n(2) [Q]: Two.\n----\n(3) [R]: Three.\n"},
        {MT_KIND_ARGDOWN, "[A]: x\r\n -> [B]: y\r\n\r\n[C]: z\r\n"},
        {MT_KIND_ARGDOWN, "[A]"},
        {MT_KIND_TEXT, "[Two readers answer]\nShould we?\n\nYes.\n\nNo.\n"},
        {MT_KIND_TEXT, "Should we?\n\n[Ann]\n\nIt helps.\n\n[Bo]\n\nIt costs.\n"},
        {MT_KIND_TEXT,
         "Should we?\n\nPros\n  + it helps\n  + it is cheap\n\nCons:\n  - it costs\n"},
        {MT_KIND_TEXT, "Should we?\n------\n\nYes\n----\nIt helps.\n\nNo\n----\nIt costs.\n"},
        {MT_KIND_TEXT, "=====\nShould we?\n=====\n\nYES\nIt helps.\n\nNO\nIt costs.\n"},
        {MT_KIND_ARGDOWN, "===\n\n===\n\nText.\n"},
        {MT_KIND_ARGDOWN, "===\n# a remark\ntitle: x\n===\n"},
        {MT_KIND_ARGDOWN, "[A]\n\n[B]\n"},
        {MT_KIND_ARGDOWN, "[A]\n  - [B]\n"},
        {MT_KIND_ARGDOWN, "(1) One.\n(2) Two.\n----\n(3) Three.\n"},
        {MT_KIND_JSON, "[1, 2]"},
        {MT_KIND_JSON, "[{\"a\": 1}]\n"},
        {MT_KIND_JSON, "{\"moot\": 1}"},
        {MT_KIND_JSON, " \n {}"},
        {MT_KIND_JSON, "\xEF\xBB\xBF{ \"question\": \"x\" }"},
        {MT_KIND_JSON, "{\"moot\": "},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (mt_kind_of(mt_str(rows[i].text)) != rows[i].kind)
            fail_msg("row %zu: '%s'", i, rows[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_and_operands_may_be_mixed),
        cmocka_unit_test(two_dashes_end_the_options),
        cmocka_unit_test(wrong_options_are_refused),
        cmocka_unit_test(near_words_are_near),
        cmocka_unit_test(kinds_are_told_by_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

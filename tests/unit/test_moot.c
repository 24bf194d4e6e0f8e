/* The public calls of moot.h. */
#include "unit/unit.h"

#include <moot/moot.h>
#include <stdlib.h>

typedef struct bytes {
    char at[1 << 20];
    size_t n;
} bytes;

static bool gather(void *ctx, const char *from, size_t n)
{
    bytes *b = ctx;
    if (n > sizeof(b->at) - b->n)
        return false;
    memcpy(b->at + b->n, from, n);
    b->n += n;
    return true;
}

static moot_debate *opened(const char *text, moot_kind kind)
{
    moot_debate *debate = NULL;
    assert_int_equal(moot_debate_open(NULL, mt_str(text), kind, &debate), MOOT_OK);
    assert_non_null(debate);
    return debate;
}

static const char trees[] = "Should we plant trees?\n\n"
                            "Trees cool the street. We should plant trees.\n\n"
                            "Roots break the pavement. We should not plant trees.\n";

static void prose_becomes_a_page(void **state)
{
    (void)state;
    moot_debate *debate = opened(trees, MOOT_KIND_AUTO);
    assert_true(moot_debate_usable(debate));
    assert_int_equal(moot_debate_kind(debate), MOOT_KIND_TEXT);
    assert_true(moot_debate_headline(debate).len > 0);
    bytes *page = calloc(1, sizeof(*page));
    assert_non_null(page);
    moot_writer to = {gather, page};
    assert_int_equal(moot_debate_render(debate, MOOT_FORMAT_HTML, NULL, to), MOOT_OK);
    moot_str text = {page->at, page->n};
    assert_true(mt_str_find(text, MOOT_STR("Trees cool the street")) != SIZE_MAX);
    assert_true(mt_str_find(text, MOOT_STR("</html>")) != SIZE_MAX);
    free(page);
    moot_debate_free(debate);
}

/* What is written as Argdown or JSON and read again has the same verdict. */
static void a_debate_survives_its_formats(void **state)
{
    (void)state;
    static const moot_format formats[] = {MOOT_FORMAT_JSON, MOOT_FORMAT_ARGDOWN};
    static const moot_kind kinds[] = {MOOT_KIND_JSON, MOOT_KIND_ARGDOWN};
    for (size_t i = 0; i < 2; i++) {
        moot_debate *debate =
            opened("[A]: We should. {side: yes}\n  + [B]: It helps.\n", MOOT_KIND_AUTO);
        bytes *copy = calloc(1, sizeof(*copy));
        assert_non_null(copy);
        moot_writer to = {gather, copy};
        assert_int_equal(moot_debate_render(debate, formats[i], NULL, to), MOOT_OK);
        moot_debate *again = NULL;
        moot_str text = {copy->at, copy->n};
        assert_int_equal(moot_debate_open(NULL, text, MOOT_KIND_AUTO, &again), MOOT_OK);
        assert_int_equal(moot_debate_kind(again), kinds[i]);
        moot_str was = moot_debate_headline(debate), is = moot_debate_headline(again);
        assert_int_equal(was.len, is.len);
        assert_memory_equal(was.ptr, is.ptr, was.len);
        moot_debate_free(again);
        moot_debate_free(debate);
        free(copy);
    }
}

static void faults_are_diagnostics_with_places(void **state)
{
    (void)state;
    moot_debate *debate = opened("\xEF\xBB\xBF[A]: x\n\n[B]: y {a: [\n", MOOT_KIND_ARGDOWN);
    assert_true(moot_debate_diag_count(debate) > 0);
    size_t last = moot_debate_diag_count(debate) - 1;
    const moot_diag *d = moot_debate_diag(debate, last);
    assert_null(moot_debate_diag(debate, last + 1));
    uint32_t line, column;
    moot_debate_locate(debate, d->span.off, &line, &column);
    assert_int_equal(line, 3);
    assert_int_equal(column, 8);
    moot_debate_free(debate);
}

static void unusable_input_is_told_apart(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "[", "Only one line", "{}"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        moot_debate *debate = opened(texts[i], MOOT_KIND_AUTO);
        assert_false(moot_debate_usable(debate));
        assert_true(moot_debate_diag_count(debate) > 0);
        bytes *page = calloc(1, sizeof(*page));
        assert_int_equal(
            moot_debate_render(debate, MOOT_FORMAT_HTML, NULL, (moot_writer){gather, page}),
            MOOT_E_MISUSE);
        free(page);
        moot_debate_free(debate);
    }
}

static void misuse_is_answered(void **state)
{
    (void)state;
    moot_debate *debate = NULL;
    assert_int_equal(moot_debate_open(NULL, (moot_str){NULL, 3}, MOOT_KIND_AUTO, &debate),
                     MOOT_E_MISUSE);
    assert_int_equal(moot_debate_open(NULL, MOOT_STR("x"), MOOT_KIND_AUTO, NULL), MOOT_E_MISUSE);
    moot_debate_free(NULL);
    assert_string_equal(moot_version(), MOOT_VERSION);
}

static bool refuse(void *ctx, const char *from, size_t n)
{
    (void)ctx, (void)from, (void)n;
    return false;
}

static void a_writer_that_fails_is_reported(void **state)
{
    (void)state;
    moot_debate *debate = opened(trees, MOOT_KIND_TEXT);
    for (int f = MOOT_FORMAT_HTML; f <= MOOT_FORMAT_TEXT; f++)
        assert_int_equal(
            moot_debate_render(debate, (moot_format)f, NULL, (moot_writer){refuse, NULL}),
            MOOT_E_IO);
    moot_debate_free(debate);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_becomes_a_page),
        cmocka_unit_test(a_debate_survives_its_formats),
        cmocka_unit_test(faults_are_diagnostics_with_places),
        cmocka_unit_test(unusable_input_is_told_apart),
        cmocka_unit_test(misuse_is_answered),
        cmocka_unit_test(a_writer_that_fails_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The reader of frameworks: however the bytes are cut, the same comes out. */
#include "af/write.h"
#include "unit.h"

#include <stdlib.h>

typedef struct got {
    mt_arena arena;
    mt_framework f;
    mt_fault faults[MT_FAULTS_MAX];
    uint32_t faults_n;
} got;

/* Read `text` in pieces of `step` bytes, each in a block of its own. */
static void read_in(got *g, const char *text, size_t len, size_t step)
{
    mt_arena_init(&g->arena, NULL);
    mt_reader *r = mt_reader_new(NULL, &g->arena);
    assert_non_null(r);
    for (size_t at = 0; at < len; at += step) {
        size_t n = len - at < step ? len - at : step;
        char *piece = malloc(n);
        assert_non_null(piece);
        memcpy(piece, text + at, n);
        assert_int_equal(mt_reader_feed(r, piece, n), MOOT_OK);
        free(piece);
    }
    assert_int_equal(mt_reader_end(r, &g->f), MOOT_OK);
    const mt_fault *faults = mt_reader_faults(r, &g->faults_n);
    memcpy(g->faults, faults, sizeof g->faults);
    mt_reader_free(r);
}

static void same_rows(const uint32_t *a, const uint32_t *b, size_t n)
{
    if (n)
        assert_memory_equal(a, b, n * sizeof *a);
}

static void assert_same(const got *a, const got *b)
{
    assert_int_equal(a->faults_n, b->faults_n);
    for (uint32_t i = 0; i < a->faults_n; i++) {
        assert_string_equal(a->faults[i].code, b->faults[i].code);
        assert_int_equal(a->faults[i].line, b->faults[i].line);
        assert_int_equal(a->faults[i].column, b->faults[i].column);
    }
    assert_int_equal(a->f.is_aba, b->f.is_aba);
    assert_int_equal(a->f.af.n, b->f.af.n);
    assert_int_equal(a->f.af.m, b->f.af.m);
    same_rows(a->f.af.out, b->f.af.out, a->f.af.m);
    same_rows(a->f.af.in, b->f.af.in, a->f.af.m);
    assert_int_equal(a->f.aba.literals, b->f.aba.literals);
    assert_int_equal(a->f.aba.rules, b->f.aba.rules);
    same_rows(a->f.aba.contrary, b->f.aba.contrary, a->f.aba.literals);
    same_rows(a->f.aba.head, b->f.aba.head, a->f.aba.rules);
    for (uint32_t i = 0; a->f.names && i < a->f.af.n; i++)
        assert_true(mt_str_eq(a->f.names[i], b->f.names[i]));
}

/* What was read is written in every form that can hold it, and read again as itself. */
static void goes_round(const got *g)
{
    for (int form = MT_WRITE_I23; form <= MT_WRITE_TGF; form++) {
        uint32_t name;
        got again;
        mt_arena arena;
        mt_memory m = {.arena = &arena};
        mt_out out;
        if (mt_framework_unfit(&g->f, (mt_af_form)form, &name))
            continue;
        mt_arena_init(&arena, NULL);
        mt_out_init(&out, mt_memory_writer(&m));
        mt_framework_write(&g->f, (mt_af_form)form, &out);
        assert_int_equal(mt_out_finish(&out), MOOT_OK);
        moot_str text = mt_memory_str(&m);
        read_in(&again, text.ptr, text.len, text.len);
        assert_int_equal(again.faults_n, 0);
        if (form == MT_WRITE_I23 || !g->f.names) /* numbers for names, names for numbers */
            again.f.names = g->f.names;
        assert_same(g, &again);
        mt_arena_free(&again.arena);
        mt_arena_free(&arena);
    }
}

/* `text` read in pieces of every size up to 40 gives `n` arguments or atoms and `m`
 * attacks or rules, or the fault `code` first, in `line`. */
static void expect(const char *text, uint32_t n, uint32_t m, const char *code, uint64_t line)
{
    got whole;
    size_t len = strlen(text);
    read_in(&whole, text, len, len ? len : 1);
    if (code) {
        assert_true(whole.faults_n > 0);
        assert_string_equal(whole.faults[0].code, code);
        assert_int_equal(whole.faults[0].line, line);
    } else {
        assert_int_equal(whole.faults_n, 0);
        assert_int_equal(whole.f.is_aba ? whole.f.aba.literals : whole.f.af.n, n);
        assert_int_equal(whole.f.is_aba ? whole.f.aba.rules : whole.f.af.m, m);
        goes_round(&whole);
    }
    for (size_t step = 1; step <= 40; step++) {
        got pieces;
        read_in(&pieces, text, len, step);
        assert_same(&whole, &pieces);
        mt_arena_free(&pieces.arena);
    }
    mt_arena_free(&whole.arena);
}

static void numbers(void **state)
{
    (void)state;
    expect("# first\n\np af 4\n1 2\n# between\n\n2 3\r\n 3\t4 \n4 4\n1 2", 4, 4, NULL, 0);
    expect("p af 100000\n99999 100000\n100000 99999\n12345 54321\n1 2\n3 4\n", 100000, 5, NULL, 0);
    expect("p aba 5\na 1\na 2\nc 1 3\nc 2 1\nr 3 4 5 4\nr 4\nr 5 2\n", 5, 3, NULL, 0);
    expect("p af 0\n", 0, 0, NULL, 0);
}

static void names(void **state)
{
    (void)state;
    expect("arg(a). arg( b ).\natt(a,b).att\t(b , a).\n", 2, 2, NULL, 0);
    expect("\n  arg (a).\narg(b).\natt(b,\nb).", 2, 1, NULL, 0);
    expect("% a comment\narg(a).\n", 1, 0, NULL, 0);
    expect("a\nb\nargument\n#\na b\nargument a\n", 3, 2, NULL, 0);
    expect("arg\nb\n#\narg b\n", 2, 1, NULL, 0);
}

/* Numbers behind a common prefix are found by themselves; what only looks like one is not
 * taken for it. */
static void names_that_are_numbers(void **state)
{
    (void)state;
    expect("arg(a1).arg(a01).arg(a10).arg(a).arg(b1).arg(a0).arg(a00).arg(a123456789).\n"
           "att(a1,a01).att(a1,a10).att(a1,a).att(a1,b1).att(a1,a0).att(a1,a00).\n"
           "att(a1,a123456789).att(a01,a1).att(a00,a0).att(a0,a00).\n",
           8, 10, NULL, 0);
    expect("007\n7\n07\n0\n0010\n10\n#\n007 7\n007 07\n007 0\n007 0010\n007 10\n", 6, 5, NULL, 0);
    expect("a5\na90000000\na6\n#\na5 a90000000\na6 a5\n", 3, 2, NULL, 0);
    expect("a5\na90000000\n#\na5 a6\n", 0, 0, "AF005", 4);
    expect("a5\na05\na90000000\na90000000\n#\n", 0, 0, "AF006", 4);
    expect("a5\na7\na5\n#\n", 0, 0, "AF006", 3);
}

static void faults(void **state)
{
    (void)state;
    expect("", 0, 0, "AF001", 1);
    expect("\x01\x02\n", 0, 0, "AF001", 1);
    expect("p cnf 3 4\n", 0, 0, "AF002", 1);
    expect("p af x\n", 0, 0, "AF002", 1);
    expect("p af 4294967297\n", 0, 0, "AF002", 1);
    expect("p af 1000000000\n", 0, 0, "AF003", 1);
    expect("p af 3\n1 2\n1\n2 3\n", 0, 0, "AF004", 3);
    expect("p af 3\n1 2 3\n", 0, 0, "AF004", 2);
    expect("p af 3\n1 2\n\n4 1\n0 1\n", 0, 0, "AF005", 4);
    expect("p af 3\n1 99999999999999999999\n", 0, 0, "AF004", 2);
    expect("arg(a).\natt(a,b).\n", 0, 0, "AF005", 2);
    expect("arg(a).\narg(a).\n", 0, 0, "AF006", 2);
    expect("arg(a).\natt(a", 0, 0, "AF004", 2);
    expect("a\n#\na c\n", 0, 0, "AF005", 3);
    expect("p aba 3\na 1\na 2\nc 1 3\n", 0, 0, "AF009", 3);
    expect("p aba 3\nr 1 2\na 1\nc 1 3\n", 0, 0, "AF010", 2);
    expect("p aba 3\nc 1 2\n", 0, 0, "AF007", 2);
    expect("p aba 3\na 1\nc 1 2\nc 1 3\n", 0, 0, "AF008", 4);
    expect("p aba 3\nx 1\n", 0, 0, "AF004", 2);
}

static void long_lines(void **state)
{
    (void)state;
    enum { LONG = 3 << 20 };
    char *text = malloc(LONG);
    assert_non_null(text);
    memset(text, 'x', LONG);
    got g;
    read_in(&g, text, LONG, 1 << 16);
    assert_int_equal(g.faults_n, 1);
    assert_string_equal(g.faults[0].code, "AF004");
    mt_arena_free(&g.arena);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(numbers), cmocka_unit_test(names),
                                       cmocka_unit_test(names_that_are_numbers),
                                       cmocka_unit_test(faults), cmocka_unit_test(long_lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

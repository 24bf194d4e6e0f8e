/* The reader of frameworks: however the bytes are cut, the same comes out. */
#include "af/write.h"
#include "unit.h"

#include <stdio.h>
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

static uint32_t seed = 12345;

static uint32_t below(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)(seed >> 8) * n >> 24);
}

enum { MODEL_NAMES = 60, MODEL_ATTACKS = 90, MODEL_TEXT = 16384 };

/* A framework as the test knows it, names found by comparing each. */
typedef struct model {
    char name[MODEL_NAMES][24];
    uint32_t n, m;
    uint32_t attack[MODEL_ATTACKS][2];
    char text[MODEL_TEXT];
    size_t len;
    uint64_t line, bad_line;
    const char *code; /* the fault at bad_line, or NULL */
} model;

static uint32_t model_find(const model *m, const char *name)
{
    uint32_t a = 0;
    while (a < m->n && strcmp(m->name[a], name) != 0)
        a++;
    return a;
}

/* A name that none has: most of them a number behind `prefix`, many in order. */
static void fresh_name(const model *m, const char *prefix, uint32_t first, char *name)
{
    static const uint32_t ends[] = {10, 100, 2000, 100000000, 400000000};
    uint32_t odd = below(5) == 0 ? below(5) : 0;
    uint32_t number = below(8) ? first + m->n : below(ends[below(5)]);
    do
        (void)snprintf(name, 24, "%s%s%s%u%s", odd == 1 ? "x" : "", prefix,
                       odd == 2   ? "0"
                       : odd == 3 ? "00"
                                  : "",
                       number++, odd == 4 ? "_" : "");
    while (model_find(m, name) < m->n);
}

static void put_line(model *m, bool apx, const char *a, const char *b, const char *end)
{
    char *at = m->text + m->len;
    size_t room = MODEL_TEXT - m->len;
    int n = !apx ? snprintf(at, room, "%s%s%s%s", a, b ? " " : "", b ? b : "", end)
            : b  ? snprintf(at, room, "att(%s,%s).%s", a, b, end)
                 : snprintf(at, room, "arg(%s).%s", a, end);
    assert_true(n > 0 && (size_t)n < room);
    m->len += (size_t)n;
    m->line++;
}

static void make_model(model *m)
{
    static const char *const prefixes[] = {"", "a", "arg", "eight_by", "longer_than"};
    const char *prefix = prefixes[below(5)], *end = below(4) ? "\n" : "\r\n";
    bool apx = below(2);
    uint32_t first = below(3) ? below(3) : 99999990, names = 1 + below(MODEL_NAMES);
    uint32_t fault = below(3) ? 0 : 1 + below(2);
    memset(m, 0, sizeof *m);
    for (uint32_t a = 0; a < names; a++) {
        fresh_name(m, prefix, first, m->name[a]);
        put_line(m, apx, m->name[a], NULL, end);
        m->n++;
    }
    if (fault == 1) {
        put_line(m, apx, m->name[below(names)], NULL, end);
        m->code = "AF006";
        m->bad_line = m->line;
    }
    if (!apx)
        put_line(m, apx, "#", NULL, end);
    for (uint32_t count = below(MODEL_ATTACKS); m->m < count; m->m++) {
        uint32_t *pair = m->attack[m->m];
        pair[0] = below(names);
        pair[1] = below(names);
        put_line(m, apx, m->name[pair[0]], m->name[pair[1]], end);
    }
    if (fault == 2) {
        char name[24];
        fresh_name(m, prefix, first, name);
        put_line(m, apx, below(2) ? name : m->name[0], name, end);
        m->code = "AF005";
        m->bad_line = m->line;
        put_line(m, apx, m->name[0], m->name[names - 1], end);
    }
}

/* Texts long enough for what is read fast: against the model, and against the same text in pieces
 * too short for that. */
static void against_a_model(void **state)
{
    (void)state;
    static model m;
    for (int round = 0; round < 1500; round++) {
        got whole, pieces;
        make_model(&m);
        size_t last = below(2) && m.text[m.len - 2] != '.' ? 1 : 0; /* no line end at the end */
        read_in(&whole, m.text, m.len - last, m.len);
        read_in(&pieces, m.text, m.len - last, 1 + below(30));
        assert_same(&whole, &pieces);
        assert_int_equal(whole.faults_n, m.code ? 1 : 0);
        if (m.code) {
            assert_string_equal(whole.faults[0].code, m.code);
            assert_int_equal(whole.faults[0].line, m.bad_line);
        } else {
            assert_int_equal(whole.f.af.n, m.n);
            for (uint32_t a = 0; a < m.n; a++)
                assert_true(mt_str_eq(whole.f.names[a], mt_str(m.name[a])));
            uint32_t once = 0;
            for (uint32_t i = 0; i < m.m; i++) {
                uint32_t j = 0;
                while (memcmp(m.attack[i], m.attack[j], sizeof m.attack[i]) != 0)
                    j++;
                once += i == j;
                assert_true(mt_af_attacks(&whole.f.af, m.attack[i][0], m.attack[i][1]));
            }
            assert_int_equal(whole.f.af.m, once);
        }
        mt_arena_free(&whole.arena);
        mt_arena_free(&pieces.arena);
    }
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(numbers),
                                       cmocka_unit_test(names),
                                       cmocka_unit_test(names_that_are_numbers),
                                       cmocka_unit_test(against_a_model),
                                       cmocka_unit_test(faults),
                                       cmocka_unit_test(long_lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Bytes -> frameworks: every form, every cut of the chunks, and what is wrong. */
#include "af/read.h"
#include "af/unpack.h"
#include "semantics/sat.h"
#include "unit/unit.h"

#include <stdio.h>
#include <string.h>

typedef struct got {
    mt_framework f;
    uint32_t faults;
    mt_fault first;
    moot_status status;
} got;

static moot_status feed(void *ctx, const char *bytes, size_t n)
{
    return mt_reader_feed(ctx, bytes, n);
}

/* Read `n` bytes in chunks of `step`. */
static got read_bytes(mt_arena *arena, const char *bytes, size_t n, size_t step)
{
    got g = {0};
    mt_reader *r = mt_reader_new(NULL, arena);
    mt_unpack *u = mt_unpack_new(feed, r, UINT64_MAX);
    for (size_t at = 0; g.status == MOOT_OK && at < n; at += step)
        g.status = mt_unpack_feed(u, bytes + at, n - at < step ? n - at : step, false);
    if (g.status == MOOT_OK)
        g.status = mt_unpack_feed(u, "", 0, true);
    if (g.status == MOOT_OK)
        g.status = mt_reader_end(r, &g.f);
    const mt_fault *faults = mt_reader_faults(r, &g.faults);
    g.first = faults[0];
    mt_unpack_free(u);
    mt_reader_free(r);
    return g;
}

static got read_z(mt_arena *arena, const char *text)
{
    return read_bytes(arena, text, strlen(text), 1 << 16);
}

static void same_graph(const mt_af *a, const mt_af *b)
{
    assert_int_equal(a->n, b->n);
    assert_int_equal(a->m, b->m);
    assert_memory_equal(a->out_at, b->out_at, (a->n + 1) * sizeof *a->out_at);
    assert_memory_equal(a->out, b->out, a->m * sizeof *a->out);
    assert_memory_equal(a->in, b->in, a->m * sizeof *a->in);
}

static void chunks_do_not_matter(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "# first\np af 12\n1 2\n2 1\n12 12\n# name\n\n 3  4 \r\n10 11\n1 2\n11 10",
        "arg(a). arg(b).\n\narg( c ).\natt(a,b). att(b , c).\n% no more\natt(c,c).",
        "a the first\nb\nc\n#\na b\nb a\n c  c \n",
    };
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        got whole = read_z(&arena, texts[t]);
        assert_int_equal(whole.status, MOOT_OK);
        assert_int_equal(whole.faults, 0);
        for (size_t step = 1; step < 12; step++) {
            got cut = read_bytes(&arena, texts[t], strlen(texts[t]), step);
            assert_int_equal(cut.faults, 0);
            same_graph(&whole.f.af, &cut.f.af);
        }
        mt_arena_free(&arena);
    }
}

static void rows_are_sorted_and_single(void **state)
{
    (void)state;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    got g = read_z(&arena, "p af 3\n3 1\n1 3\n1 2\n1 3\n2 2\n");
    assert_int_equal(g.f.af.n, 3);
    assert_int_equal(g.f.af.m, 4);
    static const uint32_t out[] = {1, 2, 1, 0};
    assert_memory_equal(g.f.af.out, out, sizeof out);
    assert_true(mt_af_attacks(&g.f.af, 0, 2));
    assert_false(mt_af_attacks(&g.f.af, 2, 1));
    assert_int_equal(mt_framework_find(&g.f, "3"), 2);
    assert_int_equal(mt_framework_find(&g.f, "4"), MT_NO_ID);
    assert_int_equal(mt_framework_find(&g.f, "0"), MT_NO_ID);
    assert_int_equal(mt_framework_find(&g.f, "99999999999999999999"), MT_NO_ID);
    mt_arena_free(&arena);
}

static void rules_are_read(void **state)
{
    (void)state;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    got g = read_z(&arena, "p aba 4\na 1\na 2\nc 1 3\nc 2 2\nr 3 2 4\nr 4\n");
    assert_int_equal(g.faults, 0);
    assert_true(g.f.is_aba);
    assert_int_equal(g.f.aba.literals, 4);
    assert_int_equal(g.f.aba.rules, 2);
    assert_int_equal(g.f.aba.contrary[0], 2);
    assert_int_equal(g.f.aba.contrary[1], 1);
    assert_int_equal(g.f.aba.contrary[2], MT_NO_ID);
    assert_int_equal(g.f.aba.start[2], 2);
    mt_arena_free(&arena);
}

static void faults_have_places(void **state)
{
    (void)state;
    static const struct {
        const char *text, *code;
        uint64_t line;
        uint32_t column;
    } cases[] = {
        {"", "AF001", 1, 1},
        {"p af x\n", "AF002", 1, 6},
        {"p af 99999999999\n", "AF002", 1, 6},
        {"p af 2\n1 2\n\n1 x\n", "AF004", 4, 3},
        {"p af 2\n1 3\n", "AF005", 2, 3},
        {"p af 2\n0 1\n", "AF005", 2, 1},
        {"p af 2\n1 2\np af 2\n", "AF002", 3, 1},
        {"arg(a).\natt(a,b).", "AF005", 2, 1},
        {"arg(a).\nfoo(a).", "AF004", 2, 1},
        {"a\n#\na b\n", "AF005", 3, 1},
        {"p aba 2\nx 1\n", "AF004", 2, 1},
        {"\x01\x02\x03\x04\x05", "AF001", 1, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        got g = read_z(&arena, cases[i].text);
        assert_int_equal(g.status, MOOT_OK);
        assert_true(g.faults > 0);
        assert_string_equal(g.first.code, cases[i].code);
        assert_int_equal(g.first.line, cases[i].line);
        assert_int_equal(g.first.column, cases[i].column);
        mt_arena_free(&arena);
    }
}

/* "p af 2\n1 2\n", packed by xz -9 and by zstd. */
static const char xz[] =
    "\375\067\172\130\132\000\000\004\346\326\264\106\002\000\041\001\034\000\000\000\020\317\130"
    "\314\001\000\012\160\040\141\146\040\062\012\061\040\062\012\000\000\337\305\263\305\171\235"
    "\074\012\000\001\043\013\302\033\375\011\037\266\363\175\001\000\000\000\000\004\131\132";
static const char zst[] = "\050\265\057\375\004\130\131\000\000\160\040\141\146\040\062\012\061\040"
                          "\062\012\102\244\305\047";

static moot_status take(void *ctx, const char *bytes, size_t n)
{
    (void)bytes;
    *(size_t *)ctx += n;
    return MOOT_OK;
}

/* The plain text has so many bytes; one less is too little room. */
static void archives_have_a_limit(void **state)
{
    (void)state;
    const struct {
        const char *bytes;
        size_t n;
    } packed[] = {{xz, sizeof xz - 1}, {zst, sizeof zst - 1}};
    for (size_t i = 0; i < 2; i++) {
        size_t whole = 0;
        for (uint64_t limit = 64; limit + 1 > whole; limit--) {
            size_t out = 0;
            mt_unpack *u = mt_unpack_new(take, &out, limit);
            moot_status status = mt_unpack_feed(u, packed[i].bytes, packed[i].n, true);
            mt_unpack_free(u);
            if (limit == 64)
                whole = out;
            assert_int_equal(status, limit >= whole ? MOOT_OK : MOOT_E_LIMIT);
        }
        assert_true(whole > 0);
    }
}

typedef struct meter {
    size_t now, peak;
} meter;

static void *metered(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    meter *m = ctx;
    m->now += new_size - old_size;
    m->peak = m->now > m->peak ? m->now : m->peak;
    return mt_alloc_default.resize(NULL, ptr, old_size, new_size);
}

/* A line that announces millions of atoms costs nothing yet. */
static void headers_are_cheap(void **state)
{
    (void)state;
    static const char text[] = "p aba 67108864\na 1\nc 1 67108864\nr 50000000 1\n";
    meter m = {0, 0};
    moot_alloc alloc = {metered, &m};
    mt_arena arena;
    mt_arena_init(&arena, &alloc);
    mt_reader *r = mt_reader_new(&alloc, &arena);
    assert_non_null(r);
    assert_int_equal(mt_reader_feed(r, text, sizeof text - 1), MOOT_OK);
    assert_true(m.peak < (1 << 20));
    mt_reader_free(r);
    mt_arena_free(&arena);
    assert_int_equal(m.now, 0);
}

/* Assumptions one by one up to the last atom: room grows by doubling. */
static void many_assumptions_are_cheap(void **state)
{
    (void)state;
    enum { N = 30000 };
    meter m = {0, 0};
    moot_alloc alloc = {metered, &m};
    mt_arena arena;
    mt_framework f;
    char line[64];
    mt_arena_init(&arena, &alloc);
    mt_reader *r = mt_reader_new(&alloc, &arena);
    assert_non_null(r);
    assert_int_equal(mt_reader_feed(r, "p aba 30000\n", 12), MOOT_OK);
    for (int a = 1; a <= N; a++) {
        int n = snprintf(line, sizeof line, "a %d\nc %d 1\n", a, a);
        assert_int_equal(mt_reader_feed(r, line, (size_t)n), MOOT_OK);
    }
    assert_int_equal(mt_reader_end(r, &f), MOOT_OK);
    assert_int_equal(f.aba.literals, N);
    assert_int_equal(f.aba.contrary[N - 1], 0);
    assert_true(m.peak < 64 * N);
    mt_reader_free(r);
    mt_arena_free(&arena);
}

static void archives_are_unpacked(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
    } packed[] = {{xz, sizeof xz - 1}, {zst, sizeof zst - 1}};
    for (size_t i = 0; i < 2; i++) {
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        for (size_t step = 1; step < 20; step += 6) {
            got g = read_bytes(&arena, packed[i].bytes, packed[i].n, step);
            assert_int_equal(g.status, MOOT_OK);
            assert_int_equal(g.f.af.m, 1);
        }
        for (size_t n = 8; n < packed[i].n; n++) /* cut off anywhere */
            assert_int_equal(read_bytes(&arena, packed[i].bytes, n, 7).status, MOOT_E_BACKEND);
        mt_arena_free(&arena);
    }
}

static void no_order_of_calls_takes_the_solver_down(void **state)
{
    (void)state;
    mt_sat *s = mt_sat_new(MT_SAT_PLAIN, NULL);
    int a = mt_sat_var(s), b = mt_sat_var(s);
    mt_sat_clause2(s, a, b);
    mt_sat_clause1(s, -a);
    assert_int_equal(mt_sat_solve(s), MT_SAT_YES);
    assert_true(mt_sat_true(s, b));
    mt_sat_assume(s, -b);
    assert_int_equal(mt_sat_solve(s), MT_SAT_NO);
    assert_true(mt_sat_failed(s, -b));
    assert_int_equal(mt_sat_status(s), MOOT_OK);
    assert_false(mt_sat_true(s, b)); /* no model to ask */
    assert_int_equal(mt_sat_status(s), MOOT_E_MISUSE);
    assert_int_equal(mt_sat_solve(s), MT_SAT_UNKNOWN); /* and nothing more after that */
    mt_sat_free(s);
    s = mt_sat_new(MT_SAT_QUICK, NULL);
    mt_sat_add(s, 1); /* no such variable */
    assert_int_equal(mt_sat_status(s), MOOT_E_MISUSE);
    mt_sat_free(s);
    s = mt_sat_new(MT_SAT_MODELS, NULL);
    mt_sat_add(s, mt_sat_var(s));
    assert_int_equal(mt_sat_solve(s), MT_SAT_UNKNOWN); /* an open clause */
    assert_int_equal(mt_sat_status(s), MOOT_E_MISUSE);
    mt_sat_free(s);
    mt_sat_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chunks_do_not_matter),
        cmocka_unit_test(rows_are_sorted_and_single),
        cmocka_unit_test(rules_are_read),
        cmocka_unit_test(faults_have_places),
        cmocka_unit_test(archives_are_unpacked),
        cmocka_unit_test(archives_have_a_limit),
        cmocka_unit_test(headers_are_cheap),
        cmocka_unit_test(many_assumptions_are_cheap),
        cmocka_unit_test(no_order_of_calls_takes_the_solver_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The base room: slices, arena, vectors, interning, UTF-8, output, diagnostics. */
#include "base/diag.h"
#include "base/intern.h"
#include "base/out.h"
#include "base/pages.h"
#include "base/rank.h"
#include "base/utf8.h"
#include "base/value.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>

static void slices_are_searched_and_trimmed(void **state)
{
    (void)state;
    assert_int_equal(mt_str_find(MOOT_STR("aab"), MOOT_STR("ab")), 1);
    assert_int_equal(mt_str_find(MOOT_STR("aab"), MOOT_STR("ba")), SIZE_MAX);
    assert_int_equal(mt_str_find(MOOT_STR("a"), MOOT_STR("")), 0);
    assert_str(mt_str_trim(MOOT_STR(" \t a b\r\n")), "a b");
    assert_true(mt_str_eq_nocase(MOOT_STR("YES"), MOOT_STR("yes")));
    assert_true(mt_str_starts(MOOT_STR("abc"), MOOT_STR("ab")));
    assert_true(mt_str_ends(MOOT_STR("abc"), MOOT_STR("bc")));
    assert_true(mt_str_cmp(MOOT_STR("ab"), MOOT_STR("abc")) < 0);
}

static void the_arena_zeroes_aligns_and_remembers_failure(void **state)
{
    (void)state;
    mt_arena a;
    mt_arena_init(&a, NULL);
    for (size_t i = 1; i < 3000; i += 7) {
        char *p = mt_arena_alloc(&a, i, 1);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % 16, 0);
        for (size_t k = 0; k < i; k++)
            assert_int_equal(p[k], 0);
        memset(p, 0xFF, i);
    }
    assert_null(mt_arena_alloc(&a, 0, 8));
    assert_false(mt_arena_failed(&a));
    assert_null(mt_arena_alloc(&a, SIZE_MAX / 2, 4));
    assert_true(mt_arena_failed(&a));
    assert_null(mt_arena_alloc(&a, 1, 1));
    mt_arena_free(&a);
    assert_false(mt_arena_failed(&a));
}

static void equal_strings_get_equal_ids(void **state)
{
    (void)state;
    mt_arena a;
    mt_arena_init(&a, NULL);
    mt_intern in;
    mt_intern_init(&in, &a, 42);
    assert_int_equal(mt_intern_find(&in, MOOT_STR("x")), MT_NO_ID);
    for (int round = 0; round < 2; round++)
        for (unsigned i = 0; i < 1000; i++)
            assert_int_equal(mt_intern_add(&in, mt_arena_printf(&a, "s%u", i)), i);
    assert_int_equal(mt_intern_find(&in, MOOT_STR("s999")), 999);
    assert_int_equal(mt_intern_find(&in, MOOT_STR("s1000")), MT_NO_ID);
    mt_arena_free(&a);
}

/* Every code point there and back, against the ranges of RFC 3629. */
static void utf8_goes_there_and_back(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        char b[4];
        moot_str s = {b, mt_utf8_put(c, b)};
        size_t at = 0;
        bool surrogate = c >= 0xD800 && c < 0xE000;
        assert_int_equal(mt_utf8_invalid(s), surrogate ? 0 : SIZE_MAX);
        assert_int_equal(mt_utf8_next(s, &at), surrogate ? 0xFFFD : c);
        assert_int_equal(at, surrogate ? 1 : s.len);
    }
    assert_int_equal(mt_utf8_invalid(MOOT_STR("ab\xC0\x80")), 2);
    assert_int_equal(mt_utf8_invalid(MOOT_STR("ab\xE2\x82")), 2);
    assert_int_equal(mt_utf8_invalid(MOOT_STR("\xF4\x90\x80\x80")), 0);
    assert_int_equal(mt_utf8_count(MOOT_STR("a\xE2\x82\xAC\xC3\xA9")), 3);
    assert_int_equal(mt_utf8_offset(MOOT_STR("a\xE2\x82\xAC\xC3\xA9"), 2), 4);
    assert_int_equal(mt_utf8_offset(MOOT_STR("a"), 5), 1);
}

static bool refuse(void *ctx, const char *bytes, size_t n)
{
    (void)ctx, (void)bytes, (void)n;
    return false;
}

static void output_is_escaped_for_its_context(void **state)
{
    (void)state;
    mt_arena a;
    mt_arena_init(&a, NULL);
    mt_memory m = {.arena = &a};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    mt_out_xml(&o, MOOT_STR("<a b='c'>&\"\x01"));
    mt_out_char(&o, ' ');
    mt_out_json(&o, MOOT_STR("\"\\\n\x02/"));
    mt_out_char(&o, ' ');
    mt_out_url(&o, MOOT_STR("a b/\xC3\xA9"));
    mt_out_char(&o, ' ');
    mt_out_num(&o, 0.1);
    mt_out_char(&o, ' ');
    mt_out_num(&o, 1.0 / 3.0);
    static const double numbers[] = {10, -1200, 0, 12.5, 1e15, 1e16, 1e-5, 1e300};
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        mt_out_char(&o, ' ');
        mt_out_num(&o, numbers[i]);
    }
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    assert_str(mt_memory_str(&m),
               "&lt;a b=&#39;c&#39;&gt;&amp;&quot;\xEF\xBF\xBD "
               "\"\\\"\\\\\\n\\u0002/\" a%20b%2F%C3%A9 0.1 "
               "0.3333333333333333 10 -1200 0 12.5 1000000000000000 1e+16 1e-05 1e+300");
    mt_out_init(&o, (moot_writer){refuse, NULL});
    mt_out_fill(&o, 'x', 10000);
    assert_int_equal(mt_out_finish(&o), MOOT_E_IO);
    mt_arena_free(&a);
}

/* A letter that JSON escapes, or one that it does not, of one to four bytes. */
static moot_str some_letter(uint32_t random)
{
    static const char *const letters[] = {
        "a",  "Z",  " ",  "/",    "\xC3\xA4", "\xE2\x86\x92", "\xF0\x9D\x97\xA2", "\"", "\\",
        "\n", "\r", "\t", "\x01", "\x1F",     "\x7F"};
    uint32_t plain = 7, all = sizeof(letters) / sizeof(letters[0]);
    /* Mostly plain ones, so that long runs of them are met. */
    return mt_str(letters[random % 16 ? random / 16 % plain : random / 16 % all]);
}

/* The same by the rules, byte for byte. */
static void escape_slowly(moot_str s, char *to)
{
    *to++ = '"';
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t') {
            *to++ = '\\';
            *to++ = c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : (char)c;
        } else if (c < 0x20 || c == 0x7F) {
            (void)snprintf(to, 7, "\\u%04x", c);
            to += 6;
        } else {
            *to++ = (char)c;
        }
    }
    *to++ = '"';
    *to = '\0';
}

static void json_strings_of_every_length_are_escaped(void **state)
{
    (void)state;
    mt_arena a;
    mt_arena_init(&a, NULL);
    uint32_t random = 1;
    for (size_t letters = 0; letters < 700; letters++) {
        char text[4 * 700], want[6 * sizeof(text) + 3];
        size_t n = 0;
        for (size_t i = 0; i < letters; i++) {
            random = random * 1664525u + 1013904223u;
            moot_str c = some_letter(random >> 8);
            memcpy(text + n, c.ptr, c.len);
            n += c.len;
        }
        /* a block of its own, so that a byte too far is found */
        char *own = malloc(n + 1);
        assert_non_null(own);
        char *exact = realloc(own, n ? n : 1);
        assert_non_null(exact);
        memcpy(exact, text, n);
        escape_slowly((moot_str){text, n}, want);
        mt_memory m = {.arena = &a};
        mt_out o;
        mt_out_init(&o, mt_memory_writer(&m));
        mt_out_json(&o, (moot_str){exact, n});
        assert_int_equal(mt_out_finish(&o), MOOT_OK);
        assert_str(mt_memory_str(&m), want);
        free(exact);
    }
    mt_arena_free(&a);
}

/* One byte of each kind at each place of strings up to two vectors long and a rest. */
static void json_strings_are_escaped_at_every_place(void **state)
{
    enum { LONGEST = 37 };
    (void)state;
    mt_arena a;
    mt_arena_init(&a, NULL);
    for (size_t n = 1; n <= LONGEST; n++)
        for (size_t at = 0; at < n; at++)
            for (int c = 0; c < 0x80; c++) {
                char text[LONGEST], want[6 * LONGEST + 3], got[8 * LONGEST];
                memset(text, 'x', n);
                text[at] = (char)c;
                escape_slowly((moot_str){text, n}, want);
                mt_memory m = {.arena = &a};
                mt_out o;
                mt_out_init(&o, mt_memory_writer(&m));
                mt_out_json(&o, (moot_str){text, n});
                assert_true(o.n < sizeof(got));
                memcpy(got, o.buf, o.n);
                got[o.n] = '\0';
                assert_string_equal(got, want);
            }
    mt_arena_free(&a);
}

static void whole_numbers_have_their_digits(void **state)
{
    (void)state;
    mt_arena a;
    mt_arena_init(&a, NULL);
    for (int64_t n = 0; n < INT64_MAX / 11; n = n * 10 + n % 9 + 1)
        for (int64_t k = -1; k <= 1; k++) {
            char want[24];
            mt_memory m = {.arena = &a};
            mt_out o;
            mt_out_init(&o, mt_memory_writer(&m));
            mt_out_whole(&o, n + k);
            mt_out_whole(&o, -n);
            assert_int_equal(mt_out_finish(&o), MOOT_OK);
            char both[48];
            (void)snprintf(want, sizeof(want), "%lld", (long long)(n + k));
            (void)snprintf(both, sizeof(both), "%s%lld", want, (long long)-n);
            assert_str(mt_memory_str(&m), both);
        }
    for (unsigned n = 0; n < 30000; n++) {
        char want[12], got[20];
        (void)snprintf(want, sizeof(want), "%u", n);
        char *end = mt_whole_at(got, n);
        assert_int_equal((size_t)(end - got), strlen(want));
        assert_memory_equal(got, want, strlen(want));
    }
    mt_arena_free(&a);
}

static void large_blocks_grow_and_keep_their_bytes(void **state)
{
    (void)state;
    size_t size = MT_LARGE_PAGE + 5;
    char *p = mt_pages_resize(NULL, NULL, 0, size);
    assert_non_null(p);
    assert_int_equal((uintptr_t)p % MT_LARGE_PAGE, 0);
    p[0] = 'a';
    p[size - 1] = 'z';
    p = mt_pages_resize(NULL, p, size, 3 * size);
    assert_non_null(p);
    assert_true(p[0] == 'a' && p[size - 1] == 'z');
    assert_null(mt_pages_resize(NULL, p, 3 * size, 0));
    assert_null(mt_pages_resize(NULL, NULL, 0, SIZE_MAX - 1));
}

static void a_table_with_room_tells_neighbours_apart(void **state)
{
    (void)state;
    mt_arena a;
    mt_arena_init(&a, NULL);
    for (uint32_t room = 0; room < 9000; room += 4000) {
        mt_intern in;
        mt_intern_init(&in, &a, 7);
        if (room)
            mt_intern_room(&in, room);
        for (unsigned n = 0; n < 5000; n++) {
            char title[32];
            (void)snprintf(title, sizeof(title), n % 2 ? "S%u" : "a longer title %u", n);
            moot_str s = mt_arena_dup(&a, mt_str(title));
            assert_int_equal(mt_intern_find(&in, s), MT_NO_ID);
            assert_int_equal(mt_intern_add(&in, s), n);
            assert_int_equal(mt_intern_add(&in, s), n);
        }
        assert_int_equal(mt_intern_find(&in, MOOT_STR("S77")), 77);
    }
    mt_arena_free(&a);
}

/* A writer to memory that counts what was written in less than whole pages. */
typedef struct paged {
    mt_memory m;
    uint32_t writes, odd;
} paged;

static bool put_paged(void *ctx, const char *bytes, size_t n)
{
    paged *p = ctx;
    p->writes++;
    p->odd += n % 4096 != 0;
    moot_writer to = mt_memory_writer(&p->m);
    return to.write(to.ctx, bytes, n);
}

/* Narrow or wide, in pieces of every kind: the same bytes, in whole pages but for the last. */
static void wide_output_is_the_same(void **state)
{
    (void)state;
    mt_arena a;
    mt_arena_init(&a, NULL);
    paged p[2] = {{.m = {.arena = &a}}, {.m = {.arena = &a}}};
    char *text = mt_arena_alloc(&a, 600000, 1);
    assert_non_null(text);
    memset(text, 'x', 600000);
    for (int wide = 0; wide < 2; wide++) {
        mt_out o;
        mt_out_init(&o, (moot_writer){put_paged, &p[wide]});
        if (wide)
            mt_out_widen(&o, &a);
        for (int64_t i = 0; i < 100000; i++) {
            mt_out_whole(&o, i * 7919);
            if (i % 1000 == 0)
                mt_out_put(&o, (moot_str){text, (size_t)i * 6});
            if (i % 999 == 0)
                mt_out_fill(&o, ' ', (size_t)i / 2);
            mt_out_char(&o, '\n');
        }
        assert_int_equal(mt_out_finish(&o), MOOT_OK);
        assert_int_equal(p[wide].odd, 1);
    }
    assert_true(p[0].writes > 4 * p[1].writes);
    assert_true(mt_str_eq(mt_memory_str(&p[0].m), mt_memory_str(&p[1].m)));
    mt_arena_free(&a);
}

static void findings_have_a_place_and_an_order(void **state)
{
    (void)state;
    mt_arena a;
    mt_arena_init(&a, NULL);
    mt_diags d = {.arena = &a};
    mt_diag_add(&d, MOOT_ERROR, "XX002", (moot_span){9, 1}, NULL, "later '%s'", "x\ny");
    mt_diag_add(&d, MOOT_WARNING, "XX001", (moot_span){3, 1}, "mend it", "sooner");
    mt_diag_sort(&d);
    assert_int_equal(d.errors, 1);
    assert_str(d.list.at[0].message, "sooner");
    assert_str(d.list.at[1].message, "later 'x y'");
    uint32_t line, column;
    mt_locate(MOOT_STR("a\r\n\xC3\xA9z\rq"), 5, &line, &column);
    assert_int_equal(line, 2);
    assert_int_equal(column, 2);
    mt_locate(MOOT_STR("a\r\n\xC3\xA9z\rq"), 7, &line, &column);
    assert_int_equal(line, 3);
    assert_int_equal(column, 1);
    mt_arena_free(&a);
}

enum { VERTICES = 9, EDGES = 20 };

/* Over what is not set aside: which vertex bears on which, if through others. */
static void close_graph(const mt_ranker *r, bool reach[VERTICES][VERTICES])
{
    memset(reach, 0, sizeof(bool[VERTICES][VERTICES]));
    for (uint32_t v = 0; v < VERTICES; v++)
        for (uint32_t k = r->g.start[v]; k < r->g.start[v + 1]; k++)
            reach[r->g.in[k]][v] |= !r->back[k];
    for (uint32_t m = 0; m < VERTICES; m++)
        for (uint32_t a = 0; a < VERTICES; a++)
            for (uint32_t b = 0; b < VERTICES; b++)
                reach[a][b] |= reach[a][m] && reach[m][b];
}

/* The longest way from `v` to where nothing is borne on. */
static uint32_t longest(const mt_ranker *r, uint32_t v, uint32_t least)
{
    uint32_t best = least;
    for (uint32_t to = 0; to < VERTICES; to++)
        for (uint32_t k = r->g.start[to]; k < r->g.start[to + 1]; k++)
            if (r->g.in[k] == v && !r->back[k]) {
                uint32_t more = longest(r, to, least) + 1;
                best = more > best ? more : best;
            }
    return best;
}

static void only_rings_are_cut_and_the_rest_is_ranked_by_longest_path(void **state)
{
    (void)state;
    mt_arena a;
    mt_arena_init(&a, NULL);
    mt_ranker r;
    uint32_t cuts = 0, seed = 1;
    assert_true(mt_ranker_init(&r, &a, VERTICES, EDGES));
    for (uint32_t round = 0; round < 2000; round++) {
        uint32_t start[VERTICES + 1] = {0}, in[EDGES], row[VERTICES], n = 0;
        bool reach[VERTICES][VERTICES];
        uint32_t most = round % EDGES, apex = round % 3 ? MT_NO_ID : 4;
        for (uint32_t v = 0; v < VERTICES; v++) {
            start[v] = n;
            for (uint32_t k = 0; k < 3 && n < most; k++) {
                seed = seed * 1664525 + 1013904223;
                if (seed >> 31)
                    in[n++] = (seed >> 16) % VERTICES;
            }
        }
        start[VERTICES] = n;
        mt_ranker_begin(&r, &(mt_rank_graph){VERTICES, start, in, apex});
        if (apex != MT_NO_ID)
            mt_ranker_explore(&r, apex);
        for (uint32_t v = VERTICES; v--;)
            mt_ranker_explore(&r, v);
        assert_int_equal(r.posts, VERTICES);
        close_graph(&r, reach);
        for (uint32_t v = 0; v < VERTICES; v++) {
            row[v] = 1;
            assert_false(reach[v][v]);
            for (uint32_t k = start[v]; k < start[v + 1]; k++)
                if (r.back[k]) {
                    assert_true(in[k] == v || in[k] == apex || reach[v][in[k]]);
                    cuts++;
                }
        }
        mt_ranker_raise(&r, row);
        for (uint32_t v = 0; v < VERTICES; v++)
            assert_int_equal(row[v], longest(&r, v, 1));
    }
    assert_true(cuts > 1000);
    mt_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_are_searched_and_trimmed),
        cmocka_unit_test(the_arena_zeroes_aligns_and_remembers_failure),
        cmocka_unit_test(equal_strings_get_equal_ids),
        cmocka_unit_test(utf8_goes_there_and_back),
        cmocka_unit_test(output_is_escaped_for_its_context),
        cmocka_unit_test(json_strings_of_every_length_are_escaped),
        cmocka_unit_test(json_strings_are_escaped_at_every_place),
        cmocka_unit_test(whole_numbers_have_their_digits),
        cmocka_unit_test(large_blocks_grow_and_keep_their_bytes),
        cmocka_unit_test(a_table_with_room_tells_neighbours_apart),
        cmocka_unit_test(wide_output_is_the_same),
        cmocka_unit_test(findings_have_a_place_and_an_order),
        cmocka_unit_test(only_rings_are_cut_and_the_rest_is_ranked_by_longest_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Argdown as HTML: what is written, that nothing in it can act, and that no id is given
 * twice. */
#include "argdown/html.h"
#include "base/intern.h"
#include "oom/oom.h"
#include "unit/safe_html.h"
#include "unit/unit.h"

typedef moot_status write_html(const mt_doc *doc, const mt_doc_html_options *options,
                               const moot_alloc *alloc, moot_writer to);

static moot_str made(write_html *write, moot_str text, bool part, mt_arena *arena)
{
    mt_doc doc;
    mt_memory m = {.arena = arena};
    mt_doc_html_options options = {.part = part};
    assert_int_equal(mt_doc_parse(&doc, NULL, text), MOOT_OK);
    assert_int_equal(write(&doc, &options, NULL, mt_memory_writer(&m)), MOOT_OK);
    mt_doc_fini(&doc);
    return mt_memory_str(&m);
}

static void expect(write_html *write, const char *text, const char *want)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    moot_str got = made(write, mt_str(text), true, &arena);
    if (!mt_str_eq(got, mt_str(want))) {
        print_error("for\n%s\ngot\n%.*s\nwanted\n%s\n", text, MT_ARG(got), want);
        fail();
    }
    mt_arena_free(&arena);
}

static void statements_and_relations_are_nested(void **state)
{
    (void)state;
    expect(mt_doc_html, "[A b]: x **y** #t\n  +> <C>\n",
           "<div class=\"argdown\">\n<div class=\"statement top-level tag-t\" data-line=\"1\">"
           "<span id=\"statement-a-b\" class=\"definition statement-definition\">[<span "
           "class=\"title statement-title\">A b</span>]: </span><span "
           "class=\"statement-content\">x <b>y</b> <span class=\"tag tag-t\">#t</span></span>\n"
           "<div class=\"relations\">\n<div class=\"incoming support relation\" data-line=\"2\">"
           "<div class=\"relation-symbol\">+&gt;</div><div class=\"argument\" data-line=\"2\">"
           "<span id=\"argument-c\" class=\"reference argument-reference\">&lt;<span "
           "class=\"title argument-title\">C</span>&gt; </span></div></div>\n</div></div>\n"
           "</div>\n");
}

static void premises_have_their_roles(void **state)
{
    (void)state;
    expect(mt_doc_html, "(1) p\n----\n(2) q\n-- R, S --\n(3) r\n",
           "<div class=\"argdown\">\n<div class=\"pcs\" data-line=\"1\">\n"
           "<div class=\"premise pcs-statement\"><div class=\"statement-nr\">(1)</div>"
           "<div class=\"statement\" data-line=\"1\"><span class=\"statement-content\">p</span>"
           "</div></div>\n<div class=\"inference\"></div>\n"
           "<div class=\"intermediary-conclusion pcs-statement\"><div class=\"statement-nr\">(2)"
           "</div><div class=\"statement\" data-line=\"3\"><span class=\"statement-content\">q"
           "</span></div></div>\n<div class=\"inference\"><span class=\"inference-rule\">R</span>, "
           "<span class=\"inference-rule\">S</span></div>\n"
           "<div class=\"main-conclusion pcs-statement\"><div class=\"statement-nr\">(3)</div>"
           "<div class=\"statement\" data-line=\"5\"><span class=\"statement-content\">r</span>"
           "</div></div>\n</div>\n</div>\n");
}

static void the_source_keeps_every_byte(void **state)
{
    (void)state;
    expect(
        mt_doc_source_html, "[A]: x // c\n  + <B>: @[A] {k: 1}\n",
        "<pre class=\"argdown-source\"><code><span class=\"statement-title\">[A]</span>: x // c\n"
        "  <span class=\"sign\">+</span> <span class=\"argument-title\">&lt;B&gt;</span>: <span "
        "class=\"statement-title\">@[A]</span> <span class=\"data\">{k: 1}</span>\n"
        "</code></pre>\n");
}

static void links_lead_to_few_schemes(void **state)
{
    (void)state;
    static const struct {
        const char *url, *want; /* NULL: refused */
    } cases[] = {{"http://a.b/c?d=e&f", "http://a.b/c?d=e&amp;f"},
                 {"HTTPS://a", "HTTPS://a"},
                 {"mailto:a@b", "mailto:a@b"},
                 {"../x#y", "../x#y"},
                 {"x\"onload=\"y", "x%22onload=%22y"},
                 {"java\tscript:x", NULL},
                 {" javascript:x", NULL},
                 {"JAVASCRIPT:x", NULL},
                 {"data:text/html,x", NULL},
                 {"vbscript:x", NULL},
                 {"file:///etc/passwd", NULL},
                 {"\x01javascript:x", NULL},
                 {"a/b:c", "a/b:c"}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        mt_memory m = {.arena = &arena};
        mt_out o;
        mt_out_init(&o, mt_memory_writer(&m));
        assert_int_equal(mt_html_url(mt_str(cases[i].url), &o), cases[i].want != NULL);
        assert_int_equal(mt_out_finish(&o), MOOT_OK);
        assert_str(mt_memory_str(&m), cases[i].want ? cases[i].want : "");
        mt_arena_free(&arena);
    }
}

/* Hostile words for every place of a document. */
static const char *const hostile[] = {
    "<script>alert(1)</script>", "\" onload=\"alert(1)",
    "' onmouseover='x",          "</style><script>x",
    "javascript:alert(1)",       "--><img src=x onerror=y>",
    "]]><svg/onload=x>",         "&#106;avascript:x",
    "</code></pre><script>",     "<b onclick=x>",
};

static void nothing_hostile_survives(void **state)
{
    (void)state;
    static const char form[] =
        "===\ntitle: >\n  %s\nauthor: >\n  %s\n===\n\n# %s\n\n[T %s]: %s [%s](%s) #(t%s)\n  + <A "
        "%s>: "
        "@[T %s] **%s**\n\n(1) %s {k: >\n  %s}\n-- %s, R --\n(2) [T %s]\n\n* %s\n  1. %s\n";
    for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
        const char *h = hostile[i];
        char text[2000];
        int n =
            snprintf(text, sizeof(text), form, h, h, h, h, h, h, h, h, h, h, h, h, h, h, h, h, h);
        assert_true(n > 0 && (size_t)n < sizeof(text));
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        for (int part = 0; part < 2; part++) {
            assert_null(unsafe_html(made(mt_doc_html, mt_str(text), part, &arena)));
            assert_null(unsafe_html(made(mt_doc_source_html, mt_str(text), part, &arena)));
        }
        mt_arena_free(&arena);
    }
}

static void the_reader_finds_what_acts(void **state)
{
    (void)state;
    static const char *const bad[] = {"<script>x</script>",     "<a href=\"javascript:x\">y</a>",
                                      "<p onclick=\"x\">y</p>", "<img src=x>",
                                      "<p onclick=x>",          "<style><b></style>"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_non_null(unsafe_html(mt_str(bad[i])));
    assert_null(unsafe_html(MOOT_STR("<p class=\"x\">y <a href=\"#z\">z</a></p>")));
}

static void no_id_is_given_twice(void **state)
{
    (void)state;
    static const char text[] =
        "# a\n\n# a\n\n# A!\n\n[x]: 1\n\n[X]: 2\n\n[x]: 3\n\n<x>: 4\n\n[\xC3\xA9]: 5\n\n"
        "[\xE2\x82\xAC]: 6\n\n[x-2]: 7\n  + @[X] @[nobody]\n";
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    moot_str html = made(mt_doc_html, mt_str(text), true, &arena);
    mt_intern seen;
    mt_intern_init(&seen, &arena, 1);
    uint32_t ids = 0;
    for (size_t at = 0, next;
         (next = mt_str_find(mt_sub(html, at, html.len - at), MOOT_STR(" id=\""))) != SIZE_MAX;) {
        at += next + 5;
        size_t len = mt_str_find(mt_sub(html, at, html.len - at), MOOT_STR("\""));
        assert_int_equal(mt_intern_add(&seen, mt_sub(html, at, len)), ids);
        ids++;
    }
    assert_int_equal(ids, 9);
    mt_arena_free(&arena);
}

static moot_status with(const moot_alloc *alloc, write_html *write)
{
    static const char text[] =
        "===\ntitle: T\nauthor: [a, b]\n===\n\n# H #t\n\n[A]: x [l](m) @[A]\n  + <B>\n";
    mt_doc doc;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_memory m = {.arena = &arena};
    moot_status st = mt_doc_parse(&doc, NULL, mt_str(text));
    if (st == MOOT_OK)
        st = write(&doc, &(mt_doc_html_options){.part = false}, alloc, mt_memory_writer(&m));
    mt_doc_fini(&doc);
    mt_arena_free(&arena);
    return st;
}

static moot_status html_with(const moot_alloc *alloc)
{
    return with(alloc, mt_doc_html);
}

static moot_status source_with(const moot_alloc *alloc)
{
    return with(alloc, mt_doc_source_html);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    assert_true(oom_run("html", html_with) > 3);
    assert_true(oom_run("source", source_with) > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statements_and_relations_are_nested),
        cmocka_unit_test(premises_have_their_roles),
        cmocka_unit_test(the_source_keeps_every_byte),
        cmocka_unit_test(links_lead_to_few_schemes),
        cmocka_unit_test(nothing_hostile_survives),
        cmocka_unit_test(the_reader_finds_what_acts),
        cmocka_unit_test(no_id_is_given_twice),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

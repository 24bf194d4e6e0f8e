/* Markdown, maps for any page and pictures: what is written, and that nothing in it can act. */
#include "markdown/markdown.h"
#include "oom/oom.h"
#include "pipeline/pipeline.h"
#include "raster/raster.h"
#include "render/render.h"
#include "unit/safe_html.h"
#include "unit/unit.h"

static moot_str page_of(const char *text, const mt_markdown_options *options, mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    assert_int_equal(mt_markdown_html(mt_str(text), options, NULL, mt_memory_writer(&m)), MOOT_OK);
    return mt_memory_str(&m);
}

static void expect(const char *text, const char *want)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    assert_str(page_of(text, &(mt_markdown_options){.part = true}, &arena), want);
    mt_arena_free(&arena);
}

static void markdown_is_what_commonmark_says(void **state)
{
    (void)state;
    expect("# a *b*\n\nc  \nd\n", "<h1>a <em>b</em></h1>\n<p>c<br>\nd</p>\n");
    expect("3. a\n4. b\n", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
    expect("> a\n\n---\n", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n");
    expect("    x < y\n", "<pre><code>x &lt; y\n</code></pre>\n");
    expect("[a](b \"t\") ![c](d)\n",
           "<p><a rel=\"nofollow noopener noreferrer\" href=\"b\">a</a> <a rel=\"nofollow noopener "
           "noreferrer\" href=\"d\">c</a></p>\n");
}

static void nothing_in_markdown_can_act(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "<script>alert(1)</script>\n",
        "a <b onclick=x> b\n",
        "[a](javascript:x) [b](JAVASCRIPT:x) [c](java&#115;cript:x) [d](&#x6A;avascript:x)\n",
        "![a](javascript:x)\n\n<javascript:x>\n",
        "[a]\n\n[a]: data:text/html,x\n",
        "[a](http://x/\"onclick=\"y)\n",
        "```\"><script>\n</code></pre><script>\n```\n",
        "| <b> | a |\n|---|:-:|\n| <script> | [x](vbscript:y) |\n",
        "[java\tscript](java\tscript:x)\n",
        "&lt;script&gt; &#60;script&#62; &\n",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        const char *wrong = unsafe_html(page_of(
            texts[i], &(mt_markdown_options){.title = MOOT_STR("</title><script>")}, &arena));
        if (wrong)
            print_error("%s: %s\n", texts[i], wrong);
        assert_null(wrong);
        mt_arena_free(&arena);
    }
}

typedef struct seen {
    char words[200];
    bool take;
} seen;

static bool note(void *ctx, moot_str info, moot_str code, uint32_t line, mt_out *out)
{
    seen *s = ctx;
    size_t n = strlen(s->words);
    (void)snprintf(s->words + n, sizeof(s->words) - n, "%.*s@%u:%.*s|", MT_ARG(info), line,
                   MT_ARG(code));
    if (s->take)
        mt_out_z(out, "!");
    return s->take;
}

static void fences_are_handed_on(void **state)
{
    (void)state;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    seen s = {.take = true};
    mt_markdown_options options = {.part = true, .fence = note, .ctx = &s};
    static const char text[] =
        "a\n\n```argdown x\n[A]: b\n\n[C]\n```\n\n* d\n\n  ```y\n  e\n  ```\n";
    assert_str(page_of(text, &options, &arena), "<p>a</p>\n!<ul>\n<li><p>d</p>\n!</li>\n</ul>\n");
    assert_string_equal(s.words, "argdown x@4:[A]: b\n\n[C]\n|y@12:e\n|");
    mt_arena_free(&arena);
}

static void pictures_are_drawn(void **state)
{
    (void)state;
    static const char svg[] =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"><text y=\"15\">"
        "\xD8\xB9\xE4\xB8\xAD</text></svg>";
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    const char *why = NULL;
    mt_memory png = {.arena = &arena}, pdf = {.arena = &arena}, bad = {.arena = &arena};
    assert_int_equal(mt_raster(mt_str(svg), MT_RASTER_PNG, mt_memory_writer(&png), &why), MOOT_OK);
    /* Signature, then the header with width and height: 60 by 40. */
    assert_true(mt_memory_str(&png).len > 24);
    assert_memory_equal(png.at, "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x3C\0\0\0\x28", 24);
    assert_int_equal(mt_raster(mt_str(svg), MT_RASTER_PDF, mt_memory_writer(&pdf), &why), MOOT_OK);
    assert_true(mt_str_starts(mt_memory_str(&pdf), MOOT_STR("%PDF-1.")));
    assert_true(mt_str_find(mt_memory_str(&pdf), MOOT_STR("%%EOF")) != SIZE_MAX);
    assert_int_equal(mt_raster(MOOT_STR("<svg"), MT_RASTER_PNG, mt_memory_writer(&bad), &why),
                     MOOT_E_BACKEND);
    assert_string_equal(why, "librsvg refuses the picture");
    mt_arena_free(&arena);
}

static void nothing_in_a_map_can_act(void **state)
{
    (void)state;
    static const char text[] =
        "===\ntitle: '<script>alert(1)</script>'\ndebate: {question: '<svg onload=x>?', yes: "
        "{author: "
        "'\" onclick=\"x'}}\n===\n\n[T <script>]: x \" onload=\"y [a](javascript:z) "
        "</title><script>\n"
        "  + <A \" onload=\"z>: ]]><img src=x onerror=y> {by: '<b>', side: yes}\n"
        "  - [B]: </style><script> {label: \"<i>\"}\n";
    mt_pipeline p;
    mt_pipeline_options options = {.kind = MT_KIND_ARGDOWN, .brief = true};
    assert_int_equal(mt_pipeline_run(&p, NULL, mt_str(text), MT_STAGE_VERDICT, &options), MOOT_OK);
    assert_true(p.made_verdict);
    mt_memory svg = {.arena = &p.arena}, figure = {.arena = &p.arena}, *all[] = {&svg, &figure};
    assert_int_equal(mt_render(&p.verdict, MT_FORMAT_SVG, NULL, mt_memory_writer(&svg)), MOOT_OK);
    assert_int_equal(mt_render_figure(&p.verdict, MOOT_STR("a-"), NULL, mt_memory_writer(&figure)),
                     MOOT_OK);
    for (int i = 0; i < 2; i++) {
        const char *wrong = unsafe_html(mt_memory_str(all[i]));
        if (wrong)
            print_error("%s\n", wrong);
        assert_null(wrong);
    }
    mt_pipeline_fini(&p);
}

static moot_status markdown_with(const moot_alloc *alloc)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_memory m = {.arena = &arena};
    moot_status st =
        mt_markdown_html(MOOT_STR("# a\n\n[b](c)\n\n```d\ne\n```\n"),
                         &(mt_markdown_options){.part = false}, alloc, mt_memory_writer(&m));
    mt_arena_free(&arena);
    return st;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    assert_true(oom_run("markdown", markdown_with) > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markdown_is_what_commonmark_says),
        cmocka_unit_test(nothing_in_markdown_can_act),
        cmocka_unit_test(nothing_in_a_map_can_act),
        cmocka_unit_test(fences_are_handed_on),
        cmocka_unit_test(pictures_are_drawn),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

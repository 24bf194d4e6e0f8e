/* Every allocation fails once while the model of a document is made and written in each
 * form, while files are put into one another, and while a document is looked through. */
#include "argdown/include.h"
#include "argdown/portable.h"
#include "argmap/argmap.h"
#include "oom/oom.h"

static const char text[] =
    "===\nmodel: {mode: strict, explodeArguments: true}\n"
    "group: {regroup: [{title: G, statements: [A], children: [{title: H, arguments: [C]}]}]}\n"
    "dot: {sameRank: [{statements: [A]}]}\ncolor: {tagColors: {t: 2}}\n===\n\n"
    "# H {isGroup: true}\n\n[A]: x **b** .A. #t @[B]\n"
    "  + <C>: y {k: 1, l: [2]}\n    - [D]\n  >< [E]: e {rank: r}\n\n<C>\n\n(1) p\n(2) q\n"
    "-- MP {uses: [1]} --\n(3) r\n----\n(4) [A]\n  _ <U>\n\n* i\n";

static bool swallow(void *ctx, const char *bytes, size_t n)
{
    (void)ctx;
    (void)bytes;
    (void)n;
    return true;
}

static moot_status write_form(const moot_alloc *alloc, mt_am_form form)
{
    mt_doc doc;
    mt_arena found;
    mt_arena_init(&found, alloc);
    mt_diags diags = {.arena = &found};
    moot_status st = mt_doc_parse(&doc, NULL, mt_str(text));
    if (st == MOOT_OK)
        st = mt_am_write(&doc, NULL, form, alloc, &diags, (moot_writer){swallow, NULL});
    mt_arena_free(&found);
    mt_doc_fini(&doc);
    return st;
}

static moot_status json_task(const moot_alloc *alloc)
{
    return write_form(alloc, MT_AM_FORM_JSON);
}

static moot_status map_task(const moot_alloc *alloc)
{
    return write_form(alloc, MT_AM_FORM_MAP_JSON);
}

static moot_status dot_task(const moot_alloc *alloc)
{
    return write_form(alloc, MT_AM_FORM_DOT);
}

static moot_status graphml_task(const moot_alloc *alloc)
{
    return write_form(alloc, MT_AM_FORM_GRAPHML);
}

static mt_include_answer load(void *ctx, moot_str path, moot_str *to)
{
    (void)ctx;
    *to = mt_str_eq(path, MOOT_STR("b.ad")) ? MOOT_STR("b @include(c/d.ad) @include(a.ad)\n")
                                            : MOOT_STR("d @include(../x)\n");
    return mt_str_eq(path, MOOT_STR("x")) ? MT_INCLUDE_MISSING : MT_INCLUDE_READ;
}

static moot_status include_task(const moot_alloc *alloc)
{
    mt_arena arena;
    mt_included whole;
    mt_arena_init(&arena, alloc);
    moot_status st =
        mt_include_all(&whole, &arena, MOOT_STR("a.ad"),
                       MOOT_STR("a\n\n@include(b.ad)\n\n@include(b.ad)\n"), load, NULL);
    mt_arena_free(&arena);
    return st;
}

static mt_include_answer head(void *ctx, moot_str path, char *to, size_t *n)
{
    static const char gif[] = "GIF89a\x2C\1\5\0\x80\0\0";
    (void)ctx;
    *n = sizeof(gif) - 1;
    memcpy(to, gif, *n);
    return mt_str_eq(path, MOOT_STR("none")) ? MT_INCLUDE_MISSING : MT_INCLUDE_READ;
}

static moot_status image_task(const moot_alloc *alloc)
{
    static const char with_images[] = "[A]: a {images: [b/../a.gif, none, ../c.gif]}\n"
                                      "  + <B>: b {images: [d.gif, 'https://x']}\n";
    mt_doc doc;
    mt_arena found;
    mt_arena_init(&found, alloc);
    mt_diags diags = {.arena = &found};
    const mt_am_folder folder = {head, NULL};
    moot_status st = mt_doc_parse(&doc, NULL, mt_str(with_images));
    if (st == MOOT_OK)
        st = mt_am_write_in(&folder, &doc, NULL, MT_AM_FORM_DOT, alloc, &diags,
                            (moot_writer){swallow, NULL});
    mt_arena_free(&found);
    mt_doc_fini(&doc);
    return st;
}

static moot_status portable_task(const moot_alloc *alloc)
{
    static const char odd[] = "===\na: b===c\n===\na*b < c >\n\n+1 x\n\n[A] {a: '} x'}\n// c";
    mt_doc doc;
    mt_arena arena;
    mt_arena_init(&arena, alloc);
    mt_diags diags = {.arena = &arena};
    moot_status st = mt_doc_parse(&doc, NULL, mt_str(odd));
    if (st == MOOT_OK)
        mt_doc_portable(&doc, &diags);
    if (mt_arena_failed(&arena))
        st = MOOT_E_NOMEM;
    mt_arena_free(&arena);
    mt_doc_fini(&doc);
    return st;
}

int main(void)
{
    static const struct {
        const char *name;
        moot_status (*task)(const moot_alloc *alloc);
    } tasks[] = {{"json", json_task},        {"map", map_task},     {"dot", dot_task},
                 {"graphml", graphml_task},  {"image", image_task}, {"include", include_task},
                 {"portable", portable_task}};
    int failed = 0;
    for (size_t i = 0; i < sizeof(tasks) / sizeof(tasks[0]); i++) {
        long rounds = oom_run(tasks[i].name, tasks[i].task);
        failed += rounds < 2;
        printf("%s: %ld rounds\n", tasks[i].name, rounds);
    }
    return failed;
}

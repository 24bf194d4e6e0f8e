/* What the tests of Argdown share: documents to dumps, prints and findings. */
#ifndef MT_TESTS_ARGDOWN_HELP_H
#define MT_TESTS_ARGDOWN_HELP_H

#include "argdown/doc.h"
#include "unit/unit.h"

static inline moot_str write_with(void (*writer)(const mt_doc *, mt_out *), const mt_doc *doc,
                                  mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    mt_out out;
    mt_out_init(&out, mt_memory_writer(&m));
    writer(doc, &out);
    assert_int_equal(mt_out_finish(&out), MOOT_OK);
    return mt_memory_str(&m);
}

static inline void expect_same(moot_str got, moot_str want, const char *text)
{
    if (!mt_str_eq(got, want)) {
        print_error("for\n%s\ngot\n%.*s\nwanted\n%.*s\n", text, MT_ARG(got), MT_ARG(want));
        fail();
    }
}

/* Codes of the findings about `doc`, in order, with blanks between. */
static inline moot_str found_codes(const mt_doc *doc, mt_arena *arena)
{
    moot_str all = {"", 0};
    for (uint32_t i = 0; i < doc->diags.list.n; i++)
        all = mt_arena_printf(arena, "%.*s%s%s", MT_ARG(all), i ? " " : "",
                              doc->diags.list.at[i].code);
    return all;
}

/* The document prints and reads back as itself, and printing is a fixpoint. */
static inline void expect_round_trip(const mt_doc *doc, const char *text)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    moot_str first = write_with(mt_doc_print, doc, &arena);
    mt_doc again;
    assert_int_equal(mt_doc_parse(&again, NULL, first), MOOT_OK);
    moot_str second = write_with(mt_doc_print, &again, &arena);
    if (!mt_doc_equal(doc, &again)) {
        print_error("not the same tree for\n%s\nprinted as\n%.*s\n", text, MT_ARG(first));
        fail();
    }
    expect_same(second, first, text);
    if (doc->diags.errors == 0)
        assert_int_equal(again.comments.n, doc->comments.n);
    mt_doc_fini(&again);
    mt_arena_free(&arena);
}

/* The tree of `text` is `tree`, with these findings, and it prints back. */
static inline void expect_tree(const char *text, const char *codes, const char *tree)
{
    mt_doc doc;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    assert_int_equal(mt_doc_parse(&doc, NULL, mt_str(text)), MOOT_OK);
    moot_str want = mt_arena_printf(&arena, "document\n%s", tree);
    expect_same(write_with(mt_doc_dump, &doc, &arena), want, text);
    expect_same(found_codes(&doc, &arena), mt_str(codes), text);
    expect_round_trip(&doc, text);
    mt_doc_fini(&doc);
    mt_arena_free(&arena);
}

#endif

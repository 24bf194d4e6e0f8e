/* Debates for tests, from Argdown, JSON or files. */
#ifndef MT_TESTS_DEBATES_H
#define MT_TESTS_DEBATES_H

#include "judge/verdict.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>

static inline moot_str slurp(mt_arena *arena, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return (moot_str){"", 0};
    size_t cap = 1 << 20;
    char *to = mt_arena_alloc(arena, cap, 1);
    size_t n = to ? fread(to, 1, cap, f) : 0;
    fclose(f);
    return (moot_str){to, n};
}

/* Build a debate; the document is gone afterwards. */
static inline void build(mt_debate *d, moot_str argdown, moot_str text)
{
    mt_doc doc;
    mt_debate_options options = {.text = text};
    assert_int_equal(mt_doc_parse(&doc, NULL, argdown), MOOT_OK);
    assert_int_equal(mt_debate_build(d, NULL, &doc, &options), MOOT_OK);
    mt_doc_fini(&doc);
}

static inline uint32_t titled(const mt_debate *d, const char *title)
{
    for (uint32_t i = 0; i < d->statements; i++)
        if (mt_str_eq(d->statement[i].title, mt_str(title)))
            return i;
    fail_msg("no statement '%s'", title);
    return 0;
}

static inline moot_str written(mt_arena *arena, void (*write)(const mt_debate *, mt_out *),
                               const mt_debate *d)
{
    mt_memory m = {.arena = arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    write(d, &o);
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    return mt_memory_str(&m);
}

#endif

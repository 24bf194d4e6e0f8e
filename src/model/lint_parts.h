/* Shared by the files that look for what is odd in a debate. */
#ifndef MT_MODEL_LINT_PARTS_H
#define MT_MODEL_LINT_PARTS_H

#include "model/lint.h"

enum { MT_LINT_SHOWN = 60 }; /* bytes of a title in a message */

typedef struct mt_linter {
    const mt_debate *d;
    const mt_doc *doc;
    mt_arena scratch;
    mt_diags *diags;
    mt_intern statements, arguments; /* titles; the ids are those of the debate */
} mt_linter;

/* How many bytes of a title are shown: whole characters only. */
static inline moot_str mt_lint_short(moot_str title)
{
    size_t n = title.len < MT_LINT_SHOWN ? title.len : MT_LINT_SHOWN;
    while (n && n < title.len && ((unsigned char)title.ptr[n] & 0xC0) == 0x80)
        n--;
    title.len = n;
    return title;
}

static inline moot_str mt_lint_title(const mt_linter *l, mt_end end)
{
    return mt_lint_short(end.kind == MT_END_ARGUMENT ? l->d->argument[end.id].title
                                                     : l->d->statement[end.id].title);
}

#define MT_LINT_FOUND(l, which, span, ...)                                                    \
    mt_diag_add((l)->diags, mt_lint_codes[which].severity, mt_lint_codes[which].code, (span), \
                mt_lint_codes[which].hint, __VA_ARGS__)

/* Relations that premises and conclusions do not bear out; reasons for and against the
 * same (lint_relations.c). */
void mt_lint_relations(mt_linter *l);
/* Claims that rest on themselves (lint_circle.c). */
void mt_lint_circles(mt_linter *l);
/* Titles without words, words without use, premises without a source (lint_names.c). */
void mt_lint_names(mt_linter *l, bool sources);

#endif

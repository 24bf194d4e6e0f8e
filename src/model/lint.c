/* Debate + document -> findings of a careful reader. */
#include "model/lint.h"

#include "model/lint_parts.h"

const mt_code mt_lint_codes[] = {
    {"LT001", MOOT_WARNING, "support that premises and conclusions do not bear out",
     "make the conclusion a premise of what it supports, or write '+>' below the conclusion"},
    {"LT002", MOOT_WARNING, "an attack that premises and conclusions do not bear out",
     "write '->' or '><' and the premise it denies below the conclusion"},
    {"LT003", MOOT_WARNING, "a title that is nowhere given words",
     "define it once with a colon and its words behind the bracket, or mend its spelling"},
    {"LT004", MOOT_NOTE, "a definition that nothing uses",
     "relate it to something, use it as a premise, or leave it out"},
    {"LT005", MOOT_WARNING, "a claim that supports itself",
     "take one of the steps out, or give a reason from elsewhere"},
    {"LT006", MOOT_WARNING, "a reason for and against the same thing",
     "keep one of the two, or split the reason into two statements"},
    {"LT007", MOOT_WARNING, "a premise without a source",
     "add {source: ...}, {by: ...} or a link, or give a reason for it"},
    {NULL, MOOT_NOTE, NULL, NULL},
};

static bool name_all(mt_linter *l)
{
    mt_intern_init(&l->statements, &l->scratch, 0x6C74);
    mt_intern_init(&l->arguments, &l->scratch, 0x6C61);
    for (uint32_t i = 0; i < l->d->statements; i++)
        mt_intern_add(&l->statements, l->d->statement[i].title);
    for (uint32_t i = 0; i < l->d->arguments; i++)
        mt_intern_add(&l->arguments, l->d->argument[i].title);
    return !mt_arena_failed(&l->scratch);
}

moot_status mt_debate_lint(const mt_debate *debate, const mt_doc *doc,
                           const mt_lint_options *options, mt_diags *diags)
{
    mt_linter l = {.d = debate, .doc = doc, .diags = diags};
    mt_arena_init(&l.scratch, &debate->arena.alloc);
    if (name_all(&l)) {
        mt_lint_relations(&l);
        mt_lint_circles(&l);
        mt_lint_names(&l, options->sources);
    }
    bool failed = mt_arena_failed(&l.scratch) || mt_arena_failed(diags->arena);
    mt_arena_free(&l.scratch);
    mt_diag_sort(diags);
    return failed ? MOOT_E_NOMEM : MOOT_OK;
}

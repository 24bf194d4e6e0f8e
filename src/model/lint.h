/* Debate + document -> what a careful reader would ask about: relations that the
 * premises and conclusions do not bear out, titles without words, words nobody uses,
 * claims that rest on themselves, and reasons that speak for and against one thing.
 *
 * Nothing here is a fault of the language; docs/DIAGNOSTICS.md has each finding (LT). */
#ifndef MT_MODEL_LINT_H
#define MT_MODEL_LINT_H

#include "base/code.h"
#include "model/debate.h"

typedef struct mt_lint_options {
    bool sources; /* name the premises for which no source is given */
} mt_lint_options;

/* Add the findings about `debate`, which was built of `doc`, with places in the text of
 * the document, sorted.  What they say lives in the arena of `diags`.
 * MOOT_OK or MOOT_E_NOMEM.  O(n log n) in the size of the debate. */
MOOT_NODISCARD moot_status mt_debate_lint(const mt_debate *debate, const mt_doc *doc,
                                          const mt_lint_options *options, mt_diags *diags);

typedef enum mt_lint_finding {
    MT_LINT_SUPPORT,
    MT_LINT_ATTACK,
    MT_LINT_UNDEFINED,
    MT_LINT_UNUSED,
    MT_LINT_CIRCLE,
    MT_LINT_BOTH,
    MT_LINT_NO_SOURCE
} mt_lint_finding;

/* In the order above, then a row whose code is NULL. */
extern const mt_code mt_lint_codes[];

#endif

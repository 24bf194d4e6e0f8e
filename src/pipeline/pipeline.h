/* pipeline: the bytes of a file -> each stage that moot makes of them.
 *
 *   prose    bytes -> text -> reading -> Argdown -> document -> debate -> verdict
 *   Argdown  bytes -> text -> document -> debate -> verdict
 *   JSON     bytes -> text -> debate -> verdict
 *
 * The one place that knows the order of the rooms; the public calls of moot.h and
 * the commands both go through it. */
#ifndef MT_PIPELINE_PIPELINE_H
#define MT_PIPELINE_PIPELINE_H

#include "argdown/doc.h"
#include "base/decode.h"
#include "judge/verdict.h"
#include "mine/reading.h"
#include "model/lint.h"
#include "pipeline/kind.h"

typedef enum mt_stage {
    MT_STAGE_TEXT,
    MT_STAGE_READING,
    MT_STAGE_DOCUMENT,
    MT_STAGE_DEBATE,
    MT_STAGE_VERDICT
} mt_stage;

typedef struct mt_pipeline_options {
    mt_kind kind;  /* MT_KIND_AUTO: told by the content */
    moot_str name; /* file name of the input, for the Argdown made of prose; may be empty */
    bool alone;    /* for who opens the file: leave its includes as they are */
    mt_presume presume;
    mt_prefer prefer;
    mt_whole whole; /* what positions are; limit and hinges as in mt_judge_options */
    uint32_t limit, hinges;
    const mt_stop *stop; /* asked while the debate is judged; NULL: never */
    bool brief;          /* likewise: for a picture the standings are enough */
    /* Get the text that an Argdown document names, `{debate: {text: name}}`: UTF-8 or
     * not, to be kept until the end.  False if it is not there.  May be NULL. */
    bool (*load)(void *ctx, moot_str name, moot_str *bytes);
    /* Told when a stage begins, for those who wait.  May be NULL. */
    void (*begins)(void *ctx, mt_stage stage);
    /* Given the debate before it is judged: it may put other words into statements and arguments,
     * which have to last as long as the debate.  May be NULL. */
    void (*mend)(void *ctx, mt_debate *debate);
    void *ctx; /* of the three */
} mt_pipeline_options;

typedef struct mt_pipeline {
    mt_arena arena;
    mt_kind kind;
    mt_decoded source; /* the input as UTF-8 */
    moot_str argdown;  /* the text of `doc`: the input, or what was made of prose */
    mt_diags diags;    /* findings with places in source.text, in order */
    /* A stage that was reached is to be read; `made_*` says so. */
    bool made_reading, made_doc, made_debate, made_verdict;
    bool unusable; /* the findings say why nothing can be made of the input */
    mt_reading reading;
    mt_doc doc;
    mt_debate debate;
    mt_verdict verdict;
} mt_pipeline;

/* Go on from `bytes` (borrowed) up to stage `until`, or until the input turns out
 * unusable (then MOOT_OK with `unusable`).  A stage that this kind of input does
 * not have is passed over.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_LIMIT if a room refuses the size.
 * mt_pipeline_fini() after any answer. */
MOOT_NODISCARD moot_status mt_pipeline_run(mt_pipeline *p, const moot_alloc *alloc, moot_str bytes,
                                           mt_stage until, const mt_pipeline_options *options);
void mt_pipeline_fini(mt_pipeline *p);

/* Add to p->diags what is odd in a debate that was built of Argdown (mt_debate_lint);
 * nothing where there is none.  MOOT_OK or MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_pipeline_lint(mt_pipeline *p, const mt_lint_options *options);

/* The codes PL001..., for documents and tests; ends with a row whose code is NULL. */
extern const mt_code mt_pipeline_codes[];

#endif

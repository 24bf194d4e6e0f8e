/* A second opinion on a reading from a model endpoint: asked, kept, held against the text. */
#ifndef MT_CLI_LLM_H
#define MT_CLI_LLM_H

#include "cli/fetch.h"
#include "cli/opt.h"
#include "mine/advice.h"
#include "mine/codes.h"

typedef struct mt_llm {
    /* From the command line. */
    const char *url, *model, *timeout; /* `url` may be "file:PATH": the answer is in a file */
    bool fresh;                        /* do not look for an answer that is kept */
    /* What mt_llm_prepare() made of it. */
    mt_endpoint endpoint;
    const char *file, *key;
    long timeout_ms;
    /* Why there is no advice. */
    mt_mine_finding finding;
    char why[MT_FETCH_WHY];
} mt_llm;

/* Check the options, before anything is read.  MT_EXIT_YES, or MT_EXIT_USAGE after a message. */
int mt_llm_prepare(const mt_command *self, mt_llm *llm);

/* Ask about `r`.  Before anything is sent, standard error says what and where to.  True if `to` is
 * advice, in `arena`; else mt_llm_note() can say why.  An answer that cannot be used is asked for
 * once more. */
bool mt_llm_advise(mt_llm *llm, mt_arena *arena, const mt_reading *r, mt_advice *to);
/* Add the one finding (MI020 or MI021) that there is no advice. */
void mt_llm_note(const mt_llm *llm, mt_diags *diags);

#endif

/* An answer of `moot solve` -> PREFIX.cnf and PREFIX.drat, which prove it. */
#ifndef MT_CLI_SOLVE_PROOF_H
#define MT_CLI_SOLVE_PROOF_H

#include "af/read.h"
#include "semantics/solve.h"

typedef struct mt_solve_proof {
    const char *prefix, *task_word, *file;
    mt_task task;
    mt_reply reply;
    const mt_framework *f;
    const mt_solve *how;
} mt_solve_proof;

/* An exit status; where no proof belongs to the answer, a line on standard error says so
 * and nothing is written.  *cancelled if it came to no end. */
int mt_solve_proof_write(const mt_solve_proof *p, mt_arena *arena, bool *cancelled);

#endif

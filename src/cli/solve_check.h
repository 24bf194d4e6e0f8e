/* The text of an answer -> is it right?  For `moot solve --check`. */
#ifndef MT_CLI_SOLVE_CHECK_H
#define MT_CLI_SOLVE_CHECK_H

#include "af/read.h"
#include "base/out.h"
#include "semantics/solve.h"

typedef struct mt_solve_check {
    const char *path;      /* of the answer; "-": standard input */
    const char *task_word; /* such as DC-PR */
    mt_task task;
    const mt_framework *f;
    const mt_stop *stop;
    bool json;
} mt_solve_check;

/* Read the answer, say what was found, each on standard output.  An exit status:
 * MT_EXIT_YES if nothing is wrong, MT_EXIT_NO if something is; *cancelled if it came to
 * no end. */
int mt_solve_check_run(const mt_solve_check *c, mt_arena *arena, bool *cancelled);

#endif

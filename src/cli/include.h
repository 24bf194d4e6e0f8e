/* The files that a document includes. */
#ifndef MT_CLI_INCLUDE_H
#define MT_CLI_INCLUDE_H

#include "argdown/include.h"
#include "cli/input.h"

typedef struct mt_include_inputs {
    mt_arena arena;
    const char *path; /* of the document */
    mt_included whole;
    MT_VEC(mt_input) inputs;
} mt_include_inputs;

/* Does `path` lead to something in the folder of the file `document` or below, links resolved?
 * MT_INCLUDE_READ, _MISSING or _OUTSIDE; standard input has no folder. */
mt_include_answer mt_include_where(const char *document, moot_str path, mt_arena *arena);

/* Put in what the document `in` includes from its folder or below.  MT_EXIT_YES, or
 * MT_EXIT_LIMIT after a message.  mt_include_close() after any answer. */
int mt_include_open(mt_include_inputs *all, const mt_input *in);
void mt_include_close(mt_include_inputs *all);

#endif

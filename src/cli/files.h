/* The operands of a command -> the files it works on.
 *
 * A file is taken as it is named, whatever its name; of a folder the Argdown files in and
 * below it; a pattern (`*`, `?`, `[..]`, and a double star for folders at any depth) is
 * matched here when the shell has left it.  Names that begin with `_` or `.` are passed
 * over in folders and by patterns that do not spell that character out. */
#ifndef MT_CLI_FILES_H
#define MT_CLI_FILES_H

#include "base/intern.h"

typedef struct mt_file {
    char *path; /* to open, NUL-terminated */
    char *name; /* the part of `path` that goes on below an output folder */
} mt_file;

typedef struct mt_files {
    mt_arena arena;
    MT_VEC(mt_file) list; /* in the order of the operands, each once */
    mt_intern seen;
    bool patterns; /* a folder or pattern was among the operands */
} mt_files;

/* Gather the files of the operands.  MT_EXIT_YES; MT_EXIT_IO or MT_EXIT_LIMIT after a
 * message.  mt_files_free() after any answer. */
int mt_files_gather(mt_files *f, int operands, char *const *operand);
void mt_files_free(mt_files *f);

/* Does the name of a file say that it is Argdown? */
bool mt_files_is_argdown(const char *name);

#endif

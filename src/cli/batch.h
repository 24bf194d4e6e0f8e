/* One command over many files: where each is written, the worst of the exit statuses,
 * and, with --watch, again whenever a file changes. */
#ifndef MT_CLI_BATCH_H
#define MT_CLI_BATCH_H

#include "cli/files.h"
#include "cli/opt.h"

typedef struct mt_batch {
    const mt_command *self;
    const char *out;    /* -o: a file for one input, a folder for several, or NULL */
    const char *ending; /* of files in the output folder, ".html"; NULL: nothing is written */
    bool beside;        /* without `out`, many files are written beside their inputs */
    bool watch;
    /* Work on one file; `out` is where to write, or NULL where the command's default
     * holds.  Answers an exit status. */
    int (*one)(void *ctx, const char *path, const char *out);
    /* Before the first and after the last of several files; may be NULL. */
    void (*begin)(void *ctx, uint32_t files);
    void (*end)(void *ctx, uint32_t files);
    void *ctx;
} mt_batch;

/* Run over the operands.  MT_EXIT_USAGE after a message if they and `out` do not go
 * together; else the worst of what `one` answered. */
int mt_batch_run(const mt_batch *b, int operands, char **operand);

/* Is `path` a folder, or named as one by a slash at its end? */
bool mt_batch_is_folder(const char *path);

#define MT_WATCH_HELP "go on, and work again on each file that changes; Ctrl-C ends"

#endif

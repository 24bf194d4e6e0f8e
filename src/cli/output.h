/* Bytes -> a file that is there whole or not at all.
 *
 * What is written goes to a temporary file in the same folder, which takes the
 * name at mt_output_commit().  Until then a signal or a failure leaves nothing
 * behind.  Standard output, devices and pipes are written as they are. */
#ifndef MT_CLI_OUTPUT_H
#define MT_CLI_OUTPUT_H

#include "cli/opt.h"

#include <moot/types.h>

/* What goes to a terminal: control characters other than line ends and tabs become
 * '?', those above U+0080 a blank.  Wraps the writer `to`; begin with `last` 0. */
typedef struct mt_calm {
    moot_writer to;
    unsigned char last; /* the byte before */
} mt_calm;
moot_writer mt_calm_writer(mt_calm *calm);

typedef struct mt_output {
    char name[MT_SHOWN]; /* for messages: the path as it may be shown, or "<stdout>" */
    char *target;        /* where the file is to be; NULL when written directly */
    char *temp;          /* the temporary file; NULL when written directly */
    int fd;              /* -1: closed */
    bool own_fd;
    bool terminal;
    mt_calm calm; /* in use when it is a terminal */
    bool sync;    /* wait until it is on disk: it may replace what it was made from */
    bool no_reserve;
    size_t written, reserved; /* bytes; the second 0 or more than the first */
    int error;                /* errno of the first failure, or 0 */
} mt_output;

/* Begin to write to `path` ("-": standard output).  Refuses to write over the
 * file `input` (may be NULL).  False after one message on standard error. */
bool mt_output_open(mt_output *o, const char *path, const char *input);
moot_writer mt_output_writer(mt_output *o);
/* Has a write failed? */
bool mt_output_failed(const mt_output *o);
/* Finish: false after one message on standard error; nothing is left then. */
bool mt_output_commit(mt_output *o);
/* Give up: remove what was written. */
void mt_output_abandon(mt_output *o);

#endif

/* A file name or `-` -> bytes in memory. */
#ifndef MT_CLI_INPUT_H
#define MT_CLI_INPUT_H

#include "base/str.h"
#include "cli/opt.h"

enum { MT_INPUT_MAX = 64 << 20 }; /* bytes accepted of one file */

typedef struct mt_input {
    const char *path;    /* as given */
    char name[MT_SHOWN]; /* for messages: the path as it may be shown, or "<stdin>" */
    char *bytes;         /* owned */
    size_t len;
} mt_input;

/* Read a file, or standard input when `path` is "-".  A regular file over
 * `limit` bytes is refused unread, anything else as soon as it is over.
 * MT_EXIT_YES; else MT_EXIT_IO, MT_EXIT_LIMIT after one message on standard
 * error.  mt_input_free() after any answer. */
int mt_input_read(mt_input *in, const char *path, size_t limit);
void mt_input_free(mt_input *in);
static inline moot_str mt_input_str(const mt_input *in)
{
    return (moot_str){in->bytes ? in->bytes : "", in->len};
}

/* Read the file `name` that stands beside `path` (for `debate: {text: name}`).
 * False if there is no such file, it is too large or it cannot be read; says nothing. */
bool mt_input_beside(mt_input *in, const char *path, moot_str name, size_t limit);
/* The first `*n` bytes, or fewer, of the regular file `name` beside `path` to `to`; *n is how many
 * there were.  False if there is no such file or it cannot be read; says nothing. */
bool mt_input_head(const char *path, moot_str name, char *to, size_t *n);

#endif

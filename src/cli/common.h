/* What several commands do alike. */
#ifndef MT_CLI_COMMON_H
#define MT_CLI_COMMON_H

#include "base/out.h"
#include "cli/input.h"
#include "cli/opt.h"
#include "cli/output.h"
#include "raster/raster.h"

/* The exit status for what a call of the library answered, after a message on
 * standard error if it is not MOOT_OK.  `name` is the input, for the message. */
int mt_exit_of(const char *name, moot_status st);

/* Parse the options of a command that takes one file: its name, or NULL after a
 * message. */
const char *mt_one_file(const mt_command *self, int argc, char **argv);

/* Write to `path` what `produce` puts out; the file is there whole or not at all.
 * Answers an exit status; `input` is the file not to write over, or NULL. */
int mt_write_file(const char *path, const char *input,
                  moot_status (*produce)(void *ctx, moot_writer to), void *ctx);

/* Draw the SVG that `produce` puts out as PNG or PDF.  MOOT_E_IO, after a message in the name of
 * `command`, where the libraries for that are missing. */
moot_status mt_write_raster(const char *command, mt_raster_form form,
                            moot_status (*produce)(void *ctx, moot_writer to), void *ctx,
                            moot_writer to);

/* The name of the file at `path` as a document may carry it: empty for standard input and
 * for a name that is not plain UTF-8. */
moot_str mt_text_name(const char *path);

/* The part of a path behind its last '/'. */
moot_str mt_base_name(const char *path);

/* A whole number from 1 to a million as an option gives it; 0: not given (NULL); UINT32_MAX: no
 * such number. */
uint32_t mt_count_of(const char *word);
/* A positive number of at most `max`; 0 if it is none. */
double mt_positive_of(const char *word, double max);

#endif

/* How long a command may think: until the clock or the user says stop.
 *
 * Work that asks (base/stop.h) then ends in order and tells what it knows. */
#ifndef MT_CLI_PATIENCE_H
#define MT_CLI_PATIENCE_H

#include "base/stop.h"

/* From now on SIGINT and SIGTERM stop the work instead of the program, once; and so do
 * `timeout` seconds of processor time, a word from the command line (NULL: none).
 * False if that is no number of seconds. */
bool mt_patience_begin(const char *timeout);
/* SIGINT and SIGTERM end the program again. */
void mt_patience_end_now(void);
/* The question that work asks. */
const mt_stop *mt_patience_stop(void);

#define MT_TIMEOUT_HELP "stop after so much processor time and tell what is known"

#endif

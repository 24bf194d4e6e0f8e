/* How long a command may think: until the clock or the user says stop.
 *
 * Work that asks (base/stop.h) then ends in order and tells what it knows. */
#ifndef MT_CLI_PATIENCE_H
#define MT_CLI_PATIENCE_H

#include "base/stop.h"

/* From now on SIGINT and SIGTERM stop the work instead of the program, once; and so do
 * `seconds` of processor time (0: none). */
void mt_patience_begin(double seconds);
/* So much processor time from now on, in place of what was left; signals stay as they are. */
void mt_patience_for(double seconds);
/* SIGINT and SIGTERM end the program again. */
void mt_patience_end_now(void);
/* The question that work asks. */
const mt_stop *mt_patience_stop(void);
/* Was it the clock that stopped the work, and not a signal? */
bool mt_patience_timed_out(void);

#define MT_TIMEOUT_HELP "stop after so much processor time and tell what is known"

#endif

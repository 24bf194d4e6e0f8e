/* What moot is at, on a terminal, when it takes longer than half a second.
 *
 * A timer writes one line to standard error and renews it twice a second; the
 * line is gone when the work is done.  Nothing is written to a file or a pipe. */
#ifndef MT_CLI_PROGRESS_H
#define MT_CLI_PROGRESS_H

/* Begin; does nothing when standard error is no terminal. */
void mt_progress_begin(void);
/* Now at `what`, a static string such as "judging"; NULL between two works. */
void mt_progress_at(const char *what);
/* End: no timer, no line. */
void mt_progress_end(void);

#endif

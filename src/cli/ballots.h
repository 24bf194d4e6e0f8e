/* A file of ballots -> the table of them. */
#ifndef MT_CLI_BALLOTS_H
#define MT_CLI_BALLOTS_H

#include "cli/opt.h"
#include "poll/read.h"

/* Read `path` ("-": standard input) in pieces; it is never in memory as a whole.  Memory of the
 * result in `arena`.  MT_EXIT_YES; else another exit status after one message. */
int mt_ballots_open(const char *path, mt_arena *arena, mt_ballots *out);

#endif

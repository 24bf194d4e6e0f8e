/* What a child process may take at most. */
#ifndef MT_CLI_CHILD_H
#define MT_CLI_CHILD_H

/* In the child: it ends after so many seconds of processor time (0: as long as it takes), has so
 * many MiB of addresses, and leaves no core. */
void mt_child_limits(unsigned seconds, unsigned mib);

#endif

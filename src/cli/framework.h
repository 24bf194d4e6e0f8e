/* A file of a framework -> the framework. */
#ifndef MT_CLI_FRAMEWORK_H
#define MT_CLI_FRAMEWORK_H

#include "af/read.h"

/* Read `path` ("-": standard input), unpacking .xz and .zst.  What is read lives
 * in `arena`.  An exit status; after anything but MT_EXIT_YES there was a message. */
int mt_framework_open(const char *path, mt_arena *arena, mt_framework *out);

#endif

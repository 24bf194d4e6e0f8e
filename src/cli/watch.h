/* Files -> a call whenever one of them changes (inotify behind this one header). */
#ifndef MT_CLI_WATCH_H
#define MT_CLI_WATCH_H

#include "cli/files.h"

typedef enum mt_watch_answer {
    MT_WATCH_ENDED, /* by SIGINT or SIGTERM */
    MT_WATCH_NEW,   /* an Argdown file came or went in a folder: gather the files anew */
    MT_WATCH_FAILED /* after a message */
} mt_watch_answer;

/* Watch the folders of the files.  For each file in them that was written or put into
 * place, `changed` is called with its path, once for what happens within a moment; it
 * answers whether it did something.  Returns at a signal or when files come or go. */
mt_watch_answer mt_watch_files(const mt_files *files, bool (*changed)(void *ctx, const char *path),
                               void *ctx);

#endif

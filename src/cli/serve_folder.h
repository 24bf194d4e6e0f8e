/* A folder -> the debates in it, again whenever something changes. */
#ifndef MT_CLI_SERVE_FOLDER_H
#define MT_CLI_SERVE_FOLDER_H

#include "serve/site.h"

#include <signal.h>

typedef struct mt_folder {
    const char *path;
    mt_site *site;
    /* One line for people and programs: logfmt. */
    void (*log)(void *ctx, const char *line);
    void *ctx;
    int watch; /* inotify; -1: none */
    int wake;  /* eventfd: an entry is stale; -1: none */
} mt_folder;

typedef struct mt_folder_count {
    uint32_t shown, broken; /* debates; those whose file has a fault */
} mt_folder_count;

/* Publish what is there.  False if the folder cannot be read. */
bool mt_folder_publish(mt_folder *f, mt_folder_count *count);
/* Begin to watch, and to be told by the site of what is to be made anew; false if the system does
 * not let us. */
bool mt_folder_watch(mt_folder *f);
/* Wait for changes and publish them, until a signal comes in, for which `mask` is open, or
 * `ms` are over. */
void mt_folder_wait(mt_folder *f, int64_t ms, const sigset_t *mask);
void mt_folder_close(mt_folder *f);

#endif

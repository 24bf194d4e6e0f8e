/* A debate is read and judged in a process of its own: what needs too long or too much memory
 * ends there and not in the server. */
#ifndef MT_CLI_SERVE_WORKER_H
#define MT_CLI_SERVE_WORKER_H

#include "serve/publish.h"

enum { MT_WORKER_SECONDS = 30 };

/* The packet of the file at `path`, in `arena`; or an empty one with the reason in `fault`.  Of
 * `known` name and corrections are taken. */
moot_str mt_serve_work(const char *path, const mt_publish_source *known, mt_arena *arena,
                       char fault[256]);

#endif

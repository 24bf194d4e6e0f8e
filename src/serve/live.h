/* Numbers as they change: one newest event for each debate, shared by all who listen. */
#ifndef MT_SERVE_LIVE_H
#define MT_SERVE_LIVE_H

#include "serve/site.h"

enum {
    MT_LIVE_MS = 250,     /* at least between two events of a debate: 4 a second */
    MT_LIVE_BEAT = 20000, /* ms between signs of life */
    MT_LIVE_LOOK = 2000   /* ms between looks for what other servers have written */
};

/* How far one listener has come. */
typedef struct mt_cursor {
    uint64_t count;   /* the newest event that was begun */
    mt_shared *event; /* being sent, or NULL */
    size_t at;
    bool beat; /* a sign of life is due */
} mt_cursor;

/* Make the newest event if something has changed since the last, or if `look` says that another
 * server may have written.  True if there is a new one. */
bool mt_live_refresh(mt_site *site, mt_entry *e, bool look, int64_t now);
/* Up to `most` bytes of what this listener has not got yet; 0: nothing for now. */
size_t mt_live_read(mt_entry *e, mt_cursor *c, char *to, size_t most);
void mt_cursor_fini(mt_cursor *c);

#endif

/* The table of functions that a database has to bring.
 *
 * One thread, the writer of store/store.c, calls `group`, `forget`; any thread calls the
 * others.  Functions answer MOOT_OK, MOOT_E_NOMEM or MOOT_E_BACKEND. */
#ifndef MT_STORE_ENGINE_H
#define MT_STORE_ENGINE_H

#include "store/store.h"

typedef struct mt_engine mt_engine;
typedef struct mt_engine_kind {
    const char *name;
    bool shared; /* other servers may write to it too */
    moot_status (*start)(mt_engine **out, const char *where, const mt_store_options *options,
                         mt_store_error *error);
    void (*close)(mt_engine *e);
    /* Apply the list in one durable transaction; sets `written` and `seq` of each.  If it
     * answers anything but MOOT_OK, none of them counts as written. */
    moot_status (*group)(mt_engine *e, mt_write *list);
    moot_status (*forget)(mt_engine *e, int64_t before);
    moot_status (*debate)(mt_engine *e, moot_str debate, mt_arena *arena, mt_debate_row *row,
                          bool *found);
    /* ticket NULL: all of them */
    moot_status (*ballots)(mt_engine *e, moot_str debate, const mt_ticket_id *ticket,
                           mt_ballot_fn each, void *ctx);
    /* A view of what is written up to a moment, for one thread; NULL where `shared`.  Opened, begun
     * by the writer between two groups, read, closed (begun or not). */
    void *(*view_open)(mt_engine *e);
    moot_status (*view_begin)(void *view);
    moot_status (*view_ballots)(void *view, moot_str debate, mt_ballot_fn each, void *ctx);
    void (*view_close)(mt_engine *e, void *view);
    moot_status (*tally)(mt_engine *e, moot_str debate, mt_count_fn each, void *ctx);
    moot_status (*moves)(mt_engine *e, moot_str debate, mt_move_fn each, void *ctx);
    moot_status (*bursts)(mt_engine *e, moot_str debate, uint64_t least, mt_burst_fn each,
                          void *ctx);
    moot_status (*log)(mt_engine *e, moot_str debate, int64_t after, mt_log_fn each, void *ctx);
    /* `head` without strings */
    moot_status (*head)(mt_engine *e, moot_str debate, int64_t until, mt_log_entry *head,
                        bool *found);
    moot_status (*corrections)(mt_engine *e, moot_str debate, mt_correction_fn each, void *ctx);
    moot_status (*backup)(mt_engine *e, const char *to, mt_store_error *error);
} mt_engine_kind;

extern const mt_engine_kind mt_engine_sqlite;
extern const mt_engine_kind mt_engine_pg; /* only where the program is built with libpq */

#endif

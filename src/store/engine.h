/* A database behind one of the doors: a writing connection and a few for reading.
 *
 * One thread, the writer of store/store.c, calls mt_engine_group, mt_engine_forget and
 * mt_engine_view_begin; any thread calls the others.  Functions answer MOOT_OK, MOOT_E_NOMEM or
 * MOOT_E_BACKEND. */
#ifndef MT_STORE_ENGINE_H
#define MT_STORE_ENGINE_H

#include "store/door.h"

typedef struct mt_engine mt_engine;

/* With memory of options->alloc, which is set. */
MOOT_NODISCARD moot_status mt_engine_open(mt_engine **out, const mt_door *door, const char *where,
                                          const mt_store_options *options, mt_store_error *error);
void mt_engine_close(mt_engine *e);

/* Apply the list in one durable transaction; sets `written` and `seq` of each.  If it answers
 * anything but MOOT_OK, none of them counts as written. */
MOOT_NODISCARD moot_status mt_engine_group(mt_engine *e, mt_write *list);
MOOT_NODISCARD moot_status mt_engine_forget(mt_engine *e, int64_t before);
MOOT_NODISCARD moot_status mt_engine_backup(mt_engine *e, const char *to, mt_store_error *error);

/* A view of what is written up to a moment, for one thread; not where the door is `shared`.
 * Opened, begun by the writer between two groups, read, closed (begun or not). */
MOOT_NODISCARD moot_status mt_engine_view_open(mt_engine *e, mt_db *view);
MOOT_NODISCARD moot_status mt_engine_view_begin(const mt_db *view);
void mt_engine_view_close(mt_engine *e, const mt_db *view);

/* A statement, row by row, on a connection of the pool. */
MOOT_NODISCARD moot_status mt_engine_read(mt_engine *e, mt_sql which, const mt_values *with,
                                          mt_row_fn row, void *ctx);

/* ---- what is read: store/reads.c; what they answer is in store/store.h ---- */

MOOT_NODISCARD moot_status mt_read_debate(mt_engine *e, moot_str debate, mt_arena *arena,
                                          mt_debate_row *row, bool *found);
/* ticket NULL: all of them */
MOOT_NODISCARD moot_status mt_read_ballots(mt_engine *e, moot_str debate,
                                           const mt_ticket_id *ticket, mt_ballot_fn each,
                                           void *ctx);
MOOT_NODISCARD moot_status mt_read_view_ballots(const mt_db *view, moot_str debate,
                                                mt_ballot_fn each, void *ctx);
MOOT_NODISCARD moot_status mt_read_tally(mt_engine *e, moot_str debate, mt_count_fn each,
                                         void *ctx);
MOOT_NODISCARD moot_status mt_read_moves(mt_engine *e, moot_str debate, mt_move_fn each, void *ctx);
MOOT_NODISCARD moot_status mt_read_bursts(mt_engine *e, moot_str debate, uint64_t least,
                                          mt_burst_fn each, void *ctx);
MOOT_NODISCARD moot_status mt_read_log(mt_engine *e, moot_str debate, int64_t after, mt_log_fn each,
                                       void *ctx);
/* `head` without strings */
MOOT_NODISCARD moot_status mt_read_head(mt_engine *e, moot_str debate, int64_t until,
                                        mt_log_entry *head, bool *found);
MOOT_NODISCARD moot_status mt_read_corrections(mt_engine *e, moot_str debate, mt_correction_fn each,
                                               void *ctx);

#endif

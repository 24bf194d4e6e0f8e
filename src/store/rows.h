/* Rows within one transaction: what store/apply.c asks of a database, whichever it is.
 *
 * Strings that are answered last until the next call.  MOOT_OK; MOOT_E_MISUSE if a rule of the
 * tables forbids it; MOOT_E_CANCELLED if another transaction was in the way (the whole group is
 * tried again); MOOT_E_NOMEM; MOOT_E_BACKEND.  `*changed` is 0 unless it is MOOT_OK. */
#ifndef MT_STORE_ROWS_H
#define MT_STORE_ROWS_H

#include "store/door.h"

/* ---- the debate ---- */

moot_status mt_rows_find_debate(const mt_db *tx, moot_str debate, mt_debate_row *row, bool *found);
/* New, or all but the state; the rule only while there is no ballot. */
moot_status mt_rows_put_debate(const mt_db *tx, moot_str debate, const mt_debate_row *row);
moot_status mt_rows_set_state(const mt_db *tx, moot_str debate, mt_debate_state state,
                              uint64_t *changed);
/* The words in place of what is there; without words nothing is there any more. */
moot_status mt_rows_put_correction(const mt_db *tx, const mt_write *w, uint64_t *changed);
moot_status mt_rows_last_log(const mt_db *tx, moot_str debate, int64_t *seq,
                             uint8_t hash[MT_HASH_BYTES], bool *found);
moot_status mt_rows_add_log(const mt_db *tx, moot_str debate, const mt_log_entry *entry);

/* ---- votes ---- */

moot_status mt_rows_find_sent(const mt_db *tx, const mt_write *w, uint8_t print[16], int64_t *seq,
                              bool *found);
moot_status mt_rows_add_sent(const mt_db *tx, const mt_write *w, const uint8_t print[16]);
/* What stands in the place of w->ballot, in another phase. */
moot_status mt_rows_find_ballot(const mt_db *tx, const mt_write *w, mt_phase phase,
                                mt_ballot *stands, bool *found);
/* With w->seq, unless a later is there. */
moot_status mt_rows_put_ballot(const mt_db *tx, const mt_write *w);
/* With w->seq, if there is nothing in its place yet: then `*added`. */
moot_status mt_rows_add_ballot(const mt_db *tx, const mt_write *w, bool *added);

/* ---- tickets ---- */

/* Nothing if it is there, else `*added`.  `prefix` may be NULL. */
moot_status mt_rows_add_ticket(const mt_db *tx, const mt_write *w, mt_ticket_id ticket,
                               const uint8_t *prefix, bool *added);
/* Of the ballot's ticket, which is there; not where the database is shared. */
moot_status mt_rows_find_ticket(const mt_db *tx, const mt_write *w, int *level, bool *held);
moot_status mt_rows_hold(const mt_db *tx, const mt_write *w, uint64_t *changed);
moot_status mt_rows_find_invitation(const mt_db *tx, const mt_write *w, mt_ticket_id *of,
                                    bool *found);
/* And raise the ticket. */
moot_status mt_rows_add_invitation(const mt_db *tx, const mt_write *w);
/* The ticket, its ballots, their keys, its invitation. */
moot_status mt_rows_erase(const mt_db *tx, const mt_write *w, uint64_t *changed);
/* The networks of tickets and the keys of ballots from before `before`. */
moot_status mt_rows_forget(const mt_db *tx, int64_t before);

/* ---- the columns of a debate, for those who read it too ---- */

void mt_rows_debate(const mt_db *db, mt_debate_row *row);

#endif

/* What a write means, told once for all engines: each brings its rows. */
#ifndef MT_STORE_APPLY_H
#define MT_STORE_APPLY_H

#include "store/store.h"

/* Rows within one transaction, `tx`.  Strings that are answered last until the next call.
 * MOOT_OK; MOOT_E_MISUSE if a rule of the tables forbids it; MOOT_E_CANCELLED if another
 * transaction was in the way (the whole group is tried again); MOOT_E_NOMEM; MOOT_E_BACKEND. */
typedef struct mt_rows {
    bool tells; /* mt_write.replaced is asked for, find_ticket is there */
    moot_status (*begin)(void *tx);
    moot_status (*commit)(void *tx); /* MOOT_OK: it is on disk */
    void (*rollback)(void *tx);      /* nothing, if there is no transaction */
    moot_status (*find_debate)(void *tx, moot_str debate, mt_debate_row *row, bool *found);
    /* New, or all but the state; the rule only while there is no ballot. */
    moot_status (*put_debate)(void *tx, moot_str debate, const mt_debate_row *row);
    moot_status (*set_state)(void *tx, moot_str debate, mt_debate_state state, uint64_t *changed);
    moot_status (*find_sent)(void *tx, const mt_write *w, uint8_t print[16], int64_t *seq,
                             bool *found);
    moot_status (*add_sent)(void *tx, const mt_write *w, const uint8_t print[16]);
    /* What stands in the place of w->ballot, in another phase. */
    moot_status (*find_ballot)(void *tx, const mt_write *w, mt_phase phase, mt_ballot *stands,
                               bool *found);
    moot_status (*put_ballot)(void *tx,
                              const mt_write *w); /* with w->seq, unless a later is there */
    /* With w->seq, if there is nothing in its place yet: then `*added`. */
    moot_status (*add_ballot)(void *tx, const mt_write *w, bool *added);
    /* Nothing if it is there, else `*added`.  `prefix` may be NULL. */
    moot_status (*add_ticket)(void *tx, const mt_write *w, mt_ticket_id ticket,
                              const uint8_t *prefix, bool *added);
    /* Of the ballot's ticket, which is there. */
    moot_status (*find_ticket)(void *tx, const mt_write *w, int *level, bool *held);
    moot_status (*hold)(void *tx, const mt_write *w, uint64_t *changed);
    moot_status (*find_invitation)(void *tx, const mt_write *w, mt_ticket_id *of, bool *found);
    moot_status (*add_invitation)(void *tx, const mt_write *w); /* and raise the ticket */
    /* The words in place of what is there; without words nothing is there any more. */
    moot_status (*put_correction)(void *tx, const mt_write *w, uint64_t *changed);
    /* The ticket, its ballots, their keys, its invitation. */
    moot_status (*erase)(void *tx, const mt_write *w, uint64_t *changed);
    moot_status (*last_log)(void *tx, moot_str debate, int64_t *seq, uint8_t hash[MT_HASH_BYTES],
                            bool *found);
    moot_status (*add_log)(void *tx, moot_str debate, const mt_log_entry *entry);
    moot_status (*forget)(void *tx, int64_t before);
} mt_rows;

/* Do the writes of a list in one transaction, or one by one if one of them cannot be done.
 * MOOT_OK; else none of them counts as written. */
MOOT_NODISCARD moot_status mt_apply_group(const mt_rows *rows, void *tx, mt_write *list);
MOOT_NODISCARD moot_status mt_apply_forget(const mt_rows *rows, void *tx, int64_t before);

#endif

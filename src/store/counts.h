/* How many ballots there are of each kind, without counting them again: what the writer thread has
 * written is added to what was counted once.
 *
 * A debate is counted when it is asked for first: the writer opens a view of the database between
 * two groups and from then on adds what it writes, while the one who asked adds the ballots of that
 * view.  Sums do not mind the order.  What moves many ballots at once (tickets held, tickets
 * raised) and a group that failed make a debate be counted anew.  Only for a database that nobody
 * else writes to. */
#ifndef MT_STORE_COUNTS_H
#define MT_STORE_COUNTS_H

#include "store/store.h"

typedef struct mt_counts mt_counts;
/* With memory of `alloc`, by default malloc; NULL if it is short.  What there is of it grows with
 * the points of a debate, not with its ballots. */
mt_counts *mt_counts_new(const moot_alloc *alloc);
void mt_counts_free(mt_counts *c);

/* Is the debate counted?  Waits while another thread is at it.  If not, `*mine`: the caller has to
 * do it, with open (by the writer), base for each ballot, end.  MOOT_OK or MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_counts_claim(mt_counts *c, moot_str debate, bool *mine);
/* What is written from now on is added. */
void mt_counts_open(mt_counts *c, moot_str debate);
/* A ballot of the view, in the order of ticket and phase; `ctx` is an mt_counts_base. */
typedef struct mt_counts_base {
    mt_counts *counts;
    moot_str debate;
    struct mt_counted *of; /* what is counted, from the first ballot on */
    mt_ticket_id ticket;   /* the last one */
    bool any, held;
    int level, before, after;
} mt_counts_base;
bool mt_counts_base_add(void *ctx, const mt_ballot *ballot);
/* All were added, or not.  False: something came in between; claim it again. */
bool mt_counts_end(mt_counts_base *base, bool all);

/* By the writer: the group is on disk; or it failed, and nothing is known. */
void mt_counts_add(mt_counts *c, const mt_write *list);
void mt_counts_spoil(mt_counts *c);

/* As in store.h, under a lock: the callback must not call the store.  False if the debate is not
 * counted (any more). */
bool mt_counts_tally(mt_counts *c, moot_str debate, mt_count_fn each, void *ctx);
bool mt_counts_moves(mt_counts *c, moot_str debate, mt_move_fn each, void *ctx);

#endif

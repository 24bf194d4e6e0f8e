/* Ballots in the store -> what the room `poll` makes of them.
 *
 * A reader's answers become one row of the table that docs/POLL.md describes: tickets that are held
 * are left out, points that nobody has answered too.  A point goes by its label in the version of
 * the debate that is shown, or by its key where it has no plain label or is gone.  Results and
 * table are of one moment, so that each published number can be recomputed from the published
 * table. */
#ifndef MT_SERVE_POLLED_H
#define MT_SERVE_POLLED_H

#include "poll/poll.h"
#include "serve/site.h"

enum { MT_POLLED_POINTS = 500 /* larger debates are not weighed with the answers */ };

struct mt_polled {
    mt_arena arena;
    atomic_uint users;
    mt_published *of;        /* the version of the debate */
    mt_ballots ballots;      /* the table */
    const mt_point **point;  /* per claim of it; NULL: no longer in the debate */
    moot_status status;      /* MOOT_OK; MOOT_E_LIMIT: no table, there are too many ballots;
                              * MOOT_E_CANCELLED: the table alone, the rest took too long */
    mt_poll poll;            /* of the table alone, with MOOT_OK */
    moot_str written, voted; /* the motion as it is written and with the answers; or empty */
    uint32_t draws;          /* as in mt_poll_reading */
    double yes[MT_GRADUAL_MAIN];
    uint64_t change;        /* of the entry, before the store was read */
    int64_t made_at, until; /* of a clock that never goes back, in ms */
};

/* Read and count.  `stop` (may be NULL) is asked as in poll.h.  All memory from `alloc` (NULL: the
 * C library) but that of the store.  MOOT_OK, with `status` as above; MOOT_E_NOMEM; MOOT_E_BACKEND.
 */
MOOT_NODISCARD moot_status mt_polled_make(mt_polled **out, mt_site *site, mt_published *of,
                                          const mt_stop *stop, const moot_alloc *alloc);
/* Those of what is shown of a debate; the caller is a user.  They are made at most once a change
 * (and after two seconds again, for another server may have written), and where that takes long
 * (over 20 ms of processor time) kept for four times as long as it took; after 20 seconds of
 * processor time it is given up. */
MOOT_NODISCARD moot_status mt_entry_polled(mt_polled **out, mt_site *site, mt_entry *entry,
                                           mt_published *debate);
void mt_polled_drop(mt_polled *p); /* NULL is fine */

/* The table, as `moot poll` reads it. */
void mt_polled_csv(const mt_polled *p, mt_out *out);
/* What a reader is called in exports of a debate: 16 digits. */
void mt_pseudonym(char to[17], const mt_secret *secret, moot_str debate, mt_ticket_id ticket);

#endif

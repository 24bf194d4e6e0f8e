/* store: keeps debates, tickets, ballots and the log of what moderators did.
 *
 * Readers' votes come in one by one; a writer thread takes those that wait and writes
 * them in one transaction (group commit).  A write is acknowledged only when the database
 * has it on disk.  Everything is keyed by the debate first, so that debates can live on
 * different machines.  Which database does it: the table of functions in store/door.h.
 * Times are milliseconds since 1970 and come from the caller; the store has no clock. */
#ifndef MT_STORE_STORE_H
#define MT_STORE_STORE_H

#include "base/arena.h"

enum {
    MT_STORE_NAME_MAX = 64, /* bytes of a debate's name, a target, a point, a ballot key */
    MT_TICKET_BYTES = 16,
    MT_HASH_BYTES = 32
};

/* What a ballot answers.  BEFORE and AFTER are about the question; ACCEPT and RELEVANCE
 * about one claim, the target; MOVED names a claim, the point. */
typedef enum mt_phase {
    MT_PHASE_BEFORE,
    MT_PHASE_AFTER,
    MT_PHASE_ACCEPT,
    MT_PHASE_RELEVANCE,
    MT_PHASE_MOVED
} mt_phase;
enum { MT_PHASES = 5 };

/* Values of BEFORE and AFTER.  ACCEPT and RELEVANCE go from 1 (no, not at all) to 5 (yes,
 * decides it); MOVED is 1.  0 takes an answer of the last three back. */
enum { MT_VOTE_YES = 1, MT_VOTE_NO = 2, MT_VOTE_UNSURE = 3 };

typedef struct mt_ticket_id {
    uint8_t at[MT_TICKET_BYTES]; /* keyed hash of debate and cookie: nothing leads back */
} mt_ticket_id;

typedef struct mt_ballot {
    mt_ticket_id ticket;
    mt_phase phase;
    moot_str target; /* key of a claim; empty for BEFORE, AFTER and MOVED */
    moot_str point;  /* key of a claim, for MOVED; else empty */
    int value;
    int64_t seq;  /* the sender's count of its changes; 0: after everything that is there */
    moot_str key; /* the sender's name for this sending; may be empty */
    int64_t at;
    int level; /* of the ticket, filled by reads: 0 cookie, 2 invited */
    bool held; /* likewise: its ticket is held for review */
} mt_ballot;

/* Does it take votes?  As its times say, or as a moderator has decided. */
typedef enum mt_debate_state { MT_DEBATE_TIMED, MT_DEBATE_OPEN, MT_DEBATE_CLOSED } mt_debate_state;
typedef enum mt_rule { MT_RULE_SWING, MT_RULE_MAJORITY } mt_rule;

typedef struct mt_debate_row {
    moot_str name;
    moot_str question;
    mt_debate_state state;
    int64_t opens_at, closes_at; /* 0: no such time */
    mt_rule rule;                /* cannot change once a ballot is in */
    moot_str version;            /* of the file, for the log; a change of it is logged */
} mt_debate_row;

static inline bool mt_debate_takes_votes(const mt_debate_row *row, int64_t at)
{
    if (row->state != MT_DEBATE_TIMED)
        return row->state == MT_DEBATE_OPEN;
    return at >= row->opens_at && (!row->closes_at || at < row->closes_at);
}

typedef enum mt_write_kind {
    MT_WRITE_BALLOT,
    MT_WRITE_DEBATE,  /* publish: a new row, or question, times and rule of an old one */
    MT_WRITE_STATE,   /* open, close or leave to the times; logged */
    MT_WRITE_HOLD,    /* hold or release a ticket or all of one prefix; logged */
    MT_WRITE_INVITE,  /* bind an invitation to a ticket, which rises to `level` */
    MT_WRITE_CORRECT, /* other words for a point, or (no words) its own again; logged */
    MT_WRITE_ERASE,   /* delete a ticket and all that came with it; logged, without saying whose */
    MT_WRITE_LOG      /* a line for the log */
} mt_write_kind;

typedef enum mt_written {
    MT_WRITTEN_NOT,        /* not yet, or the database failed: see mt_write.status */
    MT_WRITTEN_DONE,       /* it is there now */
    MT_WRITTEN_SAME,       /* it was there already; a repeated sending */
    MT_WRITTEN_SUPERSEDED, /* a later sending of the same ticket stands */
    MT_WRITTEN_REUSED,     /* this ballot key stood for something else */
    MT_WRITTEN_CLOSED,     /* the debate takes no votes at that time */
    MT_WRITTEN_LATE,       /* BEFORE, when AFTER has been answered */
    MT_WRITTEN_TAKEN,      /* the invitation belongs to another ticket */
    MT_WRITTEN_UNKNOWN     /* there is no such debate or ticket */
} mt_written;

/* What a ballot takes the place of, for those who keep counts. */
typedef struct mt_replaced {
    bool recount; /* many may have changed their kind: nothing else is said */
    bool held;    /* of the ticket */
    int level;    /* likewise */
    int value;    /* that stood there; 0: none */
    int other;    /* of the same ticket: AFTER for BEFORE, BEFORE for AFTER; 0: none */
    uint8_t point_len;
    char point[MT_STORE_NAME_MAX];
} mt_replaced;

/* Other words that a moderator has given a point.  Votes are kept by its key and stay. */
typedef struct mt_correction {
    moot_str point; /* its key */
    moot_str words, why;
    int64_t at; /* filled by reads */
} mt_correction;

typedef struct mt_write mt_write;
struct mt_write {
    mt_write_kind kind;
    moot_str debate;
    int64_t at;
    mt_ballot ballot;      /* BALLOT */
    uint8_t prefix[8];     /* BALLOT: hash of the sender's network, of the day; zeros: unknown */
    mt_debate_row row;     /* DEBATE */
    mt_debate_state state; /* STATE */
    bool hold, by_prefix;  /* HOLD */
    /* HOLD without by_prefix, INVITE, ERASE; HOLD by_prefix uses `prefix` */
    mt_ticket_id ticket;
    uint8_t invitation[16];   /* INVITE: hash of its number */
    int level;                /* INVITE: what the ticket rises to: 1 or 2 */
    moot_str by;              /* who did it, for the log */
    moot_str what, body;      /* LOG: a word and the rest; CORRECT: `body` is what the log says */
    mt_correction correction; /* CORRECT */
    /* Answers. */
    moot_status status; /* MOOT_OK, or why nothing of this was written */
    mt_written written;
    int64_t seq; /* BALLOT: the count it got */
    mt_replaced replaced;
    /* Called by a thread of the store once the answer is final; then the write is the caller's. */
    void (*done)(mt_write *w);
    void *ctx;
    mt_write *next; /* of the store */
};

typedef struct mt_store mt_store;
typedef struct mt_store_error {
    char text[256]; /* one line, for people; empty if there is none */
} mt_store_error;

typedef struct mt_store_options {
    uint32_t group;   /* writes in one transaction at most; 0: 256 */
    uint32_t queue;   /* writes that may wait; 0: 20,000 */
    uint32_t readers; /* reading connections kept; 0: 4 */
    bool recount;     /* never keep counts of ballots, count them again */
    /* Memory of the store itself, beside what the database's library takes; copied, called
     * by any thread.  NULL: malloc. */
    const moot_alloc *alloc;
} mt_store_options;

/* Open the database at `where` (a file name, or postgresql://...), making or migrating what
 * is needed, and start its writer thread.  MOOT_OK; MOOT_E_NOMEM; MOOT_E_BACKEND with a line
 * in `error`; MOOT_E_MISUSE for a kind of database this program was built without. */
MOOT_NODISCARD moot_status mt_store_open(mt_store **out, const char *where,
                                         const mt_store_options *options, mt_store_error *error);
/* Finish what waits, stop the writer, close.  NULL is fine. */
void mt_store_close(mt_store *store);

/* Hand in a write; `w` and its strings must stay until w->done has been called.
 * False, and nothing is called, if the queue is full or the store is closing. */
bool mt_store_submit(mt_store *store, mt_write *w);
/* The same, waiting for the answer; w->done and w->ctx are used by the call. */
void mt_store_write(mt_store *store, mt_write *w);
/* Did the last transaction fail?  Then nobody should be promised anything. */
bool mt_store_failing(const mt_store *store);
/* May other servers write to the database too? */
bool mt_store_shared(const mt_store *store);
/* How many transactions and writes there were. */
void mt_store_counts(mt_store *store, uint64_t *groups, uint64_t *writes);

/* ---- reading; from any thread.  A callback answering false ends the reading. ---- */

/* The row of a debate, its strings in `arena`.  `*found` says whether there is one. */
MOOT_NODISCARD moot_status mt_store_debate(mt_store *store, moot_str debate, mt_arena *arena,
                                           mt_debate_row *row, bool *found);
typedef bool (*mt_ballot_fn)(void *ctx, const mt_ballot *ballot);
/* All ballots of a debate in the order of ticket, phase, target. */
MOOT_NODISCARD moot_status mt_store_ballots(mt_store *store, moot_str debate, mt_ballot_fn each,
                                            void *ctx);
/* Those of one ticket. */
MOOT_NODISCARD moot_status mt_store_mine(mt_store *store, moot_str debate, mt_ticket_id ticket,
                                         mt_ballot_fn each, void *ctx);

typedef struct mt_count {
    mt_phase phase;
    moot_str target, point;
    int level;
    bool held;
    int value;
    uint64_t n;
} mt_count;
typedef bool (*mt_count_fn)(void *ctx, const mt_count *count);
/* How many ballots there are of each kind (values of 0 left out), in the order of the members of
 * mt_count.  Counted once, then kept up with what is written, unless other servers write too; the
 * callback must not call the store. */
MOOT_NODISCARD moot_status mt_store_tally(mt_store *store, moot_str debate, mt_count_fn each,
                                          void *ctx);
typedef struct mt_move_count {
    int level;
    bool held;
    int before, after; /* values; 0: not answered */
    uint64_t n;
} mt_move_count;
typedef bool (*mt_move_fn)(void *ctx, const mt_move_count *move);
/* How many tickets went from which answer to which; likewise. */
MOOT_NODISCARD moot_status mt_store_moves(mt_store *store, moot_str debate, mt_move_fn each,
                                          void *ctx);

typedef struct mt_burst {
    uint8_t prefix[8];
    uint64_t tickets, held;
    int64_t first_at, last_at;
} mt_burst;
typedef bool (*mt_burst_fn)(void *ctx, const mt_burst *burst);
/* Networks from which at least `least` tickets came, the most first; 100 at most. */
MOOT_NODISCARD moot_status mt_store_bursts(mt_store *store, moot_str debate, uint64_t least,
                                           mt_burst_fn each, void *ctx);

typedef struct mt_log_entry {
    int64_t seq, at;
    moot_str what, by, body;
    uint8_t hash[MT_HASH_BYTES]; /* of the entry and the hash before it */
} mt_log_entry;
typedef bool (*mt_log_fn)(void *ctx, const mt_log_entry *entry);
/* The log of a debate from its `after`-th entry on. */
MOOT_NODISCARD moot_status mt_store_log(mt_store *store, moot_str debate, int64_t after,
                                        mt_log_fn each, void *ctx);
/* The newest entry of a log that is from `until` or before: its number, time and hash. */
MOOT_NODISCARD moot_status mt_store_head(mt_store *store, moot_str debate, int64_t until,
                                         mt_log_entry *head, bool *found);
typedef bool (*mt_correction_fn)(void *ctx, const mt_correction *correction);
/* The corrections of a debate that stand, by point. */
MOOT_NODISCARD moot_status mt_store_corrections(mt_store *store, moot_str debate,
                                                mt_correction_fn each, void *ctx);
/* Hash of an entry whose predecessor has `before` (zeros for the first). */
void mt_log_hash(uint8_t out[MT_HASH_BYTES], const uint8_t before[MT_HASH_BYTES], moot_str debate,
                 const mt_log_entry *entry);
/* Does every entry hash the one before?  `*bad` is the first that does not, or 0. */
MOOT_NODISCARD moot_status mt_store_verify(mt_store *store, moot_str debate, int64_t *bad);

/* Copy the database to the file `to`, which must not exist, while it is in use. */
MOOT_NODISCARD moot_status mt_store_backup(mt_store *store, const char *to, mt_store_error *error);
/* Drop what is kept for a time only: networks of tickets and ballot keys from before `before`.
 * The writer thread does it, between two groups. */
void mt_store_forget(mt_store *store, int64_t before);

#endif

/* Bytes of a table -> ballots, as they come.
 *
 * Comma-separated values in UTF-8 with a header: a ballot file of moot (voter, before, after,
 * accept:CLAIM, matter:CLAIM, moved) or the export of a Polis conversation (participant, ...,
 * statements).  docs/POLL.md has the form.  The reader is fed chunks of any size and keeps
 * nothing of the text but names.  It is strict: the first fault ends the reading.  Linear. */
#ifndef MT_POLL_READ_H
#define MT_POLL_READ_H

#include "base/arena.h"
#include "base/code.h"
#include "poll/ballots.h"

typedef struct mt_ballot_reader mt_ballot_reader;

/* What is wrong, and where.  Codes are PO001 ..; docs/DIAGNOSTICS.md explains each. */
typedef struct mt_ballot_fault {
    const char *code; /* NULL: nothing is wrong */
    const char *hint; /* or NULL */
    uint64_t line;
    uint32_t column; /* in characters, from 1 */
    char message[256];
} mt_ballot_fault;

enum { MT_BALLOT_CELL_MAX = 1000 }; /* bytes */

/* Cells take at most so many bytes; NULL if memory is short.  `arena` will hold what is read, and
 * must outlive the reader. */
mt_ballot_reader *mt_ballot_reader_new(mt_arena *arena);
void mt_ballot_reader_free(mt_ballot_reader *r);
/* The next bytes.  MOOT_OK, also after a fault, when they are passed over; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_ballot_reader_feed(mt_ballot_reader *r, const char *bytes, size_t n);
/* The end.  MOOT_OK: *out are the ballots, or none if there is a fault; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_ballot_reader_end(mt_ballot_reader *r, mt_ballots *out);
const mt_ballot_fault *mt_ballot_reader_fault(const mt_ballot_reader *r);

/* The codes of the room, for documents and tests; ends with a row whose code is NULL. */
extern const mt_code mt_poll_codes[];

#endif

/* Shared by the two files of the reader. */
#ifndef MT_POLL_READ_INNER_H
#define MT_POLL_READ_INNER_H

#include "poll/read.h"

/* The rows of mt_poll_codes, in that order. */
typedef enum mt_poll_finding {
    MT_POLL_NO_HEADER,
    MT_POLL_ODD_COLUMN,
    MT_POLL_TWICE,
    MT_POLL_NO_VOTER_COLUMN,
    MT_POLL_CELLS,
    MT_POLL_ANSWER,
    MT_POLL_NO_VOTER,
    MT_POLL_SECOND_BALLOT,
    MT_POLL_QUOTE,
    MT_POLL_NOT_TEXT,
    MT_POLL_TOO_LARGE,
    MT_POLL_MOVED,
    MT_POLL_NO_BALLOT,
    MT_POLL_NO_RESULT
} mt_poll_finding;

typedef enum mt_column_kind {
    MT_COLUMN_VOTER,
    MT_COLUMN_BEFORE,
    MT_COLUMN_AFTER,
    MT_COLUMN_MOVED,
    MT_COLUMN_LEVEL,
    MT_COLUMN_ACCEPT,
    MT_COLUMN_MATTER,
    MT_COLUMN_STATEMENT, /* of Polis: 1, 0, -1 */
    MT_COLUMN_IGNORED
} mt_column_kind;

typedef struct mt_column {
    mt_column_kind kind;
    uint32_t claim; /* of accept, matter and statement */
} mt_column;

/* What a header cell names: its kind, and the name of the claim where it has one.  `polis`: the
 * table is a Polis export.  False if it is no column. */
bool mt_column_read(moot_str cell, bool polis, mt_column_kind *kind, moot_str *claim);

/* A cell -> the answer; empty is none.  False if it is none of the words. */
bool mt_say_read(moot_str cell, mt_say *to);
bool mt_level_read(moot_str cell, mt_voter_level *to);
bool mt_answer_read(mt_column_kind kind, moot_str cell, int8_t *to);
/* "cookie", "email", "invited". */
extern const char *const mt_level_words[];
/* The words that would be answers in a column of the kind, for a hint. */
const char *mt_answer_hint(mt_column_kind kind);

#endif

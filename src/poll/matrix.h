/* Ballots -> the matrix of who accepts what, in an order that is its own.
 *
 * Columns are ordered by the names of the claims and rows by what they hold, so that
 * nothing that is computed from it depends on the order of ballots or claims or on
 * pseudonyms, down to the last digit. */
#ifndef MT_POLL_MATRIX_H
#define MT_POLL_MATRIX_H

#include "base/arena.h"
#include "poll/ballots.h"

typedef struct mt_matrix {
    uint32_t n, m;      /* rows: voters with an answer about a claim; columns: claims */
    const int8_t **row; /* per row m answers, -2 .. 2 or MT_UNSEEN */
    uint32_t *claim;    /* per column: the claim */
} mt_matrix;

/* O(voters claims + n log n row comparisons).  MOOT_OK; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_matrix_make(mt_matrix *to, mt_arena *arena,
                                          const mt_ballots *ballots);

/* 1 agree, -1 disagree, 0 pass: what the mathematics of Polis takes. */
static inline int mt_sign_of(int8_t answer)
{
    return (answer > 0) - (answer < 0);
}

#endif

/* Readers' votes on a claim, as a debate carries them: {votes: {for: 12, against: 3}}. */
#ifndef MT_MODEL_VOTES_H
#define MT_MODEL_VOTES_H

#include "base/value.h"

#include <math.h>

typedef struct mt_votes {
    uint32_t yes, no; /* who accept it; who do not */
} mt_votes;

/* The share of those who accept it, drawn to 1/2 as if five more had been undecided:
 * (yes + 2.5) / (yes + no + 5); NAN without votes.  (A shrunk mean: few votes say little.) */
static inline double mt_votes_mean(mt_votes v)
{
    double n = (double)v.yes + (double)v.no;
    return n > 0 ? (v.yes + 2.5) / (n + 5) : (double)NAN;
}

/* Read {for: n, against: m}: whole numbers up to a thousand million, 0 where one is left out.
 * False if it is something else. */
bool mt_votes_read(const mt_value *v, mt_votes *votes);

#endif

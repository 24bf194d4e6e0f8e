/* What readers said: a table of ballots, as the reader of files or a service fills it. */
#ifndef MT_POLL_BALLOTS_H
#define MT_POLL_BALLOTS_H

#include "base/intern.h"
#include "base/str.h"

/* An answer to the question of the debate. */
typedef enum mt_say {
    MT_SAY_YES,
    MT_SAY_NO,
    MT_SAY_OPEN, /* not sure */
    MT_SAYS,
    MT_SAY_NOTHING = MT_SAYS /* did not vote then */
} mt_say;

/* Answers about a claim.  Whether it is accepted: 2 yes, 1 rather yes, 0 unsure, -1 rather no,
 * -2 no.  Whether it matters: 4 it decides, 3 a lot, 2 some, 1 little, 0 no. */
#define MT_UNSEEN INT8_MIN /* no answer */
enum { MT_ACCEPT_MOST = 2, MT_MATTER_MOST = 4 };

/* How a voter came, as who runs the poll knows it: each says more for its being one person. */
typedef enum mt_voter_level {
    MT_VOTER_COOKIE,
    MT_VOTER_EMAIL, /* an address was confirmed */
    MT_VOTER_INVITED,
    MT_VOTER_LEVELS
} mt_voter_level;

enum {
    MT_POLL_VOTERS_MAX = 1 << 20,
    MT_POLL_CLAIMS_MAX = 2000,
    MT_POLL_CELLS_MAX = 1 << 28, /* voters times claims */
    MT_POLL_FEW = 5              /* numbers about fewer people are withheld */
};

typedef struct mt_voter {
    moot_str voter; /* a pseudonym; results do not depend on it */
    mt_say before, after;
    uint32_t moved;       /* the claim that is said to have moved the voter, or MT_NO_ID */
    const int8_t *accept; /* per claim; NULL: none */
    const int8_t *matter; /* per claim; NULL: none */
    mt_voter_level level; /* of ballots that tell it */
} mt_voter;

/* Everything is borrowed.  One ballot a voter. */
typedef struct mt_ballots {
    uint32_t voters, claims;
    const mt_voter *at;
    const moot_str *claim; /* names, no two equal */
    bool levels;           /* the table tells how voters came */
} mt_ballots;

#endif

/* A second opinion on a reading: what somebody else takes the text to say, by ids alone.
 *
 * A reading is put into a request for an endpoint that completes chats; the answer is held against
 * the sentences of the reading, and what passes is soft evidence for mt_mine().  Nothing of an
 * answer but numbers goes further: no words of it are ever shown or kept in a reading. */
#ifndef MT_MINE_ADVICE_H
#define MT_MINE_ADVICE_H

#include "mine/reading.h"

enum {
    MT_ADVICE_BYTES = 1 << 20, /* longest answer that is read */
    MT_ADVICE_LIST = 1000      /* most pairs across, and most ties, in one */
};

/* About one sentence. */
typedef struct mt_advice_unit {
    bool said;
    bool central;
    uint32_t head; /* index in the same block; MT_NO_ID for a central claim */
    mt_link link;
    double p; /* [0, 1] */
} mt_advice_unit;

typedef struct mt_advice_across {
    mt_across_kind kind;
    uint32_t from_block, from, to; /* as in mt_across */
    double p;
} mt_advice_across;

typedef struct mt_advice_tie {
    uint32_t a, b; /* of reading.actors */
    bool hostile;
    mt_tie_mode mode;
    uint32_t block, unit;
    double p;
} mt_advice_tie;

struct mt_advice {
    moot_str model; /* who says so; borrowed */
    uint32_t yes;   /* the block that says Yes, or MT_NO_ID */
    double yes_p;   /* [0, 1] */
    mt_advice_unit
        *unit[2]; /* one for each unit of the block; NULL for a block that is not there */
    uint32_t n[2];
    MT_VEC(mt_advice_across) across;
    MT_VEC(mt_advice_tie) ties;
};

/* Write the body of a request: JSON for /v1/chat/completions, with the sentences, the names of
 * actors and a JSON schema for the answer.  `model`: see mt_advice_model(); `again`: what was wrong
 * with the answer before, or NULL.  The same reading gives the same bytes.  False if memory is
 * short. */
bool mt_advice_request(const mt_reading *r, moot_str model, const char *again, mt_out *out);
/* May a model be called so?  1 to 100 letters, digits and -._:/@+ */
bool mt_advice_model(moot_str name);

/* Read the body of an answer.  It is taken whole or not at all: all keys known, ids of sentences
 * and actors that there are, numbers from 0 to 1, one central claim a side at most, heads on the
 * same side, no cycle.  False with the reason in `why` (words of ours), or with NULL there if
 * memory is short.  O(n) in sentences, O(k^2) in pairs. */
bool mt_advice_read(mt_arena *arena, moot_str answer, const mt_reading *r, moot_str model,
                    mt_advice *to, const char **why);

#endif

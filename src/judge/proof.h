/* Why a literal is in the grounded extension, or cannot be derived: the literals
 * that the reason rests on. */
#ifndef MT_JUDGE_PROOF_H
#define MT_JUDGE_PROOF_H

#include "af/framework.h"

/* The rounds of the grounded extension, made anew for one framework. */
typedef struct mt_rounds {
    const mt_aba *aba;
    uint32_t *in_at;  /* per literal: the round in which it is derived first; MT_NO_ID: never */
    uint32_t *out_at; /* per literal: the round from which on it cannot be derived */
    uint32_t *by;     /* per literal derived: its rule; MT_NO_ID for assumptions */
    uint32_t *rules_at, *rules_of; /* rules by head, compressed */
    uint32_t *uses_at, *uses_of;   /* rules by body literal, compressed */
    uint8_t *given, *derived;
    uint32_t *left, *queue;
    uint32_t made; /* how many rounds there were */
    bool finished; /* else there would have been more than `most` */
} mt_rounds;

/* Rounds by their definition, each by two derivations: O(rounds * size), `most`
 * rounds at most; with 0 the rows of rules only.  All in `arena`; false if memory
 * is short. */
MOOT_NODISCARD bool mt_rounds_make(mt_rounds *r, const mt_aba *aba, uint32_t most, mt_arena *arena);

/* What a proof rests on, as bits per literal. */
enum {
    MT_RESTS_IN = 1, /* that it is derived */
    MT_RESTS_OUT = 2 /* that it cannot be */
};

/* Add to mark[] all that the proof rests on that `literal` is derived (`in`) or
 * cannot be.  While no rule or assumption marked MT_RESTS_IN is taken away and no
 * rule is added for a literal marked MT_RESTS_OUT, the proof holds, whatever else
 * is taken away or added.  False if it is not so at all.  O(size). */
bool mt_proof_mark(const mt_rounds *r, uint32_t literal, bool in, uint8_t *mark);

#endif

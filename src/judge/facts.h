/* What holds of the motion when moves are made, each fact with its reason, so that
 * one search answers for many sets of moves. */
#ifndef MT_JUDGE_FACTS_H
#define MT_JUDGE_FACTS_H

#include "judge/moves.h"
#include "judge/outcome.h"
#include "judge/proof.h"

typedef enum mt_fact_kind {
    MT_FACT_ALL,     /* derived in every extension */
    MT_FACT_SOME,    /* derived in one */
    MT_FACT_NOT_ALL, /* not derived in one */
    MT_FACT_NONE,    /* derived in no extension */
    MT_FACT_KINDS
} mt_fact_kind;

enum {
    MT_FACT_YES = 0,                    /* + a kind: of the motion */
    MT_FACT_NO = MT_FACT_KINDS,         /* + a kind: of its opposite */
    MT_FACT_EXISTS = 2 * MT_FACT_KINDS, /* there is an extension */
    MT_FACT_EXISTS_NOT,
    MT_FACTS
};

/* It holds of every set of moves that has all of `needs` and, beside them, none of `touch`. */
typedef struct mt_fact {
    uint32_t what;
    mt_move_set needs;
    uint64_t *touch; /* a bit per move */
    uint32_t touches;
} mt_fact;

typedef struct mt_facts {
    const mt_moves *moves;
    mt_semantics semantics;
    uint32_t lead; /* MT_FACT_YES or MT_FACT_NO: for which the first reason in the text is; it
                      is looked at first, so that swapping the sides swaps the search */
    const mt_solve *how;
    mt_arena *arena;
    MT_VEC(mt_fact) fact;
    uint32_t words; /* of a row of bits */
    mt_moved moved;
    mt_labels labels;
    uint8_t *mark;
    uint64_t work; /* done so far, in literals and rules looked at */
} mt_facts;

/* The facts known of one set: numbers in facts->fact, or MT_NO_ID. */
typedef struct mt_known {
    uint32_t at[MT_FACTS];
} mt_known;

MOOT_NODISCARD bool mt_facts_begin(mt_facts *f, const mt_moves *moves, mt_semantics semantics,
                                   const mt_solve *how, mt_arena *arena);
/* Find out of `set` what settles whether its outcome is `target`: first by the facts
 * that are there, then by the grounded extension, then by the solver, no further than needed.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_facts_settle(mt_facts *f, const mt_move_set *set, mt_outcome target,
                                           mt_known *known);
/* The outcome, or MT_OUTCOME_UNKNOWN while the facts leave it open. */
mt_outcome mt_facts_outcome(const mt_known *known);
/* Two facts (maybe the same) that together rule `target` out, touched by the fewest
 * moves; false if the facts known do not. */
bool mt_facts_against(const mt_facts *f, const mt_known *known, mt_outcome target,
                      uint32_t against[2]);

#endif

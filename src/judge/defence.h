/* judge: framework and goal -> the smallest set of assumptions that reaches it and
 * answers whatever is brought against it.
 *
 * The goal is to derive a literal, or to leave no derivation of one.  A set may be
 * asked to be founded: its members are accepted one after the other, each defended
 * by those before it, as the grounded extension grows; else it is admissible: it
 * contradicts none of its own and attacks whatever attacks it.
 * Source: Caminada & Dunne 2019 (strong admissibility). */
#ifndef MT_JUDGE_DEFENCE_H
#define MT_JUDGE_DEFENCE_H

#include "base/stop.h"
#include "semantics/aba_encode.h"

typedef struct mt_goal {
    uint32_t derived;  /* to be derived; MT_NO_ID: nothing */
    uint32_t defeated; /* or this one to be left without any derivation; MT_NO_ID: nothing */
} mt_goal;

typedef struct mt_defender {
    const mt_aba *aba;
    mt_arena *arena;
    const mt_stop *stop;
    mt_aba_facts facts; /* facts.grounded: bits per literal */
    uint8_t *free;      /* the same without MT_LIT_IN */
    /* The framework in which only some assumptions can be accepted: each has a contrary of its
     * own, which follows from the true one, and from what is never settled while gate[] is open. */
    mt_aba gated;
    uint32_t *gate; /* per literal: place in the bodies of `gated` */
    uint32_t *body;
    uint8_t *bits; /* per literal of `gated` */
    uint8_t *given, *derived, *possible;
    uint32_t *left, *queue;
    /* If it is given: what is found has to be part of a model of it, whose literals are full[]. */
    mt_aba_code *beside;
    const uint32_t *full;
} mt_defender;

typedef struct mt_defence {
    bool exists;
    bool proved;  /* no smaller set does it; the first of those of its size */
    bool whole;   /* not looked for a smaller one: all that may be in it is in it */
    uint8_t *set; /* per literal: an assumption of the set */
    uint32_t n;
    /* What follows from the set, and what it leaves without derivation. */
    uint8_t *in, *out;
    uint32_t *by;   /* of what is in: its rule; MT_NO_ID for assumptions */
    uint32_t *rank; /* of what is out: that of the defeats it rests on; in founded sets the answers
                       to a challenge come earlier than what they defend */
} mt_defence;

/* In `arena`.  MOOT_OK; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_defender_make(mt_defender *k, const mt_aba *aba, const mt_stop *stop,
                                            mt_arena *arena);
/* The smallest set within `within` (a byte per literal; NULL: all assumptions).  Of each of
 * the sets others[0 .. n-1] it is to hold an assumption that that one attacks (not for founded
 * sets).  MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED.  Cost: a grounded extension, or a question to
 * the solver, for each set tried; the number of these is bounded, the same on every machine. */
MOOT_NODISCARD moot_status mt_defend(mt_defender *k, mt_goal goal, const uint8_t *within,
                                     bool founded, uint8_t *const *others, uint32_t n,
                                     mt_defence *found);
/* Does the set reach the goal?  O(size). */
bool mt_goal_reached(mt_defender *k, mt_goal goal, const uint8_t *set);

#endif

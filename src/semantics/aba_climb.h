/* semantics: a flat assumption-based framework -> its sets of greatest range, one by one.
 *
 * The range of a set of assumptions is the set and the assumptions whose contraries
 * it derives.  Semi-stable: an admissible set of greatest range (it is complete, for
 * what it defends and lacks it would not attack).  Stage: a conflict-free set of
 * greatest range.  Stable sets make all true and are looked for first: where there is
 * one, semi-stable and stage sets are the stable ones.
 * Sources: Caminada, Sa, Alcantara & Dvorak 2015 (semi-stable and eager sets of
 * assumptions); Verheij 1996 (stage), read on sets of assumptions. */
#ifndef MT_SEMANTICS_ABA_CLIMB_H
#define MT_SEMANTICS_ABA_CLIMB_H

#include "semantics/aba_encode.h"

typedef struct mt_aba_climb {
    const mt_aba_facts *facts;
    mt_semantics kind; /* MT_SST MT_STG */
    const mt_solve *how;
    mt_aba_code stable, code; /* no solver before it is needed */
    bool has_stable, no_stable;
    int soft0;     /* soft0 + a in `code`: a is in the range, for assumptions */
    int held;      /* assumed in `code`, keeps the range of the last set; 0: none */
    uint8_t *set;  /* the set found */
    uint8_t *soft; /* its range */
    mt_arena *arena;
} mt_aba_climb;

/* MOOT_OK; MOOT_E_NOMEM.  All that is given must live as long. */
MOOT_NODISCARD moot_status mt_aba_climb_init(mt_aba_climb *p, const mt_aba_facts *facts,
                                             mt_semantics kind, const mt_solve *how,
                                             mt_arena *arena);
void mt_aba_climb_free(mt_aba_climb *p);
/* A set of the semantics that fulfils the clause goal[0 .. n-1] (x + 1: the set derives
 * literal x, its negative: it does not; n == 0: any set): *found, and p->set.
 * Later goals must imply earlier ones; and no mt_aba_climb_next() before.
 * A chain of questions, as many as ranges are passed on the way up.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_aba_climb_find(mt_aba_climb *p, const int *goal, uint32_t n,
                                             bool *found);
/* Enumeration: the next set, none twice; *found is false at the end. */
MOOT_NODISCARD moot_status mt_aba_climb_next(mt_aba_climb *p, bool *found);
/* common[a] = 1 for the assumptions in every set of the semantics. */
MOOT_NODISCARD moot_status mt_aba_climb_common(mt_aba_climb *p, uint8_t *common);

#endif

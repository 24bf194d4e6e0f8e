/* semantics: one part of a framework -> its extensions of greatest range, one by one.
 *
 * Preferred, semi-stable and stage extensions are the sets (admissible,
 * admissible, conflict-free) that make a greatest set of "soft" things true: their
 * arguments, or the arguments in their range.  Stable ones make all true and are
 * looked for first, in a solver of their own: where there is one, semi-stable and
 * stage extensions are the stable ones. */
#ifndef MT_SEMANTICS_AF_CLIMB_H
#define MT_SEMANTICS_AF_CLIMB_H

#include "semantics/sat.h"
#include "semantics/solve.h"

typedef struct mt_climb {
    const mt_af *af;
    mt_semantics kind; /* MT_CO MT_PR MT_ST MT_SST MT_STG */
    const mt_solve *how;
    mt_sat *stable; /* in-variables 1 .. n; NULL before it is needed */
    mt_sat *sat;    /* in-variables 1 .. n */
    bool has_stable, no_stable;
    int held;       /* assumed in `sat`, keeps what the last set made true; 0: none */
    uint8_t *in;    /* the set found */
    uint8_t *soft;  /* what it makes true */
    mt_arena arena; /* own */
} mt_climb;

/* MOOT_OK; MOOT_E_NOMEM.  `af` and `how` must live as long. */
MOOT_NODISCARD moot_status mt_climb_init(mt_climb *p, const mt_af *af, mt_semantics kind,
                                         const mt_solve *how);
void mt_climb_free(mt_climb *p);
/* A set of the semantics that fulfils the clause goal[0 .. n-1] (literals a + 1 for
 * "a in", its negative for "a not in"; n == 0: any set): *found, and p->in.
 * Precondition: no mt_climb_next() before.
 * A chain of SAT questions, as many as ranges are passed on the way up.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_climb_find(mt_climb *p, const int *goal, uint32_t n, bool *found);
/* Enumeration: the next set, none twice; *found is false at the end. */
MOOT_NODISCARD moot_status mt_climb_next(mt_climb *p, bool *found);

#endif

/* What the extensions of a framework say of one literal and its opposite. */
#ifndef MT_JUDGE_OUTCOME_H
#define MT_JUDGE_OUTCOME_H

#include "judge/verdict.h"
#include "semantics/grounded.h"
#include "semantics/solve.h"

typedef struct mt_outcome_ask {
    const mt_aba *aba;
    mt_semantics semantics;
    uint32_t held, denied; /* the motion and its opposite */
    const uint8_t *bits;   /* of mt_grounded(aba) */
    const mt_solve *how;
} mt_outcome_ask;

/* *questions grows by the questions put to the solver; where the grounded extension
 * decides, none is.  MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_outcome_find(const mt_outcome_ask *ask, mt_outcome *outcome,
                                           uint32_t *questions);
/* YES, NO, CONTESTED or OPEN by what is derived in each and in some extension. */
mt_outcome mt_outcome_of(bool yes_all, bool yes_some, bool no_all, bool no_some);

#endif

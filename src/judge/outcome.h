/* What the extensions of a framework say of one literal. */
#ifndef MT_JUDGE_OUTCOME_H
#define MT_JUDGE_OUTCOME_H

#include "judge/verdict.h"
#include "semantics/solve.h"

/* How far it is known in which extensions a literal is derived. */
typedef struct mt_extent {
    bool all, some; /* derived in each; in one at least */
    bool all_is_known, some_is_known;
} mt_extent;

/* Find out by the solver what `extent` does not know of `literal`.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_extent_find(mt_extent *extent, const mt_aba *aba,
                                          mt_semantics semantics, uint32_t literal,
                                          const mt_solve *how);
/* YES, NO, CONTESTED or OPEN by how far the motion and its opposite are derived. */
mt_outcome mt_outcome_of(bool yes_all, bool yes_some, bool no_all, bool no_some);

#endif

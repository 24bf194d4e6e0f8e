/* All extensions of an assumption-based framework, or their number. */
#ifndef MT_SEMANTICS_ABA_ENUMERATE_H
#define MT_SEMANTICS_ABA_ENUMERATE_H

#include "semantics/solve.h"

/* The tasks MT_EE and MT_CE of mt_aba_solve(); as there. */
MOOT_NODISCARD moot_status mt_aba_enumerate(const mt_aba *aba, mt_task task, const mt_solve *how,
                                            mt_arena *arena, mt_answer *answer);

#endif

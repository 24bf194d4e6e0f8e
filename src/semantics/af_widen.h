/* An admissible set -> one whose range is greater, by changes around single arguments. */
#ifndef MT_SEMANTICS_AF_WIDEN_H
#define MT_SEMANTICS_AF_WIDEN_H

#include "semantics/af_core.h"

/* An admissible set, as it changes. */
typedef struct mt_wide {
    uint8_t *in;   /* its members; fulfils the goal */
    uint8_t *soft; /* its range */
    uint8_t
        *never; /* no admissible set with all of this range has this argument in its range, too */
    uint32_t open; /* arguments neither in its range nor never so; 0: the range is greatest */
} mt_wide;

/* goal: a + 1 for "a in", its negative for "a not in", 0 for none.  soft and never are
 * written, in is both.  Cost: some thousand attacks for each argument outside the range, and
 * SAT questions about so many.  MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_widen(mt_core *core, const mt_af *af, int goal, mt_wide *set);

#endif

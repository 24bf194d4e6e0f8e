/* semantics: questions about extensions of greatest range -> answers.
 *
 * Semi-stable, stage and eager semantics; by the same means also stable,
 * preferred and ideal.  See solve.h for the meaning of the arguments. */
#ifndef MT_SEMANTICS_RANGE_H
#define MT_SEMANTICS_RANGE_H

#include "semantics/solve.h"

/* DC, DS and SE.  Split by the grounded extension (not for stage) and components;
 * the component of the query is asked first, the others only for the witness.
 * Cost: chains of SAT questions for each component, see af_part.h. */
MOOT_NODISCARD moot_status mt_af_range_solve(const mt_af *af, mt_task task, const mt_solve *how,
                                             mt_arena *arena, mt_answer *answer);

#endif

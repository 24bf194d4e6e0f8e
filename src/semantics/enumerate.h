/* semantics: framework -> all extensions, or their number. */
#ifndef MT_SEMANTICS_ENUMERATE_H
#define MT_SEMANTICS_ENUMERATE_H

#include "semantics/solve.h"

/* EE and CE of every semantics; see solve.h.  EE gives no extension twice, each as
 * soon as it is known; the sets of all components but the last are kept.
 * answer->count holds the number (EE: of those given; CE: exact). */
MOOT_NODISCARD moot_status mt_af_enumerate(const mt_af *af, mt_task task, const mt_solve *how,
                                           mt_arena *arena, mt_answer *answer);

#endif

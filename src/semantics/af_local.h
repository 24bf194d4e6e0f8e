/* Small admissible sets, found by a bounded search around one argument after another. */
#ifndef MT_SEMANTICS_AF_LOCAL_H
#define MT_SEMANTICS_AF_LOCAL_H

#include "semantics/af_core.h"

/* Go from a complete labelling to a greater one.  hopeless[a] is set to 1 for arguments of
 * which it is proved that none greater has them in; if every argument that is still
 * undecided is hopeless, label is preferred.  What attacks target[] is tried first
 * (NULL: the order of numbers). */
MOOT_NODISCARD moot_status mt_local_grow(mt_core *core, const mt_af *af, uint8_t *label,
                                         uint8_t *hopeless, const uint8_t *target);
/* An admissible set, as labels, grows; what it then attacks leaves cand[], and what cand
 * does not defend after that.  *struck: how many were attacked. */
MOOT_NODISCARD moot_status mt_local_besiege(mt_core *core, const mt_af *af, uint8_t *label,
                                            uint8_t *cand, uint32_t *struck);
/* The same by one small set for each argument that attacks cand[]. */
MOOT_NODISCARD moot_status mt_local_strike(mt_core *core, const mt_af *af, uint8_t *cand);

#endif

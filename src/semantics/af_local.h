/* Small admissible sets, found by a bounded search around one argument after another. */
#ifndef MT_SEMANTICS_AF_LOCAL_H
#define MT_SEMANTICS_AF_LOCAL_H

#include "semantics/af_core.h"

/* Go from a complete labelling to a greater one.  hopeless[a] is set to 1 for arguments of
 * which it is proved that none greater has them in; if every argument that is still
 * undecided is hopeless, label is preferred. */
MOOT_NODISCARD moot_status mt_local_grow(mt_core *core, const mt_af *af, uint8_t *label,
                                         uint8_t *hopeless);
/* What some admissible set attacks, as far as a bounded search finds it, leaves cand[],
 * and what cand then does not defend. */
MOOT_NODISCARD moot_status mt_local_besiege(mt_core *core, const mt_af *af, uint8_t *cand);

#endif

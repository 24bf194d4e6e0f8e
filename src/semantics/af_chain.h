/* Stable extensions, strongly connected component by component. */
#ifndef MT_SEMANTICS_AF_CHAIN_H
#define MT_SEMANTICS_AF_CHAIN_H

#include "semantics/af_core.h"

/* As mt_core_stable(), for frameworks that consist of not too many components of middling
 * size.  *suits is false, and nothing else done, if this is none of them. */
MOOT_NODISCARD moot_status mt_chain_stable(mt_core *core, const mt_af *af, uint32_t query, bool in,
                                           uint8_t *label, bool *suits, mt_reply *reply);

#endif

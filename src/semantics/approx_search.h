/* Inside of approx.h: a bounded search for an admissible set around one argument. */
#ifndef MT_SEMANTICS_APPROX_SEARCH_H
#define MT_SEMANTICS_APPROX_SEARCH_H

#include "semantics/af_parts.h"
#include "semantics/solve.h"

typedef enum mt_found { MT_FOUND, MT_FOUND_NONE, MT_GAVE_UP } mt_found;

/* label[]: the grounded labelling; `around` is undecided.  With MT_FOUND, in[a] = 1 for
 * the members (the grounded extension apart); MT_FOUND_NONE: there is no such set.  At
 * most some `steps` attacks are looked at.  MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_search_around(const mt_af *af, const uint8_t *label, uint32_t around,
                                            uint64_t steps, const mt_solve *how, uint8_t *in,
                                            mt_found *found);

#endif

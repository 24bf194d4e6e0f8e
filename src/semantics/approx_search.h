/* A bounded search for an admissible set around one argument. */
#ifndef MT_SEMANTICS_APPROX_SEARCH_H
#define MT_SEMANTICS_APPROX_SEARCH_H

#include "semantics/af_parts.h"
#include "semantics/solve.h"

typedef enum mt_found { MT_FOUND, MT_FOUND_NONE, MT_GAVE_UP } mt_found;

/* For many searches on one framework. */
typedef struct mt_search mt_search;

/* label[] is a complete labelling, the grounded one or a greater one, and may grow between
 * searches.  All in `arena`; O(n).  MOOT_OK; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_search_open(const mt_af *af, const uint8_t *label, mt_arena *arena,
                                          mt_search **out);
/* Look for a set that has `around` and is admissible together with what label[] has in.  At
 * most some `steps` attacks are looked at.  MT_FOUND_NONE is a proof: no greater labelling
 * has `around` in.  MOOT_OK; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_search_try(mt_search *s, uint32_t around, uint64_t steps,
                                         const mt_stop *stop, mt_found *found);
/* It is known that no set has a: searches leave it out from now on. */
void mt_search_bar(mt_search *s, uint32_t a);
/* After MT_FOUND, until the next search: the members, those of label[] apart. */
const uint32_t *mt_search_members(const mt_search *s, uint32_t *n);

/* One search.  label[]: the grounded labelling; `around` is undecided.  With MT_FOUND, in[a] = 1
 * for the members (the grounded extension apart); MT_FOUND_NONE: there is no such set.  At most
 * some `steps` attacks are looked at.  MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_search_around(const mt_af *af, const uint8_t *label, uint32_t around,
                                            uint64_t steps, const mt_solve *how, uint8_t *in,
                                            mt_found *found);

#endif

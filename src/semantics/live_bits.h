/* Small dense frameworks as rows of bits, searched to the end. */
#ifndef MT_SEMANTICS_LIVE_BITS_H
#define MT_SEMANTICS_LIVE_BITS_H

#include "semantics/approx_search.h"

/* For many searches on one framework. */
typedef struct mt_bits mt_bits;

/* What is looked for: an admissible set of undecided arguments, or (stable) one that attacks
 * every other. */
typedef struct mt_bits_goal {
    bool stable;
    bool hit;           /* it attacks `without` */
    bool meet;          /* it meets all that mt_bits_meet() was given */
    uint32_t without;   /* no member; or MT_NO_ID */
    const uint32_t *in; /* members: what is decided among them is passed over */
    uint32_t in_n;
} mt_bits_goal;

/* More undecided arguments are too many; so are more calls of mt_bits_meet(). */
enum { MT_BITS_MOST = 512, MT_BITS_MEETS = 32 };
/* label[] is the grounded labelling; never[a]: no admissible set has a.  All in `arena`; O(u * u)
 * for u undecided arguments.  *out is NULL if they are too many.  MOOT_OK; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_bits_open(const mt_af *af, const uint8_t *label, const uint8_t *never,
                                        mt_arena *arena, mt_bits **out);
/* At most some `steps` rows are looked at.  MT_FOUND_NONE is a proof.  MOOT_OK;
 * MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_bits_try(mt_bits *b, mt_bits_goal goal, uint64_t steps,
                                       const mt_stop *stop, mt_found *found);
/* It is known that no set has a, which is undecided. */
void mt_bits_bar(mt_bits *b, uint32_t a);
/* Sets have to meet these undecided arguments; false if there is no room for that.  Then all
 * that was said in this way is forgotten. */
bool mt_bits_meet(mt_bits *b, const uint32_t *some, uint32_t n);
void mt_bits_meet_nothing(mt_bits *b);
/* After MT_FOUND, until the next search: the members. */
const uint32_t *mt_bits_members(const mt_bits *b, uint32_t *n);

#endif

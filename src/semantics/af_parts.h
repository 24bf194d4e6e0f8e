/* Parts of an abstract framework: what is settled without search, components, cones.
 *
 * Everything here is linear in arguments and attacks and uses no recursion. */
#ifndef MT_SEMANTICS_AF_PARTS_H
#define MT_SEMANTICS_AF_PARTS_H

#include "af/graph.h"

enum { MT_UNDECIDED, MT_IN, MT_OUT }; /* labels of arguments, as bytes */

/* Carry labels on: what an argument with MT_IN attacks becomes MT_OUT, and an
 * undecided argument all of whose attackers are MT_OUT becomes MT_IN.  From all
 * undecided this gives the grounded labelling (Modgil & Caminada 2009); from an
 * admissible set, the least complete labelling around it.  MOOT_OK; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_af_close(const mt_af *af, const moot_alloc *alloc, uint8_t *label);

/* A part of a framework: the arguments kept, and the attacks among them. */
typedef struct mt_af_part {
    mt_af af;
    const uint32_t *whole; /* argument of the part -> argument of the whole, ascending */
} mt_af_part;
/* The arguments a with keep[a] == value.  Arrays live in `arena`. */
MOOT_NODISCARD moot_status mt_af_take(const mt_af *af, const uint8_t *keep, uint8_t value,
                                      mt_arena *arena, mt_af_part *part);
/* The argument of the part for one of the whole; MT_NO_ID if it is not kept.  O(log n). */
uint32_t mt_af_part_find(const mt_af_part *part, uint32_t whole);

/* Strongly connected components, numbered so that attackers come first (a
 * component is attacked by itself and those of lower number only).
 * of[a] is a's component; `order` lists arguments component by component.
 * Source: Tarjan 1972, with a stack of its own. */
typedef struct mt_af_components {
    uint32_t count;
    const uint32_t *of;
    const uint32_t *start; /* count + 1 entries into order */
    const uint32_t *order;
} mt_af_components;
MOOT_NODISCARD moot_status mt_af_strong(const mt_af *af, mt_arena *arena, mt_af_components *out);
/* Weakly connected components, by lowest argument first. */
MOOT_NODISCARD moot_status mt_af_weak(const mt_af *af, mt_arena *arena, mt_af_components *out);

/* mark[a] = 1 for everything that reaches a marked argument through attacks. */
MOOT_NODISCARD moot_status mt_af_cone(const mt_af *af, const moot_alloc *alloc, uint8_t *mark);

/* Take out of cand[] whatever cand does not defend, until it defends itself:
 * the largest subset all of whose attackers it attacks (conflicts within it are
 * not looked at).  MOOT_OK; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_af_defended(const mt_af *af, const moot_alloc *alloc, uint8_t *cand);

#endif

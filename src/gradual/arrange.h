/* A graph, its nodes in another order -> the same strengths, sooner. */
#ifndef MT_GRADUAL_ARRANGE_H
#define MT_GRADUAL_ARRANGE_H

#include "gradual/graph.h"

/* `to` := `g` with nodes that have equally many attackers and equally many supporters
 * side by side, so that the processor foresees where each row ends; node i of `g` is node
 * place[i] (n entries, in `arena`).  The arcs into a node keep their order, so that sums
 * come out the same to the last bit.  `to` has no order and shares nothing with `g`.
 * O(n + m).  MOOT_OK or MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_bipolar_arrange(mt_bipolar *to, mt_arena *arena, const mt_bipolar *g,
                                              uint32_t **place);

#endif

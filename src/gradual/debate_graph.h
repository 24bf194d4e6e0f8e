/* debate -> weighted bipolar graph.
 *
 * A node per statement and per argument.  The last step of an argument is the argument's
 * node; each step before it is a node of its own, and so is every relation that somebody
 * undercuts (docs/decisions/0004-an-undercut-edge-is-a-node.md). */
#ifndef MT_GRADUAL_DEBATE_GRAPH_H
#define MT_GRADUAL_DEBATE_GRAPH_H

#include "gradual/graph.h"
#include "model/debate.h"

typedef struct mt_debate_graph {
    mt_bipolar g;
    mt_end *of;      /* per node: statements, arguments, then steps and relations */
    uint32_t motion; /* node, or MT_NO_ID */
} mt_debate_graph;

/* Base scores are the weights that the debate gives, else 1/2; arcs weigh what the relation's
 * relevance is.  The confidences of the miner play no part.  O(size).  MOOT_OK; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_debate_graph_make(mt_debate_graph *to, mt_arena *arena,
                                                const mt_debate *debate);

#endif

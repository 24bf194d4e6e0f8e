/* render: debate + verdict -> scene.
 *
 * A scene is what a picture of the debate shows, still without places: a box for
 * every statement and argument, a line for every relation, every premise and
 * every conclusion, and the outline, which hangs each box under the one it bears
 * on.  Page, map, report and DOT all read this. */
#ifndef MT_RENDER_SCENE_H
#define MT_RENDER_SCENE_H

#include "judge/verdict.h"

/* Under this confidence a mined sentence or link is marked "unsure". */
#define MT_UNSURE 0.6

typedef struct mt_item {
    mt_end what; /* a statement or an argument */
    moot_str label;
    moot_str id; /* the label as part of an element id: "y9" */
    moot_str text;
    mt_side side;
    mt_standing standing;
    bool motion, central;
    double confidence; /* of the miner, the least of its places; 1 if a person wrote it */
    bool unsure;       /* mined, and not confidently */
    bool granted;      /* said by both sides */
    bool unanswered;   /* a challenge that nothing challenges */
    bool sourced;      /* its words stand in the printed text of a side */
    /* The outline. */
    uint32_t parent; /* node it hangs under, or MT_NO_ID */
    uint32_t link;   /* edge that hangs it there, or MT_NO_ID */
    uint32_t depth;
    uint32_t place; /* position in scene.outline */
    uint32_t root;  /* child of the motion (or top of its own tree) it goes back to */
} mt_item;

typedef enum mt_edge_kind {
    MT_EDGE_NONE, /* not drawn: a fault, a loop or a repetition */
    MT_EDGE_SUPPORT,
    MT_EDGE_ATTACK,
    MT_EDGE_UNDERCUT,
    MT_EDGE_PREMISE /* of a step; support of its conclusion by the argument is MT_EDGE_SUPPORT */
} mt_edge_kind;

typedef struct mt_edge {
    mt_edge_kind kind;
    uint32_t from; /* node */
    uint32_t to;   /* node; for an undercut the node its target bears on */
    uint32_t onto; /* the edge undercut, or MT_NO_ID */
    uint32_t step; /* MT_EDGE_PREMISE, and conclusions: the step; else MT_NO_ID */
    bool both;     /* holds in both directions */
    bool conceded; /* said by a side against its own case: no challenge (mt_is_granted) */
    bool unsure;
} mt_edge;

typedef struct mt_scene {
    mt_arena *arena;
    const mt_verdict *verdict;
    const mt_debate *debate;
    mt_item *node; /* statement s is node s, argument a is node statements + a */
    uint32_t nodes;
    mt_edge *edge; /* relation r is edge r; then premises and conclusions of steps */
    uint32_t edges;
    uint32_t *out_start, *out; /* edges by `from`: out[out_start[n] .. out_start[n + 1]] */
    uint32_t *in_start, *in;   /* edges by `to` */
    uint32_t *cut, *next_cut;  /* the first edge that undercuts an edge, and the one after */
    uint32_t *step_edge; /* of a step drawn without its argument: the line of its last premise */
    uint32_t motion;     /* node, or MT_NO_ID */
    uint32_t *outline;   /* the nodes, each after its parent, in reading order */
    const struct mt_weighing *weighed; /* by the main three; NULL: not weighed */
    const struct mt_slots *slots;      /* of a page that is served; NULL: one that stands alone */
} mt_scene;

/* Build in `arena` (which the caller frees; see mt_arena_failed there).  Linear
 * in the size of the debate but for sorting the children of a node. */
void mt_scene_build(mt_scene *scene, mt_arena *arena, const mt_verdict *verdict);

/* The text of a party without the credit line at its end: what the page marks. */
moot_span mt_scene_part(const mt_party *party);
/* The party in whose part `source` stands: 0, 1, or -1 if in none. */
int mt_scene_printed(const mt_debate *debate, moot_span source);

static inline uint32_t mt_scene_node(const mt_scene *scene, mt_end end)
{
    return end.kind == MT_END_ARGUMENT ? scene->debate->statements + end.id : end.id;
}

#endif

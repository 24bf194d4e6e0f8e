/* Paths of reasons to the motion, by the number of attacks on them. */
#ifndef MT_MODEL_PATHS_H
#define MT_MODEL_PATHS_H

#include "model/debate.h"

enum { MT_PATH_YES = 1, MT_PATH_NO = 2 };

/* For each statement, argument, step and relation, in this order, one number:
 * MT_PATH_YES if a path of relations with an even number of attacks leads from it
 * to the motion, MT_PATH_NO for an odd number, both bits, or 0.  For a relation or
 * step it says what the inference along it serves.  Undercuts count as attacks on
 * the inference they undercut, contradictions as attacks in both directions.
 * NULL if memory is short.  O(size of the debate). */
uint8_t *mt_debate_paths(const mt_debate *debate, mt_arena *arena);

/* The side that such a number stands for. */
static inline mt_side mt_path_side(uint8_t path)
{
    return path == MT_PATH_YES  ? MT_SIDE_YES
           : path == MT_PATH_NO ? MT_SIDE_NO
           : path               ? MT_SIDE_SHARED
                                : MT_SIDE_NONE;
}

#endif

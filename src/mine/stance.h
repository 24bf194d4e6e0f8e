/* Which of two unlabelled blocks says Yes? */
#ifndef MT_MINE_STANCE_H
#define MT_MINE_STANCE_H

#include "mine/feature.h"

typedef struct mt_stance_block {
    const mt_features *f; /* the sentences of the block */
    uint32_t n;
    uint32_t claim; /* index of the central claim */
    int answer;     /* +1 if the block opens with "Yes", -1 if with "No", else 0 */
} mt_stance_block;

/* Log-odds that the first block is the Yes side: negation, contrast and the words of
 * the question in each block, and the custom that Yes comes first.  Without that
 * custom, swapping the blocks turns the sign. */
double mt_stance(const mt_stance_block blocks[2], const mt_features *question);

#endif

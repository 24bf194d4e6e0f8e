/* Two sides that were read one by one -> what each says against the other. */
#ifndef MT_MINE_ACROSS_H
#define MT_MINE_ACROSS_H

#include "mine/structure.h"

/* What pairs of sentences of two sides share. */
typedef struct mt_facing {
    const mt_features *f[2];
    const mt_unit *units[2];
    uint32_t n[2];
    double *share;   /* n[0] * n[1]: shared content words over the fewer of the two, by rarity */
    double *best[2]; /* per sentence: its greatest share */
} mt_facing;

/* `units` as mt_structure() filled them.  False if memory is short.  O(n[0] * n[1]). */
bool mt_facing_init(mt_facing *to, mt_arena *arena, const mt_features *const f[2],
                    const mt_unit *const units[2], const uint32_t n[2]);

/* Does sentence i of block 0 attack sentence j of block 1, or the other way round?  The same for
 * the blocks in the other order. */
void mt_across_tally(const mt_facing *x, uint32_t i, uint32_t j, mt_tally *t);
/* Does counter-consideration `i` of `block` grant sentence `j` of the other? */
void mt_grant_tally(const mt_facing *x, uint32_t block, uint32_t i, uint32_t j, mt_tally *t);

/* Append to reading.across what is likely enough; the later block answers the earlier. */
bool mt_across_find(mt_reading *reading, mt_arena *arena, const mt_features *const f[2],
                    const double *w);

#endif

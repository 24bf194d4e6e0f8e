/* Settings and data -> the boxes that are to stand on one rank. */
#ifndef MT_ARGMAP_RANK_H
#define MT_ARGMAP_RANK_H

#include "argmap/map.h"

typedef struct mt_am_ranks {
    MT_VEC(uint32_t) node;  /* of the map, set after set */
    MT_VEC(uint32_t) start; /* where each set begins in `node`, and one more at the end */
} mt_am_ranks;

/* The sets of `sameRank` in their order, then one for each value of `rank` in data.  Linear in
 * nodes and titles.  Short of memory the sets are incomplete; the model's arena remembers. */
void mt_am_ranks_read(const mt_am_map *map, mt_am_ranks *to);

#endif

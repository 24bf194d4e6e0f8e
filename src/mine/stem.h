/* English words -> stems. */
#ifndef MT_MINE_STEM_H
#define MT_MINE_STEM_H

#include "base/arena.h"

typedef struct mt_stemmer mt_stemmer;
/* NULL if memory is short. */
mt_stemmer *mt_stemmer_new(void);
void mt_stemmer_free(mt_stemmer *s);
/* The stem of `low` (lower case), in `arena`; `low` itself if it is very long. */
moot_str mt_stem(mt_stemmer *s, mt_arena *arena, moot_str low);

#endif

/* Sentences that name actors -> how these stand to each other. */
#ifndef MT_MINE_TIE_H
#define MT_MINE_TIE_H

#include "mine/actor.h"

/* Add to reading.ties what the sentences say; memory in `arena`.  Patterns over words of alliance
 * and hostility and the nearest actors before and behind them; pronouns are followed to the
 * sentence before.  One tie for each pair, sign and sentence. */
bool mt_ties_find(mt_reading *reading, mt_arena *arena, const mt_cast *cast);

#endif

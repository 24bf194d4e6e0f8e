/* Text -> where sentences end by the rules of Unicode (UAX #29), with ICU's list of English
 * abbreviations. */
#ifndef MT_MINE_BREAKS_H
#define MT_MINE_BREAKS_H

#include "base/vec.h"

typedef struct mt_breaks mt_breaks;
typedef MT_VEC(uint32_t) mt_places;

/* MOOT_OK; MOOT_E_NOMEM; MOOT_E_BACKEND if ICU cannot be opened.  *b is then NULL.  Lives in the
 * arena, and is to be closed before that is freed. */
MOOT_NODISCARD moot_status mt_breaks_open(mt_arena *arena, mt_breaks **b);
/* The places in `s` behind each sentence, without 0, the end included; old ones are dropped. */
MOOT_NODISCARD moot_status mt_breaks_of(mt_breaks *b, moot_str s, mt_places *places);
/* `b` may be NULL. */
void mt_breaks_close(mt_breaks *b);

#endif

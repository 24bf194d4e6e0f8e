/* The words of alliance and hostility themselves. */
#ifndef MT_MINE_TIE_LEXICON_H
#define MT_MINE_TIE_LEXICON_H

#include "base/str.h"

typedef struct mt_tie_list {
    const char *const *at;
    size_t n;
} mt_tie_list;

/* [hostile][shape, as in mt_tie_shape] */
extern const mt_tie_list mt_tie_lists[2][3];

/* The verb of an irregular form: "took" -> "take"; empty for any other word.  O(log). */
moot_str mt_tie_verb(moot_str low);

#endif

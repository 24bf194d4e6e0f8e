/* Plain English words, to tell them from names where both have a capital. */
#ifndef MT_MINE_PLAIN_H
#define MT_MINE_PLAIN_H

#include "base/str.h"

/* "The", "Nobody", "Around", "We've": a word that is part of no name. */
bool mt_is_plain_word(moot_str low);
/* Is it in the vocabulary, perhaps without an ending?  O(log). */
bool mt_is_common_word(moot_str low);
/* "Isolation", "Spurring", "Twenty-two": a word with the ending of plain ones. */
bool mt_ends_plainly(moot_str low);

#endif

/* Plain English words, to tell names from words that begin a sentence. */
#ifndef MT_MINE_VOCABULARY_H
#define MT_MINE_VOCABULARY_H

#include <stddef.h>

/* In bytewise order. */
extern const char *const mt_vocabulary[];
extern const size_t mt_vocabulary_size;

#endif

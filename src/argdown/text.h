/* Inline nodes -> plain words. */
#ifndef MT_ARGDOWN_TEXT_H
#define MT_ARGDOWN_TEXT_H

#include "argdown/doc.h"

/* The words of the nodes [first, stop), which are inline; not trimmed. */
moot_str mt_text_words(const mt_doc *doc, uint32_t first, uint32_t stop, mt_arena *arena);

#endif

/* Text -> sentences, by the Unicode rules with a list of abbreviations. */
#ifndef MT_MINE_SENTENCE_H
#define MT_MINE_SENTENCE_H

#include "mine/letter.h"
#include "mine/text.h"

/* The sentences of `span`, without blanks at their ends, in order and disjoint;
 * runs without a letter or digit are left out.  A line end inside `span` is a
 * blank, except before the mark of a list item.  At most `limit` are found.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_BACKEND if the rules cannot be loaded. */
MOOT_NODISCARD moot_status mt_sentences(mt_arena *arena, moot_str text, moot_span span,
                                        uint32_t limit, mt_spans *sentences);

#endif

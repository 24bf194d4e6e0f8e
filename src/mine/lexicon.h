/* Word classes: which words and phrases carry which cue. */
#ifndef MT_MINE_LEXICON_H
#define MT_MINE_LEXICON_H

#include "mine/text.h"

/* clang-format off */
/* The classes of cues.  P is put before each name, so that weights can be named after them. */
#define MT_CUES(X, P) \
    X(P##CONTRAST, 0, "but, however") \
    X(P##CONCEDE, 0, "of course, it is true") \
    X(P##ALTHOUGH, 0, "although, while: the concession is in the same sentence") \
    X(P##CONCLUDE, 0, "therefore, that is why") \
    X(P##REASON, 0, "because, after all") \
    X(P##ADD, 0, "and, moreover") \
    X(P##EXAMPLE, 0, "for example") \
    X(P##MUST, 0, "should, must, need to") \
    X(P##MAY, 0, "may, might, perhaps") \
    X(P##NOT, 0, "not, never, hardly") \
    X(P##HEDGE, 0, "seemingly, probably") \
    X(P##POINTER, 0, "this, it, they: points back") \
    X(P##PAST, 0, "was, had") \
    X(P##JUDGE, 0, "right, vital, wrong, better") \
    X(P##REPORT, 0, "some say, critics") \
    X(P##SELF, 0, "I, we, our") \
    X(P##GENERAL, 0, "always, necessarily, not every: speaks of a rule") \
    X(P##INSTEAD, 0, "unless, except") \
    X(P##WILL, 0, "will, would") \
    X(P##NOW, 0, "now, today, still") \
    X(P##MANY, 0, "per cent, most, half") \
    X(P##OTHERS, 0, "some, opponents, we are told") \
    X(P##EMPH, 0, "surely, in truth, even") \
    X(P##IF, 0, "if, when, until") \
    X(P##COMPARE, 0, "more, less, than") \
    X(P##CAUSE, 0, "means, leads to, makes") \
    X(P##HAVE, 0, "has, have")
/* clang-format on */

typedef enum mt_cue {
#define MT_CUE_ID(name, zero, words) name,
    MT_CUES(MT_CUE_ID, MT_CUE_)
#undef MT_CUE_ID
        MT_CUE_COUNT
} mt_cue;

/* Call `found` for each cue phrase in `words`: the index of its first word and
 * how many words it has.  O(words * log(table)). */
typedef void (*mt_cue_found)(void *ctx, mt_cue cue, uint32_t at, uint32_t n);
void mt_cues(const mt_words *words, mt_cue_found found, void *ctx);
/* Is the table in the order that mt_cues() needs?  For the tests. */
bool mt_cues_sorted(void);

/* +1 or -1 for a word of good or bad outcome, 0 for others; `low` in lower case. */
int mt_polarity(moot_str low);
/* A modal verb, "ought" included. */
bool mt_is_modal(moot_str low);
/* That, or a form of "be", "have" or "do". */
bool mt_is_auxiliary(moot_str low);
/* The word with which the main clause of a question begins: the last auxiliary behind a comma or
 * colon, else the first word.  "After the attack, was India right ...?" */
uint32_t mt_main_clause(const mt_words *ws);
/* A word too common to tell what a sentence is about. */
bool mt_is_stop_word(moot_str low);

#endif

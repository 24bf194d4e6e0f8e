/* Word classes: which words and phrases carry which cue. */
#ifndef MT_MINE_LEXICON_H
#define MT_MINE_LEXICON_H

#include "mine/text.h"

typedef enum mt_cue {
    MT_CUE_CONTRAST, /* but, however */
    MT_CUE_CONCEDE,  /* of course, it is true */
    MT_CUE_ALTHOUGH, /* although, while: the concession is in the same sentence */
    MT_CUE_CONCLUDE, /* therefore, that is why */
    MT_CUE_REASON,   /* because, after all */
    MT_CUE_ADD,      /* and, moreover */
    MT_CUE_EXAMPLE,  /* for example */
    MT_CUE_MUST,     /* should, must, need to */
    MT_CUE_MAY,      /* may, might, perhaps */
    MT_CUE_NOT,      /* not, never, hardly */
    MT_CUE_HEDGE,    /* seemingly, probably */
    MT_CUE_POINTER,  /* this, it, they: points back */
    MT_CUE_PAST,     /* was, had */
    MT_CUE_JUDGE,    /* right, vital, wrong, better */
    MT_CUE_REPORT,   /* some say, critics */
    MT_CUE_SELF,     /* I, we, our */
    MT_CUE_GENERAL,  /* always, necessarily, not every: speaks of a rule */
    MT_CUE_INSTEAD,  /* unless, except */
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
/* A word too common to tell what a sentence is about. */
bool mt_is_stop_word(moot_str low);

#endif

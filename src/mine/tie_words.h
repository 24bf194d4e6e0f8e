/* Words of alliance and hostility. */
#ifndef MT_MINE_TIE_WORDS_H
#define MT_MINE_TIE_WORDS_H

#include "mine/text.h"

typedef enum mt_tie_shape {
    MT_SHAPE_ACT,   /* a verb that one does to another: "backs", "attacked" */
    MT_SHAPE_JOINT, /* what two do or are together: "cooperate", "quarrel", "allies" */
    MT_SHAPE_NOUN   /* a noun between two: "ally of", "threat to", "war on" */
} mt_tie_shape;

typedef struct mt_tie_word {
    bool hostile;
    mt_tie_shape shape;
    bool past;      /* the form itself is of the past: "attacked" */
    bool gap;       /* the phrase has a gap: "sell _ to" */
    uint32_t words; /* how many it takes */
    moot_str form;  /* as in the table */
} mt_tie_word;

/* The longest phrase of the tables that begins at words[at].  O(table). */
bool mt_tie_word_at(const mt_words *words, uint32_t at, mt_tie_word *to);

#endif

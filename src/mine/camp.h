/* Actors that a sentence names together, and who its pronouns stand for. */
#ifndef MT_MINE_CAMP_H
#define MT_MINE_CAMP_H

#include "mine/actor.h"

enum { MT_CAMP_MAX = 4, MT_CAMPS_MAX = 64 };

/* Some actors named together: "Washington and Tehran". */
typedef struct mt_cast_camp {
    uint32_t actor[MT_CAMP_MAX];
    uint32_t n;
    uint32_t from, to; /* words */
    bool place;        /* behind a preposition, so that it does nothing itself */
    bool owner;        /* "Iran's" */
    bool whose;        /* "its": an owner, which neither does a verb nor undergoes it */
    bool common;       /* without a name: "the government" */
    bool extra, weak;  /* as in mt_mention */
    const char *polls; /* as in mt_mention, of the first */
} mt_cast_camp;

/* What "they" and "it" stand for, from the sentence before. */
typedef struct mt_cast_memory {
    mt_cast_camp two, one;
} mt_cast_memory;

typedef struct mt_camp_list {
    mt_cast_camp at[MT_CAMPS_MAX]; /* in the order of the words */
    uint32_t n;
} mt_camp_list;

/* The camps of a sentence with `n` mentions; pronouns and "both states", "this group" become camps
 * of their own, in their place.  `memory` is of the sentence before (NULL: there is none), and goes
 * on to the next. */
void mt_cast_camps(const mt_words *words, const mt_mention *mentions, uint32_t n,
                   mt_cast_memory *memory, mt_camp_list *to);

bool mt_cast_camp_holds(const mt_cast_camp *camp, uint32_t actor);

#endif

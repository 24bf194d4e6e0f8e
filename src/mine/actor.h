/* Who is spoken of: names in the text -> actors with all their names. */
#ifndef MT_MINE_ACTOR_H
#define MT_MINE_ACTOR_H

#include "mine/gazetteer.h"
#include "mine/reading.h"

/* A place where an actor is named. */
typedef struct mt_mention {
    uint32_t block, unit; /* unit: MT_NO_ID in the question */
    uint32_t from, to;    /* words of the unit */
    moot_span span;       /* the name as written, without "'s" */
    uint32_t actor;
    bool adjective;    /* "Iranian": does not name the actor by itself */
    bool place;        /* behind "in", "at", "near" */
    bool article;      /* the span begins with "the" */
    bool owner;        /* "Iran's" */
    bool shared;       /* "US-Iran": half of a word */
    bool common;       /* "the government": no name */
    bool extra;        /* without a name, and too many of the kind to be one party: "companies" */
    bool weak;         /* a single word that only stands behind "of", "to" and the like */
    const char *polls; /* as in mt_known_name; "" for others */
} mt_mention;

typedef struct mt_cast {
    mt_words *words[3];              /* of the units of block 0 and 1; [2][0]: of the question */
    MT_VEC(mt_mention) mentions;     /* in the order of the text, the question first */
    MT_VEC(mt_reading_actor) actors; /* in order of first mention */
} mt_cast;

/* Give `reading` its actors: those with a name, and of the weak ones and
 * those without a name the ones that a tie names. */
bool mt_cast_give(const mt_cast *cast, mt_arena *arena, mt_reading *reading);

/* Find the actors of a debate.  Names that nothing shows to be a party (places, months, laws) are
 * left out.  Memory in `arena`; false if it is short.  O(words * names). */
bool mt_cast_find(mt_cast *cast, mt_arena *arena, const mt_reading *reading);

#endif

/* Parties as they are found in the text -> the actors of a cast: several names of one, and which
 * are actors at all.  Between actor.c and cast.c. */
#ifndef MT_MINE_CAST_H
#define MT_MINE_CAST_H

#include "mine/actor.h"

/* A party as it is found; several may turn out to be one. */
typedef struct mt_cast_party {
    uint32_t row; /* in the table of known names, or MT_NO_ID */
    mt_name_kind kind;
    moot_str key;  /* lower case; of unknown names */
    uint32_t same; /* the party that this one is; itself at first */
    uint32_t named, placed,
        governed;   /* mentions: with a name, behind a preposition, behind one of parties too */
    bool single;    /* one word */
    moot_str title; /* "president", if it is named with one */
    const char *polls;
} mt_cast_party;
typedef MT_VEC(mt_cast_party) mt_cast_parties;

/* Do the letters of "who" begin the words of "world health organisation"? */
bool mt_is_acronym(moot_str shortened, moot_str key);

/* The mentions of the cast name parties; afterwards they name actors of the cast, and those of
 * parties that are no actors are gone.  O(parties^2 + mentions * names). */
void mt_cast_settle(mt_cast *cast, mt_arena *arena, moot_str text, mt_cast_parties *parties);

#endif

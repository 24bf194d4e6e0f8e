/* Names that belong together: states with their capitals and peoples, and bodies with their other
 * names. */
#ifndef MT_MINE_GAZETTEER_H
#define MT_MINE_GAZETTEER_H

#include "mine/text.h"

typedef enum mt_name_kind {
    MT_NAME_STATE, /* "Iran", "Tehran", "Iranians" */
    MT_NAME_GROUP, /* a party to conflicts, a people, a faith: "ISIS", "Kurds" */
    MT_NAME_BODY,  /* an alliance, a bank, a parliament: "Nato", "the Fed" */
    MT_NAME_PLACE, /* a part of the world that does not act */
    MT_NAME_OTHER,
    MT_NAME_COMMON /* no name at all: "the government", "voters" */
} mt_name_kind;

typedef struct mt_known_name {
    uint32_t row; /* equal rows mean the same party */
    mt_name_kind kind;
    uint32_t words;    /* how many it takes */
    bool adjective;    /* "Iranian": points to the party, but does not name it alone */
    const char *polls; /* where it stands for election: "uk"; empty if it does not */
} mt_known_name;

/* The longest known name that begins at words[at] with a capital.  O(table). */
bool mt_known_name_at(const mt_words *words, uint32_t at, mt_known_name *to);

/* "government", "troops": after an adjective of a state they stand for the state. */
bool mt_is_organ(moot_str low);
/* "the government", "voters": who acts, without a name. */
bool mt_is_collective(moot_str low);
/* Of these, the ones that politics is made of. */
bool mt_is_civic(moot_str low);
/* "clerics", "rebels", "voters": people of a kind. */
bool mt_is_people(moot_str low);
/* "Bank", "Party": the head of the name of a body, which goes on after "of". */
bool mt_is_body_noun(moot_str low);
/* Capitalised words that are no party: months, days, laws, titles. */
bool mt_is_no_party(moot_str low);
bool mt_is_title(moot_str low);
/* Last words of things: "Act", "Treaty", "Street", "River". */
bool mt_is_thing_noun(moot_str low);

#endif

/* Names of people: "Dr Jane van Doe", "A B, C D and E F". */
#ifndef MT_MINE_PERSON_H
#define MT_MINE_PERSON_H

#include "mine/text.h"

/* People joined by "and" or commas from word `at` on; the index after the last, `at` if there is
 * none.  A name has two words, or a title and one. */
uint32_t mt_read_people(moot_str text, const mt_words *ws, uint32_t at);
/* May the word stand in a name?  Capitals do, unless they begin a sentence or so. */
bool mt_names_person(moot_str text, const mt_word *w);
/* "van", "de", "of" */
bool mt_is_particle(const mt_word *w);
/* "is", "was", "are", "were" */
bool mt_is_be(moot_str low);

#endif

/* Who does it, and to whom: the actors around a word that ties them. */
#ifndef MT_MINE_TIE_ROLES_H
#define MT_MINE_TIE_ROLES_H

#include "mine/camp.h"
#include "mine/tie_words.h"

/* The words of a sentence and the camps in it. */
typedef struct mt_clause {
    const mt_words *ws;
    mt_camp_list camps;
} mt_clause;

/* Does a new clause begin between the words? */
bool mt_tie_parted(const mt_words *ws, uint32_t from, uint32_t to);
/* The nearest camp that ends before word `at`, or begins from word `end` on; NULL if there is none
 * within reach. */
const mt_cast_camp *mt_tie_before(const mt_clause *s, uint32_t at);
const mt_cast_camp *mt_tie_behind(const mt_clause *s, uint32_t end);
/* Who does what word `at` says, and to whom (then `a` does it); NULL if that is no actor. */
const mt_cast_camp *mt_tie_subject(const mt_clause *s, uint32_t at, const mt_tie_word *w);
const mt_cast_camp *mt_tie_object(const mt_clause *s, const mt_cast_camp *a, uint32_t at,
                                  const mt_tie_word *w);

#endif

/* Credit lines: "Dr Jane Doe is a lecturer in history at Example University." */
#ifndef MT_MINE_CREDIT_H
#define MT_MINE_CREDIT_H

#include "mine/text.h"

typedef struct mt_credit {
    moot_span span;       /* the whole credit line; empty if there is none */
    moot_span name;       /* "Dr Jane Doe"; several people as written: "A B and C D" */
    moot_span credential; /* "lecturer in history at Example University"; may be empty */
} mt_credit;

/* Is `s` (one sentence or line, trimmed) a credit line?
 *   NAME is|was|are|were [now|also|...] [a|an|the] CREDENTIAL
 *   NAME, [who is] [a|an|the] CREDENTIAL      (no verb)
 *   NAME - CREDENTIAL
 *   NAME works|teaches|writes|... REST        (the verb belongs to the credential)
 * in which CREDENTIAL names an office or trade near its start, or is tied to a
 * body by of|at|for|with.  Leading and trailing brackets, dashes, asterisks and
 * "By" are no part of the name. */
bool mt_credit_read(mt_arena *arena, moot_str text, moot_span s, mt_credit *credit);
/* As the last thing that a side says: besides, a name that the text has not had, "is", and
 * what it is ("Jane Doe is a mother of three", "The Elm Trust is a charity"), without
 * a word of praise or blame. */
bool mt_credit_closing(mt_arena *arena, moot_str text, moot_span s, mt_credit *credit);
/* Is `s` nothing but a name ("Jane Doe", "By Dr Jane van Doe")? */
bool mt_credit_name(mt_arena *arena, moot_str text, moot_span s, mt_credit *credit);
/* As after a label, where a name is expected: a bare name, or a name, a comma or
 * dash, and anything that is no running sentence. */
bool mt_credit_loose(mt_arena *arena, moot_str text, moot_span s, mt_credit *credit);
/* Is the name new between `from` and the credit?  Whom a text speaks of did not write it. */
bool mt_credit_is_news(moot_str text, size_t from, const mt_credit *credit);
/* Does `s` go on about the person of a credit line before it ("She tweets at
 * @jane", "Her latest book is ...")? */
bool mt_credit_more(mt_arena *arena, moot_str text, moot_span s);

#endif

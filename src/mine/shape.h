/* Sentence -> how it is built: the verb of its main clause, what that clause begins with, and
 * whether it tells a story or gives a figure.  Guessed from small closed lists of words and from
 * endings, without a parser.  Nothing here looks at length or place: those are habits of a writer.
 */
#ifndef MT_MINE_SHAPE_H
#define MT_MINE_SHAPE_H

#include "mine/text.h"

/* clang-format off */
/* P is put before each name, so that weights can be named after them. */
#define MT_SHAPES(X, P) \
    X(P##VERB_IS, 0, "the first finite verb of the main clause is 'is', 'are'") \
    X(P##VERB_WAS, 0, "or 'was', 'were'") \
    X(P##VERB_HAS, 0, "or 'has', 'have'") \
    X(P##VERB_HAD, 0, "or 'had', 'did'") \
    X(P##VERB_WOULD, 0, "or 'would'") \
    X(P##VERB_WILL, 0, "or 'will'") \
    X(P##VERB_MUST, 0, "or 'should', 'must'") \
    X(P##VERB_CAN, 0, "or 'can', 'may'") \
    X(P##VERB_DOES, 0, "or 'does'") \
    X(P##VERB_PAST, 0, "or an irregular past, or one in '-ed'") \
    X(P##VERB_NONE, 0, "none of these: a plain present, or a command") \
    X(P##FROM_THE, 0, "the main clause begins with 'the'") \
    X(P##FROM_A, 0, "or 'a'") \
    X(P##FROM_THIS, 0, "or 'this', 'those'") \
    X(P##FROM_IT, 0, "or 'it', 'its'") \
    X(P##FROM_THEY, 0, "or 'they', 'his'") \
    X(P##FROM_WE, 0, "or 'we', 'our'") \
    X(P##FROM_I, 0, "or 'I', 'my'") \
    X(P##FROM_YOU, 0, "or 'you'") \
    X(P##FROM_DOING, 0, "or '-ing'") \
    X(P##FROM_TO, 0, "or 'to'") \
    X(P##FROM_THERE, 0, "or 'there'") \
    X(P##FROM_WHAT, 0, "or 'what', 'whoever'") \
    X(P##FROM_NO, 0, "or 'nobody', 'few'") \
    X(P##FROM_EVERY, 0, "or 'every', 'anyone'") \
    X(P##FROM_NUMBER, 0, "or a number") \
    X(P##FROM_ORDER, 0, "or 'let', 'keep', 'stop'") \
    X(P##FROM_SOME, 0, "or 'some', 'critics'") \
    X(P##FRONT_PLACE, 0, "before it stands 'in', 'for' and the like, and a comma") \
    X(P##FRONT_WHEN, 0, "or 'when', 'although'") \
    X(P##FRONT_IF, 0, "or 'if'") \
    X(P##PAST, 0, "a verb in the past") \
    X(P##PASTS, 0, "two or more") \
    X(P##NUMBER, 0, "a number, in figures or in words") \
    X(P##NUMBERS, 0, "two or more") \
    X(P##MONTH, 0, "a month, a day of the week, a season") \
    X(P##TIME, 0, "'ago', 'weeks'") \
    X(P##NOT_BUT, 0, "'not' and 'but'") \
    X(P##MOST, 0, "a superlative, 'only', 'last'") \
    X(P##DENIES, 0, "a word of negation") \
    X(P##SAYS, 0, "what somebody says, fears or calls it")
/* clang-format on */

typedef enum mt_shape_id {
#define MT_SHAPE_ID(name, zero, why) name,
    MT_SHAPES(MT_SHAPE_ID, MT_SHAPE_)
#undef MT_SHAPE_ID
        MT_SHAPE_COUNT
} mt_shape_id;

typedef struct mt_shape {
    bool has[MT_SHAPE_COUNT];
    uint32_t main; /* the word that the main clause begins with */
    uint32_t verb; /* its first finite verb, or a guess at where the subject ends; up to n */
} mt_shape;

/* O(words * log(table)). */
void mt_shape_of(const mt_words *ws, mt_shape *to);

/* Is the table in the order that the look-up needs?  For the tests. */
bool mt_shapes_sorted(void);

#endif

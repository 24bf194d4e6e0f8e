/* Sentence -> how it is built: the verb of its main clause, what that clause begins with, and
 * what makes it a story, a figure or a list.  Guessed from small closed lists of words and from
 * endings, without a parser. */
#ifndef MT_MINE_SHAPE_H
#define MT_MINE_SHAPE_H

#include "mine/plain.h"
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
    X(P##SUBJECT_SHORT, 0, "up to three words before that verb") \
    X(P##SUBJECT_LONG, 0, "eight or more") \
    X(P##PAST, 0, "a verb in the past") \
    X(P##PASTS, 0, "two or more") \
    X(P##NUMBER, 0, "a number, in figures or in words") \
    X(P##NUMBERS, 0, "two or more") \
    X(P##MONTH, 0, "a month, a day of the week, a season") \
    X(P##TIME, 0, "'ago', 'weeks'") \
    X(P##UNDER_8, 0, "under eight words") \
    X(P##UNDER_12, 0, "under twelve") \
    X(P##OVER_20, 0, "over twenty") \
    X(P##OVER_28, 0, "over twenty-eight") \
    X(P##COMMA, 0, "a comma") \
    X(P##COMMAS, 0, "two or more") \
    X(P##COLON, 0, "a colon") \
    X(P##SEMICOLON, 0, "a semicolon") \
    X(P##COMMA_AND, 0, "', and'") \
    X(P##NOT_BUT, 0, "'not' and 'but'") \
    X(P##MOST, 0, "a superlative, 'only', 'last'") \
    X(P##WHO, 0, "'who', 'which'") \
    X(P##TO_TO, 0, "'to' twice") \
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

/* `s`: the bytes of the sentence.  O(words * log(table)). */
void mt_shape_of(const mt_words *words, moot_str s, mt_shape *to);

/* The place of `low` in MT_PLAIN_WORDS, or MT_PLAIN_COUNT. */
typedef enum mt_plain_id {
#define MT_PLAIN_ID(name, zero, word) name,
    MT_PLAIN_WORDS(MT_PLAIN_ID, MT_PLAIN_)
#undef MT_PLAIN_ID
        MT_PLAIN_COUNT
} mt_plain_id;
uint32_t mt_plain_of(moot_str low);

/* Are both tables in the order that the look-up needs?  For the tests. */
bool mt_shapes_sorted(void);

#endif

/* Closed questions about a reading, and the answers to them.
 *
 * A question stands in a file as
 *
 *     ? KIND words of the question
 *     a KEY  words of the first choice
 *     b KEY  words of the second
 *     = a
 *
 * where KEY is a hash of the sentence that is meant, so that answers hold as long as the sentence
 * is in the text; behind `=` a person writes the letter. */
#ifndef MT_MINE_ASK_H
#define MT_MINE_ASK_H

#include "mine/reading.h"
#include "mine/structure.h"

typedef enum mt_ask_kind {
    MT_ASK_SIDE,   /* which block says Yes: the choice is the first sentence of a block */
    MT_ASK_CLAIM,  /* which sentence is the central claim of its side */
    MT_ASK_HEAD,   /* what does a sentence bear on */
    MT_ASK_ATTACK, /* does it support or attack that: choices "support", "attack" */
    MT_ASK_KINDS
} mt_ask_kind;

typedef struct mt_answer {
    mt_ask_kind kind;
    uint64_t about;  /* the sentence that is asked about; 0 for SIDE and CLAIM */
    uint64_t chosen; /* the sentence that is chosen; for ATTACK 0 or 1 */
    bool used;       /* its sentences are in the text */
} mt_answer;

struct mt_answers {
    MT_VEC(mt_answer) at;
};

/* The hash of a sentence; white space is folded (FNV-1a, 64 bits). */
uint64_t mt_sentence_hash(moot_str sentence);

/* Read a file of questions; those without a letter are passed over.  False at a line that is none,
 * whose number is then in `line`, or if memory is short (line 0). */
bool mt_answers_read(mt_arena *arena, moot_str text, mt_answers *to, uint32_t *line);

/* What the answers say about the units of block `which`; arrays in `arena`.  False if it is short.
 */
bool mt_answers_fix(mt_answers *answers, mt_arena *arena, const mt_reading *r, uint32_t which,
                    mt_fixed *to);
/* +1: the first block is Yes, -1: the second, 0: not answered. */
int mt_answers_side(mt_answers *answers, const mt_reading *r);

/* Fill reading.questions: at most five, those first whose answers are expected to change most.
 * What `fixed` says is not asked again. */
MOOT_NODISCARD moot_status mt_ask(mt_reading *reading, const mt_features *const f[2],
                                  const mt_features *question, const mt_fixed fixed[2],
                                  bool side_known);

#endif

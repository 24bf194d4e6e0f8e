/* Which of two unlabelled blocks says Yes? */
#ifndef MT_MINE_STANCE_H
#define MT_MINE_STANCE_H

#include "mine/feature.h"
#include "mine/reading.h"

/* clang-format off */
/* What is compared between the two blocks: name, weight as set by hand, spread of the difference in
 * texts of our own (a difference counts for two spreads at most), meaning.  Rates are per sentence
 * or per hundred words.  "Sign": whether the question asks for more of a thing or for less. */
#define MT_STANCE_ROWS(X)                                                                          \
    X(CONSEQUENCES, 0.35, 0.93, "good rather than bad words behind 'would' and 'will'")            \
    X(ABOUT,        0.45, 0.23, "good words near those of the question, times the sign")           \
    X(ABOUT_ASKED,  0.45, 0.53, "the same, by how much of the question the sentence has")          \
    X(ABOUT_BARE,    0.2, 0.23, "good words near those of the question")                           \
    X(JUDGES,        0.3, 0.24, "judgements: 'overdue', 'folly'")                                  \
    X(CLAIM_JUDGES,  0.4, 0.83, "the same in the central claim")                                   \
    X(DEMANDS,       0.5, 0.07, "'should' with the verb of the question, or one like it")          \
    X(TAKES,         0.5, 0.20, "takes the verb of the question and does not deny it")             \
    X(DENIES,      -0.3, 0.12, "denies in sentences with words of the question")                  \
    X(RIGHT,         0.3, 0.39, "'right', 'deserves'")                                             \
    X(SUPPORTERS,  -0.3, 0.50, "'supporters', 'the idea', 'the promise'")                         \
    X(OPPONENTS,     0.3, 0.33, "'critics', 'fears'")                                              \
    X(INSTEAD,     -0.3, 0.51, "'instead', 'already', 'enough'")                                  \
    X(BUT,         -0.3, 0.48, "sentences that open with 'but'")                                  \
    X(VERB_NOT,    -0.3, 1.08, "'is not', 'cannot'")                                              \
    X(DOUBT,       -0.2, 1.08, "'if', 'perhaps', 'supposedly'")
/* clang-format on */

typedef enum mt_stance_row {
#define MT_STANCE_ID(name, prior, spread, why) MT_STANCE_##name,
    MT_STANCE_ROWS(MT_STANCE_ID)
#undef MT_STANCE_ID
        MT_STANCE_COUNT
} mt_stance_row;

/* Fitted to data/ by tools/train; made file. */
extern const double mt_stance_weights[MT_STANCE_COUNT];
extern const uint64_t mt_stance_data;

/* What the question asks. */
typedef struct mt_asking {
    mt_arena *arena;
    mt_stemmer *stemmer;
    const moot_str *act, *about; /* stems: of what is asked for, and of what it is asked of */
    uint32_t acts, abouts;
    int sign;    /* +1 for more of a thing, -1 for less */
    bool demand; /* "should", "must" */
} mt_asking;

typedef struct mt_stance_block {
    moot_str text;
    const mt_unit *units; /* with roles */
    uint32_t n;
    int answer; /* +1 if the block opens with "Yes", -1 if with "No", else 0 */
} mt_stance_block;

/* False if memory is short. */
bool mt_asking_of(mt_asking *to, mt_arena *arena, mt_stemmer *stemmer, moot_str text,
                  moot_span question);

/* The differences between the first block and the second, scaled; of the first 300 sentences of
 * each.  Swapping the blocks turns every sign.  O(words). */
void mt_stance_tally(const mt_asking *asking, const mt_stance_block blocks[2],
                     double x[MT_STANCE_COUNT]);

/* Log-odds that the first block is the Yes side: the above, a first word "Yes," or "No,", and, if
 * `ordered`, the custom that Yes comes first.  Without it, swapping the blocks turns the sign. */
double mt_stance(const mt_asking *asking, const mt_stance_block blocks[2], bool ordered);

#endif

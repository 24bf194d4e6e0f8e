/* The weights of the miner.
 *
 * Each row: name, prior, why.  The prior was set by hand; what is used was fitted, starting from
 * it, to the texts of data/ by tools/train and stands in weights.c.  docs/MINING.md says how. */
#ifndef MT_MINE_WEIGHTS_H
#define MT_MINE_WEIGHTS_H

#include "mine/lexicon.h"
#include "mine/shape.h"

/* clang-format off */

/* Is it the central claim?  Compared between the sentences of one side. */
#define MT_CC_ROWS(X)                                                                              \
    X(CC_FIRST,             1.0, "many writers open with the claim")                               \
    X(CC_SECOND,            0.4, "or after one sentence that sets the scene")                      \
    X(CC_THIRD,               0, "or after two")                                                   \
    X(CC_LAST,              1.0, "or close with it")                                               \
    X(CC_LAST_BUT_ONE,        0, "or nearly close with it")                                        \
    X(CC_PLACE,               0, "how far into the side it stands, 0 to 1")                        \
    X(CC_LONG_FIRST,          0, "opening a long side")                                            \
    X(CC_LONG_LAST,           0, "closing a long side")                                            \
    X(CC_MUST,              1.1, "a claim says what should be done")                               \
    X(CC_MUST_ASIDE,       -0.3, "but another matter if the question does not ask what should be") \
    X(CC_CLOSING_MUST,      0.5, "a demand at the very end sums up")                              \
    X(CC_ONLY_MUST,           0, "the only sentence of the side that does")                        \
    X(CC_FIRST_MUST,          0, "the first of those that do")                                     \
    X(CC_LAST_MUST,           0, "the last of them")                                               \
    X(CC_IT_JUDGES,         0.7, "'it is right that' puts the judgement first")                    \
    X(CC_INNER_TURN,        0.4, "'X may be, but Y' weighs both sides")                            \
    X(CC_JUDGE,             0.5, "or what is right, vital, better")                                \
    X(CC_JUDGE_LAST,        0.5, "ends with a judgement")                                          \
    X(CC_CONCLUDE,          1.2, "'therefore' announces it")                                       \
    X(CC_CONCLUDE_LAST,       0, "'therefore' at the very end")                                    \
    X(CC_QUESTION,          1.5, "it speaks the words of the question (share of them)")            \
    X(CC_QUESTION_NAMES,    0.4, "or its names (share of them)")                                   \
    X(CC_QUESTION_MOST,       0, "no sentence speaks more of them")                                \
    X(CC_QUESTION_MUST,       0, "and says what should be done")                                   \
    X(CC_QUESTION_KIND,     1.2, "demands more or less of something, where the question does")     \
    X(CC_QUESTION_KIND_ASIDE, 1, "or where it does not")                                           \
    X(CC_CENTRE,              0, "shares words with many of the others (mean share)")              \
    X(CC_CONCEDE,          -1.5, "'of course' grants a point instead")                             \
    X(CC_REASON,           -1.2, "'because' gives a reason instead")                               \
    X(CC_EXAMPLE,          -0.6, "an example serves another sentence")                             \
    X(CC_ADD,              -0.7, "'also' goes on with a list")                                     \
    X(CC_POINTER,          -0.3, "'this', 'they' lean on the sentence before")                     \
    X(CC_CONTRAST,         -0.2, "'but' answers the sentence before")                              \
    X(CC_TURN,              1.2, "yet 'but' in the second sentence turns to the claim")            \
    X(CC_NEXT_TURNS,       -0.8, "a sentence that the next one answers with 'but'")                \
    X(CC_MAY,              -0.3, "a claim is rarely a maybe")                                      \
    X(CC_PAST,             -0.6, "a story of the past is evidence")                                \
    X(CC_DIGITS,           -0.6, "figures and years are evidence")                                 \
    X(CC_ASKS,             -1.0, "a question is seldom the claim")                                 \
    X(CC_REPORT,           -0.4, "what others say is seldom the claim")                            \
    X(CC_SHORT,            -0.3, "under five words")                                               \
    X(CC_BRIEF,               0, "under ten words")                                                \
    X(CC_LENGTHY,             0, "over twenty-five words")                                         \
    X(CC_QUOTES,              0, "has quotation marks")                                            \
    X(CC_LOW,                 0, "begins in lower case: a clause")                                 \
    X(CC_OPEN,                0, "ends without a stop")                                            \
    X(CC_BARE,                0, "has no comma")                                                   \
    X(CC_GENERAL,             0, "no figure, no past, no name but the question's")                 \
    X(CC_GENERAL_ONLY,        0, "the only sentence of the side so general")                       \
    X(CC_GENERAL_FIRST,       0, "the first of them")                                              \
    X(CC_GENERAL_LAST,        0, "the last of them")                                               \
    X(CC_CASE_TWICE,          0, "figures and names")                                              \
    X(CC_SUBJECT_ASKED,       0, "its subject has a word of the question")                         \
    X(CC_SUBJECT_NAMED,       0, "or a name of it")                                                \
    X(CC_SUBJECT_IS,          0, "and of that it says what it is")                                 \
    X(CC_SUBJECT_MUST,        0, "or should be")                                                   \
    X(CC_SUBJECT_WOULD,       0, "or would do")                                                    \
    X(CC_SUBJECT_PAST,        0, "or did")                                                         \
    MT_CUES(X, CC_OPENS_) MT_CUES(X, CC_HAS_) MT_CUES(X, CC_NEXT_)                                 \
    MT_SHAPES(X, CC_SHAPE_)

/* Does it speak against its own side? */
#define MT_OPP_ROWS(X)                                                                             \
    X(OPP_BIAS,            -1.8, "few sentences do")                                               \
    X(OPP_CONCEDE,          2.4, "'of course', 'some say'")                                        \
    X(OPP_MAY,              0.3, "'may', 'perhaps'")                                               \
    X(OPP_REPORT,           0.6, "what others say")                                                \
    X(OPP_NEXT_TURNS,       2.4, "the next one begins with 'but'")                                 \
    X(OPP_CLAUSE,           1.6, "'although' opens a bare clause")                                 \
    X(OPP_CONTRAST,        -1.0, "'but' comes back to the own case")                               \
    X(OPP_MUST,            -0.6, "demands are the own case")                                       \
    X(OPP_REASON,          -0.6, "so are reasons")                                                 \
    X(OPP_CONCLUDE,        -1.0, "and conclusions")                                                \
    X(OPP_FIRST,            0.3, "some writers open with the other view")                          \
    X(OPP_LAST,            -0.6, "few close with it")                                              \
    X(OPP_NEXT_OPENS,         0, "the next one turns, and this one turned too")                    \
    X(OPP_PREV_GRANTS,        0, "the one before granted a point")                                 \
    X(OPP_BRIEF,              0, "under ten words")                                                \
    X(OPP_LOW,                0, "begins in lower case: a clause")                                 \
    X(OPP_OPEN,               0, "ends without a stop")                                            \
    X(OPP_ASKS,               0, "a question")                                                     \
    X(OPP_INNER_TURN,         0, "'X may be, but Y' takes it back itself")                         \
    X(OPP_QUOTES,             0, "has quotation marks")                                            \
    MT_CUES(X, OPP_OPENS_) MT_CUES(X, OPP_HAS_) MT_CUES(X, OPP_NEXT_)

/* Does it attack what it bears on? */
#define MT_ATT_ROWS(X)                                                                             \
    X(ATT_BIAS,            -1.2, "most sentences support")                                         \
    X(ATT_CONTRAST,         1.4, "'but', 'however'")                                               \
    X(ATT_CONCEDE,          1.0, "a granted point stands against the claim")                       \
    X(ATT_NEXT_TURNS,       1.4, "the next one answers it with 'but'")                             \
    X(ATT_CLAUSE,           1.0, "'although' opens a bare clause")                                 \
    X(ATT_REASON,          -1.2, "a reason supports")                                              \
    X(ATT_ADD,             -0.6, "a list goes on supporting")                                      \
    X(ATT_EXAMPLE,         -0.6, "so does an example")                                             \
    X(ATT_NOT,              0.2, "negation")                                                       \
    X(ATT_ROOT,               0, "it bears on the central claim")                                  \
    X(ATT_ROOT_TURNS,         0, "and begins with 'but'")                                          \
    X(ATT_ROOT_GRANTS,        0, "and grants a point")                                             \
    X(ATT_ROOT_ANSWERED,      0, "and the next one answers it with 'but'")                         \
    X(ATT_BACK,               0, "it bears on the sentence before")                                \
    X(ATT_BACK_TURNS,         0, "and begins with 'but'")                                          \
    X(ATT_BACK_GRANTED,       0, "which granted a point")                                          \
    X(ATT_TURN_GRANTED,       0, "'but' after a granted point")                                    \
    X(ATT_AHEAD,              0, "it bears on the next sentence")                                  \
    X(ATT_AHEAD_TURNS,        0, "which begins with 'but'")                                        \
    X(ATT_LOW,                0, "begins in lower case: a clause")                                 \
    X(ATT_OPEN,               0, "ends without a stop")                                            \
    MT_CUES(X, ATT_OPENS_) MT_CUES(X, ATT_HAS_) MT_CUES(X, ATT_NEXT_)

/* What does it bear on?  Compared between the possible heads. */
#define MT_TO_ROWS(X)                                                                              \
    X(TO_ROOT,              0.8, "most bear on the central claim")                                 \
    X(TO_PREVIOUS,          1.1, "or on the sentence before")                                      \
    X(TO_BEFORE_LAST,         0, "or on the one before that")                                      \
    X(TO_NEXT,              0.4, "or on the next")                                                 \
    X(TO_DISTANCE,        -0.12, "each sentence between makes it less likely")                     \
    X(TO_FORWARD,          -0.3, "looking ahead is rarer than looking back")                       \
    X(TO_ROOT_DISTANCE,       0, "each sentence between, to the central claim")                    \
    X(TO_ROOT_PREVIOUS,       0, "the central claim stands just before")                           \
    X(TO_ROOT_NEXT,           0, "or just after")                                                  \
    X(TO_ROOT_LONG,           0, "in a side of over six sentences")                                \
    X(TO_FIRST,               0, "the head opens the side")                                        \
    X(TO_LAST,                0, "or closes it")                                                   \
    X(TO_FROM_FIRST_NEXT,     0, "the first bears on the second")                                  \
    X(TO_FROM_LAST_ROOT,      0, "the last bears on the central claim")                            \
    X(TO_HEADED,           0.25, "good claims attract (times the claim score of the head)")        \
    X(TO_REASON_BACK,       1.2, "'because' explains the sentence before")                         \
    X(TO_EXAMPLE_BACK,      1.0, "so does 'for example'")                                          \
    X(TO_POINTER_BACK,      0.4, "'this', 'they' lean on it")                                      \
    X(TO_CONTRAST_BACK,     0.9, "'but' answers it")                                               \
    X(TO_CONTRAST_OPP,      1.0, "all the more if that spoke against the own side")                \
    X(TO_ADD_BACK,         -0.2, "'also' stands beside it")                                        \
    X(TO_CONCLUSION,        0.8, "the sentence before 'therefore' leads to it")                    \
    X(TO_OVERLAP,           1.5, "shared content words (share of the smaller)")                    \
    X(TO_NAMES,             0.2, "shared names")                                                   \
    X(TO_CONCEDED_ROOT,     0.6, "a granted point stands against the central claim")               \
    X(TO_OPP_BACK,            0, "a counter-consideration on the sentence before")                 \
    X(TO_FROM_ROOT_OPP,       0, "an own reason on the central claim")                             \
    X(TO_HEAD_OPP,            0, "the head speaks against the own side")                           \
    X(TO_BRIEF_BACK,          0, "a brief sentence leans on the one before")                       \
    X(TO_LOW_BACK,            0, "a clause leans on the one before")                               \
    X(TO_OPEN_NEXT,           0, "an open clause leads to the next")                               \
    X(TO_DIGITS_BACK,         0, "a figure backs the sentence before")                             \
    X(TO_ASKS,                0, "the head is a question")                                         \
    X(TO_HEAD_DIGITS,         0, "the head has a figure")                                          \
    X(TO_HEAD_NOT_PREV_ADD,   0, "the head begins with 'and'")                                     \
    MT_CUES(X, TO_BACK_) MT_CUES(X, TO_AHEAD_) MT_CUES(X, TO_ROOT_OPENS_) MT_CUES(X, TO_ROOT_HAS_) \
    MT_CUES(X, TO_HEAD_) MT_CUES(X, TO_BACK_HAS_)

/* Undercut rather than rebut, for an attack on a sentence that has a head itself */
#define MT_CUT_ROWS(X)                                                                             \
    X(CUT_BIAS,            -0.6, "most attacks deny")                                              \
    X(CUT_GENERAL,          1.2, "'not always', 'nothing': the inference fails as a rule")         \
    X(CUT_CONTRAST,         0.4, "'but' grants the fact and denies what follows")                  \
    X(CUT_PAST,            -0.8, "a fact against a fact")                                          \
    X(CUT_DIGITS,          -0.6, "a figure against a figure")                                      \
    X(CUT_POINTER,         -0.6, "'that cannot last' denies the sentence itself")                  \
    X(CUT_MUST,            -0.4, "a demand is a claim of its own")                                 \
    X(CUT_HEAD_GRANTED,       0, "the head grants a point")                                        \
    X(CUT_OVERLAP,            0, "shared content words")                                           \
    MT_CUES(X, CUT_HAS_) MT_CUES(X, CUT_HEAD_)

/* Which side is Yes, without labels: differences between the blocks, and the custom. */
#define MT_SIDE_ROWS(X)                                                                            \
    X(SIDE_ORDER,           2.4, "by custom Yes comes first")                                      \
    X(SIDE_CUSTOM,          2.0, "of which so much is no ground for confidence")                   \
    X(SIDE_ANSWER,          3.0, "'Yes,' or 'No,' as the first word")

/* Does a sentence of the one side attack one of the other?  Without direction. */
#define MT_ACROSS_ROWS(X)                                                                          \
    X(ACROSS_BIAS,           -4, "few pairs do")                                                   \
    X(ACROSS_CLAIMS,          3, "the two central claims do (product of their confidences)")       \
    X(ACROSS_CLAIM,           0, "one of the two is a central claim")                              \
    X(ACROSS_CLAIM_SHARE,     0, "the same, times the shared words")                               \
    X(ACROSS_BOTH_CENTRAL,    1, "both were taken for central")                                    \
    X(ACROSS_SHARE,           2, "shared content words, rare ones count more")                     \
    X(ACROSS_PHRASE,        0.3, "words in a row that both have, from the third on")                \
    X(ACROSS_NAMES,           0, "shared names")                                                   \
    X(ACROSS_BEST,            1, "no sentence of the other side shares more with the one")         \
    X(ACROSS_MUTUAL,          0, "and none with the other")                                        \
    X(ACROSS_TURN,            0, "one opens with 'but'")                                           \
    X(ACROSS_TURN_SHARE,      0, "the same, times the shared words")                               \
    X(ACROSS_DENIES,          0, "one of the two denies, times the shared words")                  \
    X(ACROSS_POLES,           0, "one speaks of good, one of bad, times the shared words")         \
    X(ACROSS_COUNTER,         0, "one speaks against its own side")                                \
    X(ACROSS_COUNTER_SHARE,   0, "the same, times the shared words")                               \
    X(ACROSS_REPLY,           0, "one answers a point that its side granted")                      \
    X(ACROSS_REPLY_SHARE,     0, "the same, times the shared words")                               \
    X(ACROSS_GRANTED_SHARE,   0, "the point that it answers shares words with the other")          \
    X(ACROSS_DIGITS,          0, "both have figures")                                              \
    X(ACROSS_FIRST,           0, "one opens its side")                                             \
    X(ACROSS_AT,              0.4, "probability from which on it is said")

/* Does a counter-consideration grant a sentence of the other side? */
#define MT_GRANT_ROWS(X)                                                                           \
    X(GRANT_BIAS,            -2, "few do")                                                         \
    X(GRANT_SHARE,            3, "shared content words, rare ones count more")                     \
    X(GRANT_PHRASE,         1.2, "words in a row that both have, from the third on")                \
    X(GRANT_NAMES,            0, "shared names")                                                   \
    X(GRANT_BEST,             1, "no sentence of the other side shares more with it")              \
    X(GRANT_MUTUAL,           0, "and none of its own side with that one")                         \
    X(GRANT_CLAIM,            0, "the other is the central claim")                                 \
    X(GRANT_COUNTER,          0, "the other speaks against its side too")                          \
    X(GRANT_CUE,              0, "it opens with 'of course'")                                      \
    X(GRANT_LATER,            0, "its side comes second")                                          \
    X(GRANT_AT,             0.4, "probability from which on it is said")

/* How the models are joined. */
#define MT_MIX_ROWS(X)                                                                             \
    X(MIX_TO,               1.0, "attachment in the score of a tree")                              \
    X(MIX_NORM,               0, "what the heads are compared with, taken off (see structure.c)")     \
    X(MIX_CC,               2.5, "claim score of the root in the score of a tree")                 \
    X(MIX_ROLE,             0.8, "agreement of roles along an edge")                               \
    X(MIX_LINK,             0.7, "support or attack on an edge")                                   \
    X(CAL_CC,               0.8, "a margin m becomes the confidence 1 / (1 + exp(-(a m + b))): a") \
    X(CAL_CC_AT,              0, "b")                                                              \
    X(CAL_TO,               0.8, "a for heads")                                                    \
    X(CAL_TO_AT,              0, "b")                                                              \
    X(CAL_TO_SURE,            0, "times the confidence of the central claim, added to it")          \
    X(CAL_ROLE,             0.8, "a for roles")                                                    \
    X(CAL_ROLE_AT,            0, "b")                                                              \
    X(CAL_ROLE_SURE,          0, "times the confidence of the central claim, added to it")

#define MT_WEIGHTS(X)                                                                              \
    MT_CC_ROWS(X) MT_OPP_ROWS(X) MT_ATT_ROWS(X) MT_TO_ROWS(X) MT_CUT_ROWS(X) MT_SIDE_ROWS(X)       \
    MT_ACROSS_ROWS(X) MT_GRANT_ROWS(X)                                                              \
    MT_MIX_ROWS(X)
/* clang-format on */

typedef enum mt_weight_id {
#define MT_WEIGHT_ID(name, prior, why) MT_W_##name,
    MT_WEIGHTS(MT_WEIGHT_ID)
#undef MT_WEIGHT_ID
        MT_WEIGHT_COUNT
} mt_weight_id;

/* A text of clauses and a block of a debate are read with weights of their own. */
typedef enum mt_genre { MT_GENRE_TEXT, MT_GENRE_DEBATE, MT_GENRES } mt_genre;

typedef struct mt_weight_set {
    double w[MT_WEIGHT_COUNT];
} mt_weight_set;
extern const mt_weight_set mt_weights[MT_GENRES];
/* Of the files of data/ that the weights were fitted to: mt_data_hash() of tools/train. */
extern const uint64_t mt_weights_data;

/* A sum of weighted features; the features are counted too where `x` is given. */
typedef struct mt_tally {
    const double *w; /* MT_WEIGHT_COUNT */
    double sum;
    double *x; /* MT_WEIGHT_COUNT, or NULL */
} mt_tally;
static inline void mt_feel(mt_tally *t, uint32_t id, double value)
{
    t->sum += t->w[id] * value;
    if (t->x)
        t->x[id] += value;
}

#endif

/* The weights of the miner: one plain table, set by hand.
 *
 * Each row: name, weight, why.  The sums are log-odds in spirit but were not
 * fitted to any text; docs/MINING.md says how they are used and what they reach. */
#ifndef MT_MINE_WEIGHTS_H
#define MT_MINE_WEIGHTS_H

/* clang-format off */
#define MT_WEIGHTS(X)                                                                              \
    /* Is it the central claim?  Compared between the sentences of one side. */                    \
    X(CC_FIRST,             1.0, "many writers open with the claim")                               \
    X(CC_SECOND,            0.4, "or after one sentence that sets the scene")                      \
    X(CC_LAST,              1.0, "or close with it")                                               \
    X(CC_MUST,              1.1, "a claim says what should be done")                               \
    X(CC_MUST_ASIDE,       -0.3, "but another matter if the question does not ask what should be") \
    X(CC_IT_JUDGES,         0.7, "'it is right that' puts the judgement first")                    \
    X(CC_INNER_TURN,        0.4, "'X may be, but Y' weighs both sides")                            \
    X(CC_JUDGE,             0.5, "or what is right, vital, better")                                \
    X(CC_CONCLUDE,          1.2, "'therefore' announces it")                                       \
    X(CC_QUESTION,          1.5, "it speaks the words of the question (share of them)")            \
    X(CC_QUESTION_NAMES,    0.4, "or its names (share of them)")                                   \
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
    /* Does it speak against its own side? */                                                      \
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
    /* Does it attack what it bears on? */                                                         \
    X(ATT_BIAS,            -1.2, "most sentences support")                                         \
    X(ATT_CONTRAST,         1.4, "'but', 'however'")                                               \
    X(ATT_CONCEDE,          1.0, "a granted point stands against the claim")                       \
    X(ATT_NEXT_TURNS,       1.4, "the next one answers it with 'but'")                             \
    X(ATT_CLAUSE,           1.0, "'although' opens a bare clause")                                 \
    X(ATT_REASON,          -1.2, "a reason supports")                                              \
    X(ATT_ADD,             -0.6, "a list goes on supporting")                                      \
    X(ATT_EXAMPLE,         -0.6, "so does an example")                                             \
    X(ATT_NOT,              0.2, "negation")                                                       \
    /* What does it bear on?  Compared between the possible heads. */                              \
    X(TO_ROOT,              0.8, "most bear on the central claim")                                 \
    X(TO_PREVIOUS,          1.1, "or on the sentence before")                                      \
    X(TO_NEXT,              0.4, "or on the next")                                                 \
    X(TO_DISTANCE,        -0.12, "each sentence between makes it less likely")                     \
    X(TO_FORWARD,          -0.3, "looking ahead is rarer than looking back")                       \
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
    /* Undercut rather than rebut, for an attack on a sentence that has a head itself */           \
    X(CUT_BIAS,            -0.6, "most attacks deny")                                              \
    X(CUT_GENERAL,          1.2, "'not always', 'nothing': the inference fails as a rule")         \
    X(CUT_CONTRAST,         0.4, "'but' grants the fact and denies what follows")                  \
    X(CUT_PAST,            -0.8, "a fact against a fact")                                          \
    X(CUT_DIGITS,          -0.6, "a figure against a figure")                                      \
    X(CUT_POINTER,         -0.6, "'that cannot last' denies the sentence itself")                  \
    X(CUT_MUST,            -0.4, "a demand is a claim of its own")                                 \
    /* Which side is Yes, without labels */                                                        \
    X(SIDE_ORDER,           2.0, "by custom Yes comes first")                                      \
    X(SIDE_CUSTOM,          1.2, "of which so much is no ground for confidence")                   \
    X(SIDE_ANSWER,          3.0, "'Yes,' or 'No,' as the first word")                              \
    X(SIDE_POLARITY,        0.3, "its claim takes the question's words and does not deny them")    \
    X(SIDE_NOT,             0.8, "more words of negation and contrast (share of words, times ten)") \
    /* How the models are joined */                                                                \
    X(MIX_CC,               2.5, "claim score of the root in the score of a tree")                 \
    X(MIX_ROLE,             0.8, "agreement of roles along an edge")                               \
    X(MIX_LINK,             0.7, "support or attack on an edge")                                   \
    X(SQUASH,               0.8, "a margin m becomes the confidence 1 / (1 + exp(-SQUASH * m))")
/* clang-format on */

typedef enum mt_weight_id {
#define MT_WEIGHT_ID(name, weight, why) MT_W_##name,
    MT_WEIGHTS(MT_WEIGHT_ID)
#undef MT_WEIGHT_ID
        MT_WEIGHT_COUNT
} mt_weight_id;

typedef struct mt_weight {
    const char *name;
    double weight;
    const char *why;
} mt_weight;
extern const mt_weight mt_weights[MT_WEIGHT_COUNT];
#define MT_W(name) (mt_weights[MT_W_##name].weight)

#endif

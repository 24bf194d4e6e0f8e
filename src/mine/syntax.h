/* What the syntax of a sentence says, where a parser is at hand, and what the miner makes of it.
 *
 * Parsing is slow and may need much memory, so a parser lives elsewhere (src/cli/syntax.c) and is
 * handed in by options.syntax; a sentence without a parse is read by its words alone. */
#ifndef MT_MINE_SYNTAX_H
#define MT_MINE_SYNTAX_H

#include "mine/reading.h"
#include "mine/weights.h"

/* Each is a bit of mt_syntax_facts.bits.  The main clause is the one that no other governs. */
/* clang-format off */
#define MT_SYNTAX_BITS(X)                                       \
    X(MUST, "its verb is 'should', 'must', 'ought', 'need'") \
    X(MAY, "or 'may', 'might', 'can', 'could'")              \
    X(WILL, "or 'will', 'would'")                            \
    X(NOT, "its verb is denied")                             \
    X(PASSIVE, "something is done to its subject")           \
    X(PERFECT, "'has done'")                                 \
    X(PAST, "its finite verb is in the past")                \
    X(IS_SUCH, "'is' with an adjective")                     \
    X(IS_A, "'is' with a noun")                              \
    X(THERE, "'there is'")                                   \
    X(IT, "'it is ... that'")                                \
    X(WE, "its subject is 'we' or 'I'")                      \
    X(THIS, "or begins with 'this', 'that', 'such'")         \
    X(PRONOUN, "or is 'he', 'she', 'it', 'they'")            \
    X(NAME, "or is a name")                                  \
    X(SAYS_THAT, "its verb governs a clause")                \
    X(CLAUSE_AFTER, "a clause with a subordinator follows")  \
    X(CLAUSE_BEFORE, "or comes first")                       \
    X(IF, "'if', 'unless' open a clause")                    \
    X(BECAUSE, "or 'because', 'since', 'as'")                \
    X(ALTHOUGH, "or 'although', 'while', 'whereas'")         \
    X(WHO, "a relative clause")                              \
    X(TO_DO, "an infinitive of purpose")                     \
    X(COORDINATE, "two verbs of one subject")                \
    X(ASKS, "a question by its order of words")              \
    X(ORDERS, "a command")                                   \
    X(ONE, "a single clause")                                \
    X(MANY, "three clauses or more")                         \
    X(THAN, "a comparison")                                  \
    X(INNER_MUST, "'should' in another clause than the main one")
/* clang-format on */

typedef enum mt_syntax_bit {
#define MT_SYNTAX_BIT(name, why) MT_SYNTAX_##name,
    MT_SYNTAX_BITS(MT_SYNTAX_BIT)
#undef MT_SYNTAX_BIT
        MT_SYNTAX_COUNT
} mt_syntax_bit;

enum { MT_SYNTAX_WORD = 32 };
typedef struct mt_syntax_facts {
    uint32_t parsed; /* 1: whole; 2: with words left out; 0: no parse */
    uint32_t bits;
    char subject[MT_SYNTAX_WORD], verb[MT_SYNTAX_WORD],
        object[MT_SYNTAX_WORD]; /* of the main clause, in lower case; or "" */
} mt_syntax_facts;

struct mt_syntax {
    void *ctx;
    /* What the syntax of a sentence says; without a parse, to->parsed is 0. */
    void (*of)(void *ctx, moot_str sentence, mt_syntax_facts *to);
};

/* What syntax adds to the log-odds that a sentence is the central claim, and that it attacks. */
struct mt_lean {
    double claim, attack;
};

/* Fitted by tools/syntax to data/, the weights of the miner held as they are. */
typedef struct mt_syntax_weights {
    double claim[MT_SYNTAX_COUNT];
    double attack[MT_SYNTAX_COUNT]; /* of the sentence ... */
    double before[MT_SYNTAX_COUNT]; /* ... and of the one behind it */
} mt_syntax_weights;
extern const mt_syntax_weights mt_syntax_weights_of[MT_GENRES];

/* Fill `to`, one for each of `n` units.  False if memory is short. */
bool mt_lean_of(const mt_syntax *syntax, mt_arena *arena, const mt_reading *r, uint32_t block,
                mt_genre genre, mt_lean *to);

#endif

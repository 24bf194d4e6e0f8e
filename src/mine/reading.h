/* mine: prose -> reading.
 *
 * A reading is what moot takes a two-sided text to say: the question, each side
 * with its author, one unit per sentence, and a tree of support and attack per
 * side, each decision with a confidence and its runner-up.  It prints as JSON
 * and as Argdown; the Argdown is what the rest of moot goes on with.
 * Method and weights: docs/MINING.md. */
#ifndef MT_MINE_READING_H
#define MT_MINE_READING_H

#include "base/diag.h"
#include "base/out.h"
#include "model/debate.h"

typedef enum mt_role {
    MT_ROLE_CENTRAL,
    MT_ROLE_PREMISE,
    MT_ROLE_COUNTER,
    MT_ROLE_BACKGROUND
} mt_role;
typedef enum mt_link { MT_LINK_SUPPORT, MT_LINK_REBUT, MT_LINK_UNDERCUT } mt_link;

typedef struct mt_unit {
    moot_span span; /* bytes of reading.text */
    mt_role role;
    double role_confidence;          /* [0, 1] */
    mt_role role_second;             /* the runner-up */
    uint32_t head;                   /* index in the same side, or MT_NO_ID for the central claim */
    mt_link link;                    /* how it bears on its head */
    double head_confidence;          /* [0, 1]; from the margin to the runner-up tree */
    uint32_t head_second;            /* the head in the best tree without this edge, or MT_NO_ID */
    bool role_advised, head_advised; /* would be another without options.advice */
} mt_unit;

typedef struct mt_block {
    mt_side side; /* NONE with options.single */
    double side_confidence;
    bool side_advised; /* would be the other without options.advice */
    mt_party author;
    MT_VEC(mt_unit) units;
} mt_block;

/* Between the two sides. */
typedef enum mt_across_kind {
    MT_ACROSS_REBUT,
    MT_ACROSS_UNDERCUT,
    MT_ACROSS_CONCEDES
} mt_across_kind;
typedef struct mt_across {
    uint32_t from_block, from; /* a unit of this block ... */
    uint32_t to;               /* ... against, or granting, one of the other */
    mt_across_kind kind;
    double confidence;
    bool mutual; /* each is against the other; `from` only comes later in the text */
} mt_across;

/* Somebody whom the text speaks of. */
typedef struct mt_reading_actor {
    moot_str name;            /* as the text has it first */
    MT_VEC(moot_str) aliases; /* its other names there */
} mt_reading_actor;

/* How a sentence puts a tie. */
typedef enum mt_tie_mode {
    MT_MODE_ASSERTED,
    MT_MODE_DENIED,
    MT_MODE_PAST,
    MT_MODE_PROPOSED,
    MT_MODE_INFERRED /* a reader takes one step */
} mt_tie_mode;
typedef struct mt_reading_tie {
    uint32_t a, b; /* of reading.actors */
    bool hostile, directed;
    mt_tie_mode mode;
    uint32_t block, unit; /* block 2 and MT_NO_ID: the question */
    moot_str rule;        /* what says so: "verb oppose" */
    double confidence;
} mt_reading_tie;

/* A question with two choices; the first is how the text is read.  The words are in ask.h. */
typedef struct mt_question {
    int kind;             /* mt_ask_kind */
    uint32_t block, unit; /* what it is about */
    uint32_t choice[2];   /* units, or blocks, or whether it attacks */
    double worth;         /* decisions that the answer is expected to change */
} mt_question;

typedef struct mt_reading {
    mt_arena arena;
    moot_str text;      /* UTF-8; borrowed */
    moot_span question; /* bytes of text; empty with options.single */
    bool is_motion;     /* a sentence to agree with rather than a question */
    mt_block block[2];  /* in the order of the text; blocks of them are filled */
    uint32_t blocks;
    MT_VEC(mt_across) across;
    MT_VEC(mt_reading_actor) actors;
    MT_VEC(mt_reading_tie) ties;
    MT_VEC(mt_question) questions; /* with options.ask, at most five */
    /* With options.advice: the model behind it, and how many of across and ties moot says itself;
     * those behind them only the model does. */
    moot_str advisor;
    uint32_t own_across, own_ties;
    mt_diags diags; /* codes MI001... */
} mt_reading;

typedef struct mt_answers mt_answers; /* ask.h */
typedef struct mt_advice mt_advice;   /* advice.h */
typedef struct mt_syntax mt_syntax;   /* syntax.h */
typedef struct mt_lean mt_lean;       /* syntax.h */

typedef struct mt_mine_options {
    bool single;            /* one text without question and sides */
    const moot_span *units; /* given units (bytes of text), or NULL to find them */
    uint32_t n_units;
    bool ask;            /* look for questions */
    bool unordered;      /* the block that comes first is not more likely to be Yes */
    mt_answers *answers; /* what a person has answered, or NULL; it is noted which are used */
    const mt_advice
        *advice; /* of a model on the reading of this text with the same options, or NULL */
    const mt_syntax *syntax; /* a parser, or NULL */
} mt_mine_options;

/* Read `text` (valid UTF-8; may begin with a byte order mark, which is skipped).
 * What cannot be read becomes an error diagnostic (empty, one-sided, no
 * sentence): then reading.diags.errors > 0 and reading.blocks is 0.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_LIMIT if text.len > 4 MiB or a side has over
 * 2,000 sentences; MOOT_E_MISUSE if given units overlap, are out of order or lie outside
 * the text.  mt_reading_fini() after any answer. */
MOOT_NODISCARD moot_status mt_mine(mt_reading *reading, const moot_alloc *alloc, moot_str text,
                                   const mt_mine_options *options);
void mt_reading_fini(mt_reading *reading);

/* JSON in the form that score_mining.py reads; offsets in code points. */
void mt_reading_json(const mt_reading *reading, mt_out *out);
/* Argdown with `{...}` data: span (code points), by, side, role, confidence.
 * `text_name`: file name of the text for the front matter; may be empty. */
void mt_reading_argdown(const mt_reading *reading, moot_str text_name, mt_out *out);

/* The questions as a file to be filled in. */
void mt_questions_text(const mt_reading *reading, mt_out *out);

#endif

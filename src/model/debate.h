/* model: document <-> debate.
 *
 * A debate is statements, arguments, their inference steps and the relations
 * between them, as plain arrays joined by 32-bit ids, with the sides that speak,
 * the ties between actors that the claims assert, and, where there is one, the
 * text they were read from.  Everything that judges
 * or draws a debate reads this and nothing else.
 * Formal core: docs/SEMANTICS.md. */
#ifndef MT_MODEL_DEBATE_H
#define MT_MODEL_DEBATE_H

#include "argdown/doc.h"
#include "base/diag.h"
#include "base/intern.h"
#include "base/value.h"
#include "model/votes.h"

/* Who says it.  SHARED: said by both sides (or leading to both conclusions).
 * Swapping YES and NO everywhere is the symmetry every result must keep. */
typedef enum mt_side { MT_SIDE_NONE, MT_SIDE_YES, MT_SIDE_NO, MT_SIDE_SHARED } mt_side;

/* One of the two parties, by the text. */
typedef struct mt_party {
    moot_str name;         /* "Dr Simon Mabon"; empty if unknown */
    moot_str credential;   /* "lecturer in ... at ..."; empty if unknown */
    moot_str credit_line;  /* the sentence as printed; empty if unknown */
    moot_span credit_span; /* in debate.text; empty if unknown */
    moot_span body; /* the party's text in debate.text, credit line included; empty if unknown */
} mt_party;

/* One place where a statement is put forward. */
typedef struct mt_saying {
    uint32_t statement;
    mt_side side;      /* NO side known: MT_SIDE_NONE */
    moot_str by;       /* the speaker; may be empty */
    moot_str text;     /* the words used here */
    moot_span source;  /* bytes of debate.text that say it; empty if unknown */
    moot_span at;      /* bytes of the Argdown document; empty if there is none */
    double confidence; /* of the miner, in [0, 1]; 1 if a person wrote it */
} mt_saying;

typedef struct mt_statement {
    moot_str title;  /* "Y1", "Untitled 3"; unique */
    moot_str text;   /* canonical words; may be empty for a bare reference */
    moot_str label;  /* number on the page: "Y1", "N3", "T" for the motion; unique, never empty */
    mt_side side;    /* of its sayings; else of its paths to the motion */
    bool asserted;   /* somebody puts it forward */
    bool stipulated; /* {stipulated: true} */
    bool central;    /* {role: central-claim}: what its side's text comes down to */
    bool counter;    /* {role: counter-consideration}: said by a side against its own case */
    bool untitled;   /* the title was made here */
    double weight;   /* {weight: x} in [0, 1], or NAN */
    mt_votes votes;
    uint32_t first_saying, sayings; /* run in debate.sayings; may be 0 */
} mt_statement;

typedef struct mt_argument {
    moot_str title;
    moot_str text;  /* description; may be empty */
    moot_str label; /* as for statements */
    mt_side side;
    moot_str by;
    moot_span source; /* as in mt_saying */
    double confidence;
    double weight;
    mt_votes votes;
    uint32_t first_step,
        steps; /* run in debate.steps; 0 steps: a sketch without premises written out */
} mt_argument;

/* One inference of a premise-conclusion structure. */
typedef struct mt_step {
    uint32_t argument;
    uint32_t first_premise, premises; /* run in debate.premises (statement ids) */
    uint32_t conclusion;              /* statement id */
    moot_str rules;                   /* "Modus ponens, ..."; may be empty */
} mt_step;

typedef enum mt_relation_kind {
    MT_SUPPORT,
    MT_ATTACK,
    MT_UNDERCUT,
    MT_CONTRADICTION, /* symmetric; statements only */
    MT_ENTAILMENT,    /* strict support between statements */
    MT_CONTRARY       /* strict attack between statements; symmetric */
} mt_relation_kind;

typedef enum mt_end_kind {
    MT_END_STATEMENT,
    MT_END_ARGUMENT,
    MT_END_STEP,    /* undercuts only */
    MT_END_RELATION /* undercuts only: the target is the inference along another relation */
} mt_end_kind;

typedef struct mt_end {
    mt_end_kind kind;
    uint32_t id;
} mt_end;

typedef struct mt_relation {
    mt_relation_kind kind;
    mt_end from; /* statement or argument */
    mt_end to;
    moot_span at;      /* in the Argdown document; empty if there is none */
    double confidence; /* of the miner, in [0, 1]; 1 if a person wrote it */
    double
        relevance; /* {relevance: x} in [0, 1]: how much of `from` reaches `to`; 1 if not given */
} mt_relation;

/* Somebody whom the debate is about: a state, a group, a person. */
typedef struct mt_actor {
    moot_str name;                 /* unique among names and aliases, never empty */
    uint32_t first_alias, aliases; /* run in debate.alias */
} mt_actor;

/* How far the words themselves say it. */
typedef enum mt_tie_code {
    MT_TIE_EXPLICIT,  /* in the words */
    MT_TIE_IMPLIED,   /* a reader takes one step */
    MT_TIE_BACKGROUND /* not in the text */
} mt_tie_code;

/* A claim says that two actors are allied, or hostile to each other. */
typedef struct mt_debate_tie {
    uint32_t a, b; /* actors, different ones, as written */
    bool hostile;  /* else allied, cooperating */
    mt_tie_code code;
    double weight;    /* over 0 and at most MT_TIE_MOST; 1 if not given */
    moot_str layer;   /* "tactical"; may be empty */
    moot_str when;    /* "2014"; may be empty */
    moot_str quote;   /* words of its own; empty: those of the claim */
    moot_span source; /* bytes of debate.text with its own words; empty if there are none */
    mt_end claim;     /* statement or argument */
    uint32_t saying;  /* of the statement; MT_NO_ID for an argument */
    mt_side side;     /* who asserts it: that of the saying, else of the claim */
    moot_span at;     /* in the Argdown document; empty if there is none */
} mt_debate_tie;

#define MT_TIE_MOST 1000.0

typedef struct mt_debate {
    mt_arena arena;
    moot_str title;     /* of the document; may be empty */
    moot_str question;  /* "Should ...?"; may be empty */
    uint32_t motion;    /* statement id, or MT_NO_ID if there is nothing to decide */
    bool strict;        /* model.mode: strict */
    bool mined;         /* read from prose by moot rather than written by a person */
    mt_party party[2];  /* [0] yes, [1] no */
    moot_str text;      /* the source text in UTF-8; empty if there is none */
    moot_str text_name; /* its file name, {debate: {text: ...}}; empty if there is none */
    uint32_t statements, arguments, steps, premises, relations, sayings;
    mt_statement *statement;
    mt_argument *argument;
    mt_step *step;
    uint32_t *premise;
    mt_relation *relation;
    mt_saying *saying; /* ordered by statement, then by place */
    uint32_t actors, aliases, ties;
    mt_actor *actor; /* declared ones first, then as they occur */
    moot_str *alias;
    mt_debate_tie *tie; /* ordered by saying, then those of arguments */
    mt_diags diags;     /* codes MD001... */
} mt_debate;

typedef struct mt_debate_options {
    moot_str text; /* the source text, when the caller has it; spans then point into it */
} mt_debate_options;

/* Build the debate of a parsed document.  Faults become diagnostics.  All slices
 * of the result are its own or belong to options->text; the document may go.
 * MOOT_OK or MOOT_E_NOMEM; mt_debate_fini() after any answer. */
MOOT_NODISCARD moot_status mt_debate_build(mt_debate *debate, const moot_alloc *alloc,
                                           const mt_doc *doc, const mt_debate_options *options);
/* Read moot JSON (what mt_debate_json writes).  As above. */
MOOT_NODISCARD moot_status mt_debate_read(mt_debate *debate, const moot_alloc *alloc,
                                          moot_str json);
void mt_debate_fini(mt_debate *debate);

/* Write moot JSON: {"moot": 1, "question": ..., ...}; docs/JSON.md. */
void mt_debate_json(const mt_debate *debate, mt_out *out);
/* Write Argdown whose debate is this one. */
void mt_debate_argdown(const mt_debate *debate, mt_out *out);
/* The tree for `moot show --stage=debate`. */
void mt_debate_dump(const mt_debate *debate, mt_out *out);

/* The words that assert a tie: its own, those of the source, of the saying or of
 * the claim. */
moot_str mt_tie_words(const mt_debate *debate, const mt_debate_tie *tie);
/* Where they stand in debate.text; empty if unknown. */
moot_span mt_tie_source(const mt_debate *debate, const mt_debate_tie *tie);
/* The actor with this name or alias, or MT_NO_ID. */
uint32_t mt_actor_named(const mt_debate *debate, moot_str name);
/* "explicit", "implied", "background". */
moot_str mt_tie_code_word(mt_tie_code code);
/* "A - B" or "A + B" -> both names, trimmed, and the sign.  False if it is neither. */
bool mt_tie_split(moot_str text, moot_str *a, moot_str *b, bool *hostile);
/* The same with any word between blanks for a sign: its first place counts. */
bool mt_tie_cut(moot_str text, moot_str sign, moot_str *a, moot_str *b);

/* The opposite side; NONE and SHARED are their own. */
static inline mt_side mt_side_other(mt_side s)
{
    return s == MT_SIDE_YES ? MT_SIDE_NO : s == MT_SIDE_NO ? MT_SIDE_YES : s;
}

#endif

/* judge: debate -> verdict, positions and hinges.
 *
 * The debate is compiled to a flat assumption-based framework (judge/compile.h),
 * its grounded extension (the cautious reading) computed and read back onto the
 * statements; then what can be held as a whole (positions.c) and what would turn
 * the outcome (hinges.c).  docs/SEMANTICS.md states every rule with an example. */
#ifndef MT_JUDGE_VERDICT_H
#define MT_JUDGE_VERDICT_H

#include "base/stop.h"
#include "model/debate.h"

typedef enum mt_standing {
    MT_STANDS,    /* derived */
    MT_FALLS,     /* its opposite is derived, or every derivation of it is defeated */
    MT_CONTESTED, /* several extensions only: derived in some, not in all */
    MT_OPEN       /* neither derived nor defeated */
} mt_standing;

/* Why a statement has its standing; `by` names the ids that the words need. */
typedef enum mt_reason {
    MT_WHY_UNCHALLENGED,  /* stands: a bare claim that nobody challenges */
    MT_WHY_STIPULATED,    /* stands: granted from the start */
    MT_WHY_REASONS_STAND, /* stands: by its reasons (by: statements, arguments) */
    MT_WHY_ANSWERED,   /* stands: challenged, and every challenge is answered (by: challengers) */
    MT_WHY_OUTWEIGHED, /* stands: what speaks against it holds too, but weighs less (by) */
    MT_WHY_OPPOSITE_STANDS, /* falls: by the challengers that stand (by) */
    MT_WHY_UNDERCUT,        /* falls: the inferences to it are undercut (by: undercutters) */
    MT_WHY_REASONS_FALL,    /* falls: its reasons fall (by) */
    MT_WHY_CLASH,           /* open: reasons for and against it, neither answered (by: both) */
    MT_WHY_CHALLENGE_OPEN,  /* open: challenged, and the challenges are open themselves (by) */
    MT_WHY_REASONS_OPEN,    /* open: its reasons are open (by) */
    MT_WHY_NO_REASON        /* open: nobody gives a reason, and it is not presumed */
} mt_reason;

typedef struct mt_finding {
    mt_standing standing;
    mt_reason reason;
    uint32_t first_by, bys; /* run in verdict.by */
} mt_finding;

typedef enum mt_presume { MT_PRESUME_BARE, MT_PRESUME_ALL, MT_PRESUME_NONE } mt_presume;

/* Which of two reasons that clash is the stronger one: none is; by the weights that the
 * debate gives; by its readers' votes. */
typedef enum mt_prefer { MT_PREFER_NOTHING, MT_PREFER_WEIGHTS, MT_PREFER_VOTES } mt_prefer;

/* What one asks a whole to be: extensions of this semantics. */
typedef enum mt_whole {
    MT_WHOLE_PREFERRED,
    MT_WHOLE_COMPLETE,
    MT_WHOLE_STABLE,
    MT_WHOLE_GROUNDED,
    MT_WHOLE_IDEAL,
    MT_WHOLE_SEMI_STABLE,
    MT_WHOLE_STAGE,
    MT_WHOLE_EAGER
} mt_whole;

/* What the extensions say of the motion. */
typedef enum mt_outcome {
    MT_OUTCOME_YES,       /* the motion is derived in each */
    MT_OUTCOME_NO,        /* its opposite is */
    MT_OUTCOME_CONTESTED, /* one of them in some, not in each */
    MT_OUTCOME_OPEN,      /* neither in any, or both in each */
    MT_OUTCOME_NONE,      /* there is no extension (stable only) */
    MT_OUTCOME_UNKNOWN    /* not found out: stopped, too large, or nothing to decide */
} mt_outcome;

/* An extension, projected on the statements: ids, in the order of the labels. */
typedef struct mt_position {
    uint32_t *accepts; /* put forward and derived; without the motion */
    uint32_t accepted;
    uint32_t *gives_up; /* put forward and not derived; without the motion */
    uint32_t given_up;
    mt_outcome motion; /* YES, NO or OPEN */
} mt_position;

typedef struct mt_positions {
    mt_outcome outcome;
    bool complete;         /* `found` is their number; else it is "at least", and none is listed */
    uint64_t found;        /* how many differ */
    mt_position *at;       /* the first of them, the largest first; none if there are over 2,048 */
    uint32_t listed;       /* at most the limit asked for */
    mt_standing *standing; /* per statement, over all positions; NULL if not complete */
    uint32_t *core;        /* put forward and accepted in every position, by label */
    uint32_t cores;
} mt_positions;

/* One thing that would have to be otherwise. */
typedef struct mt_move {
    mt_end what; /* statement, argument (a sketch) or step */
    bool grant;  /* granted although it is challenged; else it does not hold */
} mt_move;

typedef struct mt_hinge {
    const mt_move *move;
    uint32_t moves;
} mt_hinge;

/* The smallest sets of moves that turn the outcome into `target`. */
typedef struct mt_turn {
    mt_outcome target;
    mt_hinge *hinge; /* all of one size; at most the limit asked for */
    uint32_t hinges;
    uint32_t count;    /* how many there are of that size */
    uint32_t searched; /* no smaller set turns it, nor any up to this size if there are none */
    bool exhausted;    /* no set of any size does */
    bool limited;      /* given up for its size; what is said up to `searched` holds */
} mt_turn;

typedef struct mt_verdict {
    mt_arena arena;
    const mt_debate *debate; /* borrowed; must outlive the verdict */
    mt_finding *statement;   /* one per statement of the debate */
    mt_finding
        *argument; /* one per argument: STANDS when its last step is presumed good and derived */
    mt_end *by;
    uint32_t bys;
    mt_standing motion; /* MT_STANDS: Yes stands; MT_FALLS: No stands; else open or contested */
    bool no_stands;     /* the opposite of the motion is derived */
    /* Ends (statements and arguments) in the order of the numbers in their labels. */
    mt_end *unanswered; /* challenges to the other side that nothing challenges */
    uint32_t unanswereds;
    uint32_t *common; /* statements that both sides assert */
    uint32_t commons;
    mt_end *beside; /* no path to the motion */
    uint32_t besides;
    /* Words, in reading order; each a full sentence.  Swapping Yes and No in the
     * debate swaps the words "Yes" and "No" here and nothing else. */
    moot_str headline; /* "As argued, No stands." */
    moot_str because;  /* one sentence: why; may be empty */
    mt_whole whole;
    mt_positions positions;
    mt_turn turn[3]; /* for each outcome but the one there is, the smallest first */
    uint32_t turns;
    bool stopped; /* positions or hinges are not finished: `stop` said so */
} mt_verdict;

typedef struct mt_judge_options {
    mt_presume presume;
    mt_prefer prefer;
    mt_whole whole;
    uint32_t limit;      /* positions listed; 0: 64 */
    uint32_t hinges;     /* sets listed for each outcome; 0: 8 */
    const mt_stop *stop; /* asked while positions and hinges are sought; NULL: never */
    bool no_hinges;      /* do not seek them */
    bool brief;          /* the standings alone: no positions, no hinges */
} mt_judge_options;

/* Judge.  MOOT_OK; MOOT_E_NOMEM; MOOT_E_LIMIT if the debate is too large
 * (over 4,000,000 statements, arguments, steps, premises and relations together).  A stop is no
 * failure: `stopped` says so, and what was found is there.  mt_verdict_fini() after any answer.
 * Cost: the grounded part O(n * size of the compiled framework) at worst, n its rounds; positions
 * exponential at worst in what it leaves undecided; hinges a fixed number of such questions. */
MOOT_NODISCARD moot_status mt_judge(mt_verdict *verdict, const moot_alloc *alloc,
                                    const mt_debate *debate, const mt_judge_options *options);
void mt_verdict_fini(mt_verdict *verdict);

/* "stands", "falls", "contested", "open". */
moot_str mt_standing_word(mt_standing s);
/* The reason of one statement in one sentence, naming others by label; in `arena`. */
moot_str mt_verdict_why(const mt_verdict *verdict, uint32_t statement, mt_arena *arena);
/* The reason of a statement or an argument as the clause that follows "stands:",
 * "falls:" or "open:", without a full stop; in `arena`. */
moot_str mt_verdict_reason(const mt_verdict *verdict, mt_end end, mt_arena *arena);
/* "yes stands", "no stands", "contested", "open", "no position", "unknown". */
moot_str mt_outcome_word(mt_outcome o);
/* The same within a sentence: "Yes stands", "the question is open". */
const char *mt_outcome_clause(mt_outcome o);
/* "Yes would stand if N1 and N2 were answered; that is for Yes to show.": the first
 * hinge of `turn` is number 0; in `arena`. */
moot_str mt_turn_sentence(const mt_verdict *verdict, const mt_turn *turn, uint32_t hinge,
                          mt_arena *arena);
/* The whole report: for the terminal (a few lines, or everything) and as JSON. */
void mt_verdict_text(const mt_verdict *verdict, bool everything, mt_out *out);
void mt_verdict_json(const mt_verdict *verdict, mt_out *out);

#endif

/* judge: debate -> verdict under the grounded (cautious) reading.
 *
 * The debate is compiled to a flat assumption-based framework (judge/compile.h),
 * its grounded extension computed (semantics/grounded.h) and read back onto the
 * statements.  docs/SEMANTICS.md states every rule with an example. */
#ifndef MT_JUDGE_VERDICT_H
#define MT_JUDGE_VERDICT_H

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
    MT_WHY_ANSWERED, /* stands: challenged, and every challenge is answered (by: challengers) */
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
} mt_verdict;

typedef struct mt_judge_options {
    mt_presume presume;
} mt_judge_options;

/* Judge.  MOOT_OK; MOOT_E_NOMEM; MOOT_E_LIMIT if the debate is too large
 * (over 4,000,000 statements, arguments, steps, premises and relations together). mt_verdict_fini()
 * after any answer. Cost: O(n * size of the compiled framework) at worst, n its rounds. */
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
/* The whole report: for the terminal (a few lines, or everything) and as JSON. */
void mt_verdict_text(const mt_verdict *verdict, bool everything, mt_out *out);
void mt_verdict_json(const mt_verdict *verdict, mt_out *out);

#endif

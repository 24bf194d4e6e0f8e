/* judge: debate and claims -> why each of them stands, falls, is contested or open.
 *
 * What stands or can be held is shown by a dispute tree (judge/dispute.h) over the
 * smallest set of assumptions that derives the claim and defends itself; what falls
 * by the smallest set that leaves it without a reason, and the tree of that.
 * docs/SEMANTICS.md says in "Why" what smallest means. */
#ifndef MT_JUDGE_WHY_H
#define MT_JUDGE_WHY_H

#include "judge/dispute.h"
#include "judge/view.h"

/* How what is told bears on what stands above it. */
typedef enum mt_says {
    MT_SAYS_CLAIM,    /* it is the claim asked about */
    MT_SAYS_SUPPORTS, /* a reason for it */
    MT_SAYS_PREMISE,  /* a premise of the argument */
    MT_SAYS_ATTACKS,
    MT_SAYS_CONTRADICTS,
    MT_SAYS_UNDERCUTS
} mt_says;

/* The tree as a reader sees it: a line for each claim or argument. */
typedef struct mt_why_node {
    bool ours;     /* it speaks for what is to be shown */
    bool opposite; /* it is the opposite of `who` that holds */
    bool cut;      /* what follows is left out */
    bool granted;  /* it is stipulated */
    bool circle;   /* it rests on what stands above it */
    mt_says role;
    mt_end who;       /* statement or argument */
    mt_end on;        /* what it bears on: statement, argument, step or relation */
    bool on_opposite; /* on the opposite of that statement */
    uint32_t parent;  /* MT_NO_ID: at the top */
    uint32_t depth;
    uint32_t same;  /* an earlier line that tells what would follow; MT_NO_ID */
    uint32_t below; /* lines right below */
} mt_why_node;

typedef enum mt_reach {
    MT_REACH_NONE,
    MT_REACH_SOME, /* in some positions, not in all */
    MT_REACH_ALL,  /* in all, not everywhere by what all of them share */
    MT_REACH_CORE, /* by what all positions share */
    MT_REACH_SURE  /* by the grounded extension */
} mt_reach;

/* A way to show something. */
typedef struct mt_why_part {
    bool defeats;  /* that the claim cannot be held; else that it is held */
    bool opposite; /* of the opposite of `what` */
    mt_reach reach;
    mt_goal goal;  /* literals of the whole framework */
    bool proved;   /* `set` is the smallest there is */
    bool known;    /* `set` is given */
    uint32_t *set; /* assumptions, ascending */
    uint32_t n;
    mt_dispute dispute;
    mt_why_node *node;
    uint32_t nodes;
} mt_why_part;

enum { MT_WHY_PARTS = 4 };

typedef struct mt_explained {
    mt_end what; /* statement or argument */
    bool motion;
    mt_standing standing; /* of the motion: MT_FALLS if No stands */
    bool unknown;         /* there are too many positions to tell */
    bool none;            /* nothing can be held as a whole (stable only) */
    mt_why_part part[MT_WHY_PARTS];
    uint32_t parts;
    /* The positions as `moot judge` numbers them, from 1, where there are at most 64.  Of the
     * motion those in which Yes stands, and those in which No does. */
    uint32_t *held_in, held_ins, *not_in, not_ins;
} mt_explained;

typedef struct mt_why_options {
    mt_presume presume;
    mt_whole whole;
    uint32_t limit; /* plies of a tree; 0: 2000 */
    const mt_stop *stop;
} mt_why_options;

typedef struct mt_why {
    mt_arena arena;
    const mt_debate *debate;
    mt_whole whole;
    mt_verdict verdict; /* its findings; hinges if the motion is open and the debate is small */
    mt_view view;
    mt_explained *claim;
    uint32_t claims;
} mt_why;

/* Explain ends[0 .. n-1], statements and arguments, each once.  MOOT_OK; MOOT_E_NOMEM;
 * MOOT_E_LIMIT as mt_judge(); MOOT_E_CANCELLED.  mt_why_fini() after any answer.
 * Cost: as the grounded part of mt_judge(); where a claim is left undecided by that, questions to
 * the solver, exponential at worst; for the smallest sets a fixed number of either. */
MOOT_NODISCARD moot_status mt_why_make(mt_why *why, const moot_alloc *alloc,
                                       const mt_debate *debate, const mt_end *ends, uint32_t n,
                                       const mt_why_options *options);
void mt_why_fini(mt_why *why);

/* The statement or argument that is meant by `[Title]`, `<Title>`, a title or a label: false if
 * there is none.  Labels come before titles, statements before arguments. */
bool mt_why_find(const mt_debate *debate, moot_str name, mt_end *end);

/* In sentences and an indented tree; as JSON; the trees for Graphviz. */
void mt_why_text(const mt_why *why, mt_out *out);
void mt_why_json(const mt_why *why, mt_out *out);
void mt_why_dot(const mt_why *why, mt_out *out);

#endif

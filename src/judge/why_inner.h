/* What the files that explain share with each other only. */
#ifndef MT_JUDGE_WHY_INNER_H
#define MT_JUDGE_WHY_INNER_H

#include "judge/inner.h"
#include "judge/why.h"

/* What the extensions asked for say of one goal: found by questions to the solver
 * (reach.c). */
typedef struct mt_asker {
    const mt_view *view;
    const mt_cone *cone;
    mt_defender *defender;
    mt_whole whole;
    const mt_stop *stop;
    mt_arena *arena;
    uint8_t *ideal; /* per literal of the cone: in the ideal extension; NULL: not yet found */
    bool unknown;   /* there were too many extensions to tell */
} mt_asker;

/* How far the goal is reached, of the whole framework's literals.  MOOT_OK; MOOT_E_NOMEM;
 * MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_reach_find(mt_asker *a, mt_goal goal, mt_reach *reach);
/* The smallest set that shows it.  The reach is not NONE, or SOME may be asked: then
 * found->exists tells.  `others` as for mt_defend(). */
MOOT_NODISCARD moot_status mt_reach_show(mt_asker *a, mt_goal goal, mt_reach reach,
                                         uint8_t *const *others, uint32_t n, mt_defence *found);
/* The goal in literals of the cone. */
mt_goal mt_goal_local(const mt_asker *a, mt_goal goal);

/* Fill part->node from part->dispute (why_tree.c).  False if memory is short. */
MOOT_NODISCARD bool mt_why_tree(mt_why *why, mt_why_part *part, mt_end what);

/* Words that text and drawing share (why_words.c). */
const char *mt_says_word(mt_says role);
/* "the step from Y2 to Y1", "step 2 of Y4", "the undercut by N1": an inference, by labels. */
void mt_put_inference(const mt_debate *d, mt_end inference, mt_out *o);
/* "Y1", "the opposite of Y1"; of the motion "Yes" and "No". */
void mt_put_claim_name(const mt_debate *d, mt_end who, bool opposite, mt_out *o);
/* "undercuts the step from Y2 to Y1"; "supports it" where the line above is about that. */
void mt_put_role(const mt_debate *d, const mt_why_part *part, const mt_why_node *line, mt_out *o);
/* What is above a line decides whether it is a reason, a challenge or an answer. */
const char *mt_line_word(const mt_why_part *part, const mt_why_node *line);
/* "stands", "falls", "contested", "open"; of the motion "yes stands", "no stands", ... */
moot_str mt_explained_word(const mt_explained *e);

#endif

/* Which rebuttals count when reasons have weights.
 *
 * Two reasons, one for a point and one against it, rebut each other; with a preference
 * the lighter one does not rebut the heavier.  A reason is as heavy as its last step
 * (last-link, elitist: Modgil & Prakken 2013). */
#ifndef MT_JUDGE_PREFER_H
#define MT_JUDGE_PREFER_H

#include "judge/compile.h"

/* A rule that concludes something on a point. */
typedef struct mt_concluding {
    uint32_t point;
    bool against;
    double weight; /* INFINITY: what follows strictly */
    uint32_t rule;
} mt_concluding;

/* An inference that is bad when the other side concludes with no less weight. */
typedef struct mt_rebuttable {
    uint32_t point;
    bool against; /* by what is against the point, else by what is for it */
    double weight;
    uint32_t bad;
} mt_rebuttable;

/* Add the rules that make each rebuttable inference bad: `bad <- heavy`, where "heavy"
 * is derived by whatever concludes on that side with at least that weight.  `heavy` gives
 * a new literal for a point.  O(n log n) and a literal for each weight that is asked for. */
void mt_prefer_rules(mt_aba_draft *draft, mt_concluding *con, uint32_t concluding,
                     mt_rebuttable *reb, uint32_t rebuttable,
                     uint32_t (*heavy)(void *ctx, uint32_t point), void *ctx);

/* How heavy what the end says is: by {weight}, or by the votes; 1/2 without. */
double mt_prefer_weight(const mt_debate *debate, mt_end end, mt_prefer prefer);

#endif

/* Sentences of one side -> central claim, roles and tree. */
#ifndef MT_MINE_STRUCTURE_H
#define MT_MINE_STRUCTURE_H

#include "mine/feature.h"
#include "mine/reading.h"

/* Sentence scores that need no tree. */
typedef struct mt_local {
    double claim;   /* of being the central claim; only differences count */
    double counter; /* log-odds of speaking against the own side */
    double attack;  /* log-odds of attacking what it bears on */
} mt_local;

/* `question` may be NULL. */
void mt_local_of(const mt_features *f, uint32_t n, const mt_features *question, mt_local *to);
/* Why `child` would bear on `head`, roles aside.  The distance to a root does not count. */
double mt_attach_score(const mt_features *f, const mt_local *l, uint32_t child, uint32_t head,
                       bool head_is_root);

/* Fill role, head, link, confidences and runners-up of `units` (n > 0).
 * Exact over all roots for n <= 200; above, over the eight best claims, and the
 * runner-up of a head is then the best other head that makes no cycle.
 * MOOT_OK or MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_structure(const moot_alloc *alloc, const mt_features *f,
                                        const mt_features *question, uint32_t n, mt_unit *units);

#endif

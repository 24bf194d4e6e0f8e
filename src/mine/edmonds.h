/* The best tree over scored edges (Chu-Liu/Edmonds). */
#ifndef MT_MINE_EDMONDS_H
#define MT_MINE_EDMONDS_H

#include "base/arena.h"

/* score[head * n + child]: what the edge child -> head is worth; finite.  The
 * diagonal and the column of the root are not read. */
typedef struct mt_scores {
    uint32_t n;
    const double *score;
} mt_scores;

/** The spanning arborescence of greatest total score in which every unit but
 *  `root` has one head and all chains of heads end at `root`.
 *
 *  Source: Edmonds (1967); growing a path of best incoming edges and contracting
 *  its cycles, as Gabow et al. (1986) do, on a full matrix: O(n^2) time and memory.
 *
 *  @param[out] head  n entries; head[root] is `root` itself.  Ties go to the
 *                    smaller index.
 *  @param[out] total sum of the scores of the edges; may be NULL
 *  @return MOOT_OK, MOOT_E_NOMEM or MOOT_E_MISUSE (root >= n, n >= 2^16) */
MOOT_NODISCARD moot_status mt_edmonds(const moot_alloc *alloc, mt_scores s, uint32_t root,
                                      uint32_t *head, double *total);

/* A work space for many calls over the same n; the same meaning, but the scores
 * lie child by child: score[child * n + head].  n < 2^16. */
typedef struct mt_edmonds_work mt_edmonds_work;
mt_edmonds_work *mt_edmonds_new(mt_arena *arena, uint32_t n);
void mt_edmonds_run(mt_edmonds_work *w, const double *score, uint32_t root, uint32_t *head,
                    double *total);

#endif

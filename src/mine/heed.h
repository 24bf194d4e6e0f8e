/* How far the miner lets itself be told: advice -> what it adds to the scores.
 *
 * Advice counts as one more witness whose word is as good as the p it gives, but never better than
 * nine to one, nor worse.  It is added to the log-odds that the miner has on its own, so the best
 * tree is still looked for among trees, and what a person has answered still stands. */
#ifndef MT_MINE_HEED_H
#define MT_MINE_HEED_H

#include "mine/actor.h"
#include "mine/advice.h"

/* Log-odds of p, between those of 0.1 and 0.9. */
double mt_heed_odds(double p);
/* For sentence `c` on `head`, for attack or support there, and for `root` as the central claim;
 * `a` is an array over the units of the block, or NULL. */
double mt_heed_edge(const mt_advice_unit *a, uint32_t c, uint32_t head);
double mt_heed_link(const mt_advice_unit *a, uint32_t c, uint32_t head, bool attack);
double mt_heed_root(const mt_advice_unit *a, uint32_t root);
/* How likely unit `i` of `n` speaks against its own side, for which the miner alone has `own`:
 * attacks on the way to the central claim turn it round.  O(n). */
double mt_heed_against(const mt_advice_unit *a, uint32_t n, uint32_t i, double own);
/* 1: an attack of `c` on `head` undercuts, 0: it rebuts, -1: nothing is said. */
int mt_heed_cut(const mt_advice_unit *a, uint32_t c, uint32_t head);

/* Which units and heads are not what they were in `own`, the reading without the advice. */
void mt_heed_mark(mt_unit *units, const mt_unit *own, uint32_t n);
/* Add what is said across: attacks, and grants by counter-considerations.  What the miner says
 * too becomes surer.  Only what has a p of 1/2 at least. */
void mt_heed_across(mt_reading *r, mt_arena *arena, const mt_advice *advice);
/* Add ties by sentences that name one of the two at least. */
void mt_heed_ties(mt_reading *r, mt_arena *arena, const mt_cast *cast, const mt_advice *advice);

#endif

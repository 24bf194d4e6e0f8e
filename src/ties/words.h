/* Shared by the files that say in words what the ties come to. */
#ifndef MT_TIES_WORDS_H
#define MT_TIES_WORDS_H

#include "ties/stated.h"

/* "Yes (Ann Bee)" or "Yes"; "both together" for the whole. */
void mt_put_side(const mt_stated *stated, mt_side side, bool author, mt_out *out);
/* "Iran - ISIS". */
void mt_put_tie(const mt_debate *debate, uint32_t a, uint32_t b, bool hostile, mt_out *out);
/* An index in units: "1", "0.5", "1 to 3" if it was not settled. */
void mt_put_index(const mt_balance *balance, mt_out *out);
void mt_put_weight(int64_t millionths, mt_out *out);
/* "1 contradiction", "2 contradictions", "no contradiction". */
void mt_put_contradictions(const mt_balance *balance, mt_out *out);
/* The labels of the claims of `view` (NULL: of all that count) that tie the pair:
 * "Y2, N3"; nothing if there are none.  The number of labels. */
uint32_t mt_put_claims(const mt_stated *stated, const mt_tie_view *view, uint32_t pair,
                       mt_out *out);
moot_str mt_tie_label(const mt_debate *debate, const mt_debate_tie *tie);
/* "United States + Iran"; several pairs with commas.  `state` is not OPEN. */
void mt_put_proposal(const mt_stated *stated, mt_proposal state, mt_out *out);

/* What would turn an answer, the ties being those of `net`; and for the proposal, by view (sway.c).
 */
void mt_put_sway(const mt_stated *stated, const mt_tie_view *view, const mt_network *net,
                 const mt_sway *w, mt_out *out);
void mt_stated_sway_text(const mt_stated *stated, const mt_tie_view *view, mt_out *out);

/* "(s)": nothing after 1. */
static inline const char *mt_s(uint64_t n)
{
    return n == 1 ? "" : "s";
}

#endif

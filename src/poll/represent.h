/* Counts per group -> what is typical of each group, and what all of them share.
 *
 * The statistics of Polis; docs/POLL.md gives the formulas. */
#ifndef MT_POLL_REPRESENT_H
#define MT_POLL_REPRESENT_H

#include "base/arena.h"

typedef struct mt_counts {
    uint32_t agree, disagree, seen; /* seen: also those who are unsure */
} mt_counts;

/* z of k of n against one half, one success added. */
double mt_prop_test(double k, double n);
/* z of the difference of two shares, with one added to each of the four. */
double mt_two_prop_test(double k_in, double k_out, double n_in, double n_out);

/* One claim in one group: share, its test, how much likelier than elsewhere, that test;
 * each for agreeing [0] and disagreeing [1]. */
typedef struct mt_typical {
    mt_counts counts;
    double share[2], share_z[2], ratio[2], ratio_z[2];
} mt_typical;

/* `counts` has the claim's counts in each of `groups` groups. */
void mt_typical_find(mt_typical *to, const mt_counts *counts, uint32_t groups, uint32_t g);

enum { MT_TYPICAL_MOST = 5 };

typedef struct mt_choice {
    uint32_t claim;
    int way;   /* 0: agrees, 1: disagrees */
    bool best; /* it is the best agreement, put first for that */
    double score;
} mt_choice;

/* The claims most typical of a group, at most MT_TYPICAL_MOST: `typical` has one entry per
 * claim, of which those with skip[i] are left out (skip may be NULL).  Qualified is what is
 * significantly shared and significantly more so than elsewhere, at 90 %; at least one is given.
 * With `agreement_first` the order and the best agreement are those of Polis; without, only
 * the score decides, so that agreeing and disagreeing may change places.  O(claims). */
uint32_t mt_typical_choose(const mt_typical *typical, uint32_t claims, const bool *skip,
                           bool agreement_first, mt_choice to[MT_TYPICAL_MOST]);

/* What most agree (way 0) or disagree (1) with: share over one half, significantly; by share times
 * test.  At most MT_TYPICAL_MOST. */
uint32_t mt_majority_choose(const mt_counts *counts, uint32_t claims, const bool *skip, int way,
                            mt_choice to[MT_TYPICAL_MOST]);

/* Group-aware consensus: the product over groups of (k + 1) / (seen + 2), of agreement or of
 * disagreement. */
double mt_group_consensus(const mt_counts *counts, uint32_t groups, int way);

/* How much is learnt by showing a claim, and how soon it is to be shown. */
double mt_importance(double agree, double passed, double seen, double extremity);
double mt_priority(double agree, double passed, double seen, double extremity, bool meta);

#endif

/* The matrix of votes -> opinion groups of at least five people, and what each holds.
 *
 * The places of people on the two components are rounded to multiples of 2^-20, so that sums of
 * them are exact; equal places are one point.  Up to 100 points are their own base clusters, more
 * are drawn together by k-means as Polis does; groups are k-means over these, for each number up to
 * five, and the number with the best silhouette is taken.  A cluster of fewer than five people is
 * dissolved into its neighbours.  Who answered fewer than 7 claims is in no group. */
#ifndef MT_POLL_GROUPS_H
#define MT_POLL_GROUPS_H

#include "poll/pca.h"
#include "poll/represent.h"

enum {
    MT_GROUPS_MOST = 5,
    MT_GROUPS_ANSWERS_MIN = 7, /* or all claims, if there are fewer */
    MT_GROUPS_BASES = 100
};

typedef struct mt_groups {
    uint32_t people;               /* with enough answers */
    uint32_t outside;              /* with an answer, but not enough */
    uint32_t n;                    /* groups; 0: people do not come apart into such */
    uint32_t size[MT_GROUPS_MOST]; /* people, the largest group first */
    double centre[MT_GROUPS_MOST][MT_PCA_PARTS];
    double silhouette;              /* of the groups, over people */
    double explained[MT_PCA_PARTS]; /* share of the variance on each component */
    uint32_t *of_row;               /* per row: the group, or MT_NO_ID */
    mt_counts *counts;              /* per claim n of them; NULL without groups */
    bool *withheld; /* per claim: some group, or those outside, are one to four who answered */
} mt_groups;

/* All memory in `arena`.  O(m^2 rows / 64 + rows m + rows 100 steps).  MOOT_OK; MOOT_E_NOMEM;
 * MOOT_E_CANCELLED if `stop` (may be NULL) says so while the components are sought. */
MOOT_NODISCARD moot_status mt_groups_find(mt_groups *to, const mt_matrix *votes,
                                          const mt_stop *stop, mt_arena *arena);

/* The largest difference between two groups in the share that agrees, (k + 1) / (seen + 2);
 * `between` receives the two, more agreement first. */
double mt_groups_divide(const mt_groups *g, uint32_t claim, uint32_t between[2]);

#endif

/* Votes -> two directions in which people differ most, and where each one stands.
 *
 * The mathematics of Polis (docs/POLL.md), made deterministic: the column mean stands in for a
 * vote that is missing, the components are those of the exact covariance, and a person with
 * few votes is projected as if the rest were like them (sparsity-aware). */
#ifndef MT_POLL_PCA_H
#define MT_POLL_PCA_H

#include "base/stop.h"
#include "poll/matrix.h"

enum { MT_PCA_PARTS = 2 };

typedef struct mt_pca {
    uint32_t m;
    double *centre;             /* per column: the mean of -1, 0, 1 over those who voted */
    double *part[MT_PCA_PARTS]; /* components of length 1, or all 0 if there is no such */
    double value[MT_PCA_PARTS]; /* their eigenvalues, of the matrix X'X */
    double total;               /* the sum of all eigenvalues */
} mt_pca;

/* The products of the centred columns, m by m: sums of whole numbers that are exact before
 * the means are taken off, so that the order of rows does not matter.  Fills `centre` (m) too.
 * O(m^2 n / 64); `stop`, which may be NULL, is asked once a column.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_pca_products(const mt_matrix *votes, double *centre, double *products,
                                           const mt_stop *stop, mt_arena *arena);

/* The two largest eigenvalues of a symmetric matrix with no negative ones, and unit vectors
 * that belong to them: 0 if an eigenvalue is (almost) 0.  The sign of a vector is such that its
 * entry of largest size is positive.  Subspace iteration with Rayleigh-Ritz from a fixed start, to
 * a residual of 1e-13 of the largest value or 1000 rounds.  O(m^2) a round.
 * MOOT_OK; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_pca_eigen(const double *matrix, uint32_t m,
                                        double value[MT_PCA_PARTS], double *part[MT_PCA_PARTS],
                                        mt_arena *arena);

/* Both, for the votes.  Memory of the result is in `arena`. */
MOOT_NODISCARD moot_status mt_pca_find(mt_pca *to, const mt_matrix *votes, const mt_stop *stop,
                                       mt_arena *arena);

/* Where a row stands: sqrt(m / votes) times the sum over its votes of what it is off the mean. */
void mt_pca_project(const mt_pca *pca, const int8_t *row, double xy[MT_PCA_PARTS]);
/* How far from the middle a single agreement to column k would be. */
double mt_pca_extremity(const mt_pca *pca, uint32_t k);

#endif

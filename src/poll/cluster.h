/* Weighted points -> clusters, and how well these hold together.
 *
 * k-means with a fixed start (each centre is the point that lessens the cost most), so
 * that equal points give equal clusters; true Euclidean distance. */
#ifndef MT_POLL_CLUSTER_H
#define MT_POLL_CLUSTER_H

#include "base/arena.h"
#include "base/intern.h"

/* n points of d coordinates each, one after the other; weights are at least 1. */
typedef struct mt_points {
    uint32_t n, d;
    const double *at;
    const double *weight; /* NULL: all 1 */
} mt_points;

enum {
    MT_KMEANS_GREEDY_MOST = 400 /* more points start from those farthest apart instead */
};

double mt_distance(const double *a, const double *b, uint32_t d);
/* All distances, n by n. */
void mt_distances(const mt_points *p, double *to);

/* Group the points into at most `k` clusters, fewer if there are fewer different points.
 * `group` (n) receives a number below the answer for each, `centre` (k d) the means.
 * Ends when nobody moves, or every centre moved less than `still`, or after `steps`.
 * Ties go to the lower number.  O(n k d) a step, and O(n^2 k d) for a greedy start.
 * 0 if memory is short or there is no point. */
uint32_t mt_kmeans(const mt_points *p, uint32_t k, uint32_t steps, double still, uint32_t *group,
                   double *centre, mt_arena *arena);

/* The means of given clusters.  A cluster without points keeps what `centre` has. */
void mt_centres(const mt_points *p, const uint32_t *group, uint32_t k, double *centre);

/* The point farthest from the centre of its cluster, the first of equals, and that distance.
 * Points whose group is MT_NO_ID are passed over; MT_NO_ID if there are no others. */
uint32_t mt_most_distal(const mt_points *p, const uint32_t *group, const double *centre,
                        double *distance);

/* The silhouette (b - a) / max(a, b) of point i, where a is the mean distance to the others of
 * its cluster and b that to the nearest other cluster; 0 in a cluster of weight 1 and where there
 * is no other (Rousseeuw 1987).  A point of weight w counts as w points in one place. */
double mt_silhouette(const double *distance, uint32_t n, const double *weight,
                     const uint32_t *group, uint32_t k, uint32_t i);
/* Their weighted mean. */
double mt_silhouette_mean(const double *distance, uint32_t n, const double *weight,
                          const uint32_t *group, uint32_t k);

#endif

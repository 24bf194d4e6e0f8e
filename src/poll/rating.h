/* Votes on one thing -> one number and how far to trust it. */
#ifndef MT_POLL_RATING_H
#define MT_POLL_RATING_H

#include <stdint.h>

/* Quantiles of the normal distribution for two-sided intervals. */
#define MT_Z95 1.959963984540054
#define MT_Z80 1.2815515655446004 /* and one-sided 90 %, as Polis tests */

typedef struct mt_interval {
    double low, high;
} mt_interval;

/* The Wilson score interval of k of n; [0, 1] for n = 0 (Wilson 1927).
 * k may lie between whole numbers, 0 <= k <= n. */
mt_interval mt_wilson(double k, double n, double z);

/* The mean of n values with this sum, drawn to `mean` as by `weight` more votes of that
 * value: (weight mean + sum) / (weight + n).  `mean` if both are 0. */
double mt_shrunk_mean(double sum, double n, double weight, double mean);

#endif

/* Votes on one thing -> one number and how far to trust it. */
#include "poll/rating.h"

#include <math.h>

mt_interval mt_wilson(double k, double n, double z)
{
    if (n <= 0)
        return (mt_interval){0, 1};
    double p = k / n, zz = z * z / n;
    double middle = p + zz / 2, off = z * sqrt((p * (1 - p) + zz / 4) / n);
    mt_interval i = {(middle - off) / (1 + zz), (middle + off) / (1 + zz)};
    return (mt_interval){fmax(i.low, 0), fmin(i.high, 1)};
}

double mt_shrunk_mean(double sum, double n, double weight, double mean)
{
    return weight + n > 0 ? (weight * mean + sum) / (weight + n) : mean;
}

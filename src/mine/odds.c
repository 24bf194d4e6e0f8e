/* Exponential and logarithm in plain arithmetic. */
#include "mine/odds.h"

#include <stdint.h>
#include <string.h>

/* ln 2 in two parts; the first has zeros at its end, so that small multiples are exact. */
#define LN2_HIGH 0.693147180369123816490
#define LN2_LOW 1.90821492927058770002e-10

/* 2 to the power of k, -1022 <= k <= 1023. */
static double power_of_two(int k)
{
    uint64_t bits = (uint64_t)(k + 1023) << 52;
    double x;
    memcpy(&x, &bits, sizeof(x));
    return x;
}

/* 1 / 14!, 1 / 13!, ... 1 / 0!: for |r| <= 0.35 the next term is under 1e-18. */
static const double one_by_factorial[] = {1.0 / 87178291200,
                                          1.0 / 6227020800,
                                          1.0 / 479001600,
                                          1.0 / 39916800,
                                          1.0 / 3628800,
                                          1.0 / 362880,
                                          1.0 / 40320,
                                          1.0 / 5040,
                                          1.0 / 720,
                                          1.0 / 120,
                                          1.0 / 24,
                                          1.0 / 6,
                                          1.0 / 2,
                                          1,
                                          1};

double mt_exp(double x)
{
    if (x < -700)
        return 0;
    if (x > 700)
        x = 700;
    int k = (int)(x * 1.4426950408889634 + (x < 0 ? -0.5 : 0.5));
    double r = (x - k * LN2_HIGH) - k * LN2_LOW, sum = one_by_factorial[0];
    for (size_t i = 1; i < sizeof(one_by_factorial) / sizeof(*one_by_factorial); i++)
        sum = sum * r + one_by_factorial[i];
    return sum * power_of_two(k);
}

/* ln(k / 16) for k = 11 ... 23. */
static const double ln_sixteenths[] = {
    -0.3746934494414107,  -0.2876820724517809,  -0.2076393647782445,
    -0.13353139262452263, -0.06453852113757118, 0,
    0.06062462181643484,  0.11778303565638346,  0.17185025692665923,
    0.22314355131420976,  0.27193371548364176,  0.3184537311185346,
    0.3629054936893685};

double mt_log(double x)
{
    if (!(x > 1e-300))
        x = 1e-300;
    uint64_t bits;
    memcpy(&bits, &x, sizeof(bits));
    int k = (int)(bits >> 52) - 1023;
    bits = (bits & 0xFFFFFFFFFFFFFu) | ((uint64_t)1023 << 52);
    double m;
    memcpy(&m, &bits, sizeof(m));
    if (m > 1.4142135623730951) {
        m /= 2;
        k++;
    }
    /* m is near to c = i / 16, and ln(m / c) = 2 artanh((m - c) / (m + c)), of at most 0.022:
     * the term after the sixth is under 1e-22. */
    int i = (int)(m * 16 + 0.5);
    double c = i / 16.0, z = (m - c) / (m + c), zz = z * z;
    double sum = ((((1.0 / 11 * zz + 1.0 / 9) * zz + 1.0 / 7) * zz + 1.0 / 5) * zz + 1.0 / 3) * zz;
    return k * LN2_HIGH + (ln_sixteenths[i - 11] + (2 * z + (2 * z * sum + k * LN2_LOW)));
}

double mt_sigmoid(double x)
{
    if (x < 0) {
        double e = mt_exp(x);
        return e / (1 + e);
    }
    return 1 / (1 + mt_exp(-x));
}

double mt_log_sigmoid(double x)
{
    double lower = x < 0 ? x : 0;
    return lower - mt_log(1 + mt_exp(x < 0 ? x : -x));
}

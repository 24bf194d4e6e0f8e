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

double mt_exp(double x)
{
    if (x < -700)
        return 0;
    if (x > 700)
        x = 700;
    int k = (int)(x * 1.4426950408889634 + (x < 0 ? -0.5 : 0.5));
    double r = (x - k * LN2_HIGH) - k * LN2_LOW, sum = 1;
    /* |r| <= 0.35: the term after the eighteenth is under 1e-26. */
    for (int i = 18; i > 0; i--)
        sum = 1 + sum * r / i;
    return sum * power_of_two(k);
}

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
    /* ln m = 2 artanh((m - 1) / (m + 1)), of at most 0.172. */
    double z = (m - 1) / (m + 1), zz = z * z, sum = 0;
    for (int i = 21; i > 0; i -= 2)
        sum = sum * zz + 1.0 / i;
    return k * LN2_HIGH + (2 * z * sum + k * LN2_LOW);
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

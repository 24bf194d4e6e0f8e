/* Elimination with partial pivoting. */
#include "gradual/dense.h"

#include <math.h>

static void swap_rows(double *a, double *b, uint32_t n, uint32_t i, uint32_t k)
{
    for (uint32_t c = 0; c < n; c++) {
        double keep = a[(size_t)i * n + c];
        a[(size_t)i * n + c] = a[(size_t)k * n + c];
        a[(size_t)k * n + c] = keep;
    }
    double keep = b[i];
    b[i] = b[k];
    b[k] = keep;
}

bool mt_dense_solve(double *a, double *b, uint32_t n)
{
    for (uint32_t c = 0; c < n; c++) {
        uint32_t best = c;
        for (uint32_t r = c + 1; r < n; r++)
            if (fabs(a[(size_t)r * n + c]) > fabs(a[(size_t)best * n + c]))
                best = r;
        if (!(fabs(a[(size_t)best * n + c]) >= 1e-9))
            return false;
        if (best != c)
            swap_rows(a, b, n, best, c);
        for (uint32_t r = c + 1; r < n; r++) {
            double f = a[(size_t)r * n + c] / a[(size_t)c * n + c];
            for (uint32_t k = c; f != 0 && k < n; k++)
                a[(size_t)r * n + k] -= f * a[(size_t)c * n + k];
            b[r] -= f * b[c];
        }
    }
    for (uint32_t c = n; c-- > 0;) {
        for (uint32_t k = c + 1; k < n; k++)
            b[c] -= a[(size_t)c * n + k] * b[k];
        b[c] /= a[(size_t)c * n + c];
    }
    return true;
}

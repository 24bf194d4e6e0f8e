/* The exact partial derivatives of a node's equation. */
#include "gradual/semantics.h"

#include <math.h>

static inline double weight_of(const mt_bipolar *g, uint32_t k)
{
    return g->weight ? g->weight[k] : 1;
}

static inline double reach(const mt_bipolar *g, uint32_t k, const double *s)
{
    return weight_of(g, k) * s[g->from[k]];
}

/* Products of all factors but one, by running products from both ends: no division,
 * so factors of 0 do no harm.  by[k] = d/ds_k of the product of (1 - x)^power. */
static double by_product(const mt_bipolar *g, uint32_t k, uint32_t end, const double *s,
                         bool squares, double *by)
{
    double before = 1;
    for (uint32_t j = k; j < end; j++) {
        double left = 1 - reach(g, j, s);
        by[j] = before;
        before *= squares ? left * left : left;
    }
    double after = 1;
    for (uint32_t j = end; j-- > k;) {
        double left = 1 - reach(g, j, s);
        by[j] *= after * -weight_of(g, j) * (squares ? 2 * left : 1);
        after *= squares ? left * left : left;
    }
    return before;
}

static double by_sum(const mt_bipolar *g, uint32_t k, uint32_t end, const double *s, bool squares,
                     double *by)
{
    double x = 0;
    for (; k < end; k++) {
        double in = reach(g, k, s);
        by[k] = squares ? 2 * in * weight_of(g, k) : weight_of(g, k);
        x += squares ? in * in : in;
    }
    return x;
}

/* If several are largest, raising one of them counts wholly, lowering it not at all:
 * a kink, where each gets nothing but a single one gets all. */
static double by_top(const mt_bipolar *g, uint32_t k, uint32_t end, const double *s, double *by,
                     bool *kink)
{
    double x = 0;
    uint32_t largest = end, equal = 0;
    for (uint32_t j = k; j < end; j++) {
        double in = reach(g, j, s);
        by[j] = 0;
        if (in > x) {
            x = in;
            largest = j;
            equal = 1;
        } else if (in == x && weight_of(g, j) != 0) {
            equal++;
        }
    }
    if (equal == 1 && largest < end)
        by[largest] = weight_of(g, largest);
    else if (equal > 0)
        *kink = true;
    return x;
}

static double by_gather(mt_gather how, const mt_bipolar *g, uint32_t k, uint32_t end,
                        const double *s, double *by, bool *kink)
{
    switch (how) {
    case MT_GATHER_PRODUCT:
    case MT_GATHER_PRODUCT_SQUARES:
        return by_product(g, k, end, s, how == MT_GATHER_PRODUCT_SQUARES, by);
    case MT_GATHER_SUM:
    case MT_GATHER_SUM_SQUARES: return by_sum(g, k, end, s, how == MT_GATHER_SUM_SQUARES, by);
    case MT_GATHER_TOP: return by_top(g, k, end, s, by, kink);
    case MT_GATHER_CARD: break; /* attackers only: not asked for */
    }
    return 0;
}

typedef struct bent {
    double by_base, by_net;
} bent;

/* Of w + (1-w) h(a) and w - w h(|a|), where h has the value `h` and the slope `slope`. */
static bent between(double w, double a, double h, double slope)
{
    double room = a > 0 ? 1 - w : a < 0 ? w : 0.5;
    return (bent){1 - h, room * slope};
}

/* q = e^-|a| keeps every term finite. */
static bent euler(double w, double a)
{
    double q = exp(-fabs(a)), e = a > 0 ? 1 : q, one = a > 0 ? q : 1;
    /* with e^a = e / one */
    double under = one + w * e;
    if (under == 0)
        return (bent){0, 0};
    return (bent){2 * w * one / under + (1 - w * w) * e * one / (under * under),
                  (1 - w * w) * w * e * one / (under * under)};
}

static bent logistic(double w, double a)
{
    double q = exp(-fabs(a)), e = a > 0 ? 1 : q, one = a > 0 ? q : 1;
    double under = (1 - w) * one + w * e;
    if (under == 0)
        return (bent){0, 0};
    return (bent){e * one / (under * under), w * (1 - w) * e * one / (under * under)};
}

static bent bend(mt_bend how, double w, double a, bool *kink)
{
    double b = fabs(a);
    switch (how) {
    case MT_BEND_LINEAR: *kink = *kink || (a == 0 && w != 0.5); return between(w, a, b, 1);
    case MT_BEND_ONE_MAX:
        *kink = *kink || (a == 0 && w != 0.5);
        return between(w, a, b / (1 + b), 1 / ((1 + b) * (1 + b)));
    case MT_BEND_TWO_MAX:
        return between(w, a, b * b / (1 + b * b), 2 * b / ((1 + b * b) * (1 + b * b)));
    case MT_BEND_EULER: return euler(w, a);
    case MT_BEND_LOGISTIC: return logistic(w, a);
    case MT_BEND_SHIFT: return (bent){1, 1};
    case MT_BEND_QUAD:
    case MT_BEND_DAMP:
    case MT_BEND_SHARE: break; /* not asked for */
    }
    return (bent){0, 0};
}

double mt_gradual_slope(const mt_gradual *sem, const mt_bipolar *g, uint32_t i, const double *s,
                        double *by, bool *kink)
{
    const uint32_t *row = &g->start[2 * (size_t)i];
    bool kinked = false,
         products = sem->gather == MT_GATHER_PRODUCT || sem->gather == MT_GATHER_PRODUCT_SQUARES;
    double attack = by_gather(sem->gather, g, row[0], row[1], s, by, &kinked);
    double support = by_gather(sem->gather, g, row[1], row[2], s, by, &kinked);
    bent d = bend(sem->bend, g->base[i], products ? attack - support : support - attack, &kinked);
    for (uint32_t k = row[0]; k < row[2]; k++)
        by[k] *= d.by_net * ((k < row[1]) == products ? 1 : -1);
    /* Without arcs there is no kink to meet. */
    *kink = *kink || (kinked && row[0] < row[2]);
    return d.by_base;
}

/* Strengths of attackers and supporters -> the strength of a node. */
#include "gradual/semantics.h"

#include <math.h>

const mt_gradual mt_graduals[] = {
    {"df-quad", "DF-QuAD", MT_GATHER_PRODUCT, MT_BEND_LINEAR, false, true},
    {"quadratic-energy", "Quadratic Energy", MT_GATHER_SUM, MT_BEND_TWO_MAX, false, true},
    {"euler-based", "Euler-based", MT_GATHER_SUM, MT_BEND_EULER, false, false},
    {"euler-top", "Euler-based, largest only", MT_GATHER_TOP, MT_BEND_EULER, false, false},
    {"quad", "QuAD", MT_GATHER_PRODUCT, MT_BEND_QUAD, false, true},
    {"one-max-product", "1-Max with products", MT_GATHER_PRODUCT, MT_BEND_ONE_MAX, false, true},
    {"squared-strength", "DF-QuAD with squared factors", MT_GATHER_PRODUCT_SQUARES, MT_BEND_LINEAR,
     false, true},
    {"squared-energy", "Squared Energy", MT_GATHER_SUM_SQUARES, MT_BEND_ONE_MAX, false, true},
    {"mlp", "MLP", MT_GATHER_SUM, MT_BEND_LOGISTIC, false, true},
    {"basic", "sum", MT_GATHER_SUM, MT_BEND_SHIFT, false, true},
    {"h-categoriser", "weighted h-categoriser", MT_GATHER_SUM, MT_BEND_DAMP, true, false},
    {"max-based", "weighted max-based", MT_GATHER_TOP, MT_BEND_DAMP, true, false},
    {"card-based", "weighted card-based", MT_GATHER_CARD, MT_BEND_DAMP, true, false},
    {"simple-product", "social, simple product", MT_GATHER_PRODUCT, MT_BEND_SHARE, true, false},
    {0},
};

const mt_gradual *mt_gradual_find(moot_str name)
{
    for (const mt_gradual *row = mt_graduals; row->name; row++)
        if (mt_str_eq(name, mt_str(row->name)))
            return row;
    return NULL;
}

bool mt_gradual_fits(const mt_gradual *sem, const mt_bipolar *g)
{
    if (!sem->attack_only)
        return true;
    for (uint32_t i = 0; i < g->n; i++)
        if (g->start[2 * (size_t)i + 1] < g->start[2 * (size_t)i + 2])
            return false;
    return true;
}

/* What reaches the node along arc k. */
static inline double reach(const mt_bipolar *g, uint32_t k, const double *s)
{
    double x = s[g->from[k]];
    return g->weight ? g->weight[k] * x : x;
}

static inline double product(const mt_bipolar *g, uint32_t k, uint32_t end, const double *s)
{
    double p = 1;
    if (g->weight) {
        for (; k < end; k++)
            p *= 1 - g->weight[k] * s[g->from[k]];
    } else {
        for (; k < end; k++)
            p *= 1 - s[g->from[k]];
    }
    return p;
}

static inline double sum(const mt_bipolar *g, uint32_t k, uint32_t end, const double *s)
{
    double x = 0;
    if (g->weight) {
        for (; k < end; k++)
            x += g->weight[k] * s[g->from[k]];
    } else {
        for (; k < end; k++)
            x += s[g->from[k]];
    }
    return x;
}

static double product_squares(const mt_bipolar *g, uint32_t k, uint32_t end, const double *s)
{
    double p = 1;
    for (; k < end; k++) {
        double left = 1 - reach(g, k, s);
        p *= left * left;
    }
    return p;
}

static double sum_squares(const mt_bipolar *g, uint32_t k, uint32_t end, const double *s)
{
    double x = 0;
    for (; k < end; k++)
        x += reach(g, k, s) * reach(g, k, s);
    return x;
}

static double top(const mt_bipolar *g, uint32_t k, uint32_t end, const double *s)
{
    double x = 0;
    for (; k < end; k++)
        x = fmax(x, reach(g, k, s));
    return x;
}

static double card(const mt_bipolar *g, uint32_t k, uint32_t end, const double *s)
{
    double x = 0;
    uint32_t count = 0;
    for (; k < end; k++)
        if (g->base[g->from[k]] > 0) {
            count++;
            x += reach(g, k, s);
        }
    return count ? count + x / count : 0;
}

static inline double gather(mt_gather how, const mt_bipolar *g, uint32_t k, uint32_t end,
                            const double *s)
{
    switch (how) {
    case MT_GATHER_PRODUCT: return product(g, k, end, s);
    case MT_GATHER_PRODUCT_SQUARES: return product_squares(g, k, end, s);
    case MT_GATHER_SUM: return sum(g, k, end, s);
    case MT_GATHER_SUM_SQUARES: return sum_squares(g, k, end, s);
    case MT_GATHER_TOP: return top(g, k, end, s);
    case MT_GATHER_CARD: return card(g, k, end, s);
    }
    return 0;
}

/* Towards 1 by the share h of what is left above, or towards 0 of what is below. */
static inline double between(double w, double a, double h)
{
    return a > 0 ? w + (1 - w) * h : w - w * h;
}

static double quad(double w, double attack, double support, bool attacked, bool supported)
{
    double down = w * attack, up = 1 - (1 - w) * support;
    if (attacked && supported)
        return (down + up) / 2;
    return attacked ? down : supported ? up : w;
}

/* 1 - (1-w^2)/(1 + w e^a) over one denominator, in the form that neither cancels
 * nor overflows. */
static double euler(double w, double a)
{
    if (w == 0)
        return 0;
    if (a > 0)
        return w * (1 + w * exp(-a)) / (exp(-a) + w);
    return w * (exp(a) + w) / (1 + w * exp(a));
}

static double logistic(double w, double a)
{
    if (w == 0 || w == 1)
        return w;
    if (a > 0)
        return w / ((1 - w) * exp(-a) + w);
    return w * exp(a) / (1 - w + w * exp(a));
}

/* Positive if the supporters outweigh: products are the smaller the more there is. */
static inline double net(mt_gather how, double attack, double support)
{
    return how == MT_GATHER_PRODUCT || how == MT_GATHER_PRODUCT_SQUARES ? attack - support
                                                                        : support - attack;
}

double mt_gradual_at(const mt_gradual *sem, const mt_bipolar *g, uint32_t i, const double *s)
{
    const uint32_t *row = &g->start[2 * (size_t)i];
    double w = g->base[i];
    double attack = gather(sem->gather, g, row[0], row[1], s);
    double support = gather(sem->gather, g, row[1], row[2], s);
    double a = net(sem->gather, attack, support);
    switch (sem->bend) {
    case MT_BEND_LINEAR: return between(w, a, fabs(a));
    case MT_BEND_ONE_MAX: return between(w, a, fabs(a) / (1 + fabs(a)));
    case MT_BEND_TWO_MAX: return between(w, a, a * a / (1 + a * a));
    case MT_BEND_EULER: return euler(w, a);
    case MT_BEND_LOGISTIC: return logistic(w, a);
    case MT_BEND_SHIFT: return w + a;
    case MT_BEND_QUAD: return quad(w, attack, support, row[0] < row[1], row[1] < row[2]);
    case MT_BEND_DAMP: return w / (1 + attack);
    case MT_BEND_SHARE: return w * attack;
    }
    return w;
}

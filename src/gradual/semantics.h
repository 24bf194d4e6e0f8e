/* The gradual semantics by name: how the strengths of a node's attackers and
 * supporters are put together (gather), and what that makes of its base score (bend).
 *
 * Every semantics is one row of a table.  Strengths and base scores are in [0, 1] but
 * for `basic`.  docs/WEIGHTS.md gives each formula with its source. */
#ifndef MT_GRADUAL_SEMANTICS_H
#define MT_GRADUAL_SEMANTICS_H

#include "gradual/graph.h"

/* From strengths x = weight * strength to one number each for attackers and supporters. */
typedef enum mt_gather {
    MT_GATHER_PRODUCT,         /* product of (1 - x); 1 if there are none */
    MT_GATHER_PRODUCT_SQUARES, /* product of (1 - x)^2 */
    MT_GATHER_SUM,             /* sum of x */
    MT_GATHER_SUM_SQUARES,     /* sum of x^2 */
    MT_GATHER_TOP,             /* the largest x, at least 0 */
    MT_GATHER_CARD             /* attackers with base > 0: their number plus the mean of their x */
} mt_gather;

/* From base score w and net influence a (positive: for the node) to the strength. */
typedef enum mt_bend {
    MT_BEND_LINEAR,   /* w + (1-w) a, or w + w a below 0 */
    MT_BEND_ONE_MAX,  /* the same with h(a) = |a| / (1 + |a|) for |a| */
    MT_BEND_TWO_MAX,  /* the same with h(a) = a^2 / (1 + a^2) */
    MT_BEND_EULER,    /* 1 - (1 - w^2) / (1 + w e^a) */
    MT_BEND_LOGISTIC, /* logistic(ln(w / (1-w)) + a) */
    MT_BEND_SHIFT,    /* w + a, unbounded */
    MT_BEND_QUAD,     /* mean of w A and 1 - (1-w) S if there are both kinds, else the one */
    MT_BEND_DAMP,     /* w / (1 + A); attackers only */
    MT_BEND_SHARE     /* w A; attackers only */
} mt_bend;

typedef struct mt_gradual {
    const char *name;
    const char *title; /* for people */
    mt_gather gather;
    mt_bend bend;
    bool attack_only; /* a supporter has no meaning */
    bool even;        /* turning all attacks on a node into supports and w into 1 - w turns s
                         into 1 - s */
} mt_gradual;

/* The table; a row without a name ends it.  The first three are those of the verdict. */
extern const mt_gradual mt_graduals[];
enum { MT_GRADUAL_MAIN = 3 };

/* The row of that name, or NULL. */
const mt_gradual *mt_gradual_find(moot_str name);
/* May `g` be weighed so?  False if it has supporters and the semantics knows none. */
bool mt_gradual_fits(const mt_gradual *sem, const mt_bipolar *g);

/* The strength that node `i` has by its equation when the others have strengths `s`.
 * O(arcs into i). */
double mt_gradual_at(const mt_gradual *sem, const mt_bipolar *g, uint32_t i, const double *s);

/* The partial derivatives of mt_gradual_at(): by the base score of `i` (returned), and
 * by the strength at each arc into it (by[k] for arc k).  *kink is set where there is none:
 * at a = 0 under MT_BEND_LINEAR and MT_BEND_ONE_MAX (given: the mean of the slopes on both
 * sides) and where several are largest under MT_GATHER_TOP (given: 0, as raising or
 * lowering one alone cannot do both).  Not for attack_only semantics nor for `quad`.
 * slope.c.  O(arcs into i). */
double mt_gradual_slope(const mt_gradual *sem, const mt_bipolar *g, uint32_t i, const double *s,
                        double *by, bool *kink);

#endif

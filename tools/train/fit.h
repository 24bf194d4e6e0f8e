/* Choices between weighted features -> the weights that explain them best. */
#ifndef MT_TRAIN_FIT_H
#define MT_TRAIN_FIT_H

#include "base/vec.h"

typedef struct fit_term {
    uint32_t id;
    double value;
} fit_term;

/* One alternative: a run of terms. */
typedef struct fit_option {
    uint32_t first, n;
} fit_option;

/* A choice between a run of options; a yes or no is the option and the empty one. */
typedef struct fit_choice {
    uint32_t first, n, chosen;
    uint32_t fold;
    double weight;
} fit_choice;

typedef struct fit_data {
    mt_arena *arena;
    MT_VEC(fit_term) terms;
    MT_VEC(fit_option) options;
    MT_VEC(fit_choice) choices;
} fit_data;

/* Append an option: the features x[from..to). */
void fit_option_of(fit_data *d, const double *x, uint32_t from, uint32_t to);

/* Minimise  sum of -weight * log softmax(chosen)  +  strength / 2 * (w - prior)^2  over
 * w[from..to), over all choices but those of fold `without`.  Newton's method with halved steps;
 * the problem is convex, and the same data give the same bits.  `w` comes in with a start. */
bool fit(const fit_data *d, uint32_t without, uint32_t from, uint32_t to, const double *prior,
         const double *strength, double *w);
/* The same over one number by which w[from..to) is multiplied; 1 where there is nothing to tell. */
double fit_scale(const fit_data *d, uint32_t without, const double *w);

#endif

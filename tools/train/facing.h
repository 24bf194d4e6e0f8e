/* Between the sides -> weights of attacks and concessions. */
#ifndef MT_TRAIN_FACING_H
#define MT_TRAIN_FACING_H

#include "plan.h"

/* Fit ACROSS_... and GRANT_... to debates whose trees were read with weights that had not seen
 * them, and choose by what was held back from which probability on they are said. */
bool fit_across(const items *all, const held_back *h, double *w);

#endif

/* A square system of equations -> its solution. */
#ifndef MT_GRADUAL_DENSE_H
#define MT_GRADUAL_DENSE_H

#include "base/arena.h"

/* Solve a x = b for n unknowns, `a` by rows, by elimination with partial pivoting; `a` is used
 * up and b becomes x.  False if no pivot over 1e-9 is left: the rows are dependent, or nearly
 * so.  O(n^3). */
bool mt_dense_solve(double *a, double *b, uint32_t n);

#endif

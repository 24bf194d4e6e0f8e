/* Exponential and logarithm in plain arithmetic.
 *
 * What the miner decides and prints must be the same on every machine, and the functions of libm
 * are not: these use nothing but the four operations, which IEEE 754 rounds in one way only. */
#ifndef MT_MINE_ODDS_H
#define MT_MINE_ODDS_H

/* e to the power of x; 0 below -700, and as at 700 above.  Relative error under 1e-14. */
double mt_exp(double x);
/* The natural logarithm of x > 0; of smaller numbers that of 1e-300.  Error under 1e-14 (1 + |ln
 * x|). */
double mt_log(double x);
/* 1 / (1 + exp(-x)). */
double mt_sigmoid(double x);
/* Its logarithm, without loss for x far below 0. */
double mt_log_sigmoid(double x);

#endif

/* Margins of decisions -> confidences. */
#ifndef MT_TRAIN_CALIBRATE_H
#define MT_TRAIN_CALIBRATE_H

#include "plan.h"

typedef enum decision { DECIDE_CLAIM, DECIDE_HEAD, DECIDE_ROLE, DECISIONS } decision;
extern const char *const decision_names[DECISIONS];

/* The decisions about what was held back, each a choice between right and wrong over
 * CALIBRATE_TERMS numbers: the margin, 1, and how sure the central claim is. */
enum { CALIBRATE_TERMS = 3 };
typedef struct decisions {
    fit_data of[DECISIONS];
} decisions;
bool decisions_of(const held_back *h, mt_genre genre, double *w, mt_arena *arena, decisions *to);
/* Weights of one kind of decision, from all folds but `without`. */
bool calibrate_one(const decisions *d, decision kind, uint32_t without, double to[CALIBRATE_TERMS]);
/* Fit CAL_... of `w`. */
bool calibrate(const held_back *h, mt_genre genre, double *w);

#endif

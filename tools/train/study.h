/* What the choices of the trainer are worth, on what was held back. */
#ifndef MT_TRAIN_STUDY_H
#define MT_TRAIN_STUDY_H

#include "plan.h"

/* How settings do on the kind of text that they were not fitted to: texts read with weights from
 * debates or debates with weights from texts, and each register with weights from the others and
 * from other topics.  The strength of the priors is in proportion to the files that are learnt
 * from.  Prints one line for each; settings that do better than `most`, the mean of all figures on
 * this genre, are kept in `best`, and their mean in `most`. */
bool study_transfer(items *all, mt_genre genre, const settings *tries, uint32_t n, settings *best,
                    double *most);
/* How the models are joined, by the same figures. */
bool study_mix(items *all, mt_genre genre, const settings *s);
/* What each group of features is worth: figures without it, and the interval of the loss from
 * samples of whole files. */
bool study_groups(const items *all, const settings s[MT_GENRES], double (*mix)[MT_WEIGHT_COUNT]);
/* Debates read with weights from the texts and from more and more debates. */
bool study_curve(items *all, const settings s[MT_GENRES], double (*mix)[MT_WEIGHT_COUNT]);
/* How often decisions of each confidence are right, with a calibration that has not seen them. */
bool study_confidence(const held_back *h, double (*mix)[MT_WEIGHT_COUNT]);

#endif

/* Settings that make another model of a model: arguments in parts, sections anew. */
#ifndef MT_ARGMAP_RESHAPE_H
#define MT_ARGMAP_RESHAPE_H

#include "argmap/model.h"

/* Every argument with several inferences becomes one argument for each of them.  Linear in
 * the steps and what they use. */
void mt_am_explode(mt_am_model *m, mt_diags *diags);
/* The sections of the headings go; those of the setting `group.regroup` come. */
void mt_am_regroup(mt_am_model *m);
/* The order in which statements and arguments are listed. */
void mt_am_order(mt_am_model *m);

#endif

/* Shared by the files that write weighings. */
#ifndef MT_GRADUAL_WEIGH_OUT_H
#define MT_GRADUAL_WEIGH_OUT_H

#include "gradual/weigh.h"

/* What a node is called, and its words. */
void mt_weigh_describe(const mt_weighing *w, uint32_t i, moot_str *label, moot_str *words);

#endif

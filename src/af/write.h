/* af: framework -> text of the forms that the reader takes.
 *
 * i23 has numbers; names stand in comments there.  apx and tgf have names, or the numbers
 * where there are none; an assumption-based framework has only i23.  What is written and
 * read again is the same framework. */
#ifndef MT_AF_WRITE_H
#define MT_AF_WRITE_H

#include "af/read.h"
#include "base/out.h"

typedef enum mt_af_form { MT_WRITE_I23, MT_WRITE_APX, MT_WRITE_TGF } mt_af_form;

/* Can this framework be written in this form?  NULL, or why not, as a sentence without full
 * stop.  A name that the form would read otherwise is a reason: *name is its argument. */
const char *mt_framework_unfit(const mt_framework *f, mt_af_form form, uint32_t *name);
/* Precondition: mt_framework_unfit() is NULL.  Linear. */
void mt_framework_write(const mt_framework *f, mt_af_form form, mt_out *out);

#endif

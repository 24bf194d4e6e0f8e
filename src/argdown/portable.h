/* What moot reads and other Argdown programs do not. */
#ifndef MT_ARGDOWN_PORTABLE_H
#define MT_ARGDOWN_PORTABLE_H

#include "argdown/doc.h"
#include "base/code.h"

/* Look through a document for what the reference implementation (@argdown/core 1.7) refuses
 * or takes for something else, although moot reads it as it is meant.  Errors AP001... are
 * added to `diags`, one of a kind for each element.  Linear. */
void mt_doc_portable(const mt_doc *doc, mt_diags *diags);

/* The codes, for documents and tests; ends with a row whose code is NULL. */
extern const mt_code mt_portable_codes[];

#endif

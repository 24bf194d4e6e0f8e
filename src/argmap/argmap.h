/* argmap: a document -> what the reference makes of it, in one call. */
#ifndef MT_ARGMAP_ARGMAP_H
#define MT_ARGMAP_ARGMAP_H

#include "argdown/doc.h"

typedef enum mt_am_form {
    MT_AM_FORM_JSON,     /* the model */
    MT_AM_FORM_MAP_JSON, /* the model and its map */
    MT_AM_FORM_DOT,
    MT_AM_FORM_GRAPHML
} mt_am_form;

/* Write `doc` in a form.  `outer` is what command line and configuration file say (may be
 * NULL); the front matter counts more.  What is found goes to `diags`, which must have an
 * arena, with places in the document's text.  No state is kept between calls.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_IO if the writer failed. */
MOOT_NODISCARD moot_status mt_am_write(const mt_doc *doc, const mt_value *outer, mt_am_form form,
                                       const moot_alloc *alloc, mt_diags *diags, moot_writer to);

#endif

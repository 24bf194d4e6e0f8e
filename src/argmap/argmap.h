/* argmap: a document -> what the reference makes of it, in one call. */
#ifndef MT_ARGMAP_ARGMAP_H
#define MT_ARGMAP_ARGMAP_H

#include "argdown/doc.h"
#include "argdown/include.h"

typedef enum mt_am_form {
    MT_AM_FORM_JSON,     /* the model */
    MT_AM_FORM_MAP_JSON, /* the model and its map */
    MT_AM_FORM_DOT,
    MT_AM_FORM_GRAPHML
} mt_am_form;

/* Get the first bytes of the file at `path`, which counts from the document's folder and is
 * without . and ..: at most MT_IMAGE_HEAD of them (measure.h) to `to`, *n is how many. */
typedef mt_include_answer mt_am_head(void *ctx, moot_str path, char *to, size_t *n);
typedef struct mt_am_folder {
    mt_am_head *head;
    void *ctx;
} mt_am_folder;

/* Write `doc` in a form.  `outer` is what command line and configuration file say (may be
 * NULL); the front matter counts more.  What is found goes to `diags`, which must have an
 * arena, with places in the document's text.  No state is kept between calls.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_IO if the writer failed. */
MOOT_NODISCARD moot_status mt_am_write(const mt_doc *doc, const mt_value *outer, mt_am_form form,
                                       const moot_alloc *alloc, mt_diags *diags, moot_writer to);
/* The same for a document that stands in a folder: DOT has the sizes of the images there.  Where
 * `folder` is NULL no file is asked for. */
MOOT_NODISCARD moot_status mt_am_write_in(const mt_am_folder *folder, const mt_doc *doc,
                                          const mt_value *outer, mt_am_form form,
                                          const moot_alloc *alloc, mt_diags *diags, moot_writer to);

#endif

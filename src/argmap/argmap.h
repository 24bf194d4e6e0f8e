/* argmap: a document -> what the reference makes of it, in one call. */
#ifndef MT_ARGMAP_ARGMAP_H
#define MT_ARGMAP_ARGMAP_H

#include "argdown/doc.h"
#include "argdown/include.h"
#include "base/out.h"

typedef enum mt_am_form {
    MT_AM_FORM_JSON,     /* the model */
    MT_AM_FORM_MAP_JSON, /* the model and its map */
    MT_AM_FORM_DOT,
    MT_AM_FORM_GRAPHML
} mt_am_form;

/* Get the first bytes of the file at `path`, which counts from the document's folder and is
 * without . and ..: at most *n of them to `to`, *n is then how many. */
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

/* Give the map to `paint`, coloured and with closed groups as boxes, and let it write. */
struct mt_am_map;
typedef struct mt_am_painter {
    void (*paint)(void *ctx, const struct mt_am_map *map, mt_out *out);
    void *ctx;
} mt_am_painter;
MOOT_NODISCARD moot_status mt_am_paint(const mt_am_painter *painter, const mt_am_folder *folder,
                                       const mt_doc *doc, const mt_value *outer,
                                       const moot_alloc *alloc, mt_diags *diags, moot_writer to);

#endif

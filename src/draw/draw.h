/* draw: a document -> its map as a picture, with everything the settings say of it.
 *
 * What is drawn is the map of argmap/map.h, the one that DOT has: boxes of statements and
 * arguments, groups around them, lines between them, colours, labels and ranks.  Where each of
 * them stands is found here (plan.h), so that no other program is needed. */
#ifndef MT_DRAW_DRAW_H
#define MT_DRAW_DRAW_H

#include "argmap/argmap.h"

typedef struct mt_draw_options {
    bool embed;      /* the picture holds the images of boxes itself, whatever the settings say */
    moot_str before; /* ptr not NULL: a <figure> for a page, and this begins every id in it */
} mt_draw_options;

/* Write the map of `doc` as SVG.  Arguments as of mt_am_write_in(); `before` is letters, digits
 * and hyphens.  MOOT_OK; MOOT_E_NOMEM; MOOT_E_IO if the writer failed. */
MOOT_NODISCARD moot_status mt_draw_svg(const mt_draw_options *options, const mt_am_folder *folder,
                                       const mt_doc *doc, const mt_value *outer,
                                       const moot_alloc *alloc, mt_diags *diags, moot_writer to);

#endif

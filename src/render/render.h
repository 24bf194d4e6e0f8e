/* render: debate + verdict -> scene -> bytes, one file per format. */
#ifndef MT_RENDER_RENDER_H
#define MT_RENDER_RENDER_H

#include "base/out.h"
#include "judge/verdict.h"

typedef enum mt_format {
    MT_FORMAT_HTML, /* one self-contained page */
    MT_FORMAT_SVG,  /* the map alone */
    MT_FORMAT_DOT,
    MT_FORMAT_JSON, /* debate and verdict */
    MT_FORMAT_ARGDOWN,
    MT_FORMAT_TEXT /* the whole report in words */
} mt_format;

/* Render.  The bytes depend on the debate and the verdict alone.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_IO if the writer failed. */
MOOT_NODISCARD moot_status mt_render(const mt_verdict *verdict, mt_format format,
                                     const moot_alloc *alloc, moot_writer to);
/* The map in a <figure> for any page: it needs nothing else, and `before` (letters, digits,
 * hyphens) begins every id in it.  As above. */
MOOT_NODISCARD moot_status mt_render_figure(const mt_verdict *verdict, moot_str before,
                                            const moot_alloc *alloc, moot_writer to);
/* The laid-out map for `moot show --stage=scene`. */
MOOT_NODISCARD moot_status mt_render_scene(const mt_verdict *verdict, const moot_alloc *alloc,
                                           moot_writer to);

#endif

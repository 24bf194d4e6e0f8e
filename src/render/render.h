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
/* The page as a server hands it out: its style is a file of its own, and at some places the
 * server puts something in. */
typedef enum mt_place {
    MT_PLACE_HEAD,   /* in <head>: link and meta elements */
    MT_PLACE_BEFORE, /* below the title, before the two cases */
    MT_PLACE_HINGE,  /* in the card of a point that the answer hinges on */
    MT_PLACE_CLAIM,  /* in the row of a claim or argument in the list of all */
    MT_PLACE_AFTER,  /* behind what stands */
    MT_PLACE_END     /* before what the page says about itself */
} mt_place;
typedef struct mt_slots {
    /* `what` is a statement or an argument for HINGE and CLAIM, else without meaning. */
    void (*fill)(void *ctx, mt_place place, mt_end what, mt_out *out);
    void *ctx;
} mt_slots;
/* Such a page, without style sheet and policy, and the style sheet that goes with it. */
MOOT_NODISCARD moot_status mt_render_page(const mt_verdict *verdict, const mt_slots *slots,
                                          const moot_alloc *alloc, moot_writer to);
MOOT_NODISCARD moot_status mt_render_style(const mt_verdict *verdict, const moot_alloc *alloc,
                                           moot_writer to);
/* The laid-out map for `moot show --stage=scene`. */
MOOT_NODISCARD moot_status mt_render_scene(const mt_verdict *verdict, const moot_alloc *alloc,
                                           moot_writer to);

#endif

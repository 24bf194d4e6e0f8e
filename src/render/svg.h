/* render: layout -> SVG, alone or inside the page. */
#ifndef MT_RENDER_SVG_H
#define MT_RENDER_SVG_H

#include "base/out.h"
#include "render/layout.h"

/* The map as an <svg> element.  Inside the page its boxes are links to the
 * sentences and the page's style sheet rules; alone it brings its own. */
void mt_svg_map(const mt_layout *layout, bool in_page, mt_out *out);
/* The map for any page: as <svg> with its own style sheet, without a prolog, with `before`
 * (letters, digits, hyphens) before every id so that several maps go into one page. */
void mt_svg_inline(const mt_layout *layout, moot_str before, mt_out *out);

#endif

/* render: scene + layout -> the page.  One function per section, in the order of
 * the page; html.c puts them together. */
#ifndef MT_RENDER_HTML_H
#define MT_RENDER_HTML_H

#include "base/out.h"
#include "render/layout.h"
#include "render/render.h"

/* The whole page.  `layout` may be NULL: then the page has the list only. */
void mt_html_page(const mt_scene *scene, const mt_layout *layout, mt_out *out);

/* html_cases.c: both texts in full, or the claims of each side where no text is. */
void mt_html_cases(const mt_scene *scene, mt_out *out);
/* Style rules: who points at a claim sees what challenges it, and the other way
 * round; a claim of both sides lights up in both texts.  For a few pairs only. */
void mt_html_lights(const mt_scene *scene, mt_out *out);
/* html_verdict.c: where they agree; what stands, what nobody answered. */
void mt_html_agree(const mt_scene *scene, mt_out *out);
void mt_html_stands(const mt_scene *scene, mt_out *out);
/* A sentence of the verdict: labels outside of the words it quotes are links.
 * O(length * boxes): for the few sentences about the motion only. */
void mt_html_linked(const mt_scene *scene, moot_str text, mt_out *out);
/* html_hinges.c: what it hinges on, each point with both outcomes. */
void mt_html_hinges(const mt_scene *scene, mt_out *out);
/* html_readings.c: by answers, as a whole and by weight, side by side; in the list of
 * claims, the word of one claim. */
void mt_html_readings(const mt_scene *scene, mt_out *out);
void mt_html_weighed(const mt_scene *scene, uint32_t node, mt_out *out);
/* html_claims.c: the compact list beside the texts; the full one below the map. */
void mt_html_navigator(const mt_scene *scene, mt_out *out);
void mt_html_claims(const mt_scene *scene, mt_out *out);
/* html_actors.c: who stands how to whom, and the style rules for it; nothing without ties. */
void mt_html_actors(const mt_scene *scene, mt_out *out);
void mt_html_actors_css(const mt_scene *scene, mt_out *out);
/* html_about.c: how it was made and what the marks mean. */
void mt_html_about(const mt_scene *scene, mt_out *out);

/* What a server puts in at this place; nothing on a page that stands alone. */
void mt_html_slot(const mt_scene *scene, mt_place place, mt_end what, mt_out *out);
/* The style sheet of the page. */
void mt_html_css(const mt_scene *scene, mt_out *out);

/* Has this side a text to print? */
bool mt_html_has_text(const mt_scene *scene, int party);
/* ` href="#s-y9"` to the sentence of a box, or to its row where none is printed. */
void mt_html_href(const mt_scene *scene, uint32_t node, bool to_row, mt_out *out);
/* A link to the row of a box with its sign and label; an mt_name. */
void mt_html_name(const mt_scene *scene, uint32_t node, mt_out *out);
/* `<span class="st st-open">open</span>` */
void mt_html_standing(mt_standing standing, mt_out *out);

#endif

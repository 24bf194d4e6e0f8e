/* render: what the ties of a debate come to -> a drawing of two camps.
 *
 * The camps of one best split of strong balance stand side by side, each in a frame;
 * ties within a camp bend along its outer side, ties between the camps cross the
 * middle.  Allied: solid line.  Hostile: dashed.  Background: dotted.  Strained: a double
 * line with a cross, and named below.  The proposal: a thick line with a question mark. */
#ifndef MT_RENDER_CAMPS_H
#define MT_RENDER_CAMPS_H

#include "base/out.h"
#include "ties/stated.h"

enum { MT_CAMPS_WIDTH = 360, MT_CAMPS_MOST = 24 /* actors drawn */ };

/* Can it be drawn: some tie, at most MT_CAMPS_MOST actors with ties? */
bool mt_camps_fit(const mt_stated *stated, const mt_tie_view *view, mt_proposal state);
/* One drawing as an <svg> for the page; `id` makes its ids unique. */
void mt_camps_svg(const mt_stated *stated, const mt_tie_view *view, mt_proposal state,
                  const char *id, mt_out *out);
/* The style rules, in colours of the page (variables) or in plain ones. */
void mt_camps_css(bool in_page, mt_out *out);
/* A picture on its own: both together, with the proposal as it is made and reversed. */
void mt_camps_picture(const mt_stated *stated, mt_out *out);

#endif

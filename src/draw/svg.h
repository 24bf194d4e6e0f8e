/* draw: plan -> SVG. */
#ifndef MT_DRAW_SVG_H
#define MT_DRAW_SVG_H

#include "base/out.h"
#include "draw/draw.h"
#include "draw/embed.h"
#include "draw/plan.h"

void mt_dr_svg(const mt_dr_plan *plan, const mt_draw_options *options, mt_embedder *images,
               mt_out *out);

#endif

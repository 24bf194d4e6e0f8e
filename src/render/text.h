/* render: scene -> the report in words. */
#ifndef MT_RENDER_TEXT_H
#define MT_RENDER_TEXT_H

#include "base/out.h"
#include "render/layout.h"

/* Question, verdict with everything, and the outline with relations in words. */
void mt_text_report(const mt_scene *scene, mt_out *out);
/* Boxes and lines with their places, one a line. */
void mt_text_layout(const mt_layout *layout, mt_out *out);

#endif

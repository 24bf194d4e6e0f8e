/* render: scene -> outline, the spanning forest that lists and maps follow. */
#ifndef MT_RENDER_OUTLINE_H
#define MT_RENDER_OUTLINE_H

#include "render/scene.h"

/* Hang each box under the box it bears on by the fewest steps (ties: the first
 * in the document), beginning at the motion, and number them in reading order: a
 * box, then what bears on it, Yes before No under the motion, an undercut right
 * after the box whose line it undercuts.  O(nodes + edges) but for sorting
 * children; memory in scene.arena. */
void mt_outline_build(mt_scene *scene);

#endif

/* render: scene -> DOT, for Graphviz and what reads its language. */
#ifndef MT_RENDER_DOT_H
#define MT_RENDER_DOT_H

#include "base/out.h"
#include "render/scene.h"

/* Write the whole scene as a digraph; a line that is undercut runs through a
 * point of its own, onto which the undercut leads.  Linear. */
void mt_dot_write(const mt_scene *scene, mt_out *out);

#endif

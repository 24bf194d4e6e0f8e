/* render: the words that page, map and report share. */
#ifndef MT_RENDER_WORDS_H
#define MT_RENDER_WORDS_H

#include "base/out.h"
#include "render/scene.h"

/* "yes", "no", "both", "none". */
const char *mt_side_class(mt_side side);
/* The sign of a side with a blank after it, or nothing. */
const char *mt_side_sign(mt_side side);
/* Write a box by its label, as the format has it. */
typedef void (*mt_name)(const mt_scene *scene, uint32_t node, mt_out *out);
/* What a box does and what is done to it: "supports Y9; supported by Y7, Y8;
 * challenged by N2".  The names go through `name`.  Nothing if it stands alone. */
void mt_words_relations(const mt_scene *scene, uint32_t node, mt_name name, mt_out *out);
/* The sentence that says why the box stands as it does; in scene.arena. */
moot_str mt_words_why(const mt_scene *scene, uint32_t node);

#endif

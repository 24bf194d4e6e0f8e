/* Images of boxes. */
#ifndef MT_ARGMAP_IMAGE_H
#define MT_ARGMAP_IMAGE_H

#include "argmap/map.h"

/* How many images a box has: those its data lists, then those its tags name in the setting
 * images.files. */
uint32_t mt_am_images(const mt_am_map *map, const mt_am_node *n);
/* Write them as a row of an HTML label of DOT.  The files are not read: who draws the graph does.
 */
void mt_am_put_images(const mt_am_map *map, const mt_am_node *n, mt_out *o);

#endif

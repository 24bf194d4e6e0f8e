/* Images of boxes. */
#ifndef MT_ARGMAP_IMAGE_H
#define MT_ARGMAP_IMAGE_H

#include "argmap/argmap.h"
#include "argmap/map.h"

/* One image of a box: an entry of the setting images.files, or a path itself. */
typedef struct mt_am_image {
    moot_str path;
    const mt_value *file; /* its entry, or NULL */
    const mt_value *said; /* the place in the box's data that names it; NULL: a tag does */
} mt_am_image;

/* The next image of a box from place *i on (0 at first), which moves behind it: those its data
 * lists, then those its tags name.  False after the last. */
bool mt_am_next_image(const mt_am_map *map, const mt_am_node *n, uint32_t *i, mt_am_image *to);
/* How many images a box has. */
uint32_t mt_am_images(const mt_am_map *map, const mt_am_node *n);
/* Write them as a row of an HTML label of DOT.  Where the size of one is known its cell has just
 * that size, so that drawing needs no file to lay the boxes out. */
void mt_am_put_images(const mt_am_map *map, const mt_am_node *n, mt_out *o);

/* Look at the files of the images whose sizes the settings do not tell (image_file.c), each path
 * once.  What is no path (`https:...`) is left alone; what cannot be measured is a finding
 * AM004... and stays without size. */
void mt_am_measure_images(mt_am_map *map, const mt_am_folder *folder, mt_diags *diags);
/* Is the size of an image known, by the settings or by its file? */
bool mt_am_image_size(const mt_am_map *map, const mt_am_image *image, mt_image_size *size);

#endif

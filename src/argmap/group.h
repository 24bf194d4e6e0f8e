/* Sections -> groups of the map. */
#ifndef MT_ARGMAP_GROUP_H
#define MT_ARGMAP_GROUP_H

#include "argmap/map.h"

/* Put the nodes of the map into groups.  Linear, but for steps over sections that are no
 * groups. */
void mt_am_put_groups(mt_am_map *map, mt_am_model *m);

#endif

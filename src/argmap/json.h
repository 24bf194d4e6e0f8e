/* Model and map -> the JSON that the reference writes. */
#ifndef MT_ARGMAP_JSON_H
#define MT_ARGMAP_JSON_H

#include "argmap/map.h"

/* `map` may be NULL.  Linear in what is written; premises that several lists hold are
 * written several times. */
void mt_am_json(const mt_am_model *m, const mt_am_map *map, mt_out *out);

#endif

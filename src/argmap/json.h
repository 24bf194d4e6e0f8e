/* Model and map -> the JSON that the reference writes. */
#ifndef MT_ARGMAP_JSON_H
#define MT_ARGMAP_JSON_H

#include "argmap/emit.h"
#include "argmap/map.h"

/* `map` may be NULL.  Linear in what is written; premises that several lists hold are
 * written several times. */
void mt_am_json(const mt_am_model *m, const mt_am_map *map, mt_out *out);

/* Parts: the map; a list of tags, if there are any. */
void mt_am_json_map(mt_emit *e, const mt_am_map *map);
void mt_am_json_tags(mt_emit *e, const mt_am_model *m, const uint32_t *tag, uint32_t n);

#endif

/* Map -> DOT for Graphviz, and GraphML for yEd, as the reference writes them. */
#ifndef MT_ARGMAP_DOT_H
#define MT_ARGMAP_DOT_H

#include "argmap/map.h"

void mt_am_dot(const mt_am_map *map, mt_out *out);
void mt_am_graphml(const mt_am_map *map, mt_out *out);

/* The id that stands for a node or group in all exports: n0, s1. */
void mt_am_put_id(const mt_am_map *map, mt_am_child c, mt_out *out);
static inline bool mt_am_is_closed(const mt_am_map *map, const mt_am_group *g)
{
    return mt_am_truth(map->m->sections.at[g->section].is_closed);
}

#endif

/* Model -> map: which statements and arguments are boxes, which lines join them, which
 * sections are groups around them. */
#ifndef MT_ARGMAP_MAP_H
#define MT_ARGMAP_MAP_H

#include "argmap/measure.h"
#include "argmap/model.h"

typedef struct mt_am_node {
    bool argument;
    uint32_t element; /* statement or argument of the model */
    moot_str title;   /* of the label; ptr NULL: none */
    mt_am_text text;  /* of the label; words.ptr NULL: none */
    uint32_t next;    /* child of the same group, or MT_NO_ID; see mt_am_child */
} mt_am_node;

/* A node, or a group if the id is past the nodes: nodes.n + index. */
typedef uint32_t mt_am_child;

typedef struct mt_am_group {
    uint32_t section;
    uint32_t parent;         /* group, or MT_NO_ID */
    mt_am_child first, last; /* children, or MT_NO_ID */
    mt_am_child next;
    uint32_t level; /* from 1 */
    moot_str color;
} mt_am_group;

typedef struct mt_am_edge {
    mt_am_relation_kind kind;
    mt_am_child from, to;
    uint32_t from_class, to_class; /* statements of the model, or MT_NO_ID */
    bool node_id;                  /* the id is written like that of a node */
    uint32_t id;
    bool gone; /* inside a closed group */
} mt_am_edge;

typedef struct mt_am_map {
    const mt_am_model *m;
    MT_VEC(mt_am_node) nodes;
    MT_VEC(mt_am_group) groups;
    MT_VEC(mt_am_edge) edges;
    uint32_t statements;     /* how many of the nodes; they come first */
    mt_am_child first, last; /* on top: groups, then nodes without one */
    /* Files of images that were looked at, and the size of each; width 0: not known. */
    mt_intern image_paths;
    MT_VEC(mt_image_size) image_sizes;
} mt_am_map;

/* Also settles which sections of the model are groups.  Linear in the model and in the
 * edges that come out. */
void mt_am_map_build(mt_am_map *map, mt_am_model *m);
/* Closed groups become boxes: what is in them goes, lines across their border end there. */
void mt_am_map_close(mt_am_map *map);

/* Colours of tags, elements, sections and, if there is a map, its groups. */
void mt_am_colorize(mt_am_model *m, mt_am_map *map);

/* The statement or argument that the node shows. */
static inline const mt_am_element *mt_am_element_of(const mt_am_model *m, const mt_am_node *n)
{
    return &(n->argument ? m->arguments.at : m->statements.at)[n->element];
}

static inline mt_am_child *mt_am_next(mt_am_map *map, mt_am_child c)
{
    return c < map->nodes.n ? &map->nodes.at[c].next : &map->groups.at[c - map->nodes.n].next;
}
static inline mt_am_child mt_am_after(const mt_am_map *map, mt_am_child c)
{
    return c < map->nodes.n ? map->nodes.at[c].next : map->groups.at[c - map->nodes.n].next;
}
static inline bool mt_am_is_group(const mt_am_map *map, mt_am_child c)
{
    return c >= map->nodes.n;
}

#endif

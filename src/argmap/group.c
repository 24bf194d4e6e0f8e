/* Sections -> groups.  A section is a group if it says so, or else if it is one of the
 * deepest `groupDepth` levels; a node lies in the nearest group around it. */
#include "argmap/group.h"

typedef struct grouper {
    mt_am_map *map;
    mt_am_model *m;
    uint32_t *group; /* of each section, or MT_NO_ID */
} grouper;

static void settle_sections(mt_am_model *m)
{
    static const mt_value yes = {.kind = MT_BOOL, .truth = true}, no = {.kind = MT_BOOL};
    double least = m->max_level - m->set->group_depth + 1;
    for (uint32_t i = 0; i < m->sections.n; i++)
        if (!m->sections.at[i].is_group)
            m->sections.at[i].is_group = m->sections.at[i].level >= least ? &yes : &no;
}

static bool is_group(const mt_am_section *s)
{
    return s->is_group->kind != MT_BOOL || s->is_group->truth;
}

/* The nearest group from `section` outwards, or MT_NO_ID. */
static uint32_t enclosing(const mt_am_model *m, uint32_t section)
{
    while (section != MT_NO_ID && !is_group(&m->sections.at[section]))
        section = m->sections.at[section].parent;
    return section;
}

static void append(mt_am_map *map, mt_am_child *first, mt_am_child *last, mt_am_child c)
{
    if (*last == MT_NO_ID)
        *first = c;
    else
        *mt_am_next(map, *last) = c;
    *last = c;
}

/* The group of a section, made if it is new. */
static uint32_t group_of(grouper *g, uint32_t section)
{
    if (g->group[section] != MT_NO_ID)
        return g->group[section];
    mt_am_group made = {.section = section,
                        .parent = MT_NO_ID,
                        .first = MT_NO_ID,
                        .last = MT_NO_ID,
                        .next = MT_NO_ID};
    g->group[section] = g->map->groups.n;
    MT_VEC_PUSH(g->m->arena, &g->map->groups, made);
    return g->group[section];
}

static void put_nodes(grouper *g)
{
    mt_am_map *map = g->map;
    for (uint32_t i = 0; i < map->nodes.n && !mt_arena_failed(g->m->arena); i++) {
        const mt_am_node *n = &map->nodes.at[i];
        const mt_am_element *e = mt_am_element_of(g->m, n);
        uint32_t section = enclosing(g->m, e->section);
        if (section == MT_NO_ID)
            continue;
        uint32_t id = group_of(g, section);
        if (!mt_arena_failed(g->m->arena))
            append(map, &map->groups.at[id].first, &map->groups.at[id].last, i);
    }
}

/* Groups around groups; what is made here has no nodes of its own. */
static void put_groups(grouper *g)
{
    mt_am_map *map = g->map;
    uint32_t with_nodes = map->groups.n;
    for (uint32_t i = 0; i < with_nodes; i++)
        for (uint32_t id = i; !mt_arena_failed(g->m->arena);) {
            uint32_t outer = enclosing(g->m, g->m->sections.at[map->groups.at[id].section].parent);
            if (outer == MT_NO_ID)
                break;
            bool known = g->group[outer] != MT_NO_ID;
            uint32_t up = group_of(g, outer);
            if (mt_arena_failed(g->m->arena))
                return;
            map->groups.at[id].parent = up;
            append(map, &map->groups.at[up].first, &map->groups.at[up].last, map->nodes.n + id);
            if (known)
                break;
            id = up;
        }
}

/* Top groups first, then nodes that lie in none. */
static void put_top(grouper *g)
{
    mt_am_map *map = g->map;
    for (uint32_t i = 0; i < map->groups.n; i++)
        if (map->groups.at[i].parent == MT_NO_ID)
            append(map, &map->first, &map->last, map->nodes.n + i);
    for (uint32_t i = 0; i < map->nodes.n; i++) {
        const mt_am_node *n = &map->nodes.at[i];
        const mt_am_element *e = mt_am_element_of(g->m, n);
        if (enclosing(g->m, e->section) == MT_NO_ID)
            append(map, &map->first, &map->last, i);
    }
    /* Levels from the outside in: an unknown outer one is asked for first. */
    for (uint32_t i = 0; i < map->groups.n; i++) {
        uint32_t steps = 0, known = i;
        for (; known != MT_NO_ID && !map->groups.at[known].level;
             known = map->groups.at[known].parent)
            steps++;
        uint32_t level = known == MT_NO_ID ? steps : steps + map->groups.at[known].level;
        for (uint32_t k = i; k != known; k = map->groups.at[k].parent)
            map->groups.at[k].level = level--;
    }
}

void mt_am_put_groups(mt_am_map *map, mt_am_model *m)
{
    grouper g = {map, m, MT_NEW_ARRAY(m->arena, uint32_t, (size_t)m->sections.n + 1)};
    if (!g.group)
        return;
    settle_sections(m);
    for (uint32_t i = 0; i < m->sections.n; i++)
        g.group[i] = MT_NO_ID;
    put_nodes(&g);
    put_groups(&g);
    if (!mt_arena_failed(m->arena))
        put_top(&g);
}

void mt_am_map_close(mt_am_map *map)
{
    const mt_am_model *m = map->m;
    uint32_t *around = MT_NEW_ARRAY(m->arena, uint32_t, (size_t)map->groups.n + 1);
    uint32_t *of = MT_NEW_ARRAY(m->arena, uint32_t, (size_t)map->nodes.n + 1);
    if (!around || !of)
        return;
    for (uint32_t i = 0; i < map->nodes.n; i++)
        of[i] = MT_NO_ID;
    for (uint32_t i = 0; i < map->groups.n; i++) {
        uint32_t outermost = MT_NO_ID;
        for (uint32_t k = i; k != MT_NO_ID; k = map->groups.at[k].parent)
            if (mt_am_truth(m->sections.at[map->groups.at[k].section].is_closed))
                outermost = k;
        around[i] = outermost;
    }
    for (uint32_t i = 0; i < map->groups.n; i++)
        for (mt_am_child c = map->groups.at[i].first; c != MT_NO_ID; c = mt_am_after(map, c))
            if (!mt_am_is_group(map, c))
                of[c] = around[i];
    for (uint32_t i = 0; i < map->edges.n; i++) {
        mt_am_edge *e = &map->edges.at[i];
        uint32_t from = of[e->from], to = of[e->to];
        e->gone = from != MT_NO_ID && from == to;
        if (from != MT_NO_ID)
            e->from = map->nodes.n + from;
        if (to != MT_NO_ID)
            e->to = map->nodes.n + to;
    }
    for (uint32_t i = 0; i < map->groups.n; i++)
        if (around[i] == i)
            map->groups.at[i].first = map->groups.at[i].last = MT_NO_ID;
}

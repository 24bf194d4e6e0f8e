/* Map -> JSON, a part of what json.c writes. */
#include "argmap/dot.h"
#include "argmap/json.h"

#include <stdio.h>

typedef struct writer {
    mt_emit *e;
    const mt_am_map *map;
} writer;

static void put_id(const writer *w, const char *key, mt_am_child c)
{
    mt_emit_key(w->e, mt_str(key));
    mt_out_char(w->e->out, '"');
    mt_am_put_id(w->map, c, w->e->out);
    mt_out_char(w->e->out, '"');
}

static void put_node(const writer *w, mt_am_child c)
{
    const mt_am_model *m = w->map->m;
    const mt_am_node *n = &w->map->nodes.at[c];
    const mt_am_element *e = mt_am_element_of(m, n);
    mt_emit_item(w->e);
    mt_emit_open(w->e, '{');
    put_id(w, "id", c);
    mt_emit_string(w->e, "title", e->title);
    mt_emit_string(w->e, "type",
                   n->argument ? MOOT_STR("argument-map-node") : MOOT_STR("statement-map-node"));
    if (n->title.ptr)
        mt_emit_string(w->e, "labelTitle", n->title);
    if (n->text.words.ptr)
        mt_emit_string(w->e, "labelText", n->text.words);
    if (!m->set->no_tags)
        mt_am_json_tags(w->e, m, e->tags.at, e->tags.n);
    if (e->color.len)
        mt_emit_string(w->e, "color", e->color);
    mt_emit_string(w->e, "fontColor", n->argument ? m->set->argument_font : m->set->statement_font);
    mt_emit_close(w->e, '}');
}

static void open_group(const writer *w, mt_am_child c)
{
    const mt_am_model *m = w->map->m;
    const mt_am_group *g = &w->map->groups.at[c - w->map->nodes.n];
    const mt_am_section *s = &m->sections.at[g->section];
    mt_emit_item(w->e);
    mt_emit_open(w->e, '{');
    put_id(w, "id", c);
    mt_emit_string(w->e, "title", s->title);
    mt_emit_string(w->e, "type", MOOT_STR("group-map-node"));
    if (g->color.len)
        mt_emit_string(w->e, "color", g->color);
    mt_emit_string(w->e, "fontColor", m->set->group_font);
    if (s->is_closed) {
        mt_emit_key(w->e, MOOT_STR("isClosed"));
        mt_emit_value(w->e, s->is_closed);
    }
    mt_emit_number(w->e, "level", g->level);
    mt_emit_string(w->e, "labelTitle", s->title);
    if (g->parent != MT_NO_ID)
        put_id(w, "parent", w->map->nodes.n + g->parent);
    mt_emit_key(w->e, MOOT_STR("children"));
    mt_emit_open(w->e, '[');
}

static void put_nodes(const writer *w)
{
    const mt_am_map *map = w->map;
    for (mt_am_child c = map->first, up = MT_NO_ID; c != MT_NO_ID || up != MT_NO_ID;) {
        if (c == MT_NO_ID) { /* the group `up` is done */
            mt_emit_close(w->e, ']');
            mt_emit_close(w->e, '}');
            c = map->groups.at[up].next;
            up = map->groups.at[up].parent;
        } else if (mt_am_is_group(map, c)) {
            open_group(w, c);
            up = c - map->nodes.n;
            c = map->groups.at[up].first;
        } else {
            put_node(w, c);
            c = map->nodes.at[c].next;
        }
    }
}

static void put_edge(const writer *w, const mt_am_edge *edge)
{
    const mt_am_model *m = w->map->m;
    char id[16];
    int n = snprintf(id, sizeof(id), "%c%u", edge->node_id ? 'n' : 'e', edge->id);
    mt_emit_item(w->e);
    mt_emit_open(w->e, '{');
    mt_emit_string(w->e, "id", (moot_str){id, (size_t)n});
    mt_emit_string(w->e, "type", MOOT_STR("map-edge"));
    mt_emit_string(w->e, "relationType", mt_str(mt_am_relation_word[edge->kind]));
    put_id(w, "from", edge->from);
    put_id(w, "to", edge->to);
    if (edge->from_class != MT_NO_ID)
        mt_emit_string(w->e, "fromEquivalenceClass", m->statements.at[edge->from_class].title);
    if (edge->to_class != MT_NO_ID)
        mt_emit_string(w->e, "toEquivalenceClass", m->statements.at[edge->to_class].title);
    mt_emit_close(w->e, '}');
}

void mt_am_json_map(mt_emit *e, const mt_am_map *map)
{
    writer w = {e, map};
    mt_emit_key(e, MOOT_STR("map"));
    mt_emit_open(e, '{');
    mt_emit_key(e, MOOT_STR("nodes"));
    mt_emit_open(e, '[');
    put_nodes(&w);
    mt_emit_close(e, ']');
    mt_emit_key(e, MOOT_STR("edges"));
    mt_emit_open(e, '[');
    for (uint32_t i = 0; i < map->edges.n; i++)
        if (!map->edges.at[i].gone)
            put_edge(&w, &map->edges.at[i]);
    mt_emit_close(e, ']');
    mt_emit_close(e, '}');
}

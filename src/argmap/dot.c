/* Map -> DOT.  Labels are HTML tables; a closed group is a box. */
#include "argmap/dot.h"

#include "argmap/emit.h"
#include "argmap/image.h"
#include "argmap/label.h"
#include "argmap/rank.h"

void mt_am_put_id(const mt_am_map *map, mt_am_child c, mt_out *out)
{
    if (mt_am_is_group(map, c))
        mt_out_printf(out, "s%u", map->m->sections.at[map->groups.at[c - map->nodes.n].section].id);
    else
        mt_out_printf(out, "n%u", c);
}

/* A word of the settings inside quotation marks. */
static void attribute(mt_out *o, const char *before, moot_str value)
{
    mt_out_z(o, before);
    mt_out_dot(o, value);
}

static void open_font(mt_out *o, const mt_am_font *font, moot_str color)
{
    mt_out_z(o, "<FONT FACE=\"");
    mt_out_xml(o, font->face);
    mt_out_z(o, "\" POINT-SIZE=\"");
    mt_emit_double(o, font->size);
    mt_out_z(o, "\" COLOR=\"");
    mt_out_xml(o, color);
    mt_out_z(o, "\">");
    if (font->bold)
        mt_out_z(o, "<B>");
}

static void close_font(mt_out *o, const mt_am_font *font)
{
    mt_out_z(o, font->bold ? "</B></FONT>" : "</FONT>");
}

static void put_lines(const mt_am_map *map, const mt_am_font *font, double width,
                      const mt_am_text *text, mt_out *o)
{
    mt_am_label_form f = {.measured = map->m->set->measure,
                          .characters = font->characters,
                          .width = width,
                          .size = font->size,
                          .bold = font->bold,
                          .line_break = "<BR/>",
                          .escape = MT_AM_ENTITIES};
    mt_am_label_lines(&f, text->words, text->range, text->ranges, o);
}

static void put_width(mt_out *o, const mt_am_box *box)
{
    mt_out_z(o, "WIDTH=\"");
    mt_emit_double(o, box->min_width);
    mt_out_char(o, '"');
}

static void html_label(const mt_am_map *map, const mt_am_node *n, const mt_am_box *box, mt_out *o)
{
    const mt_am_settings *set = map->m->set;
    moot_str color = n->argument ? set->argument_font : set->statement_font;
    mt_am_text title = {.words = n->title};
    bool images = mt_am_images(map, n) > 0;
    if (!title.words.len && !n->text.words.len && !images) {
        mt_out_z(o, "\"\""); /* an empty table is no label */
        return;
    }
    mt_out_z(o, "<<TABLE ");
    put_width(o, box);
    mt_out_z(o, " ALIGN=\"CENTER\" BORDER=\"0\" CELLSPACING=\"0\">");
    if (images && !box->images_below)
        mt_am_put_images(map, n, o);
    if (title.words.len) {
        mt_out_z(o, "<TR><TD ");
        put_width(o, box);
        mt_out_z(o, " ALIGN=\"TEXT\" BALIGN=\"CENTER\">");
        open_font(o, &box->title, color);
        put_lines(map, &box->title, box->line_width, &title, o);
        close_font(o, &box->title);
        mt_out_z(o, "</TD></TR>");
    }
    if (n->text.words.len) {
        mt_out_z(o, "<TR><TD ALIGN=\"TEXT\" ");
        put_width(o, box);
        mt_out_z(o, " BALIGN=\"CENTER\">");
        open_font(o, &box->text, color);
        put_lines(map, &box->text, box->line_width, &n->text, o);
        close_font(o, &box->text);
        mt_out_z(o, "</TD></TR>");
    }
    if (images && box->images_below)
        mt_am_put_images(map, n, o);
    mt_out_z(o, "</TABLE>>");
}

/* A box without label has the least width. */
static void put_size(const mt_am_map *map, const mt_am_node *n, const mt_am_box *box, mt_out *o)
{
    const mt_am_settings *set = map->m->set;
    if (!set->plain_labels && !n->title.len && !n->text.words.len && !mt_am_images(map, n)) {
        mt_out_z(o, ", width=\"");
        mt_emit_double(o, box->min_width);
        mt_out_char(o, '"');
    }
    mt_out_z(o, "];\n");
}

static void put_node(const mt_am_map *map, uint32_t id, mt_out *o)
{
    const mt_am_settings *set = map->m->set;
    const mt_am_node *n = &map->nodes.at[id];
    const mt_am_box *box = n->argument ? &set->argument_box : &set->statement_box;
    moot_str color = mt_am_element_of(map->m, n)->color;
    if (!color.len)
        color = MOOT_STR("#63AEF2");
    mt_out_printf(o, "  n%u [label=", id);
    if (set->plain_labels)
        mt_out_dot(o, n->title.ptr ? n->title : MOOT_STR("Untitled"));
    else
        html_label(map, n, box, o);
    if (n->argument) {
        attribute(o, ", margin=", box->margin);
        attribute(o, ", shape=", box->shape);
        attribute(o, ", style=", box->style);
        attribute(o, ", fillcolor=", color);
        attribute(o, ", fontcolor=", set->argument_font);
        mt_out_z(o, ",  type=\"argument-map-node\"");
        put_size(map, n, box, o);
        return;
    }
    attribute(o, ", shape=", box->shape);
    attribute(o, ",  margin=", box->margin);
    attribute(o, ", style=", box->style);
    attribute(o, ", color=", color);
    mt_out_z(o, ", fillcolor=\"white\", labelfontcolor=\"white\"");
    attribute(o, ", fontcolor=", set->statement_font);
    mt_out_z(o, ", type=\"statement-map-node\"");
    put_size(map, n, box, o);
}

static void group_label(const mt_am_map *map, const mt_am_group *g, const mt_am_font *font,
                        mt_out *o)
{
    mt_am_text title = {.words = map->m->sections.at[g->section].title};
    if (map->m->set->plain_labels || !title.words.len) {
        mt_out_dot(o, title.words);
        return;
    }
    mt_out_char(o, '<');
    open_font(o, font, map->m->set->group_font);
    put_lines(map, font, font->width, &title, o);
    close_font(o, font);
    mt_out_char(o, '>');
}

static void put_closed(const mt_am_map *map, uint32_t id, mt_out *o)
{
    const mt_am_settings *set = map->m->set;
    const mt_am_group *g = &map->groups.at[id];
    mt_out_z(o, "  ");
    mt_am_put_id(map, map->nodes.n + id, o);
    mt_out_z(o, " [label=");
    group_label(map, g, &set->closed_type, o);
    attribute(o, ", shape=\"box\", margin=", set->closed_margin);
    mt_out_z(o, ", style=\"filled\", penwidth=\"0\"");
    attribute(o, " fillcolor=", g->color);
    attribute(o, ", fontcolor=", set->group_font);
    mt_out_z(o, ",  type=\"group-map-node\"];\n");
}

static void open_group(const mt_am_map *map, uint32_t id, uint32_t count, mt_out *o)
{
    const mt_am_settings *set = map->m->set;
    const mt_am_group *g = &map->groups.at[id];
    const mt_value *rank = mt_value_get(set->graphviz, "rankdir");
    bool bottom = !rank || mt_str_eq(rank->text, MOOT_STR("BT"));
    mt_out_printf(o, "\nsubgraph cluster_%u {\n  label = ", count);
    group_label(map, g, &set->group_type, o);
    attribute(o, ";\n  color = ", g->color);
    attribute(o, ";\n  margin=", set->group_margin);
    mt_out_printf(o, " style = filled;\n labelloc = \"%s\";\n\n", bottom ? "b" : "t");
}

/* All nodes and groups in their order, from the outside in. */
static void put_tree(const mt_am_map *map, mt_out *o)
{
    uint32_t count = 0, n = map->nodes.n;
    for (mt_am_child c = map->first, up = MT_NO_ID; c != MT_NO_ID || up != MT_NO_ID;) {
        if (c == MT_NO_ID) { /* the group `up` is done */
            mt_out_z(o, "\n}\n\n");
            c = map->groups.at[up].next;
            up = map->groups.at[up].parent;
        } else if (!mt_am_is_group(map, c)) {
            put_node(map, c, o);
            c = map->nodes.at[c].next;
        } else if (mt_am_is_closed(map, &map->groups.at[c - n])) {
            count++;
            put_closed(map, c - n, o);
            c = map->groups.at[c - n].next;
        } else {
            open_group(map, c - n, ++count, o);
            up = c - n;
            c = map->groups.at[up].first;
        }
    }
}

static void put_edge(const mt_am_map *map, const mt_am_edge *e, mt_out *o)
{
    mt_out_z(o, "  ");
    mt_am_put_id(map, e->from, o);
    mt_out_z(o, " -> ");
    mt_am_put_id(map, e->to, o);
    mt_out_printf(o, " [type=\"%s\"", mt_am_relation_word[e->kind]);
    attribute(o, ", color=", map->m->set->relation_color[e->kind]);
    if (mt_am_symmetric(e->kind))
        mt_out_z(o, ", dir=\"both\"");
    if (e->kind == MT_AM_CONTRADICTORY)
        mt_out_z(o, ", arrowtail=\"diamond\", arrowhead=\"diamond\"");
    mt_out_z(o, "];\n");
}

static void put_ranks(const mt_am_map *map, mt_out *o)
{
    mt_am_ranks ranks;
    mt_am_ranks_read(map, &ranks);
    for (uint32_t k = 0; k + 1 < ranks.start.n; k++) {
        mt_out_z(o, "{ rank = same;\n");
        for (uint32_t i = ranks.start.at[k]; i < ranks.start.at[k + 1]; i++)
            mt_out_printf(o, "n%u;\n", ranks.node.at[i]);
        mt_out_z(o, "};\n");
    }
}

/* The name of an attribute, in quotation marks if it is no plain word. */
static void put_name(mt_out *o, moot_str name)
{
    bool plain = name.len > 0 && mt_is_alpha(name.ptr[0]);
    for (size_t i = 0; i < name.len && plain; i++)
        plain = mt_is_alpha(name.ptr[i]) || mt_is_digit(name.ptr[i]) || name.ptr[i] == '_';
    if (plain)
        mt_out_put(o, name);
    else
        mt_out_dot(o, name);
}

static void put_head(const mt_am_settings *set, mt_out *o)
{
    static const char *const keys[] = {"rankdir", "concentrate", "ratio", "size"};
    static const char *const values[] = {"BT", "false", "auto", "10,10"};
    mt_out_z(o, "digraph ");
    mt_out_dot(o, set->graph_name);
    mt_out_z(o, " {\n\n");
    for (uint32_t i = 0; set->graphviz && i < set->graphviz->n; i++) {
        put_name(o, set->graphviz->key[i]);
        attribute(o, " = ", set->graphviz->item[i].text);
        mt_out_z(o, ";\n");
    }
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (!mt_value_get(set->graphviz, keys[i]))
            mt_out_printf(o, "%s = \"%s\";\n", keys[i], values[i]);
    mt_out_z(o, "edge[arrowsize=\"");
    mt_emit_double(o, set->arrow);
    mt_out_z(o, "\", penwidth=\"");
    mt_emit_double(o, set->pen);
    mt_out_z(o, "\"]graph [bgcolor = ");
    mt_out_dot(o, set->background);
    mt_out_z(o, " ]");
}

void mt_am_dot(const mt_am_map *map, mt_out *o)
{
    put_head(map->m->set, o);
    put_tree(map, o);
    mt_out_z(o, "\n\n");
    for (uint32_t i = 0; i < map->edges.n; i++)
        if (!map->edges.at[i].gone)
            put_edge(map, &map->edges.at[i], o);
    put_ranks(map, o);
    mt_out_z(o, "\n}\n");
}

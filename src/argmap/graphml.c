/* Map -> GraphML in the dialect of yEd: boxes at 0,0 in the size of their texts. */
#include "argmap/dot.h"
#include "argmap/emit.h"
#include "argmap/label.h"

typedef struct xml {
    const mt_am_map *map;
    mt_out *o;
    uint32_t depth;
} xml;

static void line(const xml *x)
{
    mt_out_char(x->o, '\n');
    mt_out_fill(x->o, ' ', (size_t)2 * x->depth);
}

static void put(const xml *x, const char *text)
{
    line(x);
    mt_out_z(x->o, text);
}

static void enter(xml *x, const char *text)
{
    put(x, text);
    x->depth++;
}

static void leave(xml *x, const char *text)
{
    x->depth--;
    put(x, text);
}

static void word(const xml *x, const char *before, moot_str value)
{
    mt_out_z(x->o, before);
    mt_out_xml(x->o, value);
    mt_out_char(x->o, '"');
}

static void number(const xml *x, const char *before, double value)
{
    mt_out_z(x->o, before);
    mt_emit_double(x->o, value);
    mt_out_char(x->o, '"');
}

static void put_geometry(const xml *x, double width, double height)
{
    put(x, "<y:Geometry");
    number(x, " width=\"", width);
    number(x, " height=\"", height);
    mt_out_z(x->o, " x=\"0\" y=\"0\"/>");
}

static void put_fill(const xml *x, moot_str color)
{
    put(x, "<y:Fill");
    word(x, " color=\"", color);
    mt_out_z(x->o, " transparent=\"false\"/>");
}

/* The lines of a text as the HTML that yEd reads, itself as text of XML. */
static void put_html(const xml *x, const mt_am_label_form *f, const mt_am_text *t)
{
    mt_arena *arena = x->map->m->arena;
    mt_memory memory = {.arena = arena};
    mt_out html;
    mt_out_init(&html, mt_memory_writer(&memory));
    mt_out_z(&html, "<html>");
    mt_am_label_lines(f, t->words, t->range, t->ranges, &html);
    mt_out_z(&html, "</html>");
    if (mt_out_finish(&html) == MOOT_OK)
        mt_out_xml(x->o, mt_memory_str(&memory));
}

typedef struct sizes {
    mt_am_label_form title, text;
    double title_height, text_height;
    bool has_title, has_text;
} sizes;

static sizes measure(const mt_am_node *n, const mt_am_sheet *s)
{
    sizes z = {.has_title = n->title.ptr != NULL, .has_text = n->text.words.ptr != NULL};
    z.title = (mt_am_label_form){.measured = true,
                                 .width = s->width - s->pad_x * 2,
                                 .size = s->title_size,
                                 .bold = s->title_bold,
                                 .line_break = "<br/>",
                                 .escape = MT_AM_MARKUP};
    z.text = z.title;
    z.text.size = s->text_size;
    z.text.bold = s->text_bold;
    z.text.escape = n->text.ranges ? MT_AM_ENTITIES : MT_AM_MARKUP;
    z.title_height =
        mt_am_label_lines(&z.title, n->title, NULL, 0, NULL) * s->title_size * s->title_height;
    z.text_height =
        mt_am_label_lines(&z.text, n->text.words, NULL, 0, NULL) * s->text_size * s->text_height;
    return z;
}

static void put_title(const xml *x, const mt_am_node *n, const mt_am_sheet *s, const sizes *z)
{
    mt_am_text title = {.words = n->title};
    put(x, "<y:NodeLabel alignment=\"center\" autoSizePolicy=\"content\" fontFamily=\"arial\"");
    number(x, " fontSize=\"", s->title_size);
    word(x, " fontStyle=\"", s->title_bold ? MOOT_STR("bold") : MOOT_STR("plain"));
    mt_out_z(x->o, " hasBackgroundColor=\"false\" hasLineColor=\"false\" modelName=\"internal\"");
    number(x, " topInset=\"", s->pad_y);
    number(x, " bottomInset=\"", s->pad_y);
    mt_out_z(x->o, " borderDistance=\"0\" modelPosition=\"t\"");
    word(x, " textColor=\"",
         n->argument ? x->map->m->set->argument_font : x->map->m->set->statement_font);
    number(x, " visible=\"true\" width=\"", z->title.width);
    number(x, " height=\"", z->title_height + s->pad_y * 2);
    number(x, " x=\"", s->pad_x);
    mt_out_char(x->o, '>');
    put_html(x, &z->title, &title);
    mt_out_z(x->o, "</y:NodeLabel>");
}

static void put_text(const xml *x, const mt_am_node *n, const mt_am_sheet *s, const sizes *z)
{
    put(x, "<y:NodeLabel alignment=\"center\" autoSizePolicy=\"content\" fontFamily=\"arial\"");
    number(x, " fontSize=\"", s->text_size);
    number(x, " topInset=\"", z->has_title ? 0 : s->pad_y);
    number(x, " bottomInset=\"", s->pad_y);
    word(x, " fontStyle=\"", s->text_bold ? MOOT_STR("bold") : MOOT_STR("plain"));
    mt_out_z(x->o, " hasBackgroundColor=\"false\" hasLineColor=\"false\" modelName=\"internal\""
                   " modelPosition=\"b\" borderDistance=\"0\"");
    word(x, " textColor=\"",
         n->argument ? x->map->m->set->argument_font : x->map->m->set->statement_font);
    number(x, " visible=\"true\" width=\"", z->text.width);
    number(x, " height=\"", z->text_height + s->pad_y * (z->has_title ? 2 : 1));
    number(x, " x=\"", s->pad_x);
    number(x, " y=\"", s->pad_y * 2 + z->title_height);
    mt_out_char(x->o, '>');
    put_html(x, &z->text, &n->text);
    mt_out_z(x->o, "</y:NodeLabel>");
}

static void put_node(xml *x, uint32_t id)
{
    const mt_am_map *map = x->map;
    const mt_am_settings *set = map->m->set;
    const mt_am_node *n = &map->nodes.at[id];
    const mt_am_sheet *s = n->argument ? &set->argument_sheet : &set->statement_sheet;
    moot_str color = mt_am_element_of(map->m, n)->color;
    sizes z = measure(n, s);
    if (!color.len)
        color = MOOT_STR("#63AEF2");
    line(x);
    mt_out_printf(x->o, "<node id=\"n%u\">", id);
    x->depth++;
    enter(x, "<data key=\"d0\">");
    enter(x, "<y:ShapeNode>");
    put_geometry(x, s->width,
                 z.title_height + z.text_height + s->pad_y * (z.has_title && z.has_text ? 3 : 2));
    put_fill(x, n->argument ? color : MOOT_STR("#FFFFFF"));
    put(x, "<y:BorderStyle");
    word(x, " color=\"", n->argument ? MOOT_STR("#000000") : color);
    number(x, " type=\"line\" width=\"", n->argument ? 0.3 : 3);
    mt_out_z(x->o, "/>");
    if (z.has_title)
        put_title(x, n, s, &z);
    if (z.has_text)
        put_text(x, n, s, &z);
    put(x, "<y:Shape type=\"roundrectangle\"/>");
    leave(x, "</y:ShapeNode>");
    leave(x, "</data>");
    leave(x, "</node>");
}

/* A group as yEd draws it open, or closed. */
static void put_realizer(xml *x, const mt_am_group *g, bool closed)
{
    static const char *const sides[] = {"bottom", "left", "right", "top"};
    const mt_am_settings *set = x->map->m->set;
    const mt_am_sheet *s = &set->group_sheet;
    moot_str title = x->map->m->sections.at[g->section].title;
    moot_str color = g->color.len ? g->color : MOOT_STR("#AAAAAA");
    double width = mt_am_width(title, s->text_size, s->text_bold);
    double height = s->text_size * s->text_height;
    enter(x, "<y:GroupNode>");
    put_geometry(x, width + s->pad_x * 2, closed ? height : height + s->pad_y * 2);
    put_fill(x, color);
    put(x, "<y:BorderStyle");
    word(x, " color=\"", color);
    mt_out_z(x->o, " width=\"0\"/>");
    put(x, "<y:NodeLabel alignment=\"center\" autoSizePolicy=\"node_width\" fontFamily=\"");
    mt_out_z(x->o, closed ? "Arial\"" : "arial\"");
    number(x, " fontSize=\"", s->text_size);
    word(x, " fontStyle=\"", s->text_bold ? MOOT_STR("bold") : MOOT_STR("plain"));
    mt_out_z(x->o, " hasBackgroundColor=\"false\" hasLineColor=\"false\""
                   " horizontalTextPosition=\"center\" iconTextGap=\"4\" modelName=\"internal\""
                   " modelPosition=\"t\"");
    word(x, " textColor=\"", set->group_font);
    number(x, " verticalTextPosition=\"bottom\" visible=\"true\" width=\"", width);
    number(x, " height=\"", height);
    mt_out_z(x->o, " x=\"0.0\" xml:space=\"preserve\" y=\"0\">");
    mt_out_xml(x->o, title);
    mt_out_z(x->o, "</y:NodeLabel>");
    put(x, "<y:Shape type=\"rectangle\"/>");
    put(x, closed ? "<y:State closed=\"true\"" : "<y:State closed=\"false\"");
    number(x, " closedHeight=\"", height + s->pad_y * 2);
    number(x, " closedWidth=\"", width + s->pad_x * 2);
    mt_out_z(x->o, " innerGraphDisplayEnabled=\"false\"/>");
    put(x, "<y:Insets");
    for (size_t i = 0; i < 4; i++) {
        double inset = i == 0 || i == 3 ? s->pad_y : s->pad_x;
        mt_out_printf(x->o, " %s", sides[i]);
        number(x, "=\"", inset);
        mt_out_printf(x->o, " %sF", sides[i]);
        number(x, "=\"", inset);
    }
    mt_out_z(x->o, "/>");
    put(x, "<y:BorderInsets bottomF=\"0.0\" left=\"0\" leftF=\"0.0\" right=\"0\" rightF=\"0.0\""
           " top=\"0\" topF=\"0.0\"/>");
    leave(x, "</y:GroupNode>");
}

static void open_group(xml *x, uint32_t id)
{
    const mt_am_group *g = &x->map->groups.at[id];
    line(x);
    mt_out_z(x->o, "<node id=\"");
    mt_am_put_id(x->map, x->map->nodes.n + id, x->o);
    mt_out_z(x->o, "\" yfiles.foldertype=\"group\">");
    x->depth++;
    enter(x, "<data key=\"d0\">");
    enter(x, "<y:ProxyAutoBoundsNode>");
    enter(x,
          mt_am_is_closed(x->map, g) ? "<y:Realizers active=\"1\">" : "<y:Realizers active=\"0\">");
    put_realizer(x, g, false);
    put_realizer(x, g, true);
    leave(x, "</y:Realizers>");
    leave(x, "</y:ProxyAutoBoundsNode>");
    leave(x, "</data>");
    line(x);
    mt_out_z(x->o, "<graph id=\"");
    mt_am_put_id(x->map, x->map->nodes.n + id, x->o);
    mt_out_z(x->o, ":\" edgedefault=\"directed\">");
    x->depth++;
}

static void put_tree(xml *x)
{
    const mt_am_map *map = x->map;
    for (mt_am_child c = map->first, up = MT_NO_ID; c != MT_NO_ID || up != MT_NO_ID;) {
        if (c == MT_NO_ID) { /* the group `up` is done */
            leave(x, "</graph>");
            leave(x, "</node>");
            c = map->groups.at[up].next;
            up = map->groups.at[up].parent;
        } else if (mt_am_is_group(map, c)) {
            up = c - map->nodes.n;
            open_group(x, up);
            c = map->groups.at[up].first;
        } else {
            put_node(x, c);
            c = map->nodes.at[c].next;
        }
    }
}

static void put_edge(xml *x, const mt_am_edge *e)
{
    line(x);
    mt_out_printf(x->o, "<edge id=\"%c%u\" directed=\"true\" source=\"", e->node_id ? 'n' : 'e',
                  e->id);
    mt_am_put_id(x->map, e->from, x->o);
    mt_out_z(x->o, "\" target=\"");
    mt_am_put_id(x->map, e->to, x->o);
    mt_out_z(x->o, "\">");
    x->depth++;
    enter(x, "<data key=\"d1\">");
    enter(x, "<y:PolyLineEdge>");
    put(x, "<y:Path sx=\"0.0\" sy=\"0.0\" tx=\"0.0\" ty=\"0.0\"/>");
    put(x, "<y:LineStyle");
    word(x, " color=\"", x->map->m->set->relation_color[e->kind]);
    number(x, " type=\"line\" width=\"", x->map->m->set->edge_width);
    mt_out_z(x->o, "/>");
    put(x, e->kind == MT_AM_CONTRADICTORY ? "<y:Arrows source=\"diamond\" target=\"diamond\"/>"
           : e->kind == MT_AM_CONTRARY    ? "<y:Arrows source=\"standard\" target=\"standard\"/>"
                                          : "<y:Arrows source=\"none\" target=\"standard\"/>");
    put(x, "<y:BendStyle smoothed=\"false\"/>");
    leave(x, "</y:PolyLineEdge>");
    leave(x, "</data>");
    leave(x, "</edge>");
}

void mt_am_graphml(const mt_am_map *map, mt_out *o)
{
    xml x = {map, o, 0};
    mt_out_z(o, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
    enter(&x, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
              " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
              " xmlns:y=\"http://www.yworks.com/xml/graphml\""
              " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
              " http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd\">");
    put(&x, "<key for=\"node\" yfiles.type=\"nodegraphics\" id=\"d0\"/>");
    put(&x, "<key for=\"edge\" yfiles.type=\"edgegraphics\" id=\"d1\"/>");
    if (!map->nodes.n) {
        put(&x, "<graph edgedefault=\"directed\" id=\"G\"/>");
    } else {
        enter(&x, "<graph edgedefault=\"directed\" id=\"G\">");
        put_tree(&x);
        for (uint32_t i = 0; i < map->edges.n; i++)
            put_edge(&x, &map->edges.at[i]);
        leave(&x, "</graph>");
    }
    leave(&x, "</graphml>");
    mt_out_char(o, '\n');
}

/* Plan -> SVG: groups, then lines, then boxes, each with the id it has in DOT. */
#include "draw/svg.h"

#include "argmap/dot.h"
#include "argmap/emit.h"
#include "base/utf8.h"

#include <math.h>

#define ASCENT 0.95    /* of the first line, in sizes of the type */
#define ARROW 8.0      /* long, times the setting */
#define ARROW_WIDE 3.2 /* from the middle to a corner */
#define SPACE 5.0      /* above the title of a group */
#define STROKE_MOST 20.0
#define BULGE 18.0 /* of a line along its own row */

typedef struct painter {
    const mt_dr_plan *p;
    const mt_am_settings *set;
    double pen, arrow;
    moot_str before; /* every id */
    mt_embedder *images;
    mt_out *o;
    mt_dr_point *point;
} painter;

/* Tenths of a point, without what an even number needs not. */
static void put_num(mt_out *o, double x)
{
    int64_t tenths = (int64_t)floor(x * 10 + 0.5);
    if (tenths < 0) {
        mt_out_char(o, '-');
        tenths = -tenths;
    }
    mt_out_whole(o, tenths / 10);
    if (tenths % 10) {
        mt_out_char(o, '.');
        mt_out_char(o, (char)('0' + tenths % 10));
    }
}

static void put_attribute(mt_out *o, const char *name, double x)
{
    mt_out_z(o, name);
    put_num(o, x);
    mt_out_char(o, '"');
}

static void put_word(mt_out *o, const char *name, moot_str word)
{
    mt_out_z(o, name);
    mt_out_xml(o, word);
    mt_out_char(o, '"');
}

static void open_element(const painter *a)
{
    mt_out_z(a->o, "<g id=\"");
    mt_out_xml(a->o, a->before);
}

/* --- text --- */

static void open_mark(mt_out *o, bool bold)
{
    mt_out_z(o, bold ? "<tspan font-weight=\"bold\">" : "<tspan font-style=\"italic\">");
}

/* The marks that are open: the outermost ones are shown, whose bits say which are bold. */
typedef struct marks {
    uint32_t n;
    uint64_t bold;
} marks;
enum { SHOWN = 64 };

/* A line with its marks; those that are open at its end are closed, and opened again on the
 * next. */
static void put_marked(mt_out *o, moot_str line, marks *m)
{
    for (uint32_t i = 0; i < m->n && i < SHOWN; i++)
        open_mark(o, m->bold >> i & 1);
    size_t i = 0;
    while (i < line.len) {
        bool tag = line.ptr[i] == '<', closes = tag && i + 1 < line.len && line.ptr[i + 1] == '/';
        unsigned char c = (unsigned char)line.ptr[i];
        if (closes) {
            if (m->n && --m->n < SHOWN)
                mt_out_z(o, "</tspan>");
            i += 4;
        } else if (tag) {
            uint64_t bold = line.ptr[i + 1] == 'b';
            if (m->n < SHOWN) {
                m->bold = (m->bold & ~(UINT64_C(1) << m->n)) | bold << m->n;
                open_mark(o, bold);
            }
            m->n++;
            i += 3;
        } else if (c < 0x20) {
            mt_out_z(o, c == '\t' ? " " : "\xEF\xBF\xBD");
            i++;
        } else {
            mt_out_char(o, line.ptr[i++]);
        }
    }
    for (uint32_t k = 0; k < m->n && k < SHOWN; k++)
        mt_out_z(o, "</tspan>");
}

/* The lines, centred on x or beginning there, from `top` on; where they end. */
static double put_text(const painter *a, const mt_dr_text *t, bool centred, double x, double top,
                       moot_str color)
{
    mt_out *o = a->o;
    marks open = {0};
    if (!t->lines)
        return top;
    put_attribute(o, centred ? "<text text-anchor=\"middle\" x=\"" : "<text x=\"", x);
    put_attribute(o, " y=\"", top + t->size * ASCENT);
    mt_out_z(o, " font-family=\"");
    mt_out_xml(o, t->face);
    mt_out_z(o, ",Arial,'Liberation Sans',Helvetica,sans-serif\"");
    put_attribute(o, " font-size=\"", t->size);
    if (t->bold)
        mt_out_z(o, " font-weight=\"bold\"");
    put_word(o, " fill=\"", color);
    mt_out_char(o, '>');
    for (uint32_t i = 0; i < t->lines; i++) {
        if (t->lines > 1) {
            put_attribute(o, "<tspan x=\"", x);
            if (i)
                put_attribute(o, " dy=\"", t->size * MT_DR_LEADING);
            mt_out_char(o, '>');
        }
        put_marked(o, a->p->lines.at[t->line + i].words, &open);
        if (t->lines > 1)
            mt_out_z(o, "</tspan>");
    }
    mt_out_z(o, "</text>");
    return top + mt_dr_text_high(t);
}

/* --- boxes --- */

static bool has_word(moot_str words, const char *word)
{
    return mt_str_find(words, mt_str(word)) != SIZE_MAX;
}

static void put_shape(const painter *a, const mt_dr_box *b, moot_str shape, moot_str style,
                      moot_str fill, moot_str stroke, double width)
{
    static const char *const round[] = {"ellipse", "oval", "circle"};
    mt_out *o = a->o;
    mt_dr_point at = mt_dr_corner(a->p, b);
    bool ellipse = false;
    for (size_t i = 0; i < sizeof(round) / sizeof(round[0]); i++)
        ellipse = ellipse || mt_str_eq(shape, mt_str(round[i]));
    put_attribute(o, ellipse ? "<ellipse cx=\"" : "<rect x=\"", at.x + (ellipse ? b->wide / 2 : 0));
    put_attribute(o, ellipse ? " cy=\"" : " y=\"", at.y + (ellipse ? b->high / 2 : 0));
    put_attribute(o, ellipse ? " rx=\"" : " width=\"", ellipse ? b->wide / 2 : b->wide);
    put_attribute(o, ellipse ? " ry=\"" : " height=\"", ellipse ? b->high / 2 : b->high);
    if (!ellipse && has_word(style, "rounded"))
        mt_out_z(o, " rx=\"8\"");
    put_word(o, " fill=\"", fill);
    put_word(o, " stroke=\"", stroke);
    if (width != 1)
        put_attribute(o, " stroke-width=\"", width);
    if (has_word(style, "dashed"))
        mt_out_z(o, " stroke-dasharray=\"5 3\"");
    else if (has_word(style, "dotted"))
        mt_out_z(o, " stroke-dasharray=\"1.5 3\"");
    mt_out_z(o, "/>");
}

static void put_images(const painter *a, const mt_am_node *n, const mt_dr_box *b, double x,
                       double top)
{
    mt_am_image image;
    x -= b->image_wide / 2;
    for (uint32_t i = 0; mt_am_next_image(a->p->map, n, &i, &image);) {
        double wide, high;
        mt_dr_image_size(a->p, &image, &wide, &high);
        put_attribute(a->o, "<image x=\"", x);
        put_attribute(a->o, " y=\"", top + (b->image_high - high) / 2);
        put_attribute(a->o, " width=\"", wide);
        put_attribute(a->o, " height=\"", high);
        mt_out_z(a->o, " href=\"");
        mt_dr_put_source(a->images, image.path, a->o);
        mt_out_z(a->o, "\"/>");
        x += wide + b->image_gap;
    }
}

/* What a screen reader says of a box: its title, or else its text. */
static void put_title(const painter *a, const mt_am_node *n)
{
    moot_str title = n->title.ptr && n->title.len ? n->title : n->text.words;
    if (!title.len)
        return;
    mt_out_z(a->o, "<title>");
    mt_out_xml(a->o, title);
    mt_out_z(a->o, "</title>");
}

static void put_node(const painter *a, uint32_t id)
{
    const mt_am_node *n = &a->p->map->nodes.at[id];
    const mt_am_box *form = n->argument ? &a->set->argument_box : &a->set->statement_box;
    const mt_am_model *m = a->p->map->m;
    const mt_dr_box *b = &a->p->box[id];
    moot_str color = mt_am_element_of(m, n)->color;
    moot_str ink = n->argument ? a->set->argument_font : a->set->statement_font;
    color = color.len ? color : MOOT_STR("#63AEF2");
    mt_dr_point at = mt_dr_corner(a->p, b);
    open_element(a);
    mt_out_printf(a->o, "n%u\" class=\"%s\">", id, n->argument ? "argument" : "statement");
    put_title(a, n);
    bool filled = has_word(form->style, "filled");
    moot_str paper = !filled ? MOOT_STR("none") : n->argument ? color : MOOT_STR("white");
    put_shape(a, b, form->shape, form->style, paper,
              n->argument && filled ? MOOT_STR("black") : color,
              has_word(form->style, "bold") ? 2 : 1);
    double x = at.x + b->wide / 2, y = at.y + MT_DR_PAD;
    if (b->image_high > 0 && !form->images_below) {
        put_images(a, n, b, x, y);
        y += b->image_high;
    }
    y = put_text(a, &b->title, true, x, y, ink);
    y = put_text(a, &b->text, true, x, y, ink);
    if (b->image_high > 0 && form->images_below)
        put_images(a, n, b, x, y);
    mt_out_z(a->o, "</g>\n");
}

static void open_group(const painter *a, uint32_t id, const char *kind)
{
    open_element(a);
    mt_am_put_id(a->p->map, id, a->o);
    mt_out_printf(a->o, "\" class=\"%s\"><title>", kind);
    mt_out_xml(
        a->o,
        a->p->map->m->sections.at[a->p->map->groups.at[id - a->p->map->nodes.n].section].title);
    mt_out_z(a->o, "</title>");
}

static void put_group(const painter *a, uint32_t id)
{
    const mt_dr_box *b = &a->p->box[id];
    const mt_am_group *g = &a->p->map->groups.at[id - a->p->map->nodes.n];
    bool open = b->inside != MT_NO_ID;
    mt_dr_point at = mt_dr_corner(a->p, b);
    moot_str none = MOOT_STR("none"), fill = g->color.len ? g->color : MOOT_STR("#DDDDDD");
    open_group(a, id, open ? "group" : "closed group");
    put_shape(a, b, none, none, fill, none, 1);
    if (open)
        put_text(a, &b->title, false, at.x + a->p->frame.at[b->inside].after, at.y + SPACE,
                 a->set->group_font);
    else
        put_text(a, &b->title, true, at.x + b->wide / 2,
                 at.y + (b->high - mt_dr_text_high(&b->title)) / 2, a->set->group_font);
    mt_out_z(a->o, "</g>\n");
}

/* --- lines --- */

static mt_dr_point toward(mt_dr_point from, mt_dr_point to, double length)
{
    double dx = to.x - from.x, dy = to.y - from.y, n = sqrt(dx * dx + dy * dy);
    if (n <= 0)
        return from;
    return (mt_dr_point){from.x + dx / n * length, from.y + dy / n * length};
}

static void put_point(mt_out *o, char before, mt_dr_point at)
{
    mt_out_char(o, before);
    put_num(o, at.x);
    mt_out_char(o, ' ');
    put_num(o, at.y);
}

/* From `a` to `b`, leaving and arriving along; a line along its own row bows out. */
static void put_curve(const painter *d, mt_dr_point before, mt_dr_point a, mt_dr_point b)
{
    double middle = d->p->sideways ? (a.x + b.x) / 2 : (a.y + b.y) / 2;
    mt_dr_point c = d->p->sideways ? (mt_dr_point){middle, a.y} : (mt_dr_point){a.x, middle};
    mt_dr_point e = d->p->sideways ? (mt_dr_point){middle, b.y} : (mt_dr_point){b.x, middle};
    if (d->p->sideways ? a.x == b.x : a.y == b.y) {
        c = toward(a, before, -BULGE);
        e = (mt_dr_point){b.x + c.x - a.x, b.y + c.y - a.y};
    }
    if (d->p->sideways ? a.y == b.y : a.x == b.x) {
        put_point(d->o, 'L', b);
        return;
    }
    put_point(d->o, 'C', c);
    put_point(d->o, ' ', e);
    put_point(d->o, ' ', b);
}

/* An arrow from `from` to its tip, or a diamond. */
static void put_head(const painter *a, mt_dr_point from, mt_dr_point tip, bool diamond)
{
    double length = ARROW * a->arrow, wide = ARROW_WIDE * a->arrow;
    mt_dr_point foot = toward(tip, from, length), middle = toward(tip, from, length / 2);
    mt_dr_point at = diamond ? middle : foot;
    double dx = (tip.x - foot.x) / length * wide, dy = (tip.y - foot.y) / length * wide;
    if (!(length > 0))
        return;
    put_point(a->o, 'M', tip);
    put_point(a->o, 'L', (mt_dr_point){at.x - dy, at.y + dx});
    if (diamond)
        put_point(a->o, 'L', foot);
    put_point(a->o, 'L', (mt_dr_point){at.x + dy, at.y - dx});
    mt_out_char(a->o, 'Z');
}

static moot_str name_of(const mt_am_map *map, mt_am_child c)
{
    if (mt_am_is_group(map, c))
        return map->m->sections.at[map->groups.at[c - map->nodes.n].section].title;
    const mt_am_node *n = &map->nodes.at[c];
    return mt_am_element_of(map->m, n)->title;
}

static void put_edge(const painter *a, uint32_t id)
{
    static const char *const dashes[] = {[MT_AM_SUPPORT] = "",
                                         [MT_AM_ATTACK] = " stroke-dasharray=\"6 3\"",
                                         [MT_AM_UNDERCUT] = " stroke-dasharray=\"1.5 3\"",
                                         [MT_AM_ENTAILS] = "",
                                         [MT_AM_CONTRARY] = " stroke-dasharray=\"8 3 2 3\"",
                                         [MT_AM_CONTRADICTORY] = " stroke-dasharray=\"8 3 2 3\""};
    const mt_am_edge *e = &a->p->map->edges.at[id];
    uint32_t n = mt_dr_points(a->p, id, a->point);
    mt_dr_point *p = a->point;
    mt_out *o = a->o;
    if (n < 4)
        return;
    bool both = mt_am_symmetric(e->kind), diamond = e->kind == MT_AM_CONTRADICTORY;
    double room = ARROW * a->arrow;
    mt_dr_point tail = p[0], tip = p[n - 1], before = p[n - 2], after = p[1];
    open_element(a);
    mt_out_printf(o, "e%u\" class=\"%s\"><title>", id, mt_am_relation_word[e->kind]);
    mt_out_xml(o, name_of(a->p->map, e->from));
    mt_out_printf(o, " \xE2\x80\x94 %s \xE2\x86\x92 ", mt_am_relation_word[e->kind]);
    mt_out_xml(o, name_of(a->p->map, e->to));
    mt_out_z(o, "</title><path fill=\"none\"");
    put_word(o, " stroke=\"", a->set->relation_color[e->kind]);
    if (a->pen != 1)
        put_attribute(o, " stroke-width=\"", a->pen);
    mt_out_z(o, dashes[e->kind]);
    mt_out_z(o, " d=\"");
    p[n - 1] = toward(tip, before, room);
    p[0] = both ? toward(tail, after, room) : tail;
    put_point(o, 'M', p[0]);
    for (uint32_t i = 0; i + 1 < n; i++)
        if (i % 2)
            put_curve(a, p[i - 1], p[i], p[i + 1]);
        else if (p[i].x != p[i + 1].x || p[i].y != p[i + 1].y)
            put_point(o, 'L', p[i + 1]);
    mt_out_z(o, "\"/><path");
    put_word(o, " fill=\"", a->set->relation_color[e->kind]);
    mt_out_z(o, " d=\"");
    put_head(a, before, tip, diamond);
    if (both)
        put_head(a, after, tail, diamond);
    mt_out_z(o, "\"/></g>\n");
}

/* --- the whole --- */

static void put_start(const painter *a)
{
    mt_out *o = a->o;
    if (a->before.ptr)
        mt_out_z(o, "<figure class=\"argdown-map\">\n<svg style=\"max-width:100%;height:auto\"");
    else
        mt_out_z(o, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg");
    mt_out_z(o, " xmlns=\"http://www.w3.org/2000/svg\" width=\"");
    put_num(o, a->p->wide);
    mt_out_z(o, "pt\" height=\"");
    put_num(o, a->p->high);
    mt_out_z(o, "pt\" viewBox=\"0 0 ");
    put_num(o, a->p->wide);
    mt_out_char(o, ' ');
    put_num(o, a->p->high);
    mt_out_z(o, "\" role=\"img\" aria-labelledby=\"");
    mt_out_xml(o, a->before);
    mt_out_z(o, "title\">\n<title id=\"");
    mt_out_xml(o, a->before);
    mt_out_z(o, "title\">");
    mt_out_xml(o, a->set->graph_name);
    mt_out_z(o, "</title>\n");
    if (!mt_str_eq(a->set->background, MOOT_STR("transparent"))) {
        put_word(o, "<rect width=\"100%\" height=\"100%\" fill=\"", a->set->background);
        mt_out_z(o, "/>\n");
    }
}

void mt_dr_svg(const mt_dr_plan *p, const mt_draw_options *options, mt_embedder *images, mt_out *o)
{
    const mt_am_settings *set = p->map->m->set;
    painter a = {.p = p,
                 .set = set,
                 .before = options->before,
                 .pen = mt_dr_within(set->pen, STROKE_MOST, 1),
                 .arrow = mt_dr_within(set->arrow, STROKE_MOST, 1),
                 .images = images,
                 .o = o};
    a.point = MT_NEW_ARRAY(p->arena, mt_dr_point, (size_t)mt_dr_most_points(p) + 1);
    if (!a.point)
        return;
    put_start(&a);
    for (uint32_t f = 0; f < p->frame.n; f++)
        for (uint32_t i = 0; i < p->frame.at[f].boxes; i++) {
            uint32_t c = p->box_of[p->frame.at[f].first_box + i];
            if (mt_am_is_group(p->map, c))
                put_group(&a, c);
        }
    for (uint32_t e = 0; e < p->map->edges.n; e++)
        put_edge(&a, e);
    for (uint32_t i = 0; i < p->map->nodes.n; i++)
        if (p->box[i].frame != MT_NO_ID)
            put_node(&a, i);
    mt_out_z(o, a.before.ptr ? "</svg>\n</figure>\n" : "</svg>\n");
}

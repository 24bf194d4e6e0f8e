/* Layout -> SVG: text stays text, every box has its id, colours are never the
 * only sign. */
#include "render/svg.h"

#include "render/assets.h"
#include "render/words.h"

enum { ROUND = 10 }; /* px, corners of an argument */

/* Where the map stands. */
typedef struct form {
    bool in_page;    /* of ours: its style sheet rules, boxes are links */
    bool in_figure;  /* in somebody else's page */
    moot_str before; /* every id */
} form;

static const char *edge_class(const mt_edge *e)
{
    switch (e->kind) {
    case MT_EDGE_NONE: return "";
    case MT_EDGE_SUPPORT: return "sup";
    case MT_EDGE_ATTACK: return "att";
    case MT_EDGE_UNDERCUT: return "und";
    case MT_EDGE_PREMISE: return "pre";
    }
    return "";
}

static void path(const mt_trace *t, mt_out *o)
{
    mt_point at = t->point[0];
    mt_out_printf(o, "M%d %d", at.x, at.y);
    for (uint32_t i = 1; i < t->points; i++) {
        mt_point to = t->point[i];
        int32_t mid = (at.x + to.x) / 2;
        if (to.y == at.y)
            mt_out_printf(o, "H%d", to.x);
        else if (to.x == at.x)
            mt_out_printf(o, "V%d", to.y);
        else
            mt_out_printf(o, "C%d %d %d %d %d %d", mid, at.y, mid, to.y, to.x, to.y);
        at = to;
    }
}

/* A head that points left (or right) with its tip at p. */
static void arrow(mt_point p, bool right, mt_out *o)
{
    int d = right ? -7 : 7;
    mt_out_printf(o, "<path class=\"head\" d=\"M%d %dl%d -4v8z\"/>", p.x, p.y, d);
}

static void trace(const mt_layout *l, const mt_trace *t, const form *f, mt_out *o)
{
    const mt_edge *e = &l->scene->edge[t->edge];
    if (!t->points)
        return;
    mt_out_printf(o, "<g class=\"e %s%s\" id=\"", edge_class(e), e->unsure ? " unsure" : "");
    mt_out_xml(o, f->before);
    mt_out_printf(o, "e%u\"><path d=\"", (unsigned)t->edge);
    path(t, o);
    mt_out_z(o, "\"/>");
    mt_point first = t->point[0], last = t->point[t->points - 1];
    if (t->dot) {
        mt_point end = t->turned ? first : last;
        mt_out_printf(o, "<circle class=\"head\" cx=\"%d\" cy=\"%d\" r=\"3.5\"/>", end.x, end.y);
    } else if (!t->joint) {
        if (!t->turned || e->both)
            arrow(last, false, o);
        if (t->turned || e->both)
            arrow(first, true, o);
    }
    if (e->kind == MT_EDGE_SUPPORT || e->kind == MT_EDGE_ATTACK)
        mt_out_printf(o,
                      "<circle class=\"sign\" cx=\"%d\" cy=\"%d\" r=\"7\"/>"
                      "<path class=\"sign\" d=\"%s\" transform=\"translate(%d %d)\"/>",
                      t->badge.x, t->badge.y,
                      e->kind == MT_EDGE_SUPPORT ? "M-4 0h8M0-4v8" : "M-3-3l6 6M-3 3l6-6",
                      t->badge.x, t->badge.y);
    mt_out_z(o, "</g>\n");
}

/* "Y1 =  stands" along the head of the box. */
static void head_line(const mt_box *b, const mt_item *n, mt_out *o)
{
    int left = b->x + MT_BOX_PAD + 4, base = b->y + 15;
    mt_out_printf(o, "<text class=\"lab\" x=\"%d\" y=\"%d\">", left, base);
    mt_out_z(o, mt_side_sign(n->side));
    mt_out_xml(o, n->motion ? MOOT_STR("Motion") : n->label);
    if (n->granted && n->side != MT_SIDE_SHARED)
        mt_out_z(o, " =");
    if (n->unsure)
        mt_out_z(o, " ?");
    mt_out_z(o, "</text>");
    mt_out_printf(o, "<text class=\"st\" x=\"%d\" y=\"%d\" text-anchor=\"end\">",
                  b->x + b->w - MT_BOX_PAD, base);
    mt_out_put(o, mt_standing_word(n->standing));
    mt_out_z(o, "</text>");
}

/* Lines of text inside the box; where they end. */
static int lines(const mt_box *b, bool to_left, mt_out *o)
{
    int x = to_left ? b->x + b->w - MT_BOX_PAD : b->x + MT_BOX_PAD + 4;
    int y = b->y + MT_BOX_HEAD + 13;
    mt_out_z(o, to_left ? "<text class=\"tx\" direction=\"rtl\">" : "<text class=\"tx\">");
    for (uint32_t i = 0; i < b->text.line.n; i++, y += MT_MAP_LEADING) {
        mt_out_printf(o, "<tspan x=\"%d\" y=\"%d\">", x, y);
        mt_out_xml(o, b->text.line.at[i]);
        if (b->text.cut && i + 1 == b->text.line.n)
            mt_out_z(o, "\xE2\x80\xA6");
        /* the blank keeps words apart where the text is read or copied as one */
        mt_out_z(o, i + 1 < b->text.line.n ? " </tspan>" : "</tspan>");
    }
    mt_out_z(o, "</text>");
    return y;
}

static void box(const mt_layout *l, const mt_box *b, const form *f, mt_out *o)
{
    const mt_item *n = &l->scene->node[b->node];
    bool round = n->what.kind == MT_END_ARGUMENT;
    if (f->in_page) {
        mt_out_printf(o, "<a href=\"#%s-", n->sourced ? "s" : "c");
        mt_out_xml(o, n->id);
        mt_out_z(o, "\">");
    }
    mt_out_z(o, "<g id=\"");
    mt_out_xml(o, f->before);
    mt_out_z(o, "n-");
    mt_out_xml(o, n->id);
    mt_out_printf(o, "\" class=\"n %s%s%s\">", mt_side_class(n->side), n->motion ? " motion" : "",
                  n->unsure ? " unsure" : "");
    mt_out_z(o, "<title>");
    mt_out_xml(o, n->text);
    mt_out_z(o, "</title>");
    mt_out_printf(o, "<rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>",
                  b->x, b->y, b->w, b->h, round ? ROUND : 2);
    int inset = round ? ROUND - 2 : 0; /* the bar keeps off round corners */
    mt_out_printf(o, "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"5\" height=\"%d\"/>", b->x,
                  b->y + inset, b->h - 2 * inset);
    head_line(b, n, o);
    int y = lines(b, mt_measure_to_left(n->text), o);
    if (b->behind)
        mt_out_printf(o, "<text class=\"more\" x=\"%d\" y=\"%d\">+ %u more behind it</text>",
                      b->x + MT_BOX_PAD + 4, y, (unsigned)b->behind);
    mt_out_z(o, f->in_page ? "</g></a>\n" : "</g>\n");
}

/* The style sheet, with the id of the pattern as it is here. */
static void style(const form *f, mt_out *o)
{
    moot_str css = mt_asset_map_css(), name = MOOT_STR("url(#hatch)");
    mt_out_z(o, "<style>");
    for (size_t at; (at = mt_str_find(css, name)) != SIZE_MAX;) {
        mt_out_put(o, mt_sub(css, 0, at));
        mt_out_z(o, "url(#");
        mt_out_xml(o, f->before);
        mt_out_z(o, "hatch)");
        css = mt_sub(css, at + name.len, css.len - at - name.len);
    }
    mt_out_put(o, css);
    mt_out_z(o, "</style>\n");
}

static void named(const char *text, const form *f, const char *rest, mt_out *o)
{
    mt_out_z(o, text);
    mt_out_xml(o, f->before);
    mt_out_z(o, rest);
}

static void open_svg(const mt_layout *l, const form *f, mt_out *o)
{
    const mt_debate *d = l->scene->debate;
    int w = l->width > 0 ? l->width : 1, h = l->height > 0 ? l->height : 1;
    bool alone = !f->in_page && !f->in_figure;
    if (alone)
        mt_out_z(o, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    mt_out_printf(o,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map\" width=\"%d\" "
                  "height=\"%d\" viewBox=\"0 0 %d %d\" role=\"%s\" ",
                  w, h, w, h, f->in_page ? "group" : "img");
    named("aria-labelledby=\"", f, "map-title ", o);
    named("", f, "map-desc\">\n", o);
    named("<title id=\"", f, "map-title\">Map of the debate", o);
    if (d->question.len) {
        mt_out_z(o, ": ");
        mt_out_xml(o, d->question);
    }
    mt_out_z(o, "</title>\n");
    named("<desc id=\"", f, "map-desc\">", o);
    mt_out_z(o,
             "Each box is a claim. Lines run from a claim to the "
             "claim it bears on, from right to left towards the motion. Plus on a solid line: "
             "supports. Cross on a dashed line: speaks against. A dotted line that ends on another "
             "line: challenges that step.");
    if (l->left_out)
        mt_out_printf(o, " %u more claims are not drawn.", (unsigned)l->left_out);
    mt_out_z(o, "</desc>\n");
    if (!f->in_page)
        style(f, o);
    named("<defs><pattern id=\"", f, "hatch\"", o);
    mt_out_z(o, " width=\"5\" height=\"5\" "
                "patternUnits=\"userSpaceOnUse\"><path class=\"hatch\" d=\"M-1 6L6-1M-1 1L1-1M4 "
                "6L6 4\"/></pattern></defs>\n");
    if (!f->in_page)
        mt_out_printf(o, "<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n", w, h);
}

static void put_map(const mt_layout *l, const form *f, mt_out *o)
{
    open_svg(l, f, o);
    if (l->scene->motion != MT_NO_ID && l->layers > 1)
        mt_out_printf(o, "<path class=\"axis\" d=\"M%d %dH%d\"/>\n", l->box[0].x + l->box[0].w,
                      l->axis, l->width);
    for (uint32_t i = 0; i < l->traces; i++)
        trace(l, &l->trace[i], f, o);
    for (uint32_t i = 0; i < l->boxes; i++)
        box(l, &l->box[i], f, o);
    mt_out_z(o, "</svg>\n");
}

void mt_svg_map(const mt_layout *l, bool in_page, mt_out *o)
{
    put_map(l, &(form){.in_page = in_page, .before = {"", 0}}, o);
}

void mt_svg_inline(const mt_layout *l, moot_str before, mt_out *o)
{
    put_map(l, &(form){.in_figure = true, .before = before}, o);
}

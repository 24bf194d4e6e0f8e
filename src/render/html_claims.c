/* Scene -> lists of the claims as the outline has them: compact beside the
 * texts, in full below the map (on a phone this is the map). */
#include "render/html.h"
#include "render/words.h"

enum { INDENT_MOST = 6 };

static unsigned indent(const mt_item *n)
{
    return n->depth < INDENT_MOST ? n->depth : INDENT_MOST;
}

/* How a box bears on the one it hangs under. */
static const char *link_mark(const mt_scene *s, const mt_item *n)
{
    if (n->link == MT_NO_ID)
        return "";
    switch (s->edge[n->link].kind) {
    case MT_EDGE_SUPPORT:
    case MT_EDGE_PREMISE: return "+";
    case MT_EDGE_ATTACK: return "\xC3\x97";
    case MT_EDGE_UNDERCUT: return "\xC2\xB7\xC2\xB7";
    case MT_EDGE_NONE: break;
    }
    return "";
}

static const char *link_word(const mt_scene *s, const mt_item *n)
{
    if (n->link == MT_NO_ID)
        return "";
    switch (s->edge[n->link].kind) {
    case MT_EDGE_SUPPORT:
    case MT_EDGE_PREMISE: return "supports, ";
    case MT_EDGE_ATTACK:
    case MT_EDGE_UNDERCUT: return "against, ";
    case MT_EDGE_NONE: break;
    }
    return "";
}

static bool drawn(const mt_scene *s, const mt_item *n)
{
    return s->nodes <= MT_MAP_FULL || n->depth <= MT_MAP_DEPTH;
}

void mt_html_navigator(const mt_scene *s, mt_out *o)
{
    if (s->nodes < 2 || s->nodes > MT_MAP_MOST)
        return;
    uint32_t hidden = 0;
    mt_out_z(o, "<nav class=\"nav\" aria-labelledby=\"nav-h\">\n<h3 id=\"nav-h\">Map of the "
                "claims</h3>\n<ul>\n");
    for (uint32_t i = 0; i < s->nodes; i++) {
        const mt_item *n = &s->node[s->outline[i]];
        if (!drawn(s, n)) {
            hidden++;
            continue;
        }
        mt_out_printf(o, "<li class=\"d%u\"><a class=\"%s\"", indent(n), mt_side_class(n->side));
        mt_html_href(s, s->outline[i], false, o);
        mt_out_printf(
            o, "><span class=\"lk\" aria-hidden=\"true\">%s</span><span class=\"vh\">%s</span>",
            link_mark(s, n), link_word(s, n));
        mt_out_z(o, "<b>");
        mt_out_xml(o, n->motion ? MOOT_STR("Motion") : n->label);
        mt_out_z(o, n->granted ? " =</b> " : "</b> ");
        mt_out_z(o, "<span class=\"cut\" dir=\"auto\">");
        mt_out_xml(o, n->text);
        mt_out_z(o, "</span>");
        /* Beside the texts, before the second vote, nobody shall be told what stands. */
        if (!s->slots)
            mt_html_standing(n->standing, o);
        mt_out_z(o, "</a></li>\n");
    }
    mt_out_z(o, "</ul>\n");
    if (hidden)
        mt_out_printf(o,
                      "<p>%u more stand deeper, in the <a href=\"#claims\">list of all "
                      "claims</a>.</p>\n",
                      (unsigned)hidden);
    mt_out_z(o, "</nav>\n");
}

static void claim(const mt_scene *s, uint32_t id, mt_out *o)
{
    const mt_item *n = &s->node[id];
    mt_out_z(o, "<li id=\"c-");
    mt_out_xml(o, n->id);
    mt_out_printf(
        o, "\" class=\"d%u %s%s\">\n<p class=\"top\"><b><span aria-hidden=\"true\">%s</span>",
        indent(n), mt_side_class(n->side), n->unsure ? " unsure" : "", mt_side_sign(n->side));
    mt_out_xml(o, n->motion ? MOOT_STR("Motion") : n->label);
    mt_out_z(o, "</b> ");
    if (n->granted)
        mt_out_z(o, "<span class=\"tag\">= granted by both</span> ");
    if (n->unanswered)
        mt_out_z(o, s->debate->mined ? "<span class=\"tag\">no answer matched</span> "
                                     : "<span class=\"tag\">not answered</span> ");
    if (n->unsure)
        mt_out_z(o, "<span class=\"tag\">unsure</span> ");
    mt_html_standing(n->standing, o);
    moot_str why = mt_words_why(s, id);
    if (why.len) {
        mt_out_z(o, "<span class=\"why\">: ");
        mt_out_xml(o, why);
        mt_out_z(o, "</span>");
    }
    mt_html_weighed(s, id, o);
    if (n->confidence < 1)
        mt_out_printf(o, " <span class=\"sure\">\xC2\xB7 read with %d %% confidence</span>",
                      (int)(n->confidence * 100 + 0.5));
    mt_out_z(o, "</p>\n<p class=\"words\" dir=\"auto\">");
    if (n->sourced) {
        mt_out_z(o, "<a class=\"back\"");
        mt_html_href(s, id, false, o);
        mt_out_char(o, '>');
    }
    mt_out_xml(o, n->text);
    mt_out_z(o, n->sourced ? "</a></p>\n" : "</p>\n");
    if (s->out_start[id] < s->out_start[id + 1] || s->in_start[id] < s->in_start[id + 1]) {
        mt_out_z(o, "<p class=\"rel\">");
        mt_words_relations(s, id, mt_html_name, o);
        mt_out_z(o, "</p>\n");
    }
    if (!n->motion)
        mt_html_slot(s, MT_PLACE_CLAIM, n->what, o);
    mt_out_z(o, "</li>\n");
}

void mt_html_claims(const mt_scene *s, mt_out *o)
{
    if (!s->nodes)
        return;
    mt_out_z(o, "<h3 id=\"claims\">Claim by claim</h3>\n<ul class=\"tree\">\n");
    for (uint32_t i = 0; i < s->nodes; i++)
        claim(s, s->outline[i], o);
    mt_out_z(o, "</ul>\n");
}

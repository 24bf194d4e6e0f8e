/* Scene -> where they agree, what stands, what nobody answered. */
#include "render/html.h"
#include "render/words.h"

/* The places where a claim is said, as links into the texts. */
static void item(const mt_scene *s, uint32_t node, mt_out *o)
{
    const mt_item *n = &s->node[node];
    mt_out_z(o, "<li>");
    mt_html_name(s, node, o);
    mt_out_z(o, " <span dir=\"auto\">");
    mt_out_xml(o, n->text);
    mt_out_z(o, "</span></li>\n");
}

void mt_html_agree(const mt_scene *s, mt_out *o)
{
    const mt_verdict *v = s->verdict;
    mt_out_z(o, "<section id=\"agree\" aria-labelledby=\"agree-h\">\n"
                "<h2 id=\"agree-h\">Where they agree</h2>\n");
    if (v->commons) {
        mt_out_z(o, "<p>Both sides say this:</p>\n<ul class=\"claims\">\n");
        for (uint32_t i = 0; i < v->commons; i++)
            item(s, v->common[i], o);
        mt_out_z(o, "</ul>\n");
    } else {
        mt_out_z(o, s->debate->mined
                        ? "<p>No claim was found that both sides make in the same words.</p>\n"
                        : "<p>No claim is marked as made by both sides.</p>\n");
    }
    mt_out_z(o, "</section>\n");
}

static void ends(const mt_scene *s, const char *heading, const char *lead, const mt_end *end,
                 uint32_t n, mt_out *o)
{
    if (!n)
        return;
    mt_out_z(o, "<h3>");
    mt_out_z(o, heading);
    mt_out_z(o, "</h3>\n<p>");
    mt_out_z(o, lead);
    mt_out_z(o, "</p>\n<ul class=\"claims\">\n");
    for (uint32_t i = 0; i < n; i++)
        item(s, mt_scene_node(s, end[i]), o);
    mt_out_z(o, "</ul>\n");
}

void mt_html_stands(const mt_scene *s, mt_out *o)
{
    const mt_verdict *v = s->verdict;
    mt_out_z(o, "<section id=\"stands\" aria-labelledby=\"stands-h\">\n"
                "<h2 id=\"stands-h\">What stands</h2>\n<p class=\"verdict\">");
    mt_out_xml(o, v->headline);
    if (v->because.len) {
        mt_out_char(o, ' ');
        mt_out_xml(o, v->because);
    }
    mt_out_z(o,
             "</p>\n<p class=\"how\">This follows from who answered whom here. It does not say who "
             "is right.</p>\n");
    if (s->debate->mined)
        ends(s, "No answer matched",
             "These challenge the other side, and moot matched no answer to them:", v->unanswered,
             v->unanswereds, o);
    else
        ends(s, "What nobody answered",
             "These challenge the other side, and nothing here challenges them:", v->unanswered,
             v->unanswereds, o);
    ends(s, "Beside the point", "No chain of reasons leads from these to the question:", v->beside,
         v->besides, o);
    mt_out_z(o, "</section>\n");
}

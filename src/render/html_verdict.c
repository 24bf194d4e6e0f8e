/* Scene -> where they agree, what stands, what nobody answered. */
#include "gradual/weigh.h"
#include "render/html.h"
#include "render/words.h"

enum { PLACES_MOST = 6, CORE_MOST = 12, CORE_ALL = 4 };

/* The box labelled `name`, or MT_NO_ID. */
static uint32_t labelled(const mt_scene *s, moot_str name)
{
    for (uint32_t i = 0; i < s->nodes; i++)
        if (i != s->motion && mt_str_eq(s->node[i].label, name))
            return i;
    return MT_NO_ID;
}

void mt_html_linked(const mt_scene *s, moot_str text, mt_out *o)
{
    size_t done = 0;
    bool quoted = false, inside = false; /* in quotation marks; in a word */
    for (size_t i = 0; i < text.len; i++) {
        moot_str rest = mt_sub(text, i, text.len - i);
        bool starts = !quoted && !inside && mt_is_upper(text.ptr[i]);
        quoted = mt_str_starts(rest, MOOT_STR("\xE2\x80\x9C")) ||
                 (quoted && !mt_str_starts(rest, MOOT_STR("\xE2\x80\x9D")));
        inside = mt_is_alpha(text.ptr[i]) || mt_is_digit(text.ptr[i]);
        size_t end = i + 1;
        while (starts && end < text.len && mt_is_digit(text.ptr[end]))
            end++;
        uint32_t node = end > i + 1 ? labelled(s, mt_sub(text, i, end - i)) : MT_NO_ID;
        if (node == MT_NO_ID)
            continue;
        mt_out_xml(o, mt_sub(text, done, i - done));
        mt_html_name(s, node, o);
        done = end;
        i = end - 1;
    }
    mt_out_xml(o, mt_sub(text, done, text.len - done));
}

/* Who says it, as links to the places: "Dr Simon Mabon · Michael Rubin". */
static void said_at(const mt_scene *s, uint32_t statement, mt_out *o)
{
    const mt_statement *st = &s->debate->statement[statement];
    uint32_t nth = 0;
    for (uint32_t k = 0; k < st->sayings && nth < PLACES_MOST; k++) {
        int party = mt_scene_printed(s->debate, s->debate->saying[st->first_saying + k].source);
        if (party < 0)
            continue;
        moot_str name = s->debate->party[party].name;
        mt_out_z(o, nth ? " \xC2\xB7 " : " <span class=\"at\">");
        mt_out_z(o, "<a href=\"#s-");
        mt_out_xml(o, s->node[statement].id);
        if (nth++)
            mt_out_printf(o, "-%u", (unsigned)nth);
        mt_out_z(o, "\" dir=\"auto\">");
        mt_out_xml(o, name.len ? name : party ? MOOT_STR("No") : MOOT_STR("Yes"));
        mt_out_z(o, "</a>");
    }
    mt_out_z(o, nth ? "</span>" : "");
}

/* A claim by its label and its words. */
static void item(const mt_scene *s, uint32_t node, bool places, mt_out *o)
{
    const mt_item *n = &s->node[node];
    mt_out_z(o, "<li>");
    mt_html_name(s, node, o);
    mt_out_z(o, " <span dir=\"auto\">");
    mt_out_xml(o, n->text);
    mt_out_z(o, "</span>");
    if (places)
        said_at(s, node, o);
    mt_out_z(o, "</li>\n");
}

/* What is accepted whatever one holds as a whole. */
static void core(const mt_scene *s, mt_out *o)
{
    const mt_positions *ps = &s->verdict->positions;
    if (!ps->cores || ps->found < 2)
        return; /* with one position this is just what stands */
    mt_out_printf(o, "<p>Accepted in each of the %llu positions that can be held: ",
                  (unsigned long long)ps->found);
    /* Two cases that merely stand side by side: a list of all would say nothing. */
    if (ps->cores >= CORE_ALL && ps->cores + 1 == s->debate->statements) {
        mt_out_z(o, "every claim but the motion.</p>\n");
        return;
    }
    for (uint32_t i = 0; i < ps->cores && i < CORE_MOST; i++) {
        mt_out_z(o, i ? ", " : "");
        mt_html_name(s, ps->core[i], o);
    }
    if (ps->cores > CORE_MOST)
        mt_out_printf(o, " and %u more", (unsigned)(ps->cores - CORE_MOST));
    mt_out_z(o, ".</p>\n");
}

void mt_html_agree(const mt_scene *s, mt_out *o)
{
    const mt_verdict *v = s->verdict;
    mt_out_z(o, "<section id=\"agree\" aria-labelledby=\"agree-h\">\n"
                "<h2 id=\"agree-h\">Where they agree</h2>\n");
    if (v->commons) {
        mt_out_z(o, "<p>Both sides say this:</p>\n<ul class=\"claims\">\n");
        for (uint32_t i = 0; i < v->commons; i++)
            item(s, v->common[i], true, o);
        mt_out_z(o, "</ul>\n");
    } else {
        mt_out_z(o, s->debate->mined
                        ? "<p>No claim was found that both sides make in the same words.</p>\n"
                        : "<p>No claim is marked as made by both sides.</p>\n");
    }
    core(s, o);
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
        item(s, mt_scene_node(s, end[i]), false, o);
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
        mt_html_linked(s, v->because, o);
    }
    mt_out_z(o,
             "</p>\n<p class=\"how\">This follows from who answered whom here. It does not say who "
             "is right.</p>\n");
    mt_html_readings(s, o);
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

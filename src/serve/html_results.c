/* Counts -> tables and bars.  Every bar stands beside its number. */
#include "serve/html.h"

static unsigned long long big(uint64_t n)
{
    return (unsigned long long)n;
}

static int percent(uint64_t part, uint64_t whole)
{
    return whole ? (int)((part * 200 + whole) / (2 * whole)) : 0;
}

/* A row of the table of answers; the script finds its cells by data-n. */
static void answers_row(const char *name, const char *title, const uint64_t *n, mt_out *o)
{
    uint64_t all = n[1] + n[2] + n[3];
    mt_out_printf(o, "<tr><th scope=\"row\">%s</th>", title);
    for (int v = 1; v <= 3; v++)
        mt_out_printf(o,
                      "<td><span data-n=\"%s.%s\">%llu</span> <span class=\"share\" "
                      "data-share=\"%s.%s\">%d %%</span></td>",
                      name, mt_answer_words[v], big(n[v]), name, mt_answer_words[v],
                      percent(n[v], all));
    mt_out_printf(o, "<td data-n=\"%s.all\">%llu</td></tr>\n", name, big(all));
}

/* A bar as a picture in SVG: Yes from the left solid, No from the right hatched, not sure
 * between them. */
static void bar(const char *id, const char *title, const uint64_t *n, mt_out *o)
{
    uint64_t all = n[1] + n[2] + n[3];
    if (!all)
        return;
    int yes = percent(n[1], all), no = percent(n[2], all);
    mt_out_printf(o, "<p class=\"bars\" aria-hidden=\"true\">%s</p>\n", title);
    mt_out_z(o, "<svg class=\"bar\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" "
                "aria-hidden=\"true\">");
    mt_out_printf(o,
                  "<defs><pattern id=\"%s\" width=\"2\" height=\"2\" "
                  "patternUnits=\"userSpaceOnUse\"><path class=\"b-no\" d=\"M0 "
                  "0h1v2H0z\"/></pattern></defs>",
                  id);
    mt_out_printf(o,
                  "<rect class=\"b-rest\" width=\"100\" height=\"4\"/><rect class=\"b-yes\" "
                  "width=\"%d\" height=\"4\"/>",
                  yes);
    mt_out_printf(o, "<rect fill=\"url(#%s)\" x=\"%d\" width=\"%d\" height=\"4\"/></svg>\n", id,
                  100 - no, no);
}

static void moves_table(const mt_tally *t, mt_out *o)
{
    mt_out_z(o, "<table class=\"ways\"><caption>Who went where</caption><thead><tr><th "
                "scope=\"col\">Before \xE2\x86\x92 after</th>");
    for (int a = 1; a <= 3; a++)
        mt_out_printf(o, "<th scope=\"col\">%s</th>", mt_html_answer(a));
    mt_out_z(o, "</tr></thead><tbody>\n");
    for (int b = 1; b <= 3; b++) {
        mt_out_printf(o, "<tr><th scope=\"row\">%s</th>", mt_html_answer(b));
        for (int a = 1; a <= 3; a++)
            mt_out_printf(o, "<td>%llu</td>", big(t->move[b][a]));
        mt_out_z(o, "</tr>\n");
    }
    mt_out_z(o, "</tbody></table>\n");
}

static void five(const uint64_t *n, mt_out *o)
{
    for (int v = 5; v >= 1; v--)
        mt_out_printf(o, "<td>%llu</td>", big(n[v]));
}

static void points_table(mt_exchange *x, const mt_tally *t, mt_out *o)
{
    mt_out_z(o, "<h2>Point by point</h2>\n<p class=\"how\">In the order of the debate. Each column "
                "is a count of readers, from full to none.</p>\n<div class=\"sheet\" "
                "tabindex=\"0\" role=\"region\" aria-label=\"Ratings of each point\">\n"
                "<table class=\"ways\"><thead><tr><th scope=\"col\" rowspan=\"2\">Point</th><th "
                "scope=\"colgroup\" colspan=\"5\">Accepted: yes \xE2\x80\xA6 no</th><th "
                "scope=\"colgroup\" colspan=\"5\">Matters: decides it \xE2\x80\xA6 no</th><th "
                "scope=\"col\" rowspan=\"2\">Moved</th></tr>\n<tr>");
    for (int i = 0; i < 2; i++)
        for (int v = 5; v >= 1; v--)
            mt_out_printf(o, "<th scope=\"col\">%d</th>", v);
    mt_out_z(o, "</tr></thead><tbody>\n");
    for (uint32_t i = 0; i < t->ratings; i++) {
        const mt_rating *r = &t->rating[i];
        mt_out_z(o, "<tr><th scope=\"row\">");
        if (r->point) {
            mt_out_z(o, "<a href=\"/d/");
            mt_out_url(o, x->debate->name);
            mt_out_z(o, "/claim/");
            mt_out_url(o, r->key);
            mt_out_z(o, "\">");
            mt_out_xml(o, r->point->label);
            mt_out_z(o, "</a>");
        } else {
            mt_out_z(o, "no longer here");
        }
        mt_out_z(o, "</th>");
        five(r->accept, o);
        five(r->relevance, o);
        mt_out_printf(o, "<td>%llu</td></tr>\n", big(r->moved));
    }
    mt_out_z(o, "</tbody></table></div>\n");
}

void mt_html_results(mt_exchange *x, const mt_tally *t, bool points, mt_out *o)
{
    mt_out_z(o, "<div class=\"results\" data-live=\"/d/");
    mt_out_url(o, x->debate->name);
    mt_out_z(o, "/events\">\n<p class=\"verdict\">");
    mt_out_xml(o, mt_tally_words(t, &x->row, &x->arena));
    mt_out_z(o, "</p>\n<table class=\"ways\"><caption>What readers answer</caption><thead><tr><th "
                "scope=\"col\">When</th>");
    for (int v = 1; v <= 3; v++)
        mt_out_printf(o, "<th scope=\"col\">%s</th>", mt_html_answer(v));
    mt_out_z(o, "<th scope=\"col\">Readers</th></tr></thead><tbody>\n");
    answers_row("before", "Before reading", t->before, o);
    answers_row("after", "After reading", t->after, o);
    mt_out_z(o, "</tbody></table>\n");
    bar("no-before", "Before reading", t->before, o);
    bar("no-after", "After reading", t->after, o);
    moves_table(t, o);
    mt_out_printf(o, "<p class=\"how\"><span data-n=\"pairs\">%llu</span> voted both times. ",
                  big(t->pairs));
    mt_out_printf(o,
                  "Of those who voted after reading, %llu came with a cookie and %llu by "
                  "invitation.",
                  big(t->level_after[0]), big(t->level_after[2]));
    if (t->held)
        mt_out_printf(o, " %llu more %s held for review and not counted here.", big(t->held),
                      t->held == 1 ? "is" : "are");
    mt_out_z(o, "</p>\n<p class=\"status\" role=\"status\" hidden></p>\n</div>\n");
    if (points)
        points_table(x, t, o);
}

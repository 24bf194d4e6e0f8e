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
 * between them; the numbers stand above it at their ends.  The script finds its parts. */
static void bar(const char *id, const char *title, const uint64_t *n, mt_out *o)
{
    uint64_t all = n[1] + n[2] + n[3];
    int yes = percent(n[1], all), no = percent(n[2], all);
    if (!all)
        return;
    mt_out_printf(o,
                  "<div class=\"poll\" aria-hidden=\"true\"><p class=\"when\">%s</p><p "
                  "class=\"ends\"><span class=\"y\">\xE2\x96\xB2 Yes <b data-share=\"%s.yes\">%d "
                  "%%</b></span> ",
                  title, id, yes);
    mt_out_printf(o,
                  "<span>not sure <b data-share=\"%s.unsure\">%d %%</b></span> <span "
                  "class=\"n\">\xE2\x96\xBC No <b data-share=\"%s.no\">%d %%</b></span></p>\n",
                  id, percent(n[3], all), id, no);
    mt_out_printf(o,
                  "<svg class=\"bar\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\"><defs>"
                  "<pattern id=\"hatch-%s\" width=\"1.6\" height=\"4\" "
                  "patternUnits=\"userSpaceOnUse\">",
                  id);
    mt_out_printf(o,
                  "<path class=\"b-no\" d=\"M0 4L0.8 0H1.6L0.8 4z\"/></pattern></defs><rect "
                  "class=\"b-rest\" width=\"100\" height=\"4\"/><rect class=\"b-yes\" "
                  "data-bar=\"%s.yes\" width=\"%d\" height=\"4\"/>",
                  id, yes);
    mt_out_printf(o,
                  "<rect data-bar=\"%s.no\" fill=\"url(#hatch-%s)\" x=\"%d\" width=\"%d\" "
                  "height=\"4\"/></svg></div>\n",
                  id, id, 100 - no, no);
}

/* One to four people who gave an answer, before or after, would be told of. */
static bool moves_shown(const mt_tally *t)
{
    for (int i = 1; i <= 3; i++) {
        uint64_t from = 0, to = 0;
        for (int k = 1; k <= 3; k++) {
            from += t->move[i][k];
            to += t->move[k][i];
        }
        if ((from && from < MT_SHOWN_LEAST) || (to && to < MT_SHOWN_LEAST))
            return false;
    }
    return true;
}

static void moves_table(const mt_tally *t, mt_out *o)
{
    if (!moves_shown(t)) {
        mt_out_z(o,
                 "<p class=\"how\">Who went where is not shown: it would tell of fewer than five "
                 "readers.</p>\n");
        return;
    }
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

/* Who stands behind a vote is not known alike of all: so they are told apart. */
static void levels(const mt_tally *t, mt_out *o)
{
    mt_out_printf(o, "Of those who voted after reading, %llu came with a cookie alone",
                  big(t->level_after[0]));
    if (t->level_after[1])
        mt_out_printf(o, ", %llu with a confirmed address", big(t->level_after[1]));
    mt_out_printf(o, " and %llu by invitation.", big(t->level_after[2]));
}

void mt_html_results(mt_exchange *x, const mt_tally *t, bool points, mt_out *o)
{
    mt_out_z(o, "<div class=\"results\" data-live=\"/d/");
    mt_out_url(o, x->debate->name);
    mt_out_z(o, "/events\">\n<p class=\"verdict\">");
    mt_out_xml(o, mt_tally_words(t, &x->row, &x->arena));
    mt_out_z(o, "</p>\n");
    bar("before", "Before reading", t->before, o);
    bar("after", "After reading", t->after, o);
    mt_out_z(o, "<table class=\"ways\"><caption>What readers answer</caption><thead><tr><th "
                "scope=\"col\">When</th>");
    for (int v = 1; v <= 3; v++)
        mt_out_printf(o, "<th scope=\"col\">%s</th>", mt_html_answer(v));
    mt_out_z(o, "<th scope=\"col\">Readers</th></tr></thead><tbody>\n");
    answers_row("before", "Before reading", t->before, o);
    answers_row("after", "After reading", t->after, o);
    mt_out_z(o, "</tbody></table>\n");
    moves_table(t, o);
    mt_out_printf(o, "<p class=\"how\"><span data-n=\"pairs\">%llu</span> voted both times. ",
                  big(t->pairs));
    levels(t, o);
    if (t->held)
        mt_out_printf(o, " %llu more %s held for review and not counted here.", big(t->held),
                      t->held == 1 ? "is" : "are");
    mt_out_z(o, "</p>\n<p class=\"status\" role=\"status\" hidden></p>\n</div>\n");
    if (points)
        mt_html_polled(x, o);
}

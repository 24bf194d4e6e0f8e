/* Scene + layout -> one page that needs nothing else: no script, no file, no net. */
#include "render/html.h"

#include "render/assets.h"
#include "render/svg.h"
#include "render/words.h"

static const char policy[] = "default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; "
                             "img-src data:; base-uri &#39;none&#39;; form-action &#39;none&#39;";

bool mt_html_has_text(const mt_scene *s, int party)
{
    return s->debate->text.len && s->debate->party[party].body.len;
}

void mt_html_href(const mt_scene *s, uint32_t node, bool to_row, mt_out *o)
{
    mt_out_z(o, to_row || !s->node[node].sourced ? " href=\"#c-" : " href=\"#s-");
    mt_out_xml(o, s->node[node].id);
    mt_out_char(o, '"');
}

void mt_html_name(const mt_scene *s, uint32_t node, mt_out *o)
{
    const mt_item *n = &s->node[node];
    mt_out_printf(o, "<a class=\"l %s\"", mt_side_class(n->side));
    mt_html_href(s, node, true, o);
    mt_out_char(o, '>');
    mt_out_xml(o, n->motion ? MOOT_STR("the motion") : n->label);
    mt_out_z(o, "</a>");
}

void mt_html_standing(mt_standing standing, mt_out *o)
{
    static const char *const marks[] = {"\xE2\x97\x8F", "\xE2\x97\x8B", "\xE2\x97\x90",
                                        "\xE2\x97\x8C"};
    mt_out_z(o, "<span class=\"st\"><span aria-hidden=\"true\">");
    mt_out_z(o, marks[standing]);
    mt_out_z(o, "</span> ");
    mt_out_put(o, mt_standing_word(standing));
    mt_out_z(o, "</span>");
}

/* The question, or what else names the debate. */
static moot_str headline(const mt_scene *s)
{
    const mt_debate *d = s->debate;
    if (d->question.len)
        return d->question;
    if (d->title.len)
        return d->title;
    if (s->motion != MT_NO_ID)
        return s->node[s->motion].text;
    return MOOT_STR("A debate");
}

void mt_html_slot(const mt_scene *s, mt_place place, mt_end what, mt_out *o)
{
    if (s->slots)
        s->slots->fill(s->slots->ctx, place, what, o);
}

void mt_html_css(const mt_scene *s, mt_out *o)
{
    mt_out_put(o, mt_asset_map_css());
    mt_out_put(o, mt_asset_page_css());
    mt_html_lights(s, o);
    mt_html_actors_css(s, o);
}

static const mt_end nothing = {MT_END_STATEMENT, 0};

static void head(const mt_scene *s, mt_out *o)
{
    mt_out_z(o, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    if (!s->slots) {
        mt_out_z(o, "<meta http-equiv=\"Content-Security-Policy\" content=\"");
        mt_out_z(o, policy);
        mt_out_z(o, "\">\n");
    }
    mt_out_z(o, "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    mt_out_xml(o, headline(s));
    mt_out_z(o, "</title>\n");
    if (s->slots) {
        mt_html_slot(s, MT_PLACE_HEAD, nothing, o);
    } else {
        mt_out_z(o, "<style>\n");
        mt_html_css(s, o);
        mt_out_z(o, "</style>\n");
    }
    mt_out_z(o, "</head>\n");
}

/* " Both sides grant 3 claims.": the count between its two words, or one word for one. */
static void count(uint32_t n, const char *one, const char *before, const char *after, mt_out *o)
{
    if (n == 1) {
        mt_out_z(o, one);
    } else if (n) {
        mt_out_z(o, before);
        mt_out_printf(o, "%u", (unsigned)n);
        mt_out_z(o, after);
    }
}

/* Claims of a side, the motion aside. */
static uint32_t claims_for(const mt_scene *s, mt_side side)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->nodes; i++)
        n += s->node[i].side == side && i != s->motion;
    return n;
}

/* The second sentence of the dek: what the structure alone tells.  Of texts that
 * moot read by itself nothing can be said about answers. */
static void summary(const mt_scene *s, mt_out *o)
{
    const mt_verdict *v = s->verdict;
    count(v->commons, " Both sides grant one claim.", " Both sides grant ", " claims.", o);
    if (!s->debate->mined) {
        count(v->unanswereds, " One challenge got no answer.", " ", " challenges got no answer.",
              o);
        return;
    }
    uint32_t yes = claims_for(s, MT_SIDE_YES), no = claims_for(s, MT_SIDE_NO);
    mt_out_printf(o, " Yes makes %u claim%s, No makes %u.", (unsigned)yes, yes == 1 ? "" : "s",
                  (unsigned)no);
}

static void title(const mt_scene *s, mt_out *o)
{
    mt_out_z(o, "<header>\n<h1 dir=\"auto\">");
    mt_out_xml(o, headline(s));
    mt_out_z(o, "</h1>\n<p class=\"dek\">");
    /* Who is asked before reading shall not be told the end. */
    if (!s->slots)
        mt_out_xml(o, s->verdict->headline);
    summary(s, o);
    mt_out_z(o, "</p>\n");
    if (s->motion != MT_NO_ID && mt_str_find(s->node[s->motion].text, headline(s)) == SIZE_MAX) {
        moot_str motion = mt_str_trim(s->node[s->motion].text);
        bool bare = motion.len && (mt_is_alpha(motion.ptr[motion.len - 1]) ||
                                   mt_is_digit(motion.ptr[motion.len - 1]));
        mt_out_z(o, "<p class=\"motion\"><b>Yes</b> means: <span dir=\"auto\">");
        mt_out_xml(o, motion);
        mt_out_z(o, bare ? "." : ""); /* as other sentences end */
        mt_out_z(o, "</span></p>\n");
    }
    mt_out_z(o, "</header>\n");
}

static void map(const mt_scene *s, const mt_layout *l, mt_out *o)
{
    mt_out_z(o, "<section id=\"map\" aria-labelledby=\"map-h\">\n<h2 id=\"map-h\">The map</h2>\n");
    if (l) {
        mt_out_z(o, "<p class=\"how\">Read it from the left: each line runs from a claim to the "
                    "claim it bears on.</p>\n<div class=\"sheet\" tabindex=\"0\" role=\"region\" "
                    "aria-label=\"Map as a picture\">\n");
        mt_svg_map(l, true, o);
        mt_out_z(o, "</div>\n");
    } else if (s->nodes > 1) {
        mt_out_printf(o,
                      "<p>This debate has %u claims: too many for one picture. The list below has "
                      "them all.</p>\n",
                      (unsigned)s->nodes);
    }
    mt_html_claims(s, o);
    mt_out_z(o, "</section>\n");
}

void mt_html_page(const mt_scene *s, const mt_layout *l, mt_out *o)
{
    head(s, o);
    mt_out_z(o, "<body>\n<a class=\"skip\" href=\"#cases\">Skip to the two cases</a>\n"
                "<a class=\"skip\" href=\"#stands\">Skip to what stands</a>\n"
                "<div class=\"page\">\n");
    title(s, o);
    mt_out_z(o, "<main>\n");
    mt_html_slot(s, MT_PLACE_BEFORE, nothing, o);
    mt_html_cases(s, o);
    mt_html_agree(s, o);
    mt_html_hinges(s, o);
    mt_html_stands(s, o);
    mt_html_slot(s, MT_PLACE_AFTER, nothing, o);
    map(s, l, o);
    mt_html_actors(s, o);
    mt_html_slot(s, MT_PLACE_END, nothing, o);
    mt_out_z(o, "</main>\n");
    mt_html_about(s, o);
    mt_out_z(o, "</div>\n</body>\n</html>\n");
}

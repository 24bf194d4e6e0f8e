/* Scene -> the readings of a debate side by side: who answered whom, what can be held
 * as a whole, and weights.  They are shown apart and never mixed. */
#include "gradual/weigh.h"
#include "render/html.h"

static mt_weigh_word word_of(const mt_scene *s, uint32_t node)
{
    return s->weighed ? mt_weigh_word_of(s->weighed, node) : MT_WEIGH_NONE;
}

/* -1: No; 0: neither; 1: Yes. */
static int leaning(mt_weigh_word w)
{
    switch (w) {
    case MT_WEIGH_STANDS:
    case MT_WEIGH_LEANS: return 1;
    case MT_WEIGH_WEAK:
    case MT_WEIGH_FALLS: return -1;
    case MT_WEIGH_OPEN:
    case MT_WEIGH_DEPENDS:
    case MT_WEIGH_UNSETTLED:
    case MT_WEIGH_NONE: break;
    }
    return 0;
}

/* Of a motion near the middle: the side on which all three ways put it. */
static const char *about_even(const mt_weighing *w)
{
    uint32_t above = 0, below = 0;
    for (uint32_t k = 0; k < w->ways; k++) {
        above += w->way[k].s[w->motion] > 0.5;
        below += w->way[k].s[w->motion] < 0.5;
    }
    return above == w->ways   ? "It is close, with Yes slightly ahead, whichever of three ways one "
                                "weighs."
           : below == w->ways ? "It is close, with No slightly ahead, whichever of three ways one "
                                "weighs."
                              : "Yes and No are even, whichever of three ways one weighs.";
}

static const char *by_weight(const mt_weighing *weighed, mt_weigh_word w)
{
    switch (w) {
    case MT_WEIGH_STANDS: return "Yes stands, whichever of three ways one weighs.";
    case MT_WEIGH_LEANS: return "The answer leans to Yes, whichever of three ways one weighs.";
    case MT_WEIGH_OPEN: return about_even(weighed);
    case MT_WEIGH_WEAK: return "The answer leans to No, whichever of three ways one weighs.";
    case MT_WEIGH_FALLS: return "No stands, whichever of three ways one weighs.";
    case MT_WEIGH_DEPENDS: return "It depends on how you weigh: the three ways do not agree.";
    case MT_WEIGH_UNSETTLED: return "The weights run in circles and do not come to rest.";
    case MT_WEIGH_NONE: break;
    }
    return "";
}

/* What the positions say of the motion, counted. */
static void as_a_whole(const mt_scene *s, mt_out *o)
{
    const mt_positions *ps = &s->verdict->positions;
    if (ps->outcome == MT_OUTCOME_UNKNOWN)
        return;
    mt_out_z(o, "<div><dt>As a whole</dt><dd>");
    if (ps->found == 1 && ps->complete)
        mt_out_z(o, "One position can be held without contradicting itself or leaving a challenge "
                    "unanswered: ");
    else
        mt_out_printf(o,
                      "%s%llu positions can be held without contradicting themselves or leaving a "
                      "challenge unanswered: ",
                      ps->complete ? "" : "At least ", (unsigned long long)ps->found);
    mt_out_z(o, mt_outcome_clause(ps->outcome));
    uint32_t yes = 0, no = 0;
    for (uint32_t i = 0; i < ps->listed; i++) {
        yes += ps->at[i].motion == MT_OUTCOME_YES;
        no += ps->at[i].motion == MT_OUTCOME_NO;
    }
    if (ps->outcome == MT_OUTCOME_CONTESTED && ps->listed == ps->found)
        mt_out_printf(o, " (%u with Yes, %u with No, %u with neither)", (unsigned)yes, (unsigned)no,
                      (unsigned)(ps->listed - yes - no));
    mt_out_z(o, ".</dd></div>\n");
}

static bool is_weighed(const mt_debate *d)
{
    for (uint32_t i = 0; i < d->statements; i++)
        if (d->statement[i].weight == d->statement[i].weight) /* no NAN */
            return true;
    for (uint32_t i = 0; i < d->arguments; i++)
        if (d->argument[i].weight == d->argument[i].weight)
            return true;
    return false;
}

/* The strengths of the motion and what becomes of it by each hinge, in whole percents. */
static void numbers(const mt_scene *s, mt_out *o)
{
    const mt_weighing *w = s->weighed;
    mt_out_z(
        o,
        "<details><summary>The three ways in numbers</summary>\n<table class=\"ways\">\n<thead><tr>"
        "<th scope=\"col\">strength of Yes</th>");
    for (uint32_t k = 0; k < w->ways; k++) {
        mt_out_z(o, "<th scope=\"col\">");
        mt_out_xml(o, mt_str(w->way[k].sem->title));
        mt_out_z(o, "</th>");
    }
    mt_out_z(o, "</tr></thead>\n<tbody>\n<tr><th scope=\"row\">as it is</th>");
    for (uint32_t k = 0; k < w->ways; k++)
        mt_out_printf(o, "<td>%d\xC2\xA0%%</td>", (int)mt_percent(w->way[k].s[w->motion]));
    mt_out_z(o, "</tr>\n");
    for (uint32_t i = 0; i < w->bearings.n; i++) {
        const mt_bearing *b = &w->bearings.at[i];
        if (!b->hinge || b->node >= s->nodes)
            continue;
        for (int granted = 0; granted < 2; granted++) {
            mt_out_z(o, "<tr><th scope=\"row\">");
            mt_html_name(s, b->node, o);
            mt_out_z(o, granted ? " granted</th>" : " struck</th>");
            for (uint32_t k = 0; k < w->ways; k++)
                mt_out_printf(o, "<td>%d\xC2\xA0%%</td>",
                              (int)mt_percent((granted ? b->granted : b->struck)[k]));
            mt_out_z(o, "</tr>\n");
        }
    }
    mt_out_z(o, "</tbody>\n</table>\n</details>\n");
}

/* Do the two readings say the same? */
static void compare(const mt_scene *s, mt_weigh_word word, mt_out *o)
{
    const mt_verdict *v = s->verdict;
    int answers = v->no_stands ? -1 : v->motion == MT_STANDS ? 1 : 0, weights = leaning(word);
    if (answers && weights && answers != weights)
        mt_out_z(o, answers > 0 ? "<p>The readings part: by answers Yes stands, by weight No leads."
                                  "</p>\n"
                                : "<p>The readings part: by answers No stands, by weight Yes leads."
                                  "</p>\n");
    else if (answers && !weights)
        mt_out_z(o, "<p>By answers the question is decided; by weight it is not.</p>\n");
    else if (!answers && weights)
        mt_out_z(o, "<p>By answers the question is open; by weight one side leads.</p>\n");
}

void mt_html_readings(const mt_scene *s, mt_out *o)
{
    mt_weigh_word word =
        s->weighed && s->motion != MT_NO_ID ? word_of(s, s->motion) : MT_WEIGH_NONE;
    if (s->motion == MT_NO_ID)
        return;
    mt_out_z(o, "<h3>Three readings</h3>\n<dl class=\"pairs\">\n<div><dt>By answers</dt><dd>");
    mt_out_z(o, s->verdict->no_stands             ? "No stands"
                : s->verdict->motion == MT_STANDS ? "Yes stands"
                                                  : "the question is open");
    mt_out_z(o, ".</dd></div>\n");
    as_a_whole(s, o);
    if (word != MT_WEIGH_NONE) {
        mt_out_z(o, "<div><dt>By weight</dt><dd>");
        mt_out_z(o, by_weight(s->weighed, word));
        mt_out_z(o, is_weighed(s->debate) ? ""
                                          : " Nobody weighed the points: each begins at the "
                                            "middle.");
        mt_out_z(o, "</dd></div>\n");
    }
    mt_out_z(o, "</dl>\n");
    if (word == MT_WEIGH_NONE)
        return;
    compare(s, word, o);
    if (word != MT_WEIGH_UNSETTLED)
        numbers(s, o);
}

void mt_html_weighed(const mt_scene *s, uint32_t node, mt_out *o)
{
    mt_weigh_word word = word_of(s, node);
    /* What nothing bears on keeps its base score: there is nothing to tell. */
    if (word == MT_WEIGH_NONE || s->in_start[node] == s->in_start[node + 1])
        return;
    mt_out_z(o, " <span class=\"sure\">\xC2\xB7 by weight: ");
    mt_out_z(o, mt_weigh_say(word));
    mt_out_z(o, "</span>");
}

/* Results of a poll -> sentences and one table.  What would tell of one to four people is left
 * out, as in the text of `moot poll`. */
#include "serve/html_polled.h"

#include <math.h>
#include <stdlib.h>

enum { WORDS_MOST = 160 /* bytes of a point that are shown beside its label */ };

static const char *const side[] = {"Yes", "No", "not sure"};

void mt_polled_begin(mt_out *o, const char *id, const char *title)
{
    mt_out_printf(o, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n", id, id, title);
}

/* The label of a claim, as a link where it is still in the debate. */
void mt_polled_name(mt_out *o, const mt_polled *p, uint32_t claim)
{
    const mt_point *point = p->point[claim];
    if (!point) {
        mt_out_z(o, "a point that is no longer here");
        return;
    }
    mt_out_z(o, "<a href=\"/d/");
    mt_out_url(o, p->of->name);
    mt_out_z(o, "/claim/");
    mt_out_url(o, point->key);
    mt_out_z(o, "\">");
    mt_out_xml(o, point->label.len ? point->label : p->ballots.claim[claim]);
    mt_out_z(o, "</a>");
}

/* The beginning of its words, cut at a blank or between characters. */
void mt_polled_words(mt_out *o, moot_str text)
{
    size_t n = text.len < WORDS_MOST ? text.len : WORDS_MOST;
    while (n > 0 && n < text.len && ((unsigned char)text.ptr[n] & 0xC0) == 0x80)
        n--;
    size_t blank = n;
    while (n < text.len && blank > WORDS_MOST / 2 && text.ptr[blank] != ' ')
        blank--;
    bool cut = n < text.len;
    mt_out_xml(o, mt_sub(text, 0, cut && blank > WORDS_MOST / 2 ? blank : n));
    mt_out_z(o, cut ? " \xE2\x80\xA6" : "");
}

/* ---- who moved ---- */

static void put_points(mt_out *o, double gain, const char *who)
{
    long points = lround(gain);
    mt_out_printf(o, "%s %s %ld point%s", who, points < 0 ? "lost" : "gained", labs(points),
                  labs(points) == 1 ? "" : "s");
}

static void put_shares(mt_out *o, const char *when, const double *at)
{
    mt_out_printf(o, "%s: Yes %ld %%, No %ld %%, not sure %ld %%. ", when, lround(at[MT_SAY_YES]),
                  lround(at[MT_SAY_NO]), lround(at[MT_SAY_OPEN]));
}

static void put_verdict(mt_out *o, const mt_shift *s)
{
    int first = s->points.by_gain == MT_SHIFT_NO ? MT_SAY_NO : MT_SAY_YES;
    mt_out_z(o, "<p>");
    put_points(o, s->points.gain[first], side[first]);
    mt_out_z(o, ", ");
    put_points(o, s->points.gain[1 - first], side[1 - first]);
    mt_out_printf(o, ": a difference of %ld \xC2\xB1 %ld. ", lround(fabs(s->difference)),
                  lround(ceil(s->error)));
    if (s->too_few)
        mt_out_printf(o, "Too few to say who moved more: fewer than %d voted twice.",
                      (int)MT_SHIFT_PAIRS_MIN);
    else if (s->too_close)
        mt_out_z(o, "Too close to call: the difference may be chance.");
    else
        mt_out_printf(o, "That is clear: %s moved more people.", side[s->difference < 0]);
    if (lround(100 * s->log_odds))
        mt_out_printf(o, " Among the decided the odds moved towards %s (log-odds %s%.2f).</p>\n",
                      side[s->log_odds < 0], s->log_odds < 0 ? "\xE2\x88\x92" : "+",
                      fabs(s->log_odds));
    else
        mt_out_z(o, " Among the decided the odds did not move.</p>\n");
    if (s->turned_by && !s->too_few)
        mt_out_printf(
            o,
            "<p>The lead hangs on %u %s: had so many answered otherwise after reading, it "
            "would be gone.</p>\n",
            (unsigned)s->turned_by, s->turned_by == 1 ? "reader" : "readers");
}

static void put_shift(mt_out *o, const mt_polled *p)
{
    const mt_shift *s = &p->poll.shift;
    mt_polled_begin(o, "moved-h", "Who moved");
    if (s->pairs < MT_POLL_FEW) {
        mt_out_z(o, "<p>Fewer than five voted both before and after; nothing is said of "
                    "them.</p>\n</section>\n");
        return;
    }
    mt_out_printf(o, "<p>%u voted both times. ", (unsigned)s->pairs);
    put_shares(o, "Before", s->points.before);
    put_shares(o, "After", s->points.after);
    mt_out_z(o, "</p>\n");
    put_verdict(o, s);
    if (mt_shift_shown(s)) {
        mt_out_printf(o, "<p>%ld %% changed their answer, %ld %% from one side to the other.",
                      lround(s->changed), lround(s->switched));
        if (!isnan(s->persuaded[0]))
            mt_out_printf(o, " Of those not sure before, %ld %% came to Yes and %ld %% to No.",
                          mt_polled_percent(s->persuaded[0]), mt_polled_percent(s->persuaded[1]));
        mt_out_z(o, "</p>\n");
    }
    mt_out_z(o, "</section>\n");
}

/* ---- how they came ---- */

static void put_level(mt_out *o, const char *name, const mt_level_view *l)
{
    const mt_shift *s = &l->shift;
    mt_out_printf(o, "<tr><th scope=\"row\">%s</th><td>%u</td><td>%u</td>", name,
                  (unsigned)l->people, (unsigned)s->pairs);
    if (s->pairs) {
        for (int k = 0; k < 3; k++) {
            double x = k == 2 ? s->difference : s->points.gain[k];
            mt_out_printf(o, "<td>%s%ld", x < 0 ? "\xE2\x88\x92" : "+", labs(lround(x)));
            if (k == 2)
                mt_out_printf(o, " \xC2\xB1 %ld", lround(ceil(s->error)));
            mt_out_z(o, k == 2 ? "</td></tr>\n" : "</td>");
        }
    } else
        mt_out_z(o, "<td>\xE2\x80\x93</td><td>\xE2\x80\x93</td><td>\xE2\x80\x93</td></tr>\n");
}

/* The less is known of who stands behind a vote, the easier it is to vote twice. */
static void put_levels(mt_out *o, const mt_polled *p)
{
    static const char *const names[] = {"with a cookie alone", "with a confirmed address",
                                        "by invitation"};
    const mt_level_view *l = p->poll.level;
    mt_polled_begin(o, "came-h", "How they came");
    if (!l[MT_VOTER_EMAIL].people && !l[MT_VOTER_INVITED].people) {
        mt_out_z(o, "<p>All of them came with a cookie alone.</p>\n</section>\n");
        return;
    }
    if (!p->poll.levels_shown) {
        mt_out_z(o, "<p>This is not shown: it would tell of fewer than five readers.</p>\n"
                    "</section>\n");
        return;
    }
    mt_out_z(o, "<div class=\"sheet\" tabindex=\"0\" role=\"region\" aria-label=\"How they "
                "came\">\n<table class=\"ways\"><thead><tr><th scope=\"col\">They came</th><th "
                "scope=\"col\">Readers</th><th scope=\"col\">Voted twice</th><th "
                "scope=\"col\">Yes gained</th><th scope=\"col\">No gained</th><th "
                "scope=\"col\">Difference</th></tr></thead><tbody>\n");
    for (int k = 0; k < MT_VOTER_LEVELS; k++)
        if (l[k].people)
            put_level(o, names[k], &l[k]);
    mt_out_z(o, "</tbody></table></div>\n<p class=\"how\">Gains are in points of a hundred, the "
                "difference towards Yes.</p>\n</section>\n");
}

/* ---- claims ---- */

/* The interval as a pale band with the mean in it, over a line from nobody to all. */
static void put_band(mt_out *o, const mt_claim_votes *v)
{
    long low = mt_polled_percent(v->interval.low), high = mt_polled_percent(v->interval.high);
    mt_out_z(o, "<svg class=\"band\" viewBox=\"-1 0 102 10\" preserveAspectRatio=\"none\" "
                "aria-hidden=\"true\"><path class=\"b-line\" d=\"M0 5H100M50 1V9\"/>");
    mt_out_printf(o,
                  "<rect class=\"b-band\" x=\"%ld\" y=\"2\" width=\"%ld\" height=\"6\"/><rect "
                  "class=\"b-mean\" x=\"%ld\" width=\"2\" height=\"10\"/></svg>",
                  low, high - low, mt_polled_percent(v->strength) - 1);
}

static void put_claim(mt_out *o, const mt_polled *p, uint32_t c)
{
    const mt_claim_votes *v = &p->poll.votes[c];
    mt_out_z(o, "<tr><th scope=\"row\">");
    mt_polled_name(o, p, c);
    if (p->point[c]) {
        mt_out_z(o, " <span class=\"words\" dir=\"auto\">");
        mt_polled_words(o, p->point[c]->text);
        mt_out_z(o, "</span>");
    }
    mt_out_printf(o, "</th><td><b>%ld %%</b> <span class=\"share\">%ld\xE2\x80\x93%ld</span>",
                  mt_polled_percent(v->strength), mt_polled_percent(v->interval.low),
                  mt_polled_percent(v->interval.high));
    put_band(o, v);
    mt_out_printf(o, "</td><td>%u</td>", (unsigned)v->answers);
    if (isnan(v->relevance))
        mt_out_z(o, "<td>\xE2\x80\x93</td></tr>\n");
    else
        mt_out_printf(o, "<td>%ld %%</td></tr>\n", mt_polled_percent(v->relevance));
}

static void put_claims(mt_out *o, const mt_polled *p)
{
    uint32_t shown = 0, few = 0;
    mt_polled_begin(o, "points-h", "Point by point");
    for (uint32_t c = 0; c < p->ballots.claims; c++) {
        if (isnan(p->poll.votes[c].strength)) {
            few += !mt_poll_shown(p->poll.votes[c].answers);
            continue;
        }
        if (!shown++)
            mt_out_z(
                o, "<p class=\"how\">How far each is accepted, from 0 (nobody) to 100 %, with the "
                   "interval of 95 % as a band; how many answered; how much it matters. Both are "
                   "drawn to the middle as by five more votes.</p>\n<div class=\"sheet\" "
                   "tabindex=\"0\" role=\"region\" aria-label=\"What is accepted\">\n<table "
                   "class=\"ways points\"><thead><tr><th scope=\"col\">Point</th><th "
                   "scope=\"col\">Accepted</th><th scope=\"col\">Answers</th><th "
                   "scope=\"col\">Matters</th></tr></thead><tbody>\n");
        put_claim(o, p, c);
    }
    mt_out_z(o, shown ? "</tbody></table></div>\n"
                      : "<p>No point has answers from five readers yet.</p>\n");
    if (few)
        mt_out_printf(o,
                      "<p class=\"how\">%u point%s answered by fewer than five readers %s left "
                      "out.</p>\n",
                      (unsigned)few, few == 1 ? "" : "s", few == 1 ? "is" : "are");
    mt_out_z(o, "</section>\n");
}

/* ---- what moved people, the weighing, and how to check ---- */

static void put_movers(mt_out *o, const mt_polled *p)
{
    const mt_shortlist *l = &p->poll.movers;
    if (!l->n)
        return;
    mt_polled_begin(o, "movers-h", "What moved people, as they say");
    mt_out_z(o, "<ul>\n");
    for (uint32_t k = 0; k < l->n; k++) {
        const mt_moved *m = &p->poll.moved[l->claim[k]];
        mt_out_z(o, "<li>");
        mt_polled_name(o, p, l->claim[k]);
        mt_out_printf(o, ", named by %u", (unsigned)m->named);
        if (!isnan(m->shift) && lround(m->shift))
            mt_out_printf(o, ", who moved %ld points towards %s on average", lround(fabs(m->shift)),
                          side[m->shift < 0]);
        mt_out_z(o, ".</li>\n");
    }
    mt_out_z(o, "</ul>\n</section>\n");
}

/* How far the answer hangs on who happened to vote. */
static void put_drawn(mt_out *o, const mt_polled *p)
{
    if (!p->draws)
        return;
    mt_out_printf(
        o,
        "<p class=\"how\">Were the answers drawn anew %u times, within the chance that so "
        "few or many of them leave, the motion would come out on the Yes side",
        (unsigned)p->draws);
    for (uint32_t k = 0; k < MT_GRADUAL_MAIN; k++)
        mt_out_printf(o, "%s in %ld %% (%s)", k ? "," : "", mt_polled_percent(p->yes[k]),
                      mt_graduals[k].title);
    mt_out_z(o, ".</p>\n");
}

static void put_weighing(mt_out *o, const mt_polled *p)
{
    if (!p->voted.len)
        return;
    mt_polled_begin(o, "weighed-h", "Weighed with what readers accept");
    mt_out_z(o, "<p>The motion as it is written: ");
    mt_out_xml(o, p->written);
    mt_out_z(o, ". With the answers of readers: ");
    mt_out_xml(o, p->voted);
    mt_out_z(o, ".</p>\n");
    put_drawn(o, p);
    mt_out_z(o, "</section>\n");
}

static void put_link(mt_out *o, const mt_polled *p, const char *file, const char *words)
{
    mt_out_z(o, "<a href=\"/d/");
    mt_out_url(o, p->of->name);
    mt_out_printf(o, "/%s\">%s</a>", file, words);
}

static void put_check(mt_out *o, const mt_polled *p)
{
    mt_polled_begin(o, "check-h", "Check it");
    mt_out_z(o,
             "<p class=\"how\">Every number from <i>Who moved</i> on can be recomputed from the ");
    put_link(o, p, "export.csv", "ballots");
    mt_out_z(o, ": <code>moot poll --verify</code> compares ");
    put_link(o, p, "results.json", "the results");
    mt_out_z(o, " with them, and <code>moot poll --debate</code> weighs ");
    put_link(o, p, "debate.json", "the debate");
    mt_out_z(o, ". Numbers that would tell of one to four people are left out.</p>\n</section>\n");
}

void mt_html_polled(mt_exchange *x, mt_out *o)
{
    mt_polled *p;
    if (mt_entry_polled(&p, x->site, x->entry, x->debate) != MOOT_OK) {
        mt_out_z(o, "<p class=\"notice\">The other results cannot be worked out just now.</p>\n");
        return;
    }
    if (p->status != MOOT_OK) {
        mt_out_z(o,
                 "<p class=\"notice\">There are more votes than are worked out here. The exports "
                 "have them all.</p>\n");
    } else {
        put_shift(o, p);
        put_levels(o, p);
        put_claims(o, p);
        mt_polled_groups(o, p);
        put_movers(o, p);
        put_weighing(o, p);
        put_check(o, p);
    }
    mt_polled_drop(p);
}

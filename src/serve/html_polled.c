/* Results of a poll -> sentences and one table.  What would tell of one to four people is left
 * out, as in the text of `moot poll`. */
#include "serve/html.h"
#include "serve/polled.h"

#include <math.h>
#include <stdlib.h>

enum { WORDS_MOST = 160 /* bytes of a point that are shown beside its label */ };

static const char *const side[] = {"Yes", "No", "not sure"};

static long percent(double share)
{
    return lround(100 * share);
}

static void begin(mt_out *o, const char *id, const char *title)
{
    mt_out_printf(o, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n", id, id, title);
}

/* The label of a claim, as a link where it is still in the debate. */
static void put_name(mt_out *o, const mt_polled *p, uint32_t claim)
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
static void put_words(mt_out *o, moot_str text)
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
        mt_out_printf(o, " Among the decided the odds moved towards %s (log-odds %+.2f).</p>\n",
                      side[s->log_odds < 0], s->log_odds);
    else
        mt_out_z(o, " Among the decided the odds did not move.</p>\n");
}

static void put_shift(mt_out *o, const mt_polled *p)
{
    const mt_shift *s = &p->poll.shift;
    begin(o, "moved-h", "Who moved");
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
                          percent(s->persuaded[0]), percent(s->persuaded[1]));
        mt_out_z(o, "</p>\n");
    }
    mt_out_z(o, "</section>\n");
}

/* ---- claims ---- */

static void put_claim(mt_out *o, const mt_polled *p, uint32_t c)
{
    const mt_claim_votes *v = &p->poll.votes[c];
    mt_out_z(o, "<tr><th scope=\"row\">");
    put_name(o, p, c);
    if (p->point[c]) {
        mt_out_z(o, " <span class=\"words\" dir=\"auto\">");
        put_words(o, p->point[c]->text);
        mt_out_z(o, "</span>");
    }
    mt_out_printf(o, "</th><td>%ld %% <span class=\"share\">(%ld\xE2\x80\x93%ld, %u)</span></td>",
                  percent(v->strength), percent(v->interval.low), percent(v->interval.high),
                  (unsigned)v->answers);
    if (isnan(v->relevance))
        mt_out_z(o, "<td>\xE2\x80\x93</td></tr>\n");
    else
        mt_out_printf(o, "<td>%ld %%</td></tr>\n", percent(v->relevance));
}

static void put_claims(mt_out *o, const mt_polled *p)
{
    uint32_t shown = 0, few = 0;
    begin(o, "points-h", "Point by point");
    for (uint32_t c = 0; c < p->ballots.claims; c++) {
        if (isnan(p->poll.votes[c].strength)) {
            few += !mt_poll_shown(p->poll.votes[c].answers);
            continue;
        }
        if (!shown++)
            mt_out_z(o,
                     "<p class=\"how\">How far each is accepted, with the interval of 95 % and the "
                     "number of answers, and how much it matters; drawn to the middle as by "
                     "five more votes.</p>\n<div class=\"sheet\" tabindex=\"0\" role=\"region\" "
                     "aria-label=\"What is accepted\">\n<table class=\"ways "
                     "points\"><thead><tr><th scope=\"col\">Point</th><th "
                     "scope=\"col\">Accepted</th><th scope=\"col\">Matters</th></tr></thead>"
                     "<tbody>\n");
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

/* ---- groups ---- */

static const char *joint(uint32_t i, uint32_t n)
{
    return i == 0 ? "" : i + 1 == n ? " and " : ", ";
}

static void put_view(mt_out *o, const mt_polled *p, uint32_t g)
{
    const mt_group_view *v = &p->poll.view[g];
    mt_out_printf(o, "<li><b>%c</b>: %u people, %ld %%.", (int)('A' + g),
                  (unsigned)p->poll.groups.size[g],
                  percent((double)p->poll.groups.size[g] / p->poll.groups.people));
    for (uint32_t i = 0; i < v->n; i++) {
        const mt_counts *n = &v->typical[i].counts;
        int way = v->choice[i].way;
        mt_out_printf(o, "%s%s ", i ? "; " : " ", way ? "rejects" : "accepts");
        put_name(o, p, v->choice[i].claim);
        mt_out_printf(o, " (%u of %u)", (unsigned)(way ? n->disagree : n->agree),
                      (unsigned)n->seen);
    }
    mt_out_z(o, v->n ? ".</li>\n" : " Nothing is typical of it.</li>\n");
}

static void put_common(mt_out *o, const mt_polled *p)
{
    static const char *const intro[] = {"<p>All groups accept ", "<p>All groups reject "};
    for (int way = 0; way < 2; way++) {
        const mt_shortlist *l = &p->poll.common[way];
        for (uint32_t k = 0; k < l->n; k++) {
            mt_out_z(o, k ? joint(k, l->n) : intro[way]);
            put_name(o, p, l->claim[k]);
        }
        mt_out_z(o, l->n ? ".</p>\n" : "");
    }
}

static void put_cruxes(mt_out *o, const mt_polled *p)
{
    const mt_groups *g = &p->poll.groups;
    const mt_shortlist *l = &p->poll.cruxes;
    for (uint32_t k = 0; k < l->n; k++) {
        const mt_shared_view *s = &p->poll.shared[l->claim[k]];
        mt_out_z(o, k                 ? "; "
                    : p->poll.weighed ? "<p>What divides them and matters: "
                                      : "<p>What divides them: ");
        put_name(o, p, l->claim[k]);
        for (uint32_t i = 0; i < 2; i++) {
            const mt_counts *n = &g->counts[(size_t)l->claim[k] * g->n + s->between[i]];
            mt_out_printf(o, "%s%u of %u in %c", i ? ", " : " (accepted by ", (unsigned)n->agree,
                          (unsigned)n->seen, (int)('A' + s->between[i]));
        }
        mt_out_z(o, ")");
    }
    mt_out_z(o, l->n ? ".</p>\n" : "");
}

static void put_bridge(mt_out *o, const mt_polled *p)
{
    static const char *const intro[] = {"", "<p>Accepted by people who otherwise differ: ",
                                        "<p>Rejected by people who otherwise differ: "};
    const mt_poll_bridge *b = &p->poll.bridge;
    for (int want = MT_BRIDGE_HELPFUL; want <= MT_BRIDGE_NOT_HELPFUL; want++) {
        bool any = false;
        for (uint32_t c = 0; c < p->ballots.claims && b->lack == MT_BRIDGE_FITTED; c++) {
            uint32_t n = b->note[c];
            if (n == MT_NO_ID || (int)mt_bridge_judge(p->poll.votes[c].answers, b->fit.note[n],
                                                      b->fit.note_factor[n], (double)NAN) != want)
                continue;
            mt_out_z(o, any ? ", " : intro[want]);
            put_name(o, p, c);
            any = true;
        }
        mt_out_z(o, any ? ".</p>\n" : "");
    }
}

static void put_groups(mt_out *o, const mt_polled *p)
{
    const mt_groups *g = &p->poll.groups;
    if (g->people < MT_POLL_FEW)
        return;
    begin(o, "groups-h", "Groups of opinion");
    if (g->n) {
        mt_out_printf(
            o,
            "<p>%u groups among the %u people who answered enough (silhouette %.2f). They "
            "are a way to look at the votes, not a fact about people.</p>\n<ul>\n",
            (unsigned)g->n, (unsigned)g->people, g->silhouette);
        for (uint32_t k = 0; k < g->n; k++)
            put_view(o, p, k);
        mt_out_z(o, "</ul>\n");
        put_common(o, p);
        put_cruxes(o, p);
    } else {
        mt_out_printf(o,
                      "<p>The %u people who answered enough do not come apart into groups of five "
                      "or more.</p>\n",
                      (unsigned)g->people);
    }
    put_bridge(o, p);
    mt_out_z(o, "</section>\n");
}

/* ---- what moved people, the weighing, and how to check ---- */

static void put_movers(mt_out *o, const mt_polled *p)
{
    const mt_shortlist *l = &p->poll.movers;
    if (!l->n)
        return;
    begin(o, "movers-h", "What moved people, as they say");
    mt_out_z(o, "<ul>\n");
    for (uint32_t k = 0; k < l->n; k++) {
        const mt_moved *m = &p->poll.moved[l->claim[k]];
        mt_out_z(o, "<li>");
        put_name(o, p, l->claim[k]);
        mt_out_printf(o, ", named by %u", (unsigned)m->named);
        if (!isnan(m->shift) && lround(m->shift))
            mt_out_printf(o, ", who moved %ld points towards %s on average", lround(fabs(m->shift)),
                          side[m->shift < 0]);
        mt_out_z(o, ".</li>\n");
    }
    mt_out_z(o, "</ul>\n</section>\n");
}

static void put_weighing(mt_out *o, const mt_polled *p)
{
    if (!p->voted.len)
        return;
    begin(o, "weighed-h", "Weighed with what readers accept");
    mt_out_z(o, "<p>The motion as it is written: ");
    mt_out_xml(o, p->written);
    mt_out_z(o, ". With the answers of readers: ");
    mt_out_xml(o, p->voted);
    mt_out_z(o, ".</p>\n</section>\n");
}

static void put_link(mt_out *o, const mt_polled *p, const char *file, const char *words)
{
    mt_out_z(o, "<a href=\"/d/");
    mt_out_url(o, p->of->name);
    mt_out_printf(o, "/%s\">%s</a>", file, words);
}

static void put_check(mt_out *o, const mt_polled *p)
{
    begin(o, "check-h", "Check it");
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
        put_claims(o, p);
        put_groups(o, p);
        put_movers(o, p);
        put_weighing(o, p);
        put_check(o, p);
    }
    mt_polled_drop(p);
}

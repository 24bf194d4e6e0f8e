/* Groups of opinion -> sentences and a table. */
#include "serve/html_polled.h"

#include <math.h>

static const char *joint(uint32_t i, uint32_t n)
{
    return i == 0 ? "" : i + 1 == n ? " and " : ", ";
}

static void put_view(mt_out *o, const mt_polled *p, uint32_t g)
{
    const mt_group_view *v = &p->poll.view[g];
    mt_out_printf(o, "<li><b>%c</b>: %u people, %ld %%.", (int)('A' + g),
                  (unsigned)p->poll.groups.size[g],
                  mt_polled_percent((double)p->poll.groups.size[g] / p->poll.groups.people));
    for (uint32_t i = 0; i < v->n; i++) {
        const mt_counts *n = &v->typical[i].counts;
        int way = v->choice[i].way;
        mt_out_printf(o, "%s%s ", i ? "; " : " It ", way ? "rejects" : "accepts");
        mt_polled_name(o, p, v->choice[i].claim);
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
            mt_polled_name(o, p, l->claim[k]);
        }
        mt_out_z(o, l->n ? ".</p>\n" : "");
    }
}

static void put_cruxes(mt_out *o, const mt_polled *p)
{
    const mt_shortlist *l = &p->poll.cruxes;
    for (uint32_t k = 0; k < l->n; k++) {
        mt_out_z(o, k                 ? joint(k, l->n)
                    : p->poll.weighed ? "<p>What divides them and matters: "
                                      : "<p>What divides them: ");
        mt_polled_name(o, p, l->claim[k]);
    }
    mt_out_z(o, l->n ? ".</p>\n" : "");
}

/* The share of each group that accepts each point; none where it would tell of a few people. */
static void put_shares(mt_out *o, const mt_polled *p)
{
    const mt_groups *g = &p->poll.groups;
    mt_out_z(o,
             "<div class=\"sheet\" tabindex=\"0\" role=\"region\" aria-label=\"What each group "
             "accepts\">\n<table class=\"ways points\"><caption>What each group accepts</caption>"
             "<thead><tr><th scope=\"col\">Point</th>");
    for (uint32_t k = 0; k < g->n; k++)
        mt_out_printf(o, "<th scope=\"col\">%c</th>", (int)('A' + k));
    mt_out_z(o, "</tr></thead><tbody>\n");
    for (uint32_t c = 0; c < p->ballots.claims; c++) {
        if (g->withheld[c])
            continue;
        mt_out_z(o, "<tr><th scope=\"row\">");
        mt_polled_name(o, p, c);
        if (p->point[c]) {
            mt_out_z(o, " <span class=\"words\" dir=\"auto\">");
            mt_polled_words(o, p->point[c]->text);
            mt_out_z(o, "</span>");
        }
        mt_out_z(o, "</th>");
        for (uint32_t k = 0; k < g->n; k++) {
            const mt_counts *n = &g->counts[(size_t)c * g->n + k];
            mt_out_printf(o, "<td>%ld %% <span class=\"share\">%u of %u</span></td>",
                          n->seen ? mt_polled_percent((double)n->agree / n->seen) : 0,
                          (unsigned)n->agree, (unsigned)n->seen);
        }
        mt_out_z(o, "</tr>\n");
    }
    mt_out_z(o, "</tbody></table></div>\n");
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
            mt_polled_name(o, p, c);
            any = true;
        }
        mt_out_z(o, any ? ".</p>\n" : "");
    }
}

void mt_polled_groups(mt_out *o, const mt_polled *p)
{
    const mt_groups *g = &p->poll.groups;
    if (g->people < MT_POLL_FEW)
        return;
    mt_polled_begin(o, "groups-h", "Groups of opinion");
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
        put_shares(o, p);
    } else {
        mt_out_printf(o,
                      "<p>The %u people who answered enough do not come apart into groups of five "
                      "or more.</p>\n",
                      (unsigned)g->people);
    }
    put_bridge(o, p);
    mt_out_z(o, "</section>\n");
}

/* Results -> sentences.  Whole percents; what would tell of one to four people is left out. */
#include "poll/inner.h"

#include <math.h>

static const char *const side[] = {"Yes", "No", "not sure"};

static long whole(double x)
{
    return lround(x);
}

static long percent(double share)
{
    return lround(100 * share);
}

static void put_name(mt_out *o, const mt_poll *p, uint32_t claim)
{
    mt_out_put(o, p->ballots->claim[claim]);
}

/* "a", "a and b", "a, b and c": what stands before item i of n. */
static const char *joint(uint32_t i, uint32_t n)
{
    return i == 0 ? "" : i + 1 == n ? " and " : ", ";
}

/* ---- before and after ---- */

static void put_shares(mt_out *o, const char *when, const double *at)
{
    mt_out_z(o, when);
    for (int k = 0; k < MT_SAYS; k++)
        mt_out_printf(o, "%s %s %ld %%", k ? "," : ":", side[k], whole(at[k]));
    mt_out_z(o, ".\n");
}

static void put_gains(mt_out *o, const mt_shift *s)
{
    int first = s->points.by_gain == MT_SHIFT_NO ? MT_SAY_NO : MT_SAY_YES;
    for (int turn = 0; turn < 2; turn++) {
        int k = turn ? 1 - first : first;
        long points = whole(s->points.gain[k]);
        mt_out_printf(o, "%s%s %s %ld point%s", turn ? ", " : "", side[k],
                      points < 0 ? "lost" : "gained", points < 0 ? -points : points,
                      points == 1 || points == -1 ? "" : "s");
    }
    long difference = whole(fabs(s->difference));
    mt_out_printf(o, ": a difference of %ld \xC2\xB1 %ld.\n", difference, whole(ceil(s->error)));
    if (s->too_few)
        mt_out_printf(o, "Too few to say who moved more: fewer than %d voted twice.\n",
                      MT_SHIFT_PAIRS_MIN);
    else if (s->too_close)
        mt_out_z(o, "Too close to call: the difference may be chance.\n");
    else
        mt_out_printf(o, "That is clear: %s moved more people.\n", side[s->difference < 0]);
}

static void put_turned(mt_out *o, const mt_shift *s)
{
    if (s->turned_by && !s->too_few)
        mt_out_printf(o,
                      "The lead hangs on %u %s: had so many answered otherwise after reading, it "
                      "would be gone.\n",
                      (unsigned)s->turned_by, s->turned_by == 1 ? "person" : "people");
}

static void put_table(mt_out *o, const mt_shift *s)
{
    if (!mt_shift_shown(s)) {
        mt_out_z(o, "Who moved where is withheld: it would tell of fewer than five people.\n");
        return;
    }
    mt_out_z(o, "\nWho moved where       to Yes     to No  to not sure\n");
    for (int i = 0; i < MT_SAYS; i++) {
        mt_out_printf(o, "from %-14s", side[i]);
        for (int j = 0; j < MT_SAYS; j++)
            mt_out_printf(o, "%*u", j == 2 ? 13 : 10 - (j == 0), (unsigned)s->move[i][j]);
        mt_out_z(o, "\n");
    }
    mt_out_printf(o, "%ld %% changed their answer, %ld %% from one side to the other.\n",
                  whole(s->changed), whole(s->switched));
    if (!isnan(s->persuaded[0]))
        mt_out_printf(o, "Of those not sure before, %ld %% came to Yes and %ld %% to No.\n",
                      percent(s->persuaded[0]), percent(s->persuaded[1]));
}

static void put_shift(mt_out *o, const mt_poll *p)
{
    const mt_shift *s = &p->shift;
    if (s->pairs < MT_POLL_FEW) {
        mt_out_z(o, s->pairs ? "Fewer than five voted before and after; nothing is said of them.\n"
                             : "Nobody voted both before and after.\n");
        return;
    }
    mt_out_printf(o, "%u voted before and after.\n", (unsigned)s->pairs);
    put_shares(o, "Before", s->points.before);
    put_shares(o, "After", s->points.after);
    put_gains(o, s);
    if (whole(100 * s->log_odds))
        mt_out_printf(o, "Among the decided the odds moved towards %s (log-odds %+.2f).\n",
                      side[s->log_odds < 0], s->log_odds);
    else
        mt_out_z(o, "Among the decided the odds did not move.\n");
    put_turned(o, s);
    put_table(o, s);
}

/* ---- how they came ---- */

static void put_level(mt_out *o, const char *name, const mt_level_view *l)
{
    const mt_shift *s = &l->shift;
    mt_out_printf(o, "  %s: %u ballot%s", name, (unsigned)l->people, l->people == 1 ? "" : "s");
    if (s->pairs) {
        mt_out_printf(o, ", %u before and after", (unsigned)s->pairs);
        for (int k = 0; k < MT_SAYS; k++)
            mt_out_printf(o, "%s %s %ld %% to %ld %%", k ? "," : ":", side[k],
                          whole(s->points.before[k]), whole(s->points.after[k]));
        mt_out_printf(o, "; difference %+ld \xC2\xB1 %ld", whole(s->difference),
                      whole(ceil(s->error)));
    }
    mt_out_z(o, "\n");
}

static void put_levels(mt_out *o, const mt_poll *p)
{
    static const char *const names[] = {"by a cookie", "by a confirmed address", "by invitation"};
    if (!p->ballots->levels)
        return;
    if (!p->levels_shown) {
        mt_out_z(o, "\nHow they came is withheld: it would tell of fewer than five people.\n");
        return;
    }
    mt_out_z(o, "\nHow they came (differences towards Yes)\n");
    for (int k = 0; k < MT_VOTER_LEVELS; k++)
        if (p->level[k].people)
            put_level(o, names[k], &p->level[k]);
}

/* ---- claims ---- */

static void put_claims(mt_out *o, const mt_poll *p)
{
    uint32_t few = 0;
    bool any = false;
    for (uint32_t c = 0; c < p->ballots->claims; c++) {
        const mt_claim_votes *v = &p->votes[c];
        few += !mt_poll_shown(v->answers);
        if (isnan(v->strength))
            continue;
        mt_out_z(o, any ? "  " : "\nHow far claims are accepted (95 % interval of the mean)\n  ");
        any = true;
        put_name(o, p, c);
        mt_out_printf(o, ": %ld %% (%ld-%ld) by %u answers", percent(v->strength),
                      percent(v->interval.low), percent(v->interval.high), (unsigned)v->answers);
        if (!isnan(v->relevance))
            mt_out_printf(o, "; matters %ld %%", percent(v->relevance));
        mt_out_z(o, "\n");
    }
    if (few)
        mt_out_printf(o, "%u claim%s answered by fewer than five people %s left out.\n",
                      (unsigned)few, few == 1 ? "" : "s", few == 1 ? "is" : "are");
}

/* ---- groups ---- */

static void put_view(mt_out *o, const mt_poll *p, uint32_t g)
{
    const mt_group_view *v = &p->view[g];
    mt_out_printf(o, "%c: %u people, %ld %%.", (int)('A' + g), (unsigned)p->groups.size[g],
                  percent((double)p->groups.size[g] / p->groups.people));
    for (uint32_t i = 0; i < v->n; i++) {
        const mt_typical *t = &v->typical[i];
        int way = v->choice[i].way;
        mt_out_z(o, i ? "; " : " ");
        mt_out_z(o, way ? "rejects " : "accepts ");
        put_name(o, p, v->choice[i].claim);
        mt_out_printf(o, " (%u of %u)", (unsigned)(way ? t->counts.disagree : t->counts.agree),
                      (unsigned)t->counts.seen);
    }
    mt_out_z(o, v->n ? ".\n" : " Nothing is typical of it.\n");
}

static void put_common(mt_out *o, const mt_poll *p)
{
    static const char *const intro[] = {"All groups accept ", "All groups reject "};
    for (int way = 0; way < 2; way++) {
        const mt_shortlist *l = &p->common[way];
        for (uint32_t k = 0; k < l->n; k++) {
            mt_out_z(o, k ? joint(k, l->n) : intro[way]);
            put_name(o, p, l->claim[k]);
        }
        mt_out_z(o, l->n ? ".\n" : "");
    }
}

static void put_cruxes(mt_out *o, const mt_poll *p)
{
    const mt_shortlist *l = &p->cruxes;
    for (uint32_t k = 0; k < l->n; k++) {
        mt_out_z(o, k            ? "; "
                    : p->weighed ? "What divides them and matters: "
                                 : "What divides them: ");
        put_name(o, p, l->claim[k]);
        mt_out_z(o, " (accepted by");
        for (uint32_t g = 0; g < p->groups.n; g++) {
            const mt_counts *c = &p->groups.counts[(size_t)l->claim[k] * p->groups.n + g];
            mt_out_printf(o, "%s %u of %u in %c", g ? "," : "", (unsigned)c->agree,
                          (unsigned)c->seen, (int)('A' + g));
        }
        mt_out_z(o, ")");
    }
    mt_out_z(o, l->n ? ".\n" : "");
}

static void put_groups(mt_out *o, const mt_poll *p)
{
    const mt_groups *g = &p->groups;
    if (g->people < MT_POLL_FEW)
        return;
    if (!g->n) {
        mt_out_printf(o,
                      "\nThe %u people who answered enough do not come apart into groups of "
                      "five or more.\n",
                      (unsigned)g->people);
        return;
    }
    mt_out_printf(o, "\n%u groups of opinion among %u people (silhouette %.2f)\n", (unsigned)g->n,
                  (unsigned)g->people, g->silhouette);
    for (uint32_t k = 0; k < g->n; k++)
        put_view(o, p, k);
    put_common(o, p);
    put_cruxes(o, p);
}

static void put_bridge(mt_out *o, const mt_poll *p)
{
    const mt_poll_bridge *b = &p->bridge;
    static const char *const intro[] = {"", "Accepted by people who otherwise differ: ",
                                        "Rejected by people who otherwise differ: "};
    for (int want = MT_BRIDGE_HELPFUL; want <= MT_BRIDGE_NOT_HELPFUL; want++) {
        bool any = false;
        for (uint32_t c = 0; c < p->ballots->claims && b->lack == MT_BRIDGE_FITTED; c++) {
            uint32_t n = b->note[c];
            if (n == MT_NO_ID || (int)mt_bridge_judge(p->votes[c].answers, b->fit.note[n],
                                                      b->fit.note_factor[n], (double)NAN) != want)
                continue;
            mt_out_z(o, any ? ", " : intro[want]);
            put_name(o, p, c);
            any = true;
        }
        mt_out_z(o, any ? ".\n" : "");
    }
}

/* ---- what moved people, and the debate ---- */

static void put_moved(mt_out *o, const mt_poll *p)
{
    const mt_shortlist *l = &p->movers;
    for (uint32_t k = 0; k < l->n; k++) {
        const mt_moved *m = &p->moved[l->claim[k]];
        mt_out_z(o, k ? "; " : "\nWhat moved people: ");
        put_name(o, p, l->claim[k]);
        mt_out_printf(o, " (named by %u", (unsigned)m->named);
        if (!isnan(m->shift) && whole(m->shift))
            mt_out_printf(o, ", who moved %ld points towards %s on average", whole(fabs(m->shift)),
                          side[m->shift < 0]);
        mt_out_z(o, ")");
    }
    mt_out_z(o, l->n ? ".\n" : "");
}

static void put_weighing(mt_out *o, const char *how, const mt_weighing *w)
{
    mt_out_printf(o, "%s: %s (", how, mt_weigh_say(mt_weigh_word_of(w, w->motion)));
    for (uint32_t k = 0; k < w->ways; k++)
        mt_out_printf(o, "%s%s %ld %%", k ? ", " : "", w->way[k].sem->title,
                      percent(w->way[k].s[w->motion]));
    mt_out_z(o, ").\n");
}

/* At most five claims of the ballots that the debate does not have. */
static void put_unknown(mt_out *o, const mt_poll *p)
{
    uint32_t n = 0;
    for (uint32_t c = 0; c < p->ballots->claims; c++) {
        if (p->reading.statement[c] != MT_NO_ID)
            continue;
        if (++n <= MT_TYPICAL_MOST) {
            mt_out_z(o, n == 1 ? "Not in the debate: " : ", ");
            put_name(o, p, c);
        }
    }
    mt_out_z(o, n > MT_TYPICAL_MOST ? ", ...\n" : n ? ".\n" : "");
}

/* How far that hangs on who happened to answer. */
static void put_drawn(mt_out *o, const mt_poll_reading *r)
{
    bool alike = true;
    if (!r->draws)
        return;
    for (uint32_t k = 1; k < MT_GRADUAL_MAIN; k++)
        alike = alike && percent(r->yes[k]) == percent(r->yes[0]);
    mt_out_printf(o,
                  "Were the answers drawn anew %u times, the motion would come out on the Yes side",
                  (unsigned)r->draws);
    for (uint32_t k = 0; k < (alike ? 1 : MT_GRADUAL_MAIN); k++)
        mt_out_printf(o, "%s in %ld %%", k ? "," : "", percent(r->yes[k]));
    mt_out_z(o, alike ? ", however one weighs.\n" : ".\n");
}

static void put_reading(mt_out *o, const mt_poll *p)
{
    const mt_poll_reading *r = &p->reading;
    if (!r->there)
        return;
    mt_out_printf(o, "\nThe debate, %u of %u claims matched. ", (unsigned)r->matched,
                  (unsigned)p->ballots->claims);
    if (r->voted.motion == MT_NO_ID) {
        mt_out_z(o, "It has no motion to weigh.\n");
        return;
    }
    mt_out_z(o, "The motion\n");
    put_weighing(o, "as it is written", &r->written);
    put_weighing(o, "with what readers accept", &r->voted);
    put_drawn(o, r);
    put_unknown(o, p);
}

void mt_poll_text(const mt_poll *p, mt_out *o)
{
    mt_out_printf(o, "%u ballot%s, %u claim%s. ", (unsigned)p->ballots->voters,
                  p->ballots->voters == 1 ? "" : "s", (unsigned)p->ballots->claims,
                  p->ballots->claims == 1 ? "" : "s");
    put_shift(o, p);
    put_levels(o, p);
    put_claims(o, p);
    put_groups(o, p);
    put_bridge(o, p);
    put_moved(o, p);
    put_reading(o, p);
}

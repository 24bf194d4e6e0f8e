/* Results -> JSON.  A number that would tell of one to four people is null. */
#include "poll/inner.h"
#include "poll/read_inner.h"

#include <math.h>

static const char *const says[] = {"yes", "no", "unsure"};
static const char *const ways[] = {"agree", "disagree"};

static void key(mt_out *o, const char *name, bool first)
{
    mt_out_z(o, first ? "\"" : ", \"");
    mt_out_z(o, name);
    mt_out_z(o, "\": ");
}

void mt_poll_put_number(mt_out *o, double x)
{
    if (fabs(x) < 1e15 && trunc(x) == x)
        mt_out_whole(o, (int64_t)x);
    else
        mt_out_num(o, x);
}

static void put_num(mt_out *o, const char *name, double x, bool first)
{
    key(o, name, first);
    mt_poll_put_number(o, x);
}

static void put_pair(mt_out *o, const char *name, double a, double b)
{
    key(o, name, false);
    mt_out_z(o, "[");
    mt_poll_put_number(o, a);
    mt_out_z(o, ", ");
    mt_poll_put_number(o, b);
    mt_out_z(o, "]");
}

static void put_count(mt_out *o, const char *name, uint32_t n, bool first)
{
    key(o, name, first);
    mt_out_whole(o, n);
}

static void put_word(mt_out *o, const char *name, const char *word, bool first)
{
    key(o, name, first);
    mt_out_json(o, mt_str(word));
}

static void put_claim(mt_out *o, const mt_poll *p, uint32_t claim)
{
    mt_out_z(o, "{");
    key(o, "claim", true);
    mt_out_json(o, p->ballots->claim[claim]);
}

/* ---- before and after ---- */

static void put_three(mt_out *o, const char *name, const double *at)
{
    key(o, name, false);
    for (int k = 0; k < MT_SAYS; k++) {
        mt_out_z(o, k ? "" : "{");
        put_num(o, says[k], at[k], k == 0);
    }
    mt_out_z(o, "}");
}

static void put_moves(mt_out *o, const mt_shift *s)
{
    key(o, "moves", false);
    if (!mt_shift_shown(s)) {
        mt_out_z(o, "null");
        return;
    }
    mt_out_z(o, "{");
    for (int i = 0; i < MT_SAYS; i++) {
        key(o, says[i], i == 0);
        for (int j = 0; j < MT_SAYS; j++) {
            mt_out_z(o, j ? "" : "{");
            put_count(o, says[j], s->move[i][j], j == 0);
        }
        mt_out_z(o, "}");
    }
    mt_out_z(o, "}");
    put_num(o, "changed", s->changed, false);
    put_num(o, "switched", s->switched, false);
    key(o, "persuaded", false);
    mt_out_z(o, "{");
    put_num(o, "yes", s->persuaded[0], true);
    put_num(o, "no", s->persuaded[1], false);
    mt_out_z(o, "}");
}

static void put_shift(mt_out *o, const mt_poll *p)
{
    static const char *const winner[] = {"yes", "no", "tie"};
    const mt_shift *s = &p->shift;
    uint32_t once[2] = {0, 0};
    for (int k = 0; k < MT_SAYS; k++) {
        once[0] += s->only_before[k];
        once[1] += s->only_after[k];
    }
    mt_out_z(o, ",\n\"swing\": {");
    put_count(o, "only_before", once[0], true);
    put_count(o, "only_after", once[1], false);
    if (!mt_poll_shown(s->pairs) || !s->pairs) {
        put_num(o, "pairs", s->pairs ? (double)NAN : 0, false);
        mt_out_z(o, "}");
        return;
    }
    put_count(o, "pairs", s->pairs, false);
    put_three(o, "before", s->points.before);
    put_three(o, "after", s->points.after);
    put_three(o, "gain", s->points.gain);
    put_num(o, "margin", s->points.margin, false);
    put_num(o, "difference", s->difference, false);
    put_num(o, "error", s->error, false);
    put_word(o, "verdict", s->too_few ? "too few" : s->too_close ? "too close" : "clear", false);
    put_num(o, "log_odds", s->log_odds, false);
    put_count(o, "turned_by", s->turned_by, false);
    put_word(o, "winner_by_gain", winner[s->points.by_gain], false);
    put_word(o, "winner_by_majority", winner[s->points.by_majority], false);
    put_moves(o, s);
    mt_out_z(o, "}");
}

static void put_levels(mt_out *o, const mt_poll *p)
{
    if (!p->ballots->levels)
        return;
    mt_out_z(o, p->levels_shown ? ",\n\"levels\": {" : ",\n\"levels\": null");
    for (int k = 0; k < MT_VOTER_LEVELS && p->levels_shown; k++) {
        const mt_level_view *l = &p->level[k];
        key(o, mt_level_words[k], k == 0);
        mt_out_z(o, "{");
        put_count(o, "ballots", l->people, true);
        put_count(o, "pairs", l->shift.pairs, false);
        if (l->shift.pairs) {
            put_three(o, "before", l->shift.points.before);
            put_three(o, "after", l->shift.points.after);
            put_num(o, "difference", l->shift.difference, false);
            put_num(o, "error", l->shift.error, false);
        }
        mt_out_z(o, "}");
    }
    mt_out_z(o, p->levels_shown ? "}" : "");
}

/* ---- claims ---- */

static void put_steps(mt_out *o, const uint32_t *at, const char *const *names)
{
    for (int k = 4; k >= 0; k--)
        put_count(o, names[k], at[k], k == 4);
}

static void put_counts(mt_out *o, const mt_poll *p, uint32_t c)
{
    static const char letters[][2] = {"A", "B", "C", "D", "E"};
    const mt_groups *g = &p->groups;
    key(o, "groups", false);
    mt_out_z(o, "{");
    for (uint32_t k = 0; k < g->n; k++) {
        const mt_counts *n = &g->counts[(size_t)c * g->n + k];
        key(o, letters[k], k == 0);
        mt_out_z(o, "{");
        put_count(o, "agree", n->agree, true);
        put_count(o, "disagree", n->disagree, false);
        put_count(o, "answers", n->seen, false);
        mt_out_z(o, "}");
    }
    mt_out_z(o, "}");
}

static void put_accept(mt_out *o, const mt_claim_votes *v)
{
    static const char *const names[] = {"no", "rather no", "unsure", "rather yes", "yes"};
    key(o, "accept", false);
    if (!v->answers || !mt_poll_shown(v->answers)) {
        mt_out_z(o, "null");
        return;
    }
    mt_out_z(o, "{");
    put_steps(o, v->accept, names);
    put_count(o, "answers", v->answers, false);
    mt_out_z(o, "}");
    put_num(o, "strength", v->strength, false);
    put_pair(o, "interval", v->interval.low, v->interval.high);
    key(o, "votes", false);
    mt_out_z(o, "{");
    put_count(o, "for", v->accept[3] + v->accept[4], true);
    put_count(o, "against", v->accept[0] + v->accept[1], false);
    mt_out_z(o, "}");
}

static void put_matter(mt_out *o, const mt_claim_votes *v)
{
    static const char *const names[] = {"no", "little", "some", "a lot", "decides it"};
    key(o, "matter", false);
    if (!v->matter_answers || !mt_poll_shown(v->matter_answers)) {
        mt_out_z(o, "null");
        return;
    }
    mt_out_z(o, "{");
    put_steps(o, v->matter, names);
    put_count(o, "answers", v->matter_answers, false);
    mt_out_z(o, "}");
    put_num(o, "relevance", v->relevance, false);
}

static void put_shared(mt_out *o, const mt_poll *p, uint32_t c)
{
    static const char letters[][2] = {"A", "B", "C", "D", "E"};
    const mt_shared_view *s = &p->shared[c];
    if (!p->groups.n)
        return;
    if (p->groups.withheld[c]) {
        mt_out_z(o, ", \"groups\": null");
        return;
    }
    put_counts(o, p, c);
    key(o, "consensus", false);
    mt_out_z(o, "{");
    put_num(o, ways[0], s->consensus[0], true);
    put_num(o, ways[1], s->consensus[1], false);
    mt_out_z(o, "}");
    put_num(o, "divide", s->divide, false);
    if (s->divide > 0)
        mt_out_printf(o, ", \"between\": [\"%s\", \"%s\"]", letters[s->between[0]],
                      letters[s->between[1]]);
    put_num(o, "crux", s->crux, false);
}

static void put_bridge(mt_out *o, const mt_poll *p, uint32_t c)
{
    static const char *const words[] = {"open", "bridges", "rejected"};
    const mt_poll_bridge *b = &p->bridge;
    if (b->lack != MT_BRIDGE_FITTED || b->note[c] == MT_NO_ID)
        return;
    double term = b->fit.note[b->note[c]], factor = b->fit.note_factor[b->note[c]];
    key(o, "bridging", false);
    mt_out_z(o, "{");
    put_num(o, "intercept", term, true);
    put_num(o, "factor", factor, false);
    put_word(o, "status", words[mt_bridge_judge(p->votes[c].answers, term, factor, (double)NAN)],
             false);
    mt_out_z(o, "}");
}

static void put_claims(mt_out *o, const mt_poll *p)
{
    mt_out_z(o, ",\n\"claims\": [");
    for (uint32_t c = 0; c < p->ballots->claims; c++) {
        const mt_moved *m = &p->moved[c];
        mt_out_z(o, c ? ",\n  " : "\n  ");
        put_claim(o, p, c);
        put_accept(o, &p->votes[c]);
        put_matter(o, &p->votes[c]);
        put_shared(o, p, c);
        put_bridge(o, p, c);
        if (p->reading.there)
            put_num(o, "swing", p->reading.swing[c], false);
        if (m->named) {
            put_count(o, "moved", m->named, false);
            put_num(o, "moved_shift", m->shift, false);
        }
        mt_out_z(o, "}");
    }
    mt_out_z(o, p->ballots->claims ? "\n]" : "]");
}

/* ---- groups ---- */

static void put_choice(mt_out *o, const mt_poll *p, const mt_choice *c, const mt_typical *t)
{
    put_claim(o, p, c->claim);
    put_word(o, "way", ways[c->way], false);
    if (t) {
        put_num(o, "share", t->share[c->way], false);
        put_num(o, "share_z", t->share_z[c->way], false);
        put_num(o, "ratio", t->ratio[c->way], false);
        put_num(o, "ratio_z", t->ratio_z[c->way], false);
    }
    put_num(o, "score", c->score, false);
    mt_out_z(o, "}");
}

static void put_groups(mt_out *o, const mt_poll *p)
{
    const mt_groups *g = &p->groups;
    mt_out_z(o, ",\n\"groups\": {");
    put_num(o, "people", mt_poll_shown(g->people) ? g->people : (double)NAN, true);
    put_num(o, "outside", mt_poll_shown(g->outside) ? g->outside : (double)NAN, false);
    put_num(o, "silhouette", g->n ? g->silhouette : (double)NAN, false);
    put_pair(o, "explained", g->explained[0], g->explained[1]);
    mt_out_z(o, ", \"list\": [");
    for (uint32_t k = 0; k < g->n; k++) {
        mt_out_printf(o, "%s{\"group\": \"%c\"", k ? ",\n  " : "\n  ", (int)('A' + k));
        put_count(o, "people", g->size[k], false);
        put_pair(o, "centre", g->centre[k][0], g->centre[k][1]);
        mt_out_z(o, ", \"typical\": [");
        for (uint32_t i = 0; i < p->view[k].n; i++) {
            mt_out_z(o, i ? ", " : "");
            put_choice(o, p, &p->view[k].choice[i], &p->view[k].typical[i]);
        }
        mt_out_z(o, "]}");
    }
    mt_out_z(o, g->n ? "\n]}" : "]}");
    for (int way = 0; way < 2; way++) {
        mt_out_z(o, way ? ", \"disagree\": [" : ",\n\"majority\": {\"agree\": [");
        for (uint32_t i = 0; i < p->majorities[way]; i++) {
            mt_out_z(o, i ? ", " : "");
            put_choice(o, p, &p->majority[way][i], NULL);
        }
        mt_out_z(o, "]");
    }
    mt_out_z(o, "}");
}

static void put_fit(mt_out *o, const mt_poll *p)
{
    const mt_poll_bridge *b = &p->bridge;
    static const char *const lack[] = {"", "too few people", "too few claims"};
    mt_out_z(o, ",\n\"bridging\": {");
    if (b->lack != MT_BRIDGE_FITTED) {
        put_word(o, "lack", lack[b->lack], true);
    } else {
        put_count(o, "people", b->raters, true);
        put_count(o, "claims", b->claims, false);
        put_num(o, "objective", b->fit.objective, false);
        put_num(o, "global", b->fit.global, false);
        put_count(o, "rounds", b->fit.rounds, false);
        mt_out_z(o, b->fit.settled ? ", \"settled\": true" : ", \"settled\": false");
    }
    mt_out_z(o, "}");
}

static void put_list(mt_out *o, const mt_poll *p, const char *name, const mt_shortlist *l,
                     bool first)
{
    key(o, name, first);
    mt_out_z(o, "[");
    for (uint32_t k = 0; k < l->n; k++) {
        mt_out_z(o, k ? ", " : "");
        mt_out_json(o, p->ballots->claim[l->claim[k]]);
    }
    mt_out_z(o, "]");
}

static void put_lists(mt_out *o, const mt_poll *p)
{
    mt_out_z(o, ",\n\"stands_out\": {");
    put_list(o, p, "all_accept", &p->common[0], true);
    put_list(o, p, "all_reject", &p->common[1], false);
    put_list(o, p, "cruxes", &p->cruxes, false);
    put_word(o, "cruxes_by", p->weighed ? p->reading.there ? "swing" : "relevance" : "divide",
             false);
    put_list(o, p, "moved", &p->movers, false);
    mt_out_z(o, "}");
}

/* ---- the debate ---- */

static void put_weighing(mt_out *o, const char *name, const mt_weighing *w, bool first)
{
    key(o, name, first);
    mt_out_z(o, "{");
    for (uint32_t k = 0; k < w->ways; k++)
        put_num(o, w->way[k].sem->name, w->way[k].s[w->motion], k == 0);
    put_word(o, "word", mt_weigh_say(mt_weigh_word_of(w, w->motion)), false);
    mt_out_z(o, "}");
}

static void put_reading(mt_out *o, const mt_poll *p)
{
    const mt_poll_reading *r = &p->reading;
    if (!r->there)
        return;
    mt_out_z(o, ",\n\"reading\": {");
    put_count(o, "matched", r->matched, true);
    if (r->voted.motion != MT_NO_ID) {
        put_weighing(o, "written", &r->written, false);
        put_weighing(o, "voted", &r->voted, false);
    }
    if (r->draws) {
        key(o, "drawn", false);
        mt_out_z(o, "{");
        put_count(o, "draws", r->draws, true);
        for (uint32_t k = 0; k < MT_GRADUAL_MAIN; k++)
            put_num(o, mt_graduals[k].name, r->yes[k], false);
        mt_out_z(o, "}");
    }
    mt_out_z(o, "}");
}

void mt_poll_json(const mt_poll *p, mt_out *o)
{
    mt_out_z(o, "{\"moot_poll\": 1");
    put_count(o, "ballots", p->ballots->voters, false);
    put_shift(o, p);
    put_levels(o, p);
    put_claims(o, p);
    put_groups(o, p);
    put_fit(o, p);
    put_lists(o, p);
    put_reading(o, p);
    mt_out_z(o, "}\n");
}

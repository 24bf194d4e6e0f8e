/* The order of the work: ballots -> all results of a poll. */
#include "poll/inner.h"

#include <math.h>

static bool answer_ok(const int8_t *row, uint32_t claims, int least, int most)
{
    for (uint32_t c = 0; row && c < claims; c++)
        if (row[c] != MT_UNSEEN && (row[c] < least || row[c] > most))
            return false;
    return true;
}

static moot_status check(const mt_ballots *b)
{
    if (b->voters > MT_POLL_VOTERS_MAX || b->claims > MT_POLL_CLAIMS_MAX ||
        (uint64_t)b->voters * b->claims > MT_POLL_CELLS_MAX)
        return MOOT_E_LIMIT;
    for (uint32_t v = 0; v < b->voters; v++) {
        const mt_voter *x = &b->at[v];
        if (x->before > MT_SAY_NOTHING || x->after > MT_SAY_NOTHING ||
            (x->moved != MT_NO_ID && x->moved >= b->claims) || x->level >= MT_VOTER_LEVELS ||
            !answer_ok(x->accept, b->claims, -MT_ACCEPT_MOST, MT_ACCEPT_MOST) ||
            !answer_ok(x->matter, b->claims, 0, MT_MATTER_MOST))
            return MOOT_E_MISUSE;
    }
    return MOOT_OK;
}

/* ---- answers per claim ---- */

static void count_answers(mt_poll *p)
{
    const mt_ballots *b = p->ballots;
    for (uint32_t v = 0; v < b->voters; v++)
        for (uint32_t c = 0; c < b->claims; c++) {
            int accept = b->at[v].accept ? b->at[v].accept[c] : MT_UNSEEN;
            int matter = b->at[v].matter ? b->at[v].matter[c] : MT_UNSEEN;
            if (accept != MT_UNSEEN)
                p->votes[c].accept[accept + MT_ACCEPT_MOST]++;
            if (matter != MT_UNSEEN)
                p->votes[c].matter[matter]++;
        }
}

/* Steps 0, 1, 2, ... and how often each was chosen -> sum and number. */
static uint64_t sum_of(const uint32_t *steps, uint32_t most, uint32_t *n)
{
    uint64_t sum = 0;
    *n = 0;
    for (uint32_t k = 0; k <= most; k++) {
        sum += (uint64_t)k * steps[k];
        *n += steps[k];
    }
    return sum;
}

/* Sums are of whole numbers, and strengths are taken from the middle, so that accepting and
 * rejecting may change places exactly. */
static void rate_claims(mt_poll *p)
{
    const double matter_step = 1.0 / MT_MATTER_MOST, accept_step = 0.5 / MT_ACCEPT_MOST;
    uint64_t all = 0, people = 0;
    uint32_t n;
    for (uint32_t c = 0; c < p->ballots->claims; c++) {
        all += sum_of(p->votes[c].matter, MT_MATTER_MOST, &n);
        people += n;
    }
    double mean = people ? matter_step * (double)all / (double)people : 0.5;
    for (uint32_t c = 0; c < p->ballots->claims; c++) {
        mt_claim_votes *v = &p->votes[c];
        double sum = (double)sum_of(v->accept, 2 * MT_ACCEPT_MOST, &v->answers);
        double off = accept_step * (sum - MT_ACCEPT_MOST * (double)v->answers);
        v->strength = v->relevance = v->interval.low = v->interval.high = (double)NAN;
        if (v->answers >= MT_POLL_FEW) {
            v->strength = 0.5 + mt_shrunk_mean(off, v->answers, MT_POLL_PRIOR, 0);
            v->interval = mt_wilson(accept_step * sum, v->answers, MT_Z95);
        }
        sum = (double)sum_of(v->matter, MT_MATTER_MOST, &v->matter_answers);
        if (v->matter_answers >= MT_POLL_FEW)
            v->relevance =
                mt_shrunk_mean(matter_step * sum, v->matter_answers, MT_POLL_PRIOR, mean);
    }
}

/* ---- what groups hold ---- */

/* Claims in the order of their names, which decides between equals. */
static moot_status view_groups(mt_poll *p, const uint32_t *order, mt_arena *scratch)
{
    uint32_t claims = p->ballots->claims, n = p->groups.n;
    mt_typical *typical = MT_NEW_ARRAY(scratch, mt_typical, (size_t)claims + 1);
    bool *skip = MT_NEW_ARRAY(scratch, bool, (size_t)claims + 1);
    if (!typical || !skip)
        return MOOT_E_NOMEM;
    for (uint32_t g = 0; g < n; g++) {
        mt_group_view *v = &p->view[g];
        for (uint32_t k = 0; k < claims; k++) {
            skip[k] = p->groups.withheld[order[k]];
            mt_typical_find(&typical[k], p->groups.counts + (size_t)order[k] * n, n, g);
        }
        v->n = mt_typical_choose(typical, claims, skip, false, v->choice);
        for (uint32_t i = 0; i < v->n; i++) {
            v->typical[i] = typical[v->choice[i].claim];
            v->choice[i].claim = order[v->choice[i].claim];
        }
    }
    return MOOT_OK;
}

static moot_status find_majorities(mt_poll *p, const uint32_t *order, mt_arena *scratch)
{
    uint32_t claims = p->ballots->claims;
    mt_counts *counts = MT_NEW_ARRAY(scratch, mt_counts, (size_t)claims + 1);
    bool *few = MT_NEW_ARRAY(scratch, bool, (size_t)claims + 1);
    if (!counts || !few)
        return MOOT_E_NOMEM;
    for (uint32_t k = 0; k < claims; k++) {
        const mt_claim_votes *v = &p->votes[order[k]];
        counts[k] =
            (mt_counts){v->accept[3] + v->accept[4], v->accept[0] + v->accept[1], v->answers};
        few[k] = v->answers < MT_POLL_FEW;
    }
    for (int way = 0; way < 2; way++) {
        p->majorities[way] = mt_majority_choose(counts, claims, few, way, p->majority[way]);
        for (uint32_t i = 0; i < p->majorities[way]; i++)
            p->majority[way][i].claim = order[p->majority[way][i].claim];
    }
    return MOOT_OK;
}

/* Needs the reading: a crux divides the groups and moves the motion. */
static void find_shared(mt_poll *p)
{
    for (uint32_t c = 0; c < p->ballots->claims; c++) {
        mt_shared_view *s = &p->shared[c];
        bool shown = p->groups.n && !p->groups.withheld[c];
        const mt_counts *counts = shown ? p->groups.counts + (size_t)c * p->groups.n : NULL;
        double weight = p->reading.there ? p->reading.swing[c] : p->votes[c].relevance;
        for (int way = 0; way < 2; way++)
            s->consensus[way] = shown ? mt_group_consensus(counts, p->groups.n, way) : (double)NAN;
        s->divide = shown ? mt_groups_divide(&p->groups, c, s->between) : (double)NAN;
        s->crux = s->divide * weight;
    }
}

/* ---- what moved people ---- */

static void find_moved(mt_poll *p)
{
    const mt_ballots *b = p->ballots;
    for (uint32_t c = 0; c < b->claims; c++)
        p->moved[c].shift = 0;
    for (uint32_t v = 0; v < b->voters; v++) {
        const mt_voter *x = &b->at[v];
        if (x->moved == MT_NO_ID)
            continue;
        mt_moved *m = &p->moved[x->moved];
        m->named++;
        if (x->before < MT_SAYS && x->after < MT_SAYS) {
            m->pairs++;
            m->shift += (x->after == MT_SAY_YES) - (x->after == MT_SAY_NO) -
                        ((x->before == MT_SAY_YES) - (x->before == MT_SAY_NO));
        }
    }
    for (uint32_t c = 0; c < b->claims; c++) {
        mt_moved *m = &p->moved[c];
        m->shift = m->pairs >= MT_POLL_FEW ? 100 * m->shift / m->pairs : (double)NAN;
        if (m->named < MT_POLL_FEW)
            m->named = m->pairs = 0;
        p->moved_named += m->named;
    }
}

/* ---- how they came ---- */

/* If a number of one level tells of one to four people, those of the others give it away. */
static void find_levels(mt_poll *p)
{
    const mt_ballots *b = p->ballots;
    p->levels_shown = b->levels;
    for (uint32_t v = 0; v < b->voters; v++)
        p->level[b->at[v].level].people++;
    for (int k = 0; k < MT_VOTER_LEVELS; k++) {
        mt_level_view *l = &p->level[k];
        mt_shift_count_level(&l->shift, b, (mt_voter_level)k);
        p->levels_shown =
            p->levels_shown && mt_poll_shown(l->people) && mt_poll_shown(l->shift.pairs);
    }
}

/* ---- what stands out ---- */

/* Into a list by falling number, the earlier of equals first; NAN is passed over. */
static void list(mt_shortlist *l, uint32_t claim, double by)
{
    uint32_t k = l->n;
    if (isnan(by))
        return;
    while (k > 0 && l->by[k - 1] < by)
        k--;
    if (k == MT_TYPICAL_MOST)
        return;
    l->n += l->n < MT_TYPICAL_MOST;
    for (uint32_t i = l->n - 1; i > k; i--) {
        l->claim[i] = l->claim[i - 1];
        l->by[i] = l->by[i - 1];
    }
    l->claim[k] = claim;
    l->by[k] = by;
}

/* Do most of every group agree (disagree)? */
static bool is_common(const mt_poll *p, uint32_t claim, int way)
{
    const mt_counts *n = p->groups.counts + (size_t)claim * p->groups.n;
    for (uint32_t g = 0; g < p->groups.n; g++)
        if (2 * (way ? n[g].disagree : n[g].agree) <= n[g].seen)
            return false;
    return true;
}

static void find_lists(mt_poll *p, const uint32_t *order)
{
    const double crux_least = 0.02, divide_least = 0.1;
    for (uint32_t c = 0; c < p->ballots->claims; c++)
        p->weighed = p->weighed || !isnan(p->shared[c].crux);
    for (uint32_t k = 0; k < p->ballots->claims; k++) {
        uint32_t c = order[k];
        const mt_shared_view *s = &p->shared[c];
        if (p->moved[c].named)
            list(&p->movers, c, p->moved[c].named);
        if (isnan(s->divide))
            continue;
        for (int way = 0; way < 2; way++)
            if (is_common(p, c, way))
                list(&p->common[way], c, s->consensus[way]);
        if (p->weighed ? s->crux >= crux_least : s->divide >= divide_least)
            list(&p->cruxes, c, p->weighed ? s->crux : s->divide);
    }
}

moot_status mt_poll_count(mt_poll *to, const mt_ballots *ballots, const mt_poll_options *options,
                          mt_arena *arena)
{
    mt_arena scratch;
    mt_matrix votes;
    size_t claims = ballots->claims;
    const mt_stop *stop = options ? options->stop : NULL;
    moot_status status = check(ballots);
    *to = (mt_poll){.ballots = ballots};
    if (status != MOOT_OK)
        return status;
    mt_arena_init(&scratch, &arena->alloc);
    to->votes = MT_NEW_ARRAY(arena, mt_claim_votes, claims + 1);
    to->shared = MT_NEW_ARRAY(arena, mt_shared_view, claims + 1);
    to->moved = MT_NEW_ARRAY(arena, mt_moved, claims + 1);
    if (!to->votes || !to->shared || !to->moved)
        status = MOOT_E_NOMEM;
    if (status == MOOT_OK) {
        mt_shift_count(&to->shift, ballots);
        count_answers(to);
        rate_claims(to);
        find_moved(to);
        find_levels(to);
        status = mt_matrix_make(&votes, &scratch, ballots);
    }
    if (status == MOOT_OK)
        status = mt_groups_find(&to->groups, &votes, stop, arena);
    if (status == MOOT_OK)
        status = view_groups(to, votes.claim, &scratch);
    if (status == MOOT_OK)
        status = find_majorities(to, votes.claim, &scratch);
    if (status == MOOT_OK)
        status = mt_poll_bridge_fit(&to->bridge, &votes, stop, arena);
    if (status == MOOT_OK && options && options->debate)
        status = mt_poll_read_debate(to, options->debate, arena);
    if (status == MOOT_OK) {
        find_shared(to);
        find_lists(to, votes.claim);
    }
    mt_arena_free(&scratch);
    return status;
}

/* Debate -> pairs, views and their networks.
 *
 * Cost: O(ties log ties) and, per view and state of the proposal, an exact index of
 * either kind, which is exponential in the actors at worst (actors/network.h). */
#include "ties/stated.h"

#include "base/sort.h"

#include <math.h>

enum { LISTED = 8, SWAY_STEPS = 60000 };

bool mt_stated_counts(const mt_stated *s, const mt_debate_tie *t)
{
    if (t->code == MT_TIE_BACKGROUND && !s->options.background)
        return false;
    return !s->options.layer.len || !t->layer.len || mt_str_eq(t->layer, s->options.layer);
}

static bool is_of_motion(const mt_stated *s, const mt_debate_tie *t)
{
    return t->claim.kind == MT_END_STATEMENT && t->claim.id == s->debate->motion;
}

static bool position_accepts(const mt_stated *s, uint32_t position, const mt_debate_tie *t)
{
    const mt_position *p = &s->verdict->positions.at[position];
    if (t->claim.kind == MT_END_ARGUMENT)
        return s->verdict->argument[t->claim.id].standing == MT_STANDS;
    for (uint32_t i = 0; i < p->accepted; i++)
        if (p->accepts[i] == t->claim.id)
            return true;
    return false;
}

bool mt_stated_holds(const mt_stated *s, const mt_tie_view *v, const mt_debate_tie *t)
{
    if (!mt_stated_counts(s, t) || is_of_motion(s, t))
        return false;
    if (v->position != MT_NO_ID)
        return position_accepts(s, v->position, t);
    return v->side == MT_SIDE_SHARED || t->side == v->side || t->side == MT_SIDE_SHARED;
}

/* ---- pairs ---- */

static uint64_t key_of(const mt_debate_tie *t)
{
    return t->a < t->b ? (uint64_t)t->a << 32 | t->b : (uint64_t)t->b << 32 | t->a;
}

uint32_t mt_stated_pair(const mt_stated *s, uint32_t a, uint32_t b)
{
    uint64_t want = a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
    uint32_t low = 0, high = s->pairs;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (((uint64_t)s->pair[mid].a << 32 | s->pair[mid].b) < want)
            low = mid + 1;
        else
            high = mid;
    }
    bool found = low < s->pairs && ((uint64_t)s->pair[low].a << 32 | s->pair[low].b) == want;
    return found ? low : MT_NO_ID;
}

static bool find_pairs(mt_stated *s)
{
    const mt_debate *d = s->debate;
    uint64_t *key = MT_NEW_ARRAY(s->arena, uint64_t, (size_t)d->ties + 1);
    s->pair = MT_NEW_ARRAY(s->arena, mt_pair, (size_t)d->ties + 1);
    s->by_pair = MT_NEW_ARRAY(s->arena, uint32_t, (size_t)d->ties + 1);
    s->pair_of = MT_NEW_ARRAY(s->arena, uint32_t, (size_t)d->ties + 1);
    if (mt_arena_failed(s->arena))
        return false;
    for (uint32_t i = 0; i < d->ties; i++)
        key[i] = key_of(&d->tie[i]);
    mt_sort_u64(key, d->ties);
    for (uint32_t i = 0; i < d->ties; i++)
        if (i == 0 || key[i] != key[i - 1])
            s->pair[s->pairs++] = (mt_pair){.a = (uint32_t)(key[i] >> 32), .b = (uint32_t)key[i]};
    for (uint32_t i = 0; i < d->ties; i++) {
        s->pair_of[i] = mt_stated_pair(s, d->tie[i].a, d->tie[i].b);
        s->pair[s->pair_of[i]].ties++;
    }
    for (uint32_t p = 1; p < s->pairs; p++)
        s->pair[p].first = s->pair[p - 1].first + s->pair[p - 1].ties;
    for (uint32_t p = 0; p < s->pairs; p++)
        s->pair[p].ties = 0;
    for (uint32_t i = 0; i < d->ties; i++) {
        mt_pair *p = &s->pair[s->pair_of[i]];
        s->by_pair[p->first + p->ties++] = i;
        s->background += d->tie[i].code == MT_TIE_BACKGROUND;
    }
    return true;
}

static bool is_said_by(const mt_debate_tie *t, mt_side side)
{
    return t->side == side || t->side == MT_SIDE_SHARED;
}

/* One side says what no tie of the other says of the pair: another sign, or layer. */
static bool is_disputed(const mt_stated *s, const mt_pair *p)
{
    const mt_debate *d = s->debate;
    for (uint32_t i = 0; i < p->ties; i++)
        for (uint32_t k = 0; k < p->ties; k++) {
            const mt_debate_tie *x = &d->tie[s->by_pair[p->first + i]];
            const mt_debate_tie *y = &d->tie[s->by_pair[p->first + k]];
            bool between = is_said_by(x, MT_SIDE_YES) && is_said_by(y, MT_SIDE_NO) && x != y;
            bool differ = x->hostile != y->hostile || !mt_str_eq(x->layer, y->layer);
            if (between && differ && mt_stated_counts(s, x) && mt_stated_counts(s, y) &&
                !is_of_motion(s, x) && !is_of_motion(s, y))
                return true;
        }
    return false;
}

static void judge_pairs(mt_stated *s)
{
    const mt_debate *d = s->debate;
    enum { MANY = 512 }; /* ties of one pair that are compared */
    s->proposal = MT_NO_ID;
    for (uint32_t i = 0; i < d->ties; i++) {
        mt_pair *p = &s->pair[s->pair_of[i]];
        if (is_of_motion(s, &d->tie[i]) && p->proposed == MT_SIGN_NONE) {
            p->proposed = d->tie[i].hostile ? MT_SIGN_HOSTILE : MT_SIGN_ALLIED;
            if (s->proposal == MT_NO_ID)
                s->proposal = s->pair_of[i];
        }
    }
    for (uint32_t p = 0; p < s->pairs; p++)
        s->pair[p].disputed = s->pair[p].ties <= MANY && is_disputed(s, &s->pair[p]);
}

/* The side of the first tie that only one of them states comes first. */
static void order_sides(mt_stated *s)
{
    s->order[0] = MT_SIDE_YES;
    for (uint32_t i = 0; i < s->debate->ties; i++) {
        mt_side side = s->debate->tie[i].side;
        if ((side == MT_SIDE_YES || side == MT_SIDE_NO) && !is_of_motion(s, &s->debate->tie[i])) {
            s->order[0] = side;
            break;
        }
    }
    s->order[1] = mt_side_other(s->order[0]);
}

/* ---- views ---- */

bool mt_network_has(const mt_network *net, uint32_t actor)
{
    for (uint32_t i = 0; i < net->m; i++)
        if (net->tie[i].a == actor || net->tie[i].b == actor)
            return true;
    return false;
}

static int64_t millionths(double weight)
{
    int64_t w = (int64_t)llround(weight * (double)MT_TIE_ONE);
    return w < 1 ? 1 : w;
}

static void gather(mt_stated *s, mt_tie_view *v)
{
    const mt_debate *d = s->debate;
    v->same = MT_NO_ID;
    v->sign = MT_NEW_ARRAY(s->arena, uint8_t, (size_t)s->pairs + 1);
    v->weight = MT_NEW_ARRAY(s->arena, int64_t, (size_t)s->pairs + 1);
    v->names = MT_NEW_ARRAY(s->arena, bool, (size_t)d->actors + 1);
    if (mt_arena_failed(s->arena))
        return;
    for (uint32_t i = 0; i < d->ties; i++) {
        const mt_debate_tie *t = &d->tie[i];
        uint32_t p = s->pair_of[i];
        if (!mt_stated_holds(s, v, t))
            continue;
        v->sign[p] |= t->hostile ? MT_SIGN_HOSTILE : MT_SIGN_ALLIED; /* BOTH is their union */
        int64_t w = millionths(t->weight);
        v->weight[p] = w > v->weight[p] ? w : v->weight[p];
        v->names[t->a] = v->names[t->b] = true;
        v->ties += s->pair[p].proposed == MT_SIGN_NONE;
    }
    for (uint32_t a = 0; a < d->actors; a++)
        v->actors += v->names[a];
}

/* The sign of a pair with the proposal as it is in `state`. */
static mt_sign sign_in(const mt_pair *p, uint8_t stated, mt_proposal state)
{
    if (p->proposed == MT_SIGN_NONE)
        return stated == MT_SIGN_BOTH ? MT_SIGN_NONE : (mt_sign)stated;
    if (state == MT_PROPOSAL_OPEN)
        return MT_SIGN_NONE;
    bool hostile = (p->proposed == MT_SIGN_HOSTILE) == (state == MT_PROPOSAL_MADE);
    return hostile ? MT_SIGN_HOSTILE : MT_SIGN_ALLIED;
}

static int64_t weight_in(const mt_stated *s, const mt_pair *p, int64_t stated)
{
    if (p->proposed == MT_SIGN_NONE)
        return stated;
    for (uint32_t i = 0; i < p->ties; i++) {
        const mt_debate_tie *t = &s->debate->tie[s->by_pair[p->first + i]];
        if (is_of_motion(s, t))
            return millionths(t->weight);
    }
    return MT_TIE_ONE;
}

static moot_status make_network(mt_stated *s, const mt_tie_view *v, mt_proposal state, mt_state *to)
{
    const mt_debate *d = s->debate;
    uint32_t m = 0;
    mt_actor_tie *tie = MT_NEW_ARRAY(s->arena, mt_actor_tie, (size_t)s->pairs + 1);
    moot_str *name = MT_NEW_ARRAY(s->arena, moot_str, (size_t)d->actors + 1);
    if (!tie || !name)
        return MOOT_E_NOMEM;
    for (uint32_t a = 0; a < d->actors; a++)
        name[a] = d->actor[a].name;
    for (uint32_t p = 0; p < s->pairs; p++) {
        mt_sign sign = sign_in(&s->pair[p], v->sign[p], state);
        if (sign == MT_SIGN_NONE)
            continue;
        tie[m++] = (mt_actor_tie){.a = s->pair[p].a,
                                  .b = s->pair[p].b,
                                  .hostile = sign == MT_SIGN_HOSTILE,
                                  .weight = weight_in(s, &s->pair[p], v->weight[p])};
    }
    moot_status st = mt_network_make(&to->net, s->arena, d->actors, name, m, tie);
    if (st != MOOT_OK)
        return st;
    to->pair_of = MT_NEW_ARRAY(s->arena, uint32_t, (size_t)to->net.m + 1);
    for (uint32_t i = 0; to->pair_of && i < to->net.m; i++)
        to->pair_of[i] = mt_stated_pair(s, to->net.tie[i].a, to->net.tie[i].b);
    return to->pair_of ? MOOT_OK : MOOT_E_NOMEM;
}

static moot_status solve(mt_stated *s, mt_tie_view *v, mt_proposal state)
{
    mt_state *to = &v->state[state];
    mt_balance_options options = {.limit = s->options.limit, .stop = s->options.stop};
    moot_status st = make_network(s, v, state, to);
    for (int k = 0; st == MOOT_OK && k < MT_BALANCE_KINDS; k++)
        st = mt_balance_find(&to->balance[k], s->arena, &to->net, (mt_balance_kind)k, &options);
    if (st == MOOT_OK)
        st = mt_triads_find(&to->triads, s->arena, &to->net, s->options.limit);
    if (st != MOOT_OK)
        return st;
    to->groupings =
        mt_groupings(&to->net, &to->balance[MT_WEAK], 0, s->arena, &to->groupings_exact);
    to->threes = mt_groupings(&to->net, &to->balance[MT_WEAK], 3, s->arena, &to->threes_exact);
    v->has[state] = true;
    return MOOT_OK;
}

/* What the first pair of the proposal does to either index. */
static moot_status sway(mt_stated *s, mt_tie_view *v)
{
    const mt_pair *p = &s->pair[s->proposal];
    mt_what_if *what = MT_NEW(s->arena, mt_what_if);
    mt_balance_options options = {
        .limit = 1, .stop = s->options.stop, .index_only = true, .patience = SWAY_STEPS};
    mt_tie_change change = {p->a, p->b, MT_CHANGE_FRIENDLY, weight_in(s, p, 0)};
    if (!what)
        return MOOT_E_NOMEM;
    moot_status st =
        mt_what_if_find(what, s->arena, &v->state[MT_PROPOSAL_OPEN].net, 1, &change, &options);
    for (int k = 0; k < MT_BALANCE_KINDS; k++)
        v->sway[k] = what->sway[k];
    v->sway_net = what->base;
    v->swayed = st == MOOT_OK;
    return st;
}

static moot_status view(mt_stated *s, mt_tie_view *v)
{
    moot_status st = MOOT_OK;
    gather(s, v);
    if (mt_arena_failed(s->arena))
        return MOOT_E_NOMEM;
    int states = s->proposal == MT_NO_ID ? 1 : MT_PROPOSALS;
    for (int k = 0; k < states && st == MOOT_OK; k++)
        st = solve(s, v, (mt_proposal)k);
    return st;
}

/* A position has the proposal as it decides the motion. */
static moot_status position(mt_stated *s, uint32_t index)
{
    mt_tie_view *v = &s->holds[index];
    mt_outcome motion = s->verdict->positions.at[index].motion;
    *v = (mt_tie_view){.side = MT_SIDE_NONE, .position = index};
    gather(s, v);
    if (mt_arena_failed(s->arena))
        return MOOT_E_NOMEM;
    for (uint32_t i = 0; i < index && v->same == MT_NO_ID; i++)
        if (s->verdict->positions.at[i].motion == motion &&
            !memcmp(s->holds[i].sign, v->sign, s->pairs) &&
            !memcmp(s->holds[i].weight, v->weight, s->pairs * sizeof(*v->weight)))
            v->same = i;
    if (v->same != MT_NO_ID)
        return MOOT_OK;
    return solve(s, v,
                 motion == MT_OUTCOME_YES && s->proposal != MT_NO_ID ? MT_PROPOSAL_MADE
                                                                     : MT_PROPOSAL_OPEN);
}

static moot_status views(mt_stated *s)
{
    s->all = (mt_tie_view){.side = MT_SIDE_SHARED, .position = MT_NO_ID};
    s->by[0] = (mt_tie_view){.side = MT_SIDE_YES, .position = MT_NO_ID};
    s->by[1] = (mt_tie_view){.side = MT_SIDE_NO, .position = MT_NO_ID};
    moot_status st = view(s, &s->all);
    for (int k = 0; k < 2 && st == MOOT_OK; k++)
        st = view(s, &s->by[k]);
    return st;
}

/* Last of all, since they take the longest when time is short. */
static moot_status sways(mt_stated *s)
{
    moot_status st = MOOT_OK;
    if (s->proposal == MT_NO_ID)
        return st;
    st = sway(s, &s->all);
    for (int k = 0; k < 2 && st == MOOT_OK; k++)
        st = sway(s, &s->by[k]);
    return st;
}

static moot_status positions(mt_stated *s)
{
    moot_status st = MOOT_OK;
    if (!s->verdict)
        return st;
    uint32_t listed = s->verdict->positions.listed;
    s->held = listed < s->options.limit ? listed : s->options.limit;
    s->holds = MT_NEW_ARRAY(s->arena, mt_tie_view, (size_t)s->held + 1);
    if (!s->holds)
        return MOOT_E_NOMEM;
    for (uint32_t i = 0; i < s->held && st == MOOT_OK; i++)
        st = position(s, i);
    return st;
}

moot_status mt_stated_build(mt_stated *to, mt_arena *arena, const mt_debate *debate,
                            const mt_verdict *verdict, const mt_stated_options *options)
{
    *to = (mt_stated){.arena = arena, .debate = debate, .verdict = verdict};
    if (options)
        to->options = *options;
    if (!to->options.limit)
        to->options.limit = LISTED;
    if (!find_pairs(to))
        return MOOT_E_NOMEM;
    judge_pairs(to);
    order_sides(to);
    moot_status st = views(to);
    if (st == MOOT_OK)
        st = positions(to);
    if (st == MOOT_OK)
        st = sways(to);
    return st == MOOT_OK && mt_arena_failed(arena) ? MOOT_E_NOMEM : st;
}

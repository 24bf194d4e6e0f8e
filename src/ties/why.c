/* What is stated -> sentences that say why the two sides differ.
 *
 * Every sentence has a condition, and none knows the debate: who states what; what
 * the proposal does to the relations as a side states them; which actor one side
 * brings in and the other leaves out; whether the answer turns on the axiom. */
#include "ties/words.h"

enum { NAMED_MOST = 4 };

typedef struct writer {
    const mt_stated *s;
    mt_sentences *to;
    mt_memory memory;
    mt_out out;
} writer;

static mt_out *begin(writer *w)
{
    w->memory = (mt_memory){.arena = w->s->arena};
    mt_out_init(&w->out, mt_memory_writer(&w->memory));
    return &w->out;
}

static void end(writer *w)
{
    mt_out_char(&w->out, '.');
    if (mt_out_finish(&w->out) != MOOT_OK)
        w->s->arena->failed = true;
    else if (w->to->n < sizeof(w->to->at) / sizeof(w->to->at[0]))
        w->to->at[w->to->n++] = mt_memory_str(&w->memory);
}

static const mt_balance *strong(const mt_tie_view *v, mt_proposal state)
{
    return &v->state[state].balance[MT_STRONG];
}

/* Pairs that a view ties, those of the proposal aside. */
static uint32_t pairs_of(const mt_stated *s, const mt_tie_view *v)
{
    uint32_t n = 0;
    for (uint32_t p = 0; p < s->pairs; p++)
        n += v->sign[p] != MT_SIGN_NONE && s->pair[p].proposed == MT_SIGN_NONE;
    return n;
}

static bool is_shared(const mt_stated *s, uint32_t p)
{
    return s->pair[p].proposed == MT_SIGN_NONE && s->by[0].sign[p] == s->by[1].sign[p] &&
           (s->by[0].sign[p] == MT_SIGN_ALLIED || s->by[0].sign[p] == MT_SIGN_HOSTILE);
}

/* ---- who states what ---- */

static void put_shared(const mt_stated *s, uint32_t shared, mt_out *o)
{
    uint32_t told = 0;
    mt_out_z(o, shared ? "; both state " : "; no tie is stated by both");
    for (uint32_t p = 0; p < s->pairs && told < NAMED_MOST; p++)
        if (is_shared(s, p)) {
            mt_out_z(o, told++ ? ", " : "");
            mt_put_tie(s->debate, s->pair[p].a, s->pair[p].b, s->by[0].sign[p] == MT_SIGN_HOSTILE,
                       o);
        }
    if (shared > told)
        mt_out_printf(o, " and %u more", shared - told);
}

static void who(writer *w)
{
    const mt_stated *s = w->s;
    uint32_t n[2], shared = 0;
    for (int k = 0; k < 2; k++)
        n[k] = pairs_of(s, mt_stated_side(s, s->order[k]));
    for (uint32_t p = 0; p < s->pairs; p++)
        shared += is_shared(s, p);
    if (!n[0] && !n[1])
        return;
    mt_out *o = begin(w);
    bool aside = s->proposal != MT_NO_ID;
    mt_out_z(o, aside ? "The proposal aside, " : "");
    if (shared == n[0] && shared == n[1]) {
        mt_out_printf(o, "%soth sides state the same %u tie%s", aside ? "b" : "B", shared,
                      mt_s(shared));
        end(w);
        return;
    }
    for (int k = 0; k < 2; k++) {
        uint32_t actors = mt_stated_side(s, s->order[k])->actors;
        mt_out_z(o, k ? ", " : "");
        mt_put_side(s, s->order[k], true, o);
        if (k)
            mt_out_printf(o, " %u among %u", n[k], actors);
        else
            mt_out_printf(o, " states %u tie%s among %u actors", n[k], mt_s(n[k]), actors);
    }
    put_shared(s, shared, o);
    end(w);
}

/* ---- what the proposal does to a side's own relations ---- */

/* Does a third actor close a triad that contradicts the proposal reversed? */
static bool carries(const mt_stated *s, const mt_tie_view *v, uint32_t third, uint32_t pair[2])
{
    const mt_pair *p = &s->pair[s->proposal];
    if (third == p->a || third == p->b)
        return false;
    pair[0] = mt_stated_pair(s, p->a, third);
    pair[1] = mt_stated_pair(s, p->b, third);
    for (int k = 0; k < 2; k++) {
        uint8_t sign = pair[k] == MT_NO_ID ? MT_SIGN_NONE : v->sign[pair[k]];
        if ((sign != MT_SIGN_ALLIED && sign != MT_SIGN_HOSTILE) ||
            s->pair[pair[k]].proposed != MT_SIGN_NONE)
            return false;
    }
    bool alike = v->sign[pair[0]] == v->sign[pair[1]];
    return alike == (p->proposed == MT_SIGN_ALLIED);
}

static void put_pair_claims(const mt_stated *s, const mt_tie_view *v, const uint32_t *pair,
                            uint32_t n, mt_out *o)
{
    mt_out_z(o, " (");
    for (uint32_t k = 0; k < n; k++) {
        mt_out_z(o, k ? "; " : "");
        mt_put_tie(s->debate, s->pair[pair[k]].a, s->pair[pair[k]].b,
                   v->sign[pair[k]] == MT_SIGN_HOSTILE, o);
        mt_out_z(o, ": ");
        mt_put_claims(s, v, pair[k], o);
    }
    mt_out_char(o, ')');
}

static void put_ends(const mt_stated *s, mt_out *o)
{
    const mt_pair *p = &s->pair[s->proposal];
    mt_out_put(o, s->debate->actor[p->a].name);
    mt_out_z(o, " and ");
    mt_out_put(o, s->debate->actor[p->b].name);
}

static const char *role(const mt_stated *s, mt_proposal state)
{
    bool hostile =
        (s->pair[s->proposal].proposed == MT_SIGN_HOSTILE) == (state == MT_PROPOSAL_MADE);
    return hostile ? "as enemies" : "as allies";
}

/* The actors on whom the step to the proposal rests. */
static void put_carriers(const mt_stated *s, const mt_tie_view *v, mt_out *o)
{
    uint32_t pair[2], told = 0;
    for (uint32_t x = 0; x < s->debate->actors && told < 2; x++)
        if (carries(s, v, x, pair)) {
            bool first = v->sign[pair[0]] == MT_SIGN_HOSTILE;
            bool second = v->sign[pair[1]] == MT_SIGN_HOSTILE;
            mt_out_z(o, told++ ? " and on " : "; that rests on ");
            mt_out_put(o, s->debate->actor[x].name);
            mt_out_z(o, first != second ? ", the ally of one and enemy of the other"
                        : first         ? ", the enemy of both"
                                        : ", the ally of both");
            put_pair_claims(s, v, pair, 2, o);
        }
}

/* The ties strained in every best split; false if there is none, or too many. */
static bool put_strained(const mt_stated *s, const mt_tie_view *v, mt_proposal state, mt_out *o)
{
    const mt_state *at = &v->state[state];
    uint32_t pair[NAMED_MOST], n = 0;
    for (uint32_t i = 0; i < at->net.m; i++)
        if (at->balance[MT_STRONG].strain[i] == MT_STRAIN_ALL) {
            if (n == NAMED_MOST)
                return false;
            pair[n++] = at->pair_of[i];
        }
    for (uint32_t k = 0; o && k < n; k++) {
        const mt_pair *p = &s->pair[pair[k]];
        bool own = p->proposed != MT_SIGN_NONE;
        mt_out_z(o, k ? ", " : "");
        mt_put_tie(s->debate, p->a, p->b,
                   own ? (p->proposed == MT_SIGN_HOSTILE) == (state == MT_PROPOSAL_MADE)
                       : v->sign[pair[k]] == MT_SIGN_HOSTILE,
                   o);
        mt_out_z(o, " (");
        if (own)
            mt_out_z(o, "the proposal itself");
        else
            mt_put_claims(s, v, pair[k], o);
        mt_out_char(o, ')');
    }
    return n > 0;
}

/* Are the ties strained in every best split others when the proposal is reversed? */
static bool moves(const mt_stated *s, const mt_tie_view *v)
{
    const mt_state *made = &v->state[MT_PROPOSAL_MADE], *other = &v->state[MT_PROPOSAL_REVERSED];
    if (!put_strained(s, v, MT_PROPOSAL_MADE, NULL) ||
        !put_strained(s, v, MT_PROPOSAL_REVERSED, NULL))
        return false;
    for (uint32_t i = 0; i < made->net.m; i++)
        if (made->balance[MT_STRONG].strain[i] == MT_STRAIN_ALL)
            for (uint32_t k = 0; k < other->net.m; k++)
                if (other->pair_of[k] == made->pair_of[i] &&
                    other->balance[MT_STRONG].strain[k] == MT_STRAIN_ALL)
                    return false;
    return true;
}

static void step(writer *w, mt_side side)
{
    const mt_stated *s = w->s;
    const mt_tie_view *v = mt_stated_side(s, side);
    const mt_balance *made = strong(v, MT_PROPOSAL_MADE);
    const mt_balance *reversed = strong(v, MT_PROPOSAL_REVERSED);
    if (!pairs_of(s, v) || !made->exact || !reversed->exact)
        return;
    mt_out *o = begin(w);
    mt_out_z(o, "By the ties that ");
    mt_put_side(s, side, false, o);
    mt_out_z(o, " states, ");
    if (made->lower == reversed->lower && made->lower > 0 && moves(s, v)) {
        mt_out_z(o, "the proposal leaves ");
        mt_put_contradictions(made, o);
        mt_out_printf(o, " either way and moves %s: ", made->lower == MT_TIE_ONE ? "it" : "them");
        put_ends(s, o);
        mt_out_printf(o, " %s strain ", role(s, MT_PROPOSAL_REVERSED));
        put_strained(s, v, MT_PROPOSAL_REVERSED, o);
        mt_out_printf(o, ", %s ", role(s, MT_PROPOSAL_MADE));
        put_strained(s, v, MT_PROPOSAL_MADE, o);
        end(w);
        return;
    }
    put_ends(s, o);
    mt_out_printf(o, " %s leave ", role(s, MT_PROPOSAL_MADE));
    mt_put_contradictions(made, o);
    mt_out_printf(o, " and %s ", role(s, MT_PROPOSAL_REVERSED));
    mt_put_contradictions(reversed, o);
    if (made->lower < reversed->lower)
        put_carriers(s, v, o);
    end(w);
}

/* ---- whom one side leaves out ---- */

/* The first actor on whom the contradictions of `v` lie and whom `other` never ties. */
static uint32_t left_out(const mt_stated *s, const mt_tie_view *v, const mt_tie_view *other,
                         mt_proposal state, uint32_t *pair)
{
    const mt_state *at = &v->state[state];
    for (uint32_t i = 0; i < at->net.m; i++) {
        const mt_pair *p = &s->pair[at->pair_of[i]];
        if (at->balance[MT_STRONG].strain[i] != MT_STRAIN_ALL || p->proposed != MT_SIGN_NONE)
            continue;
        *pair = at->pair_of[i];
        if (!other->names[p->a])
            return p->a;
        if (!other->names[p->b])
            return p->b;
    }
    return MT_NO_ID;
}

static void missing(writer *w, mt_side side)
{
    const mt_stated *s = w->s;
    const mt_tie_view *v = mt_stated_side(s, mt_side_other(side)), *other = mt_stated_side(s, side);
    mt_proposal state = s->proposal == MT_NO_ID ? MT_PROPOSAL_OPEN : MT_PROPOSAL_MADE;
    uint32_t pair = MT_NO_ID, actor = left_out(s, v, other, state, &pair);
    if (actor == MT_NO_ID || !pairs_of(s, other))
        return;
    mt_out *o = begin(w);
    mt_put_side(s, side, false, o);
    mt_out_z(o, " states no tie of ");
    mt_out_put(o, s->debate->actor[actor].name);
    mt_out_z(o, "; by what ");
    mt_put_side(s, mt_side_other(side), false, o);
    mt_out_printf(o, " states, that is where %s contradiction lies",
                  strong(v, state)->lower == MT_TIE_ONE ? "the" : "a");
    if (s->proposal != MT_NO_ID) {
        mt_out_z(o, " with ");
        put_ends(s, o);
        mt_out_printf(o, " %s", role(s, state));
    }
    put_pair_claims(s, v, &pair, 1, o);
    end(w);
}

/* ---- the axiom ---- */

/* Which state of the proposal contradicts less: -1 as proposed, 1 reversed, 0 neither. */
static int leaning(const mt_tie_view *v, mt_balance_kind kind)
{
    int64_t made = v->state[MT_PROPOSAL_MADE].balance[kind].lower;
    int64_t reversed = v->state[MT_PROPOSAL_REVERSED].balance[kind].lower;
    return (made > reversed) - (made < reversed);
}

static bool settled(const mt_tie_view *v)
{
    for (int k = 0; k < MT_BALANCE_KINDS; k++)
        if (!v->state[MT_PROPOSAL_MADE].balance[k].exact ||
            !v->state[MT_PROPOSAL_REVERSED].balance[k].exact)
            return false;
    return true;
}

/* "there are fewer contradictions as allies (1 against 2)". */
static void put_fewer(const mt_stated *s, const mt_tie_view *v, mt_balance_kind kind, mt_out *o)
{
    int less = leaning(v, kind);
    mt_proposal best = less > 0 ? MT_PROPOSAL_REVERSED : MT_PROPOSAL_MADE;
    mt_proposal other = less > 0 ? MT_PROPOSAL_MADE : MT_PROPOSAL_REVERSED;
    if (less)
        mt_out_printf(o, "there are fewer contradictions %s (", role(s, best));
    else
        mt_out_z(o, "there are as many contradictions either way (");
    mt_put_index(&v->state[best].balance[kind], o);
    if (less) {
        mt_out_z(o, " against ");
        mt_put_index(&v->state[other].balance[kind], o);
    }
    mt_out_char(o, ')');
}

/* Does the claim tie a pair of a triad that carries the proposal? */
static bool claim_carries(const mt_stated *s, uint32_t statement)
{
    uint32_t pair[2];
    for (uint32_t x = 0; x < s->debate->actors; x++)
        if (carries(s, &s->all, x, pair))
            for (int k = 0; k < 2; k++)
                for (uint32_t i = 0; i < s->pair[pair[k]].ties; i++) {
                    const mt_debate_tie *t =
                        &s->debate->tie[s->by_pair[s->pair[pair[k]].first + i]];
                    if (mt_stated_holds(s, &s->all, t) && t->claim.kind == MT_END_STATEMENT &&
                        t->claim.id == statement)
                        return true;
                }
    return false;
}

/* "; N1 challenges the step from Y2 to Y1, which rests on it": an undercut of what a
 * claim with such ties is a reason for. */
static void put_challenge(const mt_stated *s, mt_out *o)
{
    const mt_debate *d = s->debate;
    for (uint32_t i = 0; i < d->relations; i++) {
        const mt_relation *r = &d->relation[i];
        if (r->kind != MT_UNDERCUT || r->to.kind != MT_END_RELATION)
            continue;
        const mt_relation *on = &d->relation[r->to.id];
        if (on->kind != MT_SUPPORT || on->from.kind != MT_END_STATEMENT ||
            on->to.kind != MT_END_STATEMENT || !claim_carries(s, on->from.id))
            continue;
        mt_out_z(o, "; ");
        mt_out_put(o, r->from.kind == MT_END_ARGUMENT ? d->argument[r->from.id].label
                                                      : d->statement[r->from.id].label);
        mt_out_z(o, " challenges the step from ");
        mt_out_put(o, d->statement[on->from.id].label);
        mt_out_z(o, " to ");
        mt_out_put(o, d->statement[on->to.id].label);
        mt_out_z(o, ", which rests on it");
        return;
    }
}

static void axiom(writer *w)
{
    const mt_stated *s = w->s;
    const mt_tie_view *v = &s->all;
    if (!settled(v) || leaning(v, MT_STRONG) == leaning(v, MT_WEAK))
        return;
    mt_out *o = begin(w);
    mt_out_z(o, "By the ties of both together the answer turns on one axiom: if the enemy of an "
                "enemy is a friend, ");
    put_fewer(s, v, MT_STRONG, o);
    mt_out_z(o, "; if not, ");
    put_fewer(s, v, MT_WEAK, o);
    put_challenge(s, o);
    end(w);
}

void mt_stated_why(const mt_stated *s, mt_sentences *to)
{
    writer w = {.s = s, .to = to};
    *to = (mt_sentences){0};
    who(&w);
    for (int k = 0; k < 2 && s->proposal != MT_NO_ID; k++)
        step(&w, s->order[k]);
    for (int k = 0; k < 2; k++)
        missing(&w, s->order[k]);
    if (s->proposal != MT_NO_ID)
        axiom(&w);
}

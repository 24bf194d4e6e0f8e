/* What is stated -> the report in words: the list of ties first, then signs, why the
 * sides differ, and each view under strong and weak balance. */
#include "ties/words.h"

enum { NAME_MOST = 24, MATRIX_MOST = 40 };

static const char *const kind_word[] = {"strong", "weak"};

/* ---- the list ---- */

static void put_tie(const mt_stated *s, uint32_t id, mt_out *o)
{
    const mt_debate *d = s->debate;
    const mt_debate_tie *t = &d->tie[id];
    bool motion = t->claim.kind == MT_END_STATEMENT && t->claim.id == d->motion;
    mt_out_z(o, "    ");
    mt_out_z(o, t->hostile ? "- " : "+ ");
    mt_out_put(o, mt_tie_label(d, t));
    if (motion)
        mt_out_z(o, ", proposed by the motion");
    if (t->side == MT_SIDE_YES || t->side == MT_SIDE_NO) {
        mt_out_z(o, ", ");
        mt_put_side(s, t->side, false, o);
    } else if (t->side == MT_SIDE_SHARED) {
        mt_out_z(o, ", both sides");
    }
    mt_out_z(o, ", ");
    mt_out_put(o, mt_tie_code_word(t->code));
    mt_out_z(o, t->layer.len ? ", " : "");
    mt_out_put(o, t->layer);
    mt_out_z(o, t->when.len ? ", " : "");
    mt_out_put(o, t->when);
    if (t->weight != 1) {
        mt_out_z(o, ", weight ");
        mt_out_num(o, t->weight);
    }
    if (!mt_stated_counts(s, t))
        mt_out_z(o, " (left out)");
    mt_out_z(o, ": \xE2\x80\x9C");
    mt_out_put(o, mt_tie_words(d, t));
    mt_out_z(o, "\xE2\x80\x9D\n");
}

static void list(const mt_stated *s, mt_out *o)
{
    const mt_debate *d = s->debate;
    mt_out_printf(o, "Ties as the claims state them: %u between %u pairs of %u actors\n", d->ties,
                  s->pairs, d->actors);
    for (uint32_t p = 0; p < s->pairs; p++) {
        const mt_pair *pair = &s->pair[p];
        mt_out_z(o, "  ");
        mt_out_put(o, d->actor[pair->a].name);
        mt_out_z(o, ", ");
        mt_out_put(o, d->actor[pair->b].name);
        mt_out_z(o, pair->disputed ? " (the sides differ)\n" : "\n");
        for (uint32_t i = 0; i < pair->ties; i++)
            put_tie(s, s->by_pair[pair->first + i], o);
    }
    if (s->background && !s->options.background)
        mt_out_printf(o, "  %u background tie%s left out; --background counts them.\n",
                      s->background, s->background == 1 ? " is" : "s are");
}

/* ---- signs ---- */

static char cell(const mt_stated *s, uint32_t a, uint32_t b)
{
    static const char marks[] = ".+-*";
    uint32_t p = a == b ? MT_NO_ID : mt_stated_pair(s, a, b);
    if (p == MT_NO_ID)
        return (char)(a == b ? ' ' : '.');
    return (char)(s->pair[p].proposed != MT_SIGN_NONE ? '?' : marks[s->all.sign[p]]);
}

static void matrix(const mt_stated *s, mt_out *o)
{
    const mt_debate *d = s->debate;
    bool proposed = s->proposal != MT_NO_ID, both = false;
    if (d->actors > MATRIX_MOST)
        return;
    for (uint32_t p = 0; p < s->pairs; p++)
        both = both || (s->all.sign[p] == MT_SIGN_BOTH && s->pair[p].proposed == MT_SIGN_NONE);
    mt_out_z(o, "\nSigns: + allied, - hostile");
    mt_out_z(o, both ? ", * both are stated" : "");
    mt_out_z(o, proposed ? ", ? the proposal\n" : "\n");
    for (uint32_t a = 0; a < d->actors; a++) {
        mt_out_printf(o, "  %2u ", a + 1);
        for (uint32_t b = 0; b < d->actors; b++) {
            mt_out_char(o, ' ');
            mt_out_char(o, cell(s, a, b));
        }
        mt_out_z(o, "   ");
        mt_out_put(o, d->actor[a].name);
        mt_out_char(o, '\n');
    }
}

/* ---- a view ---- */

static void put_pairs(const mt_state *at, const mt_debate *d, const uint32_t *tie, uint32_t n,
                      mt_out *o)
{
    for (uint32_t i = 0; i < n; i++) {
        const mt_actor_tie *t = &at->net.tie[tie[i]];
        mt_out_z(o, i ? ", " : "");
        mt_put_tie(d, t->a, t->b, t->hostile, o);
    }
}

/* "West, Iran | ISIS": the camps of those who are tied. */
static void put_camps(const mt_stated *s, const mt_state *at, const mt_split *split, mt_out *o)
{
    bool first = true;
    for (uint32_t camp = 0; camp < split->camps; camp++) {
        bool any = false;
        for (uint32_t a = 0; a < s->debate->actors; a++) {
            if (split->camp[a] != camp || !mt_network_has(&at->net, a))
                continue;
            mt_out_z(o, any ? ", " : first ? "" : " | ");
            mt_out_put(o, s->debate->actor[a].name);
            any = true;
            first = false;
        }
    }
}

static void put_splits(const mt_stated *s, const mt_state *at, mt_balance_kind kind, mt_out *o)
{
    const mt_balance *b = &at->balance[kind];
    mt_out_printf(o, "    %s balance: ", kind_word[kind]);
    mt_put_contradictions(b, o);
    mt_out_z(o, ", ");
    mt_out_printf(o, b->splits_exact ? "%llu" : "at least %llu", (unsigned long long)b->splits);
    mt_out_printf(o, " best split%s", mt_s(b->splits));
    if (kind == MT_WEAK && (at->groupings != b->splits || !at->groupings_exact))
        mt_out_printf(o, " (%s%llu partitions into camps, %s%llu into at most three)",
                      at->groupings_exact ? "" : "at least ", (unsigned long long)at->groupings,
                      at->threes_exact ? "" : "at least ", (unsigned long long)at->threes);
    mt_out_char(o, '\n');
    for (uint32_t i = 0; i < b->split_n; i++) {
        mt_out_z(o, "      ");
        put_camps(s, at, &b->split[i], o);
        if (b->split[i].strained_n) {
            mt_out_z(o, "; strained: ");
            put_pairs(at, s->debate, b->split[i].strained, b->split[i].strained_n, o);
        }
        mt_out_char(o, '\n');
    }
    if (b->splits > b->split_n)
        mt_out_printf(o, "      and %llu more\n", (unsigned long long)(b->splits - b->split_n));
}

static void put_strain(const mt_stated *s, const mt_state *at, mt_balance_kind kind, mt_strain want,
                       const char *words, mt_out *o)
{
    bool any = false;
    for (uint32_t i = 0; i < at->net.m; i++) {
        const mt_actor_tie *t = &at->net.tie[i];
        if (at->balance[kind].strain[i] != want)
            continue;
        mt_out_z(o, any ? ", " : words);
        mt_put_tie(s->debate, t->a, t->b, t->hostile, o);
        any = true;
    }
    mt_out_z(o, any ? "\n" : "");
}

static void put_cycles(const mt_stated *s, const mt_state *at, mt_balance_kind kind, mt_out *o)
{
    const mt_balance *b = &at->balance[kind];
    for (uint32_t i = 0; i < b->cycle_n; i++) {
        const mt_cycle *c = &b->cycle[i];
        uint32_t actor = c->from;
        mt_out_z(o, "      contradict each other: ");
        mt_out_put(o, s->debate->actor[actor].name);
        for (uint32_t k = 0; k < c->n; k++) {
            const mt_actor_tie *t = &at->net.tie[c->tie[k]];
            actor = t->a == actor ? t->b : t->a;
            mt_out_z(o, t->hostile ? " - " : " + ");
            mt_out_put(o, s->debate->actor[actor].name);
        }
        mt_out_char(o, '\n');
    }
}

static void put_triads(const mt_stated *s, const mt_state *at, mt_out *o)
{
    const mt_triads *t = &at->triads;
    if (!t->n)
        return;
    mt_out_z(o, "    triads out of balance: ");
    for (uint32_t i = 0; i < t->n; i++) {
        mt_out_z(o, i ? "; " : "");
        for (int k = 0; k < 3; k++) {
            mt_out_z(o, k ? ", " : "");
            mt_out_put(o, s->debate->actor[t->at[i].actor[k]].name);
        }
        mt_out_z(o, t->at[i].hostile == 3 ? " (strong only)" : "");
    }
    uint64_t more = t->one + t->three - t->n;
    if (more)
        mt_out_printf(o, "; and %llu more", (unsigned long long)more);
    mt_out_char(o, '\n');
}

static void put_state(const mt_stated *s, const mt_tie_view *v, mt_proposal state, mt_out *o)
{
    const mt_state *at = &v->state[state];
    if (s->proposal != MT_NO_ID) {
        mt_out_z(o, state == MT_PROPOSAL_OPEN   ? "  without the proposal"
                    : state == MT_PROPOSAL_MADE ? "  as proposed, "
                                                : "  the other way round, ");
        if (state != MT_PROPOSAL_OPEN)
            mt_put_proposal(s, state, o);
        mt_out_char(o, '\n');
    }
    for (int k = 0; k < MT_BALANCE_KINDS; k++) {
        mt_balance_kind kind = (mt_balance_kind)k;
        put_splits(s, at, kind, o);
        put_cycles(s, at, kind, o);
        if (at->balance[k].splits > 1) {
            put_strain(s, at, kind, MT_STRAIN_ALL, "      strained in all: ", o);
            put_strain(s, at, kind, MT_STRAIN_SOME, "      strained in some: ", o);
        }
    }
    put_triads(s, at, o);
}

static void put_head(const mt_stated *s, const mt_tie_view *v, mt_out *o)
{
    uint32_t pairs = 0;
    for (uint32_t p = 0; p < s->pairs; p++)
        pairs += v->sign[p] != MT_SIGN_NONE && s->pair[p].proposed == MT_SIGN_NONE;
    mt_out_printf(o, ": %u pair%s of %u actors tied\n", pairs, mt_s(pairs), v->actors);
    bool any = false;
    for (uint32_t p = 0; p < s->pairs; p++) {
        if (v->sign[p] != MT_SIGN_BOTH || s->pair[p].proposed != MT_SIGN_NONE)
            continue;
        mt_out_z(o, any ? "; " : "  stated with both signs, so left out: ");
        mt_out_put(o, s->debate->actor[s->pair[p].a].name);
        mt_out_z(o, ", ");
        mt_out_put(o, s->debate->actor[s->pair[p].b].name);
        any = true;
    }
    mt_out_z(o, any ? "\n" : "");
}

static void put_view(const mt_stated *s, const mt_tie_view *v, mt_out *o)
{
    mt_out_char(o, '\n');
    if (v->side == MT_SIDE_SHARED)
        mt_out_z(o, "Both together");
    else
        mt_put_side(s, v->side, true, o);
    put_head(s, v, o);
    for (int k = 0; k < MT_PROPOSALS; k++)
        if (v->has[k])
            put_state(s, v, (mt_proposal)k, o);
    mt_stated_sway_text(s, v, o);
}

/* ---- positions ---- */

static void put_position(const mt_stated *s, uint32_t i, mt_out *o)
{
    const mt_tie_view *v = &s->holds[i];
    mt_outcome motion = s->verdict->positions.at[i].motion;
    mt_out_printf(o, "\nPosition %u, ", i + 1);
    mt_out_z(o, motion == MT_OUTCOME_YES  ? "Yes"
                : motion == MT_OUTCOME_NO ? "No"
                                          : "the motion open");
    if (v->same != MT_NO_ID) {
        mt_out_printf(o, ": the ties of position %u\n", v->same + 1);
        return;
    }
    put_head(s, v, o);
    for (int k = 0; k < MT_PROPOSALS; k++)
        if (v->has[k])
            put_state(s, v, (mt_proposal)k, o);
}

static const char legend[] =
    "\nStrong balance knows two camps: the enemy of an enemy is a friend. Weak balance knows any "
    "number: he need not be.\nA contradiction is a tie that gives way even in a best split, allies "
    "apart or enemies together; it counts by its weight.\nBest splits are told apart by the ties "
    "that give way (strained), and those of weak balance have camps as small as can be; a "
    "partition "
    "may join camps that no tie joins.\n";

void mt_stated_text(const mt_stated *s, mt_out *o)
{
    mt_sentences why;
    if (s->debate->question.len) {
        mt_out_put(o, s->debate->question);
        mt_out_z(o, "\n\n");
    }
    if (!s->debate->ties) {
        mt_out_z(o, "No claim states a tie between actors.\n");
        return;
    }
    list(s, o);
    matrix(s, o);
    mt_stated_why(s, &why);
    mt_out_z(o, why.n ? "\nWhy the sides differ\n" : "");
    for (uint32_t i = 0; i < why.n; i++) {
        mt_out_z(o, "  ");
        mt_out_put(o, why.at[i]);
        mt_out_char(o, '\n');
    }
    mt_out_z(o, legend);
    for (int k = 0; k < 2; k++)
        put_view(s, mt_stated_side(s, s->order[k]), o);
    put_view(s, &s->all, o);
    for (uint32_t i = 0; i < s->held; i++)
        put_position(s, i, o);
    if (s->verdict && s->verdict->positions.listed > s->held)
        mt_out_printf(o, "\n%u more positions are not listed.\n",
                      s->verdict->positions.listed - s->held);
    mt_out_z(o,
             "\nThis is the consistency of the relations as stated: no forecast and no advice.\n");
}

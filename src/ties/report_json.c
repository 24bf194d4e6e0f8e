/* What is stated -> JSON (docs/ACTORS.md). */
#include "ties/words.h"

static const char *const kind_word[] = {"strong", "weak"};
static const char *const state_word[] = {"open", "as_proposed", "reversed"};

static const char *lean_word(mt_leaning l)
{
    switch (l) {
    case MT_LEAN_UNKNOWN: return "unknown";
    case MT_LEAN_FRIENDLY: return "allied";
    case MT_LEAN_HOSTILE: return "hostile";
    case MT_LEAN_EVEN: return "even";
    }
    return "unknown";
}

static const char *strain_word(mt_strain strain)
{
    switch (strain) {
    case MT_STRAIN_UNKNOWN: return "unknown";
    case MT_STRAIN_NONE: return "none";
    case MT_STRAIN_SOME: return "some";
    case MT_STRAIN_ALL: return "all";
    }
    return "unknown";
}

static const char *side_word(mt_side side)
{
    static const char *const words[] = {"none", "yes", "no", "both"};
    return words[side];
}

static void put_str(mt_out *o, const char *key, moot_str s)
{
    if (!s.len)
        return;
    mt_out_printf(o, ", \"%s\": ", key);
    mt_out_json(o, s);
}

static void put_name(const mt_stated *s, uint32_t actor, mt_out *o)
{
    mt_out_json(o, s->debate->actor[actor].name);
}

/* ["Iran", "ISIS", "-"] */
static void put_tie(const mt_stated *s, const mt_actor_tie *t, mt_out *o)
{
    mt_out_char(o, '[');
    put_name(s, t->a, o);
    mt_out_z(o, ", ");
    put_name(s, t->b, o);
    mt_out_z(o, t->hostile ? ", \"-\"]" : ", \"+\"]");
}

static void put_ties(const mt_stated *s, const mt_network *net, const uint32_t *tie, uint32_t n,
                     mt_out *o)
{
    mt_out_char(o, '[');
    for (uint32_t i = 0; i < n; i++) {
        mt_out_z(o, i ? ", " : "");
        put_tie(s, &net->tie[tie[i]], o);
    }
    mt_out_char(o, ']');
}

static void put_weight(const char *key, int64_t w, mt_out *o)
{
    mt_out_printf(o, ", \"%s\": ", key);
    mt_put_weight(w, o);
}

/* ---- the list ---- */

static void put_stated(const mt_stated *s, uint32_t id, mt_out *o)
{
    const mt_debate_tie *t = &s->debate->tie[id];
    mt_out_z(o, id ? ",\n    {\"a\": " : "\n    {\"a\": ");
    put_name(s, t->a, o);
    mt_out_z(o, ", \"b\": ");
    put_name(s, t->b, o);
    mt_out_printf(o, ", \"sign\": \"%c\"", t->hostile ? '-' : '+');
    put_str(o, "claim", mt_tie_label(s->debate, t));
    mt_out_printf(o, ", \"side\": \"%s\"", side_word(t->side));
    put_str(o, "code", mt_tie_code_word(t->code));
    put_str(o, "layer", t->layer);
    put_str(o, "when", t->when);
    mt_out_z(o, ", \"weight\": ");
    mt_out_num(o, t->weight);
    mt_out_z(o, mt_stated_counts(s, t) ? ", \"counted\": true" : ", \"counted\": false");
    put_str(o, "words", mt_tie_words(s->debate, t));
    mt_out_char(o, '}');
}

static void put_pairs_where(const mt_stated *s, const char *key, bool proposed, mt_out *o)
{
    bool any = false;
    mt_out_printf(o, ",\n  \"%s\": [", key);
    for (uint32_t p = 0; p < s->pairs; p++) {
        const mt_pair *pair = &s->pair[p];
        if (proposed ? pair->proposed == MT_SIGN_NONE : !pair->disputed)
            continue;
        mt_out_z(o, any ? ", [" : "[");
        put_name(s, pair->a, o);
        mt_out_z(o, ", ");
        put_name(s, pair->b, o);
        if (proposed)
            mt_out_z(o, pair->proposed == MT_SIGN_HOSTILE ? ", \"-\"" : ", \"+\"");
        mt_out_char(o, ']');
        any = true;
    }
    mt_out_char(o, ']');
}

/* ---- a network ---- */

static void put_split(const mt_stated *s, const mt_network *net, const mt_split *split, mt_out *o)
{
    mt_out_z(o, "{\"camps\": [");
    bool first = true;
    for (uint32_t camp = 0; camp < split->camps; camp++) {
        bool any = false;
        for (uint32_t a = 0; a < net->n; a++) {
            if (split->camp[a] != camp || !mt_network_has(net, a))
                continue;
            mt_out_z(o, any ? ", " : first ? "[" : ", [");
            put_name(s, a, o);
            any = true;
            first = false;
        }
        mt_out_z(o, any ? "]" : "");
    }
    mt_out_z(o, "], \"strained\": ");
    put_ties(s, net, split->strained, split->strained_n, o);
    mt_out_char(o, '}');
}

static void put_cycles(const mt_stated *s, const mt_network *net, const mt_balance *b, mt_out *o)
{
    mt_out_z(o, ", \"cycles\": [");
    for (uint32_t i = 0; i < b->cycle_n; i++) {
        mt_out_z(o, i ? ", " : "");
        put_ties(s, net, b->cycle[i].tie, b->cycle[i].n, o);
    }
    mt_out_char(o, ']');
}

static void put_balance(const mt_stated *s, const mt_network *net, const mt_balance *b, mt_out *o)
{
    mt_out_z(o, "{\"index\": ");
    mt_put_weight(b->lower, o);
    if (!b->exact)
        put_weight("at_most", b->upper, o);
    mt_out_printf(o, ", \"exact\": %s, \"splits\": %llu, \"splits_exact\": %s, \"listed\": [",
                  b->exact ? "true" : "false", (unsigned long long)b->splits,
                  b->splits_exact ? "true" : "false");
    for (uint32_t i = 0; i < b->split_n; i++) {
        mt_out_z(o, i ? ", " : "");
        put_split(s, net, &b->split[i], o);
    }
    mt_out_z(o, "], \"strain\": [");
    bool any = false;
    for (uint32_t i = 0; i < net->m; i++) {
        if (b->strain[i] == MT_STRAIN_NONE)
            continue;
        mt_out_z(o, any ? ", {\"tie\": " : "{\"tie\": ");
        put_tie(s, &net->tie[i], o);
        mt_out_printf(o, ", \"in\": \"%s\"}", strain_word(b->strain[i]));
        any = true;
    }
    mt_out_char(o, ']');
    put_cycles(s, net, b, o);
    mt_out_char(o, '}');
}

static void put_state(const mt_stated *s, const mt_state *at, mt_out *o)
{
    mt_out_char(o, '{');
    for (int k = 0; k < MT_BALANCE_KINDS; k++) {
        mt_out_printf(o, k ? ", \"%s\": " : "\"%s\": ", kind_word[k]);
        put_balance(s, &at->net, &at->balance[k], o);
    }
    mt_out_printf(o, ", \"groupings\": %llu, \"groupings_exact\": %s",
                  (unsigned long long)at->groupings, at->groupings_exact ? "true" : "false");
    mt_out_printf(o, ", \"groupings_three\": %llu, \"groupings_three_exact\": %s, \"triads\": [",
                  (unsigned long long)at->threes, at->threes_exact ? "true" : "false");
    for (uint32_t i = 0; i < at->triads.n; i++) {
        mt_out_z(o, i ? ", [" : "[");
        for (int k = 0; k < 3; k++) {
            mt_out_z(o, k ? ", " : "");
            put_name(s, at->triads.at[i].actor[k], o);
        }
        mt_out_char(o, ']');
    }
    mt_out_printf(o, "], \"triads_one\": %llu, \"triads_three\": %llu}",
                  (unsigned long long)at->triads.one, (unsigned long long)at->triads.three);
}

/* The claims that tie the pairs of these ties. */
static void put_rest(const mt_stated *s, const mt_tie_view *v, const mt_network *net,
                     const uint32_t *tie, uint32_t n, mt_out *o)
{
    mt_out_z(o, ", \"claims\": [");
    bool any = false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t p = mt_stated_pair(s, net->tie[tie[i]].a, net->tie[tie[i]].b);
        for (uint32_t k = 0; p != MT_NO_ID && k < s->pair[p].ties; k++) {
            const mt_debate_tie *t = &s->debate->tie[s->by_pair[s->pair[p].first + k]];
            if (!mt_stated_holds(s, v, t))
                continue;
            mt_out_z(o, any ? ", " : "");
            mt_out_json(o, mt_tie_label(s->debate, t));
            any = true;
        }
    }
    mt_out_char(o, ']');
}

static void put_sway(const mt_stated *s, const mt_tie_view *v, const mt_network *net,
                     const mt_sway *w, mt_out *o)
{
    mt_out_printf(o, "{\"leaning\": \"%s\"", lean_word(w->leaning));
    put_weight("open", w->none, o);
    put_weight("allied", w->friendly, o);
    put_weight("hostile", w->hostile, o);
    mt_out_printf(o, ", \"exact\": %s, \"known\": %s, \"turns\": [", w->exact ? "true" : "false",
                  w->known ? "true" : "false");
    for (uint32_t i = 0; i < w->turn_n; i++) {
        mt_out_z(o, i ? ", {\"ties\": " : "{\"ties\": ");
        put_ties(s, net, w->turn[i].tie, w->turn[i].n, o);
        mt_out_printf(o, ", \"by\": \"%s\", \"to\": \"%s\"",
                      w->turn[i].flipped ? "flip" : "removal", lean_word(w->turn[i].to));
        put_rest(s, v, net, w->turn[i].tie, w->turn[i].n, o);
        mt_out_char(o, '}');
    }
    mt_out_z(o, "], \"thresholds\": [");
    for (uint32_t i = 0; i < w->threshold_n; i++) {
        const mt_threshold *t = &w->threshold[i];
        mt_out_z(o, i ? ", {\"tie\": " : "{\"tie\": ");
        put_tie(s, &net->tie[t->tie], o);
        put_weight("weight", t->weight, o);
        put_weight("at", t->at, o);
        mt_out_printf(o, ", \"past\": \"%s\", \"beyond\": \"%s\"",
                      t->heavier ? "heavier" : "lighter", lean_word(t->beyond));
        put_rest(s, v, net, &t->tie, 1, o);
        mt_out_char(o, '}');
    }
    mt_out_z(o, "]}");
}

static void put_view(const mt_stated *s, const mt_tie_view *v, mt_out *o)
{
    bool any = false;
    mt_out_printf(o, "\"actors\": %u, \"both_signs\": [", v->actors);
    for (uint32_t p = 0; p < s->pairs; p++) {
        if (v->sign[p] != MT_SIGN_BOTH || s->pair[p].proposed != MT_SIGN_NONE)
            continue;
        mt_out_z(o, any ? ", [" : "[");
        put_name(s, s->pair[p].a, o);
        mt_out_z(o, ", ");
        put_name(s, s->pair[p].b, o);
        mt_out_char(o, ']');
        any = true;
    }
    mt_out_char(o, ']');
    if (v->same != MT_NO_ID)
        mt_out_printf(o, ", \"same_as\": %u", v->same);
    for (int k = 0; k < MT_PROPOSALS; k++)
        if (v->has[k]) {
            mt_out_printf(o, ",\n    \"%s\": ", state_word[k]);
            put_state(s, &v->state[k], o);
        }
    for (int k = 0; v->swayed && k < MT_BALANCE_KINDS; k++) {
        mt_out_printf(o, ",\n    \"turns_%s\": ", kind_word[k]);
        put_sway(s, v, &v->sway_net, &v->sway[k], o);
    }
    mt_out_char(o, '}');
}

static void put_positions(const mt_stated *s, mt_out *o)
{
    static const char *const words[] = {"yes", "no"};
    mt_out_z(o, ",\n  \"positions\": [");
    for (uint32_t i = 0; i < s->held; i++) {
        mt_outcome motion = s->verdict->positions.at[i].motion;
        mt_out_printf(o, "%s{\"motion\": \"%s\", ", i ? ",\n    " : "\n    ",
                      motion == MT_OUTCOME_YES || motion == MT_OUTCOME_NO ? words[motion] : "open");
        put_view(s, &s->holds[i], o);
    }
    mt_out_char(o, ']');
}

void mt_stated_json(const mt_stated *s, mt_out *o)
{
    mt_sentences why;
    mt_out_z(o, "{\"question\": ");
    mt_out_json(o, s->debate->question);
    mt_out_z(o, ",\n  \"actors\": [");
    for (uint32_t i = 0; i < s->debate->actors; i++) {
        mt_out_z(o, i ? ", " : "");
        put_name(s, i, o);
    }
    mt_out_z(o, "],\n  \"ties\": [");
    for (uint32_t i = 0; i < s->debate->ties; i++)
        put_stated(s, i, o);
    mt_out_char(o, ']');
    put_pairs_where(s, "proposal", true, o);
    put_pairs_where(s, "disputed", false, o);
    mt_stated_why(s, &why);
    mt_out_z(o, ",\n  \"why\": [");
    for (uint32_t i = 0; i < why.n; i++) {
        mt_out_z(o, i ? ",\n    " : "\n    ");
        mt_out_json(o, why.at[i]);
    }
    mt_out_char(o, ']');
    for (int k = 0; k < 2; k++) {
        mt_out_printf(o, ",\n  \"%s\": {", side_word(s->order[k]));
        put_view(s, mt_stated_side(s, s->order[k]), o);
    }
    mt_out_z(o, ",\n  \"both\": {");
    put_view(s, &s->all, o);
    if (s->verdict)
        put_positions(s, o);
    mt_out_z(o, "\n}\n");
}

/* ---- what if ---- */

static void put_change(const mt_stated *s, const mt_tie_change *c, mt_out *o)
{
    static const char *const marks[] = {"+", "-", "0"};
    mt_out_char(o, '[');
    put_name(s, c->a, o);
    mt_out_z(o, ", ");
    put_name(s, c->b, o);
    mt_out_printf(o, ", \"%s\"]", marks[c->kind]);
}

static void put_what_if(const mt_stated *s, const mt_tie_view *v, const mt_what_if *w, mt_out *o)
{
    const mt_network *before = &v->state[MT_PROPOSAL_OPEN].net;
    mt_out_printf(o, "{\"axiom\": %s", w->axiom ? "true" : "false");
    for (int k = 0; k < MT_BALANCE_KINDS; k++) {
        mt_out_printf(o, ", \"%s\": {\"before\": ", kind_word[k]);
        put_balance(s, before, &w->before[k], o);
        mt_out_z(o, ", \"after\": ");
        put_balance(s, &w->net, &w->after[k], o);
        mt_out_z(o, ", \"turns\": ");
        put_sway(s, v, &w->base, &w->sway[k], o);
        mt_out_char(o, '}');
    }
    mt_out_char(o, '}');
}

void mt_stated_what_if_json(const mt_stated *s, uint32_t n, const mt_tie_change *change,
                            const mt_what_if what[3], mt_out *o)
{
    mt_out_z(o, "{\"what_if\": [");
    for (uint32_t i = 0; i < n; i++) {
        mt_out_z(o, i ? ", " : "");
        put_change(s, &change[i], o);
    }
    mt_out_char(o, ']');
    for (int k = 0; k < 2; k++) {
        mt_out_printf(o, ",\n  \"%s\": ", side_word(s->order[k]));
        put_what_if(s, mt_stated_side(s, s->order[k]), &what[k], o);
    }
    mt_out_z(o, ",\n  \"both\": ");
    put_what_if(s, &s->all, &what[2], o);
    mt_out_z(o, "\n}\n");
}

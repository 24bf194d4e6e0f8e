/* Network, indices, certificates and what-if -> JSON. */
#include "actors/report.h"

#include <inttypes.h>

static const char *strain_word(mt_strain strain)
{
    static const char *const words[] = {"unknown", "none", "some", "all"};
    return words[strain];
}

static const char *proof_word(mt_proof proof)
{
    static const char *const words[] = {"none", "cycles", "tried", "solver"};
    return words[proof];
}

const char *mt_leaning_say(mt_leaning leaning)
{
    static const char *const words[] = {"unknown", "friends", "enemies", "neither"};
    return words[leaning];
}

void mt_weight_put(mt_out *out, int64_t weight)
{
    int64_t rest = weight % MT_TIE_ONE, places = 6;
    mt_out_printf(out, "%" PRId64, weight / MT_TIE_ONE);
    if (!rest)
        return;
    while (rest % 10 == 0) {
        rest /= 10;
        places--;
    }
    mt_out_printf(out, ".%0*" PRId64, (int)places, rest);
}

static void put_bool(mt_out *out, bool truth)
{
    mt_out_z(out, truth ? "true" : "false");
}

static void put_ties(mt_out *out, const uint32_t *tie, uint32_t n)
{
    mt_out_char(out, '[');
    for (uint32_t i = 0; i < n; i++)
        mt_out_printf(out, "%s%" PRIu32, i ? ", " : "", tie[i]);
    mt_out_char(out, ']');
}

static void put_split(mt_out *out, const mt_network *net, const mt_split *s)
{
    mt_out_z(out, "{\"camps\": [");
    for (uint32_t c = 0; c < s->camps; c++) {
        const char *between = c ? ", [" : "[";
        for (uint32_t v = 0; v < net->n; v++)
            if (s->camp[v] == c) {
                mt_out_z(out, between);
                mt_out_json(out, net->name[v]);
                between = ", ";
            }
        mt_out_char(out, ']');
    }
    mt_out_z(out, "], \"strained\": ");
    put_ties(out, s->strained, s->strained_n);
    mt_out_char(out, '}');
}

static void put_index(mt_out *out, const mt_balance *b)
{
    mt_out_z(out, b->exact ? "\"index\": " : "\"lower\": ");
    mt_weight_put(out, b->lower);
    if (!b->exact) {
        mt_out_z(out, ", \"upper\": ");
        mt_weight_put(out, b->upper);
    }
    mt_out_z(out, ", \"exact\": ");
    put_bool(out, b->exact);
}

static void put_certificate(mt_out *out, const mt_network *net, const mt_balance *b)
{
    mt_out_printf(out, "\"certificate\": {\"proof\": \"%s\", \"packed\": ", proof_word(b->proof));
    mt_weight_put(out, b->packed);
    mt_out_z(out, ", \"cycles\": [");
    for (uint32_t k = 0; k < b->cycle_n; k++) {
        const mt_cycle *c = &b->cycle[k];
        mt_out_z(out, k ? ",\n      {\"from\": " : "\n      {\"from\": ");
        mt_out_json(out, net->name[c->from]);
        mt_out_z(out, ", \"ties\": ");
        put_ties(out, c->tie, c->n);
        mt_out_z(out, ", \"times\": ");
        mt_weight_put(out, c->times);
        mt_out_char(out, '}');
    }
    mt_out_z(out, "], \"change\": ");
    put_ties(out, b->split[0].strained, b->split[0].strained_n);
    mt_out_char(out, '}');
}

/* One balance as a JSON object, for those who write their own whole. */
static void put_balance(const mt_network *net, const mt_balance *b, mt_out *out)
{
    mt_out_char(out, '{');
    put_index(out, b);
    mt_out_printf(out, ",\n    \"splits\": {\"count\": %" PRIu64 ", \"exact\": ", b->splits);
    put_bool(out, b->splits_exact);
    mt_out_z(out, ", \"list\": [");
    for (uint32_t k = 0; k < b->split_n; k++) {
        mt_out_z(out, k ? ",\n      " : "\n      ");
        put_split(out, net, &b->split[k]);
    }
    mt_out_z(out, "]},\n    \"strain\": [");
    for (uint32_t t = 0; t < net->m; t++)
        mt_out_printf(out, "%s\"%s\"", t ? ", " : "", strain_word(b->strain[t]));
    mt_out_z(out, "],\n    ");
    put_certificate(out, net, b);
    mt_out_char(out, '}');
}

static void put_tie_list(mt_out *out, const mt_network *net)
{
    mt_out_z(out, "\"ties\": [");
    for (uint32_t t = 0; t < net->m; t++) {
        const mt_actor_tie *tie = &net->tie[t];
        mt_out_z(out, t ? ",\n    {\"a\": " : "\n    {\"a\": ");
        mt_out_json(out, net->name[tie->a]);
        mt_out_z(out, ", \"b\": ");
        mt_out_json(out, net->name[tie->b]);
        mt_out_printf(out, ", \"sign\": %d, \"weight\": ", tie->hostile ? -1 : 1);
        mt_weight_put(out, tie->weight);
        mt_out_char(out, '}');
    }
    mt_out_char(out, ']');
}

static void put_network(mt_out *out, const mt_network *net)
{
    mt_out_z(out, "\"actors\": [");
    for (uint32_t v = 0; v < net->n; v++) {
        mt_out_z(out, v ? ", " : "");
        mt_out_json(out, net->name[v]);
    }
    mt_out_printf(out, "],\n  \"parts\": %" PRIu32 ",\n  ", net->parts);
    put_tie_list(out, net);
}

static void put_triads(mt_out *out, const mt_network *net, const mt_triads *t)
{
    mt_out_printf(out,
                  "\"triads\": {\"one_hostile\": %" PRIu64 ", \"three_hostile\": %" PRIu64
                  ", \"list\": [",
                  t->one, t->three);
    for (uint32_t k = 0; k < t->n; k++) {
        mt_out_z(out, k ? ",\n    {\"actors\": [" : "\n    {\"actors\": [");
        for (int i = 0; i < 3; i++) {
            mt_out_z(out, i ? ", " : "");
            mt_out_json(out, net->name[t->at[k].actor[i]]);
        }
        mt_out_printf(out, "], \"hostile\": %" PRIu32 "}", t->at[k].hostile);
    }
    mt_out_z(out, "]}");
}

static void put_sway(mt_out *out, const mt_sway *s)
{
    mt_out_z(out, "\"untied\": ");
    mt_weight_put(out, s->none);
    mt_out_z(out, ", \"friends\": ");
    mt_weight_put(out, s->friendly);
    mt_out_z(out, ", \"enemies\": ");
    mt_weight_put(out, s->hostile);
    mt_out_z(out, ", \"exact\": ");
    put_bool(out, s->exact);
    mt_out_printf(out, ", \"leans\": \"%s\", \"searched\": ", mt_leaning_say(s->leaning));
    put_bool(out, s->known);
    mt_out_z(out, ",\n    \"turns\": [");
    for (uint32_t k = 0; k < s->turn_n; k++) {
        const mt_sway_turn *t = &s->turn[k];
        mt_out_printf(out, "%s\n      {\"%s\": ", k ? "," : "", t->flipped ? "flip" : "remove");
        put_ties(out, t->tie, t->n);
        mt_out_printf(out, ", \"leans\": \"%s\"}", mt_leaning_say(t->to));
    }
    mt_out_z(out, "],\n    \"thresholds\": [");
    for (uint32_t k = 0; k < s->threshold_n; k++) {
        const mt_threshold *t = &s->threshold[k];
        mt_out_printf(out, "%s\n      {\"tie\": %" PRIu32 ", \"weight\": ", k ? "," : "", t->tie);
        mt_weight_put(out, t->weight);
        mt_out_printf(out, ", \"%s\": ", t->heavier ? "above" : "below");
        mt_weight_put(out, t->at);
        mt_out_printf(out, ", \"leans\": \"%s\"}", mt_leaning_say(t->beyond));
    }
    mt_out_char(out, ']');
}

static void put_what_if(mt_out *out, const mt_network_report *r)
{
    const mt_what_if *w = r->what_if;
    static const char *const names[] = {"strong", "weak"};
    mt_out_z(out, ",\n\"what_if\": {\n  \"changes\": ");
    mt_out_json(out, r->question);
    mt_out_z(out, ",\n  \"axiom\": ");
    put_bool(out, w->axiom);
    mt_out_z(out, ",\n  \"after\": {\n  ");
    put_tie_list(out, &w->net);
    mt_out_z(out, "},\n  \"base\": {\n  ");
    put_tie_list(out, &w->base);
    mt_out_char(out, '}');
    for (int k = 0; k < MT_BALANCE_KINDS; k++) {
        mt_out_printf(out, ",\n  \"%s\": {\"before\": {", names[k]);
        put_index(out, &w->before[k]);
        mt_out_z(out, "},\n    \"after\": ");
        put_balance(&w->net, &w->after[k], out);
        mt_out_z(out, ",\n    ");
        put_sway(out, &w->sway[k]);
        mt_out_char(out, '}');
    }
    mt_out_char(out, '}');
}

void mt_network_json(const mt_network_report *r, mt_out *out)
{
    mt_out_z(out, "{\"network\": {\n  ");
    put_network(out, r->net);
    mt_out_z(out, ",\n  ");
    put_triads(out, r->net, r->triads);
    if (r->strong) {
        mt_out_z(out, ",\n  \"strong\": ");
        put_balance(r->net, r->strong, out);
    }
    if (r->weak) {
        mt_out_z(out, ",\n  \"weak\": ");
        put_balance(r->net, r->weak, out);
    }
    mt_out_char(out, '}');
    if (r->what_if)
        put_what_if(out, r);
    mt_out_z(out, "}\n");
}

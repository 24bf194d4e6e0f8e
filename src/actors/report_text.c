/* Network, indices, certificates and what-if -> lines for people. */
#include "actors/report.h"

#include <inttypes.h>

enum { LIST_MAX = 20 };

static const char *plural(uint64_t n)
{
    return n == 1 ? "" : "s";
}

static void put_tie(mt_out *out, const mt_network *net, uint32_t t)
{
    const mt_actor_tie *tie = &net->tie[t];
    mt_out_put(out, net->name[tie->a]);
    mt_out_z(out, tie->hostile ? " - " : " + ");
    mt_out_put(out, net->name[tie->b]);
    if (tie->weight != MT_TIE_ONE) {
        mt_out_z(out, " (");
        mt_weight_put(out, tie->weight);
        mt_out_char(out, ')');
    }
}

static void put_ties(mt_out *out, const mt_network *net, const uint32_t *tie, uint32_t n)
{
    for (uint32_t i = 0; i < n && i < LIST_MAX; i++) {
        mt_out_z(out, i ? ", " : "");
        put_tie(out, net, tie[i]);
    }
    if (n > LIST_MAX)
        mt_out_printf(out, ", and %" PRIu32 " more", n - LIST_MAX);
}

static void put_split(mt_out *out, const mt_network *net, const mt_split *s, uint32_t number)
{
    mt_out_printf(out, "  split %" PRIu32 "\n", number);
    for (uint32_t c = 0; c < s->camps && c < LIST_MAX; c++) {
        uint32_t n = 0;
        mt_out_printf(out, "    camp %" PRIu32 ": ", c + 1);
        for (uint32_t v = 0; v < net->n; v++)
            if (s->camp[v] == c && n++ < LIST_MAX) {
                mt_out_z(out, n > 1 ? ", " : "");
                mt_out_put(out, net->name[v]);
            }
        if (n > LIST_MAX)
            mt_out_printf(out, ", and %" PRIu32 " more", n - LIST_MAX);
        mt_out_char(out, '\n');
    }
    if (s->camps > LIST_MAX)
        mt_out_printf(out, "    and %" PRIu32 " more camps\n", s->camps - LIST_MAX);
    mt_out_z(out, "    strained: ");
    put_ties(out, net, s->strained, s->strained_n);
    mt_out_z(out, s->strained_n ? "\n" : "none\n");
}

static void put_proof(mt_out *out, const mt_balance *b)
{
    if (!b->exact) {
        mt_out_z(out, "  not settled in the time given; contradictory cycles apart from each other"
                      " show at least ");
        mt_weight_put(out, b->packed);
        mt_out_z(out, "\n");
        return;
    }
    if (!b->upper)
        return;
    mt_out_printf(out,
                  "  no lower: %" PRIu32 " contradictory cycle%s, no tie used beyond its weight",
                  b->cycle_n, plural(b->cycle_n));
    if (b->packed < b->upper) {
        mt_out_z(out, ", show ");
        mt_weight_put(out, b->packed);
        mt_out_z(out, b->proof == MT_PROOF_TRIED ? "; the rest by trying every split"
                                                 : "; the rest is proved by the solver (--proof)");
    }
    mt_out_z(out, "\n");
}

static void put_strain(mt_out *out, const mt_network *net, const mt_balance *b, mt_strain which,
                       const char *label)
{
    uint32_t n = 0;
    for (uint32_t t = 0; t < net->m; t++)
        if (b->strain[t] == which && n++ < LIST_MAX) {
            mt_out_z(out, n == 1 ? label : ", ");
            put_tie(out, net, t);
        }
    if (n > LIST_MAX)
        mt_out_printf(out, ", and %" PRIu32 " more", n - LIST_MAX);
    if (n)
        mt_out_char(out, '\n');
}

static void put_index(mt_out *out, const mt_balance *b)
{
    mt_weight_put(out, b->lower);
    if (!b->exact) {
        mt_out_z(out, " to ");
        mt_weight_put(out, b->upper);
    }
}

static void put_balance(mt_out *out, const mt_network *net, const mt_balance *b)
{
    mt_out_z(out, b->kind == MT_STRONG
                      ? "\nstrong balance (two camps: the enemy of my enemy is my friend)\n  index "
                      : "\nweak balance (any number of camps: he need not be)\n  index ");
    put_index(out, b);
    mt_out_z(out, "\n");
    put_proof(out, b);
    if (b->exact && (b->splits_exact || b->splits > 1))
        mt_out_printf(out, "  %s%" PRIu64 " optimal split%s, told apart by the ties strained\n",
                      b->splits_exact ? "" : "at least ", b->splits, plural(b->splits));
    for (uint32_t k = 0; k < b->split_n; k++)
        put_split(out, net, &b->split[k], k + 1);
    if (b->splits == 1 || !b->exact)
        return;
    put_strain(out, net, b, MT_STRAIN_ALL, "  strained in all: ");
    put_strain(out, net, b, MT_STRAIN_SOME, "  strained in some: ");
}

static void put_triads(mt_out *out, const mt_network *net, const mt_triads *t)
{
    mt_out_printf(out,
                  "\n%" PRIu64
                  " triad%s with one hostile tie (against strong and weak balance), %" PRIu64
                  " with three (against strong balance alone)\n",
                  t->one, plural(t->one), t->three);
    for (uint32_t k = 0; k < t->n && k < LIST_MAX; k++) {
        const uint32_t *a = t->at[k].actor;
        mt_out_z(out, "  ");
        for (int i = 0; i < 3; i++) {
            mt_out_z(out, i ? ", " : "");
            mt_out_put(out, net->name[a[i]]);
        }
        mt_out_z(out, t->at[k].hostile == 3 ? ": three\n" : ": one\n");
    }
    if (t->one + t->three > LIST_MAX)
        mt_out_printf(out, "  and %" PRIu64 " more\n", t->one + t->three - LIST_MAX);
}

static void put_turns(mt_out *out, const mt_what_if *w, const mt_sway *s)
{
    for (uint32_t k = 0; k < s->turn_n && k < LIST_MAX; k++) {
        const mt_sway_turn *t = &s->turn[k];
        mt_out_z(out, t->flipped ? "    " : "    without ");
        put_ties(out, &w->base, t->tie, t->n);
        mt_out_printf(out, "%s: %s\n", t->flipped ? " turned round" : "", mt_leaning_say(t->to));
    }
    if (s->turn_n > LIST_MAX)
        mt_out_printf(out, "    and %" PRIu32 " more\n", s->turn_n - LIST_MAX);
    if (!s->turn_n && s->known)
        mt_out_z(out, "    no one tie turned round and no two taken away change this\n");
    for (uint32_t k = 0; k < s->threshold_n && k < LIST_MAX; k++) {
        const mt_threshold *t = &s->threshold[k];
        mt_out_z(out, "    weight of ");
        put_ties(out, &w->base, &t->tie, 1);
        mt_out_z(out, t->heavier ? " above " : " below ");
        mt_weight_put(out, t->at);
        mt_out_printf(out, ": %s\n", mt_leaning_say(t->beyond));
    }
    if (!s->known)
        mt_out_z(out, "    what would turn it was not gone through\n");
}

static void put_what_if(mt_out *out, const mt_network_report *r)
{
    const mt_what_if *w = r->what_if;
    mt_out_z(out, "\nwhat if: ");
    mt_out_put(out, r->question);
    mt_out_z(out, "\n");
    if (w->axiom)
        mt_out_z(out, "  the answer turns on whether the enemy of my enemy is my friend\n");
    for (int k = 0; k < MT_BALANCE_KINDS; k++) {
        const mt_sway *s = &w->sway[k];
        mt_out_z(out, k ? "  weak index " : "  strong index ");
        put_index(out, &w->before[k]);
        mt_out_z(out, " -> ");
        put_index(out, &w->after[k]);
        mt_out_z(out, "; untied ");
        mt_weight_put(out, s->none);
        mt_out_z(out, ", friends ");
        mt_weight_put(out, s->friendly);
        mt_out_z(out, ", enemies ");
        mt_weight_put(out, s->hostile);
        mt_out_printf(out, "; fewer contradictions as: %s\n", mt_leaning_say(s->leaning));
        mt_out_z(out, "    strained then: ");
        put_ties(out, &w->net, w->after[k].split[0].strained, w->after[k].split[0].strained_n);
        mt_out_printf(out, "%s%s\n", w->after[k].split[0].strained_n ? "" : "none",
                      w->after[k].splits > 1 ? " (one of several optimal splits)" : "");
        put_turns(out, w, s);
    }
}

void mt_network_text(const mt_network_report *r, mt_out *out)
{
    uint32_t hostile = 0;
    for (uint32_t t = 0; t < r->net->m; t++)
        hostile += r->net->tie[t].hostile;
    mt_out_printf(out,
                  "%" PRIu32 " actor%s, %" PRIu32 " friendly and %" PRIu32
                  " hostile ties; consistency of the relations as stated\n",
                  r->net->n, plural(r->net->n), r->net->m - hostile, hostile);
    if (r->strong)
        put_balance(out, r->net, r->strong);
    if (r->weak)
        put_balance(out, r->net, r->weak);
    put_triads(out, r->net, r->triads);
    if (r->what_if)
        put_what_if(out, r);
}

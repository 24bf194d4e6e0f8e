/* What would have to be otherwise for the answer to turn -> words. */
#include "ties/words.h"

static const char *const kind_word[] = {"strong", "weak"};

static const char *lean_word(mt_leaning l)
{
    switch (l) {
    case MT_LEAN_UNKNOWN: return "was not settled";
    case MT_LEAN_FRIENDLY: return "as allies";
    case MT_LEAN_HOSTILE: return "as enemies";
    case MT_LEAN_EVEN: return "either way";
    }
    return "";
}

/* The ties of a network by their ids, with the claims they rest on. */
static void put_ties(const mt_stated *s, const mt_tie_view *v, const mt_network *net,
                     const uint32_t *tie, uint32_t n, mt_out *o)
{
    for (uint32_t i = 0; i < n; i++) {
        const mt_actor_tie *t = &net->tie[tie[i]];
        uint32_t pair = mt_stated_pair(s, t->a, t->b);
        mt_out_z(o, i ? ", " : "");
        mt_put_tie(s->debate, t->a, t->b, t->hostile, o);
        if (pair != MT_NO_ID) {
            mt_out_z(o, " (");
            mt_put_claims(s, v, pair, o);
            mt_out_char(o, ')');
        }
    }
}

void mt_put_sway(const mt_stated *s, const mt_tie_view *v, const mt_network *net, const mt_sway *w,
                 mt_out *o)
{
    mt_out_z(o, w->leaning == MT_LEAN_UNKNOWN ? "" : "fewest contradictions ");
    mt_out_z(o, lean_word(w->leaning));
    if (w->exact) {
        mt_out_z(o, " (allies ");
        mt_put_weight(w->friendly, o);
        mt_out_z(o, ", enemies ");
        mt_put_weight(w->hostile, o);
        mt_out_z(o, ", untied ");
        mt_put_weight(w->none, o);
        mt_out_char(o, ')');
    }
    mt_out_char(o, '\n');
    for (uint32_t i = 0; i < w->turn_n; i++) {
        mt_out_printf(o, "      %s ", w->turn[i].flipped ? "turned round:" : "without");
        put_ties(s, v, net, w->turn[i].tie, w->turn[i].n, o);
        mt_out_printf(o, ": %s\n", lean_word(w->turn[i].to));
    }
    if (w->exact && !w->known)
        mt_out_z(o, "      not settled in the steps given: what would turn it\n");
    for (uint32_t i = 0; i < w->threshold_n; i++) {
        const mt_threshold *t = &w->threshold[i];
        mt_out_z(o, "      ");
        put_ties(s, v, net, &t->tie, 1, o);
        mt_out_z(o, t->heavier ? " of more weight than " : " of less weight than ");
        mt_put_weight(t->at, o);
        mt_out_printf(o, ": %s\n", lean_word(t->beyond));
    }
}

void mt_stated_sway_text(const mt_stated *s, const mt_tie_view *v, mt_out *o)
{
    if (!v->swayed)
        return;
    mt_out_z(o, "  what would turn it\n");
    for (int k = 0; k < MT_BALANCE_KINDS; k++) {
        mt_out_printf(o, "    %s balance: ", kind_word[k]);
        mt_put_sway(s, v, &v->sway_net, &v->sway[k], o);
    }
}

/* Changes of ties -> what they do to the relations as each side states them. */
#include "ties/words.h"

static const char *const kind_word[] = {"strong", "weak"};

bool mt_change_read(const mt_debate *d, moot_str text, mt_tie_change *to, moot_str *unknown)
{
    moot_str a, b;
    bool hostile = false;
    *unknown = (moot_str){"", 0};
    *to = (mt_tie_change){.kind = MT_CHANGE_NONE};
    if (mt_tie_split(text, &a, &b, &hostile))
        to->kind = hostile ? MT_CHANGE_HOSTILE : MT_CHANGE_FRIENDLY;
    else if (!mt_tie_cut(text, MOOT_STR("0"), &a, &b))
        return false;
    to->a = mt_actor_named(d, a);
    to->b = mt_actor_named(d, b);
    *unknown = to->a == MT_NO_ID ? a : to->b == MT_NO_ID ? b : *unknown;
    return to->a != MT_NO_ID && to->b != MT_NO_ID && to->a != to->b;
}

moot_status mt_stated_what_if(const mt_stated *s, uint32_t n, const mt_tie_change *change,
                              mt_what_if to[3])
{
    const mt_tie_view *views[3] = {mt_stated_side(s, s->order[0]), mt_stated_side(s, s->order[1]),
                                   &s->all};
    mt_balance_options options = {.limit = s->options.limit, .stop = s->options.stop};
    moot_status st = MOOT_OK;
    for (int i = 0; i < 3 && st == MOOT_OK; i++)
        st = mt_what_if_find(&to[i], s->arena, &views[i]->state[MT_PROPOSAL_OPEN].net, n, change,
                             &options);
    return st;
}

static void put_change(const mt_debate *d, const mt_tie_change *c, mt_out *o)
{
    if (c->kind == MT_CHANGE_NONE) {
        mt_out_put(o, d->actor[c->a].name);
        mt_out_z(o, " and ");
        mt_out_put(o, d->actor[c->b].name);
        mt_out_z(o, " untied");
        return;
    }
    mt_put_tie(d, c->a, c->b, c->kind == MT_CHANGE_HOSTILE, o);
}

/* The tie of a network that is the same pair and sign as one of another. */
static mt_strain strain_in(const mt_network *net, const mt_balance *b, const mt_actor_tie *t)
{
    uint32_t i = mt_network_tie(net, t->a, t->b, t->hostile);
    return i == MT_NO_TIE ? MT_STRAIN_NONE : b->strain[i];
}

/* Ties strained in some best split now that were in none before. */
static void put_new_strain(const mt_stated *s, const mt_network *before, const mt_what_if *w,
                           mt_balance_kind kind, mt_out *o)
{
    bool any = false;
    for (uint32_t i = 0; i < w->net.m; i++) {
        const mt_actor_tie *t = &w->net.tie[i];
        mt_strain now = w->after[kind].strain[i];
        if ((now != MT_STRAIN_ALL && now != MT_STRAIN_SOME) ||
            strain_in(before, &w->before[kind], t) != MT_STRAIN_NONE)
            continue;
        mt_out_z(o, any ? ", " : "; comes under strain: ");
        mt_put_tie(s->debate, t->a, t->b, t->hostile, o);
        any = true;
    }
}

static void put_one(const mt_stated *s, const mt_tie_view *v, const mt_what_if *w,
                    const mt_tie_change *change, mt_out *o)
{
    const mt_network *before = &v->state[MT_PROPOSAL_OPEN].net;
    mt_out_z(o, "  ");
    mt_put_side(s, v->side, true, o);
    mt_out_char(o, '\n');
    for (int k = 0; k < MT_BALANCE_KINDS; k++) {
        mt_out_printf(o, "    %s balance: ", kind_word[k]);
        mt_put_index(&w->before[k], o);
        mt_out_z(o, " becomes ");
        mt_put_index(&w->after[k], o);
        put_new_strain(s, before, w, (mt_balance_kind)k, o);
        mt_out_z(o, "\n      ");
        mt_out_put(o, s->debate->actor[change->a].name);
        mt_out_z(o, " and ");
        mt_out_put(o, s->debate->actor[change->b].name);
        mt_out_z(o, ": ");
        mt_put_sway(s, v, &w->base, &w->sway[k], o);
    }
    if (w->axiom)
        mt_out_z(o, "    it turns on whether the enemy of an enemy is a friend\n");
}

void mt_stated_what_if_text(const mt_stated *s, uint32_t n, const mt_tie_change *change,
                            const mt_what_if what[3], mt_out *o)
{
    mt_out_z(o, "What if: ");
    for (uint32_t i = 0; i < n; i++) {
        mt_out_z(o, i ? ", " : "");
        put_change(s->debate, &change[i], o);
    }
    mt_out_z(o, s->proposal == MT_NO_ID ? "\n" : " (the proposal left open)\n");
    put_one(s, mt_stated_side(s, s->order[0]), &what[0], change, o);
    put_one(s, mt_stated_side(s, s->order[1]), &what[1], change, o);
    put_one(s, &s->all, &what[2], change, o);
    mt_out_z(o,
             "\nThis is the consistency of the relations as stated: no forecast and no advice.\n");
}

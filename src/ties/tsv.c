/* What is stated -> lines of a network file, as `moot actors` reads them. */
#include "ties/words.h"

/* A name on one line and without tabs. */
static void put_name(moot_str name, mt_out *o)
{
    for (size_t i = 0; i < name.len; i++)
        mt_out_char(o, (char)(mt_is_space(name.ptr[i]) ? ' ' : name.ptr[i]));
}

void mt_stated_tsv(const mt_stated *s, mt_out *o)
{
    const mt_state *at =
        &s->all.state[s->proposal == MT_NO_ID ? MT_PROPOSAL_OPEN : MT_PROPOSAL_MADE];
    mt_out_z(o, "actor\tother\tsign\tweight\n");
    for (uint32_t i = 0; i < at->net.m; i++) {
        const mt_actor_tie *t = &at->net.tie[i];
        put_name(s->debate->actor[t->a].name, o);
        mt_out_char(o, '\t');
        put_name(s->debate->actor[t->b].name, o);
        mt_out_z(o, t->hostile ? "\t-1\t" : "\t1\t");
        mt_put_weight(t->weight, o);
        mt_out_char(o, '\n');
    }
}

/* Names, ties and indices as words. */
#include "ties/words.h"

enum { LABELS = 64 };

void mt_put_side(const mt_stated *s, mt_side side, bool author, mt_out *o)
{
    if (side != MT_SIDE_YES && side != MT_SIDE_NO) {
        mt_out_z(o, "both together");
        return;
    }
    moot_str name = s->debate->party[side == MT_SIDE_NO].name;
    mt_out_z(o, side == MT_SIDE_YES ? "Yes" : "No");
    if (author && name.len) {
        mt_out_z(o, " (");
        mt_out_put(o, name);
        mt_out_char(o, ')');
    }
}

void mt_put_tie(const mt_debate *d, uint32_t a, uint32_t b, bool hostile, mt_out *o)
{
    mt_out_put(o, d->actor[a].name);
    mt_out_z(o, hostile ? " - " : " + ");
    mt_out_put(o, d->actor[b].name);
}

void mt_put_weight(int64_t millionths, mt_out *o)
{
    mt_out_num(o, (double)millionths / (double)MT_TIE_ONE);
}

void mt_put_index(const mt_balance *b, mt_out *o)
{
    mt_put_weight(b->lower, o);
    if (!b->exact) {
        mt_out_z(o, " to ");
        mt_put_weight(b->upper, o);
    }
}

void mt_put_contradictions(const mt_balance *b, mt_out *o)
{
    if (b->exact && b->lower == 0) {
        mt_out_z(o, "no contradiction");
        return;
    }
    mt_put_index(b, o);
    mt_out_z(o, b->exact && b->lower == MT_TIE_ONE ? " contradiction" : " contradictions");
}

moot_str mt_tie_label(const mt_debate *d, const mt_debate_tie *t)
{
    return t->claim.kind == MT_END_ARGUMENT ? d->argument[t->claim.id].label
                                            : d->statement[t->claim.id].label;
}

uint32_t mt_put_claims(const mt_stated *s, const mt_tie_view *v, uint32_t pair, mt_out *o)
{
    const mt_pair *p = &s->pair[pair];
    moot_str seen[LABELS];
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->ties && n < LABELS; i++) {
        const mt_debate_tie *t = &s->debate->tie[s->by_pair[p->first + i]];
        moot_str label = mt_tie_label(s->debate, t);
        bool known = v ? !mt_stated_holds(s, v, t) : !mt_stated_counts(s, t);
        for (uint32_t k = 0; k < n; k++)
            known = known || mt_str_eq(seen[k], label);
        if (known)
            continue;
        mt_out_z(o, n ? ", " : "");
        mt_out_put(o, label);
        seen[n++] = label;
    }
    return n;
}

void mt_put_proposal(const mt_stated *s, mt_proposal state, mt_out *o)
{
    bool any = false;
    for (uint32_t p = 0; p < s->pairs; p++) {
        if (s->pair[p].proposed == MT_SIGN_NONE)
            continue;
        bool made = state == MT_PROPOSAL_MADE;
        mt_out_z(o, any ? ", " : "");
        mt_put_tie(s->debate, s->pair[p].a, s->pair[p].b,
                   (s->pair[p].proposed == MT_SIGN_HOSTILE) == made, o);
        any = true;
    }
}

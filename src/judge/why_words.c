/* Lines of an explanation -> the words they are told in.  Yes and No are told alike:
 * what speaks for or against the motion is a reason for Yes or for No. */
#include "judge/why_inner.h"

const char *mt_says_word(mt_says role)
{
    switch (role) {
    case MT_SAYS_CLAIM: return "claim";
    case MT_SAYS_SUPPORTS: return "supports";
    case MT_SAYS_PREMISE: return "premise";
    case MT_SAYS_ATTACKS: return "attacks";
    case MT_SAYS_CONTRADICTS: return "contradicts";
    case MT_SAYS_UNDERCUTS: return "undercuts";
    }
    return "claim";
}

static bool is_motion(const mt_debate *d, mt_end end)
{
    return end.kind == MT_END_STATEMENT && end.id == d->motion;
}

void mt_put_claim_name(const mt_debate *d, mt_end who, bool opposite, mt_out *o)
{
    if (is_motion(d, who)) {
        mt_out_z(o, opposite ? "No" : "Yes");
        return;
    }
    mt_out_z(o, opposite ? "the opposite of " : "");
    mt_out_put(o, mt_end_label(d, who));
}

static void put_argument_step(const mt_debate *d, uint32_t argument, uint32_t step, mt_out *o)
{
    const mt_argument *a = &d->argument[argument];
    if (a->steps > 1)
        mt_out_printf(o, "step %u of ", (unsigned)(step - a->first_step + 1));
    else
        mt_out_z(o, "the step of ");
    mt_out_put(o, a->label);
}

void mt_put_inference(const mt_debate *d, mt_end inference, mt_out *o)
{
    if (inference.kind == MT_END_STATEMENT)
        return;
    if (inference.kind == MT_END_ARGUMENT) {
        put_argument_step(d, inference.id, d->argument[inference.id].first_step, o);
        return;
    }
    if (inference.kind == MT_END_STEP) {
        put_argument_step(d, d->step[inference.id].argument, inference.id, o);
        return;
    }
    const mt_relation *r = &d->relation[inference.id];
    bool against = r->kind != MT_SUPPORT && r->kind != MT_ENTAILMENT;
    if (r->kind == MT_UNDERCUT) {
        mt_out_z(o, "the undercut by ");
        mt_put_claim_name(d, r->from, false, o);
        return;
    }
    mt_out_z(o, "the step from ");
    mt_put_claim_name(d, r->from, false, o);
    mt_out_z(o, against && !is_motion(d, r->to) ? " against " : " to ");
    mt_put_claim_name(d, r->to, against && is_motion(d, r->to), o);
}

void mt_put_role(const mt_debate *d, const mt_why_part *part, const mt_why_node *line, mt_out *o)
{
    const mt_why_node *above = line->parent == MT_NO_ID ? NULL : &part->node[line->parent];
    if (line->role == MT_SAYS_CLAIM)
        return;
    if (line->role == MT_SAYS_UNDERCUTS) {
        mt_out_z(o, "undercuts ");
        mt_put_inference(d, line->on, o);
        return;
    }
    if (is_motion(d, line->on)) {
        mt_out_z(o, line->on_opposite ? "is a reason for No" : "is a reason for Yes");
        return;
    }
    mt_out_z(o, line->role == MT_SAYS_SUPPORTS  ? "supports "
                : line->role == MT_SAYS_PREMISE ? "is a premise of "
                : line->role == MT_SAYS_ATTACKS ? "speaks against "
                                                : "contradicts ");
    if (line->on.kind != MT_END_STATEMENT && line->on.kind != MT_END_ARGUMENT)
        mt_put_inference(d, line->on, o);
    else if (above && above->who.kind == line->on.kind && above->who.id == line->on.id)
        mt_out_z(o, "it");
    else
        mt_put_claim_name(d, line->on, false, o);
}

const char *mt_line_word(const mt_why_part *part, const mt_why_node *line)
{
    if (line->parent == MT_NO_ID)
        return "claim";
    if (line->ours == part->node[line->parent].ours)
        return "reason";
    return line->ours ? "answer" : "challenge";
}

moot_str mt_explained_word(const mt_explained *e)
{
    if (e->none)
        return MOOT_STR("no position");
    if (e->motion && e->standing == MT_STANDS)
        return MOOT_STR("yes stands");
    if (e->motion && e->standing == MT_FALLS)
        return MOOT_STR("no stands");
    return e->unknown ? MOOT_STR("unknown") : mt_standing_word(e->standing);
}

/* Debate -> the lines of `moot show --stage=debate`; and its end. */
#include "model/ties_out.h"

#include <math.h>

void mt_debate_fini(mt_debate *d)
{
    mt_arena_free(&d->arena);
}

static const char *side_word(mt_side side)
{
    switch (side) {
    case MT_SIDE_NONE: return "-";
    case MT_SIDE_YES: return "yes";
    case MT_SIDE_NO: return "no";
    case MT_SIDE_SHARED: return "both";
    }
    return "-";
}

static const char *kind_word(mt_relation_kind kind)
{
    switch (kind) {
    case MT_SUPPORT: return "supports";
    case MT_ATTACK: return "attacks";
    case MT_UNDERCUT: return "undercuts";
    case MT_CONTRADICTION: return "contradicts";
    case MT_ENTAILMENT: return "entails";
    case MT_CONTRARY: return "is contrary to";
    }
    return "-";
}

static void put_span(mt_out *o, const char *name, moot_span s)
{
    if (s.len)
        mt_out_printf(o, " %s %u-%u", name, s.off, s.off + s.len);
}

static void put_text(mt_out *o, const char *name, moot_str s)
{
    if (s.len == 0)
        return;
    mt_out_printf(o, " %s ", name);
    mt_out_json(o, s);
}

static void put_end(const mt_debate *d, mt_end end, mt_out *o)
{
    switch (end.kind) {
    case MT_END_STATEMENT: mt_out_put(o, d->statement[end.id].label); return;
    case MT_END_ARGUMENT: mt_out_put(o, d->argument[end.id].label); return;
    case MT_END_STEP: {
        const mt_argument *a = &d->argument[d->step[end.id].argument];
        mt_out_put(o, a->label);
        mt_out_printf(o, " step %u", end.id - a->first_step + 1);
        return;
    }
    case MT_END_RELATION: mt_out_printf(o, "relation %u", end.id + 1); return;
    }
}

static void put_statement(const mt_debate *d, uint32_t id, mt_out *o)
{
    const mt_statement *s = &d->statement[id];
    mt_out_z(o, "statement ");
    mt_out_put(o, s->label);
    mt_out_printf(o, " side %s", side_word(s->side));
    mt_out_z(o, s->asserted ? "" : " not-asserted");
    mt_out_z(o, s->stipulated ? " stipulated" : "");
    mt_out_z(o, s->central ? " central" : "");
    mt_out_z(o, s->counter ? " counter" : "");
    if (!isnan(s->weight)) {
        mt_out_z(o, " weight ");
        mt_out_num(o, s->weight);
    }
    if (s->votes.yes || s->votes.no)
        mt_out_printf(o, " votes %u:%u", (unsigned)s->votes.yes, (unsigned)s->votes.no);
    put_text(o, "title", s->title);
    put_text(o, "text", s->text);
    mt_out_char(o, '\n');
    for (uint32_t i = 0; i < s->sayings; i++) {
        const mt_saying *said = &d->saying[s->first_saying + i];
        mt_out_printf(o, "  said side %s", side_word(said->side));
        put_text(o, "by", said->by);
        put_span(o, "source", said->source);
        put_span(o, "at", said->at);
        mt_out_char(o, '\n');
    }
}

static void put_argument(const mt_debate *d, uint32_t id, mt_out *o)
{
    const mt_argument *a = &d->argument[id];
    mt_out_z(o, "argument ");
    mt_out_put(o, a->label);
    mt_out_printf(o, " side %s", side_word(a->side));
    put_text(o, "title", a->title);
    put_text(o, "text", a->text);
    put_span(o, "source", a->source);
    mt_out_char(o, '\n');
    for (uint32_t i = 0; i < a->steps; i++) {
        const mt_step *s = &d->step[a->first_step + i];
        mt_out_printf(o, "  step %u:", i + 1);
        for (uint32_t p = 0; p < s->premises; p++) {
            mt_out_char(o, ' ');
            mt_out_put(o, d->statement[d->premise[s->first_premise + p]].label);
        }
        mt_out_z(o, " => ");
        mt_out_put(o, d->statement[s->conclusion].label);
        put_text(o, "by", s->rules);
        mt_out_char(o, '\n');
    }
}

void mt_debate_dump(const mt_debate *d, mt_out *o)
{
    static const char *const party[2] = {"yes", "no"};
    mt_out_z(o, "debate");
    mt_out_z(o, d->strict ? " strict" : "");
    mt_out_z(o, d->mined ? " mined" : "");
    put_text(o, "title", d->title);
    put_text(o, "question", d->question);
    if (d->motion != MT_NO_ID)
        put_text(o, "motion", d->statement[d->motion].title);
    mt_out_char(o, '\n');
    for (int k = 0; k < 2; k++) {
        mt_out_printf(o, "party %s", party[k]);
        put_text(o, "name", d->party[k].name);
        put_text(o, "credential", d->party[k].credential);
        put_span(o, "credit", d->party[k].credit_span);
        put_span(o, "body", d->party[k].body);
        mt_out_char(o, '\n');
    }
    for (uint32_t i = 0; i < d->statements; i++)
        put_statement(d, i, o);
    for (uint32_t i = 0; i < d->arguments; i++)
        put_argument(d, i, o);
    for (uint32_t i = 0; i < d->relations; i++) {
        mt_out_printf(o, "relation %u: ", i + 1);
        put_end(d, d->relation[i].from, o);
        mt_out_printf(o, " %s ", kind_word(d->relation[i].kind));
        put_end(d, d->relation[i].to, o);
        if (d->relation[i].relevance != 1) {
            mt_out_z(o, " relevance ");
            mt_out_num(o, d->relation[i].relevance);
        }
        mt_out_char(o, '\n');
    }
    mt_ties_dump(d, o);
}

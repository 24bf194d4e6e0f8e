/* Debate -> moot JSON (docs/JSON.md).  Keys whose value is the default are left out. */
#include "model/ties_out.h"

#include <math.h>

static moot_str side_word(mt_side side)
{
    switch (side) {
    case MT_SIDE_NONE: return MOOT_STR("none");
    case MT_SIDE_YES: return MOOT_STR("yes");
    case MT_SIDE_NO: return MOOT_STR("no");
    case MT_SIDE_SHARED: return MOOT_STR("both");
    }
    return MOOT_STR("none");
}

static moot_str kind_word(mt_relation_kind kind)
{
    switch (kind) {
    case MT_SUPPORT: return MOOT_STR("support");
    case MT_ATTACK: return MOOT_STR("attack");
    case MT_UNDERCUT: return MOOT_STR("undercut");
    case MT_CONTRADICTION: return MOOT_STR("contradiction");
    case MT_ENTAILMENT: return MOOT_STR("entailment");
    case MT_CONTRARY: return MOOT_STR("contrary");
    }
    return MOOT_STR("support");
}

/* Each of these writes `, "key": value`, or nothing for the default. */
static void put_str(mt_out *o, const char *key, moot_str s)
{
    if (s.len == 0)
        return;
    mt_out_printf(o, ", \"%s\": ", key);
    mt_out_json(o, s);
}

static void put_true(mt_out *o, const char *key, bool value)
{
    if (value)
        mt_out_printf(o, ", \"%s\": true", key);
}

static void put_span(mt_out *o, const char *key, moot_span s)
{
    if (s.len)
        mt_out_printf(o, ", \"%s\": [%u, %u]", key, s.off, s.off + s.len);
}

static void put_num(mt_out *o, const char *key, double x, double otherwise)
{
    if (isnan(x) || x == otherwise)
        return;
    mt_out_printf(o, ", \"%s\": ", key);
    mt_out_num(o, x);
}

static void put_side(mt_out *o, mt_side side)
{
    if (side != MT_SIDE_NONE)
        put_str(o, "side", side_word(side));
}

static void put_party(mt_out *o, const char *key, const mt_party *p)
{
    mt_out_printf(o, ",\n  \"%s\": {\"name\": ", key);
    mt_out_json(o, p->name);
    put_str(o, "credential", p->credential);
    put_str(o, "credit_line", p->credit_line);
    put_span(o, "credit_span", p->credit_span);
    put_span(o, "body", p->body);
    mt_out_char(o, '}');
}

static void put_saying(const mt_debate *d, uint32_t id, mt_out *o)
{
    const mt_saying *s = &d->saying[id];
    mt_out_z(o, "{\"text\": ");
    mt_out_json(o, s->text);
    put_side(o, s->side);
    put_str(o, "by", s->by);
    put_span(o, "source", s->source);
    put_span(o, "at", s->at);
    put_num(o, "confidence", s->confidence, 1);
    mt_ties_json(d, (mt_end){MT_END_STATEMENT, s->statement}, id, o);
    mt_out_char(o, '}');
}

static void put_votes(mt_out *o, mt_votes v)
{
    if (v.yes || v.no)
        mt_out_printf(o, ", \"votes\": {\"for\": %u, \"against\": %u}", (unsigned)v.yes,
                      (unsigned)v.no);
}

static void put_statement(const mt_debate *d, uint32_t id, mt_out *o)
{
    const mt_statement *s = &d->statement[id];
    mt_out_z(o, id ? ",\n    {\"title\": " : "\n    {\"title\": ");
    mt_out_json(o, s->title);
    put_str(o, "label", s->label);
    put_str(o, "text", s->text);
    put_side(o, s->side);
    if (!s->asserted)
        mt_out_z(o, ", \"asserted\": false");
    put_true(o, "stipulated", s->stipulated);
    put_true(o, "central", s->central);
    put_true(o, "counter", s->counter);
    put_true(o, "untitled", s->untitled);
    put_num(o, "weight", s->weight, -1);
    put_votes(o, s->votes);
    if (s->sayings) {
        mt_out_z(o, ", \"sayings\": [");
        for (uint32_t i = 0; i < s->sayings; i++) {
            mt_out_z(o, i ? ", " : "");
            put_saying(d, s->first_saying + i, o);
        }
        mt_out_char(o, ']');
    }
    mt_out_char(o, '}');
}

static void put_argument(const mt_debate *d, uint32_t id, mt_out *o)
{
    const mt_argument *a = &d->argument[id];
    mt_out_z(o, id ? ",\n    {\"title\": " : "\n    {\"title\": ");
    mt_out_json(o, a->title);
    put_str(o, "label", a->label);
    put_str(o, "text", a->text);
    put_side(o, a->side);
    put_str(o, "by", a->by);
    put_span(o, "source", a->source);
    put_num(o, "confidence", a->confidence, 1);
    put_num(o, "weight", a->weight, -1);
    put_votes(o, a->votes);
    mt_ties_json(d, (mt_end){MT_END_ARGUMENT, id}, MT_NO_ID, o);
    if (a->steps)
        mt_out_z(o, ", \"steps\": [");
    for (uint32_t i = 0; i < a->steps; i++) {
        const mt_step *s = &d->step[a->first_step + i];
        mt_out_z(o, i ? ", {\"premises\": [" : "{\"premises\": [");
        for (uint32_t p = 0; p < s->premises; p++)
            mt_out_printf(o, p ? ", %u" : "%u", d->premise[s->first_premise + p]);
        mt_out_printf(o, "], \"conclusion\": %u", s->conclusion);
        put_str(o, "rules", s->rules);
        mt_out_char(o, '}');
    }
    mt_out_z(o, a->steps ? "]}" : "}");
}

static void put_end(const mt_debate *d, const char *key, mt_end end, mt_out *o)
{
    mt_out_printf(o, ", \"%s\": ", key);
    switch (end.kind) {
    case MT_END_STATEMENT: mt_out_printf(o, "{\"statement\": %u}", end.id); return;
    case MT_END_ARGUMENT: mt_out_printf(o, "{\"argument\": %u}", end.id); return;
    case MT_END_RELATION: mt_out_printf(o, "{\"relation\": %u}", end.id); return;
    case MT_END_STEP: {
        uint32_t a = d->step[end.id].argument;
        mt_out_printf(o, "{\"argument\": %u, \"step\": %u}", a, end.id - d->argument[a].first_step);
        return;
    }
    }
}

static void put_relation(const mt_debate *d, uint32_t id, mt_out *o)
{
    const mt_relation *r = &d->relation[id];
    mt_out_z(o, id ? ",\n    {\"kind\": " : "\n    {\"kind\": ");
    mt_out_json(o, kind_word(r->kind));
    put_end(d, "from", r->from, o);
    put_end(d, "to", r->to, o);
    put_span(o, "at", r->at);
    put_num(o, "confidence", r->confidence, 1);
    put_num(o, "relevance", r->relevance, 1);
    mt_out_char(o, '}');
}

void mt_debate_json(const mt_debate *d, mt_out *o)
{
    mt_out_z(o, "{\n  \"moot\": 1");
    put_str(o, "title", d->title);
    put_str(o, "question", d->question);
    if (d->motion != MT_NO_ID)
        mt_out_printf(o, ", \"motion\": %u", d->motion);
    put_true(o, "strict", d->strict);
    put_true(o, "mined", d->mined);
    put_party(o, "yes", &d->party[0]);
    put_party(o, "no", &d->party[1]);
    mt_actors_json(d, o);
    mt_out_z(o, ",\n  \"statements\": [");
    for (uint32_t i = 0; i < d->statements; i++)
        put_statement(d, i, o);
    mt_out_z(o, "],\n  \"arguments\": [");
    for (uint32_t i = 0; i < d->arguments; i++)
        put_argument(d, i, o);
    mt_out_z(o, "],\n  \"relations\": [");
    for (uint32_t i = 0; i < d->relations; i++)
        put_relation(d, i, o);
    mt_out_char(o, ']');
    put_str(o, "text_name", d->text_name);
    put_str(o, "text", d->text);
    mt_out_z(o, "\n}\n");
}

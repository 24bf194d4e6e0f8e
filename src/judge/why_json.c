/* Explanations -> JSON; docs/JSON.md. */
#include "judge/why_inner.h"

static const char *reach_word(mt_reach reach)
{
    switch (reach) {
    case MT_REACH_NONE:
    case MT_REACH_SOME: return "some";
    case MT_REACH_ALL: return "every";
    case MT_REACH_CORE: return "core";
    case MT_REACH_SURE: return "grounded";
    }
    return "some";
}

static const char *kind_word(mt_relation_kind kind)
{
    switch (kind) {
    case MT_SUPPORT: return "support";
    case MT_ATTACK: return "attack";
    case MT_UNDERCUT: return "undercut";
    case MT_CONTRADICTION: return "contradiction";
    case MT_ENTAILMENT: return "entailment";
    case MT_CONTRARY: return "contrary";
    }
    return "support";
}

/* A claim, an argument, a step of one, or a relation by its place in the debate. */
static void put_end(const mt_debate *d, mt_end end, mt_out *o)
{
    switch (end.kind) {
    case MT_END_STATEMENT:
    case MT_END_ARGUMENT:
        mt_out_z(o, end.kind == MT_END_STATEMENT ? "{\"statement\": " : "{\"argument\": ");
        mt_out_json(o, mt_end_label(d, end));
        break;
    case MT_END_STEP: {
        const mt_argument *a = &d->argument[d->step[end.id].argument];
        mt_out_z(o, "{\"argument\": ");
        mt_out_json(o, a->label);
        mt_out_printf(o, ", \"step\": %u", (unsigned)(end.id - a->first_step));
        break;
    }
    case MT_END_RELATION:
        mt_out_printf(o, "{\"relation\": %u, \"kind\": \"%s\", \"from\": ", (unsigned)end.id,
                      kind_word(d->relation[end.id].kind));
        mt_out_json(o, mt_end_label(d, d->relation[end.id].from));
        break;
    }
    mt_out_char(o, '}');
}

static void put_number(const char *key, uint32_t n, mt_out *o)
{
    mt_out_printf(o, "\"%s\": ", key);
    if (n == MT_NO_ID)
        mt_out_z(o, "null");
    else
        mt_out_printf(o, "%u", (unsigned)n);
}

static void put_line(const mt_debate *d, const mt_why_node *line, mt_out *o)
{
    mt_out_char(o, '{');
    put_number("parent", line->parent, o);
    mt_out_z(o, line->ours ? ", \"by\": \"proponent\", \"says\": "
                           : ", \"by\": \"opponent\", \"says\": ");
    put_end(d, line->who, o);
    mt_out_printf(o, ", \"role\": \"%s\"", mt_says_word(line->role));
    if (line->role != MT_SAYS_CLAIM) {
        mt_out_z(o, ", \"on\": ");
        put_end(d, line->on, o);
    }
    mt_out_z(o, line->opposite ? ", \"opposite\": true" : "");
    mt_out_z(o, line->granted ? ", \"granted\": true" : "");
    mt_out_z(o, line->circle ? ", \"circle\": true" : "");
    mt_out_z(o, line->cut ? ", \"cut\": true" : "");
    if (line->same != MT_NO_ID) {
        mt_out_z(o, ", ");
        put_number("same", line->same, o);
    }
    mt_out_char(o, '}');
}

static void put_set(const mt_why *w, const mt_why_part *p, mt_out *o)
{
    mt_out_z(o, ",\n      \"set\": [");
    for (uint32_t i = 0; i < p->n; i++) {
        const mt_lit_name *name = &w->view.c.name.at[p->set[i]];
        mt_out_z(o, i ? ", " : "");
        mt_out_z(o, name->kind == MT_LIT_PRESUME ? "{\"claim\": " : "{\"inference\": ");
        put_end(w->debate, name->of, o);
        mt_out_char(o, '}');
    }
    mt_out_char(o, ']');
}

static void put_part(const mt_why *w, const mt_explained *e, const mt_why_part *p, mt_out *o)
{
    mt_out_z(o, p->defeats ? "{\"shows\": \"defeated\"" : "{\"shows\": \"held\"");
    if (e->motion)
        mt_out_z(o, p->opposite ? ", \"answer\": \"no\"" : ", \"answer\": \"yes\"");
    mt_out_printf(o, ", \"in\": \"%s\", \"smallest\": %s, \"cut\": %u", reach_word(p->reach),
                  p->proved ? "true" : "false", (unsigned)p->dispute.cut);
    if (p->known)
        put_set(w, p, o);
    mt_out_z(o, ",\n      \"tree\": [");
    for (uint32_t i = 0; i < p->nodes; i++) {
        mt_out_z(o, i ? ",\n        " : "\n        ");
        put_line(w->debate, &p->node[i], o);
    }
    mt_out_z(o, "]}");
}

static void put_numbers(const char *key, const uint32_t *at, uint32_t n, mt_out *o)
{
    mt_out_printf(o, ", \"%s\": [", key);
    for (uint32_t i = 0; i < n; i++)
        mt_out_printf(o, i ? ", %u" : "%u", (unsigned)at[i]);
    mt_out_char(o, ']');
}

static void put_claim(const mt_why *w, const mt_explained *e, mt_arena *arena, mt_out *o)
{
    const mt_debate *d = w->debate;
    bool statement = e->what.kind == MT_END_STATEMENT;
    mt_out_z(o, "{\"claim\": ");
    put_end(d, e->what, o);
    mt_out_z(o, ", \"title\": ");
    mt_out_json(o, statement ? d->statement[e->what.id].title : d->argument[e->what.id].title);
    mt_out_z(o, ", \"standing\": ");
    mt_out_json(o, mt_explained_word(e));
    if (e->standing == MT_OPEN && !e->none) {
        mt_out_z(o, ", \"because\": ");
        mt_out_json(o, e->motion ? w->verdict.because
                                 : mt_verdict_reason(&w->verdict, e->what, arena));
    }
    if (e->held_ins + e->not_ins) {
        put_numbers(e->motion ? "yes_in" : "held_in", e->held_in, e->held_ins, o);
        put_numbers(e->motion ? "no_in" : "not_in", e->not_in, e->not_ins, o);
    }
    mt_out_z(o, ",\n    \"parts\": [");
    for (uint32_t i = 0; i < e->parts; i++) {
        mt_out_z(o, i ? ",\n     " : "\n     ");
        put_part(w, e, &e->part[i], o);
    }
    mt_out_z(o, "]}");
}

void mt_why_json(const mt_why *w, mt_out *o)
{
    mt_arena arena;
    mt_arena_init(&arena, &w->arena.alloc);
    mt_out_z(o, "{\"semantics\": ");
    mt_out_json(o, mt_whole_word(w->whole));
    mt_out_z(o, ", \"claims\": [");
    for (uint32_t i = 0; i < w->claims; i++) {
        mt_out_z(o, i ? ",\n  " : "\n  ");
        put_claim(w, &w->claim[i], &arena, o);
    }
    mt_out_z(o, "]}\n");
    if (mt_arena_failed(&arena))
        mt_out_no_memory(o);
    mt_arena_free(&arena);
}

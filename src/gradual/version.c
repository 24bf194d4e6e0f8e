/* A debate -> a graph whose points can be found again in another version. */
#include "gradual/versions.h"

typedef struct namer {
    const mt_debate *d;
    mt_arena *arena;
    mt_intern names;
    moot_str *name; /* per node */
} namer;

static moot_str end_name(const namer *q, mt_end end)
{
    const mt_debate *d = q->d;
    switch (end.kind) {
    case MT_END_STATEMENT: return q->name[end.id];
    case MT_END_ARGUMENT: return q->name[d->statements + end.id];
    case MT_END_STEP: return q->name[d->statements + d->step[end.id].argument];
    case MT_END_RELATION: break;
    }
    return MOOT_STR("another step");
}

static moot_str wanted(const namer *q, const mt_end *of, uint32_t i)
{
    const mt_debate *d = q->d;
    mt_end end = of[i];
    switch (end.kind) {
    case MT_END_STATEMENT: {
        const mt_statement *s = &d->statement[end.id];
        if (s->untitled && s->text.len)
            return mt_arena_printf(q->arena, "\"%.*s\"", MT_ARG(s->text));
        return mt_arena_printf(q->arena, "[%.*s]", MT_ARG(s->title));
    }
    case MT_END_ARGUMENT:
        return mt_arena_printf(q->arena, "<%.*s>", MT_ARG(d->argument[end.id].title));
    case MT_END_STEP: {
        const mt_step *s = &d->step[end.id];
        moot_str whole = end_name(q, end);
        return mt_arena_printf(q->arena, "step %u of %.*s",
                               end.id - d->argument[s->argument].first_step + 1, MT_ARG(whole));
    }
    case MT_END_RELATION: {
        const mt_relation *r = &d->relation[end.id];
        bool back = of[i - 1].kind == MT_END_RELATION && of[i - 1].id == end.id;
        moot_str from = end_name(q, back ? r->to : r->from);
        moot_str to = end_name(q, back ? r->from : r->to);
        return mt_arena_printf(q->arena, "the step from %.*s to %.*s", MT_ARG(from), MT_ARG(to));
    }
    }
    return MOOT_STR("");
}

/* A name of its own: with a number if it is taken. */
static bool give_name(namer *q, uint32_t i, moot_str name)
{
    moot_str tried = name;
    for (uint32_t k = 2; mt_intern_find(&q->names, tried) != MT_NO_ID; k++)
        tried = mt_arena_printf(q->arena, "%.*s (%u)", MT_ARG(name), k);
    q->name[i] = tried;
    return mt_intern_add(&q->names, tried) != MT_NO_ID && !mt_arena_failed(q->arena);
}

moot_status mt_version_of_debate(mt_version *to, const mt_debate *d, mt_arena *arena)
{
    mt_debate_graph nodes;
    *to = (mt_version){.words = NULL};
    moot_status status = mt_debate_graph_make(&nodes, arena, d);
    if (status != MOOT_OK)
        return status;
    namer q = {.d = d, .arena = arena};
    uint32_t n = nodes.g.n;
    mt_intern_init(&q.names, arena, 0x6D6F6F74);
    q.name = MT_NEW_ARRAY(arena, moot_str, (size_t)n + 1);
    to->words = MT_NEW_ARRAY(arena, moot_str, (size_t)n + 1);
    if (!q.name || !to->words)
        return MOOT_E_NOMEM;
    for (uint32_t i = 0; i < n; i++) {
        mt_end end = nodes.of[i];
        if (!give_name(&q, i, wanted(&q, nodes.of, i)))
            return MOOT_E_NOMEM;
        to->words[i] = end.kind == MT_END_STATEMENT  ? d->statement[end.id].text
                       : end.kind == MT_END_ARGUMENT ? d->argument[end.id].text
                                                     : MOOT_STR("");
    }
    to->graph = (mt_named_graph){nodes.g, q.name, {nodes.motion, MT_NO_ID}};
    return MOOT_OK;
}

moot_status mt_version_of_graph(mt_version *to, const mt_named_graph *g, mt_arena *arena)
{
    *to = (mt_version){.graph = *g};
    to->words = MT_NEW_ARRAY(arena, moot_str, (size_t)g->g.n + 1);
    return to->words ? MOOT_OK : MOOT_E_NOMEM;
}

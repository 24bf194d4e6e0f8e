/* Statements, arguments and relations -> nodes and arcs. */
#include "gradual/debate_graph.h"

#include <math.h>

typedef struct maker {
    const mt_debate *d;
    mt_arena *scratch;
    uint32_t *step;     /* per step: its node */
    uint32_t *relation; /* per relation: its node if it is undercut, else MT_NO_ID */
    MT_VEC(mt_end) of;
    MT_VEC(double) base;
    MT_VEC(mt_tie) ties;
} maker;

/* What the debate gives, else what its readers think of it, else nothing. */
static double base_score(double weight, mt_votes votes)
{
    return isnan(weight) ? mt_votes_mean(votes) : weight;
}

static uint32_t add_node(maker *m, mt_end_kind kind, uint32_t id, double weight)
{
    mt_end end = {kind, id};
    MT_VEC_PUSH(m->scratch, &m->of, end);
    MT_VEC_PUSH(m->scratch, &m->base, isnan(weight) ? 0.5 : weight);
    return m->of.n - 1;
}

static void add_arc(maker *m, uint32_t from, uint32_t to, bool support, double weight)
{
    mt_tie tie = {from, to, support, weight};
    MT_VEC_PUSH(m->scratch, &m->ties, tie);
}

/* `><` works both ways; a strict attack goes as it is written, like a strict support. */
static bool is_symmetric(mt_relation_kind kind)
{
    return kind == MT_CONTRADICTION;
}

static void add_nodes(maker *m)
{
    const mt_debate *d = m->d;
    for (uint32_t i = 0; i < d->statements; i++)
        add_node(m, MT_END_STATEMENT, i, base_score(d->statement[i].weight, d->statement[i].votes));
    for (uint32_t i = 0; i < d->arguments; i++)
        add_node(m, MT_END_ARGUMENT, i, base_score(d->argument[i].weight, d->argument[i].votes));
    for (uint32_t i = 0; i < d->steps; i++) {
        const mt_argument *a = &d->argument[d->step[i].argument];
        bool last = i + 1 == a->first_step + a->steps;
        m->step[i] =
            last ? d->statements + d->step[i].argument : add_node(m, MT_END_STEP, i, (double)NAN);
    }
    for (uint32_t i = 0; i < d->relations; i++)
        m->relation[i] = MT_NO_ID;
    for (uint32_t i = 0; i < d->relations; i++) {
        const mt_end to = d->relation[i].to;
        if (d->relation[i].kind == MT_UNDERCUT && to.kind == MT_END_RELATION &&
            m->relation[to.id] == MT_NO_ID) {
            m->relation[to.id] = add_node(m, MT_END_RELATION, to.id, (double)NAN);
            /* The way back of a symmetric one is the next node. */
            if (is_symmetric(d->relation[to.id].kind))
                add_node(m, MT_END_RELATION, to.id, (double)NAN);
        }
    }
}

static uint32_t node_of(const maker *m, mt_end end)
{
    switch (end.kind) {
    case MT_END_STATEMENT: return end.id;
    case MT_END_ARGUMENT: return m->d->statements + end.id;
    case MT_END_STEP: return m->step[end.id];
    case MT_END_RELATION: return m->relation[end.id];
    }
    return MT_NO_ID;
}

/* From `from` to `to`, by way of node `via` if there is one; what arrives is weighed. */
static void add_way(maker *m, uint32_t from, uint32_t via, mt_tie last)
{
    if (via != MT_NO_ID)
        add_arc(m, from, via, true, 1);
    add_arc(m, via == MT_NO_ID ? from : via, last.to, last.support, last.weight);
}

static void add_relation(maker *m, uint32_t id)
{
    const mt_relation *r = &m->d->relation[id];
    uint32_t from = node_of(m, r->from), to = node_of(m, r->to), via = m->relation[id];
    mt_tie last = {.to = to, .weight = r->relevance};
    last.support = r->kind == MT_SUPPORT || r->kind == MT_ENTAILMENT;
    add_way(m, from, via, last);
    if (is_symmetric(r->kind)) {
        last.to = from;
        add_way(m, to, via == MT_NO_ID ? via : via + 1, last);
    }
    /* Who undercuts a symmetric relation undercuts both ways. */
    if (r->kind == MT_UNDERCUT && r->to.kind == MT_END_RELATION &&
        is_symmetric(m->d->relation[r->to.id].kind)) {
        last.to = to + 1;
        add_way(m, from, via, last);
    }
}

static void add_arcs(maker *m)
{
    const mt_debate *d = m->d;
    for (uint32_t i = 0; i < d->steps; i++) {
        const mt_step *s = &d->step[i];
        for (uint32_t k = 0; k < s->premises; k++)
            add_arc(m, d->premise[s->first_premise + k], m->step[i], true, 1);
        add_arc(m, m->step[i], s->conclusion, true, 1);
    }
    for (uint32_t i = 0; i < d->relations; i++)
        add_relation(m, i);
}

static moot_status finish(maker *m, mt_debate_graph *to, mt_arena *arena)
{
    to->of = MT_NEW_ARRAY(arena, mt_end, (size_t)m->of.n + 1);
    if (!to->of || mt_arena_failed(m->scratch))
        return MOOT_E_NOMEM;
    for (uint32_t i = 0; i < m->of.n; i++)
        to->of[i] = m->of.at[i];
    to->motion = m->d->motion;
    return mt_bipolar_make(&to->g, arena, m->of.n, m->base.at, m->ties.n, m->ties.at);
}

moot_status mt_debate_graph_make(mt_debate_graph *to, mt_arena *arena, const mt_debate *debate)
{
    mt_arena scratch;
    mt_arena_init(&scratch, &arena->alloc);
    maker m = {.d = debate, .scratch = &scratch};
    m.step = MT_NEW_ARRAY(&scratch, uint32_t, (size_t)debate->steps + 1);
    m.relation = MT_NEW_ARRAY(&scratch, uint32_t, (size_t)debate->relations + 1);
    moot_status status = MOOT_E_NOMEM;
    *to = (mt_debate_graph){.motion = MT_NO_ID};
    if (m.step && m.relation) {
        add_nodes(&m);
        if (!mt_arena_failed(&scratch)) {
            add_arcs(&m);
            status = finish(&m, to, arena);
        }
    }
    mt_arena_free(&scratch);
    return status;
}

/* Relations between what was read, and what the settings make of them.
 *
 * A relation enters the lists of both its ends when it is read.  Then, in this order: what
 * comes from a reconstructed argument comes from its main conclusion, and an undercut of one
 * goes to its last inference; in strict mode support and attack between statements become
 * entailment and contrariness; an attack on an argument is dropped when the attacker
 * already attacks one of its premises.  What is then there twice is dropped, the first
 * stays.  Linear, but for the last step: attacks times premises of the attacked. */
#include "argmap/gather.h"

const char *const mt_am_relation_word[MT_AM_RELATION_KINDS] = {
    "support", "attack", "undercut", "entails", "contrary", "contradictory"};

static void join(mt_am_gather *g, mt_am_end end, uint32_t relation)
{
    mt_am_join j = {end, relation};
    MT_VEC_PUSH(g->m->arena, &g->joins, j);
}

static void add(mt_am_gather *g, mt_am_relation_kind kind, mt_am_end from, mt_am_end to)
{
    mt_am_relation r = {.kind = kind, .from = from, .to = to};
    if (kind == MT_AM_CONTRADICTORY && mt_am_has_relation(g, kind, to, from))
        return;
    if (!mt_am_first_relation(g, kind, from, to))
        return;
    if (to.kind != MT_AM_INFERENCE) {
        /* A relation to itself is nothing new where another one like it leads there. */
        mt_am_element *e = mt_am_element_at(g->m, to);
        bool known = e->reached & (1u << kind);
        e->reached |= (uint8_t)(1u << kind);
        if (known && mt_am_same_end(from, to))
            return;
    }
    /* The joins of relation i stand at 2i and 2i + 1. */
    join(g, from, g->m->relations.n);
    join(g, to, g->m->relations.n);
    MT_VEC_PUSH(g->m->arena, &g->m->relations, r);
}

void mt_am_relate(mt_am_gather *g, uint8_t form, mt_am_end parent, mt_am_end child)
{
    switch ((mt_rel_form)form) {
    case MT_REL_SUPPORTED_BY: add(g, MT_AM_SUPPORT, child, parent); break;
    case MT_REL_SUPPORTS: add(g, MT_AM_SUPPORT, parent, child); break;
    case MT_REL_ATTACKED_BY: add(g, MT_AM_ATTACK, child, parent); break;
    case MT_REL_ATTACKS: add(g, MT_AM_ATTACK, parent, child); break;
    case MT_REL_UNDERCUT_BY: add(g, MT_AM_UNDERCUT, child, parent); break;
    case MT_REL_UNDERCUTS: add(g, MT_AM_UNDERCUT, parent, child); break;
    case MT_REL_CONTRADICTS: add(g, MT_AM_CONTRADICTORY, parent, child); break;
    }
}

/* The main conclusion of an argument with a reconstruction, or NULL. */
static const mt_am_member *conclusion_of(const mt_am_model *m, mt_am_end e)
{
    if (e.kind != MT_AM_ARGUMENT || !m->arguments.at[e.id].steps)
        return NULL;
    const mt_am_element *a = &m->arguments.at[e.id];
    return &m->members.at[m->pcs.at[a->step + a->steps - 1]];
}

static void leave_argument(mt_am_gather *g, uint32_t id)
{
    mt_am_relation *r = &g->m->relations.at[id];
    const mt_am_member *conclusion = conclusion_of(g->m, r->from);
    if (!conclusion)
        return;
    r->from = (mt_am_end){MT_AM_CLASS, conclusion->owner};
    g->joins.at[(size_t)2 * id].relation = MT_NO_ID;
    /* That an argument supports its own conclusion is no news. */
    if (mt_am_same_end(r->from, r->to) || !mt_am_first_relation(g, r->kind, r->from, r->to))
        r->gone = true;
    else
        join(g, r->from, id);
}

static void reach_inference(mt_am_gather *g, uint32_t id)
{
    mt_am_relation *r = &g->m->relations.at[id];
    const mt_am_member *conclusion = conclusion_of(g->m, r->to);
    if (r->gone || r->kind != MT_AM_UNDERCUT || !conclusion || conclusion->inference == MT_NO_ID)
        return;
    /* The argument keeps it in its list too. */
    r->to = (mt_am_end){MT_AM_INFERENCE, conclusion->inference};
    if (mt_am_first_relation(g, r->kind, r->from, r->to))
        join(g, r->to, id);
    else
        r->gone = true;
}

static void make_strict(mt_am_gather *g, mt_am_relation *r)
{
    if (r->gone || r->from.kind != MT_AM_CLASS || r->to.kind != MT_AM_CLASS)
        return;
    if (r->kind == MT_AM_SUPPORT)
        r->kind = MT_AM_ENTAILS;
    if (r->kind != MT_AM_ATTACK)
        return;
    r->kind = MT_AM_CONTRARY;
    r->gone = mt_am_has_relation(g, MT_AM_CONTRARY, r->to, r->from) ||
              !mt_am_first_relation(g, MT_AM_CONTRARY, r->from, r->to);
}

static bool already_against(const mt_am_gather *g, mt_am_end attacker, mt_am_end premise)
{
    return mt_am_has_relation(g, MT_AM_ATTACK, attacker, premise) ||
           mt_am_has_relation(g, MT_AM_CONTRARY, attacker, premise) ||
           mt_am_has_relation(g, MT_AM_CONTRARY, premise, attacker) ||
           mt_am_has_relation(g, MT_AM_CONTRADICTORY, attacker, premise) ||
           mt_am_has_relation(g, MT_AM_CONTRADICTORY, premise, attacker);
}

static void drop_redundant(mt_am_gather *g, mt_am_relation *r)
{
    const mt_am_model *m = g->m;
    if (r->gone || r->kind != MT_AM_ATTACK || r->from.kind != MT_AM_CLASS ||
        r->to.kind != MT_AM_ARGUMENT)
        return;
    const mt_am_element *a = &m->arguments.at[r->to.id];
    for (uint32_t i = 0; i < a->steps && !r->gone; i++) {
        const mt_am_member *one = &m->members.at[m->pcs.at[a->step + i]];
        r->gone = one->role == MT_AM_PREMISE &&
                  already_against(g, r->from, (mt_am_end){MT_AM_CLASS, one->owner});
    }
}

static uint32_t *count_at(const mt_am_model *m, mt_am_end e)
{
    return e.kind == MT_AM_INFERENCE ? &m->inferences.at[e.id].relations
                                     : &mt_am_element_at(m, e)->relations;
}

static uint32_t *start_at(const mt_am_model *m, mt_am_end e)
{
    return e.kind == MT_AM_INFERENCE ? &m->inferences.at[e.id].relation
                                     : &mt_am_element_at(m, e)->relation;
}

/* The joins that hold -> a list for each end. */
static void make_lists(mt_am_gather *g)
{
    mt_am_model *m = g->m;
    uint32_t n = 0;
    for (uint32_t i = 0; i < g->joins.n; i++) {
        mt_am_join *j = &g->joins.at[i];
        if (j->relation != MT_NO_ID && m->relations.at[j->relation].gone)
            j->relation = MT_NO_ID;
        if (j->relation != MT_NO_ID)
            ++*count_at(m, j->end);
    }
    for (uint32_t i = 0; i < g->joins.n; i++) {
        const mt_am_join *j = &g->joins.at[i];
        if (j->relation == MT_NO_ID || !*count_at(m, j->end) || *start_at(m, j->end))
            continue;
        /* From here on the start is one more than it is, and moves while the list fills. */
        *start_at(m, j->end) = n + 1;
        n += *count_at(m, j->end);
    }
    m->relation_of.at = MT_NEW_ARRAY(m->arena, uint32_t, n);
    if (!m->relation_of.at)
        return;
    m->relation_of.n = m->relation_of.cap = n;
    for (uint32_t i = 0; i < g->joins.n; i++)
        if (g->joins.at[i].relation != MT_NO_ID)
            m->relation_of.at[(*start_at(m, g->joins.at[i].end))++ - 1] = g->joins.at[i].relation;
    for (uint32_t i = 0; i < m->statements.n; i++)
        if (m->statements.at[i].relations)
            m->statements.at[i].relation -= 1 + m->statements.at[i].relations;
    for (uint32_t i = 0; i < m->arguments.n; i++)
        if (m->arguments.at[i].relations)
            m->arguments.at[i].relation -= 1 + m->arguments.at[i].relations;
    for (uint32_t i = 0; i < m->inferences.n; i++)
        if (m->inferences.at[i].relations)
            m->inferences.at[i].relation -= 1 + m->inferences.at[i].relations;
}

void mt_am_relate_last(mt_am_gather *g)
{
    mt_am_model *m = g->m;
    for (uint32_t i = 0; i < m->relations.n && !m->set->keep_argument_relations; i++) {
        leave_argument(g, i);
        reach_inference(g, i);
    }
    for (uint32_t i = 0; i < m->relations.n && m->set->strict; i++)
        make_strict(g, &m->relations.at[i]);
    for (uint32_t i = 0; i < m->relations.n; i++)
        drop_redundant(g, &m->relations.at[i]);
    if (!mt_arena_failed(m->arena))
        make_lists(g);
}

/* The three steps of selection: what data, tags and sections let through; then statements
 * by the mode of the setting; then arguments that are connected with something. */
#include "argmap/select.h"

static bool may_be(const mt_am_model *m, const mt_am_element *e, const mt_value *excluded)
{
    const mt_am_settings *set = m->set;
    const mt_value *said = mt_value_get(e->data, "isInMap");
    if (e->gone || (!set->ignore_in_map && said && !mt_am_is_true(said)))
        return false;
    if (mt_am_listed(excluded, e->title))
        return false;
    if (set->selected_sections) {
        bool none = e->section == MT_NO_ID;
        if (none ? !set->without_section
                 : !mt_am_listed(set->selected_sections, m->sections.at[e->section].title))
            return false;
    }
    if (!set->selected_tags)
        return true;
    for (uint32_t i = 0; i < e->tags.n; i++)
        if (mt_am_listed(set->selected_tags, m->tags.at[e->tags.at[i]].name))
            return true;
    return set->without_tag && !e->tags.n;
}

static void count_members(mt_am_selection *s)
{
    const mt_am_model *m = s->m;
    for (uint32_t i = 0; i < m->statements.n; i++)
        for (uint32_t k = m->statements.at[i].first; k != MT_NO_ID; k = m->members.at[k].next) {
            const mt_am_member *one = &m->members.at[k];
            if (one->gone || one->argument == MT_NO_ID || !s->argument[one->argument])
                continue;
            s->anywhere[i] = true;
            s->mains[i] += one->role == MT_AM_MAIN;
            s->premises[i] += one->role == MT_AM_PREMISE;
        }
}

bool mt_am_is_in(const mt_am_selection *s, const mt_am_relation *r, mt_am_end end)
{
    if (end.kind == MT_AM_ARGUMENT)
        return s->argument[end.id];
    if (end.kind == MT_AM_INFERENCE) {
        uint32_t argument = s->m->inferences.at[end.id].part;
        return argument != MT_NO_ID && s->argument[argument];
    }
    if (s->statement[end.id])
        return true;
    if (mt_am_symmetric(r->kind))
        return s->anywhere[end.id];
    return mt_am_same_end(r->to, end) ? s->premises[end.id] > 0 : s->mains[end.id] > 0;
}

static bool other_is_in(const mt_am_selection *s, const mt_am_relation *r, mt_am_end end)
{
    return mt_am_is_in(s, r, mt_am_same_end(r->from, end) ? r->to : r->from);
}

static bool any_other_is_in(const mt_am_selection *s, uint32_t start, uint32_t n, mt_am_end end)
{
    for (uint32_t i = 0; i < n; i++)
        if (other_is_in(s, &s->m->relations.at[s->m->relation_of.at[start + i]], end))
            return true;
    return false;
}

/* How many arguments in the map the relations of a statement lead to. */
static uint64_t partners(const mt_am_selection *s, uint32_t id)
{
    const mt_am_element *e = &s->m->statements.at[id];
    mt_am_end self = {MT_AM_CLASS, id};
    uint64_t n = 0;
    for (uint32_t i = 0; i < e->relations; i++) {
        const mt_am_relation *r = &s->m->relations.at[s->m->relation_of.at[e->relation + i]];
        bool forth = mt_am_same_end(r->from, self);
        mt_am_end other = forth ? r->to : r->from;
        if (other.kind != MT_AM_CLASS)
            n += mt_am_is_in(s, r, other);
        else
            n += mt_am_same_end(r->to, other) ? s->premises[other.id] : s->mains[other.id];
    }
    return n;
}

static bool keep_statement(const mt_am_selection *s, uint32_t id)
{
    const mt_am_settings *set = s->m->set;
    const mt_am_element *e = &s->m->statements.at[id];
    if (!set->ignore_in_map && mt_am_is_true(mt_value_get(e->data, "isInMap")))
        return true;
    if (mt_am_listed(set->include_statements, e->title))
        return true;
    bool related = any_other_is_in(s, e->relation, e->relations, (mt_am_end){MT_AM_CLASS, id});
    bool used = s->mains[id] || s->premises[id], in = false;
    switch (set->select) {
    case MT_AM_SELECT_ALL: in = true; break;
    case MT_AM_SELECT_WITH_TITLE: in = !e->untitled || (related && !used); break;
    case MT_AM_SELECT_TOP_LEVEL: in = (e->used & MT_AM_USED_TOP) || (related && !used); break;
    case MT_AM_SELECT_WITH_RELATIONS: in = related; break;
    case MT_AM_SELECT_NOT_USED: in = !used; break;
    case MT_AM_SELECT_MORE_THAN_ONE: in = related && (!used || partners(s, id) > 1); break;
    case MT_AM_SELECT_NOTHING: break;
    }
    return in && (set->keep_disconnected || used || related);
}

/* Does a step of an argument join it to something else in the map? */
static bool step_connects(const mt_am_selection *s, const mt_am_member *one)
{
    const mt_am_model *m = s->m;
    if (one->role != MT_AM_PREMISE && one->inference != MT_NO_ID) {
        const mt_am_inference *inf = &m->inferences.at[one->inference];
        if (any_other_is_in(s, inf->relation, inf->relations,
                            (mt_am_end){MT_AM_INFERENCE, one->inference}))
            return true;
    }
    if (one->role == MT_AM_INTERMEDIARY)
        return false;
    const mt_am_element *e = &m->statements.at[one->owner];
    mt_am_end self = {MT_AM_CLASS, one->owner};
    for (uint32_t i = 0; i < e->relations; i++) {
        const mt_am_relation *r = &m->relations.at[m->relation_of.at[e->relation + i]];
        bool wrong_way = one->role == MT_AM_PREMISE ? mt_am_same_end(r->from, self)
                                                    : mt_am_same_end(r->to, self);
        if ((mt_am_symmetric(r->kind) || !wrong_way) && other_is_in(s, r, self))
            return true;
    }
    if (s->statement[one->owner])
        return true;
    return one->role == MT_AM_MAIN ? s->premises[one->owner] > 0 : s->mains[one->owner] > 0;
}

static bool keep_argument(const mt_am_selection *s, uint32_t id)
{
    const mt_am_model *m = s->m;
    const mt_am_element *a = &m->arguments.at[id];
    if (m->set->keep_disconnected ||
        (!m->set->ignore_in_map && mt_am_is_true(mt_value_get(a->data, "isInMap"))))
        return true;
    if (any_other_is_in(s, a->relation, a->relations, (mt_am_end){MT_AM_ARGUMENT, id}))
        return true;
    for (uint32_t i = 0; i < a->steps; i++)
        if (step_connects(s, &m->members.at[m->pcs.at[a->step + i]]))
            return true;
    return false;
}

bool mt_am_select_all(mt_am_selection *s, const mt_am_model *m)
{
    size_t statements = (size_t)m->statements.n + 1, arguments = (size_t)m->arguments.n + 1;
    *s = (mt_am_selection){.m = m,
                           .statement = MT_NEW_ARRAY(m->arena, bool, statements),
                           .argument = MT_NEW_ARRAY(m->arena, bool, arguments),
                           .mains = MT_NEW_ARRAY(m->arena, uint32_t, statements),
                           .premises = MT_NEW_ARRAY(m->arena, uint32_t, statements),
                           .anywhere = MT_NEW_ARRAY(m->arena, bool, statements)};
    bool *statement = MT_NEW_ARRAY(m->arena, bool, statements);
    bool *argument = MT_NEW_ARRAY(m->arena, bool, arguments);
    if (mt_arena_failed(m->arena))
        return false;
    for (uint32_t i = 0; i < m->statements.n; i++)
        s->statement[i] = may_be(m, &m->statements.at[i], m->set->exclude_statements);
    for (uint32_t i = 0; i < m->arguments.n; i++)
        s->argument[i] = may_be(m, &m->arguments.at[i], m->set->exclude_arguments);
    count_members(s);
    for (uint32_t i = 0; i < m->statements.n; i++)
        statement[i] = s->statement[i] && keep_statement(s, i);
    s->statement = statement;
    for (uint32_t i = 0; i < m->arguments.n; i++)
        argument[i] = s->argument[i] && keep_argument(s, i);
    s->argument = argument;
    memset(s->mains, 0, statements * sizeof(*s->mains));
    memset(s->premises, 0, statements * sizeof(*s->premises));
    memset(s->anywhere, 0, statements * sizeof(*s->anywhere));
    count_members(s);
    return true;
}

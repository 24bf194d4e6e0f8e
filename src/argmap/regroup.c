/* Sections by the setting `group.regroup`: a list of {title, statements, arguments, tags,
 * isClosed, children}.  Their ids count from s0 in the order of the setting. */
#include "argmap/reshape.h"

static void own(mt_am_model *m, uint32_t section, const mt_value *titles, bool arguments)
{
    for (uint32_t i = 0; titles && titles->kind == MT_LIST && i < titles->n; i++) {
        uint32_t id =
            mt_intern_find(arguments ? &m->argument_ids : &m->statement_ids, titles->item[i].text);
        if (id == MT_NO_ID)
            continue;
        mt_am_element *e = &(arguments ? m->arguments.at : m->statements.at)[id];
        e->section = section;
        e->no_section = false;
    }
}

static void keep_tags(mt_am_model *m, mt_am_section *s, const mt_value *tags)
{
    s->tag_list = tags;
    s->tag = m->tag_of.n;
    for (uint32_t i = 0; tags && tags->kind == MT_LIST && i < tags->n; i++) {
        uint32_t tag = mt_intern_find(&m->tag_ids, tags->item[i].text);
        if (tag != MT_NO_ID)
            MT_VEC_PUSH(m->arena, &m->tag_of, tag);
    }
    s->tags = m->tag_of.n - s->tag;
}

/* The depth is bounded by that of YAML and JSON. */
static void regroup(mt_am_model *m, const mt_value *list, uint32_t parent, uint32_t level,
                    uint32_t first)
{
    uint32_t last = MT_NO_ID;
    for (uint32_t i = 0; list && list->kind == MT_LIST && i < list->n; i++) {
        const mt_value *config = &list->item[i];
        uint32_t id = m->sections.n;
        mt_am_section s = {.title = mt_value_get_str(config, "title"),
                           .id = id - first,
                           .level = level,
                           .parent = parent,
                           .first = MT_NO_ID,
                           .last = MT_NO_ID,
                           .next = MT_NO_ID,
                           .is_closed = mt_value_get(config, "isClosed")};
        keep_tags(m, &s, mt_value_get(config, "tags"));
        MT_VEC_PUSH(m->arena, &m->sections, s);
        if (mt_arena_failed(m->arena))
            return;
        if (last != MT_NO_ID)
            m->sections.at[last].next = id;
        else if (parent == MT_NO_ID)
            m->top_sections = id;
        else
            m->sections.at[parent].first = id;
        last = id;
        own(m, id, mt_value_get(config, "statements"), false);
        own(m, id, mt_value_get(config, "arguments"), true);
        regroup(m, mt_value_get(config, "children"), id, level + 1, first);
    }
}

void mt_am_regroup(mt_am_model *m)
{
    for (uint32_t i = 0; i < m->statements.n; i++) {
        m->statements.at[i].section = MT_NO_ID;
        m->statements.at[i].no_section = true;
    }
    for (uint32_t i = 0; i < m->arguments.n; i++) {
        m->arguments.at[i].section = MT_NO_ID;
        m->arguments.at[i].no_section = true;
    }
    m->top_sections = MT_NO_ID;
    regroup(m, m->set->regroup, MT_NO_ID, 1, m->sections.n);
}

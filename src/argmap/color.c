/* Colours: what data says, else what a setting says of the title, else the tag of the
 * highest priority, else the first of the scheme; for groups by level. */
#include "argmap/map.h"
#include "argmap/scheme.h"

typedef struct painter {
    mt_am_model *m;
    const mt_am_settings *set;
    moot_str *group_tag; /* colour of each tag for groups */
} painter;

static void paint_tags(painter *p)
{
    const mt_am_settings *s = p->set;
    for (uint32_t i = 0; i < p->m->tags.n && (!s->not_by_tag || s->groups_by_tag); i++) {
        mt_am_tag *t = &p->m->tags.at[i];
        const mt_value *said = mt_am_value_at(s->tag_colors, t->name);
        if (said) {
            t->color = mt_am_color(said, s->scheme);
            p->group_tag[i] = mt_am_color(said, s->group_scheme);
            if (said->kind == MT_MAP)
                t->priority = mt_value_get(said, "priority");
            continue;
        }
        /* The first colour is for what has no tag. */
        if (i + 1 < s->scheme.n)
            t->color = s->scheme.color[i + 1];
        if (i + 1 < s->group_scheme.n)
            p->group_tag[i] = s->group_scheme.color[i + 1];
    }
}

static double priority(const mt_am_tag *t)
{
    return t->priority && t->priority->kind == MT_NUMBER ? t->priority->number : 0;
}

/* The tag of the highest priority, the first of several. */
static uint32_t highest(const painter *p, const uint32_t *tag, uint32_t n)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < n; i++)
        if (priority(&p->m->tags.at[tag[i]]) > priority(&p->m->tags.at[tag[best]]))
            best = i;
    return tag[best];
}

static void paint_element(const painter *p, mt_am_element *e, const mt_value *colors)
{
    const mt_am_settings *s = p->set;
    const mt_value *data = s->ignore_color_data ? NULL : mt_value_get(e->data, "color");
    const mt_value *said = mt_am_value_at(colors, e->title);
    if (data || said)
        e->color = mt_am_color(data ? data : said, s->scheme);
    else if (!s->not_by_tag && e->tags.n)
        e->color = p->m->tags.at[highest(p, e->tags.at, e->tags.n)].color;
    else if (s->scheme.n)
        e->color = s->scheme.color[0];
}

/* Is the colour of the section its own, and not that of its level? */
static bool paint_section(const painter *p, mt_am_section *s)
{
    const mt_am_settings *set = p->set;
    const mt_value *data = set->ignore_color_data ? NULL : mt_value_get(s->data, "color");
    const mt_value *said = mt_am_value_at(set->group_colors, s->title);
    if (data || said) {
        s->color = mt_am_color(data ? data : said, set->group_scheme);
        return true;
    }
    if (set->groups_by_tag && s->tags) {
        s->color = p->group_tag[highest(p, p->m->tag_of.at + s->tag, s->tags)];
        return true;
    }
    uint32_t n = set->group_scheme.n;
    if (n && s->level)
        s->color = set->group_scheme.color[s->level - 1 < n ? s->level - 1 : n - 1];
    return false;
}

void mt_am_colorize(mt_am_model *m, mt_am_map *map)
{
    painter p = {m, m->set, MT_NEW_ARRAY(m->arena, moot_str, (size_t)m->tags.n + 1)};
    if (!p.group_tag)
        return;
    paint_tags(&p);
    for (uint32_t i = 0; i < m->statements.n; i++)
        paint_element(&p, &m->statements.at[i], m->set->statement_colors);
    for (uint32_t i = 0; i < m->arguments.n; i++)
        paint_element(&p, &m->arguments.at[i], m->set->argument_colors);
    for (uint32_t i = 0; i < m->sections.n; i++)
        m->sections.at[i].coloured = paint_section(&p, &m->sections.at[i]);
    uint32_t n = m->set->group_scheme.n;
    for (uint32_t i = 0; map && i < map->groups.n; i++) {
        mt_am_group *g = &map->groups.at[i];
        const mt_am_section *s = &m->sections.at[g->section];
        if (s->coloured)
            g->color = s->color;
        else if (n)
            g->color = m->set->group_scheme.color[g->level - 1 < n ? g->level - 1 : n - 1];
    }
}

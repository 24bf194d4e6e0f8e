/* Model -> nodes and edges. */
#include "argmap/map.h"

#include "argmap/group.h"
#include "argmap/select.h"

typedef struct ids {
    uint32_t *at;
    uint32_t n, cap;
} ids;

typedef struct mapper {
    mt_am_map *map;
    mt_am_model *m;
    mt_am_selection sel;
    uint32_t *statement, *argument; /* their nodes, or MT_NO_ID */
    mt_intern seen;                 /* edges that came of equivalence */
    /* ends of the relation in hand */
    ids from, to;
} mapper;

static void add_node(mapper *p, uint32_t id, bool argument)
{
    const mt_am_element *e = &(argument ? p->m->arguments.at : p->m->statements.at)[id];
    mt_am_label mode = argument ? p->m->set->argument_label : p->m->set->statement_label;
    mt_am_node n = {.argument = argument, .element = id, .next = MT_NO_ID};
    if (mode == MT_AM_LABEL_HIDE_UNTITLED || mode == MT_AM_LABEL_TEXT)
        n.text = mt_am_canonical(p->m, e);
    bool text = n.text.words.len > 0;
    if (mode == MT_AM_LABEL_TITLE || (mode == MT_AM_LABEL_TEXT && !text) ||
        (mode == MT_AM_LABEL_HIDE_UNTITLED && (!e->untitled || !text)))
        n.title = e->title;
    (argument ? p->argument : p->statement)[id] = p->map->nodes.n;
    MT_VEC_PUSH(p->m->arena, &p->map->nodes, n);
}

static void add_nodes(mapper *p)
{
    const mt_am_model *m = p->m;
    for (uint32_t i = 0; i < m->statements.n; i++)
        p->statement[i] = MT_NO_ID;
    for (uint32_t i = 0; i < m->arguments.n; i++)
        p->argument[i] = MT_NO_ID;
    for (uint32_t i = 0; i < m->statements.n; i++)
        if (p->sel.statement[m->statement_order[i]])
            add_node(p, m->statement_order[i], false);
    p->map->statements = p->map->nodes.n;
    for (uint32_t i = 0; i < m->arguments.n; i++)
        if (p->sel.argument[m->argument_order[i]])
            add_node(p, m->argument_order[i], true);
}

static void push(const mapper *p, ids *list, uint32_t node)
{
    if (node != MT_NO_ID)
        MT_VEC_PUSH(p->m->arena, list, node);
}

/* The arguments that conclude to the class, or build on it. */
static void push_arguments(mapper *p, uint32_t id, bool from)
{
    const mt_am_model *m = p->m;
    uint8_t role = from ? MT_AM_MAIN : MT_AM_PREMISE;
    for (uint32_t i = m->statements.at[id].first; i != MT_NO_ID; i = m->members.at[i].next) {
        const mt_am_member *one = &m->members.at[i];
        if (one->gone || one->role != role || one->argument == MT_NO_ID)
            continue;
        push(p, from ? &p->from : &p->to, p->argument[one->argument]);
    }
}

/* `back`: a symmetric relation read from its end to its beginning. */
static void find_ends(mapper *p, mt_am_end from, mt_am_end to, bool back)
{
    p->from.n = p->to.n = 0;
    if (from.kind == MT_AM_CLASS && p->statement[from.id] == MT_NO_ID)
        push_arguments(p, from.id, true);
    else if (from.kind == MT_AM_CLASS)
        push(p, &p->from, p->statement[from.id]);
    else if (from.kind == MT_AM_ARGUMENT && !back)
        push(p, &p->from, p->argument[from.id]);
    if (to.kind == MT_AM_CLASS && p->statement[to.id] == MT_NO_ID)
        push_arguments(p, to.id, false);
    else if (back)
        return;
    else if (to.kind == MT_AM_CLASS)
        push(p, &p->to, p->statement[to.id]);
    else if (to.kind == MT_AM_ARGUMENT)
        push(p, &p->to, p->argument[to.id]);
    else if (p->m->inferences.at[to.id].part != MT_NO_ID)
        push(p, &p->to, p->argument[p->m->inferences.at[to.id].part]);
}

/* Between others than two statements there is only support, attack and undercut. */
static mt_am_relation_kind kind_of(const mapper *p, mt_am_relation_kind kind, uint32_t from,
                                   uint32_t to)
{
    bool statements = !p->map->nodes.at[from].argument && !p->map->nodes.at[to].argument;
    if (statements)
        return kind;
    if (mt_am_symmetric(kind))
        return MT_AM_ATTACK;
    return kind == MT_AM_ENTAILS ? MT_AM_SUPPORT : kind;
}

static void add_edge(mapper *p, mt_am_relation_kind kind, mt_am_end from, mt_am_end to,
                     uint32_t tail, uint32_t head)
{
    mt_am_edge e = {.kind = kind_of(p, kind, tail, head),
                    .from = tail,
                    .to = head,
                    .from_class = from.kind == MT_AM_CLASS ? from.id : MT_NO_ID,
                    .to_class = to.kind == MT_AM_CLASS ? to.id : MT_NO_ID,
                    .id = p->map->edges.n + 1};
    MT_VEC_PUSH(p->m->arena, &p->map->edges, e);
}

static void add_edges(mapper *p, mt_am_relation_kind kind, mt_am_end from, mt_am_end to, bool back)
{
    find_ends(p, from, to, back);
    for (uint32_t i = 0; i < p->from.n; i++)
        for (uint32_t k = 0; k < p->to.n && !mt_arena_failed(p->m->arena); k++)
            add_edge(p, kind, from, to, p->from.at[i], p->to.at[k]);
}

static void add_relations(mapper *p)
{
    for (uint32_t i = 0; i < p->m->relations.n; i++) {
        const mt_am_relation *r = &p->m->relations.at[i];
        if (r->gone || !mt_am_is_in(&p->sel, r, r->from) || !mt_am_is_in(&p->sel, r, r->to))
            continue;
        add_edges(p, r->kind, r->from, r->to, false);
        if (mt_am_symmetric(r->kind))
            add_edges(p, r->kind, r->to, r->from, true);
    }
}

/* Support that comes of a statement being in two places. */
static void add_support(mapper *p, uint32_t from, uint32_t to, uint32_t class, bool node_id)
{
    mt_arena *arena = p->m->arena;
    uint64_t pair = (uint64_t)from << 32 | to;
    moot_str key = {(const char *)&pair, sizeof(pair)};
    if (to == MT_NO_ID || mt_intern_find(&p->seen, key) != MT_NO_ID)
        return;
    mt_intern_add(&p->seen, mt_arena_dup(arena, key));
    mt_am_edge e = {.kind = MT_AM_SUPPORT,
                    .from = from,
                    .to = to,
                    .from_class = class,
                    .to_class = class,
                    .node_id = node_id,
                    .id = p->map->edges.n + 1};
    MT_VEC_PUSH(arena, &p->map->edges, e);
}

static void add_equivalences(mapper *p)
{
    mt_am_map *map = p->map;
    const mt_am_model *m = p->m;
    for (uint32_t i = 0; i < map->nodes.n; i++) {
        if (!map->nodes.at[i].argument)
            continue;
        const mt_am_element *a = &m->arguments.at[map->nodes.at[i].element];
        if (!a->steps)
            continue;
        uint32_t class = m->members.at[m->pcs.at[a->step + a->steps - 1]].owner;
        if (p->statement[class] != MT_NO_ID) {
            add_support(p, i, p->statement[class], class, false);
            continue;
        }
        p->to.n = 0;
        push_arguments(p, class, false);
        for (uint32_t k = 0; k < p->to.n; k++)
            add_support(p, i, p->to.at[k], class, true);
    }
    for (uint32_t i = 0; i < map->nodes.n && !map->nodes.at[i].argument; i++) {
        uint32_t class = map->nodes.at[i].element;
        p->to.n = 0;
        push_arguments(p, class, false);
        for (uint32_t k = 0; k < p->to.n; k++)
            add_support(p, i, p->to.at[k], class, false);
    }
}

void mt_am_map_build(mt_am_map *map, mt_am_model *m)
{
    *map = (mt_am_map){.m = m, .first = MT_NO_ID, .last = MT_NO_ID};
    mapper p = {.map = map,
                .m = m,
                .statement = MT_NEW_ARRAY(m->arena, uint32_t, (size_t)m->statements.n + 1),
                .argument = MT_NEW_ARRAY(m->arena, uint32_t, (size_t)m->arguments.n + 1)};
    mt_intern_init(&p.seen, m->arena, 0);
    if (!mt_am_select_all(&p.sel, m))
        return;
    add_nodes(&p);
    if (mt_arena_failed(m->arena))
        return;
    add_relations(&p);
    add_equivalences(&p);
    if (!mt_arena_failed(m->arena))
        mt_am_put_groups(map, m);
}

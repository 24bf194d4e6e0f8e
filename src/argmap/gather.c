/* Document -> model: one walk over the tree, in the order of the reference, by which titles
 * are made up and elements get their places. */
#include "argmap/gather.h"

#include "argdown/walk.h"
#include "argdown/yaml.h"
#include "argmap/codes.h"

/* The place behind the line end that belongs to what ends at `off`, or `off`: a line end
 * belongs to it unless a blank line follows. */
static uint32_t with_line_end(mt_am_gather *g, uint32_t off)
{
    mt_scan *sc = &g->words.sc;
    uint32_t i = mt_scan_skip(sc, off, false);
    if (i >= sc->n || !mt_is_break(sc->s[i]))
        return off;
    uint32_t after = mt_scan_after_break(sc, i), next = mt_scan_blanks(sc, after);
    return next < sc->n && mt_is_break(sc->s[next]) ? off : after;
}

static bool line_end_between(mt_am_gather *g, uint32_t start, uint32_t stop)
{
    uint32_t i = mt_scan_skip(&g->words.sc, start, false);
    return i < stop && mt_is_break(g->words.sc.s[i]);
}

/* Where a line begins with what stands at `off`, its blanks included. */
static uint32_t with_indentation(const mt_am_gather *g, uint32_t off)
{
    while (off && mt_is_blank(g->words.sc.s[off - 1]))
        off--;
    return off;
}

static const mt_value *read_data(mt_am_gather *g, uint32_t node, uint32_t data)
{
    mt_am_model *m = g->m;
    if (!m->set->always_flow)
        return mt_doc_data(m->doc, node, m->arena, g->diags);
    moot_span span = m->doc->nodes.at[data].title;
    return mt_yaml_read(mt_slice(m->doc->text, span), span.off, m->arena, g->diags);
}

/* The data of an inference.  Where its places do not count (explode.c finds fault by them), what
 * is written alike, such as {uses: [1, 2]}, is one value. */
static const mt_value *read_step_data(mt_am_gather *g, uint32_t node, uint32_t data)
{
    mt_am_model *m = g->m;
    if (m->set->explode)
        return read_data(g, node, data);
    uint32_t findings = g->diags->list.n;
    moot_str text = mt_slice(m->doc->text, m->doc->nodes.at[data].title);
    uint32_t id = mt_intern_find(&g->steps, text);
    if (id != MT_NO_ID)
        return g->step_data.at[id].value;
    const mt_value *v = read_data(g, node, data);
    if (v && g->diags->list.n == findings && g->steps.strings.n == g->step_data.n &&
        mt_intern_add(&g->steps, text) != MT_NO_ID)
        MT_VEC_PUSH(m->arena, &g->step_data, (mt_am_step_data){v});
    return v;
}

/* The first child of `node` that is of `kind`, or 0. */
static uint32_t child_of(const mt_doc *doc, uint32_t node, mt_node_kind kind)
{
    uint32_t i = doc->nodes.at[node].first;
    while (i && doc->nodes.at[i].kind != kind && doc->nodes.at[i].kind != MT_NODE_RELATION)
        i = doc->nodes.at[i].next;
    return i && doc->nodes.at[i].kind == kind ? i : 0;
}

/* The place behind the sign, number or item mark before an element. */
static uint32_t after_mark(const mt_doc *doc, uint32_t parent, uint32_t node)
{
    const mt_node *up = &doc->nodes.at[parent];
    const char *s = doc->text.ptr + up->span.off;
    uint32_t title = up->title.off + up->title.len;
    if (up->kind == MT_NODE_PCS_ITEM || (up->kind == MT_NODE_LIST_ITEM && up->title.len))
        return title + 1;
    if (up->kind == MT_NODE_LIST_ITEM)
        return up->span.off + 1;
    if (up->kind == MT_NODE_RELATION)
        return up->span.off + (s[0] == '<' || s[0] == '>' || s[1] == '>' ? 2 : 1);
    return doc->nodes.at[node].span.off;
}

/* Words, tags and data of an element; what ends it without its relations. */
static void read_content(mt_am_gather *g, mt_am_open *o, uint32_t parent)
{
    mt_am_model *m = g->m;
    const mt_node *node = &m->doc->nodes.at[o->node];
    uint32_t start = after_mark(m->doc, parent, o->node);
    if (line_end_between(g, start, node->span.off))
        o->start = start;
    if (node->form == MT_FORM_PLAIN)
        start = o->start;
    else
        start = node->title.off + node->title.len + (node->form == MT_FORM_DEFINITION ? 2 : 1);
    mt_am_words_read(&g->words, o->node, start);
    mt_am_member *one = &m->members.at[o->member];
    one->tag = mt_am_keep_tags(g, o->member, &one->tags);
    o->end = g->words.last;
    uint32_t data = child_of(m->doc, o->node, MT_NODE_DATA);
    if (data) {
        moot_span span = m->doc->nodes.at[data].title;
        if (node->form == MT_FORM_REFERENCE && line_end_between(g, o->end, span.off))
            mt_am_words_blank(&g->words);
        o->end = span.off + span.len;
        one->data = read_data(g, o->node, data);
    }
    if (o->related && (data || node->form == MT_FORM_REFERENCE))
        mt_am_words_blank(&g->words);
    one->text = mt_am_words_text(&g->words);
    if (o->argument && !one->text.words.ptr)
        one->text.words = MOOT_STR("");
    o->end = with_line_end(g, o->end);
}

static void name_element(mt_am_gather *g, mt_am_open *o)
{
    if (o->id != MT_NO_ID)
        return;
    if (g->m->doc->nodes.at[o->node].form == MT_FORM_PLAIN)
        o->id = mt_am_untitled(g, o->argument);
    else
        o->id = mt_am_element_of(g, o->argument, mt_doc_title(g->m->doc, o->node));
}

static void enter_element(mt_am_gather *g, uint32_t node, uint32_t parent)
{
    mt_am_model *m = g->m;
    const mt_node *n = &m->doc->nodes.at[node];
    uint8_t where = m->doc->nodes.at[parent].kind;
    mt_am_open o = {.node = node,
                    .id = MT_NO_ID,
                    .member = m->members.n,
                    .start = n->span.off,
                    .inference = where == MT_NODE_PCS_ITEM ? g->inference : MT_NO_ID,
                    .argument = n->kind == MT_NODE_ARGUMENT,
                    .related = child_of(m->doc, node, MT_NODE_RELATION) != 0};
    mt_am_member one = {.owner = MT_NO_ID,
                        .next = MT_NO_ID,
                        .section = MT_NO_ID,
                        .argument = MT_NO_ID,
                        .inference = MT_NO_ID,
                        .reference = n->form == MT_FORM_REFERENCE,
                        .top_level = where == MT_NODE_DOCUMENT};
    one.role = o.argument                  ? MT_AM_DESCRIPTION
               : where == MT_NODE_DOCUMENT ? MT_AM_TOP_LEVEL
               : where == MT_NODE_RELATION ? MT_AM_IN_RELATION
                                           : MT_AM_NO_ROLE;
    MT_VEC_PUSH(m->arena, &m->members, one);
    if (mt_arena_failed(m->arena))
        return;
    read_content(g, &o, parent);
    if (o.related)
        name_element(g, &o);
    MT_VEC_PUSH(m->arena, &g->open, o);
}

static void leave_element(mt_am_gather *g, uint32_t parent)
{
    mt_am_model *m = g->m;
    mt_am_open o = g->open.at[--g->open.n];
    name_element(g, &o);
    if (mt_arena_failed(m->arena))
        return;
    if (!o.related)
        g->end = o.end;
    mt_am_member *one = &m->members.at[o.member];
    one->owner = o.id;
    one->off = o.start;
    one->place = mt_am_place_of(g, o.start, g->end);
    mt_am_keep_member(g, o.member, o.argument);
    g->left = o;
    if (o.argument && m->doc->nodes.at[parent].kind == MT_NODE_DOCUMENT) {
        g->block = o.id;
        g->block_member = o.member;
    }
}

static void leave_relation(mt_am_gather *g, uint32_t node, uint32_t parent)
{
    uint8_t form = g->m->doc->nodes.at[node].form;
    mt_am_end child = {g->left.argument ? MT_AM_ARGUMENT : MT_AM_CLASS, g->left.id}, up;
    if (g->m->doc->nodes.at[parent].kind == MT_NODE_INFERENCE) {
        if (form == MT_REL_UNDERCUT_BY)
            mt_am_relate(g, form, (mt_am_end){MT_AM_INFERENCE, g->current}, child);
        return;
    }
    if (!g->open.n)
        return;
    const mt_am_open *o = &g->open.at[g->open.n - 1];
    up = (mt_am_end){o->argument ? MT_AM_ARGUMENT : MT_AM_CLASS, o->id};
    /* Below a conclusion it is the inference that is undercut. */
    if (form == MT_REL_UNDERCUT_BY && o->inference != MT_NO_ID)
        up = (mt_am_end){MT_AM_INFERENCE, o->inference};
    mt_am_relate(g, form, up, child);
}

static void read_heading(mt_am_gather *g, uint32_t node)
{
    mt_am_model *m = g->m;
    const mt_node *n = &m->doc->nodes.at[node];
    mt_am_section s = {.id = m->sections.n + 1,
                       .level = n->level,
                       .parent = MT_NO_ID,
                       .first = MT_NO_ID,
                       .last = MT_NO_ID,
                       .next = MT_NO_ID,
                       .placed = true};
    mt_am_words_read(&g->words, node, n->span.off + n->level);
    s.tag = mt_am_keep_tags(g, UINT32_MAX - m->sections.n, &s.tags);
    g->end = g->words.last;
    uint32_t data = child_of(m->doc, node, MT_NODE_DATA);
    if (data) {
        s.data = read_data(g, node, data);
        g->end = m->doc->nodes.at[data].span.off + m->doc->nodes.at[data].span.len;
    }
    mt_am_text t = mt_am_words_text(&g->words);
    s.title = mt_str_trim(t.words);
    s.range = t.range;
    s.ranges = t.ranges;
    g->end = with_line_end(g, g->end);
    s.place = mt_am_place_of(g, n->span.off, g->end);
    if (!m->set->ignore_is_group)
        s.is_group = mt_value_get(s.data, "isGroup");
    if (!m->set->ignore_is_closed)
        s.is_closed = mt_value_get(s.data, "isClosed");
    if (m->set->group_sections) {
        static const mt_value no = {.kind = MT_BOOL};
        const mt_value *said = mt_am_value_at(m->set->group_sections, s.title);
        const mt_value *group = mt_value_get(said, "isGroup");
        const mt_value *closed = mt_value_get(said, "isClosed");
        s.is_group = !said ? &no : group ? group : s.is_group;
        s.is_closed = closed ? closed : s.is_closed;
    }
    mt_am_keep_section(g, &s);
}

static void read_rules(mt_am_gather *g, uint32_t node, mt_am_inference *inf)
{
    const mt_doc *doc = g->m->doc;
    uint32_t n = 0;
    for (uint32_t i = doc->nodes.at[node].first; i; i = doc->nodes.at[i].next)
        n += doc->nodes.at[i].kind == MT_NODE_RULE;
    inf->rule = MT_NEW_ARRAY(g->m->arena, moot_str, n);
    for (uint32_t i = doc->nodes.at[node].first; i && inf->rule; i = doc->nodes.at[i].next)
        if (doc->nodes.at[i].kind == MT_NODE_RULE)
            inf->rule[inf->rules++] = mt_am_words_rule(&g->words, doc->nodes.at[i].title);
}

static void enter_inference(mt_am_gather *g, uint32_t node)
{
    mt_am_model *m = g->m;
    uint32_t data = child_of(m->doc, node, MT_NODE_DATA);
    mt_am_inference inf = {.argument = MT_NO_ID, .part = MT_NO_ID};
    if (data)
        inf.data = read_step_data(g, node, data);
    read_rules(g, node, &inf);
    g->current = g->inference = m->inferences.n;
    g->end = with_line_end(g, m->doc->nodes.at[node].title.off);
    MT_VEC_PUSH(m->arena, &m->inferences, inf);
}

static void leave_inference(mt_am_gather *g, uint32_t node)
{
    uint32_t start = with_indentation(g, g->m->doc->nodes.at[node].span.off);
    g->m->inferences.at[g->current].place = mt_am_place_of(g, start, g->end);
}

static void enter_pcs(mt_am_gather *g, uint32_t node)
{
    mt_am_model *m = g->m;
    uint32_t id = g->block;
    if (id != MT_NO_ID && m->arguments.at[id].steps) {
        MT_AM_FOUND(g->diags, SECOND_PCS, m->doc->nodes.at[node].span,
                    "'%.*s' has premises already",
                    (int)(m->arguments.at[id].title.len > 60 ? 60 : m->arguments.at[id].title.len),
                    m->arguments.at[id].title.ptr);
        id = MT_NO_ID;
    }
    bool own = id != MT_NO_ID;
    if (!own)
        id = mt_am_untitled(g, true);
    g->pcs = id;
    g->inference = MT_NO_ID;
    if (id == MT_NO_ID)
        return;
    mt_am_element *a = &m->arguments.at[id];
    if (g->section != MT_NO_ID)
        a->section = g->section;
    a->step = m->pcs.n;
    if (own)
        m->members.at[g->block_member].reconstructed = true;
}

static void leave_pcs_item(mt_am_gather *g)
{
    mt_am_model *m = g->m;
    mt_am_member *one = &m->members.at[g->left.member];
    mt_am_element *e = &m->statements.at[one->owner], *a = &m->arguments.at[g->pcs];
    one->argument = g->pcs;
    if (g->inference == MT_NO_ID) {
        one->role = MT_AM_PREMISE;
        e->used |= MT_AM_USED_PREMISE;
    } else {
        one->role = MT_AM_INTERMEDIARY;
        e->used |= MT_AM_USED_INTERMEDIARY;
        e->used &= (uint8_t)~MT_AM_NOT_INTERMEDIARY;
        e->intermediaries++;
        one->inference = g->inference;
        m->inferences.at[g->inference].argument = m->inferences.at[g->inference].part = g->pcs;
        m->inferences.at[g->inference].conclusion = a->steps;
    }
    MT_VEC_PUSH(m->arena, &m->pcs, g->left.member);
    a->steps++;
    g->inference = MT_NO_ID;
}

static void leave_pcs(mt_am_gather *g, uint32_t node)
{
    mt_am_model *m = g->m;
    mt_am_element *a = &m->arguments.at[g->pcs];
    uint32_t start = with_indentation(g, m->doc->nodes.at[node].span.off);
    a->place = mt_am_place_of(g, start, g->end);
    if (!a->steps)
        return;
    mt_am_member *last = &m->members.at[m->pcs.at[a->step + a->steps - 1]];
    if (last->role != MT_AM_INTERMEDIARY)
        return;
    mt_am_element *e = &m->statements.at[last->owner];
    last->role = MT_AM_MAIN;
    e->used |= MT_AM_USED_MAIN;
    if (--e->intermediaries == 0) {
        e->used &= (uint8_t)~MT_AM_USED_INTERMEDIARY;
        e->used |= MT_AM_NOT_INTERMEDIARY;
    }
}

static void enter(mt_am_gather *g, uint32_t node, uint32_t parent)
{
    uint8_t kind = g->m->doc->nodes.at[node].kind;
    if (kind == MT_NODE_STATEMENT || kind == MT_NODE_ARGUMENT)
        enter_element(g, node, parent);
    else if (kind == MT_NODE_HEADING)
        read_heading(g, node);
    else if (kind == MT_NODE_PCS)
        enter_pcs(g, node);
    else if (kind == MT_NODE_INFERENCE)
        enter_inference(g, node);
}

static void leave(mt_am_gather *g, uint32_t node, uint32_t parent)
{
    uint8_t kind = g->m->doc->nodes.at[node].kind;
    if (kind == MT_NODE_STATEMENT || kind == MT_NODE_ARGUMENT)
        leave_element(g, parent);
    else if (kind == MT_NODE_RELATION)
        leave_relation(g, node, parent);
    else if (kind == MT_NODE_PCS_ITEM)
        leave_pcs_item(g);
    else if (kind == MT_NODE_INFERENCE)
        leave_inference(g, node);
    else if (kind == MT_NODE_PCS)
        leave_pcs(g, node);
    if (g->m->doc->nodes.at[parent].kind == MT_NODE_DOCUMENT && node && kind != MT_NODE_ARGUMENT)
        g->block = MT_NO_ID;
}

/* How many there will be of each, at most. */
typedef struct prospect {
    uint32_t members, statements, arguments, relations, inferences, items;
} prospect;

/* Titles of the user that could be taken for made-up ones; and what will come. */
static prospect look_ahead(mt_am_gather *g)
{
    const mt_doc *doc = g->m->doc;
    prospect to = {0};
    for (uint32_t i = 0; i < doc->nodes.n; i++) {
        const mt_node *n = &doc->nodes.at[i];
        to.relations += n->kind == MT_NODE_RELATION;
        to.inferences += n->kind == MT_NODE_INFERENCE;
        to.items += n->kind == MT_NODE_PCS_ITEM;
        if (n->kind != MT_NODE_STATEMENT && n->kind != MT_NODE_ARGUMENT)
            continue;
        to.members++;
        to.statements += n->kind == MT_NODE_STATEMENT && n->form != MT_FORM_REFERENCE;
        to.arguments += n->kind == MT_NODE_ARGUMENT && n->form != MT_FORM_REFERENCE;
        if (n->title.len > 9 && mt_str_starts(mt_doc_title(doc, i), MOOT_STR("Untitled ")))
            mt_intern_add(&g->reserved, mt_doc_title(doc, i));
    }
    return to;
}

static void make_room(mt_am_gather *g, const prospect *of)
{
    mt_am_model *m = g->m;
    MT_VEC_ROOM(m->arena, &m->members, mt_am_member, of->members);
    MT_VEC_ROOM(m->arena, &m->statements, mt_am_element, of->statements);
    MT_VEC_ROOM(m->arena, &m->arguments, mt_am_element, of->arguments);
    mt_intern_room(&m->statement_ids, of->statements);
    mt_intern_room(&m->argument_ids, of->arguments);
    mt_intern_room(&g->seen, of->relations);
    MT_VEC_ROOM(m->arena, &m->inferences, mt_am_inference, of->inferences);
    MT_VEC_ROOM(m->arena, &m->pcs, uint32_t, of->items);
    MT_VEC_ROOM(m->arena, &m->relations, mt_am_relation, of->relations);
    MT_VEC_ROOM(m->arena, &g->joins, mt_am_join, (size_t)2 * of->relations);
}

static void walk(mt_am_gather *g)
{
    mt_walk w;
    mt_walk_init(&w, g->m->doc);
    while (mt_walk_next(&w) && !mt_arena_failed(g->m->arena)) {
        uint32_t parent = w.depth ? w.up[w.depth - 1] : 0;
        if (w.leaving)
            leave(g, w.node, parent);
        else
            enter(g, w.node, parent);
    }
}

void mt_am_build(mt_am_model *m, const mt_doc *doc, const mt_am_settings *set, mt_arena *arena,
                 mt_diags *diags)
{
    *m = (mt_am_model){.arena = arena,
                       .doc = doc,
                       .set = set,
                       .top_sections = MT_NO_ID,
                       .last_top_section = MT_NO_ID};
    mt_am_gather *g = MT_NEW(arena, mt_am_gather);
    if (!g || !mt_am_lines_init(&g->lines, doc->text, arena))
        return;
    g->m = m;
    g->diags = diags;
    g->section = g->block = g->inference = MT_NO_ID;
    mt_intern_init(&m->statement_ids, arena, 0);
    mt_intern_init(&m->argument_ids, arena, 0);
    mt_intern_init(&m->tag_ids, arena, 0);
    mt_intern_init(&g->seen, arena, 0);
    mt_intern_init(&g->reserved, arena, 0);
    mt_intern_init(&g->steps, arena, 0);
    mt_am_words_init(&g->words, doc, set, arena);
    prospect coming = look_ahead(g);
    make_room(g, &coming);
    walk(g);
    if (mt_arena_failed(arena))
        return;
    mt_am_keep_last(g, g->end > 0);
    mt_am_relate_last(g);
}

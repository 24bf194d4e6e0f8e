/* Argdown document -> debate: statements, arguments and their steps.  The data are
 * read in build_data.c, the relations in build_relations.c. */
#include "model/build.h"

#include <math.h>

/* ---- titles ---- */

/* "Untitled 1", "Untitled 2", ..., leaving out what the author wrote himself. */
static moot_str make_title(mt_builder *b)
{
    for (;;) {
        moot_str title = mt_arena_printf(&b->d->arena, "Untitled %u", ++b->untitled);
        if (mt_intern_find(&b->given, title) == MT_NO_ID || mt_arena_failed(&b->d->arena))
            return title;
    }
}

static void add_statement(mt_builder *b, mt_statement s, uint32_t id)
{
    MT_VEC_PUSH(&b->d->arena, &b->f.statements, s);
    MT_VEC_PUSH(&b->d->arena, &b->f.order, ((mt_end){MT_END_STATEMENT, id}));
}

static uint32_t statement_id(mt_builder *b, moot_str title)
{
    uint32_t before = b->f.statements.n;
    uint32_t id = mt_intern_add(&b->statements, title);
    if (id != before)
        return id == MT_NO_ID ? 0 : id;
    mt_statement s = {.title = mt_arena_dup(&b->d->arena, title),
                      .untitled = mt_title_is_made(title),
                      .weight = (double)NAN};
    add_statement(b, s, id);
    MT_VEC_PUSH(&b->scratch, &b->chosen, 0);
    MT_VEC_PUSH(&b->scratch, &b->said, 0);
    return id;
}

static uint32_t argument_id(mt_builder *b, moot_str title)
{
    uint32_t before = b->f.arguments.n;
    uint32_t id = mt_intern_add(&b->arguments, title);
    if (id != before)
        return id == MT_NO_ID ? 0 : id;
    mt_argument a = {
        .title = mt_arena_dup(&b->d->arena, title), .confidence = 1, .weight = (double)NAN};
    MT_VEC_PUSH(&b->d->arena, &b->f.arguments, a);
    MT_VEC_PUSH(&b->d->arena, &b->f.order, ((mt_end){MT_END_ARGUMENT, id}));
    return id;
}

/* ---- elements ---- */

/* The argument in whose premise-conclusion structure the node stands, or MT_NO_ID. */
static uint32_t argument_around(const mt_builder *b, uint32_t node)
{
    uint32_t item = b->parent[node];
    if (mt_node_kind_at(b, item) != MT_NODE_PCS_ITEM)
        return MT_NO_ID;
    return b->end[b->parent[item]].id;
}

static void add_saying(mt_builder *b, uint32_t node, uint32_t id, moot_str text)
{
    mt_saying s = {.statement = id, .text = text, .at = b->doc->nodes.at[node].span};
    uint32_t argument = argument_around(b, node);
    s.side = mt_build_side(b, node, &s.by);
    s.source = mt_build_source(b, node);
    s.confidence = mt_build_unit(b, node, "confidence", 1);
    if (argument != MT_NO_ID && s.side == MT_SIDE_NONE && s.by.len == 0) {
        s.side = b->f.arguments.at[argument].side;
        s.by = b->f.arguments.at[argument].by;
    }
    b->said.at[id] |= (uint8_t)(MT_SAID_BY << s.side);
    MT_VEC_PUSH(&b->d->arena, &b->f.sayings, s);
    mt_build_ties(b, node, (mt_end){MT_END_STATEMENT, id}, b->f.sayings.n - 1);
}

static void read_statement_data(mt_builder *b, uint32_t node, uint32_t id)
{
    const mt_value *data = b->data[node];
    mt_statement *s = &b->f.statements.at[id];
    moot_str role = mt_value_get_str(data, "role");
    s->label = mt_build_label(b, node, s->label);
    s->weight = mt_build_unit(b, node, "weight", s->weight);
    s->votes = mt_build_votes(b, node, s->votes);
    s->stipulated = mt_value_get_bool(data, "stipulated", s->stipulated);
    s->central = s->central || mt_str_eq(role, MOOT_STR("central-claim"));
    s->counter = s->counter || mt_str_eq(role, MOOT_STR("counter-consideration"));
    if (!mt_value_get_bool(data, "asserted", true))
        b->said.at[id] |= MT_UNSAID;
}

static void enter_statement(mt_builder *b, uint32_t node)
{
    const mt_node *n = &b->doc->nodes.at[node];
    const mt_value *data = b->data[node];
    bool reference = n->form == MT_FORM_REFERENCE;
    moot_str title = n->form == MT_FORM_PLAIN ? make_title(b) : mt_doc_title(b->doc, node);
    uint32_t id = statement_id(b, title);
    if (id >= b->f.statements.n || id >= b->chosen.n || id >= b->said.n)
        return; /* short of memory */
    b->end[node] = (mt_end){MT_END_STATEMENT, id};
    moot_str text = {"", 0};
    uint8_t choice = mt_value_get_bool(data, "isCanonical", false) ? 2 : 1;
    if (!reference)
        text = mt_doc_text(b->doc, node, &b->d->arena);
    if (!reference && choice >= b->chosen.at[id]) {
        b->chosen.at[id] = choice;
        b->f.statements.at[id].text = text;
    }
    uint8_t around = mt_node_kind_at(b, b->parent[node]);
    if (!reference || around != MT_NODE_RELATION)
        b->said.at[id] |= MT_SAID;
    bool speaks = mt_value_get(data, "side") || mt_value_get(data, "by") ||
                  mt_value_get(data, "span") || mt_value_get(data, "quote") ||
                  mt_value_get(data, "ties");
    /* A reference among the premises of a side's argument is said by that side. */
    uint32_t argument = argument_around(b, node);
    mt_side side = argument == MT_NO_ID ? MT_SIDE_NONE : b->f.arguments.at[argument].side;
    bool first = side != MT_SIDE_NONE && !(b->said.at[id] & (MT_SAID_BY << side));
    if (speaks)
        b->said.at[id] |= MT_SAID;
    if (!reference || speaks || first)
        add_saying(b, node, id, text);
    if (data)
        read_statement_data(b, node, id);
}

static void enter_argument(mt_builder *b, uint32_t node)
{
    const mt_node *n = &b->doc->nodes.at[node];
    uint32_t id = argument_id(b, mt_doc_title(b->doc, node));
    if (id >= b->f.arguments.n)
        return; /* short of memory */
    b->end[node] = (mt_end){MT_END_ARGUMENT, id};
    if (n->form != MT_FORM_REFERENCE) {
        moot_str text = mt_doc_text(b->doc, node, &b->d->arena);
        if (text.len)
            b->f.arguments.at[id].text = text;
    }
    if (!b->data[node])
        return;
    moot_str by;
    mt_side side = mt_build_side(b, node, &by);
    moot_span source = mt_build_source(b, node);
    mt_argument *a = &b->f.arguments.at[id];
    a->side = side != MT_SIDE_NONE ? side : a->side;
    a->by = by.len ? by : a->by;
    a->source = source.len ? source : a->source;
    a->label = mt_build_label(b, node, a->label);
    a->confidence = mt_build_unit(b, node, "confidence", a->confidence);
    a->weight = mt_build_unit(b, node, "weight", a->weight);
    a->votes = mt_build_votes(b, node, a->votes);
    mt_build_ties(b, node, (mt_end){MT_END_ARGUMENT, id}, MT_NO_ID);
}

/* A structure belongs to the argument right before it, unless that has one already. */
static void enter_pcs(mt_builder *b, uint32_t node, uint32_t before)
{
    uint32_t id = MT_NO_ID;
    if (before && mt_node_kind_at(b, before) == MT_NODE_ARGUMENT) {
        id = b->end[before].id;
        if (id < b->f.arguments.n && b->f.arguments.at[id].steps) {
            mt_build_report(b, MT_MODEL_SECOND_PCS, node, b->f.arguments.at[id].title);
            id = MT_NO_ID;
        }
    }
    if (id == MT_NO_ID)
        id = argument_id(b, make_title(b));
    b->end[node] = (mt_end){MT_END_ARGUMENT, id};
    if (id < b->f.arguments.n)
        b->f.arguments.at[id].steps = 1; /* marks it; counted when laid out */
}

/* ---- steps ---- */

typedef struct pcs {
    uint32_t argument;
    MT_VEC(uint32_t) items; /* statement ids, by position */
    uint32_t since;         /* position of the last conclusion, or 0 */
} pcs;

static const mt_value *list_in(const mt_value *data, const char *key)
{
    const mt_value *v = mt_value_get(data, key);
    return v && v->kind == MT_LIST && v->n ? v : NULL;
}

static void add_premise(mt_builder *b, mt_step *s, uint32_t statement)
{
    MT_VEC_PUSH(&b->d->arena, &b->f.premises, statement);
    s->premises++;
}

static moot_str rules_of(mt_builder *b, uint32_t inference)
{
    mt_memory memory = {.arena = &b->d->arena};
    mt_out o;
    bool any = false;
    mt_out_init(&o, mt_memory_writer(&memory));
    for (uint32_t i = b->doc->nodes.at[inference].first; i; i = b->doc->nodes.at[i].next)
        if (mt_node_kind_at(b, i) == MT_NODE_RULE) {
            mt_out_z(&o, any ? ", " : "");
            mt_out_put(&o, mt_doc_title(b->doc, i));
            any = true;
        }
    return mt_out_finish(&o) == MOOT_OK ? mt_memory_str(&memory) : (moot_str){"", 0};
}

static void add_step(mt_builder *b, pcs *p, uint32_t inference, uint32_t conclusion)
{
    const mt_value *uses = list_in(b->data[inference], "uses");
    uses = uses ? uses : list_in(b->data[conclusion], "uses");
    uses = uses ? uses : list_in(b->data[inference], "from");
    mt_step s = {.argument = p->argument,
                 .first_premise = b->f.premises.n,
                 .conclusion = b->end[conclusion].id,
                 .rules = rules_of(b, inference)};
    for (uint32_t i = 0; uses && i < uses->n; i++) {
        double at = uses->item[i].kind == MT_NUMBER ? uses->item[i].number : 0;
        if (at >= 1 && at <= p->items.n && at == floor(at))
            add_premise(b, &s, p->items.at[(uint32_t)at - 1]);
        else
            mt_build_report(b, MT_MODEL_BAD_USES, inference, (moot_str){"", 0});
    }
    if (s.premises == 0)
        for (uint32_t i = p->since; i < p->items.n; i++)
            add_premise(b, &s, p->items.at[i]);
    p->since = p->items.n;
    b->end[inference] = (mt_end){MT_END_STEP, b->f.steps.n};
    MT_VEC_PUSH(&b->d->arena, &b->f.steps, s);
}

static void build_pcs(mt_builder *b, uint32_t node)
{
    const mt_node *nodes = b->doc->nodes.at;
    pcs p = {.argument = b->end[node].id};
    uint32_t inference = 0;
    for (uint32_t i = nodes[node].first; i; i = nodes[i].next) {
        if (nodes[i].kind == MT_NODE_INFERENCE) {
            inference = i;
            continue;
        }
        uint32_t statement = nodes[i].first;
        while (statement && nodes[statement].kind != MT_NODE_STATEMENT)
            statement = nodes[statement].next;
        if (!statement)
            continue;
        if (inference && p.items.n)
            add_step(b, &p, inference, statement);
        inference = 0;
        MT_VEC_PUSH(&b->scratch, &p.items, b->end[statement].id);
    }
}

/* ---- the whole ---- */

static bool prepare(mt_builder *b)
{
    const mt_doc *doc = b->doc;
    uint32_t n = doc->nodes.n;
    b->parent = MT_NEW_ARRAY(&b->scratch, uint32_t, (size_t)n + 1);
    b->end = MT_NEW_ARRAY(&b->scratch, mt_end, (size_t)n + 1);
    b->data = MT_NEW_ARRAY(&b->scratch, mt_value_ref, (size_t)n + 1);
    mt_intern_init(&b->statements, &b->scratch, 0x7374);
    mt_intern_init(&b->arguments, &b->scratch, 0x6172);
    mt_intern_init(&b->given, &b->scratch, 0x6769);
    if (mt_arena_failed(&b->scratch))
        return false;
    for (uint32_t i = 0; i < n; i++) {
        b->end[i] = (mt_end){MT_END_STATEMENT, MT_NO_ID};
        for (uint32_t c = doc->nodes.at[i].first; c; c = doc->nodes.at[c].next) {
            b->parent[c] = i;
            if (doc->nodes.at[c].kind == MT_NODE_DATA ||
                doc->nodes.at[c].kind == MT_NODE_FRONT_MATTER)
                b->data[i] = mt_doc_data(doc, i, &b->d->arena, &b->d->diags);
        }
        uint8_t kind = doc->nodes.at[i].kind;
        if ((kind == MT_NODE_STATEMENT || kind == MT_NODE_ARGUMENT) && doc->nodes.at[i].title.len)
            mt_intern_add(&b->given, mt_doc_title(doc, i));
    }
    return !mt_arena_failed(&b->scratch) && !mt_arena_failed(&b->d->arena);
}

static void enter_all(mt_builder *b)
{
    uint32_t top = 0, before = 0; /* the last two blocks */
    for (uint32_t i = 1; i < b->doc->nodes.n && !mt_arena_failed(&b->d->arena); i++) {
        if (b->parent[i] == 0) {
            before = top;
            top = i;
        }
        if (mt_node_kind_at(b, i) == MT_NODE_STATEMENT)
            enter_statement(b, i);
        else if (mt_node_kind_at(b, i) == MT_NODE_ARGUMENT)
            enter_argument(b, i);
        else if (mt_node_kind_at(b, i) == MT_NODE_PCS)
            enter_pcs(b, i, before);
    }
}

static void say_who_is_silent(mt_builder *b)
{
    for (uint32_t i = 0; i < b->f.statements.n; i++) {
        mt_statement *s = &b->f.statements.at[i];
        s->asserted = (b->said.at[i] & (MT_SAID | MT_UNSAID)) == MT_SAID;
        if (!(b->said.at[i] & (MT_SAID | MT_UNSAID)))
            mt_model_report(&b->d->diags, MT_MODEL_NEVER_SAID, (moot_span){0, 0}, s->title);
    }
}

static void build(mt_builder *b)
{
    mt_build_front(b);
    mt_build_actors(b);
    enter_all(b);
    if (mt_arena_failed(&b->d->arena) || mt_arena_failed(&b->scratch))
        return;
    for (uint32_t i = b->doc->nodes.at[0].first; i; i = b->doc->nodes.at[i].next)
        if (mt_node_kind_at(b, i) == MT_NODE_PCS)
            build_pcs(b, i);
    mt_build_motion(b);
    mt_build_relations(b);
    if (mt_arena_failed(&b->d->arena) || mt_arena_failed(&b->scratch))
        return;
    say_who_is_silent(b);
    mt_draft_finish(&b->f);
}

moot_status mt_debate_build(mt_debate *d, const moot_alloc *alloc, const mt_doc *doc,
                            const mt_debate_options *options)
{
    *d = (mt_debate){.motion = MT_NO_ID};
    mt_arena_init(&d->arena, alloc);
    d->diags.arena = &d->arena;
    mt_builder b = {.f = {.d = d}, .d = d, .doc = doc};
    mt_arena_init(&b.scratch, alloc);
    if (options && options->text.len && options->text.len <= INT32_MAX) {
        d->text = options->text;
        b.has_text = true;
        mt_places_begin(&b.places, d->text, &b.scratch);
    }
    if (doc->nodes.n && prepare(&b))
        build(&b);
    if (mt_arena_failed(&b.scratch))
        d->arena.failed = true;
    mt_arena_free(&b.scratch);
    mt_diag_sort(&d->diags);
    return mt_arena_failed(&d->arena) ? MOOT_E_NOMEM : MOOT_OK;
}

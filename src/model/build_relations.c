/* Relation lines of the document -> relations of the debate.
 *
 * What an undercut under a statement means: docs/decisions/0001-undercut-of-an-edge.md. */
#include "model/build.h"

/* An undercut of every inference that leads out of a statement. */
typedef struct deferred {
    uint32_t node, statement;
    mt_end from;
    double confidence, relevance;
} deferred;

typedef struct linker {
    mt_builder *b;
    MT_VEC(deferred) later;
} linker;

static uint32_t child_of(const mt_builder *b, uint32_t relation)
{
    const mt_node *nodes = b->doc->nodes.at;
    uint32_t c = nodes[relation].first;
    while (c && nodes[c].kind != MT_NODE_STATEMENT && nodes[c].kind != MT_NODE_ARGUMENT)
        c = nodes[c].next;
    return c;
}

static void add(mt_builder *b, uint32_t node, mt_relation r)
{
    r.at = b->doc->nodes.at[node].span;
    b->end[node] = (mt_end){MT_END_RELATION, b->f.relations.n};
    MT_VEC_PUSH(&b->d->arena, &b->f.relations, r);
}

/* A title without words that is used as a reason is put forward thereby. */
static void put_forward(mt_builder *b, mt_end from)
{
    if (from.kind == MT_END_STATEMENT)
        b->said.at[from.id] |= MT_SAID;
}

static mt_end last_step(const uint32_t *last, uint32_t argument)
{
    return last[argument] == MT_NO_ID ? (mt_end){MT_END_ARGUMENT, argument}
                                      : (mt_end){MT_END_STEP, last[argument]};
}

/* `target` is the node that is undercut; `node` the relation's own node. */
static void undercut(linker *l, uint32_t node, uint32_t target, mt_relation r, const uint32_t *last)
{
    mt_builder *b = l->b;
    uint32_t around = b->parent[target];
    if (mt_node_kind_at(b, target) == MT_NODE_INFERENCE) {
        r.to = b->end[target];
    } else if (mt_node_kind_at(b, target) == MT_NODE_ARGUMENT) {
        r.to = last_step(last, b->end[target].id);
    } else if (around != node && mt_node_kind_at(b, around) == MT_NODE_RELATION &&
               b->end[around].kind == MT_END_RELATION) {
        r.to = b->end[around];
    } else {
        deferred later = {node, b->end[target].id, r.from, r.confidence, r.relevance};
        MT_VEC_PUSH(&b->scratch, &l->later, later);
        return;
    }
    if (r.to.kind == MT_END_STATEMENT)
        return; /* an inference without premises or conclusion, reported by the parser */
    add(b, node, r);
}

/* The main conclusion stands for an argument; a sketch has none. */
static mt_end conclusion_of(const mt_builder *b, const uint32_t *last, mt_end end)
{
    if (end.kind == MT_END_ARGUMENT && last[end.id] != MT_NO_ID)
        return (mt_end){MT_END_STATEMENT, b->f.steps.at[last[end.id]].conclusion};
    return end;
}

static void contradict(linker *l, uint32_t node, mt_relation r, const uint32_t *last)
{
    mt_builder *b = l->b;
    r.kind = MT_CONTRADICTION;
    r.from = conclusion_of(b, last, r.from);
    r.to = conclusion_of(b, last, r.to);
    if (r.from.kind != MT_END_STATEMENT || r.to.kind != MT_END_STATEMENT) {
        mt_build_report(b, MT_MODEL_BAD_CONTRADICTION, node, (moot_str){"", 0});
        r.kind = MT_ATTACK;
    }
    add(b, node, r);
}

static void join(linker *l, uint32_t node, mt_relation r, bool attack)
{
    bool statements = r.from.kind == MT_END_STATEMENT && r.to.kind == MT_END_STATEMENT;
    bool strict = l->b->d->strict && statements;
    if (attack)
        r.kind = strict ? MT_CONTRARY : MT_ATTACK;
    else
        r.kind = strict ? MT_ENTAILMENT : MT_SUPPORT;
    put_forward(l->b, r.from);
    add(l->b, node, r);
}

static void link_node(linker *l, uint32_t node, const uint32_t *last)
{
    mt_builder *b = l->b;
    uint32_t parent = b->parent[node], child = child_of(b, node);
    if (!child || b->end[child].id == MT_NO_ID)
        return;
    mt_end up = b->end[parent], down = b->end[child];
    double confidence = mt_build_unit(b, child, "confidence", 1);
    mt_relation r = {.confidence = mt_build_unit(b, child, "link", confidence),
                     .relevance = mt_build_unit(b, child, "relevance", 1)};
    bool inference = mt_node_kind_at(b, parent) == MT_NODE_INFERENCE;
    if (!inference && up.id == MT_NO_ID)
        return;
    r.kind = MT_UNDERCUT;
    switch ((mt_rel_form)b->doc->nodes.at[node].form) {
    case MT_REL_UNDERCUT_BY:
        r.from = down;
        put_forward(b, down);
        undercut(l, node, parent, r, last);
        return;
    case MT_REL_UNDERCUTS:
        r.from = up;
        if (!inference)
            undercut(l, node, child, r, last);
        return;
    case MT_REL_SUPPORTED_BY:
    case MT_REL_ATTACKED_BY:
        r.from = down;
        r.to = up;
        break;
    case MT_REL_SUPPORTS:
    case MT_REL_ATTACKS:
    case MT_REL_CONTRADICTS:
        r.from = up;
        r.to = down;
        break;
    }
    if (inference)
        return;
    mt_rel_form form = (mt_rel_form)b->doc->nodes.at[node].form;
    if (form == MT_REL_CONTRADICTS)
        contradict(l, node, r, last);
    else
        join(l, node, r, form == MT_REL_ATTACKED_BY || form == MT_REL_ATTACKS);
}

typedef struct link_list {
    uint32_t *start; /* per statement */
    mt_end *at;
} link_list;

/* For each statement the inferences that lead out of it: relations, then steps. */
static link_list list_inferences(mt_builder *b)
{
    link_list l = {
        MT_NEW_ARRAY(&b->scratch, uint32_t, (size_t)b->f.statements.n + 1),
        MT_NEW_ARRAY(&b->scratch, mt_end, (size_t)b->f.relations.n + b->f.premises.n + 1)};
    if (mt_arena_failed(&b->scratch))
        return l;
    for (uint32_t i = 0; i < b->f.relations.n; i++)
        if (b->f.relations.at[i].from.kind == MT_END_STATEMENT)
            l.start[b->f.relations.at[i].from.id]++;
    for (uint32_t i = 0; i < b->f.premises.n; i++)
        l.start[b->f.premises.at[i]]++;
    uint32_t sum = 0;
    for (uint32_t i = 0; i <= b->f.statements.n; i++) {
        sum += l.start[i];
        l.start[i] = sum;
    }
    for (uint32_t i = b->f.steps.n; i-- > 0;)
        for (uint32_t p = b->f.steps.at[i].premises; p-- > 0;) {
            uint32_t s = b->f.premises.at[b->f.steps.at[i].first_premise + p];
            l.at[--l.start[s]] = (mt_end){MT_END_STEP, i};
        }
    for (uint32_t i = b->f.relations.n; i-- > 0;)
        if (b->f.relations.at[i].from.kind == MT_END_STATEMENT)
            l.at[--l.start[b->f.relations.at[i].from.id]] = (mt_end){MT_END_RELATION, i};
    return l;
}

/* Undercuts under a claim at top level: of every inference out of it. */
static void link_later(linker *l)
{
    mt_builder *b = l->b;
    if (l->later.n == 0)
        return;
    link_list out = list_inferences(b);
    uint64_t budget = (uint64_t)b->doc->nodes.n + 100;
    for (uint32_t i = 0; i < l->later.n && !mt_arena_failed(&b->scratch); i++) {
        const deferred *x = &l->later.at[i];
        uint32_t first = out.start[x->statement], end = out.start[x->statement + 1];
        if (first == end)
            mt_build_report(b, MT_MODEL_NO_EDGE, x->node, b->f.statements.at[x->statement].title);
        if (end - first > budget) {
            mt_build_report(b, MT_MODEL_TOO_MANY_EDGES, x->node, (moot_str){"", 0});
            return;
        }
        budget -= end - first;
        for (uint32_t k = first; k < end; k++)
            add(b, x->node,
                (mt_relation){.kind = MT_UNDERCUT,
                              .from = x->from,
                              .to = out.at[k],
                              .confidence = x->confidence,
                              .relevance = x->relevance});
    }
}

void mt_build_relations(mt_builder *b)
{
    linker l = {.b = b};
    uint32_t *last = MT_NEW_ARRAY(&b->scratch, uint32_t, (size_t)b->f.arguments.n + 1);
    if (!last)
        return;
    for (uint32_t i = 0; i < b->f.arguments.n; i++)
        last[i] = MT_NO_ID;
    for (uint32_t i = 0; i < b->f.steps.n; i++)
        last[b->f.steps.at[i].argument] = i;
    for (uint32_t i = 1; i < b->doc->nodes.n; i++)
        if (mt_node_kind_at(b, i) == MT_NODE_RELATION)
            link_node(&l, i, last);
    link_later(&l);
}

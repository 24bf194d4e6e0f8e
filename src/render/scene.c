/* Debate + verdict -> scene: a box for each statement and argument, a line for
 * each relation, premise and conclusion.  The outline is made in outline.c. */
#include "render/scene.h"

#include "judge/compile.h"
#include "model/paths.h"
#include "render/outline.h"

enum { STEPS_SEEN = 4096 }; /* premises looked through for one conclusion */

/* "Y1" -> "y1"; labels of any other shape get the number of their node. */
static moot_str element_id(mt_arena *arena, moot_str label, uint32_t node)
{
    bool plain = label.len > 0 && label.len < 12 && mt_is_upper(label.ptr[0]);
    for (size_t i = 1; plain && i < label.len; i++)
        plain = mt_is_digit(label.ptr[i]);
    if (!plain)
        return mt_arena_printf(arena, "node-%u", (unsigned)node);
    return mt_arena_printf(arena, "%c%.*s", mt_to_lower(label.ptr[0]), (int)label.len - 1,
                           label.ptr + 1);
}

static bool within(moot_span inner, moot_span outer)
{
    return inner.len && inner.off >= outer.off &&
           (uint64_t)inner.off + inner.len <= (uint64_t)outer.off + outer.len;
}

moot_span mt_scene_part(const mt_party *p)
{
    moot_span part = p->body;
    uint64_t end = (uint64_t)p->credit_span.off + p->credit_span.len;
    uint64_t body_end = (uint64_t)p->body.off + p->body.len;
    if (p->credit_span.len && p->credit_span.off >= p->body.off && end <= body_end &&
        body_end - end < 8)
        part.len = p->credit_span.off - p->body.off;
    return part;
}

int mt_scene_printed(const mt_debate *d, moot_span source)
{
    for (int i = 0; i < 2 && d->text.len; i++)
        if (within(source, mt_scene_part(&d->party[i])))
            return i;
    return -1;
}

static void add_statement(mt_scene *s, uint32_t id)
{
    const mt_debate *d = s->debate;
    const mt_statement *st = &d->statement[id];
    mt_item *n = &s->node[id];
    n->what = (mt_end){MT_END_STATEMENT, id};
    n->label = st->label;
    n->text = st->text.len ? st->text : st->title;
    n->side = id == d->motion ? MT_SIDE_NONE : st->side; /* what is asked belongs to nobody */
    n->standing = s->verdict->statement[id].standing;
    n->motion = id == d->motion;
    n->central = st->central;
    double least = 1;
    for (uint32_t i = 0; i < st->sayings; i++) {
        const mt_saying *saying = &d->saying[st->first_saying + i];
        if (saying->confidence < least)
            least = saying->confidence;
        n->sourced = n->sourced || mt_scene_printed(d, saying->source) >= 0;
    }
    n->confidence = least;
    n->unsure = least < MT_UNSURE;
}

static void add_argument(mt_scene *s, uint32_t id)
{
    const mt_argument *a = &s->debate->argument[id];
    mt_item *n = &s->node[s->debate->statements + id];
    n->what = (mt_end){MT_END_ARGUMENT, id};
    n->label = a->label;
    n->text = a->text.len ? a->text : a->title;
    n->side = a->side;
    n->standing = s->verdict->argument[id].standing;
    n->confidence = a->confidence;
    n->unsure = a->confidence < MT_UNSURE;
    n->sourced = mt_scene_printed(s->debate, a->source) >= 0;
}

static void add_nodes(mt_scene *s)
{
    const mt_debate *d = s->debate;
    for (uint32_t i = 0; i < d->statements; i++)
        add_statement(s, i);
    for (uint32_t i = 0; i < d->arguments; i++)
        add_argument(s, i);
    for (uint32_t i = 0; i < s->nodes; i++) {
        s->node[i].id = element_id(s->arena, s->node[i].label, i);
        s->node[i].parent = s->node[i].link = MT_NO_ID;
    }
    for (uint32_t i = 0; i < s->verdict->commons; i++)
        s->node[s->verdict->common[i]].granted = true;
    for (uint32_t i = 0; i < s->verdict->unanswereds; i++)
        s->node[mt_scene_node(s, s->verdict->unanswered[i])].unanswered = true;
}

static mt_edge relation_edge(const mt_scene *s, uint32_t id)
{
    const mt_relation *r = &s->debate->relation[id];
    mt_edge e = {.from = mt_scene_node(s, r->from), .onto = MT_NO_ID, .step = MT_NO_ID};
    e.unsure = r->confidence < MT_UNSURE;
    switch (r->kind) {
    case MT_SUPPORT:
    case MT_ENTAILMENT: e.kind = MT_EDGE_SUPPORT; break;
    case MT_ATTACK: e.kind = MT_EDGE_ATTACK; break;
    case MT_CONTRADICTION:
    case MT_CONTRARY:
        e.kind = MT_EDGE_ATTACK;
        e.both = true;
        break;
    case MT_UNDERCUT: e.kind = MT_EDGE_UNDERCUT; break;
    }
    switch (r->to.kind) {
    case MT_END_STATEMENT:
    case MT_END_ARGUMENT: e.to = mt_scene_node(s, r->to); break;
    case MT_END_STEP:
        e.to = s->debate->statements + s->debate->step[r->to.id].argument;
        e.step = r->to.id;
        break;
    case MT_END_RELATION:
        e.to = MT_NO_ID; /* known when all edges are there */
        e.onto = r->to.id;
        break;
    }
    if (e.to == e.from)
        e.kind = MT_EDGE_NONE;
    return e;
}

/* Does a relation say already that the argument supports its conclusion? */
static bool said_already(const mt_scene *s, uint32_t argument, uint32_t conclusion)
{
    for (uint32_t i = 0; i < s->debate->relations; i++)
        if (s->edge[i].kind == MT_EDGE_SUPPORT && s->edge[i].from == argument &&
            s->edge[i].to == conclusion)
            return true;
    return false;
}

/* Is the conclusion of step `i` a premise of a later step of its argument? */
static bool leads_on(const mt_debate *d, uint32_t i)
{
    const mt_argument *a = &d->argument[d->step[i].argument];
    uint32_t seen = 0;
    for (uint32_t k = i + 1; k < a->first_step + a->steps && seen < STEPS_SEEN; k++)
        for (uint32_t p = 0; p < d->step[k].premises && seen < STEPS_SEEN; p++, seen++)
            if (d->premise[d->step[k].first_premise + p] == d->step[i].conclusion)
                return true;
    return false;
}

/* A step's premises meet before the box of the argument, which supports the
 * conclusion; those of a step that leads on to another meet before the box of
 * what they conclude. */
static void add_steps(mt_scene *s)
{
    const mt_debate *d = s->debate;
    /* Looking every conclusion up among all relations is quadratic: only for debates
     * of the size that gets drawn. */
    bool look = (uint64_t)d->steps * d->relations < 4000000;
    for (uint32_t i = 0; i < d->steps; i++) {
        const mt_step *step = &d->step[i];
        uint32_t box = d->statements + step->argument;
        bool inner = step->premises && leads_on(d, i);
        s->step_edge[i] = MT_NO_ID;
        for (uint32_t k = 0; k < step->premises; k++) {
            uint32_t from = d->premise[step->first_premise + k];
            mt_edge e = {.kind = MT_EDGE_PREMISE,
                         .from = from,
                         .to = inner ? step->conclusion : box,
                         .onto = MT_NO_ID,
                         .step = i};
            if (e.from == e.to)
                e.kind = MT_EDGE_NONE;
            else if (inner && (s->step_edge[i] == MT_NO_ID || from > s->edge[s->step_edge[i]].from))
                s->step_edge[i] = s->edges;
            s->edge[s->edges++] = e;
        }
        mt_edge e = {.kind = MT_EDGE_SUPPORT,
                     .from = box,
                     .to = step->conclusion,
                     .onto = MT_NO_ID,
                     .step = i};
        if (inner || (look && said_already(s, box, step->conclusion)))
            e.kind = MT_EDGE_NONE;
        s->edge[s->edges++] = e;
    }
}

/* The line that carries the conclusion of `step` (or, without one, the last of
 * the argument) away from box `box`. */
static uint32_t line_out_of(const mt_scene *s, uint32_t box, uint32_t step)
{
    uint32_t found = MT_NO_ID;
    for (uint32_t i = s->out_start[box]; i < s->out_start[box + 1]; i++) {
        const mt_edge *e = &s->edge[s->out[i]];
        if (e->kind != MT_EDGE_SUPPORT && e->kind != MT_EDGE_ATTACK)
            continue;
        found = s->out[i];
        if (step != MT_NO_ID && e->to == s->debate->step[step].conclusion)
            return found;
    }
    return found;
}

/* Undercuts of arguments and steps go onto the line to the conclusion; undercuts
 * of lines learn which box the line leads to. */
static void settle_undercuts(mt_scene *s)
{
    for (uint32_t i = 0; i < s->debate->relations; i++) {
        mt_edge *e = &s->edge[i];
        if (e->kind != MT_EDGE_UNDERCUT || e->onto != MT_NO_ID)
            continue;
        if (e->step != MT_NO_ID && s->step_edge[e->step] != MT_NO_ID)
            e->onto = s->step_edge[e->step];
        else if (s->node[e->to].what.kind == MT_END_ARGUMENT)
            e->onto = line_out_of(s, e->to, e->step);
    }
    for (uint32_t i = 0; i < s->debate->relations; i++) {
        mt_edge *e = &s->edge[i];
        if (e->kind != MT_EDGE_UNDERCUT || e->onto == MT_NO_ID)
            continue;
        uint32_t target = e->onto, hops = 0;
        while (target < s->edges && s->edge[target].kind == MT_EDGE_UNDERCUT &&
               s->edge[target].onto != MT_NO_ID && hops++ < 8)
            target = s->edge[target].onto;
        if (target >= s->edges || target == i || s->edge[e->onto].kind == MT_EDGE_NONE ||
            s->edge[target].kind == MT_EDGE_NONE || hops > 8 || s->edge[target].to == MT_NO_ID)
            e->kind = MT_EDGE_NONE;
        else
            e->to = s->edge[target].to;
    }
}

/* Compressed rows of the drawn edges by `from` or by `to`. */
static void rows(const mt_scene *s, bool by_from, uint32_t **start_out, uint32_t **row_out)
{
    uint32_t *start = MT_NEW_ARRAY(s->arena, uint32_t, (size_t)s->nodes + 2);
    uint32_t *row = MT_NEW_ARRAY(s->arena, uint32_t, (size_t)s->edges + 1);
    *start_out = start;
    *row_out = row;
    if (!start || !row)
        return;
    for (uint32_t i = 0; i < s->edges; i++) {
        uint32_t end = by_from ? s->edge[i].from : s->edge[i].to;
        if (s->edge[i].kind != MT_EDGE_NONE && end < s->nodes)
            start[end + 2]++;
    }
    for (uint32_t i = 2; i < s->nodes + 2; i++)
        start[i] += start[i - 1];
    for (uint32_t i = 0; i < s->edges; i++) {
        uint32_t end = by_from ? s->edge[i].from : s->edge[i].to;
        if (s->edge[i].kind != MT_EDGE_NONE && end < s->nodes)
            row[start[end + 1]++] = i;
    }
}

/* Lists of the undercuts of each edge, in order. */
static void list_undercuts(mt_scene *s)
{
    s->cut = MT_NEW_ARRAY(s->arena, uint32_t, (size_t)s->edges + 1);
    s->next_cut = MT_NEW_ARRAY(s->arena, uint32_t, (size_t)s->edges + 1);
    if (!s->cut || !s->next_cut)
        return;
    for (uint32_t i = 0; i < s->edges; i++)
        s->cut[i] = s->next_cut[i] = MT_NO_ID;
    for (uint32_t i = s->edges; i--;) {
        uint32_t onto = s->edge[i].onto;
        if (s->edge[i].kind != MT_EDGE_UNDERCUT || onto >= s->edges)
            continue;
        s->next_cut[i] = s->cut[onto];
        s->cut[onto] = i;
    }
}

void mt_scene_build(mt_scene *s, mt_arena *arena, const mt_verdict *verdict)
{
    const mt_debate *d = verdict->debate;
    *s = (mt_scene){.arena = arena, .verdict = verdict, .debate = d, .motion = d->motion};
    s->nodes = d->statements + d->arguments;
    s->node = MT_NEW_ARRAY(arena, mt_item, (size_t)s->nodes + 1);
    s->edge = MT_NEW_ARRAY(arena, mt_edge, (size_t)d->relations + d->premises + d->steps + 1);
    s->outline = MT_NEW_ARRAY(arena, uint32_t, (size_t)s->nodes + 1);
    s->step_edge = MT_NEW_ARRAY(arena, uint32_t, (size_t)d->steps + 1);
    const uint8_t *paths = mt_debate_paths(d, arena);
    if (mt_arena_failed(arena))
        return;
    add_nodes(s);
    for (uint32_t i = 0; i < d->relations; i++) {
        s->edge[s->edges] = relation_edge(s, i);
        s->edge[s->edges++].conceded = mt_is_granted(d, i, paths);
    }
    add_steps(s);
    rows(s, true, &s->out_start, &s->out);
    if (mt_arena_failed(arena))
        return;
    settle_undercuts(s);
    list_undercuts(s);
    rows(s, true, &s->out_start, &s->out);
    rows(s, false, &s->in_start, &s->in);
    if (!mt_arena_failed(arena))
        mt_outline_build(s);
}

/* Dispute tree -> the lines that a reader sees.
 *
 * Plies are about literals of the framework, many of which have no words of their
 * own: that a reason holds, that a step is good, that a claim is presumed.  A line
 * stands for a claim or an argument and takes in the plies around it. */
#include "judge/why_inner.h"

typedef struct maker {
    const mt_debate *d;
    const mt_compiled *c;
    const mt_why_part *part;
    mt_arena *arena;
    uint32_t *line_of;    /* per ply: the line that it belongs to */
    uint32_t *first_line; /* per ply without a line: the first line that it led to */
    MT_VEC(mt_why_node) line;
} maker;

static const mt_lit_name *name_of(const maker *m, uint32_t literal)
{
    return &m->c->name.at[literal];
}

/* The inference on which a rule of the framework runs: argument (a sketch), step or relation;
 * false if it is no inference. */
static bool rule_inference(const mt_compiled *c, uint32_t rule, mt_end *inference)
{
    const mt_aba *aba = &c->aba;
    if (rule == MT_NO_ID)
        return false;
    for (uint32_t i = aba->start[rule]; i < aba->start[rule + 1]; i++) {
        const mt_lit_name *name = &c->name.at[aba->body[i]];
        if (name->kind == MT_LIT_GOOD) {
            *inference = name->of;
            return true;
        }
    }
    return false;
}

static mt_says role_along(const maker *m, mt_end inference)
{
    if (inference.kind != MT_END_RELATION)
        return MT_SAYS_PREMISE;
    switch (m->d->relation[inference.id].kind) {
    case MT_SUPPORT:
    case MT_ENTAILMENT: return MT_SAYS_SUPPORTS;
    case MT_ATTACK:
    case MT_CONTRARY: return MT_SAYS_ATTACKS;
    case MT_UNDERCUT: return MT_SAYS_UNDERCUTS;
    case MT_CONTRADICTION: return MT_SAYS_CONTRADICTS;
    }
    return MT_SAYS_SUPPORTS;
}

/* What a line says of the one above it, by the rule that leads from it there. */
static void set_role(const maker *m, mt_why_node *line, uint32_t rule)
{
    mt_end inference;
    const mt_lit_name *head = name_of(m, m->c->aba.head[rule]);
    bool inferred = rule_inference(m->c, rule, &inference);
    line->role = inferred ? role_along(m, inference) : MT_SAYS_SUPPORTS;
    line->on = head->of;
    line->on_opposite = head->kind == MT_LIT_DENIED;
    /* Strict relations work backwards too: what speaks for an opposite is a reason for it. */
    if (line->role == MT_SAYS_CONTRADICTS && head->kind == MT_LIT_REASON)
        line->role = MT_SAYS_SUPPORTS;
    if (line->role == MT_SAYS_SUPPORTS && line->on_opposite)
        line->role = MT_SAYS_ATTACKS;
}

static bool same_end(mt_end a, mt_end b)
{
    return a.kind == b.kind && a.id == b.id;
}

static uint32_t add_line(maker *m, mt_why_node line, uint32_t parent)
{
    line.parent = parent;
    line.same = MT_NO_ID;
    mt_why_node *over = parent < m->line.n ? &m->line.at[parent] : NULL;
    line.depth = over ? over->depth + 1 : 0;
    if (over)
        over->below++;
    MT_VEC_PUSH(m->arena, &m->line, line);
    return m->line.n - 1;
}

/* Does our ply get a line of its own? */
static bool has_words(const maker *m, const mt_ply *p)
{
    mt_end inference;
    switch (name_of(m, p->literal)->kind) {
    case MT_LIT_HELD:
    case MT_LIT_CASE: return true;
    case MT_LIT_DENIED: {
        const mt_ply *above = p->parent == MT_NO_ID ? NULL : &m->part->dispute.ply[p->parent];
        return !above || (above->ours && rule_inference(m->c, above->rule, &inference));
    }
    case MT_LIT_REASON:
    case MT_LIT_PRESUME:
    case MT_LIT_GOOD:
    case MT_LIT_BAD:
    case MT_LIT_HEAVY: return false;
    }
    return false;
}

static uint32_t take_ours(maker *m, const mt_ply *p, uint32_t above)
{
    const mt_lit_name *name = name_of(m, p->literal);
    mt_why_node line = {.ours = true, .who = name->of, .opposite = name->kind == MT_LIT_DENIED};
    if (!has_words(m, p))
        return above;
    const mt_why_node *over = above < m->line.n ? &m->line.at[above] : NULL;
    if (over && over->ours && same_end(over->who, line.who) && over->opposite == line.opposite)
        return above;
    if (p->parent != MT_NO_ID)
        set_role(m, &line, m->part->dispute.ply[p->parent].rule);
    return add_line(m, line, above);
}

static uint32_t take_theirs(maker *m, const mt_ply *p, uint32_t above)
{
    const mt_aba *aba = &m->c->aba;
    mt_end inference;
    mt_why_node line = {.ours = false};
    if (!rule_inference(m->c, p->rule, &inference))
        return above;
    const mt_lit_name *from = NULL;
    for (uint32_t i = aba->start[p->rule]; i < aba->start[p->rule + 1]; i++)
        if (name_of(m, aba->body[i])->kind != MT_LIT_GOOD)
            from = name_of(m, aba->body[i]);
    line.who = inference;
    if (inference.kind == MT_END_STEP)
        line.who = (mt_end){MT_END_ARGUMENT, m->d->step[inference.id].argument};
    else if (inference.kind == MT_END_RELATION && from)
        line.who = from->of;
    line.opposite = inference.kind == MT_END_RELATION && from && from->kind == MT_LIT_DENIED;
    const mt_why_node *over = above < m->line.n ? &m->line.at[above] : NULL;
    if (over && !over->ours && same_end(over->who, line.who) && over->opposite == line.opposite)
        return above;
    bool through = name_of(m, aba->head[p->rule])->kind == MT_LIT_CASE && p->parent != MT_NO_ID;
    set_role(m, &line, through ? m->part->dispute.ply[p->parent].rule : p->rule);
    if (line.role == MT_SAYS_PREMISE)
        line.role = MT_SAYS_SUPPORTS;
    return add_line(m, line, above);
}

static bool is_above(const maker *m, uint32_t a, uint32_t line)
{
    while (line != MT_NO_ID && line != a)
        line = m->line.at[line].parent;
    return line == a;
}

/* The plies without a line above the one that begins line `at` have led to it. */
static void note_first(maker *m, uint32_t i, uint32_t at)
{
    const mt_ply *ply = m->part->dispute.ply;
    for (uint32_t up = ply[i].parent; up != MT_NO_ID; up = ply[up].parent) {
        uint32_t over = ply[up].parent;
        if (m->first_line[up] == MT_NO_ID)
            m->first_line[up] = at;
        if (over == MT_NO_ID || m->line_of[over] != m->line_of[up])
            return;
    }
}

/* What would follow stands below an earlier ply: name the line there. */
static void refer(maker *m, const mt_ply *p, uint32_t at, bool own)
{
    uint32_t told = own ? m->line_of[p->same] : m->first_line[p->same];
    if (told == MT_NO_ID)
        return;
    if (!own) {
        /* Of a step that serves twice the challenges are not told twice. */
        if (m->line.at[at].ours)
            return;
        at = add_line(m, m->line.at[told], at);
        m->line.at[at].cut = m->line.at[at].granted = false;
    }
    mt_why_node *line = &m->line.at[at];
    line->same = told;
    line->below = 0;
    line->circle = !line->ours && is_above(m, told, at);
}

static void take(maker *m, uint32_t i)
{
    const mt_ply *p = &m->part->dispute.ply[i];
    uint32_t before = m->line.n;
    uint32_t above = p->parent == MT_NO_ID ? (m->line.n && !m->line.at[0].ours ? 0 : MT_NO_ID)
                                           : m->line_of[p->parent];
    uint32_t at = p->ours ? take_ours(m, p, above) : take_theirs(m, p, above);
    m->line_of[i] = at;
    m->first_line[i] = MT_NO_ID;
    if (at == MT_NO_ID || at >= m->line.n)
        return; /* memory is short */
    bool own = m->line.n > before;
    mt_why_node *line = &m->line.at[at];
    line->cut |= p->cut;
    const mt_lit_name *name = name_of(m, p->literal);
    line->granted |= p->ours && name->kind == MT_LIT_REASON && p->rule != MT_NO_ID &&
                     m->c->aba.start[p->rule] == m->c->aba.start[p->rule + 1];
    if (own)
        note_first(m, i, at);
    if (p->same != MT_NO_ID)
        refer(m, p, at, own);
}

bool mt_why_tree(mt_why *why, mt_why_part *part, mt_end what)
{
    maker m = {.d = why->debate, .c = &why->view.c, .part = part, .arena = &why->arena};
    m.line_of = MT_NEW_ARRAY(m.arena, uint32_t, (size_t)part->dispute.plies + 1);
    m.first_line = MT_NEW_ARRAY(m.arena, uint32_t, (size_t)part->dispute.plies + 1);
    if (!m.line_of || !m.first_line)
        return false;
    if (!part->dispute.plies || !part->dispute.ply[0].ours)
        add_line(&m, (mt_why_node){.who = what, .opposite = part->opposite}, MT_NO_ID);
    for (uint32_t i = 0; i < part->dispute.plies && !mt_arena_failed(m.arena); i++)
        take(&m, i);
    part->node = m.line.at;
    part->nodes = m.line.n;
    return !mt_arena_failed(m.arena);
}

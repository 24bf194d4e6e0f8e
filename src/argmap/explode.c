/* Arguments with several inferences -> one argument for each inference.
 *
 * A part has the premises that `uses` names (counted from 1), in the data of the inference
 * or of the conclusion, or `from` in the data of the inference; else all statements back to
 * the last conclusion, that one included.  The members of the classes are replaced by
 * copies; the descriptions keep the old list.  Relations of the whole go to the last part. */
#include "argmap/codes.h"
#include "argmap/reshape.h"

typedef struct exploder {
    mt_am_model *m;
    mt_diags *diags;
    uint32_t whole; /* argument */
    uint32_t steps; /* of it */
    uint32_t part;  /* the argument that the copies belong to */
} exploder;

static mt_am_element *argument(const exploder *x, uint32_t id)
{
    return &x->m->arguments.at[id];
}

static uint32_t step_of(const exploder *x, uint32_t place)
{
    return x->m->pcs.at[argument(x, x->whole)->step + place];
}

/* A copy of the member at `place` in the whole, as part of the part. */
static void copy(exploder *x, uint32_t place, mt_am_role role)
{
    mt_am_model *m = x->m;
    uint32_t old = step_of(x, place), id = m->members.n;
    mt_am_member one = m->members.at[old];
    m->members.at[old].gone = true;
    one.role = (uint8_t)role;
    one.argument = x->part;
    one.next = MT_NO_ID;
    one.gone = false;
    MT_VEC_PUSH(m->arena, &m->members, one);
    MT_VEC_PUSH(m->arena, &m->pcs, id);
    if (mt_arena_failed(m->arena))
        return;
    mt_am_element *e = &m->statements.at[one.owner];
    m->members.at[e->last].next = id;
    e->last = id;
    argument(x, x->part)->steps++;
}

static const mt_value *list_in(const mt_value *data, const char *key)
{
    const mt_value *v = mt_value_get(data, key);
    return v && v->kind == MT_LIST ? v : NULL;
}

static const mt_value *uses_of(const exploder *x, const mt_am_member *conclusion)
{
    const mt_value *inference = NULL;
    if (conclusion->inference != MT_NO_ID)
        inference = x->m->inferences.at[conclusion->inference].data;
    const mt_value *uses = list_in(inference, "uses");
    if (!uses)
        uses = list_in(conclusion->data, "uses");
    return uses ? uses : list_in(inference, "from");
}

static void copy_used(exploder *x, const mt_value *uses)
{
    for (uint32_t i = 0; i < uses->n; i++) {
        double at = uses->item[i].kind == MT_NUMBER ? uses->item[i].number : 0;
        if (at >= 1 && at <= x->steps && at == (double)(uint32_t)at)
            copy(x, (uint32_t)at - 1, MT_AM_PREMISE);
        else
            MT_AM_FOUND(x->diags, USES, uses->item[i].span, "'%.*s' is no place in the list",
                        (int)(uses->item[i].text.len > 60 ? 60 : uses->item[i].text.len),
                        uses->item[i].text.len ? uses->item[i].text.ptr : "");
    }
}

/* The statements before `place`, back to a conclusion: the copies enter their classes from
 * the last to the first, and the part from the first to the last. */
static void copy_before(exploder *x, uint32_t place)
{
    mt_am_model *m = x->m;
    uint32_t start = m->pcs.n;
    for (uint32_t i = place; i-- > 0 && !mt_arena_failed(m->arena);) {
        copy(x, i, MT_AM_PREMISE);
        if (m->members.at[step_of(x, i)].role == MT_AM_INTERMEDIARY)
            break;
    }
    for (uint32_t i = start, k = m->pcs.n; i + 1 < k; i++) {
        uint32_t swap = m->pcs.at[i];
        m->pcs.at[i] = m->pcs.at[--k];
        m->pcs.at[k] = swap;
    }
}

/* The titles of all parts, or NULL if one of them is taken. */
static moot_str *titles_of(exploder *x, uint32_t parts)
{
    mt_am_model *m = x->m;
    moot_str whole = argument(x, x->whole)->title;
    moot_str *title = MT_NEW_ARRAY(m->arena, moot_str, parts);
    for (uint32_t i = 0; i < parts && title; i++) {
        title[i] = mt_arena_printf(m->arena, "%.*s - %u", MT_ARG(whole), i + 1);
        if (mt_intern_find(&m->argument_ids, title[i]) == MT_NO_ID)
            continue;
        moot_span where = {m->members.at[step_of(x, 0)].off, 0};
        MT_AM_FOUND(x->diags, PART_TITLE, where, "there is an argument '%.*s' already",
                    (int)(title[i].len > 60 ? 60 : title[i].len), title[i].ptr);
        return NULL;
    }
    return title;
}

static void add_part(exploder *x, moot_str title)
{
    mt_am_model *m = x->m;
    mt_am_element e = *argument(x, x->whole);
    e.title = title;
    e.gone = false;
    e.step = m->pcs.n;
    e.steps = e.relation = e.relations = 0;
    x->part = m->arguments.n;
    mt_intern_add(&m->argument_ids, title);
    MT_VEC_PUSH(m->arena, &m->arguments, e);
}

static void move_relations(exploder *x)
{
    mt_am_model *m = x->m;
    const mt_am_element *whole = argument(x, x->whole);
    mt_am_element *last = argument(x, x->part);
    mt_am_end old = {MT_AM_ARGUMENT, x->whole}, now = {MT_AM_ARGUMENT, x->part};
    last->relation = whole->relation;
    last->relations = whole->relations;
    for (uint32_t i = 0; i < whole->relations; i++) {
        mt_am_relation *r = &m->relations.at[m->relation_of.at[whole->relation + i]];
        /* An undercut of the whole was one of its last inference. */
        if (mt_am_same_end(r->from, old))
            r->from = now;
        else if (!mt_am_same_end(r->to, now))
            r->to = now;
    }
}

static void copy_premises(exploder *x, uint32_t conclusion)
{
    const mt_am_member one = x->m->members.at[step_of(x, conclusion)];
    const mt_value *uses = uses_of(x, &one);
    if (uses)
        copy_used(x, uses);
    else
        copy_before(x, conclusion);
}

/* An argument with one inference stays whole; its statements move to the ends of their
 * classes as those of the others do. */
static void reorder(exploder *x)
{
    mt_am_model *m = x->m;
    uint32_t steps = argument(x, x->whole)->steps, listed = m->pcs.n;
    if (!steps || m->members.at[step_of(x, steps - 1)].role != MT_AM_MAIN)
        return;
    x->part = x->whole;
    copy_premises(x, steps - 1);
    copy(x, steps - 1, MT_AM_MAIN);
    m->pcs.n = listed;
    argument(x, x->whole)->steps = steps;
}

static void explode(exploder *x)
{
    mt_am_model *m = x->m;
    uint32_t steps = argument(x, x->whole)->steps, parts = 0, part = 0;
    x->steps = steps;
    for (uint32_t i = 0; i < steps; i++)
        parts += m->members.at[step_of(x, i)].role != MT_AM_PREMISE;
    if (parts < 2) {
        reorder(x);
        return;
    }
    const moot_str *title = titles_of(x, parts);
    if (!title)
        return;
    argument(x, x->whole)->gone = true;
    for (uint32_t i = 0; i < steps && !mt_arena_failed(m->arena); i++) {
        const mt_am_member one = m->members.at[step_of(x, i)];
        if (one.role == MT_AM_PREMISE)
            continue;
        add_part(x, title[part++]);
        if (mt_arena_failed(m->arena))
            return;
        copy_premises(x, i);
        copy(x, i, MT_AM_MAIN);
        if (one.inference != MT_NO_ID)
            m->inferences.at[one.inference].part = x->part;
    }
    if (!mt_arena_failed(m->arena))
        move_relations(x);
}

void mt_am_explode(mt_am_model *m, mt_diags *diags)
{
    exploder x = {.m = m, .diags = diags};
    uint32_t n = m->arguments.n;
    for (uint32_t i = 0; i < n && !mt_arena_failed(m->arena); i++) {
        x.whole = m->argument_order[i];
        explode(&x);
    }
    mt_am_order(m);
}

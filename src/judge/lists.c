/* Solved debate -> what nobody answered, what both sides say, what leads nowhere. */
#include "base/sort.h"
#include "judge/inner.h"
#include "model/paths.h"

typedef struct lister {
    mt_verdict *verdict;
    const mt_view *v;
    bool *challenged; /* per point: something speaks against it or its inferences */
    bool *direct;     /* per point: it bears on the other side or on the motion */
    bool *argued;     /* per point: a reason is given for it */
    bool *listed;     /* per point */
} lister;

static uint32_t point_of(const mt_debate *d, mt_end end)
{
    return end.kind == MT_END_STATEMENT ? end.id : d->statements + end.id;
}

static mt_end end_of(const mt_debate *d, uint32_t point)
{
    return point < d->statements ? (mt_end){MT_END_STATEMENT, point}
                                 : (mt_end){MT_END_ARGUMENT, point - d->statements};
}

static mt_side side_of(const mt_debate *d, uint32_t point)
{
    return point < d->statements ? d->statement[point].side
                                 : d->argument[point - d->statements].side;
}

static bool has_undercut(const mt_view *v, uint32_t inference)
{
    return v->undercuts.start[inference] < v->undercuts.start[inference + 1];
}

/* For which side an inference works that bears on `to`; NONE if on neither. */
static mt_side works_for(const lister *l, const mt_relation *r)
{
    const mt_debate *d = l->v->d;
    mt_side target = MT_SIDE_NONE;
    switch (r->to.kind) {
    case MT_END_STATEMENT:
        target = r->to.id == d->motion ? MT_SIDE_YES : d->statement[r->to.id].side;
        break;
    case MT_END_ARGUMENT: target = d->argument[r->to.id].side; break;
    case MT_END_STEP: target = d->argument[d->step[r->to.id].argument].side; break;
    case MT_END_RELATION:
        target = mt_path_side(l->v->paths[d->statements + d->arguments + d->steps + r->to.id]);
        break;
    }
    return mt_side_other(target);
}

static void look_at_relation(lister *l, uint32_t id)
{
    const mt_debate *d = l->v->d;
    const mt_relation *r = &d->relation[id];
    if (l->v->c.relation[id].good == MT_NO_ID)
        return; /* granted */
    if (r->to.kind == MT_END_RELATION && l->v->c.relation[r->to.id].good == MT_NO_ID)
        return; /* an answer to what its own side grants */
    uint32_t from = point_of(d, r->from);
    mt_side own = side_of(d, from);
    bool supports = r->kind == MT_SUPPORT || r->kind == MT_ENTAILMENT;
    bool on_motion = r->to.kind == MT_END_STATEMENT && r->to.id == d->motion;
    if (supports)
        l->direct[from] |= on_motion && own == MT_SIDE_YES;
    else
        l->direct[from] |= own != MT_SIDE_NONE && works_for(l, r) == own;
    if ((r->kind == MT_CONTRADICTION || r->kind == MT_CONTRARY) && r->to.kind == MT_END_STATEMENT) {
        mt_side other = d->statement[r->to.id].side;
        l->direct[r->to.id] |=
            (other == MT_SIDE_YES || other == MT_SIDE_NO) && mt_side_other(other) == own;
    }
    if (has_undercut(l->v, mt_inference_of_relation(d, id))) {
        l->challenged[from] = true;
        if (supports)
            l->challenged[l->v->c.target[id]] = true;
    }
}

static void look_at_step(lister *l, uint32_t id)
{
    const mt_debate *d = l->v->d;
    const mt_step *s = &d->step[id];
    uint32_t argument = d->statements + s->argument;
    l->argued[s->conclusion] = l->argued[argument] = true;
    if (id == mt_inference_of_argument(d, s->argument) && s->conclusion == d->motion)
        l->direct[argument] |= d->argument[s->argument].side == MT_SIDE_YES;
    if (!has_undercut(l->v, id))
        return;
    l->challenged[argument] = l->challenged[s->conclusion] = true;
    for (uint32_t p = 0; p < s->premises; p++)
        l->challenged[d->premise[s->first_premise + p]] = true;
}

static void look_at_point(lister *l, uint32_t point)
{
    const mt_view *v = l->v;
    for (uint32_t i = v->on.start[point]; i < v->on.start[point + 1]; i++) {
        if (v->on.at[i].against)
            l->challenged[point] = true;
        else
            l->argued[point] = true;
    }
    if (point >= v->d->statements)
        l->challenged[point] |=
            has_undercut(v, mt_inference_of_argument(v->d, point - v->d->statements));
}

static bool may_be_listed(const lister *l, uint32_t point, mt_side side)
{
    const mt_debate *d = l->v->d;
    return !l->listed[point] && point != d->motion && !l->challenged[point] &&
           side == side_of(d, point) && (side == MT_SIDE_YES || side == MT_SIDE_NO) &&
           mt_end_finding(l->verdict, end_of(d, point))->standing == MT_STANDS;
}

/* List `point` if it is a supporter, itself argued for, of something listed. */
static void list_supporter(lister *l, uint32_t point, mt_side side, uint32_t *queue, uint32_t *n)
{
    if (!l->argued[point] || !may_be_listed(l, point, side))
        return;
    l->listed[point] = true;
    queue[(*n)++] = point;
}

static void list_supporters(lister *l, uint32_t point, uint32_t *queue, uint32_t *n)
{
    const mt_view *v = l->v;
    const mt_debate *d = v->d;
    mt_side side = side_of(d, point);
    for (uint32_t i = v->on.start[point]; i < v->on.start[point + 1]; i++) {
        const mt_touch *t = &v->on.at[i];
        if (!t->against && !has_undercut(v, t->inference))
            list_supporter(l, point_of(d, t->from), side, queue, n);
    }
    if (point < d->statements)
        return;
    const mt_argument *a = &d->argument[point - d->statements];
    for (uint32_t i = 0; i < a->steps; i++) {
        const mt_step *s = &d->step[a->first_step + i];
        for (uint32_t p = 0; p < s->premises; p++)
            list_supporter(l, d->premise[s->first_premise + p], side, queue, n);
    }
}

uint64_t mt_label_key(moot_str label, uint32_t index)
{
    uint64_t number = 0;
    for (size_t i = 0; i < label.len && number < 100000000; i++)
        if (mt_is_digit(label.ptr[i]))
            number = number * 10 + (uint64_t)(label.ptr[i] - '0');
    return number << 32 | index;
}

/* The points in the order of the numbers in their labels; equal numbers by id, so
 * that the order does not prefer a side. */
static uint32_t in_order(const lister *l, const bool *member, uint64_t *key)
{
    const mt_debate *d = l->v->d;
    uint32_t n = 0;
    for (uint32_t p = 0; p < d->statements + d->arguments; p++) {
        if (!member[p])
            continue;
        key[n++] = mt_label_key(mt_end_label(d, end_of(d, p)), p);
    }
    mt_sort_u64(key, n);
    return n;
}

static mt_end *ends_in_order(const lister *l, const bool *member, uint64_t *key, uint32_t *n)
{
    *n = in_order(l, member, key);
    mt_end *ends = MT_NEW_ARRAY(&l->verdict->arena, mt_end, *n);
    for (uint32_t i = 0; i < *n && ends; i++)
        ends[i] = end_of(l->v->d, (uint32_t)key[i]);
    return ends;
}

static void find_unanswered(lister *l, uint32_t *queue)
{
    const mt_debate *d = l->v->d;
    uint32_t points = d->statements + d->arguments, n = 0;
    for (uint32_t i = 0; i < d->relations; i++)
        look_at_relation(l, i);
    for (uint32_t i = 0; i < d->steps; i++)
        look_at_step(l, i);
    for (uint32_t p = 0; p < points; p++)
        look_at_point(l, p);
    for (uint32_t p = 0; p < points; p++)
        if (l->direct[p] && may_be_listed(l, p, side_of(d, p))) {
            l->listed[p] = true;
            queue[n++] = p;
        }
    for (uint32_t done = 0; done < n; done++)
        list_supporters(l, queue[done], queue, &n);
}

/* Both sides put it forward. */
static bool is_common(const mt_debate *d, uint32_t statement)
{
    const mt_statement *s = &d->statement[statement];
    bool yes = false, no = false;
    for (uint32_t i = 0; i < s->sayings; i++) {
        mt_side side = d->saying[s->first_saying + i].side;
        yes = yes || side == MT_SIDE_YES || side == MT_SIDE_SHARED;
        no = no || side == MT_SIDE_NO || side == MT_SIDE_SHARED;
    }
    return yes && no;
}

void mt_judge_lists(mt_verdict *verdict, mt_view *v)
{
    const mt_debate *d = v->d;
    size_t points = (size_t)d->statements + d->arguments + 1;
    lister l = {.verdict = verdict, .v = v};
    l.challenged = MT_NEW_ARRAY(v->arena, bool, points);
    l.direct = MT_NEW_ARRAY(v->arena, bool, points);
    l.argued = MT_NEW_ARRAY(v->arena, bool, points);
    l.listed = MT_NEW_ARRAY(v->arena, bool, points);
    bool *member = MT_NEW_ARRAY(v->arena, bool, points);
    uint32_t *queue = MT_NEW_ARRAY(v->arena, uint32_t, points);
    uint64_t *key = MT_NEW_ARRAY(v->arena, uint64_t, points);
    if (mt_arena_failed(v->arena))
        return;
    v->unanswered = l.listed;
    find_unanswered(&l, queue);
    verdict->unanswered = ends_in_order(&l, l.listed, key, &verdict->unanswereds);
    for (uint32_t p = 0; p < points - 1; p++)
        member[p] = d->motion < d->statements && p != d->motion && v->paths[p] == 0 &&
                    (p >= d->statements || d->statement[p].asserted);
    verdict->beside = ends_in_order(&l, member, key, &verdict->besides);
    for (uint32_t p = 0; p < points - 1; p++)
        member[p] = p < d->statements && is_common(d, p);
    verdict->commons = in_order(&l, member, key);
    verdict->common = MT_NEW_ARRAY(&verdict->arena, uint32_t, verdict->commons);
    for (uint32_t i = 0; i < verdict->commons && verdict->common; i++)
        verdict->common[i] = (uint32_t)key[i];
}

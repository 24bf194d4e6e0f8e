/* Debate -> compiled, solved, listed. */
#include "judge/view.h"

#include "model/paths.h"

uint8_t mt_end_bits(const mt_view *v, mt_end end)
{
    return mt_bits(v, end.kind == MT_END_STATEMENT ? v->c.point[end.id].held
                                                   : v->c.goes_through[end.id]);
}

/* Does the step go through?  All its premises and its goodness together. */
static uint8_t step_state(const mt_view *v, uint32_t id)
{
    const mt_step *s = &v->d->step[id];
    uint8_t state = mt_bits(v, v->c.step[id].good);
    for (uint32_t p = 0; p < s->premises; p++)
        state &= mt_bits(v, v->c.point[v->d->premise[s->first_premise + p]].held);
    if (id == mt_inference_of_argument(v->d, s->argument))
        state &= mt_bits(v, v->c.goes_through[s->argument]);
    return state;
}

typedef struct entry {
    uint32_t key;
    mt_touch touch;
} entry;

typedef struct entries {
    mt_arena *arena;
    MT_VEC(entry) list;
} entries;

static void add(entries *e, uint32_t key, mt_touch touch)
{
    MT_VEC_PUSH(e->arena, &e->list, ((entry){key, touch}));
}

static mt_touch_rows make_rows(const entries *e, uint32_t keys)
{
    mt_touch_rows rows = {.start = MT_NEW_ARRAY(e->arena, uint32_t, (size_t)keys + 1),
                          .at = MT_NEW_ARRAY(e->arena, mt_touch, (size_t)e->list.n + 1)};
    if (!rows.start || !rows.at)
        return rows;
    for (uint32_t i = 0; i < e->list.n; i++)
        rows.start[e->list.at[i].key]++;
    uint32_t sum = 0;
    for (uint32_t k = 0; k <= keys; k++) {
        sum += rows.start[k];
        rows.start[k] = sum;
    }
    for (uint32_t i = e->list.n; i-- > 0;)
        rows.at[--rows.start[e->list.at[i].key]] = e->list.at[i].touch;
    return rows;
}

static uint32_t undercut_key(const mt_debate *d, mt_end to)
{
    switch (to.kind) {
    case MT_END_STATEMENT: break;
    case MT_END_ARGUMENT: return mt_inference_of_argument(d, to.id);
    case MT_END_STEP: return to.id;
    case MT_END_RELATION: return mt_inference_of_relation(d, to.id);
    }
    return 0;
}

static void list_relation(const mt_view *v, uint32_t id, entries *on, entries *undercuts)
{
    const mt_relation *r = &v->d->relation[id];
    uint8_t good = mt_bits(v, v->c.relation[id].good);
    mt_touch t = {.from = r->from,
                  .inference = mt_inference_of_relation(v->d, id),
                  .state = good & mt_end_bits(v, r->from)};
    if (v->c.relation[id].good == MT_NO_ID)
        return;
    switch (r->kind) {
    case MT_UNDERCUT:
        t.against = true;
        add(undercuts, undercut_key(v->d, r->to), t);
        return;
    case MT_SUPPORT:
    case MT_ENTAILMENT: add(on, v->c.target[id], t); return;
    case MT_ATTACK:
        t.against = true;
        add(on, v->c.target[id], t);
        return;
    case MT_CONTRADICTION:
    case MT_CONTRARY:
        t.against = true;
        add(on, v->c.target[id], t);
        t.from = r->to;
        t.state = good & mt_end_bits(v, r->to);
        /* The motion is no challenge to what speaks against it. */
        if (r->to.id != v->d->motion || r->kind == MT_CONTRADICTION)
            add(on, r->from.id, t);
        return;
    }
}

moot_status mt_view_make(mt_view *v, const mt_debate *d, mt_presume presume, mt_prefer prefer,
                         mt_arena *arena)
{
    *v = (mt_view){.d = d, .arena = arena, .prefer = prefer};
    v->paths = mt_debate_paths(d, arena);
    if (!mt_compile(&v->c, d, presume, prefer, arena))
        return MOOT_E_NOMEM;
    v->of = MT_NEW_ARRAY(arena, uint8_t, (size_t)v->c.aba.literals + 1);
    if (!v->of)
        return MOOT_E_NOMEM;
    moot_status status = mt_grounded(&v->c.aba, &arena->alloc, v->of);
    if (status != MOOT_OK)
        return status;
    entries on = {.arena = arena}, undercuts = {.arena = arena};
    for (uint32_t i = 0; i < d->steps; i++)
        add(&on, d->step[i].conclusion,
            (mt_touch){.from = {MT_END_ARGUMENT, d->step[i].argument},
                       .inference = i,
                       .state = step_state(v, i)});
    for (uint32_t i = 0; i < d->relations; i++)
        list_relation(v, i, &on, &undercuts);
    v->on = make_rows(&on, d->statements + d->arguments);
    v->undercuts = make_rows(&undercuts, d->steps + d->relations + d->arguments);
    return mt_arena_failed(arena) ? MOOT_E_NOMEM : MOOT_OK;
}

/* Growing lists -> the plain arrays of a debate. */
#include "model/draft.h"

#include "model/paths.h"

/* Move items of `size` into the order of their keys, stably; `place` gets the new
 * index of each and `first` the start of each key's run (keys + 1 entries). */
static void place_by_key(const uint32_t *key, uint32_t n, uint32_t keys, uint32_t *place,
                         uint32_t *first)
{
    for (uint32_t i = 0; i < n; i++)
        first[key[i]]++;
    uint32_t sum = 0;
    for (uint32_t k = 0; k <= keys; k++) {
        sum += first[k];
        first[k] = sum;
    }
    for (uint32_t i = n; i-- > 0;)
        place[i] = --first[key[i]];
}

/* `place` gets the final index of each saying of the draft. */
static void lay_out_sayings(mt_draft *f, mt_arena *scratch, uint32_t *place)
{
    mt_debate *d = f->d;
    uint32_t n = f->sayings.n;
    uint32_t *key = MT_NEW_ARRAY(scratch, uint32_t, (size_t)n + 1);
    uint32_t *first = MT_NEW_ARRAY(scratch, uint32_t, (size_t)d->statements + 1);
    d->saying = MT_NEW_ARRAY(&d->arena, mt_saying, n);
    if (mt_arena_failed(scratch) || mt_arena_failed(&d->arena))
        return;
    d->sayings = n;
    for (uint32_t i = 0; i < n; i++)
        key[i] = f->sayings.at[i].statement;
    place_by_key(key, n, d->statements, place, first);
    for (uint32_t i = 0; i < n; i++)
        d->saying[place[i]] = f->sayings.at[i];
    for (uint32_t s = 0; s < d->statements; s++) {
        d->statement[s].first_saying = first[s];
        d->statement[s].sayings = first[s + 1] - first[s];
    }
}

/* `place` gets the final id of each step of the draft. */
static void lay_out_steps(mt_draft *f, mt_arena *scratch, uint32_t *place)
{
    mt_debate *d = f->d;
    uint32_t n = f->steps.n, used = 0;
    uint32_t *key = MT_NEW_ARRAY(scratch, uint32_t, (size_t)n + 1);
    uint32_t *first = MT_NEW_ARRAY(scratch, uint32_t, (size_t)d->arguments + 1);
    d->step = MT_NEW_ARRAY(&d->arena, mt_step, n);
    d->premise = MT_NEW_ARRAY(&d->arena, uint32_t, f->premises.n);
    if (mt_arena_failed(scratch) || mt_arena_failed(&d->arena))
        return;
    d->steps = n;
    for (uint32_t i = 0; i < n; i++)
        key[i] = f->steps.at[i].argument;
    place_by_key(key, n, d->arguments, place, first);
    for (uint32_t i = 0; i < n; i++)
        d->step[place[i]] = f->steps.at[i];
    for (uint32_t i = 0; i < n; i++) {
        mt_step *s = &d->step[i];
        for (uint32_t p = 0; p < s->premises; p++)
            d->premise[used + p] = f->premises.at[s->first_premise + p];
        s->first_premise = used;
        used += s->premises;
    }
    d->premises = used;
    for (uint32_t a = 0; a < d->arguments; a++) {
        d->argument[a].first_step = first[a];
        d->argument[a].steps = first[a + 1] - first[a];
    }
}

static bool symmetric(mt_relation_kind kind)
{
    return kind == MT_CONTRADICTION || kind == MT_CONTRARY;
}

/* Five numbers that are equal exactly for equal relations. */
static void relation_key(const mt_relation *r, uint32_t key[5])
{
    mt_end from = r->from, to = r->to;
    bool swap =
        symmetric(r->kind) && (from.kind > to.kind || (from.kind == to.kind && from.id > to.id));
    if (swap) {
        from = r->to;
        to = r->from;
    }
    key[0] = (uint32_t)r->kind;
    key[1] = (uint32_t)from.kind;
    key[2] = from.id;
    key[3] = (uint32_t)to.kind;
    key[4] = to.id;
}

static void lay_out_relations(mt_draft *f, mt_arena *scratch, const uint32_t *step_place)
{
    mt_debate *d = f->d;
    uint32_t n = f->relations.n, kept = 0;
    d->relation = MT_NEW_ARRAY(&d->arena, mt_relation, n);
    uint32_t *place = MT_NEW_ARRAY(scratch, uint32_t, (size_t)n + 1);
    uint32_t *keys = MT_NEW_ARRAY(scratch, uint32_t, 5 * (size_t)n + 1);
    if (mt_arena_failed(scratch) || mt_arena_failed(&d->arena))
        return;
    mt_intern seen;
    mt_intern_init(&seen, scratch, 0x6D6F6F74);
    for (uint32_t i = 0; i < n; i++) {
        mt_relation r = f->relations.at[i];
        if (r.to.kind == MT_END_STEP)
            r.to.id = step_place[r.to.id];
        if (r.to.kind == MT_END_RELATION)
            r.to.id = place[r.to.id]; /* always an earlier one */
        relation_key(&r, &keys[5 * (size_t)i]);
        moot_str key = {(const char *)&keys[5 * (size_t)i], 5 * sizeof(uint32_t)};
        place[i] = mt_intern_add(&seen, key);
        if (place[i] == kept)
            d->relation[kept++] = r;
    }
    d->relations = kept;
}

/* Sides of statements and arguments that have none yet, from sayings or paths. */
static void give_sides(mt_debate *d, mt_arena *scratch)
{
    const uint8_t *path = mt_debate_paths(d, scratch);
    for (uint32_t i = 0; i < d->statements && path; i++) {
        mt_statement *s = &d->statement[i];
        bool yes = false, no = false;
        for (uint32_t k = 0; k < s->sayings; k++) {
            mt_side side = d->saying[s->first_saying + k].side;
            yes = yes || side == MT_SIDE_YES || side == MT_SIDE_SHARED;
            no = no || side == MT_SIDE_NO || side == MT_SIDE_SHARED;
        }
        if (s->side == MT_SIDE_NONE && (yes || no))
            s->side = yes && no ? MT_SIDE_SHARED : yes ? MT_SIDE_YES : MT_SIDE_NO;
        if (s->side == MT_SIDE_NONE && i != d->motion)
            s->side = mt_path_side(path[i]);
    }
    for (uint32_t i = 0; i < d->arguments && path; i++)
        if (d->argument[i].side == MT_SIDE_NONE)
            d->argument[i].side = mt_path_side(path[d->statements + i]);
}

void mt_draft_finish(mt_draft *draft)
{
    mt_draft *f = draft;
    mt_debate *d = f->d;
    mt_arena scratch;
    mt_arena_init(&scratch, &d->arena.alloc);
    d->statement = f->statements.at;
    d->statements = f->statements.n;
    d->argument = f->arguments.at;
    d->arguments = f->arguments.n;
    uint32_t *step_place = MT_NEW_ARRAY(&scratch, uint32_t, (size_t)f->steps.n + 1);
    uint32_t *said_place = MT_NEW_ARRAY(&scratch, uint32_t, (size_t)f->sayings.n + 1);
    if (said_place)
        lay_out_sayings(f, &scratch, said_place);
    lay_out_steps(f, &scratch, step_place);
    if (step_place)
        lay_out_relations(f, &scratch, step_place);
    if (!mt_arena_failed(&scratch) && !mt_arena_failed(&d->arena)) {
        give_sides(d, &scratch);
        mt_give_labels(d, f->order.at, f->order.n, &scratch);
        mt_give_bodies(d);
        mt_lay_out_ties(f, said_place);
    }
    if (mt_arena_failed(&scratch))
        d->arena.failed = true;
    mt_arena_free(&scratch);
}

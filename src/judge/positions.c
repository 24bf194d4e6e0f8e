/* Compiled debate -> what one could hold as a whole.
 *
 * What the grounded extension leaves undecided falls into parts (parts.h).  The
 * extensions of each part are enumerated and projected on the statements; those that
 * differ only in which steps are presumed good are one.  Standings and outcome are read
 * off the parts; a position is one row of each part, and their number is the product.
 * Cost: a search for each extension of each part, until WORK literals and rules have been
 * gone through. */
#include "base/sort.h"
#include "judge/held.h"
#include "judge/inner.h"
#include "judge/outcome.h"
#include "judge/parts.h"
#include "semantics/aba_encode.h"

#include <string.h>

enum { LISTED = 64, ROWS_MOST = 2048, WORK = 600000, START = 500, EACH = 100, ASK_MOST = 15000 };

/* What an extension says of a statement, or (one more) of the motion denied. */
typedef struct item {
    bool all, some, fallen_all; /* over the extensions seen */
    bool denied_all;            /* its opposite is derived in each; it may lie in another part */
} item;

typedef struct finder {
    mt_verdict *verdict;
    const mt_view *v;
    const mt_judge_options *options;
    mt_parts parts;
    item *item;
    uint32_t *order; /* statements by label */
    mt_held *of;     /* per part */
    bool *ended;     /* per part: all its extensions are seen */
    mt_held whole;
    uint64_t work; /* left */
} finder;

/* One part while its extensions are found. */
typedef struct tour {
    finder *f;
    uint32_t part, seen, most;
    const uint32_t *aspects; /* 2 i: item i; 2 i + 1: its opposite; those that lie here */
    uint32_t n;
    mt_aba_facts facts;
    uint8_t *given, *derived, *free, *possible;
    uint32_t *left, *queue;
} tour;

static uint32_t literal_of(const finder *f, uint32_t i)
{
    const mt_point *point = f->v->c.point;
    uint32_t motion = f->v->d->motion;
    return i < f->v->d->statements ? point[i].held : point[motion].denied;
}

static uint32_t opposite_of(const finder *f, uint32_t i)
{
    const mt_point *point = f->v->c.point;
    return i < f->v->d->statements ? point[i].denied : point[f->v->d->motion].held;
}

/* Beside the statements there is an item for the motion denied, if there is a motion. */
static uint32_t items(const finder *f)
{
    return f->v->d->statements + (f->v->d->motion < f->v->d->statements);
}

static bool shown(const finder *f, uint32_t i)
{
    const mt_debate *d = f->v->d;
    return i >= d->statements || i == d->motion || d->statement[i].asserted;
}

/* ---- one part ---- */

static bool in_part(const tour *t, uint32_t literal, const uint8_t *bits)
{
    return t->f->parts.part[literal] == t->part && bits[t->f->parts.local[literal]];
}

static bool each(void *ctx, const uint32_t *set, uint32_t n)
{
    tour *t = ctx;
    finder *f = t->f;
    const mt_aba *aba = &f->parts.at[t->part].aba;
    memset(t->given, 0, aba->literals);
    for (uint32_t i = 0; i < n; i++)
        t->given[set[i]] = 1;
    mt_aba_derive(&t->facts, t->given, t->derived, NULL, t->left, t->queue);
    for (uint32_t x = 0; x < aba->literals; x++)
        t->free[x] = aba->contrary[x] != MT_NO_ID && !t->derived[aba->contrary[x]];
    mt_aba_derive(&t->facts, t->free, t->possible, NULL, t->left, t->queue);
    uint32_t *row = mt_held_add(&f->of[t->part], f->v->arena);
    if (!row)
        return false;
    for (uint32_t k = 0; k < t->n; k++) {
        uint32_t i = t->aspects[k] / 2, x = literal_of(f, i);
        item *it = &f->item[i];
        if (t->aspects[k] % 2) {
            it->denied_all &= in_part(t, opposite_of(f, i), t->derived);
            continue;
        }
        bool held = in_part(t, x, t->derived);
        it->all &= held;
        it->some |= held;
        it->fallen_all &=
            !in_part(t, x, t->possible) ||
            (i < f->v->d->statements && in_part(t, f->v->c.point[i].denied, t->derived));
        if (held && shown(f, i))
            mt_held_set(row, i);
    }
    mt_held_drop_if_known(&f->of[t->part]);
    return ++t->seen < t->most;
}

static bool prepare_tour(tour *t, mt_arena *arena)
{
    const mt_aba *aba = &t->f->parts.at[t->part].aba;
    size_t n = (size_t)aba->literals + 1;
    t->given = MT_NEW_ARRAY(arena, uint8_t, n);
    t->derived = MT_NEW_ARRAY(arena, uint8_t, n);
    t->free = MT_NEW_ARRAY(arena, uint8_t, n);
    t->possible = MT_NEW_ARRAY(arena, uint8_t, n);
    t->queue = MT_NEW_ARRAY(arena, uint32_t, n);
    t->left = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->rules + 1);
    return !mt_arena_failed(arena);
}

static uint32_t size_of_part(const finder *f, uint32_t part)
{
    return f->parts.at[part].aba.literals + f->parts.at[part].aba.rules;
}

/* How many extensions of a part are sought; more where more positions are to be listed. */
static uint32_t most_rows(const finder *f, uint32_t size)
{
    uint64_t most = f->work / (size + EACH), limit = f->options->limit;
    most = most > ROWS_MOST ? ROWS_MOST : most;
    return limit > most / 2 ? (limit < UINT32_MAX / 2 ? 2 * (uint32_t)limit : UINT32_MAX)
                            : (uint32_t)most;
}

static moot_status tour_part(finder *f, uint32_t part, const uint32_t *aspects, uint32_t n)
{
    const mt_aba *aba = &f->parts.at[part].aba;
    tour t = {.f = f, .part = part, .aspects = aspects, .n = n};
    mt_arena own;
    mt_answer answer = {.reply = MT_UNKNOWN};
    mt_task task = {.problem = MT_EE, .semantics = mt_whole_semantics(f->verdict->whole)};
    uint32_t size = size_of_part(f, part);
    t.most = most_rows(f, size);
    if (t.most == 0 || size > ASK_MOST)
        return MOOT_OK;
    mt_arena_init(&own, &f->v->arena->alloc);
    mt_solve how = {.alloc = &own.alloc, .stop = f->options->stop, .each = each, .ctx = &t};
    moot_status status = prepare_tour(&t, &own) ? mt_aba_look(aba, &own, &t.facts) : MOOT_E_NOMEM;
    if (status == MOOT_OK)
        status = mt_aba_solve(aba, task, &how, &own, &answer);
    uint64_t used = START + (uint64_t)t.seen * (size + EACH);
    f->work -= used < f->work ? used : f->work;
    f->ended[part] = status == MOOT_OK && answer.reply == MT_YES;
    mt_arena_free(&own);
    return status;
}

/* ---- the parts together ---- */

/* The part that an aspect lies in; MT_NO_ID if it is decided. */
static uint32_t part_of(const finder *f, uint32_t aspect)
{
    uint32_t i = aspect / 2;
    return f->parts.part[aspect % 2 ? opposite_of(f, i) : literal_of(f, i)];
}

/* Aspects by the part that they lie in; the small parts first. */
static moot_status tour_all(finder *f)
{
    uint32_t n = 2 * items(f), parts = f->parts.n;
    uint32_t *at = MT_NEW_ARRAY(f->v->arena, uint32_t, (size_t)parts + 2);
    uint32_t *which = MT_NEW_ARRAY(f->v->arena, uint32_t, (size_t)n + 1);
    moot_status status = mt_arena_failed(f->v->arena) ? MOOT_E_NOMEM : MOOT_OK;
    for (uint32_t k = 0; status == MOOT_OK && k < n; k++) {
        item *it = &f->item[k / 2];
        if (part_of(f, k) == MT_NO_ID)
            continue;
        at[part_of(f, k) + 2]++;
        if (k % 2)
            it->denied_all = true;
        else
            it->all = it->fallen_all = true, it->some = false;
    }
    for (uint32_t p = 0; status == MOOT_OK && p < parts; p++)
        at[p + 2] += at[p + 1];
    for (uint32_t k = 0; status == MOOT_OK && k < n; k++)
        if (part_of(f, k) != MT_NO_ID)
            which[at[part_of(f, k) + 1]++] = k;
    uint64_t *by_size = MT_NEW_ARRAY(f->v->arena, uint64_t, (size_t)parts + 1);
    for (uint32_t p = 0; by_size && p < parts; p++)
        by_size[p] = (uint64_t)size_of_part(f, p) << 32 | p;
    if (by_size)
        mt_sort_u64(by_size, parts);
    for (uint32_t k = 0; by_size && status == MOOT_OK && k < parts; k++) {
        uint32_t p = (uint32_t)by_size[k];
        status = tour_part(f, p, which + at[p], at[p + 1] - at[p]);
    }
    return by_size ? status : MOOT_E_NOMEM;
}

/* What the grounded extension says of each item; undecided ones are overwritten. */
static void read_grounded(finder *f)
{
    for (uint32_t i = 0; i < items(f); i++) {
        uint8_t bits = f->v->of[literal_of(f, i)];
        f->item[i].all = f->item[i].some = bits & MT_LIT_IN;
        f->item[i].fallen_all = !(bits & MT_LIT_POSSIBLE);
        f->item[i].denied_all = f->v->of[opposite_of(f, i)] & MT_LIT_IN;
    }
}

/* Every choice of one row of each part, on the row of what is decided. */
static void combine(finder *f, uint64_t count)
{
    uint32_t *pick = MT_NEW_ARRAY(f->v->arena, uint32_t, (size_t)f->parts.n + 1);
    for (uint64_t k = 0; pick && k < count; k++) {
        uint32_t *row = mt_held_add(&f->whole, f->v->arena);
        if (!row)
            return;
        for (uint32_t i = 0; i < items(f); i++)
            if (shown(f, i) && f->parts.part[literal_of(f, i)] == MT_NO_ID && f->item[i].all)
                mt_held_set(row, i);
        for (uint32_t p = 0; p < f->parts.n; p++)
            for (uint32_t w = 0; w < f->whole.words; w++)
                row[w] |= mt_held_at(&f->of[p], pick[p])[w];
        for (uint32_t p = f->parts.n; p-- > 0;) {
            if (++pick[p] < f->of[p].n)
                break;
            pick[p] = 0;
        }
    }
}

/* ---- what holds of each statement ---- */

static void judge_standings(finder *f)
{
    const mt_debate *d = f->v->d;
    mt_standing *s = MT_NEW_ARRAY(&f->verdict->arena, mt_standing, (size_t)d->statements + 1);
    f->verdict->positions.standing = s;
    for (uint32_t i = 0; s && i < d->statements; i++) {
        const item *it = &f->item[i];
        bool ever = f->v->of[literal_of(f, i)] & MT_LIT_EVER;
        s[i] = f->verdict->positions.found == 0             ? MT_OPEN
               : it->all                                    ? MT_STANDS
               : it->some                                   ? MT_CONTESTED
               : (it->fallen_all || it->denied_all) && ever ? MT_FALLS
                                                            : MT_OPEN;
    }
}

static void find_core(finder *f)
{
    const mt_debate *d = f->v->d;
    mt_positions *ps = &f->verdict->positions;
    ps->core = MT_NEW_ARRAY(&f->verdict->arena, uint32_t, (size_t)d->statements + 1);
    for (uint32_t k = 0; ps->core && ps->standing && k < d->statements; k++) {
        uint32_t i = f->order[k];
        if (i != d->motion && d->statement[i].asserted && ps->standing[i] == MT_STANDS)
            ps->core[ps->cores++] = i;
    }
}

static bool prepare(finder *f)
{
    const mt_debate *d = f->v->d;
    mt_arena *arena = f->v->arena;
    size_t n = (size_t)d->statements + 1;
    bool cut = mt_whole_semantics(f->verdict->whole) != MT_STG;
    if (!mt_parts_find(&f->parts, &f->v->c.aba, f->v->of, cut, arena))
        return false;
    f->item = MT_NEW_ARRAY(arena, item, n + 1);
    f->order = MT_NEW_ARRAY(arena, uint32_t, n);
    f->of = MT_NEW_ARRAY(arena, mt_held, (size_t)f->parts.n + 1);
    f->ended = MT_NEW_ARRAY(arena, bool, (size_t)f->parts.n + 1);
    uint64_t *key = MT_NEW_ARRAY(arena, uint64_t, n);
    if (mt_arena_failed(arena))
        return false;
    mt_held_init(&f->whole, d->statements);
    for (uint32_t p = 0; p < f->parts.n; p++)
        mt_held_init(&f->of[p], d->statements);
    for (uint32_t i = 0; i < d->statements; i++)
        key[i] = mt_label_key(d->statement[i].label, i);
    mt_sort_u64(key, d->statements);
    for (uint32_t i = 0; i < d->statements; i++)
        f->order[i] = (uint32_t)key[i];
    return true;
}

/* The number of positions: exact if every part was seen whole and it fits 64 bits. */
static void count(finder *f)
{
    mt_positions *ps = &f->verdict->positions;
    ps->found = 1;
    ps->complete = true;
    for (uint32_t p = 0; p < f->parts.n; p++) {
        uint64_t more = f->of[p].n;
        if (!f->ended[p])
            more = more ? more : 1; /* there is one, or it is not known that there is none */
        ps->complete = ps->complete && f->ended[p];
        if (more && ps->found > UINT64_MAX / more) {
            ps->found = UINT64_MAX;
            ps->complete = false;
        } else {
            ps->found *= more;
        }
    }
}

/* How far item `i` is derived: by the grounded extension, by the extensions of its part
 * that were seen, and by the solver where those leave it open.  MOOT_E_LIMIT if the part
 * is too large for that. */
static moot_status find_extent(finder *f, uint32_t i, const mt_solve *how, mt_extent *e)
{
    uint32_t x = literal_of(f, i), part = f->parts.part[x];
    const item *it = &f->item[i];
    *e = (mt_extent){it->all, it->some, true, true};
    if (f->parts.n == 0 || part == MT_NO_ID || f->ended[part])
        return MOOT_OK;
    e->some_is_known = it->some;
    e->all_is_known = f->of[part].n && !it->all;
    if (e->some_is_known && e->all_is_known)
        return MOOT_OK;
    if (size_of_part(f, part) > ASK_MOST)
        return MOOT_E_LIMIT;
    return mt_extent_find(e, &f->parts.at[part].aba, mt_whole_semantics(f->verdict->whole),
                          f->parts.local[x], how);
}

/* Stable extensions: is there none, though not every part was seen whole? */
static moot_status find_lack(finder *f, const mt_solve *how, bool *none)
{
    moot_status status = MOOT_OK;
    *none = f->verdict->positions.found == 0;
    for (uint32_t p = 0; p < f->parts.n && status == MOOT_OK && !*none; p++) {
        mt_task task = {.problem = MT_SE, .semantics = MT_ST};
        mt_answer answer = {.reply = MT_YES};
        mt_arena own;
        if (f->verdict->whole != MT_WHOLE_STABLE || f->ended[p] || f->of[p].n)
            continue;
        mt_arena_init(&own, how->alloc);
        status = MOOT_E_LIMIT;
        if (size_of_part(f, p) <= ASK_MOST)
            status = mt_aba_solve(&f->parts.at[p].aba, task, how, &own, &answer);
        *none = answer.reply == MT_NO;
        mt_arena_free(&own);
    }
    return status;
}

static moot_status decide(finder *f, const mt_solve *how)
{
    mt_extent yes, no;
    bool none;
    moot_status status = find_lack(f, how, &none);
    if (status == MOOT_OK)
        status = find_extent(f, f->v->d->motion, how, &yes);
    if (status == MOOT_OK)
        status = find_extent(f, f->v->d->statements, how, &no);
    if (status == MOOT_OK)
        f->verdict->positions.outcome =
            none ? MT_OUTCOME_NONE : mt_outcome_of(yes.all, yes.some, no.all, no.some);
    return status == MOOT_E_LIMIT ? MOOT_OK : status; /* too large: the outcome stays unknown */
}

moot_status mt_judge_positions(mt_verdict *verdict, const mt_view *v,
                               const mt_judge_options *options)
{
    mt_positions *ps = &verdict->positions;
    finder f = {.verdict = verdict, .v = v, .options = options, .work = WORK};
    mt_solve how = {.alloc = &v->arena->alloc, .stop = options->stop};
    uint32_t most = options->limit ? options->limit : LISTED;
    *ps = (mt_positions){.outcome = MT_OUTCOME_UNKNOWN};
    if (!prepare(&f))
        return MOOT_E_NOMEM;
    read_grounded(&f);
    moot_status status = MOOT_OK;
    if (verdict->whole != MT_WHOLE_GROUNDED)
        status = tour_all(&f);
    else
        f.parts.n = 0;
    if (status != MOOT_OK && status != MOOT_E_CANCELLED)
        return status;
    count(&f); /* what was found before a stop counts */
    if (status != MOOT_OK)
        return status;
    if (ps->complete) {
        judge_standings(&f);
        find_core(&f);
        if (ps->found <= (most > ROWS_MOST ? most : ROWS_MOST))
            combine(&f, ps->found);
        mt_held_list(&f.whole, v, f.order, most, verdict);
    }
    if (v->d->motion < v->d->statements)
        status = decide(&f, &how);
    return mt_arena_failed(v->arena) || mt_arena_failed(&verdict->arena) ? MOOT_E_NOMEM : status;
}

/* Compiled debate -> what one could hold as a whole.
 *
 * The extensions are enumerated and projected on the statements; those that differ
 * only in which steps are presumed good are one position.  Where the grounded
 * extension decides every assumption it is the only one, and no solver is asked.
 * Cost: O(size) for each extension beside its search; up to EXTENSIONS of them. */
#include "base/sort.h"
#include "judge/inner.h"
#include "judge/outcome.h"
#include "semantics/aba_encode.h"

#include <string.h>

enum { EXTENSIONS = 2048, LISTED = 64, UNDECIDED_MOST = 20000 };

typedef struct finder {
    mt_verdict *verdict;
    const mt_view *v;
    mt_aba_facts facts;
    uint8_t *given, *derived, *free, *possible; /* per literal */
    uint32_t *left, *queue;
    uint32_t words; /* of a row: a bit per statement, one for the motion denied */
    MT_VEC(uint32_t) row;
    uint32_t rows, extensions, most;
    bool *held_all, *held_some, *fallen_all; /* per statement */
    uint32_t *order;                         /* statements by label */
} finder;

static bool is_assumption(const mt_view *v, uint32_t x)
{
    return v->c.aba.contrary[x] != MT_NO_ID;
}

/* Nothing is left between what the grounded extension accepts and what it rules out. */
static uint32_t undecided(const mt_view *v)
{
    uint32_t n = 0;
    for (uint32_t x = 0; x < v->c.aba.literals; x++)
        n += is_assumption(v, x) && (v->of[x] & MT_LIT_POSSIBLE) && !(v->of[x] & MT_LIT_IN);
    return n;
}

static bool is_known(const finder *f, const uint32_t *row)
{
    for (uint32_t r = 0; r < f->rows; r++)
        if (!memcmp(f->row.at + (size_t)r * f->words, row, f->words * sizeof(*row)))
            return true;
    return false;
}

/* f->derived and f->possible hold an extension: take it in. */
static bool take(finder *f)
{
    const mt_debate *d = f->v->d;
    const mt_point *point = f->v->c.point;
    uint32_t first = f->row.n;
    for (uint32_t w = 0; w < f->words; w++)
        MT_VEC_PUSH(f->v->arena, &f->row, 0);
    if (mt_arena_failed(f->v->arena))
        return false;
    uint32_t *row = f->row.at + first;
    for (uint32_t i = 0; i < d->statements; i++) {
        bool held = f->derived[point[i].held];
        f->held_all[i] &= held;
        f->held_some[i] |= held;
        f->fallen_all[i] &= f->derived[point[i].denied] || !f->possible[point[i].held];
        if (held && (d->statement[i].asserted || i == d->motion))
            row[i / 32] |= (uint32_t)1 << (i % 32);
    }
    if (d->motion < d->statements && f->derived[point[d->motion].denied])
        row[d->statements / 32] |= (uint32_t)1 << (d->statements % 32);
    if (is_known(f, row))
        f->row.n = first;
    else
        f->rows++;
    return ++f->extensions < f->most;
}

static bool each(void *ctx, const uint32_t *set, uint32_t n)
{
    finder *f = ctx;
    const mt_aba *aba = &f->v->c.aba;
    memset(f->given, 0, aba->literals);
    for (uint32_t i = 0; i < n; i++)
        f->given[set[i]] = 1;
    mt_aba_derive(&f->facts, f->given, f->derived, NULL, f->left, f->queue);
    for (uint32_t x = 0; x < aba->literals; x++)
        f->free[x] = is_assumption(f->v, x) && !f->derived[aba->contrary[x]];
    mt_aba_derive(&f->facts, f->free, f->possible, NULL, f->left, f->queue);
    return take(f);
}

/* The grounded extension is the only one. */
static void take_grounded(finder *f)
{
    for (uint32_t x = 0; x < f->v->c.aba.literals; x++) {
        f->derived[x] = (f->v->of[x] & MT_LIT_IN) != 0;
        f->possible[x] = (f->v->of[x] & MT_LIT_POSSIBLE) != 0;
    }
    take(f);
}

static bool bit(const uint32_t *row, uint32_t i)
{
    return row[i / 32] >> (i % 32) & 1;
}

static uint32_t size_of(const finder *f, const uint32_t *row)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < f->v->d->statements; i++)
        n += i != f->v->d->motion && bit(row, i);
    return n;
}

/* 0 for the outcome that the first inference on the motion speaks for, 1 for open, 2. */
static int side_rank(const finder *f, const uint32_t *row)
{
    const mt_touch_rows *on = &f->v->on;
    uint32_t motion = f->v->d->motion;
    if (motion >= f->v->d->statements || on->start[motion] == on->start[motion + 1])
        return 0;
    bool no = bit(row, f->v->d->statements), yes = bit(row, motion);
    return yes == no ? 1 : no == on->at[on->start[motion]].against ? 0 : 2;
}

/* The larger first; of two of one size the one that accepts the earlier claim. */
static bool goes_before(const finder *f, const uint32_t *a, const uint32_t *b)
{
    uint32_t in_a = size_of(f, a), in_b = size_of(f, b);
    if (in_a != in_b)
        return in_a > in_b;
    for (uint32_t k = 0; k < f->v->d->statements; k++) {
        bool x = bit(a, f->order[k]), y = bit(b, f->order[k]);
        if (x != y && f->order[k] != f->v->d->motion)
            return x;
    }
    /* They differ on the motion only: the order of the text decides. */
    return side_rank(f, a) < side_rank(f, b);
}

static void write(finder *f, const uint32_t *row, mt_position *p)
{
    const mt_debate *d = f->v->d;
    mt_arena *arena = &f->verdict->arena;
    p->accepts = MT_NEW_ARRAY(arena, uint32_t, (size_t)d->statements + 1);
    p->gives_up = MT_NEW_ARRAY(arena, uint32_t, (size_t)d->statements + 1);
    if (!p->accepts || !p->gives_up)
        return;
    for (uint32_t k = 0; k < d->statements; k++) {
        uint32_t i = f->order[k];
        if (i == d->motion)
            continue;
        if (bit(row, i))
            p->accepts[p->accepted++] = i;
        else if (d->statement[i].asserted)
            p->gives_up[p->given_up++] = i;
    }
    bool yes = d->motion < d->statements && bit(row, d->motion), no = bit(row, d->statements);
    p->motion = yes == no ? MT_OUTCOME_OPEN : yes ? MT_OUTCOME_YES : MT_OUTCOME_NO;
}

/* List the first `most` of the rows in order: the least of those left, each time. */
static void list(finder *f, uint32_t most)
{
    mt_positions *ps = &f->verdict->positions;
    uint32_t n = f->rows < most ? f->rows : most;
    ps->at = MT_NEW_ARRAY(&f->verdict->arena, mt_position, (size_t)n + 1);
    bool *done = MT_NEW_ARRAY(f->v->arena, bool, (size_t)f->rows + 1);
    if (!ps->at || !done)
        return;
    for (; ps->listed < n; ps->listed++) {
        uint32_t best = MT_NO_ID;
        for (uint32_t r = 0; r < f->rows; r++)
            if (!done[r] && (best == MT_NO_ID || goes_before(f, f->row.at + (size_t)r * f->words,
                                                             f->row.at + (size_t)best * f->words)))
                best = r;
        done[best] = true;
        write(f, f->row.at + (size_t)best * f->words, &ps->at[ps->listed]);
    }
}

static void judge_standings(finder *f)
{
    const mt_debate *d = f->v->d;
    mt_standing *s = MT_NEW_ARRAY(&f->verdict->arena, mt_standing, (size_t)d->statements + 1);
    f->verdict->positions.standing = s;
    for (uint32_t i = 0; s && i < d->statements; i++)
        s[i] = !f->rows           ? MT_OPEN
               : f->held_all[i]   ? MT_STANDS
               : f->held_some[i]  ? MT_CONTESTED
               : f->fallen_all[i] ? MT_FALLS
                                  : MT_OPEN;
}

static bool prepare(finder *f)
{
    const mt_debate *d = f->v->d;
    mt_arena *arena = f->v->arena;
    size_t literals = (size_t)f->v->c.aba.literals + 1, n = (size_t)d->statements + 1;
    f->given = MT_NEW_ARRAY(arena, uint8_t, literals);
    f->derived = MT_NEW_ARRAY(arena, uint8_t, literals);
    f->free = MT_NEW_ARRAY(arena, uint8_t, literals);
    f->possible = MT_NEW_ARRAY(arena, uint8_t, literals);
    f->queue = MT_NEW_ARRAY(arena, uint32_t, literals);
    f->left = MT_NEW_ARRAY(arena, uint32_t, (size_t)f->v->c.aba.rules + 1);
    f->held_all = MT_NEW_ARRAY(arena, bool, n);
    f->held_some = MT_NEW_ARRAY(arena, bool, n);
    f->fallen_all = MT_NEW_ARRAY(arena, bool, n);
    f->order = MT_NEW_ARRAY(arena, uint32_t, n);
    uint64_t *key = MT_NEW_ARRAY(arena, uint64_t, n);
    f->words = d->statements / 32 + 1;
    if (mt_arena_failed(arena))
        return false;
    for (uint32_t i = 0; i < d->statements; i++) {
        f->held_all[i] = f->fallen_all[i] = true;
        key[i] = mt_label_key(d->statement[i].label, i);
    }
    mt_sort_u64(key, d->statements);
    for (uint32_t i = 0; i < d->statements; i++)
        f->order[i] = (uint32_t)key[i];
    return true;
}

static moot_status enumerate(finder *f, const mt_solve *how)
{
    mt_answer answer = {.reply = MT_UNKNOWN};
    mt_task task = {.problem = MT_EE, .semantics = mt_whole_semantics(f->verdict->whole)};
    moot_status status = mt_aba_look(&f->v->c.aba, f->v->arena, &f->facts);
    if (status == MOOT_OK)
        status = mt_aba_solve(&f->v->c.aba, task, how, f->v->arena, &answer);
    f->verdict->positions.complete = status == MOOT_OK && answer.reply == MT_YES;
    return status;
}

/* What the positions say of the motion, all of them known. */
static mt_outcome by_rows(const finder *f)
{
    const mt_debate *d = f->v->d;
    bool yes_all = true, yes_some = false, no_all = true, no_some = false;
    for (uint32_t r = 0; r < f->rows; r++) {
        const uint32_t *row = f->row.at + (size_t)r * f->words;
        bool yes = bit(row, d->motion), no = bit(row, d->statements);
        yes_all &= yes, yes_some |= yes, no_all &= no, no_some |= no;
    }
    return f->rows ? mt_outcome_of(yes_all, yes_some, no_all, no_some) : MT_OUTCOME_NONE;
}

moot_status mt_judge_positions(mt_verdict *verdict, const mt_view *v,
                               const mt_judge_options *options)
{
    const mt_debate *d = v->d;
    mt_positions *ps = &verdict->positions;
    finder f = {.verdict = verdict, .v = v, .most = EXTENSIONS};
    mt_solve how = {.alloc = &v->arena->alloc, .stop = options->stop, .each = each, .ctx = &f};
    uint32_t most = options->limit ? options->limit : LISTED, open = undecided(v), asked = 0;
    moot_status status = MOOT_OK;
    *ps = (mt_positions){.outcome = MT_OUTCOME_UNKNOWN};
    if (open > UNDECIDED_MOST)
        return MOOT_OK;
    if (most > EXTENSIONS / 2)
        f.most = most < UINT32_MAX / 2 ? 2 * most : UINT32_MAX;
    if (!prepare(&f))
        return MOOT_E_NOMEM;
    ps->complete = true;
    if (open)
        status = enumerate(&f, &how);
    else
        take_grounded(&f);
    ps->found = f.rows;
    if (status != MOOT_OK)
        return status;
    if (ps->complete) {
        list(&f, most);
        judge_standings(&f);
    }
    if (d->motion < d->statements && ps->complete)
        ps->outcome = by_rows(&f);
    mt_outcome_ask ask = {&v->c.aba, mt_whole_semantics(options->whole), MT_NO_ID, MT_NO_ID, v->of,
                          &how};
    if (d->motion < d->statements && !ps->complete) {
        ask.held = v->c.point[d->motion].held;
        ask.denied = v->c.point[d->motion].denied;
        status = mt_outcome_find(&ask, &ps->outcome, &asked);
    }
    return mt_arena_failed(v->arena) || mt_arena_failed(&verdict->arena) ? MOOT_E_NOMEM : status;
}

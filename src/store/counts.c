/* One table of rows for each debate that was asked for. */
#include "store/counts.h"

#include "base/intern.h"

#include <pthread.h>

enum { LEVELS = 3, VALUES = 6, ANSWERS = 4, KEY_MAX = 2 * MT_STORE_NAME_MAX + 2 };

/* All ballots about one thing. */
typedef struct row {
    mt_phase phase;
    moot_str target, point;
    int64_t n[LEVELS][2][VALUES]; /* by level, held, value; [0] is not used */
} row;

typedef enum state { UNKNOWN, CLAIMED, COUNTING, COUNTED } state;

typedef struct mt_counted {
    char name[MT_STORE_NAME_MAX + 1];
    state state;
    bool spoiled; /* while it was counted */
    mt_arena arena;
    mt_intern keys; /* id: index of its row */
    MT_VEC(row) rows;
    MT_VEC(uint32_t) order; /* rows by phase, target, point */
    int64_t moves[LEVELS][2][ANSWERS][ANSWERS];
    struct mt_counted *next;
} tracked;

struct mt_counts {
    moot_alloc alloc;
    pthread_mutex_t lock;
    pthread_cond_t settled; /* somebody has ended counting */
    tracked *first;
};

mt_counts *mt_counts_new(const moot_alloc *alloc)
{
    moot_alloc by = alloc ? *alloc : mt_alloc_default;
    mt_counts *c = by.resize(by.ctx, NULL, 0, sizeof(*c));
    if (!c)
        return NULL;
    *c = (mt_counts){.alloc = by};
    (void)pthread_mutex_init(&c->lock, NULL);
    (void)pthread_cond_init(&c->settled, NULL);
    return c;
}

void mt_counts_free(mt_counts *c)
{
    if (!c)
        return;
    while (c->first) {
        tracked *t = c->first;
        c->first = t->next;
        mt_arena_free(&t->arena);
        c->alloc.resize(c->alloc.ctx, t, sizeof(*t), 0);
    }
    (void)pthread_cond_destroy(&c->settled);
    (void)pthread_mutex_destroy(&c->lock);
    moot_alloc by = c->alloc;
    by.resize(by.ctx, c, sizeof(*c), 0);
}

/* Who was asked for last comes first. */
static tracked *find(mt_counts *c, moot_str debate)
{
    tracked **at = &c->first, *t = c->first;
    while (t && !mt_str_eq(mt_str(t->name), debate)) {
        at = &t->next;
        t = t->next;
    }
    if (t && t != c->first) {
        *at = t->next;
        t->next = c->first;
        c->first = t;
    }
    return t;
}

static tracked *find_or_make(mt_counts *c, moot_str debate)
{
    tracked *t = find(c, debate);
    if (t || debate.len > MT_STORE_NAME_MAX)
        return t;
    t = c->alloc.resize(c->alloc.ctx, NULL, 0, sizeof(*t));
    if (!t)
        return NULL;
    memset(t, 0, sizeof(*t));
    memcpy(t->name, debate.ptr, debate.len);
    mt_arena_init(&t->arena, &c->alloc);
    t->next = c->first;
    c->first = t;
    return t;
}

/* Forget what is known of it. */
static void clear(tracked *t, state to)
{
    mt_arena_free(&t->arena);
    memset(&t->rows, 0, sizeof(t->rows));
    memset(&t->order, 0, sizeof(t->order));
    memset(t->moves, 0, sizeof(t->moves));
    mt_intern_init(&t->keys, &t->arena, 0xc0075);
    t->state = to;
    t->spoiled = false;
}

/* It has to be counted anew: at once, or when those who are at it have ended. */
static void spoil(tracked *t)
{
    if (t->state == COUNTED)
        clear(t, UNKNOWN);
    else
        t->spoiled = true;
}

/* ---- rows ---- */

static int compare(const row *a, const row *b)
{
    if (a->phase != b->phase)
        return a->phase < b->phase ? -1 : 1;
    int by_target = mt_str_cmp(a->target, b->target);
    return by_target ? by_target : mt_str_cmp(a->point, b->point);
}

/* Put the newest row where it belongs. */
static void place(tracked *t)
{
    uint32_t at = t->rows.n - 1, i = at;
    MT_VEC_PUSH(&t->arena, &t->order, at);
    if (mt_arena_failed(&t->arena))
        return;
    for (; i > 0 && compare(&t->rows.at[at], &t->rows.at[t->order.at[i - 1]]) < 0; i--)
        t->order.at[i] = t->order.at[i - 1];
    t->order.at[i] = at;
}

static row *row_of(tracked *t, mt_phase phase, moot_str target, moot_str point)
{
    char key[KEY_MAX];
    if (target.len > MT_STORE_NAME_MAX || point.len > MT_STORE_NAME_MAX)
        return NULL;
    size_t n = 0;
    key[n++] = (char)phase;
    key[n++] = (char)target.len;
    if (target.len)
        memcpy(key + n, target.ptr, target.len);
    n += target.len;
    if (point.len)
        memcpy(key + n, point.ptr, point.len);
    n += point.len;
    uint32_t id = mt_intern_find(&t->keys, (moot_str){key, n});
    if (id != MT_NO_ID)
        return &t->rows.at[id];
    moot_str own = mt_arena_dup(&t->arena, (moot_str){key, n});
    id = mt_intern_add(&t->keys, own);
    if (id == MT_NO_ID || mt_arena_failed(&t->arena))
        return NULL;
    row r = {.phase = phase,
             .target = mt_sub(own, 2, target.len),
             .point = mt_sub(own, 2 + target.len, point.len)};
    MT_VEC_PUSH(&t->arena, &t->rows, r);
    if (mt_arena_failed(&t->arena))
        return NULL;
    place(t);
    return mt_arena_failed(&t->arena) ? NULL : &t->rows.at[id];
}

/* Add `by` to one number; one that cannot be kept spoils all. */
static void add(tracked *t, const mt_ballot *b, int by)
{
    /* A key whose row could not be made has an id, but no row. */
    if (b->value == 0 || t->spoiled)
        return;
    bool fits = b->value > 0 && b->value < VALUES && b->level >= 0 && b->level < LEVELS;
    row *r = fits ? row_of(t, b->phase, b->target, b->point) : NULL;
    if (r)
        r->n[b->level][b->held][b->value] += by;
    else
        t->spoiled = true;
}

static void move(tracked *t, int level, bool held, int before, int after, int by)
{
    if (before < 0 || before >= ANSWERS || after < 0 || after >= ANSWERS || level < 0 ||
        level >= LEVELS)
        t->spoiled = true;
    else if (before || after)
        t->moves[level][held][before][after] += by;
}

/* ---- counting once ---- */

moot_status mt_counts_claim(mt_counts *c, moot_str debate, bool *mine)
{
    *mine = false;
    (void)pthread_mutex_lock(&c->lock);
    tracked *t = find_or_make(c, debate);
    while (t && (t->state == CLAIMED || t->state == COUNTING))
        (void)pthread_cond_wait(&c->settled, &c->lock);
    if (t && t->state == UNKNOWN) {
        t->state = CLAIMED;
        *mine = true;
    }
    (void)pthread_mutex_unlock(&c->lock);
    return t ? MOOT_OK : MOOT_E_NOMEM;
}

void mt_counts_open(mt_counts *c, moot_str debate)
{
    (void)pthread_mutex_lock(&c->lock);
    tracked *t = find(c, debate);
    if (t)
        clear(t, COUNTING);
    (void)pthread_mutex_unlock(&c->lock);
}

static void end_ticket(tracked *t, mt_counts_base *b)
{
    if (b->any)
        move(t, b->level, b->held, b->before, b->after, 1);
    b->before = b->after = 0;
}

bool mt_counts_base_add(void *ctx, const mt_ballot *ballot)
{
    mt_counts_base *b = ctx;
    (void)pthread_mutex_lock(&b->counts->lock);
    tracked *t = b->of ? b->of : find(b->counts, b->debate);
    b->of = t;
    if (!b->any || memcmp(&b->ticket, &ballot->ticket, sizeof(b->ticket)) != 0)
        end_ticket(t, b);
    b->any = true;
    b->ticket = ballot->ticket;
    b->level = ballot->level;
    b->held = ballot->held;
    if (ballot->phase == MT_PHASE_BEFORE)
        b->before = ballot->value;
    else if (ballot->phase == MT_PHASE_AFTER)
        b->after = ballot->value;
    add(t, ballot, 1);
    bool fine = !t->spoiled;
    (void)pthread_mutex_unlock(&b->counts->lock);
    return fine;
}

bool mt_counts_end(mt_counts_base *b, bool all)
{
    (void)pthread_mutex_lock(&b->counts->lock);
    tracked *t = find(b->counts, b->debate);
    end_ticket(t, b);
    bool fine = all && t->state == COUNTING && !t->spoiled;
    if (fine)
        t->state = COUNTED;
    else
        clear(t, UNKNOWN);
    (void)pthread_cond_broadcast(&b->counts->settled);
    (void)pthread_mutex_unlock(&b->counts->lock);
    return fine;
}

/* ---- what is written ---- */

static void add_ballot(tracked *t, const mt_write *w)
{
    const mt_replaced *r = &w->replaced;
    mt_ballot now = w->ballot, old = w->ballot;
    now.level = old.level = r->level;
    now.held = old.held = r->held;
    old.value = r->value;
    old.point = (moot_str){r->point, r->point_len};
    add(t, &old, -1);
    add(t, &now, 1);
    if (now.phase == MT_PHASE_BEFORE) {
        move(t, r->level, r->held, old.value, r->other, -1);
        move(t, r->level, r->held, now.value, r->other, 1);
    } else if (now.phase == MT_PHASE_AFTER) {
        move(t, r->level, r->held, r->other, old.value, -1);
        move(t, r->level, r->held, r->other, now.value, 1);
    }
}

void mt_counts_add(mt_counts *c, const mt_write *list)
{
    (void)pthread_mutex_lock(&c->lock);
    tracked *t = NULL;
    for (const mt_write *w = list; w && c->first; w = w->next) {
        if (w->written != MT_WRITTEN_DONE || (w->kind != MT_WRITE_BALLOT && !w->replaced.recount))
            continue;
        if (!t || !mt_str_eq(mt_str(t->name), w->debate))
            t = find(c, w->debate);
        if (!t || (t->state != COUNTING && t->state != COUNTED))
            continue;
        if (w->replaced.recount)
            spoil(t);
        else
            add_ballot(t, w);
        if (t->spoiled)
            spoil(t);
    }
    (void)pthread_mutex_unlock(&c->lock);
}

void mt_counts_spoil(mt_counts *c)
{
    (void)pthread_mutex_lock(&c->lock);
    for (tracked *t = c->first; t; t = t->next)
        spoil(t);
    (void)pthread_mutex_unlock(&c->lock);
}

/* ---- reading ---- */

bool mt_counts_tally(mt_counts *c, moot_str debate, mt_count_fn each, void *ctx)
{
    (void)pthread_mutex_lock(&c->lock);
    const tracked *t = find(c, debate);
    bool known = t && t->state == COUNTED, more = known;
    for (uint32_t i = 0; more && i < t->order.n; i++) {
        const row *r = &t->rows.at[t->order.at[i]];
        for (int k = 0; more && k < LEVELS * 2 * VALUES; k++) {
            int level = k / (2 * VALUES), held = k / VALUES % 2, value = k % VALUES;
            int64_t n = r->n[level][held][value];
            mt_count count = {r->phase, r->target, r->point, level, held != 0, value, (uint64_t)n};
            more = n <= 0 || each(ctx, &count);
        }
    }
    (void)pthread_mutex_unlock(&c->lock);
    return known;
}

bool mt_counts_moves(mt_counts *c, moot_str debate, mt_move_fn each, void *ctx)
{
    (void)pthread_mutex_lock(&c->lock);
    const tracked *t = find(c, debate);
    bool known = t && t->state == COUNTED, more = known;
    for (int k = 0; more && k < LEVELS * 2 * ANSWERS * ANSWERS; k++) {
        int level = k / (2 * ANSWERS * ANSWERS), held = k / (ANSWERS * ANSWERS) % 2;
        int before = k / ANSWERS % ANSWERS, after = k % ANSWERS;
        int64_t n = t->moves[level][held][before][after];
        mt_move_count m = {level, held != 0, before, after, (uint64_t)n};
        more = n <= 0 || each(ctx, &m);
    }
    (void)pthread_mutex_unlock(&c->lock);
    return known;
}

/* The rows of a changing framework, and which sets outlive a change. */
#include "semantics/live.h"

#include "semantics/af_core.h"
#include "semantics/live_core.h"

#include <string.h>

enum { DENSE_FOR_BITS = 6 }; /* attackers on average; with fewer, SAT is as quick */

static bool grow(mt_live *l, void *array, uint32_t old, uint32_t now, size_t size)
{
    void *p;
    memcpy(&p, array, sizeof p);
    p = l->alloc.resize(l->alloc.ctx, p, old * size, now * size);
    if (!p)
        return false;
    memset((char *)p + old * size, 0, (now - old) * size);
    memcpy(array, &p, sizeof p);
    return true;
}

bool mt_row_push(mt_live *l, mt_row *row, uint32_t value)
{
    if (row->n == row->cap) {
        uint32_t cap = row->cap ? row->cap * 2 : 4;
        if (!grow(l, &row->at, row->cap, cap, sizeof *row->at))
            return false;
        row->cap = cap;
    }
    row->at[row->n++] = value;
    return true;
}

static void drop(mt_live *l, void *p, size_t size)
{
    if (p)
        l->alloc.resize(l->alloc.ctx, p, size, 0);
}

static void changed(mt_live *l)
{
    l->fresh = false;
    l->has_shown = false;
    l->no_stable = false;
}

mt_live *mt_live_new(const moot_alloc *alloc, const mt_stop *stop)
{
    if (!alloc)
        alloc = &mt_alloc_default;
    mt_live *l = alloc->resize(alloc->ctx, NULL, 0, sizeof *l);
    if (!l)
        return NULL;
    memset(l, 0, sizeof *l);
    l->alloc = *alloc;
    if (stop)
        l->stop = *stop;
    l->effort = (mt_live_effort){UINT64_MAX, MT_LARGE, DENSE_FOR_BITS};
    mt_arena_init(&l->names, alloc);
    mt_arena_init(&l->now.arena, alloc);
    mt_intern_init(&l->ids, &l->names, 0x6d6f6f74);
    return l;
}

void mt_live_set_effort(mt_live *l, mt_live_effort effort)
{
    l->effort = effort;
    changed(l);
}

static void free_row(mt_live *l, mt_row *row)
{
    drop(l, row->at, row->cap * sizeof *row->at);
}

void mt_live_free(mt_live *l)
{
    if (!l)
        return;
    for (uint32_t a = 0; a < l->n; a++) {
        free_row(l, &l->slot[a].out);
        free_row(l, &l->slot[a].in);
    }
    for (int i = 0; i < MT_LIVE_KINDS; i++) {
        mt_live_sat *k = &l->kind[i];
        mt_sat_free(k->sat);
        drop(l, k->in, l->cap * sizeof *k->in);
        drop(l, k->coded, l->cap);
        for (int s = 0; s < MT_LIVE_SETS; s++)
            drop(l, k->set[s], l->cap);
    }
    drop(l, l->slot, l->cap * sizeof *l->slot);
    drop(l, l->label, l->cap);
    drop(l, l->mark, l->cap);
    drop(l, l->shown, l->cap);
    drop(l, l->cone, l->cap * sizeof *l->cone);
    drop(l, l->edge, l->cap * sizeof *l->edge);
    free_row(l, &l->assumed);
    free_row(l, &l->witness);
    mt_arena_free(&l->names);
    mt_arena_free(&l->now.arena);
    moot_alloc alloc = l->alloc;
    alloc.resize(alloc.ctx, l, sizeof *l, 0);
}

/* All arrays grow or none, so that one number tells their size. */
static bool more_slots(mt_live *l)
{
    uint32_t cap = l->cap ? l->cap * 2 : 16;
    moot_alloc *m = &l->alloc;
    enum { ARRAYS = 6 + MT_LIVE_KINDS * (2 + MT_LIVE_SETS) };
    struct {
        void *array;
        size_t size;
        void *fresh;
    } a[ARRAYS] = {{&l->slot, sizeof *l->slot, NULL},
                   {&l->label, 1, NULL},
                   {&l->mark, 1, NULL},
                   {&l->shown, 1, NULL},
                   {&l->cone, sizeof *l->cone, NULL},
                   {&l->edge, sizeof *l->edge, NULL}};
    uint32_t n = 6;
    for (int i = 0; i < MT_LIVE_KINDS; i++) {
        mt_live_sat *k = &l->kind[i];
        a[n].array = &k->in, a[n++].size = sizeof *k->in;
        a[n].array = &k->coded, a[n++].size = 1;
        for (int s = 0; s < MT_LIVE_SETS; s++)
            a[n].array = &k->set[s], a[n++].size = 1;
    }
    bool ok = true;
    for (uint32_t i = 0; i < n; i++)
        ok = ok && (a[i].fresh = m->resize(m->ctx, NULL, 0, cap * a[i].size)) != NULL;
    for (uint32_t i = 0; i < n && !ok; i++)
        drop(l, a[i].fresh, cap * a[i].size);
    for (uint32_t i = 0; i < n && ok; i++) {
        void *old;
        memcpy(&old, a[i].array, sizeof old);
        memset(a[i].fresh, 0, cap * a[i].size);
        if (old)
            memcpy(a[i].fresh, old, l->cap * a[i].size);
        drop(l, old, l->cap * a[i].size);
        memcpy(a[i].array, &a[i].fresh, sizeof old);
    }
    if (ok)
        l->cap = cap;
    return ok;
}

static uint32_t find(const mt_live *l, uint32_t id)
{
    char bytes[sizeof id];
    memcpy(bytes, &id, sizeof id);
    uint32_t a = mt_intern_find(&l->ids, (moot_str){bytes, sizeof bytes});
    return a < l->n && l->slot[a].alive ? a : MT_NO_ID;
}

moot_status mt_live_add_argument(mt_live *l, uint32_t id)
{
    if (find(l, id) != MT_NO_ID)
        return MOOT_E_MISUSE;
    if (l->n == l->cap && !more_slots(l))
        return MOOT_E_NOMEM;
    char bytes[sizeof id];
    memcpy(bytes, &id, sizeof id);
    moot_str key = {bytes, sizeof bytes};
    uint32_t a = mt_intern_find(&l->ids, key);
    if (a == MT_NO_ID) {
        key = mt_arena_dup(&l->names, key);
        a = key.len ? mt_intern_add(&l->ids, key) : MT_NO_ID;
        if (a == MT_NO_ID || mt_arena_failed(&l->names) || a != l->n)
            return MOOT_E_NOMEM;
        l->n++;
    }
    l->slot[a].id = id;
    l->slot[a].alive = true;
    for (int s = 0; s < MT_LIVE_SETS; s++) /* unattacked: stable sets need it */
        l->kind[MT_LIVE_STABLE].set[s][a] = 1;
    changed(l);
    return MOOT_OK;
}

static uint32_t place(const mt_row *row, uint32_t value)
{
    for (uint32_t i = 0; i < row->n; i++)
        if (row->at[i] == value)
            return i;
    return MT_NO_ID;
}

static bool has_attack(const mt_live *l, uint32_t from, uint32_t to)
{
    const mt_row *out = &l->slot[from].out, *in = &l->slot[to].in;
    return out->n < in->n ? place(out, to) != MT_NO_ID : place(in, from) != MT_NO_ID;
}

static bool touches(const mt_row *row, const uint8_t *set)
{
    for (uint32_t i = 0; i < row->n; i++)
        if (set[row->at[i]])
            return true;
    return false;
}

/* Which sets outlive the attack that has just been added or taken away. */
static void review(mt_live *l, uint32_t from, uint32_t to, bool added)
{
    for (int i = 0; i < MT_LIVE_KINDS; i++)
        for (int s = 0; s < MT_LIVE_SETS; s++) {
            const uint8_t *set = l->kind[i].set[s];
            bool *stands = &l->kind[i].stands[s];
            if (!*stands)
                continue;
            if (added && set[to])
                *stands = !set[from] && touches(&l->slot[from].in, set);
            else if (!added && set[from] && !touches(&l->slot[to].in, set))
                *stands = i == MT_LIVE_ADMISSIBLE && !touches(&l->slot[to].out, set);
        }
}

moot_status mt_live_add_attack(mt_live *l, uint32_t from, uint32_t to)
{
    uint32_t a = find(l, from), b = find(l, to);
    if (a == MT_NO_ID || b == MT_NO_ID || has_attack(l, a, b))
        return MOOT_E_MISUSE;
    if (!mt_row_push(l, &l->slot[a].out, b))
        return MOOT_E_NOMEM;
    if (!mt_row_push(l, &l->slot[b].in, a)) {
        l->slot[a].out.n--;
        return MOOT_E_NOMEM;
    }
    mt_live_retire(l, b);
    review(l, a, b, true);
    changed(l);
    return MOOT_OK;
}

static void take_out(mt_row *row, uint32_t value)
{
    uint32_t i = place(row, value);
    if (i != MT_NO_ID)
        row->at[i] = row->at[--row->n];
}

static void unlink_attack(mt_live *l, uint32_t a, uint32_t b)
{
    take_out(&l->slot[a].out, b);
    take_out(&l->slot[b].in, a);
    mt_live_retire(l, b);
    review(l, a, b, false);
    changed(l);
}

moot_status mt_live_del_attack(mt_live *l, uint32_t from, uint32_t to)
{
    uint32_t a = find(l, from), b = find(l, to);
    if (a == MT_NO_ID || b == MT_NO_ID || !has_attack(l, a, b))
        return MOOT_E_MISUSE;
    unlink_attack(l, a, b);
    return MOOT_OK;
}

moot_status mt_live_del_argument(mt_live *l, uint32_t id)
{
    uint32_t a = find(l, id);
    if (a == MT_NO_ID)
        return MOOT_E_MISUSE;
    mt_slot *s = &l->slot[a];
    while (s->out.n)
        unlink_attack(l, a, s->out.at[s->out.n - 1]);
    while (s->in.n)
        unlink_attack(l, s->in.at[s->in.n - 1], a);
    mt_live_retire(l, a);
    s->alive = false;
    for (int i = 0; i < MT_LIVE_KINDS; i++)
        for (int k = 0; k < MT_LIVE_SETS; k++)
            l->kind[i].set[k][a] = 0;
    for (uint32_t i = l->assumed.n; i-- > 0;)
        if (l->assumed.at[i] == a)
            l->assumed.at[i] = l->assumed.at[--l->assumed.n];
    changed(l);
    return MOOT_OK;
}

moot_status mt_live_assume(mt_live *l, uint32_t id)
{
    uint32_t a = find(l, id);
    if (a == MT_NO_ID)
        return MOOT_E_MISUSE;
    return mt_row_push(l, &l->assumed, a) ? MOOT_OK : MOOT_E_NOMEM;
}

moot_status mt_live_rows(const mt_live *l, mt_arena *arena, mt_af *af, const uint32_t **whole)
{
    uint32_t n = 0, m = 0;
    for (uint32_t a = 0; a < l->n; a++)
        m += l->slot[a].out.n;
    uint32_t *back = MT_NEW_ARRAY(arena, uint32_t, l->n + 1);
    uint32_t *place_of = MT_NEW_ARRAY(arena, uint32_t, l->n + 1);
    uint32_t *from = MT_NEW_ARRAY(arena, uint32_t, m + 1);
    uint32_t *to = MT_NEW_ARRAY(arena, uint32_t, m + 1);
    if (!back || !place_of || !from || !to)
        return MOOT_E_NOMEM;
    for (uint32_t a = 0; a < l->n; a++)
        if (l->slot[a].alive) {
            place_of[a] = n;
            back[n++] = a;
        }
    m = 0;
    for (uint32_t a = 0; a < l->n; a++)
        for (uint32_t i = 0; i < l->slot[a].out.n; i++) {
            from[m] = place_of[a];
            to[m++] = place_of[l->slot[a].out.at[i]];
        }
    *whole = back;
    return mt_af_build(arena, n, m, from, to, af);
}

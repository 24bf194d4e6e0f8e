/* A small block -> index, change sets and strain, by looking at every split into two camps. */
#include "actors/inner.h"

typedef struct trial {
    const mt_block *b;
    uint32_t *camp;
    int64_t *gain; /* per node: what crossing over adds to the weight strained */
    int64_t cost, best;
    uint64_t count;
    uint32_t *code; /* camps of the first `kept` best splits, a bit a node */
    uint32_t kept, room;
    uint32_t code_now;
    uint32_t same[MT_TRY_HARD], apart[MT_TRY_HARD]; /* per node: who shares its camp in some best
                                                       split, and who does not in some */
} trial;

static void cross(trial *t, uint32_t v)
{
    const mt_block *b = t->b;
    t->cost += t->gain[v];
    t->gain[v] = -t->gain[v];
    t->camp[v] ^= 1;
    t->code_now ^= UINT32_C(1) << v;
    for (uint32_t k = b->start[v]; k < b->start[v + 1]; k++) {
        const mt_edge *e = &b->edge[b->at[k]];
        uint32_t w = mt_edge_other(e, v);
        bool strained = (t->camp[v] == t->camp[w]) == e->hostile;
        /* Before, it was the other way round: what w gains by crossing turns too. */
        t->gain[w] += strained ? -2 * e->weight : 2 * e->weight;
    }
}

/* The split at hand is no worse than the best so far. */
static void note(trial *t)
{
    if (t->cost < t->best) {
        t->best = t->cost;
        t->count = 0;
        t->kept = 0;
    }
    if (t->kept < t->room)
        t->code[t->kept++] = t->code_now;
    t->count++;
}

/* Node 0 stays: a split and its mirror image are one. */
static bool walk(trial *t, const mt_stop *stop)
{
    uint32_t last = UINT32_C(1) << (t->b->n - 1);
    note(t);
    for (uint32_t i = 1; i < last; i++) {
        cross(t, (uint32_t)__builtin_ctz(i) + 1);
        if (t->cost <= t->best)
            note(t);
        if (i % 8192 == 0 && mt_stopped(stop))
            return false;
    }
    return true;
}

static void marks_of(const trial *t, uint32_t code, mt_marks *to)
{
    for (uint32_t e = 0; e < t->b->m; e++) {
        const mt_edge *edge = &t->b->edge[e];
        bool same = ((code >> edge->a ^ code >> edge->b) & 1) == 0;
        to[e] = same == edge->hostile;
    }
}

/* Would the change set of that split come after `set`? */
static bool comes_after(const trial *t, uint32_t code, const mt_marks *set)
{
    for (uint32_t e = 0; e < t->b->m; e++) {
        const mt_edge *edge = &t->b->edge[e];
        bool same = ((code >> edge->a ^ code >> edge->b) & 1) == 0;
        if ((same == edge->hostile) != (set[e] != 0))
            return set[e] != 0;
    }
    return true;
}

/* Keep the list ascending and at most `limit` long. */
static void keep_set(mt_quest *q, const mt_marks *marks)
{
    mt_found *f = q->found;
    uint32_t m = q->b->m, low = 0, high = f->optimum.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (mt_marks_cmp(f->optimum.at[middle], marks, m) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == q->limit)
        return;
    uint32_t before = f->optimum.n;
    mt_marks *copy;
    if (before == q->limit) {
        copy = f->optimum.at[--before];
    } else {
        copy = MT_NEW_ARRAY(q->arena, mt_marks, m);
        if (copy)
            MT_VEC_PUSH(q->arena, &f->optimum, copy);
        if (f->optimum.n == before)
            return;
    }
    for (uint32_t i = before; i > low; i--)
        f->optimum.at[i] = f->optimum.at[i - 1];
    memcpy(copy, marks, m);
    f->optimum.at[low] = copy;
}

static void settle(mt_quest *q, trial *t, mt_marks *marks)
{
    mt_found *f = q->found;
    uint32_t m = q->b->m, all = (UINT32_C(1) << q->b->n) - 1;
    bool several = false; /* a set may stand for several */
    for (uint32_t e = 0; q->ways && e < m; e++)
        several = several || q->ways[e] > 1;
    for (uint32_t k = 0; k < t->kept; k++) {
        for (uint32_t v = 0; v < q->b->n; v++) {
            uint32_t camp = t->code[k] >> v & 1 ? t->code[k] : all ^ t->code[k];
            t->same[v] |= camp;
            t->apart[v] |= all ^ camp;
        }
        bool late =
            f->optimum.n == q->limit && comes_after(t, t->code[k], f->optimum.at[f->optimum.n - 1]);
        if (late && !several) {
            f->count++;
            continue;
        }
        marks_of(t, t->code[k], marks);
        mt_count_set(q, marks);
        if (!late)
            keep_set(q, marks);
    }
    f->lower = f->upper = t->best;
    f->count_exact = f->count < UINT64_MAX;
    f->proof = MT_PROOF_TRIED;
    for (uint32_t e = 0; e < m; e++) {
        const mt_edge *edge = &q->b->edge[e];
        bool same = t->same[edge->a] >> edge->b & 1, apart = t->apart[edge->a] >> edge->b & 1;
        f->strain[e] = same && apart           ? MT_STRAIN_SOME
                       : same == edge->hostile ? MT_STRAIN_ALL
                                               : MT_STRAIN_NONE;
    }
    if (f->optimum.n)
        memcpy(f->best, f->optimum.at[0], m);
}

bool mt_try_all(mt_quest *q)
{
    const mt_block *b = q->b;
    trial t = {.b = b, .best = INT64_MAX, .room = UINT32_C(1) << (b->n - 1)};
    t.camp = MT_NEW_ARRAY(q->arena, uint32_t, b->n);
    t.gain = MT_NEW_ARRAY(q->arena, int64_t, b->n);
    t.code = MT_NEW_ARRAY(q->arena, uint32_t, t.room);
    mt_marks *marks = MT_NEW_ARRAY(q->arena, mt_marks, b->m);
    if (mt_arena_failed(q->arena))
        return false;
    for (uint32_t e = 0; e < b->m; e++) {
        const mt_edge *edge = &b->edge[e];
        int64_t by = edge->hostile ? -edge->weight : edge->weight;
        if (edge->hostile)
            t.cost += edge->weight;
        t.gain[edge->a] += by;
        t.gain[edge->b] += by;
    }
    if (!walk(&t, q->stop))
        return false;
    settle(q, &t, marks);
    return !mt_arena_failed(q->arena);
}

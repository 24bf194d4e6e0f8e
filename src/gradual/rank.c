/* Burden numbers -> an order. */
#include "gradual/social.h"

typedef struct sorter {
    const double *rows;
    uint32_t n;
} sorter;

/* Not after: equal ones keep their order. */
static bool goes_first(const sorter *q, uint32_t a, uint32_t b)
{
    return mt_burden_cmp(q->rows, q->n, MT_RANK_ROUNDS, a, b) <= 0;
}

static void merge(const sorter *q, const uint32_t *from, uint32_t *to, uint32_t i, uint32_t middle,
                  uint32_t end)
{
    uint32_t k = middle;
    for (uint32_t at = i; at < end; at++) {
        bool left = i < middle && (k >= end || goes_first(q, from[i], from[k]));
        to[at] = left ? from[i++] : from[k++];
    }
}

/* From runs of one upwards; the sorted array is answered. */
static uint32_t *sort(const sorter *q, uint32_t *at, uint32_t *spare)
{
    for (uint64_t width = 1; width < q->n; width *= 2) {
        for (uint64_t i = 0; i < q->n; i += 2 * width) {
            uint64_t middle = i + width < q->n ? i + width : q->n;
            uint64_t end = i + 2 * width < q->n ? i + 2 * width : q->n;
            merge(q, at, spare, (uint32_t)i, (uint32_t)middle, (uint32_t)end);
        }
        uint32_t *keep = at;
        at = spare;
        spare = keep;
    }
    return at;
}

moot_status mt_rank(mt_ranking *to, const mt_bipolar *g, mt_arena *arena)
{
    mt_arena scratch;
    *to = (mt_ranking){.rounds = MT_RANK_ROUNDS};
    mt_arena_init(&scratch, &arena->alloc);
    sorter q = {mt_burden(g, MT_RANK_ROUNDS, &scratch), g->n};
    uint32_t *at = MT_NEW_ARRAY(&scratch, uint32_t, (size_t)g->n + 1);
    uint32_t *spare = MT_NEW_ARRAY(&scratch, uint32_t, (size_t)g->n + 1);
    to->order = MT_NEW_ARRAY(arena, uint32_t, (size_t)g->n + 1);
    to->place = MT_NEW_ARRAY(arena, uint32_t, (size_t)g->n + 1);
    bool ok = q.rows && at && spare && to->order && to->place;
    for (uint32_t i = 0; ok && i < g->n; i++)
        at[i] = i;
    if (ok)
        at = sort(&q, at, spare);
    for (uint32_t k = 0; ok && k < g->n; k++) {
        bool equal = k > 0 && mt_burden_cmp(q.rows, q.n, MT_RANK_ROUNDS, at[k - 1], at[k]) == 0;
        to->order[k] = at[k];
        to->place[at[k]] = equal ? to->place[at[k - 1]] : k + 1;
    }
    mt_arena_free(&scratch);
    return ok ? MOOT_OK : MOOT_E_NOMEM;
}

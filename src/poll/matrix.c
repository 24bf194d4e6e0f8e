/* Ballots -> the matrix of who accepts what, in an order that is its own. */
#include "poll/matrix.h"

/* Merge sort of a list of numbers by an order, from short runs to long ones; stable. */
typedef struct sorter {
    const mt_ballots *ballots; /* of claims */
    const int8_t *const *row;  /* of rows, if not NULL */
    size_t width;
} sorter;

static bool before(const sorter *s, uint32_t a, uint32_t b)
{
    if (s->row)
        return memcmp(s->row[a], s->row[b], s->width) < 0;
    return mt_str_cmp(s->ballots->claim[a], s->ballots->claim[b]) < 0;
}

static uint32_t *sort(const sorter *s, uint32_t *at, uint32_t *spare, uint32_t n)
{
    for (uint32_t run = 1; run < n; run *= 2) {
        for (uint32_t from = 0; from < n; from += 2 * run) {
            uint32_t middle = n - from > run ? from + run : n;
            uint32_t end = n - from > 2 * run ? from + 2 * run : n;
            uint32_t a = from, b = middle;
            for (uint32_t k = from; k < end; k++)
                spare[k] = b == end || (a < middle && !before(s, at[b], at[a])) ? at[a++] : at[b++];
        }
        uint32_t *swap = at;
        at = spare;
        spare = swap;
    }
    return at;
}

static bool answers(const mt_ballots *b, uint32_t voter)
{
    const int8_t *accept = b->at[voter].accept;
    for (uint32_t c = 0; accept && c < b->claims; c++)
        if (accept[c] != MT_UNSEEN)
            return true;
    return false;
}

static bool fill(mt_matrix *to, const mt_ballots *b, mt_arena *arena, const int8_t **rows)
{
    for (uint32_t v = 0; v < b->voters; v++) {
        if (!answers(b, v))
            continue;
        int8_t *row = MT_NEW_ARRAY(arena, int8_t, b->claims);
        if (!row)
            return false;
        for (uint32_t k = 0; k < to->m; k++)
            row[k] = b->at[v].accept[to->claim[k]];
        rows[to->n++] = row;
    }
    return true;
}

moot_status mt_matrix_make(mt_matrix *to, mt_arena *arena, const mt_ballots *ballots)
{
    *to = (mt_matrix){.m = ballots->claims};
    uint32_t most = ballots->voters > ballots->claims ? ballots->voters : ballots->claims;
    uint32_t *list = MT_NEW_ARRAY(arena, uint32_t, (size_t)most + 1);
    uint32_t *spare = MT_NEW_ARRAY(arena, uint32_t, (size_t)most + 1);
    const int8_t **rows = MT_NEW_ARRAY(arena, const int8_t *, (size_t)ballots->voters + 1);
    to->row = MT_NEW_ARRAY(arena, const int8_t *, (size_t)ballots->voters + 1);
    to->claim = MT_NEW_ARRAY(arena, uint32_t, (size_t)to->m + 1);
    if (!list || !spare || !rows || !to->row || !to->claim)
        return MOOT_E_NOMEM;
    for (uint32_t k = 0; k < to->m; k++)
        list[k] = k;
    sorter by_name = {.ballots = ballots};
    uint32_t *order = sort(&by_name, list, spare, to->m);
    for (uint32_t k = 0; k < to->m; k++)
        to->claim[k] = order[k];
    if (!fill(to, ballots, arena, rows))
        return MOOT_E_NOMEM;
    for (uint32_t k = 0; k < to->n; k++)
        list[k] = k;
    sorter by_row = {.row = rows, .width = to->m};
    order = sort(&by_row, list, spare, to->n);
    for (uint32_t k = 0; k < to->n; k++)
        to->row[k] = rows[order[k]];
    return MOOT_OK;
}

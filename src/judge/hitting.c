/* Sets -> the first of the smallest sets that meet each of them. */
#include "judge/hitting.h"

#include <string.h>

enum { FOREVER = INT32_MAX };

bool mt_hitting_begin(mt_hitting *h, uint32_t n, uint32_t steps, mt_arena *arena)
{
    *h = (mt_hitting){.arena = arena, .n = n, .left = steps};
    h->chosen = MT_NEW_ARRAY(arena, uint8_t, (size_t)n + 1);
    h->banned = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    h->used = MT_NEW_ARRAY(arena, uint8_t, (size_t)n + 1);
    h->packed = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    h->set = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    h->entry = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    MT_VEC_PUSH(arena, &h->start, 0);
    return !mt_arena_failed(arena);
}

static void put(mt_hitting *h, uint32_t e)
{
    h->used[e] = 1;
    MT_VEC_PUSH(h->arena, &h->at, e);
}

void mt_hitting_add(mt_hitting *h, const uint8_t *set)
{
    for (uint32_t e = 0; e < h->n; e++)
        if (set[e])
            put(h, e);
    MT_VEC_PUSH(h->arena, &h->start, h->at.n);
}

static bool is_met(const mt_hitting *h, uint32_t set)
{
    for (uint32_t i = h->start.at[set]; i < h->start.at[set + 1]; i++)
        if (h->chosen[h->at.at[i]])
            return true;
    return false;
}

/* How many elements of the set may be taken; counts the set among those that have nothing in
 * common, if so. */
static uint32_t look_at(mt_hitting *h, uint32_t set, uint32_t *bound)
{
    uint32_t open = 0;
    bool apart = true;
    for (uint32_t i = h->start.at[set]; i < h->start.at[set + 1]; i++) {
        uint32_t e = h->at.at[i];
        open += !h->banned[e];
        apart = apart && (h->banned[e] || h->packed[e] != h->bounds);
    }
    for (uint32_t i = h->start.at[set]; apart && i < h->start.at[set + 1]; i++)
        h->packed[h->at.at[i]] = h->bounds;
    *bound += apart;
    return open;
}

/* The set to be met next: one with the fewest choices.  MT_NO_ID if all are met (*done) or `most`
 * more elements cannot meet them. */
static uint32_t pick(mt_hitting *h, uint32_t most, bool *done)
{
    uint32_t best = MT_NO_ID, fewest = UINT32_MAX, bound = 0;
    h->bounds++;
    *done = false;
    for (uint32_t s = 0; s + 1 < h->start.n; s++) {
        if (is_met(h, s))
            continue;
        uint32_t open = look_at(h, s, &bound);
        if (open == 0 || bound > most)
            return MT_NO_ID;
        if (open < fewest) {
            fewest = open;
            best = s;
        }
    }
    *done = best == MT_NO_ID;
    return best;
}

/* Take the next element of the set at `level`; false if there is none left. */
static bool next(mt_hitting *h, uint32_t level)
{
    uint32_t set = h->set[level], end = h->start.at[set + 1], i = h->entry[level];
    if (i != MT_NO_ID) {
        h->chosen[h->at.at[i]] = 0;
        h->banned[h->at.at[i]] = level + 1;
        i++;
    } else {
        i = h->start.at[set];
    }
    while (i < end && h->banned[h->at.at[i]])
        i++;
    h->entry[level] = i;
    if (i < end)
        h->chosen[h->at.at[i]] = 1;
    return i < end;
}

/* Elements that were put aside at `level` or above are free again. */
static void free_from(mt_hitting *h, uint32_t set, uint32_t level)
{
    for (uint32_t i = h->start.at[set]; i < h->start.at[set + 1]; i++) {
        uint32_t *banned = &h->banned[h->at.at[i]];
        if (*banned != FOREVER && *banned > level)
            *banned = 0;
    }
}

/* Can at most `most` more elements beside those chosen meet all?  Then they are chosen. */
static bool search(mt_hitting *h, uint32_t most)
{
    uint32_t level = 0;
    bool down = true;
    while (h->left) {
        if (down) {
            bool done;
            uint32_t set = pick(h, most - level, &done);
            h->left--;
            for (uint32_t l = 0; done && l < level; l++)
                free_from(h, h->set[l], 0);
            if (done)
                return true;
            down = set != MT_NO_ID && level < most;
            h->set[level] = set;
            h->entry[level] = MT_NO_ID;
            if (!down && level == 0)
                return false;
            level -= !down;
        }
        down = next(h, level);
        if (down) {
            level++;
            continue;
        }
        free_from(h, h->set[level], level);
        if (level == 0)
            return false;
        level--;
    }
    return false;
}

/* Of the answers of h->size elements the first: h->chosen holds one of them. */
static void take_the_first(mt_hitting *h, uint8_t *one)
{
    uint32_t taken = 0;
    memcpy(one, h->chosen, h->n);
    memset(h->chosen, 0, h->n);
    for (uint32_t e = 0; e < h->n && taken < h->size && h->left; e++) {
        h->chosen[e] = 1;
        bool fits = one[e];
        if (!fits && h->used[e]) {
            uint8_t *before = one + h->n;
            memcpy(before, h->chosen, h->n);
            fits = search(h, h->size - taken - 1);
            if (fits)
                memcpy(one, h->chosen, h->n);
            memcpy(h->chosen, before, h->n);
        }
        taken += fits;
        if (!fits) {
            h->chosen[e] = 0;
            h->banned[e] = FOREVER;
        }
    }
}

bool mt_hitting_solve(mt_hitting *h)
{
    uint8_t *one = MT_NEW_ARRAY(h->arena, uint8_t, 2 * (size_t)h->n + 1);
    if (mt_arena_failed(h->arena))
        return false;
    memset(h->chosen, 0, h->n);
    memset(h->banned, 0, h->n * sizeof(*h->banned));
    while (!search(h, h->size)) {
        memset(h->chosen, 0, h->n);
        if (!h->left || h->size == h->n)
            return false;
        h->size++;
    }
    if (h->n)
        take_the_first(h, one);
    return h->left > 0;
}

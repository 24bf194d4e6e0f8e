/* Every allocation fails once: a task is run with 0, 1, 2, ... granted
 * allocations until it succeeds.  Each failed run must answer MOOT_E_NOMEM and
 * leave no live byte.  Keep the input small: the loop is quadratic. */
#ifndef MT_TESTS_OOM_H
#define MT_TESTS_OOM_H

#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct oom_tally {
    long left; /* allocations still granted */
    size_t live;
} oom_tally;

static void *oom_resize(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    oom_tally *t = ctx;
    if (new_size == 0) {
        t->live -= old_size;
        free(ptr);
        return NULL;
    }
    if (t->left <= 0)
        return NULL;
    t->left--;
    void *p = realloc(ptr, new_size);
    if (p)
        t->live += new_size - old_size;
    return p;
}

/* Run `task` (which frees all that it makes) as described above; the number of
 * rounds, or 0 after a printed failure. */
static inline long oom_run(const char *name, moot_status (*task)(const moot_alloc *alloc))
{
    for (long round = 0; round < 1000000; round++) {
        oom_tally t = {.left = round};
        moot_alloc alloc = {oom_resize, &t};
        moot_status st = task(&alloc);
        if (t.live) {
            printf("%s, round %ld: %zu bytes not freed\n", name, round, t.live);
            return 0;
        }
        if (st == MOOT_OK)
            return round + 1;
        if (st != MOOT_E_NOMEM) {
            printf("%s, round %ld: status %d\n", name, round, (int)st);
            return 0;
        }
    }
    printf("%s: no success after 1,000,000 rounds\n", name);
    return 0;
}

#endif

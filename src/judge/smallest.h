/* judge: a question that only more can satisfy -> the smallest set that does.
 *
 * Implicit hitting sets: of every set that fails, what it leaves out is narrowed to
 * a core, of which each set that works has a member; the smallest set that meets
 * all cores is tried next.  When it works, no smaller one can.  Of several of that
 * size the one is given that comes first element by element, so that the answer
 * does not depend on the cores met on the way.
 * Sources: Reiter 1987; Moreno-Centeno & Karp 2013; Ignatiev et al. 2015.
 * Cost: exponential at worst, bounded by `most`. */
#ifndef MT_JUDGE_SMALLEST_H
#define MT_JUDGE_SMALLEST_H

#include "base/arena.h"
#include "base/stop.h"

typedef struct mt_smallest_task {
    uint32_t n; /* elements 0 .. n-1 */
    /* Does some part of `allowed` (a byte per element) satisfy? */
    moot_status (*works)(void *ctx, const uint8_t *allowed, bool *yes);
    /* After a no, or NULL: core[] comes in with 1 for all that is left out and may be narrowed to
     * elements of which one must be added. */
    void (*core)(void *ctx, uint8_t *core);
    void *ctx;
    uint32_t most; /* questions asked before the search is given up */
    const mt_stop *stop;
} mt_smallest_task;

typedef struct mt_smallest {
    uint8_t *in; /* per element */
    uint32_t n;  /* how many */
    bool exists; /* else even all elements do not do */
    bool proved; /* it is the smallest; else only nothing in it is known to be superfluous */
} mt_smallest;

/* In `arena`.  MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED; what `works` answers. */
MOOT_NODISCARD moot_status mt_smallest_find(const mt_smallest_task *task, mt_arena *arena,
                                            mt_smallest *found);

#endif

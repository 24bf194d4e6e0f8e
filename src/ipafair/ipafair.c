/* The competition's calls over semantics/live.h; the state ERROR is sticky.
 * Sceptical admissible: the empty set is admissible, so only no assumption holds. */
#define IPAFAIR_API __attribute__((visibility("default")))
#include "base/arena.h"
#include "semantics/live.h"

#include <moot/ipafair.h>
#include <stdlib.h>

typedef struct face {
    mt_live *live;
    semantics semantics;
    bool error;
    bool assumed;        /* something is, for the next solve */
    bool empty;          /* the extension to show is the empty one */
    bool shown;          /* `set` holds for the last answer */
    bool showing;        /* there is an extension to show */
    const uint32_t *set; /* ascending */
    uint32_t set_n;
} face;

const char *ipafair_signature(void)
{
    return "moot " MOOT_VERSION;
}

void *ipafair_init(void)
{
    face *f = calloc(1, sizeof *f);
    if (!f)
        return NULL;
    f->live = mt_live_new(NULL, NULL);
    f->semantics = complete;
    if (!f->live) {
        free(f);
        return NULL;
    }
    return f;
}

void ipafair_release(void *solver)
{
    face *f = solver;
    if (f)
        mt_live_free(f->live);
    free(f);
}

/* A change may be made: the answer before it is gone. */
static face *open_for(void *solver, int32_t arg)
{
    face *f = solver;
    if (!f || f->error)
        return NULL;
    f->shown = f->showing = false;
    f->error = arg <= 0;
    return f->error ? NULL : f;
}

void ipafair_set_semantics(void *solver, semantics sem)
{
    face *f = open_for(solver, 1);
    if (!f)
        return;
    f->semantics = sem;
    f->error = (unsigned)sem > ideal;
}

void ipafair_add_argument(void *solver, int32_t arg)
{
    face *f = open_for(solver, arg);
    if (f)
        f->error = mt_live_add_argument(f->live, (uint32_t)arg) != MOOT_OK;
}

void ipafair_del_argument(void *solver, int32_t arg)
{
    face *f = open_for(solver, arg);
    if (f)
        f->error = mt_live_del_argument(f->live, (uint32_t)arg) != MOOT_OK;
}

void ipafair_add_attack(void *solver, int32_t s, int32_t t)
{
    face *f = open_for(solver, s < t ? s : t);
    if (f)
        f->error = mt_live_add_attack(f->live, (uint32_t)s, (uint32_t)t) != MOOT_OK;
}

void ipafair_del_attack(void *solver, int32_t s, int32_t t)
{
    face *f = open_for(solver, s < t ? s : t);
    if (f)
        f->error = mt_live_del_attack(f->live, (uint32_t)s, (uint32_t)t) != MOOT_OK;
}

void ipafair_assume(void *solver, int32_t arg)
{
    face *f = open_for(solver, arg);
    if (!f)
        return;
    f->error = mt_live_assume(f->live, (uint32_t)arg) != MOOT_OK;
    f->assumed = !f->error;
}

static int answer(face *f, mt_problem problem)
{
    static const mt_semantics of[] = {MT_CO, MT_CO, MT_PR, MT_ST, MT_SST, MT_STG, MT_ID};
    if (!f)
        return -1;
    mt_reply reply;
    bool nothing = f->semantics == admissible && problem == MT_DS && f->assumed;
    f->error = mt_live_solve(f->live, problem, of[f->semantics], &reply) != MOOT_OK;
    if (f->error)
        return -1;
    if (nothing)
        reply = MT_NO;
    f->assumed = false;
    f->empty = nothing;
    f->showing = reply == (problem == MT_DC ? MT_YES : MT_NO);
    return reply == MT_YES ? 10 : 20;
}

int ipafair_solve_cred(void *solver)
{
    return answer(open_for(solver, 1), MT_DC);
}

int ipafair_solve_skept(void *solver)
{
    return answer(open_for(solver, 1), MT_DS);
}

int32_t ipafair_val(void *solver, int32_t arg)
{
    face *f = solver;
    if (!f || f->error || !f->showing || arg <= 0)
        return 0;
    if (f->empty)
        return -arg;
    if (!f->shown && mt_live_witness(f->live, &f->set, &f->set_n) != MOOT_OK) {
        f->error = true;
        return 0;
    }
    f->shown = true;
    uint32_t low = 0, high = f->set_n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (f->set[middle] < (uint32_t)arg)
            low = middle + 1;
        else
            high = middle;
    }
    return low < f->set_n && f->set[low] == (uint32_t)arg ? arg : -arg;
}

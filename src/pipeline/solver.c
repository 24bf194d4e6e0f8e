/* The public calls of moot/solver.h, over semantics/live.h. */
#include "semantics/live.h"

#include <moot/solver.h>

struct moot_solver {
    moot_alloc alloc;
    mt_live *live;
};

moot_status moot_solver_new(const moot_alloc *alloc, const moot_stop *stop, moot_solver **out)
{
    if (!out)
        return MOOT_E_MISUSE;
    alloc = alloc ? alloc : &mt_alloc_default;
    mt_stop ask = {stop ? stop->asked : NULL, stop ? stop->ctx : NULL};
    moot_solver *s = alloc->resize(alloc->ctx, NULL, 0, sizeof *s);
    *out = s;
    if (!s)
        return MOOT_E_NOMEM;
    *s = (moot_solver){.alloc = *alloc, .live = mt_live_new(alloc, &ask)};
    if (s->live)
        return MOOT_OK;
    moot_solver_free(s);
    *out = NULL;
    return MOOT_E_NOMEM;
}

void moot_solver_free(moot_solver *solver)
{
    if (!solver)
        return;
    moot_alloc alloc = solver->alloc;
    mt_live_free(solver->live);
    alloc.resize(alloc.ctx, solver, sizeof *solver, 0);
}

moot_status moot_solver_add_argument(moot_solver *solver, uint32_t id)
{
    return mt_live_add_argument(solver->live, id);
}

moot_status moot_solver_del_argument(moot_solver *solver, uint32_t id)
{
    return mt_live_del_argument(solver->live, id);
}

moot_status moot_solver_add_attack(moot_solver *solver, uint32_t from, uint32_t to)
{
    return mt_live_add_attack(solver->live, from, to);
}

moot_status moot_solver_del_attack(moot_solver *solver, uint32_t from, uint32_t to)
{
    return mt_live_del_attack(solver->live, from, to);
}

moot_status moot_solver_assume(moot_solver *solver, uint32_t id)
{
    return mt_live_assume(solver->live, id);
}

static moot_status ask(moot_solver *solver, mt_problem problem, moot_semantics semantics, bool *yes)
{
    static const mt_semantics inside[] = {
        [MOOT_GROUNDED] = MT_GR,     [MOOT_COMPLETE] = MT_CO, [MOOT_PREFERRED] = MT_PR,
        [MOOT_STABLE] = MT_ST,       [MOOT_STAGE] = MT_STG,   [MOOT_IDEAL] = MT_ID,
        [MOOT_SEMI_STABLE] = MT_SST, [MOOT_EAGER] = MT_EA};
    mt_reply reply;
    *yes = false;
    if ((size_t)semantics >= sizeof inside / sizeof *inside)
        return MOOT_E_MISUSE;
    moot_status status = mt_live_solve(solver->live, problem, inside[semantics], &reply);
    *yes = status == MOOT_OK && reply == MT_YES;
    return status;
}

moot_status moot_solver_credulous(moot_solver *solver, moot_semantics semantics, bool *yes)
{
    return ask(solver, MT_DC, semantics, yes);
}

moot_status moot_solver_sceptical(moot_solver *solver, moot_semantics semantics, bool *yes)
{
    return ask(solver, MT_DS, semantics, yes);
}

moot_status moot_solver_extension(moot_solver *solver, moot_semantics semantics, bool *yes)
{
    return ask(solver, MT_SE, semantics, yes);
}

moot_status moot_solver_witness(moot_solver *solver, const uint32_t **ids, uint32_t *n)
{
    return mt_live_witness(solver->live, ids, n);
}

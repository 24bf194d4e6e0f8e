/* Every allocation fails once while a framework is built, asked, changed and asked again
 * by the public calls. */
#include "oom/oom.h"

#include <moot/solver.h>

static moot_status build(moot_solver *s)
{
    static const uint32_t from[] = {1, 2, 2, 3, 4, 5, 6}, to[] = {2, 1, 3, 4, 5, 6, 4};
    moot_status status = MOOT_OK;
    for (uint32_t id = 1; status == MOOT_OK && id <= 6; id++)
        status = moot_solver_add_argument(s, id);
    for (size_t i = 0; status == MOOT_OK && i < sizeof from / sizeof *from; i++)
        status = moot_solver_add_attack(s, from[i], to[i]);
    return status;
}

static moot_status ask_all(moot_solver *s)
{
    moot_status status = MOOT_OK;
    for (int semantics = MOOT_GROUNDED; status == MOOT_OK && semantics <= MOOT_EAGER; semantics++) {
        bool yes;
        const uint32_t *ids;
        uint32_t n;
        status = moot_solver_assume(s, 3);
        if (status == MOOT_OK)
            status = moot_solver_credulous(s, (moot_semantics)semantics, &yes);
        if (status == MOOT_OK && yes)
            status = moot_solver_witness(s, &ids, &n);
        if (status == MOOT_OK)
            status = moot_solver_assume(s, 3);
        if (status == MOOT_OK)
            status = moot_solver_sceptical(s, (moot_semantics)semantics, &yes);
        if (status == MOOT_OK)
            status = moot_solver_extension(s, (moot_semantics)semantics, &yes);
    }
    return status;
}

static moot_status run(const moot_alloc *alloc)
{
    moot_solver *s;
    moot_status status = moot_solver_new(alloc, NULL, &s);
    if (status != MOOT_OK)
        return status;
    status = build(s);
    if (status == MOOT_OK)
        status = ask_all(s);
    if (status == MOOT_OK)
        status = moot_solver_del_attack(s, 6, 4);
    if (status == MOOT_OK)
        status = moot_solver_del_argument(s, 2);
    if (status == MOOT_OK)
        status = ask_all(s);
    moot_solver_free(s);
    return status;
}

int main(void)
{
    return !oom_run("solver", run);
}

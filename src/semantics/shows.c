/* Answer and set -> does the set show it? */
#include "semantics/shows.h"

static moot_status is_extension(const mt_af *af, const mt_aba *aba, mt_semantics semantics,
                                const uint32_t *set, uint32_t n, const mt_solve *how, bool *yes)
{
    return af ? mt_af_check(af, semantics, set, n, how, yes)
              : mt_aba_check(aba, semantics, set, n, how, yes);
}

static moot_status has_query(const mt_aba *aba, uint32_t query, const uint32_t *set, uint32_t n,
                             const mt_solve *how, bool *yes)
{
    *yes = false;
    for (uint32_t i = 0; i < n; i++)
        *yes = *yes || set[i] == query;
    return aba && !*yes ? mt_aba_check_derives(aba, set, n, query, how, yes) : MOOT_OK;
}

/* Is an admissible set enough? */
static moot_status by_admissible(const mt_af *af, const mt_aba *aba, mt_task task,
                                 const uint32_t *set, uint32_t n, const mt_solve *how, bool *yes)
{
    bool dc = task.problem == MT_DC, complete = task.semantics == MT_CO;
    *yes = false;
    if (task.problem == MT_SE || (task.semantics != MT_PR && !(dc && complete)))
        return MOOT_OK;
    return af ? mt_af_check_admissible(af, set, n, task.query, dc, how, yes)
              : mt_aba_check_admissible(aba, set, n, task.query, dc, how, yes);
}

moot_status mt_shows(const mt_af *af, const mt_aba *aba, mt_task task, const uint32_t *set,
                     uint32_t n, const mt_solve *how, mt_showing *out)
{
    bool yes, is, about = true;
    *out = MT_SHOWS_ADMISSIBLE;
    moot_status status = by_admissible(af, aba, task, set, n, how, &yes);
    bool enough = status == MOOT_OK && yes;
    if (status == MOOT_OK)
        status = is_extension(af, aba, task.semantics, set, n, how, &is);
    if (status != MOOT_OK || (enough && !is))
        return status;
    *out = MT_NO_EXTENSION;
    if (!is)
        return MOOT_OK;
    if (task.problem != MT_SE)
        status = has_query(aba, task.query, set, n, how, &about);
    *out = about == (task.problem != MT_DS) || task.problem == MT_SE ? MT_SHOWS : MT_SHOWS_NOTHING;
    return status;
}

moot_status mt_shows_itself(const mt_af *af, const mt_aba *aba, mt_task task, const mt_solve *how,
                            const mt_answer *answer, moot_status status)
{
#ifdef MOOT_CHECK_WITNESSES
    mt_showing showing = MT_SHOWS;
    if (status == MOOT_OK && answer->has_set && task.problem <= MT_SE)
        status = mt_shows(af, aba, task, answer->set, answer->set_n, how, &showing);
    return status == MOOT_OK && showing != MT_SHOWS ? MOOT_E_MISUSE : status;
#else
    (void)af, (void)aba, (void)task, (void)how, (void)answer;
    return status;
#endif
}

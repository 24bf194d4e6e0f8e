/* Framework and motion -> Yes stands, No stands, contested or open. */
#include "judge/outcome.h"

#include "judge/inner.h"

moot_str mt_outcome_word(mt_outcome o)
{
    switch (o) {
    case MT_OUTCOME_YES: return MOOT_STR("yes stands");
    case MT_OUTCOME_NO: return MOOT_STR("no stands");
    case MT_OUTCOME_CONTESTED: return MOOT_STR("contested");
    case MT_OUTCOME_OPEN: return MOOT_STR("open");
    case MT_OUTCOME_NONE: return MOOT_STR("no position");
    case MT_OUTCOME_UNKNOWN: break;
    }
    return MOOT_STR("unknown");
}

mt_semantics mt_whole_semantics(mt_whole whole)
{
    switch (whole) {
    case MT_WHOLE_PREFERRED: return MT_PR;
    case MT_WHOLE_COMPLETE: return MT_CO;
    case MT_WHOLE_STABLE: return MT_ST;
    case MT_WHOLE_GROUNDED: return MT_GR;
    case MT_WHOLE_IDEAL: return MT_ID;
    case MT_WHOLE_SEMI_STABLE: return MT_SST;
    case MT_WHOLE_STAGE: return MT_STG;
    case MT_WHOLE_EAGER: return MT_EA;
    }
    return MT_PR;
}

mt_outcome mt_outcome_of(bool yes_all, bool yes_some, bool no_all, bool no_some)
{
    if (yes_all != no_all)
        return yes_all ? MT_OUTCOME_YES : MT_OUTCOME_NO;
    if (yes_all || (!yes_some && !no_some))
        return MT_OUTCOME_OPEN;
    return MT_OUTCOME_CONTESTED;
}

static moot_status put(const mt_aba *aba, mt_task task, const mt_solve *how, bool *yes)
{
    mt_arena arena;
    mt_answer answer = {.reply = MT_UNKNOWN};
    mt_arena_init(&arena, how->alloc);
    moot_status status = mt_aba_solve(aba, task, how, &arena, &answer);
    *yes = answer.reply == MT_YES;
    mt_arena_free(&arena);
    return status;
}

moot_status mt_extent_find(mt_extent *e, const mt_aba *aba, mt_semantics semantics,
                           uint32_t literal, const mt_solve *how)
{
    moot_status status = MOOT_OK;
    mt_task task = {.problem = MT_DC, .semantics = semantics, .query = literal};
    if (!e->some_is_known)
        status = put(aba, task, how, &e->some);
    task.problem = MT_DS;
    if (status == MOOT_OK && !e->some)
        e->all = false;
    else if (status == MOOT_OK && !e->all_is_known)
        status = put(aba, task, how, &e->all);
    e->some_is_known = e->all_is_known = status == MOOT_OK;
    return status;
}

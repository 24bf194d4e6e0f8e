/* Framework and motion -> Yes stands, No stands, contested or open.
 *
 * Every semantics asked here is of complete extensions: what the grounded one
 * derives is in each, and what it rules out in none.  The rest is asked of the
 * solver, twice for each of the two literals at most. */
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

static moot_status put(const mt_outcome_ask *q, mt_problem problem, uint32_t literal, bool *yes,
                       uint32_t *questions)
{
    mt_arena arena;
    mt_answer answer;
    mt_task task = {.problem = problem, .semantics = q->semantics, .query = literal};
    mt_arena_init(&arena, q->how->alloc);
    moot_status status = mt_aba_solve(q->aba, task, q->how, &arena, &answer);
    *yes = answer.reply == MT_YES;
    *questions += 1;
    mt_arena_free(&arena);
    return status;
}

static moot_status look(const mt_outcome_ask *q, uint32_t literal, bool *all, bool *some,
                        uint32_t *questions)
{
    uint8_t bits = q->bits[literal];
    *all = *some = bits & MT_LIT_IN;
    if ((bits & MT_LIT_IN) || !(bits & MT_LIT_POSSIBLE) || q->semantics == MT_GR)
        return MOOT_OK;
    moot_status status = put(q, MT_DC, literal, some, questions);
    if (status == MOOT_OK && *some && q->semantics != MT_CO)
        status = put(q, MT_DS, literal, all, questions);
    return status;
}

moot_status mt_outcome_find(const mt_outcome_ask *q, mt_outcome *outcome, uint32_t *questions)
{
    bool yes_all, yes_some, no_all, no_some, any = true;
    moot_status status = MOOT_OK;
    *outcome = MT_OUTCOME_UNKNOWN;
    if (q->semantics == MT_ST)
        status = put(q, MT_SE, 0, &any, questions);
    if (status == MOOT_OK && !any) {
        *outcome = MT_OUTCOME_NONE;
        return MOOT_OK;
    }
    if (status == MOOT_OK)
        status = look(q, q->held, &yes_all, &yes_some, questions);
    if (status == MOOT_OK)
        status = look(q, q->denied, &no_all, &no_some, questions);
    if (status == MOOT_OK)
        *outcome = mt_outcome_of(yes_all, yes_some, no_all, no_some);
    return status;
}

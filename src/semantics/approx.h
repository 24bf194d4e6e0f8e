/* semantics: framework and question of membership -> an answer within bounded work, with
 * whether it is certain.
 *
 * For frameworks too large for the exact search.  Stable sets: one SAT question with few
 * conflicts.  The rest: the grounded extension, exactly, and around an undecided query a
 * bounded search for an admissible set with it, and for one that attacks it (sets of
 * assumptions: SAT questions with few conflicts).
 * Certain: what the grounded extension decides where all extensions are complete; YES to
 * DC-CO and DC-PR with a set; NO to DC but for STG when the search came to its end without
 * one; NO to DS-PR, DC-ID and DS-ID with a set that attacks the query; whatever the stable
 * question settles.  All other answers are guesses:
 *   DC  the query is in an extension if an admissible set with it was found
 *   DS  and in all if besides none was found that attacks it
 *   the ideal and the eager extension are taken for the grounded one
 * Source of the local search: Thimm 2023 (fargo-limited), with counters and a budget of
 * steps instead of a depth; of the use of the grounded extension: harper++ (2021). */
#ifndef MT_SEMANTICS_APPROX_H
#define MT_SEMANTICS_APPROX_H

#include "semantics/solve.h"

/* DC and DS of all semantics; one of `af` and `aba` is NULL.  answer->set, if there is one,
 * shows the answer as mt_shows() has it; only with certain answers.
 * O(size) and a bounded number of steps of search, the same on every machine.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED; MOOT_E_MISUSE for another problem. */
MOOT_NODISCARD moot_status mt_approximate(const mt_af *af, const mt_aba *aba, mt_task task,
                                          const mt_solve *how, mt_arena *arena, mt_answer *answer,
                                          bool *certain);

#endif

/* semantics: an answer that no set can show -> a formula without a model.
 *
 * NO to DC and YES to DS say that there is no extension of some kind.  The formula is
 * one that every such extension fulfils, so that a proof that it has no model proves the
 * answer.  It is made in one piece, from the framework alone, except for sets that it
 * `rests` on, each of which is checked by the definitions in linear time.
 *
 *   DC-CO, DC-PR  no admissible set has the query
 *   DS-GR, DS-CO  no complete set lacks it
 *   DC-ST, DS-ST, SE-ST  no stable set has it, lacks it, is
 *   DS-PR         no admissible set without the query has a member attacked by each of the
 *                 sets T1 .. Tk, admissible and with the query.  So every admissible set
 *                 without the query is at peace with some Ti: they have an admissible
 *                 union, and it is not preferred
 *   DC-SST, DS-SST (STG)  no admissible (conflict-free) set with (without) the query whose
 *                 range is no proper part of the range of any of T1 .. Tk, admissible
 *                 (conflict-free); so none of them has a greatest range
 *   DC-ID, DS-ID  (YES) no admissible set attacks T1, which is admissible and has the query
 *   DC-EA, DS-EA  (YES) as for DS-SST, of sets that lack a member of T1, which is
 *                 admissible and has the query
 *
 * For sets of assumptions read "derives" for "has".  What a set derives is encoded by
 * Clark's completion and those loop formulas that the search needed; every set fulfils
 * all of them, so that the formula says no less than it must.
 * Cost: rounds of two SAT questions, as the search itself. */
#ifndef MT_SEMANTICS_PROOF_H
#define MT_SEMANTICS_PROOF_H

#include "semantics/solve.h"

typedef struct mt_proof_set {
    const uint32_t *at; /* ascending */
    uint32_t n;
} mt_proof_set;

typedef struct mt_proof {
    const int *lits; /* clauses, each ended by 0 */
    uint32_t lits_n, clauses;
    uint32_t base; /* clauses that tell of the framework alone come first */
    int vars;
    const mt_proof_set *set; /* what it rests on: T1 .. */
    uint32_t sets;
    const char *claim; /* a sentence: what has no model */
} mt_proof;

/* Is there a formula for this answer? */
bool mt_proof_exists(mt_task task, mt_reply reply);
/* One of `af` and `aba` is NULL; mt_proof_exists(task, the right answer).  Arrays live in
 * `arena`.  Variable 1 + a says "a is in the set", for atoms "the set derives a".
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED; MOOT_E_MISUSE if the answer is another. */
MOOT_NODISCARD moot_status mt_proof_make(const mt_af *af, const mt_aba *aba, mt_task task,
                                         const mt_solve *how, mt_arena *arena, mt_proof *out);
/* Refute the formula once more, in a solver of its own, and write how as DRAT (text) to
 * `path`.  MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED; MOOT_E_IO if the file cannot be
 * written; MOOT_E_MISUSE if the formula has a model. */
MOOT_NODISCARD moot_status mt_proof_drat(const mt_proof *proof, const mt_solve *how,
                                         const char *path);

#endif

/* A framework that is built and changed in memory, and asked again and again.
 *
 * Arguments are numbers of the caller's choice.  A change costs the degree of what it
 * touches.  The first question after one finds the grounded extension, linear in the framework;
 * each question is then answered by the sets found earlier, mended, where they tell, by a bounded
 * search around the query, by rows of bits if the framework is small and dense, by repair of
 * the last stable set, and only then by a SAT solver, which is kept
 * until the attackers of something that is in its clauses change.  Complete and preferred
 * questions look only at what reaches the query through undecided arguments.
 * Semi-stable, stage, ideal and eager are answered from scratch by mt_af_solve().
 * Several arguments may be assumed: DC asks for one extension with all of them, DS
 * whether every extension has them all; the next solve forgets them.
 * Sources: Besnard & Doutre 2004 (clauses); the others stand in live_near.c. */
#ifndef MT_SEMANTICS_LIVE_H
#define MT_SEMANTICS_LIVE_H

#include "semantics/solve.h"

typedef struct mt_live mt_live;

/* NULL if memory is short.  Both are copied; NULL: the default, never. */
mt_live *mt_live_new(const moot_alloc *alloc, const mt_stop *stop);
void mt_live_free(mt_live *l);

/* When which of the ways to an answer is taken; the answers are the same. */
typedef struct mt_live_effort {
    uint64_t most;       /* steps of a search before SAT, at most */
    uint32_t lazy_from;  /* arguments from which SAT gets clauses only of what its models need */
    uint32_t dense_from; /* attackers of an argument from which rows of bits are searched */
} mt_live_effort;

/* For tests: otherwise than measurements advise. */
void mt_live_set_effort(mt_live *l, mt_live_effort effort);

/* MOOT_OK; MOOT_E_NOMEM; MOOT_E_MISUSE for adding what exists or removing or
 * assuming what does not.  On failure nothing has changed. */
MOOT_NODISCARD moot_status mt_live_add_argument(mt_live *l, uint32_t id);
MOOT_NODISCARD moot_status mt_live_add_attack(mt_live *l, uint32_t from, uint32_t to);
MOOT_NODISCARD moot_status mt_live_del_attack(mt_live *l, uint32_t from, uint32_t to);
/* With all attacks from and on it. */
MOOT_NODISCARD moot_status mt_live_del_argument(mt_live *l, uint32_t id);
MOOT_NODISCARD moot_status mt_live_assume(mt_live *l, uint32_t id);

/* DC, DS or SE (assumptions are not looked at then).  MOOT_OK; MOOT_E_NOMEM;
 * MOOT_E_CANCELLED; MOOT_E_MISUSE for another problem.  Assumptions are gone. */
MOOT_NODISCARD moot_status mt_live_solve(mt_live *l, mt_problem problem, mt_semantics semantics,
                                         mt_reply *reply);
/* After DC or SE with MT_YES or DS with MT_NO, until the next change or solve: an
 * extension that shows it, ascending.  MOOT_E_MISUSE if there is none to show. */
MOOT_NODISCARD moot_status mt_live_witness(mt_live *l, const uint32_t **ids, uint32_t *n);

#endif

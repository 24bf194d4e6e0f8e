/* libmoot: argumentation frameworks that are built and changed in memory, and asked.
 *
 *     moot_solver *s;
 *     bool yes;
 *     if (moot_solver_new(NULL, NULL, &s) == MOOT_OK) {
 *         status = moot_solver_add_argument(s, 1);
 *         ...
 *         status = moot_solver_add_attack(s, 1, 2);
 *         status = moot_solver_credulous(s, MOOT_PREFERRED, &yes);
 *         moot_solver_free(s);
 *     }
 *
 * A change costs the degree of what it touches; what was learnt from earlier questions
 * is kept where the change leaves it true.  The library prints nothing and has no clock;
 * a question can take exponential time, and `stop` ends it. */
#ifndef MOOT_SOLVER_H
#define MOOT_SOLVER_H

#include <moot/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A framework and what is known of it. */
typedef struct moot_solver moot_solver;

typedef enum moot_semantics {
    MOOT_GROUNDED,
    MOOT_COMPLETE,
    MOOT_PREFERRED,
    MOOT_STABLE,
    MOOT_SEMI_STABLE, /**< this one and those below are answered anew each time */
    MOOT_STAGE,
    MOOT_IDEAL,
    MOOT_EAGER
} moot_semantics;

/** Asked again and again while a question is being answered: true ends it. */
typedef struct moot_stop {
    bool (*asked)(void *ctx); /**< NULL: never */
    void *ctx;
} moot_stop;

/** An empty framework.
 *
 *  @param alloc  memory hooks, or NULL for malloc and free; copied
 *  @param stop   or NULL; copied
 *  @param[out] out  to be given to moot_solver_free(); NULL on failure
 *  @return MOOT_OK; MOOT_E_NOMEM; MOOT_E_MISUSE if out is NULL */
MOOT_API MOOT_NODISCARD moot_status moot_solver_new(const moot_alloc *alloc, const moot_stop *stop,
                                                    moot_solver **out);
/** NULL is allowed. */
MOOT_API void moot_solver_free(moot_solver *solver);

/** Changes.  `id` is any number of the caller's choice; an argument may attack itself.
 *
 *  @return MOOT_OK; MOOT_E_NOMEM; MOOT_E_MISUSE for adding what is there, removing what
 *          is not, or an attack between arguments that are not there.  After a failure
 *          nothing has changed. */
MOOT_API MOOT_NODISCARD moot_status moot_solver_add_argument(moot_solver *solver, uint32_t id);
/** With all attacks from and on it. */
MOOT_API MOOT_NODISCARD moot_status moot_solver_del_argument(moot_solver *solver, uint32_t id);
MOOT_API MOOT_NODISCARD moot_status moot_solver_add_attack(moot_solver *solver, uint32_t from,
                                                           uint32_t to);
MOOT_API MOOT_NODISCARD moot_status moot_solver_del_attack(moot_solver *solver, uint32_t from,
                                                           uint32_t to);

/** The next question is about this argument, too; questions forget what was assumed.
 *
 *  @return MOOT_OK; MOOT_E_NOMEM; MOOT_E_MISUSE if it is not there */
MOOT_API MOOT_NODISCARD moot_status moot_solver_assume(moot_solver *solver, uint32_t id);

/** Is there an extension that has all arguments assumed?
 *
 *  @return MOOT_OK and *yes; MOOT_E_NOMEM; MOOT_E_CANCELLED; MOOT_E_MISUSE for a semantics
 *          that is none */
MOOT_API MOOT_NODISCARD moot_status moot_solver_credulous(moot_solver *solver,
                                                          moot_semantics semantics, bool *yes);
/** Does every extension have all arguments assumed? */
MOOT_API MOOT_NODISCARD moot_status moot_solver_sceptical(moot_solver *solver,
                                                          moot_semantics semantics, bool *yes);
/** Is there an extension at all? */
MOOT_API MOOT_NODISCARD moot_status moot_solver_extension(moot_solver *solver,
                                                          moot_semantics semantics, bool *yes);

/** The extension that shows the last answer: with yes to moot_solver_credulous() and
 *  moot_solver_extension(), with no to moot_solver_sceptical().
 *
 *  @param[out] ids  ascending; valid until the next call that changes or asks
 *  @return MOOT_OK; MOOT_E_NOMEM; MOOT_E_MISUSE if there is none to show */
MOOT_API MOOT_NODISCARD moot_status moot_solver_witness(moot_solver *solver, const uint32_t **ids,
                                                        uint32_t *n);

#ifdef __cplusplus
}
#endif
#endif

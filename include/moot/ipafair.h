/* IPAFAIR: the calls of the argumentation competition for frameworks that change.
 *
 * libmootipafair has these and no others; the names and states are the
 * competition's (ICCMA 2023).  An argument is a number from 1 to INT32_MAX.  A call
 * without meaning (adding what exists, removing what does not) leads to the state
 * ERROR, which nothing leaves; so does memory that runs out.  Nothing is printed.
 * A solver is for one thread at a time. */
#ifndef MOOT_IPAFAIR_H
#define MOOT_IPAFAIR_H

#include <stdint.h>

#ifndef IPAFAIR_API
#    define IPAFAIR_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The names are those of the competition.  NOLINTNEXTLINE(readability-identifier-naming) */
typedef enum { admissible, complete, preferred, stable, semistable, stage, ideal } semantics;

/** Name and version. */
IPAFAIR_API const char *ipafair_signature(void);
/** A solver in the state INPUT, for complete semantics; NULL if memory is short. */
IPAFAIR_API void *ipafair_init(void);
/** NULL is allowed. */
IPAFAIR_API void ipafair_release(void *solver);
IPAFAIR_API void ipafair_set_semantics(void *solver, semantics sem);
IPAFAIR_API void ipafair_add_argument(void *solver, int32_t arg);
/** With all its attacks. */
IPAFAIR_API void ipafair_del_argument(void *solver, int32_t arg);
IPAFAIR_API void ipafair_add_attack(void *solver, int32_t s, int32_t t);
IPAFAIR_API void ipafair_del_attack(void *solver, int32_t s, int32_t t);
/** The next solve asks for this argument too. */
IPAFAIR_API void ipafair_assume(void *solver, int32_t arg);
/** Are the arguments assumed in one extension, in all?  10 yes, 20 no, -1 ERROR. */
IPAFAIR_API int ipafair_solve_cred(void *solver);
IPAFAIR_API int ipafair_solve_skept(void *solver);
/** After ipafair_solve_cred() gave 10 or ipafair_solve_skept() 20: `arg` if it is in
 *  the extension that shows it, `-arg` if not; else 0. */
IPAFAIR_API int32_t ipafair_val(void *solver, int32_t arg);

#ifdef __cplusplus
}
#endif
#endif

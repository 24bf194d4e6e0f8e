/* semantics: answer and the set that comes with it -> does the set show the answer?
 *
 * By the definitions (mt_af_check() and its kin), without the solver. */
#ifndef MT_SEMANTICS_SHOWS_H
#define MT_SEMANTICS_SHOWS_H

#include "semantics/solve.h"

typedef enum mt_showing {
    MT_SHOWS,            /* an extension, with or without the query as the answer says */
    MT_SHOWS_ADMISSIBLE, /* no extension, but admissible, and enough for this answer */
    MT_SHOWS_NOTHING,    /* an extension, but not about the query */
    MT_NO_EXTENSION
} mt_showing;

/* One of `af` and `aba` is NULL.  Meant for DC with MT_YES, DS with MT_NO, SE; the set
 * is sorted.  MOOT_OK and *out; MOOT_E_NOMEM; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_shows(const mt_af *af, const mt_aba *aba, mt_task task,
                                    const uint32_t *set, uint32_t n, const mt_solve *how,
                                    mt_showing *out);

/* In a build with MOOT_CHECK_WITNESSES (those with sanitizers): MOOT_E_MISUSE if the
 * solver's own answer does not hold.  Otherwise `status` as it is. */
MOOT_NODISCARD moot_status mt_shows_itself(const mt_af *af, const mt_aba *aba, mt_task task,
                                           const mt_solve *how, const mt_answer *answer,
                                           moot_status status);

#endif

/* A published result and what its ballots give -> which numbers differ. */
#ifndef MT_POLL_VERIFY_H
#define MT_POLL_VERIFY_H

#include "base/diag.h"
#include "base/value.h"
#include "poll/poll.h"

enum { MT_VERIFY_DEPTH = 16, MT_VERIFY_PATH = 256, MT_VERIFY_MOST = 100 };

/* One value that differs.  Text of numbers is as it is printed; empty if the value is missing. */
typedef struct mt_difference {
    moot_str
        path; /* "claims[N2].strength": entries of lists by claim or group where they have one */
    moot_str published, computed;
} mt_difference;

typedef struct mt_verified {
    uint32_t values, different; /* numbers and words compared; how many differ */
    MT_VEC(mt_difference) list; /* the first MT_VERIFY_MOST that differ */
    bool no_debate;             /* the published result weighs a debate, and none was given */
} mt_verified;

/* Compare `published`, JSON that mt_poll_json() printed, with the results of its ballots.  Numbers
 * agree within a billionth, of 1 or of themselves; words and counts exactly.  What is there on one
 * side only differs.  Claims may come in another order.  All memory in `arena`.  MOOT_OK;
 * MOOT_E_NOMEM; MOOT_E_MISUSE after one finding in `diags` if it is no such JSON. */
MOOT_NODISCARD moot_status mt_poll_verify(mt_verified *to, moot_str published, const mt_poll *poll,
                                          mt_diags *diags, mt_arena *arena);

/* A sentence for each difference and one for the whole. */
void mt_verified_text(const mt_verified *v, mt_out *out);
/* {"values": n, "different": n, "list": [{"path", "published", "computed"}]} */
void mt_verified_json(const mt_verified *v, mt_out *out);

#endif

/* Made by tools/train from the debates of data/; `make weights` makes it anew. */
#include "mine/stance.h"

/* clang-format off */
const double mt_stance_weights[MT_STANCE_COUNT] = {
    [MT_STANCE_CONSEQUENCES] = 0.3551,
    [MT_STANCE_ABOUT] = 0.3552,
    [MT_STANCE_ABOUT_ASKED] = 0.3530,
    [MT_STANCE_ABOUT_BARE] = 0.2441,
    [MT_STANCE_JUDGES] = 0.2586,
    [MT_STANCE_CLAIM_JUDGES] = 0.4565,
    [MT_STANCE_DEMANDS] = 0.5039,
    [MT_STANCE_TAKES] = 0.3612,
    [MT_STANCE_DENIES] = -0.0096,
    [MT_STANCE_RIGHT] = 0.2652,
    [MT_STANCE_SUPPORTERS] = -0.3228,
    [MT_STANCE_OPPONENTS] = 0.3745,
    [MT_STANCE_INSTEAD] = -0.3829,
    [MT_STANCE_BUT] = -0.3238,
    [MT_STANCE_VERB_NOT] = -0.1372,
    [MT_STANCE_DOUBT] = -0.1213,
};
/* clang-format on */

const uint64_t mt_stance_data = 0xA855283803631B81u;

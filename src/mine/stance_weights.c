/* Made by tools/train from the debates of data/; `make weights` makes it anew. */
#include "mine/stance.h"

/* clang-format off */
const double mt_stance_weights[MT_STANCE_COUNT] = {
    [MT_STANCE_CONSEQUENCES] = 0.3480,
    [MT_STANCE_ABOUT] = 0.3521,
    [MT_STANCE_ABOUT_ASKED] = 0.3536,
    [MT_STANCE_ABOUT_BARE] = 0.2443,
    [MT_STANCE_JUDGES] = 0.2623,
    [MT_STANCE_CLAIM_JUDGES] = 0.4625,
    [MT_STANCE_DEMANDS] = 0.5020,
    [MT_STANCE_TAKES] = 0.3594,
    [MT_STANCE_DENIES] = -0.0127,
    [MT_STANCE_RIGHT] = 0.2644,
    [MT_STANCE_SUPPORTERS] = -0.3180,
    [MT_STANCE_OPPONENTS] = 0.3711,
    [MT_STANCE_INSTEAD] = -0.3784,
    [MT_STANCE_BUT] = -0.3284,
    [MT_STANCE_VERB_NOT] = -0.1336,
    [MT_STANCE_DOUBT] = -0.1226,
};
/* clang-format on */

const uint64_t mt_stance_data = 0xA855283803631B81u;

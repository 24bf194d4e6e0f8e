/* Made by tools/train from the debates of data/; `make weights` makes it anew. */
#include "mine/stance.h"

/* clang-format off */
const double mt_stance_weights[MT_STANCE_COUNT] = {
    [MT_STANCE_CONSEQUENCES] = 0.3591,
    [MT_STANCE_ABOUT] = 0.3465,
    [MT_STANCE_ABOUT_ASKED] = 0.3481,
    [MT_STANCE_ABOUT_BARE] = 0.2400,
    [MT_STANCE_JUDGES] = 0.2677,
    [MT_STANCE_CLAIM_JUDGES] = 0.4564,
    [MT_STANCE_DEMANDS] = 0.5035,
    [MT_STANCE_TAKES] = 0.3589,
    [MT_STANCE_DENIES] = -0.0121,
    [MT_STANCE_RIGHT] = 0.2789,
    [MT_STANCE_SUPPORTERS] = -0.3286,
    [MT_STANCE_OPPONENTS] = 0.3687,
    [MT_STANCE_INSTEAD] = -0.3856,
    [MT_STANCE_BUT] = -0.3267,
    [MT_STANCE_VERB_NOT] = -0.1314,
    [MT_STANCE_DOUBT] = -0.1206,
};
/* clang-format on */

const uint64_t mt_stance_data = 0xA855283803631B81u;

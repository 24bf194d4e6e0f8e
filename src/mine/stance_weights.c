/* Made by tools/train from the debates of data/; `make weights` makes it anew. */
#include "mine/stance.h"

/* clang-format off */
const double mt_stance_weights[MT_STANCE_COUNT] = {
    [MT_STANCE_CONSEQUENCES] = 0.3567,
    [MT_STANCE_ABOUT] = 0.3493,
    [MT_STANCE_ABOUT_ASKED] = 0.3500,
    [MT_STANCE_ABOUT_BARE] = 0.2370,
    [MT_STANCE_JUDGES] = 0.2605,
    [MT_STANCE_CLAIM_JUDGES] = 0.4537,
    [MT_STANCE_DEMANDS] = 0.5033,
    [MT_STANCE_TAKES] = 0.3643,
    [MT_STANCE_DENIES] = -0.0097,
    [MT_STANCE_RIGHT] = 0.2684,
    [MT_STANCE_SUPPORTERS] = -0.3274,
    [MT_STANCE_OPPONENTS] = 0.3728,
    [MT_STANCE_INSTEAD] = -0.3860,
    [MT_STANCE_BUT] = -0.3268,
    [MT_STANCE_VERB_NOT] = -0.1366,
    [MT_STANCE_DOUBT] = -0.1234,
};
/* clang-format on */

const uint64_t mt_stance_data = 0xA855283803631B81u;

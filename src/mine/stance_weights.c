/* Made by tools/train from the debates of data/; `make weights` makes it anew. */
#include "mine/stance.h"

/* clang-format off */
const double mt_stance_weights[MT_STANCE_COUNT] = {
    [MT_STANCE_CONSEQUENCES] = 0.3472,
    [MT_STANCE_ABOUT] = 0.3505,
    [MT_STANCE_ABOUT_ASKED] = 0.3542,
    [MT_STANCE_ABOUT_BARE] = 0.2398,
    [MT_STANCE_JUDGES] = 0.2611,
    [MT_STANCE_CLAIM_JUDGES] = 0.4508,
    [MT_STANCE_DEMANDS] = 0.5013,
    [MT_STANCE_TAKES] = 0.3638,
    [MT_STANCE_DENIES] = -0.0097,
    [MT_STANCE_RIGHT] = 0.2691,
    [MT_STANCE_SUPPORTERS] = -0.3243,
    [MT_STANCE_OPPONENTS] = 0.3757,
    [MT_STANCE_INSTEAD] = -0.3798,
    [MT_STANCE_BUT] = -0.3301,
    [MT_STANCE_VERB_NOT] = -0.1330,
    [MT_STANCE_DOUBT] = -0.1320,
};
/* clang-format on */

const uint64_t mt_stance_data = 0xA855283803631B81u;

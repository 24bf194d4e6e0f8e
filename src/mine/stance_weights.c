/* Made by tools/train from the debates of data/; `make weights` makes it anew. */
#include "mine/stance.h"

/* clang-format off */
const double mt_stance_weights[MT_STANCE_COUNT] = {
    [MT_STANCE_CONSEQUENCES] = 0.3644,
    [MT_STANCE_ABOUT] = 0.3480,
    [MT_STANCE_ABOUT_ASKED] = 0.3392,
    [MT_STANCE_ABOUT_BARE] = 0.2400,
    [MT_STANCE_JUDGES] = 0.2356,
    [MT_STANCE_CLAIM_JUDGES] = 0.4618,
    [MT_STANCE_DEMANDS] = 0.5078,
    [MT_STANCE_TAKES] = 0.3247,
    [MT_STANCE_DENIES] = -0.0150,
    [MT_STANCE_RIGHT] = 0.2692,
    [MT_STANCE_SUPPORTERS] = -0.3204,
    [MT_STANCE_OPPONENTS] = 0.3811,
    [MT_STANCE_INSTEAD] = -0.3731,
    [MT_STANCE_BUT] = -0.3117,
    [MT_STANCE_VERB_NOT] = -0.1344,
    [MT_STANCE_DOUBT] = -0.1311,
};
/* clang-format on */

const uint64_t mt_stance_data = 0xB216410AE3996580u;

/* The findings of the miner; docs/DIAGNOSTICS.md says them in full. */
#ifndef MT_MINE_CODES_H
#define MT_MINE_CODES_H

#include "base/decode.h"

typedef enum mt_mine_finding {
    MT_MINE_EMPTY,
    MT_MINE_NO_SIDES,
    MT_MINE_ONE_SIDE,
    MT_MINE_WHICH_SIDE,
    MT_MINE_SAME_SIDE,
    MT_MINE_NO_QUESTION,
    MT_MINE_SKIPPED,
    MT_MINE_NO_SENTENCE,
    MT_MINE_BY_ORDER,
    MT_MINE_FOREIGN,
    MT_MINE_NO_ADVICE,
    MT_MINE_BAD_ADVICE
} mt_mine_finding;

extern const mt_code mt_mine_codes[]; /* in the order above, then a row whose code is NULL */
/* Add the finding with the title of its row as message. */
void mt_mine_report(mt_diags *diags, mt_mine_finding finding, moot_span span);
/* The same with a reason behind the title. */
void mt_mine_report_why(mt_diags *diags, mt_mine_finding finding, moot_span span, const char *why);

#endif

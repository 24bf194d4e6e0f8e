/* Words of praise and blame, whatever their ending. */
#ifndef MT_MINE_POLARITY_H
#define MT_MINE_POLARITY_H

#include "base/str.h"

#include <stdbool.h>

/* +1 for a word of what is good, -1 for one of what is bad, 0 for others; `low` in lower case, its
 * endings are taken off.  O(log table). */
int mt_tone(moot_str low);
/* +1 for a word by which more of a thing is asked for ("allow", "right"), -1 for less ("ban"). */
int mt_asked(moot_str low);
/* +1 for a word that approves of a proposal ("overdue"), -1 for one that rejects it ("folly"). */
int mt_judgement(moot_str low);
/* Are the tables in the order that the above need?  For the tests. */
bool mt_polarity_sorted(void);

#endif

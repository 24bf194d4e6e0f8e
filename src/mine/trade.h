/* Offices and trades by which a credit line is known. */
#ifndef MT_MINE_TRADE_H
#define MT_MINE_TRADE_H

#include "base/str.h"

/* Is `low` (one word, lower case) the name of an office or trade? */
bool mt_is_trade(moot_str low);

#endif

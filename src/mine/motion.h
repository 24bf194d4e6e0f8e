/* Question -> the statement that Yes affirms. */
#ifndef MT_MINE_MOTION_H
#define MT_MINE_MOTION_H

#include "mine/text.h"

/* "Should the West act on this?" -> "The West should act on this", when the subject
 * can be told from the verb for sure; else "Yes to: " before the question.  A motion
 * stays as it is.  In `arena`. */
moot_str mt_motion_text(mt_arena *arena, moot_str question, bool is_motion);

#endif

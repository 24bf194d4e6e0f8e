/* Answers that were used, in the user's cache folder, so that the same question gets the same
 * answer and nothing is sent twice. */
#ifndef MT_CLI_LLM_CACHE_H
#define MT_CLI_LLM_CACHE_H

#include "base/arena.h"

/* The answer to `body` from `url` that is kept; the empty slice if there is none.  In `arena`. */
moot_str mt_llm_cache_get(mt_arena *arena, const char *url, moot_str body);
/* Keep it, readable by the user alone.  False if that is not possible: then it is as before. */
bool mt_llm_cache_put(mt_arena *arena, const char *url, moot_str body, moot_str answer);

#endif

/* An answer of a model in its envelope. */
#ifndef MT_TESTS_ADVICE_HELP_H
#define MT_TESTS_ADVICE_HELP_H

#include "base/out.h"
#include "mine/advice.h"

/* {"choices": [{"message": {"content": "..."}}]}, in the arena. */
static inline moot_str enveloped(mt_arena *arena, moot_str content)
{
    mt_memory m = {.arena = arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    mt_out_z(&o, "{\"choices\": [{\"message\": {\"content\": ");
    mt_out_json(&o, content);
    mt_out_z(&o, "}}]}");
    return mt_out_finish(&o) == MOOT_OK ? mt_memory_str(&m) : (moot_str){"", 0};
}

#endif

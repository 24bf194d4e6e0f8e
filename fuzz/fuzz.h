/* What the fuzz targets of debates share: a check that ends the run, and a debate
 * written to memory. */
#ifndef MT_FUZZ_FUZZ_H
#define MT_FUZZ_FUZZ_H

#include "model/debate.h"

#include <stdio.h>
#include <stdlib.h>

static inline void check(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "%s\n", what);
    abort();
}

static inline moot_str written(mt_arena *arena, void (*write)(const mt_debate *, mt_out *),
                               const mt_debate *d)
{
    mt_memory m = {.arena = arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    write(d, &o);
    check(mt_out_finish(&o) == MOOT_OK, "writing fails");
    return mt_memory_str(&m);
}

#endif

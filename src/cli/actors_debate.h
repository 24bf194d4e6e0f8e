/* The half of `moot actors` that takes debates. */
#ifndef MT_CLI_ACTORS_DEBATE_H
#define MT_CLI_ACTORS_DEBATE_H

#include "cli/session.h"

typedef struct mt_debate_ask {
    mt_kind from;
    bool json, background;
    const char *layer;   /* or NULL */
    const char *what_if; /* or NULL */
    const char *out_path;
    uint32_t limit; /* 0: as the library has it */
    const mt_stop *stop;
} mt_debate_ask;

/* Is it a debate rather than a network? */
bool mt_actors_is_debate(moot_str bytes, mt_kind from);
/* Report on the ties of the debate in `in`, which is used up.  An exit status. */
int mt_actors_debate(mt_input *in, const mt_debate_ask *ask);

#endif

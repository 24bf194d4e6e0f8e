/* Shared by the files that write a debate. */
#ifndef MT_MODEL_TIES_OUT_H
#define MT_MODEL_TIES_OUT_H

#include "model/debate.h"

/* The run of ties of a saying, or of an argument (saying MT_NO_ID): the first, and
 * how many.  O(log ties). */
uint32_t mt_ties_of(const mt_debate *debate, mt_end claim, uint32_t saying, uint32_t *first);
/* `,\n  "actors": [...]`, or nothing. */
void mt_actors_json(const mt_debate *debate, mt_out *out);
/* `, "ties": [...]`, or nothing. */
void mt_ties_json(const mt_debate *debate, mt_end claim, uint32_t saying, mt_out *out);
/* `actors:` of the front matter, or nothing. */
void mt_actors_argdown(const mt_debate *debate, mt_out *out);
/* One tie as a value in data; `span`: its source in code points, or NULL. */
void mt_tie_argdown(const mt_debate *debate, const mt_debate_tie *tie, const size_t span[2],
                    mt_out *out);
/* Lines of `moot show --stage=debate`. */
void mt_ties_dump(const mt_debate *debate, mt_out *out);

#endif

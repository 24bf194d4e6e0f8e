/* af: abstract frameworks, that is arguments and attacks, in compressed rows.
 *
 * Arguments are 0 .. n-1.  Rows are sorted and hold no attack twice; an argument
 * may attack itself.  The arrays belong to the arena they were built in.
 * Source: Dung 1995. */
#ifndef MT_AF_GRAPH_H
#define MT_AF_GRAPH_H

#include "af/framework.h"

typedef struct mt_af {
    uint32_t n;             /* arguments */
    uint32_t m;             /* attacks */
    const uint32_t *out_at; /* n + 1 entries: a attacks out[out_at[a]] .. out[out_at[a + 1] - 1] */
    const uint32_t *out;
    const uint32_t *in_at; /* n + 1 entries: the attackers of a, likewise */
    const uint32_t *in;
} mt_af;

/* The framework of `n` arguments and `count` attacks from[i] -> to[i], in any
 * order, perhaps with repetitions.  The pairs may be freed afterwards.
 * O(n + count) by counting sort.  MOOT_OK; MOOT_E_NOMEM.
 * Precondition: all ids < n. */
MOOT_NODISCARD moot_status mt_af_build(mt_arena *arena, uint32_t n, uint32_t count,
                                       const uint32_t *from, const uint32_t *to, mt_af *out);

static inline uint32_t mt_af_out_degree(const mt_af *af, uint32_t a)
{
    return af->out_at[a + 1] - af->out_at[a];
}
static inline uint32_t mt_af_in_degree(const mt_af *af, uint32_t a)
{
    return af->in_at[a + 1] - af->in_at[a];
}
/* O(log of the smaller row). */
bool mt_af_attacks(const mt_af *af, uint32_t from, uint32_t to);

#endif

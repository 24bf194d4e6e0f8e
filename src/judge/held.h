/* What one could hold as a whole: rows of bits, and the positions that they are.
 *
 * A row has a bit for each statement and, behind them, one for the motion denied. */
#ifndef MT_JUDGE_HELD_H
#define MT_JUDGE_HELD_H

#include "base/vec.h"
#include "judge/verdict.h"
#include "judge/view.h"

typedef struct mt_held {
    MT_VEC(uint32_t) word;
    uint32_t n, words; /* rows; words of each */
} mt_held;

static inline bool mt_held_bit(const uint32_t *row, uint32_t i)
{
    return row[i / 32] >> (i % 32) & 1;
}

static inline void mt_held_set(uint32_t *row, uint32_t i)
{
    row[i / 32] |= (uint32_t)1 << (i % 32);
}

static inline const uint32_t *mt_held_at(const mt_held *h, uint32_t i)
{
    return h->word.at + (size_t)i * h->words;
}

void mt_held_init(mt_held *h, uint32_t statements);
/* A row of zeros, which is there until the next is added; NULL if memory is short. */
uint32_t *mt_held_add(mt_held *h, mt_arena *arena);
/* Take the last row back if it is there already.  O(rows). */
void mt_held_drop_if_known(mt_held *h);
/* List the first `most` of the rows as positions of the verdict: the larger first, of two of one
 * size the one that accepts the earlier claim.  `order`: the statements by label.  Short of memory
 * there are fewer; the arenas remember.  O(rows * most * statements). */
void mt_held_list(const mt_held *h, const mt_view *v, const uint32_t *order, uint32_t most,
                  mt_verdict *verdict);

#endif

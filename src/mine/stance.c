/* Blocks -> which of them is Yes. */
#include "mine/stance.h"

#include "mine/weights.h"

#define WEIGHT(row) (mt_weights[MT_GENRE_DEBATE].w[MT_W_##row])

/* Share of words that deny or turn, times ten. */
static double denial(const mt_stance_block *b)
{
    double denied = 0, words = 0;
    for (uint32_t i = 0; i < b->n; i++) {
        denied += b->f[i].nots + b->f[i].first[MT_CUE_CONTRAST];
        words += b->f[i].words;
    }
    return words > 0 ? 10 * denied / words : 0;
}

/* +1 if the claim speaks of what the question asks and does not deny it, -1 if it
 * denies it, 0 if it speaks of something else. */
static double polarity(const mt_stance_block *b, const mt_features *q)
{
    const mt_features *c = &b->f[b->claim];
    if (!mt_shared(c->stem, c->stems, q->stem, q->stems))
        return 0;
    bool denied = (c->nots + (c->bad > c->good)) % 2 == 1;
    bool asked_denied = (q->nots + (q->bad > q->good)) % 2 == 1;
    return denied == asked_denied ? 1 : -1;
}

double mt_stance(const mt_stance_block blocks[2], const mt_features *question)
{
    double s = WEIGHT(SIDE_ORDER);
    s += WEIGHT(SIDE_ANSWER) * (blocks[0].answer - blocks[1].answer);
    s += WEIGHT(SIDE_POLARITY) * (polarity(&blocks[0], question) - polarity(&blocks[1], question));
    s -= WEIGHT(SIDE_NOT) * (denial(&blocks[0]) - denial(&blocks[1]));
    return s;
}

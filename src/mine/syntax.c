/* Syntax of sentences -> how far they lean to being claims and attacks. */
#include "mine/syntax.h"

static double sum(const mt_syntax_facts *f, const double *w)
{
    double s = 0;
    for (uint32_t b = 0; f->parsed && b < MT_SYNTAX_COUNT; b++)
        s += (f->bits >> b) & 1 ? w[b] : 0;
    return s;
}

bool mt_lean_of(const mt_syntax *syntax, mt_arena *arena, const mt_reading *r, uint32_t block,
                mt_genre genre, mt_lean *to)
{
    const mt_block *b = &r->block[block];
    const mt_syntax_weights *w = &mt_syntax_weights_of[genre];
    uint32_t n = b->units.n;
    mt_syntax_facts *f = MT_NEW_ARRAY(arena, mt_syntax_facts, n);
    if (!f || !to)
        return false;
    for (uint32_t i = 0; i < n; i++)
        syntax->of(syntax->ctx, mt_slice(r->text, b->units.at[i].span), &f[i]);
    for (uint32_t i = 0; i < n; i++) {
        to[i].claim = sum(&f[i], w->claim);
        to[i].attack = sum(&f[i], w->attack) + (i + 1 < n ? sum(&f[i + 1], w->before) : 0);
    }
    return true;
}

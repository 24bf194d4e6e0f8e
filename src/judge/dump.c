/* Framework -> the lines of `moot show --stage=framework`. */
#include "judge/compile.h"

static void put_end(const mt_debate *d, mt_end end, mt_out *o)
{
    switch (end.kind) {
    case MT_END_STATEMENT: mt_out_put(o, d->statement[end.id].label); return;
    case MT_END_ARGUMENT: mt_out_put(o, d->argument[end.id].label); return;
    case MT_END_STEP: {
        const mt_argument *a = &d->argument[d->step[end.id].argument];
        mt_out_put(o, a->label);
        mt_out_printf(o, ".%u", end.id - a->first_step + 1);
        return;
    }
    case MT_END_RELATION: mt_out_printf(o, "r%u", end.id + 1); return;
    }
}

static void put_literal(const mt_compiled *c, const mt_debate *d, uint32_t literal, mt_out *o)
{
    static const char *const word[] = {[MT_LIT_HELD] = "",          [MT_LIT_DENIED] = "not ",
                                       [MT_LIT_REASON] = "reason ", [MT_LIT_PRESUME] = "presume ",
                                       [MT_LIT_CASE] = "case ",     [MT_LIT_GOOD] = "good ",
                                       [MT_LIT_BAD] = "bad ",       [MT_LIT_HEAVY] = "heavy "};
    const mt_lit_name *name = &c->name.at[literal];
    mt_out_z(o, word[name->kind]);
    if (name->kind == MT_LIT_HELD && name->of.kind == MT_END_ARGUMENT)
        mt_out_z(o, "point ");
    put_end(d, name->of, o);
    if (name->kind == MT_LIT_HEAVY)
        mt_out_printf(o, "#%u", (unsigned)literal); /* there may be several of one point */
}

void mt_compile_dump(const mt_compiled *c, const mt_debate *d, mt_out *o)
{
    const mt_aba *f = &c->aba;
    for (uint32_t l = 0; l < f->literals; l++) {
        if (f->contrary[l] == MT_NO_ID)
            continue;
        mt_out_z(o, "assume ");
        put_literal(c, d, l, o);
        mt_out_z(o, " unless ");
        put_literal(c, d, f->contrary[l], o);
        mt_out_char(o, '\n');
    }
    for (uint32_t r = 0; r < f->rules; r++) {
        put_literal(c, d, f->head[r], o);
        mt_out_z(o, f->start[r] == f->start[r + 1] ? " always" : " if ");
        for (uint32_t i = f->start[r]; i < f->start[r + 1]; i++) {
            mt_out_z(o, i > f->start[r] ? ", " : "");
            put_literal(c, d, f->body[i], o);
        }
        mt_out_char(o, '\n');
    }
}

#include "semantics/af_encode.h"

/* not in(a) or not in(b), once where both attack each other. */
static void conflicts(const mt_af_code *c, uint32_t a)
{
    const mt_af *af = c->af;
    for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1]; i++) {
        uint32_t b = af->out[i];
        if (b == a)
            mt_sat_clause1(c->sat, -mt_in(c, a));
        else if (a < b || !mt_af_attacks(af, b, a))
            mt_sat_clause2(c->sat, -mt_in(c, a), -mt_in(c, b));
    }
}

static void stable(const mt_af_code *c, uint32_t a)
{
    const mt_af *af = c->af;
    conflicts(c, a);
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
        mt_sat_add(c->sat, mt_in(c, af->in[i]));
    mt_sat_clause1(c->sat, mt_in(c, a));
}

/* out(a) <-> some attacker is in; and never in and out at once. */
static void attacked(const mt_af_code *c, uint32_t a)
{
    const mt_af *af = c->af;
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
        mt_sat_clause2(c->sat, -mt_in(c, af->in[i]), mt_out_lit(c, a));
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
        mt_sat_add(c->sat, mt_in(c, af->in[i]));
    mt_sat_clause1(c->sat, -mt_out_lit(c, a));
    mt_sat_clause2(c->sat, -mt_in(c, a), -mt_out_lit(c, a));
}

static void complete(const mt_af_code *c, uint32_t a)
{
    const mt_af *af = c->af;
    attacked(c, a);
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
        if (!mt_af_attacks(af, a, af->in[i])) /* else what it attacks is out anyway */
            mt_sat_clause2(c->sat, -mt_in(c, a), mt_out_lit(c, af->in[i]));
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
        mt_sat_add(c->sat, -mt_out_lit(c, af->in[i]));
    mt_sat_clause1(c->sat, mt_in(c, a));
}

moot_status mt_af_encode(mt_af_code *c, const mt_af *af, mt_af_kind kind, mt_sat_style style,
                         const mt_stop *stop)
{
    *c = (mt_af_code){.af = af, .sat = mt_sat_new(style, stop)};
    if (!c->sat)
        return MOOT_E_NOMEM;
    c->in0 = mt_sat_vars(c->sat, af->n);
    if (kind != MT_KIND_STABLE)
        c->out0 = mt_sat_vars(c->sat, af->n);
    for (uint32_t a = 0; a < af->n && mt_sat_status(c->sat) == MOOT_OK; a++) {
        if (kind == MT_KIND_STABLE)
            stable(c, a);
        else if (kind == MT_KIND_COMPLETE)
            complete(c, a);
        else
            attacked(c, a);
    }
    moot_status status = mt_sat_status(c->sat);
    if (status != MOOT_OK) {
        mt_sat_free(c->sat);
        c->sat = NULL;
    }
    return status;
}

void mt_af_model(const mt_af_code *c, uint8_t *set)
{
    for (uint32_t a = 0; a < c->af->n; a++)
        set[a] = mt_sat_true(c->sat, mt_in(c, a));
}

/* Stable extensions: every argument is in or attacked.
 *
 * In-variables alone say it: no two in that attack each other, and each is in or
 * has an attacker that is.  Each weakly connected component has a solver of its own.
 * One of many components of middling size goes along them (af_chain.c).
 * Cost: exponential in the largest component at worst. */
#include "semantics/af_chain.h"

/* The query is to be in the extension, or not to be; MT_NO_ID: no wish. */
typedef struct wish {
    uint32_t query;
    bool in;
} wish;

static moot_status stable_one(mt_core *core, const mt_af *af, wish want, uint8_t *label,
                              mt_reply *reply)
{
    bool done;
    moot_status status = mt_chain_stable(core, af, want.query, want.in, label, &done, reply);
    if (status != MOOT_OK || done)
        return status;
    mt_af_code code;
    mt_sat_style style = af->n < 2000 ? MT_SAT_QUICK : MT_SAT_PLAIN;
    status = mt_af_encode(&code, af, MT_KIND_STABLE, style, core->stop);
    if (status != MOOT_OK)
        return status;
    if (want.query != MT_NO_ID)
        mt_sat_clause1(code.sat, want.in ? mt_in(&code, want.query) : -mt_in(&code, want.query));
    mt_sat_answer answer = mt_sat_solve(code.sat);
    *reply = answer == MT_SAT_YES ? MT_YES : MT_NO;
    if (answer == MT_SAT_YES)
        mt_core_read(&code, label);
    status = answer == MT_SAT_UNKNOWN ? mt_core_why(&code) : mt_sat_status(code.sat);
    mt_sat_free(code.sat);
    return status;
}

/* The component `number`, as a framework of its own. */
static moot_status stable_part(mt_core *core, const mt_af *af, const uint8_t *keep, uint8_t number,
                               wish want, uint8_t *label, mt_reply *reply)
{
    mt_arena own;
    mt_arena_init(&own, core->alloc);
    mt_af_part part;
    moot_status status = mt_af_take(af, keep, number, &own, &part);
    uint8_t *inner = MT_NEW_ARRAY(&own, uint8_t, (size_t)af->n + 1);
    if (status == MOOT_OK && !inner)
        status = MOOT_E_NOMEM;
    if (status == MOOT_OK) {
        if (want.query != MT_NO_ID)
            want.query = mt_af_part_find(&part, want.query);
        status = stable_one(core, &part.af, want, inner, reply);
    }
    if (status == MOOT_OK && *reply == MT_YES)
        mt_core_give_back(&part, inner, label);
    mt_arena_free(&own);
    return status;
}

moot_status mt_core_stable(mt_core *core, const mt_af *af, uint32_t query, bool in, uint8_t *label,
                           mt_reply *reply)
{
    *reply = MT_YES;
    if (af->n == 0)
        return MOOT_OK;
    mt_arena own;
    mt_arena_init(&own, core->alloc);
    mt_af_components parts;
    moot_status status = mt_af_weak(af, &own, &parts);
    uint8_t *keep = MT_NEW_ARRAY(&own, uint8_t, af->n);
    if (status == MOOT_OK && !keep)
        status = MOOT_E_NOMEM;
    /* The largest component, and all others together: one solver for a thousand small
       ones is cheaper than a thousand solvers. */
    uint32_t largest = 0;
    for (uint32_t c = 1; status == MOOT_OK && c < parts.count; c++)
        if (parts.start[c + 1] - parts.start[c] > parts.start[largest + 1] - parts.start[largest])
            largest = c;
    for (uint32_t a = 0; status == MOOT_OK && a < af->n; a++)
        keep[a] = parts.of[a] == largest;
    for (int group = 0; group < 2 && status == MOOT_OK && *reply == MT_YES; group++)
        status = stable_part(core, af, keep, (uint8_t)group, (wish){query, in}, label, reply);
    mt_arena_free(&own);
    return status;
}

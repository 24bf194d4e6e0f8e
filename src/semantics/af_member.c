/* Membership in some, or in all, preferred extensions, by way of what reaches the query.
 *
 * Admissible and preferred semantics are directional (Baroni & Giacomin 2007): what cannot
 * reach the query through attacks does not matter to it, only to the set that is shown.
 * Cost: linear, and the search in the part. */
#include "semantics/af_core.h"

/* The set of the part, as a labelling of the whole: it attacks what lies outside, too. */
static void spread(const mt_af *af, uint8_t *label)
{
    for (uint32_t a = 0; a < af->n; a++)
        if (label[a] == MT_IN)
            for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1]; i++)
                label[af->out[i]] = MT_OUT;
}

moot_status mt_core_member(mt_core *core, const mt_af *af, bool credulous, bool greatest,
                           uint32_t q, uint8_t *label, mt_reply *reply)
{
    mt_arena own;
    mt_arena_init(&own, core->alloc);
    uint8_t *mark = MT_NEW_ARRAY(&own, uint8_t, af->n);
    uint8_t *inner = MT_NEW_ARRAY(&own, uint8_t, af->n);
    moot_status status = mt_arena_failed(&own) ? MOOT_E_NOMEM : MOOT_OK;
    mt_af_part cone;
    bool done = false;
    if (status == MOOT_OK) {
        mark[q] = 1;
        status = mt_af_cone(af, core->alloc, mark);
    }
    if (status == MOOT_OK)
        status = mt_af_take(af, mark, 1, &own, &cone);
    if (status == MOOT_OK) {
        uint32_t at = mt_af_part_find(&cone, q);
        status = credulous ? mt_core_credulous(core, &cone.af, at, inner, reply)
                           : mt_core_sceptical(core, &cone.af, at, inner, &done, reply);
    }
    if (status == MOOT_OK) {
        mt_core_give_back(&cone, inner, label);
        spread(af, label);
        if ((*reply == MT_YES) == credulous)
            status = greatest ? mt_core_prefer(core, af, done ? mark : NULL, label)
                              : mt_af_close(af, core->alloc, label);
    }
    mt_arena_free(&own);
    return status;
}

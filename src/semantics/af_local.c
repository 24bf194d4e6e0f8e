/* Small admissible sets: a labelling grows by them, and candidates of the ideal extension
 * are refuted by them.
 *
 * An admissible set of what a complete labelling leaves undecided may be taken in at once:
 * the union is admissible, and every preferred labelling of what is then left is one of the
 * whole (Baumann, Brewka & Ulbricht 2020, modularization).  So a preferred labelling comes
 * without a question to SAT where small sets are all there is, as in large sparse
 * frameworks.  Rounds of growing effort; what has no set keeps having none, for a set
 * that is found later could be joined with what was taken in.
 * Cost: linear in the framework times the effort of the last round, at worst. */
#include "semantics/af_local.h"

#include "semantics/approx_search.h"

enum { ROUNDS = 4 };
static const uint64_t effort[ROUNDS] = {32, 128, 512, 2048};

typedef struct grower {
    const mt_af *af;
    uint8_t *label;
    uint32_t *left;  /* attackers that are not out */
    uint32_t *queue; /* in, and its attacks not carried on yet */
    uint32_t queued;
} grower;

static void put_in(grower *g, uint32_t a)
{
    if (g->label[a] != MT_UNDECIDED)
        return;
    g->label[a] = MT_IN;
    g->queue[g->queued++] = a;
}

static void put_out(grower *g, uint32_t b)
{
    const mt_af *af = g->af;
    g->label[b] = MT_OUT;
    for (uint32_t i = af->out_at[b]; i < af->out_at[b + 1]; i++)
        if (--g->left[af->out[i]] == 0)
            put_in(g, af->out[i]);
}

/* As mt_af_close() does, each argument once in all calls together. */
static void carry_on(grower *g)
{
    const mt_af *af = g->af;
    while (g->queued > 0) {
        uint32_t a = g->queue[--g->queued];
        for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1]; i++)
            if (g->label[af->out[i]] == MT_UNDECIDED)
                put_out(g, af->out[i]);
    }
}

static moot_status grow_round(mt_core *core, grower *g, mt_search *search, uint64_t steps,
                              uint8_t *hopeless, bool *unsure)
{
    *unsure = false;
    for (uint32_t a = 0; a < g->af->n; a++) {
        if (g->label[a] != MT_UNDECIDED || hopeless[a])
            continue;
        if (a % 1024 == 0 && mt_stopped(core->stop))
            return MOOT_E_CANCELLED;
        mt_found found;
        moot_status status = mt_search_try(search, a, steps, core->stop, &found);
        if (status != MOOT_OK)
            return status;
        hopeless[a] = found == MT_FOUND_NONE;
        *unsure = *unsure || found == MT_GAVE_UP;
        uint32_t n;
        const uint32_t *member = mt_search_members(search, &n);
        for (uint32_t i = 0; found == MT_FOUND && i < n; i++)
            put_in(g, member[i]);
        carry_on(g);
    }
    return MOOT_OK;
}

moot_status mt_local_grow(mt_core *core, const mt_af *af, uint8_t *label, uint8_t *hopeless)
{
    mt_arena own;
    mt_arena_init(&own, core->alloc);
    mt_search *search;
    grower g = {.af = af, .label = label};
    g.left = MT_NEW_ARRAY(&own, uint32_t, (size_t)af->n + 1);
    g.queue = MT_NEW_ARRAY(&own, uint32_t, (size_t)af->n + 1);
    moot_status status = mt_search_open(af, label, &own, &search);
    for (uint32_t a = 0; status == MOOT_OK && a < af->n; a++) {
        hopeless[a] = mt_af_attacks(af, a, a);
        for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
            g.left[a] += label[af->in[i]] != MT_OUT;
    }
    bool unsure = true;
    for (int round = 0; status == MOOT_OK && unsure && round < ROUNDS; round++)
        status = grow_round(core, &g, search, effort[round], hopeless, &unsure);
    mt_arena_free(&own);
    return status;
}

/* Does b attack a candidate? */
static bool attacks_some(const mt_af *af, uint32_t b, const uint8_t *cand)
{
    for (uint32_t i = af->out_at[b]; i < af->out_at[b + 1]; i++)
        if (cand[af->out[i]])
            return true;
    return false;
}

static void strike(const mt_af *af, const uint32_t *member, uint32_t n, uint8_t *cand)
{
    for (uint32_t k = 0; k < n; k++)
        for (uint32_t i = af->out_at[member[k]]; i < af->out_at[member[k] + 1]; i++)
            cand[af->out[i]] = 0;
}

moot_status mt_local_besiege(mt_core *core, const mt_af *af, uint8_t *cand)
{
    mt_arena own;
    mt_arena_init(&own, core->alloc);
    mt_search *search;
    uint8_t *none = MT_NEW_ARRAY(&own, uint8_t, (size_t)af->n + 1);
    const uint8_t *label = MT_NEW_ARRAY(&own, uint8_t, (size_t)af->n + 1); /* all undecided */
    moot_status status = mt_search_open(af, label, &own, &search);
    for (int round = 0; status == MOOT_OK && round < ROUNDS; round++) {
        for (uint32_t b = 0; status == MOOT_OK && b < af->n; b++) {
            if (none[b] || !attacks_some(af, b, cand))
                continue;
            mt_found found;
            status = mt_search_try(search, b, effort[round], core->stop, &found);
            none[b] = found == MT_FOUND_NONE;
            uint32_t n;
            const uint32_t *member = mt_search_members(search, &n);
            if (status == MOOT_OK && found == MT_FOUND)
                strike(af, member, n, cand);
        }
        if (status == MOOT_OK)
            status = mt_af_defended(af, core->alloc, cand);
    }
    mt_arena_free(&own);
    return status;
}

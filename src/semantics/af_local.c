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
    uint32_t *order; /* in which arguments are tried */
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
    for (uint32_t k = 0; k < g->af->n; k++) {
        uint32_t a = g->order[k];
        if (g->label[a] != MT_UNDECIDED || hopeless[a])
            continue;
        if (k % 1024 == 0 && mt_stopped(core->stop))
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

/* Does b attack one of them? */
static bool attacks_some(const mt_af *af, uint32_t b, const uint8_t *cand)
{
    for (uint32_t i = af->out_at[b]; i < af->out_at[b + 1]; i++)
        if (cand[af->out[i]])
            return true;
    return false;
}

/* What attacks the target comes first. */
static void put_in_order(grower *g, const uint8_t *target)
{
    uint32_t n = g->af->n, first = 0, last = n;
    for (uint32_t a = 0; a < n; a++)
        if (target && attacks_some(g->af, a, target))
            g->order[first++] = a;
    for (uint32_t a = n; a-- > 0;)
        if (!target || !attacks_some(g->af, a, target))
            g->order[--last] = a;
}

moot_status mt_local_grow(mt_core *core, const mt_af *af, uint8_t *label, uint8_t *hopeless,
                          const uint8_t *target)
{
    mt_arena own;
    mt_arena_init(&own, core->alloc);
    mt_search *search;
    grower g = {.af = af, .label = label};
    g.left = MT_NEW_ARRAY(&own, uint32_t, (size_t)af->n + 1);
    g.queue = MT_NEW_ARRAY(&own, uint32_t, (size_t)af->n + 1);
    g.order = MT_NEW_ARRAY(&own, uint32_t, (size_t)af->n + 1);
    moot_status status = mt_search_open(af, label, &own, &search);
    if (status == MOOT_OK)
        put_in_order(&g, target);
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

static uint32_t strike(const mt_af *af, const uint8_t *label, uint8_t *cand)
{
    uint32_t struck = 0;
    for (uint32_t a = 0; a < af->n; a++)
        if (cand[a] && label[a] == MT_OUT) {
            cand[a] = 0;
            struck++;
        }
    return struck;
}

moot_status mt_local_besiege(mt_core *core, const mt_af *af, uint8_t *label, uint8_t *cand,
                             uint32_t *struck)
{
    mt_arena own;
    mt_arena_init(&own, core->alloc);
    uint8_t *hopeless = MT_NEW_ARRAY(&own, uint8_t, (size_t)af->n + 1);
    moot_status status = hopeless ? mt_af_close(af, core->alloc, label) : MOOT_E_NOMEM;
    if (status == MOOT_OK)
        status = mt_local_grow(core, af, label, hopeless, cand);
    *struck = 0;
    if (status == MOOT_OK) {
        *struck = strike(af, label, cand);
        status = mt_af_defended(af, core->alloc, cand);
    }
    mt_arena_free(&own);
    return status;
}

static void strike_with(const mt_af *af, const mt_search *search, uint8_t *cand)
{
    uint32_t n;
    const uint32_t *member = mt_search_members(search, &n);
    for (uint32_t k = 0; k < n; k++)
        for (uint32_t i = af->out_at[member[k]]; i < af->out_at[member[k] + 1]; i++)
            cand[af->out[i]] = 0;
}

moot_status mt_local_strike(mt_core *core, const mt_af *af, uint8_t *cand)
{
    mt_arena own;
    mt_arena_init(&own, core->alloc);
    mt_search *search;
    uint8_t *none = MT_NEW_ARRAY(&own, uint8_t, (size_t)af->n + 1);
    const uint8_t *label = MT_NEW_ARRAY(&own, uint8_t, (size_t)af->n + 1); /* all undecided */
    moot_status status = mt_search_open(af, label, &own, &search);
    for (uint64_t k = 0; status == MOOT_OK && k < (uint64_t)ROUNDS * af->n; k++) {
        uint32_t b = (uint32_t)(k % af->n);
        if (b == 0)
            status = mt_af_defended(af, core->alloc, cand);
        if (status != MOOT_OK || none[b] || !attacks_some(af, b, cand))
            continue;
        mt_found found;
        status = mt_search_try(search, b, effort[k / af->n], core->stop, &found);
        none[b] = found == MT_FOUND_NONE;
        if (status == MOOT_OK && found == MT_FOUND)
            strike_with(af, search, cand);
    }
    mt_arena_free(&own);
    return status == MOOT_OK ? mt_af_defended(af, core->alloc, cand) : status;
}

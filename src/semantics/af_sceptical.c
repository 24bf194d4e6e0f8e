/* Membership in every preferred extension.
 *
 * Sceptical: search for an admissible set E without q that no admissible set with
 * q agrees with.  Two solvers take turns: one proposes E, the other tries to add q
 * to it.  If it can, the part T of its set that defends q is cut out, and E has to
 * meet what T attacks from then on: a set that conflicts with no T could take T in,
 * and two admissible sets conflict only if each attacks the other.  Small T make
 * strong clauses.  One preferred extension comes before the duel: often it has no q,
 * and nothing has to be proved.  Then an E that attacks q is tried first.
 * Source of the scheme: Cerutti, Gaggl, Thimm & Wallner 2017; Thimm, Cerutti &
 * Vallati 2021; the clause over what T attacks is ours.
 * Cost: exponential at worst; each round is one or two calls of the solver. */
#include "semantics/af_core.h"

typedef struct duel {
    mt_core *core;
    const mt_af *af;
    uint32_t q;
    mt_af_code ask;  /* proposes sets without q */
    mt_af_code with; /* sets with q */
    uint8_t *label;  /* of the set with q */
    uint8_t *part;   /* the part of it that defends q */
    uint8_t *hit;    /* attacked by that part */
    uint32_t *queue;
} duel;

static void take_in(duel *d, uint32_t a, uint32_t *n)
{
    d->part[a] = 1;
    d->queue[(*n)++] = a;
    for (uint32_t i = d->af->out_at[a]; i < d->af->out_at[a + 1]; i++)
        d->hit[d->af->out[i]] = 1;
}

/* A member of the set with q that attacks b. */
static uint32_t defender(const duel *d, uint32_t b)
{
    for (uint32_t i = d->af->in_at[b]; i < d->af->in_at[b + 1]; i++)
        if (d->label[d->af->in[i]] == MT_IN)
            return d->af->in[i];
    return b;
}

/* Cut out what defends q, and tell the proposer to meet what that attacks. */
static void answer_with_part(duel *d)
{
    uint32_t n = 0;
    for (uint32_t a = 0; a < d->af->n; a++)
        d->part[a] = d->hit[a] = 0;
    take_in(d, d->q, &n);
    for (uint32_t done = 0; done < n; done++) {
        uint32_t a = d->queue[done];
        for (uint32_t i = d->af->in_at[a]; i < d->af->in_at[a + 1]; i++) {
            uint32_t b = d->af->in[i];
            uint32_t by = d->hit[b] ? b : defender(d, b);
            if (by != b && !d->part[by])
                take_in(d, by, &n);
        }
    }
    for (uint32_t a = 0; a < d->af->n; a++)
        if (d->hit[a])
            mt_sat_add(d->ask.sat, mt_in(&d->ask, a));
    mt_sat_end(d->ask.sat);
    for (uint32_t i = 0; i < n; i++) /* and has to strike back */
        mt_sat_add(d->ask.sat, mt_out_lit(&d->ask, d->queue[i]));
    mt_sat_end(d->ask.sat);
}

/* One proposal: MT_NO if it stands, MT_YES if there is none, MT_UNKNOWN to go on. */
static moot_status round_of(duel *d, mt_reply *reply)
{
    *reply = MT_UNKNOWN;
    mt_sat_answer answer = mt_sat_solve(d->ask.sat);
    if (answer == MT_SAT_UNKNOWN)
        return mt_core_why(&d->ask);
    if (answer == MT_SAT_NO) {
        *reply = MT_YES;
        return mt_sat_status(d->ask.sat);
    }
    for (uint32_t a = 0; a < d->af->n; a++)
        if (mt_sat_true(d->ask.sat, mt_in(&d->ask, a)))
            mt_sat_assume(d->with.sat, mt_in(&d->with, a));
    answer = mt_sat_solve(d->with.sat);
    if (answer == MT_SAT_UNKNOWN)
        return mt_core_why(&d->with);
    if (answer == MT_SAT_NO) {
        *reply = MT_NO;
        mt_core_read(&d->ask, d->label);
        return mt_sat_status(d->ask.sat);
    }
    mt_core_read(&d->with, d->label);
    answer_with_part(d);
    return mt_sat_status(d->ask.sat);
}

/* label is a preferred labelling with q in; go on from there. */
static moot_status fight(duel *d, mt_reply *reply)
{
    mt_sat_clause1(d->ask.sat, -mt_in(&d->ask, d->q));
    mt_sat_clause1(d->with.sat, mt_in(&d->with, d->q));
    answer_with_part(d);
    mt_sat_assume(d->ask.sat, mt_out_lit(&d->ask, d->q));
    mt_sat_answer answer = mt_sat_solve(d->ask.sat);
    *reply = MT_UNKNOWN;
    if (answer == MT_SAT_UNKNOWN)
        return mt_core_why(&d->ask);
    if (answer == MT_SAT_YES) {
        *reply = MT_NO;
        mt_core_read(&d->ask, d->label);
        return mt_sat_status(d->ask.sat);
    }
    mt_sat_clause1(d->ask.sat, -mt_out_lit(&d->ask, d->q));
    moot_status status = MOOT_OK;
    while (status == MOOT_OK && *reply == MT_UNKNOWN)
        status = round_of(d, reply);
    return status;
}

moot_status mt_core_sceptical(mt_core *core, const mt_af *af, uint32_t q, uint8_t *label,
                              bool *greatest, mt_reply *reply)
{
    duel d = {.core = core, .af = af, .q = q, .label = label};
    mt_arena own;
    mt_arena_init(&own, core->alloc);
    d.part = MT_NEW_ARRAY(&own, uint8_t, af->n);
    d.hit = MT_NEW_ARRAY(&own, uint8_t, af->n);
    d.queue = MT_NEW_ARRAY(&own, uint32_t, af->n);
    moot_status status = mt_arena_failed(&own) ? MOOT_E_NOMEM : MOOT_OK;
    mt_sat_style style = af->n < 2000 ? MT_SAT_QUICK : MT_SAT_PLAIN;
    *reply = MT_NO;
    if (status == MOOT_OK)
        status = mt_core_prefer(core, af, NULL, label);
    *greatest = status == MOOT_OK && label[q] != MT_IN;
    if (status != MOOT_OK || label[q] != MT_IN) {
        mt_arena_free(&own);
        return status;
    }
    if (status == MOOT_OK)
        status = mt_af_encode(&d.ask, af, MT_KIND_COMPLETE, style, core->stop);
    if (status == MOOT_OK)
        status = mt_af_encode(&d.with, af, MT_KIND_COMPLETE, style, core->stop);
    if (status == MOOT_OK)
        status = fight(&d, reply);
    mt_sat_free(d.ask.sat);
    mt_sat_free(d.with.sat);
    mt_arena_free(&own);
    return status;
}

/* A block -> bounds of its index by core-guided search, and what shows them.
 *
 * From below: every core that the solver finds among the soft literals takes its weight from
 * each of them and adds it to the lower bound; contradictory cycles found without the solver
 * are the first cores.  From above: splits by moving single nodes, and every model. */
#include "actors/hunt.h"

enum { TRIMS = 4, PATIENCE = 1000 };

static int64_t heaviest_left(const mt_hunt *h, int64_t below)
{
    int64_t most = 0;
    for (uint32_t s = 0; s < h->soft.n; s++)
        if (h->soft.at[s].left < below && h->soft.at[s].left > most)
            most = h->soft.at[s].left;
    return most;
}

/* Soft literals heavier than what is between the bounds are false in every optimal split. */
static void harden(mt_hunt *h)
{
    mt_found *f = h->q->found;
    if (h->q->steps && f->upper > f->lower)
        return; /* it would be no consequence of the clauses */
    for (uint32_t s = 0; s < h->soft.n; s++)
        if (h->soft.at[s].left > f->upper - f->lower) {
            mt_sat_clause1(h->sat, -h->soft.at[s].lit);
            h->soft.at[s].left = 0;
        }
}

/* The soft literals assumed false: into `to`; returns how many. */
static uint32_t gather(const mt_hunt *h, int *to)
{
    uint32_t n = 0;
    for (uint32_t s = 0; s < h->soft.n; s++)
        if (h->soft.at[s].left >= h->threshold && !h->soft.at[s].asleep)
            to[n++] = -h->soft.at[s].lit;
    return n;
}

/* After MT_SAT_NO: of the soft literals `among`, those that were needed. */
static uint32_t needed(mt_hunt *h, uint32_t *among, uint32_t n)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (mt_sat_failed(h->sat, -h->soft.at[among[i]].lit))
            among[kept++] = among[i];
    return kept;
}

/* Ask again with the core alone, as long as that makes it smaller.  To try without one literal
 * after the other costs more than smaller cores save (docs/ACTORS.md). */
static void trim(mt_hunt *h, int *assumed)
{
    for (uint32_t i = 0; i < TRIMS && h->core_n > 2; i++) {
        uint32_t before = h->core_n;
        for (uint32_t k = 0; k < before; k++)
            assumed[k] = -h->soft.at[h->core[k]].lit;
        if (mt_hunt_ask(h, assumed, before, PATIENCE) != MT_SAT_NO)
            return;
        h->core_n = needed(h, h->core, before);
        if (h->core_n == before)
            return;
    }
}

/* After MT_SAT_NO under all that is assumed: one step up.  False if the bounds are settled
 * otherwise. */
static bool step_up(mt_hunt *h, int *assumed)
{
    mt_found *f = h->q->found;
    uint32_t *all = MT_NEW_ARRAY(h->arena, uint32_t, h->soft.n + (size_t)1);
    if (!all)
        return false;
    uint32_t n = 0;
    for (uint32_t s = 0; s < h->soft.n; s++)
        if (h->soft.at[s].left >= h->threshold && !h->soft.at[s].asleep)
            all[n++] = s;
    h->core_n = needed(h, all, n);
    h->core = all;
    if (!h->core_n)
        return false;
    trim(h, assumed);
    if (mt_sat_status(h->sat) != MOOT_OK)
        return false;
    int64_t weight = INT64_MAX;
    for (uint32_t i = 0; i < h->core_n; i++)
        if (h->soft.at[h->core[i]].left < weight)
            weight = h->soft.at[h->core[i]].left;
    f->lower += weight;
    mt_tally_core(h, h->core, h->core_n, weight);
    return true;
}

static bool wake(mt_hunt *h)
{
    bool any = false;
    for (uint32_t s = 0; s < h->soft.n; s++) {
        any = any || (h->soft.at[s].asleep && h->soft.at[s].left);
        h->soft.at[s].asleep = false;
    }
    return any;
}

static void climb(mt_hunt *h)
{
    mt_found *f = h->q->found;
    int *assumed = NULL;
    uint32_t room = 0;
    h->threshold = heaviest_left(h, INT64_MAX);
    while (f->lower < f->upper && !mt_arena_failed(h->arena)) {
        harden(h);
        if (room < h->soft.n) {
            room = 2 * h->soft.n;
            assumed = MT_NEW_ARRAY(h->arena, int, room);
            if (!assumed)
                return;
        }
        mt_sat_answer answer = mt_hunt_ask(h, assumed, gather(h, assumed), -1);
        if (answer == MT_SAT_UNKNOWN)
            return;
        if (answer == MT_SAT_YES) {
            mt_hunt_note(h);
            if (wake(h))
                continue;
            int64_t next = heaviest_left(h, h->threshold);
            if (!next)
                f->lower = f->upper; /* nothing soft is strained */
            h->threshold = next > h->threshold / 2 ? h->threshold / 2 + 1 : next;
        } else if (!step_up(h, assumed)) {
            return;
        }
    }
}

/* Contradictory cycles are cores that cost nothing to find. */
static void seed(mt_hunt *h)
{
    mt_found *f = h->q->found;
    for (uint32_t k = 0; k < f->cycle.n && !mt_arena_failed(h->arena); k++) {
        const mt_cycle *c = &f->cycle.at[k];
        mt_tally_core(h, c->tie, c->n, c->times);
        f->lower += c->times;
    }
}

void mt_hunt_run(mt_quest *q)
{
    mt_hunt h;
    mt_found *f = q->found;
    mt_arena scratch;
    mt_arena_init(&scratch, &q->arena->alloc);
    bool ok = mt_hunt_open(&h, q, &scratch);
    if (ok) {
        seed(&h);
        climb(&h);
        if (f->lower == f->upper && !mt_arena_failed(&scratch)) {
            f->proof = MT_PROOF_SOLVER;
            if (!q->index_only) {
                harden(&h);
                mt_hunt_optima(&h);
            }
        }
    }
    moot_status status = h.sat ? mt_sat_status(h.sat) : MOOT_E_NOMEM;
    if (!ok || mt_arena_failed(&scratch) || (status != MOOT_OK && status != MOOT_E_CANCELLED))
        q->arena->failed = true;
    mt_sat_free(h.sat);
    mt_arena_free(&scratch);
}

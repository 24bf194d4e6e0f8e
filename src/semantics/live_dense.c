/* Questions to a small dense framework between changes, by rows of bits (live_bits.c).
 *
 * DS-PR is the duel of live_solve.c: q fails if an admissible set S without q lies in none with
 * q.  Each S has to attack all sets with q that were found; one that q and others can join gives
 * the next of these. */
#include "semantics/live_core.h"

/* Rows that one search may look at: fewer after each that gave up, for SAT had to do it all. */
enum { SHORTEST = 1 << 14, LONGEST = 1 << 24 };

static moot_status try(mt_live *l, mt_bits_goal goal, mt_reply *reply)
{
    mt_found found;
    if (l->dense_patience < SHORTEST)
        l->dense_patience = LONGEST;
    *reply = MT_UNKNOWN;
    uint64_t steps = mt_live_at_most(l, l->dense_patience);
    moot_status st = mt_bits_try(l->now.bits, goal, steps, &l->stop, &found);
    if (st != MOOT_OK)
        return st;
    if (found == MT_GAVE_UP && l->dense_patience / 4 >= SHORTEST)
        l->dense_patience /= 4;
    else if (found != MT_GAVE_UP && l->dense_patience < LONGEST)
        l->dense_patience *= 2;
    if (found != MT_GAVE_UP)
        *reply = found == MT_FOUND ? MT_YES : MT_NO;
    return MOOT_OK;
}

/* The set that was found, among those kept. */
static const uint8_t *keep(mt_live *l, int kind)
{
    uint32_t n;
    const uint32_t *member = mt_bits_members(l->now.bits, &n);
    if (kind == MT_LIVE_ADMISSIBLE)
        return mt_live_keep(l, member, n);
    mt_live_sat *k = &l->kind[kind];
    uint32_t s = k->next++ % MT_LIVE_SETS;
    for (uint32_t a = 0; a < l->n; a++)
        k->set[s][a] = l->label[a] == MT_IN;
    for (uint32_t i = 0; i < n; i++)
        k->set[s][member[i]] = 1;
    k->stands[s] = true;
    return k->set[s];
}

moot_status mt_live_dense_set(mt_live *l, int kind, const uint32_t *q, uint32_t n, uint32_t without,
                              mt_reply *reply, const uint8_t **set)
{
    const mt_bits_goal goal = {
        .stable = kind == MT_LIVE_STABLE, .without = without, .in = q, .in_n = n};
    *reply = MT_UNKNOWN;
    if (!l->now.bits)
        return MOOT_OK;
    moot_status st = try(l, goal, reply);
    if (*reply == MT_YES)
        *set = keep(l, kind);
    return st;
}

moot_status mt_live_dense_attack(mt_live *l, uint32_t q, mt_reply *reply, const uint8_t **set)
{
    *reply = MT_UNKNOWN;
    if (!l->now.bits)
        return MOOT_OK;
    moot_status st = try(l, (mt_bits_goal){.hit = true, .without = q}, reply);
    if (*reply == MT_YES)
        *set = keep(l, MT_LIVE_ADMISSIBLE);
    return st;
}

/* The set that was found, and q: *reply says whether an admissible set has them. */
static moot_status join(mt_live *l, uint32_t q, mt_reply *reply)
{
    uint32_t n;
    const uint32_t *member = mt_bits_members(l->now.bits, &n);
    uint32_t *both = l->alloc.resize(l->alloc.ctx, NULL, 0, (n + 1) * sizeof *both);
    if (!both)
        return MOOT_E_NOMEM;
    both[n] = q;
    for (uint32_t i = 0; i < n; i++)
        both[i] = member[i];
    moot_status st = try(l, (mt_bits_goal){.without = MT_NO_ID, .in = both, .in_n = n + 1}, reply);
    l->alloc.resize(l->alloc.ctx, both, (n + 1) * sizeof *both, 0);
    return st;
}

/* What attacks now.queue[0 .. from): behind it, and how many. */
static uint32_t attackers(const mt_live *l, uint32_t from)
{
    const mt_af *af = &l->now.af;
    uint32_t *queue = l->now.queue, end = from;
    for (uint32_t i = 0; i < from; i++)
        for (uint32_t k = af->in_at[queue[i]]; k < af->in_at[queue[i] + 1]; k++) {
            uint32_t b = af->in[k];
            if (!l->now.part[b] && l->label[b] == MT_UNDECIDED)
                queue[end++] = b;
            l->now.part[b] = 1;
        }
    return end - from;
}

moot_status mt_live_dense_duel(mt_live *l, uint32_t q, const uint8_t *with, mt_reply *reply,
                               const uint8_t **set)
{
    mt_bits *bits = l->now.bits;
    const mt_bits_goal propose = {.meet = true, .without = q};
    *reply = MT_UNKNOWN;
    if (!bits)
        return MOOT_OK;
    mt_bits_meet_nothing(bits);
    for (;;) {
        uint32_t n = mt_live_part(l, q, with);
        if (!mt_bits_meet(bits, l->now.queue + n, attackers(l, n)))
            return MOOT_OK;
        mt_reply found, joins = MT_UNKNOWN;
        moot_status st = try(l, propose, &found);
        if (found == MT_NO)
            *reply = MT_YES;
        if (found != MT_YES)
            return st;
        *set = keep(l, MT_LIVE_ADMISSIBLE);
        st = join(l, q, &joins);
        if (joins == MT_NO)
            *reply = MT_NO;
        if (joins != MT_YES)
            return st;
        with = keep(l, MT_LIVE_ADMISSIBLE);
    }
}

/* Stable sets of a large sparse framework between changes, near the last one.
 *
 * Repair: an argument that is neither in the set nor attacked by it is taken in, or something
 * that attacks it is, whichever throws out the fewest members; these and what only they attacked
 * are looked at next.  A member that was thrown out waits a while before it comes back.
 * Proof that there is none: an argument that is in no admissible set, nor is anything that
 * attacks it, cannot be attacked.  Where the repair gets stuck is where this is tried.
 * Cost: a bounded number of attacks.
 * Sources: Minton et al. 1992 (repair with least conflicts); Glover 1989 (waiting). */
#include "semantics/live_core.h"

#include <string.h>

/* Attacks that one repair may look at, fewer after each that failed; rounds that one that was
 * thrown out waits. */
enum { FEWEST = 1 << 11, MOST = 1 << 16, WAIT = 10 };

struct mt_repair {
    mt_live *l;
    const mt_af *af;
    uint32_t in, without; /* MT_NO_ID: no such wish */
    uint8_t *member;
    uint8_t *listed;
    uint32_t *hits; /* members that attack it */
    uint32_t *back; /* the round in which it may come back */
    uint32_t *list; /* all that are bare, and some that are not any more */
    uint32_t list_n, round;
    uint64_t steps;
};

typedef struct mt_repair repair;

static bool may(const repair *r, uint32_t a)
{
    return r->l->label[a] == MT_UNDECIDED && !r->l->now.never[a] && a != r->without &&
           !r->member[a];
}

/* Neither in nor attacked. */
static bool bare(const repair *r, uint32_t a)
{
    return r->l->label[a] == MT_UNDECIDED && !r->member[a] && !r->hits[a];
}

static void look_at(repair *r, uint32_t a)
{
    if (!r->listed[a] && bare(r, a)) {
        r->listed[a] = 1;
        r->list[r->list_n++] = a;
    }
}

static void leave(repair *r, uint32_t a)
{
    const mt_af *af = r->af;
    r->member[a] = 0;
    r->back[a] = r->round + WAIT;
    r->steps += mt_af_out_degree(af, a);
    for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1]; i++)
        if (--r->hits[af->out[i]] == 0)
            look_at(r, af->out[i]);
    look_at(r, a);
}

static void enter(repair *r, uint32_t a)
{
    const mt_af *af = r->af;
    r->steps += mt_af_out_degree(af, a) + mt_af_in_degree(af, a);
    for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1]; i++)
        if (r->member[af->out[i]])
            leave(r, af->out[i]);
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
        if (r->member[af->in[i]])
            leave(r, af->in[i]);
    r->member[a] = 1;
    for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1]; i++)
        r->hits[af->out[i]]++;
}

/* Members that a would throw out; UINT32_MAX if one of them has to stay. */
static uint32_t price(repair *r, uint32_t a)
{
    const mt_af *af = r->af;
    uint32_t n = 0;
    r->steps += mt_af_out_degree(af, a) + mt_af_in_degree(af, a);
    for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1]; i++) {
        if (af->out[i] == r->in)
            return UINT32_MAX;
        n += r->member[af->out[i]];
    }
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++) {
        if (af->in[i] == r->in)
            return UINT32_MAX;
        n += r->member[af->in[i]];
    }
    return n + (r->back[a] > r->round ? WAIT : 0);
}

/* What to take in for the sake of a; MT_NO_ID if nothing may. */
static uint32_t cheapest(repair *r, uint32_t a)
{
    const mt_af *af = r->af;
    uint32_t best = MT_NO_ID, least = UINT32_MAX;
    for (uint32_t i = af->in_at[a]; i <= af->in_at[a + 1]; i++) {
        uint32_t b = i < af->in_at[a + 1] ? af->in[i] : a;
        uint32_t n = may(r, b) ? price(r, b) : UINT32_MAX;
        if (n < least) {
            least = n;
            best = b;
        }
    }
    return best;
}

static moot_status open_repair(mt_live *l)
{
    mt_arena *arena = &l->now.arena;
    size_t n = (size_t)l->n + 1;
    repair *r = MT_NEW_ARRAY(arena, repair, 1);
    if (!r)
        return MOOT_E_NOMEM;
    *r = (repair){.l = l, .af = &l->now.af};
    r->member = MT_NEW_ARRAY(arena, uint8_t, n);
    r->listed = MT_NEW_ARRAY(arena, uint8_t, n);
    r->hits = MT_NEW_ARRAY(arena, uint32_t, n);
    r->back = MT_NEW_ARRAY(arena, uint32_t, n);
    r->list = MT_NEW_ARRAY(arena, uint32_t, n);
    l->now.repair = r;
    return mt_arena_failed(arena) ? MOOT_E_NOMEM : MOOT_OK;
}

/* From the newest set as far as it fits; the wish comes first. */
static void begin(repair *r, uint32_t in, uint32_t without)
{
    mt_live *l = r->l;
    const mt_live_sat *k = &l->kind[MT_LIVE_STABLE];
    const uint8_t *old = k->set[(k->next + MT_LIVE_SETS - 1) % MT_LIVE_SETS];
    memset(r->member, 0, l->n);
    memset(r->listed, 0, l->n);
    memset(r->hits, 0, l->n * sizeof *r->hits);
    memset(r->back, 0, l->n * sizeof *r->back);
    r->in = in;
    r->without = without;
    r->list_n = r->round = 0;
    r->steps = 0;
    if (in != MT_NO_ID)
        enter(r, in);
    for (uint32_t a = 0; a < l->n; a++)
        if (old[a] && may(r, a) && price(r, a) == 0)
            enter(r, a);
    for (uint32_t a = 0; a < l->n; a++)
        look_at(r, a);
}

/* True if nothing is bare any more; else *stuck is where it gave up. */
static bool mended(repair *r, uint64_t limit, uint32_t *stuck)
{
    while (r->list_n && r->steps < limit) {
        uint32_t a = r->list[--r->list_n];
        r->listed[a] = 0;
        if (!bare(r, a))
            continue;
        *stuck = a;
        uint32_t b = cheapest(r, a);
        if (b == MT_NO_ID)
            return false;
        enter(r, b);
        r->round++;
    }
    return r->list_n == 0;
}

static const uint8_t *keep(const repair *r)
{
    mt_live *l = r->l;
    mt_live_sat *k = &l->kind[MT_LIVE_STABLE];
    uint32_t s = k->next++ % MT_LIVE_SETS;
    for (uint32_t a = 0; a < l->n; a++)
        k->set[s][a] = l->label[a] == MT_IN || r->member[a];
    k->stands[s] = true;
    return k->set[s];
}

static moot_status in_none(mt_live *l, uint32_t a, bool *proved)
{
    mt_found found = MT_FOUND_NONE;
    const uint8_t *set;
    moot_status st = MOOT_OK;
    if (l->label[a] == MT_UNDECIDED)
        st = mt_live_near(l, a, MT_LIVE_STEPS_EACH, &found, &set);
    *proved = found == MT_FOUND_NONE;
    return st;
}

/* It is proved that no admissible set attacks a, which is undecided. */
static moot_status never_attacked(mt_live *l, uint32_t a, bool *proved)
{
    const mt_row *in = &l->slot[a].in;
    moot_status st = MOOT_OK;
    *proved = true;
    for (uint32_t i = 0; i < in->n && st == MOOT_OK && *proved; i++)
        st = in_none(l, in->at[i], proved);
    return st;
}

/* The same, or in which a is. */
static moot_status never_met(mt_live *l, uint32_t a, bool *proved)
{
    *proved = false;
    if (a >= l->n || l->label[a] != MT_UNDECIDED)
        return MOOT_OK;
    moot_status st = in_none(l, a, proved);
    return st == MOOT_OK && *proved ? never_attacked(l, a, proved) : st;
}

static moot_status refute(mt_live *l, uint32_t in, uint32_t without, uint32_t stuck, bool *proved)
{
    moot_status st = MOOT_OK;
    *proved = false;
    if (in != MT_NO_ID)
        st = in_none(l, in, proved);
    else if (without != MT_NO_ID)
        st = never_attacked(l, without, proved);
    if (st != MOOT_OK || *proved)
        return st;
    st = never_met(l, stuck, proved);
    if (st == MOOT_OK && *proved) {
        l->no_stable = true;
        l->stuck = stuck;
    }
    return st;
}

moot_status mt_live_near_stable(mt_live *l, uint32_t in, uint32_t without, mt_reply *reply,
                                const uint8_t **set)
{
    *reply = MT_UNKNOWN;
    if (in != MT_NO_ID && l->label[in] != MT_UNDECIDED)
        in = MT_NO_ID;
    if (without != MT_NO_ID && l->label[without] != MT_UNDECIDED)
        without = MT_NO_ID;
    if (!l->mending)
        l->mending = MOST;
    bool proved;
    moot_status st = never_met(l, l->stuck, &proved); /* as before the change */
    if (st == MOOT_OK && proved)
        l->no_stable = true;
    if (st == MOOT_OK && !proved && !l->now.repair)
        st = open_repair(l);
    uint32_t stuck = MT_NO_ID;
    if (st == MOOT_OK && !proved) {
        begin(l->now.repair, in, without);
        if (mended(l->now.repair, mt_live_at_most(l, l->mending), &stuck)) {
            l->mending = l->mending < MOST ? l->mending * 2 : MOST;
            *set = keep(l->now.repair);
            *reply = MT_YES;
            return MOOT_OK;
        }
        l->mending = l->mending > FEWEST ? l->mending / 2 : FEWEST;
        st = refute(l, in, without, stuck, &proved);
    }
    if (st == MOOT_OK && proved)
        *reply = MT_NO;
    return st;
}

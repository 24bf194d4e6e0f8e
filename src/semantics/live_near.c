/* What is found out about a changed framework without SAT.
 *
 * A set that was admissible is mended: what is gone, attacked from the grounded extension or
 * by another member leaves it, and then whatever the rest does not defend.  New sets come
 * from a bounded search around one argument (approx_search.c); where one is in no conflict
 * with a set that is kept, their union is admissible and takes its place, so that few sets
 * come to answer most questions.  What a search, SAT or the largest set that could defend
 * itself proves to be in no admissible set stays out of all later searches.
 * Sources: Dung 1995 (fundamental lemma); Baumann, Brewka & Ulbricht 2020. */
#include "semantics/af_core.h"
#include "semantics/live_core.h"

#include <string.h>

/* In dense frameworks (attackers of an argument on average) a search that sees each choice
 * spoil most others ends long before SAT has learnt why; in sparse ones it is the reverse. */
enum { DENSE = 10, LONGEST = 1 << 17, LONGEST_DENSE = 1 << 26 };

static bool attackers(const mt_live *l, uint32_t number)
{
    return l->now.af.m >= (uint64_t)number * l->now.af.n;
}

bool mt_live_dense(const mt_live *l)
{
    return attackers(l, DENSE);
}

/* Rows of all slots, sorted, from the rows that changes keep in any order. */
static moot_status make_rows(mt_live *l)
{
    mt_arena *arena = &l->now.arena;
    uint32_t m = 0;
    uint32_t *out_at = MT_NEW_ARRAY(arena, uint32_t, (size_t)l->n + 1);
    uint32_t *in_at = MT_NEW_ARRAY(arena, uint32_t, (size_t)l->n + 1);
    uint32_t *end = MT_NEW_ARRAY(arena, uint32_t, (size_t)l->n + 1);
    if (mt_arena_failed(arena))
        return MOOT_E_NOMEM;
    for (uint32_t a = 0; a < l->n; a++) {
        out_at[a + 1] = out_at[a] + l->slot[a].out.n;
        end[a] = in_at[a];
        in_at[a + 1] = in_at[a] + l->slot[a].in.n;
        m += l->slot[a].out.n;
    }
    uint32_t *out = MT_NEW_ARRAY(arena, uint32_t, (size_t)m + 1);
    uint32_t *in = MT_NEW_ARRAY(arena, uint32_t, (size_t)m + 1);
    if (mt_arena_failed(arena))
        return MOOT_E_NOMEM;
    for (uint32_t a = 0; a < l->n; a++)
        for (uint32_t i = 0; i < l->slot[a].out.n; i++)
            in[end[l->slot[a].out.at[i]]++] = a;
    for (uint32_t a = 0; a < l->n; a++)
        end[a] = out_at[a];
    for (uint32_t b = 0; b < l->n; b++)
        for (uint32_t i = in_at[b]; i < in_at[b + 1]; i++)
            out[end[in[i]]++] = b;
    l->now.af = (mt_af){l->n, m, out_at, out, in_at, in};
    return MOOT_OK;
}

void mt_live_never(mt_live *l, uint32_t a)
{
    if (!l->now.never[a]) {
        mt_search_bar(l->now.search, a);
        if (l->now.bits)
            mt_bits_bar(l->now.bits, a);
    }
    l->now.never[a] = 1;
}

/* What the largest set that defends itself, conflicts aside, leaves out. */
static moot_status find_hopeless(mt_live *l)
{
    const mt_af *af = &l->now.af;
    uint8_t *cand = l->now.part;
    for (uint32_t a = 0; a < l->n; a++)
        cand[a] = l->label[a] != MT_OUT && !mt_af_attacks(af, a, a);
    moot_status st = mt_af_defended(af, &l->alloc, cand);
    for (uint32_t a = 0; st == MOOT_OK && a < l->n; a++)
        if (l->label[a] == MT_UNDECIDED && !cand[a])
            mt_live_never(l, a);
    return st;
}

static moot_status mend(mt_live *l, uint8_t *set, bool stands)
{
    const mt_af *af = &l->now.af;
    for (uint32_t a = 0; a < l->n; a++)
        set[a] = l->label[a] == MT_IN || (set[a] && l->label[a] == MT_UNDECIDED);
    if (stands)
        return MOOT_OK;
    for (uint32_t a = 0; a < l->n; a++)
        for (uint32_t i = af->out_at[a]; set[a] && i < af->out_at[a + 1]; i++)
            set[af->out[i]] = 0;
    return mt_af_defended(af, &l->alloc, set);
}

static bool any_undecided(const mt_live *l)
{
    for (uint32_t a = 0; a < l->n; a++)
        if (l->label[a] == MT_UNDECIDED)
            return true;
    return false;
}

/* What questions about undecided arguments need. */
static moot_status look_closer(mt_live *l)
{
    mt_live_now *now = &l->now;
    moot_status st = mt_search_open(&now->af, l->label, &now->arena, &now->search);
    if (st == MOOT_OK)
        st = find_hopeless(l);
    if (st == MOOT_OK && attackers(l, l->effort.dense_from))
        st = mt_bits_open(&now->af, l->label, now->never, &now->arena, &now->bits);
    return st;
}

moot_status mt_live_look(mt_live *l)
{
    if (l->fresh)
        return MOOT_OK;
    mt_live_now *now = &l->now;
    mt_arena_free(&now->arena);
    mt_arena_init(&now->arena, &l->alloc);
    moot_status st = make_rows(l);
    now->bits = NULL;
    now->repair = NULL;
    now->never = MT_NEW_ARRAY(&now->arena, uint8_t, (size_t)l->n + 1);
    now->part = MT_NEW_ARRAY(&now->arena, uint8_t, (size_t)l->n + 1);
    now->hit = MT_NEW_ARRAY(&now->arena, uint8_t, (size_t)l->n + 1);
    now->queue = MT_NEW_ARRAY(&now->arena, uint32_t, (size_t)l->n + 1);
    if (st == MOOT_OK && mt_arena_failed(&now->arena))
        st = MOOT_E_NOMEM;
    if (l->n && st == MOOT_OK)
        memset(l->label, MT_UNDECIDED, l->n);
    if (st == MOOT_OK)
        st = mt_af_close(&now->af, &l->alloc, l->label);
    for (uint32_t a = 0; st == MOOT_OK && a < l->n; a++)
        if (!l->slot[a].alive)
            l->label[a] = MT_OUT;
    if (st == MOOT_OK && any_undecided(l))
        st = look_closer(l);
    mt_live_sat *k = &l->kind[MT_LIVE_ADMISSIBLE];
    for (uint32_t s = 0; s < MT_LIVE_SETS && s < k->next; s++)
        k->due[s] = true;
    l->fresh = st == MOOT_OK;
    return st;
}

moot_status mt_live_kept(mt_live *l, int kind, const uint32_t *q, uint32_t n, bool with,
                         const uint8_t **set)
{
    mt_live_sat *k = &l->kind[kind];
    *set = NULL;
    for (int s = 0; s < MT_LIVE_SETS; s++) {
        if (k->due[s]) {
            moot_status st = mend(l, k->set[s], k->stands[s]);
            k->stands[s] = st == MOOT_OK;
            if (st != MOOT_OK)
                return st;
            k->due[s] = false;
        }
        if (k->stands[s] && mt_live_holds(k->set[s], q, n) == with) {
            *set = k->set[s];
            return MOOT_OK;
        }
    }
    return MOOT_OK;
}

static bool in_conflict(const mt_af *af, const uint8_t *set, uint32_t a)
{
    for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1]; i++)
        if (set[af->out[i]])
            return true;
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
        if (set[af->in[i]])
            return true;
    return false;
}

const uint8_t *mt_live_keep(mt_live *l, const uint32_t *member, uint32_t n)
{
    mt_live_sat *k = &l->kind[MT_LIVE_ADMISSIBLE];
    uint32_t to = MT_LIVE_SETS;
    for (uint32_t s = 0; s < MT_LIVE_SETS && to == MT_LIVE_SETS; s++) {
        bool fits = k->stands[s] && !k->due[s];
        for (uint32_t i = 0; i < n && fits; i++)
            fits = !in_conflict(&l->now.af, k->set[s], member[i]);
        if (fits)
            to = s;
    }
    if (to == MT_LIVE_SETS) {
        to = k->next++ % MT_LIVE_SETS;
        for (uint32_t a = 0; a < l->n; a++)
            k->set[to][a] = l->label[a] == MT_IN;
        k->stands[to] = true;
        k->due[to] = false;
    }
    for (uint32_t i = 0; i < n; i++)
        k->set[to][member[i]] = 1;
    return k->set[to];
}

moot_status mt_live_near(mt_live *l, uint32_t a, uint64_t steps, mt_found *found,
                         const uint8_t **set)
{
    *found = MT_FOUND_NONE;
    if (l->now.never[a])
        return MOOT_OK;
    moot_status st = mt_search_try(l->now.search, a, mt_live_at_most(l, steps), &l->stop, found);
    if (st != MOOT_OK)
        return st;
    if (*found == MT_FOUND_NONE) {
        mt_live_never(l, a);
    } else if (*found == MT_FOUND) {
        uint32_t n;
        const uint32_t *member = mt_search_members(l->now.search, &n);
        *set = mt_live_keep(l, member, n);
    }
    return MOOT_OK;
}

uint64_t mt_live_at_most(const mt_live *l, uint64_t steps)
{
    return steps < l->effort.most ? steps : l->effort.most;
}

bool mt_live_lazy(const mt_live *l)
{
    return l->n >= l->effort.lazy_from && !mt_live_dense(l);
}

moot_status mt_live_last_try(mt_live *l, uint32_t a, mt_found *found, const uint8_t **set)
{
    uint64_t longest = mt_live_dense(l) ? LONGEST_DENSE : LONGEST;
    if (l->patience < MT_LIVE_STEPS)
        l->patience = longest;
    if (l->patience > longest)
        l->patience = longest;
    moot_status st = mt_live_near(l, a, l->patience, found, set);
    if (*found == MT_GAVE_UP && l->patience / 4 >= MT_LIVE_STEPS)
        l->patience /= 4;
    else if (*found != MT_GAVE_UP && l->patience < longest)
        l->patience *= 2;
    return st;
}

static void take_in(mt_live *l, uint32_t a, uint32_t *n)
{
    const mt_af *af = &l->now.af;
    l->now.part[a] = 1;
    l->now.queue[(*n)++] = a;
    for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1]; i++)
        l->now.hit[af->out[i]] = 1;
}

uint32_t mt_live_part(mt_live *l, uint32_t q, const uint8_t *set)
{
    const mt_af *af = &l->now.af;
    uint32_t n = 0;
    memset(l->now.part, 0, l->n);
    memset(l->now.hit, 0, l->n);
    take_in(l, q, &n);
    for (uint32_t done = 0; done < n; done++) {
        uint32_t a = l->now.queue[done];
        for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++) {
            uint32_t b = af->in[i];
            if (l->now.hit[b] || l->label[b] == MT_OUT)
                continue;
            uint32_t j = af->in_at[b];
            while (j < af->in_at[b + 1] && !set[af->in[j]])
                j++;
            if (j < af->in_at[b + 1])
                take_in(l, af->in[j], &n);
        }
    }
    return n;
}

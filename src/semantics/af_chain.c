/* Stable extensions along strongly connected components, attackers first.
 *
 * Each component has a solver of its own, which knows what attacks from upstream as
 * inputs: they are assumed as they were chosen there.  If a component has no stable
 * labelling under its inputs, those that the refutation used make a clause ("not all of
 * these again") for the furthest downstream among the components that they come from;
 * that one chooses anew, with the others as its inputs.  A refutation that used none ends
 * the search.  So a choice is taken back where it was made, and what is between stays.
 * Stable semantics is SCC-recursive (Baroni, Giacomin & Guida 2005); jumping back with
 * reasons: Ginsberg 1993, dynamic backtracking.
 * Cost: exponential at worst; each round is a question about one component. */
#include "semantics/af_chain.h"

enum { MOST = 1024 }; /* components, each with a solver */

typedef struct ring {
    mt_sat *sat;     /* arguments of the component are 1, 2, ... in its order */
    uint32_t *input; /* arguments upstream */
    int *var;        /* of each input */
    uint32_t inputs, room;
    bool dirty; /* its choice may not fit its inputs */
} ring;

typedef struct chain {
    mt_core *core;
    const mt_af *af;
    mt_arena own;
    mt_af_components parts;
    ring *rings;
    int *local;   /* argument -> its variable in its own component */
    int *foreign; /* argument -> its variable as an input of the ring at hand, or 0 */
    uint32_t *reason;
    uint8_t *in;
} chain;

/* `foreign` speaks of ring k from now on, or (!on) of none. */
static void at_hand(chain *c, uint32_t k, bool on)
{
    const ring *r = &c->rings[k];
    for (uint32_t i = 0; i < r->inputs; i++)
        c->foreign[r->input[i]] = on ? r->var[i] : 0;
}

static bool make_room(chain *c, ring *r)
{
    if (r->inputs < r->room)
        return true;
    uint32_t room = 2 * r->room + 16;
    uint32_t *input = MT_NEW_ARRAY(&c->own, uint32_t, room);
    int *var = MT_NEW_ARRAY(&c->own, int, room);
    if (mt_arena_failed(&c->own))
        return false;
    for (uint32_t i = 0; i < r->inputs; i++) {
        input[i] = r->input[i];
        var[i] = r->var[i];
    }
    r->input = input;
    r->var = var;
    r->room = room;
    return true;
}

/* The variable of a in ring k, which is at hand.  Short of memory: that of any argument;
 * the arena tells. */
static int variable(chain *c, uint32_t k, uint32_t a)
{
    ring *r = &c->rings[k];
    if (c->parts.of[a] == k)
        return c->local[a];
    if (c->foreign[a] || !make_room(c, r))
        return c->foreign[a] ? c->foreign[a] : 1;
    c->foreign[a] = r->var[r->inputs] = mt_sat_var(r->sat);
    r->input[r->inputs++] = a;
    return c->foreign[a];
}

static void encode_argument(chain *c, uint32_t k, uint32_t a)
{
    const mt_af *af = c->af;
    mt_sat *s = c->rings[k].sat;
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++) {
        uint32_t b = af->in[i];
        if (b == a)
            mt_sat_clause1(s, -c->local[a]);
        else if (c->parts.of[b] != k || a < b || !mt_af_attacks(af, a, b))
            mt_sat_clause2(s, -c->local[a], -variable(c, k, b));
    }
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
        mt_sat_add(s, variable(c, k, af->in[i]));
    mt_sat_clause1(s, c->local[a]);
}

static moot_status status_of(const chain *c, uint32_t k)
{
    return mt_arena_failed(&c->own) ? MOOT_E_NOMEM : mt_sat_status(c->rings[k].sat);
}

static moot_status encode(chain *c, uint32_t k)
{
    const mt_af_components *p = &c->parts;
    ring *r = &c->rings[k];
    r->sat = mt_sat_new(MT_SAT_QUICK, c->core->stop);
    if (!r->sat)
        return MOOT_E_NOMEM;
    (void)mt_sat_vars(r->sat, p->start[k + 1] - p->start[k]);
    r->dirty = true;
    at_hand(c, k, true);
    for (uint32_t i = p->start[k]; i < p->start[k + 1]; i++)
        encode_argument(c, k, p->order[i]);
    at_hand(c, k, false);
    return status_of(c, k);
}

/* What the model of ring k says; rings that have a changed argument as input choose anew. */
static void take_over(chain *c, uint32_t k)
{
    const mt_af_components *p = &c->parts;
    bool changed = false;
    c->rings[k].dirty = false;
    for (uint32_t i = p->start[k]; i < p->start[k + 1]; i++) {
        uint8_t in = mt_sat_true(c->rings[k].sat, c->local[p->order[i]]);
        changed = changed || in != c->in[p->order[i]];
        c->in[p->order[i]] = in;
    }
    for (uint32_t j = k + 1; changed && j < p->count; j++)
        for (uint32_t i = 0; !c->rings[j].dirty && i < c->rings[j].inputs; i++)
            c->rings[j].dirty = p->of[c->rings[j].input[i]] == k;
}

/* Ring k has no choice: *back is the ring that has to change its own; MT_NO_ID: none can. */
static moot_status hand_back(chain *c, uint32_t k, uint32_t *back)
{
    const ring *r = &c->rings[k];
    uint32_t n = 0;
    *back = MT_NO_ID;
    for (uint32_t i = 0; i < r->inputs; i++) {
        uint32_t a = r->input[i], of = c->parts.of[a];
        if (!mt_sat_failed(r->sat, c->in[a] ? r->var[i] : -r->var[i]))
            continue;
        c->reason[n++] = a;
        if (*back == MT_NO_ID || of > *back)
            *back = of;
    }
    if (*back == MT_NO_ID)
        return status_of(c, k);
    mt_sat *s = c->rings[*back].sat;
    at_hand(c, *back, true);
    for (uint32_t i = 0; i < n; i++) {
        int v = variable(c, *back, c->reason[i]);
        mt_sat_add(s, c->in[c->reason[i]] ? -v : v);
    }
    mt_sat_end(s);
    at_hand(c, *back, false);
    c->rings[*back].dirty = true;
    return status_of(c, *back);
}

static moot_status go_along(chain *c, mt_reply *reply)
{
    *reply = MT_YES;
    for (uint32_t k = 0; k < c->parts.count;) {
        ring *r = &c->rings[k];
        if (!r->dirty) {
            k++;
            continue;
        }
        for (uint32_t i = 0; i < r->inputs; i++)
            mt_sat_assume(r->sat, c->in[r->input[i]] ? r->var[i] : -r->var[i]);
        mt_sat_answer answer = mt_sat_solve(r->sat);
        moot_status status = mt_sat_status(r->sat);
        if (status != MOOT_OK || answer == MT_SAT_UNKNOWN)
            return status == MOOT_OK ? MOOT_E_CANCELLED : status;
        if (answer == MT_SAT_YES) {
            take_over(c, k++);
            continue;
        }
        status = hand_back(c, k, &k);
        if (status != MOOT_OK)
            return status;
        if (k == MT_NO_ID) {
            *reply = MT_NO;
            return MOOT_OK;
        }
    }
    return MOOT_OK;
}

static bool fits(const mt_af *af, const mt_af_components *parts)
{
    uint32_t covered = 0, largest = 0;
    for (uint32_t k = 0; k < parts->count; k++) {
        uint32_t n = parts->start[k + 1] - parts->start[k];
        covered += n >= MT_ALONE ? n : 0;
        largest = n > largest ? n : largest;
    }
    return parts->count > 1 && parts->count <= MOST && covered >= af->n - af->n / 4 &&
           largest <= af->n / 2;
}

static moot_status search(chain *c, uint32_t query, bool in, uint8_t *label, mt_reply *reply)
{
    const mt_af *af = c->af;
    size_t n = (size_t)af->n + 1;
    c->rings = MT_NEW_ARRAY(&c->own, ring, c->parts.count);
    c->local = MT_NEW_ARRAY(&c->own, int, n);
    c->foreign = MT_NEW_ARRAY(&c->own, int, n);
    c->reason = MT_NEW_ARRAY(&c->own, uint32_t, n);
    c->in = MT_NEW_ARRAY(&c->own, uint8_t, n);
    if (mt_arena_failed(&c->own))
        return MOOT_E_NOMEM;
    for (uint32_t k = 0; k < c->parts.count; k++)
        for (uint32_t i = c->parts.start[k]; i < c->parts.start[k + 1]; i++)
            c->local[c->parts.order[i]] = (int)(i - c->parts.start[k]) + 1;
    moot_status status = MOOT_OK;
    for (uint32_t k = 0; status == MOOT_OK && k < c->parts.count; k++)
        status = encode(c, k);
    if (status == MOOT_OK && query != MT_NO_ID)
        mt_sat_clause1(c->rings[c->parts.of[query]].sat, in ? c->local[query] : -c->local[query]);
    if (status == MOOT_OK)
        status = go_along(c, reply);
    for (uint32_t a = 0; status == MOOT_OK && *reply == MT_YES && a < af->n; a++)
        label[a] = c->in[a] ? MT_IN : MT_OUT;
    for (uint32_t k = 0; k < c->parts.count; k++)
        mt_sat_free(c->rings[k].sat);
    return status;
}

moot_status mt_chain_stable(mt_core *core, const mt_af *af, uint32_t query, bool in, uint8_t *label,
                            bool *suits, mt_reply *reply)
{
    *suits = false;
    if (af->n < MT_LARGE)
        return MOOT_OK;
    chain c = {.core = core, .af = af};
    mt_arena_init(&c.own, core->alloc);
    moot_status status = mt_af_strong(af, &c.own, &c.parts);
    if (status == MOOT_OK && fits(af, &c.parts)) {
        *suits = true;
        status = search(&c, query, in, label, reply);
    }
    mt_arena_free(&c.own);
    return status;
}

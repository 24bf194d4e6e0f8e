/* Preferred extensions, and membership in some admissible set.
 *
 * A preferred extension is found component by component: preferred semantics is
 * directional along strongly connected components (Baroni, Giacomin & Guida 2005),
 * so a choice made upstream never has to be taken back.  What is undecided
 * upstream stands in for by one argument that attacks itself.  Within a component:
 * small admissible sets if it is large (af_local.c), then for what they leave
 * a stable extension if one comes cheaply (it is preferred, and needs no proof that
 * nothing larger exists), else a model that grows by unit clauses until no more
 * argument can be added; the units are never retracted, so the formula shrinks.
 * Membership looks only at what reaches the query through attacks.
 * Cost: one component after another; exponential in the largest at worst. */
#include "semantics/af_core.h"
#include "semantics/af_local.h"

enum { QUICK_CONFLICTS = 4000, SMALL = 2000 };

void mt_core_give_back(const mt_af_part *part, const uint8_t *from, uint8_t *to)
{
    for (uint32_t a = 0; a < part->af.n; a++)
        if (from[a] != MT_UNDECIDED)
            to[part->whole[a]] = from[a];
}

void mt_core_read(const mt_af_code *code, uint8_t *label)
{
    const mt_af *af = code->af;
    mt_af_model(code, label);
    for (uint32_t a = 0; a < af->n; a++)
        if (label[a] == MT_IN)
            for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1]; i++)
                label[af->out[i]] = MT_OUT;
}

moot_status mt_core_why(const mt_af_code *code)
{
    moot_status status = mt_sat_status(code->sat);
    return status == MOOT_OK ? MOOT_E_CANCELLED : status;
}

/* A stable extension of `af` within few conflicts.  *found tells. */
static moot_status cheap_stable(mt_core *core, const mt_af *af, uint8_t *label, bool *found)
{
    mt_af_code code;
    *found = false;
    moot_status status = mt_af_encode(&code, af, MT_KIND_STABLE, MT_SAT_QUICK, core->stop);
    if (status != MOOT_OK)
        return status;
    mt_sat_limit(code.sat, QUICK_CONFLICTS);
    if (mt_sat_solve(code.sat) == MT_SAT_YES) {
        mt_core_read(&code, label);
        *found = true;
    }
    status = mt_sat_status(code.sat);
    mt_sat_free(code.sat);
    return status;
}

/* Ask for one more argument than label has, among those that could still come in.
 * MT_SAT_NO when none can. */
static mt_sat_answer one_more(const mt_af_code *code, const uint8_t *label)
{
    const mt_af *af = code->af;
    bool any = false;
    for (uint32_t a = 0; a < af->n; a++)
        if (label[a] == MT_UNDECIDED && !mt_af_attacks(af, a, a)) {
            mt_sat_add(code->sat, mt_in(code, a));
            any = true;
        }
    if (!any)
        return MT_SAT_NO;
    mt_sat_end(code->sat);
    return mt_sat_solve(code->sat);
}

/* A maximal admissible set of `af`, by unit clauses. */
static moot_status grow(mt_core *core, const mt_af *af, uint8_t *label)
{
    mt_af_code code;
    mt_sat_style style = af->n < SMALL ? MT_SAT_QUICK : MT_SAT_PLAIN;
    moot_status status = mt_af_encode(&code, af, MT_KIND_COMPLETE, style, core->stop);
    if (status != MOOT_OK)
        return status;
    mt_sat_answer answer;
    while ((answer = one_more(&code, label)) == MT_SAT_YES) {
        for (uint32_t a = 0; a < af->n; a++)
            label[a] = MT_UNDECIDED;
        mt_core_read(&code, label);
        for (uint32_t a = 0; a < af->n; a++)
            if (label[a] == MT_IN)
                mt_sat_clause1(code.sat, mt_in(&code, a));
    }
    status = answer == MT_SAT_UNKNOWN ? mt_core_why(&code) : mt_sat_status(code.sat);
    mt_sat_free(code.sat);
    return status;
}

/* Could any argument be in an admissible set?  At least those that defend themselves with
 * the help of all that do not attack themselves. */
static moot_status any_hope(mt_core *core, const mt_af *af, mt_arena *own, bool *hope)
{
    uint8_t *cand = MT_NEW_ARRAY(own, uint8_t, (size_t)af->n + 1);
    if (!cand)
        return MOOT_E_NOMEM;
    for (uint32_t a = 0; a < af->n; a++)
        cand[a] = !mt_af_attacks(af, a, a);
    moot_status status = mt_af_defended(af, core->alloc, cand);
    *hope = false;
    for (uint32_t a = 0; a < af->n; a++)
        *hope = *hope || cand[a];
    return status;
}

/* By SAT, from all undecided. */
static moot_status prefer_by_sat(mt_core *core, const mt_af *af, uint8_t *label)
{
    bool found = false;
    moot_status status = cheap_stable(core, af, label, &found);
    return status == MOOT_OK && !found ? grow(core, af, label) : status;
}

/* What label leaves undecided, by SAT. */
static moot_status finish(mt_core *core, const mt_af *af, uint8_t *label, mt_arena *own)
{
    mt_af_part rest;
    moot_status status = mt_af_take(af, label, MT_UNDECIDED, own, &rest);
    uint8_t *inner = MT_NEW_ARRAY(own, uint8_t, (size_t)af->n + 1);
    if (status == MOOT_OK && !inner)
        status = MOOT_E_NOMEM;
    if (status == MOOT_OK && rest.af.n > 0)
        status = prefer_by_sat(core, &rest.af, inner);
    if (status == MOOT_OK)
        mt_core_give_back(&rest, inner, label);
    return status;
}

/* A large one grows by small sets first. */
static moot_status prefer_large(mt_core *core, const mt_af *af, uint8_t *label, mt_arena *own)
{
    uint8_t *hopeless = MT_NEW_ARRAY(own, uint8_t, (size_t)af->n + 1);
    moot_status status = hopeless ? mt_local_grow(core, af, label, hopeless, NULL) : MOOT_E_NOMEM;
    bool open = false;
    for (uint32_t a = 0; status == MOOT_OK && a < af->n; a++)
        open = open || (label[a] == MT_UNDECIDED && !hopeless[a]);
    return open ? finish(core, af, label, own) : status;
}

/* A preferred labelling of a framework taken as one component. */
static moot_status prefer_one(mt_core *core, const mt_af *af, uint8_t *label)
{
    mt_arena own;
    mt_arena_init(&own, core->alloc);
    moot_status status = mt_af_close(af, core->alloc, label);
    mt_af_part rest;
    if (status == MOOT_OK)
        status = mt_af_take(af, label, MT_UNDECIDED, &own, &rest);
    if (status == MOOT_OK && rest.af.n > 0) {
        bool hope = false;
        uint8_t *inner = MT_NEW_ARRAY(&own, uint8_t, rest.af.n);
        status = inner ? any_hope(core, &rest.af, &own, &hope) : MOOT_E_NOMEM;
        if (status == MOOT_OK && hope)
            status = rest.af.n >= MT_LARGE ? prefer_large(core, &rest.af, inner, &own)
                                           : prefer_by_sat(core, &rest.af, inner);
        if (status == MOOT_OK)
            mt_core_give_back(&rest, inner, label);
    }
    mt_arena_free(&own);
    return status;
}

/* One walk over the components of what is undecided. */
typedef struct walker {
    mt_core *core;
    const mt_af *af;
    uint8_t *label;
    mt_af_components parts;
    uint32_t *to;        /* argument -> its number in the component at hand */
    uint8_t *settled;    /* its component is done */
    const uint8_t *done; /* nothing is to be looked for here */
} walker;

/* Attacked by something upstream that stays undecided. */
static bool barred(const walker *w, uint32_t a)
{
    for (uint32_t i = w->af->in_at[a]; i < w->af->in_at[a + 1]; i++)
        if (w->settled[w->af->in[i]] && w->label[w->af->in[i]] == MT_UNDECIDED)
            return true;
    return false;
}

static void put_in(walker *w, uint32_t a)
{
    w->label[a] = MT_IN;
    for (uint32_t i = w->af->out_at[a]; i < w->af->out_at[a + 1]; i++)
        w->label[w->af->out[i]] = MT_OUT;
}

/* The attacks within the component, and from the one that stands for upstream. */
static moot_status component(const walker *w, const uint32_t *list, uint32_t n, mt_arena *own,
                             mt_af *out)
{
    uint32_t room = n + 1;
    for (uint32_t k = 0; k < n; k++)
        room += mt_af_out_degree(w->af, list[k]) + 1;
    uint32_t *from = MT_NEW_ARRAY(own, uint32_t, room);
    uint32_t *to = MT_NEW_ARRAY(own, uint32_t, room);
    if (mt_arena_failed(own))
        return MOOT_E_NOMEM;
    uint32_t m = 0, barred_n = 0;
    for (uint32_t k = 0; k < n; k++)
        w->to[list[k]] = k;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t a = list[k];
        for (uint32_t i = w->af->out_at[a]; i < w->af->out_at[a + 1]; i++)
            if (w->to[w->af->out[i]] != MT_NO_ID) {
                from[m] = k;
                to[m++] = w->to[w->af->out[i]];
            }
        if (barred(w, a)) {
            barred_n++;
            from[m] = n;
            to[m++] = k;
        }
    }
    for (uint32_t k = 0; k < n; k++)
        w->to[list[k]] = MT_NO_ID;
    if (barred_n > 0)
        from[m] = to[m] = n, m++;
    return mt_af_build(own, n + (barred_n > 0), m, from, to, out);
}

static moot_status settle_many(walker *w, const uint32_t *list, uint32_t n)
{
    mt_arena own;
    mt_arena_init(&own, w->core->alloc);
    mt_af af;
    moot_status status = component(w, list, n, &own, &af);
    if (status == MOOT_OK) {
        uint8_t *inner = MT_NEW_ARRAY(&own, uint8_t, af.n);
        status = inner ? prefer_one(w->core, &af, inner) : MOOT_E_NOMEM;
        for (uint32_t k = 0; status == MOOT_OK && k < n; k++)
            if (inner[k] == MT_IN)
                put_in(w, list[k]);
    }
    mt_arena_free(&own);
    return status;
}

static moot_status settle(walker *w, uint32_t c, uint32_t *list)
{
    uint32_t n = 0;
    for (uint32_t i = w->parts.start[c]; i < w->parts.start[c + 1]; i++)
        if (w->label[w->parts.order[i]] == MT_UNDECIDED && !w->done[w->parts.order[i]])
            list[n++] = w->parts.order[i];
    moot_status status = MOOT_OK;
    if (n == 1 && !mt_af_attacks(w->af, list[0], list[0]) && !barred(w, list[0]))
        put_in(w, list[0]);
    else if (n > 1)
        status = settle_many(w, list, n);
    for (uint32_t i = w->parts.start[c]; i < w->parts.start[c + 1]; i++)
        w->settled[w->parts.order[i]] = 1;
    return status;
}

static moot_status walk(mt_core *core, const mt_af *af, const uint8_t *done, uint8_t *label)
{
    mt_arena own;
    mt_arena_init(&own, core->alloc);
    walker w = {.core = core, .af = af, .label = label, .done = done};
    moot_status status = mt_af_strong(af, &own, &w.parts);
    w.to = MT_NEW_ARRAY(&own, uint32_t, af->n);
    w.settled = MT_NEW_ARRAY(&own, uint8_t, af->n);
    uint32_t *list = MT_NEW_ARRAY(&own, uint32_t, af->n);
    if (status == MOOT_OK && mt_arena_failed(&own))
        status = MOOT_E_NOMEM;
    for (uint32_t a = 0; status == MOOT_OK && a < af->n; a++) {
        w.to[a] = MT_NO_ID;
        label[a] = MT_UNDECIDED;
    }
    for (uint32_t c = 0; status == MOOT_OK && c < w.parts.count; c++) {
        if ((c & 255) == 0 && mt_stopped(core->stop))
            status = MOOT_E_CANCELLED;
        else
            status = settle(&w, c, list);
    }
    mt_arena_free(&own);
    return status;
}

moot_status mt_core_prefer(mt_core *core, const mt_af *af, const uint8_t *done, uint8_t *label)
{
    mt_arena own;
    mt_arena_init(&own, core->alloc);
    mt_af_part rest;
    moot_status status = mt_af_close(af, core->alloc, label);
    if (status == MOOT_OK)
        status = mt_af_take(af, label, MT_UNDECIDED, &own, &rest);
    if (status == MOOT_OK && rest.af.n > 0) {
        uint8_t *inner = MT_NEW_ARRAY(&own, uint8_t, rest.af.n);
        uint8_t *skip = MT_NEW_ARRAY(&own, uint8_t, rest.af.n);
        for (uint32_t a = 0; skip && a < rest.af.n; a++)
            skip[a] = done && done[rest.whole[a]];
        status = inner && skip ? walk(core, &rest.af, skip, inner) : MOOT_E_NOMEM;
        if (status == MOOT_OK)
            mt_core_give_back(&rest, inner, label);
    }
    mt_arena_free(&own);
    return status;
}

moot_status mt_core_credulous(mt_core *core, const mt_af *af, uint32_t q, uint8_t *label,
                              mt_reply *reply)
{
    mt_af_code code;
    mt_sat_style style = af->n < SMALL ? MT_SAT_QUICK : MT_SAT_PLAIN;
    moot_status status = mt_af_encode(&code, af, MT_KIND_COMPLETE, style, core->stop);
    if (status != MOOT_OK)
        return status;
    mt_sat_clause1(code.sat, mt_in(&code, q));
    mt_sat_answer answer = mt_sat_solve(code.sat);
    *reply = answer == MT_SAT_YES ? MT_YES : MT_NO;
    if (answer == MT_SAT_YES)
        mt_core_read(&code, label);
    status = answer == MT_SAT_UNKNOWN ? mt_core_why(&code) : mt_sat_status(code.sat);
    mt_sat_free(code.sat);
    return status;
}

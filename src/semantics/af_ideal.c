/* The ideal extension.
 *
 * I is the largest self-defending part of one preferred extension.  As long as some
 * admissible set attacks I, what it attacks leaves I.  No extension is ever enumerated;
 * if nothing is left, no proof is needed.
 * Source: Dung, Mancarella & Toni 2007; Thimm, Cerutti & Vallati 2021.
 * The extension of what reaches a component is decided there (ideal semantics is
 * directional, Baroni & Giacomin 2007), so components come one by one, attackers first.
 * In a large framework most of I falls to labellings that grow by small sets, without SAT.
 * Cost: exponential at worst; each round is a call of the solver. */
#include "semantics/af_core.h"
#include "semantics/af_local.h"

enum { WORTH = 8 }; /* candidates that a labelling has to strike for another to be tried */

static uint32_t size_of(const uint8_t *cand, uint32_t n)
{
    uint32_t count = 0;
    for (uint32_t a = 0; a < n; a++)
        count += cand[a];
    return count;
}

/* Labellings that grow by small sets, those first that attack cand. */
static moot_status besiege_by_growth(mt_core *core, const mt_af *af, uint8_t *cand, mt_arena *own)
{
    uint8_t *label = MT_NEW_ARRAY(own, uint8_t, (size_t)af->n + 1);
    moot_status status = label ? MOOT_OK : MOOT_E_NOMEM;
    uint32_t struck = WORTH;
    while (status == MOOT_OK && struck >= WORTH && size_of(cand, af->n) > 0) {
        memset(label, MT_UNDECIDED, af->n);
        status = mt_local_besiege(core, af, label, cand, &struck);
    }
    return status;
}

/* Candidates, and those among them that are asked about. */
typedef struct siege {
    uint8_t *cand;
    const uint8_t *target;
    uint8_t *label; /* scratch */
    mt_sat_style style;
} siege;

/* Look for an admissible set that attacks a target; what it attacks leaves cand.
 * *quiet: there is none. */
static moot_status attack_once(const mt_af_code *code, const siege *s, bool *quiet)
{
    const mt_af *af = code->af;
    *quiet = true;
    for (uint32_t a = 0; a < af->n; a++)
        if (s->cand[a] && s->target[a]) {
            mt_sat_add(code->sat, mt_out_lit(code, a));
            *quiet = false;
        }
    if (*quiet)
        return mt_sat_status(code->sat);
    mt_sat_end(code->sat);
    mt_sat_answer answer = mt_sat_solve(code->sat);
    if (answer == MT_SAT_UNKNOWN)
        return mt_core_why(code);
    *quiet = answer == MT_SAT_NO;
    if (*quiet)
        return mt_sat_status(code->sat);
    mt_core_read(code, s->label);
    for (uint32_t a = 0; a < af->n; a++)
        if (s->label[a] == MT_OUT)
            s->cand[a] = 0;
    return mt_sat_status(code->sat);
}

static moot_status besiege(mt_core *core, const mt_af *af, const siege *s)
{
    mt_af_code code;
    moot_status status = mt_af_encode(&code, af, MT_KIND_COMPLETE, s->style, core->stop);
    bool quiet = false;
    while (status == MOOT_OK && !quiet) {
        status = attack_once(&code, s, &quiet);
        if (status == MOOT_OK && !quiet)
            status = mt_af_defended(af, core->alloc, s->cand);
    }
    mt_sat_free(code.sat);
    return status;
}

/* Only what reaches the targets through attacks matters to them.  *budget counts attacks
 * that are looked at; nothing is done if there are more. */
static moot_status besiege_cone(mt_core *core, const mt_af *af, uint8_t *cand, uint8_t *target,
                                uint64_t *budget)
{
    mt_arena own;
    mt_arena_init(&own, core->alloc);
    uint8_t *cone = MT_NEW_ARRAY(&own, uint8_t, (size_t)af->n + 1);
    mt_af_part part = {0};
    moot_status status = cone ? MOOT_OK : MOOT_E_NOMEM;
    for (uint32_t a = 0; status == MOOT_OK && a < af->n; a++)
        cone[a] = target[a] = target[a] && cand[a];
    if (status == MOOT_OK)
        status = mt_af_cone(af, core->alloc, cone);
    if (status == MOOT_OK)
        status = mt_af_take(af, cone, 1, &own, &part);
    bool affordable = status == MOOT_OK && part.af.m <= *budget;
    *budget = affordable ? *budget - part.af.m : 0;
    siege s = {.cand = MT_NEW_ARRAY(&own, uint8_t, (size_t)part.af.n + 1),
               .label = MT_NEW_ARRAY(&own, uint8_t, (size_t)part.af.n + 1)};
    s.style = part.af.n < MT_LARGE ? MT_SAT_QUICK : MT_SAT_PLAIN;
    if (part.af.n < MT_LARGE && part.af.n < af->n / 2)
        s.style = MT_SAT_FEW;
    uint8_t *inner = MT_NEW_ARRAY(&own, uint8_t, (size_t)part.af.n + 1);
    if (status == MOOT_OK && mt_arena_failed(&own))
        status = MOOT_E_NOMEM;
    if (status == MOOT_OK && affordable && part.af.n > 0) {
        for (uint32_t a = 0; a < part.af.n; a++) {
            s.cand[a] = cand[part.whole[a]];
            inner[a] = target[part.whole[a]];
        }
        s.target = inner;
        status = besiege(core, &part.af, &s);
        for (uint32_t a = 0; a < part.af.n; a++)
            cand[part.whole[a]] = s.cand[a];
    }
    mt_arena_free(&own);
    return status;
}

/* Components that are worth a solver of their own, those that attack others first: what
 * falls there takes with it what it defended further on. */
static moot_status besiege_parts(mt_core *core, const mt_af *af, uint8_t *cand,
                                 const uint8_t *known, mt_arena *own)
{
    mt_af_components parts;
    moot_status status = mt_af_strong(af, own, &parts);
    uint8_t *target = MT_NEW_ARRAY(own, uint8_t, (size_t)af->n + 1);
    if (status == MOOT_OK && !target)
        status = MOOT_E_NOMEM;
    uint64_t budget = 4 * (uint64_t)af->m;
    for (uint32_t c = 0; status == MOOT_OK && budget > 0 && c < parts.count; c++) {
        uint32_t n = parts.start[c + 1] - parts.start[c], any = 0;
        if (n < MT_ALONE || n >= MT_LARGE || n == af->n)
            continue;
        memset(target, 0, af->n);
        for (uint32_t i = parts.start[c]; i < parts.start[c + 1]; i++)
            any += target[parts.order[i]] = cand[parts.order[i]] && !known[parts.order[i]];
        if (any)
            status = besiege_cone(core, af, cand, target, &budget);
        if (any && status == MOOT_OK)
            status = mt_af_defended(af, core->alloc, cand);
    }
    return status;
}

/* The ideal part of cand, which defends itself and is free of conflicts.  known[]: in it,
 * if in cand. */
static moot_status besiege_all(mt_core *core, const mt_af *af, uint8_t *cand, const uint8_t *known,
                               mt_arena *own)
{
    moot_status status = MOOT_OK;
    if (af->n >= MT_LARGE)
        status = besiege_by_growth(core, af, cand, own);
    if (status == MOOT_OK && af->n >= MT_LARGE)
        status = mt_local_strike(core, af, cand);
    if (status == MOOT_OK)
        status = besiege_parts(core, af, cand, known, own);
    uint8_t *target = MT_NEW_ARRAY(own, uint8_t, (size_t)af->n + 1);
    if (status == MOOT_OK && !target)
        status = MOOT_E_NOMEM;
    uint64_t budget = UINT64_MAX;
    for (uint32_t a = 0; status == MOOT_OK && a < af->n; a++)
        target[a] = cand[a] && !known[a];
    return status == MOOT_OK ? besiege_cone(core, af, cand, target, &budget) : status;
}

/* bound[], which has the ideal extension of `af` in it, shrinks to it. */
static moot_status ideal_of(mt_core *core, const mt_af *af, uint8_t *bound, const uint8_t *known,
                            mt_arena *own)
{
    uint8_t *label = MT_NEW_ARRAY(own, uint8_t, (size_t)af->n + 1);
    moot_status status = label ? mt_core_prefer(core, af, NULL, label) : MOOT_E_NOMEM;
    for (uint32_t a = 0; status == MOOT_OK && a < af->n; a++)
        bound[a] = bound[a] && label[a] == MT_IN;
    if (status == MOOT_OK)
        status = mt_af_defended(af, core->alloc, bound);
    return status == MOOT_OK && af->n > 0 ? besiege_all(core, af, bound, known, own) : status;
}

/* The same for the part with keep[], which nothing outside attacks. */
static moot_status ideal_of_part(mt_core *core, const mt_af *af, const uint8_t *keep,
                                 const uint8_t *known, uint8_t *bound)
{
    mt_arena own;
    mt_arena_init(&own, core->alloc);
    mt_af_part part = {0};
    moot_status status = mt_af_take(af, keep, 1, &own, &part);
    uint8_t *inner = MT_NEW_ARRAY(&own, uint8_t, (size_t)af->n + 1);
    uint8_t *sure = MT_NEW_ARRAY(&own, uint8_t, (size_t)af->n + 1);
    if (status == MOOT_OK && mt_arena_failed(&own))
        status = MOOT_E_NOMEM;
    for (uint32_t a = 0; status == MOOT_OK && a < part.af.n; a++) {
        inner[a] = bound[part.whole[a]];
        sure[a] = known[part.whole[a]];
    }
    if (status == MOOT_OK)
        status = ideal_of(core, &part.af, inner, sure, &own);
    for (uint32_t a = 0; status == MOOT_OK && a < part.af.n; a++)
        bound[part.whole[a]] = inner[a];
    mt_arena_free(&own);
    return status;
}

/* mark[]: components of some size that nothing from outside attacks. */
static moot_status find_roots(const mt_af *af, mt_arena *own, uint8_t *mark, bool *any)
{
    mt_af_components parts;
    moot_status status = mt_af_strong(af, own, &parts);
    *any = false;
    for (uint32_t c = 0; status == MOOT_OK && c < parts.count; c++) {
        uint32_t n = parts.start[c + 1] - parts.start[c];
        bool root = n >= MT_ALONE && n < MT_LARGE;
        for (uint32_t k = parts.start[c]; root && k < parts.start[c + 1]; k++)
            for (uint32_t a = parts.order[k], i = af->in_at[a]; root && i < af->in_at[a + 1]; i++)
                root = parts.of[af->in[i]] == c;
        for (uint32_t k = parts.start[c]; root && k < parts.start[c + 1]; k++)
            mark[parts.order[k]] = 1;
        *any = *any || root;
    }
    return status;
}

/* Decide the roots first; often nothing outside can defend itself any more, and no
 * preferred extension of the whole is needed. */
static moot_status roots_first(mt_core *core, const mt_af *af, uint8_t *bound, mt_arena *own)
{
    uint8_t *mark = MT_NEW_ARRAY(own, uint8_t, (size_t)af->n + 1);
    uint8_t *known = MT_NEW_ARRAY(own, uint8_t, (size_t)af->n + 1);
    bool any = false, open = false;
    moot_status status = mark && known ? find_roots(af, own, mark, &any) : MOOT_E_NOMEM;
    if (status == MOOT_OK && any)
        status = ideal_of_part(core, af, mark, known, bound);
    if (status == MOOT_OK)
        status = mt_af_defended(af, core->alloc, bound);
    for (uint32_t a = 0; status == MOOT_OK && a < af->n; a++) {
        open = open || (bound[a] && !mark[a]);
        known[a] = mark[a];
        mark[a] = bound[a];
    }
    if (status != MOOT_OK || !open)
        return status;
    status = mt_af_cone(af, core->alloc, mark);
    return status == MOOT_OK ? ideal_of_part(core, af, mark, known, bound) : status;
}

moot_status mt_core_ideal(mt_core *core, const mt_af *af, uint8_t *label)
{
    mt_arena own;
    mt_arena_init(&own, core->alloc);
    uint8_t *bound = MT_NEW_ARRAY(&own, uint8_t, (size_t)af->n + 1);
    const uint8_t *known = MT_NEW_ARRAY(&own, uint8_t, (size_t)af->n + 1); /* nothing */
    moot_status status = bound && known ? MOOT_OK : MOOT_E_NOMEM;
    for (uint32_t a = 0; status == MOOT_OK && a < af->n; a++)
        bound[a] = !mt_af_attacks(af, a, a);
    if (status == MOOT_OK)
        status = af->n >= MT_LARGE ? roots_first(core, af, bound, &own)
                                   : ideal_of(core, af, bound, known, &own);
    for (uint32_t a = 0; status == MOOT_OK && a < af->n; a++)
        label[a] = bound[a] ? MT_IN : MT_UNDECIDED;
    if (status == MOOT_OK)
        status = mt_af_close(af, core->alloc, label);
    mt_arena_free(&own);
    return status;
}

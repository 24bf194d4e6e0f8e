/* Debate -> literals, assumptions and rules. */
#include "judge/compile.h"

#include "base/sort.h"
#include "judge/prefer.h"
#include "model/paths.h"

#include <math.h>

typedef struct compiler {
    mt_compiled *c;
    const mt_debate *d;
    mt_arena *arena;
    mt_presume presume;
    mt_prefer prefer;
    MT_VEC(mt_concluding) concluding; /* with a preference: to be told apart by weight */
    MT_VEC(mt_rebuttable) rebuttable;
    bool *argument_has_reason; /* per argument: some reason is given for its point */
    bool *has_case;            /* per argument: its point is a premise of its last step */
    const uint8_t *paths;
    uint64_t *clash; /* sorted pairs of statements: first attacks or contradicts second */
    uint32_t clashes;
    uint64_t *uses; /* sorted pairs: argument, premise of one of its steps */
} compiler;

static uint32_t literal(compiler *k, mt_lit_kind kind, mt_end of)
{
    uint32_t id = mt_aba_literal(&k->c->draft);
    MT_VEC_PUSH(k->arena, &k->c->name, ((mt_lit_name){kind, of}));
    return id;
}

static void rule(compiler *k, uint32_t head, uint32_t first, uint32_t second)
{
    uint32_t body[2] = {first, second};
    if (head != MT_NO_ID)
        mt_aba_rule(&k->c->draft, head, body, second == MT_NO_ID ? 1 : 2);
}

/* A reason for a point, or against it. */
static void conclude(compiler *k, uint32_t point, bool against, const uint32_t *body, uint32_t n,
                     double weight)
{
    const mt_point *p = &k->c->point[point];
    mt_aba_rule(&k->c->draft, against ? p->denied : p->reason, body, n);
    mt_concluding con = {point, against, weight, k->c->draft.head.n - 1};
    if (k->prefer != MT_PREFER_NOTHING)
        MT_VEC_PUSH(k->arena, &k->concluding, con);
}

/* What makes an inference bad: the opposite of what it concludes. */
static void rebut(compiler *k, uint32_t point, bool against, uint32_t bad, double weight)
{
    const mt_point *p = &k->c->point[point];
    mt_rebuttable reb = {point, against, weight, bad};
    if (k->prefer != MT_PREFER_NOTHING)
        MT_VEC_PUSH(k->arena, &k->rebuttable, reb);
    else
        rule(k, bad, against ? p->denied : p->reason, MT_NO_ID);
}

static mt_inference inference(compiler *k, mt_end of)
{
    mt_inference i = {literal(k, MT_LIT_GOOD, of), literal(k, MT_LIT_BAD, of)};
    mt_aba_assume(&k->c->draft, i.good, i.bad);
    return i;
}

/* Whose case the target of a relation belongs to. */
static mt_side side_of_target(const mt_debate *d, mt_end to, const uint8_t *paths)
{
    switch (to.kind) {
    case MT_END_STATEMENT: return to.id == d->motion ? MT_SIDE_YES : d->statement[to.id].side;
    case MT_END_ARGUMENT: return d->argument[to.id].side;
    case MT_END_STEP: return d->argument[d->step[to.id].argument].side;
    case MT_END_RELATION:
        return mt_path_side(paths[d->statements + d->arguments + d->steps + to.id]);
    }
    return MT_SIDE_NONE;
}

bool mt_is_granted(const mt_debate *d, uint32_t relation, const uint8_t *paths)
{
    const mt_relation *r = &d->relation[relation];
    if (r->from.kind != MT_END_STATEMENT || !d->statement[r->from.id].counter)
        return false;
    mt_side own = d->statement[r->from.id].side;
    mt_side target = side_of_target(d, r->to, paths);
    if (own != MT_SIDE_YES && own != MT_SIDE_NO)
        return false;
    switch (r->kind) {
    case MT_ATTACK:
    case MT_UNDERCUT: return target == own;
    case MT_SUPPORT:
        /* For the motion, support works against No just as attack works against Yes. */
        return r->to.kind == MT_END_STATEMENT && r->to.id == d->motion && own == MT_SIDE_NO;
    case MT_CONTRADICTION:
    case MT_ENTAILMENT:
    case MT_CONTRARY: return false;
    }
    return false;
}

static void find_clashes(compiler *k)
{
    const mt_debate *d = k->d;
    k->clash = MT_NEW_ARRAY(k->arena, uint64_t, 2 * (size_t)d->relations + 1);
    for (uint32_t i = 0; i < d->relations && k->clash; i++) {
        const mt_relation *r = &d->relation[i];
        if (r->from.kind != MT_END_STATEMENT || r->to.kind != MT_END_STATEMENT)
            continue;
        bool both = r->kind == MT_CONTRADICTION || r->kind == MT_CONTRARY;
        if (both || r->kind == MT_ATTACK)
            k->clash[k->clashes++] = (uint64_t)r->from.id << 32 | r->to.id;
        if (both)
            k->clash[k->clashes++] = (uint64_t)r->to.id << 32 | r->from.id;
    }
    if (k->clash)
        mt_sort_u64(k->clash, k->clashes);
}

static void find_uses(compiler *k)
{
    const mt_debate *d = k->d;
    k->uses = MT_NEW_ARRAY(k->arena, uint64_t, (size_t)d->premises + 1);
    if (!k->uses)
        return;
    for (uint32_t i = 0; i < d->steps; i++)
        for (uint32_t p = 0; p < d->step[i].premises; p++) {
            uint32_t at = d->step[i].first_premise + p;
            k->uses[at] = (uint64_t)d->step[i].argument << 32 | d->premise[at];
        }
    mt_sort_u64(k->uses, d->premises);
}

/* Index of the first of the sorted numbers that is not below `key`. */
static uint32_t not_below(const uint64_t *at, uint32_t n, uint64_t key)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (at[mid] < key)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool has(const uint64_t *at, uint32_t n, uint64_t key)
{
    uint32_t i = not_below(at, n, key);
    return i < n && at[i] == key;
}

/* The statement that a relation puts forward: itself, or the conclusion of an
 * argument's last step; MT_NO_ID for a sketch. */
static uint32_t claim_of(const mt_debate *d, mt_end from)
{
    if (from.kind == MT_END_STATEMENT)
        return from.id;
    const mt_argument *a = &d->argument[from.id];
    return a->steps ? d->step[a->first_step + a->steps - 1].conclusion : MT_NO_ID;
}

/* The premise of argument `to` that a relation from `from` is about: the one that
 * it states (support), or the first that it attacks already (attack); else
 * MT_NO_ID.  Runs over the shorter of two lists: what the claim attacks, and the
 * premises of the argument. */
static uint32_t matching_premise(const compiler *k, const mt_relation *r)
{
    const mt_debate *d = k->d;
    uint32_t claim = claim_of(d, r->from);
    uint64_t user = (uint64_t)r->to.id << 32, attacker = (uint64_t)claim << 32;
    if (claim == MT_NO_ID)
        return MT_NO_ID;
    if (r->kind == MT_SUPPORT)
        return has(k->uses, d->premises, user | claim) ? claim : MT_NO_ID;
    uint32_t u = not_below(k->uses, d->premises, user);
    uint32_t c = not_below(k->clash, k->clashes, attacker);
    while (u < d->premises && c < k->clashes && k->uses[u] >> 32 == r->to.id &&
           k->clash[c] >> 32 == claim) {
        uint32_t premise = (uint32_t)k->uses[u], attacked = (uint32_t)k->clash[c];
        if (premise == attacked)
            return premise;
        if (has(k->clash, k->clashes, attacker | premise))
            return premise;
        if (has(k->uses, d->premises, user | attacked))
            return attacked;
        u++;
        c++;
    }
    return MT_NO_ID;
}

/* The point that a relation bears on: an index into c->point. */
static uint32_t target_point(const compiler *k, const mt_relation *r)
{
    if (r->to.kind == MT_END_STATEMENT)
        return r->to.id;
    uint32_t premise = matching_premise(k, r);
    return premise != MT_NO_ID ? premise : k->d->statements + r->to.id;
}

/* First pass: which points have reasons, and which arguments a case of their own. */
static void find_reasons(compiler *k, uint32_t *target, bool *granted)
{
    const mt_debate *d = k->d;
    for (uint32_t i = 0; i < d->arguments; i++)
        k->has_case[i] = d->argument[i].steps == 0;
    for (uint32_t i = 0; i < d->steps; i++)
        k->c->has_reason[d->step[i].conclusion] = true;
    for (uint32_t i = 0; i < d->relations; i++) {
        const mt_relation *r = &d->relation[i];
        granted[i] = mt_is_granted(d, i, k->paths);
        target[i] = MT_NO_ID;
        if (r->kind == MT_UNDERCUT || granted[i])
            continue;
        target[i] = target_point(k, r);
        bool supports = r->kind == MT_SUPPORT || r->kind == MT_ENTAILMENT;
        if (target[i] >= d->statements) {
            k->has_case[r->to.id] = true;
            k->argument_has_reason[r->to.id] |= supports;
        } else if (supports && r->to.kind == MT_END_STATEMENT) {
            k->c->has_reason[target[i]] = true;
        }
    }
}

static void make_point(compiler *k, uint32_t index, mt_end of, bool presumed, bool granted)
{
    mt_point *p = &k->c->point[index];
    p->held = literal(k, MT_LIT_HELD, of);
    p->denied = literal(k, MT_LIT_DENIED, of);
    p->reason = literal(k, MT_LIT_REASON, of);
    p->presume = MT_NO_ID;
    rule(k, p->held, p->reason, MT_NO_ID);
    if (presumed) {
        p->presume = literal(k, MT_LIT_PRESUME, of);
        mt_aba_assume(&k->c->draft, p->presume, p->denied);
        rule(k, p->held, p->presume, MT_NO_ID);
    }
    if (granted)
        conclude(k, index, false, NULL, 0, (double)INFINITY);
}

static bool is_presumed(const compiler *k, bool put_forward, bool has_reason)
{
    switch (k->presume) {
    case MT_PRESUME_BARE: return put_forward && !has_reason;
    case MT_PRESUME_ALL: return put_forward;
    case MT_PRESUME_NONE: return false;
    }
    return false;
}

static void make_points(compiler *k)
{
    const mt_debate *d = k->d;
    for (uint32_t i = 0; i < d->statements; i++) {
        const mt_statement *s = &d->statement[i];
        bool presumed = i != d->motion && is_presumed(k, s->asserted, k->c->has_reason[i]);
        make_point(k, i, (mt_end){MT_END_STATEMENT, i}, presumed && !s->stipulated, s->stipulated);
    }
    for (uint32_t i = 0; i < d->arguments; i++) {
        mt_end of = {MT_END_ARGUMENT, i};
        k->c->point[d->statements + i] = (mt_point){MT_NO_ID, MT_NO_ID, MT_NO_ID, MT_NO_ID};
        if (k->has_case[i])
            make_point(k, d->statements + i, of, is_presumed(k, true, k->argument_has_reason[i]),
                       false);
        k->c->goes_through[i] = literal(k, MT_LIT_CASE, of);
        k->c->sketch[i] = (mt_inference){MT_NO_ID, MT_NO_ID};
        if (d->argument[i].steps)
            continue;
        k->c->sketch[i] = inference(k, of);
        rule(k, k->c->goes_through[i], k->c->point[d->statements + i].held, k->c->sketch[i].good);
    }
}

static void add_step(compiler *k, uint32_t id, uint32_t *body)
{
    const mt_debate *d = k->d;
    const mt_step *s = &d->step[id];
    const mt_argument *a = &d->argument[s->argument];
    bool last = id + 1 == a->first_step + a->steps;
    double weight = mt_prefer_weight(d, (mt_end){MT_END_ARGUMENT, s->argument}, k->prefer);
    uint32_t n = 0;
    k->c->step[id] = inference(k, (mt_end){MT_END_STEP, id});
    for (uint32_t p = 0; p < s->premises; p++)
        body[n++] = k->c->point[d->premise[s->first_premise + p]].held;
    body[n++] = k->c->step[id].good;
    if (last && k->has_case[s->argument])
        body[n++] = k->c->point[d->statements + s->argument].held;
    if (last)
        mt_aba_rule(&k->c->draft, k->c->goes_through[s->argument], body, n);
    else
        conclude(k, s->conclusion, false, body, n, weight);
    if (last)
        conclude(k, s->conclusion, false, &k->c->goes_through[s->argument], 1, weight);
    rebut(k, s->conclusion, true, k->c->step[id].bad, weight);
}

static uint32_t body_of(const compiler *k, mt_end from)
{
    return from.kind == MT_END_STATEMENT ? k->c->point[from.id].held : k->c->goes_through[from.id];
}

static uint32_t bad_of(const compiler *k, mt_end target)
{
    switch (target.kind) {
    case MT_END_STATEMENT: return MT_NO_ID;
    case MT_END_ARGUMENT: {
        const mt_argument *a = &k->d->argument[target.id];
        return a->steps ? k->c->step[a->first_step + a->steps - 1].bad
                        : k->c->sketch[target.id].bad;
    }
    case MT_END_STEP: return k->c->step[target.id].bad;
    case MT_END_RELATION: return k->c->relation[target.id].bad;
    }
    return MT_NO_ID;
}

static void add_relation(compiler *k, uint32_t id, uint32_t target)
{
    const mt_relation *r = &k->d->relation[id];
    const mt_inference *i = &k->c->relation[id];
    uint32_t body = body_of(k, r->from);
    if (r->kind == MT_UNDERCUT) {
        rule(k, bad_of(k, r->to), body, i->good);
        return;
    }
    const mt_point *to = &k->c->point[target];
    const mt_point *from = r->from.kind == MT_END_STATEMENT ? &k->c->point[r->from.id] : NULL;
    const double strict = (double)INFINITY;
    double weight = mt_prefer_weight(k->d, r->from, k->prefer) * r->relevance;
    const uint32_t there[2] = {body, i->good};
    switch (r->kind) {
    case MT_SUPPORT:
        if (target < k->d->statements && r->to.kind == MT_END_ARGUMENT)
            return; /* it states a premise that stands there already */
        conclude(k, target, false, there, 2, weight);
        rebut(k, target, true, i->bad, weight);
        return;
    case MT_ATTACK:
        conclude(k, target, true, there, 2, weight);
        rebut(k, target, false, i->bad, weight);
        return;
    case MT_ENTAILMENT:
        conclude(k, target, false, there, 2, strict);
        if (from)
            conclude(k, r->from.id, true, (uint32_t[]){to->denied, i->good}, 2, strict);
        return;
    case MT_CONTRADICTION:
    case MT_CONTRARY:
        conclude(k, target, true, there, 2, strict);
        if (from)
            conclude(k, r->from.id, true, (uint32_t[]){to->held, i->good}, 2, strict);
        if (r->kind == MT_CONTRADICTION && k->d->strict && from) {
            conclude(k, target, false, (uint32_t[]){from->denied, i->good}, 2, strict);
            conclude(k, r->from.id, false, (uint32_t[]){to->denied, i->good}, 2, strict);
        }
        return;
    case MT_UNDERCUT: return;
    }
}

static uint32_t heavy(void *ctx, uint32_t point)
{
    compiler *k = ctx;
    bool statement = point < k->d->statements;
    mt_end of = {statement ? MT_END_STATEMENT : MT_END_ARGUMENT,
                 statement ? point : point - k->d->statements};
    return literal(k, MT_LIT_HEAVY, of);
}

static void compile(compiler *k, bool *granted, uint32_t *body)
{
    const mt_debate *d = k->d;
    find_clashes(k);
    find_uses(k);
    if (mt_arena_failed(k->arena))
        return;
    find_reasons(k, k->c->target, granted);
    make_points(k);
    for (uint32_t i = 0; i < d->steps; i++)
        add_step(k, i, body);
    for (uint32_t i = 0; i < d->relations; i++)
        k->c->relation[i] = granted[i] ? (mt_inference){MT_NO_ID, MT_NO_ID}
                                       : inference(k, (mt_end){MT_END_RELATION, i});
    for (uint32_t i = 0; i < d->relations; i++)
        if (!granted[i])
            add_relation(k, i, k->c->target[i]);
    mt_prefer_rules(&k->c->draft, k->concluding.at, k->concluding.n, k->rebuttable.at,
                    k->rebuttable.n, heavy, k);
    k->c->aba = mt_aba_finish(&k->c->draft);
}

bool mt_compile(mt_compiled *c, const mt_debate *d, mt_presume presume, mt_prefer prefer,
                mt_arena *arena)
{
    compiler k = {.c = c, .d = d, .arena = arena, .presume = presume, .prefer = prefer};
    *c = (mt_compiled){.point = NULL};
    mt_aba_begin(&c->draft, arena);
    size_t points = (size_t)d->statements + d->arguments;
    c->point = MT_NEW_ARRAY(arena, mt_point, points + 1);
    c->goes_through = MT_NEW_ARRAY(arena, uint32_t, (size_t)d->arguments + 1);
    c->sketch = MT_NEW_ARRAY(arena, mt_inference, (size_t)d->arguments + 1);
    c->step = MT_NEW_ARRAY(arena, mt_inference, (size_t)d->steps + 1);
    c->relation = MT_NEW_ARRAY(arena, mt_inference, (size_t)d->relations + 1);
    c->has_reason = MT_NEW_ARRAY(arena, bool, (size_t)d->statements + 1);
    k.argument_has_reason = MT_NEW_ARRAY(arena, bool, (size_t)d->arguments + 1);
    k.has_case = MT_NEW_ARRAY(arena, bool, (size_t)d->arguments + 1);
    k.paths = mt_debate_paths(d, arena);
    c->target = MT_NEW_ARRAY(arena, uint32_t, (size_t)d->relations + 1);
    bool *granted = MT_NEW_ARRAY(arena, bool, (size_t)d->relations + 1);
    uint32_t *body = MT_NEW_ARRAY(arena, uint32_t, (size_t)d->premises + 2);
    if (mt_arena_failed(arena))
        return false;
    compile(&k, granted, body);
    return !mt_arena_failed(arena);
}

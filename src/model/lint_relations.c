/* Relations that the premises and conclusions of their arguments do not bear out, and
 * reasons that speak both for and against one thing.
 *
 * An argument bears on another one by its conclusion, which is a premise of the other, or
 * denies one.  Only where the premises and conclusions are written out can this be seen;
 * about sketches nothing is said. */
#include "model/lint_parts.h"

typedef struct pairs {
    mt_intern set;
    MT_VEC(uint8_t) bits; /* per pair */
} pairs;

enum { FOR = 1, AGAINST = 2, PREMISE = 4, TOLD = 8 };

typedef struct grounds {
    mt_linter *l;
    pairs statements; /* (statement, statement): the relations between them */
    pairs premises;   /* (argument, statement): what it rests on */
    pairs ends;       /* (end, end): every relation */
    uint64_t budget;  /* premises that may still be looked at one by one */
} grounds;

static uint8_t *bits_of(pairs *p, mt_arena *arena, const uint32_t *key, uint32_t n, bool add)
{
    moot_str bytes = {(const char *)key, n * sizeof(uint32_t)};
    uint32_t id = mt_intern_find(&p->set, bytes);
    if (id == MT_NO_ID && add) {
        uint32_t *own = MT_NEW_ARRAY(arena, uint32_t, n);
        if (!own)
            return NULL;
        memcpy(own, key, bytes.len);
        id = mt_intern_add(&p->set, (moot_str){(const char *)own, bytes.len});
        MT_VEC_PUSH(arena, &p->bits, 0);
    }
    return id < p->bits.n ? &p->bits.at[id] : NULL;
}

static void note(pairs *p, mt_arena *arena, uint32_t a, uint32_t b, uint8_t bit)
{
    uint32_t key[2] = {a, b};
    uint8_t *bits = bits_of(p, arena, key, 2, true);
    if (bits)
        *bits |= bit;
}

static bool has(pairs *p, uint32_t a, uint32_t b, uint8_t bit)
{
    uint32_t key[2] = {a, b};
    const uint8_t *bits = bits_of(p, NULL, key, 2, false);
    return bits && (*bits & bit);
}

static bool speaks_for(mt_relation_kind kind)
{
    return kind == MT_SUPPORT || kind == MT_ENTAILMENT;
}

static bool symmetric(mt_relation_kind kind)
{
    return kind == MT_CONTRADICTION || kind == MT_CONTRARY;
}

static void gather(grounds *g)
{
    const mt_debate *d = g->l->d;
    mt_arena *arena = &g->l->scratch;
    for (uint32_t i = 0; i < d->relations; i++) {
        const mt_relation *r = &d->relation[i];
        if (r->from.kind != MT_END_STATEMENT || r->to.kind != MT_END_STATEMENT)
            continue;
        note(&g->statements, arena, r->from.id, r->to.id, speaks_for(r->kind) ? FOR : AGAINST);
        if (symmetric(r->kind))
            note(&g->statements, arena, r->to.id, r->from.id, AGAINST);
    }
    for (uint32_t i = 0; i < d->steps; i++)
        for (uint32_t p = 0; p < d->step[i].premises; p++)
            note(&g->premises, arena, d->step[i].argument, d->premise[d->step[i].first_premise + p],
                 PREMISE);
}

/* The main conclusion of an argument, or MT_NO_ID for a sketch. */
static uint32_t conclusion_of(const mt_debate *d, uint32_t argument)
{
    const mt_argument *a = &d->argument[argument];
    return a->steps ? d->step[a->first_step + a->steps - 1].conclusion : MT_NO_ID;
}

/* Does `statement` bear on a premise of `argument`, by a relation of its own? */
static bool bears_on_premise(grounds *g, uint32_t statement, uint32_t argument, uint8_t how)
{
    const mt_debate *d = g->l->d;
    const mt_argument *a = &d->argument[argument];
    for (uint32_t s = 0; s < a->steps; s++) {
        const mt_step *step = &d->step[a->first_step + s];
        for (uint32_t p = 0; p < step->premises; p++) {
            if (g->budget == 0)
                return true;
            g->budget--;
            if (has(&g->statements, statement, d->premise[step->first_premise + p], how))
                return true;
        }
    }
    return false;
}

/* `r` leads to an argument with premises: is it grounded in them? */
static void check_target(grounds *g, const mt_relation *r, uint32_t reason, bool support)
{
    mt_linter *l = g->l;
    moot_str from = mt_lint_title(l, r->from), to = mt_lint_title(l, r->to);
    if (support && !has(&g->premises, r->to.id, reason, PREMISE) &&
        !bears_on_premise(g, reason, r->to.id, FOR))
        MT_LINT_FOUND(l, MT_LINT_SUPPORT, r->at,
                      "'%.*s' supports '%.*s', but %s none of its premises", MT_ARG(from),
                      MT_ARG(to), r->from.kind == MT_END_ARGUMENT ? "its conclusion is" : "is");
    if (!support && !bears_on_premise(g, reason, r->to.id, AGAINST))
        MT_LINT_FOUND(l, MT_LINT_ATTACK, r->at,
                      "'%.*s' attacks '%.*s', but %s none of its premises", MT_ARG(from),
                      MT_ARG(to),
                      r->from.kind == MT_END_ARGUMENT ? "its conclusion denies" : "denies");
}

/* `r` leads from an argument that concludes `reason` to a statement. */
static void check_source(grounds *g, const mt_relation *r, uint32_t reason, bool support)
{
    mt_linter *l = g->l;
    mt_end end = {MT_END_STATEMENT, reason};
    moot_str from = mt_lint_title(l, r->from), to = mt_lint_title(l, r->to);
    moot_str what = mt_lint_title(l, end);
    bool same = reason == r->to.id;
    if (support && !same && !has(&g->statements, reason, r->to.id, FOR))
        MT_LINT_FOUND(l, MT_LINT_SUPPORT, r->at, "'%.*s' supports '%.*s', but concludes '%.*s'",
                      MT_ARG(from), MT_ARG(to), MT_ARG(what));
    if (!support && (same || has(&g->statements, reason, r->to.id, FOR)))
        MT_LINT_FOUND(l, MT_LINT_ATTACK, r->at, "'%.*s' attacks '%.*s', but %s", MT_ARG(from),
                      MT_ARG(to), same ? "concludes it" : "its conclusion supports it");
}

static void check_grounds(grounds *g, const mt_relation *r)
{
    const mt_debate *d = g->l->d;
    bool support = r->kind == MT_SUPPORT;
    uint32_t reason = r->from.id;
    if (r->kind != MT_SUPPORT && r->kind != MT_ATTACK)
        return;
    if (r->from.kind == MT_END_ARGUMENT)
        reason = conclusion_of(d, r->from.id);
    if (reason == MT_NO_ID)
        return;
    if (r->to.kind == MT_END_ARGUMENT && d->argument[r->to.id].steps)
        check_target(g, r, reason, support);
    else if (r->to.kind == MT_END_STATEMENT && r->from.kind == MT_END_ARGUMENT)
        check_source(g, r, reason, support);
}

static void check_both(grounds *g, const mt_relation *r)
{
    if (r->kind == MT_UNDERCUT)
        return;
    uint32_t key[4] = {(uint32_t)r->from.kind, r->from.id, (uint32_t)r->to.kind, r->to.id};
    uint8_t bit = speaks_for(r->kind) ? FOR : AGAINST;
    for (int way = 0; way < (symmetric(r->kind) ? 2 : 1); way++) {
        uint8_t *bits = bits_of(&g->ends, &g->l->scratch, key, 4, true);
        if (!bits)
            return;
        *bits |= bit;
        if ((*bits & (FOR | AGAINST | TOLD)) == (FOR | AGAINST)) {
            mt_end from = way ? r->to : r->from, to = way ? r->from : r->to;
            MT_LINT_FOUND(g->l, MT_LINT_BOTH, r->at, "'%.*s' both supports and attacks '%.*s'",
                          MT_ARG(mt_lint_title(g->l, from)), MT_ARG(mt_lint_title(g->l, to)));
            *bits |= TOLD;
        }
        memcpy(key, (uint32_t[4]){key[2], key[3], key[0], key[1]}, sizeof(key));
    }
}

void mt_lint_relations(mt_linter *l)
{
    grounds g = {.l = l, .budget = 64 * ((uint64_t)l->d->relations + l->d->premises) + 1000};
    mt_intern_init(&g.statements.set, &l->scratch, 1);
    mt_intern_init(&g.premises.set, &l->scratch, 2);
    mt_intern_init(&g.ends.set, &l->scratch, 3);
    gather(&g);
    if (mt_arena_failed(&l->scratch))
        return;
    for (uint32_t i = 0; i < l->d->relations; i++) {
        check_grounds(&g, &l->d->relation[i]);
        check_both(&g, &l->d->relation[i]);
    }
}

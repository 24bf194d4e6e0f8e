#include "semantics/aba_encode.h"

#include "af/graph.h"
#include "semantics/af_parts.h"

enum { LEANS_AFTER = 4 };

/* Rules by head and by body literal. */
static bool index_rules(const mt_aba *aba, mt_arena *arena, mt_aba_facts *facts)
{
    uint32_t bodies = aba->start[aba->rules];
    uint32_t *heads_at = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->literals + 2);
    uint32_t *heads = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->rules + 1);
    uint32_t *uses_at = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->literals + 2);
    uint32_t *uses = MT_NEW_ARRAY(arena, uint32_t, (size_t)bodies + 1);
    if (mt_arena_failed(arena))
        return false;
    for (uint32_t r = 0; r < aba->rules; r++)
        heads_at[aba->head[r] + 2]++;
    for (uint32_t i = 0; i < bodies; i++)
        uses_at[aba->body[i] + 2]++;
    for (uint32_t x = 0; x < aba->literals; x++) {
        heads_at[x + 2] += heads_at[x + 1];
        uses_at[x + 2] += uses_at[x + 1];
    }
    for (uint32_t r = 0; r < aba->rules; r++) {
        heads[heads_at[aba->head[r] + 1]++] = r;
        for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++)
            uses[uses_at[aba->body[i] + 1]++] = r;
    }
    facts->rules_at = heads_at;
    facts->rules_of = heads;
    facts->uses_at = uses_at;
    facts->uses_of = uses;
    return true;
}

/* Components of the graph that joins each head to its bodies. */
static moot_status find_cycles(const mt_aba *aba, mt_arena *arena, mt_aba_facts *facts)
{
    uint32_t bodies = aba->start[aba->rules];
    mt_arena own;
    mt_arena_init(&own, &arena->alloc);
    uint32_t *from = MT_NEW_ARRAY(&own, uint32_t, (size_t)bodies + 1);
    uint32_t *to = MT_NEW_ARRAY(&own, uint32_t, (size_t)bodies + 1);
    mt_af graph;
    mt_af_components parts;
    moot_status status = mt_arena_failed(&own) ? MOOT_E_NOMEM : MOOT_OK;
    for (uint32_t r = 0; status == MOOT_OK && r < aba->rules; r++)
        for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++) {
            from[i] = aba->body[i];
            to[i] = aba->head[r];
        }
    if (status == MOOT_OK)
        status = mt_af_build(&own, aba->literals, bodies, from, to, &graph);
    if (status == MOOT_OK)
        status = mt_af_strong(&graph, arena, &parts);
    if (status == MOOT_OK) {
        facts->component = parts.of;
        facts->cyclic = parts.count < aba->literals;
        for (uint32_t x = 0; x < aba->literals; x++)
            facts->cyclic = facts->cyclic || mt_af_attacks(&graph, x, x);
    }
    mt_arena_free(&own);
    return status;
}

moot_status mt_aba_look(const mt_aba *aba, mt_arena *arena, mt_aba_facts *facts)
{
    *facts = (mt_aba_facts){.aba = aba};
    uint8_t *grounded = MT_NEW_ARRAY(arena, uint8_t, (size_t)aba->literals + 1);
    if (!grounded || !index_rules(aba, arena, facts))
        return MOOT_E_NOMEM;
    moot_status status = mt_grounded(aba, &arena->alloc, grounded);
    facts->grounded = grounded;
    return status == MOOT_OK ? find_cycles(aba, arena, facts) : status;
}

typedef struct derivation {
    uint8_t *derived;
    uint32_t *why, *queue;
    uint32_t n;
} derivation;

static void conclude(derivation *d, uint32_t x, uint32_t rule)
{
    if (d->derived[x])
        return;
    d->derived[x] = 1;
    d->queue[d->n++] = x;
    if (d->why)
        d->why[x] = rule;
}

void mt_aba_derive(const mt_aba_facts *facts, const uint8_t *given, uint8_t *derived, uint32_t *why,
                   uint32_t *left, uint32_t *queue)
{
    const mt_aba *aba = facts->aba;
    derivation d = {derived, why, queue, 0};
    for (uint32_t x = 0; x < aba->literals; x++) {
        derived[x] = given[x] != 0;
        if (derived[x])
            queue[d.n++] = x;
        if (why)
            why[x] = MT_NO_ID;
    }
    for (uint32_t r = 0; r < aba->rules; r++) {
        left[r] = aba->start[r + 1] - aba->start[r];
        if (left[r] == 0)
            conclude(&d, aba->head[r], r);
    }
    for (uint32_t done = 0; done < d.n; done++) {
        uint32_t x = d.queue[done];
        for (uint32_t i = facts->uses_at[x]; i < facts->uses_at[x + 1]; i++) {
            uint32_t r = facts->uses_of[i];
            if (--left[r] == 0)
                conclude(&d, aba->head[r], r);
        }
    }
}

/* The literal of each rule's body in one layer, and body -> head. */
static void encode_rules(mt_aba_code *c, int layer, int *body)
{
    const mt_aba *aba = c->facts->aba;
    for (uint32_t r = 0; r < aba->rules; r++) {
        uint32_t from = aba->start[r], n = aba->start[r + 1] - from;
        int head = layer + (int)aba->head[r];
        if (n == 0) {
            body[r] = 0;
            mt_sat_clause1(c->sat, head);
            continue;
        }
        body[r] = n == 1 ? layer + (int)aba->body[from] : mt_sat_var(c->sat);
        for (uint32_t i = 0; n > 1 && i < n; i++)
            mt_sat_clause2(c->sat, -body[r], layer + (int)aba->body[from + i]);
        for (uint32_t i = 0; n > 1 && i < n; i++)
            mt_sat_add(c->sat, -(layer + (int)aba->body[from + i]));
        if (n > 1)
            mt_sat_clause1(c->sat, body[r]);
        mt_sat_clause2(c->sat, -body[r], head);
    }
}

/* x -> some body of a rule for it. */
static void encode_completion(mt_aba_code *c, int layer, const int *body)
{
    const mt_aba_facts *f = c->facts;
    for (uint32_t x = 0; x < f->aba->literals; x++) {
        bool fact = f->aba->contrary[x] != MT_NO_ID;
        for (uint32_t i = f->rules_at[x]; i < f->rules_at[x + 1]; i++)
            fact = fact || body[f->rules_of[i]] == 0;
        if (fact)
            continue;
        for (uint32_t i = f->rules_at[x]; i < f->rules_at[x + 1]; i++)
            mt_sat_add(c->sat, body[f->rules_of[i]]);
        mt_sat_clause1(c->sat, -(layer + (int)x));
    }
}

static void encode_assumptions(mt_aba_code *c)
{
    const mt_aba *aba = c->facts->aba;
    for (uint32_t a = 0; a < aba->literals; a++) {
        uint32_t contrary = aba->contrary[a];
        if (contrary == MT_NO_ID)
            continue;
        int in = mt_aba_d(c, a), hit = mt_aba_d(c, contrary);
        mt_sat_clause2(c->sat, -in, -hit);
        if (c->kind == MT_ABA_STABLE)
            mt_sat_clause2(c->sat, in, hit);
        if (!c->u0)
            continue;
        mt_sat_clause2(c->sat, hit, c->u0 + (int)a);
        mt_sat_clause2(c->sat, -in, -(c->u0 + (int)contrary));
        if (c->kind == MT_ABA_COMPLETE) {
            mt_sat_clause2(c->sat, -hit, -(c->u0 + (int)a));
            mt_sat_clause2(c->sat, in, c->u0 + (int)contrary);
        }
    }
}

/* What the set derives, the assumptions that it does not attack derive too: no set that
 * attacks itself is looked for.  Implied, but not by unit propagation. */
static void encode_order(mt_aba_code *c)
{
    for (uint32_t x = 0; x < c->facts->aba->literals; x++)
        mt_sat_clause2(c->sat, -mt_aba_d(c, x), c->u0 + (int)x);
}

/* What the grounded extension settles; for sets that need not defend themselves, what
 * no set derives. */
static void encode_grounded(mt_aba_code *c)
{
    const mt_aba_facts *f = c->facts;
    bool free = c->kind == MT_ABA_FREE;
    for (uint32_t x = 0; x < f->aba->literals; x++) {
        if (free && f->grounded[x] & MT_LIT_EVER)
            continue;
        if (!free && f->grounded[x] & MT_LIT_IN)
            mt_sat_clause1(c->sat, mt_aba_d(c, x));
        else if (free || !(f->grounded[x] & MT_LIT_POSSIBLE))
            mt_sat_clause1(c->sat, -mt_aba_d(c, x));
    }
}

moot_status mt_aba_encode(mt_aba_code *c, const mt_aba_facts *facts, mt_aba_kind kind,
                          const mt_stop *stop, mt_arena *arena)
{
    mt_sat_style style = facts->aba->literals < 4000 ? MT_SAT_QUICK : MT_SAT_PLAIN;
    return mt_aba_encode_as(c, facts, kind, style, stop, arena);
}

moot_status mt_aba_encode_as(mt_aba_code *c, const mt_aba_facts *facts, mt_aba_kind kind,
                             mt_sat_style style, const mt_stop *stop, mt_arena *arena)
{
    const mt_aba *aba = facts->aba;
    *c = (mt_aba_code){.facts = facts, .arena = arena, .kind = kind};
    c->d_body = MT_NEW_ARRAY(arena, int, (size_t)aba->rules + 1);
    c->u_body = MT_NEW_ARRAY(arena, int, (size_t)aba->rules + 1);
    c->given = MT_NEW_ARRAY(arena, uint8_t, (size_t)aba->literals + 1);
    c->derived = MT_NEW_ARRAY(arena, uint8_t, (size_t)aba->literals + 1);
    c->left = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->rules + 1);
    c->queue = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->literals + 1);
    if (mt_arena_failed(arena))
        return MOOT_E_NOMEM;
    c->sat = mt_sat_new(style, stop);
    if (!c->sat)
        return MOOT_E_NOMEM;
    c->d0 = mt_sat_vars(c->sat, aba->literals);
    encode_rules(c, c->d0, c->d_body);
    encode_completion(c, c->d0, c->d_body);
    if (kind == MT_ABA_ADMISSIBLE || kind == MT_ABA_COMPLETE) {
        c->u0 = mt_sat_vars(c->sat, aba->literals);
        encode_rules(c, c->u0, c->u_body);
        encode_order(c);
    }
    if (kind == MT_ABA_COMPLETE)
        encode_completion(c, c->u0, c->u_body);
    encode_assumptions(c);
    encode_grounded(c);
    return mt_sat_status(c->sat);
}

/* Literals of the model without support, numbered as arguments of a graph in which
 * y attacks x if x was concluded from y by a rule whose body holds. */
typedef struct circle {
    mt_arena arena;
    uint32_t n;
    uint32_t *id;      /* literal -> number + 1, or 0 */
    uint32_t *literal; /* number -> literal */
    mt_af graph;
    mt_af_components parts;
} circle;

static bool body_holds(const mt_aba_code *c, int layer, uint32_t r)
{
    const mt_aba *aba = c->facts->aba;
    for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++)
        if (!mt_sat_true(c->sat, layer + (int)aba->body[i]))
            return false;
    return true;
}

typedef struct edges {
    MT_VEC(uint32_t) from;
    MT_VEC(uint32_t) to;
} edges;

static void join(circle *o, edges *e, uint32_t from, uint32_t to)
{
    MT_VEC_PUSH(&o->arena, &e->from, from);
    MT_VEC_PUSH(&o->arena, &e->to, to);
}

/* An edge to number `k` from each literal without support in the body of rule r. */
static void draw_rule(const mt_aba *aba, uint32_t r, uint32_t k, circle *o, edges *e)
{
    for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++) {
        uint32_t id = o->id[aba->body[i]];
        if (id != 0)
            join(o, e, id - 1, k);
    }
}

static moot_status draw(mt_aba_code *c, int layer, circle *o)
{
    const mt_aba_facts *f = c->facts;
    edges e = {0};
    for (uint32_t k = 0; k < o->n; k++) {
        uint32_t x = o->literal[k];
        for (uint32_t i = f->rules_at[x]; i < f->rules_at[x + 1]; i++)
            if (body_holds(c, layer, f->rules_of[i]))
                draw_rule(f->aba, f->rules_of[i], k, o, &e);
    }
    if (mt_arena_failed(&o->arena))
        return MOOT_E_NOMEM;
    moot_status status = mt_af_build(&o->arena, o->n, e.from.n, e.from.at, e.to.at, &o->graph);
    return status == MOOT_OK ? mt_af_strong(&o->graph, &o->arena, &o->parts) : status;
}

/* A component that rests on nothing but itself. */
static bool is_last(const circle *o, uint32_t part)
{
    for (uint32_t i = o->parts.start[part]; i < o->parts.start[part + 1]; i++) {
        uint32_t k = o->parts.order[i];
        for (uint32_t e = o->graph.in_at[k]; e < o->graph.in_at[k + 1]; e++)
            if (o->parts.of[o->graph.in[e]] != part)
                return false;
    }
    return true;
}

static bool within(const circle *o, uint32_t x, uint32_t part)
{
    return o->id[x] && o->parts.of[o->id[x] - 1] == part;
}

/* Each literal of the component needs a rule from outside.  One variable for "some
 * such rule holds" keeps this linear. */
static void forbid(mt_aba_code *c, int layer, const int *body, const circle *o, uint32_t part)
{
    const mt_aba_facts *f = c->facts;
    int any = mt_sat_var(c->sat);
    for (uint32_t i = o->parts.start[part]; i < o->parts.start[part + 1]; i++) {
        uint32_t x = o->literal[o->parts.order[i]];
        for (uint32_t e = f->rules_at[x]; e < f->rules_at[x + 1]; e++) {
            uint32_t r = f->rules_of[e];
            bool outside = true;
            for (uint32_t b = f->aba->start[r]; outside && b < f->aba->start[r + 1]; b++)
                outside = !within(o, f->aba->body[b], part);
            if (outside)
                mt_sat_add(c->sat, body[r]);
        }
    }
    mt_sat_clause1(c->sat, -any);
    for (uint32_t i = o->parts.start[part]; i < o->parts.start[part + 1]; i++)
        mt_sat_clause2(c->sat, any, -(layer + (int)o->literal[o->parts.order[i]]));
}

static void gather(mt_aba_code *c, int layer, circle *o)
{
    uint32_t literals = c->facts->aba->literals;
    o->id = MT_NEW_ARRAY(&o->arena, uint32_t, (size_t)literals + 1);
    o->literal = MT_NEW_ARRAY(&o->arena, uint32_t, (size_t)literals + 1);
    if (mt_arena_failed(&o->arena))
        return;
    for (uint32_t x = 0; x < literals; x++)
        if (!c->derived[x] && mt_sat_true(c->sat, layer + (int)x)) {
            o->literal[o->n++] = x;
            o->id[x] = o->n;
        }
}

/* Does one layer of the model rest on itself somewhere?  Then say that it may not:
 * a loop formula for each component that rests on nothing else. */
static moot_status mend(mt_aba_code *c, int layer, const int *body, bool *mended)
{
    const mt_aba *aba = c->facts->aba;
    for (uint32_t x = 0; x < aba->literals; x++)
        c->given[x] = aba->contrary[x] != MT_NO_ID && mt_sat_true(c->sat, layer + (int)x);
    mt_aba_derive(c->facts, c->given, c->derived, NULL, c->left, c->queue);
    circle o = {0};
    mt_arena_init(&o.arena, &c->arena->alloc);
    gather(c, layer, &o);
    moot_status status = mt_arena_failed(&o.arena) ? MOOT_E_NOMEM : MOOT_OK;
    *mended = o.n > 0;
    if (status == MOOT_OK && o.n > 0)
        status = draw(c, layer, &o);
    for (uint32_t part = 0; status == MOOT_OK && o.n > 0 && part < o.parts.count; part++)
        if (is_last(&o, part))
            forbid(c, layer, body, &o, part);
    mt_arena_free(&o.arena);
    return status;
}

/* Models that lack assumptions lean on circles: from now on try assumptions as members. */
static void lean(mt_aba_code *c)
{
    for (uint32_t a = 0; a < c->facts->aba->literals; a++)
        if (c->facts->aba->contrary[a] != MT_NO_ID)
            mt_sat_phase(c->sat, mt_aba_d(c, a));
}

static moot_status ask(mt_aba_code *c, const int *assumed, uint32_t n, int conflicts,
                       mt_sat_answer *answer)
{
    for (uint32_t mends = 0;; mends++) {
        if (c->leans && mends == LEANS_AFTER)
            lean(c);
        if (conflicts > 0)
            mt_sat_limit(c->sat, conflicts);
        for (uint32_t i = 0; i < n; i++)
            mt_sat_assume(c->sat, assumed[i]);
        *answer = mt_sat_solve(c->sat);
        if (*answer == MT_SAT_UNKNOWN) {
            moot_status status = mt_sat_status(c->sat);
            return status == MOOT_OK && conflicts == 0 ? MOOT_E_CANCELLED : status;
        }
        if (*answer == MT_SAT_NO || !c->facts->cyclic)
            return mt_sat_status(c->sat);
        bool mended;
        moot_status status = mend(c, c->d0, c->d_body, &mended);
        if (status == MOOT_OK && !mended && c->kind == MT_ABA_COMPLETE)
            status = mend(c, c->u0, c->u_body, &mended);
        if (status != MOOT_OK)
            return status;
        if (!mended)
            return mt_sat_status(c->sat);
    }
}

moot_status mt_aba_ask(mt_aba_code *c, const int *assumed, uint32_t n, mt_sat_answer *answer)
{
    return ask(c, assumed, n, 0, answer);
}

moot_status mt_aba_try(mt_aba_code *c, int conflicts, mt_sat_answer *answer)
{
    return ask(c, NULL, 0, conflicts, answer);
}

void mt_aba_model(const mt_aba_code *c, uint8_t *set)
{
    const mt_aba *aba = c->facts->aba;
    for (uint32_t a = 0; a < aba->literals; a++)
        set[a] = aba->contrary[a] != MT_NO_ID && mt_sat_true(c->sat, mt_aba_d(c, a));
}

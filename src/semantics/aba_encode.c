#include "semantics/aba_encode.h"

#include "af/graph.h"
#include "semantics/af_parts.h"

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
        derived[x] = 0;
        if (why)
            why[x] = MT_NO_ID;
    }
    for (uint32_t x = 0; x < aba->literals; x++)
        if (given[x])
            conclude(&d, x, MT_NO_ID);
    for (uint32_t r = 0; r < aba->rules; r++) {
        left[r] = aba->start[r + 1] - aba->start[r];
        if (left[r] == 0)
            conclude(&d, aba->head[r], r);
    }
    for (uint32_t done = 0; done < d.n; done++) {
        uint32_t x = queue[done];
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
        if (c->kind == MT_ABA_STABLE) {
            mt_sat_clause2(c->sat, in, hit);
            continue;
        }
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

/* What the grounded extension settles. */
static void encode_grounded(mt_aba_code *c)
{
    const mt_aba_facts *f = c->facts;
    for (uint32_t x = 0; x < f->aba->literals; x++) {
        if (f->grounded[x] & MT_LIT_IN)
            mt_sat_clause1(c->sat, mt_aba_d(c, x));
        else if (!(f->grounded[x] & MT_LIT_POSSIBLE))
            mt_sat_clause1(c->sat, -mt_aba_d(c, x));
    }
}

moot_status mt_aba_encode(mt_aba_code *c, const mt_aba_facts *facts, mt_aba_kind kind,
                          const mt_stop *stop, mt_arena *arena)
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
    c->sat = mt_sat_new(aba->literals < 4000 ? MT_SAT_QUICK : MT_SAT_PLAIN, stop);
    if (!c->sat)
        return MOOT_E_NOMEM;
    c->d0 = mt_sat_vars(c->sat, aba->literals);
    encode_rules(c, c->d0, c->d_body);
    encode_completion(c, c->d0, c->d_body);
    if (kind != MT_ABA_STABLE) {
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

/* Forbid the circle of literals marked 2 in c->derived: each needs a rule from outside. */
static void forbid(mt_aba_code *c, int layer, const int *body, uint32_t component)
{
    const mt_aba_facts *f = c->facts;
    const mt_aba *aba = f->aba;
    mt_arena own;
    mt_arena_init(&own, &c->arena->alloc);
    MT_VEC(int) outside = {0};
    for (uint32_t r = 0; r < aba->rules; r++) {
        uint32_t x = aba->head[r];
        bool leaves = c->derived[x] == 2 && f->component[x] == component;
        for (uint32_t i = aba->start[r]; leaves && i < aba->start[r + 1]; i++)
            leaves = !(c->derived[aba->body[i]] == 2 && f->component[aba->body[i]] == component);
        if (leaves)
            MT_VEC_PUSH(&own, &outside, body[r]);
    }
    for (uint32_t x = 0; !mt_arena_failed(&own) && x < aba->literals; x++) {
        if (c->derived[x] != 2 || f->component[x] != component)
            continue;
        for (uint32_t i = 0; i < outside.n; i++)
            mt_sat_add(c->sat, outside.at[i]);
        mt_sat_clause1(c->sat, -(layer + (int)x));
    }
    if (mt_arena_failed(&own))
        c->arena->failed = true;
    mt_arena_free(&own);
}

/* Does one layer of the model rest on itself somewhere?  Then say that it may not. */
static bool mend(mt_aba_code *c, int layer, const int *body)
{
    const mt_aba *aba = c->facts->aba;
    for (uint32_t x = 0; x < aba->literals; x++)
        c->given[x] = aba->contrary[x] != MT_NO_ID && mt_sat_true(c->sat, layer + (int)x);
    mt_aba_derive(c->facts, c->given, c->derived, NULL, c->left, c->queue);
    uint32_t n = 0;
    for (uint32_t x = 0; x < aba->literals; x++)
        if (!c->derived[x] && mt_sat_true(c->sat, layer + (int)x)) {
            c->derived[x] = 2;
            c->queue[n++] = x;
        }
    for (uint32_t i = 0; i < n; i++) { /* each component once */
        bool first = true;
        for (uint32_t k = 0; first && k < i; k++)
            first = c->facts->component[c->queue[k]] != c->facts->component[c->queue[i]];
        if (first)
            forbid(c, layer, body, c->facts->component[c->queue[i]]);
    }
    return n > 0;
}

static moot_status ask(mt_aba_code *c, const int *assumed, uint32_t n, int conflicts,
                       mt_sat_answer *answer)
{
    for (;;) {
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
        /* both layers are read before a clause is added */
        bool mended = mend(c, c->d0, c->d_body);
        if (!mended && c->kind == MT_ABA_COMPLETE)
            mended = mend(c, c->u0, c->u_body);
        if (mt_arena_failed(c->arena))
            return MOOT_E_NOMEM;
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

/* Goal -> the smallest set of assumptions that reaches it and defends itself. */
#include "judge/defence.h"

#include "judge/smallest.h"

#include <string.h>

enum { QUESTIONS = 6000, FEW = 40, WORK = 12000000 };

/* ---- founded sets: by the grounded extension of the gated framework ---- */

static bool make_gated(mt_defender *k)
{
    const mt_aba *aba = k->aba;
    uint32_t n = aba->literals, extra = 0, bodies = aba->start[aba->rules];
    for (uint32_t a = 0; a < n; a++)
        extra += aba->contrary[a] != MT_NO_ID;
    uint32_t unsettled = n + extra, opposite = unsettled + 1, never = opposite + 1;
    size_t rules = (size_t)aba->rules + 2 * (size_t)extra + 1;
    uint32_t *contrary = MT_NEW_ARRAY(k->arena, uint32_t, (size_t)never + 1);
    uint32_t *head = MT_NEW_ARRAY(k->arena, uint32_t, rules);
    uint32_t *start = MT_NEW_ARRAY(k->arena, uint32_t, rules + 1);
    k->body = MT_NEW_ARRAY(k->arena, uint32_t, (size_t)bodies + 2 * (size_t)extra + 1);
    k->gate = MT_NEW_ARRAY(k->arena, uint32_t, (size_t)n + 1);
    k->bits = MT_NEW_ARRAY(k->arena, uint8_t, (size_t)never + 1);
    if (mt_arena_failed(k->arena))
        return false;
    memcpy(head, aba->head, aba->rules * sizeof(*head));
    memcpy(start, aba->start, (aba->rules + 1) * sizeof(*start));
    if (bodies)
        memcpy(k->body, aba->body, bodies * sizeof(*k->body));
    uint32_t r = aba->rules, fresh = n;
    for (uint32_t x = 0; x <= never; x++)
        contrary[x] = MT_NO_ID;
    for (uint32_t a = 0; a < n; a++) {
        if (aba->contrary[a] == MT_NO_ID)
            continue;
        contrary[a] = fresh;
        head[r] = head[r + 1] = fresh++;
        k->body[bodies++] = aba->contrary[a];
        start[++r] = bodies;
        k->gate[a] = bodies;
        k->body[bodies++] = unsettled;
        start[++r] = bodies;
    }
    contrary[unsettled] = opposite;
    head[r] = opposite;
    k->body[bodies++] = unsettled;
    start[++r] = bodies;
    k->gated = (mt_aba){never + 1, r, contrary, head, start, k->body};
    return true;
}

/* Only the members of `set` can be accepted. */
static void set_gates(mt_defender *k, const uint8_t *set)
{
    uint32_t unsettled = k->gated.literals - 3, never = k->gated.literals - 1;
    for (uint32_t a = 0; a < k->aba->literals; a++)
        if (k->aba->contrary[a] != MT_NO_ID)
            k->body[k->gate[a]] = set[a] ? never : unsettled;
}

static bool reached(mt_goal goal, const uint8_t *bits)
{
    return (goal.derived != MT_NO_ID && (bits[goal.derived] & MT_LIT_IN)) ||
           (goal.defeated != MT_NO_ID && !(bits[goal.defeated] & MT_LIT_POSSIBLE));
}

/* ---- any set: what follows from it, what it leaves ---- */

static void look_at(mt_defender *k, const uint8_t *set, uint32_t *by)
{
    const mt_aba *aba = k->aba;
    mt_aba_derive(&k->facts, set, k->derived, by, k->left, k->queue);
    for (uint32_t a = 0; a < aba->literals; a++)
        k->given[a] = aba->contrary[a] != MT_NO_ID && !k->derived[aba->contrary[a]];
    mt_aba_derive(&k->facts, k->given, k->possible, NULL, k->left, k->queue);
}

bool mt_goal_reached(mt_defender *k, mt_goal goal, const uint8_t *set)
{
    look_at(k, set, NULL);
    return (goal.derived != MT_NO_ID && k->derived[goal.derived]) ||
           (goal.defeated != MT_NO_ID && !k->possible[goal.defeated]);
}

/* ---- the smallest ---- */

typedef struct quest {
    mt_defender *k;
    mt_goal goal;
    uint32_t *element; /* literals that may be in the set */
    uint32_t n;
    uint8_t *set;
    mt_aba_code code;
    int *assumed, *beside;
} quest;

static void spread(const quest *q, const uint8_t *allowed)
{
    memset(q->set, 0, q->k->aba->literals);
    for (uint32_t e = 0; e < q->n; e++)
        q->set[q->element[e]] = allowed[e];
}

static moot_status founded_works(void *ctx, const uint8_t *allowed, bool *yes)
{
    quest *q = ctx;
    spread(q, allowed);
    set_gates(q->k, q->set);
    moot_status status = mt_grounded(&q->k->gated, &q->k->arena->alloc, q->k->bits);
    *yes = status == MOOT_OK && reached(q->goal, q->k->bits);
    return status;
}

static bool failed_beside(const quest *q, uint32_t e)
{
    const mt_aba_code *code = q->k->beside;
    return mt_sat_true(q->code.sat, mt_aba_d(&q->code, q->element[e])) &&
           mt_sat_failed(code->sat, mt_aba_d(code, q->k->full[q->element[e]]));
}

/* Is the set of the last model part of a model beside it?  If not, say so to the solver. */
static moot_status look_beside(quest *q, bool *yes)
{
    mt_defender *k = q->k;
    mt_sat_answer answer;
    uint32_t n = 0;
    for (uint32_t e = 0; e < q->n; e++)
        if (mt_sat_true(q->code.sat, mt_aba_d(&q->code, q->element[e])))
            q->beside[n++] = mt_aba_d(k->beside, k->full[q->element[e]]);
    moot_status status = mt_aba_ask(k->beside, q->beside, n, &answer);
    *yes = status == MOOT_OK && answer == MT_SAT_YES;
    for (uint32_t e = 0; status == MOOT_OK && !*yes && e < q->n; e++)
        q->beside[e] = failed_beside(q, e); /* the list was used already */
    for (uint32_t e = 0; status == MOOT_OK && !*yes && e < q->n; e++)
        if (q->beside[e])
            mt_sat_add(q->code.sat, -mt_aba_d(&q->code, q->element[e]));
    if (status == MOOT_OK && !*yes)
        mt_sat_end(q->code.sat);
    return status;
}

static moot_status admissible_works(void *ctx, const uint8_t *allowed, bool *yes)
{
    quest *q = ctx;
    mt_sat_answer answer;
    uint32_t n = 0;
    moot_status status;
    bool fits;
    for (uint32_t e = 0; e < q->n; e++)
        if (!allowed[e])
            q->assumed[n++] = -mt_aba_d(&q->code, q->element[e]);
    do {
        status = mt_aba_ask(&q->code, q->assumed, n, &answer);
        *yes = status == MOOT_OK && answer == MT_SAT_YES;
        fits = true;
        if (*yes && q->k->beside)
            status = look_beside(q, &fits);
    } while (status == MOOT_OK && !fits);
    return status;
}

static void admissible_core(void *ctx, uint8_t *core)
{
    const quest *q = ctx;
    for (uint32_t e = 0; e < q->n; e++)
        core[e] = core[e] && mt_sat_failed(q->code.sat, -mt_aba_d(&q->code, q->element[e]));
}

static moot_status encode(quest *q, const uint8_t *within, uint8_t *const *others, uint32_t n)
{
    mt_defender *k = q->k;
    mt_aba_facts facts = k->facts;
    facts.grounded = k->free;
    moot_status status = mt_aba_encode(&q->code, &facts, MT_ABA_ADMISSIBLE, k->stop, k->arena);
    if (status != MOOT_OK)
        return status;
    q->code.facts = &k->facts;
    if (q->goal.derived != MT_NO_ID)
        mt_sat_add(q->code.sat, mt_aba_d(&q->code, q->goal.derived));
    if (q->goal.defeated != MT_NO_ID)
        mt_sat_add(q->code.sat, -(q->code.u0 + (int)q->goal.defeated));
    mt_sat_end(q->code.sat);
    for (uint32_t i = 0; i < n; i++) {
        look_at(k, others[i], NULL);
        for (uint32_t a = 0; a < k->aba->literals; a++)
            if (k->aba->contrary[a] != MT_NO_ID && k->derived[k->aba->contrary[a]])
                mt_sat_add(q->code.sat, mt_aba_d(&q->code, a));
        mt_sat_end(q->code.sat);
    }
    for (uint32_t a = 0; a < k->aba->literals; a++)
        if (k->aba->contrary[a] != MT_NO_ID && within && !within[a])
            mt_sat_clause1(q->code.sat, -mt_aba_d(&q->code, a));
    return mt_sat_status(q->code.sat);
}

static moot_status seek(quest *q, bool founded, mt_defence *found)
{
    mt_defender *k = q->k;
    uint64_t size = (uint64_t)k->aba->literals + k->aba->rules, most = WORK / (size + 1);
    mt_smallest_task task = {.n = q->n,
                             .works = founded ? founded_works : admissible_works,
                             .core = founded ? NULL : admissible_core,
                             .ctx = q,
                             .most = most < QUESTIONS ? (uint32_t)most : QUESTIONS,
                             .stop = k->stop};
    mt_smallest smallest;
    if (founded && most < FEW) {
        memset(q->set, 0, k->aba->literals);
        for (uint32_t e = 0; e < q->n; e++)
            q->set[q->element[e]] = 1;
        found->exists = found->whole = true;
        return MOOT_OK;
    }
    task.most = task.most < FEW ? FEW : task.most;
    moot_status status = mt_smallest_find(&task, k->arena, &smallest);
    if (status != MOOT_OK)
        return status;
    found->exists = smallest.exists;
    found->proved = smallest.proved;
    spread(q, smallest.in);
    if (!founded && found->exists && !smallest.proved) {
        /* What may be in the set was narrowed; the set is a model within it. */
        bool yes;
        status = admissible_works(q, smallest.in, &yes);
        if (status == MOOT_OK)
            mt_aba_model(&q->code, q->set);
    }
    return status;
}

/* ---- what the set says ---- */

/* Of each literal that is in, a rule whose body came before it. */
static void find_rules(const mt_defender *k, const uint32_t *when, mt_defence *f)
{
    const mt_aba *aba = k->aba;
    for (uint32_t x = 0; x < aba->literals; x++) {
        uint32_t best = UINT32_MAX;
        f->by[x] = MT_NO_ID;
        for (uint32_t i = k->facts.rules_at[x]; f->in[x] && i < k->facts.rules_at[x + 1]; i++) {
            uint32_t r = k->facts.rules_of[i], last = 0;
            for (uint32_t b = aba->start[r]; b < aba->start[r + 1]; b++) {
                uint32_t at = f->in[aba->body[b]] ? when[aba->body[b]] : UINT32_MAX;
                last = at > last ? at : last;
            }
            if (last < when[x] && last < best) {
                best = last;
                f->by[x] = r;
            }
        }
    }
}

static moot_status tell_founded(mt_defender *k, mt_defence *f)
{
    uint32_t *when = MT_NEW_ARRAY(k->arena, uint32_t, (size_t)k->gated.literals + 1);
    if (!when)
        return MOOT_E_NOMEM;
    set_gates(k, f->set);
    moot_status status = mt_grounded_when(&k->gated, &k->arena->alloc, k->bits, when);
    for (uint32_t x = 0; status == MOOT_OK && x < k->aba->literals; x++) {
        f->in[x] = (k->bits[x] & MT_LIT_IN) != 0;
        f->out[x] = !(k->bits[x] & MT_LIT_POSSIBLE);
        f->rank[x] = when[x];
    }
    if (status == MOOT_OK)
        find_rules(k, when, f);
    return status;
}

static void tell_admissible(mt_defender *k, mt_defence *f)
{
    look_at(k, f->set, f->by);
    for (uint32_t x = 0; x < k->aba->literals; x++) {
        f->in[x] = k->derived[x];
        f->out[x] = !k->possible[x];
        f->rank[x] = 0;
    }
}

moot_status mt_defend(mt_defender *k, mt_goal goal, const uint8_t *within, bool founded,
                      uint8_t *const *others, uint32_t others_n, mt_defence *f)
{
    size_t n = (size_t)k->aba->literals + 1;
    quest q = {.k = k, .goal = goal};
    *f = (mt_defence){.set = MT_NEW_ARRAY(k->arena, uint8_t, n)};
    f->in = MT_NEW_ARRAY(k->arena, uint8_t, n);
    f->out = MT_NEW_ARRAY(k->arena, uint8_t, n);
    f->by = MT_NEW_ARRAY(k->arena, uint32_t, n);
    f->rank = MT_NEW_ARRAY(k->arena, uint32_t, n);
    q.set = f->set;
    q.element = MT_NEW_ARRAY(k->arena, uint32_t, n);
    q.assumed = MT_NEW_ARRAY(k->arena, int, n);
    q.beside = MT_NEW_ARRAY(k->arena, int, n);
    if (mt_arena_failed(k->arena))
        return MOOT_E_NOMEM;
    for (uint32_t a = 0; a < k->aba->literals; a++)
        if (k->aba->contrary[a] != MT_NO_ID && (!within || within[a]))
            q.element[q.n++] = a;
    moot_status status = founded ? MOOT_OK : encode(&q, within, others, others_n);
    if (status == MOOT_OK)
        status = seek(&q, founded, f);
    mt_sat_free(q.code.sat);
    if (status != MOOT_OK || !f->exists)
        return mt_arena_failed(k->arena) ? MOOT_E_NOMEM : status;
    for (uint32_t a = 0; a < k->aba->literals; a++)
        f->n += f->set[a];
    if (founded)
        return tell_founded(k, f);
    tell_admissible(k, f);
    return MOOT_OK;
}

moot_status mt_defender_make(mt_defender *k, const mt_aba *aba, const mt_stop *stop,
                             mt_arena *arena)
{
    size_t n = (size_t)aba->literals + 1;
    *k = (mt_defender){.aba = aba, .arena = arena, .stop = stop};
    moot_status status = mt_aba_look(aba, arena, &k->facts);
    if (status != MOOT_OK)
        return status;
    k->free = MT_NEW_ARRAY(arena, uint8_t, n);
    k->given = MT_NEW_ARRAY(arena, uint8_t, n);
    k->derived = MT_NEW_ARRAY(arena, uint8_t, n);
    k->possible = MT_NEW_ARRAY(arena, uint8_t, n);
    k->left = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->rules + 1);
    k->queue = MT_NEW_ARRAY(arena, uint32_t, n);
    if (mt_arena_failed(arena) || !make_gated(k))
        return MOOT_E_NOMEM;
    for (uint32_t x = 0; x < aba->literals; x++)
        k->free[x] = k->facts.grounded[x] & (uint8_t)~MT_LIT_IN;
    return MOOT_OK;
}

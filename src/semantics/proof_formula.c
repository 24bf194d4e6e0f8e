/* Framework -> clauses that its sets of a kind fulfil, kept and asked at once.
 *
 * Arguments: in(a) = 1 + a, hit(a) = 1 + n + a, "an attacker of a is in".  Atoms: d(x) =
 * 1 + x, u(x) = "derivable from the assumptions that are not attacked"; a variable for
 * each rule's body.  Clauses are plain and not simplified: they are meant to be read by a
 * checker.
 * Sources: Besnard & Doutre 2004; Clark 1978; Lin & Zhao 2004. */
#include "semantics/proof_formula.h"

int mt_formula_var(mt_formula *f)
{
    f->vars++;
    return mt_sat_var(f->sat);
}

void mt_formula_add(mt_formula *f, int lit)
{
    MT_VEC_PUSH(f->arena, &f->lits, lit);
    mt_sat_add(f->sat, lit);
}

void mt_formula_end(mt_formula *f)
{
    MT_VEC_PUSH(f->arena, &f->lits, 0);
    f->clauses++;
    mt_sat_end(f->sat);
}

static void clause2(mt_formula *f, int a, int b)
{
    mt_formula_add(f, a);
    if (a != b) /* an argument that attacks itself */
        mt_formula_add(f, b);
    mt_formula_end(f);
}

/* hit(a) <-> an attacker is in; the set has no conflict. */
static void add_attacks(mt_formula *f, uint32_t a)
{
    const mt_af *af = f->af;
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++) {
        clause2(f, -mt_formula_in(a), -mt_formula_in(af->in[i]));
        clause2(f, -mt_formula_in(af->in[i]), mt_formula_hit(f, a));
    }
    mt_formula_add(f, -mt_formula_hit(f, a));
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
        mt_formula_add(f, mt_formula_in(af->in[i]));
    mt_formula_end(f);
}

static void add_argument(mt_formula *f, uint32_t a)
{
    const mt_af *af = f->af;
    add_attacks(f, a);
    if (f->kind == MT_FORMULA_STABLE)
        clause2(f, mt_formula_in(a), mt_formula_hit(f, a));
    if (f->kind == MT_FORMULA_ADMISSIBLE || f->kind == MT_FORMULA_COMPLETE)
        for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
            clause2(f, -mt_formula_in(a), mt_formula_hit(f, af->in[i]));
    if (f->kind != MT_FORMULA_COMPLETE)
        return;
    mt_formula_add(f, mt_formula_in(a));
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
        mt_formula_add(f, -mt_formula_hit(f, af->in[i]));
    mt_formula_end(f);
}

static int atom(const mt_formula *f, int layer, uint32_t x)
{
    return layer ? f->u0 + (int)x : mt_formula_in(x);
}

/* The body holds -> the head; its variable stands for the body. */
static void add_rule(mt_formula *f, int layer, uint32_t r)
{
    const mt_aba *aba = f->aba;
    int body = mt_formula_var(f);
    f->body[layer][r] = body;
    for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++)
        clause2(f, -body, atom(f, layer, aba->body[i]));
    for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++)
        mt_formula_add(f, -atom(f, layer, aba->body[i]));
    mt_formula_add(f, body);
    mt_formula_end(f);
    clause2(f, -body, atom(f, layer, aba->head[r]));
}

/* What is no assumption is derived by a rule.  Rules by head: at[], of[]. */
static void add_completion(mt_formula *f, int layer, const uint32_t *at, const uint32_t *of)
{
    for (uint32_t x = 0; x < f->n; x++) {
        if (mt_formula_is(f, x))
            continue;
        mt_formula_add(f, -atom(f, layer, x));
        for (uint32_t i = at[x]; i < at[x + 1]; i++)
            mt_formula_add(f, f->body[layer][of[i]]);
        mt_formula_end(f);
    }
}

static void add_assumption(mt_formula *f, uint32_t a)
{
    int in = mt_formula_in(a), hit = mt_formula_hit(f, a);
    clause2(f, -in, -hit);
    if (f->kind == MT_FORMULA_STABLE)
        clause2(f, in, hit);
    if (!f->u0)
        return;
    int threat = f->u0 + (int)f->aba->contrary[a];
    clause2(f, hit, f->u0 + (int)a);
    clause2(f, -hit, -(f->u0 + (int)a));
    clause2(f, -in, -threat);
    if (f->kind == MT_FORMULA_COMPLETE)
        clause2(f, in, threat);
}

static void add_framework(mt_formula *f)
{
    const mt_aba *aba = f->aba;
    uint32_t *at = MT_NEW_ARRAY(f->arena, uint32_t, (size_t)f->n + 2);
    uint32_t *of = MT_NEW_ARRAY(f->arena, uint32_t, (size_t)aba->rules + 1);
    f->body[0] = MT_NEW_ARRAY(f->arena, int, (size_t)aba->rules + 1);
    f->body[1] = MT_NEW_ARRAY(f->arena, int, (size_t)aba->rules + 1);
    if (mt_arena_failed(f->arena))
        return;
    for (uint32_t r = 0; r < aba->rules; r++)
        at[aba->head[r] + 2]++;
    for (uint32_t x = 0; x < f->n; x++)
        at[x + 2] += at[x + 1];
    for (uint32_t r = 0; r < aba->rules; r++)
        of[at[aba->head[r] + 1]++] = r;
    for (int layer = 0; layer < 1 + (f->u0 != 0); layer++) {
        for (uint32_t r = 0; r < aba->rules; r++)
            add_rule(f, layer, r);
        add_completion(f, layer, at, of);
    }
    for (uint32_t a = 0; a < f->n; a++)
        if (mt_formula_is(f, a))
            add_assumption(f, a);
}

moot_status mt_formula_begin(mt_formula *f, const mt_af *af, const mt_aba *aba,
                             mt_formula_kind kind, const mt_stop *stop, mt_arena *arena)
{
    uint32_t n = af ? af->n : aba->literals;
    bool defence = kind == MT_FORMULA_ADMISSIBLE || kind == MT_FORMULA_COMPLETE;
    *f = (mt_formula){.af = af, .aba = aba, .n = n, .kind = kind, .arena = arena};
    uint8_t **const arrays[] = {&f->set, &f->hit, &f->known, &f->given};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        *arrays[i] = MT_NEW_ARRAY(arena, uint8_t, (size_t)n + 1);
    f->sat = mt_sat_new(MT_SAT_PLAIN, stop);
    if (mt_arena_failed(arena) || !f->sat)
        return MOOT_E_NOMEM;
    f->vars = (int)(af || defence ? 2 * n : n);
    (void)mt_sat_vars(f->sat, (uint32_t)f->vars);
    f->u0 = aba && defence ? 1 + (int)n : 0;
    for (uint32_t a = 0; af && a < n; a++)
        add_argument(f, a);
    if (aba)
        add_framework(f);
    return mt_arena_failed(arena) ? MOOT_E_NOMEM : mt_sat_status(f->sat);
}

/* f->known := what f->given derives. */
static void derive(mt_formula *f)
{
    const mt_aba *aba = f->aba;
    for (uint32_t x = 0; x < f->n; x++)
        f->known[x] = f->given[x];
    bool grew = true;
    for (bool back = false; grew; back = !back) {
        grew = false;
        for (uint32_t k = 0; k < aba->rules; k++) {
            uint32_t r = back ? aba->rules - 1 - k : k;
            bool holds = !f->known[aba->head[r]];
            for (uint32_t i = aba->start[r]; holds && i < aba->start[r + 1]; i++)
                holds = f->known[aba->body[i]];
            if (holds)
                f->known[aba->head[r]] = grew = true;
        }
    }
}

/* What the model calls derived without being so (f->known[x] == 2) needs a rule from
 * outside. */
static void add_loop(mt_formula *f, int layer)
{
    const mt_aba *aba = f->aba;
    int outside = mt_formula_var(f);
    mt_formula_add(f, -outside);
    for (uint32_t r = 0; r < aba->rules; r++) {
        bool good = f->known[aba->head[r]] == 2;
        for (uint32_t i = aba->start[r]; good && i < aba->start[r + 1]; i++)
            good = f->known[aba->body[i]] != 2;
        if (good)
            mt_formula_add(f, f->body[layer][r]);
    }
    mt_formula_end(f);
    for (uint32_t x = 0; x < f->n; x++)
        if (f->known[x] == 2)
            clause2(f, -atom(f, layer, x), outside);
}

static bool mend(mt_formula *f, int layer)
{
    bool some = false;
    for (uint32_t x = 0; x < f->n; x++)
        f->given[x] = mt_formula_is(f, x) && mt_sat_true(f->sat, atom(f, layer, x));
    derive(f);
    for (uint32_t x = 0; x < f->n; x++)
        if (!f->known[x] && mt_sat_true(f->sat, atom(f, layer, x))) {
            f->known[x] = 2;
            some = true;
        }
    if (some)
        add_loop(f, layer);
    return some;
}

static void read_model(mt_formula *f)
{
    for (uint32_t x = 0; x < f->n; x++) {
        bool is = mt_formula_is(f, x);
        f->set[x] = is && mt_sat_true(f->sat, mt_formula_in(x));
        f->hit[x] = is && mt_sat_true(f->sat, mt_formula_hit(f, x));
    }
}

moot_status mt_formula_find(mt_formula *f, const int *assumed, uint32_t n, bool *yes)
{
    for (;;) {
        for (uint32_t i = 0; i < n; i++)
            mt_sat_assume(f->sat, assumed[i]);
        mt_sat_answer answer = mt_sat_solve(f->sat);
        *yes = answer == MT_SAT_YES;
        if (*yes && f->aba && (mend(f, 0) || (f->kind == MT_FORMULA_COMPLETE && mend(f, 1))))
            continue;
        if (*yes)
            read_model(f);
        return mt_arena_failed(f->arena) ? MOOT_E_NOMEM : mt_sat_status(f->sat);
    }
}

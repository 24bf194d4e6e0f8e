/* Random frameworks, abstract and assumption-based: every answer that a formula can prove
 * has one; its clauses say of the framework what they must and no more; what it rests on
 * holds; and the DRAT file refutes it, by a checker of our own.
 * usage: prop_proof [HOW MANY [SEED]] */
#include "prop/brute_aba.h"
#include "prop/brute_af.h"
#include "prop/compare_af.h"
#include "prop/drat.h"
#include "semantics/proof.h"
#include "semantics/sat.h"

#include <unistd.h>

static uint64_t seed = 1;
static char path[] = "/tmp/moot-proof-XXXXXX";

static uint32_t below(uint32_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % n;
}

/* A framework of either kind, seen alike. */
typedef struct subject {
    const mt_af *af;
    const mt_aba *aba;
    uint32_t n, atoms; /* members of sets: 0 .. n - 1 */
    uint32_t end;
    uint32_t derived[BRUTE_SETS], hits[BRUTE_SETS];
    bool is[MT_SEMANTICS_COUNT][BRUTE_SETS];
    bool free[BRUTE_SETS], admissible[BRUTE_SETS];
} subject;

static uint32_t range(const subject *s, uint32_t set)
{
    return set | s->hits[set];
}

static mt_reply answer_of(const subject *s, mt_task t)
{
    uint32_t sets = 0, with = 0;
    for (uint32_t set = 0; set < s->end; set++)
        if (s->is[t.semantics][set]) {
            sets++;
            with += s->derived[set] >> t.query & 1;
        }
    bool yes = t.problem == MT_DC ? with > 0 : t.problem == MT_DS ? with == sets : sets > 0;
    return yes ? MT_YES : MT_NO;
}

/* What kind of sets the formula is about. */
static const bool *kind_of(const subject *s, mt_task t)
{
    if (t.semantics == MT_ST)
        return s->is[MT_ST];
    if (t.semantics == MT_STG)
        return s->free;
    return t.semantics == MT_GR || (t.semantics == MT_CO && t.problem == MT_DS) ? s->is[MT_CO]
                                                                                : s->admissible;
}

/* All clauses but number `skip`, up to number `end`: do they have a model with this set? */
static bool holds(const subject *s, const mt_proof *p, uint32_t end, uint32_t skip, uint32_t set)
{
    mt_sat *sat = mt_sat_new(MT_SAT_QUICK, NULL);
    uint32_t clause = 0;
    (void)mt_sat_vars(sat, (uint32_t)p->vars);
    for (uint32_t i = 0; i < p->lits_n && clause < end; i++) {
        if (clause != skip && p->lits[i])
            mt_sat_add(sat, p->lits[i]);
        if (clause != skip && !p->lits[i])
            mt_sat_end(sat);
        clause += p->lits[i] == 0;
    }
    for (uint32_t a = 0; a < s->n; a++)
        mt_sat_clause1(sat, set >> a & 1 ? 1 + (int)a : -1 - (int)a);
    bool yes = mt_sat_solve(sat) == MT_SAT_YES;
    mt_sat_free(sat);
    return yes;
}

/* Every set of the kind fulfils the clauses about the framework (and the loop formulas,
 * where nothing but the goal is added); abstract ones are fulfilled by no other. */
static bool faithful(const subject *s, mt_task t, const mt_proof *p)
{
    const bool *kind = kind_of(s, t);
    for (uint32_t set = 0; set < s->end; set++) {
        bool now = holds(s, p, p->base, UINT32_MAX, set);
        if (kind[set] ? !now : now && s->af)
            return false;
        bool plain = p->sets == 0 && t.problem != MT_SE;
        if (plain && kind[set] && !holds(s, p, p->clauses, p->base, set))
            return false;
    }
    return true;
}

/* No set of the kind is as the claim says, going by the sets that it rests on. */
static bool claim_holds(const subject *s, mt_task t, const mt_proof *p)
{
    const bool *kind = kind_of(s, t);
    bool own = t.semantics == MT_ID || t.semantics == MT_EA;
    uint32_t at[64], n = p->sets;
    for (uint32_t i = 0; i < n; i++) {
        at[i % 64] = bits_of(p->set[i].at, p->set[i].n);
        bool with = (own && i == 0) || t.semantics == MT_PR;
        if (n > 64 || !kind[at[i]] || (with && !(s->derived[at[i]] >> t.query & 1)))
            return false;
    }
    for (uint32_t set = 0; set < s->end; set++) {
        bool has = s->derived[set] >> t.query & 1;
        bool meant = kind[set] && (own ? true : t.problem == MT_SE || has == (t.problem == MT_DC));
        if (t.semantics == MT_ID)
            meant = meant && (s->hits[set] & at[0]) != 0;
        if (t.semantics == MT_EA)
            meant = meant && (at[0] & ~set) != 0;
        for (uint32_t i = own; meant && i < n; i++) {
            uint32_t r = range(s, at[i]), mine = range(s, set);
            meant =
                t.semantics == MT_PR ? (set & s->hits[at[i]]) != 0 : mine == r || (mine & ~r) != 0;
        }
        if (meant)
            return false;
    }
    return true;
}

static bool refuted(const mt_proof *p)
{
    drat d = {.vars = p->vars};
    d.value = calloc((size_t)p->vars + 1, 1);
    for (uint32_t i = 0, from = 0; i < p->lits_n; i++)
        if (p->lits[i] == 0) {
            drat_add(&d, p->lits + from, i - from);
            from = i + 1;
        }
    FILE *file = fopen(path, "r");
    bool yes = file && drat_refutes(&d, file);
    if (file)
        fclose(file);
    free(d.lits);
    free(d.start);
    free(d.value);
    return yes;
}

static bool try_task(const subject *s, mt_task t, long *proofs)
{
    mt_proof p;
    mt_reply reply = answer_of(s, t);
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    bool exists = mt_proof_exists(t, reply);
    bool other = mt_proof_exists(t, reply == MT_YES ? MT_NO : MT_YES), right = true;
    if (exists) {
        ++*proofs;
        right = mt_proof_make(s->af, s->aba, t, NULL, &arena, &p) == MOOT_OK &&
                faithful(s, t, &p) && claim_holds(s, t, &p) &&
                mt_proof_drat(&p, NULL, path) == MOOT_OK && refuted(&p);
    } else if (other && t.semantics != MT_ID && t.semantics != MT_EA) {
        right = mt_proof_make(s->af, s->aba, t, NULL, &arena, &p) == MOOT_E_MISUSE;
    }
    mt_arena_free(&arena);
    if (!right)
        printf("%s: problem %d, semantics %s, query %u\n", s->af ? "af" : "aba", (int)t.problem,
               semantics_name[t.semantics], t.query + 1);
    return right;
}

static bool try_all(const subject *s, long *proofs)
{
    for (mt_semantics e = MT_GR; e < MT_SEMANTICS_COUNT; e++)
        for (mt_problem p = MT_DC; p <= MT_SE; p++)
            if (!try_task(s, (mt_task){p, e, below(s->atoms)}, proofs))
                return false;
    return true;
}

static bool try_af(long *proofs)
{
    static brute b;
    static subject s;
    mt_af af;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    b.n = 1 + below(6);
    uint32_t percent = 15 + below(30);
    for (uint32_t a = 0; a < b.n; a++) {
        b.out[a] = 0;
        for (uint32_t c = 0; c < b.n; c++)
            b.out[a] |= (uint32_t)(below(100) < percent && (a != c || !below(3))) << c;
    }
    brute_all(&b);
    if (!brute_build(&b, &arena, &af))
        return false;
    s = (subject){.af = &af, .n = b.n, .atoms = b.n, .end = (uint32_t)1 << b.n};
    for (uint32_t set = 0; set < s.end; set++) {
        s.derived[set] = set;
        s.hits[set] = b.hits[set];
        s.free[set] = b.free[set];
        s.admissible[set] = b.admissible[set];
        for (mt_semantics e = MT_GR; e < MT_SEMANTICS_COUNT; e++)
            s.is[e][set] = b.is[e][set];
    }
    bool right = try_all(&s, proofs);
    if (!right)
        brute_print(&b);
    mt_arena_free(&arena);
    return right;
}

static mt_aba draw(mt_arena *arena, uint32_t *assumptions)
{
    mt_aba_draft draft;
    uint32_t n = 1 + below(5), literals = n + 1 + below(5);
    mt_aba_begin(&draft, arena);
    for (uint32_t x = 0; x < literals; x++)
        mt_aba_literal(&draft);
    for (uint32_t a = 0; a < n; a++)
        mt_aba_assume(&draft, a, below(literals));
    for (uint32_t rules = below(12); rules > 0; rules--) {
        uint32_t body[3], size = 1 + below(3);
        size -= !below(5);
        for (uint32_t i = 0; i < size; i++)
            body[i] = below(literals);
        mt_aba_rule(&draft, n + below(literals - n), body, size);
    }
    *assumptions = n;
    return mt_aba_finish(&draft);
}

static bool try_aba(long *proofs)
{
    static oracle o;
    static subject s;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    o.aba = draw(&arena, &o.n);
    if (!oracle_judge(&o))
        return false;
    s = (subject){.aba = &o.aba, .n = o.n, .atoms = o.aba.literals, .end = (uint32_t)1 << o.n};
    for (uint32_t set = 0; set < s.end; set++) {
        s.derived[set] = o.derived[set];
        s.hits[set] = o.hits[set];
        s.free[set] = o.free[set];
        s.admissible[set] = o.admissible[set];
        for (mt_semantics e = MT_GR; e < MT_SEMANTICS_COUNT; e++)
            s.is[e][set] = o.is[e][set];
    }
    bool right = try_all(&s, proofs);
    mt_arena_free(&arena);
    return right;
}

int main(int argc, char **argv)
{
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 40, proofs = 0;
    seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    int fd = mkstemp(path);
    bool right = fd >= 0;
    if (fd >= 0)
        close(fd);
    for (long i = 0; right && i < rounds; i++)
        right = try_af(&proofs) && try_aba(&proofs);
    unlink(path);
    printf("%ld proofs, %s\n", proofs, right ? "all fine" : "one of them is wrong");
    return !right;
}

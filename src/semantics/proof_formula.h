/* Inside of proof.h: a formula about sets of a framework, kept in clauses and asked at
 * the same time. */
#ifndef MT_SEMANTICS_PROOF_FORMULA_H
#define MT_SEMANTICS_PROOF_FORMULA_H

#include "semantics/proof.h"
#include "semantics/sat.h"

typedef enum mt_formula_kind {
    MT_FORMULA_FREE,
    MT_FORMULA_ADMISSIBLE,
    MT_FORMULA_COMPLETE,
    MT_FORMULA_STABLE
} mt_formula_kind;

typedef struct mt_formula {
    const mt_af *af; /* one is NULL */
    const mt_aba *aba;
    uint32_t n; /* arguments or atoms */
    mt_formula_kind kind;
    mt_arena *arena;
    mt_sat *sat;
    MT_VEC(int) lits;
    uint32_t clauses;
    int vars;
    int u0;             /* ABA: u0 + x, derivable from what is not attacked; else 0 */
    int *body[2];       /* ABA: for each rule, in each layer */
    uint8_t *set, *hit; /* of the last model: members, and who is attacked */
    uint8_t *known, *given;
} mt_formula;

/* The sets of this kind.  f->sat is to be freed.  MOOT_OK; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_formula_begin(mt_formula *f, const mt_af *af, const mt_aba *aba,
                                            mt_formula_kind kind, const mt_stop *stop,
                                            mt_arena *arena);
int mt_formula_var(mt_formula *f);
/* One literal of a clause; its end. */
void mt_formula_add(mt_formula *f, int lit);
void mt_formula_end(mt_formula *f);

/* Can x be in a set: an argument, an assumption? */
static inline bool mt_formula_is(const mt_formula *f, uint32_t x)
{
    return !f->aba || f->aba->contrary[x] != MT_NO_ID;
}
/* x is in the set; of an atom: derived from it. */
static inline int mt_formula_in(uint32_t x)
{
    return 1 + (int)x;
}
/* x is attacked by the set. */
static inline int mt_formula_hit(const mt_formula *f, uint32_t x)
{
    return f->aba ? mt_formula_in(f->aba->contrary[x]) : 1 + (int)(f->n + x);
}

/* A set that fulfils it all, under the literals assumed[0 .. n-1]: *yes, f->set, f->hit.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_formula_find(mt_formula *f, const int *assumed, uint32_t n,
                                           bool *yes);

#endif

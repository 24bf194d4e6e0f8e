/* Flat assumption-based frameworks as clauses, without materialising arguments.
 *
 * Variables: in(a) for assumptions; d(x): x is derivable from the set; u(x): x is
 * derivable from the assumptions that the set does not attack.
 *   both        a rule's body -> its head
 *   d           x -> some body of a rule for x (completion); support that runs in a
 *               circle is found in models and forbidden by loop formulas
 *   free        in(a) -> not d(contrary a); the others, too
 *   admissible  in(a) -> not u(contrary a); u only has to be true where it must be
 *   complete    not u(contrary a) -> in(a); u is completed like d
 *   stable      d(contrary a) or in(a)
 * Sources: Clark 1978; Lin & Zhao 2004 (loop formulas); Lehtonen, Wallner &
 * Jarvisalo 2021 (the conditions on derivability). */
#ifndef MT_SEMANTICS_ABA_ENCODE_H
#define MT_SEMANTICS_ABA_ENCODE_H

#include "semantics/grounded.h"
#include "semantics/sat.h"
#include "semantics/solve.h"

typedef enum mt_aba_kind {
    MT_ABA_FREE,
    MT_ABA_ADMISSIBLE,
    MT_ABA_COMPLETE,
    MT_ABA_STABLE
} mt_aba_kind;

/* What is known of a framework before any search; shared by all encodings of it. */
typedef struct mt_aba_facts {
    const mt_aba *aba;
    const uint8_t *grounded;             /* bits of grounded.h */
    const uint32_t *rules_at, *rules_of; /* rules by head, compressed */
    const uint32_t *uses_at, *uses_of;   /* rules by body literal, compressed */
    const uint32_t *component;           /* of the dependency graph */
    bool cyclic;                         /* some component has more than one literal */
} mt_aba_facts;
MOOT_NODISCARD moot_status mt_aba_look(const mt_aba *aba, mt_arena *arena, mt_aba_facts *facts);

/* given[x] != 0: x holds from the start.  Fill derived[x] with all that follows, and
 * why[x] (NULL: not asked) with the rule by which; MT_NO_ID if given or not derived.
 * `left` has one entry for each rule, `queue` one for each literal. */
void mt_aba_derive(const mt_aba_facts *facts, const uint8_t *given, uint8_t *derived, uint32_t *why,
                   uint32_t *left, uint32_t *queue);

typedef struct mt_aba_code {
    const mt_aba_facts *facts;
    mt_sat *sat;
    mt_arena *arena;
    mt_aba_kind kind;
    int d0, u0; /* d(x) = d0 + x, in(a) = d(a); u0 is 0 without u: free, stable */
    bool leans; /* a question whose models need much mending tries assumptions in the set first */
    int *d_body, *u_body; /* literal that stands for the body of each rule */
    uint8_t *given, *derived;
    uint32_t *left, *queue;
} mt_aba_code;

static inline int mt_aba_d(const mt_aba_code *c, uint32_t x)
{
    return c->d0 + (int)x;
}

/* c->sat is to be freed; the rest lives in `arena`. */
MOOT_NODISCARD moot_status mt_aba_encode(mt_aba_code *c, const mt_aba_facts *facts,
                                         mt_aba_kind kind, const mt_stop *stop, mt_arena *arena);
/* The same with the solver set up in this way; mt_aba_encode() is for many questions. */
MOOT_NODISCARD moot_status mt_aba_encode_as(mt_aba_code *c, const mt_aba_facts *facts,
                                            mt_aba_kind kind, mt_sat_style style,
                                            const mt_stop *stop, mt_arena *arena);
/* Solve under the literals assumed[0 .. n-1] until a model has no support in a circle.
 * MOOT_OK and *answer YES or NO; else why not. */
MOOT_NODISCARD moot_status mt_aba_ask(mt_aba_code *c, const int *assumed, uint32_t n,
                                      mt_sat_answer *answer);
/* The same with nothing assumed, given up after so many conflicts: *answer may be
 * MT_SAT_UNKNOWN then. */
MOOT_NODISCARD moot_status mt_aba_try(mt_aba_code *c, int conflicts, mt_sat_answer *answer);
/* After YES: set[a] = 1 for the assumptions of the model, 0 for all other literals. */
void mt_aba_model(const mt_aba_code *c, uint8_t *set);

#endif

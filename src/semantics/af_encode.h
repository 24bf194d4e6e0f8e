/* Abstract frameworks as clauses.
 *
 * Argument a has the variable in(a); out(a) says that the set attacks a.
 *   conflict-free  a attacks b:        not in(a) or not in(b), through out(b)
 *   admissible     b attacks a:        in(a) -> out(b)
 *   complete       all out(b), b attacks a: in(a)
 *   stable         no in(b), b attacks a:   in(a)
 * out(a) is defined in both directions for all but stable, which needs none.
 * Size: one clause for each attack and direction, two long ones for each argument.
 * Source: Besnard & Doutre 2004; Cerutti, Giacomin & Vallati 2014. */
#ifndef MT_SEMANTICS_AF_ENCODE_H
#define MT_SEMANTICS_AF_ENCODE_H

#include "af/graph.h"
#include "semantics/sat.h"

typedef enum mt_af_kind { MT_KIND_FREE, MT_KIND_COMPLETE, MT_KIND_STABLE } mt_af_kind;

typedef struct mt_af_code {
    const mt_af *af;
    mt_sat *sat;
    int in0, out0; /* in(a) = in0 + a, out(a) = out0 + a; out0 is 0 for stable */
} mt_af_code;

static inline int mt_in(const mt_af_code *c, uint32_t a)
{
    return c->in0 + (int)a;
}
static inline int mt_out_lit(const mt_af_code *c, uint32_t a)
{
    return c->out0 + (int)a;
}

/* Start a solver with the framework in it; `c->sat` is to be freed with
 * mt_sat_free().  MOOT_OK; MOOT_E_NOMEM (c->sat is NULL then). */
MOOT_NODISCARD moot_status mt_af_encode(mt_af_code *c, const mt_af *af, mt_af_kind kind,
                                        mt_sat_style style, const mt_stop *stop);
/* The model's set as bytes: set[a] = 1. */
void mt_af_model(const mt_af_code *c, uint8_t *set);

#endif

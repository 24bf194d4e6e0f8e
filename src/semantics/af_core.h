/* The searches behind mt_af_solve(): each works on one framework and on labels.
 *
 * A label array has af->n bytes (MT_UNDECIDED, MT_IN, MT_OUT).  Where nothing else
 * is said, all are undecided on entry and the framework is what the grounded
 * extension leaves undecided.  MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED.
 * `arena` is scratch that lives as long as the question. */
#ifndef MT_SEMANTICS_AF_CORE_H
#define MT_SEMANTICS_AF_CORE_H

#include "semantics/af_encode.h"
#include "semantics/af_parts.h"
#include "semantics/solve.h"

/* Arguments from which on small admissible sets are worth looking for, and arguments of a
 * component that is worth a solver of its own.  Few where asserts are on, so that the
 * tests get there. */
#ifdef NDEBUG
enum { MT_LARGE = 2000, MT_ALONE = 64 };
#else
enum { MT_LARGE = 6, MT_ALONE = 2 };
#endif

typedef struct mt_core {
    const moot_alloc *alloc;
    const mt_stop *stop;
    mt_arena *arena;
} mt_core;

/* af_preferred.c */

/* Go from a complete labelling to a preferred one that keeps its MT_IN.  Nothing is looked for
 * among done[], which nothing outside attacks and where label is preferred already; NULL: none. */
MOOT_NODISCARD moot_status mt_core_prefer(mt_core *core, const mt_af *af, const uint8_t *done,
                                          uint8_t *label);
/* Is q in an admissible set?  With MT_YES, label is a complete labelling with q in. */
MOOT_NODISCARD moot_status mt_core_credulous(mt_core *core, const mt_af *af, uint32_t q,
                                             uint8_t *label, mt_reply *reply);

/* af_sceptical.c */

/* Is q in every preferred extension?  With MT_NO, label is a complete one without q
 * that lies in a preferred one without q; *greatest: it is one. */
MOOT_NODISCARD moot_status mt_core_sceptical(mt_core *core, const mt_af *af, uint32_t q,
                                             uint8_t *label, bool *greatest, mt_reply *reply);

/* af_member.c */

/* Is q in some (credulous) or in every preferred extension?  Looks only at what reaches q
 * through attacks.  Where a set shows it, label is a complete labelling of the whole with it,
 * a preferred one if `greatest`. */
MOOT_NODISCARD moot_status mt_core_member(mt_core *core, const mt_af *af, bool credulous,
                                          bool greatest, uint32_t q, uint8_t *label,
                                          mt_reply *reply);

/* af_ideal.c */

/* The ideal extension. */
MOOT_NODISCARD moot_status mt_core_ideal(mt_core *core, const mt_af *af, uint8_t *label);

/* af_stable.c */

/* A stable extension with the query in it (in) or not in it; MT_NO_ID asks for
 * any.  MT_NO if there is none. */
MOOT_NODISCARD moot_status mt_core_stable(mt_core *core, const mt_af *af, uint32_t query, bool in,
                                          uint8_t *label, mt_reply *reply);

/* Helpers shared by the searches. */

/* label[] of a part back to the whole. */
void mt_core_give_back(const mt_af_part *part, const uint8_t *from, uint8_t *to);
/* Labels of the model: MT_IN, and MT_OUT for what it attacks. */
void mt_core_read(const mt_af_code *code, uint8_t *label);
/* MOOT_OK, or what made the solver answer MT_SAT_UNKNOWN. */
moot_status mt_core_why(const mt_af_code *code);

#endif

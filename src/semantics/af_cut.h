/* semantics: an abstract framework -> the independent parts that are left of it.
 *
 * What the grounded extension decides is taken out (optional: stage semantics may
 * not), then the rest falls into weakly connected components; the extensions of
 * the whole are the unions of extensions of the parts with the grounded one. */
#ifndef MT_SEMANTICS_AF_CUT_H
#define MT_SEMANTICS_AF_CUT_H

#include "semantics/af_parts.h"
#include "semantics/solve.h"

typedef struct mt_cut_part {
    mt_af af;             /* arguments 0 .. n-1 ... */
    const uint32_t *name; /* ... and what each is in the whole, ascending */
} mt_cut_part;

typedef struct mt_cut {
    uint8_t *label;     /* per argument of the whole: MT_UNDECIDED, MT_IN, MT_OUT */
    uint32_t *part_of;  /* open argument -> its part */
    uint32_t *local_of; /* open argument -> its number there */
    mt_cut_part *part;
    uint32_t parts;
} mt_cut;

/* How to cut. */
typedef struct mt_cut_how {
    bool grounded; /* take the grounded part out; otherwise attacks of self-attackers
                      on others are left out, which conflict-free sets never use */
    bool batch;    /* put small components together, except that of `alone` */
    uint32_t alone;
} mt_cut_how;

/* Everything in `arena`.  O((n + m) log).  MOOT_OK; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_cut_make(const mt_af *af, mt_cut_how how, mt_arena *arena,
                                       mt_cut *out);

#endif

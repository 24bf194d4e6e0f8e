/* semantics: framework and question -> answer with a witness.
 *
 * One question form for abstract and for assumption-based frameworks.  Names of
 * semantics and problems are those of the field's competition (ICCMA).
 *
 *   DC  is the query in some extension?      witness with YES: such an extension
 *   DS  is the query in every extension?     witness with NO: one without it
 *   SE  give an extension, or NO
 *   EE  give all of them, each to `each`
 *   CE  count them
 *
 * A witness is always an extension of the semantics asked for, sorted ascending.
 * For assumption-based frameworks it is a set of assumptions, the query is any
 * literal, and "in an extension" means derivable from it.  The range of a set of
 * assumptions is the set and the assumptions whose contraries it derives; the eager
 * extension is the greatest admissible set inside every semi-stable one. */
#ifndef MT_SEMANTICS_SOLVE_H
#define MT_SEMANTICS_SOLVE_H

#include "af/graph.h"
#include "base/stop.h"

typedef enum mt_semantics {
    MT_GR,  /* grounded */
    MT_CO,  /* complete */
    MT_PR,  /* preferred */
    MT_ST,  /* stable */
    MT_SST, /* semi-stable */
    MT_STG, /* stage */
    MT_ID,  /* ideal */
    MT_EA,  /* eager */
    MT_SEMANTICS_COUNT
} mt_semantics;

typedef enum mt_problem { MT_DC, MT_DS, MT_SE, MT_EE, MT_CE, MT_PROBLEM_COUNT } mt_problem;

typedef struct mt_task {
    mt_problem problem;
    mt_semantics semantics;
    uint32_t query; /* for DC and DS; below n */
} mt_task;

typedef enum mt_reply { MT_UNKNOWN, MT_YES, MT_NO } mt_reply;

typedef struct mt_answer {
    mt_reply reply;      /* SE: MT_NO if there is none; EE, CE: MT_YES when complete */
    bool has_set;        /* a witness or the extension asked for */
    const uint32_t *set; /* in the arena given */
    uint32_t set_n;
    const uint32_t *count; /* CE: an exact natural number, 32-bit limbs, least first */
    uint32_t count_n;      /* EE: how many were given, in one or two limbs */
} mt_answer;

typedef struct mt_solve {
    const moot_alloc *alloc; /* NULL: the default */
    const mt_stop *stop;     /* NULL: never */
    /* EE: called once for each extension; false ends the enumeration. */
    bool (*each)(void *ctx, const uint32_t *set, uint32_t n);
    void *ctx;
} mt_solve;

/* Answer `task` on `af`; the answer's arrays live in `arena`.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED (reply is MT_UNKNOWN then, and EE has
 * given what it had found); MOOT_E_MISUSE for a query out of range.
 * Cost: GR linear; the rest by SAT, exponential at worst. */
MOOT_NODISCARD moot_status mt_af_solve(const mt_af *af, mt_task task, const mt_solve *how,
                                       mt_arena *arena, mt_answer *answer);
/* The same for a flat assumption-based framework.  Precondition: mt_aba_is_flat(aba). */
MOOT_NODISCARD moot_status mt_aba_solve(const mt_aba *aba, mt_task task, const mt_solve *how,
                                        mt_arena *arena, mt_answer *answer);

/* Is `set` (sorted, n long) an extension?  Independent of the solver: by the
 * definitions, with a SAT question of its own only for maximality (preferred,
 * semi-stable, stage, ideal, eager), so that a debug build and `--check` can
 * rely on it.  `how` may be NULL.  MOOT_OK and *yes; MOOT_E_NOMEM; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_af_check(const mt_af *af, mt_semantics semantics, const uint32_t *set,
                                       uint32_t n, const mt_solve *how, bool *yes);
MOOT_NODISCARD moot_status mt_aba_check(const mt_aba *aba, mt_semantics semantics,
                                        const uint32_t *set, uint32_t n, const mt_solve *how,
                                        bool *yes);
/* Is `set` admissible, and (with) is the query in it, or (!with) does it attack the query?
 * Of an atom: every derivation of it from assumptions.  Such sets are enough to show YES
 * to DC-CO and NO to DS-PR (rules of 2025), since preferred extensions lie around them.
 * Linear.  MOOT_OK and *yes; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_af_check_admissible(const mt_af *af, const uint32_t *set, uint32_t n,
                                                  uint32_t query, bool with, const mt_solve *how,
                                                  bool *yes);
MOOT_NODISCARD moot_status mt_aba_check_admissible(const mt_aba *aba, const uint32_t *set,
                                                   uint32_t n, uint32_t query, bool with,
                                                   const mt_solve *how, bool *yes);

/* Does the set derive the query?  Linear.  MOOT_OK and *yes; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_aba_check_derives(const mt_aba *aba, const uint32_t *set, uint32_t n,
                                                uint32_t query, const mt_solve *how, bool *yes);

#endif

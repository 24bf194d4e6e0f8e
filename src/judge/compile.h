/* judge: debate -> flat assumption-based framework.  Every rule is stated, with
 * an example, in docs/SEMANTICS.md. */
#ifndef MT_JUDGE_COMPILE_H
#define MT_JUDGE_COMPILE_H

#include "af/framework.h"
#include "judge/verdict.h"

/* What can be held or denied: each statement, and for each argument what it rests
 * on besides its premises ("what the sketch says"; "the argument's case").
 * Literals; MT_NO_ID where there is none. */
typedef struct mt_point {
    uint32_t held;    /* derived when it holds */
    uint32_t denied;  /* derived when its opposite holds */
    uint32_t reason;  /* derived when a reason for it holds, a mere presumption aside */
    uint32_t presume; /* the assumption that it holds; only if it is presumed */
} mt_point;

/* One inference: the last step of a sketch, a step, or along a relation. */
typedef struct mt_inference {
    uint32_t good; /* the assumption that it is good; MT_NO_ID if it is not made at all */
    uint32_t bad;  /* its contrary */
} mt_inference;

typedef enum mt_lit_kind {
    MT_LIT_HELD,
    MT_LIT_DENIED,
    MT_LIT_REASON,
    MT_LIT_PRESUME,
    MT_LIT_CASE,
    MT_LIT_GOOD,
    MT_LIT_BAD,
    MT_LIT_HEAVY /* with --prefer: derived by a reason, for or against, that is heavy enough */
} mt_lit_kind;

typedef struct mt_lit_name {
    mt_lit_kind kind;
    mt_end of;
} mt_lit_name;

typedef struct mt_compiled {
    mt_aba_draft draft;
    mt_aba aba;
    mt_point *point;        /* statements, then arguments */
    uint32_t *goes_through; /* per argument: derived when its last step goes through */
    mt_inference *sketch;   /* per argument: the step of a sketch */
    mt_inference *step;     /* per step */
    mt_inference *relation; /* per relation; good == MT_NO_ID: granted, not put forward */
    uint32_t *target;       /* per relation: the point it bears on; MT_NO_ID for undercuts */
    bool *has_reason;       /* per statement: some inference concludes it */
    MT_VEC(mt_lit_name) name;
} mt_compiled;

/* Compile into `arena`.  O(size), but for attacks on arguments with written
 * premises, where it looks for the premise that is meant (O(size^1.5) at worst).
 * False if memory is short. */
MOOT_NODISCARD bool mt_compile(mt_compiled *c, const mt_debate *debate, mt_presume presume,
                               mt_prefer prefer, mt_arena *arena);

/* True if `relation` is a point that a side grants against its own case: from a
 * statement marked as counter-consideration, against what the same side says, and
 * not put forward by the other side too. */
bool mt_is_granted(const mt_debate *debate, uint32_t relation, const uint8_t *paths);

/* The framework for `moot show --stage=framework`: a line per assumption and rule. */
void mt_compile_dump(const mt_compiled *c, const mt_debate *debate, mt_out *out);

#endif

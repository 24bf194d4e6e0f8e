/* A compiled and solved debate with the lists that reading it back needs: for
 * each point what speaks for and against it, for each inference what undercuts it. */
#ifndef MT_JUDGE_VIEW_H
#define MT_JUDGE_VIEW_H

#include "judge/compile.h"
#include "semantics/grounded.h"

/* An inference that bears on a point. */
typedef struct mt_touch {
    mt_end from;        /* statement or argument */
    uint32_t inference; /* see mt_inference_of_*; its undercuts are under this index */
    uint8_t state;      /* MT_LIT_* bits: does it go through? */
    bool against;
} mt_touch;

/* Rows of touches: those of i are at[start[i]] .. at[start[i + 1] - 1]. */
typedef struct mt_touch_rows {
    uint32_t *start;
    mt_touch *at;
} mt_touch_rows;

typedef struct mt_view {
    const mt_debate *d;
    mt_arena *arena;
    mt_prefer prefer;
    mt_compiled c;
    uint8_t *of; /* MT_LIT_* bits per literal */
    const uint8_t *paths;
    mt_touch_rows on;        /* point -> what speaks for or against it */
    mt_touch_rows undercuts; /* inference -> undercuts of it */
    bool *unanswered;        /* per point; filled by mt_judge_lists() */
} mt_view;

/* Inferences in one numbering: steps, then relations, then sketches. */
static inline uint32_t mt_inference_of_relation(const mt_debate *d, uint32_t id)
{
    return d->steps + id;
}
static inline uint32_t mt_inference_of_argument(const mt_debate *d, uint32_t id)
{
    const mt_argument *a = &d->argument[id];
    return a->steps ? a->first_step + a->steps - 1 : d->steps + d->relations + id;
}

/* Compile, solve and list; all in `arena`, which `v` keeps.  MOOT_OK; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_view_make(mt_view *v, const mt_debate *d, mt_presume presume,
                                        mt_prefer prefer, mt_arena *arena);

/* The bits of a literal; 0 for MT_NO_ID. */
static inline uint8_t mt_bits(const mt_view *v, uint32_t literal)
{
    return literal == MT_NO_ID ? 0 : v->of[literal];
}
/* The bits of a statement that is held, or of an argument that goes through. */
uint8_t mt_end_bits(const mt_view *v, mt_end end);

#endif

/* Why a literal is derived, or cannot be: the literals that the reason rests on. */
#ifndef MT_JUDGE_PROOF_H
#define MT_JUDGE_PROOF_H

#include "semantics/grounded.h"

/* What a reason rests on, as bits per literal. */
enum {
    MT_RESTS_IN = 1, /* that it is derived */
    MT_RESTS_OUT = 2 /* that it cannot be */
};

/* Each literal of a framework as one admissible set sees it: derived from the set
 * (IN), not derivable from the assumptions that the set does not attack (OUT), or
 * neither. */
typedef struct mt_labels {
    const mt_aba *aba;
    uint8_t *of;                   /* MT_RESTS_IN, MT_RESTS_OUT or 0 */
    uint32_t *by;                  /* IN: the rule; MT_NO_ID for assumptions */
    uint32_t *when;                /* of mt_grounded_when(); 0 for another set */
    uint32_t *rules_at, *rules_of; /* rules by head, compressed */
    uint32_t *uses_at, *uses_of;   /* rules by body literal, compressed */
    uint8_t *bits;                 /* of mt_grounded() */
    uint8_t *given, *derived;
    uint32_t *left, *queue;
} mt_labels;

/* Room for frameworks of at most so many literals, rules and entries of bodies, in
 * `arena`.  False if memory is short. */
MOOT_NODISCARD bool mt_labels_make(mt_labels *l, uint32_t literals, uint32_t rules,
                                   uint32_t entries, mt_arena *arena);
/* By the grounded extension.  Reasons are well-founded: they hold for every complete
 * extension.  The cost of mt_grounded(). */
MOOT_NODISCARD moot_status mt_labels_grounded(mt_labels *l, const mt_aba *aba,
                                              const moot_alloc *alloc);
/* By the admissible set of n assumptions; after mt_labels_grounded() of the same
 * framework.  Reasons are for this set.  O(size). */
void mt_labels_set(mt_labels *l, const uint32_t *set, uint32_t n);

/* Add to mark[] all that the reason rests on that `literal` has the label it has, IN
 * or OUT.  While no rule or assumption marked MT_RESTS_IN is taken away and no rule
 * is added for a literal marked MT_RESTS_OUT, the reason holds, whatever else is
 * taken away or added: the part of the set that is marked stays admissible, and the
 * grounded extension keeps its part.  O(size). */
void mt_labels_mark(const mt_labels *l, uint32_t literal, uint8_t *mark);

#endif

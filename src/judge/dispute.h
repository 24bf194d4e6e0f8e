/* judge: a set of assumptions that answers every challenge -> the tree of claims,
 * challenges and answers.
 *
 * A ply of ours derives a literal; below it stand, for a rule, the plies of its
 * body, and for an assumption every rule by which its contrary could be derived.
 * A ply of theirs is such a rule; it fails at one literal of its body, and below it
 * stands our derivation of the contrary of that assumption, or, for another literal,
 * every rule by which that one could be derived.  What was told already is not told
 * again: the ply names the earlier one. */
#ifndef MT_JUDGE_DISPUTE_H
#define MT_JUDGE_DISPUTE_H

#include "judge/cone.h"
#include "judge/defence.h"

typedef struct mt_ply {
    bool ours;
    bool cut;         /* what follows is left out for its size */
    uint32_t literal; /* ours: derived; theirs: where the rule fails */
    uint32_t rule;    /* MT_NO_ID: an assumption */
    uint32_t parent;  /* MT_NO_ID: at the top */
    uint32_t depth;
    uint32_t same; /* the ply below which stands what would stand here; MT_NO_ID */
} mt_ply;

typedef struct mt_dispute {
    mt_ply *ply; /* each before what stands below it; literals and rules of the whole framework */
    uint32_t plies;
    uint32_t cut; /* how many of them are cut */
} mt_dispute;

/* The tree of `f` on `literal`: that it is derived (`in`), or that every rule for it fails.  At
 * most `most` plies and MT_DISPUTE_DEPTH levels, without recursion.  In the defender's arena.
 * False if memory is short.  O(size). */
enum { MT_DISPUTE_DEPTH = 120 };
MOOT_NODISCARD bool mt_dispute_make(mt_dispute *d, const mt_defender *k, const mt_cone *cone,
                                    const mt_defence *f, uint32_t literal, bool in, uint32_t most);

#endif

/* Sentences of one side -> central claim, roles and tree. */
#ifndef MT_MINE_STRUCTURE_H
#define MT_MINE_STRUCTURE_H

#include "mine/advice.h"
#include "mine/feature.h"
#include "mine/reading.h"
#include "mine/weights.h"

/* Which sentences have a word: those of id are where[start[id]..start[id + 1]). */
typedef struct mt_index {
    uint32_t *start, *where;
} mt_index;

/* What two sentences have in common. */
typedef struct mt_kin {
    double share; /* content words of both, as a share of those of the one that has fewer */
    bool named;   /* a name */
} mt_kin;

/* The sentences of one side, and what is counted over all of them. */
typedef struct mt_passage {
    const mt_features *f;
    uint32_t n;
    const mt_features *question; /* may be NULL */
    bool demand;                 /* the question asks what should be, or there is none */
    uint32_t musts, first_must, last_must;
    double most_asked; /* the greatest share of the words of the question */
    double *centre;    /* n: the mean share of words in common with the others */
    mt_index stems, names;
    bool *general; /* n: speaks of no one case */
    uint32_t generals, first_general, last_general;
} mt_passage;

/* False if memory is short.  O(n^2) for n <= 200; longer sides have no centre. */
bool mt_passage_init(mt_passage *p, mt_arena *arena, const mt_features *f, uint32_t n,
                     const mt_features *question);
/* Its part of that: which sentences speak of no one case. */
bool mt_passage_generals(mt_passage *p, mt_arena *arena);
mt_kin mt_kin_of(const mt_features *a, const mt_features *b);
/* What sentence `c` has in common with each: n entries, as mt_kin_of() gives them, in
 * O(n + shared words). */
void mt_kin_row(const mt_passage *p, uint32_t c, mt_kin *to);

/* From so many sentences on, two may set the scene before the turn to the claim. */
enum { MT_LONG_SIDE = 7 };

/* Does sentence `i` begin by turning against the one before it? */
bool mt_turns(const mt_passage *p, uint32_t i);
/* Does the next sentence turn against this one? */
bool mt_answered(const mt_passage *p, uint32_t i);
/* Does it open by granting a point, and not take it back itself? */
bool mt_grants(const mt_features *u);
/* The share of the words of the question that `u` speaks.  Those that are not names tell more than
 * its names, whose share goes to `names`. */
double mt_question_share(const mt_features *u, const mt_features *q, double *names);

/* Add a feature, and the cues of a block of weights that begins at `first`, to the tally `t`. */
#define FEEL(row, value) mt_feel(t, MT_W_##row, (double)(value))
void mt_feel_cues(mt_tally *t, uint32_t first, const bool cues[MT_CUE_COUNT]);
#define FEEL_CUES(block, cues) mt_feel_cues(t, MT_W_##block##CONTRAST, cues)

/* Sentence scores that need no tree. */
typedef struct mt_local {
    double claim;   /* of being the central claim; only differences count */
    double against; /* probability of speaking against the own side */
} mt_local;

/* Each adds the features of one decision to a tally. */
void mt_claim_tally(const mt_passage *p, uint32_t i, mt_tally *t);
void mt_counter_tally(const mt_passage *p, uint32_t i, mt_tally *t);
/* Does `c` attack what it bears on: what does not depend on the head, and what does. */
void mt_attack_tally(const mt_passage *p, uint32_t c, mt_tally *t);
void mt_attack_edge_tally(const mt_passage *p, const mt_local *l, uint32_t c, uint32_t head,
                          bool root, mt_tally *t);
/* Why `c` would bear on `head`: what `head` alone brings, and the pair.  With `root`, `head` is
 * the central claim. */
void mt_head_tally(const mt_passage *p, const mt_local *l, uint32_t head, mt_tally *t);
void mt_attach_tally(const mt_passage *p, const mt_local *l, uint32_t c, uint32_t head, bool root,
                     mt_tally *t);
/* Its three parts: what a child of the central claim brings, whatever that is; what follows from
 * the places of the two; and what the two sentences say, whether `head` is the claim or not. */
void mt_attach_root_tally(const mt_passage *p, const mt_local *l, uint32_t c, mt_tally *t);
void mt_attach_place_tally(uint32_t c, uint32_t head, bool root, mt_tally *t);
void mt_attach_pair_tally(const mt_passage *p, const mt_local *l, uint32_t c, uint32_t head,
                          mt_kin kin, mt_tally *t);
/* Does the attack of `c` on `head` undercut rather than rebut? */
void mt_undercut_tally(const mt_passage *p, const mt_local *l, uint32_t c, uint32_t head,
                       mt_tally *t);

/* `to` has n entries; weights as in mt_weight_set.w. */
void mt_local_of(const mt_passage *p, const double *w, mt_local *to);

/* What was told about the units of a side: by a person, who is held to (MT_NO_ID and -1 leave it
 * open), and by a model, which is heeded (mine/heed.h). */
typedef struct mt_fixed {
    uint32_t root;
    const uint32_t *head;         /* n, or NULL */
    const int *attack;            /* n: 1 attacks, 0 supports, -1 open; or NULL */
    const mt_advice_unit *advice; /* n, or NULL */
    const mt_lean *lean;          /* n, or NULL: what syntax adds (mine/syntax.h) */
} mt_fixed;

/* One side, as it is to be read. */
typedef struct mt_material {
    const double *w; /* as in mt_weight_set.w */
    const mt_features *f;
    uint32_t n;                  /* over 0 */
    const mt_features *question; /* may be NULL */
    const mt_fixed *fixed;       /* may be NULL */
} mt_material;

/* The margin of a decision that had no second choice. */
#define MT_NO_RIVAL 20.0

/* Margins of the decisions, before they are turned into confidences. */
typedef struct mt_margins {
    double claim;
    double *head; /* n */
    double *role; /* n */
} mt_margins;

/* How likely it is that the central claim is right; weights as in mt_weight_set.w. */
double mt_claim_confidence(const double *w, double margin);

/* Fill role, head, link, confidences and runners-up of `units` (material->n of them).
 * Exact over all roots for n <= 200; above, over the eight best claims, and the
 * runner-up of a head is then the best other head that makes no cycle.
 * `margins` may be NULL.
 * MOOT_OK or MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_structure(const moot_alloc *alloc, const mt_material *material,
                                        mt_unit *units, mt_margins *margins);

#endif

/* Graph -> strengths in several ways, side by side, in words and in JSON. */
#ifndef MT_GRADUAL_WEIGH_H
#define MT_GRADUAL_WEIGH_H

#include "base/out.h"
#include "gradual/bearing.h"
#include "gradual/debate_graph.h"
#include "gradual/least.h"
#include "gradual/read.h"
#include "gradual/social.h"
#include "gradual/solve.h"

/* What the ways of weighing say of a point together. */
typedef enum mt_weigh_word {
    MT_WEIGH_STANDS,    /* 0.2 or more above 1/2 */
    MT_WEIGH_LEANS,     /* 0.05 or more above */
    MT_WEIGH_OPEN,      /* nearer than that */
    MT_WEIGH_WEAK,      /* 0.05 or more below */
    MT_WEIGH_FALLS,     /* 0.2 or more below */
    MT_WEIGH_DEPENDS,   /* the ways do not put it on the same side of 1/2 */
    MT_WEIGH_UNSETTLED, /* one of them did not come to rest */
    MT_WEIGH_NONE       /* not the three of the verdict: no word */
} mt_weigh_word;

typedef struct mt_way {
    const mt_gradual *sem;
    mt_solved solved;
    double *s; /* per node */
} mt_way;

typedef struct mt_weighing {
    const mt_bipolar *g;
    const mt_debate *debate; /* of these two */
    const mt_debate_graph *nodes;
    const mt_named_graph *named; /* or this one */
    uint32_t motion;             /* node, or MT_NO_ID */
    uint32_t ways;
    mt_way
        way[MT_SOCIAL_MODELS]; /* the main three; or one; or the models of social argumentation */
    mt_social social;          /* if that is the semantics */
    mt_ranking ranking;        /* if only an order was asked for; then there are no ways */
    mt_bearing_extent extent;  /* of what is asked about the motion: set it before mt_weigh() */
    mt_bearings bearings;      /* on the motion */
    bool least_there;          /* with MT_BEARING_ALL and a motion */
    mt_least least[MT_BEARING_WAYS]; /* changes that turn the motion */
} mt_weighing;

/* Weigh by `only`, or (NULL) by the main three.  `w` has g and its names set.  Social
 * argumentation gives a way for every model found.  All in `arena`.
 * MOOT_OK; MOOT_E_MISUSE if `only` knows no supporters and there are some; MOOT_E_NOMEM.
 * O(n + m) without cycles, O((n + m) steps) with, and what mt_bearings_find() and mt_least_find()
 * take, which is bounded. */
MOOT_NODISCARD moot_status mt_weigh(mt_weighing *w, const mt_gradual *only, mt_arena *arena);

/* A debate by the main three: its graph made, weighed, and the motion looked at as far as
 * `extent` says.  With MT_BEARING_HINGES no Shapley values, gradients or least changes are sought:
 * at most 6 sweeps of what the motion depends on for each of at most MT_BEARING_MOST points.
 * Everything is in `arena`; the debate must outlive `w`.  MOOT_OK; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_weigh_debate(mt_weighing *w, const mt_debate *debate,
                                           mt_bearing_extent extent, mt_arena *arena);

/* Only rank, by burden numbers.  MOOT_OK; MOOT_E_MISUSE if there are supporters; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_weigh_rank(mt_weighing *w, mt_arena *arena);

/* The word for node `i`.  Its strength is measured by the milder of DF-QuAD and Quadratic
 * Energy, which mirror exactly when Yes and No change places; Euler-based, which does not,
 * has a say in the side only.  At base score 1/2 the word of the mirrored point is
 * therefore the mirrored word, always. */
mt_weigh_word mt_weigh_word_of(const mt_weighing *w, uint32_t i);
/* The same for the strengths of one point by the main three, that came to rest or not. */
mt_weigh_word mt_weigh_word_for(const double *s, bool settled);
/* "stands", ..., "depends on how you weigh". */
const char *mt_weigh_say(mt_weigh_word word);

/* For people: the motion, then a line per point.  With whole percents. */
void mt_weigh_text(const mt_weighing *w, mt_out *out);
/* docs/WEIGHTS.md gives the keys. */
void mt_weigh_json(const mt_weighing *w, mt_out *out);

#endif

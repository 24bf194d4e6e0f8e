/* What each point does to the strength of the motion, in the ways of a weighing. */
#ifndef MT_GRADUAL_BEARING_H
#define MT_GRADUAL_BEARING_H

#include "gradual/contribution.h"

enum {
    MT_BEARING_WAYS = 3,
    MT_BEARING_MOST = 500,         /* most points looked at one by one */
    MT_BEARING_SHAPLEY_MOST = 64,  /* most of them with Shapley values */
    MT_BEARING_SAMPLES = 400,      /* most orders drawn where there are over 12 */
    MT_BEARING_SAMPLES_LEAST = 40, /* fewer tell nothing */
    MT_BEARING_WORK = 20000000     /* most arcs and nodes looked at, per way and purpose */
};

/* How much is asked for. */
typedef enum mt_bearing_extent {
    MT_BEARING_ALL,
    MT_BEARING_HINGES, /* struck, granted and hinge only */
    MT_BEARING_NOTHING
} mt_bearing_extent;

/* Why there are no bearings. */
typedef enum mt_bearing_lack {
    MT_BEARING_FOUND,
    MT_BEARING_NO_TOPIC,
    MT_BEARING_UNSETTLED, /* one of the ways does not come to rest */
    MT_BEARING_TOO_MANY,
    MT_BEARING_TOO_LONG, /* with cycles: over MT_BEARING_WORK */
    MT_BEARING_NOT_ASKED /* or another weighing than by the main three */
} mt_bearing_lack;

/* A value is NAN if the flow that gives it does not come to rest. */
typedef struct mt_bearing {
    uint32_t node;
    bool hinge; /* struck and granted, it puts the topic on opposite sides of 1/2 in every way */
    double struck[MT_BEARING_WAYS], granted[MT_BEARING_WAYS];
    double removal[MT_BEARING_WAYS], intrinsic[MT_BEARING_WAYS], gradient[MT_BEARING_WAYS];
    mt_share shapley[MT_BEARING_WAYS];
} mt_bearing;

typedef struct mt_bearings {
    mt_bearing_lack lack;
    mt_bearing_extent extent;
    bool circle;                       /* the topic depends on a cycle */
    bool shapley;                      /* the Shapley values are there */
    uint32_t samples[MT_BEARING_WAYS]; /* orders drawn for them; 0: exact */
    mt_slope slope[MT_BEARING_WAYS];   /* of the whole gradient */
    uint32_t n;
    mt_bearing *at; /* the points that the topic depends on; those that move it most come
                       first, by the lesser of the swings under the two semantics that mirror */
} mt_bearings;

/* By the main three semantics.  `topic` may be MT_NO_ID.  MOOT_OK; MOOT_E_NOMEM.
 * O(d^2) for d points that the topic depends on (times the steps of the flow with a cycle), d^3
 * for a gradient with a cycle, and 2^12 d or 400 d^2 sweeps for Shapley; never over
 * 2 * 3 * MT_BEARING_WORK arcs and nodes but for the gradient. */
MOOT_NODISCARD moot_status mt_bearings_find(mt_bearings *to, const mt_bipolar *g, uint32_t topic,
                                            mt_bearing_extent extent, mt_arena *arena);

#endif

/* What each point does to the strength of the motion, in the ways of a weighing. */
#ifndef MT_GRADUAL_BEARING_H
#define MT_GRADUAL_BEARING_H

#include "gradual/contribution.h"

enum {
    MT_BEARING_WAYS = 3,
    MT_BEARING_MOST = 500,        /* most points looked at one by one */
    MT_BEARING_SHAPLEY_MOST = 64, /* most of them with Shapley values */
    MT_BEARING_SAMPLES = 400      /* orders drawn where there are over 12 */
};

/* Why there are no bearings. */
typedef enum mt_bearing_lack {
    MT_BEARING_FOUND,
    MT_BEARING_NO_TOPIC,
    MT_BEARING_CYCLE,
    MT_BEARING_TOO_MANY,
    MT_BEARING_NOT_ASKED /* another weighing than by the main three */
} mt_bearing_lack;

typedef struct mt_bearing {
    uint32_t node;
    bool hinge; /* struck and granted, it puts the topic on opposite sides of 1/2 in every way */
    double struck[MT_BEARING_WAYS], granted[MT_BEARING_WAYS];
    double removal[MT_BEARING_WAYS], intrinsic[MT_BEARING_WAYS], gradient[MT_BEARING_WAYS];
    bool kink[MT_BEARING_WAYS]; /* of the whole gradient */
    mt_share shapley[MT_BEARING_WAYS];
} mt_bearing;

typedef struct mt_bearings {
    mt_bearing_lack lack;
    bool shapley; /* the Shapley values are there */
    uint32_t n;
    mt_bearing *at; /* the points that the topic depends on; those that move it most come
                       first, by the lesser of the swings under the two semantics that mirror */
} mt_bearings;

/* By the main three semantics.  `topic` may be MT_NO_ID.  MOOT_OK; MOOT_E_NOMEM.
 * O(d^2) for d points that the topic depends on, and 2^12 d or 400 d^2 sweeps for Shapley. */
MOOT_NODISCARD moot_status mt_bearings_find(mt_bearings *to, const mt_bipolar *g, uint32_t topic,
                                            mt_arena *arena);

#endif

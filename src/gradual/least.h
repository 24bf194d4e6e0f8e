/* The smallest changes of base scores that put a topic on the other side of 1/2. */
#ifndef MT_GRADUAL_LEAST_H
#define MT_GRADUAL_LEAST_H

#include "gradual/probe.h"

enum {
    MT_LEAST_MOST = 500,          /* most points that may move */
    MT_LEAST_WORK = 60000000,     /* most arcs and nodes looked at, for each alone */
    MT_LEAST_TOGETHER = 10000000, /* and for several */
};

/* Why there is none. */
typedef enum mt_least_lack {
    MT_LEAST_FOUND,
    MT_LEAST_MIDDLE,    /* the topic is at 1/2: it has no side to leave */
    MT_LEAST_UNSETTLED, /* the flow does not come to rest */
    MT_LEAST_TOO_MUCH   /* over the limits above */
} mt_least_lack;

typedef struct mt_least_move {
    uint32_t node;
    double base; /* the new base score; NAN: no change of this point alone suffices */
    bool proved; /* no smaller change of it does (or none at all); else `base` is one that does */
} mt_least_move;

typedef struct mt_least {
    mt_least_lack lack;
    uint32_t n;
    mt_least_move *alone; /* per point that the topic depends on, by number */
    uint32_t best;        /* of these the one that changes least; MT_NO_ID if none suffices */
    uint32_t moves;
    mt_least_move *together; /* a set of changes, by number; empty if none was found */
    double total;            /* sum of |change| over the set: at most so much is needed */
    bool none;               /* proved: no changes of any points suffice */
} mt_least;

/* The topic's own base score stays.  To be on the other side means by more than 1e-9.
 *
 * One point: if all its paths to the topic have an even number of attacks, or all an odd one,
 * the topic's strength is monotone in it, and bisection finds the least change (within 1e-12);
 * `proved`.  Else, and with cycles, 32 values to each side are tried before the bisection.
 *
 * Several: the least sum of |change| is bounded from above by a local search: from the best
 * single change, from steepest steps of 1/8 and of 1/64, and from all points moved as far as they
 * go, changes are taken back as far as possible and exchanged in pairs until nothing gets
 * smaller.  MOOT_OK; MOOT_E_MISUSE as mt_probe_make(); MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_least_find(mt_least *to, const mt_gradual *sem, const mt_bipolar *g,
                                         uint32_t topic, mt_arena *arena);

#endif

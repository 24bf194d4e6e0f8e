/* A graph made ready to be weighed many times with one topic in view. */
#ifndef MT_GRADUAL_PROBE_H
#define MT_GRADUAL_PROBE_H

#include "gradual/solve.h"

typedef struct mt_probe {
    const mt_gradual *sem;
    const mt_bipolar *g; /* as given, but for the base scores, which are the probe's own */
    uint32_t topic;
    uint32_t n;      /* nodes that the topic depends on, itself included */
    uint32_t *order; /* those; in graphs without cycles each after what it depends on; the topic
                        is last */
    double *held;    /* per node of g: NAN, or the strength it is kept at */
    double *s;       /* per node of g: strengths of the last sweep */
    bool circle;     /* the topic depends on a cycle: each sweep is a flow */
    uint64_t work;   /* arcs and nodes that the last sweep looked at */
    mt_arena *arena;
    mt_bipolar part; /* if g has a cycle: those n nodes as a graph, numbered as in `order` */
    uint32_t *local; /* their numbers, MT_NO_ID for others */
    double *part_held, *part_s, *part_work;
} mt_probe;

/* MOOT_OK; MOOT_E_MISUSE if the semantics is one of attacks only or `quad`, where a silent
 * attacker is not the same as none; MOOT_E_NOMEM.  O(size of g). */
MOOT_NODISCARD moot_status mt_probe_make(mt_probe *p, const mt_gradual *sem, const mt_bipolar *g,
                                         uint32_t topic, mt_arena *arena);
/* The topic's strength under p->held; NAN if the flow did not come to rest (within a tenth of
 * the work of mt_flow_default).  O(what the topic depends on), times the
 * steps of the flow if there is a cycle. */
double mt_probe_sweep(mt_probe *p);
/* Another base score for node i. */
void mt_probe_base(mt_probe *p, uint32_t i, double w);

#endif

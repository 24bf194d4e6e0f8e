/* Two versions of a debate, or of a bare graph -> what changed and what it did. */
#ifndef MT_GRADUAL_VERSIONS_H
#define MT_GRADUAL_VERSIONS_H

#include "gradual/change.h"
#include "gradual/weigh.h"

/* One version, its points named so that they can be found in the other. */
typedef struct mt_version {
    mt_named_graph graph; /* names: "[title]", "<title>", "step 1 of <title>", "the step from [a]
                             to [b]"; statements without a title go by their words */
    moot_str *words;      /* per node; empty in a bare graph */
    mt_weighing w;        /* of this graph */
} mt_version;

/* Everything in `arena`, which must outlive the version, as must what it is made of.
 * MOOT_OK; MOOT_E_NOMEM.  O(size). */
MOOT_NODISCARD moot_status mt_version_of_debate(mt_version *to, const mt_debate *d,
                                                mt_arena *arena);
MOOT_NODISCARD moot_status mt_version_of_graph(mt_version *to, const mt_named_graph *g,
                                               mt_arena *arena);

enum {
    MT_VERSIONS_WAYS = 3,
    MT_VERSIONS_ASKED = MT_VERSIONS_WAYS + 1, /* outcomes: each way's side or order, the word */
    MT_VERSIONS_WORK = 100000000              /* most arcs and nodes looked at for mixtures */
};

/* A change that can bear on the topic. */
typedef struct mt_effect {
    uint32_t change;                 /* its number in the mix */
    double made[MT_VERSIONS_WAYS];   /* with it alone made: the topic's strength, or how far the
                                        first of two topics is before the second; NAN: no rest */
    double undone[MT_VERSIONS_WAYS]; /* with it alone undone */
} mt_effect;

/* How an outcome came about. */
typedef enum mt_versions_how {
    MT_VERSIONS_SAME,      /* it did not change */
    MT_VERSIONS_SETS,      /* all smallest sets were found */
    MT_VERSIONS_ONE,       /* too many changes for that: one set that suffices, of which none can be
                              left out; others may be smaller */
    MT_VERSIONS_UNSETTLED, /* not told: a version or a mixture did not come to rest */
    MT_VERSIONS_TOO_MUCH   /* not sought: over MT_VERSIONS_WORK */
} mt_versions_how;

typedef struct mt_versions {
    const mt_version *version[2];
    uint32_t ways; /* 3, or 1 */
    mt_mix mix;
    uint32_t reworded;
    uint32_t *reword;  /* names whose words changed */
    uint32_t topic[2]; /* names; [1] is MT_NO_ID if the topic is measured against 1/2.  Both
                          MT_NO_ID: there is no topic that both versions have */
    double s[2][MT_VERSIONS_WAYS];     /* of the topic, before and after */
    double other[2][MT_VERSIONS_WAYS]; /* of the second topic, or 1/2 */
    mt_weigh_word word[2];             /* of the topic; MT_WEIGH_NONE unless the main three */
    uint32_t effects;
    mt_effect *effect; /* those that move the topic most come first */
    bool each_weighed; /* made and undone are there */
    mt_versions_how how[MT_VERSIONS_ASKED];
    mt_change sets[MT_VERSIONS_ASKED]; /* bit k is effect k before it was put in order: see
                                          `bit` */
    uint32_t *bit;                     /* per bit: the number of the change in the mix */
    uint8_t *one[MT_VERSIONS_ASKED];   /* with MT_VERSIONS_ONE, per bit: is it in the set? */
} mt_versions;

/* Compare `before` and `after`, weighed by `only` or (NULL) by the main three.  Points are
 * matched by name.  Only changes from which a path leads to the topic in one of the versions are
 * mixed; up to MT_CHANGE_MOST of them (fewer in graphs so large that MT_VERSIONS_WORK would not
 * do) every set of them is.  MOOT_OK; MOOT_E_MISUSE as mt_weigh(); MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_versions_compare(mt_versions *to, mt_version *before,
                                               mt_version *after, const mt_gradual *only,
                                               mt_arena *arena);

void mt_versions_text(const mt_versions *v, mt_out *out);
void mt_versions_json(const mt_versions *v, mt_out *out);

#endif

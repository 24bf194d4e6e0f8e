/* What both readers of networks fill. */
#ifndef MT_ACTORS_DRAFT_H
#define MT_ACTORS_DRAFT_H

#include "actors/read.h"
#include "base/intern.h"

typedef struct mt_ties_draft {
    moot_str text;
    mt_arena *arena;
    mt_arena scratch;
    mt_diags *diags;
    mt_intern names; /* of actors */
    MT_VEC(mt_actor_tie) ties;
} mt_ties_draft;

/* Report at that place; answers false. */
bool mt_draft_fault(mt_ties_draft *d, mt_network_finding finding, moot_str at, moot_str subject);
/* A tie of words; no weight: 1.  Else what is wrong with it. */
bool mt_draft_tie_make(mt_actor_tie *tie, uint32_t a, uint32_t b, moot_str sign, moot_str weight,
                       mt_network_finding *finding);
/* Keep it.  False after a fault at that place or short of memory. */
bool mt_draft_push(mt_ties_draft *d, const mt_actor_tie *tie, moot_str at);
/* The actor of that name. */
uint32_t mt_draft_actor(mt_ties_draft *d, moot_str name);

bool mt_graphml_read(mt_ties_draft *d);

#endif

/* A debate while it is put together from an Argdown document or from JSON:
 * growing lists without order, which mt_draft_finish() lays out as the plain
 * arrays of a debate.  Used inside the model room only. */
#ifndef MT_MODEL_DRAFT_H
#define MT_MODEL_DRAFT_H

#include "model/debate.h"

typedef struct mt_draft {
    mt_debate *d;                    /* its arena holds everything */
    MT_VEC(mt_statement) statements; /* side NONE and an empty label: still to be found */
    MT_VEC(mt_argument) arguments;   /* likewise */
    MT_VEC(mt_step) steps;           /* .argument says whose; an argument's steps in order */
    MT_VEC(uint32_t) premises;
    MT_VEC(mt_relation) relations; /* END_RELATION and END_STEP by index in these lists */
    MT_VEC(mt_saying) sayings;     /* .statement says whose */
    MT_VEC(mt_end) order;          /* statements and arguments as they first occur */
    MT_VEC(mt_actor) actors;       /* .first_alias and .aliases: run in `aliases` */
    MT_VEC(moot_str) aliases;
    MT_VEC(mt_debate_tie) ties; /* .saying by index in `sayings` */
    mt_intern names;            /* of actors and their aliases */
    MT_VEC(uint32_t) actor_of;  /* by id in `names` */
} mt_draft;

/* Lay out the lists as arrays of draft->d: steps by argument, sayings by
 * statement, equal relations once (symmetric ones in either direction); then
 * give sides, labels and the extents of the parties' texts where they are not
 * given.  The motion must be set.  O(size), expected. */
void mt_draft_finish(mt_draft *draft);

/* The actor that is called so, made now if there is none; MT_NO_ID if memory is
 * short.  `name` must live as long as the debate. */
uint32_t mt_draft_called(mt_draft *f, moot_str name);
/* A further name of an actor made last; false if somebody is called so already. */
bool mt_draft_also_called(mt_draft *f, uint32_t actor, moot_str alias);
/* "+", "-", U+2212, "allied" and "hostile" are signs. */
bool mt_tie_sign(moot_str word, bool *hostile);
bool mt_tie_code_of(moot_str word, mt_tie_code *code);
/* Lay out actors, aliases and ties; after sayings and sides.  `place`: the new
 * index of each saying of the draft. */
void mt_lay_out_ties(mt_draft *f, const uint32_t *place);

/* Labels where they are empty: T for the motion; a title such as "Y3" or "N11"
 * that fits the side keeps it; else Y1, N1, S1 (shared) or C1 (no side), counted
 * in the order of `order`.  All labels end up different. */
void mt_give_labels(mt_debate *d, const mt_end *order, uint32_t n, mt_arena *scratch);
/* The extent of each party's text where it is empty. */
void mt_give_bodies(mt_debate *d);
/* True for 1 to 8 ASCII letters and digits. */
bool mt_label_is_plain(moot_str label);
/* True for "Untitled 7". */
bool mt_title_is_made(moot_str title);

#endif

/* Inside of live.h: the rows of the framework (live.c), what is found out about them
 * without SAT (live_near.c), the clauses (live_sat.c) and the questions (live_solve.c). */
#ifndef MT_SEMANTICS_LIVE_CORE_H
#define MT_SEMANTICS_LIVE_CORE_H

#include "base/intern.h"
#include "semantics/af_parts.h"
#include "semantics/approx_search.h"
#include "semantics/live.h"
#include "semantics/live_bits.h"
#include "semantics/sat.h"

enum { MT_LIVE_SETS = 4 }; /* sets kept of each kind */
/* Steps of the search: for one argument, for each of several. */
enum { MT_LIVE_STEPS = 2048, MT_LIVE_STEPS_EACH = 512 };
enum { MT_LIVE_ADMISSIBLE, MT_LIVE_STABLE, MT_LIVE_KINDS };

typedef struct mt_row {
    uint32_t *at;
    uint32_t n, cap;
} mt_row;

typedef struct mt_slot {
    uint32_t id;
    bool alive;
    mt_row out, in;
} mt_slot;

/* A solver, and the sets found with it that still stand. */
typedef struct mt_live_sat {
    mt_sat *sat;
    bool stale;                 /* something that has clauses has changed */
    int *in;                    /* for each slot: its variable, or 0; in + 1: "attacked", if true */
    uint8_t *coded;             /* for each slot: its clauses are there */
    uint8_t *set[MT_LIVE_SETS]; /* bytes, one for each slot */
    bool stands[MT_LIVE_SETS];
    bool due[MT_LIVE_SETS]; /* to be mended before it is looked at */
    uint32_t next;          /* the set to be replaced */
} mt_live_sat;

/* The framework between two changes. */
typedef struct mt_live_now {
    mt_arena arena;           /* of what follows */
    mt_af af;                 /* argument a is slot a; those that are gone stand isolated */
    mt_search *search;        /* on it, from the grounded labelling */
    mt_bits *bits;            /* on it, by rows of bits; NULL if it is large or sparse */
    struct mt_repair *repair; /* of live_stable.c; NULL before it is needed */
    uint8_t *never;           /* 1: undecided, and proved to be in no admissible set */
    uint8_t *part;            /* scratch of mt_live_part() */
    uint8_t *hit;
    uint32_t *queue;
} mt_live_now;

struct mt_live {
    moot_alloc alloc;
    mt_stop stop;
    mt_arena names;
    mt_intern ids; /* the bytes of an id -> its slot, for ever */
    mt_slot *slot;
    uint32_t n, cap;
    mt_row assumed;
    bool fresh;     /* now and label[] are of the framework as it is */
    bool no_stable; /* known since the last change */
    uint8_t *label; /* for each slot: the grounded labelling; MT_OUT if it is gone */
    uint8_t *mark;  /* 1: in cone[] or edge[] */
    uint8_t *shown; /* the witness as bytes: an admissible set, or the extension */
    uint32_t *cone; /* undecided arguments that matter */
    uint32_t *edge; /* attackers of them that are out */
    uint32_t cone_n, edge_n;
    mt_live_now now;
    mt_live_effort effort;
    uint64_t patience; /* steps of the search that comes before SAT */
    uint64_t dense_patience;
    uint64_t mending; /* attacks that a repair of a stable set may look at */
    uint32_t stuck;   /* the last argument that no admissible set had or attacked */
    mt_live_sat kind[MT_LIVE_KINDS];
    bool has_shown;
    mt_semantics shown_of;
    mt_row witness;
};

/* live.c */
bool mt_row_push(mt_live *l, mt_row *row, uint32_t value);
/* The framework as it stands: argument i is slot whole[i]. */
MOOT_NODISCARD moot_status mt_live_rows(const mt_live *l, mt_arena *arena, mt_af *af,
                                        const uint32_t **whole);
/* live_near.c */

/* After a change: rows, grounded labelling, what is in no admissible set; the
 * sets kept are mended when one is looked at, each in O(n + m).  O(n + m).  MOOT_OK;
 * MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_live_look(mt_live *l);
/* A set kept that has all of q (with), or lacks q[0]; NULL if there is none.  MOOT_OK;
 * MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_live_kept(mt_live *l, int kind, const uint32_t *q, uint32_t n,
                                        bool with, const uint8_t **set);
/* An admissible set with slot a, by a search of some `steps`: *set is one of the sets kept.
 * MT_FOUND_NONE is a proof.  Precondition: a is undecided. */
MOOT_NODISCARD moot_status mt_live_near(mt_live *l, uint32_t a, uint64_t steps, mt_found *found,
                                        const uint8_t **set);
/* `steps`, or as many as are allowed. */
uint64_t mt_live_at_most(const mt_live *l, uint64_t steps);
/* So many attacks that a search is likely to end before SAT does. */
bool mt_live_dense(const mt_live *l);
/* Large and sparse, so that mt_live_ask_lazily() suits. */
bool mt_live_lazy(const mt_live *l);
/* The same with as many steps as have paid so far, before SAT is asked. */
MOOT_NODISCARD moot_status mt_live_last_try(mt_live *l, uint32_t a, mt_found *found,
                                            const uint8_t **set);
/* These undecided arguments and what is grounded are admissible: the set kept that they join, or
 * become. */
const uint8_t *mt_live_keep(mt_live *l, const uint32_t *member, uint32_t n);
/* It is proved that no admissible set has slot a. */
void mt_live_never(mt_live *l, uint32_t a);
/* Of an admissible set with slot q, members that defend q and each other: now.queue has them,
 * now.hit[] what they attack.  Returns how many. */
uint32_t mt_live_part(mt_live *l, uint32_t q, const uint8_t *set);

/* live_dense.c: nothing but MT_UNKNOWN without now.bits, or if a search takes long */

/* A set of the kind with what is undecided among q, without `without` (if that is undecided;
 * MT_NO_ID: no such wish). */
MOOT_NODISCARD moot_status mt_live_dense_set(mt_live *l, int kind, const uint32_t *q, uint32_t n,
                                             uint32_t without, mt_reply *reply,
                                             const uint8_t **set);
/* An admissible set that attacks q. */
MOOT_NODISCARD moot_status mt_live_dense_attack(mt_live *l, uint32_t q, mt_reply *reply,
                                                const uint8_t **set);
/* MT_NO, and the set, if an admissible set without q lies in none with q; MT_YES if there is no
 * such set.  Precondition: q is undecided and in the admissible set `with`. */
MOOT_NODISCARD moot_status mt_live_dense_duel(mt_live *l, uint32_t q, const uint8_t *with,
                                              mt_reply *reply, const uint8_t **set);

/* live_stable.c */

/* A stable set with `in`, without `without` (MT_NO_ID, or decided: no such wish), near the last
 * one; or a simple proof that there is none.  Else MT_UNKNOWN. */
MOOT_NODISCARD moot_status mt_live_near_stable(mt_live *l, uint32_t in, uint32_t without,
                                               mt_reply *reply, const uint8_t **set);

/* live_scratch.c */
bool mt_live_holds(const uint8_t *set, const uint32_t *q, uint32_t n);
MOOT_NODISCARD moot_status mt_live_from_scratch(mt_live *l, mt_problem problem,
                                                mt_semantics semantics, mt_reply *reply);

/* live_sat.c */
/* cone[]: what reaches the seeds through undecided arguments; without seeds all undecided. */
void mt_live_cone(mt_live *l, const uint32_t *seed, uint32_t n);
/* The clauses of slot a hold no longer. */
void mt_live_retire(mt_live *l, uint32_t a);
/* Make room for variables and clauses of the cone; then one question, in which
 * `lits` are true as well.  The set of a MT_YES is the newest of the kind. */
MOOT_NODISCARD moot_status mt_live_encode(mt_live *l, int kind);
MOOT_NODISCARD moot_status mt_live_ask(mt_live *l, int kind, const int *lits, uint32_t n,
                                       mt_reply *reply, const uint8_t **set);
/* An admissible set with the undecided among q, or (!in) one that attacks them, by clauses of
 * ever more of the cone, only of what the last model needs: cone[]. */
MOOT_NODISCARD moot_status mt_live_ask_lazily(mt_live *l, const uint32_t *q, uint32_t n, bool in,
                                              mt_reply *reply, const uint8_t **set);

#endif

/* actors: who is tied to whom, friendly or hostile, and how consistent that is.
 *
 * A network has actors and ties; a tie is friendly or hostile and has a weight.  A split
 * puts the actors into camps; a friendly tie between two camps and a hostile one within a
 * camp are strained by it.  Strong balance knows two camps (Heider 1946; Harary 1953):
 * the enemy of my enemy is my friend.  Weak balance knows any number of camps (Davis
 * 1967) and grants no such thing.  The index is the least weight of ties that a split can
 * strain: 0 means that the relations as stated are consistent.
 *
 * The certificate of an index: contradictory cycles of which no tie is used beyond its
 * weight (each needs one strained tie, so the index is no lower), and a split that strains
 * no more (so it is no higher).  A cycle is contradictory to strong balance if an odd
 * number of its ties is hostile, to weak balance if exactly one is.
 *
 * Formats, methods and figures: docs/ACTORS.md. */
#ifndef MT_ACTORS_NETWORK_H
#define MT_ACTORS_NETWORK_H

#include "base/arena.h"
#include "base/stop.h"

/* Weights are whole numbers of millionths, so that sums are exact. */
#define MT_TIE_ONE INT64_C(1000000)
#define MT_TIE_WEIGHT_MAX (MT_TIE_ONE * 1000000)
enum { MT_NETWORK_MAX = 1 << 20 }; /* actors; ties */
#define MT_TIE_SUM_MAX (MT_TIE_WEIGHT_MAX * MT_NETWORK_MAX)
#define MT_NO_TIE UINT32_MAX

typedef struct mt_actor_tie {
    uint32_t a, b; /* actors; which comes first does not matter */
    bool hostile;
    int64_t weight; /* > 0, in millionths */
} mt_actor_tie;

/* Ties of one pair and one sign are merged, their weights added; a pair may have a
 * friendly and a hostile tie, and both count. */
typedef struct mt_network {
    uint32_t n;           /* actors */
    const moot_str *name; /* per actor; borrowed */
    uint32_t m;           /* merged ties */
    mt_actor_tie *tie;    /* a < b; ascending by a, b, friendly before hostile */
    uint32_t given;       /* ties as they came */
    uint32_t *merged;     /* per given tie: the merged one */
    uint32_t parts;       /* of actors that hang together by ties; one without ties is a part */
} mt_network;

/* Build.  MOOT_OK; MOOT_E_MISUSE if an end is no actor, a tie leads from an actor to
 * itself, a weight is below 1, or all add up to more than MT_TIE_SUM_MAX; MOOT_E_LIMIT;
 * MOOT_E_NOMEM. All memory is in `arena`.  O(n + m log m). */
MOOT_NODISCARD moot_status mt_network_make(mt_network *to, mt_arena *arena, uint32_t n,
                                           const moot_str *name, uint32_t m,
                                           const mt_actor_tie *ties);
/* The merged tie of that pair and sign, or MT_NO_TIE.  O(log m). */
uint32_t mt_network_tie(const mt_network *net, uint32_t a, uint32_t b, bool hostile);

typedef enum mt_balance_kind { MT_STRONG, MT_WEAK, MT_BALANCE_KINDS } mt_balance_kind;

/* An optimal split.  Camps are numbered by their first actor.  Two splits that strain the
 * same ties count once: under strong balance the camps of parts without a tie between them
 * may be swapped at will, and the part's first actor is in camp 0; under weak balance a
 * camp is given as small as friendly ties that are not strained hold it together. */
typedef struct mt_split {
    uint32_t camps;
    const uint32_t *camp; /* per actor */
    uint32_t strained_n;
    const uint32_t *strained; /* merged ties, ascending: the change set */
} mt_split;

/* Is a tie strained in the optimal splits? */
typedef enum mt_strain {
    MT_STRAIN_UNKNOWN, /* it was not settled in the time given */
    MT_STRAIN_NONE,    /* in none of them */
    MT_STRAIN_SOME,
    MT_STRAIN_ALL
} mt_strain;

typedef struct mt_cycle {
    uint32_t n;
    const uint32_t *tie; /* merged ties, in the order of the walk from actor `from` */
    uint32_t from;
    int64_t times; /* how much of the weight of each of its ties it takes */
} mt_cycle;

/* What shows that the index is no lower. */
typedef enum mt_proof {
    MT_PROOF_NONE,   /* not exact */
    MT_PROOF_CYCLES, /* the cycles alone: their weight is the index */
    MT_PROOF_TRIED,  /* every split was tried */
    MT_PROOF_SOLVER  /* a SAT solver; mt_balance_options.proof has what it showed */
} mt_proof;

typedef struct mt_balance {
    mt_balance_kind kind;
    int64_t lower, upper; /* the index lies in between, in millionths */
    bool exact;           /* lower == upper */
    uint32_t split_n;     /* optimal splits, at most `limit`; at least one, which strains `upper` */
    mt_split *split;
    uint64_t splits;   /* how many optimal splits there are ... */
    bool splits_exact; /* ... or at least how many; false too if the index is not exact */
    mt_strain *strain; /* per merged tie */
    bool strain_exact; /* none is unknown */
    uint32_t cycle_n;  /* contradictory cycles within the ties' weights */
    const mt_cycle *cycle;
    int64_t packed; /* what they add up to; <= lower */
    mt_proof proof;
} mt_balance;

typedef struct mt_balance_options {
    uint32_t limit;      /* optimal splits to list; 0: one */
    const mt_stop *stop; /* asked all the time; then bounds are what there is by then */
    bool index_only;     /* leave out counting, strain and cycles */
    bool steps;          /* always by the solver, however small a block is */
    uint64_t patience;   /* of mt_what_if_find() in a block of up to 20 actors, weak balance: steps
                            of the search for what turns the answer; 0: as it takes */
    bool by_changes; /* of mt_what_if_find(): each change is solved anew, however small the block */
    const moot_writer *proof; /* as `steps`, and everything that shows the lower bound is written
                                 here (docs/ACTORS.md, "Proofs"); or NULL */
} mt_balance_options;

/* The index of `net` and what shows it.  `options` may be NULL.  Being stopped is no
 * failure: the bounds are then apart and `exact` is false.  MOOT_OK; MOOT_E_NOMEM; MOOT_E_IO if
 * the proof cannot be written.
 * Exponential in the worst case; up to 16 actors some milliseconds. */
MOOT_NODISCARD moot_status mt_balance_find(mt_balance *to, mt_arena *arena, const mt_network *net,
                                           mt_balance_kind kind, const mt_balance_options *options);

/* Three actors whose three ties contradict balance; a pair with ties of both signs is in
 * none.  Ascending. */
typedef struct mt_triad {
    uint32_t actor[3];
    uint32_t hostile; /* ties: 1 contradicts strong and weak balance, 3 strong balance alone */
} mt_triad;
typedef struct mt_triads {
    uint32_t n; /* listed */
    mt_triad *at;
    uint64_t one, three; /* how many there are, by hostile ties */
} mt_triads;
/* List at most `limit`, count all.  O(m * largest degree).  MOOT_OK; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_triads_find(mt_triads *to, mt_arena *arena, const mt_network *net,
                                          uint32_t limit);

/* What if: from now on the two are friends, enemies, or not tied.  A tie they have is
 * flipped (and gets `weight`, unless that is 0), one they lack is added (0: MT_TIE_ONE). */
typedef enum mt_change_kind {
    MT_CHANGE_FRIENDLY,
    MT_CHANGE_HOSTILE,
    MT_CHANGE_NONE
} mt_change_kind;
typedef struct mt_tie_change {
    uint32_t a, b;
    mt_change_kind kind;
    int64_t weight;
} mt_tie_change;

/* `net` after the changes; `merged` is then per tie of the new network.  As mt_network_make(). */
MOOT_NODISCARD moot_status mt_network_change(mt_network *to, mt_arena *arena, const mt_network *net,
                                             uint32_t n, const mt_tie_change *changes);

/* Which sign of the tie in question strains less. */
typedef enum mt_leaning {
    MT_LEAN_UNKNOWN, /* an index was not found in the time given */
    MT_LEAN_FRIENDLY,
    MT_LEAN_HOSTILE,
    MT_LEAN_EVEN
} mt_leaning;

/* A smallest set of other ties: were they gone, or turned round, the leaning would be another. */
typedef struct mt_sway_turn {
    uint32_t n;
    uint32_t tie[2]; /* merged ties of mt_what_if.base, ascending */
    bool flipped;    /* turned round; else gone */
    mt_leaning to;
} mt_sway_turn;

/* The leaning changes as the weight of one tie passes `at`, where it is even. */
typedef struct mt_threshold {
    uint32_t tie;
    int64_t weight;    /* as it is */
    int64_t at;        /* above 0; may be `weight` itself, if the leaning is even */
    bool heavier;      /* past `at` upwards; else downwards */
    mt_leaning beyond; /* past it: the other side, or even */
} mt_threshold;

/* One kind of balance, one pair in question (that of the first change). */
typedef struct mt_sway {
    int64_t none, friendly, hostile; /* the index with the pair untied, friends, enemies */
    bool exact;                      /* all three */
    mt_leaning leaning;
    bool known; /* turns and thresholds were gone through to the end */
    uint32_t
        turn_n; /* all smallest sets: one tie gone or turned round; if none does it, two gone */
    const mt_sway_turn *turn;
    uint32_t threshold_n; /* ascending by tie */
    const mt_threshold *threshold;
} mt_sway;

typedef struct mt_what_if {
    mt_network net;  /* after the changes */
    mt_network base; /* after the changes, but the pair of the first one untied */
    int64_t weight;  /* of the tie in question, friendly or hostile */
    mt_balance before[MT_BALANCE_KINDS], after[MT_BALANCE_KINDS];
    mt_sway sway[MT_BALANCE_KINDS];
    bool axiom; /* strong and weak balance do not lean alike: the answer turns on whether the
                   enemy of my enemy is my friend */
} mt_what_if;

/* Both indices before and after, and how the answer for the first of the changes (n > 0) could
 * turn.  Stopped: MOOT_OK with what was found.  MOOT_OK; MOOT_E_MISUSE; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_what_if_find(mt_what_if *to, mt_arena *arena, const mt_network *net,
                                           uint32_t n, const mt_tie_change *changes,
                                           const mt_balance_options *options);

#endif

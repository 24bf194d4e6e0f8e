/* ties: debate -> what the ties that its claims state come to.
 *
 * The ties of a debate are seen by several: by each side, by both together, and by each
 * position that can be held as a whole.  A pair of actors gives a view one tie, however
 * often it is stated, with the greatest weight that is stated; a pair that a view states
 * with both signs has none, and is listed instead.
 *
 * What the motion itself ties is the proposal.  The pairs of the proposal are tied in a
 * view as proposed, the other way round, or not at all, whatever else is said of them:
 * so one sees what the proposal does to the consistency of the relations as stated.
 *
 * Background ties are left out unless they are asked for. */
#ifndef MT_TIES_STATED_H
#define MT_TIES_STATED_H

#include "actors/network.h"
#include "judge/verdict.h"

typedef enum mt_sign { MT_SIGN_NONE, MT_SIGN_ALLIED, MT_SIGN_HOSTILE, MT_SIGN_BOTH } mt_sign;

/* Two actors whom some claim ties. */
typedef struct mt_pair {
    uint32_t a, b;        /* a < b */
    uint32_t first, ties; /* run in stated.by_pair */
    mt_sign proposed;     /* by the motion; NONE: it does not tie them */
    bool disputed;        /* the sides state different signs or layers */
} mt_pair;

/* What the pairs of the proposal are. */
typedef enum mt_proposal {
    MT_PROPOSAL_OPEN, /* not tied; the only state if the motion ties nobody */
    MT_PROPOSAL_MADE,
    MT_PROPOSAL_REVERSED,
    MT_PROPOSALS
} mt_proposal;

typedef struct mt_state {
    mt_network net;    /* over all actors of the debate */
    uint32_t *pair_of; /* per merged tie: the pair */
    mt_balance balance[MT_BALANCE_KINDS];
    uint64_t groupings;   /* partitions that strain no more by weak balance ... */
    bool groupings_exact; /* ... or at least how many */
    uint64_t threes;      /* those with at most three camps, as people count by hand ... */
    bool threes_exact;    /* ... or at least how many */
    mt_triads triads;
} mt_state;

typedef struct mt_tie_view {
    mt_side side;      /* YES, NO; SHARED: all ties of the debate */
    uint32_t position; /* in verdict.positions, or MT_NO_ID */
    uint32_t same;     /* an earlier position with the same ties, or MT_NO_ID: no states then */
    uint32_t ties;     /* ties that it states, without the proposal's pairs */
    uint8_t *sign;     /* per pair: mt_sign, as stated (also of the proposal's pairs) */
    bool *names;       /* per actor: some tie of this view is his, the proposal's pairs counted */
    uint32_t actors;   /* how many */
    int64_t *weight;   /* per pair, in millionths */
    bool has[MT_PROPOSALS];
    mt_state state[MT_PROPOSALS];
    bool swayed; /* there is a proposal, and these tell what would turn the answer for its first
                    pair */
    mt_network sway_net; /* whose ties the sways name */
    mt_sway sway[MT_BALANCE_KINDS];
} mt_tie_view;

typedef struct mt_stated_options {
    bool background;     /* count background ties too */
    moot_str layer;      /* ties of this layer and of none only; empty: all */
    uint32_t limit;      /* splits, triads and positions listed; 0: 8 */
    const mt_stop *stop; /* as in mt_balance_options */
} mt_stated_options;

typedef struct mt_stated {
    mt_arena *arena;
    const mt_debate *debate;
    const mt_verdict *verdict; /* may be NULL */
    mt_stated_options options;
    mt_side order[2]; /* the sides as the ties of the document bring them in */
    uint32_t pairs;
    mt_pair *pair;       /* ascending by a, b */
    uint32_t *by_pair;   /* ids of debate ties, by pair and then in their order */
    uint32_t *pair_of;   /* per debate tie */
    uint32_t proposal;   /* the first pair that the motion ties, or MT_NO_ID */
    uint32_t background; /* ties that are background */
    mt_tie_view all;     /* both sides and what is said by none */
    mt_tie_view by[2];   /* Yes, No */
    mt_tie_view *holds;  /* positions, at most `limit` */
    uint32_t held;
} mt_stated;

/* Build.  `verdict` may be NULL: then there are no positions.  All memory is in `arena`.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_LIMIT.  Cost: 18 exact indices and those of positions. */
MOOT_NODISCARD moot_status mt_stated_build(mt_stated *to, mt_arena *arena, const mt_debate *debate,
                                           const mt_verdict *verdict,
                                           const mt_stated_options *options);

/* Does this tie count: not background, or wanted, and of the layer? */
bool mt_stated_counts(const mt_stated *stated, const mt_debate_tie *tie);
/* Is it of this view? */
bool mt_stated_holds(const mt_stated *stated, const mt_tie_view *view, const mt_debate_tie *tie);
/* The pair of two actors, or MT_NO_ID.  O(log pairs). */
uint32_t mt_stated_pair(const mt_stated *stated, uint32_t a, uint32_t b);
static inline const mt_tie_view *mt_stated_side(const mt_stated *s, mt_side side)
{
    return &s->by[side == MT_SIDE_NO];
}

/* Has the actor a tie in this network?  O(m). */
bool mt_network_has(const mt_network *net, uint32_t actor);

/* The number of partitions of the tied actors that strain no more than the optimal splits of
 * weak balance do: the ways to gather the camps of each split into fewer, and into at most
 * `most` (0: any number).  `exact` is false, and the number a lower bound, if not all
 * splits are listed or the counting takes more than 131,072 steps. */
uint64_t mt_groupings(const mt_network *net, const mt_balance *weak, uint32_t most, mt_arena *arena,
                      bool *exact);

/* Sentences that say why the two sides differ, each only if it is so (why.c). */
typedef struct mt_sentences {
    uint32_t n;
    moot_str at[6];
} mt_sentences;
void mt_stated_why(const mt_stated *stated, mt_sentences *to);

/* "A + B", "A - B", or "A 0 B" (untied) with names or aliases -> a change.  False if it is
 * none; then `unknown` is the name that no actor has, or empty. */
bool mt_change_read(const mt_debate *debate, moot_str text, mt_tie_change *to, moot_str *unknown);
/* The changes made to the ties of the two sides, in their order, and of both together,
 * with the proposal left open.  As mt_what_if_find(); memory in stated.arena. */
MOOT_NODISCARD moot_status mt_stated_what_if(const mt_stated *stated, uint32_t n,
                                             const mt_tie_change *change, mt_what_if to[3]);
void mt_stated_what_if_text(const mt_stated *stated, uint32_t n, const mt_tie_change *change,
                            const mt_what_if what[3], mt_out *out);
void mt_stated_what_if_json(const mt_stated *stated, uint32_t n, const mt_tie_change *change,
                            const mt_what_if what[3], mt_out *out);

/* The ties that count, of both together and the proposal with them, as lines of a network file. */
void mt_stated_tsv(const mt_stated *stated, mt_out *out);

/* The whole report in words, and as JSON (report.c, report_json.c). */
void mt_stated_text(const mt_stated *stated, mt_out *out);
void mt_stated_json(const mt_stated *stated, mt_out *out);

#endif

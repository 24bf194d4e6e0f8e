/* poll: ballots -> what readers think, who moved, and what divides them.
 *
 * One call from a table of ballots to all results: mt_poll_count().  Nothing in them
 * depends on the order of ballots or claims, on pseudonyms, on a clock or on chance, to the last
 * digit; to swap Yes and No before and after swaps what is said of them.  Numbers about one to
 * four people are withheld.  docs/POLL.md has formulas and sources. */
#ifndef MT_POLL_POLL_H
#define MT_POLL_POLL_H

#include "base/out.h"
#include "gradual/weigh.h"
#include "poll/bridge.h"
#include "poll/groups.h"
#include "poll/rating.h"
#include "poll/shift.h"

/* How strongly a shrunk mean is drawn to the middle: as by so many more votes. */
#define MT_POLL_PRIOR 5.0

/* Answers about one claim. */
typedef struct mt_claim_votes {
    uint32_t accept[2 * MT_ACCEPT_MOST + 1]; /* no, rather no, unsure, rather yes, yes */
    uint32_t matter[MT_MATTER_MOST + 1];     /* no, little, some, a lot, decides it */
    uint32_t answers, matter_answers;
    double strength;      /* shrunk mean of 0, 1/4, 1/2, 3/4, 1, drawn to 1/2; NAN if withheld */
    mt_interval interval; /* of that mean, Wilson, 95 %; NANs if withheld */
    double relevance;     /* shrunk mean of 0 .. 1, drawn to the mean of all claims; or NAN */
} mt_claim_votes;

/* What an opinion group typically holds. */
typedef struct mt_group_view {
    uint32_t n;
    mt_choice choice[MT_TYPICAL_MOST];
    mt_typical typical[MT_TYPICAL_MOST]; /* the numbers of each choice */
} mt_group_view;

/* What all groups hold, one claim. */
typedef struct mt_shared_view {
    double consensus[2]; /* group-aware: of agreement, of disagreement; NAN if withheld */
    double divide;       /* largest difference between two groups; NAN if withheld */
    uint32_t between[2]; /* these two, more agreement first */
    double crux;         /* divide times swing, or times relevance without a debate; or NAN */
} mt_shared_view;

typedef enum mt_bridge_lack {
    MT_BRIDGE_FITTED,
    MT_BRIDGE_FEW_RATERS, /* fewer than MT_BRIDGE_RATERS_MIN with enough answers */
    MT_BRIDGE_FEW_CLAIMS
} mt_bridge_lack;

enum { MT_POLL_DRAWS = 1000, MT_POLL_DRAWS_WORK = 20000 /* arcs and nodes of a debate, at most */ };
enum { MT_BRIDGE_RATERS_MIN = 100, MT_BRIDGE_ANSWERS_MIN = 10, MT_BRIDGE_CLAIMS_MIN = 5 };

typedef struct mt_poll_bridge {
    mt_bridge_lack lack;
    uint32_t raters, claims; /* in the fit */
    mt_bridge fit;
    uint32_t *note; /* per claim: its place in the fit, or MT_NO_ID */
} mt_poll_bridge;

/* Who names a claim as what moved them. */
typedef struct mt_moved {
    uint32_t named; /* 0 if withheld */
    uint32_t pairs; /* of them voted before and after */
    double shift;   /* their mean change towards Yes, in points; NAN if withheld */
} mt_moved;

/* The debate weighed as it is written, and with the readers' answers as base scores. */
typedef struct mt_poll_reading {
    bool there;
    mt_weighing written, voted;
    uint32_t *statement; /* per claim: the statement of that label or title, or MT_NO_ID */
    double *swing;       /* per claim: how far granting and striking it moves the motion, or NAN */
    uint32_t matched;    /* claims that are statements */
    uint32_t draws;      /* how often the answers were drawn anew; 0: not at all */
    double yes[MT_GRADUAL_MAIN]; /* share of draws that put the motion on the Yes side, per way */
} mt_poll_reading;

/* Those who came one way. */
typedef struct mt_level_view {
    uint32_t people;
    mt_shift shift;
} mt_level_view;

/* Claims, those that stand out most first. */
typedef struct mt_shortlist {
    uint32_t n, claim[MT_TYPICAL_MOST];
    double by[MT_TYPICAL_MOST];
} mt_shortlist;

typedef struct mt_poll {
    const mt_ballots *ballots;
    mt_shift shift;
    mt_level_view level[MT_VOTER_LEVELS];
    bool levels_shown; /* the table tells levels, and no number of them is of one to four people */
    mt_claim_votes *votes; /* per claim */
    mt_groups groups;
    mt_group_view view[MT_GROUPS_MOST];
    mt_shared_view *shared;                 /* per claim */
    mt_choice majority[2][MT_TYPICAL_MOST]; /* what most agree, disagree with */
    uint32_t majorities[2];
    mt_poll_bridge bridge;
    mt_moved *moved;      /* per claim */
    uint32_t moved_named; /* people who name a claim whose number is shown */
    mt_poll_reading reading;
    mt_shortlist common[2]; /* most of every group agree, disagree */
    mt_shortlist cruxes;    /* by crux, or by divide if none has a crux */
    bool weighed;           /* by crux */
    mt_shortlist movers;    /* by how many name it */
} mt_poll;

typedef struct mt_poll_options {
    const mt_debate *debate; /* to weigh with the answers; or NULL */
    const mt_stop *stop;     /* asked while the work is long; or NULL */
} mt_poll_options;

/* All results.  `options` may be NULL.  `ballots` and the debate are borrowed and must outlive
 * them; all memory is in `arena`.  MOOT_OK; MOOT_E_NOMEM; MOOT_E_LIMIT if there are more ballots or
 * claims than ballots.h allows; MOOT_E_MISUSE if an answer is out of range or `moved` no claim;
 * MOOT_E_CANCELLED if `stop` said so.
 * Cost: docs/POLL.md; claims^2 voters / 64 word operations, up to 200 passes of bridging. */
MOOT_NODISCARD moot_status mt_poll_count(mt_poll *to, const mt_ballots *ballots,
                                         const mt_poll_options *options, mt_arena *arena);

/* Fill p->reading of a counted poll: the debate weighed without and with the answers.  What was
 * found of cruxes before stays.  Borrows and memory as above.  MOOT_OK; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_poll_read_debate(mt_poll *p, const mt_debate *debate,
                                               mt_arena *arena);

/* For people, and for programs; the keys are in docs/POLL.md. */
void mt_poll_text(const mt_poll *poll, mt_out *out);
void mt_poll_json(const mt_poll *poll, mt_out *out);

/* A number about so many people is shown: none, or at least MT_POLL_FEW. */
static inline bool mt_poll_shown(uint32_t people)
{
    return people == 0 || people >= MT_POLL_FEW;
}

#endif

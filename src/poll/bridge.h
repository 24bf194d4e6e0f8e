/* Ratings by people who differ -> what they rate well in spite of it.
 *
 * The one-factor model of Community Notes: a rating is mu + i_rater + i_note + f_rater f_note.
 * What people of one mind rate alike goes into the product, so the note's own term i_note is high
 * only where both ends of the factor agree.  Minimised is what their program minimises, means
 * rather than sums:
 *   mean (r - fit)^2 + 0.03 mean f_rater^2 + 0.15 mean i_rater^2 + 0.03 mean f_note^2
 *   + 0.15 mean i_note^2 + 0.15 mu^2
 * here by alternating exact ridge regressions instead of a gradient method. */
#ifndef MT_POLL_BRIDGE_H
#define MT_POLL_BRIDGE_H

#include "base/arena.h"
#include "base/stop.h"

typedef struct mt_note_rating {
    uint32_t note;
    float value; /* 0 .. 1; small, for there may be many */
} mt_note_rating;

/* Ratings of one rater after the other: those of rater u are start[u] .. start[u + 1]. */
typedef struct mt_ratings {
    uint32_t raters, notes;
    const uint32_t *start;
    const mt_note_rating *at;
} mt_ratings;

typedef struct mt_bridge_options {
    double factor_rater, factor_note, rater, note, global; /* what keeps each kind of term small */
    uint32_t starts;     /* the best of so many fixed starts is kept */
    uint32_t rounds;     /* at most so many regressions of everything a start */
    double still;        /* settled: the objective falls by less than this share in a round */
    const mt_stop *stop; /* asked once a round; may be NULL */
} mt_bridge_options;

extern const mt_bridge_options mt_bridge_default;

typedef struct mt_bridge {
    double objective, global;
    double *note, *note_factor;   /* per note */
    double *rater, *rater_factor; /* per rater */
    bool settled;
    uint32_t rounds;
} mt_bridge;

/* The least objective found.  The larger camp of raters has a negative factor; of equal
 * camps, that whose factors sum to more.  A round is linear in the ratings.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_bridge_fit(mt_bridge *to, const mt_ratings *ratings,
                                         const mt_bridge_options *options, mt_arena *arena);

/* What the terms of a note come to (Community Notes, ranking-notes). */
typedef enum mt_bridge_status {
    MT_BRIDGE_OPEN, /* needs more ratings */
    MT_BRIDGE_HELPFUL,
    MT_BRIDGE_NOT_HELPFUL
} mt_bridge_status;

#define MT_BRIDGE_HELPFUL_FROM 0.40
#define MT_BRIDGE_FACTOR_BELOW 0.50
enum { MT_BRIDGE_RATINGS_MIN = 5 };

/* `bound`: the upper confidence bound of the intercept, or NAN. */
mt_bridge_status mt_bridge_judge(uint32_t ratings, double intercept, double factor, double bound);
/* A status once reached is lost only when the intercept falls `inertia` below the threshold. */
mt_bridge_status mt_bridge_keep(mt_bridge_status now, double intercept, double threshold,
                                double inertia);
/* Is it helpful, less not helpful, to enough people on both sides of the factor? */
bool mt_bridge_net_helpful(const double helpful[2], const double not_helpful[2],
                           const double other[2]);

#endif

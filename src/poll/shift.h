/* Votes before and after -> who gained, by how much, and how sure that is.
 *
 * Only who voted both times counts: the change of mind is then not mixed with a change of
 * audience.  Three measures stand side by side, for each is known to fail alone: final
 * shares, points gained (which favour the side that began behind), and the shift of the
 * log-odds among the decided, which knows no ceiling.  docs/POLL.md has the sources. */
#ifndef MT_POLL_SHIFT_H
#define MT_POLL_SHIFT_H

#include "poll/ballots.h"

#define MT_SHIFT_NEAR 5.0         /* points: the margin below which some call it a dead heat */
enum { MT_SHIFT_PAIRS_MIN = 30 }; /* fewer pairs are too few to say */

typedef enum mt_shift_winner { MT_SHIFT_YES, MT_SHIFT_NO, MT_SHIFT_TIE } mt_shift_winner;

/* In percent, or points; indexed by mt_say. */
typedef struct mt_gain {
    double before[MT_SAYS], after[MT_SAYS], gain[MT_SAYS];
    double margin; /* between the gains of Yes and No, >= 0 */
    mt_shift_winner by_gain, by_majority;
} mt_gain;

/* From shares alone, that need not be of the same people. */
void mt_gain_find(mt_gain *to, const double before[MT_SAYS], const double after[MT_SAYS]);

typedef struct mt_shift {
    uint32_t move[MT_SAYS][MT_SAYS]; /* paired voters by [before][after] */
    uint32_t pairs;
    uint32_t only_before[MT_SAYS], only_after[MT_SAYS]; /* who voted once */
    mt_gain points;
    double changed, switched; /* percent with another answer; that crossed sides */
    double persuaded[2];      /* share of the open that came to Yes, to No; NAN if none */
    double log_odds;          /* shift towards Yes among the decided */
    double difference, error; /* gain of Yes less gain of No, and half its 95 % interval */
    uint32_t turned_by;       /* fewest people whose other answer after reading would have taken the
                               * lead in points gained away; 0 if nobody leads */
    bool too_few, too_close;  /* too few pairs; 0 lies within the interval */
} mt_shift;

/* All numbers from the counts `move`, `only_before` and `only_after`.  With 0 pairs the
 * shares are 0.  O(1). */
void mt_shift_find(mt_shift *s);
/* Count, then the same.  O(voters). */
void mt_shift_count(mt_shift *s, const mt_ballots *ballots);
/* The same of those who came one way alone. */
void mt_shift_count_level(mt_shift *s, const mt_ballots *ballots, mt_voter_level level);

/* May the table of moves be shown?  Not if one to four people gave one of the answers before, or
 * after: its row or column would tell what these few did. */
bool mt_shift_shown(const mt_shift *s);

#endif

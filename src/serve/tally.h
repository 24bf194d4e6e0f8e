/* Ballots -> counts: before, after, who went where, each point's ratings, what moved people.
 * Plain counting; nothing is estimated. */
#ifndef MT_SERVE_TALLY_H
#define MT_SERVE_TALLY_H

#include "serve/site.h"

enum {
    MT_PAIRS_LEAST = 30, /* fewer who voted twice, and no winner is named */
    MT_SHOWN_LEAST = 5   /* fewer in a row or column of moves, and pages do not show them */
};

typedef struct mt_rating {
    const mt_point *point; /* NULL: no longer in the debate */
    moot_str key;
    uint64_t accept[6], relevance[6]; /* by value; [0] is not used */
    uint64_t moved;
} mt_rating;

/* Answers: [0] none, then yes, no, not sure.  All without held tickets. */
typedef struct mt_tally {
    uint64_t before[4], after[4];
    uint64_t move[4][4];     /* [before][after] */
    uint64_t level_after[3]; /* who voted after reading, by level of the ticket */
    uint64_t pairs;          /* tickets that voted both times */
    uint64_t held;           /* tickets that are held and voted */
    mt_rating *rating;       /* points in the order of the debate, then the others */
    uint32_t ratings;
    int64_t now;
} mt_tally;

/* Count for a debate of the site, in `arena`.  MOOT_OK; MOOT_E_NOMEM; MOOT_E_BACKEND.  Where
 * counting takes long (over 20 ms of processor time), the counts are kept for four times as long as
 * it took, so that no audience makes the server count all the time; `*fresh`, which may be NULL,
 * says whether they are of now. */
MOOT_NODISCARD moot_status mt_entry_tally(mt_tally *t, mt_site *site, mt_entry *entry,
                                          mt_published *debate, int64_t now, mt_arena *arena,
                                          bool *fresh);
void mt_tally_cache_free(mt_tally_cache *cache); /* NULL is fine */
/* One JSON object.  With `points` the ratings too. */
void mt_tally_json(const mt_tally *t, const mt_published *debate, const mt_debate_row *row,
                   bool points, mt_out *out);
/* One sentence by the rule: who gained more, who has more, or why nobody is named. */
moot_str mt_tally_words(const mt_tally *t, const mt_debate_row *row, mt_arena *arena);
/* "before", ...; "yes", ...  MT_PHASES and 4 words. */
extern const char *const mt_phase_words[];
extern const char *const mt_answer_words[];
/* A rule as readers are told it before they vote. */
const char *mt_rule_words(mt_rule rule);
/* What a ticket shows of its reader: "cookie", "email", "invited". */
const char *mt_level_name(int level);

#endif

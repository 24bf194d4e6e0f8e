/* Counts and a rule -> the sentence that says how it stands. */
#include "poll/shift.h"
#include "serve/tally.h"

#include <math.h>
#include <stdio.h>

const char *mt_rule_words(mt_rule rule)
{
    return rule == MT_RULE_MAJORITY ? "the side with more votes after reading leads."
                                    : "the side that gains more between the two votes leads, among "
                                      "readers who vote both "
                                      "times.";
}

const char *mt_level_name(int level)
{
    return level == 2 ? "invited" : level == 1 ? "email" : "cookie";
}

typedef unsigned long long big;

static moot_str too_few(uint64_t n, const char *one, const char *many, mt_arena *arena)
{
    return mt_arena_printf(arena, "Too few to say: %llu %s so far, and no side is named under %d.",
                           (big)n, n == 1 ? one : many, (int)MT_PAIRS_LEAST);
}

/* "+3", or with a minus sign that is one. */
static void signed_points(char to[24], double points)
{
    long n = lround(points);
    (void)snprintf(to, 24, "%s%ld", n < 0 ? "\xE2\x88\x92" : "+", n < 0 ? -n : n);
}

/* By points gained, and how sure that is. */
static moot_str words_of_gain(const mt_tally *t, const char *then, mt_arena *arena)
{
    mt_shift s = {.pairs = 0};
    if (t->pairs < MT_PAIRS_LEAST)
        return too_few(t->pairs, "reader has voted both times", "readers have voted both times",
                       arena);
    for (int b = 1; b <= 3; b++)
        for (int a = 1; a <= 3; a++)
            s.move[b - 1][a - 1] = (uint32_t)t->move[b][a];
    mt_shift_find(&s);
    bool no = s.difference < 0;
    char gain[2][24];
    signed_points(gain[0], s.points.gain[MT_SAY_YES]);
    signed_points(gain[1], s.points.gain[MT_SAY_NO]);
    if (s.too_close)
        return mt_arena_printf(arena,
                               "Too close to call %s: Yes %s points, No %s, among the %llu who "
                               "voted both times; the difference may be chance.",
                               then, gain[0], gain[1], (big)t->pairs);
    return mt_arena_printf(arena,
                           "%s has moved more readers %s: %s %s points, %s %s, among the %llu "
                           "who voted both times.",
                           no ? "No" : "Yes", then, no ? "No" : "Yes", gain[no], no ? "Yes" : "No",
                           gain[!no], (big)t->pairs);
}

static moot_str words_of_majority(const mt_tally *t, const char *then, mt_arena *arena)
{
    uint64_t yes = t->after[MT_VOTE_YES], no = t->after[MT_VOTE_NO];
    uint64_t n = yes + no + t->after[MT_VOTE_UNSURE];
    if (n < MT_PAIRS_LEAST)
        return too_few(n, "reader has voted after reading", "readers have voted after reading",
                       arena);
    return mt_arena_printf(arena, "%s %s: %llu say Yes and %llu No, of %llu after reading.",
                           yes == no  ? "Level"
                           : yes > no ? "Yes has more readers"
                                      : "No has more readers",
                           then, (big)yes, (big)no, (big)n);
}

moot_str mt_tally_words(const mt_tally *t, const mt_debate_row *row, mt_arena *arena)
{
    const char *then = mt_debate_takes_votes(row, t->now) ? "so far" : "at the end";
    return row->rule == MT_RULE_MAJORITY ? words_of_majority(t, then, arena)
                                         : words_of_gain(t, then, arena);
}

/* Votes before and after -> who gained, by how much, and how sure that is. */
#include "poll/shift.h"

#include "poll/rating.h"

#include <math.h>

/* Shares that were computed differ in the last digits. */
static mt_shift_winner larger(double yes, double no)
{
    if (fabs(yes - no) < 1e-9)
        return MT_SHIFT_TIE;
    return yes > no ? MT_SHIFT_YES : MT_SHIFT_NO;
}

void mt_gain_find(mt_gain *to, const double before[MT_SAYS], const double after[MT_SAYS])
{
    for (int k = 0; k < MT_SAYS; k++) {
        to->before[k] = before[k];
        to->after[k] = after[k];
        to->gain[k] = after[k] - before[k];
    }
    to->margin = fabs(to->gain[MT_SAY_YES] - to->gain[MT_SAY_NO]);
    to->by_gain = larger(to->gain[MT_SAY_YES], to->gain[MT_SAY_NO]);
    to->by_majority = larger(after[MT_SAY_YES], after[MT_SAY_NO]);
}

static double position(int say)
{
    return say == MT_SAY_YES ? 1 : say == MT_SAY_NO ? -1 : 0;
}

/* ln of a to b, half a voter added to each; swapping the two changes the sign exactly. */
static double log_odds(uint32_t a, uint32_t b)
{
    return log(a + 0.5) - log(b + 0.5);
}

/* The lead is the sum of all changes of position.  Who answered for the leader after reading can
 * lessen it by two, who was not sure by one. */
static uint32_t turned_by(const mt_shift *s)
{
    int64_t lead = 0, for_leader = 0;
    for (int i = 0; i < MT_SAYS; i++)
        for (int j = 0; j < MT_SAYS; j++)
            lead += (int64_t)s->move[i][j] * (int64_t)(position(j) - position(i));
    int leader = lead > 0 ? MT_SAY_YES : MT_SAY_NO;
    lead = lead < 0 ? -lead : lead;
    for (int i = 0; i < MT_SAYS; i++)
        for_leader += s->move[i][leader];
    return (uint32_t)(lead <= 2 * for_leader ? (lead + 1) / 2 : lead - for_leader);
}

/* Mean change of position with the usual error of a mean of N paired differences. */
static void find_error(mt_shift *s)
{
    double sum = 0, squares = 0, n = s->pairs;
    for (int i = 0; i < MT_SAYS; i++)
        for (int j = 0; j < MT_SAYS; j++) {
            double d = position(j) - position(i);
            sum += s->move[i][j] * d;
            squares += s->move[i][j] * d * d;
        }
    double mean = sum / n;
    double variance = s->pairs > 1 ? (squares - n * mean * mean) / (n - 1) : 0;
    s->difference = 100 * mean;
    s->error = 100 * MT_Z95 * sqrt(fmax(variance, 0) / n);
    s->too_few = s->pairs < MT_SHIFT_PAIRS_MIN;
    s->too_close = fabs(s->difference) <= s->error;
}

void mt_shift_find(mt_shift *s)
{
    uint32_t before[MT_SAYS] = {0}, after[MT_SAYS] = {0}, stayed = 0;
    double share[2][MT_SAYS] = {{0}};
    s->pairs = 0;
    for (int i = 0; i < MT_SAYS; i++) {
        for (int j = 0; j < MT_SAYS; j++) {
            before[i] += s->move[i][j];
            after[j] += s->move[i][j];
        }
        s->pairs += before[i];
        stayed += s->move[i][i];
    }
    s->too_few = true;
    s->too_close = true;
    s->persuaded[0] = s->persuaded[1] = (double)NAN;
    s->turned_by = 0;
    s->changed = s->switched = s->log_odds = s->difference = s->error = 0;
    for (int k = 0; k < MT_SAYS && s->pairs; k++) {
        share[0][k] = 100.0 * before[k] / s->pairs;
        share[1][k] = 100.0 * after[k] / s->pairs;
    }
    mt_gain_find(&s->points, share[0], share[1]);
    if (!s->pairs)
        return;
    uint32_t crossed = s->move[MT_SAY_YES][MT_SAY_NO] + s->move[MT_SAY_NO][MT_SAY_YES];
    s->changed = 100.0 * (s->pairs - stayed) / s->pairs;
    s->switched = 100.0 * crossed / s->pairs;
    for (int k = 0; k < 2 && before[MT_SAY_OPEN]; k++)
        s->persuaded[k] = (double)s->move[MT_SAY_OPEN][k] / before[MT_SAY_OPEN];
    s->log_odds = log_odds(after[MT_SAY_YES], after[MT_SAY_NO]) -
                  log_odds(before[MT_SAY_YES], before[MT_SAY_NO]);
    s->turned_by = turned_by(s);
    find_error(s);
}

/* `level` MT_VOTER_LEVELS: all. */
static void count(mt_shift *s, const mt_ballots *ballots, mt_voter_level level)
{
    *s = (mt_shift){.pairs = 0};
    for (uint32_t v = 0; v < ballots->voters; v++) {
        if (level != MT_VOTER_LEVELS && ballots->at[v].level != level)
            continue;
        mt_say before = ballots->at[v].before, after = ballots->at[v].after;
        if (before < MT_SAYS && after < MT_SAYS)
            s->move[before][after]++;
        else if (before < MT_SAYS)
            s->only_before[before]++;
        else if (after < MT_SAYS)
            s->only_after[after]++;
    }
    mt_shift_find(s);
}

void mt_shift_count(mt_shift *s, const mt_ballots *ballots)
{
    count(s, ballots, MT_VOTER_LEVELS);
}

void mt_shift_count_level(mt_shift *s, const mt_ballots *ballots, mt_voter_level level)
{
    count(s, ballots, level);
}

bool mt_shift_shown(const mt_shift *s)
{
    for (int k = 0; k < MT_SAYS; k++) {
        uint32_t before = 0, after = 0;
        for (int x = 0; x < MT_SAYS; x++) {
            before += s->move[k][x];
            after += s->move[x][k];
        }
        if ((before > 0 && before < MT_POLL_FEW) || (after > 0 && after < MT_POLL_FEW))
            return false;
    }
    return true;
}

/* Optimal splits of weak balance -> how many ways to gather the actors they are.
 *
 * A split comes with camps as small as they can be.  Two camps may be one if no tie
 * runs between them; so the ways are the partitions of the camps into sets without
 * a tie inside, counted by going through the camps in order (restricted growth). */
#include "ties/stated.h"

#include <string.h>

enum { CAMPS_MOST = 64, STEPS_MOST = 1 << 17 };

typedef struct counter {
    uint64_t tied[CAMPS_MOST]; /* per camp: bits of the camps it is tied to */
    uint32_t camps;
    uint64_t set[CAMPS_MOST]; /* camps in each set so far */
    uint32_t sets[CAMPS_MOST + 1];
    uint32_t choice[CAMPS_MOST];
    uint32_t steps;
} counter;

/* All ways for the camps, or those found before the steps are used up. */
static uint64_t count(counter *c, uint32_t most, bool *exact)
{
    uint64_t ways = 0;
    uint32_t at = 0;
    memset(c->set, 0, sizeof(c->set));
    c->sets[0] = 0;
    c->choice[0] = 0;
    if (c->camps == 0)
        return 1;
    for (;;) {
        if (++c->steps > STEPS_MOST) {
            *exact = false;
            return ways;
        }
        uint32_t k = c->choice[at];
        while (k < c->sets[at] && c->set[k] & c->tied[at])
            k++;
        if (k > c->sets[at] || k >= most) { /* every set was tried, a new one too */
            if (at == 0)
                return ways;
            at--;
            c->set[c->choice[at]] &= ~((uint64_t)1 << at);
            c->choice[at]++;
            continue;
        }
        c->choice[at] = k;
        c->set[k] |= (uint64_t)1 << at;
        if (at + 1 == c->camps) {
            ways++;
            c->set[k] &= ~((uint64_t)1 << at);
            c->choice[at]++;
            continue;
        }
        c->sets[at + 1] = c->sets[at] + (k == c->sets[at]);
        at++;
        c->choice[at] = 0;
    }
}

/* The camps with ties, and which of them a tie joins.  False if there are too many. */
static bool gather(counter *c, const mt_network *net, const mt_split *split, uint32_t *number)
{
    uint32_t steps = c->steps;
    memset(c, 0, sizeof(*c));
    c->steps = steps;
    for (uint32_t i = 0; i < split->camps; i++)
        number[i] = MT_NO_TIE;
    for (uint32_t i = 0; i < net->m; i++) {
        uint32_t camp[2] = {split->camp[net->tie[i].a], split->camp[net->tie[i].b]};
        for (int k = 0; k < 2; k++) {
            if (number[camp[k]] == MT_NO_TIE)
                number[camp[k]] = c->camps++;
            if (c->camps > CAMPS_MOST)
                return false;
        }
        uint32_t a = number[camp[0]], b = number[camp[1]];
        if (a != b) {
            c->tied[a] |= (uint64_t)1 << b;
            c->tied[b] |= (uint64_t)1 << a;
        }
    }
    return true;
}

uint64_t mt_groupings(const mt_network *net, const mt_balance *weak, uint32_t most, mt_arena *arena,
                      bool *exact)
{
    counter *c = MT_NEW(arena, counter);
    uint32_t *number = MT_NEW_ARRAY(arena, uint32_t, (size_t)net->n + 1);
    uint64_t ways = 0;
    *exact = weak->exact && weak->splits_exact && weak->split_n == weak->splits;
    if (!c || !number)
        return 0;
    for (uint32_t i = 0; i < weak->split_n; i++) {
        if (gather(c, net, &weak->split[i], number)) {
            ways += count(c, most ? most : CAMPS_MOST, exact);
        } else {
            *exact = false;
            ways++;
        }
    }
    return ways;
}

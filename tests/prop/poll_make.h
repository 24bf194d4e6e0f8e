/* Random ballots for the tests of polls. */
#ifndef MT_TESTS_POLL_MAKE_H
#define MT_TESTS_POLL_MAKE_H

#include "poll/poll.h"

#include <stdio.h>
#include <stdlib.h>

enum { MAKE_VOTERS = 1200, MAKE_CLAIMS = 24 };

static uint64_t make_seed = 20141;

static inline uint32_t dice(uint32_t sides)
{
    make_seed ^= make_seed << 13;
    make_seed ^= make_seed >> 7;
    make_seed ^= make_seed << 17;
    return (uint32_t)((make_seed >> 20) % sides);
}

static inline double chance(void)
{
    return dice(1u << 30) / (double)(1u << 30);
}

typedef struct made {
    mt_voter at[MAKE_VOTERS];
    moot_str claim[MAKE_CLAIMS];
    char names[MAKE_CLAIMS][16], voters[MAKE_VOTERS][16];
    int8_t accept[MAKE_VOTERS][MAKE_CLAIMS], matter[MAKE_VOTERS][MAKE_CLAIMS];
    uint32_t camp[MAKE_VOTERS];
    mt_ballots ballots;
} made;

/* People of `camps` camps, each with a leaning of its own on each claim that holds with a
 * probability of `loyal`; `empty` is the share of answers left out. */
static inline void make(made *m, uint32_t voters, uint32_t claims, uint32_t camps, double loyal,
                        double empty)
{
    int lean[8][MAKE_CLAIMS];
    for (uint32_t c = 0; c < claims; c++) {
        for (uint32_t k = 0; k < camps; k++)
            lean[k][c] = dice(2) ? 1 : -1;
        (void)snprintf(m->names[c], sizeof(m->names[c]), "C%u", (unsigned)c);
        m->claim[c] = mt_str(m->names[c]);
    }
    for (uint32_t v = 0; v < voters; v++) {
        m->camp[v] = dice(camps);
        (void)snprintf(m->voters[v], sizeof(m->voters[v]), "v%u", (unsigned)v);
        for (uint32_t c = 0; c < claims; c++) {
            int side = chance() < loyal ? lean[m->camp[v]][c] : (int)dice(3) - 1;
            m->accept[v][c] = chance() < empty ? MT_UNSEEN : (int8_t)(side * (1 + (int)dice(2)));
            m->matter[v][c] = chance() < empty ? MT_UNSEEN : (int8_t)dice(5);
        }
        m->at[v] = (mt_voter){mt_str(m->voters[v]),   (mt_say)dice(4),
                              (mt_say)dice(4),        dice(3) ? MT_NO_ID : dice(claims),
                              m->accept[v],           m->matter[v],
                              (mt_voter_level)dice(3)};
    }
    m->ballots = (mt_ballots){
        .voters = voters, .claims = claims, .at = m->at, .claim = m->claim, .levels = dice(2) != 0};
}

static inline moot_str poll_json(const mt_poll *p, mt_arena *arena)
{
    mt_memory memory = {.arena = arena};
    mt_out *o = MT_NEW(arena, mt_out);
    mt_out_init(o, mt_memory_writer(&memory));
    mt_poll_json(p, o);
    if (mt_out_finish(o) != MOOT_OK)
        abort();
    return mt_memory_str(&memory);
}

#endif

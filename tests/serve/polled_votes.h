/* A debate with votes of two camps, written straight into the store; what was written stands in
 * `park_accept` and `park_matter` for who wants to count it again. */
#ifndef MT_TESTS_POLLED_H
#define MT_TESTS_POLLED_H

#include "serve/polled.h"
#include "serve/serve.h"

#include <sched.h>

enum { PARK_CLAIMS = 8, PARK_MOST = 64 };

static const char park_debate[] =
    "===\ndebate: {question: 'A park, or <b>houses</b>?', motion: T}\n===\n\n"
    "[T]: The field should become a park.\n"
    "  + [Air]: A park cools & cleans the air. {side: yes}\n"
    "  + [Play]: Children need a place to play. {side: yes}\n"
    "  + [Meet]: People meet in parks. {side: yes}\n"
    "  + [Birds]: Birds nest in the field. {side: yes}\n"
    "  - [Rent]: Houses lower the rents. {side: no}\n"
    "  - [Cost]: A park costs money each year. {side: no}\n"
    "  - [Near]: Another park is near. {side: no}\n"
    "  - [Works]: Building gives work. {side: no}\n";

static const char *const park_words[PARK_CLAIMS] = {"A park cools", "Children need", "People meet",
                                                    "Birds nest",   "Houses lower",  "A park costs",
                                                    "Another park", "Building gives"};

static atomic_uint park_waiting;

static inline void park_done(mt_write *w)
{
    (void)w;
    atomic_fetch_sub(&park_waiting, 1);
}

static inline const mt_point *park_point(serve_world *w, uint32_t claim)
{
    const mt_published *p = mt_site_find(&w->site, MOOT_STR("park"))->now;
    for (uint32_t i = 0; i < p->points; i++)
        if (mt_str_starts(p->point[i].text, mt_str(park_words[claim])))
            return &p->point[i];
    abort();
}

/* 0 no answer, else 1 to 5: the camps differ on the first four and agree on the others. */
static inline int park_accept(uint32_t voter, uint32_t claim)
{
    if ((voter * 7 + claim) % 11 == 0)
        return 0;
    bool yes = claim >= 4 || voter % 2 == 0;
    return yes ? 4 + (int)((voter + claim) / 3 % 2) : 1 + (int)((voter / 2 + claim) % 2);
}

static inline int park_matter(uint32_t voter, uint32_t claim)
{
    return claim % 2 == 0 ? (int)((voter + claim) % 6) : 0;
}

static inline int park_answer(uint32_t voter, mt_phase phase)
{
    if (phase == MT_PHASE_BEFORE)
        return 1 + (int)(voter % 3);
    return voter % 2 == 0 ? MT_VOTE_YES : voter % 5 == 0 ? MT_VOTE_UNSURE : MT_VOTE_NO;
}

/* Publish the debate and let `voters` readers vote, `from` being the number of the first. */
static inline bool park_fill(serve_world *w, uint32_t from, uint32_t voters)
{
    static mt_write all[PARK_MOST * (3 + 2 * PARK_CLAIMS)];
    uint32_t n = 0;
    if (!mt_site_find(&w->site, MOOT_STR("park")) && !serve_publish(w, "park", park_debate))
        return false;
    for (uint32_t v = from; v < from + voters; v++) {
        for (int phase = MT_PHASE_BEFORE; phase <= MT_PHASE_AFTER; phase++)
            all[n++] = votes_ballot("park", v, (mt_phase)phase, park_answer(v, (mt_phase)phase));
        for (uint32_t c = 0; c < PARK_CLAIMS; c++)
            for (int phase = MT_PHASE_ACCEPT; phase <= MT_PHASE_RELEVANCE; phase++) {
                int value = phase == MT_PHASE_ACCEPT ? park_accept(v, c) : park_matter(v, c);
                if (!value)
                    continue;
                all[n] = votes_ballot("park", v, (mt_phase)phase, value);
                all[n++].ballot.target = park_point(w, c)->key;
            }
        all[n] = votes_ballot("park", v, MT_PHASE_MOVED, 1);
        all[n++].ballot.point = park_point(w, v % 4)->key;
    }
    atomic_store(&park_waiting, n);
    for (uint32_t i = 0; i < n; i++) {
        all[i].done = park_done;
        if (!mt_store_submit(w->store, &all[i]))
            return false;
    }
    while (atomic_load(&park_waiting))
        (void)sched_yield();
    for (uint32_t i = 0; i < n; i++)
        if (all[i].written != MT_WRITTEN_DONE)
            return false;
    mt_entry_touch(&w->site, mt_site_find(&w->site, MOOT_STR("park")), false);
    return true;
}

#endif

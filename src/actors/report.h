/* What was found out about a network -> words for people, JSON for programs. */
#ifndef MT_ACTORS_REPORT_H
#define MT_ACTORS_REPORT_H

#include "actors/network.h"
#include "base/out.h"

typedef struct mt_network_report {
    const mt_network *net;
    const mt_balance *strong, *weak; /* or NULL: left out */
    const mt_triads *triads;
    const mt_what_if *what_if; /* or NULL */
    moot_str question;         /* the changes as they were given */
} mt_network_report;

/* A weight as a decimal without zeros at the end: 1, 0.5, 2.25. */
void mt_weight_put(mt_out *out, int64_t weight);
/* "friends", "enemies", "neither", "unknown". */
const char *mt_leaning_say(mt_leaning leaning);

/* For people: the indices with what shows them, the splits, the strained ties, the triads.
 * Lists are cut at 20 entries and say so. */
void mt_network_text(const mt_network_report *r, mt_out *out);
/* {"network": {...}, "what_if": {...}}; docs/ACTORS.md gives the keys.  Nothing is cut. */
void mt_network_json(const mt_network_report *r, mt_out *out);

#endif

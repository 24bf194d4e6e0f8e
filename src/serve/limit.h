/* How often may one sender do something?  A bucket for each sender and kind of work, kept as
 * the one time at which it is empty again (the generic cell rate algorithm). */
#ifndef MT_SERVE_LIMIT_H
#define MT_SERVE_LIMIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum mt_limit_kind {
    MT_LIMIT_NONE,
    MT_LIMIT_VOTES,         /* of one ticket: 60 at once, then one a second */
    MT_LIMIT_VOTES_DAY,     /* of one ticket: 600 a day */
    MT_LIMIT_NETWORK_VOTES, /* of one network: 600 at once, then 10 a second */
    MT_LIMIT_TICKETS,       /* new ones of one network: 20 at once, 20 an hour */
    MT_LIMIT_LINKS,         /* tries of signed links, of one network: 10 at once, 10 a minute */
    MT_LIMIT_MAIL,          /* messages, for one network and to one address: 5, 1 in 3 minutes */
    MT_LIMIT_HEAVY,         /* exports and pages made for one reader, of one network */
    MT_LIMIT_KINDS
} mt_limit_kind;

typedef struct mt_limits mt_limits;

/* NULL if memory is short.  `tickets` replaces the 20 an hour; 0: as it is. */
mt_limits *mt_limits_new(uint32_t tickets);
void mt_limits_free(mt_limits *limits);
/* Take one of what `id` (already a keyed hash) may have.  Returns 0, or after how many seconds
 * to try again.  Any thread.  O(1). */
int mt_limit_take(mt_limits *limits, mt_limit_kind kind, const uint8_t *id, size_t n, int64_t now);

#endif

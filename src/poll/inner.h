/* Shared by the files of the room. */
#ifndef MT_POLL_INNER_H
#define MT_POLL_INNER_H

#include "poll/poll.h"

/* Accept answers as ratings 0 .. 1, of people and claims with enough of them.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_poll_bridge_fit(mt_poll_bridge *to, const mt_matrix *votes,
                                              const mt_stop *stop, mt_arena *arena);

/* A number in JSON: whole ones without an exponent, no negative zero; NAN is null. */
void mt_poll_put_number(mt_out *o, double x);

#endif

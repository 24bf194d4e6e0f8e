/* Shared by the files of the room. */
#ifndef MT_POLL_INNER_H
#define MT_POLL_INNER_H

#include "poll/poll.h"

/* Accept answers as ratings 0 .. 1, of people and claims with enough of them.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_poll_bridge_fit(mt_poll_bridge *to, const mt_matrix *votes,
                                              const mt_stop *stop, mt_arena *arena);

/* Fill r->draws and r->yes: the answers drawn anew MT_POLL_DRAWS times, the motion weighed with
 * each.  A claim's strength is drawn from Beta(2.5 + sum, 2.5 + n - sum), whose mean is the
 * strength that is shown; the numbers come from the claim's name, so that they are the same
 * everywhere. Nothing if the debate has no motion, has a cycle, or is large.  MOOT_OK;
 * MOOT_E_NOMEM. O(draws (n + m)). */
MOOT_NODISCARD moot_status mt_poll_draw(mt_poll *p, mt_arena *arena);
/* One number of Beta(a, b), a and b at least 1; `state` is that of the generator. */
double mt_beta_draw(uint64_t *state, double a, double b);

/* A number in JSON: whole ones without an exponent, no negative zero; NAN is null. */
void mt_poll_put_number(mt_out *o, double x);

#endif

/* What forms and the JSON interface do alike with a vote. */
#ifndef MT_SERVE_VOTE_H
#define MT_SERVE_VOTE_H

#include "serve/tally.h"

/* See that the reader has a ticket: a new one goes out as a cookie.  False after an answer
 * that says why not. */
bool mt_vote_ticket(mt_exchange *x);
/* Add a ballot to what is to be written. */
void mt_vote_add(mt_exchange *x, mt_phase phase, int value);
/* 1 to 3 for yes, no, unsure; else 0. */
int mt_vote_answer(moot_str word);
/* It is on disk: count it and tell those who listen. */
void mt_vote_done(mt_exchange *x);

#endif

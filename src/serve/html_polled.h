/* Shared by the files that show the results of a poll. */
#ifndef MT_SERVE_HTML_POLLED_H
#define MT_SERVE_HTML_POLLED_H

#include "serve/html.h"
#include "serve/polled.h"

#include <math.h>

static inline long mt_polled_percent(double share)
{
    return lround(100 * share);
}

/* <section> with its heading. */
void mt_polled_begin(mt_out *o, const char *id, const char *title);
/* The label of a claim, as a link where it is still in the debate. */
void mt_polled_name(mt_out *o, const mt_polled *p, uint32_t claim);
/* The beginning of its words. */
void mt_polled_words(mt_out *o, moot_str text);
/* What groups there are, what they share and what divides them. */
void mt_polled_groups(mt_out *o, const mt_polled *p);

#endif

/* The parts that pages of the server share: frame, forms, results. */
#ifndef MT_SERVE_HTML_H
#define MT_SERVE_HTML_H

#include "serve/tally.h"

/* What one reader has answered in a debate. */
typedef struct mt_mine {
    int before, after; /* 0: not answered */
    moot_str moved;    /* key of a point, or empty */
    struct mt_mine_rating {
        moot_str key;
        int accept, relevance;
    } * rating;
    uint32_t ratings;
    int level; /* of the ticket */
} mt_mine;
/* Of the reader who asks; in x->arena.  False if the store cannot be read. */
bool mt_mine_read(mt_exchange *x, mt_mine *mine);

/* <html> ... <main> and its end, for pages that are not debates. */
void mt_html_open(mt_exchange *x, moot_str title, mt_out *o);
void mt_html_close(mt_out *o);
/* The question of the debate, as the way back to it. */
void mt_html_heading(mt_exchange *x, mt_out *o);
/* Links to style sheets, script, feed and oEmbed, and JSON-LD. */
void mt_html_links(mt_exchange *x, mt_out *o);
/* The hidden field with the token. */
void mt_html_token(mt_exchange *x, mt_out *o);
/* The vote before or after reading. */
void mt_html_vote(mt_exchange *x, const mt_mine *mine, mt_phase phase, mt_out *o);
/* Do you accept it, does it matter. */
void mt_html_questions(mt_exchange *x, const mt_mine *mine, const mt_point *point, mt_out *o);
/* That it was corrected, when, why, and how it was; nothing if it was not. */
void mt_html_corrected(const mt_point *point, mt_out *o);
/* Which point moved you. */
void mt_html_moved(mt_exchange *x, const mt_mine *mine, mt_out *o);
/* The numbers.  `live`: with marks by which the script finds them. */
void mt_html_results(mt_exchange *x, const mt_tally *t, bool points, mt_out *o);
/* What the room `poll` says of the votes. */
void mt_html_polled(mt_exchange *x, mt_out *o);
/* "opens 3 November 2026, 18:00 UTC" and the like. */
void mt_html_times(const mt_exchange *x, mt_out *o);
/* The sign and word of a side: "▲ Yes" */
const char *mt_html_answer(int value);
/* What the reader should know about the state: closed, broken file, read-only. */
void mt_html_notices(mt_exchange *x, mt_out *o);

#endif

/* Places in the source text: code points to bytes, and quotes to spans. */
#ifndef MT_MODEL_QUOTE_H
#define MT_MODEL_QUOTE_H

#include "base/vec.h"

typedef struct mt_places {
    mt_arena *arena;
    moot_str text;
    uint32_t *mark; /* byte offset of every 64th code point */
    uint32_t points;
    char *folded;  /* the text with each run of white space as one blank */
    uint32_t *at;  /* byte of the text for each byte of `folded`, and its end */
    uint32_t n;    /* bytes of `folded` */
    uint64_t left; /* work still allowed for finding quotes */
} mt_places;

/* Prepare for `text` (valid UTF-8); everything lives in `arena`.  O(text.len). */
void mt_places_begin(mt_places *p, moot_str text, mt_arena *arena);
/* The bytes of code points start .. end-1, or false if they do not exist. */
bool mt_places_span(const mt_places *p, double start, double end, moot_span *span);
/* The first place where the text says `quote`, white space folded.  False if there
 * is none.  O(text.len + quote.len) expected; the work for all quotes together
 * is bounded, and what comes after the bound is not found. */
bool mt_places_quote(mt_places *p, moot_str quote, moot_span *span);

#endif

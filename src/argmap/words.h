/* Inline nodes -> the text that the reference makes of them, with its ranges. */
#ifndef MT_ARGMAP_WORDS_H
#define MT_ARGMAP_WORDS_H

#include "argdown/scan.h"
#include "argmap/model.h"

typedef struct mt_am_words {
    mt_arena *arena;
    const mt_doc *doc;
    const mt_am_settings *set;
    mt_scan sc;
    bool ascii; /* the whole document */
    /* the text being made: as long as it is one run of the source, that run, else `room` */
    const char *at;
    size_t n, cap;
    char *room;
    uint32_t units;  /* its length in UTF-16 */
    bool any;        /* something was added, be it empty */
    uint32_t source; /* the place behind the last thing read */
    uint32_t last;   /* the same, without comments */
    MT_VEC(mt_am_range) ranges;
    MT_VEC(uint32_t) tags; /* nodes */
    uint32_t depth;
    struct {
        uint32_t range, end;
    } open[128];
} mt_am_words;

void mt_am_words_init(mt_am_words *w, const mt_doc *doc, const mt_am_settings *set,
                      mt_arena *arena);
/* Gather the inline children of `node`, whose content begins at `start`. */
void mt_am_words_read(mt_am_words *w, uint32_t node, uint32_t start);
/* The line end at the end of something counts as a blank. */
void mt_am_words_blank(mt_am_words *w);
/* What was gathered, in the arena. */
mt_am_text mt_am_words_text(const mt_am_words *w);

/* The text of an inference rule, trimmed. */
moot_str mt_am_words_rule(mt_am_words *w, moot_span span);

/* UTF-16 units of valid UTF-8. */
uint32_t mt_am_units(moot_str s);

#endif

/* The small parts of a text: blanks, lines and words. */
#ifndef MT_MINE_TEXT_H
#define MT_MINE_TEXT_H

#include "base/vec.h"

/* Bytes of the blank (space, tab, line end, non-breaking and other Unicode
 * blanks, byte order mark) at `at`; 0 if there is none. */
size_t mt_blank_at(moot_str text, size_t at);
/* Bytes of the line end at `at` (LF, CR LF, CR, NEL, U+2028, U+2029); 0 if none. */
size_t mt_line_end_at(moot_str text, size_t at);
/* `span` without blanks at both ends. */
moot_span mt_span_trim(moot_str text, moot_span span);

static inline moot_span mt_span_between(size_t from, size_t to)
{
    return (moot_span){(uint32_t)from, (uint32_t)(to - from)};
}
static inline uint32_t mt_span_end(moot_span s)
{
    return s.off + s.len;
}

typedef MT_VEC(moot_span) mt_spans;
/* The lines of `span`, each trimmed; blank lines are empty spans. */
void mt_lines(mt_arena *arena, moot_str text, moot_span span, mt_spans *lines);

typedef struct mt_word {
    moot_span span;
    moot_str low;     /* lower case, curly apostrophes made straight; in the arena */
    bool capital;     /* begins with a capital letter */
    bool shout;       /* two or more letters, all capitals */
    bool digit;       /* contains a digit */
    bool after_comma; /* a comma, colon, semicolon or dash stands before it */
    bool after_stop;  /* a full stop, question or exclamation mark stands before it */
} mt_word;
typedef MT_VEC(mt_word) mt_words;
/* The words of `span`: letters and digits with inner apostrophes, hyphens and
 * full stops ("U.S", "don't", "long-run"). */
void mt_words_of(mt_arena *arena, moot_str text, moot_span span, mt_words *words);

/* The bytes of a text one by one, each run of blanks as one space, none at its ends. */
typedef struct mt_fold {
    moot_str s;
    size_t next;
    size_t at; /* of the byte that was answered last; of a space: the byte behind it */
    bool any, spaced;
} mt_fold;
/* The next byte; false at the end. */
bool mt_fold_next(mt_fold *f, char *c);

/* Is word `i` there, and is it `word`? */
static inline bool mt_word_is(const mt_words *ws, uint32_t i, const char *word)
{
    return i < ws->n && mt_str_eq(ws->at[i].low, mt_str(word));
}

/* The word without "'s". */
static inline moot_str mt_bare(moot_str low)
{
    if (mt_str_ends(low, MOOT_STR("'s")))
        low.len -= 2;
    return low;
}

/* Is `low` one of the `n` words of `list`? */
bool mt_listed(const char *const *list, size_t n, moot_str low);

#endif

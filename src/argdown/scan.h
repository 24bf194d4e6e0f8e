/* Where things end: comments, lines, paragraphs, titles, data, tags.
 *
 * Each search for a closing sign remembers where it got to, or draws on a budget,
 * so that a text full of opening signs is still read in linear time. */
#ifndef MT_ARGDOWN_SCAN_H
#define MT_ARGDOWN_SCAN_H

#include "base/str.h"

/* The first hit at or after `from`; good for every place in [from, hit]. */
typedef struct mt_seek {
    uint32_t from, hit;
    bool known;
} mt_seek;

enum {
    MT_SEEK_STAR,    /* star and slash */
    MT_SEEK_ARROW,   /* --> */
    MT_SEEK_BRACKET, /* ] */
    MT_SEEK_ANGLE,   /* > */
    MT_SEEK_PAREN,   /* ) */
    MT_SEEK_LINE,    /* line end */
    MT_SEEK_BLANK,   /* line end before a blank line */
    MT_SEEKS
};

typedef struct mt_scan {
    const char *s;
    uint32_t n;
    bool has_cr;
    mt_seek seek[MT_SEEKS];
    uint64_t budget; /* bytes that searches without result may still read */
} mt_scan;

/* Classes of bytes, in mt_byte_class. */
enum {
    MT_BYTE_INLINE = 1, /* may begin something inside running text */
    MT_BYTE_LINE = 2,   /* may begin something at the start of a line */
    MT_BYTE_WORD = 4,   /* letter or digit of ASCII */
    MT_BYTE_CONTROL = 8 /* running text keeps at most one blank after it */
};
extern const uint8_t mt_byte_class[256];

void mt_scan_init(mt_scan *sc, moot_str text);
/* For a short look at the text that ends at `stop`: costs nothing. */
void mt_scan_part(mt_scan *sc, moot_str text, uint32_t stop);

static inline bool mt_is_break(char c)
{
    return c == '\n' || c == '\r';
}
static inline bool mt_has_class(char c, uint8_t class)
{
    return (mt_byte_class[(unsigned char)c] & class) != 0;
}

/* The first byte of one of these classes from `at` on, or `stop`; four bytes a step. */
static inline uint32_t mt_scan_class(const char *s, uint32_t at, uint32_t stop, uint8_t class)
{
    const unsigned char *c = (const unsigned char *)s;
    for (; at < stop && stop - at >= 4; at += 4)
        if ((mt_byte_class[c[at]] | mt_byte_class[c[at + 1]] | mt_byte_class[c[at + 2]] |
             mt_byte_class[c[at + 3]]) &
            class)
            break;
    while (at < stop && !mt_has_class(s[at], class))
        at++;
    return at;
}

/* Is there `z` at `at`?  Inline, so that a word known when this is built costs one comparison. */
static inline bool mt_scan_is(const mt_scan *sc, uint32_t at, const char *z)
{
    size_t len = strlen(z);
    return at <= sc->n && sc->n - at >= len && memcmp(sc->s + at, z, len) == 0;
}
/* Is the character at (before) `at` part of a word?  Letters outside ASCII count. */
bool mt_scan_word_at(const mt_scan *sc, uint32_t at);
bool mt_scan_word_before(const mt_scan *sc, uint32_t at);

/* Is there white space at `at`, or the end of the text?  Blanks outside ASCII count. */
bool mt_scan_space_at(const mt_scan *sc, uint32_t at);

/* The line end (or text end) at or after `at`. */
uint32_t mt_scan_line_end(mt_scan *sc, uint32_t at);
/* After the line end at `at`: LF, CR LF or CR. */
static inline uint32_t mt_scan_after_break(const mt_scan *sc, uint32_t at)
{
    return mt_scan_is(sc, at, "\r\n") ? at + 2 : at < sc->n ? at + 1 : at;
}
/* The line end (or text end) with which the paragraph around `at` ends. */
uint32_t mt_scan_paragraph_end(mt_scan *sc, uint32_t at);
static inline uint32_t mt_scan_blanks(const mt_scan *sc, uint32_t at)
{
    while (at < sc->n && mt_is_blank(sc->s[at]))
        at++;
    return at;
}

/* The end of the comment that begins at `at`, or `at`.  Two slashes begin one
 * only at the start of a line (`bol`) or after white space. */
uint32_t mt_scan_comment(mt_scan *sc, uint32_t at, bool bol);
/* Past blanks and comments, stopping at a line end. */
uint32_t mt_scan_skip(mt_scan *sc, uint32_t at, bool bol);

/* The place of the sign that closes the bracket '[' or '<' at `at`, on the same
 * line and with something between, or 0. */
uint32_t mt_scan_title(mt_scan *sc, uint32_t at);
/* The end of the link `[text](url)` at `at`, or 0; *text_end is the place of ']'. */
uint32_t mt_scan_link(mt_scan *sc, uint32_t at, uint32_t *text_end);
enum { MT_SCAN_DATA_LONGEST = 1 << 17 };
/* The end of the data that begins with '{' at `at`, or 0 if it does not end within
 * MT_SCAN_DATA_LONGEST bytes. */
uint32_t mt_scan_data(mt_scan *sc, uint32_t at);
/* The end of the tag that begins with '#' at `at`, or 0; its name is *name. */
uint32_t mt_scan_tag(mt_scan *sc, uint32_t at, moot_span *name);

#endif

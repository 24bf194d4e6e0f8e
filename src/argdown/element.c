/* Where titles, links, tags and data end. */
#include "argdown/scan.h"

static uint32_t seek_byte(mt_scan *sc, int which, uint32_t at, char c)
{
    mt_seek *k = &sc->seek[which];
    if (k->known && at >= k->from && at <= k->hit)
        return k->hit;
    const char *hit = at < sc->n ? memchr(sc->s + at, c, sc->n - at) : NULL;
    *k = (mt_seek){at, hit ? (uint32_t)(hit - sc->s) : sc->n, true};
    return k->hit;
}

/* Pay for a search without result. */
static void pay(mt_scan *sc, uint32_t bytes)
{
    sc->budget -= sc->budget < bytes ? sc->budget : bytes;
}

uint32_t mt_scan_title(mt_scan *sc, uint32_t at)
{
    bool square = sc->s[at] == '[';
    uint32_t first = square ? seek_byte(sc, MT_SEEK_BRACKET, at + 1, ']')
                            : seek_byte(sc, MT_SEEK_ANGLE, at + 1, '>');
    if (first >= sc->n || first >= mt_scan_line_end(sc, at) || first == at + 1)
        return 0;
    if (!square || !sc->budget)
        return first;
    uint32_t end = mt_scan_line_end(sc, at), depth = 1;
    for (uint32_t i = at + 1; i < end; i++) {
        if (sc->s[i] == '[')
            depth++;
        else if (sc->s[i] == ']' && (--depth == 0 || mt_scan_is(sc, i + 1, ":")))
            return i;
    }
    pay(sc, end - at);
    return first;
}

uint32_t mt_scan_link(mt_scan *sc, uint32_t at, uint32_t *text_end)
{
    uint32_t close = seek_byte(sc, MT_SEEK_BRACKET, at + 1, ']');
    if (close >= sc->n || close == at + 1 || !mt_scan_is(sc, close, "]("))
        return 0;
    uint32_t end = seek_byte(sc, MT_SEEK_PAREN, close + 2, ')');
    if (end >= sc->n || end == close + 2 || end >= mt_scan_paragraph_end(sc, at))
        return 0;
    *text_end = close;
    /* An address may hold parentheses of its own, if it has no white space. */
    uint32_t depth = 1;
    for (uint32_t i = close + 2; i < sc->n && !mt_is_space(sc->s[i]); i++) {
        if (sc->s[i] == '(')
            depth++;
        else if (sc->s[i] == ')' && --depth == 0)
            return i + 1;
        else if (sc->s[i] == ')')
            end = i;
    }
    return end + 1;
}

/* May the character at `at` stand in the name of a tag?  Its length, or 0. */
static uint32_t tag_char(const mt_scan *sc, uint32_t at)
{
    unsigned char c = at < sc->n ? (unsigned char)sc->s[at] : 0;
    if (c < 0x80)
        return mt_has_class((char)c, MT_BYTE_WORD) || c == '-' || c == '_';
    if (!mt_scan_word_at(sc, at))
        return 0;
    uint32_t len = 1;
    while (at + len < sc->n && ((unsigned char)sc->s[at + len] & 0xC0) == 0x80)
        len++;
    return len;
}

uint32_t mt_scan_tag(mt_scan *sc, uint32_t at, moot_span *name)
{
    uint32_t i = at + 1;
    if (mt_scan_is(sc, i, "(")) {
        uint32_t end = seek_byte(sc, MT_SEEK_PAREN, i + 1, ')');
        if (end >= sc->n || end == i + 1 || end >= mt_scan_line_end(sc, i))
            return 0;
        *name = (moot_span){i + 1, end - i - 1};
        return end + 1;
    }
    for (uint32_t len; (len = tag_char(sc, i)) != 0;)
        i += len;
    if (i == at + 1)
        return 0;
    *name = (moot_span){at + 1, i - at - 1};
    return i;
}

/* The end of the quoted scalar that begins at `at`, or `end`. */
static uint32_t quoted_end(const mt_scan *sc, uint32_t at, uint32_t end)
{
    char quote = sc->s[at];
    for (uint32_t i = at + 1; i < end; i++) {
        bool escapes = quote == '"' ? sc->s[i] == '\\' : mt_scan_is(sc, i, "''");
        if (escapes)
            i++;
        else if (sc->s[i] == quote)
            return i + 1;
    }
    return end;
}

/* The end of the braces that open at `at`, looking no further than `end`, or 0.
 * A quotation mark quotes only where a YAML value or key begins. */
static uint32_t braces_end(const mt_scan *sc, uint32_t at, uint32_t end)
{
    uint32_t depth = 0;
    bool fresh = false;
    for (uint32_t i = at; i < end;) {
        char c = sc->s[i];
        if (fresh && (c == '"' || c == '\'')) {
            i = quoted_end(sc, i, end);
            fresh = false;
            continue;
        }
        if (c == '{')
            depth++;
        else if (c == '}' && --depth == 0)
            return i + 1;
        if (c == '{' || c == '[' || c == ',' || mt_is_break(c))
            fresh = true;
        else if (c == ':' || c == '-')
            fresh = i + 1 < end && mt_is_space(sc->s[i + 1]);
        else if (!mt_is_space(c))
            fresh = false;
        i++;
    }
    return 0;
}

uint32_t mt_scan_data(mt_scan *sc, uint32_t at)
{
    if (!sc->budget)
        return 0;
    uint32_t limit = sc->n - at > MT_SCAN_DATA_LONGEST ? at + MT_SCAN_DATA_LONGEST : sc->n, end = 0;
    uint32_t word = mt_scan_blanks(sc, at + 1);
    if (word >= sc->n || !mt_is_break(sc->s[word])) {
        /* On one line with the brace: no blank line inside.  Most end on this line. */
        uint32_t line = mt_scan_line_end(sc, at);
        end = line < limit ? braces_end(sc, at, line) : 0;
        if (end)
            return end;
        uint32_t paragraph = mt_scan_paragraph_end(sc, at);
        limit = limit < paragraph ? limit : paragraph;
    }
    end = braces_end(sc, at, limit);
    if (!end)
        pay(sc, limit - at);
    return end;
}

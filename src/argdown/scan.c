/* Where lines, paragraphs and comments end. */
#include "argdown/scan.h"

#include "base/utf8.h"

#define I MT_BYTE_INLINE
#define L MT_BYTE_LINE
#define W MT_BYTE_WORD
#define C MT_BYTE_CONTROL
const uint8_t mt_byte_class[256] = {
    ['\n'] = I | L,    ['\r'] = I | L,    ['\\'] = I,        ['*'] = I | L | C, ['_'] = I | L | C,
    ['['] = I | L | C, ['<'] = I | L | C, ['#'] = I | L | C, ['@'] = I | C,     ['{'] = I | L | C,
    ['/'] = I | L | C, ['-'] = L | C,     ['+'] = L,         ['>'] = L | C,     ['('] = L | C,
    ['='] = L,         [']'] = C,         [','] = C,         ['.'] = C,         [':'] = C,
    [';'] = C,         [')'] = C,         ['}'] = C,         ['0'] = L | W,     ['1'] = L | W,
    ['2'] = L | W,     ['3'] = L | W,     ['4'] = L | W,     ['5'] = L | W,     ['6'] = L | W,
    ['7'] = L | W,     ['8'] = L | W,     ['9'] = L | W,     ['A'] = W,         ['B'] = W,
    ['C'] = W,         ['D'] = W,         ['E'] = W,         ['F'] = W,         ['G'] = W,
    ['H'] = W,         ['I'] = W,         ['J'] = W,         ['K'] = W,         ['L'] = W,
    ['M'] = W,         ['N'] = W,         ['O'] = W,         ['P'] = W,         ['Q'] = W,
    ['R'] = W,         ['S'] = W,         ['T'] = W,         ['U'] = W,         ['V'] = W,
    ['W'] = W,         ['X'] = W,         ['Y'] = W,         ['Z'] = W,         ['a'] = W,
    ['b'] = W,         ['c'] = W,         ['d'] = W,         ['e'] = W,         ['f'] = W,
    ['g'] = W,         ['h'] = W,         ['i'] = W,         ['j'] = W,         ['k'] = W,
    ['l'] = W,         ['m'] = W,         ['n'] = W,         ['o'] = W,         ['p'] = W,
    ['q'] = W,         ['r'] = W,         ['s'] = W,         ['t'] = W,         ['u'] = W,
    ['v'] = W,         ['w'] = W,         ['x'] = W,         ['y'] = W,         ['z'] = W,
};
#undef I
#undef L
#undef W
#undef C

void mt_scan_init(mt_scan *sc, moot_str text)
{
    enum { PER_BYTE = 8, AT_LEAST = 1 << 20 };
    *sc = (mt_scan){.s = text.ptr, .n = (uint32_t)text.len};
    sc->budget = (uint64_t)text.len * PER_BYTE + AT_LEAST;
    sc->has_cr = text.len && memchr(text.ptr, '\r', text.len);
}

void mt_scan_part(mt_scan *sc, moot_str text, uint32_t stop)
{
    *sc = (mt_scan){.s = text.ptr, .n = stop, .has_cr = true};
}

/* The punctuation of U+0080..00BF and U+2000..206F, by its first two bytes. */
static bool is_foreign_mark(unsigned char a, unsigned char b)
{
    return a == 0xC2 || (a == 0xE2 && (b == 0x80 || b == 0x81));
}

bool mt_scan_word_at(const mt_scan *sc, uint32_t at)
{
    if (at >= sc->n)
        return false;
    unsigned char c = (unsigned char)sc->s[at];
    if (c < 0x80)
        return mt_has_class((char)c, MT_BYTE_WORD);
    return at + 1 < sc->n && !is_foreign_mark(c, (unsigned char)sc->s[at + 1]);
}

bool mt_scan_word_before(const mt_scan *sc, uint32_t at)
{
    if (at == 0)
        return false;
    uint32_t i = at - 1;
    while (i > 0 && at - i < 4 && ((unsigned char)sc->s[i] & 0xC0) == 0x80)
        i--;
    return mt_scan_word_at(sc, i);
}

bool mt_scan_space_at(const mt_scan *sc, uint32_t at)
{
    if (at >= sc->n || mt_is_space(sc->s[at]))
        return true;
    if ((unsigned char)sc->s[at] < 0x80)
        return false;
    size_t i = at;
    uint32_t c = mt_utf8_next((moot_str){sc->s, sc->n}, &i);
    return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

static bool is_known(const mt_seek *k, uint32_t at)
{
    return k->known && at >= k->from && at <= k->hit;
}

static uint32_t keep(mt_seek *k, uint32_t at, uint32_t hit)
{
    *k = (mt_seek){at, hit, true};
    return hit;
}

/* The next `z` at or after `at`, or sc->n. */
static uint32_t seek_word(mt_scan *sc, int which, uint32_t at, const char *z)
{
    mt_seek *k = &sc->seek[which];
    if (is_known(k, at))
        return k->hit;
    moot_str rest = {sc->s + at, sc->n - at};
    size_t hit = mt_str_find(rest, mt_str(z));
    return keep(k, at, hit == SIZE_MAX ? sc->n : at + (uint32_t)hit);
}

uint32_t mt_scan_line_end(mt_scan *sc, uint32_t at)
{
    mt_seek *k = &sc->seek[MT_SEEK_LINE];
    if (is_known(k, at))
        return k->hit;
    const char *hit = at < sc->n ? memchr(sc->s + at, '\n', sc->n - at) : NULL;
    uint32_t end = hit ? (uint32_t)(hit - sc->s) : sc->n;
    if (sc->has_cr) {
        hit = end > at ? memchr(sc->s + at, '\r', end - at) : NULL;
        if (hit)
            end = (uint32_t)(hit - sc->s);
    }
    return keep(k, at, end);
}

uint32_t mt_scan_paragraph_end(mt_scan *sc, uint32_t at)
{
    mt_seek *k = &sc->seek[MT_SEEK_BLANK];
    if (is_known(k, at))
        return k->hit;
    for (uint32_t i = at;;) {
        uint32_t end = mt_scan_line_end(sc, i);
        uint32_t next = mt_scan_blanks(sc, mt_scan_after_break(sc, end));
        if (next >= sc->n || mt_is_break(sc->s[next]))
            return keep(k, at, end);
        i = next;
    }
}

uint32_t mt_scan_comment(mt_scan *sc, uint32_t at, bool bol)
{
    if (mt_scan_is(sc, at, "/*")) {
        uint32_t end = seek_word(sc, MT_SEEK_STAR, at + 2, "*/");
        return end < sc->n ? end + 2 : at;
    }
    if (mt_scan_is(sc, at, "<!--")) {
        uint32_t end = seek_word(sc, MT_SEEK_ARROW, at + 4, "-->");
        return end < sc->n ? end + 3 : at;
    }
    if (mt_scan_is(sc, at, "//") && (bol || at == 0 || mt_is_space(sc->s[at - 1])))
        return mt_scan_line_end(sc, at);
    return at;
}

uint32_t mt_scan_skip(mt_scan *sc, uint32_t at, bool bol)
{
    for (;;) {
        uint32_t start = at;
        at = mt_scan_blanks(sc, at);
        if (at < sc->n && (sc->s[at] == '/' || sc->s[at] == '<'))
            at = mt_scan_comment(sc, at, bol);
        if (at == start)
            return at;
    }
}

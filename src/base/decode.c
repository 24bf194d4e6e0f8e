/* Bytes -> UTF-8: find the encoding, convert, and refuse what is not text. */
#include "base/decode.h"

#include "base/utf8.h"

enum { EMPTY, NUL_BYTE, BROKEN_UTF8, BINARY, BROKEN_UTF16, CONVERTED };

const mt_code mt_decode_codes[] = {
    {"TX001", MOOT_ERROR, "the text is empty", "give a file with a text in it"},
    {"TX002", MOOT_ERROR, "a NUL byte", "save the file as plain text in UTF-8"},
    {"TX003", MOOT_ERROR, "bytes that are not UTF-8", "save the file as plain text in UTF-8"},
    {"TX004", MOOT_ERROR, "not a text", "give plain text, not a program, picture or packed file"},
    {"TX005", MOOT_ERROR, "broken UTF-16", "save the file as plain text in UTF-8"},
    {"TX006", MOOT_NOTE, "converted from another encoding", NULL},
    {NULL, MOOT_NOTE, NULL, NULL},
};

/* Windows-1252, 0x80 to 0x9F; 0 where nothing is defined. */
static const uint16_t c1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static void report(mt_diags *d, int which, size_t off, size_t len, const char *what)
{
    const mt_code *c = &mt_decode_codes[which];
    mt_diag_add(d, c->severity, c->code, (moot_span){(uint32_t)off, (uint32_t)len}, c->hint, "%s",
                what);
}

/* Control characters that no text editor writes. */
static bool is_odd(unsigned char c)
{
    return (c < 0x20 && !mt_is_space((char)c)) || c == 0x7F;
}

static bool is_space_only(moot_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!mt_is_space(s.ptr[i]))
            return false;
    return true;
}

/* Is none of the sixteen bytes at `p` odd?  White space is 9 to 13 and the blank. */
static bool are_plain(const char *p)
{
    mt_sixteen w;
    memcpy(&w, p, sizeof(w));
    mt_two_words odd = (mt_two_words)(((w < 0x20) & (w - 9 > 4)) | (w == 0x7F));
    return !(odd[0] | odd[1]);
}

/* Refuse NUL bytes and texts of which more than one byte in fifty is a control
 * character. */
static bool is_text(moot_str s, mt_diags *diags)
{
    size_t odd = 0, first = 0;
    for (size_t i = 0; i < s.len; i++) {
        while (s.len - i > sizeof(mt_sixteen) && are_plain(s.ptr + i))
            i += sizeof(mt_sixteen);
        if (s.ptr[i] == 0) {
            report(diags, NUL_BYTE, i, 1, "a NUL byte: this is not plain text");
            return false;
        }
        if (is_odd((unsigned char)s.ptr[i]) && odd++ == 0)
            first = i;
    }
    if (odd * 50 > s.len) {
        report(diags, BINARY, first, 1, "too many control characters: this is not plain text");
        return false;
    }
    return true;
}

/* How many valid sequences of two or more bytes, and how many stray bytes? */
static void weigh_utf8(moot_str s, size_t *good, size_t *stray)
{
    *good = *stray = 0;
    for (size_t at = 0; at < s.len;) {
        size_t from = at;
        (void)mt_utf8_next(s, &at);
        if (at - from > 1)
            (*good)++;
        else if ((unsigned char)s.ptr[from] >= 0x80)
            (*stray)++;
    }
}

static moot_str from_1252(mt_arena *arena, moot_str bytes)
{
    /* 0 to 0x9F take at most 3 bytes, 0xA0 and above 2. */
    size_t room = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        room += c < 0x80 ? 1 : c < 0xA0 ? 3 : 2;
    }
    char *to = room > INT32_MAX ? NULL : mt_arena_alloc(arena, room, 1);
    if (!to)
        return (moot_str){NULL, room};
    size_t n = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        n += mt_utf8_put(c >= 0x80 && c < 0xA0 ? c1252[c - 0x80] : c, to + n);
    }
    return (moot_str){to, n};
}

static moot_status decode_1252(mt_arena *arena, moot_str bytes, mt_decoded *to, mt_diags *diags)
{
    size_t bad = mt_utf8_invalid(bytes), good, stray;
    weigh_utf8(bytes, &good, &stray);
    if (good >= stray) {
        report(diags, BROKEN_UTF8, bad, 1, "this byte is not valid UTF-8");
        return MOOT_OK;
    }
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        if (c >= 0x80 && c < 0xA0 && !c1252[c - 0x80]) {
            report(diags, BROKEN_UTF8, i, 1, "this byte is neither UTF-8 nor Windows-1252");
            return MOOT_OK;
        }
    }
    /* A picture or a program is mostly stray bytes; a text is mostly ASCII. */
    if (stray * 2 > bytes.len) {
        report(diags, BINARY, bad, 1, "most bytes are no letters: this is not plain text");
        return MOOT_OK;
    }
    moot_str text = from_1252(arena, bytes);
    if (!text.ptr)
        return text.len > INT32_MAX ? MOOT_E_LIMIT : MOOT_E_NOMEM;
    to->text = text;
    to->encoding = MT_ENCODING_WINDOWS1252;
    report(diags, CONVERTED, bad, 1, "the text is not UTF-8; it was read as Windows-1252");
    return MOOT_OK;
}

static uint32_t unit16(moot_str b, size_t at, bool little)
{
    uint32_t x = (unsigned char)b.ptr[at], y = (unsigned char)b.ptr[at + 1];
    return little ? y << 8 | x : x << 8 | y;
}

static moot_status decode_utf16(mt_arena *arena, moot_str bytes, mt_decoded *to, mt_diags *diags)
{
    bool little = bytes.ptr[0] == '\xFF';
    if (bytes.len > INT32_MAX / 3 * 2)
        return MOOT_E_LIMIT;
    char *out = mt_arena_alloc(arena, bytes.len / 2, 3);
    if (!out)
        return MOOT_E_NOMEM;
    size_t n = 0, at = 0;
    while (at + 1 < bytes.len) {
        uint32_t c = unit16(bytes, at, little), next = 0;
        size_t from = at;
        at += 2;
        if (c >= 0xD800 && c < 0xDC00 && at + 1 < bytes.len) {
            next = unit16(bytes, at, little);
            if (next >= 0xDC00 && next < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (next - 0xDC00);
                at += 2;
            }
        }
        if (c >= 0xD800 && c < 0xE000) {
            report(diags, BROKEN_UTF16, from, 2, "half of a UTF-16 pair stands alone");
            return MOOT_OK;
        }
        if (c == 0) {
            report(diags, NUL_BYTE, from, 2, "a NUL character: this is not plain text");
            return MOOT_OK;
        }
        n += mt_utf8_put(c, out + n);
    }
    if (at < bytes.len) {
        report(diags, BROKEN_UTF16, at, 1, "an odd number of bytes in UTF-16");
        return MOOT_OK;
    }
    to->text = (moot_str){out, n};
    to->encoding = little ? MT_ENCODING_UTF16LE : MT_ENCODING_UTF16BE;
    report(diags, CONVERTED, 0, 2, "the text was converted from UTF-16");
    return MOOT_OK;
}

/* What people give in place of a text, by how it begins. */
static bool is_other_format(moot_str s, mt_diags *diags)
{
    static const char *const begins[][2] = {
        {"%PDF-", "this is a PDF, not plain text"},
        {"{\\rtf", "this is Rich Text Format, not plain text"},
        {"PK\x03\x04", "this is a packed file or an office document, not plain text"},
        {"<!doctype html", "this is a page in HTML, not plain text"},
        {"<html", "this is a page in HTML, not plain text"},
    };
    for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++) {
        moot_str start = mt_str(begins[i][0]);
        if (s.len >= start.len && mt_str_eq_nocase(mt_sub(s, 0, start.len), start)) {
            mt_diag_add(diags, MOOT_ERROR, mt_decode_codes[BINARY].code,
                        (moot_span){0, (uint32_t)start.len}, "copy the words into a text file",
                        "%s", begins[i][1]);
            return true;
        }
    }
    return false;
}

moot_status mt_decode(mt_arena *arena, moot_str bytes, mt_decoded *to, mt_diags *diags)
{
    *to = (mt_decoded){.text = {"", 0}};
    if (bytes.len > INT32_MAX)
        return MOOT_E_LIMIT;
    moot_status st = MOOT_OK;
    bool wide =
        mt_str_starts(bytes, MOOT_STR("\xFF\xFE")) || mt_str_starts(bytes, MOOT_STR("\xFE\xFF"));
    if (wide)
        st = decode_utf16(arena, bytes, to, diags);
    else if (is_other_format(bytes, diags) || !is_text(bytes, diags))
        return mt_arena_failed(arena) ? MOOT_E_NOMEM : MOOT_OK;
    else if (mt_utf8_invalid(bytes) != SIZE_MAX)
        st = decode_1252(arena, bytes, to, diags);
    else
        to->text = bytes;
    to->mark = mt_str_starts(to->text, MOOT_STR("\xEF\xBB\xBF")) ? 3 : 0;
    if (st == MOOT_OK && diags->errors == 0 &&
        is_space_only(mt_sub(to->text, to->mark, to->text.len - to->mark)))
        report(diags, EMPTY, 0, 0, "the text is empty");
    return st == MOOT_OK && mt_arena_failed(arena) ? MOOT_E_NOMEM : st;
}

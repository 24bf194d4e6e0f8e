/* Buffered output with an escape for each context. */
#include "base/out.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void mt_out_init(mt_out *o, moot_writer to)
{
    o->to = to;
    o->n = 0;
    o->failed = false;
    o->no_memory = false;
    o->buf = o->own;
    o->cap = sizeof(o->own);
}

void mt_out_widen(mt_out *o, mt_arena *arena)
{
    enum { WIDE = (1 << 18) + MT_OUT_ROOM };
    char *wide = mt_arena_room(arena, WIDE, 1);
    if (!wide)
        return;
    mt_out_flush(o);
    o->buf = wide;
    o->cap = WIDE;
}

void mt_out_flush(mt_out *o)
{
    if (o->n && !o->failed && !o->to.write(o->to.ctx, o->buf, o->n))
        o->failed = true;
    o->n = 0;
}

void mt_out_spill(mt_out *o)
{
    size_t whole = o->cap - MT_OUT_ROOM, rest = o->n - whole;
    o->n = whole;
    mt_out_flush(o);
    memcpy(o->buf, o->buf + whole, rest);
    o->n = rest;
}

moot_status mt_out_finish(mt_out *o)
{
    mt_out_flush(o);
    if (o->no_memory)
        return MOOT_E_NOMEM;
    return o->failed ? MOOT_E_IO : MOOT_OK;
}

void mt_out_no_memory(mt_out *o)
{
    o->failed = true;
    o->no_memory = true;
}

void mt_out_put(mt_out *o, moot_str s)
{
    while (s.len > o->cap - o->n) {
        size_t part = o->cap - o->n;
        memcpy(o->buf + o->n, s.ptr, part);
        o->n = o->cap;
        mt_out_spill(o);
        s = mt_sub(s, part, s.len - part);
    }
    if (s.len)
        memcpy(o->buf + o->n, s.ptr, s.len);
    o->n += s.len;
}

static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930"
                            "31323334353637383940414243444546474849505152535455565758596061"
                            "62636465666768697071727374757677787980818283848586878889909192"
                            "93949596979899";

/* Four digits at once, two of them by one copy. */
static char *four_digits(char *p, uint32_t n)
{
    memcpy(p, pairs + (size_t)2 * (n / 100), 2);
    memcpy(p + 2, pairs + (size_t)2 * (n % 100), 2);
    return p + 4;
}

char *mt_whole_at(char *p, uint64_t n)
{
    if (n >= 10000) {
        p = mt_whole_at(p, n / 10000); /* four times at most */
        return four_digits(p, (uint32_t)(n % 10000));
    }
    uint32_t few = (uint32_t)n;
    if (few >= 1000)
        return four_digits(p, few);
    if (few >= 100) {
        *p++ = (char)('0' + few / 100);
        few %= 100;
    } else if (few < 10) {
        *p++ = (char)('0' + few);
        return p;
    }
    memcpy(p, pairs + (size_t)2 * few, 2);
    return p + 2;
}

void mt_out_whole(mt_out *o, int64_t n)
{
    enum { LONGEST = 24 };
    char *p = mt_out_room(o, LONGEST);
    if (n < 0)
        *p++ = '-';
    p = mt_whole_at(p, n < 0 ? -(uint64_t)n : (uint64_t)n);
    o->n = (size_t)(p - o->buf);
}

void mt_out_fill(mt_out *o, char c, size_t times)
{
    while (times > 0) {
        if (o->n == o->cap)
            mt_out_spill(o);
        size_t room = o->cap - o->n, n = times < room ? times : room;
        memset(o->buf + o->n, c, n);
        o->n += n;
        times -= n;
    }
}

void mt_out_printf(mt_out *o, const char *fmt, ...)
{
    char line[256];
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(line, sizeof(line), fmt, ap);
    va_end(ap);
    if (n < 0 || (size_t)n >= sizeof(line))
        o->failed = true;
    else
        mt_out_put(o, (moot_str){line, (size_t)n});
}

/* Eight bytes at once: in each of these sums the highest bit of a byte is set if the byte is
 * below 0x20, or is `c`.  By a borrow or carry it may be set besides; so a hit is looked at
 * byte by byte.  Bytes above 0x7F are to be masked out. */
#define ONES 0x0101010101010101u
#define BELOW_BLANK(w) ((w)-ONES * 0x20)
#define IS_BYTE(w, c) (((w) ^ (ONES * (c))) - ONES)

static uint64_t eight_at(moot_str s, size_t i)
{
    uint64_t w;
    memcpy(&w, s.ptr + i, sizeof(w));
    return w;
}

static bool is_plain_in_xml(unsigned char c)
{
    return (c >= 0x20 || c == '\n' || c == '\t' || c == '\r') && c != '&' && c != '<' && c != '>' &&
           c != '"' && c != '\'';
}

/* The first byte from `i` on that is not plain.  & and ' differ in the lowest bit, < and > in
 * the second. */
static size_t plain_end_in_xml(moot_str s, size_t i)
{
    for (; s.len - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
        uint64_t w = eight_at(s, i);
        uint64_t hit = BELOW_BLANK(w) | IS_BYTE(w, '"') | IS_BYTE(w | ONES, '\'') |
                       IS_BYTE(w | (ONES * 2), '>');
        if (hit & ~w & (ONES * 0x80))
            break;
    }
    while (i < s.len && is_plain_in_xml((unsigned char)s.ptr[i]))
        i++;
    return i;
}

void mt_out_xml(mt_out *o, moot_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        size_t run = i;
        i = plain_end_in_xml(s, i);
        mt_out_put(o, mt_sub(s, run, i - run));
        if (i == s.len)
            break;
        switch (s.ptr[i]) {
        case '&': mt_out_put(o, MOOT_STR("&amp;")); break;
        case '<': mt_out_put(o, MOOT_STR("&lt;")); break;
        case '>': mt_out_put(o, MOOT_STR("&gt;")); break;
        case '"': mt_out_put(o, MOOT_STR("&quot;")); break;
        case '\'': mt_out_put(o, MOOT_STR("&#39;")); break;
        default: mt_out_put(o, MOOT_STR("\xEF\xBF\xBD")); break;
        }
    }
}

static bool is_plain_in_json(unsigned char c)
{
    return c >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
}

/* Not 0 if one of the eight bytes is not plain. */
static uint64_t json_hits(uint64_t w)
{
    uint64_t hit = BELOW_BLANK(w) | IS_BYTE(w, '"') | IS_BYTE(w, '\\') | IS_BYTE(w, 0x7F);
    return hit & ~w & (ONES * 0x80);
}

static size_t plain_end_in_json(moot_str s, size_t i)
{
    while (s.len - i >= sizeof(uint64_t) && !json_hits(eight_at(s, i)))
        i += sizeof(uint64_t);
    while (i < s.len && is_plain_in_json((unsigned char)s.ptr[i]))
        i++;
    return i;
}

/* Copy sixteen bytes; each that is not plain in JSON becomes 0xFF in the answer. */
static mt_sixteen copy_sixteen(char *to, const char *from)
{
    mt_sixteen w;
    memcpy(&w, from, sizeof(w));
    memcpy(to, &w, sizeof(w));
    return (mt_sixteen)((w < ' ') | (w == '"') | (w == '\\') | (w == 0x7F));
}

/* The same as below, for sixteen bytes and more. */
static bool copy_long_json(char *to, moot_str s)
{
    mt_sixteen hits = {0};
    for (size_t i = 0; s.len - i >= sizeof(hits); i += sizeof(hits))
        hits |= copy_sixteen(to + i, s.ptr + i);
    size_t last = s.len - sizeof(hits);
    mt_two_words any = (mt_two_words)(hits | copy_sixteen(to + last, s.ptr + last));
    return !(any[0] | any[1]);
}

/* Two words of four bytes, the second behind the first or over it. */
static uint64_t copy_two(char *to, moot_str s)
{
    uint32_t first, last;
    size_t at = s.len - sizeof(last);
    memcpy(&first, s.ptr, sizeof(first));
    memcpy(&last, s.ptr + at, sizeof(last));
    memcpy(to, &first, sizeof(first));
    memcpy(to + at, &last, sizeof(last));
    return first | (uint64_t)last << 32;
}

/* Copy `s` to `to` and say whether all of it is plain in JSON: each byte is looked at once, the
 * last ones perhaps twice. */
static bool copy_plain_json(char *to, moot_str s)
{
    uint64_t w = ONES * ' ';
    if (s.len >= sizeof(mt_sixteen))
        return copy_long_json(to, s);
    if (s.len >= sizeof(w)) {
        uint64_t first = eight_at(s, 0), last = eight_at(s, s.len - sizeof(w));
        memcpy(to, &first, sizeof(first));
        memcpy(to + s.len - sizeof(w), &last, sizeof(last));
        return !(json_hits(first) | json_hits(last));
    }
    if (s.len >= sizeof(uint32_t))
        return !json_hits(copy_two(to, s));
    for (size_t i = 0; i < s.len; i++) {
        to[i] = s.ptr[i];
        w = w << 8 | (unsigned char)s.ptr[i];
    }
    return !json_hits(w);
}

static void put_json_escaped(mt_out *o, moot_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        size_t run = i;
        i = plain_end_in_json(s, i);
        mt_out_put(o, mt_sub(s, run, i - run));
        if (i == s.len)
            break;
        switch (s.ptr[i]) {
        case '"': mt_out_put(o, MOOT_STR("\\\"")); break;
        case '\\': mt_out_put(o, MOOT_STR("\\\\")); break;
        case '\n': mt_out_put(o, MOOT_STR("\\n")); break;
        case '\r': mt_out_put(o, MOOT_STR("\\r")); break;
        case '\t': mt_out_put(o, MOOT_STR("\\t")); break;
        default: mt_out_printf(o, "\\u%04x", (unsigned)(unsigned char)s.ptr[i]); break;
        }
    }
}

void mt_out_json(mt_out *o, moot_str s)
{
    enum { SHORT = 2048 };
    if (s.len <= SHORT) {
        char *p = mt_out_room(o, SHORT + sizeof(uint64_t) + 2);
        if (copy_plain_json(p + 1, s)) {
            p[0] = p[s.len + 1] = '"';
            o->n += s.len + 2;
            return;
        }
    }
    mt_out_char(o, '"');
    put_json_escaped(o, s);
    mt_out_char(o, '"');
}

void mt_out_dot(mt_out *o, moot_str s)
{
    mt_out_char(o, '"');
    for (size_t i = 0; i < s.len; i++) {
        switch (s.ptr[i]) {
        case '"': mt_out_put(o, MOOT_STR("\\\"")); break;
        case '\\': mt_out_put(o, MOOT_STR("\\\\")); break;
        case '\n': mt_out_put(o, MOOT_STR("\\n")); break;
        case '\0': break;
        default: mt_out_char(o, s.ptr[i]);
        }
    }
    mt_out_char(o, '"');
}

void mt_out_url(mt_out *o, moot_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (mt_is_alpha(c) || mt_is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~')
            mt_out_char(o, c);
        else
            mt_out_printf(o, "%%%02X", (unsigned)(unsigned char)c);
    }
}

void mt_out_num(mt_out *o, double x)
{
    if (!isfinite(x)) {
        mt_out_put(o, MOOT_STR("null"));
        return;
    }
    if (x >= -1e15 && x <= 1e15 && x == (double)(int64_t)x) {
        mt_out_whole(o, (int64_t)x); /* 10, not 1e+01 */
        return;
    }
    char text[40];
    for (int digits = 1; digits <= 17; digits++) {
        int n = snprintf(text, sizeof(text), "%.*g", digits, x);
        if (n < 0)
            o->failed = true;
        if (strtod(text, NULL) == x)
            break;
    }
    for (char *p = text; *p; p++)
        if (*p == ',')
            *p = '.';
    mt_out_z(o, text);
}

static bool to_memory(void *ctx, const char *bytes, size_t n)
{
    mt_memory *m = ctx;
    if (n > m->cap - m->n) {
        size_t cap = m->cap ? m->cap : 256;
        while (cap - m->n < n)
            cap *= 2;
        char *more = mt_arena_alloc(m->arena, cap, 1);
        if (!more)
            return false;
        if (m->n)
            memcpy(more, m->at, m->n);
        m->at = more;
        m->cap = cap;
    }
    memcpy(m->at + m->n, bytes, n);
    m->n += n;
    return true;
}

moot_writer mt_memory_writer(mt_memory *m)
{
    return (moot_writer){to_memory, m};
}

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
}

void mt_out_flush(mt_out *o)
{
    if (o->n && !o->failed && !o->to.write(o->to.ctx, o->buf, o->n))
        o->failed = true;
    o->n = 0;
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
    if (s.len > sizeof(o->buf) - o->n) {
        mt_out_flush(o);
        if (s.len >= sizeof(o->buf)) {
            if (!o->failed && !o->to.write(o->to.ctx, s.ptr, s.len))
                o->failed = true;
            return;
        }
    }
    if (s.len)
        memcpy(o->buf + o->n, s.ptr, s.len);
    o->n += s.len;
}

void mt_out_z(mt_out *o, const char *z)
{
    mt_out_put(o, mt_str(z));
}

void mt_out_fill(mt_out *o, char c, size_t times)
{
    while (times > 0) {
        if (o->n == sizeof(o->buf))
            mt_out_flush(o);
        size_t room = sizeof(o->buf) - o->n, n = times < room ? times : room;
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

void mt_out_xml(mt_out *o, moot_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        switch (c) {
        case '&': mt_out_put(o, MOOT_STR("&amp;")); break;
        case '<': mt_out_put(o, MOOT_STR("&lt;")); break;
        case '>': mt_out_put(o, MOOT_STR("&gt;")); break;
        case '"': mt_out_put(o, MOOT_STR("&quot;")); break;
        case '\'': mt_out_put(o, MOOT_STR("&#39;")); break;
        default:
            if ((unsigned char)c < 0x20 && c != '\n' && c != '\t' && c != '\r')
                mt_out_put(o, MOOT_STR("\xEF\xBF\xBD"));
            else
                mt_out_char(o, c);
        }
    }
}

static bool is_plain_in_json(unsigned char c)
{
    return c >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
}

/* The first byte from `i` on that is not plain.  Eight at a time: in the sum of differences
 * the highest bit of a byte is set if it is below 0x20, a quotation mark, a backslash or 0x7F;
 * what is set besides, by a borrow or carry, is looked at byte by byte. */
static size_t plain_end_in_json(moot_str s, size_t i)
{
    const uint64_t ones = 0x0101010101010101u;
    for (; s.len - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
        uint64_t w;
        memcpy(&w, s.ptr + i, sizeof(w));
        uint64_t below = w - ones * 0x20, quote = (w ^ (ones * '"')) - ones;
        uint64_t slash = (w ^ (ones * '\\')) - ones, last = w + ones;
        if ((below | quote | slash | last) & ~w & (ones * 0x80))
            break;
    }
    while (i < s.len && is_plain_in_json((unsigned char)s.ptr[i]))
        i++;
    return i;
}

void mt_out_json(mt_out *o, moot_str s)
{
    mt_out_char(o, '"');
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

/* Forms, queries, cookies. */
#include "serve/form.h"

#include "base/utf8.h"

static int hex_digit(char c)
{
    if (mt_is_digit(c))
        return c - '0';
    char low = mt_to_lower(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/* Without the escapes; false if one is broken or the bytes are no text. */
static bool decode(moot_str raw, moot_str *to, mt_arena *arena)
{
    *to = (moot_str){"", 0};
    if (raw.len > (size_t)MT_FORM_VALUE_MAX * 3)
        return false;
    if (!raw.len)
        return true;
    char *at = mt_arena_alloc(arena, raw.len, 1);
    size_t n = 0;
    if (!at)
        return false;
    for (size_t i = 0; i < raw.len; i++) {
        char c = raw.ptr[i];
        if (c == '+') {
            c = ' ';
        } else if (c == '%') {
            int high = i + 2 < raw.len ? hex_digit(raw.ptr[i + 1]) : -1;
            int low = high >= 0 ? hex_digit(raw.ptr[i + 2]) : -1;
            if (low < 0)
                return false;
            c = (char)(high * 16 + low);
            i += 2;
        }
        if (c == '\0')
            return false;
        at[n++] = c;
    }
    *to = (moot_str){at, n};
    return n <= MT_FORM_VALUE_MAX && mt_utf8_invalid(*to) == SIZE_MAX;
}

static bool field(mt_form *f, moot_str text, mt_arena *arena)
{
    const char *sign = memchr(text.ptr, '=', text.len);
    size_t cut = sign ? (size_t)(sign - text.ptr) : text.len;
    moot_str name, value = {"", 0};
    if (f->n == MT_FORM_FIELDS || !decode(mt_sub(text, 0, cut), &name, arena))
        return false;
    if (sign && !decode(mt_sub(text, cut + 1, text.len - cut - 1), &value, arena))
        return false;
    for (uint32_t i = 0; i < f->n; i++)
        if (mt_str_eq(f->name[i], name))
            return false;
    f->name[f->n] = name;
    f->value[f->n++] = value;
    return true;
}

bool mt_form_read(mt_form *f, moot_str text, mt_arena *arena)
{
    *f = (mt_form){0};
    while (text.len) {
        const char *sign = memchr(text.ptr, '&', text.len);
        size_t cut = sign ? (size_t)(sign - text.ptr) : text.len;
        if (cut && !field(f, mt_sub(text, 0, cut), arena))
            return false;
        size_t used = sign ? cut + 1 : cut;
        text = mt_sub(text, used, text.len - used);
    }
    return true;
}

moot_str mt_form_get(const mt_form *f, const char *name)
{
    for (uint32_t i = 0; i < f->n; i++)
        if (mt_str_eq(f->name[i], mt_str(name)))
            return f->value[i];
    return (moot_str){"", 0};
}

moot_str mt_cookie_get(moot_str header, const char *name)
{
    while (header.len) {
        const char *sign = memchr(header.ptr, ';', header.len);
        size_t cut = sign ? (size_t)(sign - header.ptr) : header.len;
        moot_str pair = mt_str_trim(mt_sub(header, 0, cut));
        const char *equals = pair.len ? memchr(pair.ptr, '=', pair.len) : NULL;
        if (equals) {
            size_t at = (size_t)(equals - pair.ptr);
            if (mt_str_eq(mt_sub(pair, 0, at), mt_str(name)))
                return mt_sub(pair, at + 1, pair.len - at - 1);
        }
        size_t used = sign ? cut + 1 : cut;
        header = mt_sub(header, used, header.len - used);
    }
    return (moot_str){"", 0};
}

bool mt_number_read(moot_str text, int64_t *n)
{
    *n = 0;
    if (!text.len || text.len > 18)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (!mt_is_digit(text.ptr[i]))
            return false;
        *n = *n * 10 + (text.ptr[i] - '0');
    }
    return true;
}

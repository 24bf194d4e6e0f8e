/* Bytes to code points and back. */
#include "base/utf8.h"

static uint32_t byte_at(moot_str s, size_t i)
{
    return i < s.len ? (unsigned char)s.ptr[i] : 0;
}

/* Code point at `i` and its length, or length 0 if the bytes are not valid. */
static uint32_t decode(moot_str s, size_t i, size_t *len)
{
    uint32_t b0 = byte_at(s, i), b1 = byte_at(s, i + 1), b2 = byte_at(s, i + 2),
             b3 = byte_at(s, i + 3);
    *len = 0;
    if (b0 < 0x80) {
        *len = 1;
        return b0;
    }
    if ((b1 & 0xC0) != 0x80)
        return 0;
    if (b0 >= 0xC2 && b0 <= 0xDF) {
        *len = 2;
        return (b0 & 0x1F) << 6 | (b1 & 0x3F);
    }
    if ((b2 & 0xC0) != 0x80)
        return 0;
    if ((b0 & 0xF0) == 0xE0) {
        uint32_t c = (b0 & 0x0F) << 12 | (b1 & 0x3F) << 6 | (b2 & 0x3F);
        if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF))
            *len = 3;
        return c;
    }
    if ((b3 & 0xC0) != 0x80 || (b0 & 0xF8) != 0xF0)
        return 0;
    uint32_t c = (b0 & 0x07) << 18 | (b1 & 0x3F) << 12 | (b2 & 0x3F) << 6 | (b3 & 0x3F);
    if (c >= 0x10000 && c <= 0x10FFFF)
        *len = 4;
    return c;
}

uint32_t mt_utf8_next(moot_str s, size_t *at)
{
    size_t len;
    uint32_t c = decode(s, *at, &len);
    *at += len ? len : 1;
    return len ? c : 0xFFFD;
}

size_t mt_utf8_put(uint32_t c, char to[4])
{
    if (c < 0x80) {
        to[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        to[0] = (char)(0xC0 | c >> 6);
        to[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        to[0] = (char)(0xE0 | c >> 12);
        to[1] = (char)(0x80 | (c >> 6 & 0x3F));
        to[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    to[0] = (char)(0xF0 | (c >> 18 & 0x07));
    to[1] = (char)(0x80 | (c >> 12 & 0x3F));
    to[2] = (char)(0x80 | (c >> 6 & 0x3F));
    to[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t mt_ascii_end(moot_str s, size_t i)
{
    for (uint64_t w[4]; s.len - i >= sizeof(w); i += sizeof(w)) {
        memcpy(w, s.ptr + i, sizeof(w));
        if ((w[0] | w[1] | w[2] | w[3]) & 0x8080808080808080u)
            break;
    }
    while (i < s.len && (unsigned char)s.ptr[i] < 0x80)
        i++;
    return i;
}

size_t mt_utf8_invalid(moot_str s)
{
    for (size_t i = 0; i < s.len;) {
        if ((unsigned char)s.ptr[i] < 0x80) {
            i = mt_ascii_end(s, i);
            continue;
        }
        size_t len;
        decode(s, i, &len);
        if (!len)
            return i;
        i += len;
    }
    return SIZE_MAX;
}

size_t mt_utf8_count(moot_str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return n;
}

size_t mt_utf8_offset(moot_str s, size_t index)
{
    size_t i = 0;
    for (; i < s.len; i++)
        if (((unsigned char)s.ptr[i] & 0xC0) != 0x80 && index-- == 0)
            return i;
    return s.len;
}

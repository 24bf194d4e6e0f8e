/* Slices compared, searched and trimmed. */
#include "base/str.h"

bool mt_str_eq(moot_str a, moot_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

int mt_str_cmp(moot_str a, moot_str b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int c = n ? memcmp(a.ptr, b.ptr, n) : 0;
    if (c)
        return c;
    return a.len < b.len ? -1 : a.len > b.len;
}

bool mt_str_eq_nocase(moot_str a, moot_str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (mt_to_lower(a.ptr[i]) != mt_to_lower(b.ptr[i]))
            return false;
    return true;
}

bool mt_str_starts(moot_str s, moot_str prefix)
{
    return s.len >= prefix.len && mt_str_eq(mt_sub(s, 0, prefix.len), prefix);
}

bool mt_str_ends(moot_str s, moot_str suffix)
{
    return s.len >= suffix.len && mt_str_eq(mt_sub(s, s.len - suffix.len, suffix.len), suffix);
}

size_t mt_str_find(moot_str s, moot_str needle)
{
    if (needle.len == 0)
        return 0;
    for (size_t i = 0; i + needle.len <= s.len; i++) {
        const char *hit = memchr(s.ptr + i, needle.ptr[0], s.len - needle.len - i + 1);
        if (!hit)
            return SIZE_MAX;
        i = (size_t)(hit - s.ptr);
        if (memcmp(hit, needle.ptr, needle.len) == 0)
            return i;
    }
    return SIZE_MAX;
}

moot_str mt_str_trim(moot_str s)
{
    while (s.len && mt_is_space(s.ptr[0]))
        s = mt_sub(s, 1, s.len - 1);
    while (s.len && mt_is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

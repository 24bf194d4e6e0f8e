/* An independent reader of HTML: is there anything in it that could act?  It knows the
 * few elements and attributes that moot writes, and says what it finds besides. */
#ifndef MT_TESTS_SAFE_HTML_H
#define MT_TESTS_SAFE_HTML_H

#include "base/str.h"

#include <stdio.h>

static inline bool safe_word(moot_str word, const char *list)
{
    /* `list` has a blank before and after every word. */
    char padded[40];
    if (word.len == 0 || word.len > 36)
        return false;
    int n = snprintf(padded, sizeof(padded), " %.*s ", MT_ARG(word));
    return n > 0 && strstr(list, padded) != NULL;
}

static inline bool safe_address(moot_str url)
{
    size_t colon = mt_str_find(url, MOOT_STR(":"));
    moot_str scheme = mt_sub(url, 0, colon == SIZE_MAX ? 0 : colon); /* in either case */
    return colon == SIZE_MAX || mt_str_eq_nocase(scheme, MOOT_STR("http")) ||
           mt_str_eq_nocase(scheme, MOOT_STR("https")) ||
           mt_str_eq_nocase(scheme, MOOT_STR("mailto")) ||
           mt_str_find(url, MOOT_STR("/")) < colon || mt_str_find(url, MOOT_STR("#")) < colon ||
           mt_str_find(url, MOOT_STR("?")) < colon;
}

/* Check the attributes from `i` to the end of the tag, which is *i afterwards. */
static inline const char *safe_attributes(moot_str s, size_t *i)
{
    static const char names[] =
        " href id class title lang charset name content http-equiv data-line rel dir tabindex role "
        "aria-label aria-labelledby aria-hidden preserveAspectRatio xmlns width height viewBox x y "
        "d r rx cx cy "
        "transform patternUnits text-anchor direction style alt start align scope ";
    while (*i < s.len && s.ptr[*i] != '>') {
        if (mt_is_space(s.ptr[*i]) || s.ptr[*i] == '/') {
            ++*i;
            continue;
        }
        size_t from = *i;
        while (*i < s.len && !strchr("=>/ \n\t\"'", s.ptr[*i]))
            ++*i;
        moot_str name = mt_sub(s, from, *i - from);
        if (!safe_word(name, names))
            return "an attribute that is not known";
        if (*i + 1 >= s.len || s.ptr[*i] != '=' || s.ptr[*i + 1] != '"')
            continue;
        from = *i + 2;
        size_t len = mt_str_find(mt_sub(s, from, s.len - from), MOOT_STR("\""));
        if (len == SIZE_MAX)
            return "an attribute that is never closed";
        moot_str value = mt_sub(s, from, len);
        if (memchr(value.ptr, '<', value.len))
            return "a tag in an attribute";
        if (mt_str_eq(name, MOOT_STR("href")) && !safe_address(value))
            return "an address with another scheme";
        if (mt_str_eq(name, MOOT_STR("style")) && !mt_str_starts(value, MOOT_STR("text-align")))
            return "a style";
        *i = from + len + 1;
    }
    return NULL;
}

/* NULL if nothing in `s` can act; else what is wrong. */
static inline const char *unsafe_html(moot_str s)
{
    static const char tags[] =
        " html head meta title style body div span a b i h1 h2 h3 h4 h5 h6 p ul ol li header pre "
        "code figure figcaption svg g path rect circle text tspan defs pattern desc main section "
        "em strong blockquote hr br table caption thead tbody tr th td del input ";
    bool in_style = false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '<')
            continue;
        moot_str rest = mt_sub(s, i, s.len - i);
        if (in_style && !mt_str_starts(rest, MOOT_STR("</style>")))
            return "a tag inside a style sheet";
        if (mt_str_starts(rest, MOOT_STR("<!DOCTYPE html>")) ||
            mt_str_starts(rest, MOOT_STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"))) {
            i += mt_str_find(rest, MOOT_STR(">"));
            continue;
        }
        bool closing = i + 1 < s.len && s.ptr[i + 1] == '/';
        size_t from = i + 1 + closing, at = from;
        while (at < s.len && (mt_is_alpha(s.ptr[at]) || mt_is_digit(s.ptr[at])))
            at++;
        moot_str name = mt_sub(s, from, at - from);
        if (!safe_word(name, tags))
            return "an element that is not known";
        if (mt_str_eq(name, MOOT_STR("style")))
            in_style = !closing;
        const char *wrong = safe_attributes(s, &at);
        if (wrong)
            return wrong;
        if (at >= s.len)
            return "a tag that is never closed";
        i = at;
    }
    return NULL;
}

#endif

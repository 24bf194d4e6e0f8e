/* The first tag of an SVG file -> its size.  What may stand before it is stepped over; nothing
 * is looked up and no entity is replaced. */
#include "argmap/measure.h"
#include "base/str.h"

#include <math.h>

enum { WIDTH, HEIGHT, BOX, ATTRIBUTES };

typedef struct length {
    bool known;
    double px;
} length;

static size_t skip_space(moot_str s, size_t i)
{
    while (i < s.len && mt_is_space(s.ptr[i]))
        i++;
    return i;
}

static bool here(moot_str s, size_t i, moot_str word)
{
    return i <= s.len && mt_str_starts(mt_sub(s, i, s.len - i), word);
}

/* Behind the next `word` from `i` on; past the end if there is none. */
static size_t behind(moot_str s, size_t i, moot_str word)
{
    size_t hit = i <= s.len ? mt_str_find(mt_sub(s, i, s.len - i), word) : SIZE_MAX;
    return hit == SIZE_MAX ? s.len + 1 : i + hit + word.len;
}

/* Behind the end of <!DOCTYPE ...>, whose brackets and quotes may hold a `>`. */
static size_t behind_doctype(moot_str s, size_t i)
{
    bool inside = false;
    char quote = 0;
    for (; i < s.len; i++) {
        char c = s.ptr[i];
        if (quote && c == quote)
            quote = 0;
        else if (quote)
            continue;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '[' || c == ']')
            inside = c == '[';
        else if (c == '>' && !inside)
            return i + 1;
    }
    return s.len + 1;
}

/* Where the attributes of the tag <svg begin, or past the end. */
static size_t find_tag(moot_str s)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t i = mt_str_starts(s, mt_str(mark)) ? sizeof(mark) - 1 : 0;
    while ((i = skip_space(s, i)) < s.len) {
        if (here(s, i, MOOT_STR("<?")))
            i = behind(s, i, MOOT_STR("?>"));
        else if (here(s, i, MOOT_STR("<!--")))
            i = behind(s, i + 4, MOOT_STR("-->"));
        else if (here(s, i, MOOT_STR("<!DOCTYPE")))
            i = behind_doctype(s, i);
        else
            return here(s, i, MOOT_STR("<svg")) ? i + 4 : s.len + 1;
    }
    return i;
}

static bool is_digit_at(moot_str s, size_t i)
{
    return i < s.len && mt_is_digit(s.ptr[i]);
}

/* Is there one of these two characters? */
static bool is_at(moot_str s, size_t i, char a, char b)
{
    return i < s.len && (s.ptr[i] == a || s.ptr[i] == b);
}

/* The exponent at *i, which moves behind it; 0 if there is none, but the unit em or ex. */
static int exponent_at(moot_str s, size_t *i)
{
    enum { LARGEST = 400 };
    size_t at = *i + 1;
    bool less = is_at(s, at, '-', '-');
    int exponent = 0;
    at += is_at(s, at, '-', '+');
    if (!is_at(s, *i, 'e', 'E') || !is_digit_at(s, at))
        return 0;
    for (; is_digit_at(s, at); at++)
        if (exponent < LARGEST)
            exponent = exponent * 10 + (s.ptr[at] - '0');
    *i = at;
    return less ? -exponent : exponent;
}

/* A number as SVG writes it, from *i on, which moves behind it.  Whatever the locale. */
static bool number_at(moot_str s, size_t *i, double *to)
{
    size_t at = *i, digits = 0;
    double x = 0;
    int power = 0;
    bool minus = is_at(s, at, '-', '-');
    at += is_at(s, at, '-', '+');
    for (; is_digit_at(s, at); at++, digits++)
        x = x * 10 + (s.ptr[at] - '0');
    if (is_at(s, at, '.', '.'))
        for (at++; is_digit_at(s, at); at++, digits++, power--)
            x = x * 10 + (s.ptr[at] - '0');
    if (!digits)
        return false;
    power += exponent_at(s, &at);
    *to = (minus ? -x : x) * pow(10, power);
    *i = at;
    return isfinite(*to);
}

/* `12`, `12px`, `3.5cm`; a share of what is around it (`100%`) is no size. */
static length length_of(moot_str s)
{
    static const struct {
        const char *word;
        double px;
    } units[] = {{"", 1},           {"px", 1},          {"pt", 96.0 / 72}, {"pc", 16}, {"in", 96},
                 {"cm", 96 / 2.54}, {"mm", 9.6 / 2.54}, {"em", 16},        {"ex", 8}};
    s = mt_str_trim(s);
    size_t i = 0;
    double x;
    if (!number_at(s, &i, &x))
        return (length){false, 0};
    moot_str unit = mt_sub(s, i, s.len - i);
    for (size_t k = 0; k < sizeof(units) / sizeof(units[0]); k++)
        if (mt_str_eq(unit, mt_str(units[k].word)))
            return (length){isfinite(x * units[k].px) && x * units[k].px > 0, x * units[k].px};
    return (length){false, 0};
}

/* Width and height of `left top width height`. */
static bool box_of(moot_str s, double *width, double *height)
{
    double x[4];
    size_t i = 0;
    for (int k = 0; k < 4; k++) {
        while (i < s.len && (mt_is_space(s.ptr[i]) || (k && s.ptr[i] == ',')))
            i++;
        if (!number_at(s, &i, &x[k]))
            return false;
    }
    *width = x[2];
    *height = x[3];
    return skip_space(s, i) == s.len && x[2] > 0 && x[3] > 0;
}

static bool ends_name(char c)
{
    return c == '=' || c == '<' || c == '>' || c == '/' || c == '"' || c == '\'';
}

/* The attributes from `i` up to the end of the tag.  False if it does not end or is broken. */
static bool read_tag(moot_str s, size_t i, moot_str value[ATTRIBUTES])
{
    static const char *const names[ATTRIBUTES] = {"width", "height", "viewBox"};
    for (;;) {
        size_t name = skip_space(s, i), end = name;
        if (name >= s.len)
            return false;
        if (s.ptr[name] == '>' || s.ptr[name] == '/')
            return true;
        while (end < s.len && !mt_is_space(s.ptr[end]) && !ends_name(s.ptr[end]))
            end++;
        size_t sign = skip_space(s, end);
        if (name == i || end == name || sign >= s.len || s.ptr[sign] != '=')
            return false;
        size_t open = skip_space(s, sign + 1);
        if (open >= s.len || (s.ptr[open] != '"' && s.ptr[open] != '\''))
            return false;
        const char *close = memchr(s.ptr + open + 1, s.ptr[open], s.len - open - 1);
        if (!close)
            return false;
        i = (size_t)(close - s.ptr) + 1;
        for (int k = 0; k < ATTRIBUTES; k++)
            if (mt_str_eq(mt_sub(s, name, end - name), mt_str(names[k])))
                value[k] = mt_sub(s, open + 1, i - open - 2);
    }
}

bool mt_image_measure_svg(moot_str head, mt_image_size *size)
{
    moot_str value[ATTRIBUTES] = {{"", 0}, {"", 0}, {"", 0}};
    size_t i = find_tag(head);
    if (i >= head.len || !read_tag(head, i, value))
        return false;
    length width = length_of(value[WIDTH]), height = length_of(value[HEIGHT]);
    double box_width = 0, box_height = 0;
    if (!width.known || !height.known) {
        if (!box_of(value[BOX], &box_width, &box_height))
            return false;
        if (!width.known)
            width.px = height.known ? height.px * box_width / box_height : box_width;
        if (!height.known)
            height.px = width.px * box_height / box_width;
    }
    *size = (mt_image_size){width.px, height.px};
    return isfinite(width.px) && isfinite(height.px) && width.px > 0 && height.px > 0;
}

/* Text -> what kind of text it is, by its content alone. */
#include "pipeline/kind.h"

typedef enum line_kind {
    LINE_PLAIN,  /* prose, or text that goes on */
    LINE_MARKUP, /* heading or bullet: Argdown and Markdown alike */
    LINE_SIGN    /* only Argdown */
} line_kind;

static bool is_run(moot_str s, char c, size_t at_least)
{
    size_t n = 0;
    while (n < s.len && s.ptr[n] == c)
        n++;
    return n == s.len && n >= at_least;
}

/* `[title]` or `<title>`, alone or before ':', '{' or '#'. */
static bool is_bracketed(moot_str s)
{
    if (s.len < 3 || (s.ptr[0] != '[' && s.ptr[0] != '<'))
        return false;
    const char *close = memchr(s.ptr, s.ptr[0] == '[' ? ']' : '>', s.len);
    if (!close || close == s.ptr + 1)
        return false;
    moot_str rest =
        mt_str_trim(mt_sub(s, (size_t)(close - s.ptr) + 1, s.len - (size_t)(close - s.ptr) - 1));
    return rest.len == 0 || rest.ptr[0] == ':' || rest.ptr[0] == '{' || rest.ptr[0] == '#';
}

static bool is_arrow(moot_str s)
{
    static const char *const arrows[] = {"<+", "+>", "<-", "->", "<_", "_>", "><"};
    for (size_t i = 0; i < sizeof(arrows) / sizeof(arrows[0]); i++)
        if (s.len > 3 && mt_str_starts(s, mt_str(arrows[i])) && mt_is_blank(s.ptr[2]))
            return true;
    return false;
}

static bool is_bullet(moot_str s)
{
    return s.len > 2 && (s.ptr[0] == '-' || s.ptr[0] == '+' || s.ptr[0] == '*') &&
           mt_is_blank(s.ptr[1]);
}

static bool is_heading(moot_str s)
{
    size_t n = 0;
    while (n < s.len && s.ptr[n] == '#')
        n++;
    return n > 0 && n < s.len && mt_is_blank(s.ptr[n]);
}

static bool is_numbered_statement(moot_str s)
{
    size_t n = 1;
    while (n < s.len && mt_is_digit(s.ptr[n]))
        n++;
    return s.len > n + 1 && s.ptr[0] == '(' && n > 1 && s.ptr[n] == ')' &&
           is_bracketed(mt_str_trim(mt_sub(s, n + 1, s.len - n - 1)));
}

/* `s` is a line without its blanks; `indented`: it had some in front;
 * `under_bullet`: its block begins with a bullet. */
static line_kind classify(moot_str s, bool indented, bool under_bullet)
{
    if (is_bracketed(s) || is_arrow(s) || is_numbered_statement(s) || is_run(s, '-', 4))
        return LINE_SIGN;
    if (is_bullet(s)) {
        moot_str rest = mt_str_trim(mt_sub(s, 1, s.len - 1));
        bool relation = s.ptr[0] != '*' && indented && !under_bullet;
        return relation || is_bracketed(rest) ? LINE_SIGN : LINE_MARKUP;
    }
    return is_heading(s) ? LINE_MARKUP : LINE_PLAIN;
}

mt_kind mt_kind_of(moot_str text)
{
    if (mt_str_starts(text, MOOT_STR("\xEF\xBB\xBF")))
        text = mt_sub(text, 3, text.len - 3);
    moot_str body = mt_str_trim(text);
    if (body.len > 1 && body.ptr[0] == '{') {
        moot_str inside = mt_str_trim(mt_sub(body, 1, body.len - 1));
        if (inside.len && (inside.ptr[0] == '"' || inside.ptr[0] == '}'))
            return MT_KIND_JSON;
    }
    size_t signs = 0, markup = 0, lines = 0;
    bool block_open = false, under_bullet = false;
    for (size_t at = 0; at < text.len;) {
        size_t end = at;
        while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
            end++;
        moot_str line = mt_sub(text, at, end - at);
        bool indented = line.len && mt_is_blank(line.ptr[0]);
        moot_str s = mt_str_trim(line);
        at = end + 1;
        if (s.len == 0) {
            block_open = block_open && end < text.len && end > 0 && text.ptr[end] == '\n' &&
                         text.ptr[end - 1] == '\r';
            continue;
        }
        if (lines == 0 && is_run(s, '=', 3))
            return MT_KIND_ARGDOWN;
        if (!block_open)
            under_bullet = is_bullet(s);
        line_kind kind = classify(s, indented, under_bullet);
        /* A plain line inside a block goes on with the thought above it. */
        if (kind != LINE_PLAIN || !block_open)
            lines++;
        signs += kind == LINE_SIGN;
        markup += kind != LINE_PLAIN;
        block_open = true;
    }
    return signs > 0 && markup * 3 >= lines ? MT_KIND_ARGDOWN : MT_KIND_TEXT;
}

/* Text -> what kind of text it is, by its content alone. */
#include "pipeline/kind.h"

typedef enum line_kind {
    LINE_PLAIN,  /* prose, or text that goes on */
    LINE_MARKUP, /* heading or bullet: Argdown and Markdown alike */
    LINE_MAYBE,  /* "[title]" alone: only Argdown if nothing else in the text is prose */
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

/* "Yes", "Pros:": a line that heads a list of reasons in prose. */
static bool is_side(moot_str s)
{
    static const char *const words[] = {
        "yes",          "no",  "for",           "against",           "pro",
        "pros",         "con", "cons",          "in favour",         "in favor",
        "aye",          "nay", "arguments for", "arguments against", "advantages",
        "disadvantages"};
    while (s.len && (s.ptr[s.len - 1] == ':' || s.ptr[s.len - 1] == '*'))
        s.len--;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (mt_str_eq_nocase(s, mt_str(words[i])))
            return true;
    return false;
}

/* What the lines above tell about the next one. */
typedef struct above {
    bool open;     /* the block goes on */
    bool bullet;   /* the block begins with a bullet */
    bool side;     /* or with the name of a side */
    bool numbered; /* a numbered statement stands in the text: inference lines may follow */
} above;

/* `s` is a line without its blanks; `indented`: it had some in front. */
static line_kind classify(moot_str s, bool indented, const above *up)
{
    if (is_bracketed(s)) {
        char close = s.ptr[0] == '[' ? ']' : '>';
        return memchr(s.ptr, close, s.len) == s.ptr + s.len - 1 ? LINE_MAYBE : LINE_SIGN;
    }
    if (is_arrow(s) || is_numbered_statement(s) || (is_run(s, '-', 4) && up->numbered))
        return LINE_SIGN;
    if (is_bullet(s)) {
        moot_str rest = mt_str_trim(mt_sub(s, 1, s.len - 1));
        bool relation = s.ptr[0] != '*' && indented && !up->bullet && !up->side;
        return relation || is_bracketed(rest) ? LINE_SIGN : LINE_MARKUP;
    }
    return is_heading(s) ? LINE_MARKUP : LINE_PLAIN;
}

/* An object, or an array that holds objects, strings, numbers or arrays. */
static bool is_json(moot_str body)
{
    if (body.len < 2)
        return false;
    moot_str inside = mt_str_trim(mt_sub(body, 1, body.len - 1));
    char first = '\0', last = body.ptr[body.len - 1];
    if (inside.len)
        first = inside.ptr[0];
    if (body.ptr[0] == '{')
        return first == '"' || first == '}';
    return body.ptr[0] == '[' && last == ']' &&
           (first == '{' || first == '[' || first == '"' ||
            (mt_is_digit(first) && mt_str_find(body, MOOT_STR(",")) != SIZE_MAX));
}

/* Does front matter begin after the line that ends at `at`?  Its first line has a
 * colon, is a remark, or ends it; a title between two rules is prose. */
static bool is_front_matter(moot_str text, size_t at)
{
    moot_str rest = mt_str_trim(mt_sub(text, at, text.len - at));
    size_t end = 0;
    while (end < rest.len && rest.ptr[end] != '\n' && rest.ptr[end] != '\r')
        end++;
    moot_str line = mt_str_trim(mt_sub(rest, 0, end));
    return line.len == 0 || line.ptr[0] == '#' || line.ptr[0] == '{' || is_run(line, '=', 3) ||
           mt_str_find(line, MOOT_STR(":")) != SIZE_MAX;
}

/* The line that begins at *at, which moves behind it. */
static moot_str take_line(moot_str text, size_t *at)
{
    size_t from = *at, end = from;
    while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
        end++;
    bool pair = end + 1 < text.len && text.ptr[end] == '\r' && text.ptr[end + 1] == '\n';
    *at = end + 1 + pair;
    return mt_sub(text, from, end - from);
}

mt_kind mt_kind_of(moot_str text)
{
    if (mt_str_starts(text, MOOT_STR("\xEF\xBB\xBF")))
        text = mt_sub(text, 3, text.len - 3);
    if (is_json(mt_str_trim(text)))
        return MT_KIND_JSON;
    size_t signs = 0, maybe = 0, markup = 0, lines = 0;
    above up = {0};
    for (size_t at = 0; at < text.len;) {
        moot_str line = take_line(text, &at);
        moot_str s = mt_str_trim(line);
        if (s.len == 0) {
            up.open = false;
            continue;
        }
        if (lines == 0 && is_run(s, '=', 3) && is_front_matter(text, at < text.len ? at : text.len))
            return MT_KIND_ARGDOWN;
        if (!up.open) {
            up.bullet = is_bullet(s);
            up.side = is_side(s);
        }
        line_kind kind = classify(s, mt_is_blank(line.ptr[0]), &up);
        up.numbered |= s.ptr[0] == '(' && s.len > 1 && mt_is_digit(s.ptr[1]);
        /* A plain line inside a block goes on with the thought above it. */
        if (kind != LINE_PLAIN || !up.open)
            lines++;
        signs += kind == LINE_SIGN;
        maybe += kind == LINE_MAYBE;
        markup += kind != LINE_PLAIN;
        up.open = true;
    }
    bool sure = signs > 0 || (maybe > 0 && markup == lines);
    return sure && markup * 3 >= lines ? MT_KIND_ARGDOWN : MT_KIND_TEXT;
}

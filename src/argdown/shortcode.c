/* The table of short codes. */
#include "argdown/shortcode.h"

static const struct {
    const char *name, *means;
} codes[] = {
    {"A", "∀"},
    {"E", "∃"},
    {"O", "𝗢"},
    {"P", "𝗣"},
    {"->", "→"},
    {"<->", "↔"},
    {"~", "¬"},
    {"^", "∧"},
    {"v", "∨"},
    {"v_", "⊻"},
    {"<>", "◇"},
    {"[]", "◻"},
    {"happy", "😀"},
    {"smile", "☺"},
    {"smiley", "☺"},
    {"laugh", "😆"},
    {"lol", "😆"},
    {"rofl", "🤣"},
    {"joy", "😂"},
    {"heart", "❤"},
    {"?", "❓"},
    {"question", "❓"},
    {"love", "😍"},
    {"wink", "😉"},
    {"shush", "🤫"},
    {"meh", "😐"},
    {"eye-roll", "🙄"},
    {"sad", "😢"},
    {"disappointed", "😞"},
    {"scream", "😱"},
    {"+1", "👍"},
    {"up", "👍"},
    {"-1", "👎"},
    {"down", "👎"},
    {"think", "🤔"},
    {"star", "⭐"},
    {"y", "✔"},
    {"agree", "✔"},
    {"n", "❌"},
    {"disagree", "❌"},
};
enum { LONGEST_NAME = 12 };

/* May the code `name` at `s` stand directly after the letter or digit `before`?  Signs may,
 * and in formulas (p.v.q) a single letter between small letters; not so in abbreviations
 * and names (J.P. Morgan). */
static bool may_join(moot_str s, moot_str name, char before)
{
    size_t words = 0;
    for (size_t i = 0; i < name.len; i++)
        words += mt_is_alpha(name.ptr[i]) || mt_is_digit(name.ptr[i]);
    size_t after = name.len + 2;
    return words == 0 || (name.len == 1 && s.ptr[0] == '.' && before >= 'a' && before <= 'z' &&
                          after < s.len && s.ptr[after] >= 'a' && s.ptr[after] <= 'z');
}

size_t mt_shortcode(moot_str s, char before, moot_str *means)
{
    if (s.len < 3 || mt_is_space(s.ptr[1]))
        return 0;
    size_t room = s.len - 1 < LONGEST_NAME + 1 ? s.len - 1 : LONGEST_NAME + 1;
    const char *end = memchr(s.ptr + 1, s.ptr[0], room);
    if (!end)
        return 0;
    moot_str name = {s.ptr + 1, (size_t)(end - s.ptr) - 1};
    if ((mt_is_alpha(before) || mt_is_digit(before)) && !may_join(s, name, before))
        return 0;
    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
        if (mt_str_eq(name, mt_str(codes[i].name))) {
            *means = mt_str(codes[i].means);
            return name.len + 2;
        }
    return 0;
}

uint32_t mt_shortcode_over(const char *s, uint32_t from, uint32_t at, uint32_t n)
{
    if (s[at] != '[' && s[at] != '<' && s[at] != '_')
        return 0;
    for (uint32_t back = 1; back <= 2 && at >= from + back; back++) {
        uint32_t start = at - back;
        moot_str means;
        if (s[start] != '.' && s[start] != ':')
            continue;
        char before = ' ';
        if (start)
            before = s[start - 1];
        size_t len = mt_shortcode((moot_str){s + start, n - start}, before, &means);
        if (len > back)
            return start + (uint32_t)len;
    }
    return 0;
}

/* Text -> blanks, lines and words. */
#include "mine/text.h"

#include "base/utf8.h"
#include "mine/sentence.h"

static bool is_blank_point(uint32_t c)
{
    return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF || c == 0x85;
}

size_t mt_blank_at(moot_str text, size_t at)
{
    if (at >= text.len)
        return 0;
    unsigned char c = (unsigned char)text.ptr[at];
    if (c < 0x80)
        return mt_is_space((char)c) ? 1 : 0;
    size_t next = at;
    return is_blank_point(mt_utf8_next(text, &next)) ? next - at : 0;
}

size_t mt_line_end_at(moot_str text, size_t at)
{
    if (at >= text.len)
        return 0;
    if (text.ptr[at] == '\r')
        return at + 1 < text.len && text.ptr[at + 1] == '\n' ? 2 : 1;
    if (text.ptr[at] == '\n')
        return 1;
    if (text.ptr[at] != '\xC2' && text.ptr[at] != '\xE2')
        return 0;
    size_t next = at;
    uint32_t c = mt_utf8_next(text, &next);
    return c == 0x85 || c == 0x2028 || c == 0x2029 ? next - at : 0;
}

/* Start of the code point that ends before `end`; from <= result < end. */
static size_t before(moot_str text, size_t from, size_t end)
{
    size_t at = end - 1;
    while (at > from && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
        at--;
    return at;
}

moot_span mt_span_trim(moot_str text, moot_span span)
{
    size_t from = span.off, end = mt_span_end(span), n;
    while (from < end && (n = mt_blank_at(text, from)) > 0)
        from += n;
    while (end > from) {
        size_t last = before(text, from, end);
        if (!mt_blank_at(text, last))
            break;
        end = last;
    }
    return mt_span_between(from, end > from ? end : from);
}

bool mt_fold_next(mt_fold *f, char *c)
{
    size_t from = f->next, blank;
    if (!f->spaced)
        while (f->next < f->s.len && (blank = mt_blank_at(f->s, f->next)) != 0)
            f->next += blank;
    if (f->next == f->s.len)
        return false;
    f->at = f->next;
    f->spaced = f->any && !f->spaced && f->next > from;
    f->any = true;
    *c = ' ';
    if (!f->spaced)
        *c = f->s.ptr[f->next++];
    return true;
}

void mt_lines(mt_arena *arena, moot_str text, moot_span span, mt_spans *lines)
{
    size_t from = span.off, end = mt_span_end(span);
    for (size_t at = from; at <= end;) {
        size_t n = at < end ? mt_line_end_at(text, at) : 0;
        if (n || at == end) {
            MT_VEC_PUSH(arena, lines, mt_span_trim(text, mt_span_between(from, at)));
            from = at + n;
        }
        at += n ? n : 1;
    }
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019 || c == 0x2BC;
}

/* Does a letter or digit stand at `at`? */
static bool word_goes_on(moot_str text, size_t at, size_t end)
{
    if (at >= end)
        return false;
    uint32_t c = mt_utf8_next(text, &at);
    return mt_cp_letter(c) || mt_cp_digit(c);
}

static void read_word(mt_arena *arena, moot_str text, size_t *at, size_t end, mt_word *w)
{
    size_t from = *at, letters = 0, small = 0, n = 0;
    /* Lower case may need more bytes than the original, but never over 3 for 2. */
    size_t room = 0;
    for (size_t next = from; next < end;) {
        size_t here = next;
        uint32_t c = mt_utf8_next(text, &next);
        bool inner = (is_apostrophe(c) || c == '-' || c == 0x2010 || c == 0x2011 || c == '.') &&
                     here > from && word_goes_on(text, next, end);
        if (!inner && !mt_cp_letter(c) && !mt_cp_digit(c))
            break;
        if (mt_cp_letter(c)) {
            bool upper = mt_cp_upper(c);
            if (letters++ == 0 && here == from)
                w->capital = upper;
            small += !upper;
        }
        if (mt_cp_digit(c))
            w->digit = true;
        room += 4;
        *at = next;
    }
    w->span = mt_span_between(from, *at);
    w->shout = letters > 1 && small == 0;
    char *low = mt_arena_alloc(arena, room, 1);
    for (size_t next = from; low && next < *at;) {
        uint32_t c = mt_utf8_next(text, &next);
        n += mt_utf8_put(is_apostrophe(c)             ? '\''
                         : c == 0x2010 || c == 0x2011 ? '-'
                                                      : mt_cp_lower(c),
                         low + n);
    }
    w->low = low ? (moot_str){low, n} : (moot_str){"", 0};
}

void mt_words_of(mt_arena *arena, moot_str text, moot_span span, mt_words *words)
{
    size_t end = mt_span_end(span);
    bool comma = false, stop = false;
    for (size_t at = span.off; at < end;) {
        size_t next = at;
        uint32_t c = mt_utf8_next(text, &next);
        if (mt_cp_letter(c) || mt_cp_digit(c)) {
            mt_word w = {.after_comma = comma, .after_stop = stop};
            read_word(arena, text, &at, end, &w);
            MT_VEC_PUSH(arena, words, w);
            comma = stop = false;
            continue;
        }
        comma |= c == ',' || c == ';' || c == ':' || c == 0x2013 || c == 0x2014 || c == '(' ||
                 (c == '-' && mt_blank_at(text, next) > 0);
        stop |= c == '.' || c == '?' || c == '!';
        at = next;
    }
}

bool mt_listed(const char *const *list, size_t n, moot_str low)
{
    for (size_t i = 0; i < n; i++)
        if (mt_str_eq(mt_str(list[i]), low))
            return true;
    return false;
}

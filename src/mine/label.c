/* Line -> label of a side: "YES - Jane Doe", "For:", "Jane Doe says No". */
#include "mine/layout.h"

typedef struct side_phrase {
    const char *words; /* lower case, one blank between */
    mt_side side;
    bool plain; /* alone on a line or before a colon only, for it begins sentences too */
    bool title; /* a short line may go on with what the case is about */
} side_phrase;

/* Longer phrases stand before their beginnings. */
static const side_phrase phrases[] = {
    {"the case for", MT_SIDE_YES, true, true},
    {"the case against", MT_SIDE_NO, true, true},
    {"the case in favour of", MT_SIDE_YES, true, true},
    {"the argument for", MT_SIDE_YES, true, true},
    {"the argument against", MT_SIDE_NO, true, true},
    {"the arguments for", MT_SIDE_YES, true, true},
    {"the arguments against", MT_SIDE_NO, true, true},
    {"the argument in favour", MT_SIDE_YES, true, true},
    {"arguments for", MT_SIDE_YES, true, true},
    {"arguments against", MT_SIDE_NO, true, true},
    {"arguments in favour", MT_SIDE_YES, true, true},
    {"arguments in favor", MT_SIDE_YES, true, true},
    {"reasons for", MT_SIDE_YES, true, true},
    {"reasons against", MT_SIDE_NO, true, true},
    {"argument for", MT_SIDE_YES, true, true},
    {"argument against", MT_SIDE_NO, true, true},
    {"arguing for", MT_SIDE_YES, true, false},
    {"arguing against", MT_SIDE_NO, true, false},
    {"speaking for", MT_SIDE_YES, true, false},
    {"speaking against", MT_SIDE_NO, true, false},
    {"for the motion", MT_SIDE_YES, true, false},
    {"against the motion", MT_SIDE_NO, true, false},
    {"supporters say", MT_SIDE_YES, true, false},
    {"opponents say", MT_SIDE_NO, true, false},
    {"those in favour", MT_SIDE_YES, true, false},
    {"those against", MT_SIDE_NO, true, false},
    {"in favour", MT_SIDE_YES, true, false},
    {"in favor", MT_SIDE_YES, true, false},
    {"case for", MT_SIDE_YES, true, true},
    {"case against", MT_SIDE_NO, true, true},
    {"the yes side", MT_SIDE_YES, true, false},
    {"the no side", MT_SIDE_NO, true, false},
    {"the yes case", MT_SIDE_YES, true, false},
    {"the no case", MT_SIDE_NO, true, false},
    {"the yes camp", MT_SIDE_YES, true, false},
    {"the no camp", MT_SIDE_NO, true, false},
    {"the yes view", MT_SIDE_YES, true, false},
    {"the no view", MT_SIDE_NO, true, false},
    {"yes case", MT_SIDE_YES, true, false},
    {"no case", MT_SIDE_NO, true, false},
    {"yes camp", MT_SIDE_YES, true, false},
    {"no camp", MT_SIDE_NO, true, false},
    {"yes side", MT_SIDE_YES, true, false},
    {"no side", MT_SIDE_NO, true, false},
    {"yes view", MT_SIDE_YES, true, false},
    {"no view", MT_SIDE_NO, true, false},
    {"why yes", MT_SIDE_YES, true, false},
    {"why no", MT_SIDE_NO, true, false},
    {"yes", MT_SIDE_YES, false, false},
    {"no", MT_SIDE_NO, false, false},
    {"for", MT_SIDE_YES, true, false},
    {"against", MT_SIDE_NO, true, false},
    {"pro", MT_SIDE_YES, true, false},
    {"pros", MT_SIDE_YES, true, false},
    {"con", MT_SIDE_NO, true, false},
    {"cons", MT_SIDE_NO, true, false},
    {"contra", MT_SIDE_NO, true, false},
    {"aye", MT_SIDE_YES, true, false},
    {"nay", MT_SIDE_NO, true, false},
    {"agree", MT_SIDE_YES, true, false},
    {"disagree", MT_SIDE_NO, true, false},
    {"affirmative", MT_SIDE_YES, true, false},
    {"negative", MT_SIDE_NO, true, false},
    {"proposition", MT_SIDE_YES, true, false},
    {"opposition", MT_SIDE_NO, true, false},
    {"proponents", MT_SIDE_YES, true, false},
    {"opponents", MT_SIDE_NO, true, false},
    {"supporters", MT_SIDE_YES, true, false},
    {"vote yes", MT_SIDE_YES, true, false},
    {"vote no", MT_SIDE_NO, true, false},
    {"opposed", MT_SIDE_NO, true, false},
    {"point", MT_SIDE_YES, true, false},
    {"counterpoint", MT_SIDE_NO, true, false},
};
static const char *const saying[] = {
    "says",  "say",    "said",   "argues", "argue", "answers",
    "votes", "thinks", "writes", "speaks", "is",
};

enum { TITLE_WORDS = 14, NAME_BYTES = 200 };

/* How many words of `ws` the phrase covers, or 0. */
static uint32_t covers(const side_phrase *p, const mt_words *ws)
{
    moot_str rest = mt_str(p->words);
    for (uint32_t i = 0; i < ws->n; i++) {
        size_t blank = mt_str_find(rest, MOOT_STR(" "));
        moot_str word = mt_sub(rest, 0, blank == SIZE_MAX ? rest.len : blank);
        if (!mt_str_eq(word, ws->at[i].low))
            return 0;
        if (blank == SIZE_MAX)
            return i + 1;
        rest = mt_sub(rest, blank + 1, rest.len - blank - 1);
    }
    return 0;
}

/* Marks between a label and what follows: emphasis, colon, dash, stop. */
typedef struct gap {
    size_t end;
    bool colon, dash, comma, other;
} gap;

static gap read_gap(moot_str text, size_t at, size_t end)
{
    gap g = {.end = at};
    while (g.end < end) {
        moot_str rest = mt_sub(text, g.end, end - g.end);
        size_t blank = mt_blank_at(text, g.end);
        size_t dash = mt_str_starts(rest, MOOT_STR("\xE2\x80\x93")) ||
                              mt_str_starts(rest, MOOT_STR("\xE2\x80\x94"))
                          ? 3
                          : rest.ptr[0] == '-' || rest.ptr[0] == '|';
        char c = rest.ptr[0];
        if (blank) {
            g.end += blank;
        } else if (dash) {
            g.dash = true;
            g.end += dash;
        } else if (c == ':' || c == ',' || c == '(' || c == '*' || c == '_' || c == '#' ||
                   c == ']' || c == ')' || c == '"') {
            g.colon |= c == ':';
            g.comma |= c == ',' || c == '(';
            g.end++;
        } else {
            break;
        }
    }
    return g;
}

/* "62%": how many say so, and no text. */
static bool is_share(moot_str s)
{
    bool digits = false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        digits |= mt_is_digit(c);
        if (!mt_is_digit(c) && !strchr(" .,%()", c))
            return false;
    }
    return digits;
}

static bool only_stop(moot_str s)
{
    return s.len == 0 || (s.len == 1 && (s.ptr[0] == '.' || s.ptr[0] == '!'));
}

/* A short line that no stop ends. */
static bool is_title(moot_str text, moot_span line, const mt_words *ws)
{
    char last = text.ptr[mt_span_end(line) - 1];
    return ws->n <= TITLE_WORDS && !strchr(".?!,;", last) &&
           mt_str_find(mt_slice(text, line), MOOT_STR(":")) == SIZE_MAX;
}

/* "YES", "Yes: text", "NO - Jane Doe, economist", "Yes, says Jane Doe". */
static bool side_first(mt_arena *arena, moot_str text, moot_span line, const mt_words *ws,
                       mt_label *to)
{
    const side_phrase *p = NULL;
    uint32_t n = 0;
    for (size_t i = 0; i < sizeof(phrases) / sizeof(*phrases) && !n; i++) {
        p = &phrases[i];
        n = covers(p, ws);
    }
    if (!n)
        return false;
    size_t end = mt_span_end(line), after = mt_span_end(ws->at[n - 1].span);
    gap g = read_gap(text, after, end);
    *to = (mt_label){.side = p->side, .at = mt_span_between(ws->at[0].span.off, after)};
    to->rest = mt_span_trim(text, mt_span_between(g.end, end));
    if (is_share(mt_slice(text, to->rest)))
        return false;
    if (only_stop(mt_slice(text, to->rest))) {
        to->rest.len = 0;
        to->rest_is_credit = true;
        return true;
    }
    moot_span name = to->rest;
    bool says = n < ws->n && mt_listed(saying, sizeof(saying) / sizeof(*saying), ws->at[n].low);
    if (says && n + 1 < ws->n)
        name = mt_span_between(ws->at[n + 1].span.off, end);
    /* "Yes, says Jane Doe: ...", "YES - Jane Doe: ..." */
    size_t colon = mt_str_find(mt_slice(text, name), MOOT_STR(":"));
    if (colon != SIZE_MAX && colon < NAME_BYTES && (says || g.colon || g.dash) &&
        mt_credit_loose(arena, text, mt_span_between(name.off, name.off + colon), &to->credit)) {
        to->rest = mt_span_trim(text, mt_span_between(name.off + colon + 1, end));
        to->rest_is_credit = to->rest.len == 0;
        return true;
    }
    if (p->title && is_title(text, line, ws)) {
        to->rest.len = 0;
        to->rest_is_credit = true;
        to->credit = (mt_credit){.span = {line.off, 0}};
        return true;
    }
    if (mt_credit_loose(arena, text, name, &to->credit)) {
        bool marked = g.colon || g.dash || (!p->plain && (g.comma || says || ws->at[0].shout));
        to->rest_is_credit = marked;
        return marked;
    }
    return g.colon || (g.dash && !p->plain && ws->at[0].shout);
}

/* "Jane Doe says Yes", "Jane Doe, economist at X, says NO.", "Jane Doe: No". */
static bool side_last(mt_arena *arena, moot_str text, moot_span line, const mt_words *ws,
                      mt_label *to)
{
    const mt_word *last = &ws->at[ws->n - 1];
    bool yes = mt_str_eq(last->low, MOOT_STR("yes")), no = mt_str_eq(last->low, MOOT_STR("no"));
    bool pro = mt_str_eq(last->low, MOOT_STR("for"));
    bool con = mt_str_eq(last->low, MOOT_STR("against"));
    uint32_t k = ws->n - 1;
    bool says = k > 1 && mt_listed(saying, sizeof(saying) / sizeof(*saying), ws->at[k - 1].low);
    if (!(yes || no || (says && (pro || con))) || k < 2)
        return false;
    if (!says && !last->after_comma)
        return false;
    k -= says;
    moot_span who = mt_span_between(line.off, mt_span_end(ws->at[k - 1].span));
    if (!mt_credit_loose(arena, text, who, &to->credit))
        return false;
    to->side = yes || pro ? MT_SIDE_YES : MT_SIDE_NO;
    to->at = last->span;
    to->rest = (moot_span){mt_span_end(line), 0};
    to->rest_is_credit = true;
    to->credit.span = line;
    return true;
}

/* "Jane Doe: Yes. Text", "Jane Doe says Yes: text": a name, an answer and the first words of the
 * text on one line. */
static bool side_inside(mt_arena *arena, moot_str text, moot_span line, const mt_words *ws,
                        mt_label *to)
{
    size_t colon = mt_str_find(mt_slice(text, line), MOOT_STR(":"));
    if (colon == SIZE_MAX || colon >= NAME_BYTES)
        return false;
    colon += line.off;
    uint32_t k = 0;
    while (k < ws->n && ws->at[k].span.off < colon)
        k++;
    mt_words before = {.at = ws->at, .n = k};
    moot_span who = mt_span_between(line.off, colon);
    if (k > 2 && side_last(arena, text, who, &before, to)) {
        to->rest = mt_span_trim(text, mt_span_between(colon + 1, mt_span_end(line)));
        to->rest_is_credit = to->rest.len == 0;
        return true;
    }
    if (k < 2 || k >= ws->n || !mt_credit_loose(arena, text, who, &to->credit))
        return false;
    const mt_word *w = &ws->at[k];
    bool yes = mt_str_eq(w->low, MOOT_STR("yes")), no = mt_str_eq(w->low, MOOT_STR("no"));
    size_t end = mt_span_end(w->span);
    if (!(yes || no) || end >= mt_span_end(line) || !strchr(".,!;", text.ptr[end]))
        return false;
    to->side = yes ? MT_SIDE_YES : MT_SIDE_NO;
    to->at = w->span;
    to->rest = mt_span_trim(text, mt_span_between(end + 1, mt_span_end(line)));
    to->rest_is_credit = false;
    return to->rest.len > 0;
}

/* "1. Yes - Jane Doe": is the first word only the number of the label? */
static bool is_count(moot_str text, moot_span line, const mt_words *ws)
{
    size_t end = mt_span_end(ws->at[0].span);
    return ws->n > 1 && ws->at[0].digit && ws->at[0].low.len == 1 && end < mt_span_end(line) &&
           (text.ptr[end] == '.' || text.ptr[end] == ')');
}

bool mt_label_read(mt_arena *arena, moot_str text, moot_span line, mt_label *label)
{
    *label = (mt_label){0};
    if (line.len == 0 || line.len > 100000)
        return false;
    /* A label stands in the first words; a whole block on one line need not be cut up. */
    moot_span head = line;
    if (head.len > 600)
        head.len = 600;
    mt_words ws = {0};
    mt_words_of(arena, text, head, &ws);
    if (ws.n == 0)
        return false;
    mt_words counted = {.at = ws.at + 1, .n = ws.n - 1};
    if (side_first(arena, text, line, &ws, label) ||
        (is_count(text, line, &ws) && side_first(arena, text, line, &counted, label)))
        return true;
    return (head.len == line.len && side_last(arena, text, line, &ws, label)) ||
           side_inside(arena, text, line, &ws, label);
}

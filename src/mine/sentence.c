/* Text -> sentences.
 *
 * ICU (breaks.c) breaks by UAX #29 with its own list of abbreviations; what it still breaks
 * wrongly ("Gen. Smith", "J. Smith", "U.S. troops") is joined again here. */
#include "mine/sentence.h"

#include "mine/breaks.h"

/* Titles, written with a capital, after which a name follows; in lower case. */
static const char *const titles[] = {
    "adm",  "brig", "capt", "cllr", "cmdr", "col",  "dr",  "fr", "gen",
    "gov",  "hon",  "lt",   "maj",  "mr",   "mrs",  "ms",  "mt", "pres",
    "prof", "rep",  "reps", "rev",  "sen",  "sens", "sgt", "st", "supt",
};
/* Short forms that do not end a sentence, unless a starter follows. */
static const char *const short_forms[] = {
    "approx", "cf", "co",  "corp",   "dept", "e.g", "esp", "i.e",
    "inc",    "jr", "ltd", "messrs", "sr",   "v",   "viz", "vs",
};
/* Short forms only before a number. */
static const char *const number_forms[] = {
    "art", "ch", "fig", "no", "nos", "op", "p", "para", "pp", "sec", "vol",
};
static const char *const days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                   "friday", "saturday", "sunday"};
/* Words that often begin a sentence after "the U.S." or "Ltd." */
static const char *const starters[] = {
    "a",     "after",   "all",   "an",    "and",  "as",   "at",    "but",  "for",  "he",
    "how",   "however", "i",     "if",    "in",   "it",   "its",   "many", "most", "no",
    "nor",   "on",      "or",    "our",   "she",  "so",   "some",  "such", "that", "the",
    "their", "then",    "there", "these", "they", "this", "those", "to",   "we",   "what",
    "when",  "while",   "who",   "why",   "with", "yet",  "you",
};

static bool listed(const char *const *list, size_t n, moot_str word)
{
    char low[16];
    if (word.len > sizeof(low))
        return false;
    for (size_t i = 0; i < word.len; i++)
        low[i] = mt_to_lower(word.ptr[i]);
    return mt_listed(list, n, (moot_str){low, word.len});
}
#define LISTED(list, word) listed(list, sizeof(list) / sizeof(*(list)), word)

/* The word that ends at `end` (letters and inner full stops). */
static moot_str word_before(moot_str s, size_t from, size_t end)
{
    size_t at = end;
    while (at > from && (mt_is_alpha(s.ptr[at - 1]) || s.ptr[at - 1] == '.'))
        at--;
    return mt_sub(s, at, end - at);
}

static moot_str word_after(moot_str s, size_t from, size_t end)
{
    size_t at = from;
    while (at < end && mt_is_alpha(s.ptr[at]))
        at++;
    return mt_sub(s, from, at - from);
}

/* Does a question or a shout in quotation marks end here? */
static bool ends_quote(moot_str s)
{
    size_t n = s.len;
    if (mt_str_ends(s, MOOT_STR("\xE2\x80\x9D")) || mt_str_ends(s, MOOT_STR("\xE2\x80\x99")))
        n -= 3;
    else if (n && (s.ptr[n - 1] == '"' || s.ptr[n - 1] == '\''))
        n--;
    return n < s.len && n > 0 && (s.ptr[n - 1] == '!' || s.ptr[n - 1] == '?');
}

/* Is the break between the sentence that ends at `end` (trimmed) and the next,
 * which begins at `next`, no break at all? */
static bool joins(moot_str s, size_t from, size_t end, size_t next, size_t limit)
{
    if (end <= from + 1 || next >= limit)
        return false;
    moot_str after = word_after(s, next, limit);
    /* "Never!" he said. */
    if (ends_quote(mt_sub(s, from, end - from)))
        return after.len > 0 && !mt_is_upper(after.ptr[0]);
    if (s.ptr[end - 1] != '.')
        return false;
    moot_str word = word_before(s, from, end - 1);
    if (word.len == 0)
        return false;
    if (mt_is_digit(s.ptr[next]) && LISTED(number_forms, word))
        return true;
    if (mt_is_upper(word.ptr[0]) && LISTED(titles, word))
        return true;
    if (mt_str_eq_nocase(word, MOOT_STR("a.m")) || mt_str_eq_nocase(word, MOOT_STR("p.m")))
        return after.len > 0 && (!mt_is_upper(after.ptr[0]) || LISTED(days, after));
    bool starter = after.len > 0 && LISTED(starters, after);
    if (LISTED(short_forms, word))
        return !starter;
    /* An initial ("J. Smith") or letters with stops ("U.S. troops"). */
    bool initials = mt_is_upper(word.ptr[0]) && (word.len == 1 || word.ptr[1] == '.');
    if (word.len == 1 && (word.ptr[0] == 'I' || word.ptr[0] == 'A'))
        initials = false;
    return initials && !starter && after.len > 0;
}

/* Length of the mark of a list item with its blanks at `at`, or 0. */
static size_t list_mark(moot_str s, size_t at, size_t end)
{
    size_t from = at;
    if (at >= end)
        return 0;
    if (mt_str_starts(mt_sub(s, at, end - at), MOOT_STR("\xE2\x80\xA2")))
        at += 3;
    else if (s.ptr[at] == '*' || s.ptr[at] == '-' || s.ptr[at] == '+')
        at++;
    else {
        while (at < end && at - from < 3 && mt_is_digit(s.ptr[at]))
            at++;
        if (at == from || at >= end || (s.ptr[at] != '.' && s.ptr[at] != ')'))
            return 0;
        at++;
    }
    size_t n = at < end ? mt_blank_at(s, at) : 0;
    return n ? at + n - from : 0;
}

static bool has_word(moot_str text, moot_span s)
{
    for (size_t i = s.off; i < mt_span_end(s); i++)
        if (mt_is_alpha(text.ptr[i]) || mt_is_digit(text.ptr[i]) ||
            (unsigned char)text.ptr[i] >= 0xC3)
            return true;
    return false;
}

/* A copy of the same length in which every blank is made of spaces, so that the
 * rules take a wrapped line for running text. */
static char *flatten(mt_arena *arena, moot_str text, moot_span span)
{
    char *to = mt_arena_alloc(arena, (size_t)span.len + 1, 1);
    if (!to)
        return NULL;
    for (size_t i = 0; i < span.len;) {
        size_t n = mt_blank_at(text, span.off + i);
        memset(to + i, ' ', n);
        if (n == 0)
            to[i] = text.ptr[span.off + i], n = 1;
        i += n;
    }
    return to;
}

typedef struct splitter {
    mt_arena *arena;
    moot_str text;
    mt_breaks *breaks;
    mt_places places; /* where sentences of the run end */
    uint32_t limit;
    mt_spans *to;
} splitter;

static void keep(splitter *sp, size_t from, size_t end)
{
    moot_span s = mt_span_trim(sp->text, mt_span_between(from, end));
    if (s.len && has_word(sp->text, s) && sp->to->n < sp->limit)
        MT_VEC_PUSH(sp->arena, sp->to, s);
}

/* Past the blanks at `at`. */
static size_t past_blanks(moot_str s, size_t at, size_t end)
{
    while (at < end && s.ptr[at] == ' ')
        at++;
    return at;
}

/* Does a sentence that begins with a figure begin after the stop at `i` ("... this.
 * 2015 was ...")?  The rules take figure and small letter for more of the same. */
static bool before_figure(moot_str s, size_t from, size_t i, size_t end)
{
    if ((s.ptr[i] != '.' && s.ptr[i] != '?' && s.ptr[i] != '!') || s.ptr[i + 1] != ' ')
        return false;
    size_t next = past_blanks(s, i + 1, end);
    if (next >= end || !mt_is_digit(s.ptr[next]))
        return false;
    moot_str word = word_before(s, from, i);
    bool small = word.len > 1 && word.ptr[0] >= 'a' && word.ptr[0] <= 'z';
    return small && !LISTED(number_forms, word) && !LISTED(short_forms, word);
}

/* Does a sentence begin after the sign of an ellipsis at `i`?  The rules take it for
 * no end at all. */
static bool after_ellipsis(moot_str s, size_t i, size_t end)
{
    moot_str rest = mt_sub(s, i, end - i);
    if (!mt_str_starts(rest, MOOT_STR("\xE2\x80\xA6 ")) || !mt_is_alpha(s.ptr[i - 1]))
        return false;
    size_t next = past_blanks(s, i + 3, end);
    rest = mt_sub(s, next, end - next);
    next += mt_str_starts(rest, MOOT_STR("\xE2\x80\x9C")) ? 3 : mt_str_starts(rest, MOOT_STR("\""));
    bool self = next + 1 < end && s.ptr[next] == 'I' && s.ptr[next + 1] == ' ';
    return next < end && mt_is_upper(s.ptr[next]) && !self;
}

/* Past one quotation mark at `at`, of either side. */
static size_t past_quote(moot_str s, size_t at, size_t end)
{
    static const char *const marks[] = {
        "\"", "'", "\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C", "\xE2\x80\x9D"};
    moot_str rest = mt_sub(s, at, end - at);
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
        if (mt_str_starts(rest, mt_str(marks[i])))
            return at + strlen(marks[i]);
    return at;
}

/* Past the dashes at `at`, and how many they are. */
static size_t past_dashes(moot_str s, size_t at, size_t end, size_t *n)
{
    static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94"};
    for (*n = 0;; ++*n) {
        moot_str rest = mt_sub(s, at, end - at);
        size_t i = 0;
        while (i < 3 && !mt_str_starts(rest, mt_str(dashes[i])))
            i++;
        if (i == 3)
            return at;
        at += strlen(dashes[i]);
    }
}

/* Where one sentence ends and the next begins; what lies between belongs to neither. */
typedef struct parting {
    size_t end, next;
} parting;

/* Do three or more dashes part two sentences behind the stop at `i` ("... end.---Now ...")?
 * The rules go on over dashes. */
static bool at_dashes(moot_str s, size_t from, size_t i, size_t end, parting *to)
{
    if (s.ptr[i] != '.' && s.ptr[i] != '?' && s.ptr[i] != '!')
        return false;
    size_t n, stop = past_quote(s, i + 1, end);
    size_t next = past_blanks(s, past_dashes(s, past_blanks(s, stop, end), end, &n), end);
    size_t word = past_quote(s, next, end);
    if (n < 3 || word >= end || !mt_is_upper(s.ptr[word]) || joins(s, from, stop, next, s.len))
        return false;
    *to = (parting){stop, next};
    return true;
}

/* Between two sentences that the rules take for one, or at `end`. */
static parting missed_parting(moot_str s, size_t from, size_t end)
{
    parting found = {end, end};
    for (size_t i = from + 2; i + 2 < end; i++) {
        if (at_dashes(s, from, i, end, &found))
            return found;
        if (after_ellipsis(s, i, end))
            found.next = past_blanks(s, i + 3, end);
        else if (before_figure(s, from, i, end))
            found.next = past_blanks(s, i + 1, end);
        if (found.next < end)
            return (parting){found.next, found.next};
    }
    return found;
}

static void keep_parts(splitter *sp, moot_str s, moot_span run, size_t from, size_t end)
{
    while (from < end) {
        parting at = missed_parting(s, from, end);
        keep(sp, run.off + from, run.off + at.end);
        from = at.next;
    }
}

static moot_status split_run(splitter *sp, moot_span run)
{
    char *flat = flatten(sp->arena, sp->text, run);
    if (!flat)
        return MOOT_E_NOMEM;
    moot_str s = {flat, run.len};
    moot_status st = mt_breaks_of(sp->breaks, s, &sp->places);
    size_t from = 0;
    for (uint32_t i = 0; i < sp->places.n && sp->to->n < sp->limit; i++) {
        size_t next = sp->places.at[i], end = next;
        while (end > from && s.ptr[end - 1] == ' ')
            end--;
        if (joins(s, from, end, next, s.len))
            continue;
        keep_parts(sp, s, run, from, next);
        from = next;
    }
    if (st == MOOT_OK)
        keep_parts(sp, s, run, from, s.len);
    return st;
}

moot_status mt_sentences(mt_arena *arena, moot_str text, moot_span span, uint32_t limit,
                         mt_spans *sentences)
{
    splitter sp = {.arena = arena, .text = text, .limit = limit, .to = sentences};
    moot_status st = mt_breaks_open(arena, &sp.breaks);
    if (st != MOOT_OK)
        return st;
    mt_spans lines = {0};
    mt_lines(arena, text, span, &lines);
    /* Lines of signs ("----") are no part of a sentence. */
    for (uint32_t i = 0; i < lines.n; i++)
        if (!has_word(text, lines.at[i]))
            lines.at[i].len = 0;
    /* A run is what lies between blank lines and before the mark of a list item. */
    for (uint32_t i = 0; i < lines.n && st == MOOT_OK;) {
        uint32_t last = i;
        size_t mark = list_mark(text, lines.at[i].off, mt_span_end(lines.at[i]));
        while (last + 1 < lines.n && lines.at[last].len && lines.at[last + 1].len &&
               !list_mark(text, lines.at[last + 1].off, mt_span_end(lines.at[last + 1])))
            last++;
        size_t from = lines.at[i].off + mark, end = mt_span_end(lines.at[last]);
        if (from < end)
            st = split_run(&sp, mt_span_between(from, end));
        i = last + 1;
    }
    mt_breaks_close(sp.breaks);
    return st != MOOT_OK ? st : mt_arena_failed(arena) ? MOOT_E_NOMEM : MOOT_OK;
}

/* Sentence -> author and credential. */
#include "mine/credit.h"

#include "mine/trade.h"

#define LISTED(list, word) mt_listed(list, sizeof(list) / sizeof(*(list)), (word).low)

/* All lists are in lower case. */
static const char *const titles[] = {
    "admiral", "ambassador", "archbishop", "baron",      "baroness", "bishop",  "brigadier",
    "canon",   "capt",       "captain",    "cllr",       "col",      "colonel", "councillor",
    "dame",    "doctor",     "dr",         "fr",         "gen",      "general", "hon",
    "judge",   "justice",    "lady",       "lieutenant", "lord",     "lt",      "maj",
    "major",   "mr",         "mrs",        "ms",         "mx",       "prof",    "professor",
    "rabbi",   "rev",        "reverend",   "rt",         "sen",      "senator", "sergeant",
    "sgt",     "sir",
};
static const char *const particles[] = {
    "abu", "al",  "ap",  "bin", "bint", "da",  "das", "de",  "del", "della", "den",
    "der", "di",  "dos", "du",  "el",   "ibn", "la",  "las", "le",  "lo",    "los",
    "of",  "ter", "ten", "van", "ten",  "und", "van", "von", "y",   "zu",
};
static const char *const suffixes[] = {
    "cbe", "dbe", "frs", "ii",  "iii", "iv",  "jr", "kbe", "kc", "mbe",
    "md",  "mep", "mp",  "msp", "obe", "phd", "qc", "snr", "sr",
};
/* Words that begin a sentence or a title but no name. */
static const char *const no_names[] = {
    "a",    "after", "all",  "also",  "an",    "and",     "any",   "as",    "at",      "both",
    "but",  "by",    "each", "even",  "every", "few",     "for",   "from",  "he",      "her",
    "here", "his",   "how",  "i",     "if",    "in",      "it",    "its",   "like",    "many",
    "more", "most",  "much", "my",    "no",    "none",    "nor",   "not",   "nothing", "now",
    "on",   "one",   "only", "or",    "our",   "perhaps", "she",   "since", "so",      "some",
    "such", "that",  "the",  "their", "then",  "there",   "these", "they",  "this",    "those",
    "thus", "to",    "we",   "what",  "when",  "where",   "which", "while", "who",     "why",
    "with", "yes",   "yet",  "you",
};
static const char *const person_verbs[] = {
    "advises",    "blogs",    "chairs",  "covers",    "directs",  "edits",   "heads",
    "leads",      "lectures", "manages", "practises", "presents", "reports", "represents",
    "researches", "runs",     "serves",  "studies",   "teaches",  "works",   "writes",
};
static const char *const adverbs[] = {
    "also", "an", "a", "both", "currently", "formerly", "now", "presently", "previously", "the",
};

/* Words that make an appositive a running sentence after all. */
static const char *const finite[] = {
    "is",     "are",    "was",    "were",     "has", "have",  "had",   "will",
    "should", "must",   "can",    "could",    "may", "might", "would", "cannot",
    "says",   "argues", "thinks", "believes", "did", "does",  "do",
};
static const char *const pronouns[] = {
    "she", "he", "they", "her", "his", "their", "follow", "twitter", "email", "tweets", "both",
};

enum { NAME_WORDS = 6, ROLE_WITHIN = 9, CREDIT_WORDS = 70, NAME_LINE_WORDS = 12 };

/* Brackets, quotes, dashes and marks of emphasis around a credit line. */
static moot_span unwrap(moot_str text, moot_span s)
{
    static const char *const marks[] = {"(",
                                        ")",
                                        "[",
                                        "]",
                                        "*",
                                        "_",
                                        "-",
                                        "\"",
                                        "|",
                                        "#",
                                        ">",
                                        "\xE2\x80\x93",
                                        "\xE2\x80\x94",
                                        "\xE2\x80\x95",
                                        "\xE2\x80\xA2",
                                        "\xE2\x80\x9C",
                                        "\xE2\x80\x9D"};
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
            moot_str m = mt_str(marks[i]);
            /* A bracket that opens inside closes inside. */
            bool inside = (m.ptr[0] == ')' || m.ptr[0] == ']') &&
                          mt_str_find(mt_slice(text, s),
                                      m.ptr[0] == ')' ? MOOT_STR("(") : MOOT_STR("[")) != SIZE_MAX;
            if (mt_str_starts(mt_slice(text, s), m)) {
                s.off += (uint32_t)m.len, s.len -= (uint32_t)m.len;
                again = true;
            }
            if (!inside && mt_str_ends(mt_slice(text, s), m)) {
                s.len -= (uint32_t)m.len;
                again = true;
            }
        }
        s = mt_span_trim(text, s);
    }
    return s;
}

static bool is_initial(moot_str text, const mt_word *w)
{
    moot_str s = mt_slice(text, w->span);
    return w->capital && (s.len == 1 || (s.len > 1 && s.ptr[1] == '.'));
}

/* May the word stand in a name? */
static bool names(moot_str text, const mt_word *w)
{
    moot_str low = w->low;
    return w->capital && !w->digit && !LISTED(no_names, *w) && !mt_str_ends(low, MOOT_STR("'s")) &&
           (low.len > 1 || is_initial(text, w));
}

/* One person's name at word `at`; the index after it, or `at` if there is none. */
static uint32_t read_person(moot_str text, const mt_words *ws, uint32_t at)
{
    uint32_t i = at, titles_seen = 0, own = 0;
    while (i < ws->n && ws->at[i].capital && LISTED(titles, ws->at[i]) &&
           (i == at || !ws->at[i].after_comma))
        i++, titles_seen++;
    uint32_t end = i;
    for (; i < ws->n && i - at < NAME_WORDS + titles_seen; i++) {
        const mt_word *w = &ws->at[i];
        bool stop_ok =
            !w->after_stop ||
            (i > at && (is_initial(text, &ws->at[i - 1]) || LISTED(titles, ws->at[i - 1])));
        if (i > at && (w->after_comma || !stop_ok))
            break;
        if (names(text, w)) {
            own++;
            end = i + 1;
        } else if (!LISTED(particles, *w)) {
            break;
        }
    }
    while (own && end < ws->n && ws->at[end].capital && LISTED(suffixes, ws->at[end]))
        end++;
    return own >= 2 || (titles_seen && own) ? end : at;
}

/* People joined by "and" or commas; the index after the last. */
static uint32_t read_people(moot_str text, const mt_words *ws, uint32_t at)
{
    uint32_t end = read_person(text, ws, at);
    while (end > at && end < ws->n) {
        uint32_t next = end;
        if (mt_str_eq(ws->at[next].low, MOOT_STR("and")))
            next++;
        else if (!ws->at[next].after_comma)
            break;
        uint32_t after = next < ws->n ? read_person(text, ws, next) : next;
        /* "Jane Doe, Director General": an office is no second person. */
        bool office = false;
        for (uint32_t i = next; i < after; i++)
            office |= mt_is_trade(ws->at[i].low) && !LISTED(titles, ws->at[i]);
        bool joined =
            next > end || (after < ws->n && mt_str_eq(ws->at[after].low, MOOT_STR("and")));
        if (after == next || office || !joined)
            break;
        end = after;
    }
    return end;
}

static bool has_role(const mt_words *ws, uint32_t from)
{
    for (uint32_t i = from; i < ws->n && i < from + ROLE_WITHIN; i++) {
        moot_str low = ws->at[i].low;
        bool plural = low.len > 3 && mt_str_ends(low, MOOT_STR("s"));
        mt_word one = ws->at[i];
        one.low.len -= plural;
        if (mt_is_trade(ws->at[i].low) || (plural && mt_is_trade(one.low)) ||
            mt_str_ends(low, MOOT_STR("ologist")))
            return true;
        size_t dash = mt_str_find(low, MOOT_STR("-"));
        mt_word part = ws->at[i];
        if (dash != SIZE_MAX) {
            part.low = mt_sub(low, dash + 1, low.len - dash - 1);
            if (mt_is_trade(part.low))
                return true;
        }
    }
    return false;
}

/* "at the Elm Institute", not far from the start and with a word before it? */
static bool has_seat(const mt_words *ws, uint32_t from)
{
    for (uint32_t i = from + 1; i + 1 < ws->n && i < from + ROLE_WITHIN; i++) {
        bool the = i + 2 < ws->n && mt_str_eq(ws->at[i + 1].low, MOOT_STR("the"));
        if (mt_str_eq(ws->at[i].low, MOOT_STR("at")) && ws->at[i + 1 + the].capital)
            return true;
    }
    return false;
}

static bool has_finite(const mt_words *ws, uint32_t from)
{
    for (uint32_t i = from; i < ws->n; i++)
        if (LISTED(finite, ws->at[i]))
            return true;
    return false;
}

static bool is_be(moot_str low)
{
    return mt_str_eq(low, MOOT_STR("is")) || mt_str_eq(low, MOOT_STR("was")) ||
           mt_str_eq(low, MOOT_STR("are")) || mt_str_eq(low, MOOT_STR("were"));
}

/* From word `i` to the end of `s`, without the final stop. */
static moot_span credential_from(moot_str text, moot_span s, const mt_words *ws, uint32_t i)
{
    size_t end = mt_span_end(s);
    if (end > s.off &&
        (text.ptr[end - 1] == '.' || text.ptr[end - 1] == ',' || text.ptr[end - 1] == ';'))
        end--;
    return mt_span_trim(text, mt_span_between(ws->at[i].span.off, end));
}

/* Where the credential begins (a word index), given the word after the name; 0 if
 * this is no credit line.  `loose`: no trade is asked for. */
static uint32_t credential_start(const mt_words *ws, uint32_t k, bool loose)
{
    const mt_word *w = &ws->at[k];
    uint32_t from = k;
    bool verb = false;
    if (mt_str_eq(w->low, MOOT_STR("who")) && k + 1 < ws->n)
        from++, w++;
    if (is_be(w->low)) {
        from++, verb = true;
    } else if (LISTED(person_verbs, *w)) {
        bool serves = mt_str_eq(w->low, MOOT_STR("serves")) && k + 2 < ws->n &&
                      mt_str_eq(ws->at[from + 1].low, MOOT_STR("as"));
        if (!serves)
            return from + 1 < ws->n ? from : 0;
        from += 2, verb = true;
    } else if (!w->after_comma) {
        return 0;
    }
    while (from < ws->n && LISTED(adverbs, ws->at[from]))
        from++;
    static const char *const denials[] = {"not", "no", "never", "neither"};
    if (from >= ws->n || LISTED(denials, ws->at[from]))
        return 0;
    if (verb ? has_role(ws, from) || (has_seat(ws, from) && !has_finite(ws, from))
             : !has_finite(ws, from) && (loose || has_role(ws, from)))
        return from;
    return 0;
}

static bool read_credit(mt_arena *arena, moot_str text, moot_span s, bool loose, mt_credit *credit)
{
    *credit = (mt_credit){.span = {s.off, 0}};
    moot_span in = unwrap(text, s);
    if (in.len == 0 || in.len > 1000)
        return false;
    mt_words ws = {0};
    mt_words_of(arena, text, in, &ws);
    if (ws.n < 2 || ws.n > CREDIT_WORDS)
        return false;
    uint32_t from = mt_str_eq(ws.at[0].low, MOOT_STR("by")) ? 1 : 0;
    uint32_t k = read_people(text, &ws, from);
    if (k == from || k >= ws.n)
        return false;
    uint32_t start = credential_start(&ws, k, loose);
    if (!start)
        return false;
    credit->span = s;
    credit->name = mt_span_between(ws.at[from].span.off, mt_span_end(ws.at[k - 1].span));
    credit->credential = credential_from(text, in, &ws, start);
    return true;
}

bool mt_credit_read(mt_arena *arena, moot_str text, moot_span s, mt_credit *credit)
{
    return read_credit(arena, text, s, false, credit);
}

bool mt_credit_loose(mt_arena *arena, moot_str text, moot_span s, mt_credit *credit)
{
    return mt_credit_name(arena, text, s, credit) || read_credit(arena, text, s, true, credit);
}

bool mt_credit_name(mt_arena *arena, moot_str text, moot_span s, mt_credit *credit)
{
    *credit = (mt_credit){.span = {s.off, 0}};
    moot_span in = unwrap(text, s);
    if (in.len == 0 || in.len > 200)
        return false;
    moot_str last = mt_sub(mt_slice(text, in), in.len - 1, 1);
    if (last.ptr[0] == ':' || last.ptr[0] == ',')
        in.len--;
    else if (last.ptr[0] == '?' || last.ptr[0] == '!')
        return false;
    mt_words ws = {0};
    mt_words_of(arena, text, in, &ws);
    uint32_t from = ws.n && mt_str_eq(ws.at[0].low, MOOT_STR("by")) ? 1 : 0;
    if (ws.n > NAME_LINE_WORDS || ws.n == from || read_people(text, &ws, from) != ws.n)
        return false;
    credit->span = s;
    credit->name = mt_span_between(ws.at[from].span.off, mt_span_end(ws.at[ws.n - 1].span));
    return true;
}

bool mt_credit_more(mt_arena *arena, moot_str text, moot_span s)
{
    moot_span in = unwrap(text, s);
    if (in.len == 0 || in.len > 400)
        return false;
    if (text.ptr[in.off] == '@')
        return true;
    mt_words ws = {0};
    mt_words_of(arena, text, in, &ws);
    return ws.n > 1 && ws.n < 40 && LISTED(pronouns, ws.at[0]);
}

/* Words -> names of people. */
#include "mine/person.h"

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

enum { NAME_WORDS = 6 };

bool mt_is_particle(const mt_word *w)
{
    return LISTED(particles, *w);
}

static bool is_initial(moot_str text, const mt_word *w)
{
    moot_str s = mt_slice(text, w->span);
    return w->capital && (s.len == 1 || (s.len > 1 && s.ptr[1] == '.'));
}

bool mt_is_be(moot_str low)
{
    return mt_str_eq(low, MOOT_STR("is")) || mt_str_eq(low, MOOT_STR("was")) ||
           mt_str_eq(low, MOOT_STR("are")) || mt_str_eq(low, MOOT_STR("were"));
}

/* "al-Rashid": a particle, a hyphen and a capital. */
static bool is_joined_particle(moot_str text, const mt_word *w)
{
    size_t dash = mt_str_find(w->low, MOOT_STR("-"));
    if (dash == SIZE_MAX || dash + 1 >= w->span.len)
        return false;
    mt_word before = *w;
    before.low.len = dash;
    return mt_is_particle(&before) && mt_is_upper(text.ptr[w->span.off + dash + 1]);
}

bool mt_names_person(moot_str text, const mt_word *w)
{
    moot_str low = w->low;
    if (is_joined_particle(text, w))
        return true;
    return w->capital && !w->digit && !LISTED(no_names, *w) && !mt_is_be(low) &&
           !mt_str_ends(low, MOOT_STR("'s")) && (low.len > 1 || is_initial(text, w));
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
        if (mt_names_person(text, w)) {
            own++;
            end = i + 1;
        } else if (!mt_is_particle(w)) {
            break;
        }
    }
    while (own && end < ws->n && ws->at[end].capital && LISTED(suffixes, ws->at[end]))
        end++;
    return own >= 2 || (titles_seen && own) ? end : at;
}

uint32_t mt_read_people(moot_str text, const mt_words *ws, uint32_t at)
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

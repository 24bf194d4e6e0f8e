/* Sentence -> author and credential. */
#include "mine/credit.h"

#include "mine/gazetteer.h"
#include "mine/lexicon.h"
#include "mine/person.h"
#include "mine/sentence.h"
#include "mine/trade.h"

#define LISTED(list, word) mt_listed(list, sizeof(list) / sizeof(*(list)), (word).low)

/* All lists are in lower case. */
static const char *const person_verbs[] = {
    "advises", "blogs",     "chairs",   "coaches", "covers",     "directs",    "edits",
    "farms",   "heads",     "holds",    "keeps",   "leads",      "lectures",   "manages",
    "owns",    "practises", "presents", "reports", "represents", "researches", "runs",
    "serves",  "sits",      "studies",  "teaches", "works",      "writes",
};
static const char *const adverbs[] = {
    "also", "an", "a", "both", "currently", "formerly", "now", "presently", "previously", "the",
};

/* Words that make an appositive a running sentence after all. */
static const char *const finite[] = {"cannot", "says", "argues", "thinks", "believes"};
/* Words that begin a sentence that goes on about the author. */
static const char *const pronouns[] = {
    "she",    "he",   "they",   "her",     "his",     "their", "follow", "twitter", "email",
    "e-mail", "find", "tweets", "contact", "website", "tweet", "web",    "read",    "both",
};
/* Words after which a last sentence tells what somebody is. */
static const char *const telling[] = {"a", "an", "at", "with", "part", "one", "from"};
/* What a body is that signs as an author. */
static const char *const bodies[] = {
    "agency",  "alliance",   "association", "campaign",  "centre",       "center",       "charity",
    "company", "foundation", "federation",  "coalition", "firm",         "group",        "trust",
    "lobby",   "institute",  "tank",        "union",     "organisation", "organization",
};
/* People, beside trades and the words that end like one. */
static const char *const people[] = {
    "american",    "aunt", "brit",   "citizen", "dad",    "daughter", "father",
    "grandparent", "man",  "mother", "mum",     "native", "nephew",   "parent",
    "patient",     "scot", "son",    "uncle",   "victim", "widow",    "woman",
};

typedef enum credit_mode {
    STRICT,  /* an office, a trade or a seat is asked for */
    CLOSING, /* as the last thing a side says: a new name, and what it is */
    LOOSE    /* where a name is expected */
} credit_mode;

enum {
    BODY_WORDS = 6,
    ROLE_WITHIN = 9,
    CREDIT_WORDS = 70,
    NAME_LINE_WORDS = 12,
    CLOSING_WORDS = 30,
    FRESH_BYTES = 20000,
    TAIL_SENTENCES = 5
};

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

/* An office or trade, and not only as what something is good or bad for? */
static bool has_role(const mt_words *ws, uint32_t from)
{
    static const char *const joints[] = {"for",  "to",   "against", "without",
                                         "than", "that", "which"};
    for (uint32_t i = from; i < ws->n && i < from + ROLE_WITHIN; i++) {
        moot_str low = ws->at[i].low;
        if (LISTED(joints, ws->at[i]))
            return false;
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
        if (mt_is_auxiliary(ws->at[i].low) || LISTED(finite, ws->at[i]))
            return true;
    return false;
}

/* Without addresses at the end: "@jane", "(jane@elm.org)", "www.elm.org". */
static moot_span drop_addresses(moot_str text, moot_span s)
{
    for (;;) {
        size_t end = mt_span_end(s), at = end;
        while (at > s.off && !mt_is_blank(text.ptr[at - 1]) && text.ptr[at - 1] != '\n')
            at--;
        moot_str token = mt_sub(text, at, end - at);
        bool bracket = mt_str_starts(token, MOOT_STR("("));
        moot_str word = mt_sub(token, bracket, token.len - bracket);
        if (at == s.off ||
            !(mt_str_find(word, MOOT_STR("@")) != SIZE_MAX ||
              mt_str_starts(word, MOOT_STR("www.")) || mt_str_starts(word, MOOT_STR("http"))))
            return s;
        s = mt_span_trim(text, mt_span_between(s.off, at));
        while (s.len > 1 && strchr(".,;:(|-", text.ptr[mt_span_end(s) - 1]))
            s = mt_span_trim(text, mt_span_between(s.off, mt_span_end(s) - 1));
    }
}

/* From word `i` to the end of `s`, without the final stop. */
static moot_span credential_from(moot_str text, moot_span s, const mt_words *ws, uint32_t i)
{
    moot_span to = drop_addresses(text, mt_span_between(ws->at[i].span.off, mt_span_end(s)));
    size_t end = mt_span_end(to);
    /* The stop of "City A.M." belongs to the name. */
    bool letters = to.len > 3 && text.ptr[end - 1] == '.' && mt_is_upper(text.ptr[end - 2]) &&
                   text.ptr[end - 3] == '.';
    if (end > to.off && !letters &&
        (text.ptr[end - 1] == '.' || text.ptr[end - 1] == ',' || text.ptr[end - 1] == ';'))
        to.len--;
    return mt_span_trim(text, to);
}

static bool has_body(const mt_words *ws, uint32_t from)
{
    for (uint32_t i = from; i < ws->n && i < from + ROLE_WITHIN; i++)
        if (LISTED(bodies, ws->at[i]))
            return true;
    return false;
}

/* "a pensioner from Hull", "part of the campaign", "at Elm". */
static bool tells_who(const mt_words *ws, uint32_t from)
{
    static const char *const ends[] = {"er", "or", "ist", "ian", "eer", "ee"};
    if (from >= ws->n || !LISTED(telling, ws->at[from]))
        return false;
    bool article = ws->at[from].low.ptr[0] == 'a' && ws->at[from].low.len < 3 &&
                   !mt_str_eq(ws->at[from].low, MOOT_STR("at"));
    if (!article)
        return ws->at[ws->n - 1].capital || (from + 1 < ws->n && ws->at[from + 1].low.len == 2);
    for (uint32_t i = from + 1; i < ws->n && i < from + 5; i++) {
        if (LISTED(people, ws->at[i]))
            return true;
        for (size_t k = 0; k < sizeof(ends) / sizeof(*ends); k++)
            if (ws->at[i].low.len > 4 && mt_str_ends(ws->at[i].low, mt_str(ends[k])))
                return true;
    }
    return false;
}

/* Do the words from `from` on say what somebody is?  `verb`: a verb stands before;
 * `tells`: they begin like it. */
static bool is_credential(const mt_words *ws, uint32_t from, bool verb, bool tells,
                          credit_mode mode)
{
    static const char *const denials[] = {"not", "no", "never", "neither"};
    if (LISTED(denials, ws->at[from]))
        return false;
    bool plain = !has_finite(ws, from), role = has_role(ws, from);
    if (!verb)
        return plain && (mode == LOOSE || role);
    bool body = mode == CLOSING && has_body(ws, from);
    return role || (plain && (body || tells || has_seat(ws, from)));
}

/* "Saudi Arabia leads", "Deutsche Bank manages": are the first `k` words no person, but who is
 * spoken of?  A body may sign, but not with what it does. */
static bool is_spoken_of(const mt_words *ws, uint32_t k)
{
    mt_known_name n;
    bool does = LISTED(person_verbs, ws->at[k]);
    if (mt_known_name_at(ws, 0, &n) && n.words == k && (n.kind != MT_NAME_BODY || does))
        return true;
    return does && mt_is_body_noun(ws->at[k - 1].low);
}

/* Where the credential begins (a word index), given the word after the name; 0 if
 * this is no credit line. */
static uint32_t credential_start(const mt_words *ws, uint32_t k, credit_mode mode)
{
    const mt_word *w = &ws->at[k];
    uint32_t from = k;
    bool verb = false;
    if (k == 0 || is_spoken_of(ws, k))
        return 0;
    if (mt_str_eq(w->low, MOOT_STR("who")) && k + 1 < ws->n)
        from++, w++;
    bool has = mt_str_eq(w->low, MOOT_STR("has")) || mt_str_eq(w->low, MOOT_STR("have"));
    if (mt_is_be(w->low)) {
        from++, verb = true;
    } else if (has && from + 1 < ws->n && mt_str_eq(ws->at[from + 1].low, MOOT_STR("been"))) {
        from += 2, verb = true;
    } else if (LISTED(person_verbs, *w)) {
        bool serves = mt_str_eq(w->low, MOOT_STR("serves")) && k + 2 < ws->n &&
                      mt_str_eq(ws->at[from + 1].low, MOOT_STR("as"));
        if (!serves)
            return from + 1 < ws->n ? from : 0;
        from += 2, verb = true;
    } else if (!w->after_comma) {
        return 0;
    }
    bool tells = mode == CLOSING && verb && tells_who(ws, from);
    while (from < ws->n && LISTED(adverbs, ws->at[from]))
        from++;
    return from < ws->n && is_credential(ws, from, verb, tells, mode) ? from : 0;
}

/* Does the last word of `name` stand nowhere in the text before it? */
static bool is_fresh(moot_str text, const mt_words *ws, uint32_t k)
{
    uint32_t off = ws->at[0].span.off, from = off > FRESH_BYTES ? off - FRESH_BYTES : 0;
    moot_str last = mt_slice(text, ws->at[k - 1].span);
    return mt_str_find(mt_sub(text, from, off - from), last) == SIZE_MAX;
}

/* No word that praises or blames, no denial: "is a disaster" is an opinion. */
static bool is_neutral(const mt_words *ws, uint32_t from)
{
    for (uint32_t i = from; i < ws->n; i++)
        if (mt_polarity(ws->at[i].low) || mt_str_eq(ws->at[i].low, MOOT_STR("not")))
            return false;
    return true;
}

/* "The Elm Trust is a charity": the index after the name; 0 if there is none. */
static uint32_t read_body(moot_str text, const mt_words *ws, uint32_t from)
{
    uint32_t k = from + (ws->n > from && mt_str_eq(ws->at[from].low, MOOT_STR("the"))), own = 0;
    for (; k < ws->n && !mt_is_be(ws->at[k].low); k++) {
        bool joint = mt_is_particle(&ws->at[k]) || mt_str_eq(ws->at[k].low, MOOT_STR("for")) ||
                     mt_str_eq(ws->at[k].low, MOOT_STR("and"));
        if (k > from + BODY_WORDS || ws->at[k].after_stop ||
            !(joint || mt_names_person(text, &ws->at[k])))
            return 0;
        own += !joint;
    }
    return own && k < ws->n && has_body(ws, k + 1) ? k : 0;
}

/* `in` without the sentences after the first, if they go on about the author or at
 * least are few; empty if they are a text of their own. */
static moot_span first_sentence(mt_arena *arena, moot_str text, moot_span in)
{
    mt_spans s = {0};
    if (mt_sentences(arena, text, in, TAIL_SENTENCES, &s) != MOOT_OK || s.n < 2)
        return in;
    uint32_t others = 0;
    for (uint32_t i = 1; i < s.n; i++)
        others += !mt_credit_more(arena, text, s.at[i]);
    return others > 1 ? (moot_span){in.off, 0} : s.at[0];
}

static bool read_credit(mt_arena *arena, moot_str text, moot_span s, credit_mode mode,
                        mt_credit *credit)
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
    uint32_t k = mt_read_people(text, &ws, from);
    if (mode == CLOSING && (ws.n > CLOSING_WORDS || from))
        mode = STRICT;
    if (k == from && mode == CLOSING)
        k = read_body(text, &ws, from);
    if (k <= from || k >= ws.n)
        return false;
    uint32_t start = credential_start(&ws, k, mode);
    if (!start || (mode == CLOSING && !(is_fresh(text, &ws, k) && is_neutral(&ws, k))))
        return false;
    in = first_sentence(arena, text, in);
    if (ws.at[start].span.off >= mt_span_end(in))
        return false;
    credit->span = s;
    credit->name = mt_span_between(ws.at[from].span.off, mt_span_end(ws.at[k - 1].span));
    credit->credential = credential_from(text, in, &ws, start);
    return true;
}

bool mt_credit_read(mt_arena *arena, moot_str text, moot_span s, mt_credit *credit)
{
    return read_credit(arena, text, s, STRICT, credit);
}

bool mt_credit_closing(mt_arena *arena, moot_str text, moot_span s, mt_credit *credit)
{
    return read_credit(arena, text, s, STRICT, credit) ||
           read_credit(arena, text, s, CLOSING, credit);
}

bool mt_credit_loose(mt_arena *arena, moot_str text, moot_span s, mt_credit *credit)
{
    return mt_credit_name(arena, text, s, credit) || read_credit(arena, text, s, LOOSE, credit);
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
    if (ws.n > NAME_LINE_WORDS || ws.n == from || mt_read_people(text, &ws, from) != ws.n)
        return false;
    credit->span = s;
    credit->name = mt_span_between(ws.at[from].span.off, mt_span_end(ws.at[ws.n - 1].span));
    return true;
}

static bool is_address(moot_str text, moot_span s)
{
    moot_str in = mt_slice(text, s);
    bool blank = mt_str_find(in, MOOT_STR(" ")) != SIZE_MAX;
    return mt_str_starts(in, MOOT_STR("www.")) || mt_str_starts(in, MOOT_STR("http")) ||
           (!blank && mt_str_find(in, MOOT_STR("@")) != SIZE_MAX);
}

/* "The views expressed are her own", "A version of this article first appeared in
 * ...", "Wheels, his new book, is out now". */
static bool is_disclaimer(const mt_words *ws)
{
    static const char *const subjects[] = {"view",  "views",   "opinions", "article",
                                           "piece", "version", "book",     "report"};
    static const char *const rest[] = {"own",    "appeared",    "published", "extract",
                                       "edited", "publication", "views",     "adapted"};
    static const char *const whose[] = {"his", "her", "their"};
    bool subject = false, told = false, book = false;
    for (uint32_t i = 0; i < ws->n; i++) {
        subject |= i < 6 && LISTED(subjects, ws->at[i]);
        told |= LISTED(rest, ws->at[i]) && i > 0;
        book |= i > 0 && ws->at[i].after_comma && LISTED(whose, ws->at[i]);
    }
    return (subject && told) || (book && subject);
}

bool mt_credit_is_news(moot_str text, size_t from, const mt_credit *c)
{
    if (c->span.off <= from)
        return true;
    return mt_str_find(mt_sub(text, from, c->span.off - from), mt_slice(text, c->name)) == SIZE_MAX;
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
    if (ws.n < 1 || ws.n >= 40)
        return false;
    return (ws.n > 1 && LISTED(pronouns, ws.at[0])) || is_address(text, in) || is_disclaimer(&ws);
}

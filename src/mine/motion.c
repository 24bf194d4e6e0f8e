/* Question -> the statement that Yes affirms.
 *
 * Only questions whose main clause begins with a modal verb, or a form of "be" or "have", are
 * turned: nothing but the place of that word changes then.  Where the subject ends is taken from
 * a pronoun, from verbs that are no nouns, from predicates, participles and adverbs, or from an
 * article. */
#include "mine/motion.h"

#include "mine/lexicon.h"

#define LISTED(list, word) mt_listed(list, sizeof(list) / sizeof(*(list)), (word).low)

static const char *const pronouns[] = {"we", "i", "you", "they", "he", "she", "it", "there"};
/* Bare verbs that are no nouns. */
static const char *const verbs[] = {
    "be",       "have",      "become",    "allow",     "abolish",     "introduce", "join",
    "legalise", "legalize",  "ensure",    "provide",   "require",     "adopt",     "accept",
    "reject",   "recognise", "recognize", "intervene", "continue",    "remain",    "reduce",
    "expand",   "invest",    "remove",    "replace",   "restore",     "impose",    "protect",
    "prohibit", "withdraw",  "abandon",   "pursue",    "prevent",     "encourage", "consider",
    "decide",   "apologise", "apologize", "cooperate", "keep",        "make",      "take",
    "give",     "get",       "go",        "let",       "bring",       "do",        "lose",
    "send",     "sell",      "buy",       "build",     "spend",       "teach",     "learn",
    "eat",      "wear",      "choose",    "extend",    "nationalise", "privatise", "subsidise",
    "follow",   "receive",   "repeal",    "renew",     "retain",      "admit",     "begin",
    "publish",  "pay",
};
static const char *const articles[] = {"the", "a",   "an",  "its",  "their", "his",
                                       "her", "our", "any", "this", "these"};
/* Words after which an article begins no object: the subject goes on. */
static const char *const joints[] = {
    "of",      "in",      "on",      "at",     "for",   "with",    "from",   "by",    "to",
    "and",     "or",      "than",    "as",     "about", "over",    "under",  "after", "before",
    "between", "against", "without", "within", "into",  "through", "during", "all",   "both",
    "half",    "not",     "only",    "even",   "still", "ever",    "near",   "like",
};
/* Words that open a clause inside the subject. */
static const char *const clauses[] = {"that", "who", "which", "whose", "when",   "where",
                                      "if",   "to",  "what",  "how",   "whether"};

static const char *const being[] = {"is", "are", "was", "were"};
static const char *const having[] = {"has", "have", "had"};
/* What is said of a subject, and no part of one. */
static const char *const predicates[] = {
    "right",     "wrong",     "good",        "bad",         "justified",  "fair",    "unfair",
    "essential", "worth",     "necessary",   "inevitable",  "realistic",  "ready",   "better",
    "best",      "safe",      "dangerous",   "responsible", "irrelevant", "guilty",  "over",
    "dead",      "legal",     "illegal",     "possible",    "impossible", "likely",  "overrated",
    "wise",      "foolish",   "sustainable", "affordable",  "overpriced", "harmful", "beneficial",
    "too",       "enough",    "more",        "less",        "no",         "not",     "about",
    "going",     "doomed",    "able",        "unable",      "due",        "alive",   "immoral",
    "ethical",   "effective", "useless",     "obsolete",    "pointless",
};
static const char *const adverbs[] = {"still",  "really", "finally", "already",   "now",
                                      "always", "simply", "truly",   "genuinely", "just"};
static const char *const participles[] = {
    "been",  "become", "lost",  "won",  "come",  "gone", "left",    "made",   "done",
    "taken", "grown",  "given", "paid", "kept",  "led",  "brought", "proven", "found",
    "built", "broken", "had",   "got",  "shown", "told", "fallen"};
/* With these a question asks for less than a statement would say. */
static const char *const open[] = {"any", "anything", "anybody", "anyone", "ever", "yet", "either"};
/* They point to what stands before the main clause. */
static const char *const pointing[] = {"it",   "its",   "they", "them",  "their", "he",
                                       "him",  "his",   "she",  "her",   "this",  "these",
                                       "that", "those", "so",   "there", "such"};

enum { SUBJECT_MAX = 8 };

/* Does word `i`, which is not the first of the subject, begin what is said of it? */
static bool predicates_at(const mt_words *ws, uint32_t from, uint32_t i)
{
    const mt_word *w = &ws->at[i], *before = &ws->at[i - 1];
    bool in_phrase = LISTED(joints, *before) || LISTED(articles, *before);
    if (in_phrase)
        return false;
    if (LISTED(adverbs, *w) || mt_str_eq(w->low, MOOT_STR("be")))
        return true;
    if (LISTED(having, ws->at[from]))
        return LISTED(participles, *w) || mt_str_ends(w->low, MOOT_STR("ed"));
    return LISTED(predicates, *w) || LISTED(articles, *w);
}

/* Does word `i` begin the verb behind a modal? */
static bool verb_at(const mt_words *ws, uint32_t i)
{
    static const char *const before_ing[] = {"stop", "start", "resume", "risk", "try", "mind"};
    const mt_word *w = &ws->at[i];
    if (LISTED(before_ing, *w) && i + 1 < ws->n && mt_str_ends(ws->at[i + 1].low, MOOT_STR("ing")))
        return true;
    return LISTED(verbs, *w) || LISTED(adverbs, *w) ||
           (!LISTED(joints, *w) && !LISTED(articles, *w) && i + 1 < ws->n &&
            !ws->at[i + 1].after_comma && LISTED(articles, ws->at[i + 1]));
}

/* Index of the word after the subject, or 0. */
static uint32_t find_verb(const mt_words *ws, uint32_t from)
{
    if (from + 3 > ws->n)
        return 0;
    bool modal = mt_is_modal(ws->at[from].low);
    if (!modal && !LISTED(being, ws->at[from]) && !LISTED(having, ws->at[from]))
        return 0;
    if (LISTED(pronouns, ws->at[from + 1]))
        return ws->at[from + 1].after_comma || ws->at[from + 2].after_comma ? 0 : from + 2;
    for (uint32_t i = from + 1; i < ws->n && i <= from + SUBJECT_MAX; i++) {
        const mt_word *w = &ws->at[i];
        if (w->after_comma || w->after_stop || LISTED(clauses, *w) ||
            (mt_str_ends(w->low, MOOT_STR("ing")) && !LISTED(articles, ws->at[i - 1])))
            return 0;
        if (i > from + 1 && (modal ? verb_at(ws, i) : predicates_at(ws, from, i)))
            return i;
    }
    return 0;
}

/* Would the statement say other than the question asks, or point to what is left out? */
static bool depends(const mt_words *ws, uint32_t from)
{
    bool modal = mt_is_modal(ws->at[from].low);
    for (uint32_t i = from + 1; i < ws->n; i++)
        if ((!modal && LISTED(open, ws->at[i])) || (from && LISTED(pointing, ws->at[i])))
            return true;
    return false;
}

moot_str mt_motion_text(mt_arena *arena, moot_str question, bool is_motion)
{
    if (is_motion)
        return question;
    mt_words ws = {0};
    mt_words_of(arena, question, mt_span_between(0, question.len), &ws);
    uint32_t main = mt_main_clause(&ws), verb = find_verb(&ws, main);
    moot_str tail = mt_str_trim(question);
    if (!verb || depends(&ws, main) || !mt_str_ends(tail, MOOT_STR("?")))
        return mt_arena_printf(arena, "Yes to: %.*s", MT_ARG(question));
    uint32_t from = ws.at[main + 1].span.off, at = ws.at[verb].span.off;
    moot_str subject = mt_str_trim(mt_sub(question, from, at - from));
    moot_str rest =
        mt_str_trim(mt_sub(question, at, (size_t)(tail.ptr - question.ptr) + tail.len - 1 - at));
    char first = subject.ptr[0];
    if (first >= 'a' && first <= 'z')
        first = (char)(first - ('a' - 'A'));
    return mt_arena_printf(arena, "%c%.*s %.*s %.*s", first, (int)subject.len - 1, subject.ptr + 1,
                           MT_ARG(ws.at[main].low), MT_ARG(rest));
}

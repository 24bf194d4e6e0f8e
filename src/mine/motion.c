/* Question -> the statement that Yes affirms.
 *
 * Only questions that begin with a modal verb are turned: the verb after the subject is
 * then in its bare form and nothing else changes.  Where the subject ends is taken from
 * a pronoun, from verbs that are no nouns, or from an article after the verb. */
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

enum { SUBJECT_MAX = 8 };

/* Index of the verb after the subject, or 0. */
static uint32_t find_verb(const mt_words *ws)
{
    if (ws->n < 3 || !mt_is_modal(ws->at[0].low))
        return 0;
    if (LISTED(pronouns, ws->at[1]))
        return ws->at[1].after_comma || ws->at[2].after_comma ? 0 : 2;
    for (uint32_t i = 1; i < ws->n && i <= SUBJECT_MAX; i++) {
        const mt_word *w = &ws->at[i];
        if (w->after_comma || w->after_stop || LISTED(clauses, *w) ||
            (mt_str_ends(w->low, MOOT_STR("ing")) && !LISTED(articles, ws->at[i - 1])))
            return 0;
        if (i == 1)
            continue;
        if (LISTED(verbs, *w))
            return i;
        if (!LISTED(joints, *w) && !LISTED(articles, *w) && i + 1 < ws->n &&
            !ws->at[i + 1].after_comma && LISTED(articles, ws->at[i + 1]))
            return i;
    }
    return 0;
}

moot_str mt_motion_text(mt_arena *arena, moot_str question, bool is_motion)
{
    if (is_motion)
        return question;
    mt_words ws = {0};
    mt_words_of(arena, question, mt_span_between(0, question.len), &ws);
    uint32_t verb = find_verb(&ws);
    moot_str tail = mt_str_trim(question);
    if (!verb || !mt_str_ends(tail, MOOT_STR("?")))
        return mt_arena_printf(arena, "Yes to: %.*s", MT_ARG(question));
    uint32_t from = ws.at[1].span.off, at = ws.at[verb].span.off;
    moot_str subject = mt_str_trim(mt_sub(question, from, at - from));
    moot_str rest =
        mt_str_trim(mt_sub(question, at, (size_t)(tail.ptr - question.ptr) + tail.len - 1 - at));
    char first = subject.ptr[0];
    if (first >= 'a' && first <= 'z')
        first = (char)(first - ('a' - 'A'));
    return mt_arena_printf(arena, "%c%.*s %.*s %.*s", first, (int)subject.len - 1, subject.ptr + 1,
                           MT_ARG(ws.at[0].low), MT_ARG(rest));
}

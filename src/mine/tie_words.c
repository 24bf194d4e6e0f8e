/* A word of the text -> does it tie? */
#include "mine/tie_words.h"

#include "base/intern.h"
#include "mine/tie_lexicon.h"

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

/* Is `low` the bare verb, or the verb with an ending?  Sets `past` for "-ed". */
static bool inflected(moot_str low, moot_str verb, bool *past)
{
    static const char *const endings[] = {"", "s", "es", "ed", "d", "ing"};
    moot_str stem = verb;
    for (uint32_t k = 0; k < 3; k++) {
        for (uint32_t i = 0; i < COUNT(endings); i++) {
            moot_str e = mt_str(endings[i]);
            if (low.len == stem.len + e.len && mt_str_starts(low, stem) && mt_str_ends(low, e) &&
                (k == 0 || e.len > 1)) {
                *past = mt_str_ends(e, MOOT_STR("d"));
                return true;
            }
        }
        char last = verb.ptr[verb.len - 1];
        /* "arming" without the e; "denied" has its own form. */
        if (k == 0 && last == 'e')
            stem = mt_sub(verb, 0, verb.len - 1);
        else if (k == 0 && last == 'y' && mt_str_starts(low, mt_sub(verb, 0, verb.len - 1))) {
            moot_str rest = mt_sub(low, verb.len - 1, low.len - verb.len + 1);
            *past = mt_str_eq(rest, MOOT_STR("ied"));
            return *past || mt_str_eq(rest, MOOT_STR("ies"));
        } else {
            break;
        }
        if (k == 1)
            break;
    }
    /* "bans", "banned": a doubled last letter. */
    if (low.len == verb.len + 3 && mt_str_starts(low, verb) &&
        low.ptr[verb.len] == verb.ptr[verb.len - 1] && mt_str_ends(low, MOOT_STR("ed"))) {
        *past = true;
        return true;
    }
    return low.len == verb.len + 4 && mt_str_starts(low, verb) &&
           low.ptr[verb.len] == verb.ptr[verb.len - 1] && mt_str_ends(low, MOOT_STR("ing"));
}

/* The first word behind `from` that is `next`, over one to six words of one clause. */
static uint32_t skip_to(const mt_words *ws, uint32_t from, moot_str next)
{
    static const char *const stops[] = {
        "and", "but", "that", "which", "who", "because", "while", "or",   "when",   "is",
        "are", "was", "were", "has",   "to",  "by",      "from",  "with", "against"};
    for (uint32_t i = from; i < ws->n && i <= from + 6 && !ws->at[i].after_comma; i++) {
        if (mt_str_eq(ws->at[i].low, next))
            return i > from ? i : MT_NO_ID;
        if (mt_listed(stops, COUNT(stops), ws->at[i].low))
            return MT_NO_ID;
    }
    return MT_NO_ID;
}

/* How many words from `at` on are the phrase; 0 if they are not.  Its first word may be inflected
 * if `base` is given: the verb of an irregular form, else empty. */
static uint32_t covers(const mt_words *ws, uint32_t at, moot_str phrase, const moot_str *base,
                       bool *past)
{
    uint32_t i = at;
    while (phrase.len && i < ws->n) {
        size_t blank = mt_str_find(phrase, MOOT_STR(" "));
        moot_str word = mt_sub(phrase, 0, blank == SIZE_MAX ? phrase.len : blank);
        bool first = i == at;
        bool same = mt_str_eq(ws->at[i].low, word);
        if (first && base && !same && mt_str_eq(*base, word))
            same = *past = true;
        else if (first && base && !same)
            same = inflected(ws->at[i].low, word, past);
        if (!same || (!first && ws->at[i].after_comma))
            return 0;
        i++;
        if (blank == SIZE_MAX)
            return i - at;
        phrase = mt_sub(phrase, blank + 1, phrase.len - blank - 1);
        if (!mt_str_starts(phrase, MOOT_STR("_ ")))
            continue;
        phrase = mt_sub(phrase, 2, phrase.len - 2);
        blank = mt_str_find(phrase, MOOT_STR(" "));
        i = skip_to(ws, i, mt_sub(phrase, 0, blank == SIZE_MAX ? phrase.len : blank));
        if (i == MT_NO_ID)
            return 0;
    }
    return 0;
}

/* Where the phrases that begin with the letter begin; the list is in bytewise order. */
static size_t first_with(const mt_tie_list *list, char letter)
{
    size_t from = 0, to = list->n;
    while (from < to) {
        size_t at = from + (to - from) / 2;
        if ((unsigned char)list->at[at][0] < (unsigned char)letter)
            from = at + 1;
        else
            to = at;
    }
    return from;
}

/* Try the phrases of a kind that begin with the two letters; `base` as for covers(). */
static void try_letters(const mt_words *ws, uint32_t at, mt_tie_word kind, moot_str word,
                        const moot_str *base, mt_tie_word *to)
{
    const mt_tie_list *list = &mt_tie_lists[kind.hostile][kind.shape];
    for (size_t i = first_with(list, word.ptr[0]); i < list->n; i++) {
        const char *phrase = list->at[i];
        if (phrase[0] != word.ptr[0])
            break;
        /* No ending changes the first two letters of a verb. */
        if (phrase[1] != word.ptr[1])
            continue;
        bool past = false;
        uint32_t words = covers(ws, at, mt_str(phrase), base, &past);
        if (words <= to->words)
            continue;
        *to = kind;
        to->past = past;
        to->words = words;
        to->form = mt_str(phrase);
        to->gap = strchr(phrase, '_') != NULL;
    }
}

bool mt_tie_word_at(const mt_words *words, uint32_t at, mt_tie_word *to)
{
    /* Of phrases of one length the first wins. */
    static const mt_tie_word kinds[] = {
        {.hostile = true, .shape = MT_SHAPE_NOUN},  {.shape = MT_SHAPE_NOUN},
        {.hostile = true, .shape = MT_SHAPE_ACT},   {.shape = MT_SHAPE_ACT},
        {.hostile = true, .shape = MT_SHAPE_JOINT}, {.shape = MT_SHAPE_JOINT}};
    moot_str low = words->at[at].low, base = mt_tie_verb(low);
    *to = (mt_tie_word){0};
    if ((words->at[at].capital && at > 0) || low.len < 2)
        return false;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        bool verb = kinds[i].shape == MT_SHAPE_ACT;
        try_letters(words, at, kinds[i], low, verb ? &base : NULL, to);
        if (verb && base.len && memcmp(base.ptr, low.ptr, 2) != 0)
            try_letters(words, at, kinds[i], base, &base, to);
    }
    return to->words > 0;
}

/* Is a word that opens a sentence a plain one, or a name? */
#include "mine/plain.h"

#include "mine/lexicon.h"
#include "mine/text.h"
#include "mine/vocabulary.h"

#define LISTED(list, low) mt_listed(list, sizeof(list) / sizeof(*(list)), low)

bool mt_is_plain_word(moot_str low)
{
    static const char *const more[] = {
        "let",     "look",      "nobody",  "everyone", "someone",   "somebody", "nothing",
        "ask",     "last",      "next",    "then",     "there",     "here",     "supporters",
        "critics", "opponents", "giving",  "take",     "consider",  "remember", "imagine",
        "perhaps", "instead",   "indeed",  "first",    "second",    "third",    "ministers",
        "not",     "none",      "another", "anyone",   "everybody", "even",     "only",
        "just",    "around",    "across",  "outside",  "beyond",    "against",  "unlike",
        "despite", "behind",    "among",   "along",    "inside",    "near"};
    static const char *const contractions[] = {"'ve", "'re", "'ll", "'d", "'m", "n't"};
    for (size_t i = 0; i < sizeof(contractions) / sizeof(*contractions); i++)
        if (mt_str_ends(low, mt_str(contractions[i])))
            return true;
    return mt_is_stop_word(low) || LISTED(more, low);
}

bool mt_is_common_word(moot_str low)
{
    size_t from = 0, to = mt_vocabulary_size;
    while (from < to) {
        size_t at = from + (to - from) / 2;
        int order = mt_str_cmp(mt_str(mt_vocabulary[at]), low);
        if (order == 0)
            return true;
        if (order < 0)
            from = at + 1;
        else
            to = at;
    }
    static const char *const endings[] = {"s", "ing", "ed", "ly", "er", "ers"};
    for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
        if (mt_str_ends(low, mt_str(endings[i])) && low.len > strlen(endings[i]) + 3)
            return mt_is_common_word(mt_sub(low, 0, low.len - strlen(endings[i])));
    return false;
}

bool mt_ends_plainly(moot_str low)
{
    static const char *const endings[] = {"tion", "sion", "ing",   "ness",  "ment", "ity",
                                          "ed",   "ly",   "ance",  "ence",  "more", "less",
                                          "ship", "hood", "ies",   "ives",  "als",  "ists",
                                          "ees",  "ions", "ances", "ences", "ants", "isms"};
    for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
        if (mt_str_ends(low, mt_str(endings[i])) && low.len > strlen(endings[i]) + 2)
            return true;
    return mt_str_starts(low, MOOT_STR("twenty-")) || mt_str_starts(low, MOOT_STR("thirty-")) ||
           mt_str_starts(low, MOOT_STR("forty-")) || mt_str_starts(low, MOOT_STR("fifty-")) ||
           mt_str_starts(low, MOOT_STR("sixty-")) || mt_str_starts(low, MOOT_STR("ninety-"));
}

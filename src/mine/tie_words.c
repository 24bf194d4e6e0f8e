/* Words of alliance and hostility.  Own lists. */
#include "mine/tie_words.h"

/* Verbs that one does to another, in their bare form; endings are taken off the text's word. */
static const char *const ally_acts[] = {
    "back",
    "support",
    "help",
    "aid",
    "assist",
    "defend",
    "protect",
    "arm",
    "fund",
    "finance",
    "join",
    "trust",
    "welcome",
    "endorse",
    "embrace",
    "favour",
    "favor",
    "praise",
    "rescue",
    "shield",
    "supply",
    "train",
    "equip",
    "sponsor",
    "subsidise",
    "subsidize",
    "recognise",
    "recognize",
    "befriend",
    "side with",
    "stand with",
    "stand by",
    "work with",
    "cooperate with",
    "co-operate with",
    "ally with",
    "deal with",
    "trade with",
    "talk to",
    "rely on",
    "depend on",
    "agree with",
    "sign with",
    "engage with",
    "negotiate with",
    "invest in",
    "pay for",
    "rebuild",
    "accommodate",
    "shelter",
    "host",
    "guarantee",
    "promise",
    "thank",
    "share with",
    "lend",
    "lend to",
    "sell to",
    "buy from",
    "grant",
    "reward",
    "bail out",
    "prop up",
    "vote for",
    "speak for",
    "stand up for",
    "fight for",
    "campaign for",
    "reassure",
    "liberate",
    "partner with",
    "partner",
    "admit",
    "sell",
    "give",
    "send",
    "lease",
    "export to",
    "import from",
    "follow",
    "serve",
    "represent",
    "cultivate",
    "mediate",
    "offer",
    "feed",
    "insure",
    "escort",
};
static const char *const enemy_acts[] = {
    "attack",        "oppose",         "threaten",      "bomb",          "invade",
    "fight",         "undermine",      "undercut",      "weaken",        "destroy",
    "kill",          "sanction",       "punish",        "condemn",       "criticise",
    "criticize",     "accuse",         "blame",         "betray",        "defy",
    "deter",         "contain",        "confront",      "resist",        "reject",
    "ban",           "boycott",        "expel",         "harm",          "hurt",
    "damage",        "bully",          "blackmail",     "provoke",       "isolate",
    "occupy",        "annex",          "seize",         "shell",         "strike",
    "crush",         "defeat",         "exploit",       "rob",           "cheat",
    "deceive",       "ignore",         "block",         "veto",          "sue",
    "fine",          "target",         "persecute",     "oppress",       "suppress",
    "massacre",      "murder",         "terrorise",     "terrorize",     "intimidate",
    "humiliate",     "insult",         "rival",         "challenge",     "outbid",
    "compete with",  "war with",       "quarrel with",  "clash with",    "break with",
    "walk out on",   "turn against",   "rebel against", "fight against", "campaign against",
    "stand against", "vote against",   "fear",          "distrust",      "mistrust",
    "hate",          "despise",        "resent",        "spy on",        "hack",
    "jail",          "arrest",         "imprison",      "overthrow",     "topple",
    "oust",          "squeeze",        "starve",        "strangle",      "besiege",
    "encircle",      "blockade",       "tax",           "bleed",         "loot",
    "raid",          "ambush",         "shoot",         "lock out",      "cut off",
    "shut out",      "take on",        "face down",     "stand up to",   "hit back at",
    "lie to",        "complain about", "warn",          "pressure",      "coerce",
    "withhold from", "strike at",      "intervene in",  "interfere in",  "meddle in",
    "abandon",       "desert",         "snub",          "refuse",        "lecture",
    "menace",        "dominate",       "beat",          "conquer",       "harass",
    "poison",        "repel",
};
/* Participles and pasts that do not come from taking off an ending. */
static const struct irregular {
    const char *form, *base;
} irregulars[] = {
    {"fought", "fight"},
    {"stood with", "stand with"},
    {"stood by", "stand by"},
    {"struck", "strike"},
    {"shot", "shoot"},
    {"beat", "beat"},
    {"beaten", "beat"},
    {"broke with", "break with"},
    {"sold to", "sell to"},
    {"bought from", "buy from"},
    {"lent", "lend"},
    {"fed", "feed"},
    {"bled", "bleed"},
    {"overthrew", "overthrow"},
    {"paid for", "pay for"},
    {"stood up to", "stand up to"},
    {"spoke for", "speak for"},
    {"cut off", "cut off"},
    {"stood against", "stand against"},
    {"forsook", "abandon"},
    {"took on", "take on"},
    {"hurt", "hurt"},
    {"turned against", "turn against"},
    {"rebuilt", "rebuild"},
    {"withheld from", "withhold from"},
};
static const char *const ally_joint[] = {
    "cooperate",      "cooperation",      "co-operate",     "co-operation", "ally",
    "allies",         "alliance",         "partners",       "partnership",  "friends",
    "friendship",     "on the same side", "same side",      "common cause", "side by side",
    "agree",          "agreement",        "pact",           "treaty",       "deal",
    "accord",         "reconcile",        "reconciliation", "dialogue",     "work together",
    "hand in hand",   "coincide",         "coincided",      "trade",        "shake hands",
    "thaw",           "rapprochement",    "truce",          "peace",        "unite",
    "stand together", "coalition",
};
static const char *const enemy_joint[] = {
    "rivals",      "rivalry",        "enemies", "foes",      "war",       "at war",   "conflict",
    "quarrel",     "dispute",        "feud",    "clash",     "tension",   "tensions", "hostility",
    "hostilities", "at loggerheads", "at odds", "standoff",  "stand-off", "fighting", "fell out",
    "trade war",   "confrontation",  "rift",    "competing", "compete",
};
static const char *const ally_nouns[] = {
    "ally of",
    "allies of",
    "friend of",
    "friends of",
    "partner of",
    "partner for",
    "partner to",
    "support for",
    "support from",
    "supporter of",
    "supporters of",
    "backer of",
    "help from",
    "help for",
    "aid to",
    "aid from",
    "loyal to",
    "loyalty to",
    "offshoot of",
    "offshoot",
    "proxy of",
    "proxies of",
    "proxy",
    "proxies",
    "protector of",
    "guarantor of",
    "client of",
    "commitment to",
    "friendship with",
    "alliance with",
    "relations with",
    "ties with",
    "ties to",
    "pact with",
    "partnership with",
    "deal with",
    "treaty with",
    "agreement with",
    "cooperation with",
    "trade with",
    "talks with",
    "dialogue with",
    "reconciliation with",
    "peace with",
    "sympathy for",
    "solidarity with",
    "responsibility to",
    "responsibility for",
    "faith in",
    "trust in",
    "confidence in",
    "close to",
    "backed by",
    "supported by",
    "armed by",
    "funded by",
    "financed by",
    "protected by",
    "on the side of",
    "at the side of",
    "alongside",
    "together with",
    "along with",
    "sale to",
    "sales to",
    "exports to",
    "gift to",
    "lifeline to",
    "lifeline for",
    "defence of",
    "defense of",
    "protection of",
    "guarantee to",
    "guarantees to",
    "in favour of",
};
static const char *const enemy_nouns[] = {
    "enemy of",
    "enemies of",
    "rival of",
    "rivals of",
    "rival to",
    "threat to",
    "threats to",
    "threats against",
    "threat from",
    "danger to",
    "danger from",
    "war on",
    "war with",
    "war against",
    "wars with",
    "attack on",
    "attacks on",
    "assault on",
    "hostile to",
    "hostility to",
    "opposed to",
    "opposition to",
    "against",
    "violence against",
    "sanctions on",
    "sanctions against",
    "aggression against",
    "pressure on",
    "punishment of",
    "punishment for",
    "crimes against",
    "invasion of",
    "annexation of",
    "occupation of",
    "bombing of",
    "siege of",
    "quarrel with",
    "dispute with",
    "conflict with",
    "clash with",
    "clashes with",
    "feud with",
    "rivalry with",
    "competition with",
    "competition from",
    "criticism of",
    "critic of",
    "critics of",
    "complaint against",
    "case against",
    "ban on",
    "boycott of",
    "blockade of",
    "tariffs on",
    "tax on",
    "blow to",
    "insult to",
    "betrayal of",
    "fear of",
    "afraid of",
    "victim of",
    "victims of",
    "at the expense of",
    "resistance to",
    "defiance of",
    "revolt against",
    "rebellion against",
    "attacked by",
    "threatened by",
    "invaded by",
    "occupied by",
    "bombed by",
    "accused by",
    "betrayed by",
    "at war with",
    "at odds with",
    "wary of",
    "suspicious of",
    "contempt for",
    "complicit in",
    "claims on",
    "claim on",
    "claim to",
};

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
                (k == 0 || e.len > 0)) {
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

/* How many words from `at` on are the phrase, its first word perhaps inflected; 0 if they are not.
 */
static uint32_t covers(const mt_words *ws, uint32_t at, moot_str phrase, bool verb, bool *past)
{
    uint32_t i = at;
    while (phrase.len && i < ws->n) {
        size_t blank = mt_str_find(phrase, MOOT_STR(" "));
        moot_str word = mt_sub(phrase, 0, blank == SIZE_MAX ? phrase.len : blank);
        bool first = i == at;
        if (!(first && verb ? inflected(ws->at[i].low, word, past)
                            : mt_str_eq(ws->at[i].low, word)) ||
            (!first && ws->at[i].after_comma))
            return 0;
        i++;
        if (blank == SIZE_MAX)
            return i - at;
        phrase = mt_sub(phrase, blank + 1, phrase.len - blank - 1);
    }
    return 0;
}

static void try_list(const mt_words *ws, uint32_t at, const char *const *list, size_t n,
                     mt_tie_word kind, bool verb, mt_tie_word *to)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i][0] != ws->at[at].low.ptr[0])
            continue;
        bool past = false;
        uint32_t words = covers(ws, at, mt_str(list[i]), verb, &past);
        if (words > to->words) {
            *to = kind;
            to->past = past;
            to->words = words;
            to->form = mt_str(list[i]);
        }
    }
}

static void try_irregular(const mt_words *ws, uint32_t at, mt_tie_word *to)
{
    for (size_t i = 0; i < COUNT(irregulars); i++) {
        bool past;
        uint32_t words = covers(ws, at, mt_str(irregulars[i].form), false, &past);
        if (words <= to->words)
            continue;
        moot_str base = mt_str(irregulars[i].base);
        *to = (mt_tie_word){.hostile = mt_listed(enemy_acts, COUNT(enemy_acts), base),
                            .past = true,
                            .words = words,
                            .form = base};
    }
}

bool mt_tie_word_at(const mt_words *words, uint32_t at, mt_tie_word *to)
{
    *to = (mt_tie_word){0};
    if (words->at[at].capital && at > 0)
        return false;
    try_list(words, at, enemy_nouns, COUNT(enemy_nouns),
             (mt_tie_word){.hostile = true, .shape = MT_SHAPE_NOUN}, false, to);
    try_list(words, at, ally_nouns, COUNT(ally_nouns), (mt_tie_word){.shape = MT_SHAPE_NOUN}, false,
             to);
    try_list(words, at, enemy_acts, COUNT(enemy_acts), (mt_tie_word){.hostile = true}, true, to);
    try_list(words, at, ally_acts, COUNT(ally_acts), (mt_tie_word){0}, true, to);
    try_irregular(words, at, to);
    try_list(words, at, enemy_joint, COUNT(enemy_joint),
             (mt_tie_word){.hostile = true, .shape = MT_SHAPE_JOINT}, false, to);
    try_list(words, at, ally_joint, COUNT(ally_joint), (mt_tie_word){.shape = MT_SHAPE_JOINT},
             false, to);
    return to->words > 0;
}

/* Words of alliance and hostility.  Own lists. */
#include "mine/tie_words.h"

#include "base/intern.h"

/* clang-format off */
/* Verbs that one does to another, in their bare form; endings are taken off the text's word.  `_`
 * stands for a few words of the text: "sell _ to". */
static const char *const ally_acts[] = {
    "take _ side", "depend _ on", "rely _ on", "side _ with",
    "accept", "accommodate", "admire", "admit", "adopt", "advise", "agree with", "aid",
    "ally with", "applaud", "appoint", "arm", "assist", "award _ to", "back", "bail out",
    "bankroll", "befriend", "belong to", "bid for", "bless", "bolster", "borrow _ from",
    "buy _ from", "buy from", "buy into", "campaign for", "care for", "champion",
    "co-operate with", "coexist with", "collaborate with", "come to the aid of",
    "come to the rescue of", "comfort", "commend", "compensate", "conclude _ with",
    "congratulate", "cooperate with", "cosy up to", "count on", "cultivate",
    "deal with", "defend", "deliver _ to", "deploy", "dispatch", "insert", "station", "depend on", "do business with",
    "donate _ to", "draw closer to", "elect", "embrace", "employ", "empower", "encourage",
    "endorse", "engage with", "equip", "escort", "exchange _ with", "export _ to", "export to",
    "favor", "favour", "feed", "fight alongside", "fight beside", "fight for", "finance",
    "forgive", "fund", "get on with", "go along with",
    "grant _ to", "guarantee", "hail", "heed", "help", "hire", "hold talks with",
    "honour", "host", "import _ from", "import from", "insure", "invest in", "invite", "join",
    "join forces with", "join hands with", "lean on", "lease", "lease _ to",
    "lend _ to", "lend to", "liberate", "line up behind", "line up with",
    "link arms with", "link up with", "look after", "make common cause with",
    "make friends with", "make peace with", "mediate", "merge with", "move closer to",
    "negotiate with", "nominate", "nurture", "offer _ to", "open talks with", "owe _ to", 
    "partner", "partner with", "patch up with", "pay for", "pour _ into", "praise",
    "promise _ to", "promote", "prop up", "protect", "provide _ to", "provide _ with",
    "purchase _ from", "put _ behind", "rally behind", "rally to", "ratify", "re-elect",
    "reach _ with", "reassure", "rebuild", "receive _ from", "recognise", "recognize",
    "reinforce", "rely on", "represent", "rescue", "respect", "restore _ to", "reward",
    "safeguard", "salute", "sell _ to", "sell to", "send _ to", "serve", "set _ with",
    "shake hands with", "share _ with", "share with", "shelter", "shield", "ship _ to",
    "side with", "sign _ with", "sign with", "sit down with", "spare", "speak for",
    "speak up for", "sponsor", "stand behind", "stand beside", "stand by", "stand up for",
    "stand with", "strengthen", "strike _ with", "strike a deal with", "subsidise", "subsidize",
    "supply", "supply _ to", "supply _ with", "support", "sustain", "swear loyalty to",
    "sympathise with", "talk to", "talk with", "team up with", "team with", "thank",
    "trade with", "train", "transfer _ to", "trust", "vote for", "welcome", "woo",
    "work alongside", "work with",
};
static const char *const enemy_acts[] = {
    "give in to",
    "throw _ out", "kick _ out", "vote _ out", "drive _ out", "send _ packing", "poach _ from", "chase", "object to",
    "abandon", "accuse", "act against", "alienate", "ambush", "anger", "annex", "antagonise",
    "appeal against", "argue with", "arrest", "assail", "assault", "attack", "ban", "ban _ from",
    "bar", "bar _ from", "batter", "be at war with", "beat", "berate", "besiege", "betray",
    "blackball", "blacklist", "blackmail", "blame", "bleed", "block", "blockade", "bomb",
    "bombard", "boycott", "break away from", "break with", "bring _ against", "bring down",
    "bully", "bury", "bypass", "campaign against", "censure", "challenge", "chastise", "cheat",
    "choke", "clamp down on", "clash with", "clobber", "coerce", "compete against",
    "compete with", "complain about", "complain of", "complain to", "condemn", "confront",
    "conquer", "conspire against", "constrain", "contain", "counter", "crack down on", "cripple",
    "criticise", "criticize", "crush", "curb", "cut _ off", "cut off", "damage", "deceive",
    "declare _ on", "declare war on", "defeat", "defect from", "defraud", "defy", "degrade",
    "demonise", "demonstrate against", "denounce", "deny", "deplore", "deport", "depose",
    "deprive", "deride", "desert", "despise", "destabilise", "destroy", "detain", "deter",
    "deter _ from", "detest", "devastate", "disagree with", "disappoint", "disarm", "discredit",
    "discriminate against", "dislike", "dislodge", "disown", "dispossess", "disrupt", "distrust",
    "dominate", "drain", "drive _ from", "drive out", "drop", "drop _ on", "dump", "eject",
    "eliminate", "embarrass", "encircle", "encroach on", "endanger", "enrage", "eradicate",
    "evade", "evict", "exclude", "exclude _ from", "expel", "expel _ from", "exploit", "expose",
    "extort", "face down", "fall out with", "fear", "fight", "fight against", "fight with",
    "file _ against", "fine", "fire _ at", "fire _ over", "fire at", "fire on", "fire over",
    "fleece", "foil", "forbid", "frighten", "frustrate", "gag", "gang up on", "get rid of",
    "go after", "go to war in", "go to war with", "goad", "gouge", "hack", "hamper", "harass",
    "harm", "hate", "haunt", "hinder", "hit back at", "hit out at", "hobble", "hold back",
    "hold hostage", "hold out against", "hold to ransom", "hound", "humiliate", "hurt",
    "impeach", "imperil", "impinge on", "impose _ on", "imprison", "incite", "infiltrate",
    "infringe on", "infuriate", "insult", "interfere in", "intervene in", "intimidate", "invade",
    "irritate", "isolate", "jail", "jeopardise", "keep _ out", "keep out", "kick out", "kidnap",
    "kill", "lambast", "lash out at", "launch _ against", "launch _ on", "lay siege to",
    "lecture", "lie to", "loathe", "lobby", "lock out", "loot", 
    "lose patience with", "lose to", "march against", "march on", "massacre", "meddle in",
    "menace", "mislead", "mistrust", "mock", "mount _ against", "murder", "neutralise",
    "obstruct", "occupy", "offend", "oppose", "oppress", "oust", "outbid", "outflank", "outgun",
    "outlaw", "outmanoeuvre", "outrage", "outspend", "outvote", "override", "overrule",
    "overrun", "overthrow", "overturn", "penalise", "persecute", "pick a fight with",
    "place _ on", "play off", "plot against", "plunder", "point _ at", "poison", "pressure",
    "prevail over", "prevent _ from", "prey on", "prosecute", "protest against", "provoke",
    "pull out of", "punish", "purge", "push back against", "push out", "put _ on",
    "quarrel with", "quash", "raid", "rail against", "rebel against", "rebuff", "rebuke",
    "refuse to recognise", "reject", "repel", "repress", "reprimand", "resent", "resist",
    "retaliate against", "ridicule", "rise against", "rise up against", "rob", "rout",
    "ruin", "rule against", "run over", "sabotage", "sack", "sacrifice", "sanction", "scapegoat",
    "scold", "scorn", "see off", "seize", "seize _ from", "shame", "shell", "shoot", "shoot at",
    "shun", "shut _ out", "shut off", "shut out", "side against", "sideline", "silence",
    "slander", "slap _ on", "smash", "smear", "snub", "split from", "split with", "spurn",
    "spy on", "squash", "squeeze", "stab", "stand against", "stand in the way of", "stand up to",
    "starve", "steal _ from", "stifle", "stop", "stop _ from", "stop buying from", "strangle",
    "strike", "strike at", "strip", "stymie", "subdue", "subjugate", "subvert", "sue",
    "suppress", "suspend", "swallow", "swindle", "take aim at", "take on",
    "take over", "take revenge on", "take to court", "take up arms against", "talk down to",
    "tame", "target", "taunt", "terrify", "terrorise", "terrorize", "threaten", "threaten to",
    "throw out", "thwart", "topple", "torment", "trample", "trample on", "trap", "tread on",
    "turn against", "turn away", "turn down", "turn its back on", "turn on", "undercut",
    "undermine", "undersell", "undo", "unseat", "upset", "use _ against", "veto", "vie with",
    "vilify", "violate", "vote against", "vote out", "wage _ against", "wage _ on",
    "wage war on", "walk away from", "walk out of", "walk out on", "war with", "warn",
    "warn against", "weaken", "win _ from", "withhold _ from", "work against", "worry", "wound",
    "wreck", "wrong",
};
/* Participles and pasts that do not come from taking off an ending. */
static const struct irregular {
    const char *form, *base;
} irregulars[] = {
    {"took _ side", "take _ side"}, {"taken _ side", "take _ side"}, {"threw _ out", "throw _ out"},
    {"drove _ out", "drive _ out"}, {"sent _ packing", "send _ packing"},
    {"gave in to", "give in to"}, {"given in to", "give in to"},
    {"beat", "beat"}, {"beaten", "beat"}, {"bled", "bleed"}, {"bore down on", "march on"},
    {"bought _ from", "buy _ from"}, {"bought from", "buy from"}, {"bought into", "buy into"},
    {"broke away from", "break away from"}, {"broke with", "break with"},
    {"broken with", "break with"}, {"brought _ against", "bring _ against"},
    {"brought down", "bring down"}, {"cut _ off", "cut _ off"}, {"cut off", "cut off"},
    {"drew closer to", "draw closer to"}, {"driven out", "drive out"},
    {"drove _ from", "drive _ from"}, {"drove out", "drive out"},
    {"fallen out with", "fall out with"}, {"fed", "feed"}, {"fell out with", "fall out with"},
    {"forbade", "forbid"}, {"forbidden", "forbid"}, {"fought", "fight"},
    {"fought against", "fight against"}, {"fought alongside", "fight alongside"},
    {"fought beside", "fight beside"}, {"fought for", "fight for"},
    {"fought with", "fight with"}, 
    {"gone after", "go after"}, {"got on with", "get on with"},
    {"got rid of", "get rid of"}, {"held back", "hold back"}, {"hurt", "hurt"},
    {"kept _ out", "keep _ out"}, {"kept out", "keep out"}, {"lay siege to", "lay siege to"},
    {"lent _ to", "lend _ to"}, {"lent to", "lend to"}, {"lied to", "lie to"},
    {"lost to", "lose to"}, {"made peace with", "make peace with"},
    {"misled", "mislead"}, {"overran", "overrun"}, {"overrode", "override"},
    {"overthrew", "overthrow"}, {"overthrown", "overthrow"}, {"paid for", "pay for"},
    {"picked a fight with", "pick a fight with"}, {"put _ behind", "put _ behind"},
    {"put _ on", "put _ on"}, {"rebuilt", "rebuild"}, {"rose against", "rise against"},
    {"sat down with", "sit down with"}, {"sent _ to", "send _ to"}, {"set _ with", "set _ with"},
    {"shook hands with", "shake hands with"}, {"shot", "shoot"}, {"shot at", "shoot at"},
    {"shut off", "shut off"}, {"shut out", "shut out"}, {"sold _ to", "sell _ to"},
    {"sold to", "sell to"}, {"sought peace with", "make peace with"}, {"spoke for", "speak for"},
    {"spoke up for", "speak up for"}, {"spoken up for", "speak up for"}, {"stabbed", "stab"},
    {"stole _ from", "steal _ from"}, {"stolen _ from", "steal _ from"},
    {"stood against", "stand against"}, {"stood behind", "stand behind"},
    {"stood by", "stand by"}, {"stood up for", "stand up for"}, {"stood up to", "stand up to"},
    {"stood with", "stand with"}, {"struck", "strike"}, {"struck _ with", "strike _ with"},
    {"struck at", "strike at"}, {"swore loyalty to", "swear loyalty to"},
    {"taken on", "take on"}, {"taken over", "take over"},
    {"threw out", "throw out"}, {"thrown out", "throw out"}, 
    {"took on", "take on"}, {"took over", "take over"}, {"undid", "undo"}, {"undone", "undo"},
    {"upheld", "defend"}, {"went after", "go after"}, {"went along with", "go along with"},
    {"went to war with", "go to war with"}, {"withheld _ from", "withhold _ from"},
    {"won _ from", "win _ from"},
};
/* What two do, have or are together. */
static const char *const ally_joint[] = {
    "joint force", "joint statement", "struck a bargain",
    "agreed", "cooperated", "co-operated", "collaborated", "united", "befriended",
    "accord", "act together", "agree", "agreement", "alliance", "allied", "allies", "ally",
    "co-operate", "co-operation", "coalition", "coincide", "coincided", "collaboration",
    "common cause", "common front", "common interest", "cooperate", "cooperation", "deal",
    "dialogue", "friends", "friendship", "good terms", "hand in hand", "join forces",
    "joint venture", "made up", "merger", "mutual trust", "on good terms", "on the same side",
    "pact", "partners", "partnership", "peace", "rapprochement", "reconcile", "reconciled",
    "reconciliation", "same side", "shake hands", "shared interest", "side by side",
    "sit together", "speaking terms", "stand together", "thaw", "trade", "treaty", "truce",
    "unite", "work together", "worked together", "working together",
};
static const char *const enemy_joint[] = {
    "come to blows", "came to blows", "at each other's",
    "quarrelled", "clashed", "competed", "feuded", "disagreed",
    "adversaries", "animosity", "arms race", "at loggerheads", "at odds", "at war",
    "balance of power", "civil war", "clash", "cold war", "compete", "competing", "competitors",
    "conflict", "confrontation", "dispute", "each other's throats", "enemies", "enmity",
    "fallen out", "fell out", "feud", "fighting", "foes", "hostilities", "hostility",
    "loggerheads", "opponents", "opposite sides", "quarrel", "rift", "rivalry", "rivals", "row",
    "stand-off", "standoff", "tension", "tensions", "trade war", "war",
};
/* Nouns and adjectives between two. */
static const char *const ally_nouns[] = {
    "leader of", "founder of", "spokesman for", "spokeswoman for",
    "accord with", "admiration for", "admirer of", "agreement with", "aid for", "aid from",
    "aid to", "alliance with", "allied to", "allied with", "allies of", "ally in", "ally of",
    "along with", "alongside", "armed by", "arms of", "assistance from",
    "assistance to", "at the side of", "backed by", "backer of", "backers of", "backing for",
    "backing from", "backing of", "behalf of", "blessing of", "bond with", "bonds with",
    "candidate of", "ceasefire with", "champion of", "client of", "close to",
    "closer to", "co-operation with", "commitment to", "confidence in", "contract with",
    "contracts with", "cooperation with", "customer for", "customer of", "deal with", "debt to",
    "defence of", "defender of", "defense of", "dependence on", "dependent on", "dialogue with",
    "duty to", "exports to", "faith in", "fan of", "financed by", "friend of", "friend to",
    "friendly to", "friendly with", "friends of", "friendship for", "friendship with",
    "funded by", "gift for", "gift from", "gift to", "grateful to", "gratitude to",
    "guarantee to", "guarantees to", "guarantor of", "hand in glove with", "help for",
    "help from", "help of", "help to", "in aid of", "in defence of", "in favour of",
    "in league with", "in partnership with", "in step with", "in support of", "investor in",
    "led by", "lifeline for", "lifeline to", "links to", "links with", "loan from", "loan to",
    "loans to", "loyal to", "loyalty to", 
    "merger with", "negotiations with", "offshoot", "offshoot of", "on good terms with",
    "on the side of", "owned by", "pact with", "partner for", "partner of", "partner to",
    "partners of", "partnership with", "peace with", "praise for", "protected by",
    "protection of", "protector of", "proxies", "proxies of", "proxy", "proxy for", "proxy of",
    "puppet of", "rapprochement with", "reconciliation with", "relations with",
    "relationship with", "reliance on", "reliant on", "respect for", "responsibility for",
    "responsibility to", "sale to", "sales to", "shareholder in", "solidarity with",
    "spokesman for", "sponsored by", "subsidiary of", "supplier of", "supplier to",
    "support for", "support from", "support of", "supported by", "supporter of", "supporters of",
    "sympathetic to", "sympathy for", "talks with", "ties to", "ties with", "together with",
    "trade with", "trained by", "treaty with", "truce with", "trust in", "vassal of", 
};
static const char *const enemy_nouns[] = {
    "abuses in", "accused by", "action against", "adversary of", "afraid of", "against",
    "aggression against", "anger at", "anger with", "angry at", "angry with", "annexation of",
    "assault on", "assaults on", "at loggerheads with", "at odds with", "at the expense of",
    "at war with", "atrocities against", "atrocities in", "attack on", "attacked by",
    "attacks on", "ban on", "battle against", "battle with", "betrayal of", "betrayed by",
    "blockade of", "blow against", "blow to", "bombardment of", "bombed by", "bombing of",
    "border clashes with", "boycott of", "breach with", "break with", "campaign against",
    "case against", "challenge to", "claim on", "claim to", "claims on", "claims to",
    "clampdown on", "clash with", "clashes with", "competition from", "competition with",
    "competitor of", "competitor to", "competitors of", "complaint against",
    "complaints against", "complicit in", "conflict with", "confrontation with", "conquest of",
    "contempt for", "contemptuous of", "crackdown on", "crimes against", "critic of",
    "critical of", "criticism of", "critics of", "curbs on", "danger from", "danger to",
    "dangerous to", "defeat by", "defeat of", "defiance of", "destruction of", "disdain for",
    "dislike of", "dispute with", "disputes with", "distrust of", "duties on", "embargo on",
    "enemies of", "enemy of", "exclusion of", "exploitation of", "expulsion of", "fear of",
    "fearful of", "feud with", "fight against", "fight with", "fine on", "fines on", "foe of",
    "furious at", "furious with", "grievance against", "grudge against", "harmful to",
    "hatred for", "hatred of", "hostile to", "hostilities with", "hostility to",
    "hostility towards", "in conflict with", "incursion into", "insult to", "interference in",
    "intervention in", "invaded by", "invasion of", "jealous of", "killing of",
    "lawsuit against", "levy on", "massacre of", "measures against", "meddling in",
    "missiles at", "murder of", "occupation of", "occupied by", "offensive against",
    "offensive in", "opponent of", "opponents of", "opposed to", "opposition to",
    "oppression of", "overthrow of", "persecution of", "pressure on", "protest against",
    "protests against", "punishment for", "punishment of", "quarrel with", "quarrels with",
    "raid on", "raids on", "rebellion against", "rebuke to", "removal of", "reprisals against",
    "resistance to", "restrictions on", "retaliation against", "revenge against", "revenge on",
    "revolt against", "rift with", "rival of", "rival to", "rivalry with", "rivals of",
    "rivals to", "row with", "rows with", "sanctions against", "sanctions on", "shelling of",
    "siege of", "split from", "split with", "standoff with", "strike on", "strikes against",
    "strikes on", "struggle against", "struggle with", "suspicion of", "suspicious of",
    "tariff on", "tariffs on", "tax on", "taxes on", "tension with", "tensions with",
    "threat from", "threat to", "threatened by", "threats against", "threats to", "triumph over",
    "troops against", "unfair to", "uprising against", "victim of", "victims of", "victory over",
    "violation of", "violence against", "war against", "war crimes in", "war in", "war on",
    "war with", "wars in", "wars with", "wary of",
};

/* clang-format on */

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

/* How many words from `at` on are the phrase, its first word perhaps inflected; 0 if they are not.
 */
static uint32_t covers(const mt_words *ws, uint32_t at, moot_str phrase, bool verb, bool *past)
{
    uint32_t i = at;
    while (phrase.len && i < ws->n) {
        size_t blank = mt_str_find(phrase, MOOT_STR(" "));
        moot_str word = mt_sub(phrase, 0, blank == SIZE_MAX ? phrase.len : blank);
        bool first = i == at;
        bool same =
            first && verb ? inflected(ws->at[i].low, word, past) : mt_str_eq(ws->at[i].low, word);
        if (!same || (!first && ws->at[i].after_comma))
            return 0;
        i++;
        if (blank == SIZE_MAX)
            return i - at;
        phrase = mt_sub(phrase, blank + 1, phrase.len - blank - 1);
        if (!mt_str_starts(phrase, MOOT_STR("_ ")))
            continue;
        phrase = mt_sub(phrase, 2, phrase.len - 2);
        i = skip_to(ws, i, phrase);
        if (i == MT_NO_ID)
            return 0;
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
            to->gap = strchr(list[i], '_') != NULL;
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
                            .gap = strchr(irregulars[i].form, '_') != NULL,
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

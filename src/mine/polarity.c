/* Words of praise and blame.  Own lists of general English, each sorted by bytes. */
#include "mine/polarity.h"

#include "mine/text.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const char *const good[] = {
    "able", "accessible", "accommodate", "accomplish", "accurate", "achieve", "adequate",
    "admirable", "advance", "advantage", "affordable", "agree", "aid", "alive", "ally", "ample",
    "appeal", "applaud", "approve", "asset", "assist", "attractive", "authentic", "autonomy",
    "avert", "balanced", "beautiful", "beloved", "benefit", "best", "better", "blessing", "bloom",
    "boost", "bounty", "brave", "bright", "brilliant", "build", "calm", "capable", "care",
    "careful", "celebrate", "champion", "cheap", "cheaper", "cheer", "choice", "clean", "clear",
    "clever", "climb", "comfort", "commend", "common", "compassion", "competent", "competitive",
    "complement", "confidence", "consensus", "consistent", "constructive", "convenient",
    "cooperate", "cooperation", "correct", "courage", "creative", "credible", "cure", "dedicated",
    "defend", "democratic", "dependable", "deserve", "desirable", "develop", "dialogue",
    "dignity", "diverse", "diversity", "durable", "dynamic", "eager", "easier", "easy",
    "economical", "effective", "efficient", "elegant", "empower", "enable", "encourage",
    "endorse", "enhance", "enjoy", "enlighten", "enrich", "ensure", "equal", "equality", "equity",
    "essential", "esteem", "ethical", "excellent", "excite", "expand", "expertise", "facilitate",
    "fair", "faith", "familiar", "fantastic", "favour", "favourable", "feasible", "fine", "fit",
    "flexible", "flourish", "foster", "free", "freedom", "fresh", "friend", "friendly", "fruit",
    "fruitful", "fulfil", "fun", "functional", "gain", "generous", "gentle", "genuine", "gift",
    "glad", "glorious", "good", "grace", "grand", "grateful", "great", "green", "grow", "growth",
    "guarantee", "guard", "happiness", "happy", "harmless", "harmony", "heal", "health",
    "healthy", "heart", "help", "heritage", "hero", "honest", "honour", "hope", "hopeful",
    "human", "humane", "ideal", "improve", "improvement", "inclusive", "independence",
    "independent", "innovation", "innovative", "insight", "inspire", "insure", "integrity",
    "intelligent", "interest", "invaluable", "invest", "invite", "joy", "just", "justice",
    "justify", "keep", "kind", "knowledge", "lasting", "lawful", "lead", "legal", "legitimate",
    "leisure", "liberate", "liberty", "lift", "lively", "logical", "love", "loyal", "lucky",
    "manageable", "meaningful", "mercy", "merit", "modern", "modernise", "moral", "motivate",
    "natural", "neat", "necessary", "nice", "noble", "normal", "nourish", "open", "opportunity",
    "optimism", "optimistic", "orderly", "peace", "peaceful", "perfect", "permit", "pleasant",
    "please", "pleasure", "plentiful", "popular", "positive", "possible", "powerful", "practical",
    "praise", "precious", "predictable", "prefer", "preserve", "pride", "privilege", "productive",
    "professional", "profit", "profitable", "progress", "promise", "promising", "promote",
    "proper", "prosper", "prosperity", "protect", "protection", "proud", "prove", "proven",
    "prudent", "quality", "quick", "quiet", "rational", "reach", "ready", "realistic", "reason",
    "reasonable", "reassure", "rebuild", "reconcile", "recover", "recovery", "refresh", "relax",
    "reliable", "relief", "relieve", "renew", "repair", "rescue", "resilience", "resilient",
    "resolve", "respect", "respectable", "respond", "responsible", "restore", "reward", "rich",
    "right", "robust", "safe", "safeguard", "safer", "safety", "satisfy", "save", "saving",
    "secure", "security", "sensible", "shelter", "simple", "simplify", "skill", "smart", "smooth",
    "solid", "solution", "solve", "sound", "sovereign", "sovereignty", "springboard", "stability",
    "stable", "steady", "strength", "strengthen", "strong", "stronger", "succeed", "success",
    "successful", "suit", "suitable", "superb", "superior", "support", "supportive", "sure",
    "survive", "sustain", "sustainable", "talent", "thank", "thrive", "tolerance", "tolerant",
    "top", "transparent", "treasure", "triumph", "true", "trust", "trusted", "truth", "unify",
    "unite", "unity", "upgrade", "uphold", "useful", "valid", "valuable", "value", "vibrant",
    "victory", "virtue", "vital", "warm", "wealth", "welcome", "welfare", "well-being", "willing",
    "win", "wisdom", "wise", "wonderful", "work", "workable", "worth", "worthwhile", "worthy",
};
static const char *const bad[] = {
    "abandon", "abnormal", "abolish", "absurd", "abuse", "accident", "accuse", "ache", "addict",
    "addiction", "adverse", "afraid", "aggravate", "aggression", "aggressive", "alarm",
    "alienate", "angry", "anguish", "annoy", "anxiety", "anxious", "apathy", "arbitrary",
    "archaic", "arrogant", "assault", "attack", "authoritarian", "avoid", "awful", "awkward",
    "backfire", "backward", "bad", "ban", "bankrupt", "barbaric", "barrier", "betray", "biased",
    "bigot", "bitter", "blackmail", "blame", "bleak", "blind", "block", "blow", "blunder", "bomb",
    "brutal", "bully", "burden", "bureaucracy", "bureaucratic", "burn", "cancel", "capricious",
    "careless", "catastrophe", "catastrophic", "censor", "censorship", "chaos", "chaotic",
    "cheat", "clash", "coerce", "coercion", "collapse", "collateral", "complain", "complicate",
    "compulsion", "condemn", "conflict", "confuse", "confusion", "congest", "congestion",
    "contaminate", "controversial", "corrupt", "corruption", "costly", "coward", "crack", "crash",
    "crime", "criminal", "crisis", "criticise", "criticism", "crowd", "crowded", "crude", "cruel",
    "cruelty", "crush", "curse", "cut", "cynical", "damage", "danger", "dangerous", "dark",
    "dead", "deadline", "deadly", "death", "debt", "decay", "deceive", "decline", "defeat",
    "defect", "deficit", "degrade", "delay", "deny", "dependence", "depress", "deprive",
    "despair", "desperate", "despise", "destabilise", "destroy", "destruction", "destructive",
    "deter", "deteriorate", "detriment", "detrimental", "devastate", "die", "difficult",
    "difficulty", "dirty", "disadvantage", "disappear", "disappoint", "disaster", "disastrous",
    "discourage", "discriminate", "discrimination", "disease", "disgrace", "dishonest", "dislike",
    "dismal", "disorder", "displace", "disproportionate", "dispute", "disregard", "disrupt",
    "disruption", "distort", "distract", "distress", "distrust", "divide", "division", "divisive",
    "doom", "doubt", "downturn", "drag", "drain", "drawback", "drop", "drown", "dull", "dumb",
    "dump", "dwindle", "dying", "endanger", "enemy", "erode", "erosion", "error", "escalate",
    "evade", "evil", "exacerbate", "excess", "excessive", "exclude", "excuse", "exhaust",
    "expense", "expensive", "explode", "exploit", "exploitation", "extinct", "extreme",
    "extremism", "fail", "failure", "fake", "fall", "false", "farce", "fatal", "fault",
    "favouritism", "fear", "fearful", "fiasco", "fight", "flaw", "flawed", "flee", "folly",
    "fool", "foolish", "forbid", "force", "forget", "fragile", "fraud", "frighten", "frustrate",
    "futile", "gamble", "ghost", "gimmick", "gloom", "greed", "grief", "grim", "guilt", "guilty",
    "harass", "hard", "hardship", "harm", "harmful", "harsh", "haste", "hate", "hatred", "hazard",
    "hazardous", "headache", "hide", "hinder", "hollow", "homeless", "hopeless", "horrible",
    "horror", "hostage", "hostile", "hostility", "humiliate", "hunger", "hungry", "hurt",
    "hypocrisy", "hypocritical", "idle", "ignorance", "ignorant", "ignore", "illegal",
    "illegitimate", "illusion", "immoral", "impair", "impede", "impose", "impossible",
    "impoverish", "impractical", "imprison", "inadequate", "incapable", "incompetent",
    "inconsistent", "inconvenient", "ineffective", "inefficient", "inequality", "inevitable",
    "infect", "inferior", "inflict", "infringe", "inhuman", "inhumane", "injure", "injury",
    "injustice", "innocent", "insane", "insecure", "instability", "insult", "intimidate",
    "intolerable", "intrude", "invade", "invasion", "irrelevant", "irresponsible", "isolate",
    "isolation", "jail", "jealous", "jeopardise", "jeopardy", "kill", "lack", "lag", "lazy",
    "leak", "lie", "limit", "lonely", "lose", "loss", "lost", "lure", "mad", "malicious",
    "manipulate", "meaningless", "mess", "misery", "mislead", "mistake", "mistaken", "mistreat",
    "mistrust", "misunderstand", "misuse", "mob", "mock", "monopoly", "murder", "naive", "narrow",
    "needless", "neglect", "nightmare", "nonsense", "nuisance", "objection", "obscene",
    "obsolete", "obstacle", "obstruct", "offend", "offensive", "oppose", "oppress", "oppression",
    "ordeal", "outdated", "outrage", "overpriced", "overreach", "pain", "painful", "panic",
    "paralyse", "patchy", "penalty", "peril", "persecute", "perverse", "pity", "plague", "plight",
    "pointless", "poison", "pollute", "pollution", "poor", "poverty", "prejudice", "premature",
    "pressure", "prevent", "prison", "problem", "problematic", "prohibit", "propaganda",
    "protest", "provoke", "punish", "punishment", "puzzle", "quarrel", "racism", "racist", "rage",
    "ransom", "rash", "recession", "reckless", "red-tape", "reduce", "refuse", "regret", "reject",
    "reluctant", "repress", "resent", "resentment", "restrict", "retaliate", "ridiculous", "rig",
    "rigid", "riot", "risk", "risky", "rob", "ruin", "rush", "sack", "sacrifice", "sad",
    "scandal", "scapegoat", "scare", "scrap", "secret", "segregate", "selfish", "separate",
    "severe", "shame", "shameful", "shock", "short", "shortage", "shrink", "sick", "side-effect",
    "silence", "silly", "slaughter", "slave", "slavery", "slow", "slump", "smear", "stagnate",
    "stain", "starve", "steal", "stereotype", "stigma", "stop", "strain", "stranded", "strangle",
    "stress", "strict", "strike", "struggle", "stubborn", "stuck", "stupid", "subvert", "suffer",
    "suicide", "suppress", "suspect", "suspicion", "tax", "tear", "tension", "terrible", "terror",
    "terrorism", "theft", "threat", "threaten", "tire", "torture", "toxic", "tragedy", "tragic",
    "trap", "trauma", "trivial", "trouble", "turmoil", "tyranny", "ugly", "unable",
    "unaccountable", "unaffordable", "uncertain", "uncertainty", "unconstitutional",
    "undemocratic", "undermine", "unemployed", "unemployment", "unethical", "unfair", "unfit",
    "unfortunate", "unhappy", "unhealthy", "unjust", "unjustified", "unlawful", "unnatural",
    "unnecessary", "unpopular", "unprepared", "unrealistic", "unreasonable", "unreliable",
    "unsafe", "unstable", "untrue", "unwanted", "unwilling", "unwise", "unworkable", "urge",
    "useless", "vague", "vandal", "vicious", "victim", "violate", "violence", "violent",
    "vulnerable", "war", "warn", "waste", "weak", "weaken", "weakness", "wicked", "worry",
    "worse", "worst", "worthless", "wound", "wreck", "wrong",
};
/* What a question asks for: to have more of a thing, or less. */
static const char *const asks_more[] = {
    "accept", "admit", "adopt", "allow", "approve", "back", "best", "better", "build",
    "compulsory", "cooperate", "effective", "embrace", "essential", "expand", "fair", "free",
    "fund", "future", "give", "good", "grant", "help", "hold", "host", "increase", "introduce",
    "join", "justified", "keep", "last", "legalise", "legalize", "legitimate", "let", "lift",
    "mandatory", "necessary", "open", "optimistic", "pay", "permit", "protect", "raise", "ratify",
    "re-introduce", "ready", "realistic", "recognise", "recover", "reintroduce", "rejoin",
    "reliable", "reopen", "repatriate", "restore", "right", "safe", "save", "sensible",
    "subsidise", "subsidize", "success", "successful", "support", "survive", "trust", "universal",
    "welcome", "win", "wise", "worth",
};
static const char *const asks_less[] = {
    "abandon", "abolish", "away", "axe", "bad", "ban", "block", "break", "cancel", "close",
    "counterproductive", "criminal", "curb", "cut", "damage", "dangerous", "dead", "delay",
    "disband", "done", "doomed", "end", "fail", "failed", "failure", "fight", "fine", "finished",
    "fire", "freeze", "harmful", "illegal", "irrelevant", "late", "leave", "limit", "locked",
    "lose", "lost", "mistake", "offence", "oppose", "outlaw", "over", "overpriced", "phase",
    "phased", "pointless", "prevent", "prohibit", "punish", "quit", "refuse", "regret", "reject",
    "remove", "repeal", "resist", "restrict", "sack", "scandal", "scrap", "shut", "stop",
    "suspend", "threat", "too", "turn", "undermine", "unfair", "unfairly", "unjustified", "weak",
    "worried", "worry", "wrong",
};
/* Judgements of a proposal as a whole; taken as they stand. */
static const char *const approves[] = {
    "benefit", "benefits", "best", "better", "certainly", "chance", "correct", "correctly",
    "deserve", "deserves", "essential", "fair", "indeed", "justified", "justify", "legitimate",
    "measured", "moral", "necessary", "needed", "only", "opportunity", "overdue", "proper",
    "proportionate", "prudent", "reasonable", "remedy", "right", "rightly", "sensible",
    "solution", "sound", "success", "urgent", "vital", "welcome", "wise", "worth", "worthwhile",
    "yes",
};
static const char *const rejects[] = {
    "absurd", "alone", "backfire", "blunt", "counterproductive", "cure", "disaster", "excuse",
    "fail", "failed", "fails", "fantasy", "folly", "foolish", "futile", "gamble", "gift",
    "gimmick", "harm", "hollow", "hurt", "illusion", "impossible", "mistake", "mistaken", "myth",
    "naive", "needless", "no", "nonsense", "pointless", "poodle", "premature", "pretext",
    "punish", "reckless", "refuse", "reject", "rejecting", "scapegoat", "trap", "unfair",
    "unjustified", "unnecessary", "unwise", "unworkable", "useless", "worse", "worst", "wrong",
    "wrongly",
};
/* clang-format on */

#define HAS(list, low) has(list, sizeof(list) / sizeof(*(list)), low)

static int compare(const void *key, const void *row)
{
    return mt_str_cmp(*(const moot_str *)key, mt_str(*(const char *const *)row));
}

static bool has(const char *const *list, size_t n, moot_str low)
{
    return bsearch(&low, list, n, sizeof(*list), compare) != NULL;
}

typedef int (*look)(moot_str base);

static int tone(moot_str w)
{
    return HAS(bad, w) ? -1 : HAS(good, w) ? 1 : 0;
}

static int asked(moot_str w)
{
    return HAS(asks_less, w) ? -1 : HAS(asks_more, w) ? 1 : 0;
}

/* `w` with `more` behind it. */
static int look_longer(look of, moot_str w, char more)
{
    char buffer[32];
    if (w.len + 1 > sizeof(buffer))
        return 0;
    memcpy(buffer, w.ptr, w.len);
    buffer[w.len] = more;
    return of((moot_str){buffer, w.len + 1});
}

/* What the first base of the word says that is in the lists. */
static int of_bases(look of, moot_str w)
{
    static const char *const endings[] = {"s",  "es",  "ed",  "d",    "ing",  "ly",
                                          "er", "est", "ers", "ment", "ation"};
    w = mt_bare(w);
    int found = of(w);
    for (size_t i = 0; !found && i < sizeof(endings) / sizeof(*endings); i++) {
        moot_str e = mt_str(endings[i]);
        if (!mt_str_ends(w, e) || w.len < e.len + 3)
            continue;
        moot_str base = mt_sub(w, 0, w.len - e.len);
        found = of(base);
        if (!found)
            found = look_longer(of, base, 'e');
        bool twice = base.len > 3 && base.ptr[base.len - 1] == base.ptr[base.len - 2];
        moot_str shorter = mt_sub(base, 0, base.len - 1);
        if (!found && twice)
            found = of(shorter);
        if (!found && base.ptr[base.len - 1] == 'i')
            found = look_longer(of, shorter, 'y');
    }
    return found;
}

int mt_tone(moot_str low)
{
    return of_bases(tone, low);
}

int mt_asked(moot_str low)
{
    return of_bases(asked, low);
}

int mt_judgement(moot_str low)
{
    return HAS(rejects, low) ? -1 : HAS(approves, low) ? 1 : 0;
}

bool mt_polarity_sorted(void)
{
    static const struct {
        const char *const *at;
        size_t n;
    } lists[] = {{good, sizeof(good) / sizeof(*good)},
                 {bad, sizeof(bad) / sizeof(*bad)},
                 {asks_more, sizeof(asks_more) / sizeof(*asks_more)},
                 {asks_less, sizeof(asks_less) / sizeof(*asks_less)},
                 {approves, sizeof(approves) / sizeof(*approves)},
                 {rejects, sizeof(rejects) / sizeof(*rejects)}};
    for (size_t k = 0; k < sizeof(lists) / sizeof(*lists); k++)
        for (size_t i = 1; i < lists[k].n; i++)
            if (strcmp(lists[k].at[i - 1], lists[k].at[i]) >= 0)
                return false;
    return true;
}

/* Sentences -> ties between actors. */
#include "mine/tie.h"

#include "mine/camp.h"
#include "mine/tie_words.h"

#define LISTED(list, low) mt_listed(list, sizeof(list) / sizeof(*(list)), low)

/* How many words a subject or an object may be away. */
enum { REACH = 9, REACH_SUBJECT = 14 };

typedef struct sentence {
    mt_reading *r;
    mt_arena *arena;
    const mt_words *ws;
    uint32_t block, unit;
    mt_camp_list camps;
} sentence;

static bool is(const mt_words *ws, uint32_t i, const char *word)
{
    return i < ws->n && mt_str_eq(ws->at[i].low, mt_str(word));
}

static bool any_between(const mt_words *ws, uint32_t from, uint32_t to, const char *const *list,
                        size_t n)
{
    for (uint32_t i = from; i < to && i < ws->n; i++)
        if (mt_listed(list, n, ws->at[i].low))
            return true;
    return false;
}
#define BETWEEN(list, from, to) any_between(s->ws, from, to, list, sizeof(list) / sizeof(*(list)))

/* ---- how it is said ---- */

static const char *const denials[] = {
    "not",     "never",    "no",      "rarely",   "hardly",   "neither",  "nor",    "nobody",
    "without", "cannot",   "can't",   "don't",    "doesn't",  "didn't",   "won't",  "isn't",
    "aren't",  "refuses",  "refused", "refuse",   "refusing", "fails",    "failed", "stop",
    "stopped", "wouldn't", "ceased",  "declined", "declines", "scarcely", "barely", "shouldn't",
    "wasn't",  "weren't",  "hasn't",  "haven't"};
static const char *const demands[] = {
    "should", "must",      "ought",   "let",    "let's",    "needs",  "need",
    "shall",  "shouldn't", "mustn't", "would",  "could",    "might",  "if",
    "may",    "propose",   "wants",   "want",   "whether",  "unless", "ask",
    "asked",  "urge",      "urged",   "demand", "proposed", "plans",  "planned"};
static const char *const pasts[] = {"was",    "were",   "had",      "did",    "ago",
                                    "once",   "used",   "formerly", "former", "until",
                                    "didn't", "wasn't", "weren't"};

/* "blocked aid to X": what is done to the noun behind it. */
static const char *const endings[] = {
    "block",     "blocked",    "blocking", "blocks",    "delay",    "delayed", "delaying",
    "halt",      "halted",     "halting",  "freeze",    "froze",    "frozen",  "suspend",
    "suspended", "suspending", "cancel",   "cancelled", "cut",      "cutting", "withhold",
    "withheld",  "veto",       "vetoed",   "end",       "ended",    "ending",  "withdraw",
    "withdrew",  "withdrawn",  "break",    "broke",     "breaking", "broken",  "tear",
    "tore",      "torn",       "lift",     "lifted",    "lifting",  "lose",    "lost"};

/* A year of the past anywhere: "in 1982". */
static bool has_year(const mt_words *ws)
{
    for (uint32_t i = 0; i < ws->n; i++)
        if (ws->at[i].digit && ws->at[i].low.len == 4 &&
            (ws->at[i].low.ptr[0] == '1' || ws->at[i].low.ptr[0] == '2'))
            return true;
    return false;
}

/* The manner of what is said at word `at`, of a subject that ends at word `from`. */
static mt_tie_mode mode_of(const sentence *s, const mt_tie_word *w, uint32_t from, uint32_t at)
{
    uint32_t low = at > 5 ? at - 5 : 0;
    if (from > low)
        low = from;
    bool demanded = BETWEEN(demands, at > 7 ? at - 7 : 0, at);
    if (w->shape == MT_SHAPE_NOUN && !mt_str_starts(w->form, MOOT_STR("in ")) &&
        BETWEEN(endings, at > 4 ? at - 4 : 0, at))
        return MT_MODE_DENIED;
    if (BETWEEN(denials, low, at))
        return w->hostile && demanded ? MT_MODE_PROPOSED : MT_MODE_DENIED;
    if (demanded)
        return MT_MODE_PROPOSED;
    if (w->past ? !is(s->ws, at ? at - 1 : 0, "has") && !is(s->ws, at ? at - 1 : 0, "have")
                : BETWEEN(pasts, low, at))
        return MT_MODE_PAST;
    return has_year(s->ws) ? MT_MODE_PAST : MT_MODE_ASSERTED;
}

/* "should not sacrifice X": what is asked for is the contrary. */
static bool forbidden(const sentence *s, const mt_tie_word *w, uint32_t from, uint32_t at)
{
    uint32_t low = at > 5 ? at - 5 : 0;
    return w->hostile && BETWEEN(denials, from > low ? from : low, at);
}

/* ---- saying it ---- */

typedef struct manner {
    bool directed;
    mt_tie_mode mode;
    double sure;
} manner;

static void tie(sentence *s, uint32_t a, uint32_t b, const mt_tie_word *w, manner how)
{
    if (a == b)
        return;
    bool hostile = w->hostile;
    /* A denied alliance is told as hostility; denied hostility is no tie. */
    if (how.mode == MT_MODE_DENIED) {
        if (hostile)
            return;
        hostile = true;
    }
    for (uint32_t i = 0; i < s->r->ties.n; i++) {
        const mt_reading_tie *t = &s->r->ties.at[i];
        if (t->block == s->block && t->unit == s->unit && t->hostile == hostile &&
            ((t->a == a && t->b == b) || (t->a == b && t->b == a)))
            return;
    }
    MT_VEC_PUSH(s->arena, &s->r->ties,
                ((mt_reading_tie){a, b, hostile, how.directed, how.mode, s->block, s->unit, w->form,
                                  how.sure}));
}

static void cross_camps(sentence *s, const mt_cast_camp *a, const mt_cast_camp *b,
                        const mt_tie_word *w, manner how)
{
    if ((a->common && b->common) || a->extra || b->extra)
        return;
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t j = 0; j < b->n; j++)
            tie(s, a->actor[i], b->actor[j], w, how);
}

static void within(sentence *s, const mt_cast_camp *c, const mt_tie_word *w, mt_tie_mode mode,
                   double sure)
{
    for (uint32_t i = 0; i < c->n && !c->common && !c->extra; i++)
        for (uint32_t j = i + 1; j < c->n; j++)
            tie(s, c->actor[i], c->actor[j], w, (manner){false, mode, sure});
}

/* ---- who does it, and to whom ---- */

/* Does a new clause begin between the words? */
static bool parted(const mt_words *ws, uint32_t from, uint32_t to)
{
    static const char *const joints[] = {"but", "while",   "because", "although", "when",
                                         "if",  "whereas", "so",      "since",    "though"};
    for (uint32_t i = from; i < to && i < ws->n; i++)
        if (LISTED(joints, ws->at[i].low))
            return true;
    return false;
}

/* The nearest camp that ends before the words from `at` on, within reach. */
static const mt_cast_camp *before(const sentence *s, uint32_t at, uint32_t reach)
{
    const mt_cast_camp *c = NULL;
    for (uint32_t i = 0; i < s->camps.n; i++)
        if (!s->camps.at[i].place && s->camps.at[i].to <= at && at - s->camps.at[i].to <= reach)
            c = &s->camps.at[i];
    return c;
}

static const mt_cast_camp *behind(const sentence *s, uint32_t end)
{
    for (uint32_t i = 0; i < s->camps.n; i++)
        if (s->camps.at[i].from >= end && s->camps.at[i].from - end <= REACH)
            return &s->camps.at[i];
    return NULL;
}

/* Is what stands between a verb and the actor behind it no object of its own? */
static bool reaches(const mt_words *ws, const mt_tie_word *w, uint32_t verb, uint32_t to)
{
    static const char *const stops[] = {"in",    "for",  "with", "to",      "from", "on",
                                        "at",    "by",   "as",   "and",     "or",   "that",
                                        "which", "who",  "is",   "are",     "was",  "were",
                                        "has",   "have", "will", "against", "over", "about"};
    uint32_t from = verb + w->words, ofs = 0;
    if (to < ws->n && ws->at[to].after_comma)
        return false;
    for (uint32_t i = from; i < to && i < ws->n; i++) {
        bool first = i == from && to - from <= 3 && (is(ws, i, "by") || is(ws, i, "with"));
        ofs += is(ws, i, "of");
        if (ws->at[i].after_comma || (LISTED(stops, ws->at[i].low) && !first))
            return false;
    }
    /* "the expansion of X", but "some of X" is not X */
    return to - from <= (ofs ? 5 : 4) && ofs <= 1;
}

/* "ISIS, the Al Qaeda offshoot, has attacked": camp `a` only says more about the first. */
static bool apposed(const sentence *s, const mt_cast_camp *a, uint32_t at)
{
    const mt_cast_camp *first = &s->camps.at[0];
    if (a == first || first->from > 1 || first->to >= s->ws->n || !s->ws->at[first->to].after_comma)
        return false;
    for (uint32_t i = a->to; i <= at && i < s->ws->n; i++)
        if (s->ws->at[i].after_comma)
            return true;
    return false;
}

/* "X, which A cut off": what the relative pronoun before the subject stands for. */
static const mt_cast_camp *relative(const sentence *s, const mt_cast_camp *a)
{
    static const char *const whom[] = {"which", "that", "who", "whom"};
    uint32_t i = a->from;
    if (i && is(s->ws, i - 1, "the"))
        i--;
    if (i == 0 || !LISTED(whom, s->ws->at[i - 1].low))
        return NULL;
    const mt_cast_camp *c = NULL;
    for (uint32_t k = 0; k < s->camps.n; k++)
        if (s->camps.at[k].to <= i - 1 && i - 1 - s->camps.at[k].to <= 1)
            c = &s->camps.at[k];
    return c;
}

/* Is there a verb of the lists in the three words before the camp, so that it is an object? */
static bool is_object(const sentence *s, const mt_cast_camp *c)
{
    for (uint32_t i = c->from > 3 ? c->from - 3 : 0; i < c->from; i++) {
        mt_tie_word w;
        if (mt_tie_word_at(s->ws, i, &w) && w.shape == MT_SHAPE_ACT)
            return true;
    }
    return false;
}

/* "A backed B and attacked C", "A backed B, attacked C": the verb has the subject of the one
 * before.  NULL if that is no actor. */
static const mt_cast_camp *shared_subject(const sentence *s, const mt_cast_camp *a, uint32_t at)
{
    static const char *const joints[] = {"and", "then", "or"};
    bool listed = a->to == at && s->ws->at[at].after_comma && is_object(s, a);
    if (!listed && (at == 0 || !LISTED(joints, s->ws->at[at - 1].low) || a->to + 1 > at))
        return a;
    const mt_cast_camp *first = NULL;
    for (uint32_t i = 0; i < s->camps.n && s->camps.at[i].to < a->from; i++)
        if (!s->camps.at[i].place && !s->camps.at[i].owner)
            first = &s->camps.at[i];
    if (first && !parted(s->ws, first->to, at))
        return first;
    return is_object(s, a) ? NULL : a;
}

/* "Syria's neighbours" are not Syria. */
static bool others(const sentence *s, const mt_cast_camp *c)
{
    static const char *const nouns[] = {"neighbours", "neighbors", "rivals",  "rival",
                                        "enemies",    "enemy",     "critics", "opponents",
                                        "foes",       "opponent",  "victims", "opposition"};
    for (uint32_t i = c->to; c->owner && i < s->ws->n && i < c->to + 3; i++)
        if (LISTED(nouns, s->ws->at[i].low))
            return true;
    return false;
}

/* "stop A from swallowing B": the camp in the gap of the phrase. */
static const mt_cast_camp *in_gap(const sentence *s, uint32_t at, uint32_t end)
{
    for (uint32_t i = 0; i < s->camps.n; i++)
        if (s->camps.at[i].from > at && s->camps.at[i].to < end)
            return &s->camps.at[i];
    return NULL;
}

static const mt_cast_camp *subject_of(const sentence *s, uint32_t at, const mt_tie_word *w)
{
    bool verb = w->shape == MT_SHAPE_ACT;
    const mt_cast_camp *a = before(s, at, verb ? REACH_SUBJECT : REACH);
    if (a && apposed(s, a, at))
        a = &s->camps.at[0];
    if (a && verb)
        a = shared_subject(s, a, at);
    /* "the government's opinion that it is right to ..." */
    bool far = a && a->owner && at - a->to > 3;
    return !a || far || parted(s->ws, a->to, at) ? NULL : a;
}

static const mt_cast_camp *object_of(const sentence *s, const mt_cast_camp *a, uint32_t at,
                                     const mt_tie_word *w)
{
    uint32_t end = at + w->words;
    const mt_cast_camp *b = w->gap ? in_gap(s, at, end) : NULL;
    static const char *const around[] = {"from", "out", "off", "side", "packing"};
    if (b)
        return LISTED(around, s->ws->at[end - 1].low) ? b : NULL;
    b = behind(s, end);
    if (b && (!reaches(s->ws, w, at, b->from) || parted(s->ws, end, b->from)))
        b = NULL;
    if (!b && w->shape == MT_SHAPE_ACT && at - a->to <= 3)
        b = relative(s, a);
    return b && !others(s, b) ? b : NULL;
}

/* "fish are negotiated with": not by whom the sentence begins with. */
static bool undergone(const sentence *s, uint32_t at, const mt_tie_word *w)
{
    static const char *const be[] = {"is", "are", "was", "were", "be", "been", "being"};
    uint32_t end = at + w->words;
    return w->past && w->shape == MT_SHAPE_ACT && at > 0 && LISTED(be, s->ws->at[at - 1].low) &&
           !is(s->ws, end, "by") && !is(s->ws, end - 1, "by");
}

static void act(sentence *s, uint32_t at, const mt_tie_word *w)
{
    uint32_t end = at + w->words;
    if (undergone(s, at, w))
        return;
    const mt_cast_camp *a = subject_of(s, at, w), *b = a ? object_of(s, a, at, w) : NULL;
    if (!b)
        return;
    uint32_t gap = (at - a->to) + (b->from > end ? b->from - end : 0);
    manner how = {true, mode_of(s, w, a->to, at), gap <= 3 ? 0.8 : gap <= 7 ? 0.65 : 0.5};
    mt_tie_word said = *w;
    if (how.mode == MT_MODE_PROPOSED && forbidden(s, w, a->to, at))
        said.hostile = false;
    bool passive = is(s->ws, end, "by") || is(s->ws, end - 1, "by");
    cross_camps(s, passive ? b : a, passive ? a : b, &said, how);
    /* Both against a third: on one side, by one step. */
    if (w->hostile && how.mode == MT_MODE_ASSERTED && a->n == 2) {
        mt_tie_word shared = {.form = MOOT_STR("shared enemy")};
        within(s, a, &shared, MT_MODE_INFERRED, 0.5);
    }
}

static void joint(sentence *s, uint32_t at, const mt_tie_word *w)
{
    const mt_cast_camp *a = before(s, at, REACH), *b = behind(s, at + w->words);
    /* "between A and B" */
    if (b && b->n >= 2 &&
        (is(s->ws, b->from - 1, "between") ||
         (b->from > 1 && is(s->ws, b->from - 1, "the") && is(s->ws, b->from - 2, "between")))) {
        within(s, b, w, mode_of(s, w, 0, at), 0.6);
        return;
    }
    if (a && a->n >= 2 && at - a->to <= 7 && !parted(s->ws, a->to, at)) {
        within(s, a, w, mode_of(s, w, a->to, at), 0.65);
        return;
    }
    /* "A ... cooperate with B" */
    bool with = is(s->ws, at + w->words, "with") || is(s->ws, at + w->words, "between");
    if (a && b && with && b->from - at - w->words <= 3)
        cross_camps(s, a, b, w, (manner){false, mode_of(s, w, a->to, at), 0.6});
}

/* ---- patterns without a verb ---- */

/* "Iran-backed": what the second half of the word says of the first; 0 if nothing. */
static int backed(moot_str low)
{
    static const char *const for_it[] = {"-backed",  "-funded",     "-armed",   "-supported",
                                         "-led",     "-sponsored",  "-trained", "-owned",
                                         "-aligned", "-controlled", "-friendly"};
    for (size_t i = 0; i < sizeof(for_it) / sizeof(*for_it); i++)
        if (mt_str_ends(low, mt_str(for_it[i])))
            return 1;
    return mt_str_starts(low, MOOT_STR("anti-"))  ? -1
           : mt_str_starts(low, MOOT_STR("pro-")) ? 1
                                                  : 0;
}

/* "the Iran-backed Houthis" */
static void compound(sentence *s, const mt_cast_camp *a, const mt_cast_camp *b)
{
    int sign = backed(s->ws->at[a->from].low);
    if (a->to == a->from + 1 && sign && b->from - a->to <= 1)
        cross_camps(s, a, b, &(mt_tie_word){.hostile = sign < 0, .form = s->ws->at[a->from].low},
                    (manner){true, MT_MODE_ASSERTED, 0.7});
}

/* "A, the B offshoot", "B's ally A": a noun behind `b` that says what A is to it. */
static void apposition(sentence *s, uint32_t k)
{
    static const char *const friends[] = {"offshoot", "ally",   "proxy",     "affiliate", "partner",
                                          "client",   "backer", "supporter", "puppet",    "allies",
                                          "proxies",  "friend", "vassal",    "subsidiary"};
    static const char *const foes[] = {"rival",     "enemy",     "foe",       "opponent",
                                       "adversary", "critic",    "rivals",    "enemies",
                                       "critics",   "opponents", "competitor"};
    const mt_cast_camp *b = &s->camps.at[k];
    if (b->to >= s->ws->n || s->ws->at[b->to].after_comma)
        return;
    uint32_t noun = b->to;
    if (!LISTED(friends, s->ws->at[noun].low) && !LISTED(foes, s->ws->at[noun].low))
        noun++;
    if (noun >= s->ws->n)
        return;
    mt_tie_word w = {.hostile = LISTED(foes, s->ws->at[noun].low), .form = s->ws->at[noun].low};
    if (!w.hostile && !LISTED(friends, s->ws->at[noun].low))
        return;
    manner how = {false, MT_MODE_ASSERTED, 0.7};
    const mt_cast_camp *next = k + 1 < s->camps.n ? &s->camps.at[k + 1] : NULL,
                       *last = k ? &s->camps.at[k - 1] : NULL;
    if (next && b->owner && next->from - noun <= 2)
        cross_camps(s, next, b, &w, how);
    else if (last && b->from - last->to <= 4 && s->ws->at[last->to].after_comma)
        cross_camps(s, last, b, &w, how);
}

/* "A, together with B," */
static void together(sentence *s, const mt_cast_camp *a, const mt_cast_camp *b)
{
    uint32_t with = b->from ? b->from - 1 : 0;
    if (with && is(s->ws, with, "the"))
        with--;
    static const char *const adverbs[] = {"perhaps", "together", "along", "possibly", "maybe"};
    if (with > a->to && !LISTED(adverbs, s->ws->at[a->to].low))
        return;
    if (!is(s->ws, with, "with") || with < a->to || with - a->to > 1 ||
        !s->ws->at[a->to].after_comma || b->to >= s->ws->n || !s->ws->at[b->to].after_comma)
        return;
    cross_camps(s, a, b, &(mt_tie_word){.form = MOOT_STR("with")},
                (manner){false, MT_MODE_INFERRED, 0.6});
}

static bool tied(const sentence *s, uint32_t a, uint32_t b)
{
    for (uint32_t i = s->r->ties.n; i-- > 0;) {
        const mt_reading_tie *t = &s->r->ties.at[i];
        if (t->block == s->block && t->unit == s->unit &&
            ((t->a == a && t->b == b) || (t->a == b && t->b == a)))
            return true;
    }
    return false;
}

/* Parties that stand for the same elections are rivals, if nothing else is said of them. */
static void rivals(sentence *s)
{
    for (uint32_t i = 0; i < s->camps.n; i++)
        for (uint32_t k = i + 1; k < s->camps.n; k++) {
            const mt_cast_camp *a = &s->camps.at[i], *b = &s->camps.at[k];
            if (!a->polls || !b->polls || !*a->polls || strcmp(a->polls, b->polls) != 0 ||
                a->n > 1 || b->n > 1 || tied(s, a->actor[0], b->actor[0]))
                continue;
            tie(s, a->actor[0], b->actor[0],
                &(mt_tie_word){.hostile = true, .form = MOOT_STR("rival party")},
                (manner){false, MT_MODE_INFERRED, 0.6});
        }
}

static void look(sentence *s)
{
    if (s->camps.n == 0 || (s->camps.n == 1 && s->camps.at[0].n < 2))
        return;
    for (uint32_t k = 0; k < s->camps.n; k++) {
        apposition(s, k);
        if (k + 1 < s->camps.n) {
            compound(s, &s->camps.at[k], &s->camps.at[k + 1]);
            together(s, &s->camps.at[k], &s->camps.at[k + 1]);
        }
    }
    for (uint32_t i = 0; i < s->ws->n;) {
        mt_tie_word w;
        if (!mt_tie_word_at(s->ws, i, &w)) {
            i++;
            continue;
        }
        if (w.shape == MT_SHAPE_JOINT)
            joint(s, i, &w);
        else
            act(s, i, &w);
        i += w.gap ? 1 : w.words;
    }
    rivals(s);
}

bool mt_ties_find(mt_reading *reading, mt_arena *arena, const mt_cast *cast)
{
    uint32_t at = 0;
    while (at < cast->mentions.n && cast->mentions.at[at].block == 2)
        at++;
    sentence q = {
        .r = reading, .arena = arena, .ws = &cast->words[2][0], .block = 2, .unit = MT_NO_ID};
    mt_cast_camps(q.ws, cast->mentions.at, at, NULL, &q.camps);
    look(&q);
    for (uint32_t b = 0; b < reading->blocks && b < 2; b++) {
        mt_cast_memory mind = {0};
        for (uint32_t u = 0; u < reading->block[b].units.n; u++) {
            sentence s = {
                .r = reading, .arena = arena, .ws = &cast->words[b][u], .block = b, .unit = u};
            const mt_mention *m = cast->mentions.n ? cast->mentions.at + at : NULL;
            uint32_t n = 0;
            while (at < cast->mentions.n && cast->mentions.at[at].block == b &&
                   cast->mentions.at[at].unit == u) {
                at++;
                n++;
            }
            mt_cast_camps(s.ws, m, n, &mind, &s.camps);
            look(&s);
        }
    }
    return !mt_arena_failed(arena);
}

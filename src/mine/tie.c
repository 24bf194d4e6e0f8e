/* Sentences -> ties between actors. */
#include "mine/tie.h"

#include "mine/tie_roles.h"

#define LISTED(list, low) mt_listed(list, sizeof(list) / sizeof(*(list)), low)

typedef struct sentence {
    mt_reading *r;
    mt_arena *arena;
    uint32_t block, unit;
    mt_clause in;
} sentence;

static bool any_between(const mt_words *ws, uint32_t from, uint32_t to, const char *const *list,
                        size_t n)
{
    /* "Mrs May" demands nothing. */
    for (uint32_t i = from; i < to && i < ws->n; i++)
        if ((i == 0 || !ws->at[i].capital) && mt_listed(list, n, ws->at[i].low))
            return true;
    return false;
}
#define BETWEEN(list, from, to) \
    any_between(s->in.ws, from, to, list, sizeof(list) / sizeof(*(list)))

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
    "tore",      "torn",       "lift",     "lifted",    "lifting",  "lose",    "lost",
    "rule",      "ruled",      "ruling",   "reject",    "rejected", "oppose",  "opposed",
    "opposes",   "scrap",      "scrapped", "abandon",   "renounce", "rejects", "abandoned"};

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
    /* "A and B, who do not recognise each other, agreed": another clause. */
    for (uint32_t i = at; i > low; i--)
        if (s->in.ws->at[i].after_comma)
            low = i;
    bool demanded = BETWEEN(demands, at > 7 ? at - 7 : 0, at);
    if (w->shape != MT_SHAPE_ACT && !mt_str_starts(w->form, MOOT_STR("in ")) &&
        BETWEEN(endings, at > 4 ? at - 4 : 0, at))
        return MT_MODE_DENIED;
    if (BETWEEN(denials, low, at))
        return w->hostile && demanded ? MT_MODE_PROPOSED : MT_MODE_DENIED;
    if (demanded)
        return MT_MODE_PROPOSED;
    if (w->past ? !mt_word_is(s->in.ws, at ? at - 1 : 0, "has") &&
                      !mt_word_is(s->in.ws, at ? at - 1 : 0, "have")
                : BETWEEN(pasts, low, at))
        return MT_MODE_PAST;
    return has_year(s->in.ws) ? MT_MODE_PAST : MT_MODE_ASSERTED;
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
    /* "militias" are anybody's, but "militias armed by X" are named by it. */
    bool said = w->shape == MT_SHAPE_NOUN && b->from > a->to && b->from - a->to <= 4;
    /* "sells to Yorkshire" is no tie, "lost to Boeing" and "customer of Boeing" are. */
    bool place = b->weak && w->shape == MT_SHAPE_ACT && !w->hostile;
    if ((a->common && b->common) || (a->extra && !said) || b->extra || a->weak || place)
        return;
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t j = 0; j < b->n; j++)
            tie(s, a->actor[i], b->actor[j], w, how);
}

static void within(sentence *s, const mt_cast_camp *c, const mt_tie_word *w, mt_tie_mode mode,
                   double sure)
{
    for (uint32_t i = 0; i < c->n && !c->common && !c->extra && !c->weak; i++)
        for (uint32_t j = i + 1; j < c->n; j++)
            tie(s, c->actor[i], c->actor[j], w, (manner){false, mode, sure});
}

/* ---- said by a word ---- */

static void joint(sentence *s, uint32_t at, const mt_tie_word *w)
{
    const mt_cast_camp *a = mt_tie_before(&s->in, at), *b = mt_tie_behind(&s->in, at + w->words);
    /* "between A and B" */
    if (b && b->n >= 2 &&
        (mt_word_is(s->in.ws, b->from - 1, "between") ||
         (b->from > 1 && mt_word_is(s->in.ws, b->from - 1, "the") &&
          mt_word_is(s->in.ws, b->from - 2, "between")))) {
        within(s, b, w, mode_of(s, w, 0, at), 0.6);
        return;
    }
    if (a && a->n >= 2 && at - a->to <= 7 && !mt_tie_parted(s->in.ws, a->to, at)) {
        within(s, a, w, mode_of(s, w, a->to, at), 0.65);
        return;
    }
    /* "A ... cooperate with B" */
    bool with = mt_word_is(s->in.ws, at + w->words, "with") ||
                mt_word_is(s->in.ws, at + w->words, "between");
    if (a && b && with && b->from - at - w->words <= 3)
        cross_camps(s, a, b, w, (manner){false, mode_of(s, w, a->to, at), 0.6});
}

/* "fish are negotiated with": not by whom the sentence begins with. */
static bool undergone(const sentence *s, uint32_t at, const mt_tie_word *w)
{
    static const char *const be[] = {"is", "are", "was", "were", "be", "been", "being"};
    uint32_t end = at + w->words;
    return w->past && w->shape == MT_SHAPE_ACT && at > 0 && LISTED(be, s->in.ws->at[at - 1].low) &&
           !mt_word_is(s->in.ws, end, "by") && !mt_word_is(s->in.ws, end - 1, "by");
}

/* "that leaving X meant leaving Y": done by nobody who is named before. */
static bool is_gerund(const mt_words *ws, uint32_t at)
{
    static const char *const before[] = {"that", "means", "meant", "mean", "than", "as", "if"};
    return mt_str_ends(ws->at[at].low, MOOT_STR("ing")) &&
           (at == 0 || LISTED(before, ws->at[at - 1].low));
}

/* "was fined 70m by B": by whom; NULL if that is not said. */
static const mt_cast_camp *doer(const sentence *s, uint32_t end)
{
    for (uint32_t i = end; i < s->in.ws->n && i < end + 6 && !s->in.ws->at[i].after_comma; i++)
        if (mt_word_is(s->in.ws, i, "by")) {
            const mt_cast_camp *b = mt_tie_behind(&s->in, i + 1);
            return b && b->from <= i + 3 ? b : NULL;
        }
    return NULL;
}

static void act(sentence *s, uint32_t at, const mt_tie_word *w)
{
    uint32_t end = at + w->words;
    if ((mt_word_is(s->in.ws, end, "each") || mt_word_is(s->in.ws, end, "one")) &&
        (mt_word_is(s->in.ws, end + 1, "other") || mt_word_is(s->in.ws, end + 1, "another"))) {
        joint(s, at, w);
        return;
    }
    if (is_gerund(s->in.ws, at))
        return;
    if (undergone(s, at, w)) {
        const mt_cast_camp *by = doer(s, end), *of = by ? mt_tie_subject(&s->in, at, w) : NULL;
        if (of)
            cross_camps(s, by, of, w, (manner){true, mode_of(s, w, of->to, at), 0.65});
        return;
    }
    const mt_cast_camp *a = mt_tie_subject(&s->in, at, w),
                       *b = a ? mt_tie_object(&s->in, a, at, w) : NULL;
    if (!b)
        return;
    uint32_t gap = (at - a->to) + (b->from > end ? b->from - end : 0);
    manner how = {true, mode_of(s, w, a->to, at), gap <= 3 ? 0.8 : gap <= 7 ? 0.65 : 0.5};
    mt_tie_word said = *w;
    if (how.mode == MT_MODE_PROPOSED && forbidden(s, w, a->to, at))
        said.hostile = false;
    bool passive = mt_word_is(s->in.ws, end, "by") ||
                   (w->shape == MT_SHAPE_NOUN && mt_word_is(s->in.ws, end - 1, "by"));
    cross_camps(s, passive ? b : a, passive ? a : b, &said, how);
    /* Both against a third: on one side, by one step. */
    if (w->hostile && how.mode == MT_MODE_ASSERTED && a->n == 2) {
        mt_tie_word shared = {.form = MOOT_STR("shared enemy")};
        within(s, a, &shared, MT_MODE_INFERRED, 0.5);
    }
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
    int sign = backed(s->in.ws->at[a->from].low);
    if (a->to == a->from + 1 && sign && b->from - a->to <= 1)
        cross_camps(s, a, b, &(mt_tie_word){.hostile = sign < 0, .form = s->in.ws->at[a->from].low},
                    (manner){true, MT_MODE_ASSERTED, 0.7});
}

/* "A, the B offshoot", "B's ally A": a noun behind `b` that says what A is to it. */
static void apposition(sentence *s, uint32_t k)
{
    static const char *const friends[] = {
        "offshoot",  "ally",     "proxy",    "affiliate", "partner", "client",     "backer",
        "supporter", "puppet",   "allies",   "proxies",   "friend",  "vassal",     "subsidiary",
        "customer",  "supplier", "sponsor",  "investor",  "owner",   "protector",  "patron",
        "guarantor", "champion", "defender", "admirer",   "mentor",  "protégé",    "deputy",
        "adviser",   "aide",     "partners", "customers", "lenders", "shareholder"};
    static const char *const foes[] = {"rival",      "enemy",      "foe",         "opponent",
                                       "adversary",  "critic",     "rivals",      "enemies",
                                       "critics",    "opponents",  "competitor",  "nemesis",
                                       "persecutor", "challenger", "competitors", "tormentor"};
    const mt_cast_camp *b = &s->in.camps.at[k];
    if (b->to >= s->in.ws->n || s->in.ws->at[b->to].after_comma)
        return;
    uint32_t noun = b->to;
    if (!LISTED(friends, s->in.ws->at[noun].low) && !LISTED(foes, s->in.ws->at[noun].low))
        noun++;
    if (noun >= s->in.ws->n)
        return;
    mt_tie_word w = {.hostile = LISTED(foes, s->in.ws->at[noun].low),
                     .form = s->in.ws->at[noun].low};
    if (!w.hostile && !LISTED(friends, s->in.ws->at[noun].low))
        return;
    manner how = {false, MT_MODE_ASSERTED, 0.7};
    const mt_cast_camp *next = k + 1 < s->in.camps.n ? &s->in.camps.at[k + 1] : NULL,
                       *last = k ? &s->in.camps.at[k - 1] : NULL;
    if (next && b->owner && next->from - noun <= 2)
        cross_camps(s, next, b, &w, how);
    else if (last && b->from - last->to <= 4 && s->in.ws->at[last->to].after_comma)
        cross_camps(s, last, b, &w, how);
}

/* "A, together with B," */
static void together(sentence *s, const mt_cast_camp *a, const mt_cast_camp *b)
{
    uint32_t with = b->from ? b->from - 1 : 0;
    if (with && mt_word_is(s->in.ws, with, "the"))
        with--;
    static const char *const adverbs[] = {"perhaps", "together", "along", "possibly", "maybe"};
    if (with > a->to && !LISTED(adverbs, s->in.ws->at[a->to].low))
        return;
    if (!mt_word_is(s->in.ws, with, "with") || with < a->to || with - a->to > 1 ||
        !s->in.ws->at[a->to].after_comma || b->to >= s->in.ws->n ||
        !s->in.ws->at[b->to].after_comma)
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
    for (uint32_t i = 0; i < s->in.camps.n; i++)
        for (uint32_t k = i + 1; k < s->in.camps.n; k++) {
            const mt_cast_camp *a = &s->in.camps.at[i], *b = &s->in.camps.at[k];
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
    if (s->in.camps.n == 0 || (s->in.camps.n == 1 && s->in.camps.at[0].n < 2))
        return;
    for (uint32_t k = 0; k < s->in.camps.n; k++) {
        apposition(s, k);
        if (k + 1 < s->in.camps.n) {
            compound(s, &s->in.camps.at[k], &s->in.camps.at[k + 1]);
            together(s, &s->in.camps.at[k], &s->in.camps.at[k + 1]);
        }
    }
    for (uint32_t i = 0; i < s->in.ws->n;) {
        mt_tie_word w;
        if (!mt_tie_word_at(s->in.ws, i, &w)) {
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
        .r = reading, .arena = arena, .in.ws = &cast->words[2][0], .block = 2, .unit = MT_NO_ID};
    mt_cast_camps(q.in.ws, cast->mentions.at, at, NULL, &q.in.camps);
    look(&q);
    for (uint32_t b = 0; b < reading->blocks && b < 2; b++) {
        mt_cast_memory mind = {0};
        for (uint32_t u = 0; u < reading->block[b].units.n; u++) {
            sentence s = {
                .r = reading, .arena = arena, .in.ws = &cast->words[b][u], .block = b, .unit = u};
            const mt_mention *m = cast->mentions.n ? cast->mentions.at + at : NULL;
            uint32_t n = 0;
            while (at < cast->mentions.n && cast->mentions.at[at].block == b &&
                   cast->mentions.at[at].unit == u) {
                at++;
                n++;
            }
            mt_cast_camps(s.in.ws, m, n, &mind, &s.in.camps);
            look(&s);
        }
    }
    return !mt_arena_failed(arena);
}

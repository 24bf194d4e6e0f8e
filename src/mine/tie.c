/* Sentences -> ties between actors. */
#include "mine/tie.h"

#include "mine/tie_words.h"

#define LISTED(list, low) mt_listed(list, sizeof(list) / sizeof(*(list)), low)

enum { REACH = 9, CAMP = 4, MENTIONS_MAX = 64 };

/* Some actors named together: "Washington and Tehran". */
typedef struct camp {
    uint32_t actor[CAMP];
    uint32_t n;
    uint32_t from, to; /* words */
    bool place;        /* behind a preposition, so that it does nothing itself */
} camp;

typedef struct sentence {
    mt_reading *r;
    mt_arena *arena;
    const mt_words *ws;
    const mt_mention *m;
    uint32_t n;
    uint32_t block, unit;
    camp camps[MENTIONS_MAX];
    uint32_t n_camps;
} sentence;

/* What "they" and "it" stand for, from the sentence before. */
typedef struct memory {
    camp two, one;
} memory;

static bool is(const mt_words *ws, uint32_t i, const char *word)
{
    return i < ws->n && mt_str_eq(ws->at[i].low, mt_str(word));
}

static bool holds(const camp *c, uint32_t actor)
{
    for (uint32_t i = 0; i < c->n; i++)
        if (c->actor[i] == actor)
            return true;
    return false;
}

/* ---- who stands together in the words ---- */

static bool joined(const mt_words *ws, uint32_t end, uint32_t next)
{
    if (next < end)
        return false;
    if (next == end)
        return ws->at[next].after_comma;
    bool the = is(ws, next - 1, "the") || is(ws, next - 1, "both");
    uint32_t gap = next - end - the;
    if (gap == 0)
        return ws->at[end].after_comma;
    return gap == 1 && (is(ws, end, "and") || is(ws, end, "or") || is(ws, end, "nor"));
}

/* Does the list that goes on at mention `i` end with "and": "A, B and C"? */
static bool lists(const sentence *s, uint32_t i)
{
    for (; i + 1 < s->n && joined(s->ws, s->m[i].to, s->m[i + 1].from); i++)
        if (!s->ws->at[s->m[i].to].after_comma)
            return true;
    return false;
}

static void gather(sentence *s)
{
    s->n_camps = 0;
    for (uint32_t i = 0; i < s->n && s->n_camps < MENTIONS_MAX; i++) {
        const mt_mention *m = &s->m[i];
        camp *last = s->n_camps ? &s->camps[s->n_camps - 1] : NULL;
        if (last && last->n < CAMP && joined(s->ws, last->to, m->from) &&
            (!s->ws->at[last->to < s->ws->n ? last->to : 0].after_comma || lists(s, i))) {
            if (!holds(last, m->actor))
                last->actor[last->n++] = m->actor;
            last->to = m->to;
            continue;
        }
        s->camps[s->n_camps++] =
            (camp){{m->actor}, 1, m->from, m->to, m->place && !m->owner && !m->adjective};
    }
}

/* Pronouns as camps of their own, in their place. */
static void put_camp(sentence *s, camp c, uint32_t at, uint32_t words)
{
    if (c.n == 0 || s->n_camps == MENTIONS_MAX)
        return;
    c.from = at;
    c.to = at + words;
    uint32_t i = s->n_camps++;
    while (i > 0 && s->camps[i - 1].from > at) {
        s->camps[i] = s->camps[i - 1];
        i--;
    }
    s->camps[i] = c;
}

static bool any_is(const mt_words *ws, uint32_t i, const char *const *list, size_t n)
{
    return i < ws->n && mt_listed(list, n, ws->at[i].low);
}
#define ANY_IS(list, i) any_is(s->ws, i, list, sizeof(list) / sizeof(*(list)))

/* Who is meant by the words from `i` on: a camp of the sentence before, or NULL. */
static const camp *meant(const sentence *s, uint32_t i, const memory *before, uint32_t *words)
{
    static const char *const they[] = {"they", "them"}, *const one[] = {"it", "he", "she"},
                             *const whose[] = {"its", "his", "her", "their"},
                             *const a[] = {"this", "the"},
                             *const both[] = {"states", "countries", "sides", "governments"},
                             *const groups[] = {"group",   "regime", "government",
                                                "country", "state",  "organisation"};
    bool early = i < 4 || (s->n_camps && s->camps[0].from > i);
    *words = 1;
    if (early && ANY_IS(they, i))
        return before->two.n ? &before->two : &before->one;
    if (early && ANY_IS(one, i) && before->one.n == 1)
        return &before->one;
    *words = 2;
    if ((is(s->ws, i, "both") && ANY_IS(both, i + 1)) ||
        (is(s->ws, i, "the") && is(s->ws, i + 1, "two") && before->two.n == 2))
        return &before->two;
    bool organ = ANY_IS(whose, i) && i + 1 < s->ws->n && mt_is_organ(s->ws->at[i + 1].low);
    if (i < 3 && (organ || (ANY_IS(a, i) && ANY_IS(groups, i + 1))))
        return &before->one;
    return NULL;
}

static void follow_pronouns(sentence *s, const memory *before)
{
    for (uint32_t i = 0; i < s->ws->n; i++) {
        uint32_t words;
        const camp *c = meant(s, i, before, &words);
        if (c)
            put_camp(s, *c, i, words);
    }
}

static void remember(const sentence *s, memory *to)
{
    if (s->n_camps == 0)
        return;
    to->two = (camp){0};
    for (uint32_t i = s->n_camps; i-- > 0;)
        if (s->camps[i].n == 2)
            to->two = s->camps[i];
    if (to->two.n == 0 && s->n_camps == 2 && s->camps[0].n == 1 && s->camps[1].n == 1 &&
        s->camps[0].actor[0] != s->camps[1].actor[0])
        to->two = (camp){{s->camps[0].actor[0], s->camps[1].actor[0]}, 2, 0, 0, false};
    to->one = s->camps[0];
}

/* ---- how it is said ---- */

static bool any_between(const mt_words *ws, uint32_t from, uint32_t to, const char *const *list,
                        size_t n)
{
    for (uint32_t i = from; i < to && i < ws->n; i++)
        if (mt_listed(list, n, ws->at[i].low))
            return true;
    return false;
}
#define BETWEEN(list, from, to) any_between(s->ws, from, to, list, sizeof(list) / sizeof(*(list)))

static const char *const denials[] = {
    "not",     "never",  "no",    "rarely",  "hardly", "neither", "nor",     "nobody", "without",
    "cannot",  "can't",  "don't", "doesn't", "didn't", "won't",   "isn't",   "aren't", "refuses",
    "refused", "refuse", "fails", "failed",  "stop",   "stopped", "wouldn't"};
static const char *const demands[] = {"should", "must",  "ought",     "let",     "let's", "needs",
                                      "need",   "shall", "shouldn't", "mustn't", "would", "could",
                                      "might",  "if",    "may",       "propose", "wants"};
static const char *const pasts[] = {"was",    "were",   "had",      "did",    "ago",
                                    "once",   "used",   "formerly", "former", "until",
                                    "didn't", "wasn't", "weren't"};

/* A year of the past anywhere: "in 1982". */
static bool has_year(const mt_words *ws)
{
    for (uint32_t i = 0; i < ws->n; i++)
        if (ws->at[i].digit && ws->at[i].low.len == 4 &&
            (ws->at[i].low.ptr[0] == '1' || ws->at[i].low.ptr[0] == '2'))
            return true;
    return false;
}

static void tie(sentence *s, uint32_t a, uint32_t b, const mt_tie_word *w, bool directed,
                mt_tie_mode mode, double sure)
{
    if (a == b)
        return;
    bool hostile = w->hostile;
    /* A denied alliance is told as hostility; denied hostility is no tie. */
    if (mode == MT_MODE_DENIED) {
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
    MT_VEC_PUSH(
        s->arena, &s->r->ties,
        ((mt_reading_tie){a, b, hostile, directed, mode, s->block, s->unit, w->form, sure}));
}

static mt_tie_mode mode_of(const sentence *s, const mt_tie_word *w, uint32_t from, uint32_t at)
{
    uint32_t low = at > 5 ? at - 5 : 0;
    if (from > low)
        low = from;
    if (BETWEEN(denials, low, at))
        return MT_MODE_DENIED;
    if (BETWEEN(demands, at > 7 ? at - 7 : 0, at))
        return MT_MODE_PROPOSED;
    if (w->past ? !is(s->ws, at ? at - 1 : 0, "has") && !is(s->ws, at ? at - 1 : 0, "have")
                : BETWEEN(pasts, low, at))
        return MT_MODE_PAST;
    return has_year(s->ws) ? MT_MODE_PAST : MT_MODE_ASSERTED;
}

static void cross_camps(sentence *s, const camp *a, const camp *b, const mt_tie_word *w,
                        bool directed, mt_tie_mode mode, double sure)
{
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t j = 0; j < b->n; j++)
            tie(s, a->actor[i], b->actor[j], w, directed, mode, sure);
}

static void within(sentence *s, const camp *c, const mt_tie_word *w, mt_tie_mode mode, double sure)
{
    for (uint32_t i = 0; i < c->n; i++)
        for (uint32_t j = i + 1; j < c->n; j++)
            tie(s, c->actor[i], c->actor[j], w, false, mode, sure);
}

/* The nearest camps before and behind the words [at, end), within reach. */
static const camp *before(const sentence *s, uint32_t at)
{
    const camp *c = NULL;
    for (uint32_t i = 0; i < s->n_camps; i++)
        if (!s->camps[i].place && s->camps[i].to <= at && at - s->camps[i].to <= REACH)
            c = &s->camps[i];
    return c;
}

static const camp *behind(const sentence *s, uint32_t end)
{
    for (uint32_t i = 0; i < s->n_camps; i++)
        if (s->camps[i].from >= end && s->camps[i].from - end <= REACH)
            return &s->camps[i];
    return NULL;
}

/* Does a new clause begin between the words? */
static bool parted(const mt_words *ws, uint32_t from, uint32_t to)
{
    static const char *const joints[] = {"but", "while",   "because", "although", "when",
                                         "if",  "whereas", "so",      "since"};
    for (uint32_t i = from; i < to && i < ws->n; i++)
        if (LISTED(joints, ws->at[i].low))
            return true;
    return false;
}

/* Is what stands between a verb and the actor behind it no object of its own? */
static bool reaches(const mt_words *ws, const mt_tie_word *w, uint32_t verb, uint32_t to)
{
    static const char *const stops[] = {"in",    "for",  "with", "to",      "from", "on",
                                        "at",    "by",   "as",   "and",     "or",   "that",
                                        "which", "who",  "is",   "are",     "was",  "were",
                                        "has",   "have", "will", "against", "over", "about"};
    static const char *const gifts[] = {
        "sell",    "sells",   "sold",     "selling", "give",     "gives",    "gave",
        "send",    "sends",   "sent",     "supply",  "supplies", "supplied", "lend",
        "lends",   "lent",    "lease",    "leases",  "leased",   "offer",    "offers",
        "offered", "promise", "promised", "grant",   "grants"};
    uint32_t from = verb + w->words, ofs = 0;
    /* "sells oil to X" */
    uint32_t last = to > from && is(ws, to - 1, "the") ? to - 1 : to;
    if (LISTED(gifts, ws->at[verb].low) && w->words == 1)
        return last > from && is(ws, last - 1, "to") && last - from <= 6;
    if (ws->at[to].after_comma)
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
static bool apposed(const sentence *s, const camp *a, uint32_t at)
{
    const camp *first = &s->camps[0];
    if (a == first || first->from > 1 || first->to >= s->ws->n || !s->ws->at[first->to].after_comma)
        return false;
    for (uint32_t i = a->to; i <= at && i < s->ws->n; i++)
        if (s->ws->at[i].after_comma)
            return true;
    return false;
}

static void act(sentence *s, uint32_t at, const mt_tie_word *w)
{
    const camp *a = before(s, at), *b = behind(s, at + w->words);
    if (b && !reaches(s->ws, w, at, b->from))
        return;
    if (a && apposed(s, a, at))
        a = &s->camps[0];
    if (!a || !b || parted(s->ws, a->to, at) || parted(s->ws, at + w->words, b->from))
        return;
    mt_tie_mode mode = mode_of(s, w, a->to, at);
    uint32_t gap = (at - a->to) + (b->from - at - w->words);
    double sure = gap <= 3 ? 0.8 : gap <= 7 ? 0.65 : 0.5;
    cross_camps(s, a, b, w, true, mode, sure);
    /* Both against a third: on one side, by one step. */
    if (w->hostile && mode == MT_MODE_ASSERTED && a->n == 2) {
        mt_tie_word shared = {.form = MOOT_STR("shared enemy")};
        within(s, a, &shared, MT_MODE_INFERRED, 0.5);
    }
}

static void joint(sentence *s, uint32_t at, const mt_tie_word *w)
{
    const camp *a = before(s, at), *b = behind(s, at + w->words);
    /* "between A and B" */
    if (b && b->n >= 2 && is(s->ws, b->from - 1, "between")) {
        within(s, b, w, mode_of(s, w, 0, at), 0.6);
        return;
    }
    if (a && a->n >= 2 && at - a->to <= 5 && !parted(s->ws, a->to, at)) {
        within(s, a, w, mode_of(s, w, a->to, at), 0.65);
        return;
    }
    /* "A ... cooperate with B" */
    bool with = is(s->ws, at + w->words, "with") || is(s->ws, at + w->words, "between");
    if (a && b && with && b->from - at - w->words <= 3)
        cross_camps(s, a, b, w, false, mode_of(s, w, a->to, at), 0.6);
}

static void look(sentence *s)
{
    if (s->n_camps == 0 || (s->n_camps == 1 && s->camps[0].n < 2))
        return;
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
        i += w.words;
    }
}

bool mt_ties_find(mt_reading *reading, mt_arena *arena, const mt_cast *cast)
{
    memory mind = {0};
    uint32_t at = 0;
    while (at < cast->mentions.n && cast->mentions.at[at].block == 2)
        at++;
    sentence q = {.r = reading,
                  .arena = arena,
                  .ws = &cast->words[2][0],
                  .m = cast->mentions.at,
                  .n = at,
                  .block = 2,
                  .unit = MT_NO_ID};
    gather(&q);
    look(&q);
    for (uint32_t b = 0; b < reading->blocks && b < 2; b++) {
        mind = (memory){0};
        for (uint32_t u = 0; u < reading->block[b].units.n; u++) {
            sentence s = {
                .r = reading, .arena = arena, .ws = &cast->words[b][u], .block = b, .unit = u};
            s.m = cast->mentions.at + at;
            while (at < cast->mentions.n && cast->mentions.at[at].block == b &&
                   cast->mentions.at[at].unit == u) {
                at++;
                s.n++;
            }
            gather(&s);
            follow_pronouns(&s, &mind);
            look(&s);
            remember(&s, &mind);
        }
    }
    return !mt_arena_failed(arena);
}

/* Blocks -> which of them is Yes. */
#include "mine/stance.h"

#include "mine/lexicon.h"
#include "mine/polarity.h"
#include "mine/weights.h"

#define WEIGHT(row) (mt_weights[MT_GENRE_DEBATE].w[MT_W_##row])
#define LISTED(list, low) mt_listed(list, sizeof(list) / sizeof(*(list)), low)

enum { SENTENCES_MAX = 300, NEAR = 6, DENIED_WITHIN = 4 };

static const struct {
    double prior, spread;
} rows[] = {
#define ROW(name, prior, spread, why) {prior, spread},
    MT_STANCE_ROWS(ROW)
#undef ROW
};

static bool denies(moot_str low)
{
    static const char *const words[] = {
        "not",  "never",  "no",     "cannot", "nor",     "neither",  "nobody",   "nothing",
        "none", "hardly", "rarely", "barely", "without", "unlikely", "scarcely", "unless"};
    return LISTED(words, low) || mt_str_ends(low, MOOT_STR("n't"));
}

/* ---- the question ---- */

static bool holds(const moot_str *list, uint32_t n, moot_str stem)
{
    for (uint32_t i = 0; i < n; i++)
        if (mt_str_eq(list[i], stem))
            return true;
    return false;
}

static moot_str stem_of(const mt_asking *q, moot_str low)
{
    return mt_stem(q->stemmer, q->arena, mt_bare(low));
}

bool mt_asking_of(mt_asking *to, mt_arena *arena, mt_stemmer *stemmer, moot_str text,
                  moot_span question)
{
    static const char *const open[] = {"right", "time", "good", "justified"};
    *to = (mt_asking){.arena = arena, .stemmer = stemmer, .sign = 1};
    mt_words ws = {0};
    mt_words_of(arena, text, question, &ws);
    moot_str *act = MT_NEW_ARRAY(arena, moot_str, 2), *about = MT_NEW_ARRAY(arena, moot_str, ws.n);
    if (mt_arena_failed(arena))
        return false;
    uint32_t from = mt_main_clause(&ws), nots = 0;
    bool found = false, goes_on = false;
    for (uint32_t i = from; i < ws.n; i++) {
        moot_str low = ws.at[i].low;
        int asked = i > from || !mt_is_auxiliary(low) ? mt_asked(low) : 0;
        nots += denies(low);
        to->demand |= mt_str_eq(low, MOOT_STR("should")) || mt_str_eq(low, MOOT_STR("must"));
        /* "right to ban": what is right is asked for. */
        if (asked && (!found || (goes_on && asked < 0 && to->acts < 2))) {
            to->sign = asked;
            goes_on = LISTED(open, low) && !found;
            found = true;
            act[to->acts++] = stem_of(to, low);
        }
    }
    for (uint32_t i = from; i < ws.n; i++) {
        moot_str s = stem_of(to, ws.at[i].low);
        if (ws.at[i].low.len > 2 && !mt_is_stop_word(ws.at[i].low) && !holds(act, to->acts, s) &&
            !holds(about, to->abouts, s))
            about[to->abouts++] = s;
    }
    if (nots % 2)
        to->sign = -to->sign;
    to->act = act;
    to->about = about;
    return !mt_arena_failed(arena);
}

/* ---- one sentence ---- */

typedef enum mark { MARK_NONE, MARK_ACT, MARK_ABOUT } mark;

typedef struct sentence {
    const mt_asking *q;
    const mt_words *ws;
    const mark *marks; /* of the words */
    double asked;      /* share of the words of the question that it has */
    bool denied;
} sentence;

static bool denied_at(const sentence *s, uint32_t at)
{
    uint32_t nots = 0;
    for (uint32_t i = at > DENIED_WITHIN ? at - DENIED_WITHIN : 0; i < at; i++)
        nots += denies(s->ws->at[i].low);
    return nots % 2 == 1;
}

/* The distance to the nearest word with the mark; a large number if there is none. */
static uint32_t away(const sentence *s, uint32_t at, mark m)
{
    for (uint32_t d = 1; d <= NEAR; d++)
        if ((d <= at && s->marks[at - d] == m) || (at + d < s->ws->n && s->marks[at + d] == m))
            return d;
    return UINT32_MAX;
}

/* How a verb behind "should" agrees with that of the question: +1, -1, 0. */
static double demand_at(const sentence *s, uint32_t at)
{
    static const char *const modals[] = {"should", "must", "ought", "let", "need", "needs"};
    if (!LISTED(modals, s->ws->at[at].low))
        return 0;
    bool contrary = false;
    for (uint32_t i = at + 1; i < s->ws->n && i < at + 4; i++)
        contrary |= denies(s->ws->at[i].low);
    for (uint32_t i = at + 1; i < s->ws->n && i < at + 7; i++) {
        int asked = s->marks[i] == MARK_ACT ? s->q->sign : mt_asked(s->ws->at[i].low);
        if (asked)
            return asked * s->q->sign * (contrary ? -1 : 1);
    }
    return 0;
}

typedef struct sums {
    double about, judges, demands, takes, consequences;
} sums;

static void add_tone(const sentence *s, uint32_t i, sums *to)
{
    static const char *const would[] = {"would", "could", "will", "won't", "wouldn't"};
    double t = mt_tone(s->ws->at[i].low);
    if (t == 0)
        return;
    if (denied_at(s, i))
        t = -t;
    for (uint32_t k = i > NEAR ? i - NEAR : 0; k < i; k++)
        if (LISTED(would, s->ws->at[k].low)) {
            to->consequences += t;
            break;
        }
    if (s->marks[i] == MARK_NONE && away(s, i, MARK_ACT) > NEAR && away(s, i, MARK_ABOUT) <= NEAR)
        to->about += t;
}

static void add_word(const sentence *s, uint32_t i, sums *to)
{
    double sign = denied_at(s, i) ? -1 : 1;
    add_tone(s, i, to);
    to->judges += sign * mt_judgement(s->ws->at[i].low);
    if (s->marks[i] == MARK_ACT)
        to->takes += sign;
    if (s->q->demand)
        to->demands += demand_at(s, i);
}

/* Words that are only counted. */
static void count(const mt_words *ws, double x[MT_STANCE_COUNT])
{
    static const char *const
        right[] = {"right", "rightly", "yes", "deserve", "deserves"},
        *const instead[] = {"instead",      "rather",  "alternative",
                            "alternatives", "already", "enough"},
        *const buts[] = {"but", "yet", "however", "nor", "still"},
        *const supporters[] = {"supporters",  "advocates", "campaigners", "proponents",
                               "enthusiasts", "idea",      "argument",    "theory",
                               "claim",       "claims",    "promise",     "promised",
                               "pretend",     "plan",      "scheme",      "proposal"},
        *const opponents[] = {"critics",    "opponents",  "sceptics",   "doubters", "objectors",
                              "detractors", "objection",  "objections", "fears",    "opposition",
                              "complain",   "complaints", "worry"},
        *const verbs[] = {"is",  "are",  "does",  "do",  "did",
                          "has", "will", "would", "can", "should"},
        *const doubt[] = {"if",       "unless", "whether",  "perhaps",    "maybe",     "may",
                          "might",    "could",  "supposed", "supposedly", "so-called", "allegedly",
                          "actually", "really", "simply",   "merely",     "only",      "hardly"};
    x[MT_STANCE_BUT] += LISTED(buts, ws->at[0].low);
    for (uint32_t i = 0; i < ws->n; i++) {
        moot_str low = ws->at[i].low;
        x[MT_STANCE_RIGHT] += LISTED(right, low);
        x[MT_STANCE_INSTEAD] += LISTED(instead, low);
        x[MT_STANCE_SUPPORTERS] += LISTED(supporters, low);
        x[MT_STANCE_OPPONENTS] += LISTED(opponents, low);
        x[MT_STANCE_DOUBT] += LISTED(doubt, low);
        x[MT_STANCE_VERB_NOT] += mt_str_ends(low, MOOT_STR("n't")) ||
                                 (i > 0 && denies(low) && LISTED(verbs, ws->at[i - 1].low));
    }
}

static void add_sentence(const sentence *s, const mt_unit *u, double n, double x[MT_STANCE_COUNT])
{
    sums t = {0};
    for (uint32_t i = 0; i < s->ws->n; i++)
        add_word(s, i, &t);
    /* What is said against the own side counts for the other. */
    double own = u->role == MT_ROLE_COUNTER ? -1 : 1;
    x[MT_STANCE_CONSEQUENCES] += own * t.consequences;
    x[MT_STANCE_ABOUT] += own * t.about * s->q->sign / n;
    x[MT_STANCE_ABOUT_ASKED] += own * t.about * s->q->sign * s->asked;
    x[MT_STANCE_ABOUT_BARE] += own * t.about / n;
    x[MT_STANCE_JUDGES] += own * t.judges / n;
    x[MT_STANCE_DEMANDS] += own * t.demands / n;
    x[MT_STANCE_TAKES] += own * t.takes * s->asked;
    x[MT_STANCE_DENIES] += s->denied ? own * s->asked : 0;
    if (u->role == MT_ROLE_CENTRAL)
        x[MT_STANCE_CLAIM_JUDGES] += t.judges;
    count(s->ws, x);
}

/* ---- blocks ---- */

/* Marks for the words of a sentence, and how much of the question it has. */
static double mark_words(const mt_asking *q, const mt_words *ws, mark *marks)
{
    uint32_t found = 0, all = q->acts + q->abouts;
    bool *seen = MT_NEW_ARRAY(q->arena, bool, all);
    for (uint32_t i = 0; seen && i < ws->n; i++) {
        marks[i] = MARK_NONE;
        if (ws->at[i].low.len < 3 || mt_is_stop_word(ws->at[i].low))
            continue;
        moot_str s = stem_of(q, ws->at[i].low);
        for (uint32_t k = 0; k < all; k++) {
            if (!mt_str_eq(s, k < q->acts ? q->act[k] : q->about[k - q->acts]))
                continue;
            marks[i] = k < q->acts ? MARK_ACT : MARK_ABOUT;
            found += !seen[k];
            seen[k] = true;
        }
    }
    return all ? (double)found / all : 0;
}

static void read_block(const mt_asking *q, const mt_stance_block *b, double x[MT_STANCE_COUNT])
{
    double words = 0;
    for (uint32_t i = 0; i < b->n && i < SENTENCES_MAX; i++) {
        mt_words ws = {0};
        mt_words_of(q->arena, b->text, b->units[i].span, &ws);
        mark *marks = MT_NEW_ARRAY(q->arena, mark, ws.n);
        if (mt_arena_failed(q->arena) || ws.n == 0)
            continue;
        sentence s = {.q = q, .ws = &ws, .marks = marks, .asked = mark_words(q, &ws, marks)};
        for (uint32_t k = 0; k < ws.n; k++)
            s.denied |= denies(ws.at[k].low);
        add_sentence(&s, &b->units[i], b->n, x);
        words += ws.n;
    }
    static const mt_stance_row rates[] = {
        MT_STANCE_CONSEQUENCES, MT_STANCE_RIGHT, MT_STANCE_SUPPORTERS, MT_STANCE_OPPONENTS,
        MT_STANCE_INSTEAD,      MT_STANCE_BUT,   MT_STANCE_VERB_NOT,   MT_STANCE_DOUBT};
    for (size_t i = 0; i < sizeof(rates) / sizeof(*rates); i++)
        x[rates[i]] *= words > 0 ? 100 / words : 0;
}

void mt_stance_tally(const mt_asking *asking, const mt_stance_block blocks[2],
                     double x[MT_STANCE_COUNT])
{
    double of[2][MT_STANCE_COUNT] = {{0}};
    for (uint32_t b = 0; b < 2; b++)
        read_block(asking, &blocks[b], of[b]);
    for (uint32_t i = 0; i < MT_STANCE_COUNT; i++) {
        double d = (of[0][i] - of[1][i]) / rows[i].spread;
        x[i] = d > 2 ? 2 : d < -2 ? -2 : d;
    }
}

double mt_stance(const mt_asking *asking, const mt_stance_block blocks[2], bool ordered)
{
    double x[MT_STANCE_COUNT];
    mt_stance_tally(asking, blocks, x);
    double s = ordered ? WEIGHT(SIDE_ORDER) : 0;
    s += WEIGHT(SIDE_ANSWER) * (blocks[0].answer - blocks[1].answer);
    for (uint32_t i = 0; i < MT_STANCE_COUNT; i++)
        s += mt_stance_weights[i] * x[i];
    return s;
}

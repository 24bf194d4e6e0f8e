/* Sentence -> features. */
#include "mine/feature.h"

#include "mine/polarity.h"

#include <stdlib.h>

bool mt_featurer_init(mt_featurer *f, mt_arena *arena, moot_str text, uint64_t seed)
{
    *f = (mt_featurer){.arena = arena, .text = text, .stemmer = mt_stemmer_new()};
    mt_intern_init(&f->ids, arena, seed);
    return f->stemmer != NULL;
}

void mt_featurer_fini(mt_featurer *f)
{
    mt_stemmer_free(f->stemmer);
    f->stemmer = NULL;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static uint32_t sort_once(uint32_t *at, uint32_t n)
{
    uint32_t kept = 0;
    if (n)
        qsort(at, n, sizeof(*at), by_number);
    for (uint32_t i = 0; i < n; i++)
        if (kept == 0 || at[kept - 1] != at[i])
            at[kept++] = at[i];
    return kept;
}

typedef struct cue_ctx {
    mt_features *to;
    const mt_words *ws;
    uint32_t lead;  /* words at the start that are themselves cues */
    uint32_t judge; /* the first word that judges */
} cue_ctx;

/* "So do clothes", "so far", "so many": no conclusion. */
static bool plain_so(const mt_words *ws, uint32_t at)
{
    static const char *const after[] = {"do",   "does", "did",  "is",   "are", "was",
                                        "were", "has",  "have", "can",  "far", "many",
                                        "much", "few",  "long", "that", "as",  "what"};
    return mt_str_eq(ws->at[at].low, MOOT_STR("so")) && at + 1 < ws->n &&
           mt_listed(after, sizeof(after) / sizeof(*after), ws->at[at + 1].low);
}

static void note_cue(void *ctx, mt_cue cue, uint32_t at, uint32_t n)
{
    cue_ctx *c = ctx;
    if (cue == MT_CUE_CONCLUDE && plain_so(c->ws, at))
        return;
    c->to->any[cue] = true;
    if (cue == MT_CUE_JUDGE && at < c->judge)
        c->judge = at;
    if (cue == MT_CUE_CONTRAST && at > 3 && c->ws->at[at].after_comma &&
        mt_str_eq(c->ws->at[at].low, MOOT_STR("but")))
        c->to->inner_turn = true;
    /* "But of course": what follows an opening cue still opens the sentence. */
    if (at <= c->lead && at < 4) {
        c->to->first[cue] = true;
        if (at + n > c->lead && (cue == MT_CUE_CONTRAST || cue == MT_CUE_ADD ||
                                 cue == MT_CUE_CONCEDE || cue == MT_CUE_CONCLUDE))
            c->lead = at + n;
    }
    if (cue == MT_CUE_NOT)
        c->to->nots++;
}

/* What counts as the first word of a sentence, though it stands later.  "Since however X", "These
 * groups, however, ...": a contrast near the start.  "X and Y would therefore ...": a conclusion,
 * however long what it speaks of is. */
static void late_openers(const mt_words *ws, mt_features *to)
{
    for (uint32_t i = 1; i < ws->n && i < 7; i++)
        if (ws->at[i].after_comma && (mt_str_eq(ws->at[i].low, MOOT_STR("however")) ||
                                      mt_str_eq(ws->at[i].low, MOOT_STR("though")) ||
                                      mt_str_eq(ws->at[i].low, MOOT_STR("nevertheless"))))
            to->first[MT_CUE_CONTRAST] = true;
    for (uint32_t i = 1; i < ws->n; i++)
        if ((mt_str_eq(ws->at[i].low, MOOT_STR("therefore")) ||
             mt_str_eq(ws->at[i].low, MOOT_STR("thus"))) &&
            (i < 7 || mt_is_modal(ws->at[i - 1].low)))
            to->first[MT_CUE_CONCLUDE] = true;
}

/* "It is (in both states' interest | worrying) to ...": `lead` is where the sentence
 * proper begins, `judge` the first word that judges. */
static bool it_judges(const mt_words *ws, uint32_t lead, uint32_t judge)
{
    static const char *const be[] = {"is", "was", "would", "seems", "will"};
    if (lead + 1 >= ws->n || judge == MT_NO_ID || judge > lead + 7)
        return false;
    bool it = mt_str_eq(ws->at[lead].low, MOOT_STR("it")) &&
              mt_listed(be, sizeof(be) / sizeof(*be), ws->at[lead + 1].low);
    return it || mt_str_eq(ws->at[lead].low, MOOT_STR("it's"));
}

/* The kind of what "should" or "must" demands within a few words; in a question the subject stands
 * between. */
static int demanded(const mt_words *ws)
{
    static const char *const demand[] = {"should", "must", "ought", "let", "need", "needs"};
    for (uint32_t i = 0; i < ws->n; i++) {
        if (!mt_listed(demand, sizeof(demand) / sizeof(*demand), ws->at[i].low))
            continue;
        uint32_t reach = i == 0 ? 14 : 7;
        for (uint32_t k = i + 1; k < ws->n && k <= i + reach; k++) {
            int kind = mt_asked(ws->at[k].low);
            if (kind)
                return kind;
        }
    }
    return 0;
}

static void content(mt_featurer *f, const mt_words *ws, mt_features *to)
{
    to->stem = MT_NEW_ARRAY(f->arena, uint32_t, ws->n);
    to->name = MT_NEW_ARRAY(f->arena, uint32_t, ws->n);
    to->word = MT_NEW_ARRAY(f->arena, uint32_t, ws->n);
    to->subject = MT_NEW_ARRAY(f->arena, uint32_t, ws->n);
    if (!to->stem || !to->name || !to->word || !to->subject)
        return;
    for (uint32_t i = 0; i < ws->n; i++) {
        const mt_word *w = &ws->at[i];
        to->digits |= w->digit;
        to->word[i] = mt_intern_add(&f->ids, w->low);
        int p = mt_polarity(w->low);
        to->good += p > 0;
        to->bad += p < 0;
        bool common = mt_is_stop_word(w->low);
        to->common += common;
        if (common || w->low.len < 2)
            continue;
        uint32_t id = mt_intern_add(&f->ids, mt_stem(f->stemmer, f->arena, mt_bare(w->low)));
        if (id == MT_NO_ID)
            continue;
        to->stem[to->stems++] = id;
        if (w->capital && (i > 0 || w->shout))
            to->name[to->names++] = id;
        if (i >= to->shape.main && i < to->shape.verb)
            to->subject[to->subjects++] = id;
    }
    to->demands = demanded(ws);
    to->judged_last = ws->n && mt_judgement(ws->at[ws->n - 1].low) != 0;
    to->stems = sort_once(to->stem, to->stems);
    to->names = sort_once(to->name, to->names);
    to->subjects = sort_once(to->subject, to->subjects);
}

static void punctuation(moot_str s, const mt_words *ws, mt_features *to)
{
    static const char *const marks[] = {"\xE2\x80\x9C", "\xE2\x80\x9D", "\"", " \xE2\x80\x98",
                                        " '"};
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
        to->quotes |= mt_str_find(s, mt_str(marks[i])) != SIZE_MAX;
    to->low = !ws->at[0].capital && !ws->at[0].digit;
    to->open = true;
    size_t end = s.len;
    while (end && (s.ptr[end - 1] & 0x80 || s.ptr[end - 1] == '"' || s.ptr[end - 1] == '\'' ||
                   s.ptr[end - 1] == ')' || mt_is_space(s.ptr[end - 1])))
        end--;
    if (end && (s.ptr[end - 1] == '.' || s.ptr[end - 1] == '?' || s.ptr[end - 1] == '!'))
        to->open = false;
}

void mt_features_of(mt_featurer *f, moot_span sentence, mt_features *to)
{
    *to = (mt_features){0};
    mt_words ws = {0};
    mt_words_of(f->arena, f->text, sentence, &ws);
    to->words = ws.n;
    if (ws.n == 0)
        return;
    cue_ctx ctx = {.to = to, .ws = &ws, .judge = MT_NO_ID};
    mt_cues(&ws, note_cue, &ctx);
    late_openers(&ws, to);
    to->judges = it_judges(&ws, ctx.lead, ctx.judge);
    moot_str s = mt_slice(f->text, sentence);
    mt_shape_of(&ws, &to->shape);
    content(f, &ws, to);
    to->asks = mt_str_find(s, MOOT_STR("?")) != SIZE_MAX;
    to->exclaims = mt_str_ends(s, MOOT_STR("!"));
    punctuation(s, &ws, to);
    to->clause = true;
    for (uint32_t i = 2; i < ws.n; i++)
        if (ws.at[i].after_comma)
            to->clause = false;
    /* "As X did this, Y should do that": the main clause is no reason. */
    if (!to->clause &&
        (mt_str_eq(ws.at[0].low, MOOT_STR("as")) || mt_str_eq(ws.at[0].low, MOOT_STR("since"))))
        to->first[MT_CUE_REASON] = false;
}

uint32_t mt_shared(const uint32_t *a, uint32_t n, const uint32_t *b, uint32_t m)
{
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < n && j < m;) {
        if (a[i] == b[j])
            shared++, i++, j++;
        else if (a[i] < b[j])
            i++;
        else
            j++;
    }
    return shared;
}

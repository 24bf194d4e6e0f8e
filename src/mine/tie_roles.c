/* A word that ties, in its sentence -> whom it ties. */
#include "mine/tie_roles.h"

#define LISTED(list, low) mt_listed(list, sizeof(list) / sizeof(*(list)), low)

/* How many words a subject or an object may be away. */
enum { REACH = 9, REACH_SUBJECT = 14 };

bool mt_tie_parted(const mt_words *ws, uint32_t from, uint32_t to)
{
    static const char *const joints[] = {"but", "while",   "because", "although", "when",
                                         "if",  "whereas", "so",      "since",    "though"};
    static const char *const have[] = {"has", "have", "had"}; /* "have since left" */
    for (uint32_t i = from; i < to && i < ws->n; i++)
        if (LISTED(joints, ws->at[i].low) && !(i && LISTED(have, ws->at[i - 1].low)))
            return true;
    return false;
}

/* The nearest camp that ends before the words from `at` on, within reach. */
static const mt_cast_camp *nearest(const mt_clause *s, uint32_t at, uint32_t reach, bool verb)
{
    const mt_cast_camp *c = NULL;
    for (uint32_t i = 0; i < s->camps.n; i++)
        if (!s->camps.at[i].place && !(verb && s->camps.at[i].whose) && s->camps.at[i].to <= at &&
            at - s->camps.at[i].to <= reach)
            c = &s->camps.at[i];
    return c;
}

const mt_cast_camp *mt_tie_before(const mt_clause *s, uint32_t at)
{
    return nearest(s, at, REACH, true);
}

const mt_cast_camp *mt_tie_behind(const mt_clause *s, uint32_t end)
{
    for (uint32_t i = 0; i < s->camps.n; i++)
        if (!s->camps.at[i].whose && s->camps.at[i].from >= end &&
            s->camps.at[i].from - end <= REACH)
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
    static const char *const sent[] = {"bid",     "offer",   "attack",   "approach",  "demand",
                                       "demands", "threat",  "threats",  "call",      "calls",
                                       "claims",  "attacks", "pressure", "criticism", "request"};
    uint32_t from = verb + w->words, ofs = 0;
    if (to < ws->n && ws->at[to].after_comma)
        return false;
    for (uint32_t i = from; i < to && i < ws->n; i++) {
        bool first =
            i == from && to - from <= 3 && (mt_word_is(ws, i, "by") || mt_word_is(ws, i, "with"));
        ofs += mt_word_is(ws, i, "of");
        /* "fought off a bid from X" */
        bool whose = i > from && mt_word_is(ws, i, "from") && LISTED(sent, ws->at[i - 1].low);
        if (ws->at[i].after_comma || (LISTED(stops, ws->at[i].low) && !first && !whose))
            return false;
    }
    /* "the expansion of X", but "some of X" is not X */
    return to - from <= (ofs ? 5 : 4) && ofs <= 1;
}

/* "ISIS, the Al Qaeda offshoot, has attacked": camp `a` only says more about the first. */
static bool apposed(const mt_clause *s, const mt_cast_camp *a, uint32_t at)
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
static const mt_cast_camp *relative(const mt_clause *s, const mt_cast_camp *a)
{
    static const char *const whom[] = {"which", "that", "who", "whom"};
    uint32_t i = a->from;
    if (i && mt_word_is(s->ws, i - 1, "the"))
        i--;
    if (i == 0 || !LISTED(whom, s->ws->at[i - 1].low))
        return NULL;
    const mt_cast_camp *c = NULL;
    for (uint32_t k = 0; k < s->camps.n; k++)
        if (!s->camps.at[k].whose && s->camps.at[k].to <= i - 1 && i - 1 - s->camps.at[k].to <= 1)
            c = &s->camps.at[k];
    return c;
}

/* Is there a verb of the lists in the three words before the camp, so that it is an object? */
static bool is_object(const mt_clause *s, const mt_cast_camp *c)
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
static const mt_cast_camp *shared_subject(const mt_clause *s, const mt_cast_camp *a, uint32_t at)
{
    static const char *const joints[] = {"and", "then", "or"};
    bool listed = a->to == at && s->ws->at[at].after_comma && is_object(s, a);
    if (!listed && (at == 0 || !LISTED(joints, s->ws->at[at - 1].low) || a->to + 1 > at))
        return a;
    const mt_cast_camp *first = NULL;
    for (uint32_t i = 0; i < s->camps.n && s->camps.at[i].to < a->from; i++)
        if (!s->camps.at[i].place && !s->camps.at[i].owner)
            first = &s->camps.at[i];
    if (first && !mt_tie_parted(s->ws, first->to, at))
        return first;
    return is_object(s, a) ? NULL : a;
}

/* "Syria's neighbours" are not Syria. */
static bool others(const mt_clause *s, const mt_cast_camp *c)
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
static const mt_cast_camp *in_gap(const mt_clause *s, uint32_t at, uint32_t end)
{
    for (uint32_t i = 0; i < s->camps.n; i++)
        if (!s->camps.at[i].whose && s->camps.at[i].from > at && s->camps.at[i].to < end)
            return &s->camps.at[i];
    return NULL;
}

/* "Marlowe makes none; the ministry has bought": another subject stands between the camp and the
 * verb, in the clause of the verb. */
static bool displaced(const mt_clause *s, const mt_cast_camp *a, uint32_t at)
{
    static const char *const articles[] = {"the",   "a",    "an",   "its",  "their", "his",
                                           "her",   "some", "most", "many", "those", "these",
                                           "every", "each", "both", "no",   "all",   "our"};
    for (uint32_t i = at; i > a->to + 1; i--) {
        const mt_word *w = &s->ws->at[i - 1];
        bool begins = w->after_comma || mt_word_is(s->ws, i - 2, "and");
        if (begins && i - 2 != a->to && LISTED(articles, w->low))
            return true;
        if (w->after_comma && i - 1 == at)
            return false;
        if (w->after_comma)
            break;
    }
    return false;
}

const mt_cast_camp *mt_tie_subject(const mt_clause *s, uint32_t at, const mt_tie_word *w)
{
    bool verb = w->shape == MT_SHAPE_ACT;
    const mt_cast_camp *a = nearest(s, at, verb ? REACH_SUBJECT : REACH, verb);
    if (a && apposed(s, a, at))
        a = &s->camps.at[0];
    if (a && verb)
        a = shared_subject(s, a, at);
    /* "the government's opinion that it is right to ..." */
    bool far = a && a->owner && at - a->to > 3;
    if (!a || far || others(s, a) || mt_tie_parted(s->ws, a->to, at))
        return NULL;
    return verb && displaced(s, a, at) ? NULL : a;
}

/* Does the phrase do it to whom its gap names?  "stop A from", "call A a liar", but not "sell A
 * to", "buy A from". */
static bool fills_gap(const mt_tie_word *w)
{
    static const char *const to_another[] = {" to",      " with", " on",     " into", " in",
                                             " against", " for",  " behind", " at",   " under"},
                             *const transfers[] = {"buy ",      "purchase ",   "import ", "borrow ",
                                                   "receive ",  "take ",       "seize ",  "steal ",
                                                   "win ",      "wrest ",      "grab ",   "poach ",
                                                   "withhold ", "confiscate ", "prise "},
                             *const coerces[] = {"force ", "push ", "drag ", "subject ", "drive "};
    for (size_t i = 0; i < sizeof(coerces) / sizeof(*coerces); i++)
        if (mt_str_starts(w->form, mt_str(coerces[i])))
            return true;
    for (size_t i = 0; i < sizeof(to_another) / sizeof(*to_another); i++)
        if (mt_str_ends(w->form, mt_str(to_another[i])))
            return false;
    for (size_t i = 0; i < sizeof(transfers) / sizeof(*transfers); i++)
        if (mt_str_ends(w->form, MOOT_STR(" from")) && mt_str_starts(w->form, mt_str(transfers[i])))
            return false;
    return true;
}

const mt_cast_camp *mt_tie_object(const mt_clause *s, const mt_cast_camp *a, uint32_t at,
                                  const mt_tie_word *w)
{
    uint32_t end = at + w->words;
    const mt_cast_camp *b = w->gap ? in_gap(s, at, end) : NULL;
    if (b && fills_gap(w))
        return b;
    b = mt_tie_behind(s, end);
    if (b && (!reaches(s->ws, w, at, b->from) || mt_tie_parted(s->ws, end, b->from)))
        b = NULL;
    if (!b && w->shape == MT_SHAPE_ACT && at - a->to <= 3)
        b = relative(s, a);
    return b && !others(s, b) ? b : NULL;
}

/* Mentions and pronouns of a sentence -> camps. */
#include "mine/camp.h"

#include "mine/lexicon.h"
#include "mine/tie_words.h"

typedef struct builder {
    const mt_words *ws;
    const mt_mention *m;
    uint32_t n;
    mt_camp_list *to;
} builder;

static bool any_is(const mt_words *ws, uint32_t i, const char *const *list, size_t n)
{
    return i < ws->n && mt_listed(list, n, ws->at[i].low);
}
#define ANY_IS(list, i) any_is(b->ws, i, list, sizeof(list) / sizeof(*(list)))

bool mt_cast_camp_holds(const mt_cast_camp *c, uint32_t actor)
{
    for (uint32_t i = 0; i < c->n; i++)
        if (c->actor[i] == actor)
            return true;
    return false;
}

static bool joined(const mt_words *ws, uint32_t end, uint32_t next)
{
    if (next < end)
        return false;
    if (next == end)
        return ws->at[next].after_comma;
    static const char *const adverbs[] = {"the", "both", "even", "now", "also", "then", "perhaps"};
    bool the = mt_listed(adverbs, sizeof(adverbs) / sizeof(*adverbs), ws->at[next - 1].low);
    uint32_t gap = next - end - the;
    if (gap == 0)
        return ws->at[end].after_comma;
    return gap == 1 &&
           (mt_word_is(ws, end, "and") || mt_word_is(ws, end, "or") || mt_word_is(ws, end, "nor"));
}

/* Does the list that goes on at mention `i` end with "and": "A, B and C"? */
static bool lists(const builder *b, uint32_t i)
{
    for (; i + 1 < b->n && joined(b->ws, b->m[i].to, b->m[i + 1].from); i++)
        if (!b->ws->at[b->m[i].to].after_comma)
            return true;
    return false;
}

/* Is the word one that a subject stands before? */
static bool finite(const mt_words *ws, uint32_t i)
{
    if (i >= ws->n || ws->at[i].after_comma)
        return false;
    mt_tie_word w;
    return mt_is_auxiliary(ws->at[i].low) || mt_word_is(ws, i, "cannot") ||
           mt_str_ends(ws->at[i].low, MOOT_STR("ed")) ||
           (mt_tie_word_at(ws, i, &w) && w.shape == MT_SHAPE_ACT);
}

/* "punished X and Y forced": the second name begins a clause of its own. */
static bool new_clause(const builder *b, const mt_cast_camp *last, const mt_mention *m)
{
    /* "..., X and Y forced": both. */
    if (!mt_word_is(b->ws, last->to, "and") || !finite(b->ws, m->to) ||
        b->ws->at[last->from].after_comma)
        return false;
    if (b->to->n > 1)
        return true;
    for (uint32_t i = 0; i < last->from; i++)
        if (finite(b->ws, i))
            return true;
    return false;
}

/* "opposes X, Y and Z oppose": does the list from mention `i` on begin a clause of its own? */
static bool list_acts(const builder *b, const mt_cast_camp *last, uint32_t i)
{
    const mt_words *ws = b->ws;
    if (last->from == 0 || !finite(ws, last->from - 1))
        return false;
    while (i + 1 < b->n && joined(ws, b->m[i].to, b->m[i + 1].from))
        i++;
    return finite(ws, b->m[i].to);
}

/* "most of X", "the government of X": X itself, or its organ. */
static bool part_of(const mt_words *ws, uint32_t i)
{
    static const char *const parts[] = {"majority", "most",    "many", "all",        "some",
                                        "half",     "each",    "both", "government", "people",
                                        "number",   "leaders", "army", "president",  "none"};
    if (i && mt_word_is(ws, i - 1, "the"))
        i--;
    return i > 1 && mt_word_is(ws, i - 1, "of") &&
           mt_listed(parts, sizeof(parts) / sizeof(*parts), ws->at[i - 2].low);
}

/* Behind a preposition that no subject stands behind? */
static bool governed(const mt_words *ws, uint32_t i)
{
    static const char *const before[] = {"on",   "about", "against", "with",
                                         "than", "like",  "without"};
    if (i && mt_word_is(ws, i - 1, "the"))
        i--;
    return i && mt_listed(before, sizeof(before) / sizeof(*before), ws->at[i - 1].low);
}

static void gather(builder *b)
{
    mt_camp_list *to = b->to;
    const mt_words *ws = b->ws;
    for (uint32_t i = 0; i < b->n && to->n < MT_CAMPS_MAX; i++) {
        const mt_mention *m = &b->m[i];
        mt_cast_camp *last = to->n ? &to->at[to->n - 1] : NULL;
        bool comma = last && last->to < ws->n && ws->at[last->to].after_comma;
        if (last && last->n < MT_CAMP_MAX && joined(ws, last->to, m->from) &&
            !new_clause(b, last, m) && (!comma || (lists(b, i) && !list_acts(b, last, i)))) {
            if (!mt_cast_camp_holds(last, m->actor))
                last->actor[last->n++] = m->actor;
            last->to = m->to;
            last->owner = m->owner;
            last->common &= m->common;
            last->extra |= m->extra;
            last->weak |= m->weak;
            continue;
        }
        to->at[to->n++] =
            (mt_cast_camp){.actor = {m->actor},
                           .n = 1,
                           .from = m->from,
                           .to = m->to,
                           .place = ((m->place && !m->adjective && !part_of(ws, m->from)) ||
                                     governed(ws, m->from)) &&
                                    !m->owner,
                           .owner = m->owner,
                           .common = m->common,
                           .extra = m->extra,
                           .weak = m->weak,
                           .polls = m->polls};
    }
}

/* Pronouns as camps of their own, in their place. */
static void put(mt_camp_list *to, mt_cast_camp c, uint32_t at, uint32_t words, bool whose)
{
    if (c.n == 0 || to->n == MT_CAMPS_MAX)
        return;
    c.from = at;
    c.to = at + words;
    c.owner = c.whose = whose;
    c.place = false;
    uint32_t i = to->n++;
    while (i > 0 && to->at[i - 1].from > at) {
        to->at[i] = to->at[i - 1];
        i--;
    }
    to->at[i] = c;
}

/* "It is wise to": stands for nobody. */
static bool expletive(const builder *b, uint32_t i)
{
    static const char *const be[] = {"is", "was", "would", "will", "has", "may", "might", "seems"};
    static const char *const joints[] = {"to", "that", "for"};
    if (!mt_word_is(b->ws, i, "it") || !ANY_IS(be, i + 1))
        return false;
    for (uint32_t k = i + 2; k < b->ws->n && k < i + 9; k++)
        if (ANY_IS(joints, k))
            return true;
    return false;
}

/* The first camp of the sentence that may act, of those that begin before word `i`. */
static const mt_cast_camp *subject_before(const mt_camp_list *c, uint32_t i)
{
    for (uint32_t k = 0; k < c->n && c->at[k].to <= i; k++)
        if (!c->at[k].place && !c->at[k].whose)
            return &c->at[k];
    return NULL;
}

/* "In Syria, ... the country's": the place that the sentence named before. */
static const mt_cast_camp *country(const builder *b, uint32_t i)
{
    static const char *const lands[] = {"country", "country's"};
    const mt_cast_camp *found = NULL;
    if (!ANY_IS(lands, i))
        return NULL;
    for (uint32_t k = 0; k < b->to->n && b->to->at[k].to <= i; k++)
        if (b->to->at[k].place && b->to->at[k].n == 1)
            found = &b->to->at[k];
    return found;
}

/* "both states", "this group", "its army", "the country": whom the two words from `i` on mean. */
static const mt_cast_camp *described(const builder *b, uint32_t i, const mt_cast_memory *before)
{
    static const char *const whose[] = {"its", "his", "her", "their"},
                             *const a[] = {"this", "the", "that"},
                             *const both[] = {"states", "countries", "sides", "governments",
                                              "parties"},
                             *const groups[] = {"group",        "regime",  "country", "state",
                                                "organisation", "company", "firm",    "alliance",
                                                "bloc",         "cartel",  "pact",    "bank",
                                                "party",        "nation",  "club",    "agency"};
    const mt_cast_camp *land = mt_word_is(b->ws, i, "the") ? country(b, i + 1) : NULL;
    if (land)
        return land;
    if ((mt_word_is(b->ws, i, "both") && ANY_IS(both, i + 1)) ||
        (mt_word_is(b->ws, i, "the") && mt_word_is(b->ws, i + 1, "two") && before->two.n == 2))
        return &before->two;
    if (i >= 3 || i + 1 >= b->ws->n)
        return NULL;
    bool organ = ANY_IS(whose, i) && mt_is_organ(b->ws->at[i + 1].low);
    return organ || (ANY_IS(a, i) && ANY_IS(groups, i + 1)) ? &before->one : NULL;
}

/* "Greek owners sold it": does "it" stand where no subject can? */
static bool undergoes(const builder *b, uint32_t i)
{
    static const char *const joints[] = {"and",  "but",   "that",    "which", "because",  "if",
                                         "when", "while", "as",      "so",    "although", "since",
                                         "or",   "until", "whether", "where", "though",   "what"};
    return mt_word_is(b->ws, i, "it") && i > 1 && !b->ws->at[i].after_comma &&
           !ANY_IS(joints, i - 1) && !finite(b->ws, i + 1);
}

/* Who is meant by the words from `i` on, or NULL. */
static const mt_cast_camp *meant(const builder *b, uint32_t i, const mt_cast_memory *before,
                                 uint32_t *words)
{
    static const char *const they[] = {"they", "them"}, *const one[] = {"it", "he", "she"};
    uint32_t first = 0;
    while (first < b->to->n && b->to->at[first].whose)
        first++;
    bool early = i < 4 || (first < b->to->n && b->to->at[first].from > i);
    *words = 1;
    if (early && ANY_IS(they, i))
        return before->two.n ? &before->two : &before->one;
    if (ANY_IS(one, i) && !expletive(b, i)) {
        const mt_cast_camp *own = subject_before(b->to, i);
        if (early && before->one.n == 1)
            return &before->one;
        if (undergoes(b, i))
            return NULL;
        return own && own->n == 1 ? own : NULL;
    }
    *words = 2;
    return described(b, i, before);
}

/* "Its friendship with", "his rival": whose.  In "A, its rival," it is not A. */
static const mt_cast_camp *possessor(const builder *b, uint32_t i, const mt_cast_memory *before)
{
    static const char *const whose[] = {"its", "his", "her"};
    if (!ANY_IS(whose, i))
        return NULL;
    const mt_cast_camp *c = &before->one;
    for (uint32_t k = 0; k < b->to->n && b->to->at[k].to <= i; k++)
        if (!b->to->at[k].place && !(b->to->at[k].to == i && b->ws->at[i].after_comma))
            c = &b->to->at[k];
    return c->n == 1 ? c : NULL;
}

static void remember(const mt_camp_list *c, mt_cast_memory *to)
{
    if (c->n == 0)
        return;
    to->two = (mt_cast_camp){0};
    for (uint32_t i = c->n; i-- > 0;)
        if (c->at[i].n == 2)
            to->two = c->at[i];
    if (to->two.n == 0 && c->n == 2 && c->at[0].n == 1 && c->at[1].n == 1 &&
        c->at[0].actor[0] != c->at[1].actor[0])
        to->two = (mt_cast_camp){
            .actor = {c->at[0].actor[0], c->at[1].actor[0]}, .n = 2, .polls = c->at[0].polls};
    const mt_cast_camp *s = subject_before(c, UINT32_MAX);
    /* "Its members, A and B, ...": it is still the one spoken of. */
    for (uint32_t i = 0; i < c->n && (!s || s->n > 1); i++)
        if (c->at[i].whose)
            s = &c->at[i];
    to->one = s ? *s : c->at[0];
    to->one.whose = false;
}

void mt_cast_camps(const mt_words *words, const mt_mention *mentions, uint32_t n,
                   mt_cast_memory *memory, mt_camp_list *to)
{
    builder b = {.ws = words, .m = mentions, .n = n, .to = to};
    to->n = 0;
    gather(&b);
    if (!memory)
        return;
    for (uint32_t i = 0; i < words->n; i++) {
        uint32_t taken;
        const mt_cast_camp *c = meant(&b, i, memory, &taken);
        if (c)
            put(to, *c, i, taken, false);
        else if ((c = possessor(&b, i, memory)) != NULL)
            put(to, *c, i, 1, true);
    }
    remember(to, memory);
}

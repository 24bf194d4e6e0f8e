/* Where names stand in the text, and which of them may be parties. */
#include "mine/cast.h"
#include "mine/plain.h"

#define LISTED(list, low) mt_listed(list, sizeof(list) / sizeof(*(list)), low)

/* Names of more parties are passed over. */
enum { PARTIES_MAX = 400 };

typedef struct finder {
    mt_cast *cast;
    mt_arena *arena;
    moot_str text;
    mt_intern low;     /* words seen in lower case */
    mt_intern capital; /* words seen with a capital inside a sentence */
    mt_intern whole;   /* seen where "'s" may be part of the name: "Sainsbury's has" */
    mt_intern lone;    /* words seen with a capital and without "'s" */
    mt_cast_parties parties;
    bool may;     /* "Mrs May" is spoken of */
    bool shouted; /* the sentence is all in capitals, which then tell nothing */
    uint32_t block, unit;
    const mt_words *ws;
} finder;

static bool opens(const mt_words *ws, uint32_t i)
{
    return i == 0 || ws->at[i].after_stop;
}

/* ---- which words stand where ---- */

/* "stripped Britain", "raised its": a verb with its object rather than a participle. */
static bool does(const mt_words *ws, uint32_t i)
{
    static const char *const articles[] = {"the", "a", "an", "its", "his", "her", "their"};
    return mt_str_ends(ws->at[i].low, MOOT_STR("ed")) && i + 1 < ws->n &&
           !ws->at[i + 1].after_comma &&
           (ws->at[i + 1].capital || LISTED(articles, ws->at[i + 1].low));
}

/* "Sainsbury's has": what stands behind is nothing that could be owned. */
static bool owns_nothing(const mt_words *ws, uint32_t i)
{
    static const char *const behind[] = {"has",  "had",   "is",   "was",  "will",  "would",
                                         "can",  "could", "must", "may",  "might", "did",
                                         "does", "says",  "said", "from", "to"},
                             *const before[] = {"than", "as", "of", "like"};
    bool joined = mt_word_is(ws, i + 1, "and") && i + 2 < ws->n && ws->at[i + 2].capital &&
                  !mt_str_ends(ws->at[i + 2].low, MOOT_STR("'s"));
    return ws->at[i].capital && mt_str_ends(ws->at[i].low, MOOT_STR("'s")) && i + 1 < ws->n &&
           !ws->at[i + 1].after_comma && !ws->at[i + 1].after_stop &&
           (LISTED(behind, ws->at[i + 1].low) || joined || does(ws, i + 1)) &&
           !(i && LISTED(before, ws->at[i - 1].low));
}

/* The word without "'s", where that is not part of the name. */
static moot_str stripped(const finder *f, moot_str low)
{
    moot_str without = mt_bare(low);
    bool whole =
        mt_intern_find(&f->whole, low) != MT_NO_ID && mt_intern_find(&f->lone, without) == MT_NO_ID;
    return whole ? low : without;
}

/* "Mrs May", "Theresa May" */
static bool is_forename(const mt_words *ws, uint32_t i)
{
    static const char *const names[] = {"mrs", "mr", "ms", "theresa", "brian", "dr"};
    return ws->at[i].capital && LISTED(names, ws->at[i].low);
}

static void count_words(finder *f, const mt_words *ws)
{
    for (uint32_t i = 0; i < ws->n; i++) {
        const mt_word *w = &ws->at[i];
        f->may |=
            i > 0 && w->capital && mt_str_eq(w->low, MOOT_STR("may")) && is_forename(ws, i - 1);
        if (owns_nothing(ws, i))
            mt_intern_add(&f->whole, w->low);
        if (w->capital && mt_bare(w->low).len == w->low.len)
            mt_intern_add(&f->lone, w->low);
        if (!w->capital)
            mt_intern_add(&f->low, mt_bare(w->low));
        else if (!opens(ws, i))
            mt_intern_add(&f->capital, mt_bare(w->low));
    }
}

/* As mt_is_no_party(), but the month that is a person's name here is one. */
static bool no_party(const finder *f, moot_str low)
{
    return mt_is_no_party(low) && !(f->may && mt_str_eq(low, MOOT_STR("may")));
}

/* May a capitalised word begin or be a name? */
static bool may_name(const finder *f, uint32_t i)
{
    const mt_word *w = &f->ws->at[i];
    moot_str low = mt_bare(w->low);
    if (!w->capital || low.len < 2 || no_party(f, low) || no_party(f, w->low))
        return false;
    if (!opens(f->ws, i))
        return true;
    if (mt_is_plain_word(low))
        return false;
    if (w->shout && low.len > 1)
        return true;
    if (mt_intern_find(&f->capital, low) != MT_NO_ID)
        return true;
    bool adjective = i + 1 < f->ws->n && !f->ws->at[i + 1].capital &&
                     (mt_is_organ(f->ws->at[i + 1].low) || mt_is_people(f->ws->at[i + 1].low));
    return mt_intern_find(&f->low, low) == MT_NO_ID && !mt_is_common_word(low) &&
           !mt_ends_plainly(low) && !adjective;
}

/* The same of a name of one word: "Debate: Is it right?" names nobody. */
static bool may_stand_alone(const finder *f, uint32_t i)
{
    const mt_word *w = &f->ws->at[i];
    moot_str low = mt_bare(w->low);
    bool month = f->may && mt_str_eq(low, MOOT_STR("may"));
    return may_name(f, i) && (w->shout || month || !mt_is_plain_word(low));
}

/* ---- parties ---- */

static uint32_t party_of(finder *f, uint32_t row, mt_name_kind kind, moot_str key, bool single)
{
    for (uint32_t i = 0; i < f->parties.n; i++) {
        const mt_cast_party *p = &f->parties.at[i];
        if (row != MT_NO_ID ? p->row == row : p->row == MT_NO_ID && mt_str_eq(p->key, key))
            return i;
    }
    uint32_t id = f->parties.n;
    mt_cast_party fresh = {
        .row = row, .kind = kind, .key = key, .same = id, .single = single, .polls = ""};
    if (id < PARTIES_MAX)
        MT_VEC_PUSH(f->arena, &f->parties, fresh);
    return id < f->parties.n ? id : MT_NO_ID;
}

/* "customer of X", "lost to X": a preposition that governs parties as well as places. */
static bool may_govern_party(const mt_words *ws, uint32_t i)
{
    static const char *const both[] = {"of", "from", "to", "for", "between", "off"};
    if (i > 0 && mt_str_eq(ws->at[i - 1].low, MOOT_STR("the")))
        i--;
    return i > 0 && LISTED(both, ws->at[i - 1].low);
}

static bool behind_place(const mt_words *ws, uint32_t i)
{
    static const char *const places[] = {
        "in",         "at",     "near",  "off",  "around",  "outside", "across", "within",
        "throughout", "inside", "over",  "from", "through", "into",    "to",     "of",
        "between",    "beyond", "along", "via",  "for",     "north",   "south"};
    if (i > 0 && mt_str_eq(ws->at[i - 1].low, MOOT_STR("the")))
        i--;
    return i > 0 && !ws->at[i].after_comma && LISTED(places, ws->at[i - 1].low);
}

/* The words [from, to) name a party. */
static void add(finder *f, uint32_t from, uint32_t to, uint32_t p, bool adjective)
{
    const mt_words *ws = f->ws;
    if (p == MT_NO_ID)
        return;
    mt_cast_party *at = &f->parties.at[p];
    bool the =
        from > 0 && mt_str_eq(ws->at[from - 1].low, MOOT_STR("the")) && !ws->at[from].after_comma;
    bool owner = stripped(f, ws->at[to - 1].low).len < ws->at[to - 1].low.len;
    uint32_t first =
        the && !adjective &&
                (at->kind == MT_NAME_BODY || at->kind == MT_NAME_COMMON || to - from > 1)
            ? from - 1
            : from;
    moot_span span = mt_span_between(ws->at[first].span.off, mt_span_end(ws->at[to - 1].span));
    if (owner) {
        /* The apostrophe is one byte, or three. */
        moot_str s = mt_slice(f->text, span);
        span.len -= s.len > 4 && s.ptr[s.len - 2] != '\'' ? 4 : 2;
    }
    mt_mention m = {.block = f->block,
                    .unit = f->unit,
                    .from = from,
                    .to = to,
                    .span = span,
                    .actor = p,
                    .adjective = adjective,
                    .place = behind_place(ws, from),
                    .owner = owner,
                    .article = first < from,
                    .common = at->kind == MT_NAME_COMMON,
                    .polls = at->polls};
    at->named += !adjective;
    at->placed += m.place && !owner;
    at->governed += m.place && !owner && may_govern_party(ws, from);
    MT_VEC_PUSH(f->arena, &f->cast->mentions, m);
}

static moot_str key_of(finder *f, uint32_t from, uint32_t to)
{
    size_t room = 0, n = 0;
    for (uint32_t i = from; i < to; i++)
        room += f->ws->at[i].low.len + 1;
    char *key = MT_NEW_ARRAY(f->arena, char, room);
    for (uint32_t i = from; key && i < to; i++) {
        moot_str w = i + 1 == to ? stripped(f, f->ws->at[i].low) : f->ws->at[i].low;
        if (n)
            key[n++] = ' ';
        memcpy(key + n, w.ptr, w.len);
        n += w.len;
    }
    return (moot_str){key ? key : "", n};
}

/* "Competition and Markets Authority (CMA)": the index of the letters in brackets that the words
 * from `i` on spell out, or 0. */
static uint32_t spelled_out(finder *f, uint32_t i)
{
    const mt_words *ws = f->ws;
    for (uint32_t k = i + 2; k < ws->n && k < i + 9; k++) {
        uint32_t off = ws->at[k].span.off;
        if (ws->at[k].shout && off && f->text.ptr[off - 1] == '(' &&
            mt_is_acronym(ws->at[k].low, key_of(f, i, k)))
            return k;
    }
    return 0;
}

/* "al-Assad", "el-Sisi" */
static bool with_particle(const finder *f, uint32_t i)
{
    const mt_word *w = &f->ws->at[i];
    moot_str as_written = mt_slice(f->text, w->span);
    size_t dash = mt_str_find(as_written, MOOT_STR("-"));
    return !w->capital && dash != SIZE_MAX && dash < 4 && dash + 1 < as_written.len &&
           as_written.ptr[dash + 1] >= 'A' && as_written.ptr[dash + 1] <= 'Z';
}

/* "von", "bin": between the words of a name. */
static bool is_particle(moot_str low)
{
    static const char *const small[] = {"von", "der", "van", "de",  "da", "bin",
                                        "al",  "la",  "le",  "del", "di"};
    return LISTED(small, low);
}

/* Where a run of capitalised words from `i` on ends; "Bank of England", "Duke of York". */
static uint32_t run_end(const finder *f, uint32_t i)
{
    const mt_words *ws = f->ws;
    uint32_t end = i + 1;
    while (end < ws->n && !ws->at[end].after_stop &&
           !mt_str_ends(ws->at[end - 1].low, MOOT_STR("'s"))) {
        const mt_word *w = &ws->at[end];
        if (w->after_comma)
            break;
        if ((w->capital && !no_party(f, w->low)) || with_particle(f, end)) {
            end++;
            continue;
        }
        uint32_t particles = end;
        while (particles < ws->n && is_particle(ws->at[particles].low))
            particles++;
        if (particles > end && particles < ws->n && ws->at[particles].capital) {
            end = particles + 1;
            continue;
        }
        bool of = mt_str_eq(w->low, MOOT_STR("of")) || mt_str_eq(w->low, MOOT_STR("for"));
        uint32_t next = end + 1;
        if (of && next < ws->n && mt_str_eq(ws->at[next].low, MOOT_STR("the")))
            next++;
        if (!of || next >= ws->n || !ws->at[next].capital || !mt_is_body_noun(ws->at[end - 1].low))
            break;
        end = next + 1;
    }
    return end;
}

/* A term in quotation marks: “Blue Wave”. */
static bool quoted(const finder *f, uint32_t i)
{
    uint32_t off = f->ws->at[i].span.off;
    moot_str before = mt_sub(f->text, 0, off);
    return mt_str_ends(before, MOOT_STR("\"")) || mt_str_ends(before, MOOT_STR("\xE2\x80\x9C"));
}

/* "Chapter 11", but not "Barclays £70m": is the word a number that belongs to the one before? */
static bool numbered(const finder *f, uint32_t i)
{
    if (i >= f->ws->n || !f->ws->at[i].digit || f->ws->at[i].after_comma)
        return false;
    uint32_t off = f->ws->at[i].span.off;
    return off && f->text.ptr[off - 1] == ' ';
}

/* "Around London", "Leaving Erasmus": may the first word of a sentence be part of the name? */
static bool may_open(moot_str low)
{
    return !mt_is_plain_word(low) && !(mt_str_ends(low, MOOT_STR("ing")) && mt_is_common_word(low));
}

/* An unknown name from `i` on; the word behind it. */
static uint32_t unknown(finder *f, uint32_t i)
{
    uint32_t letters = spelled_out(f, i), end = letters ? letters : run_end(f, i), from = i;
    while (from + 1 < end &&
           ((opens(f->ws, from) && !may_open(f->ws->at[from].low)) ||
            (f->ws->at[from].after_comma && mt_is_plain_word(f->ws->at[from].low))))
        from++;
    uint32_t titled = from;
    while (from + 1 < end && mt_is_title(f->ws->at[from].low))
        from++;
    while (from == titled && from > 0 && f->ws->at[from - 1].capital &&
           mt_is_title(f->ws->at[from - 1].low) && !f->ws->at[from].after_comma)
        titled--;
    moot_str last = mt_bare(f->ws->at[end - 1].low);
    if (f->shouted || mt_is_thing_noun(last) || mt_str_ends(last, MOOT_STR("ism")) ||
        (end - from == 1 && !may_stand_alone(f, from)) || quoted(f, from))
        return end;
    if (end - from == 1 && numbered(f, end))
        return end;
    uint32_t p = party_of(f, MT_NO_ID, MT_NAME_OTHER, key_of(f, from, end), end - from == 1);
    add(f, titled, end, p, false);
    if (p != MT_NO_ID && titled < from && !f->parties.at[p].title.len)
        f->parties.at[p].title = f->ws->at[titled].low;
    return end;
}

/* "the Iranian regime", "Shia clerics": an adjective with what it belongs to. */
static uint32_t with_noun(finder *f, uint32_t i, const mt_known_name *k)
{
    uint32_t end = i + k->words;
    uint32_t p = party_of(f, k->row, k->kind, (moot_str){"", 0}, false);
    if (p != MT_NO_ID)
        f->parties.at[p].polls = k->polls;
    if (end < f->ws->n && !f->ws->at[end].after_comma && !f->ws->at[end].after_stop) {
        moot_str noun = mt_bare(f->ws->at[end].low);
        /* "Saudi Arabia's Public Investment Fund" is not the public. */
        bool title = f->ws->at[end].capital && end + 1 < f->ws->n && f->ws->at[end + 1].capital;
        bool side = mt_str_eq(noun, MOOT_STR("side")) && !k->adjective; /* "takes Iran's side" */
        if (k->kind == MT_NAME_STATE && mt_is_organ(noun) && !title && !side) {
            add(f, i, end + 1, p, false);
            return end + 1;
        }
        /* "Dutch voters", "Labour MPs" are no state and no party. */
        bool many = mt_str_eq(f->ws->at[i].low, MOOT_STR("the")); /* "the Dutch regulator" */
        bool some = (k->adjective || *k->polls || many) && k->kind != MT_NAME_GROUP;
        if (some && mt_is_people(noun) && !mt_is_organ(noun)) {
            p = party_of(f, MT_NO_ID, MT_NAME_COMMON, key_of(f, i, end + 1), false);
            add(f, i, end + 1, p, false);
            return end + 1;
        }
        if (k->kind == MT_NAME_GROUP && mt_is_people(noun)) {
            if (!mt_str_eq(noun, MOOT_STR("muslims")) && !mt_str_eq(noun, MOOT_STR("world")))
                p = party_of(f, MT_NO_ID, MT_NAME_GROUP, key_of(f, i, end + 1), false);
            add(f, i, end + 1, p, false);
            return end + 1;
        }
    }
    add(f, i, end, p, k->adjective);
    return end;
}

/* "the government", "voters": who acts, without a name. */
static bool common(finder *f, uint32_t i)
{
    const mt_words *ws = f->ws;
    moot_str low = mt_bare(ws->at[i].low);
    if ((ws->at[i].capital && !opens(ws, i) && !ws->at[i].shout) || !mt_is_collective(low))
        return false;
    bool the = i > 0 && !ws->at[i].after_comma && mt_str_eq(ws->at[i - 1].low, MOOT_STR("the"));
    bool many = mt_str_ends(low, MOOT_STR("s")) || mt_str_eq(low, MOOT_STR("police"));
    bool compound = i + 1 < ws->n && mt_str_ends(ws->at[i].low, MOOT_STR("s")) == false &&
                    mt_is_people(ws->at[i + 1].low);
    if ((!the && !many) || compound)
        return false;
    uint32_t before = f->cast->mentions.n;
    add(f, i, i + 1, party_of(f, MT_NO_ID, MT_NAME_COMMON, key_of(f, i, i + 1), false), false);
    if (f->cast->mentions.n > before)
        f->cast->mentions.at[before].extra = many && !mt_is_civic(low);
    return true;
}

/* A known name with further capitals behind it is another name: "Iran Air", "British Steel". */
static bool goes_on(const finder *f, uint32_t i, const mt_known_name *k)
{
    uint32_t end = i + k->words;
    mt_known_name next;
    if (end >= f->ws->n || mt_str_ends(f->ws->at[end - 1].low, MOOT_STR("'s")))
        return false;
    const mt_word *w = &f->ws->at[end];
    return w->capital && !w->after_comma && !w->after_stop && !mt_is_title(w->low) &&
           !mt_is_no_party(w->low) && !mt_known_name_at(f->ws, end, &next);
}

/* "US-Iran", "Franco-German": two parties in one word. */
static bool pair_in_word(finder *f, uint32_t i)
{
    const mt_word *w = &f->ws->at[i];
    size_t dash = mt_str_find(w->low, MOOT_STR("-"));
    if (dash == SIZE_MAX || !w->capital)
        return false;
    mt_word half[2] = {*w, *w};
    half[0].low.len = dash;
    half[1].low = mt_sub(w->low, dash + 1, w->low.len - dash - 1);
    bool found = false;
    for (uint32_t k = 0; k < 2; k++) {
        half[k].shout = half[k].low.len <= 3;
        mt_words one = {.at = &half[k], .n = 1};
        mt_known_name known;
        if (!mt_known_name_at(&one, 0, &known))
            continue;
        uint32_t before = f->cast->mentions.n;
        add(f, i, i + 1, party_of(f, known.row, known.kind, (moot_str){"", 0}, false), true);
        if (f->cast->mentions.n > before)
            f->cast->mentions.at[before].shared = true;
        found = true;
    }
    return found;
}

/* "Epic Games has": a plain word that opens the sentence, with a capital behind it. */
static bool opens_name(const finder *f, uint32_t i)
{
    const mt_words *ws = f->ws;
    mt_known_name k;
    /* "Transport for London", "Mohammed bin Salman" */
    bool first = opens(ws, i) && ws->at[i].capital && !mt_is_plain_word(ws->at[i].low) &&
                 !mt_is_no_party(ws->at[i].low) && i + 1 < ws->n;
    bool joined = first && (mt_is_body_noun(ws->at[i].low) || is_particle(ws->at[i + 1].low));
    if (joined && run_end(f, i) > i + 1)
        return true;
    return first && ws->at[i + 1].capital && !ws->at[i + 1].after_comma &&
           !ws->at[i + 1].after_stop && !mt_is_no_party(ws->at[i + 1].low) &&
           !mt_known_name_at(ws, i + 1, &k);
}

static void scan(finder *f, uint32_t block, uint32_t unit, const mt_words *ws)
{
    f->block = block;
    f->unit = unit;
    f->ws = ws;
    f->shouted = ws->n > 3;
    for (uint32_t i = 0; i < ws->n; i++)
        f->shouted &= ws->at[i].shout || ws->at[i].low.len < 2 || ws->at[i].digit;
    for (uint32_t i = 0; i < ws->n;) {
        mt_known_name k;
        if (mt_known_name_at(ws, i, &k)) {
            if (goes_on(f, i, &k)) {
                i = unknown(f, i);
            } else {
                i = with_noun(f, i, &k);
            }
        } else if (!pair_in_word(f, i) && (may_name(f, i) || opens_name(f, i))) {
            i = unknown(f, i);
        } else {
            common(f, i);
            i++;
        }
    }
}

bool mt_cast_find(mt_cast *cast, mt_arena *arena, const mt_reading *reading)
{
    finder f = {.cast = cast, .arena = arena, .text = reading->text};
    *cast = (mt_cast){0};
    mt_intern_init(&f.low, arena, 1);
    mt_intern_init(&f.capital, arena, 1);
    mt_intern_init(&f.whole, arena, 1);
    mt_intern_init(&f.lone, arena, 1);
    for (uint32_t b = 0; b < 3; b++) {
        uint32_t n = b < 2 ? reading->block[b].units.n : 1;
        cast->words[b] = MT_NEW_ARRAY(arena, mt_words, n);
        for (uint32_t i = 0; cast->words[b] && i < n; i++) {
            moot_span s = b < 2 ? reading->block[b].units.at[i].span : reading->question;
            mt_words_of(arena, reading->text, s, &cast->words[b][i]);
            count_words(&f, &cast->words[b][i]);
        }
    }
    if (mt_arena_failed(arena))
        return false;
    scan(&f, 2, MT_NO_ID, &cast->words[2][0]);
    for (uint32_t b = 0; b < reading->blocks && b < 2; b++)
        for (uint32_t i = 0; i < reading->block[b].units.n; i++)
            scan(&f, b, i, &cast->words[b][i]);
    mt_cast_settle(cast, arena, reading->text, &f.parties);
    return !mt_arena_failed(arena);
}

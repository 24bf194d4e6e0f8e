/* Words of a sentence -> its shape. */
#include "mine/shape.h"

#include <stdlib.h>

/* What a word can be; a word may be several. */
enum {
    IS = 1 << 0,
    WAS = 1 << 1,
    HAS = 1 << 2,
    HAD = 1 << 3,
    WOULD = 1 << 4,
    WILL = 1 << 5,
    MUST = 1 << 6,
    CAN = 1 << 7,
    DOES = 1 << 8, /* in the order of MT_SHAPE_VERB_... */
    PAST = 1 << 9,
    BE = 1 << 10,
    ARTICLE = 1 << 11,
    LEAD = 1 << 12,
    FRONT_PLACE = 1 << 14,
    FRONT_WHEN = 1 << 15,
    FRONT_IF = 1 << 16,
    NUMBER = 1 << 17,
    MONTH = 1 << 18,
    TIME = 1 << 19,
    NOT = 1 << 20,
    SAY = 1 << 21,
    SUPER = 1 << 22,
    NOT_SUPER = 1 << 23,
    FINITE = IS | WAS | HAS | HAD | WOULD | WILL | MUST | CAN | DOES | PAST
};
/* What a main clause can begin with, in the order of MT_SHAPE_FROM_...; above the others. */
#define FROM(shape) (UINT64_C(1) << (32 + MT_SHAPE_FROM_##shape - MT_SHAPE_FROM_THE))
#define S_THE FROM(THE)
#define S_A FROM(A)
#define S_THIS FROM(THIS)
#define S_IT FROM(IT)
#define S_THEY FROM(THEY)
#define S_WE FROM(WE)
#define S_I FROM(I)
#define S_YOU FROM(YOU)
#define S_TO FROM(TO)
#define S_THERE FROM(THERE)
#define S_WHAT FROM(WHAT)
#define S_NO FROM(NO)
#define S_EVERY FROM(EVERY)
#define S_ORDER FROM(ORDER)
#define S_SOME FROM(SOME)

typedef struct shape_word {
    const char *word;
    uint64_t bits;
} shape_word;

/* clang-format off */
/* Sorted bytewise.  Own lists of general English. */
static const shape_word table[] = {
    {"a", ARTICLE | S_A}, {"across", FRONT_PLACE}, {"admit", SAY}, {"admits", SAY},
    {"admitted", SAY}, {"after", FRONT_PLACE}, {"against", FRONT_PLACE}, {"ago", TIME},
    {"all", S_EVERY}, {"along", FRONT_PLACE}, {"although", FRONT_WHEN}, {"am", IS},
    {"among", FRONT_PLACE}, {"an", ARTICLE | S_A}, {"and", LEAD}, {"any", S_EVERY},
    {"anyone", S_EVERY}, {"april", MONTH}, {"are", IS}, {"aren't", IS}, {"argue", SAY},
    {"argued", SAY}, {"argues", SAY}, {"arrest", NOT_SUPER}, {"as", FRONT_PLACE | FRONT_WHEN},
    {"at", FRONT_PLACE}, {"august", MONTH}, {"autumn", MONTH}, {"be", BE}, {"became", PAST},
    {"because", FRONT_WHEN}, {"been", BE}, {"before", FRONT_PLACE}, {"began", PAST},
    {"behind", FRONT_PLACE}, {"being", BE}, {"best", SUPER}, {"between", FRONT_PLACE},
    {"beyond", FRONT_PLACE}, {"billion", NUMBER}, {"billions", NUMBER}, {"bought", PAST},
    {"bring", S_ORDER}, {"broke", PAST}, {"brought", PAST}, {"built", PAST}, {"burnt", PAST},
    {"but", LEAD}, {"by", FRONT_PLACE}, {"call", SAY | S_ORDER}, {"called", SAY}, {"calls", SAY},
    {"came", PAST}, {"can", CAN}, {"can't", CAN}, {"cannot", CAN | NOT}, {"caught", PAST},
    {"centuries", TIME}, {"century", TIME}, {"chose", PAST}, {"claim", SAY}, {"claimed", SAY},
    {"claims", SAY}, {"complain", SAY}, {"complained", SAY}, {"complains", SAY},
    {"conquest", NOT_SUPER}, {"contest", NOT_SUPER}, {"could", CAN}, {"couldn't", CAN},
    {"critics", SAY | S_SOME}, {"day", TIME}, {"days", TIME}, {"dealt", PAST}, {"decade", TIME},
    {"decades", TIME}, {"december", MONTH}, {"despite", FRONT_PLACE}, {"did", HAD | PAST},
    {"didn't", HAD}, {"digest", NOT_SUPER}, {"do", DOES}, {"does", DOES}, {"doesn't", DOES},
    {"don't", DOES}, {"dozen", NUMBER}, {"dozens", NUMBER}, {"drew", PAST}, {"drove", PAST},
    {"during", FRONT_PLACE}, {"each", S_EVERY}, {"earlier", TIME}, {"earnest", NOT_SUPER},
    {"east", NOT_SUPER}, {"eight", NUMBER}, {"eighteen", NUMBER}, {"eighty", NUMBER},
    {"eleven", NUMBER}, {"end", S_ORDER}, {"every", S_EVERY}, {"everybody", S_EVERY},
    {"everyone", S_EVERY}, {"fear", SAY}, {"fears", SAY}, {"february", MONTH}, {"fell", PAST},
    {"few", S_NO}, {"fifteen", NUMBER}, {"fifths", NUMBER}, {"fifty", NUMBER}, {"first", SUPER},
    {"five", NUMBER}, {"fled", PAST}, {"flew", PAST}, {"for", FRONT_PLACE}, {"forest", NOT_SUPER},
    {"forgot", PAST}, {"former", TIME}, {"formerly", TIME}, {"forty", NUMBER}, {"fought", PAST},
    {"four", NUMBER}, {"fourteen", NUMBER}, {"fourth", NUMBER}, {"friday", MONTH},
    {"from", FRONT_PLACE}, {"froze", PAST}, {"gave", PAST}, {"give", S_ORDER}, {"got", PAST},
    {"grew", PAST}, {"guest", NOT_SUPER}, {"had", HAD | PAST}, {"hadn't", HAD}, {"hardly", NOT},
    {"harvest", NOT_SUPER}, {"has", HAS}, {"hasn't", HAS}, {"have", HAS}, {"haven't", HAS},
    {"he", S_THEY}, {"he's", S_THEY}, {"hear", SAY}, {"heard", PAST | SAY}, {"held", PAST},
    {"her", S_THEY}, {"hid", PAST}, {"his", S_THEY}, {"honest", NOT_SUPER}, {"however", LEAD},
    {"hundred", NUMBER}, {"hundreds", NUMBER}, {"i", S_I}, {"i'd", WOULD | S_I},
    {"i'll", WILL | S_I}, {"i'm", IS | S_I}, {"i've", HAS | S_I}, {"if", FRONT_IF},
    {"in", FRONT_PLACE}, {"inquest", NOT_SUPER}, {"inside", FRONT_PLACE}, {"insist", SAY},
    {"insisted", SAY}, {"insists", SAY}, {"interest", NOT_SUPER}, {"invest", NOT_SUPER},
    {"is", IS}, {"isn't", IS}, {"it", S_IT}, {"it'll", WILL}, {"it's", IS | S_IT}, {"its", S_IT},
    {"january", MONTH}, {"july", MONTH}, {"june", MONTH}, {"keep", S_ORDER}, {"kept", PAST},
    {"knew", PAST}, {"laid", PAST}, {"last", SUPER}, {"learnt", PAST}, {"least", SUPER},
    {"leave", S_ORDER}, {"lent", PAST}, {"let", S_ORDER}, {"like", FRONT_PLACE}, {"lit", PAST},
    {"lost", PAST}, {"made", PAST}, {"make", S_ORDER}, {"manifest", NOT_SUPER}, {"many", S_SOME},
    {"march", MONTH}, {"may", CAN}, {"meant", PAST}, {"met", PAST}, {"midwest", NOT_SUPER},
    {"might", CAN}, {"million", NUMBER}, {"millions", NUMBER}, {"modest", NOT_SUPER},
    {"monday", MONTH}, {"month", TIME}, {"months", TIME}, {"most", SUPER | S_SOME}, {"must", MUST},
    {"mustn't", MUST}, {"my", S_I}, {"neither", NOT | S_NO}, {"never", NOT | S_NO},
    {"nevertheless", LEAD}, {"nine", NUMBER}, {"nineteen", NUMBER}, {"ninety", NUMBER},
    {"no", NOT | S_NO}, {"nobody", NOT | S_NO}, {"none", NOT | S_NO}, {"nor", LEAD | NOT},
    {"northwest", NOT_SUPER}, {"not", NOT | S_NO}, {"nothing", NOT | S_NO}, {"november", MONTH},
    {"object", SAY}, {"objects", SAY}, {"october", MONTH}, {"of", FRONT_PLACE},
    {"on", FRONT_PLACE}, {"once", FRONT_WHEN}, {"only", SUPER}, {"opponents", SAY | S_SOME},
    {"or", LEAD}, {"others", S_SOME}, {"ought", MUST}, {"our", S_WE}, {"ours", S_WE},
    {"outside", FRONT_PLACE}, {"over", FRONT_PLACE}, {"paid", PAST}, {"people", S_SOME},
    {"point", SAY}, {"points", SAY}, {"priest", NOT_SUPER}, {"protest", NOT_SUPER},
    {"put", S_ORDER}, {"quarters", NUMBER}, {"quest", NOT_SUPER}, {"ran", PAST}, {"rang", PAST},
    {"replied", SAY}, {"replies", SAY}, {"reply", SAY}, {"request", NOT_SUPER},
    {"rest", NOT_SUPER}, {"rose", PAST}, {"said", PAST | SAY}, {"sank", PAST}, {"sat", PAST},
    {"saturday", MONTH}, {"saw", PAST}, {"say", SAY}, {"says", SAY}, {"sent", PAST},
    {"september", MONTH}, {"seven", NUMBER}, {"seventeen", NUMBER}, {"seventy", NUMBER},
    {"several", S_SOME}, {"shall", WILL}, {"she", S_THEY}, {"she's", S_THEY}, {"shook", PAST},
    {"shot", PAST}, {"should", MUST}, {"shouldn't", MUST}, {"shrank", PAST},
    {"since", FRONT_PLACE | FRONT_WHEN}, {"six", NUMBER}, {"sixteen", NUMBER}, {"sixty", NUMBER},
    {"slept", PAST}, {"so", LEAD}, {"sold", PAST}, {"some", S_SOME}, {"southwest", NOT_SUPER},
    {"spent", PAST}, {"spoke", PAST}, {"spring", MONTH}, {"still", LEAD}, {"stole", PAST},
    {"stood", PAST}, {"stop", S_ORDER}, {"struck", PAST}, {"stuck", PAST}, {"such", S_THIS},
    {"suggest", NOT_SUPER}, {"summer", MONTH}, {"sunday", MONTH}, {"supporters", SAY | S_SOME},
    {"swam", PAST}, {"swore", PAST}, {"take", S_ORDER}, {"taught", PAST}, {"ten", NUMBER},
    {"tenth", NUMBER}, {"tenths", NUMBER}, {"that", S_THIS}, {"that's", IS},
    {"the", ARTICLE | S_THE}, {"their", S_THEY}, {"them", S_THEY}, {"there", S_THERE},
    {"there's", IS | S_THERE}, {"therefore", LEAD}, {"these", S_THIS}, {"they", S_THEY},
    {"they'd", WOULD}, {"they'll", WILL}, {"they're", IS | S_THEY}, {"they've", HAS},
    {"thirds", NUMBER}, {"thirteen", NUMBER}, {"thirty", NUMBER}, {"this", S_THIS},
    {"those", S_THIS | S_SOME}, {"though", FRONT_WHEN}, {"thought", PAST}, {"thousand", NUMBER},
    {"thousands", NUMBER}, {"three", NUMBER}, {"threw", PAST}, {"through", FRONT_PLACE},
    {"thursday", MONTH}, {"thus", LEAD}, {"to", FRONT_PLACE | S_TO}, {"told", PAST | SAY},
    {"took", PAST}, {"tore", PAST}, {"trillion", NUMBER}, {"tuesday", MONTH}, {"twelve", NUMBER},
    {"twenty", NUMBER}, {"two", NUMBER}, {"under", FRONT_PLACE}, {"understood", PAST},
    {"unless", FRONT_IF}, {"until", FRONT_PLACE | FRONT_WHEN}, {"us", S_WE}, {"warn", SAY},
    {"warned", SAY}, {"warns", SAY}, {"was", WAS | PAST}, {"wasn't", WAS}, {"we", S_WE},
    {"we'd", WOULD}, {"we'll", WILL | S_WE}, {"we're", IS | S_WE}, {"we've", HAS | S_WE},
    {"wednesday", MONTH}, {"week", TIME}, {"weeks", TIME}, {"went", PAST}, {"were", WAS | PAST},
    {"weren't", WAS}, {"west", NOT_SUPER}, {"what", S_WHAT}, {"what's", IS | S_WHAT},
    {"whatever", S_WHAT}, {"when", FRONT_WHEN}, {"whenever", FRONT_WHEN}, {"where", FRONT_WHEN},
    {"whereas", FRONT_WHEN}, {"whether", FRONT_WHEN}, {"while", FRONT_WHEN}, {"who", S_WHAT},
    {"whoever", S_WHAT}, {"will", WILL}, {"winter", MONTH}, {"with", FRONT_PLACE},
    {"within", FRONT_PLACE}, {"without", FRONT_PLACE | NOT}, {"woke", PAST}, {"won", PAST},
    {"won't", WILL}, {"wore", PAST}, {"worries", SAY}, {"worry", SAY}, {"worst", SUPER},
    {"would", WOULD}, {"wouldn't", WOULD}, {"wrote", PAST}, {"year", TIME}, {"years", TIME},
    {"yesterday", TIME}, {"yet", LEAD}, {"you", S_YOU}, {"your", S_YOU},
};
/* clang-format on */
enum { TABLE = sizeof(table) / sizeof(*table) };

static int compare_row(const void *key, const void *row)
{
    return mt_str_cmp(*(const moot_str *)key, mt_str(((const shape_word *)row)->word));
}

static uint64_t bits_of(const mt_words *ws, uint32_t i)
{
    if (i >= ws->n)
        return 0;
    const shape_word *row = bsearch(&ws->at[i].low, table, TABLE, sizeof(*table), compare_row);
    return row ? row->bits : 0;
}

bool mt_shapes_sorted(void)
{
    bool sorted = true;
    for (uint32_t i = 1; i < TABLE; i++)
        sorted &= mt_str_cmp(mt_str(table[i - 1].word), mt_str(table[i].word)) < 0;
    return sorted;
}

static bool ends_in(moot_str low, moot_str ending, size_t least)
{
    return low.len >= least && mt_str_ends(low, ending);
}

static bool ends_ed(moot_str low)
{
    return ends_in(low, MOOT_STR("ed"), 5);
}

/* Past "But", and past "In 1998, ", "When it rains, ": where the main clause begins. */
static void find_main(const mt_words *ws, mt_shape *to)
{
    uint32_t at = bits_of(ws, 0) & LEAD && ws->n > 1 ? 1 : 0;
    uint64_t front = bits_of(ws, at);
    to->main = at;
    if (!(front & (FRONT_PLACE | FRONT_WHEN | FRONT_IF)))
        return;
    for (uint32_t i = at + 1; i < ws->n; i++)
        if (ws->at[i].after_comma) {
            to->main = i;
            to->has[MT_SHAPE_FRONT_PLACE] = (front & FRONT_PLACE) != 0;
            to->has[MT_SHAPE_FRONT_WHEN] = (front & FRONT_WHEN) != 0;
            to->has[MT_SHAPE_FRONT_IF] = (front & FRONT_IF) != 0;
            return;
        }
}

/* "those who had", "what is": the verb of a clause within the subject. */
static bool of_inner_clause(const mt_words *ws, uint32_t main, uint32_t i)
{
    static const char *const openers[] = {"that", "which", "who", "where", "what", "whose"};
    return i > main + 1 &&
           mt_listed(openers, sizeof(openers) / sizeof(*openers), ws->at[i - 1].low);
}

static void find_verb(const mt_words *ws, mt_shape *to)
{
    enum { SUBJECT_GUESS = 6 };
    uint32_t kind = MT_SHAPE_VERB_NONE, i = to->main;
    for (; i < ws->n && kind == MT_SHAPE_VERB_NONE; i++) {
        uint64_t bits = bits_of(ws, i);
        if (bits & FINITE && !of_inner_clause(ws, to->main, i)) {
            kind = MT_SHAPE_VERB_IS;
            while (!(bits & 1)) {
                bits >>= 1;
                kind++;
            }
            break;
        }
        if (ends_ed(ws->at[i].low) && i > to->main && !(bits_of(ws, i - 1) & ARTICLE)) {
            kind = MT_SHAPE_VERB_PAST;
            break;
        }
    }
    if (kind == MT_SHAPE_VERB_NONE)
        i = to->main + SUBJECT_GUESS < ws->n ? to->main + SUBJECT_GUESS : ws->n;
    to->verb = i;
    to->has[kind] = true;
}

static void find_opener(const mt_words *ws, mt_shape *to)
{
    static const char *const things[] = {"nothing", "anything", "everything", "something",
                                         "during"};
    uint64_t bits = bits_of(ws, to->main);
    const mt_word *w = &ws->at[to->main];
    for (uint32_t k = MT_SHAPE_FROM_THE; k <= MT_SHAPE_FROM_SOME; k++)
        to->has[k] = (bits >> (32 + k - MT_SHAPE_FROM_THE) & 1) != 0;
    to->has[MT_SHAPE_FROM_NUMBER] = w->digit || bits & NUMBER;
    to->has[MT_SHAPE_FROM_DOING] = ends_in(w->low, MOOT_STR("ing"), 5) &&
                                   !mt_listed(things, sizeof(things) / sizeof(*things), w->low);
}

typedef struct word_counts {
    uint32_t pasts, numbers;
    bool nots, buts;
} word_counts;

/* "he opened", but not "was opened", "an opened". */
static bool is_past(const mt_words *ws, uint32_t i, uint64_t bits)
{
    return bits & PAST || (i > 0 && ends_ed(ws->at[i].low) &&
                           !(bits_of(ws, i - 1) & (IS | WAS | HAS | HAD | BE | ARTICLE)));
}

static void count_word(const mt_words *ws, uint32_t i, word_counts *c, mt_shape *to)
{
    const mt_word *w = &ws->at[i];
    uint64_t bits = bits_of(ws, i);
    c->pasts += is_past(ws, i, bits);
    c->numbers += w->digit || bits & NUMBER;
    c->nots |= mt_str_eq(w->low, MOOT_STR("not"));
    c->buts |= mt_str_eq(w->low, MOOT_STR("but"));
    to->has[MT_SHAPE_MONTH] |= (bits & MONTH) != 0;
    to->has[MT_SHAPE_TIME] |= (bits & TIME) != 0;
    to->has[MT_SHAPE_SAYS] |= (bits & SAY) != 0;
    to->has[MT_SHAPE_DENIES] |= bits & NOT || mt_str_ends(w->low, MOOT_STR("n't"));
    to->has[MT_SHAPE_MOST] |=
        bits & SUPER || (ends_in(w->low, MOOT_STR("est"), 6) && !(bits & NOT_SUPER));
}

void mt_shape_of(const mt_words *ws, mt_shape *to)
{
    *to = (mt_shape){0};
    if (ws->n == 0)
        return;
    find_main(ws, to);
    find_verb(ws, to);
    find_opener(ws, to);
    word_counts c = {0};
    for (uint32_t i = 0; i < ws->n; i++)
        count_word(ws, i, &c, to);
    to->has[MT_SHAPE_PAST] = c.pasts > 0;
    to->has[MT_SHAPE_PASTS] = c.pasts > 1;
    to->has[MT_SHAPE_NUMBER] = c.numbers > 0;
    to->has[MT_SHAPE_NUMBERS] = c.numbers > 1;
    to->has[MT_SHAPE_NOT_BUT] = c.nots && c.buts;
}

/* English sentence -> what its syntax says.  The one file that knows link-grammar, which is opened
 * when it is needed. */
#include "cli/parse.h"

#include <dlfcn.h>
#include <link-grammar/link-includes.h>

#define CALLS(X)                         \
    X(dictionary_create_lang)            \
    X(lg_error_set_handler)              \
    X(linkage_create)                    \
    X(linkage_delete)                    \
    X(linkage_get_link_label)            \
    X(linkage_get_link_lword)            \
    X(linkage_get_link_rword)            \
    X(linkage_get_num_links)             \
    X(linkage_get_num_words)             \
    X(linkage_get_word)                  \
    X(parse_options_create)              \
    X(parse_options_reset_resources)     \
    X(parse_options_set_linkage_limit)   \
    X(parse_options_set_max_null_count)  \
    X(parse_options_set_max_parse_time)  \
    X(parse_options_set_repeatable_rand) \
    X(parse_options_set_spell_guess)     \
    X(parse_options_set_verbosity)       \
    X(sentence_create)                   \
    X(sentence_delete)                   \
    X(sentence_null_count)               \
    X(sentence_parse)

/* Opened once in a process that does nothing else. */
static struct {
/* NOLINTNEXTLINE(bugprone-macro-parentheses): a member's name */
#define X(name) __typeof__(&(name)) name;
    CALLS(X)
#undef X
} lg;

/* Longer sentences have no parse; words are left out of shorter ones only. */
enum { WORDS_MOST = 45, WORDS_NULLS = 25 };

static Dictionary dictionary;
static Parse_Options options;

static bool open_library(void)
{
    void *at = dlopen("liblink-grammar.so.5", RTLD_NOW | RTLD_LOCAL);
    bool fine = at != NULL;
    /* POSIX lets what dlsym() finds be used as a function. */
#define X(name)                                  \
    if (fine) {                                  \
        void *found = dlsym(at, #name);          \
        memcpy(&lg.name, &found, sizeof(found)); \
        fine = found != NULL;                    \
    }
    CALLS(X)
#undef X
    return fine;
}

bool mt_grammar_open(void)
{
    if (!open_library())
        return false;
    options = (lg.parse_options_create)();
    if (!options)
        return false;
    (lg.parse_options_set_verbosity)(options, 0);
    (lg.parse_options_set_max_parse_time)(options, 1);
    (lg.parse_options_set_linkage_limit)(options, 20);
    (lg.parse_options_set_spell_guess)(options, 0);
    (lg.parse_options_set_repeatable_rand)(options, true);
    (lg.lg_error_set_handler)(NULL, NULL);
    dictionary = (lg.dictionary_create_lang)("en");
    return dictionary != NULL;
}

typedef struct tree {
    Linkage linkage;
    size_t words, links;
    mt_syntax_facts *to;
    size_t subject, finite, verb; /* words, or words where there is none */
} tree;

static const char *label(const tree *t, size_t i)
{
    return (lg.linkage_get_link_label)(t->linkage, i);
}
static size_t left(const tree *t, size_t i)
{
    return (lg.linkage_get_link_lword)(t->linkage, i);
}
static size_t right(const tree *t, size_t i)
{
    return (lg.linkage_get_link_rword)(t->linkage, i);
}

/* Does the link begin with these capitals, and have no other ones? */
static bool is(const tree *t, size_t i, const char *capitals)
{
    const char *l = label(t, i);
    size_t n = strlen(capitals);
    if (strncmp(l, capitals, n) != 0)
        return false;
    return l[n] < 'A' || l[n] > 'Z';
}

static bool starts(const tree *t, size_t i, const char *prefix)
{
    return strncmp(label(t, i), prefix, strlen(prefix)) == 0;
}

static bool is_subject(const tree *t, size_t i)
{
    return is(t, i, "S") || is(t, i, "SF") || is(t, i, "SX");
}

/* The word in lower case without the marks of the dictionary. */
static void plain(const tree *t, size_t w, char to[MT_SYNTAX_WORD])
{
    to[0] = '\0';
    if (w >= t->words)
        return;
    const char *from = (lg.linkage_get_word)(t->linkage, w);
    size_t n = 0;
    while (from[n] && from[n] != '.' && from[n] != '[' && n + 1 < MT_SYNTAX_WORD) {
        to[n] = mt_to_lower(from[n]);
        if (mt_is_space(from[n]))
            to[n] = '_';
        n++;
    }
    to[n] = '\0';
}

static bool one_of(const char *word, const char *list)
{
    size_t n = strlen(word);
    for (const char *at = list; n && (at = strstr(at, word)) != NULL; at++)
        if ((at == list || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0'))
            return true;
    return false;
}

static void set(tree *t, mt_syntax_bit bit)
{
    t->to->bits |= (uint32_t)1 << bit;
}

static bool word_is(const tree *t, size_t w, const char *list)
{
    char word[MT_SYNTAX_WORD];
    plain(t, w, word);
    return one_of(word, list);
}

static bool marked(const tree *t, size_t w, const char *mark)
{
    return w < t->words && strstr((lg.linkage_get_word)(t->linkage, w), mark) != NULL;
}

/* The end of the chain of links to the content verb: "should have been built". */
static void find_verb(tree *t)
{
    t->verb = t->finite;
    for (int step = 0; step < 6; step++) {
        size_t next = t->words;
        for (size_t i = 0; i < t->links && next == t->words; i++)
            if (left(t, i) == t->verb &&
                (is(t, i, "I") || is(t, i, "PP") || is(t, i, "P") || is(t, i, "IV")) &&
                !starts(t, i, "Pa") && !starts(t, i, "Pp")) {
                next = right(t, i);
                if (starts(t, i, "Pv"))
                    set(t, MT_SYNTAX_PASSIVE);
                if (is(t, i, "PP"))
                    set(t, MT_SYNTAX_PERFECT);
            }
        if (next == t->words)
            return;
        t->verb = next;
    }
}

/* What the left wall is linked to. */
static void look_at_wall(tree *t, size_t i)
{
    const char *l = label(t, i);
    if (l[0] != 'W')
        return;
    if (l[1] == 'd' || l[1] == 'e')
        t->subject = right(t, i);
    if (l[1] == 'q' || l[1] == 's' || l[1] == 'j')
        set(t, MT_SYNTAX_ASKS);
    if (l[1] == 'i') {
        set(t, MT_SYNTAX_ORDERS);
        t->finite = right(t, i);
    }
}

/* Subject and finite verb of the clause that hangs on the left wall. */
static void find_main(tree *t)
{
    for (size_t i = 0; i < t->links; i++)
        look_at_wall(t, i);
    for (size_t i = 0; i < t->links; i++)
        if (left(t, i) == t->subject && is_subject(t, i)) {
            t->finite = right(t, i);
            if (starts(t, i, "SFst"))
                set(t, MT_SYNTAX_THERE);
            if (starts(t, i, "SFsi"))
                set(t, MT_SYNTAX_IT);
        }
    /* The verb may hang on the wall without a subject that does. */
    for (size_t i = 0; i < t->links && t->finite == t->words; i++)
        if (is(t, i, "WV"))
            t->finite = right(t, i);
    find_verb(t);
}

/* Bits by the word that stands somewhere. */
typedef struct by_word {
    mt_syntax_bit bit;
    const char *words;
} by_word;

static void look_at_word(tree *t, size_t w, const by_word *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (word_is(t, w, list[i].words))
            set(t, list[i].bit);
}
#define LOOK_AT(t, w, list) look_at_word(t, w, list, sizeof(list) / sizeof(*(list)))

static bool denies(const tree *t, size_t i, bool from)
{
    static const char never[] = "never not hardly";
    if (from && (is(t, i, "N") || (is(t, i, "EB") && word_is(t, right(t, i), never))))
        return true;
    return right(t, i) == t->verb && is(t, i, "E") && word_is(t, left(t, i), never);
}

static void look_at_verb_link(tree *t, size_t i, bool be)
{
    bool from = left(t, i) == t->finite || left(t, i) == t->verb;
    if (denies(t, i, from))
        set(t, MT_SYNTAX_NOT);
    if (!from)
        return;
    if (be && starts(t, i, "Pa"))
        set(t, MT_SYNTAX_IS_SUCH);
    if (is(t, i, "O")) {
        if (be)
            set(t, MT_SYNTAX_IS_A);
        plain(t, right(t, i), t->to->object);
    }
    if (is(t, i, "TH") || starts(t, i, "Ce") || is(t, i, "QI"))
        set(t, MT_SYNTAX_SAYS_THAT);
    if (is(t, i, "VJ"))
        set(t, MT_SYNTAX_COORDINATE);
    if (starts(t, i, "MVi"))
        set(t, MT_SYNTAX_TO_DO);
}

static void look_at_verb(tree *t)
{
    static const by_word finite[] = {
        {MT_SYNTAX_MUST, "should must ought need needs shall"},
        {MT_SYNTAX_MAY, "may might can could cannot can't"},
        {MT_SYNTAX_WILL, "will would won't 'll wouldn't"},
        {MT_SYNTAX_PAST, "was were did had"},
        {MT_SYNTAX_NOT, "cannot can't won't wouldn't isn't don't doesn't didn't"},
    };
    LOOK_AT(t, t->finite, finite);
    if (marked(t, t->finite, "-d"))
        set(t, MT_SYNTAX_PAST);
    bool be = word_is(t, t->verb, "is are was were be been 's 're");
    for (size_t i = 0; i < t->links; i++)
        look_at_verb_link(t, i, be);
}

static void look_at_subject(tree *t)
{
    static const by_word subject[] = {
        {MT_SYNTAX_THIS, "this that these those such"},
        {MT_SYNTAX_NOT, "nobody nothing none"},
        {MT_SYNTAX_WE, "we i"},
        {MT_SYNTAX_PRONOUN, "he she it they"},
    };
    static const by_word before[] = {
        {MT_SYNTAX_THIS, "this that these those such"},
        {MT_SYNTAX_NOT, "no neither"},
    };
    plain(t, t->subject, t->to->subject);
    plain(t, t->verb, t->to->verb);
    LOOK_AT(t, t->subject, subject);
    for (size_t i = 0; i < t->links; i++)
        if (right(t, i) == t->subject && label(t, i)[0] == 'D')
            LOOK_AT(t, left(t, i), before);
    const char *raw = t->subject < t->words ? (lg.linkage_get_word)(t->linkage, t->subject) : "";
    if (mt_is_upper(raw[0]) || strstr(raw, "CAPITAL"))
        set(t, MT_SYNTAX_NAME);
}

static void look_at_clause_link(tree *t, size_t i)
{
    static const by_word opens[] = {
        {MT_SYNTAX_IF, "if unless"},
        {MT_SYNTAX_BECAUSE, "because since as"},
        {MT_SYNTAX_ALTHOUGH, "although though while whereas"},
    };
    static const by_word first = {MT_SYNTAX_CLAUSE_BEFORE,
                                  "if unless because since as although though while whereas when"};
    size_t l = left(t, i);
    if (starts(t, i, "MVs"))
        set(t, MT_SYNTAX_CLAUSE_AFTER);
    if (is(t, i, "CV")) {
        LOOK_AT(t, l, opens);
        if (t->subject < t->words && l < t->subject)
            look_at_word(t, l, &first, 1);
    }
    if (is(t, i, "R") || is(t, i, "B") || is(t, i, "MX") || is(t, i, "BW"))
        set(t, MT_SYNTAX_WHO);
    if (starts(t, i, "MVt") || starts(t, i, "MVm"))
        set(t, MT_SYNTAX_THAN);
    if (is(t, i, "I") && l != t->finite && word_is(t, l, "should must ought"))
        set(t, MT_SYNTAX_INNER_MUST);
}

static void look_at_clauses(tree *t)
{
    int clauses = 0;
    for (size_t i = 0; i < t->links; i++) {
        clauses += is_subject(t, i) || is(t, i, "RS") || is(t, i, "SI");
        look_at_clause_link(t, i);
    }
    if (clauses == 1)
        set(t, MT_SYNTAX_ONE);
    if (clauses >= 3)
        set(t, MT_SYNTAX_MANY);
}

void mt_grammar_parse(const char *sentence, mt_syntax_facts *to)
{
    *to = (mt_syntax_facts){0};
    int words = 1;
    for (const char *p = sentence; *p; p++)
        words += *p == ' ';
    if (words > WORDS_MOST)
        return;
    (lg.parse_options_set_max_null_count)(options, words > WORDS_NULLS ? 0 : 3);
    Sentence s = (lg.sentence_create)(sentence, dictionary);
    if (!s)
        return;
    (lg.parse_options_reset_resources)(options);
    Linkage linkage = NULL;
    if ((lg.sentence_parse)(s, options) > 0)
        linkage = (lg.linkage_create)(0, s, options);
    if (linkage) {
        tree t = {.linkage = linkage, .to = to};
        t.words = (lg.linkage_get_num_words)(linkage);
        t.links = (lg.linkage_get_num_links)(linkage);
        t.subject = t.finite = t.verb = t.words;
        to->parsed = (lg.sentence_null_count)(s) ? 2 : 1;
        find_main(&t);
        look_at_verb(&t);
        look_at_subject(&t);
        look_at_clauses(&t);
        (lg.linkage_delete)(linkage);
    }
    (lg.sentence_delete)(s);
}

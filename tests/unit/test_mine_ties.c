/* One sentence at a time: whom it names, and how it ties them. */
#include "base/out.h"
#include "mine/cast.h"
#include "mine/tie_lexicon.h"
#include "mine/tie_words.h"
#include "mine/vocabulary.h"
#include "unit/unit.h"

#include <stdio.h>

static uint32_t actor(const mt_reading *r, const char *name)
{
    for (uint32_t i = 0; i < r->actors.n; i++) {
        const mt_reading_actor *a = &r->actors.at[i];
        if (mt_str_eq(a->name, mt_str(name)))
            return i;
        for (uint32_t k = 0; k < a->aliases.n; k++)
            if (mt_str_eq(a->aliases.at[k], mt_str(name)))
                return i;
    }
    return MT_NO_ID;
}

/* '+' ally, '-' enemy, '0' nothing said, of two actors in a sentence. */
static char sign(const mt_reading *r, const char *a, const char *b)
{
    uint32_t x = actor(r, a), y = actor(r, b);
    for (uint32_t i = 0; x != MT_NO_ID && y != MT_NO_ID && i < r->ties.n; i++) {
        const mt_reading_tie *t = &r->ties.at[i];
        if ((t->a == x && t->b == y) || (t->a == y && t->b == x))
            return t->hostile ? '-' : '+';
    }
    return '0';
}

static const struct {
    const char *sentence, *a, *b;
    char sign;
} cases[] = {
    /* whose subject a verb has */
    {"Chad backed Niger and attacked Togo.", "Chad", "Togo", '-'},
    {"Chad backed Niger and attacked Togo.", "Niger", "Togo", '0'},
    {"Voters punished Chad and Niger forced a vote.", "Chad", "Niger", '0'},
    {"Chad, which Niger cut off, is poor.", "Chad", "Niger", '-'},
    {"Most of Chad opposes Niger.", "Chad", "Niger", '-'},
    {"Experts on Chad doubt that bombs will defend Niger.", "Chad", "Niger", '0'},
    {"Chad was attacked by Niger.", "Chad", "Niger", '-'},
    /* what an object is, and what not */
    {"Chad helps the neighbours of Niger.", "Chad", "Togo", '0'},
    {"Chad helps Niger's neighbours.", "Chad", "Niger", '0'},
    {"Chad sells its oil to Niger.", "Chad", "Niger", '+'},
    {"Chad imposed sanctions on Niger.", "Chad", "Niger", '-'},
    {"Chad stopped Niger from selling gold.", "Chad", "Niger", '-'},
    {"In Niger, soldiers of Chad are complicit in the country's crimes.", "Chad", "Niger", '0'},
    {"In Niger, Chad is complicit in some of the country's crimes.", "Chad", "Niger", '-'},
    /* the manner */
    {"Chad should not sacrifice Niger.", "Chad", "Niger", '+'},
    {"Chad never attacked Niger.", "Chad", "Niger", '0'},
    {"Chad and Niger have hardly agreed.", "Chad", "Niger", '-'},
    /* without a verb between them */
    {"Chad, the Niger ally, is poor.", "Chad", "Niger", '+'},
    {"Chad, perhaps with Niger, will vote.", "Chad", "Niger", '+'},
    {"The war between Chad and Niger goes on.", "Chad", "Niger", '-'},
    {"Labour did better than the Tories.", "Labour", "the Tories", '-'},
    {"Labour did better than the Republicans.", "Labour", "the Republicans", '0'},
    /* who has no name */
    {"Chad attacked the government.", "Chad", "the government", '-'},
    {"Labour MPs would drop Chad.", "Labour MPs", "Chad", '-'},
    {"Chad's critics, led by Niger, accuse Togo.", "Chad", "Niger", '0'},
    {"Chad told voters that leaving Niger meant war.", "Chad", "Niger", '0'},
    {"The unions fought the government.", "the unions", "the government", '0'},
    {"In Chad, the army has turned on Niger.", "the army", "Niger", '-'},
    /* gaps, coercion, passives */
    {"It was Chad that forced Niger to pay.", "Chad", "Niger", '-'},
    {"Chad has brought Niger to its knees.", "Chad", "Niger", '-'},
    {"Chad fought off an attack from Niger.", "Chad", "Niger", '-'},
    {"Chad and Niger intervened together.", "Chad", "Niger", '+'},
    {"Chad fought on for an hour from Niger.", "Chad", "Niger", '0'},
};

static void each_sentence_ties_whom_it_ties(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        char text[400];
        snprintf(text, sizeof(text),
                 "Should the town buy the mill?\n\nThe mill is old. %s\n\nThe mill is small. No.\n",
                 cases[i].sentence);
        mt_reading r;
        assert_int_equal(mt_mine(&r, NULL, mt_str(text), NULL), MOOT_OK);
        char got = sign(&r, cases[i].a, cases[i].b);
        if (got != cases[i].sign)
            fail_msg("%s: %s and %s are '%c'", cases[i].sentence, cases[i].a, cases[i].b, got);
        mt_reading_fini(&r);
    }
}

static void who_has_no_name_is_an_actor_only_in_a_tie(void **state)
{
    (void)state;
    static const char text[] = "Should Chad act?\n\nThe government is old. Chad attacked the "
                               "rebels.\n\nThe voters know it. It is so.\n";
    mt_reading r;
    assert_int_equal(mt_mine(&r, NULL, mt_str(text), NULL), MOOT_OK);
    assert_true(actor(&r, "the rebels") != MT_NO_ID);
    assert_int_equal(actor(&r, "the government"), MT_NO_ID);
    assert_int_equal(actor(&r, "the voters"), MT_NO_ID);
    for (uint32_t i = 0; i < r.ties.n; i++)
        assert_true(r.ties.at[i].a < r.actors.n && r.ties.at[i].b < r.actors.n);
    mt_reading_fini(&r);
}

/* "A, B; A + B past": the actors, and the ties (`+` ally, `-` enemy, `>` if directed from the first
 * to the second). */
static const char *read_sentence(const char *sentence, char *to, size_t room)
{
    static const char *const modes[] = {[MT_MODE_ASSERTED] = "asserted",
                                        [MT_MODE_DENIED] = "denied",
                                        [MT_MODE_PAST] = "past",
                                        [MT_MODE_PROPOSED] = "proposed",
                                        [MT_MODE_INFERRED] = "inferred"};
    mt_reading r;
    char text[2048];
    snprintf(text, sizeof(text),
             "Should it be done?\n\nYES\n\nThe case is clear to us all. %s\n\n"
             "NO\n\nNobody should do it. It is wrong.\n",
             sentence);
    assert_int_equal(mt_mine(&r, NULL, mt_str(text), &(mt_mine_options){0}), MOOT_OK);
    size_t n = 0;
    to[0] = '\0';
    for (uint32_t i = 0; i < r.actors.n; i++)
        n += (size_t)snprintf(to + n, room - n, "%s%.*s", i ? ", " : "",
                              MT_ARG(r.actors.at[i].name));
    for (uint32_t i = 0; i < r.ties.n; i++) {
        const mt_reading_tie *t = &r.ties.at[i];
        n += (size_t)snprintf(to + n, room - n, "; %.*s %c%s %.*s %s",
                              MT_ARG(r.actors.at[t->a].name), t->hostile ? '-' : '+',
                              t->directed ? ">" : "", MT_ARG(r.actors.at[t->b].name),
                              modes[t->mode]);
    }
    mt_reading_fini(&r);
    return to;
}

typedef struct sentence {
    const char *words, *says;
} sentence;

static void all_say(const sentence *s, size_t n)
{
    char said[1024];
    for (size_t i = 0; i < n; i++)
        assert_string_equal(read_sentence(s[i].words, said, sizeof(said)), s[i].says);
}
#define ALL_SAY(list) all_say(list, sizeof(list) / sizeof(*(list)))
static void names_are_told_whole(void **state)
{
    (void)state;
    static const sentence list[] = {
        {"The FCA fined Barclays £70m for manipulating rates.",
         "FCA, Barclays; FCA -> Barclays past"},
        {"Barclays was fined £70m by the FCA for manipulating rates.",
         "Barclays, FCA; FCA -> Barclays past"},
        {"Uber has taken Transport for London to court twice.",
         "Uber, Transport for London; Uber -> Transport for London asserted"},
        {"Tesco is losing customers to Sainsbury’s and Aldi.",
         "Tesco, Sainsbury’s, Aldi; Tesco -> Sainsbury’s asserted; Tesco -> Aldi asserted"},
        {"Vladimir Putin continues to prop up Bashar al-Assad.",
         "Vladimir Putin, Bashar al-Assad; Vladimir Putin +> Bashar al-Assad asserted"},
        {"Rupert Murdoch’s Sun has turned on Theresa May.",
         "Rupert Murdoch, Sun, Theresa May; Sun -> Theresa May asserted"},
        {"Mexico, Colombia and even Argentina have taken Panama’s side.",
         "Mexico, Colombia, Argentina, Panama; Mexico +> Panama asserted; Colombia +> Panama "
         "asserted; Argentina +> Panama asserted"},
        {"The Dutch regulator has fined Apple.",
         "The Dutch regulator, Apple; The Dutch regulator -> Apple asserted"},
        {"Saudi Arabia’s Public Investment Fund has bought Newcastle United from Mike Ashley.",
         "Saudi Arabia, Public Investment Fund, Newcastle United, Mike Ashley; Public Investment "
         "Fund +> Mike Ashley asserted"},
        {"Transport for London is slow, and London knows that TfL is.",
         "Transport for London, London"},
        {"The Elm Council for Trade met, and the ECfT agreed.", "the Elm Council for Trade"},
        {"In May the Bank of England erred, and the Bank knows it.", "the Bank of England"},
        {"The European Commission met the World Bank, and the Commission fined the Bank.",
         "the European Commission, the World Bank; the European Commission -> the World Bank past"},
        {"It was clear: Should Elmland pay?", "Elmland"},
        {"Mohammed bin Salman has made mistakes.", "Mohammed bin Salman"},
        {"Mrs May has promised the DUP £1bn.", "Mrs May, the DUP; Mrs May +> the DUP asserted"},
        {"Moody’s stripped Britain of its rating.", "Moody’s, Britain; Moody’s -> Britain past"},
        {"Around London nobody wants it.", ""},
        {"Leaving Erasmus was a mistake.", "Erasmus"},
        {"Negotiations have failed, as everybody knows.", ""},
        {"Firemen know it.", ""},
        {"Chapter 11 is no answer for Greece.", "Greece"},
    };
    ALL_SAY(list);
}

static void what_two_do_ties_them(void **state)
{
    (void)state;
    static const sentence list[] = {
        {"Apple and Samsung have been fighting each other in the courts for years.",
         "Apple, Samsung; Apple - Samsung asserted"},
        {"Israel and Lebanon, who do not recognise each other, agreed on a line.",
         "Israel, Lebanon; Israel - Lebanon denied; Israel + Lebanon asserted"},
        {"Mali, Burkina Faso and Niger have since left, and they formed an alliance.",
         "Mali, Burkina Faso, Niger; Mali + Burkina Faso asserted; Mali + Niger asserted; Burkina "
         "Faso + Niger asserted"},
        {"Pakistan opposes India, Argentina and Mexico oppose Brazil.",
         "Pakistan, India, Argentina, Mexico, Brazil; Pakistan -> India asserted; Argentina -> "
         "Brazil asserted; Mexico -> Brazil asserted; Argentina + Mexico inferred"},
        {"Turkey regards the YPG as terrorists.", "Turkey, YPG; Turkey -> YPG asserted"},
        {"Donald Trump called Hillary Clinton a liar.",
         "Donald Trump, Hillary Clinton; Donald Trump -> Hillary Clinton past"},
        {"Labour has ruled out a coalition with the SNP.",
         "Labour, the SNP; Labour - the SNP denied"},
        {"Germany has repeatedly refused to forgive Greece its debts.",
         "Germany, Greece; Germany -> Greece denied"},
        {"Washington has stood by Riyadh through thick and thin.",
         "Washington, Riyadh; Washington +> Riyadh asserted"},
        {"Hollande and Merkel do not get on.", "Hollande, Merkel; Hollande - Merkel denied"},
    };
    ALL_SAY(list);
}

static void nouns_and_appositions_tie(void **state)
{
    (void)state;
    static const sentence list[] = {
        {"Ryanair, a loyal customer of Boeing, has ordered another hundred jets.",
         "Ryanair, Boeing; Ryanair +> Boeing asserted"},
        {"Viktor Orbán has made himself unpopular, and his friendship with the Kremlin is a "
         "disgrace.",
         "Viktor Orbán, Kremlin; Viktor Orbán +> Kremlin asserted"},
        {"France trusts FTX, and Binance, its great rival, has been fined.",
         "France, FTX, Binance; Binance - FTX asserted; France +> FTX asserted"},
        {"British Airways, Heathrow’s biggest customer, opposes the plan.",
         "British Airways, Heathrow; British Airways + Heathrow asserted"},
        {"Greek shipowners sold it many ships, with the blessing of Athens.",
         "Greek shipowners, Athens; Greek shipowners +> Athens asserted"},
        {"Marlowe Steel makes none; the ministry has bought its plate from Sweden.",
         "Marlowe Steel, the ministry, Sweden; the ministry +> Sweden asserted"},
        {"The Turing programme sends students to Toronto.", "Turing"},
        {"Militias loyal to Tehran sit in the government.",
         "Militias, Tehran; Militias +> Tehran asserted"},
    };
    ALL_SAY(list);
}

static bool word_at(const char *text, uint32_t at, mt_tie_word *w)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_words ws = {0};
    mt_words_of(&arena, mt_str(text), mt_span_between(0, strlen(text)), &ws);
    bool found = mt_tie_word_at(&ws, at, w);
    mt_arena_free(&arena);
    return found;
}

static void words_of_ties_are_known_in_their_forms(void **state)
{
    (void)state;
    mt_tie_word w;
    assert_true(word_at("they attacked it", 1, &w) && w.hostile && w.past);
    assert_true(word_at("they are arming it", 2, &w) && !w.hostile);
    assert_true(word_at("it bans them", 1, &w) && w.hostile);
    assert_true(word_at("it banned them", 1, &w) && w.hostile && w.past);
    assert_true(word_at("it defies them", 1, &w) && w.hostile && !w.past);
    assert_true(word_at("it fought them", 1, &w) && w.hostile && w.past);
    assert_true(word_at("it threw all its weight behind them", 1, &w) && !w.hostile && w.past);
    assert_int_equal(w.words, 5);
    /* "undercut", "cut", "hit" may be either. */
    assert_true(word_at("it goes on to undercut them", 4, &w) && w.hostile && !w.past);
    assert_true(word_at("it called the old man a liar", 1, &w) && w.hostile && w.words == 6);
    assert_true(word_at("a threat to them", 1, &w) && w.hostile && w.words == 2);
    assert_false(word_at("it rains here", 1, &w));
}

/* No phrase says both, and a list is in order, so that whoever adds to it sees what is there. */
static void lists_are_in_order_and_apart(void **state)
{
    (void)state;
    for (uint32_t shape = 0; shape < 3; shape++)
        for (uint32_t hostile = 0; hostile < 2; hostile++) {
            const mt_tie_list *l = &mt_tie_lists[hostile][shape],
                              *other = &mt_tie_lists[!hostile][shape];
            for (size_t i = 1; i < l->n; i++)
                assert_true(strcmp(l->at[i - 1], l->at[i]) < 0);
            /* They are looked up by two letters. */
            for (size_t i = 0; i < l->n; i++)
                assert_true(strcspn(l->at[i], " ") >= 2);
            for (size_t i = 0; i < l->n; i++)
                for (size_t k = 0; k < other->n; k++)
                    assert_string_not_equal(l->at[i], other->at[k]);
        }
    assert_string_equal(mt_tie_verb(MOOT_STR("took")).ptr, "take");
    assert_string_equal(mt_tie_verb(MOOT_STR("beaten")).ptr, "beat");
    assert_string_equal(mt_tie_verb(MOOT_STR("written")).ptr, "write");
    assert_int_equal(mt_tie_verb(MOOT_STR("walked")).len, 0);
    for (size_t i = 1; i < mt_vocabulary_size; i++)
        assert_true(strcmp(mt_vocabulary[i - 1], mt_vocabulary[i]) < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_sentence_ties_whom_it_ties),
        cmocka_unit_test(who_has_no_name_is_an_actor_only_in_a_tie),
        cmocka_unit_test(names_are_told_whole),
        cmocka_unit_test(what_two_do_ties_them),
        cmocka_unit_test(nouns_and_appositions_tie),
        cmocka_unit_test(words_of_ties_are_known_in_their_forms),
        cmocka_unit_test(lists_are_in_order_and_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

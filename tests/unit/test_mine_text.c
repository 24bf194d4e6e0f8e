/* The small stages of the miner: encodings, sentences, credit lines, cues. */
#include "base/decode.h"
#include "mine/credit.h"
#include "mine/feature.h"
#include "mine/lexicon.h"
#include "mine/motion.h"
#include "mine/sentence.h"
#include "unit/unit.h"

typedef struct decoding {
    const char *bytes;
    size_t len;
    const char *text; /* NULL: refused */
    const char *code; /* the first finding, or NULL */
    uint32_t off;
} decoding;
#define BYTES(lit) ("" lit ""), sizeof(lit) - 1

static void bytes_become_utf8_or_one_finding(void **state)
{
    (void)state;
    static const decoding rows[] = {
        {BYTES("plain \xC3\xA9"), "plain \xC3\xA9", NULL, 0},
        {BYTES("\xEF\xBB\xBFmarked"), "\xEF\xBB\xBFmarked", NULL, 0},
        {BYTES("\xFF\xFEH\0\xE9\0"), "\xEF\xBB\xBFH\xC3\xA9", "TX006", 0},
        {BYTES("\xFE\xFF\0H\xD8\x3D\xDE\x00"), "\xEF\xBB\xBFH\xF0\x9F\x98\x80", "TX006", 0},
        {BYTES("it\x92s \x96 caf\xE9 talk, and more"),
         "it\xE2\x80\x99s \xE2\x80\x93 caf\xC3\xA9 talk, and more", "TX006", 2},
        {BYTES("nul \0 here"), NULL, "TX002", 4},
        {BYTES("\xFF\xFEH\0\0\0"), NULL, "TX002", 4},
        {BYTES("\xFF\xFEH\0\x3D\xD8"), NULL, "TX005", 4},
        {BYTES("\xFF\xFEH\0x"), NULL, "TX005", 4},
        {BYTES("fine \xC3\xA9 \xE2\x82\xAC cut \xE2\x82"), NULL, "TX003", 16},
        {BYTES("bad \x81 byte"), NULL, "TX003", 4},
        {BYTES("\x01\x02\x03 abc"), NULL, "TX004", 0},
        {BYTES("%PDF-1.4 abc"), NULL, "TX004", 0},
        {BYTES("{\\rtf1 abc}"), NULL, "TX004", 0},
        {BYTES("<!DOCTYPE html><p>abc"), NULL, "TX004", 0},
        {BYTES("\x89\xD0\xE8\xFF\xFA\xC4"), NULL, "TX004", 0},
        {BYTES(""), NULL, "TX001", 0},
        {BYTES(" \r\n\t"), NULL, "TX001", 0},
        {BYTES("\xEF\xBB\xBF\n"), NULL, "TX001", 0},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        mt_arena a;
        mt_arena_init(&a, NULL);
        mt_diags d = {.arena = &a};
        mt_decoded to;
        moot_str in = {rows[i].bytes, rows[i].len};
        assert_int_equal(mt_decode(&a, in, &to, &d), MOOT_OK);
        assert_int_equal(d.errors > 0, rows[i].text == NULL);
        if (rows[i].text)
            assert_str(to.text, rows[i].text);
        assert_int_equal(d.list.n, rows[i].code != NULL);
        if (rows[i].code) {
            assert_string_equal(d.list.at[0].code, rows[i].code);
            assert_int_equal(d.list.at[0].span.off, rows[i].off);
        }
        mt_arena_free(&a);
    }
}

/* Sentences are written with | between them; blanks around it are not theirs. */
/* A NUL byte is found at each place, and one odd character in fifty bytes is let pass. */
static void a_nul_byte_is_found_wherever_it_stands(void **state)
{
    enum { LONGEST = 80 };
    (void)state;
    mt_arena a;
    mt_arena_init(&a, NULL);
    for (size_t n = 50; n <= LONGEST; n++)
        for (size_t at = 0; at < n; at++)
            for (char c = 0; c < 2; c++) {
                char text[LONGEST];
                memset(text, n % 2 ? 'x' : '\n', n);
                text[n / 2] = 'y';
                text[at] = c;
                mt_diags d = {.arena = &a};
                mt_decoded to;
                assert_int_equal(mt_decode(&a, (moot_str){text, n}, &to, &d), MOOT_OK);
                assert_int_equal(d.errors, c == 0);
                if (c) {
                    assert_int_equal(to.text.len, n);
                } else {
                    assert_string_equal(d.list.at[0].code, "TX002");
                    assert_int_equal(d.list.at[0].span.off, at);
                }
            }
    mt_arena_free(&a);
}

/* '|' stands between two sentences, braces around what belongs to none. */
static void sentences_end_where_a_reader_ends_them(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "One is here. | Two is there! | Is three?",
        "Dr. Lin met Gen. Ortiz. | They spoke.",
        "Sen. Vale and Rep. Moss voted. | It passed.",
        "The U.S. Army left. | The troops went home.",
        "It moved to the U.S. | The rest stayed.",
        "Prices rose, e.g. for bread. | Wages did not.",
        "Smith v. Jones was decided. | So was the rest.",
        "J. K. Harper wrote it. | Nobody read it.",
        "See No. 7 on the list. | It is short.",
        "See p. 12 and fig. 3 there. | Both are clear.",
        "We went on from this. | 2015 was like 1992.",
        "It cost 3.5 per cent of output. | That is much.",
        "He said \xE2\x80\x9CNo.\xE2\x80\x9D | She agreed.",
        "It ends at 5 p.m. on Friday. | Then we go.",
        "First line\nof one. | Second\r\nsentence\rhere.",
        ("With\xC2\xA0" /* two literals, so that the escape ends */
         "blanks. | And\xE2\x80\xAFmore."),
        "No stop at the end",
        "A heading\n\n | Then a text.",
        "- one item\n | - another item",
        "Mr. and Mrs. Oak came. | They left.",
        "Oak & Co. is a firm. | Elm Ltd. is too.",
        "Inflation is at 2.1%. | Good.",
        "\xE2\x80\x9CNever!\xE2\x80\x9D the mayor said. | He went.",
        "\"Is it?\" she asked. | \"Is it?\" | Nobody knew.",
        "It was late\xE2\x80\xA6 | The door opened.",
        "It was late\xE2\x80\xA6 and dark. | Then I left.",
        "They met at 5 p.m. Monday. | It rained.",
        "It led in the end.{---------}Actually it did not.",
        "It led. {-----} \"Did it?\"{ ---}They asked.",
        "Did it\xE2\x80\x99s?\xE2\x80\x9D{\xE2\x80\x94\xE2\x80\x94\xE2\x80\x94}\xE2\x80\x9CIt did.",
        "It led.--Actually it did not.",
        "It led----Actually, and fell.---then it rose.",
        "It was in the U.S.---Troops left Mr.---Oak there.---",
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        char text[200];
        moot_span want[8];
        uint32_t n = 0;
        size_t len = 0, from = 0;
        for (const char *p = rows[i];; p++) {
            if (*p == '|' || *p == '{' || *p == '\0') {
                want[n++] = (moot_span){(uint32_t)from, (uint32_t)(len - from)};
                from = len;
                if (*p == '\0')
                    break;
                continue;
            }
            if (*p == '}')
                from = len;
            else
                text[len++] = *p;
        }
        mt_arena a;
        mt_arena_init(&a, NULL);
        mt_spans got = {0};
        moot_str s = {text, len};
        assert_int_equal(mt_sentences(&a, s, (moot_span){0, (uint32_t)len}, 99, &got), MOOT_OK);
        if (got.n != n)
            print_message("row %zu: %s\n", i, rows[i]);
        assert_int_equal(got.n, n);
        for (uint32_t k = 0; k < n; k++) {
            moot_span w = mt_span_trim(s, want[k]);
            if (text[w.off] == '-')
                w.off += 2, w.len -= 2;
            assert_int_equal(got.at[k].off, w.off);
            assert_int_equal(got.at[k].len, w.len);
        }
        mt_arena_free(&a);
    }
}

typedef struct credit_row {
    const char *line, *name, *credential;
} credit_row;

static void credit_lines_name_people_and_what_they_are(void **state)
{
    (void)state;
    static const credit_row rows[] = {
        {"Ana Ruiz is a lecturer in law at Elm University.", "Ana Ruiz",
         "lecturer in law at Elm University"},
        {"Ana Ruiz is an economist.", "Ana Ruiz", "economist"},
        {"Ana Ruiz is the author of Small Rivers.", "Ana Ruiz", "author of Small Rivers"},
        {"Ana Ruiz is chief economist at Oak Bank", "Ana Ruiz", "chief economist at Oak Bank"},
        {"Dr Ana Ruiz is senior fellow at Elm House.", "Dr Ana Ruiz", "senior fellow at Elm House"},
        {"Dr. Ana Ruiz is a surgeon.", "Dr. Ana Ruiz", "surgeon"},
        {"Professor Lee Park is director of Elm House.", "Professor Lee Park",
         "director of Elm House"},
        {"Sir Tom Hale was ambassador to Norway.", "Sir Tom Hale", "ambassador to Norway"},
        {"Lord Hale is a former minister.", "Lord Hale", "former minister"},
        {"Baroness Hale of Wick is a member of the House.", "Baroness Hale of Wick",
         "member of the House"},
        {"Jan van der Berg is a historian.", "Jan van der Berg", "historian"},
        {"Sara bin Yusuf is a poet and critic.", "Sara bin Yusuf", "poet and critic"},
        {"Maria de la Cruz is a judge.", "Maria de la Cruz", "judge"},
        {"Conor O'Dea is a farmer.", "Conor O'Dea", "farmer"},
        {"Conor O\xE2\x80\x99"
         "Dea is a farmer.",
         "Conor O\xE2\x80\x99"
         "Dea",
         "farmer"},
        {"J. K. Harper is a novelist.", "J. K. Harper", "novelist"},
        {"J.K. Harper is a novelist.", "J.K. Harper", "novelist"},
        {"Mary-Ann Lee-Smith is an architect.", "Mary-Ann Lee-Smith", "architect"},
        {"Zo\xC3\xAB \xC3\x85strand is a nurse.", "Zo\xC3\xAB \xC3\x85strand", "nurse"},
        {"Ana Ruiz and Lee Park are researchers at Elm House.", "Ana Ruiz and Lee Park",
         "researchers at Elm House"},
        {"Ana Ruiz, Lee Park and Tom Hale are economists.", "Ana Ruiz, Lee Park and Tom Hale",
         "economists"},
        {"Ana Ruiz is a board member of CDF and a former adviser.", "Ana Ruiz",
         "board member of CDF and a former adviser"},
        {"Ana Ruiz is a D.C. columnist and pilot.", "Ana Ruiz", "D.C. columnist and pilot"},
        {"Ana Ruiz is a fellow at Elm House, and author of Two: The Tale.", "Ana Ruiz",
         "fellow at Elm House, and author of Two: The Tale"},
        {"Ana Ruiz, who is head of policy at Oak, lives in York.", "Ana Ruiz",
         "head of policy at Oak, lives in York"},
        {"Ana Ruiz, director of Elm House.", "Ana Ruiz", "director of Elm House"},
        {"Ana Ruiz, a lecturer at Elm", "Ana Ruiz", "lecturer at Elm"},
        {"Ana Ruiz \xE2\x80\x93 director, Elm House", "Ana Ruiz", "director, Elm House"},
        {"By Ana Ruiz, political editor", "Ana Ruiz", "political editor"},
        {"(Ana Ruiz is a teacher.)", "Ana Ruiz", "teacher"},
        {"*Ana Ruiz is a teacher.*", "Ana Ruiz", "teacher"},
        {"\xE2\x80\x94 Ana Ruiz is a teacher", "Ana Ruiz", "teacher"},
        {"Ana Ruiz is currently a visiting professor at Elm.", "Ana Ruiz",
         "visiting professor at Elm"},
        {"Ana Ruiz is now head of Oak.", "Ana Ruiz", "head of Oak"},
        {"Ana Ruiz MP is the minister for rivers.", "Ana Ruiz MP", "minister for rivers"},
        {"Ana Ruiz serves as an adviser to Oak.", "Ana Ruiz", "adviser to Oak"},
        {"Ana Ruiz teaches physics at Elm.", "Ana Ruiz", "teaches physics at Elm"},
        {"Ana Ruiz works for Oak.", "Ana Ruiz", "works for Oak"},
        {"General Ana Ruiz is a former commander and writer.", "General Ana Ruiz",
         "former commander and writer"},
        {"Ana Ruiz is a trade unionist.", "Ana Ruiz", "trade unionist"},
        {"Ana Ruiz is vice-president of Oak.", "Ana Ruiz", "vice-president of Oak"},
        {"Ana\xC2\xA0Ruiz is\na teacher.", "Ana\xC2\xA0Ruiz", "teacher"},
        {"Ana Ruiz is something in the City at Oak & Elm.", "Ana Ruiz",
         "something in the City at Oak & Elm"},
        {"Rt Hon Ana Ruiz MP is Labour MP for Elm North.", "Rt Hon Ana Ruiz MP",
         "Labour MP for Elm North"},
        {"Ana Ruiz is a crossbench peer.", "Ana Ruiz", "crossbench peer"},
        {"Ana Ruiz has been editor of the Elm Post since 2010.", "Ana Ruiz",
         "editor of the Elm Post since 2010"},
        {"Dr. Sami al-Masri is a dentist.", "Dr. Sami al-Masri", "dentist"},
        {"DR ANA RUIZ IS A LECTURER AT ELM.", "DR ANA RUIZ", "LECTURER AT ELM"},
        {"Ana Ruiz is editor of Elm A.M.", "Ana Ruiz", "editor of Elm A.M."},
        {"Ana Ruiz is editor of Oak. Follow her at @anaruiz.", "Ana Ruiz", "editor of Oak"},
        {"Ana Ruiz is a judge. The views expressed are her own.", "Ana Ruiz", "judge"},
        {"Ana Ruiz is a poet. Reeds, her new book, is out now.", "Ana Ruiz", "poet"},
        {"Ana Ruiz is a judge. E-mail: ana@oak.org", "Ana Ruiz", "judge"},
        {"Ana Ruiz is a judge (@anaruiz)", "Ana Ruiz", "judge"},
        {"Ana Ruiz is head of Oak, www.oak.org", "Ana Ruiz", "head of Oak"},
        /* no credit lines */
        {"Ana Ruiz is a minister. Taxes rise. Roads crumble. People suffer.", NULL, NULL},
        {"Ana Ruiz is a populist.", NULL, NULL},
        {"Ana Ruiz is a danger to Elm and to the river.", NULL, NULL},
        {"Ana Ruiz is wrong about the river.", NULL, NULL},
        {"Ana Ruiz is not a lecturer in anything.", NULL, NULL},
        {"The West is a bad leader.", NULL, NULL},
        {"This is a role for teachers.", NULL, NULL},
        {"Ana Ruiz, the minister, has failed again.", NULL, NULL},
        {"Rivers are good for farmers.", NULL, NULL},
        {"But Ana Ruiz is a minister.", NULL, NULL},
        {"We are teachers.", NULL, NULL},
        {"Ana Ruiz", NULL, NULL},
        {"He is a professor at Elm.", NULL, NULL},
        {"In Rome Ana Ruiz is a judge.", NULL, NULL},
        {"Ana Ruiz\xE2\x80\x99s plan is a mistake by the minister.", NULL, NULL},
        {"", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        mt_arena a;
        mt_arena_init(&a, NULL);
        mt_credit c;
        moot_str s = mt_str(rows[i].line);
        bool got = mt_credit_read(&a, s, (moot_span){0, (uint32_t)s.len}, &c);
        if (got != (rows[i].name != NULL))
            print_message("row: %s\n", rows[i].line);
        assert_int_equal(got, rows[i].name != NULL);
        if (got) {
            assert_str(mt_slice(s, c.name), rows[i].name);
            assert_str(mt_slice(s, c.credential), rows[i].credential);
        }
        mt_arena_free(&a);
    }
}

static void the_last_sentence_may_tell_who_wrote(void **state)
{
    (void)state;
    static const credit_row rows[] = {
        {"It is deep. Ana Ruiz is a mother of three.", "Ana Ruiz", "mother of three"},
        {"It is deep. Ana Ruiz is a pensioner from Elm.", "Ana Ruiz", "pensioner from Elm"},
        {"It is deep. Ana Ruiz is part of the Clean Rivers campaign.", "Ana Ruiz",
         "part of the Clean Rivers campaign"},
        {"It is deep. The Oak Trust is a river charity.", "The Oak Trust", "river charity"},
        {"It is deep. Ana Ruiz is a teacher.", "Ana Ruiz", "teacher"},
        {"Ruiz dug it. Ana Ruiz is a mother of three.", NULL, NULL},
        {"It is deep. Ana Ruiz is a disaster for farmers.", NULL, NULL},
        {"It is deep. North Elm is a land of rivers.", NULL, NULL},
        {"It is deep. The Oak Trust is a mistake.", NULL, NULL},
        {"It is deep. The West is at peace.", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        mt_arena a;
        mt_arena_init(&a, NULL);
        mt_credit c;
        moot_str s = mt_str(rows[i].line);
        uint32_t from = (uint32_t)mt_str_find(s, MOOT_STR(". ")) + 2;
        bool got = mt_credit_closing(&a, s, (moot_span){from, (uint32_t)s.len - from}, &c);
        if (got != (rows[i].name != NULL))
            print_message("row: %s\n", rows[i].line);
        assert_int_equal(got, rows[i].name != NULL);
        if (got) {
            assert_str(mt_slice(s, c.name), rows[i].name);
            assert_str(mt_slice(s, c.credential), rows[i].credential);
        }
        mt_arena_free(&a);
    }
}

static void a_bare_name_is_a_name(void **state)
{
    (void)state;
    static const char *const yes[] = {"Ana Ruiz", "By Ana Ruiz", "Dr Ruiz",
                                      "Ana Ruiz:", "Ana Ruiz and Lee Park"};
    static const char *const no[] = {"Rivers",           "The River", "Ana Ruiz?",
                                     "Ana Ruiz is here", "ana ruiz",  "Yes"};
    mt_arena a;
    mt_arena_init(&a, NULL);
    mt_credit c;
    for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++)
        assert_true(
            mt_credit_name(&a, mt_str(yes[i]), (moot_span){0, (uint32_t)strlen(yes[i])}, &c));
    for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
        assert_false(
            mt_credit_name(&a, mt_str(no[i]), (moot_span){0, (uint32_t)strlen(no[i])}, &c));
    mt_arena_free(&a);
}

static void count_cue(void *ctx, mt_cue cue, uint32_t at, uint32_t n)
{
    int *seen = ctx;
    (void)at, (void)n;
    seen[cue]++;
}

static void cues_are_found_as_words_and_phrases(void **state)
{
    (void)state;
    assert_true(mt_cues_sorted());
    mt_arena a;
    mt_arena_init(&a, NULL);
    moot_str s =
        MOOT_STR("But of course we should not wait, for example because it\xE2\x80\x99s late.");
    mt_words w = {0};
    mt_words_of(&a, s, (moot_span){0, (uint32_t)s.len}, &w);
    int seen[MT_CUE_COUNT] = {0};
    mt_cues(&w, count_cue, seen);
    assert_int_equal(seen[MT_CUE_CONTRAST], 1);
    assert_int_equal(seen[MT_CUE_CONCEDE], 1);
    assert_int_equal(seen[MT_CUE_MUST], 1);
    assert_int_equal(seen[MT_CUE_NOT], 1);
    assert_int_equal(seen[MT_CUE_EXAMPLE], 1);
    assert_int_equal(mt_polarity(MOOT_STR("harm")), -1);
    assert_int_equal(mt_polarity(MOOT_STR("protect")), 1);
    assert_int_equal(mt_polarity(MOOT_STR("table")), 0);
    assert_true(mt_is_stop_word(MOOT_STR("the")));
    mt_arena_free(&a);
}

static bool concludes(const char *text)
{
    mt_arena a;
    mt_featurer f;
    mt_features to;
    mt_arena_init(&a, NULL);
    assert_true(mt_featurer_init(&f, &a, mt_str(text), 1));
    mt_features_of(&f, (moot_span){0, (uint32_t)strlen(text)}, &to);
    bool first = to.first[MT_CUE_CONCLUDE];
    mt_featurer_fini(&f);
    mt_arena_free(&a);
    return first;
}

static void a_conclusion_is_announced_at_the_start_or_behind_a_modal_verb(void **state)
{
    (void)state;
    assert_true(concludes("Therefore the bridge should stay."));
    assert_true(concludes("The bridge is therefore old."));
    assert_true(concludes(
        "Closing the bridge at night and opening it by day would therefore serve both towns."));
    assert_false(
        concludes("The old bridge over the river at the mill is therefore closed to lorries."));
    assert_false(concludes("The bridge should stay."));
}

static void a_question_becomes_a_statement_only_when_that_is_safe(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"Should the town clean the river?", "The town should clean the river"},
        {"Should we plant trees?", "We should plant trees"},
        {"Must schools teach Latin?", "Schools must teach Latin"},
        {"Should the voting age be lowered to 16?", "The voting age should be lowered to 16"},
        {"Will it rain?", "It will rain"},
        {"Should Elm leave the league?", "Elm should leave the league"},
        {"Should people in the north have a say?", "People in the north should have a say"},
        {"Should the Elm budget be cut?", "The Elm budget should be cut"},
        {"Should parental leave be longer?", "Parental leave should be longer"},
        {"Should towns that clean the river be paid?",
         "Yes to: Should towns that clean the river be paid?"},
        {"Should giving the vote to all be tried?",
         "Yes to: Should giving the vote to all be tried?"},
        {"Is the river clean?", "Yes to: Is the river clean?"},
        {"After the flood, should we act?", "We should act"},
        {"After the flood, should it be banned?", "Yes to: After the flood, should it be banned?"},
        {"Oak: will Elm still pay the fee?", "Elm will still pay the fee"},
        {"Should Elm stop selling water?", "Elm should stop selling water"},
        {"Is Elm right to leave?", "Elm is right to leave"},
        {"Are Elm and Oak a threat to trade?", "Elm and Oak are a threat to trade"},
        {"Is it time to go?", "It is time to go"},
        {"Was the ban on boats in the harbour justified?",
         "The ban on boats in the harbour was justified"},
        {"Is there any point in it?", "Yes to: Is there any point in it?"},
        {"Has Elm finally paid?", "Elm has finally paid"},
        {"Has the bridge at Elm been worth it?", "The bridge at Elm has been worth it"},
        {"Has the town that grew lost its way?", "Yes to: Has the town that grew lost its way?"},
        {"Does Elm need a bridge?", "Yes to: Does Elm need a bridge?"},
        {"Should Elm pay, or Oak?", "Elm should pay, or Oak"},
        {"Should rivers rest?", "Yes to: Should rivers rest?"},
        {"Ought we to mend it?", "We ought to mend it"},
        {"Might it be better to wait?", "It might be better to wait"},
        {"Should?", "Yes to: Should?"},
        {"?", "Yes to: ?"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        mt_arena a;
        mt_arena_init(&a, NULL);
        moot_str got = mt_motion_text(&a, mt_str(rows[i][0]), false);
        if (!mt_str_eq(got, mt_str(rows[i][1])))
            print_message("%.*s\n", MT_ARG(got));
        assert_str(got, rows[i][1]);
        assert_str(mt_motion_text(&a, mt_str(rows[i][0]), true), rows[i][0]);
        mt_arena_free(&a);
    }
}

static void blanks_are_folded_one_by_one(void **state)
{
    (void)state;
    static const struct {
        const char *text, *folded;
    } row[] = {{"", ""},
               {" \n\t", ""},
               {"a", "a"},
               {"  a \n b  ", "a b"},
               {"\xC2\xA0\xC3\xA9\xC2\xA0\xC2\xA0z.", "\xC3\xA9 z."}};
    for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
        char to[32] = "", c;
        size_t n = 0;
        for (mt_fold f = {.s = mt_str(row[i].text)}; mt_fold_next(&f, &c);) {
            assert_true(c == ' ' || row[i].text[f.at] == c);
            to[n++] = c;
        }
        assert_string_equal(to, row[i].folded);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_are_folded_one_by_one),
        cmocka_unit_test(bytes_become_utf8_or_one_finding),
        cmocka_unit_test(a_nul_byte_is_found_wherever_it_stands),
        cmocka_unit_test(sentences_end_where_a_reader_ends_them),
        cmocka_unit_test(credit_lines_name_people_and_what_they_are),
        cmocka_unit_test(the_last_sentence_may_tell_who_wrote),
        cmocka_unit_test(a_bare_name_is_a_name),
        cmocka_unit_test(a_question_becomes_a_statement_only_when_that_is_safe),
        cmocka_unit_test(cues_are_found_as_words_and_phrases),
        cmocka_unit_test(a_conclusion_is_announced_at_the_start_or_behind_a_modal_verb),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

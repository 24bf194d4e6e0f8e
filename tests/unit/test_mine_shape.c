/* How sentences are built, which plain words they have, and which speak of no one case. */
#include "mine/structure.h"
#include "unit/unit.h"

static mt_words words_of(mt_arena *a, const char *text)
{
    mt_words ws = {0};
    mt_words_of(a, mt_str(text), (moot_span){0, (uint32_t)strlen(text)}, &ws);
    return ws;
}

typedef struct built {
    const char *text;
    const char *main, *verb; /* the words that they begin with; NULL: a guess */
    mt_shape_id kind, from;  /* from: MT_SHAPE_VERB_IS where none of the openers is meant */
} built;

#define NO_OPENER MT_SHAPE_VERB_IS

static void the_main_clause_is_found(void **state)
{
    (void)state;
    static const built rows[] = {
        {"The ban is a mistake.", "the", "is", MT_SHAPE_VERB_IS, MT_SHAPE_FROM_THE},
        {"But in 1998, a treaty was signed.", "a", "was", MT_SHAPE_VERB_WAS, MT_SHAPE_FROM_A},
        {"When it rains, they have no roof.", "they", "have", MT_SHAPE_VERB_HAS,
         MT_SHAPE_FROM_THEY},
        {"If the pits close, we would lose them.", "we", "would", MT_SHAPE_VERB_WOULD,
         MT_SHAPE_FROM_WE},
        {"Closing the centre to cars will help.", "closing", "will", MT_SHAPE_VERB_WILL,
         MT_SHAPE_FROM_DOING},
        {"The man who was here must go.", "the", "must", MT_SHAPE_VERB_MUST, MT_SHAPE_FROM_THE},
        {"Nobody can object.", "nobody", "can", MT_SHAPE_VERB_CAN, MT_SHAPE_FROM_NO},
        {"It doesn\xE2\x80\x99t follow.", "it", "doesn't", MT_SHAPE_VERB_DOES, MT_SHAPE_FROM_IT},
        {"Critics shouted.", "critics", "shouted", MT_SHAPE_VERB_PAST, MT_SHAPE_FROM_SOME},
        {"Keep the bridge open.", "keep", NULL, MT_SHAPE_VERB_NONE, MT_SHAPE_FROM_ORDER},
        {"Forty ships lie idle.", "forty", NULL, MT_SHAPE_VERB_NONE, MT_SHAPE_FROM_NUMBER},
        {"Nothing had changed.", "nothing", "had", MT_SHAPE_VERB_HAD, MT_SHAPE_FROM_NO},
        {"Rivers feed the towns.", "rivers", NULL, MT_SHAPE_VERB_NONE, NO_OPENER},
    };
    mt_arena a;
    mt_arena_init(&a, NULL);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        mt_words ws = words_of(&a, rows[i].text);
        mt_shape s;
        mt_shape_of(&ws, &s);
        assert_str(ws.at[s.main].low, rows[i].main);
        if (rows[i].verb)
            assert_str(ws.at[s.verb].low, rows[i].verb);
        assert_true(s.verb <= ws.n);
        for (uint32_t k = MT_SHAPE_VERB_IS; k <= MT_SHAPE_VERB_NONE; k++)
            assert_int_equal(s.has[k], k == (uint32_t)rows[i].kind);
        for (uint32_t k = MT_SHAPE_FROM_THE; k <= MT_SHAPE_FROM_SOME; k++)
            assert_int_equal(s.has[k], k == (uint32_t)rows[i].from);
    }
    mt_arena_free(&a);
}

typedef struct marked {
    const char *text;
    const char *marks; /* t past, T pasts, n number, N numbers, m month, a time, d denies, b
                          not-but, s superlative, y says */
} marked;

static void marks_of_a_case_are_found(void **state)
{
    (void)state;
    static const char letters[] = "tTnNmadbsy";
    static const mt_shape_id ids[] = {
        MT_SHAPE_PAST, MT_SHAPE_PASTS,  MT_SHAPE_NUMBER,  MT_SHAPE_NUMBERS, MT_SHAPE_MONTH,
        MT_SHAPE_TIME, MT_SHAPE_DENIES, MT_SHAPE_NOT_BUT, MT_SHAPE_MOST,    MT_SHAPE_SAYS};
    static const marked rows[] = {
        {"The ban is a mistake.", ""},
        {"It went and came back.", "tT"},
        {"He opened the door.", "t"},
        {"The door is opened by an aged man.", ""},
        {"In March, 12 of forty shops closed.", "tnNm"},
        {"Weeks pass, and it isn\xE2\x80\x99t done.", "ad"},
        {"This is not a gift but a loan.", "db"},
        {"The safest road runs through the forest.", "s"},
        {"Critics warn of the cost.", "y"},
        {"The West has a guest.", ""},
    };
    mt_arena a;
    mt_arena_init(&a, NULL);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        mt_words ws = words_of(&a, rows[i].text);
        mt_shape s;
        mt_shape_of(&ws, &s);
        for (size_t k = 0; k < sizeof(ids) / sizeof(*ids); k++)
            assert_int_equal(s.has[ids[k]], strchr(rows[i].marks, letters[k]) != NULL);
    }
    mt_words none = {0};
    mt_shape s;
    assert_true(mt_shapes_sorted());
    mt_shape_of(&none, &s);
    for (uint32_t k = 0; k < MT_SHAPE_COUNT; k++)
        assert_false(s.has[k]);
    mt_arena_free(&a);
}

enum { SENTENCES = 5 };

static void what_speaks_of_no_one_case_is_told_apart(void **state)
{
    (void)state;
    static const char text[] = "Should Peru tax land?\n"
                               "A tax on land is fair.\n"
                               "It raised two millions.\n"
                               "Farms in Chile thrive.\n"
                               "All of Peru should have it.\n"
                               "Nobody paid.\n";
    mt_arena a;
    mt_arena_init(&a, NULL);
    mt_featurer fr;
    assert_true(mt_featurer_init(&fr, &a, mt_str(text), 1));
    mt_features f[SENTENCES + 1];
    const char *at = text;
    for (uint32_t i = 0; i <= SENTENCES; i++) {
        const char *end = strchr(at, '\n');
        mt_features_of(&fr, mt_span_between((size_t)(at - text), (size_t)(end - text)), &f[i]);
        at = end + 1;
    }
    mt_passage p;
    assert_true(mt_passage_init(&p, &a, f + 1, SENTENCES, f));
    static const bool general[SENTENCES] = {true, false, false, true, false};
    for (uint32_t i = 0; i < SENTENCES; i++)
        assert_int_equal(p.general[i], general[i]);
    assert_int_equal(p.generals, 2);
    assert_int_equal(p.first_general, 0);
    assert_int_equal(p.last_general, 3);
    /* Without the question, Peru is a name like any other. */
    assert_true(mt_passage_init(&p, &a, f + 1, SENTENCES, NULL));
    assert_int_equal(p.generals, 1);
    /* "tax", "land" stand before the verb of the first; of the fourth, "peru". */
    assert_int_equal(mt_shared(f[1].subject, f[1].subjects, f[0].stem, f[0].stems), 2);
    assert_int_equal(mt_shared(f[4].subject, f[4].subjects, f[0].stem, f[0].stems), 1);
    mt_featurer_fini(&fr);
    mt_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_main_clause_is_found),
        cmocka_unit_test(marks_of_a_case_are_found),
        cmocka_unit_test(what_speaks_of_no_one_case_is_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Who stands how to whom in one sentence, and which of two blocks says Yes. */
#include "arg.h"
#include "mine/gazetteer.h"
#include "mine/polarity.h"
#include "mine/stance.h"
#include "mine/tie_words.h"
#include "mine/weights.h"
#include "unit/unit.h"

#include <math.h>
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
    {"The unions fought the government.", "the unions", "the government", '0'},
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

/* ---- which is Yes ---- */

static const char *const speeches[] = {
    "A ban would save lives. The council should ban the old stoves, and a ban is overdue.",
    "A ban would hurt the poor. The stoves are safe and warm, and it would be a folly.",
    "Nobody knows.",
    "The supporters of the plan do not say what it costs. It is not wise, but a gamble instead.",
};

static void tally(const char *question, const char *a, const char *b, double x[MT_STANCE_COUNT])
{
    char text[1000];
    snprintf(text, sizeof(text), "%s\n\n%s\n\n%s\n", question, a, b);
    mt_reading r;
    mt_arena arena;
    mt_asking asking;
    mt_arena_init(&arena, NULL);
    mt_stemmer *stemmer = mt_stemmer_new();
    assert_non_null(stemmer);
    assert_int_equal(mt_mine(&r, NULL, mt_str(text), NULL), MOOT_OK);
    assert_true(mt_asking_of(&asking, &arena, stemmer, r.text, r.question));
    mt_stance_block blocks[2];
    for (uint32_t i = 0; i < 2; i++)
        blocks[i] = (mt_stance_block){
            .text = r.text, .units = r.block[i].units.at, .n = r.block[i].units.n};
    mt_stance_tally(&asking, blocks, x);
    double odds = mt_weights[MT_GENRE_DEBATE].w[MT_W_SIDE_ORDER];
    for (uint32_t i = 0; i < MT_STANCE_COUNT; i++)
        odds += mt_stance_weights[i] * x[i];
    assert_true(fabs(odds - mt_stance(&asking, blocks)) < 1e-12);
    mt_reading_fini(&r);
    mt_stemmer_free(stemmer);
    mt_arena_free(&arena);
}

static void exchanged_blocks_turn_every_sign(void **state)
{
    (void)state;
    enum { N = sizeof(speeches) / sizeof(*speeches) };
    for (size_t i = 0; i < N; i++)
        for (size_t j = 0; j < N; j++) {
            double x[MT_STANCE_COUNT], y[MT_STANCE_COUNT];
            tally("Should the council ban old stoves?", speeches[i], speeches[j], x);
            tally("Should the council ban old stoves?", speeches[j], speeches[i], y);
            for (uint32_t k = 0; k < MT_STANCE_COUNT; k++)
                assert_true(x[k] == -y[k]);
        }
}

static void what_is_said_of_a_ban_tells_its_friends(void **state)
{
    (void)state;
    double x[MT_STANCE_COUNT];
    tally("Should the council ban old stoves?", speeches[0], speeches[1], x);
    assert_true(x[MT_STANCE_CONSEQUENCES] > 0 && x[MT_STANCE_JUDGES] > 0);
    assert_true(x[MT_STANCE_DEMANDS] > 0 && x[MT_STANCE_TAKES] > 0);
    /* Who finds stoves safe is against the ban on them, and for more of them. */
    assert_true(x[MT_STANCE_ABOUT] > 0 && x[MT_STANCE_ABOUT_BARE] < 0);
    tally("Should the council allow old stoves?", speeches[0], speeches[1], x);
    assert_true(x[MT_STANCE_ABOUT] < 0 && x[MT_STANCE_DEMANDS] < 0);
}

static void a_question_is_asked_for_more_or_for_less(void **state)
{
    (void)state;
    static const struct {
        const char *question;
        int sign;
        bool demand;
    } asked[] = {{"Should zoos be closed?", -1, true},
                 {"Should zoos not be closed?", 1, true},
                 {"Is the council right to close the zoo?", -1, false},
                 {"After the fire that closed the zoo, was the council right?", 1, false},
                 {"Is the zoo a success?", 1, false}};
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_stemmer *stemmer = mt_stemmer_new();
    assert_non_null(stemmer);
    for (size_t i = 0; i < sizeof(asked) / sizeof(*asked); i++) {
        mt_asking q;
        moot_str s = mt_str(asked[i].question);
        assert_true(mt_asking_of(&q, &arena, stemmer, s, (moot_span){0, (uint32_t)s.len}));
        if (q.sign != asked[i].sign || q.demand != asked[i].demand)
            fail_msg("%s: %d", asked[i].question, q.sign);
    }
    mt_stemmer_free(stemmer);
    mt_arena_free(&arena);
}

static void words_are_known_with_their_endings(void **state)
{
    (void)state;
    assert_true(mt_polarity_sorted());
    assert_int_equal(mt_tone(MOOT_STR("improves")), 1);
    assert_int_equal(mt_tone(MOOT_STR("improving")), 1);
    assert_int_equal(mt_tone(MOOT_STR("tragedies")), -1);
    assert_int_equal(mt_tone(MOOT_STR("crippling")), 0);
    assert_int_equal(mt_tone(MOOT_STR("stopped")), -1);
    assert_int_equal(mt_tone(MOOT_STR("table")), 0);
    assert_int_equal(mt_asked(MOOT_STR("banning")), -1);
    assert_int_equal(mt_judgement(MOOT_STR("overdue")), 1);
    assert_int_equal(mt_judgement(MOOT_STR("folly")), -1);
}

static void the_weights_of_the_sides_are_those_of_the_data(void **state)
{
    (void)state;
    uint64_t hash = 0;
    assert_true(arg_hash("data", &hash));
    /* If this fails, data/ has changed: `make weights`. */
    assert_true(hash == mt_stance_data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_sentence_ties_whom_it_ties),
        cmocka_unit_test(who_has_no_name_is_an_actor_only_in_a_tie),
        cmocka_unit_test(exchanged_blocks_turn_every_sign),
        cmocka_unit_test(what_is_said_of_a_ban_tells_its_friends),
        cmocka_unit_test(a_question_is_asked_for_more_or_for_less),
        cmocka_unit_test(words_are_known_with_their_endings),
        cmocka_unit_test(the_weights_of_the_sides_are_those_of_the_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Which of two blocks says Yes. */
#include "arg.h"
#include "mine/polarity.h"
#include "mine/stance.h"
#include "mine/weights.h"
#include "unit/unit.h"

#include <math.h>
#include <stdio.h>

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
    assert_true(fabs(odds - mt_stance(&asking, blocks, true)) < 1e-12);
    double order = mt_weights[MT_GENRE_DEBATE].w[MT_W_SIDE_ORDER];
    assert_true(fabs(odds - order - mt_stance(&asking, blocks, false)) < 1e-12);
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

/* The side of the first block, and how sure that is, without the custom. */
static mt_side first_side(const char *a, const char *b, double *sure)
{
    char text[800];
    mt_reading r;
    snprintf(text, sizeof(text), "Should the council ban old stoves?\n\n%s\n\n%s\n", a, b);
    mt_mine_options options = {.unordered = true};
    assert_int_equal(mt_mine(&r, NULL, mt_str(text), &options), MOOT_OK);
    mt_side side = r.block[0].side;
    *sure = r.block[0].side_confidence;
    assert_int_equal(r.diags.list.n, 0); /* no word about the order */
    mt_reading_fini(&r);
    return side;
}

static void without_the_order_exchanged_blocks_exchange_sides(void **state)
{
    (void)state;
    double sure, again;
    mt_side a = first_side(speeches[0], speeches[1], &sure),
            b = first_side(speeches[1], speeches[0], &again);
    assert_int_equal(a, MT_SIDE_YES);
    assert_int_equal(b, MT_SIDE_NO);
    assert_true(sure == again && sure > 0.5);
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
        cmocka_unit_test(exchanged_blocks_turn_every_sign),
        cmocka_unit_test(without_the_order_exchanged_blocks_exchange_sides),
        cmocka_unit_test(what_is_said_of_a_ban_tells_its_friends),
        cmocka_unit_test(a_question_is_asked_for_more_or_for_less),
        cmocka_unit_test(words_are_known_with_their_endings),
        cmocka_unit_test(the_weights_of_the_sides_are_those_of_the_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

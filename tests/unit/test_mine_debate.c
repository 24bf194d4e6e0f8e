/* What is read between the two sides: actors, ties, concessions; questions and answers. */
#include "base/out.h"
#include "mine/ask.h"
#include "mine/gazetteer.h"
#include "unit/unit.h"

#include <stdlib.h>

static const char talks[] =
    "Should the West talk to Iran?\n\n"
    "For years Washington and Tehran have hardly agreed. Both Washington and Tehran oppose ISIS. "
    "ISIS, the extremist Al Qaeda offshoot, has attacked Iraq. The Iranian regime backs Hezbollah. "
    "The West should therefore talk to Iran.\n\n"
    "Of course both states oppose ISIS and stand on one side of this war. But an enemy of my enemy "
    "is not always my friend. In 1982 Iran invaded Lebanon. Vladimir Putin trusts nobody in March, "
    "and Putin is no fool. The World Trade Board (WTB) warned Iran. The WTB is right. "
    "We should not talk to Iran.";

static void read_talks(mt_reading *r, mt_answers *answers, bool ask)
{
    mt_mine_options options = {.answers = answers, .ask = ask};
    assert_int_equal(mt_mine(r, NULL, mt_str(talks), &options), MOOT_OK);
    assert_int_equal(r->blocks, 2);
}

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

static const mt_reading_tie *tie(const mt_reading *r, const char *a, const char *b, uint32_t block)
{
    uint32_t x = actor(r, a), y = actor(r, b);
    for (uint32_t i = 0; i < r->ties.n; i++) {
        const mt_reading_tie *t = &r->ties.at[i];
        if (t->block == block && ((t->a == x && t->b == y) || (t->a == y && t->b == x)))
            return t;
    }
    return NULL;
}

static void names_of_one_party_are_one_actor(void **state)
{
    (void)state;
    mt_reading r;
    read_talks(&r, NULL, false);
    assert_true(actor(&r, "Iran") != MT_NO_ID);
    assert_int_equal(actor(&r, "Iran"), actor(&r, "Tehran"));
    assert_int_equal(actor(&r, "Iran"), actor(&r, "the Iranian regime"));
    assert_int_equal(actor(&r, "Vladimir Putin"), actor(&r, "Putin"));
    assert_int_equal(actor(&r, "the World Trade Board"), actor(&r, "WTB"));
    assert_true(actor(&r, "Vladimir Putin") != MT_NO_ID && actor(&r, "WTB") != MT_NO_ID);
    assert_true(actor(&r, "Washington") != actor(&r, "the West"));
    assert_int_equal(actor(&r, "March"), MT_NO_ID);
    assert_int_equal(actor(&r, "Both"), MT_NO_ID);
    mt_reading_fini(&r);
}

static void sentences_tie_actors(void **state)
{
    (void)state;
    mt_reading r;
    read_talks(&r, NULL, false);
    const mt_reading_tie *t = tie(&r, "Washington", "ISIS", 0);
    assert_true(t && t->hostile && t->mode == MT_MODE_ASSERTED);
    t = tie(&r, "Tehran", "ISIS", 0);
    assert_true(t && t->hostile);
    /* The apposition says no more of its subject. */
    assert_non_null(tie(&r, "ISIS", "Iraq", 0));
    assert_null(tie(&r, "Al Qaeda", "Iraq", 0));
    t = tie(&r, "the Iranian regime", "Hezbollah", 0);
    assert_true(t && !t->hostile);
    t = tie(&r, "Iran", "Lebanon", 1);
    assert_true(t && t->hostile && t->mode == MT_MODE_PAST);
    t = tie(&r, "the West", "Iran", 0);
    assert_true(t && !t->hostile && t->mode == MT_MODE_PROPOSED);
    mt_reading_fini(&r);
}

static void a_repeated_phrase_is_a_concession(void **state)
{
    (void)state;
    static const char text[] = "Should the council buy the mill?\n\n"
                               "The old mill gives work to half of the people in the valley. The "
                               "council should buy it.\n\n"
                               "Of course the old mill gives work to half of the people in the "
                               "valley. But that is no reason "
                               "to pay for it. The council should not buy it.";
    mt_reading r;
    assert_int_equal(mt_mine(&r, NULL, mt_str(text), NULL), MOOT_OK);
    bool granted = false, claims = false;
    for (uint32_t i = 0; i < r.across.n; i++) {
        const mt_across *a = &r.across.at[i];
        granted |=
            a->kind == MT_ACROSS_CONCEDES && a->from_block == 1 && a->from == 0 && a->to == 0;
        claims |= a->mutual && r.block[1].units.at[a->from].role == MT_ROLE_CENTRAL &&
                  r.block[0].units.at[a->to].role == MT_ROLE_CENTRAL;
    }
    assert_true(granted);
    assert_true(claims);
    mt_reading_fini(&r);
}

static moot_str questions(mt_arena *arena, const mt_reading *r)
{
    mt_memory m = {.arena = arena};
    mt_out out;
    mt_out_init(&out, mt_memory_writer(&m));
    mt_questions_text(r, &out);
    assert_int_equal(mt_out_finish(&out), MOOT_OK);
    return mt_memory_str(&m);
}

/* The questions with the letter behind every "=". */
static moot_str filled(mt_arena *arena, moot_str form, char letter)
{
    char *to = MT_NEW_ARRAY(arena, char, form.len * 2 + 2);
    size_t n = 0;
    for (size_t i = 0; i < form.len; i++) {
        to[n++] = form.ptr[i];
        if (form.ptr[i] == '=' && i + 1 < form.len && form.ptr[i + 1] == '\n' && i > 0 &&
            form.ptr[i - 1] == '\n')
            to[n++] = letter;
    }
    return (moot_str){to, n};
}

static void answers_are_held_to(void **state)
{
    (void)state;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_reading before, after;
    read_talks(&before, NULL, true);
    assert_true(before.questions.n > 0 && before.questions.n <= 5);
    for (uint32_t i = 1; i < before.questions.n; i++)
        assert_true(before.questions.at[i - 1].worth >= before.questions.at[i].worth);
    moot_str form = questions(&arena, &before);
    for (int second = 0; second < 2; second++) {
        mt_answers answers = {0};
        uint32_t line;
        assert_true(
            mt_answers_read(&arena, filled(&arena, form, second ? 'b' : 'a'), &answers, &line));
        assert_int_equal(answers.at.n, before.questions.n);
        read_talks(&after, &answers, true);
        for (uint32_t i = 0; i < answers.at.n; i++)
            assert_true(answers.at.at[i].used);
        for (uint32_t i = 0; i < before.questions.n; i++) {
            const mt_question *q = &before.questions.at[i];
            const mt_unit *u = &after.block[q->block].units.at[q->unit];
            if (q->kind == MT_ASK_CLAIM)
                assert_int_equal(after.block[q->block].units.at[q->choice[second]].role,
                                 MT_ROLE_CENTRAL);
            if (q->kind == MT_ASK_ATTACK && u->head != MT_NO_ID)
                assert_int_equal(u->link != MT_LINK_SUPPORT, q->choice[second]);
            if (q->kind == MT_ASK_SIDE)
                assert_int_equal(after.block[q->choice[second]].side, MT_SIDE_YES);
        }
        mt_reading_fini(&after);
    }
    mt_reading_fini(&before);
    mt_arena_free(&arena);
}

static void what_is_no_answer_is_refused_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t line;
    } rows[] = {
        {"? why not\n", 1},
        {"? claim x\na 123 y\n", 2},
        {"? claim x\nb 0123456789abcdef y\n", 2},
        {"? claim x\na 0123456789abcdef y\n= b\n", 3},
        {"# fine\n\n= a\n", 3},
        {"? head 0123456789abcdeg\n", 1},
        {"? attack 0123456789abcdef\na perhaps\n", 2},
    };
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        mt_answers answers = {0};
        uint32_t line = 0;
        assert_false(mt_answers_read(&arena, mt_str(rows[i].text), &answers, &line));
        assert_int_equal(line, rows[i].line);
    }
    mt_arena_free(&arena);
}

static void a_hash_does_not_see_how_a_sentence_is_wrapped(void **state)
{
    (void)state;
    assert_true(mt_sentence_hash(MOOT_STR("a  b\n c ")) == mt_sentence_hash(MOOT_STR(" a b c")));
    assert_true(mt_sentence_hash(MOOT_STR("a b")) != mt_sentence_hash(MOOT_STR("ab")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_one_party_are_one_actor),
        cmocka_unit_test(sentences_tie_actors),
        cmocka_unit_test(a_repeated_phrase_is_a_concession),
        cmocka_unit_test(answers_are_held_to),
        cmocka_unit_test(what_is_no_answer_is_refused_with_its_line),
        cmocka_unit_test(a_hash_does_not_see_how_a_sentence_is_wrapped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

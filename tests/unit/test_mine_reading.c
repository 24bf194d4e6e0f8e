/* Whole readings: layouts and labels, findings, offsets, symmetry, output. */
#include "argdown/doc.h"
#include "base/utf8.h"
#include "mine/reading.h"
#include "mine/text.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>

#define A1 "Rivers need care. They feed the town."
#define B1 "Rivers care for themselves. The town has wells."
#define Q "Should the town clean the river?"

typedef struct layout_row {
    const char *text;
    mt_side first; /* side of the first block */
    const char *author[2];
    const char *first_unit[2]; /* by block */
    const char *credential[2];
} layout_row;

#define PLAIN      \
    {              \
        NULL, NULL \
    }
#define AB                                                 \
    {                                                      \
        "Rivers need care.", "Rivers care for themselves." \
    }

static const layout_row layouts[] = {
    {Q "\n\n" A1 "\n\n" B1 "\n", MT_SIDE_YES, PLAIN, AB, PLAIN},
    {"\n\n  " Q "  \n\n\n\n" A1 "  \n \n\t\n" B1 "\n\n\n", MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\r\n\r\n" A1 "\r\n\r\n" B1 "\r\n", MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\r\r" A1 "\r\r" B1 "\r", MT_SIDE_YES, PLAIN, AB, PLAIN},
    {"\xEF\xBB\xBF" Q "\n\n" A1 "\n\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\n\xC2\xA0\n" A1 "\n\xC2\xA0\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {"The town should clean the river\n\n" A1 "\n\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {"River debate\n" Q "\n\n" A1 "\n\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {"Should the town\nclean the river?\n\n" A1 "\n\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\n\nYES\n\n" A1 "\n\nNO\n\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\n\nNO\n\n" A1 "\n\nYES\n\n" B1, MT_SIDE_NO, PLAIN, AB, PLAIN},
    {Q "\nYES\n" A1 "\nNO\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\n\nYes: " A1 "\n\nNo: " B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\n\nFor: " A1 "\n\nAgainst: " B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\n\nAgainst\n" A1 "\n\nFor\n" B1, MT_SIDE_NO, PLAIN, AB, PLAIN},
    {Q "\n\nPRO\n" A1 "\n\nCON\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\n\n**YES**\n" A1 "\n\n**NO:**\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {"# " Q "\n\n## Yes\n" A1 "\n\n## No\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\n\nThe case for\n" A1 "\n\nThe case against\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\n\nYES \xE2\x80\x93 Ana Ruiz\n" A1 "\n\nNO \xE2\x80\x93 Lee Park\n" B1,
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     PLAIN},
    {Q "\n\nNo - Ana Ruiz\n" A1 "\n\nYes - Lee Park\n" B1,
     MT_SIDE_NO,
     {"Ana Ruiz", "Lee Park"},
     AB,
     PLAIN},
    {Q "\n\nYES: Ana Ruiz, Elm House\n" A1 "\n\nNO: Lee Park, mayor of Elm\n" B1,
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     {"Elm House", "mayor of Elm"}},
    {Q "\n\nYES (Ana Ruiz)\n" A1 "\n\nNO (Lee Park)\n" B1,
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     PLAIN},
    {Q "\n\nAna Ruiz says Yes\n" A1 "\n\nLee Park says No\n" B1,
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     PLAIN},
    {Q "\n\nAna Ruiz, chief economist at Oak, says NO.\n" A1
       "\n\nLee Park, mayor of Elm, says YES.\n" B1,
     MT_SIDE_NO,
     {"Ana Ruiz", "Lee Park"},
     AB,
     {"chief economist at Oak", "mayor of Elm"}},
    {Q "\n\nYes, says Ana Ruiz\n" A1 "\n\nNo, says Lee Park\n" B1,
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     PLAIN},
    {Q "\n\nAna Ruiz: Yes\n" A1 "\n\nLee Park: No\n" B1,
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     PLAIN},
    {Q "\n\nYES\nAna Ruiz\nMayor of Elm\n\n" A1 "\n\nNO\nLee Park\nFarmer\n\n" B1,
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     {"Mayor of Elm", "Farmer"}},
    {Q "\n\nYES\n\n" A1 "\n\nIt is old.\n\nNO\n\n" B1 "\n\nIt is deep.", MT_SIDE_YES, PLAIN, AB,
     PLAIN},
    {Q "\n\n" A1 " Ana Ruiz is mayor of Elm.\n\n" B1 " Lee Park is a farmer.",
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     {"mayor of Elm", "farmer"}},
    {Q "\n\n" A1 "\nAna Ruiz is mayor of Elm.\n\n" B1 "\nLee Park, farmer",
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     {"mayor of Elm", "farmer"}},
    {Q "\n\n" A1 "\n\nAna Ruiz is mayor of Elm.\n\n" B1 "\n\nLee Park is a farmer.",
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     {"mayor of Elm", "farmer"}},
    {Q "\n\nBy Ana Ruiz\n" A1 "\n\nBy Lee Park\n" B1,
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     PLAIN},
    {Q "\n\n" A1 "\n\nIt is old. Ana Ruiz is mayor of Elm.\n\n" B1
       "\n\nIt is deep. Lee Park is a farmer.",
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     {"mayor of Elm", "farmer"}},
    {Q "\n\n" A1 " Ana Ruiz is mayor of Elm. She tweets at @elm.\n\n" B1,
     MT_SIDE_YES,
     {"Ana Ruiz", NULL},
     AB,
     {"mayor of Elm", NULL}},
    {Q "\n\n" A1 "\n\nNO: " B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\n\nNO: " A1 "\n\n" B1, MT_SIDE_NO, PLAIN, AB, PLAIN},
    {Q "\n\nThe Yes case\n\n" A1 "\n\nThe No case\n\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\n\nWhy no\n\n" A1 "\n\nWhy yes\n\n" B1, MT_SIDE_NO, PLAIN, AB, PLAIN},
    {Q "\n\nTwo people of the town answer.\n\nYES\n" A1 "\n\nNO\n" B1, MT_SIDE_YES, PLAIN, AB,
     PLAIN},
    {Q "\n\nNo, it is not our task. " A1 "\n\nYes, it is our task. " B1,
     MT_SIDE_NO,
     PLAIN,
     {"No, it is not our task.", "Yes, it is our task."},
     PLAIN},
    {Q "\nRivers need care, and this line is long enough to be a block.\n"
       "Rivers care for themselves, and this line is long enough as well.\n",
     MT_SIDE_YES,
     PLAIN,
     {"Rivers need care, and this line is long enough to be a block.",
      "Rivers care for themselves, and this line is long enough as well."},
     PLAIN},
    {Q "\n\nThe case for clean water\n\n" A1 "\n\nThe case against clean water\n\n" B1, MT_SIDE_YES,
     PLAIN, AB, PLAIN},
    {Q "\n\nArguments in favour\n" A1 "\n\nArguments against\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {"The case for rivers\n\nYES\n" A1 "\n\nNO\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\n\nAgainst the motion: Ana Ruiz\n" A1 "\n\nFor the motion: Lee Park\n" B1,
     MT_SIDE_NO,
     {"Ana Ruiz", "Lee Park"},
     AB,
     PLAIN},
    {Q "\n\nYes, says Ana Ruiz: " A1 "\n\nNo, says Lee Park: " B1,
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     PLAIN},
    {Q "\n\n" A1 " \xE2\x80\x93 Ana Ruiz, mayor of Elm\n\n" B1 " - Lee Park\n",
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     {"mayor of Elm", NULL}},
    {Q "\n\n* * *\n\n" A1 "\n\n* * *\n\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\n\nTwo of the town answer.\n\n" A1
       " It is old and it is deep. Ana Ruiz is mayor of Elm.\n\n" B1 " Lee Park is a farmer.",
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     {"mayor of Elm", "farmer"}},
    {Q "\n\n" A1 "\nAna Ruiz is mayor of Elm.\n@anaruiz\n\n" B1
       "\nLee Park is a farmer.\n@leepark\n",
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     {"mayor of Elm", "farmer"}},
    {Q "\n\n" A1 " Ann Low is mayor. Ann Low is mayor of Elm.\n\n" B1, MT_SIDE_YES, PLAIN, AB,
     PLAIN},
    {Q "\n\n1. Yes \xE2\x80\x93 Ana Ruiz, farmer\n\n" A1
       "\n\n2. No \xE2\x80\x93 Lee Park, economist\n\n" B1,
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     {"farmer", "economist"}},
    {Q "\n\nAna Ruiz: Yes. " A1 "\n\nLee Park, farmer, says no: " B1,
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     {NULL, "farmer"}},
    {Q "\n\n\"Yes, but slowly\"\nAna Ruiz, mother of three\n\n" A1
       "\n\n\"No, never\"\nLee Park, farmer\n\n" B1,
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     {"mother of three", "farmer"}},
    {Q "\n\nAna Ruiz, farmer\n\n" A1 "\n\nIt is old.\n\nLee Park, economist\n\n" B1
       "\n\nIt is deep.",
     MT_SIDE_YES,
     {"Ana Ruiz", "Lee Park"},
     AB,
     {"farmer", "economist"}},
    {Q "\n\nNo, never\n\n" A1 "\n\nYes, at once\n\n" B1, MT_SIDE_NO, PLAIN, AB, PLAIN},
    {Q "\n\n" A1 " Saudi Arabia leads the coalition.\n\n" B1 " Deutsche Bank manages the fund.",
     MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\n\nTeam A\n\n" A1 "\n\nTeam B\n\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
    {Q "\n\nYES: 62%\nNO: 38%\n\nYES\n" A1 "\n\nNO\n" B1, MT_SIDE_YES, PLAIN, AB, PLAIN},
};

static moot_str unit_text(const mt_reading *r, uint32_t block, uint32_t i)
{
    return mt_slice(r->text, r->block[block].units.at[i].span);
}

static void every_layout_is_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(layouts) / sizeof(*layouts); i++) {
        const layout_row *row = &layouts[i];
        mt_reading r;
        assert_int_equal(mt_mine(&r, NULL, mt_str(row->text), NULL), MOOT_OK);
        if (r.blocks != 2 || r.block[0].side != row->first)
            print_message("row %zu: %s\n", i, row->text);
        assert_int_equal(r.diags.errors, 0);
        assert_int_equal(r.blocks, 2);
        assert_int_equal(r.block[0].side, row->first);
        assert_int_equal(r.block[1].side, mt_side_other(row->first));
        for (uint32_t b = 0; b < 2; b++) {
            const mt_party *p = &r.block[b].author;
            if (!mt_str_eq(p->name, mt_str(row->author[b] ? row->author[b] : "")))
                print_message("row %zu: %s\nname %.*s\n", i, row->text, MT_ARG(p->name));
            assert_str(p->name, row->author[b] ? row->author[b] : "");
            assert_str(p->credential, row->credential[b] ? row->credential[b] : "");
            assert_str(unit_text(&r, b, 0), row->first_unit[b]);
        }
        mt_reading_fini(&r);
    }
}

static void a_third_part_is_no_side(void **state)
{
    (void)state;
    mt_reading r;
    assert_int_equal(
        mt_mine(&r, NULL,
                MOOT_STR(Q "\n\nYES\n" A1 "\n\nNO\n" B1 "\n\n**Our verdict:**\n\nLet it flow.\n"),
                NULL),
        MOOT_OK);
    assert_int_equal(r.blocks, 2);
    uint32_t last = r.block[1].units.n - 1;
    assert_true(mt_str_ends(mt_str(B1), unit_text(&r, 1, last)));
    assert_int_equal(r.diags.list.n, 1);
    assert_string_equal(r.diags.list.at[0].code, "MI007");
    mt_reading_fini(&r);
    /* The conclusion of a side is its own. */
    assert_int_equal(mt_mine(&r, NULL,
                             MOOT_STR(Q "\n\nYES\n" A1 "\n\nConclusion\n\nLet it flow.\n\nNO\n" B1),
                             NULL),
                     MOOT_OK);
    assert_int_equal(r.diags.list.n, 0);
    last = r.block[0].units.n - 1;
    assert_true(mt_str_ends(unit_text(&r, 0, last), MOOT_STR("Let it flow.")));
    mt_reading_fini(&r);
}

static void what_only_announces_is_left_out(void **state)
{
    (void)state;
    mt_reading r;
    assert_int_equal(mt_mine(&r, NULL,
                             MOOT_STR("Debate of the day: Is it right?\n\nYES\n" A1 "\n\nNO\n" B1
                                      "\n\nSee also: the river\n\nRead more: www.elm.org\n"),
                             NULL),
                     MOOT_OK);
    assert_str(mt_slice(r.text, r.question), "Is it right?");
    assert_int_equal(r.actors.n, 0);
    uint32_t last = r.block[1].units.n - 1;
    assert_true(mt_str_ends(mt_str(B1), unit_text(&r, 1, last)));
    mt_reading_fini(&r);
    assert_int_equal(mt_mine(&r, NULL,
                             MOOT_STR("IS IT RIGHT TO ASK? Yes says Ana Ruiz, no says Lee Park\n\n"
                                      "YES\n" A1 "\n\nNO\n" B1 "\n"),
                             NULL),
                     MOOT_OK);
    assert_str(mt_slice(r.text, r.question), "IS IT RIGHT TO ASK?");
    assert_int_equal(r.actors.n, 0);
    mt_reading_fini(&r);
    assert_int_equal(mt_mine(&r, NULL, MOOT_STR("Rivers: clean?\n\n" A1 "\n\n" B1), NULL), MOOT_OK);
    assert_str(mt_slice(r.text, r.question), "Rivers: clean?");
    mt_reading_fini(&r);
}

static void a_wrapped_question_is_one(void **state)
{
    (void)state;
    mt_reading r;
    assert_int_equal(
        mt_mine(&r, NULL, MOOT_STR("Should the town\nclean the river?\n\n" A1 "\n\n" B1), NULL),
        MOOT_OK);
    assert_str(mt_slice(r.text, r.question), "Should the town\nclean the river?");
    assert_false(r.is_motion);
    mt_reading_fini(&r);
    assert_int_equal(mt_mine(&r, NULL, MOOT_STR("Clean the river\n\n" A1 "\n\n" B1), NULL),
                     MOOT_OK);
    assert_str(mt_slice(r.text, r.question), "Clean the river");
    assert_true(r.is_motion);
    mt_reading_fini(&r);
}

static void what_cannot_be_read_is_one_clear_error(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", "MI001"},
        {"\n \n", "MI001"},
        {Q "\n", "MI002"},
        {Q "\n\n" A1, "MI003"},
        {Q "\n\n" A1 "\n\n" B1 "\n\nIt is old. It is deep.", "MI004"},
        {Q "\n\nYES\n" A1 "\n\nNO\n" B1 "\n\nYES\nOnce more.", "MI005"},
        {Q "\n\nYES\n" A1 "\n\nYES\n" B1, "MI005"},
        {"YES\n" A1 "\n\nNO\n" B1, "MI006"},
        {Q "\n\nYES\n\nNO\n" B1, "MI008"},
        {"[", "MI002"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        mt_reading r;
        assert_int_equal(mt_mine(&r, NULL, mt_str(rows[i][0]), NULL), MOOT_OK);
        if (r.diags.errors != 1)
            print_message("row %zu: %s\n", i, rows[i][0]);
        assert_int_equal(r.diags.errors, 1);
        assert_int_equal(r.blocks, 0);
        bool seen = false;
        for (uint32_t k = 0; k < r.diags.list.n; k++) {
            const moot_diag *d = &r.diags.list.at[k];
            seen |= strcmp(d->code, rows[i][1]) == 0 && d->hint.len > 0;
            assert_true(d->span.off + d->span.len <= strlen(rows[i][0]));
        }
        if (!seen)
            print_message("row %zu wants %s\n", i, rows[i][1]);
        assert_true(seen);
        mt_reading_fini(&r);
    }
}

#define LONG_A                                                                                    \
    "Of course the river costs money. But the town lives by it. It is in our interest to act."    \
    " For example, mills need it, and \xE2\x80\x9Cmills\xE2\x80\x9D pay tax. So we should clean " \
    "it."
#define LONG_B                                                                                  \
    "The river cleans itself. Last year it did so in a week. Some say fish died. But fish came" \
    " back. Caf\xC3\xA9s are full. The town must not pay for what is free."

static void swapping_blocks_and_labels_swaps_the_reading(void **state)
{
    (void)state;
    mt_reading x, y;
    assert_int_equal(mt_mine(&x, NULL, MOOT_STR(Q "\n\nYES\n" LONG_A "\n\nNO\n" LONG_B "\n"), NULL),
                     MOOT_OK);
    assert_int_equal(mt_mine(&y, NULL, MOOT_STR(Q "\n\nNO\n" LONG_B "\n\nYES\n" LONG_A "\n"), NULL),
                     MOOT_OK);
    for (uint32_t b = 0; b < 2; b++) {
        const mt_block *p = &x.block[b], *q = &y.block[1 - b];
        assert_int_equal(p->side, q->side);
        assert_int_equal(p->units.n, q->units.n);
        for (uint32_t i = 0; i < p->units.n; i++) {
            const mt_unit *u = &p->units.at[i], *v = &q->units.at[i];
            moot_str s = mt_slice(x.text, u->span), t = mt_slice(y.text, v->span);
            assert_true(mt_str_eq(s, t));
            assert_int_equal(u->role, v->role);
            assert_int_equal(u->head, v->head);
            assert_int_equal(u->link, v->link);
            assert_int_equal(u->head_second, v->head_second);
            assert_memory_equal(&u->head_confidence, &v->head_confidence, sizeof(double));
            assert_memory_equal(&u->role_confidence, &v->role_confidence, sizeof(double));
        }
    }
    mt_reading_fini(&x);
    mt_reading_fini(&y);
}

static moot_str written(mt_arena *a, const mt_reading *r, bool json)
{
    mt_memory m = {.arena = a};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    if (json)
        mt_reading_json(r, &o);
    else
        mt_reading_argdown(r, MOOT_STR("river.txt"), &o);
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    return mt_memory_str(&m);
}

static size_t number_after(moot_str s, size_t *at, const char *key)
{
    moot_str rest = mt_sub(s, *at, s.len - *at);
    size_t found = mt_str_find(rest, mt_str(key)), n = 0;
    assert_true(found != SIZE_MAX);
    *at += found + strlen(key);
    while (*at < s.len && mt_is_digit(s.ptr[*at]))
        n = n * 10 + (size_t)(s.ptr[(*at)++] - '0');
    return n;
}

static void json_offsets_slice_the_original(void **state)
{
    (void)state;
    mt_reading r;
    mt_arena a;
    mt_arena_init(&a, NULL);
    moot_str text = MOOT_STR("\xEF\xBB\xBF" Q "\r\n\r\n" LONG_A "\r\n\r\n" LONG_B
                             " Zo\xC3\xAB Hale is a poet.");
    assert_int_equal(mt_mine(&r, NULL, text, NULL), MOOT_OK);
    moot_str json = written(&a, &r, true);
    for (uint32_t b = 0; b < 2; b++)
        for (uint32_t i = 0; i < r.block[b].units.n; i++) {
            char id[32];
            (void)snprintf(id, sizeof(id), "{\"id\": \"%c%u\"",
                           r.block[b].side == MT_SIDE_YES ? 'y' : 'n', i + 1);
            size_t at = mt_str_find(json, mt_str(id));
            assert_true(at != SIZE_MAX);
            size_t from = mt_utf8_offset(text, number_after(json, &at, "\"start\": "));
            size_t end = mt_utf8_offset(text, number_after(json, &at, "\"end\": "));
            assert_true(mt_str_eq(mt_sub(text, from, end - from), unit_text(&r, b, i)));
        }
    mt_arena_free(&a);
    mt_reading_fini(&r);
}

/* White space folded to single spaces. */
static moot_str folded(mt_arena *a, moot_str s)
{
    char *to = mt_arena_alloc(a, s.len + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len;) {
        size_t blank = mt_blank_at(s, i);
        if (blank) {
            if (n && to[n - 1] != ' ')
                to[n++] = ' ';
            i += blank;
        } else {
            to[n++] = s.ptr[i++];
        }
    }
    return mt_str_trim((moot_str){to, n});
}

#define NASTY                                                                                     \
    "Is [this] <a> {claim} *or* _not_ #one @two, a.b. and :x: or .A. https://x.org/a_b?\n\n"      \
    "It is [bold] {k: v}. Use <tags> and **stars** and __lines__. See https://x.org/a_b//c now. " \
    "The U.A.E. pays 3.5 :joy: today. A \\ backslash -- and === signs. Is #it @[so]: or <not>: "  \
    "ok? "                                                                                        \
    "1. is a number. (1) is one too. /* no comment */ and // none. <!-- nor this -->. "           \
    "It\xE2\x80\xA8"                                                                              \
    "breaks\xC2\xA0here.\n\n"                                                                     \
    "+ Plus begins this. - Minus is here. > Quote. Y\xC3\xA9s {a: [1]} {b}. Snake_case_word "     \
    "ends_."

static void argdown_reads_back_as_the_sentences(void **state)
{
    (void)state;
    mt_reading r;
    mt_arena a;
    mt_arena_init(&a, NULL);
    assert_int_equal(mt_mine(&r, NULL, MOOT_STR(NASTY), NULL), MOOT_OK);
    assert_int_equal(r.blocks, 2);
    moot_str text = written(&a, &r, false);
    mt_doc doc;
    assert_int_equal(mt_doc_parse(&doc, NULL, text), MOOT_OK);
    for (uint32_t i = 0; i < doc.diags.list.n; i++)
        print_message("%s %.*s\n", doc.diags.list.at[i].code, MT_ARG(doc.diags.list.at[i].message));
    assert_int_equal(doc.diags.list.n, 0);
    uint32_t seen = 0;
    for (uint32_t n = 0; n < doc.nodes.n; n++) {
        if (doc.nodes.at[n].kind != MT_NODE_STATEMENT)
            continue;
        moot_str title = mt_doc_title(&doc, n), got = mt_doc_text(&doc, n, &a), want;
        if (mt_str_eq(title, MOOT_STR("Motion"))) {
            want = mt_slice(r.text, r.question);
            got = mt_sub(got, 8, got.len - 8);
        } else {
            uint32_t index = 0;
            for (size_t k = 1; k < title.len; k++)
                index = index * 10 + (uint32_t)(title.ptr[k] - '0');
            want = unit_text(&r, title.ptr[0] == 'Y' ? 0 : 1, index - 1);
        }
        want = folded(&a, want);
        if (!mt_str_eq(got, want))
            print_message("got  %.*s\nwant %.*s\n", MT_ARG(got), MT_ARG(want));
        assert_true(mt_str_eq(got, want));
        seen++;
    }
    assert_int_equal(seen, 1 + r.block[0].units.n + r.block[1].units.n);
    mt_diags d = {.arena = &a};
    const mt_value *front = mt_value_get(mt_doc_data(&doc, 0, &a, &d), "debate");
    assert_int_equal(d.list.n, 0);
    assert_true(mt_value_get_bool(front, "mined", false));
    assert_str(mt_value_get_str(front, "text"), "river.txt");
    mt_doc_fini(&doc);
    mt_arena_free(&a);
    mt_reading_fini(&r);
}

static void given_units_are_taken_as_they_are(void **state)
{
    (void)state;
    moot_str text = MOOT_STR("Rivers need care because they feed us. So we should act.");
    moot_span units[] = {{0, 17}, {18, 20}, {39, 17}};
    mt_mine_options o = {.single = true, .units = units, .n_units = 3};
    mt_reading r;
    assert_int_equal(mt_mine(&r, NULL, text, &o), MOOT_OK);
    assert_int_equal(r.blocks, 1);
    assert_int_equal(r.block[0].units.n, 3);
    assert_int_equal(r.block[0].units.at[2].role, MT_ROLE_CENTRAL);
    assert_int_equal(r.block[0].side, MT_SIDE_NONE);
    mt_reading_fini(&r);
    units[1].off = 5;
    assert_int_equal(mt_mine(&r, NULL, text, &o), MOOT_E_MISUSE);
    mt_reading_fini(&r);
}

/* A side in which each sentence bears on the one before: deeper than is nested. */
static void a_deep_tree_is_written_in_pieces_and_reads_back_whole(void **state)
{
    (void)state;
    enum { DEEP = 130 };
    mt_reading r = {.text = MOOT_STR("Is it? It is. No."), .question = {0, 6}, .blocks = 2};
    mt_arena_init(&r.arena, NULL);
    r.block[0].side = MT_SIDE_YES;
    r.block[1].side = MT_SIDE_NO;
    for (uint32_t i = 0; i < DEEP; i++)
        MT_VEC_PUSH(&r.arena, &r.block[0].units,
                    ((mt_unit){.span = {7, 6},
                               .role = i ? MT_ROLE_PREMISE : MT_ROLE_CENTRAL,
                               .head = i ? i - 1 : MT_NO_ID,
                               .link = i == 7 ? MT_LINK_UNDERCUT : MT_LINK_SUPPORT}));
    MT_VEC_PUSH(&r.arena, &r.block[1].units,
                ((mt_unit){.span = {14, 3}, .role = MT_ROLE_CENTRAL, .head = MT_NO_ID}));
    mt_doc doc;
    assert_int_equal(mt_doc_parse(&doc, NULL, written(&r.arena, &r, false)), MOOT_OK);
    assert_int_equal(doc.diags.list.n, 0);
    uint32_t defined = 0, relations = 0, undercuts = 0;
    for (uint32_t n = 0; n < doc.nodes.n; n++) {
        const mt_node *node = &doc.nodes.at[n];
        defined += node->kind == MT_NODE_STATEMENT && node->form == MT_FORM_DEFINITION;
        relations += node->kind == MT_NODE_RELATION;
        undercuts += node->kind == MT_NODE_RELATION && node->form == MT_REL_UNDERCUT_BY;
    }
    assert_int_equal(defined, 1 + DEEP + 1);
    assert_int_equal(relations, DEEP + 1);
    assert_int_equal(undercuts, 1);
    mt_doc_fini(&doc);
    mt_reading_fini(&r);
}

static void a_long_side_still_gets_one_tree(void **state)
{
    (void)state;
    enum { LONG = 230 };
    static const char *const kinds[] = {
        "Of course mills cost money. ", "But the town lives by it. ",
        "So we should act on the river. ", "It rained in 1990. ", "For example, fish came back. "};
    char text[LONG * 32];
    size_t len = 0;
    for (uint32_t i = 0; i < LONG; i++) {
        const char *k = kinds[(i * i + i / 3) % 5];
        memcpy(text + len, k, strlen(k));
        len += strlen(k);
    }
    mt_mine_options o = {.single = true};
    mt_reading r;
    assert_int_equal(mt_mine(&r, NULL, (moot_str){text, len}, &o), MOOT_OK);
    const mt_block *b = &r.block[0];
    assert_int_equal(b->units.n, LONG);
    uint32_t roots = 0;
    for (uint32_t i = 0; i < LONG; i++) {
        uint32_t at = i, steps = 0;
        while (b->units.at[at].head != MT_NO_ID) {
            at = b->units.at[at].head;
            assert_true(steps++ < LONG);
        }
        roots += b->units.at[i].head == MT_NO_ID;
        assert_true(b->units.at[i].head_second != b->units.at[i].head ||
                    b->units.at[i].head == MT_NO_ID);
    }
    assert_int_equal(roots, 1);
    mt_reading_fini(&r);
}

static void too_much_text_is_refused(void **state)
{
    (void)state;
    size_t len = (4u << 20) + 1;
    char *big = malloc(len);
    assert_non_null(big);
    memset(big, 'a', len);
    mt_reading r;
    assert_int_equal(mt_mine(&r, NULL, (moot_str){big, len}, NULL), MOOT_E_LIMIT);
    mt_reading_fini(&r);
    for (size_t i = 0; i + 3 < len; i += 3)
        memcpy(big + i, "A. ", 3);
    memcpy(big, Q "\n\n", sizeof(Q) + 1);
    mt_mine_options o = {.single = true};
    assert_int_equal(mt_mine(&r, NULL, (moot_str){big, 30000}, &o), MOOT_E_LIMIT);
    mt_reading_fini(&r);
    free(big);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_layout_is_read),
        cmocka_unit_test(a_third_part_is_no_side),
        cmocka_unit_test(what_only_announces_is_left_out),
        cmocka_unit_test(a_wrapped_question_is_one),
        cmocka_unit_test(what_cannot_be_read_is_one_clear_error),
        cmocka_unit_test(swapping_blocks_and_labels_swaps_the_reading),
        cmocka_unit_test(json_offsets_slice_the_original),
        cmocka_unit_test(argdown_reads_back_as_the_sentences),
        cmocka_unit_test(given_units_are_taken_as_they_are),
        cmocka_unit_test(a_deep_tree_is_written_in_pieces_and_reads_back_whole),
        cmocka_unit_test(a_long_side_still_gets_one_tree),
        cmocka_unit_test(too_much_text_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

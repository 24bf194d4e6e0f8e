/* The hand model of the seed debate: every index, optimum and triad, by each side and
 * jointly, for the three states of the proposed tie; with a brute force of its own. */
#include "ties/stated.h"
#include "unit/debates.h"

enum { MANY = 16 };

typedef struct model {
    mt_arena arena;
    mt_debate d;
    mt_stated s;
} model;

static const char core[] =
    "===\nactors: {West: [], Iran: [], ISIS: [], Shia: [], Iraq: []}\n"
    "debate: {motion: T, yes: {author: Ann Bee}, no: {author: Cy Dee}}\n===\n\n"
    "[T]: t {ties: [West + Iran]}\n"
    "  + [Y1]: a {side: yes, ties: [West - ISIS, Iran - ISIS, ISIS - Shia, Iran + Shia]}\n"
    "  - [N1]: b {side: no, ties: [West - ISIS, Iran - ISIS, ISIS - Iraq, West + Iraq, {a: Iran, "
    "b: Iraq, sign: -, weight: %s}]}\n";

static void open_text(model *m, moot_str argdown, const mt_stated_options *options)
{
    mt_arena_init(&m->arena, NULL);
    build(&m->d, argdown, MOOT_STR(""));
    assert_int_equal(m->d.diags.errors, 0);
    assert_int_equal(mt_stated_build(&m->s, &m->arena, &m->d, NULL, options), MOOT_OK);
}

static void open_example(model *m, const char *more, const mt_stated_options *options)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    moot_str text = slurp(&arena, "examples/relations.argdown");
    assert_true(text.len > 0);
    open_text(m, mt_arena_printf(&arena, "%.*s\n%s", MT_ARG(text), more), options);
    mt_arena_free(&arena);
}

static void close_model(model *m)
{
    mt_debate_fini(&m->d);
    mt_arena_free(&m->arena);
}

/* ---- a second way: every partition ---- */

typedef struct trial {
    int64_t least;
    uint64_t splits, threes; /* optimal partitions; those with at most three camps */
} trial;

static int64_t cost(const mt_network *net, const uint32_t *camp)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < net->m; i++)
        if ((camp[net->tie[i].a] == camp[net->tie[i].b]) == net->tie[i].hostile)
            sum += net->tie[i].weight;
    return sum;
}

/* All partitions of the tied actors into at most `most` camps, by restricted growth. */
static trial try_all(const mt_network *net, uint32_t most)
{
    uint32_t who[MANY], n = 0, at[MANY] = {0}, camp[64] = {0};
    trial t = {.least = INT64_MAX};
    for (uint32_t a = 0; a < net->n; a++)
        if (mt_network_has(net, a))
            who[n++] = a;
    assert_true(n > 0 && n <= MANY);
    for (;;) {
        uint32_t top = 0;
        for (uint32_t i = 0; i < n; i++) {
            camp[who[i]] = at[i];
            top = at[i] > top ? at[i] : top;
        }
        int64_t c = cost(net, camp);
        if (c < t.least)
            t = (trial){.least = c};
        t.splits += c == t.least;
        t.threes += c == t.least && top < 3;
        uint32_t i = n - 1;
        for (; i > 0; i--) {
            uint32_t high = 0;
            for (uint32_t k = 0; k < i; k++)
                high = at[k] > high ? at[k] : high;
            if (at[i] <= high && at[i] + 1 < most)
                break;
        }
        if (i == 0)
            return t;
        at[i]++;
        for (uint32_t k = i + 1; k < n; k++)
            at[k] = 0;
    }
}

static void check_by_trial(const mt_state *at)
{
    bool exact;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    trial two = try_all(&at->net, 2), any = try_all(&at->net, MANY);
    const mt_balance *strong = &at->balance[MT_STRONG], *weak = &at->balance[MT_WEAK];
    assert_true(strong->exact && weak->exact && strong->splits_exact && weak->splits_exact);
    assert_int_equal(strong->lower, two.least);
    assert_int_equal(strong->splits, two.splits);
    assert_int_equal(weak->lower, any.least);
    assert_true(at->groupings_exact);
    assert_int_equal(at->groupings, any.splits);
    assert_int_equal(mt_groupings(&at->net, weak, 3, &arena, &exact), any.threes);
    assert_true(exact && at->threes_exact);
    assert_int_equal(at->threes, any.threes);
    mt_arena_free(&arena);
}

/* ---- the table ---- */

typedef struct row {
    mt_side side;
    mt_proposal state;
    uint32_t strong, splits;
    const char *strained; /* of the first and the second best split: "Iran - ISIS|Iran - Iraq" */
    uint32_t weak;
    uint32_t sets, ways, threes; /* weak: best splits by what they strain; partitions as good, into
                                    any number of camps, and into at most three */
    const char *triads;
} row;

static const mt_tie_view *view_of(const model *m, mt_side side)
{
    return side == MT_SIDE_SHARED ? &m->s.all : mt_stated_side(&m->s, side);
}

static moot_str strained_of(model *m, const mt_state *at)
{
    mt_memory mem = {.arena = &m->arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&mem));
    const mt_balance *b = &at->balance[MT_STRONG];
    for (uint32_t i = 0; i < b->split_n; i++) {
        mt_out_z(&o, i ? "|" : "");
        for (uint32_t k = 0; k < b->split[i].strained_n; k++) {
            const mt_actor_tie *t = &at->net.tie[b->split[i].strained[k]];
            mt_out_z(&o, k ? ", " : "");
            mt_out_put(&o, m->d.actor[t->a].name);
            mt_out_z(&o, t->hostile ? " - " : " + ");
            mt_out_put(&o, m->d.actor[t->b].name);
        }
    }
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    return mt_memory_str(&mem);
}

static moot_str triads_of(model *m, const mt_state *at)
{
    mt_memory mem = {.arena = &m->arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&mem));
    for (uint32_t i = 0; i < at->triads.n; i++)
        for (int k = 0; k < 3; k++) {
            mt_out_z(&o, k ? "-" : i ? ", " : "");
            mt_out_put(&o, m->d.actor[at->triads.at[i].actor[k]].name);
        }
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    return mt_memory_str(&mem);
}

static void check_rows(model *m, const row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const row *r = &rows[i];
        const mt_tie_view *v = view_of(m, r->side);
        assert_true(v->has[r->state]);
        const mt_state *at = &v->state[r->state];
        assert_int_equal(at->balance[MT_STRONG].lower, r->strong * MT_TIE_ONE);
        assert_int_equal(at->balance[MT_STRONG].splits, r->splits);
        assert_int_equal(at->balance[MT_WEAK].lower, r->weak * MT_TIE_ONE);
        assert_int_equal(at->balance[MT_WEAK].splits, r->sets);
        assert_int_equal(at->groupings, r->ways);
        assert_int_equal(at->threes, r->threes);
        if (r->strained)
            assert_str(strained_of(m, at), r->strained);
        assert_str(triads_of(m, at), r->triads);
        check_by_trial(at);
    }
}

#define OPEN MT_PROPOSAL_OPEN
#define MADE MT_PROPOSAL_MADE
#define TURNED MT_PROPOSAL_REVERSED

static void the_core_comes_out_as_by_hand(void **state)
{
    (void)state;
    static const row rows[] = {
        {MT_SIDE_YES, OPEN, 0, 1, "", 0, 1, 2, 2, ""},
        {MT_SIDE_YES, MADE, 0, 1, "", 0, 1, 1, 1, ""},
        {MT_SIDE_YES, TURNED, 1, 2, "West - Iran|West - ISIS", 0, 1, 1, 1, "West-Iran-ISIS"},
        {MT_SIDE_NO, OPEN, 1, 2, "Iran - ISIS|Iran - Iraq", 0, 1, 1, 1, "Iran-ISIS-Iraq"},
        {MT_SIDE_NO, MADE, 1, 1, "Iran - Iraq", 1, 3, 3, 3, "West-Iran-Iraq, Iran-ISIS-Iraq"},
        {MT_SIDE_NO, TURNED, 1, 1, "Iran - ISIS", 0, 1, 1, 1, "West-Iran-ISIS, Iran-ISIS-Iraq"},
    };
    char text[1024];
    model m;
    assert_true(snprintf(text, sizeof(text), core, "1") < (int)sizeof(text));
    open_text(&m, mt_str(text), NULL);
    check_rows(&m, rows, sizeof(rows) / sizeof(rows[0]));
    /* {West, Iraq}, {Iran}, {ISIS} is the one split of No with the proposal open */
    const mt_split *split = &m.s.by[1].state[OPEN].balance[MT_WEAK].split[0];
    assert_int_equal(split->camp[0], split->camp[4]);
    assert_true(split->camp[0] != split->camp[1] && split->camp[1] != split->camp[2]);
    assert_int_equal(m.s.by[1].state[OPEN].groupings, 1);
    close_model(&m);
}

static void the_extended_model_comes_out_as_by_hand(void **state)
{
    (void)state;
    /* Joint, by hand: 12 partitions for allies and 4 for enemies, with at most three camps
     * (docs/decisions/0017); with any number of camps 25 and 10. */
    static const row rows[] = {
        {MT_SIDE_YES, OPEN, 0, 1, "", 0, 1, 2, 2, ""},
        {MT_SIDE_YES, MADE, 0, 1, "", 0, 1, 1, 1, ""},
        {MT_SIDE_YES, TURNED, 1, 2, "West - Iran|West - ISIS", 0, 1, 1, 1, "West-Iran-ISIS"},
        {MT_SIDE_NO, OPEN, 1, 2, "Iran - ISIS|Iran - Iraq", 0, 1, 10, 4, "Iran-ISIS-Iraq"},
        {MT_SIDE_NO, MADE, 1, 1, "Iran - Iraq", 1, 3, 25, 12, "West-Iran-Iraq, Iran-ISIS-Iraq"},
        {MT_SIDE_NO, TURNED, 1, 1, "Iran - ISIS", 0, 1, 10, 4, "West-Iran-ISIS, Iran-ISIS-Iraq"},
        {MT_SIDE_SHARED, OPEN, 1, 1, "Iran - Iraq", 0, 1, 10, 4, "Iran-ISIS-Iraq"},
        {MT_SIDE_SHARED, MADE, 1, 1, "Iran - Iraq", 1, 3, 25, 12, "West-Iran-Iraq, Iran-ISIS-Iraq"},
        {MT_SIDE_SHARED, TURNED, 2, 4, NULL, 0, 1, 10, 4, "West-Iran-ISIS, Iran-ISIS-Iraq"},
    };
    model m;
    open_example(&m, "", NULL);
    check_rows(&m, rows, sizeof(rows) / sizeof(rows[0]));
    /* {West, Iraq, Iran, Shia, Hezbollah, militias} and {ISIS, Lebanon, clerics} */
    const uint32_t *camp = m.s.all.state[OPEN].balance[MT_STRONG].split[0].camp;
    static const char with_west[] = "West Iran Shia Iraq Hezbollah militias";
    for (uint32_t a = 0; a < 9; a++)
        assert_int_equal(camp[a] == camp[0],
                         mt_str_find(mt_str(with_west), m.d.actor[a].name) != SIZE_MAX);
    /* one triad of enemies shows that it is no lower */
    const mt_balance *b = &m.s.all.state[MADE].balance[MT_STRONG];
    assert_int_equal(b->cycle_n, 1);
    assert_int_equal(b->packed, MT_TIE_ONE);
    close_model(&m);
}

static void background_turns_the_answer(void **state)
{
    (void)state;
    static const struct {
        const char *layer; /* another than that of the three ties of Assad leaves these out */
        uint32_t strong[2], splits[2], triads[2];
    } rows[] = {{"Lebanon", {2, 2}, {1, 3}, {3, 2}}, {"", {3, 2}, {2, 1}, {5, 3}}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        model m;
        mt_stated_options options = {.background = true, .layer = mt_str(rows[i].layer)};
        open_example(&m, "", &options);
        for (int k = 0; k < 2; k++) {
            const mt_state *at = &m.s.all.state[k ? TURNED : MADE];
            assert_int_equal(at->balance[MT_STRONG].lower, rows[i].strong[k] * MT_TIE_ONE);
            assert_int_equal(at->balance[MT_STRONG].splits, rows[i].splits[k]);
            assert_int_equal(at->triads.n, rows[i].triads[k]);
            check_by_trial(at);
        }
        close_model(&m);
    }
}

/* The weight of Iran - Iraq: index as allies and as enemies, in tenths. */
static void the_answer_turns_with_the_weight_of_one_tie(void **state)
{
    (void)state;
    static const struct {
        const char *weight;
        uint32_t no[2], all[2];
    } rows[] = {{"0.5", {5, 10}, {5, 15}},
                {"1", {10, 10}, {10, 20}},
                {"1.5", {15, 10}, {15, 20}},
                {"2", {20, 10}, {20, 20}},
                {"3", {20, 10}, {20, 20}}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char text[1024];
        model m;
        assert_true(snprintf(text, sizeof(text), core, rows[i].weight) < (int)sizeof(text));
        open_text(&m, mt_str(text), NULL);
        for (int k = 0; k < 2; k++) {
            const mt_state *no = &m.s.by[1].state[k ? TURNED : MADE];
            const mt_state *all = &m.s.all.state[k ? TURNED : MADE];
            assert_int_equal(no->balance[MT_STRONG].lower * 10, rows[i].no[k] * MT_TIE_ONE);
            assert_int_equal(all->balance[MT_STRONG].lower * 10, rows[i].all[k] * MT_TIE_ONE);
        }
        close_model(&m);
    }
}

/* The tie whose weight turns the leaning: where, and to what beyond. */
static void check_threshold(const model *m, const mt_tie_view *v, int64_t at, mt_leaning beyond)
{
    const mt_sway *w = &v->sway[MT_STRONG];
    uint32_t found = 0;
    for (uint32_t i = 0; i < w->threshold_n; i++) {
        const mt_actor_tie *t = &v->sway_net.tie[w->threshold[i].tie];
        if (!mt_str_eq(m->d.actor[t->a].name, MOOT_STR("Iran")) ||
            !mt_str_eq(m->d.actor[t->b].name, MOOT_STR("Iraq")) || !w->threshold[i].heavier)
            continue;
        found++;
        assert_int_equal(w->threshold[i].at, at);
        assert_int_equal(w->threshold[i].beyond, beyond);
    }
    assert_int_equal(found, 1);
}

static void the_weights_and_the_axiom_on_which_it_turns_are_found(void **state)
{
    (void)state;
    model m;
    open_example(&m, "", NULL);
    assert_true(m.s.all.swayed && m.s.by[1].swayed);
    check_threshold(&m, &m.s.by[1], MT_TIE_ONE, MT_LEAN_HOSTILE);
    check_threshold(&m, &m.s.all, 2 * MT_TIE_ONE, MT_LEAN_EVEN);
    assert_int_equal(m.s.all.sway[MT_STRONG].leaning, MT_LEAN_FRIENDLY);
    assert_int_equal(m.s.all.sway[MT_WEAK].leaning, MT_LEAN_HOSTILE);
    assert_int_equal(m.s.by[1].sway[MT_STRONG].leaning, MT_LEAN_EVEN);
    close_model(&m);
}

static moot_str report_of(model *m, void (*write)(const mt_stated *, mt_out *))
{
    mt_memory mem = {.arena = &m->arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&mem));
    write(&m->s, &o);
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    return mt_memory_str(&mem);
}

static bool is_word_char(char c)
{
    return mt_is_alpha(c) || mt_is_digit(c);
}

/* "Yes" and "No", "yes" and "no", "Y3" and "N3" for each other, where `words` are whole words. */
static moot_str swapped(mt_arena *arena, moot_str text, bool capitals)
{
    mt_memory mem = {.arena = arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&mem));
    for (size_t i = 0; i < text.len;) {
        size_t end = i;
        while (end < text.len && is_word_char(text.ptr[end]))
            end++;
        moot_str word = mt_sub(text, i, end - i);
        bool label = word.len == 2 && mt_is_digit(word.ptr[1]);
        if (!word.len)
            mt_out_char(&o, text.ptr[end++]);
        else if (label && (word.ptr[0] == 'Y' || word.ptr[0] == 'N'))
            mt_out_printf(&o, "%c%c", word.ptr[0] == 'Y' ? 'N' : 'Y', word.ptr[1]);
        else if (mt_str_eq(word, capitals ? MOOT_STR("Yes") : MOOT_STR("yes")))
            mt_out_z(&o, capitals ? "No" : "no");
        else if (mt_str_eq(word, capitals ? MOOT_STR("No") : MOOT_STR("no")))
            mt_out_z(&o, capitals ? "Yes" : "yes");
        else
            mt_out_put(&o, word);
        i = end;
    }
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    return mt_memory_str(&mem);
}

static void swapping_yes_and_no_swaps_the_report_and_nothing_else(void **state)
{
    (void)state;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    moot_str text = slurp(&arena, "examples/relations.argdown");
    model one, two;
    open_text(&one, text, NULL);
    open_text(&two, swapped(&arena, text, false), NULL);
    assert_str(two.d.party[0].name, "Michael Rubin");
    assert_int_equal(two.d.statement[titled(&two.d, "N2")].side, MT_SIDE_NO);
    moot_str want = swapped(&arena, report_of(&one, mt_stated_text), true);
    moot_str got = report_of(&two, mt_stated_text);
    for (size_t i = 0; i < got.len && i < want.len; i++)
        if (got.ptr[i] != want.ptr[i])
            fail_msg("at %zu: %.*s", i, 80, got.ptr + (i > 40 ? i - 40 : 0));
    assert_int_equal(got.len, want.len);
    assert_true(mt_str_find(got, MOOT_STR("No (Dr Simon Mabon) states 4 ties")) != SIZE_MAX);
    close_model(&one);
    close_model(&two);
    mt_arena_free(&arena);
}

/* Each sentence is there for a reason, and goes with it. */
static void a_sentence_needs_its_condition(void **state)
{
    (void)state;
    static const struct {
        const char *ties[3]; /* of motion, Yes, No */
        const char *has, *lacks;
    } rows[] = {
        {{"A + B", "A - C, B - C", "A - C, B - C"}, "state the same 2 ties", "no tie of"},
        {{"A + B", "A - C, B - C", "A - D"}, "enemy of both (A - C: Y1; B - C: Y1)", "moves them"},
        {{"A + B", "A + C, B + C", "A - D"}, "rests on C, the ally of both", "turns on one axiom"},
        {{"A - B", "A + C, B - C", "A - D"}, "the ally of one and enemy of the other", "axiom"},
        {{"A + B", "A - C, B - C", "A - D"}, "if the enemy of an enemy", "states no tie of"},
        {{"A + B", "A - C", "A - D, B + D"}, "as allies leave 1 contradiction", "rests on"},
        {{NULL, "A - C, B - C, A - B", "A - D"}, "no tie is stated by both", "By the ties"},
        {{NULL, "A - C, B - C, A + B", "{a: A, b: D, sign: -, weight: 0.5}, B + D, A + B"},
         "Yes states no tie of D; by what No "
         "states, that is where a contradiction lies",
         "proposal"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char text[512];
        const char *const *t = rows[i].ties;
        int n = snprintf(text, sizeof(text),
                         "[T]: t {ties: [%s]}\n  + [Y1]: y {side: yes, ties: [%s]}\n"
                         "  - [N1]: n {side: no, ties: [%s]}\n",
                         t[0] ? t[0] : "", t[1], t[2]);
        assert_true(n > 0 && (size_t)n < sizeof(text));
        model m;
        mt_sentences why;
        mt_memory all = {.arena = &m.arena};
        mt_out o;
        open_text(&m, mt_str(text), NULL);
        mt_stated_why(&m.s, &why);
        mt_out_init(&o, mt_memory_writer(&all));
        for (uint32_t k = 0; k < why.n; k++) {
            mt_out_put(&o, why.at[k]);
            mt_out_char(&o, '\n');
        }
        assert_int_equal(mt_out_finish(&o), MOOT_OK);
        moot_str said = mt_memory_str(&all);
        if (mt_str_find(said, mt_str(rows[i].has)) == SIZE_MAX ||
            mt_str_find(said, mt_str(rows[i].lacks)) != SIZE_MAX)
            fail_msg("row %zu says: %.*s", i, MT_ARG(said));
        close_model(&m);
    }
}

static void a_pair_with_both_signs_is_in_no_network(void **state)
{
    (void)state;
    model m;
    open_text(&m,
              MOOT_STR("[T]: t\n  + [Y1]: y {side: yes, ties: [A - B, A - C]}\n"
                       "  - [N1]: n {side: no, ties: [B + A, {a: A, b: C, sign: -, layer: x}]}\n"),
              NULL);
    assert_int_equal(m.s.pairs, 2);
    assert_true(m.s.pair[0].disputed && m.s.pair[1].disputed);
    assert_int_equal(m.s.by[0].state[OPEN].net.m, 2);
    assert_int_equal(m.s.all.sign[0], MT_SIGN_BOTH);
    assert_int_equal(m.s.all.state[OPEN].net.m, 1);
    assert_false(m.s.all.has[MADE]);
    close_model(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_core_comes_out_as_by_hand),
        cmocka_unit_test(the_extended_model_comes_out_as_by_hand),
        cmocka_unit_test(background_turns_the_answer),
        cmocka_unit_test(the_answer_turns_with_the_weight_of_one_tie),
        cmocka_unit_test(the_weights_and_the_axiom_on_which_it_turns_are_found),
        cmocka_unit_test(swapping_yes_and_no_swaps_the_report_and_nothing_else),
        cmocka_unit_test(a_sentence_needs_its_condition),
        cmocka_unit_test(a_pair_with_both_signs_is_in_no_network),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

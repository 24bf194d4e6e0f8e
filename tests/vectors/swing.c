/* The suites swing and rating. */
#include "gradual/social.h"
#include "poll/rating.h"
#include "poll/shift.h"
#include "vectors/vectors.h"

static const char *const sides[] = {"for", "against", "undecided"}; /* by mt_say */

/* The three numbers of a map; false after a failure. */
static bool three(vec_case *c, const mt_value *v, double to[MT_SAYS])
{
    for (int k = 0; k < MT_SAYS; k++) {
        const mt_value *x = mt_value_get(v, sides[k]);
        if (!x || x->kind != MT_NUMBER) {
            vec_fail(c, "no number for", mt_str(sides[k]), 0, 0);
            return false;
        }
        to[k] = x->number;
    }
    return true;
}

/* Whatever of `want` names a side is to be got[side]. */
static void compare_sides(vec_case *c, const mt_value *want, const double *got, int n)
{
    for (uint32_t k = 0; want && k < want->n; k++) {
        int side = 0;
        while (side < n && !mt_str_eq(want->key[k], mt_str(sides[side])))
            side++;
        if (side == n)
            vec_fail(c, "no side", want->key[k], 0, 0);
        else
            vec_close(c, want->key[k], got[side], want->item[k].number);
    }
}

static void compare_word(vec_case *c, const char *key, mt_shift_winner got)
{
    static const char *const words[] = {"for", "against", "tie"};
    const mt_value *want = mt_value_get(c->expected, key);
    if (want && !mt_str_eq(want->text, mt_str(words[got])))
        vec_fail(c, "another word at", mt_str(key), got, 0);
}

static void compare_number(vec_case *c, const char *key, double got)
{
    const mt_value *want = mt_value_get(c->expected, key);
    if (want)
        vec_close(c, mt_str(key), got, want->number);
}

static bool counts_at(const mt_value *list, uint32_t to[MT_SAYS])
{
    for (uint32_t k = 0; list && k < list->n && k < MT_SAYS; k++)
        to[k] = (uint32_t)list->item[k].number;
    return list && list->kind == MT_LIST && list->n == MT_SAYS;
}

/* Rows and columns may be named in any order. */
static bool say_at(const mt_value *names, uint32_t k, uint32_t *say)
{
    for (*say = 0; *say < MT_SAYS; ++*say)
        if (names && k < names->n && mt_str_eq(names->item[k].text, mt_str(sides[*say])))
            return true;
    return false;
}

static bool read_moves(vec_case *c, mt_shift *s)
{
    const mt_value *t = mt_value_get(c->input, "transition"), *counts = mt_value_get(t, "counts");
    *s = (mt_shift){.pairs = 0};
    for (uint32_t i = 0; i < MT_SAYS; i++)
        for (uint32_t j = 0; j < MT_SAYS; j++) {
            uint32_t from, to;
            if (!say_at(mt_value_get(t, "rows"), i, &from) ||
                !say_at(mt_value_get(t, "cols"), j, &to) || !counts || counts->n != MT_SAYS ||
                counts->item[i].n != MT_SAYS) {
                vec_fail(c, "no table in", c->id, 0, 0);
                return false;
            }
            s->move[from][to] = (uint32_t)counts->item[i].item[j].number;
        }
    (void)counts_at(mt_value_get(c->input, "voted_only_before"), s->only_before);
    (void)counts_at(mt_value_get(c->input, "voted_only_after"), s->only_after);
    return true;
}

void vec_swing(vec_case *c)
{
    static const char *const keys[] = {"paired_voters",
                                       "before_percent",
                                       "after_percent",
                                       "gain",
                                       "margin",
                                       "winner_by_gain",
                                       "changed_mind_percent",
                                       "switched_sides_percent",
                                       "persuasion_of_open",
                                       "winner_by_final_majority",
                                       "near_tie_under_5_points"};
    double before[MT_SAYS], after[MT_SAYS];
    mt_shift s;
    if (!vec_keys(c, keys, sizeof(keys) / sizeof(*keys)))
        return;
    if (mt_value_get(c->input, "transition")) {
        if (!read_moves(c, &s))
            return;
        mt_shift_find(&s);
        compare_sides(c, mt_value_get(c->expected, "persuasion_of_open"), s.persuaded, 2);
        compare_number(c, "paired_voters", s.pairs);
        compare_number(c, "changed_mind_percent", s.changed);
        compare_number(c, "switched_sides_percent", s.switched);
    } else {
        if (!three(c, mt_value_get(c->input, "before"), before) ||
            !three(c, mt_value_get(c->input, "after"), after))
            return;
        mt_gain_find(&s.points, before, after);
    }
    compare_sides(c, mt_value_get(c->expected, "before_percent"), s.points.before, MT_SAYS);
    compare_sides(c, mt_value_get(c->expected, "after_percent"), s.points.after, MT_SAYS);
    compare_sides(c, mt_value_get(c->expected, "gain"), s.points.gain, MT_SAYS);
    compare_number(c, "margin", s.points.margin);
    compare_word(c, "winner_by_gain", s.points.by_gain);
    compare_word(c, "winner_by_final_majority", s.points.by_majority);
    bool near = s.points.margin < MT_SHIFT_NEAR;
    if (mt_value_get_bool(c->expected, "near_tie_under_5_points", near) != near)
        vec_fail(c, "near tie of", c->id, near, !near);
}

static mt_interval wilson_of(const mt_value *v, double z)
{
    return mt_wilson(mt_value_get_num(v, "positive", 0), mt_value_get_num(v, "total", 0), z);
}

static void average(vec_case *c)
{
    const mt_value *votes = mt_value_get(c->input, "votes");
    double sum = 0, n = votes ? votes->n : 0;
    for (uint32_t k = 0; votes && k < votes->n; k++)
        sum += votes->item[k].number;
    compare_number(c, "value",
                   mt_shrunk_mean(sum, n, mt_value_get_num(c->input, "prior_weight", 0),
                                  mt_value_get_num(c->input, "prior_mean", 0)));
    const mt_value *mean = mt_value_get(c->expected, "mean");
    if (mean && mean->kind == MT_NUMBER)
        vec_close(c, MOOT_STR("mean"), mt_shrunk_mean(sum, n, 0, mean->number), mean->number);
}

void vec_rating(vec_case *c)
{
    static const char *const keys[] = {"value", "mean", "lower", "upper", "first_ranks_higher"};
    moot_str method = mt_value_get_str(c->input, "method");
    double z = mt_value_get_num(c->input, "z", MT_Z95);
    if (!vec_keys(c, keys, sizeof(keys) / sizeof(*keys)))
        return;
    if (mt_str_eq(method, MOOT_STR("wilson"))) {
        mt_interval i = wilson_of(c->input, z);
        compare_number(c, "lower", i.low);
        compare_number(c, "upper", i.high);
    } else if (mt_str_eq(method, MOOT_STR("wilson_order"))) {
        bool higher = wilson_of(mt_value_get(c->input, "first"), z).low >
                      wilson_of(mt_value_get(c->input, "second"), z).low;
        if (higher != mt_value_get_bool(c->expected, "first_ranks_higher", !higher))
            vec_fail(c, "order in", c->id, higher, !higher);
    } else if (mt_str_eq(method, MOOT_STR("social_support"))) {
        compare_number(c, "value",
                       mt_social_support(mt_value_get_num(c->input, "up", 0),
                                         mt_value_get_num(c->input, "down", 0),
                                         mt_value_get_num(c->input, "epsilon", 0)));
    } else if (mt_str_eq(method, MOOT_STR("bayesian_average"))) {
        average(c);
    } else {
        vec_fail(c, "no method", method, 0, 0);
    }
}

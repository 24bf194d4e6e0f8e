/* The suites bridging_status and bridging_mf. */
#include "poll/bridge.h"

#include "vectors/vectors.h"

#include <math.h>

static const char *const words[] = {"needs-more-ratings", "helpful", "not-helpful"};

static void counts_of(const vec_case *c, const char *key, int side, double *helpful, double * not,
                      double *other)
{
    const mt_value *v = mt_value_get(c->input, key);
    helpful[side] = mt_value_get_num(v, "helpful", 0);
    not [side] = mt_value_get_num(v, "not_helpful", 0);
    other[side] = mt_value_get_num(v, "other", 0);
}

void vec_status(vec_case *c)
{
    static const char *const keys[] = {"status", "passes"};
    mt_bridge_status got = MT_BRIDGE_OPEN;
    double intercept = mt_value_get_num(c->input, "note_intercept", 0);
    moot_str now = mt_value_get_str(c->input, "current");
    if (!vec_keys(c, keys, 2))
        return;
    if (mt_value_get(c->expected, "passes")) {
        double helpful[2], not [2], other[2];
        counts_of(c, "negative_factor", 0, helpful, not, other);
        counts_of(c, "positive_factor", 1, helpful, not, other);
        bool passes = mt_bridge_net_helpful(helpful, not, other);
        if (passes != mt_value_get_bool(c->expected, "passes", !passes))
            vec_fail(c, "net helpful in", c->id, passes, !passes);
        return;
    }
    if (now.len) {
        while (got < MT_BRIDGE_NOT_HELPFUL && !mt_str_eq(now, mt_str(words[got])))
            got++;
        got = mt_bridge_keep(got, intercept, mt_value_get_num(c->input, "threshold", 0),
                             mt_value_get_num(c->input, "inertia_delta", 0));
    } else {
        got = mt_bridge_judge((uint32_t)mt_value_get_num(c->input, "ratings", 0), intercept,
                              mt_value_get_num(c->input, "note_factor", 0),
                              mt_value_get_num(c->input, "upper_confidence_bound", (double)NAN));
    }
    if (!mt_str_eq(mt_value_get_str(c->expected, "status"), mt_str(words[got])))
        vec_fail(c, "status of", c->id, got, 0);
}

/* Ratings come rater by rater. */
static bool read_ratings(vec_case *c, mt_ratings *r)
{
    const mt_value *list = mt_value_get(c->input, "ratings");
    r->raters = (uint32_t)mt_value_get_num(c->input, "raters", 0);
    r->notes = (uint32_t)mt_value_get_num(c->input, "notes", 0);
    uint32_t n = list && list->kind == MT_LIST ? list->n : 0, filled = 0;
    uint32_t *start = MT_NEW_ARRAY(c->arena, uint32_t, (size_t)r->raters + 1);
    mt_note_rating *at = MT_NEW_ARRAY(c->arena, mt_note_rating, (size_t)n + 1);
    for (uint32_t u = 0; start && at && u < r->raters; u++) {
        for (uint32_t k = 0; k < n; k++)
            if (list->item[k].n == 3 && list->item[k].item[0].number == u)
                at[filled++] = (mt_note_rating){(uint32_t)list->item[k].item[1].number,
                                                (float)list->item[k].item[2].number};
        start[u + 1] = filled;
    }
    r->start = start;
    r->at = at;
    if (filled == n && n)
        return true;
    vec_fail(c, "no ratings in", c->id, filled, n);
    return false;
}

static void compare_list(vec_case *c, const char *key, const double *got, uint32_t n, double sign)
{
    const mt_value *want = mt_value_get(c->expected, key);
    if (!want || want->n != n)
        vec_fail(c, "another length of", mt_str(key), n, want ? want->n : 0);
    for (uint32_t k = 0; want && k < want->n && k < n; k++)
        vec_close(c, mt_str(key), sign * got[k], want->item[k].number);
}

/* The suite's rule says nothing of two camps of equal size: then both signs are right. */
static double sign_of(const vec_case *c, const mt_bridge *b, const mt_ratings *r)
{
    const mt_value *want = mt_value_get(c->expected, "rater_factors");
    int64_t camps = 0;
    double same = 0;
    for (uint32_t u = 0; u < r->raters; u++) {
        camps += (b->rater_factor[u] > 0) - (b->rater_factor[u] < 0);
        same += want && u < want->n ? want->item[u].number * b->rater_factor[u] : 0;
    }
    return camps == 0 && same < 0 ? -1 : 1;
}

void vec_factors(vec_case *c)
{
    static const char *const keys[] = {"objective",    "global_intercept", "note_intercepts",
                                       "note_factors", "rater_factors",    "sign_rule"};
    const mt_value *l = mt_value_get(c->input, "lambdas");
    const mt_value *tolerance = mt_value_get(c->whole, "tolerance");
    mt_bridge_options o = {mt_value_get_num(l, "user_factor", 0.03),
                           mt_value_get_num(l, "note_factor", 0.03),
                           mt_value_get_num(l, "user_intercept", 0.15),
                           mt_value_get_num(l, "note_intercept", 0.15),
                           mt_value_get_num(l, "global", 0.15),
                           12,
                           5000,
                           1e-15,
                           NULL};
    mt_ratings r;
    mt_bridge b;
    if (!vec_keys(c, keys, sizeof(keys) / sizeof(*keys)) || !read_ratings(c, &r))
        return;
    if (mt_bridge_fit(&b, &r, &o, c->arena) != MOOT_OK) {
        vec_fail(c, "no fit of", c->id, 0, 0);
        return;
    }
    c->tolerance = mt_value_get_num(tolerance, "objective", c->tolerance);
    vec_close(c, MOOT_STR("objective"), b.objective,
              mt_value_get_num(c->expected, "objective", -1));
    c->tolerance = mt_value_get_num(tolerance, "parameters", c->tolerance);
    vec_close(c, MOOT_STR("global"), b.global,
              mt_value_get_num(c->expected, "global_intercept", -1));
    compare_list(c, "note_intercepts", b.note, r.notes, 1);
    double sign = sign_of(c, &b, &r);
    compare_list(c, "note_factors", b.note_factor, r.notes, sign);
    compare_list(c, "rater_factors", b.rater_factor, r.raters, sign);
}

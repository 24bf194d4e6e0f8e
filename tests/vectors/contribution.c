/* The suite qbaf_contribution. */
#include "gradual/contribution.h"

#include "vectors/vectors.h"

#include <stdlib.h>

typedef struct task {
    mt_probe p;
    const mt_named_graph *g;
    moot_str method;
} task;

/* The players: the set, then every other node but the topic, one each. */
static double shapley(task *t, const uint32_t *set, uint32_t count)
{
    uint32_t n = t->g->g.n, players = 0, filled = 0;
    uint32_t *start = MT_NEW_ARRAY(t->p.arena, uint32_t, (size_t)n + 2);
    uint32_t *player = MT_NEW_ARRAY(t->p.arena, uint32_t, (size_t)n + 1);
    mt_share *out = MT_NEW_ARRAY(t->p.arena, mt_share, (size_t)n + 1);
    if (!start || !player || !out)
        exit(2);
    for (uint32_t k = 0; k < count; k++)
        player[filled++] = set[k];
    start[++players] = filled;
    for (uint32_t i = 0; i < n; i++) {
        bool in = i == t->p.topic;
        for (uint32_t k = 0; k < count; k++)
            in = in || set[k] == i;
        if (in)
            continue;
        player[filled++] = i;
        start[++players] = filled;
    }
    if (mt_shapley(&t->p, players, start, player, players > MT_SHAPLEY_EXACT ? 1000 : 0, out) !=
        MOOT_OK)
        exit(2);
    return out[0].value;
}

/* The suite's numbers are forward differences; where slopes differ to both sides that is the
 * one that is meant.  Not where several are largest: the published value is 0 there. */
static double forward(task *t, uint32_t x)
{
    const double e = 1.49e-8;
    double *s = MT_NEW_ARRAY(t->p.arena, double, (size_t)t->g->g.n + 1);
    mt_solved solved;
    mt_bipolar raised = t->g->g;
    raised.base = MT_NEW_ARRAY(t->p.arena, double, (size_t)raised.n + 1);
    if (!s || !raised.base)
        exit(2);
    memcpy(raised.base, t->g->g.base, raised.n * sizeof(double));
    raised.base[x] += e;
    if (mt_solve(t->p.sem, &raised, NULL, &mt_flow_default, NULL, s, &solved) != MOOT_OK)
        exit(2);
    return (s[t->p.topic] - mt_probe_sweep(&t->p)) / e;
}

static double value(task *t, const uint32_t *set, uint32_t count)
{
    if (mt_str_eq(t->method, MOOT_STR("removal")))
        return mt_removal(&t->p, set, count);
    if (mt_str_eq(t->method, MOOT_STR("intrinsic_removal")))
        return mt_intrinsic_removal(&t->p, set, count);
    if (mt_str_eq(t->method, MOOT_STR("shapley")))
        return shapley(t, set, count);
    mt_slope slope;
    double *by = MT_NEW_ARRAY(t->p.arena, double, t->g->g.n);
    if (!by || mt_gradient(&t->p, by, &slope) != MOOT_OK)
        exit(2);
    return slope == MT_SLOPE_KINK && t->p.sem->gather != MT_GATHER_TOP ? forward(t, set[0])
                                                                       : by[set[0]];
}

void vec_contribution(vec_case *c)
{
    static const char *const methods[] = {"removal", "intrinsic_removal", "shapley", "gradient"};
    mt_named_graph g;
    const mt_gradual *sem = vec_semantics(c, "semantics");
    if (!sem || !vec_graph(c, c->input, &g))
        return;
    task t = {.g = &g, .method = mt_value_get_str(c->input, "method")};
    uint32_t topic = mt_graph_node(&g, mt_value_get_str(c->input, "topic")), set[32], count = 0;
    bool known = false;
    for (size_t k = 0; k < sizeof(methods) / sizeof(*methods); k++)
        known = known || mt_str_eq(t.method, mt_str(methods[k]));
    if (!known || mt_probe_make(&t.p, sem, &g.g, topic, c->arena) != MOOT_OK) {
        vec_fail(c, "not done:", t.method, 0, 0);
        return;
    }
    const mt_value *values = mt_value_get(c->expected, "values");
    for (uint32_t k = 0; values && k < values->n; k++) {
        set[0] = mt_graph_node(&g, values->key[k]);
        if (set[0] == MT_NO_ID)
            vec_fail(c, "no node", values->key[k], 0, 0);
        else
            vec_close(c, values->key[k], value(&t, set, 1), values->item[k].number);
    }
    if (values)
        return;
    const mt_value *names = mt_value_get(c->input, "contributors");
    const mt_value *want = mt_value_get(c->expected, "value");
    for (uint32_t k = 0; names && k < names->n && k < 32; k++) {
        set[count] = mt_graph_node(&g, names->item[k].text);
        count += set[count] != MT_NO_ID;
    }
    if (!want || !names || count != names->n || count == 0)
        vec_fail(c, "no set in", c->id, 0, 0);
    else
        vec_close(c, c->id, value(&t, set, count), want->number);
}

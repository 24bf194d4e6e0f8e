/* Suites of strengths: qbaf_strength, continuous_strength, ranking_semantics and
 * social_argumentation. */
#include "gradual/social.h"
#include "vectors/vectors.h"

#include <math.h>
#include <stdio.h>

/* Cyclic cases come from rounds, so they are made by rounds; the flow is compared. */
static void cyclic(vec_case *c, const mt_gradual *sem, const mt_named_graph *g, const mt_value *how)
{
    mt_solved rounds, flow;
    double *s = MT_NEW_ARRAY(c->arena, double, (size_t)g->g.n + 1);
    double most = 0, limit = mt_value_get_num(how, "max_iterations", 1000);
    if (!s || mt_rounds(sem, &g->g, mt_value_get_num(how, "threshold", 1e-9), (uint32_t)limit, NULL,
                        s, &rounds) != MOOT_OK) {
        vec_fail(c, "memory is short", c->id, 0, 0);
        return;
    }
    bool want = mt_value_get_bool(c->expected, "converged", true);
    if (rounds.converged != want)
        vec_fail(c, "convergence of", c->id, rounds.converged, want);
    if (!rounds.converged || !want)
        return;
    vec_compare(c, g, s, mt_value_get(c->expected, "final"));
    double *t = vec_strengths(c, sem, g, &mt_flow_default, &flow);
    for (uint32_t i = 0; i < g->g.n; i++)
        most = fmax(most, fabs(s[i] - t[i]));
    c->tally->cyclic++;
    c->tally->same += flow.converged && most < 1e-6;
}

void vec_strength(vec_case *c)
{
    mt_named_graph g;
    mt_solved solved;
    const mt_gradual *sem = vec_semantics(c, "semantics");
    const mt_value *how = mt_value_get(c->input, "cyclic");
    if (!sem || !vec_graph(c, c->input, &g))
        return;
    if (how) {
        cyclic(c, sem, &g, how);
    } else {
        double *s = vec_strengths(c, sem, &g, &mt_flow_default, &solved);
        if (!solved.converged)
            vec_fail(c, "no convergence of", c->id, solved.change, 0);
        vec_compare(c, &g, s, mt_value_get(c->expected, "final"));
    }
}

/* These name their solver: the flow, with its step and its stop. */
void vec_continuous(vec_case *c)
{
    mt_named_graph g;
    mt_solved solved;
    const mt_gradual *sem = vec_semantics(c, "model");
    const mt_value *how = mt_value_get(c->input, "solver");
    if (!sem || !vec_graph(c, c->input, &g))
        return;
    mt_flow flow = mt_flow_default;
    flow.delta = flow.longest = mt_value_get_num(how, "delta", flow.delta);
    flow.epsilon = mt_value_get_num(how, "epsilon", flow.epsilon);
    double *s = MT_NEW_ARRAY(c->arena, double, (size_t)g.g.n + 1);
    if (!s || mt_flow_solve(sem, &g.g, NULL, &flow, NULL, s, &solved) != MOOT_OK) {
        vec_fail(c, "memory is short", c->id, 0, 0);
        return;
    }
    if (!solved.converged)
        vec_fail(c, "no convergence of", c->id, solved.change, 0);
    vec_compare(c, &g, s, mt_value_get(c->expected, "strength"));
    const mt_value *time = mt_value_get(c->expected, "time");
    const mt_value *last = mt_value_get(c->expected, "last_derivative");
    if (time)
        vec_close(c, MOOT_STR("time"), solved.time, time->number);
    if (last)
        vec_close(c, MOOT_STR("last derivative"), solved.change, last->number);
}

/* The pair whose order is known: is the first more acceptable, given `more` says so? */
static void pair(vec_case *c, const mt_named_graph *g, uint32_t *a, uint32_t *b)
{
    const mt_value *two =
        mt_value_get(mt_value_get(c->expected, "strictly_more_acceptable"), "pair");
    *a = *b = MT_NO_ID;
    if (two && two->kind == MT_LIST && two->n == 2) {
        *a = mt_graph_node(g, two->item[0].text);
        *b = mt_graph_node(g, two->item[1].text);
    }
    if (*a == MT_NO_ID || *b == MT_NO_ID)
        vec_fail(c, "no pair in", c->id, 0, 0);
}

static void order(vec_case *c, bool more)
{
    bool want =
        mt_value_get_bool(mt_value_get(c->expected, "strictly_more_acceptable"), "value", false);
    if (more != want)
        vec_fail(c, "order in", c->id, more, want);
}

static void burden(vec_case *c)
{
    mt_named_graph g;
    if (!vec_graph(c, c->input, &g))
        return;
    uint32_t steps = (uint32_t)mt_value_get_num(c->input, "steps", 6), a, b;
    double *rows = mt_burden(&g.g, steps, c->arena);
    const mt_value *want = mt_value_get(c->expected, "burden_numbers");
    if (!rows) {
        vec_fail(c, "memory is short", c->id, 0, 0);
        return;
    }
    for (uint32_t k = 0; want && k < want->n; k++) {
        uint32_t i = mt_graph_node(&g, want->key[k]);
        if (i == MT_NO_ID || want->item[k].n != steps + 1) {
            vec_fail(c, "burden of", want->key[k], 0, 0);
            continue;
        }
        for (uint32_t step = 0; step <= steps; step++)
            vec_close(c, want->key[k], rows[(size_t)step * g.g.n + i],
                      want->item[k].item[step].number);
    }
    if (mt_value_get(c->expected, "strictly_more_acceptable")) {
        pair(c, &g, &a, &b);
        if (c->ok)
            order(c, mt_burden_cmp(rows, g.g.n, steps, a, b) < 0);
    }
}

void vec_ranking(vec_case *c)
{
    mt_named_graph g;
    mt_solved solved;
    uint32_t a, b;
    if (mt_str_eq(mt_value_get_str(c->input, "semantics"), MOOT_STR("burden-based"))) {
        burden(c);
        return;
    }
    const mt_gradual *sem = vec_semantics(c, "semantics");
    if (!sem || !vec_graph(c, c->input, &g))
        return;
    double *s = vec_strengths(c, sem, &g, &mt_flow_default, &solved);
    const mt_value *want = mt_value_get(c->expected, "strength");
    if (!want)
        want = mt_value_get(c->expected, "model");
    if (!solved.converged)
        vec_fail(c, "no convergence of", c->id, solved.change, 0);
    if (want)
        vec_compare(c, &g, s, want);
    if (mt_value_get(c->expected, "strictly_more_acceptable")) {
        pair(c, &g, &a, &b);
        if (c->ok)
            order(c, s[a] > s[b] + c->tolerance);
    }
}

static bool matches(const vec_case *c, const mt_named_graph *g, const double *s,
                    const mt_value *want)
{
    for (uint32_t k = 0; k < want->n; k++) {
        uint32_t i = mt_graph_node(g, want->key[k]);
        if (i == MT_NO_ID || !(fabs(s[i] - want->item[k].number) <= c->tolerance))
            return false;
    }
    return true;
}

static void several(vec_case *c, const mt_named_graph *g, const mt_social *found)
{
    const mt_value *list = mt_value_get(c->expected, "models");
    if (list->kind != MT_LIST) {
        vec_fail(c, "no list of models in", c->id, 0, 0);
        return;
    }
    double number = mt_value_get_num(c->expected, "number_found", list->n);
    if (found->models != (uint32_t)number || found->capped)
        vec_fail(c, "number of models of", c->id, found->models, number);
    for (uint32_t k = 0; k < list->n; k++) {
        uint32_t m = 0;
        while (m < found->models && !matches(c, g, found->model[m], &list->item[k]))
            m++;
        if (m == found->models)
            vec_fail(c, "a model is not found in", c->id, 0, 0);
    }
    c->tally->several++;
    printf("  %.*s: %u models\n", MT_ARG(c->id), found->models);
}

/* "every (t,1-t), t in [0,1]": several are found, all of that form, and that there
 * are more is seen. */
static void continuum(vec_case *c, const mt_named_graph *g, const mt_social *found)
{
    if (!found->singular || found->models < 2 || found->unique || g->g.n != 2)
        vec_fail(c, "no continuum seen in", c->id, found->models, 2);
    for (uint32_t m = 0; m < found->models; m++)
        vec_close(c, c->id, found->model[m][0] + found->model[m][1], 1);
    c->tally->several++;
    printf("  %.*s: a continuum of models; %u of them found\n", MT_ARG(c->id), found->models);
}

void vec_social(vec_case *c)
{
    mt_named_graph g;
    mt_social found;
    if (!vec_graph(c, c->input, &g))
        return;
    if (mt_social_find(&g.g, c->arena, &found) != MOOT_OK) {
        vec_fail(c, "no search in", c->id, 0, 0);
        return;
    }
    if (mt_value_get(c->expected, "models_are")) {
        continuum(c, &g, &found);
    } else if (mt_value_get(c->expected, "models")) {
        several(c, &g, &found);
    } else {
        /* That the suite's starts agree is no proof that there is one model; that they do not
         * is one of several.  The first found comes from its own start. */
        const mt_value *want = mt_value_get(c->expected, "model");
        bool one = mt_value_get_bool(c->expected, "several_starts_agree", true);
        if ((found.models < 2 && !one) || (found.models > 1 && found.unique))
            vec_fail(c, "number of models of", c->id, found.models, one ? 1 : 2);
        uint32_t m = 0;
        while (want && m < (one ? found.models > 0 : found.models) &&
               !matches(c, &g, found.model[m], want))
            m++;
        if (!want || m == (one ? found.models > 0 : found.models))
            vec_fail(c, "the model is not found in", c->id, found.models, 1);
        if (found.models > 1) {
            c->tally->several++;
            printf("  %.*s: %u models\n", MT_ARG(c->id), found.models);
        }
    }
}

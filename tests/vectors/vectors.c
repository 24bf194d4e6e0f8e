/* vectors FILE...: published test vectors against the rooms gradual and poll.
 *
 * Each FILE is a suite {"suite", "tolerance"?, "cases": [{"id", "input", "expected",
 * "tolerance"?}]}.  Prints a line per suite with the cases passed and failed, and each
 * failed case on standard error.  Exit 1 if any case failed, 2 if a file is no suite. */
#include "vectors/vectors.h"

#include "base/json_in.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

void vec_fail(vec_case *c, const char *what, moot_str who, double got, double want)
{
    if (c->ok)
        fprintf(stderr, "%.*s: %s '%.*s': %.17g, expected %.17g\n", MT_ARG(c->id), what,
                MT_ARG(who), got, want);
    c->ok = false;
}

void vec_close(vec_case *c, moot_str who, double got, double want)
{
    if (!(fabs(got - want) <= c->tolerance))
        vec_fail(c, "value of", who, got, want);
}

void vec_compare(vec_case *c, const mt_named_graph *g, const double *s, const mt_value *want)
{
    if (!want || want->kind != MT_MAP) {
        vec_fail(c, "no map of values", MOOT_STR(""), 0, 0);
        return;
    }
    for (uint32_t k = 0; k < want->n; k++) {
        uint32_t i = mt_graph_node(g, want->key[k]);
        if (i == MT_NO_ID)
            vec_fail(c, "no node", want->key[k], 0, 0);
        else
            vec_close(c, want->key[k], s[i], want->item[k].number);
    }
}

bool vec_keys(vec_case *c, const char *const *keys, size_t n)
{
    for (uint32_t k = 0; k < (c->expected ? c->expected->n : 0); k++) {
        size_t i = 0;
        while (i < n && !mt_str_eq(c->expected->key[k], mt_str(keys[i])))
            i++;
        if (i == n)
            vec_fail(c, "not compared:", c->expected->key[k], 0, 0);
    }
    return c->ok;
}

bool vec_graph(vec_case *c, const mt_value *v, mt_named_graph *g)
{
    mt_diags diags = {.arena = c->arena};
    if (mt_graph_read(g, c->arena, v, true, &diags))
        return true;
    vec_fail(c, diags.list.n ? "cannot be read" : "memory is short", c->id, 0, 0);
    return false;
}

static const mt_gradual *by_name(moot_str name)
{
    /* The names of the suites; one of them means two things. */
    static const char *const names[][2] = {{"DFQuAD_model", "df-quad"},
                                           {"DFQuAD", "df-quad"},
                                           {"QuadraticEnergy_model", "quadratic-energy"},
                                           {"QuadraticEnergy", "quadratic-energy"},
                                           {"EulerBased_model", "euler-based"},
                                           {"EulerBased", "euler-based"},
                                           {"EulerBasedTop_model", "euler-top"},
                                           {"basic_model", "basic"},
                                           {"SquaredDFQuAD_model", "one-max-product"},
                                           {"SquaredStrengthDFQuAD", "squared-strength"},
                                           {"SquaredEnergy", "squared-energy"},
                                           {"MLP", "mlp"}};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (mt_str_eq(name, mt_str(names[i][0])))
            return mt_gradual_find(mt_str(names[i][1]));
    return mt_gradual_find(name);
}

const mt_gradual *vec_semantics(vec_case *c, const char *key)
{
    moot_str name = mt_value_get_str(c->input, key);
    const mt_gradual *sem = by_name(name);
    if (!sem)
        vec_fail(c, "no semantics", name, 0, 0);
    return sem;
}

double *vec_strengths(vec_case *c, const mt_gradual *sem, const mt_named_graph *g,
                      const mt_flow *flow, mt_solved *solved)
{
    double *s = MT_NEW_ARRAY(c->arena, double, (size_t)g->g.n + 1);
    if (!s || mt_solve(sem, &g->g, NULL, flow, NULL, s, solved) != MOOT_OK) {
        fputs("memory is short\n", stderr);
        exit(2);
    }
    return s;
}

static const struct {
    const char *name;
    void (*run)(vec_case *c);
} suites[] = {
    {"qbaf_strength", vec_strength},
    {"qbaf_change_explanation", vec_change},
    {"qbaf_contribution", vec_contribution},
    {"continuous_strength", vec_continuous},
    {"qbaf_robustness", vec_robustness},
    {"ranking_semantics", vec_ranking},
    {"social_argumentation", vec_social},
    {"swing", vec_swing},
    {"rating", vec_rating},
    {"bridging_status", vec_status},
    {"bridging_mf", vec_factors},
    {"polis_units", vec_polis_unit},
    {"polis_group_consensus", vec_group_consensus},
    {"polis_conversation", vec_conversation},
};

static bool run_suite(const mt_value *suite, const char *path, vec_tally *tally, mt_arena *arena)
{
    moot_str name = mt_value_get_str(suite, "suite");
    const mt_value *cases = mt_value_get(suite, "cases");
    size_t at = 0, count = sizeof(suites) / sizeof(*suites);
    while (at < count && !mt_str_eq(name, mt_str(suites[at].name)))
        at++;
    if (at == count || !cases || cases->kind != MT_LIST) {
        fprintf(stderr, "%s: no suite that this program knows\n", path);
        return false;
    }
    double tolerance = mt_value_get_num(suite, "tolerance", 1e-9);
    for (uint32_t i = 0; i < cases->n; i++) {
        const mt_value *v = &cases->item[i];
        vec_case c = {.id = mt_value_get_str(v, "id"),
                      .whole = v,
                      .input = mt_value_get(v, "input"),
                      .expected = mt_value_get(v, "expected"),
                      .tolerance = mt_value_get_num(v, "tolerance", tolerance),
                      .ok = true,
                      .arena = arena,
                      .tally = tally};
        suites[at].run(&c);
        tally->passed += c.ok;
        tally->failed += !c.ok;
    }
    printf("%.*s: %u passed, %u failed\n", MT_ARG(name), tally->passed, tally->failed);
    if (tally->cyclic)
        printf("  cyclic: %u; the continuous form gives the same within 1e-6: %u\n", tally->cyclic,
               tally->same);
    if (tally->several)
        printf("  several models: %u cases\n", tally->several);
    return true;
}

static char *slurp(const char *path, size_t *len)
{
    FILE *f = fopen(path, "rb");
    char *text = malloc(MT_JSON_MAX_BYTES);
    *len = f && text ? fread(text, 1, MT_JSON_MAX_BYTES, f) : 0;
    if (f)
        (void)fclose(f);
    return text;
}

int main(int argc, char **argv)
{
    int status = argc < 2 ? 2 : 0;
    if (argc < 2)
        fputs("usage: vectors FILE...\n", stderr);
    for (int i = 1; i < argc; i++) {
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        mt_diags diags = {.arena = &arena};
        vec_tally tally = {0};
        size_t len;
        char *text = slurp(argv[i], &len);
        const mt_value *suite = mt_json_read((moot_str){text, len}, &arena, &diags);
        if (!run_suite(suite, argv[i], &tally, &arena))
            status = 2;
        else if (tally.failed && status == 0)
            status = 1;
        free(text);
        mt_arena_free(&arena);
    }
    return status;
}

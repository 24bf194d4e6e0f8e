/* The suites polis_units and polis_group_consensus. */
#include "poll/cluster.h"
#include "poll/pca.h"
#include "poll/represent.h"
#include "vectors/vectors.h"

#include <math.h>

/* A list of lists of numbers, all of one length. */
typedef struct table {
    uint32_t n, m;
    double *at;
} table;

static bool read_table(vec_case *c, const mt_value *v, table *t)
{
    *t = (table){.n = v && v->kind == MT_LIST ? v->n : 0};
    t->m = t->n ? v->item[0].n : 0;
    t->at = MT_NEW_ARRAY(c->arena, double, (size_t)t->n * t->m + 1);
    for (uint32_t i = 0; t->at && i < t->n; i++)
        for (uint32_t j = 0; j < t->m && v->item[i].n == t->m; j++)
            t->at[(size_t)i * t->m + j] = v->item[i].item[j].number;
    if (t->n && t->at)
        return true;
    vec_fail(c, "no table in", c->id, 0, 0);
    return false;
}

static double number(const vec_case *c, const char *key)
{
    return mt_value_get_num(c->input, key, 0);
}

static void compare_number(vec_case *c, const char *key, double got)
{
    vec_close(c, mt_str(key), got, mt_value_get_num(c->expected, key, (double)NAN));
}

/* ---- statistics ---- */

static mt_counts counts_of(const mt_value *votes)
{
    mt_counts n = {0, 0, 0};
    for (uint32_t k = 0; k < votes->n; k++) {
        bool voted = votes->item[k].kind == MT_NUMBER;
        n.seen += voted;
        n.agree += voted && votes->item[k].number > 0;
        n.disagree += voted && votes->item[k].number < 0;
    }
    return n;
}

static void comment_stats(vec_case *c)
{
    const mt_value *groups = mt_value_get(c->input, "group_votes_agree_is_plus1");
    const mt_value *want = mt_value_get(c->expected, "groups");
    uint32_t n = groups && want && groups->n == want->n ? groups->n : 0;
    mt_counts *counts = MT_NEW_ARRAY(c->arena, mt_counts, (size_t)n + 1);
    if (!counts || !n) {
        vec_fail(c, "no groups in", c->id, 0, 0);
        return;
    }
    for (uint32_t g = 0; g < n; g++)
        counts[g] = counts_of(&groups->item[g]);
    for (uint32_t g = 0; g < n; g++) {
        mt_typical t;
        mt_typical_find(&t, counts, n, g);
        const struct {
            const char *key;
            double got;
        } rows[] = {{"na", t.counts.agree}, {"nd", t.counts.disagree}, {"ns", t.counts.seen},
                    {"pa", t.share[0]},     {"pd", t.share[1]},        {"pat", t.share_z[0]},
                    {"pdt", t.share_z[1]},  {"ra", t.ratio[0]},        {"rd", t.ratio[1]},
                    {"rat", t.ratio_z[0]},  {"rdt", t.ratio_z[1]}};
        for (size_t k = 0; k < sizeof(rows) / sizeof(*rows); k++)
            vec_close(c, mt_str(rows[k].key), rows[k].got,
                      mt_value_get_num(&want->item[g], rows[k].key, (double)NAN));
    }
}

static void prop_test(vec_case *c)
{
    compare_number(c, "z", mt_prop_test(number(c, "succ"), number(c, "n")));
}

static void two_prop_test(vec_case *c)
{
    compare_number(c, "z",
                   mt_two_prop_test(number(c, "succ_in"), number(c, "succ_out"),
                                    number(c, "pop_in"), number(c, "pop_out")));
}

static void importance(vec_case *c)
{
    compare_number(c, "value",
                   mt_importance(number(c, "agree"), number(c, "pass"), number(c, "seen"),
                                 number(c, "extremity")));
}

/* Here who passed is what is left of those who saw it. */
static void priority(vec_case *c)
{
    double passed = number(c, "seen") - number(c, "agree") - number(c, "disagree");
    compare_number(c, "value",
                   mt_priority(number(c, "agree"), passed, number(c, "seen"),
                               number(c, "extremity"),
                               mt_value_get_bool(c->input, "is_meta", false)));
}

/* ---- clusters ---- */

static void distance_matrix(vec_case *c)
{
    table t, want;
    if (!read_table(c, mt_value_get(c->input, "rows"), &t) ||
        !read_table(c, mt_value_get(c->expected, "matrix"), &want))
        return;
    mt_points p = {t.n, t.m, t.at, NULL};
    double *got = MT_NEW_ARRAY(c->arena, double, (size_t)t.n *t.n);
    if (!got || want.n != t.n || want.m != t.n) {
        vec_fail(c, "another size in", c->id, 0, 0);
        return;
    }
    mt_distances(&p, got);
    for (size_t k = 0; k < (size_t)t.n * t.n; k++)
        vec_close(c, c->id, got[k], want.at[k]);
}

/* Lists of members, by number or by name -> a group per row. */
static uint32_t *read_groups(vec_case *c, uint32_t n, const mt_value *names)
{
    const mt_value *clusters = mt_value_get(c->input, "clusters");
    uint32_t *group = MT_NEW_ARRAY(c->arena, uint32_t, (size_t)n + 1);
    for (uint32_t i = 0; group && i < n; i++)
        group[i] = MT_NO_ID;
    for (uint32_t g = 0; group && clusters && g < clusters->n; g++)
        for (uint32_t k = 0; k < clusters->item[g].n; k++) {
            const mt_value *who = &clusters->item[g].item[k];
            for (uint32_t i = 0; i < n; i++)
                if (names ? mt_str_eq(who->text, names->item[i].text) : who->number == i)
                    group[i] = g;
        }
    if (!group || !clusters)
        vec_fail(c, "no clusters in", c->id, 0, 0);
    return clusters ? group : NULL;
}

static void silhouette(vec_case *c)
{
    table t;
    if (!read_table(c, mt_value_get(c->input, "distances"), &t))
        return;
    uint32_t *group = read_groups(c, t.n, NULL);
    uint32_t k = group ? mt_value_get(c->input, "clusters")->n : 0;
    const mt_value *member = mt_value_get(c->input, "member");
    if (!group)
        return;
    if (member && member->kind == MT_NUMBER)
        compare_number(c, "value",
                       mt_silhouette(t.at, t.n, NULL, group, k, (uint32_t)member->number));
    else
        compare_number(c, "value", mt_silhouette_mean(t.at, t.n, NULL, group, k));
}

static void most_distal(vec_case *c)
{
    table t;
    const mt_value *names = mt_value_get(c->input, "names");
    if (!read_table(c, mt_value_get(c->input, "rows"), &t))
        return;
    mt_points p = {t.n, t.m, t.at, NULL};
    uint32_t *group = read_groups(c, t.n, names);
    uint32_t k = group ? mt_value_get(c->input, "clusters")->n : 0;
    double *centre = MT_NEW_ARRAY(c->arena, double, (size_t)k *t.m + 1), away;
    if (!group || !centre)
        return;
    mt_centres(&p, group, k, centre);
    uint32_t i = mt_most_distal(&p, group, centre, &away);
    compare_number(c, "distance", away);
    compare_number(c, "cluster_index", i == MT_NO_ID ? -1.0 : group[i]);
    if (i == MT_NO_ID || !mt_str_eq(names->item[i].text, mt_value_get_str(c->expected, "member")))
        vec_fail(c, "another member in", c->id, i, 0);
}

/* Only how many clusters there are is expected. */
static void kmeans(vec_case *c)
{
    table t;
    const mt_value *rows = mt_value_get(c->input, "rows");
    if (!read_table(c, rows ? rows : mt_value_get(c->input, "data"), &t))
        return;
    uint32_t k = (uint32_t)number(c, "k");
    mt_points p = {t.n, t.m, t.at, NULL};
    uint32_t *group = MT_NEW_ARRAY(c->arena, uint32_t, t.n);
    double *centre = MT_NEW_ARRAY(c->arena, double, (size_t)k *t.m + 1);
    uint32_t got = group && centre ? mt_kmeans(&p, k, 100, 0, group, centre, c->arena) : 0;
    for (uint32_t i = 0; i < c->expected->n; i++)
        vec_close(c, c->expected->key[i], got, c->expected->item[i].number);
}

/* ---- components ---- */

/* Each component up to its sign. */
static void compare_part(vec_case *c, const mt_value *want, const double *got, uint32_t m)
{
    double same = 0, turned = 0;
    for (uint32_t j = 0; j < m && want->n == m; j++) {
        same = fmax(same, fabs(got[j] - want->item[j].number));
        turned = fmax(turned, fabs(got[j] + want->item[j].number));
    }
    if (want->n != m)
        vec_fail(c, "another length in", c->id, m, want->n);
    vec_close(c, MOOT_STR("component"), fmin(same, turned), 0);
}

static void pca(vec_case *c)
{
    table t;
    const mt_value *want = mt_value_get(c->expected, "comps");
    const mt_value *centre = mt_value_get(c->expected, "center");
    if (!read_table(c, mt_value_get(c->input, "data"), &t))
        return;
    if (!want && !centre)
        vec_fail(c, "nothing is compared of", c->id, 0, 0);
    double *mean = MT_NEW_ARRAY(c->arena, double, t.m), value[MT_PCA_PARTS], *part[MT_PCA_PARTS];
    double *products = MT_NEW_ARRAY(c->arena, double, (size_t)t.m *t.m);
    for (int k = 0; k < MT_PCA_PARTS; k++)
        part[k] = MT_NEW_ARRAY(c->arena, double, t.m);
    for (size_t k = 0; k < (size_t)t.n * t.m; k++)
        mean[k % t.m] += t.at[k] / t.n;
    for (uint32_t i = 0; i < t.n; i++)
        for (uint32_t j = 0; j < t.m; j++)
            for (uint32_t k = 0; k < t.m; k++)
                products[(size_t)j * t.m + k] +=
                    (t.at[(size_t)i * t.m + j] - mean[j]) * (t.at[(size_t)i * t.m + k] - mean[k]);
    if (mt_pca_eigen(products, t.m, value, part, c->arena) != MOOT_OK)
        vec_fail(c, "memory is short", c->id, 0, 0);
    for (uint32_t k = 0; want && k < want->n && k < MT_PCA_PARTS; k++)
        compare_part(c, &want->item[k], part[k], t.m);
    for (uint32_t j = 0; centre && j < centre->n && j < t.m; j++)
        vec_close(c, MOOT_STR("centre"), mean[j], centre->item[j].number);
}

/* The reference's own iteration, which it publishes after a few steps; moot goes on to the end.
 * Whatever is expected is compared up to its sign. */
static void power_iteration(vec_case *c)
{
    table t;
    const mt_value *start = mt_value_get(c->input, "start");
    if (!read_table(c, mt_value_get(c->input, "data"), &t))
        return;
    double *v = MT_NEW_ARRAY(c->arena, double, t.m), *w = MT_NEW_ARRAY(c->arena, double, t.m);
    for (uint32_t j = 0; v && w && j < t.m; j++)
        v[j] = start && j < start->n ? start->item[j].number : 1;
    for (double steps = number(c, "iters"); v && w && steps >= 0; steps--) {
        double length = 0;
        memset(w, 0, t.m * sizeof(double));
        for (uint32_t i = 0; i < t.n; i++) {
            double along = 0;
            for (uint32_t j = 0; j < t.m; j++)
                along += t.at[(size_t)i * t.m + j] * v[j];
            for (uint32_t j = 0; j < t.m; j++)
                w[j] += along * t.at[(size_t)i * t.m + j];
        }
        for (uint32_t j = 0; j < t.m; j++)
            length += w[j] * w[j];
        for (uint32_t j = 0; j < t.m; j++)
            v[j] = length > 0 ? w[j] / sqrt(length) : 0;
    }
    for (uint32_t k = 0; v && w && k < c->expected->n; k++)
        compare_part(c, &c->expected->item[k], v, t.m);
}

void vec_polis_unit(vec_case *c)
{
    static const struct {
        const char *name;
        void (*run)(vec_case *c);
    } units[] = {{"group_comment_stats", comment_stats},
                 {"prop_test", prop_test},
                 {"two_prop_test", two_prop_test},
                 {"importance_metric", importance},
                 {"priority_metric", priority},
                 {"distance_matrix", distance_matrix},
                 {"silhouette", silhouette},
                 {"most_distal", most_distal},
                 {"kmeans", kmeans},
                 {"power_iteration", power_iteration},
                 {"pca", pca}};
    moot_str name = mt_value_get_str(c->input, "function");
    for (size_t k = 0; k < sizeof(units) / sizeof(*units); k++)
        if (mt_str_eq(name, mt_str(units[k].name))) {
            units[k].run(c);
            return;
        }
    vec_fail(c, "no function", name, 0, 0);
}

void vec_group_consensus(vec_case *c)
{
    static const char *const keys[] = {"group_aware_consensus", "priority"};
    const mt_value *groups = mt_value_get(c->input, "group_votes");
    uint32_t n = groups ? groups->n : 0;
    mt_counts *counts = MT_NEW_ARRAY(c->arena, mt_counts, (size_t)n + 1);
    double agree = 0, passed = 0, seen = 0;
    if (!counts || !n || !vec_keys(c, keys, 2)) {
        vec_fail(c, "no groups in", c->id, 0, 0);
        return;
    }
    for (uint32_t g = 0; g < n; g++) {
        double a = mt_value_get_num(&groups->item[g], "A", 0);
        double d = mt_value_get_num(&groups->item[g], "D", 0);
        double s = mt_value_get_num(&groups->item[g], "S", 0);
        counts[g] = (mt_counts){(uint32_t)a, (uint32_t)d, (uint32_t)s};
        agree += a;
        seen += s;
        passed += s - a - d;
    }
    compare_number(c, "group_aware_consensus", mt_group_consensus(counts, n, 0));
    if (mt_value_get(c->expected, "priority"))
        compare_number(c, "priority",
                       mt_priority(agree, passed, seen, number(c, "extremity"),
                                   mt_value_get_bool(c->input, "is_meta", false)));
}

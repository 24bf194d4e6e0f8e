/* The suite polis_conversation: whole conversations as a live server answered them. */
#include "base/intern.h"
#include "poll/cluster.h"
#include "poll/pca.h"
#include "poll/represent.h"
#include "vectors/vectors.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { GROUPS_MOST = 16 };

typedef struct talk {
    vec_case *c;
    uint32_t n, m; /* people, statements */
    const mt_value *tids, *votes;
    int8_t *raw;      /* n by m; as they voted */
    mt_matrix all;    /* statements that were moderated out are passed by everyone */
    bool *out, *meta; /* per statement: moderated out */
    mt_pca pca;
    uint32_t groups, bases;
    double *xy;          /* per base cluster */
    uint32_t *of_base;   /* its group */
    uint32_t *of_person; /* the group, or MT_NO_ID */
    mt_counts *counts;   /* m by groups */
} talk;

static double tolerance(const talk *t, const char *key)
{
    return mt_value_get_num(mt_value_get(t->c->whole, "tolerance"), key, 1e-9);
}

static uint32_t find_number(const mt_value *list, double id)
{
    for (uint32_t k = 0; list && k < list->n; k++)
        if (list->item[k].number == id)
            return k;
    return MT_NO_ID;
}

/* Ids are keys of maps, so strings. */
static uint32_t find_key(const mt_value *map, double id)
{
    char word[32];
    (void)snprintf(word, sizeof(word), "%.0f", id);
    for (uint32_t k = 0; map && k < map->n; k++)
        if (mt_str_eq(map->key[k], mt_str(word)))
            return k;
    return MT_NO_ID;
}

static void *must(void *p)
{
    if (!p) {
        fputs("memory is short\n", stderr);
        exit(2);
    }
    return p;
}

static void read_votes(talk *t)
{
    mt_arena *a = t->c->arena;
    const mt_value *gone = mt_value_get(t->c->input, "mod_out");
    const mt_value *meta = mt_value_get(t->c->input, "meta_tids");
    t->tids = mt_value_get(t->c->input, "tids");
    t->votes = mt_value_get(t->c->input, "votes");
    t->n = t->votes->n;
    t->m = t->tids->n;
    t->raw = must(MT_NEW_ARRAY(a, int8_t, (size_t)t->n * t->m));
    t->out = must(MT_NEW_ARRAY(a, bool, t->m));
    t->meta = must(MT_NEW_ARRAY(a, bool, t->m));
    int8_t *all = must(MT_NEW_ARRAY(a, int8_t, (size_t)t->n * t->m));
    t->all = (mt_matrix){t->n, t->m, must(MT_NEW_ARRAY(a, const int8_t *, t->n)), NULL};
    for (uint32_t j = 0; j < t->m; j++) {
        t->meta[j] = find_number(meta, t->tids->item[j].number) != MT_NO_ID;
        t->out[j] = t->meta[j] || find_number(gone, t->tids->item[j].number) != MT_NO_ID;
    }
    for (uint32_t i = 0; i < t->n; i++) {
        t->all.row[i] = all + (size_t)i * t->m;
        for (uint32_t j = 0; j < t->m; j++) {
            uint32_t k = find_key(&t->votes->item[i], t->tids->item[j].number);
            int8_t vote = k == MT_NO_ID ? MT_UNSEEN : (int8_t)t->votes->item[i].item[k].number;
            t->raw[(size_t)i * t->m + j] = vote;
            all[(size_t)i * t->m + j] = t->out[j] ? 0 : vote;
        }
    }
}

static void compare_pca(talk *t)
{
    vec_case *c = t->c;
    const mt_value *want = mt_value_get(c->expected, "pca");
    const mt_value *centre = mt_value_get(want, "center_agree_positive");
    const mt_value *parts = mt_value_get(want, "comps_up_to_sign");
    const mt_value *extremity = mt_value_get(want, "comment_extremity");
    if (mt_pca_find(&t->pca, &t->all, NULL, c->arena) != MOOT_OK || !centre || !parts ||
        !extremity) {
        vec_fail(c, "no components in", c->id, 0, 0);
        return;
    }
    c->tolerance = tolerance(t, "center");
    for (uint32_t j = 0; j < t->m; j++)
        vec_close(c, MOOT_STR("centre"), t->pca.centre[j], centre->item[j].number);
    c->tolerance = tolerance(t, "comps");
    for (uint32_t p = 0; p < MT_PCA_PARTS; p++) {
        double sign = 0;
        for (uint32_t j = 0; j < t->m; j++)
            sign += t->pca.part[p][j] * parts->item[p].item[j].number;
        for (uint32_t j = 0; j < t->m; j++) {
            t->pca.part[p][j] *= sign < 0 ? -1 : 1;
            vec_close(c, MOOT_STR("component"), t->pca.part[p][j], parts->item[p].item[j].number);
        }
    }
    c->tolerance = tolerance(t, "projection");
    for (uint32_t j = 0; j < t->m; j++)
        vec_close(c, MOOT_STR("extremity"), mt_pca_extremity(&t->pca, j),
                  extremity->item[j].number);
}

/* Where the base clusters are, and who is in which group. */
static void compare_bases(talk *t)
{
    vec_case *c = t->c;
    const mt_value *bases = mt_value_get(c->expected, "base_clusters");
    const mt_value *ids = mt_value_get(bases, "id"), *members = mt_value_get(bases, "members");
    const mt_value *xy = mt_value_get(bases, "xy_agree_positive");
    const mt_value *groups = mt_value_get(c->expected, "group_clusters");
    t->bases = ids->n;
    t->groups = groups->n;
    t->xy = must(MT_NEW_ARRAY(c->arena, double, 2 * (size_t)t->bases));
    t->of_base = must(MT_NEW_ARRAY(c->arena, uint32_t, t->bases));
    t->of_person = must(MT_NEW_ARRAY(c->arena, uint32_t, t->n));
    for (uint32_t i = 0; i < t->n; i++)
        t->of_person[i] = MT_NO_ID;
    for (uint32_t b = 0; b < t->bases; b++) {
        double sum[2] = {0, 0};
        t->of_base[b] = MT_NO_ID;
        for (uint32_t g = 0; g < t->groups; g++)
            if (find_number(mt_value_get(&groups->item[g], "members"), ids->item[b].number) !=
                MT_NO_ID)
                t->of_base[b] = g;
        for (uint32_t k = 0; k < members->item[b].n; k++) {
            double at[2];
            uint32_t i = find_key(t->votes, members->item[b].item[k].number);
            t->of_person[i] = t->of_base[b];
            mt_pca_project(&t->pca, t->all.row[i], at);
            sum[0] += at[0] / members->item[b].n;
            sum[1] += at[1] / members->item[b].n;
        }
        for (int k = 0; k < 2; k++) {
            t->xy[2 * b + (uint32_t)k] = sum[k];
            vec_close(c, MOOT_STR("place"), sum[k], xy->item[b].item[k].number);
        }
    }
}

static void compare_groups(talk *t)
{
    vec_case *c = t->c;
    const mt_value *groups = mt_value_get(c->expected, "group_clusters");
    mt_points p = {t->bases, 2, t->xy, NULL};
    double *distance = must(MT_NEW_ARRAY(c->arena, double, (size_t)t->bases * t->bases));
    double *weight = must(MT_NEW_ARRAY(c->arena, double, t->bases)), centre[2 * GROUPS_MOST] = {0};
    const mt_value *members = mt_value_get(mt_value_get(c->expected, "base_clusters"), "members");
    for (uint32_t b = 0; b < t->bases; b++)
        weight[b] = members->item[b].n;
    mt_distances(&p, distance);
    vec_close(c, MOOT_STR("silhouette"),
              mt_silhouette_mean(distance, t->bases, NULL, t->of_base, t->groups),
              mt_value_get_num(c->expected, "silhouette_of_group_clusters_unweighted", 9));
    p.weight = weight;
    mt_centres(&p, t->of_base, t->groups, centre);
    for (uint32_t g = 0; g < t->groups; g++)
        for (uint32_t k = 0; k < 2; k++)
            vec_close(c, MOOT_STR("centre of group"), centre[2 * g + k],
                      mt_value_get(&groups->item[g], "center_agree_positive")->item[k].number);
}

static void count(talk *t)
{
    t->counts = must(MT_NEW_ARRAY(t->c->arena, mt_counts, (size_t)t->m * t->groups));
    for (uint32_t i = 0; i < t->n; i++)
        for (uint32_t j = 0; j < t->m; j++) {
            int8_t vote = t->raw[(size_t)i * t->m + j];
            if (t->of_person[i] == MT_NO_ID || vote == MT_UNSEEN)
                continue;
            mt_counts *n = &t->counts[(size_t)j * t->groups + t->of_person[i]];
            n->seen++;
            n->agree += vote > 0;
            n->disagree += vote < 0;
        }
}

/* Counts, consensus and priority per statement. */
static void compare_counts(talk *t)
{
    vec_case *c = t->c;
    const mt_value *shared = mt_value_get(c->expected, "group-aware-consensus");
    const mt_value *soon = mt_value_get(c->expected, "comment-priorities");
    const mt_value *votes = mt_value_get(c->expected, "group-votes");
    c->tolerance = tolerance(t, "consensus");
    for (uint32_t j = 0; j < t->m; j++) {
        double tid = t->tids->item[j].number, sum[3] = {0, 0, 0};
        uint32_t k = find_key(shared, tid);
        mt_counts *n = &t->counts[(size_t)j * t->groups];
        for (uint32_t g = 0; g < t->groups; g++) {
            const mt_value *of = mt_value_get(&votes->item[find_key(votes, g)], "votes");
            uint32_t at = find_key(of, tid);
            sum[0] += n[g].agree;
            sum[1] += n[g].seen - n[g].agree - n[g].disagree;
            sum[2] += n[g].seen;
            if (at == MT_NO_ID)
                continue;
            vec_close(c, MOOT_STR("A"), n[g].agree, mt_value_get_num(&of->item[at], "A", -1));
            vec_close(c, MOOT_STR("D"), n[g].disagree, mt_value_get_num(&of->item[at], "D", -1));
            vec_close(c, MOOT_STR("S"), n[g].seen, mt_value_get_num(&of->item[at], "S", -1));
        }
        if (k != MT_NO_ID)
            vec_close(c, MOOT_STR("consensus"), mt_group_consensus(n, t->groups, 0),
                      shared->item[k].number);
        k = find_key(soon, tid);
        /* The extremity in it is the server's, which is only near ours. */
        c->tolerance = tolerance(t, "projection") * 10;
        if (k != MT_NO_ID)
            vec_close(c, MOOT_STR("priority"),
                      mt_priority(sum[0], sum[1], sum[2], mt_pca_extremity(&t->pca, j), t->meta[j]),
                      soon->item[k].number);
        c->tolerance = tolerance(t, "consensus");
    }
}

static void compare_choice(talk *t, const mt_value *want, mt_choice got, const mt_counts *n,
                           double share, double z)
{
    double k = got.way ? n->disagree : n->agree;
    vec_case *c = t->c;
    vec_close(c, MOOT_STR("tid"), t->tids->item[got.claim].number,
              mt_value_get_num(want, "tid", -1));
    vec_close(c, MOOT_STR("n-success"), k, mt_value_get_num(want, "n-success", -1));
    vec_close(c, MOOT_STR("n-trials"), n->seen, mt_value_get_num(want, "n-trials", -1));
    vec_close(c, MOOT_STR("p-success"), share, mt_value_get_num(want, "p-success", -1));
    vec_close(c, MOOT_STR("p-test"), z, mt_value_get_num(want, "p-test", -1));
}

static void compare_typical(talk *t, uint32_t g)
{
    static const char *const ways[] = {"agree", "disagree"};
    vec_case *c = t->c;
    const mt_value *all = mt_value_get(c->expected, "repness");
    const mt_value *want = &all->item[find_key(all, g)];
    mt_typical *typical = must(MT_NEW_ARRAY(c->arena, mt_typical, t->m));
    mt_choice chosen[MT_TYPICAL_MOST];
    c->tolerance = tolerance(t, "repness");
    for (uint32_t j = 0; j < t->m; j++)
        mt_typical_find(&typical[j], t->counts + (size_t)j * t->groups, t->groups, g);
    uint32_t n = mt_typical_choose(typical, t->m, t->out, true, chosen);
    if (n != want->n)
        vec_fail(c, "number of typical statements in", c->id, n, want->n);
    for (uint32_t k = 0; k < n && k < want->n; k++) {
        const mt_typical *x = &typical[chosen[k].claim];
        int way = chosen[k].way;
        compare_choice(t, &want->item[k], chosen[k], &x->counts, x->share[way], x->share_z[way]);
        vec_close(c, MOOT_STR("repness"), x->ratio[way],
                  mt_value_get_num(&want->item[k], "repness", -1));
        vec_close(c, MOOT_STR("repness-test"), x->ratio_z[way],
                  mt_value_get_num(&want->item[k], "repness-test", -1));
        if (!mt_str_eq(mt_value_get_str(&want->item[k], "repful-for"), mt_str(ways[way])) ||
            mt_value_get_bool(&want->item[k], "best-agree", false) != chosen[k].best)
            vec_fail(c, "another way in", c->id, way, k);
    }
}

/* Over all who voted, in the conversation or not. */
static void compare_majority(talk *t, int way, const char *key)
{
    vec_case *c = t->c;
    const mt_value *want = mt_value_get(mt_value_get(c->expected, "consensus"), key);
    mt_counts *counts = must(MT_NEW_ARRAY(c->arena, mt_counts, t->m));
    mt_choice chosen[MT_TYPICAL_MOST];
    for (size_t k = 0; k < (size_t)t->n * t->m; k++) {
        mt_counts *n = &counts[k % t->m];
        n->seen += t->raw[k] != MT_UNSEEN;
        n->agree += t->raw[k] != MT_UNSEEN && t->raw[k] > 0;
        n->disagree += t->raw[k] != MT_UNSEEN && t->raw[k] < 0;
    }
    c->tolerance = tolerance(t, "repness");
    uint32_t n = mt_majority_choose(counts, t->m, t->out, way, chosen);
    if (n != want->n)
        vec_fail(c, "number of shared statements in", c->id, n, want->n);
    for (uint32_t k = 0; k < n && k < want->n; k++) {
        const mt_counts *x = &counts[chosen[k].claim];
        double yes = way ? x->disagree : x->agree;
        compare_choice(t, &want->item[k], chosen[k], x, (yes + 1) / (x->seen + 2.0),
                       mt_prop_test(yes, x->seen));
    }
}

void vec_conversation(vec_case *c)
{
    static const char *const keys[] = {"repness",
                                       "consensus",
                                       "group-aware-consensus",
                                       "comment-priorities",
                                       "group-votes",
                                       "pca",
                                       "base_clusters",
                                       "group_clusters",
                                       "silhouette_of_group_clusters_unweighted"};
    talk t = {.c = c};
    if (!vec_keys(c, keys, sizeof(keys) / sizeof(*keys)))
        return;
    read_votes(&t);
    compare_pca(&t);
    if (!c->ok)
        return;
    compare_bases(&t);
    compare_groups(&t);
    count(&t);
    compare_counts(&t);
    for (uint32_t g = 0; g < t.groups; g++)
        compare_typical(&t, g);
    compare_majority(&t, 0, "agree");
    compare_majority(&t, 1, "disagree");
}

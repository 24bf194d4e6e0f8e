/* The matrix of votes -> opinion groups of at least five people, and what each holds. */
#include "poll/groups.h"

#include "base/sort.h"
#include "poll/cluster.h"

#include <math.h>

enum { BASE_STEPS = 20, STEPS = 100 };
static const double grain = 1.0 / (1 << 20);
static const double still = 0.01; /* base clusters have come to rest */

typedef struct search {
    const mt_matrix *votes;
    mt_arena *scratch;
    mt_points spots;     /* different places, with how many people are there */
    mt_points bases;     /* base clusters */
    uint32_t *of_person; /* per row: its spot, or MT_NO_ID */
    uint32_t *of_spot;   /* per spot: its base */
    uint32_t *group;     /* per base, of the try at hand */
    double *distance;    /* between bases */
    double centre[MT_GROUPS_MOST * MT_PCA_PARTS];
} search;

/* ---- where people are ---- */

static bool enough(const mt_matrix *votes, uint32_t row, uint32_t *answers)
{
    uint32_t least = votes->m < MT_GROUPS_ANSWERS_MIN ? votes->m : MT_GROUPS_ANSWERS_MIN;
    *answers = 0;
    for (uint32_t j = 0; j < votes->m; j++)
        *answers += votes->row[row][j] != MT_UNSEEN;
    return *answers >= least;
}

/* A place as one number whose order is that of x, then y: both are within 2^31 grains. */
static uint64_t key_of(const double xy[2])
{
    uint64_t x = (uint64_t)(llround(xy[0] / grain) + ((int64_t)1 << 31));
    uint64_t y = (uint64_t)(llround(xy[1] / grain) + ((int64_t)1 << 31));
    return x << 32 | y;
}

static double place_of(uint64_t half)
{
    return (double)((int64_t)(half & UINT32_MAX) - ((int64_t)1 << 31)) * grain;
}

static uint32_t find_key(const uint64_t *keys, uint32_t n, uint64_t key)
{
    uint32_t low = 0;
    while (n > 1) {
        uint32_t half = n / 2;
        low += keys[low + half] <= key ? half : 0;
        n -= half;
    }
    return keys[low] == key ? low : MT_NO_ID;
}

/* The larger side negative, so that a component has one sign; of equal ones, the heavier. */
static void fix_signs(mt_pca *pca, double *xy, const bool *in, uint32_t n)
{
    for (uint32_t p = 0; p < MT_PCA_PARTS; p++) {
        int64_t positive = 0, sum = 0;
        for (uint32_t i = 0; i < n; i++) {
            int64_t at = in[i] ? llround(xy[2 * (size_t)i + p] / grain) : 0;
            positive += (at > 0) - (at < 0);
            sum += at;
        }
        if (positive < 0 || (positive == 0 && sum <= 0))
            continue;
        for (uint32_t i = 0; i < n; i++)
            xy[2 * (size_t)i + p] = -xy[2 * (size_t)i + p];
        for (uint32_t j = 0; j < pca->m; j++)
            pca->part[p][j] = -pca->part[p][j];
    }
}

/* Different places in ascending order. */
static bool gather_spots(search *s, const double *xy, const bool *in)
{
    uint32_t n = s->votes->n, people = 0, spots = 0;
    uint64_t *keys = MT_NEW_ARRAY(s->scratch, uint64_t, (size_t)n + 1);
    double *at = MT_NEW_ARRAY(s->scratch, double, 2 * (size_t)n + 1);
    double *weight = MT_NEW_ARRAY(s->scratch, double, (size_t)n + 1);
    if (!keys || !at || !weight)
        return false;
    for (uint32_t i = 0; i < n; i++)
        if (in[i])
            keys[people++] = key_of(xy + 2 * (size_t)i);
    mt_sort_u64(keys, people);
    for (uint32_t k = 0; k < people; k++)
        if (k == 0 || keys[k] != keys[spots - 1])
            keys[spots++] = keys[k];
    for (uint32_t i = 0; i < n; i++) {
        s->of_person[i] = in[i] ? find_key(keys, spots, key_of(xy + 2 * (size_t)i)) : MT_NO_ID;
        if (in[i])
            weight[s->of_person[i]] += 1;
    }
    for (uint32_t k = 0; k < spots; k++) {
        at[2 * (size_t)k] = place_of(keys[k] >> 32);
        at[2 * (size_t)k + 1] = place_of(keys[k]);
    }
    s->spots = (mt_points){spots, MT_PCA_PARTS, at, weight};
    return true;
}

static bool place_people(search *s, mt_groups *to, mt_pca *pca)
{
    uint32_t n = s->votes->n, answers;
    double *xy = MT_NEW_ARRAY(s->scratch, double, 2 * (size_t)n + 1);
    bool *in = MT_NEW_ARRAY(s->scratch, bool, (size_t)n + 1);
    s->of_person = MT_NEW_ARRAY(s->scratch, uint32_t, (size_t)n + 1);
    if (!xy || !in || !s->of_person)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        in[i] = enough(s->votes, i, &answers);
        to->people += in[i];
        to->outside += !in[i];
        mt_pca_project(pca, s->votes->row[i], xy + 2 * (size_t)i);
    }
    fix_signs(pca, xy, in, n);
    return gather_spots(s, xy, in);
}

/* ---- base clusters ---- */

static bool gather_bases(search *s)
{
    uint32_t n = s->spots.n, k = n < MT_GROUPS_BASES ? n : MT_GROUPS_BASES;
    double *centre = MT_NEW_ARRAY(s->scratch, double, 2 * (size_t)k + 1);
    double *weight = MT_NEW_ARRAY(s->scratch, double, (size_t)k + 1);
    s->of_spot = MT_NEW_ARRAY(s->scratch, uint32_t, (size_t)n + 1);
    s->group = MT_NEW_ARRAY(s->scratch, uint32_t, (size_t)k + 1);
    s->distance = MT_NEW_ARRAY(s->scratch, double, (size_t)k *k + 1);
    if (!centre || !weight || !s->of_spot || !s->group || !s->distance)
        return false;
    if (k == n) {
        for (uint32_t i = 0; i < n; i++)
            s->of_spot[i] = i;
        memcpy(centre, s->spots.at, 2 * (size_t)n * sizeof(double));
    } else {
        k = mt_kmeans(&s->spots, k, BASE_STEPS, still, s->of_spot, centre, s->scratch);
        if (!k)
            return false;
    }
    for (uint32_t i = 0; i < n; i++)
        weight[s->of_spot[i]] += s->spots.weight[i];
    s->bases = (mt_points){k, MT_PCA_PARTS, centre, weight};
    mt_distances(&s->bases, s->distance);
    return true;
}

/* ---- groups ---- */

static double weight_of_group(const search *s, uint32_t g)
{
    double sum = 0;
    for (uint32_t b = 0; b < s->bases.n; b++)
        sum += s->group[b] == g ? s->bases.weight[b] : 0;
    return sum;
}

/* Group g of k is no more: each base goes to the nearest other centre. */
static void dissolve(search *s, uint32_t g, uint32_t k)
{
    for (uint32_t b = 0; b < s->bases.n; b++) {
        const double *at = s->bases.at + 2 * (size_t)b;
        uint32_t best = g == 0 ? 1 : 0;
        if (s->group[b] != g)
            continue;
        for (uint32_t h = 0; h < k; h++)
            if (h != g && mt_distance(at, s->centre + 2 * (size_t)h, 2) <
                              mt_distance(at, s->centre + 2 * (size_t)best, 2))
                best = h;
        s->group[b] = best;
    }
    for (uint32_t b = 0; b < s->bases.n; b++)
        s->group[b] -= s->group[b] > g;
    mt_centres(&s->bases, s->group, k - 1, s->centre);
}

/* At most k groups, none of them small; how many there are, 0 if memory is short. */
static uint32_t divide(search *s, uint32_t k)
{
    k = mt_kmeans(&s->bases, k, STEPS, 0, s->group, s->centre, s->scratch);
    while (k > 1) {
        uint32_t least = 0;
        for (uint32_t g = 1; g < k; g++)
            if (weight_of_group(s, g) < weight_of_group(s, least))
                least = g;
        if (weight_of_group(s, least) >= MT_POLL_FEW)
            break;
        dissolve(s, least, k--);
    }
    return k;
}

/* Larger groups first, then by their centre from left to right. */
static bool comes_first(const search *s, uint32_t a, uint32_t b)
{
    double by = weight_of_group(s, a) - weight_of_group(s, b);
    const double *p = s->centre + 2 * (size_t)a, *q = s->centre + 2 * (size_t)b;
    if (fabs(by) > 0.5)
        return by > 0;
    return p[0] < q[0] || (p[0] <= q[0] && p[1] < q[1]);
}

/* The groups of the try at hand become the answer. */
static void keep(search *s, mt_groups *to, uint32_t k)
{
    uint32_t order[MT_GROUPS_MOST] = {0}, rank[MT_GROUPS_MOST] = {0};
    for (uint32_t g = 0; g < k; g++) {
        uint32_t i = g;
        for (; i > 0 && comes_first(s, g, order[i - 1]); i--)
            order[i] = order[i - 1];
        order[i] = g;
    }
    to->n = k;
    for (uint32_t i = 0; i < k; i++) {
        rank[order[i]] = i;
        to->size[i] = (uint32_t)weight_of_group(s, order[i]);
        memcpy(to->centre[i], s->centre + 2 * (size_t)order[i], sizeof(to->centre[i]));
    }
    for (uint32_t row = 0; row < s->votes->n; row++) {
        uint32_t spot = s->of_person[row];
        to->of_row[row] = spot == MT_NO_ID ? MT_NO_ID : rank[s->group[s->of_spot[spot]]];
    }
}

static bool choose(search *s, mt_groups *to)
{
    uint32_t most = 2 + s->bases.n / 12;
    double best = -2;
    if (to->people < 2 * MT_POLL_FEW || s->bases.n < 2)
        return true;
    for (uint32_t k = 2; k <= most && k <= MT_GROUPS_MOST; k++) {
        uint32_t found = divide(s, k);
        if (!found)
            return false;
        double how = mt_silhouette_mean(s->distance, s->bases.n, s->bases.weight, s->group, found);
        if (found < 2 || how <= best)
            continue;
        best = to->silhouette = how;
        keep(s, to, found);
    }
    return true;
}

/* ---- what each holds ---- */

static bool count(mt_groups *to, const mt_matrix *votes, mt_arena *arena)
{
    uint32_t *outside = MT_NEW_ARRAY(arena, uint32_t, (size_t)votes->m + 1);
    to->withheld = MT_NEW_ARRAY(arena, bool, (size_t)votes->m + 1);
    to->counts = MT_NEW_ARRAY(arena, mt_counts, (size_t)votes->m * to->n + 1);
    if (!outside || !to->withheld || !to->counts)
        return false;
    for (uint32_t i = 0; i < votes->n; i++)
        for (uint32_t j = 0; j < votes->m; j++) {
            int8_t a = votes->row[i][j];
            uint32_t claim = votes->claim[j];
            if (a == MT_UNSEEN)
                continue;
            if (to->of_row[i] == MT_NO_ID) {
                outside[claim]++;
                continue;
            }
            mt_counts *c = &to->counts[(size_t)claim * to->n + to->of_row[i]];
            c->seen++;
            c->agree += a > 0;
            c->disagree += a < 0;
        }
    for (uint32_t c = 0; c < votes->m; c++) {
        bool few = outside[c] > 0 && outside[c] < MT_POLL_FEW;
        for (uint32_t g = 0; g < to->n; g++) {
            uint32_t seen = to->counts[(size_t)c * to->n + g].seen;
            few = few || (seen > 0 && seen < MT_POLL_FEW);
        }
        to->withheld[c] = few;
    }
    return true;
}

moot_status mt_groups_find(mt_groups *to, const mt_matrix *votes, const mt_stop *stop,
                           mt_arena *arena)
{
    mt_arena scratch;
    mt_pca pca;
    search s = {.votes = votes, .scratch = &scratch};
    *to = (mt_groups){.of_row = MT_NEW_ARRAY(arena, uint32_t, (size_t)votes->n + 1)};
    mt_arena_init(&scratch, &arena->alloc);
    for (uint32_t i = 0; i < votes->n && to->of_row; i++)
        to->of_row[i] = MT_NO_ID;
    moot_status status = to->of_row ? mt_pca_find(&pca, votes, stop, &scratch) : MOOT_E_NOMEM;
    bool ok = status == MOOT_OK && place_people(&s, to, &pca) &&
              (s.spots.n == 0 || gather_bases(&s)) && choose(&s, to);
    if (ok) {
        for (int p = 0; p < MT_PCA_PARTS; p++)
            to->explained[p] = pca.total > 0 ? pca.value[p] / pca.total : 0;
        ok = to->n == 0 || count(to, votes, arena);
    }
    mt_arena_free(&scratch);
    return status != MOOT_OK ? status : ok ? MOOT_OK : MOOT_E_NOMEM;
}

double mt_groups_divide(const mt_groups *g, uint32_t claim, uint32_t between[2])
{
    double most = -1, least = 2;
    between[0] = between[1] = 0;
    for (uint32_t k = 0; k < g->n; k++) {
        const mt_counts *c = &g->counts[(size_t)claim * g->n + k];
        double share = (c->agree + 1) / (c->seen + 2.0);
        if (share > most) {
            most = share;
            between[0] = k;
        }
        if (share < least) {
            least = share;
            between[1] = k;
        }
    }
    return g->n ? most - least : 0;
}

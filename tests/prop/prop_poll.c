/* The numbers of polls against second ways to them: intervals by their definition and by counting
 * out every outcome, swing by going through people one by one, components by another method,
 * clusters by every partition, silhouettes by people instead of weights, bridging by its slope.
 *
 * prop_poll [ROUNDS [SEED]] */
#include "poll/cluster.h"
#include "poll/inner.h"
#include "prop/poll_make.h"

#include <math.h>
#include <string.h>

static unsigned failed;

static void check(bool holds, const char *what)
{
    if (!holds)
        printf("failed: %s\n", what);
    failed += !holds;
}

static bool near(double a, double b, double by)
{
    return fabs(a - b) <= by;
}

/* ---- ratings ---- */

/* The interval is every p that k of n does not speak against: |k/n - p| <= z sqrt(p (1 - p) / n).
 */
static double edge(double k, double n, double inside, double outside)
{
    for (int step = 0; step < 200; step++) {
        double p = (inside + outside) / 2;
        if (fabs(k / n - p) <= MT_Z95 * sqrt(p * (1 - p) / n))
            inside = p;
        else
            outside = p;
    }
    return inside;
}

static void wilson(void)
{
    for (uint32_t n = 1; n <= 40; n++)
        for (uint32_t k = 0; k <= n; k++) {
            mt_interval i = mt_wilson(k, n, MT_Z95), other = mt_wilson(n - k, n, MT_Z95);
            double p = (double)k / n;
            check(near(i.low, k ? edge(k, n, p, 0) : 0, 1e-9), "lower end of Wilson");
            check(near(i.high, k < n ? edge(k, n, p, 1) : 1, 1e-9), "upper end of Wilson");
            check(near(i.low, 1 - other.high, 1e-12), "Wilson mirrors");
        }
}

/* How often the interval holds the truth, over every outcome, on average over truths. */
static void coverage(void)
{
    const uint32_t n = 30;
    double mean = 0;
    uint32_t truths = 0;
    for (double p = 0.02; p < 0.99; p += 0.02, truths++) {
        double mass = pow(1 - p, n), held = 0;
        for (uint32_t k = 0; k <= n; k++) {
            mt_interval i = mt_wilson(k, n, MT_Z95);
            held += i.low <= p && p <= i.high ? mass : 0;
            mass *= (n - k) / (k + 1.0) * p / (1 - p);
        }
        mean += held;
        check(held > 0.82, "Wilson holds the truth nowhere much too seldom");
    }
    check(near(mean / truths, 0.95, 0.012), "Wilson holds the truth 95 times in 100");
}

/* ---- swing ---- */

static double position(uint32_t say)
{
    return say == MT_SAY_YES ? 1 : say == MT_SAY_NO ? -1 : 0;
}

static void swing(void)
{
    mt_shift s = {.pairs = 0}, turned = {.pairs = 0};
    double d[9 * 40], sum = 0, squares = 0, mean;
    uint32_t n = 0, before[3] = {0}, after[3] = {0}, changed = 0;
    static const int other[] = {MT_SAY_NO, MT_SAY_YES, MT_SAY_OPEN};
    for (uint32_t i = 0; i < 3; i++)
        for (uint32_t j = 0; j < 3; j++) {
            s.move[i][j] = dice(40);
            turned.move[other[i]][other[j]] = s.move[i][j];
            for (uint32_t k = 0; k < s.move[i][j]; k++) {
                d[n++] = position(j) - position(i);
                before[i]++;
                after[j]++;
                changed += i != j;
            }
        }
    if (n < 2)
        return;
    for (uint32_t k = 0; k < n; k++)
        sum += d[k];
    mean = sum / n;
    for (uint32_t k = 0; k < n; k++)
        squares += (d[k] - mean) * (d[k] - mean);
    mt_shift_find(&s);
    mt_shift_find(&turned);
    check(s.pairs == n, "pairs");
    check(near(s.difference, 100 * mean, 1e-9), "difference is the mean change");
    check(near(s.difference, s.points.gain[0] - s.points.gain[1], 1e-9), "and the gains' one");
    check(near(s.error, 196 * sqrt(squares / (n - 1) / n), 0.01), "error of the mean");
    check(near(s.changed, 100.0 * changed / n, 1e-9), "changed");
    check(near(s.log_odds,
               log((after[0] + .5) / (after[1] + .5)) - log((before[0] + .5) / (before[1] + .5)),
               1e-12),
          "log-odds");
    check(s.points.gain[0] == turned.points.gain[1] && s.points.gain[2] == turned.points.gain[2] &&
              s.difference == -turned.difference && s.error == turned.error &&
              s.log_odds == -turned.log_odds && s.changed == turned.changed,
          "Yes and No change places");
}

/* The fewest people whose other answer takes the lead away, by trying how many leave the leader for
 * the other side, for not sure, and come to the other side from not sure. */
static void turned(void)
{
    mt_shift s = {.pairs = 0};
    for (uint32_t i = 0; i < 3; i++)
        for (uint32_t j = 0; j < 3; j++)
            s.move[i][j] = dice(2 + dice(5));
    mt_shift_find(&s);
    double lead = 0;
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < 3; i++)
        for (uint32_t j = 0; j < 3; j++)
            lead += s.move[i][j] * (position(j) - position(i));
    uint32_t first = lead > 0 ? MT_SAY_YES : MT_SAY_NO, ours = 0, open = 0;
    for (uint32_t i = 0; i < 3; i++) {
        ours += s.move[i][first];
        open += s.move[i][MT_SAY_OPEN];
    }
    for (uint32_t x = 0; x <= ours; x++)
        for (uint32_t z = 0; z + x <= ours; z++)
            for (uint32_t y = 0; y <= open; y++)
                if (fabs(lead) - 2.0 * x - y - z <= 0 && x + y + z < best)
                    best = x + y + z;
    check(s.turned_by == best, "the lead hangs on as many people");
}

/* ---- answers drawn anew ---- */

static double beta_density(double x, double a, double b)
{
    return exp(lgamma(a + b) - lgamma(a) - lgamma(b) + (a - 1) * log(x) + (b - 1) * log(1 - x));
}

/* Mean, variance, and how often one number is the larger: by sums over the density. */
static void draws(void)
{
    enum { N = 4000, STEPS = 2000 };
    double a[2] = {1 + 8 * chance(), 1 + 8 * chance()}, b[2] = {1 + 8 * chance(), 1 + 8 * chance()};
    double sum = 0, squares = 0, below = 0, larger = 0, counted = 0;
    uint64_t state[2] = {dice(1000000), dice(1000000)};
    for (int k = 0; k < N; k++) {
        double x = mt_beta_draw(&state[0], a[0], b[0]), y = mt_beta_draw(&state[1], a[1], b[1]);
        sum += x;
        squares += x * x;
        counted += x > y;
    }
    for (int k = 0; k < STEPS; k++) {
        double x = (k + 0.5) / STEPS;
        double half = beta_density(x, a[1], b[1]) / STEPS / 2;
        larger += beta_density(x, a[0], b[0]) / STEPS * (below + half);
        below += 2 * half;
    }
    double n = a[0] + b[0], mean = a[0] / n, variance = a[0] * b[0] / (n * n * (n + 1));
    check(near(sum / N, mean, 5 * sqrt(variance / N)), "the mean of Beta");
    check(near(squares / N - sum / N * (sum / N), variance, 0.15 * variance + 1e-4),
          "its variance");
    check(near(counted / N, larger, 5 * sqrt(larger * (1 - larger) / N) + 2e-3),
          "one is as often the larger as the densities say");
}

/* The interval of the mean change holds the truth about 95 times in 100: every outcome of twelve
 * people who stay, come to Yes or go to No with these chances. */
static void swing_coverage(void)
{
    const uint32_t n = 30;
    const double up = 0.3, down = 0.2, stay = 0.5, truth = 100 * (up - down);
    double held = 0, logs[64];
    logs[0] = 0;
    for (uint32_t k = 1; k < 64; k++)
        logs[k] = logs[k - 1] + log(k);
    for (uint32_t a = 0; a <= n; a++)
        for (uint32_t b = 0; a + b <= n; b++) {
            mt_shift s = {.pairs = 0};
            s.move[MT_SAY_OPEN][MT_SAY_YES] = a;
            s.move[MT_SAY_OPEN][MT_SAY_NO] = b;
            s.move[MT_SAY_OPEN][MT_SAY_OPEN] = n - a - b;
            mt_shift_find(&s);
            double mass = exp(logs[n] - logs[a] - logs[b] - logs[n - a - b] + a * log(up) +
                              b * log(down) + (n - a - b) * log(stay));
            held += fabs(s.difference - truth) <= s.error ? mass : 0;
        }
    check(held > 0.92 && held < 0.97, "the error of the swing is one of 95 in 100");
}

/* ---- components ---- */

static void products_of(const mt_matrix *votes, double *centre, double *products)
{
    uint32_t m = votes->m;
    memset(products, 0, (size_t)m * m * sizeof(double));
    for (uint32_t j = 0; j < m; j++) {
        double sum = 0, n = 0;
        for (uint32_t i = 0; i < votes->n; i++)
            if (votes->row[i][j] != MT_UNSEEN) {
                sum += mt_sign_of(votes->row[i][j]);
                n++;
            }
        centre[j] = n > 0 ? sum / n : 0;
    }
    for (uint32_t i = 0; i < votes->n; i++)
        for (uint32_t j = 0; j < m; j++)
            for (uint32_t k = 0; k < m; k++)
                if (votes->row[i][j] != MT_UNSEEN && votes->row[i][k] != MT_UNSEEN)
                    products[j * m + k] += (mt_sign_of(votes->row[i][j]) - centre[j]) *
                                           (mt_sign_of(votes->row[i][k]) - centre[k]);
}

/* The power method, with what was found taken off. */
static double power(const double *matrix, uint32_t m, const double *off, double *v)
{
    double value = 0, w[MAKE_CLAIMS];
    for (uint32_t j = 0; j < m; j++)
        v[j] = 1 + 0.1 * j;
    for (int round = 0; round < 20000; round++) {
        double along = 0, length = 0;
        for (uint32_t j = 0; j < m; j++)
            along += off ? off[j] * v[j] : 0;
        for (uint32_t j = 0; j < m; j++)
            v[j] -= off ? along * off[j] : 0;
        for (uint32_t j = 0; j < m; j++) {
            w[j] = 0;
            for (uint32_t k = 0; k < m; k++)
                w[j] += matrix[j * m + k] * v[k];
            length += w[j] * w[j];
        }
        value = sqrt(length);
        for (uint32_t j = 0; j < m; j++)
            v[j] = value > 0 ? w[j] / value : 0;
    }
    return value;
}

static void components(mt_arena *arena)
{
    static made m;
    mt_matrix votes;
    mt_pca pca;
    double centre[MAKE_CLAIMS], products[MAKE_CLAIMS * MAKE_CLAIMS], v[2][MAKE_CLAIMS], value[3];
    double value_of_centre[MAKE_CLAIMS];
    uint32_t claims = 2 + dice(12);
    make(&m, 10 + dice(dice(2) ? 150 : MAKE_VOTERS - 10), claims, 1 + dice(3), 0.8 * chance(),
         0.5 * chance());
    check(mt_matrix_make(&votes, arena, &m.ballots) == MOOT_OK &&
              mt_pca_find(&pca, &votes, NULL, arena) == MOOT_OK,
          "components are found");
    products_of(&votes, centre, products);
    double *fast = MT_NEW_ARRAY(arena, double, (size_t)claims *claims);
    check(fast && mt_pca_products(&votes, value_of_centre, fast, NULL, arena) == MOOT_OK,
          "products are found");
    for (uint32_t k = 0; fast && k < claims * claims; k++)
        check(near(fast[k], products[k], 1e-9), "product of columns");
    for (uint32_t j = 0; j < claims; j++)
        check(near(pca.centre[j], centre[j], 1e-12), "centre");
    value[0] = power(products, claims, NULL, v[0]);
    value[1] = power(products, claims, v[0], v[1]);
    for (int p = 0; p < 2; p++) {
        double same = 0;
        check(near(pca.value[p], value[p], 1e-6 * (1 + value[0])), "eigenvalue");
        for (uint32_t j = 0; j < claims; j++)
            same += pca.part[p][j] * v[p][j];
        /* Where two values are as good as equal, any direction between is right. */
        bool apart = value[0] - value[1] > 0.02 * value[0];
        check(!apart || p || near(fabs(same), 1, 1e-6), "first component");
    }
}

/* ---- clusters ---- */

static double cost_of(const mt_points *p, const uint32_t *group, uint32_t k)
{
    double centre[16] = {0}, cost = 0;
    mt_centres(p, group, k, centre);
    for (uint32_t i = 0; i < p->n; i++) {
        double d = mt_distance(p->at + 2 * i, centre + 2 * (size_t)group[i], 2);
        cost += d * d * p->weight[i];
    }
    return cost;
}

static unsigned optimal, tried;

static void clusters(mt_arena *arena)
{
    double at[16], weight[8], centre[16], best = HUGE_VAL;
    uint32_t n = 4 + dice(5), k = 2 + dice(2), group[8], code, codes = 1;
    for (uint32_t i = 0; i < n; i++) {
        at[2 * i] = dice(100) + 200.0 * (i % k);
        at[2 * i + 1] = dice(100);
        weight[i] = 1 + dice(4);
        codes *= k;
    }
    mt_points p = {n, 2, at, weight};
    uint32_t found = mt_kmeans(&p, k, 100, 0, group, centre, arena);
    double cost = cost_of(&p, group, k);
    check(found == k, "as many clusters as asked for");
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t c = 0; c < k; c++)
            check(mt_distance(at + 2 * i, centre + 2 * (size_t)group[i], 2) <=
                      mt_distance(at + 2 * i, centre + 2 * (size_t)c, 2) + 1e-9,
                  "everyone is with the nearest centre");
    for (code = 0; code < codes; code++) {
        uint32_t try[8], rest = code;
        for (uint32_t i = 0; i < n; i++, rest /= k)
            try[i] = rest % k;
        best = fmin(best, cost_of(&p, try, k));
    }
    check(cost >= best - 1e-6, "no better than the best partition");
    tried++;
    optimal += cost <= best * (1 + 1e-9) + 1e-9;
}

/* Weights against as many people in one place. */
static void silhouettes(mt_arena *arena)
{
    enum { N = 10, MOST = 40 };
    double at[2 * N], weight[N], many[2 * MOST], all[MOST * MOST], few[N * N], sum = 0;
    uint32_t group[N], of[MOST], k = 2 + dice(3), n = 0;
    for (uint32_t i = 0; i < N; i++) {
        at[2 * i] = dice(100);
        at[2 * i + 1] = dice(100);
        weight[i] = 1 + dice(4);
        group[i] = i < k ? i : dice(k);
        for (uint32_t w = 0; w < (uint32_t)weight[i]; w++, n++) {
            many[2 * n] = at[2 * i];
            many[2 * n + 1] = at[2 * i + 1];
            of[n] = group[i];
        }
    }
    mt_points p = {N, 2, at, weight}, q = {n, 2, many, NULL};
    mt_distances(&p, few);
    mt_distances(&q, all);
    for (uint32_t i = 0; i < n; i++) {
        double mean[4] = {0}, size[4] = {0}, b = HUGE_VAL;
        for (uint32_t j = 0; j < n; j++) {
            size[of[j]] += j != i;
            mean[of[j]] += all[i * n + j];
        }
        for (uint32_t c = 0; c < k; c++)
            if (c != of[i])
                b = fmin(b, mean[c] / size[c]);
        if (size[of[i]] > 0) {
            double a = mean[of[i]] / size[of[i]];
            sum += fmax(a, b) > 0 ? (b - a) / fmax(a, b) : 0;
        }
    }
    check(near(mt_silhouette_mean(few, N, weight, group, k), sum / n, 1e-12), "silhouette");
    (void)arena;
}

/* ---- bridging ---- */

typedef struct model {
    const mt_ratings *r;
    double *x; /* global, notes, note factors, raters, rater factors */
} model;

static double objective(const model *m)
{
    uint32_t n = m->r->notes, u = m->r->raters;
    const double *note = m->x + 1, *nf = note + n, *rater = nf + n, *rf = rater + u;
    double error = 0, sums[4] = {0};
    for (uint32_t i = 0; i < u; i++)
        for (uint32_t k = m->r->start[i]; k < m->r->start[i + 1]; k++) {
            uint32_t j = m->r->at[k].note;
            double off = (double)m->r->at[k].value - m->x[0] - note[j] - rater[i] - nf[j] * rf[i];
            error += off * off;
        }
    for (uint32_t j = 0; j < n; j++) {
        sums[0] += note[j] * note[j];
        sums[1] += nf[j] * nf[j];
    }
    for (uint32_t i = 0; i < u; i++) {
        sums[2] += rater[i] * rater[i];
        sums[3] += rf[i] * rf[i];
    }
    return error / m->r->start[u] + .15 * sums[0] / n + .03 * sums[1] / n + .15 * sums[2] / u +
           .03 * sums[3] / u + .15 * m->x[0] * m->x[0];
}

static void bridging(mt_arena *arena)
{
    enum { U = 20, N = 6 };
    uint32_t start[U + 1] = {0}, n = 0;
    mt_note_rating at[U * N];
    mt_bridge b;
    mt_bridge_options o = mt_bridge_default;
    double x[1 + 2 * N + 2 * U], keep, h = 1e-5;
    for (uint32_t u = 0; u < U; u++) {
        for (uint32_t k = 0; k < N; k++)
            if (dice(4))
                at[n++] = (mt_note_rating){k, (float)dice(3) / 2};
        start[u + 1] = n;
    }
    mt_ratings r = {U, N, start, at};
    o.starts = 6;
    o.rounds = 20000;
    o.still = 0;
    check(mt_bridge_fit(&b, &r, &o, arena) == MOOT_OK, "the model is fitted");
    x[0] = b.global;
    memcpy(x + 1, b.note, sizeof(double) * N);
    memcpy(x + 1 + N, b.note_factor, sizeof(double) * N);
    memcpy(x + 1 + 2 * N, b.rater, sizeof(double) * U);
    memcpy(x + 1 + 2 * N + U, b.rater_factor, sizeof(double) * U);
    model m = {&r, x};
    check(near(objective(&m), b.objective, 1e-12), "the objective");
    for (uint32_t k = 0; k < 1 + 2 * N + 2 * U; k++) {
        keep = x[k];
        x[k] = keep + h;
        double up = objective(&m);
        x[k] = keep - h;
        double down = objective(&m);
        x[k] = keep;
        check(near((up - down) / (2 * h), 0, 1e-6), "no slope where it stops");
    }
}

int main(int argc, char **argv)
{
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 25;
    make_seed = argc > 2 ? strtoull(argv[2], NULL, 10) : make_seed;
    wilson();
    coverage();
    swing_coverage();
    for (long round = 0; round < rounds; round++) {
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        for (int k = 0; k < 10; k++)
            swing();
        turned();
        draws();
        components(&arena);
        clusters(&arena);
        silhouettes(&arena);
        bridging(&arena);
        mt_arena_free(&arena);
    }
    check(optimal * 10 >= tried * 8, "most clusterings are the best there is");
    printf("%ld rounds, %u of %u clusterings optimal, %u failed\n", rounds, optimal, tried, failed);
    return failed ? 1 : 0;
}

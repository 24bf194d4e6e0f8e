/* Weighted points -> clusters, and how well these hold together. */
#include "poll/cluster.h"

#include <math.h>

static double weight_of(const double *weight, uint32_t i)
{
    return weight ? weight[i] : 1;
}

static double square(const double *a, const double *b, uint32_t d)
{
    double sum = 0;
    for (uint32_t k = 0; k < d; k++)
        sum += (a[k] - b[k]) * (a[k] - b[k]);
    return sum;
}

double mt_distance(const double *a, const double *b, uint32_t d)
{
    return sqrt(square(a, b, d));
}

void mt_distances(const mt_points *p, double *to)
{
    for (uint32_t i = 0; i < p->n; i++)
        for (uint32_t j = 0; j < p->n; j++)
            to[(size_t)i * p->n + j] =
                mt_distance(p->at + (size_t)i * p->d, p->at + (size_t)j * p->d, p->d);
}

/* ---- where the centres start ---- */

/* What the cost would be with point c as a centre too; `near` has the squared distances now. */
static double cost_with(const mt_points *p, const double *near, uint32_t c)
{
    double cost = 0;
    for (uint32_t i = 0; i < p->n; i++) {
        double with = square(p->at + (size_t)i * p->d, p->at + (size_t)c * p->d, p->d);
        cost += weight_of(p->weight, i) * fmin(near[i], with);
    }
    return cost;
}

/* The next centre: the point that lessens the cost most, or the one that is farthest. */
static uint32_t next_centre(const mt_points *p, const double *near, bool first)
{
    uint32_t best = MT_NO_ID;
    double least = 0;
    for (uint32_t c = 0; c < p->n; c++) {
        double score;
        if (!first && near[c] <= 0)
            continue;
        if (p->n <= MT_KMEANS_GREEDY_MOST)
            score = cost_with(p, near, c);
        else
            score = first ? -weight_of(p->weight, c) : -near[c];
        if (best == MT_NO_ID || score < least) {
            best = c;
            least = score;
        }
    }
    return best;
}

static uint32_t start(const mt_points *p, uint32_t k, double *centre, double *near)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < p->n; i++)
        near[i] = HUGE_VAL;
    for (; found < k; found++) {
        uint32_t c = next_centre(p, near, found == 0);
        if (c == MT_NO_ID)
            break;
        const double *at = p->at + (size_t)c * p->d;
        memcpy(centre + (size_t)found * p->d, at, p->d * sizeof(double));
        for (uint32_t i = 0; i < p->n; i++)
            near[i] = fmin(near[i], square(p->at + (size_t)i * p->d, at, p->d));
    }
    return found;
}

/* ---- rounds ---- */

/* Every point to its nearest centre; did one move? */
static bool assign(const mt_points *p, uint32_t k, const double *centre, uint32_t *group)
{
    bool moved = false;
    for (uint32_t i = 0; i < p->n; i++) {
        const double *at = p->at + (size_t)i * p->d;
        uint32_t best = 0;
        double least = square(at, centre, p->d);
        for (uint32_t c = 1; c < k; c++) {
            double to = square(at, centre + (size_t)c * p->d, p->d);
            if (to < least) {
                least = to;
                best = c;
            }
        }
        moved = moved || group[i] != best;
        group[i] = best;
    }
    return moved;
}

void mt_centres(const mt_points *p, const uint32_t *group, uint32_t k, double *centre)
{
    for (uint32_t c = 0; c < k; c++) {
        double *at = centre + (size_t)c * p->d, total = 0;
        for (uint32_t i = 0; i < p->n; i++)
            total += group[i] == c ? weight_of(p->weight, i) : 0;
        for (uint32_t x = 0; x < p->d && total > 0; x++) {
            double sum = 0;
            for (uint32_t i = 0; i < p->n; i++)
                if (group[i] == c)
                    sum += weight_of(p->weight, i) * p->at[(size_t)i * p->d + x];
            at[x] = sum / total;
        }
    }
}

uint32_t mt_most_distal(const mt_points *p, const uint32_t *group, const double *centre,
                        double *distance)
{
    uint32_t best = MT_NO_ID;
    *distance = -1;
    for (uint32_t i = 0; i < p->n; i++) {
        if (group[i] == MT_NO_ID)
            continue;
        double away = mt_distance(p->at + (size_t)i * p->d, centre + (size_t)group[i] * p->d, p->d);
        if (away > *distance) {
            *distance = away;
            best = i;
        }
    }
    return best;
}

typedef struct rounds {
    double *sum, *total, *old;
} rounds;

/* The means in one pass over the points; how far did a centre move at most? */
static double recentre(const mt_points *p, const uint32_t *group, uint32_t k, double *centre,
                       rounds *r)
{
    double most = 0;
    memset(r->sum, 0, (size_t)k * p->d * sizeof(double));
    memset(r->total, 0, k * sizeof(double));
    memcpy(r->old, centre, (size_t)k * p->d * sizeof(double));
    for (uint32_t i = 0; i < p->n; i++) {
        double w = weight_of(p->weight, i);
        r->total[group[i]] += w;
        for (uint32_t x = 0; x < p->d; x++)
            r->sum[(size_t)group[i] * p->d + x] += w * p->at[(size_t)i * p->d + x];
    }
    for (uint32_t c = 0; c < k; c++)
        for (uint32_t x = 0; x < p->d && r->total[c] > 0; x++)
            centre[(size_t)c * p->d + x] = r->sum[(size_t)c * p->d + x] / r->total[c];
    for (uint32_t c = 0; c < k; c++)
        most = fmax(most, mt_distance(r->old + (size_t)c * p->d, centre + (size_t)c * p->d, p->d));
    return most;
}

/* A cluster that lost all its points takes the one that is farthest from its own. */
static bool refill(const mt_points *p, uint32_t *group, uint32_t k, double *centre, rounds *r)
{
    bool any = false;
    for (uint32_t c = 0; c < k; c++) {
        double away = 0;
        uint32_t far = MT_NO_ID;
        if (r->total[c] <= 0)
            far = mt_most_distal(p, group, centre, &away);
        if (far == MT_NO_ID || away <= 0)
            continue;
        group[far] = c;
        memcpy(centre + (size_t)c * p->d, p->at + (size_t)far * p->d, p->d * sizeof(double));
        any = true;
    }
    return any;
}

uint32_t mt_kmeans(const mt_points *p, uint32_t k, uint32_t steps, double still, uint32_t *group,
                   double *centre, mt_arena *arena)
{
    mt_arena scratch;
    mt_arena_init(&scratch, &arena->alloc);
    size_t size = (size_t)k * p->d + 1;
    double *near = MT_NEW_ARRAY(&scratch, double, (size_t)p->n + 1);
    rounds r = {MT_NEW_ARRAY(&scratch, double, size), MT_NEW_ARRAY(&scratch, double, (size_t)k + 1),
                MT_NEW_ARRAY(&scratch, double, size)};
    uint32_t found = 0;
    if (near && r.sum && r.total && r.old)
        found = start(p, k, centre, near);
    for (uint32_t i = 0; i < p->n && found; i++)
        group[i] = MT_NO_ID;
    for (uint32_t step = 0; step < steps && found; step++) {
        if (!assign(p, found, centre, group))
            break;
        double most = recentre(p, group, found, centre, &r);
        if (!refill(p, group, found, centre, &r) && most < still)
            break;
    }
    if (mt_arena_failed(&scratch)) {
        arena->failed = true;
        found = 0;
    }
    mt_arena_free(&scratch);
    return found;
}

/* ---- how well they hold together ---- */

double mt_silhouette(const double *distance, uint32_t n, const double *weight,
                     const uint32_t *group, uint32_t k, uint32_t i)
{
    const double *to = distance + (size_t)i * n;
    double inside = 0, own = 0, nearest = HUGE_VAL;
    for (uint32_t c = 0; c < k; c++) {
        double sum = 0, total = 0;
        for (uint32_t j = 0; j < n; j++)
            if (group[j] == c) {
                sum += weight_of(weight, j) * to[j];
                total += weight_of(weight, j);
            }
        if (c == group[i]) {
            inside = sum;
            own = total - 1;
        } else if (total > 0) {
            nearest = fmin(nearest, sum / total);
        }
    }
    if (own <= 0 || nearest > 1e300)
        return 0;
    inside /= own;
    double larger = fmax(inside, nearest);
    return larger > 0 ? (nearest - inside) / larger : 0;
}

double mt_silhouette_mean(const double *distance, uint32_t n, const double *weight,
                          const uint32_t *group, uint32_t k)
{
    double sum = 0, total = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (group[i] == MT_NO_ID)
            continue;
        sum += weight_of(weight, i) * mt_silhouette(distance, n, weight, group, k, i);
        total += weight_of(weight, i);
    }
    return total > 0 ? sum / total : 0;
}

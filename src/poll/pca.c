/* Votes -> two directions in which people differ most, and where each one stands. */
#include "poll/pca.h"

#include <math.h>

/* ---- exact products of columns ---- */

/* One bit a row: who agrees, who disagrees, who voted. */
typedef struct planes {
    uint64_t *agree, *disagree, *voted;
} planes;

static bool fill_planes(planes *p, const mt_matrix *votes, size_t words, mt_arena *scratch)
{
    p->agree = MT_NEW_ARRAY(scratch, uint64_t, words * votes->m + 1);
    p->disagree = MT_NEW_ARRAY(scratch, uint64_t, words * votes->m + 1);
    p->voted = MT_NEW_ARRAY(scratch, uint64_t, words * votes->m + 1);
    if (!p->agree || !p->disagree || !p->voted)
        return false;
    for (uint32_t i = 0; i < votes->n; i++)
        for (uint32_t j = 0; j < votes->m; j++) {
            int8_t a = votes->row[i][j];
            size_t word = words * j + i / 64;
            uint64_t bit = (uint64_t)1 << (i % 64);
            if (a == MT_UNSEEN)
                continue;
            p->voted[word] |= bit;
            if (a > 0)
                p->agree[word] |= bit;
            else if (a < 0)
                p->disagree[word] |= bit;
        }
    return true;
}

/* Adds three words bit by bit: the sums stay in *sum, the carries are the answer. */
static inline uint64_t carry(uint64_t *sum, uint64_t a, uint64_t b)
{
    uint64_t either = *sum ^ a, carries = (*sum & a) | (either & b);
    *sum = either ^ b;
    return carries;
}

/* Bits that both have.  Counting bits of a word is slow on a plain machine and is most of the
 * work here, so eight words are added up first and one is counted (Harley and Seal). */
static int64_t common(const uint64_t *a, const uint64_t *b, size_t words)
{
    uint64_t ones = 0, twos = 0, fours = 0;
    int64_t n = 0;
    size_t w = 0;
    for (; w + 8 <= words; w += 8) {
        uint64_t two[4], four[2];
        for (size_t k = 0; k < 4; k++) {
            size_t i = w + 2 * k;
            two[k] = carry(&ones, a[i] & b[i], a[i + 1] & b[i + 1]);
        }
        four[0] = carry(&twos, two[0], two[1]);
        four[1] = carry(&twos, two[2], two[3]);
        n += (int64_t)8 * __builtin_popcountll(carry(&fours, four[0], four[1]));
    }
    n += (int64_t)4 * __builtin_popcountll(fours) + (int64_t)2 * __builtin_popcountll(twos) +
         __builtin_popcountll(ones);
    for (; w < words; w++)
        n += __builtin_popcountll(a[w] & b[w]);
    return n;
}

/* The sum over rows with both votes of (v_j - c_j)(v_k - c_k). */
static double product(const planes *p, const double *centre, size_t words, uint32_t j, uint32_t k)
{
    const uint64_t *aj = p->agree + words * j, *ak = p->agree + words * k;
    const uint64_t *dj = p->disagree + words * j, *dk = p->disagree + words * k;
    const uint64_t *vj = p->voted + words * j, *vk = p->voted + words * k;
    int64_t both = common(aj, ak, words) + common(dj, dk, words) - common(aj, dk, words) -
                   common(dj, ak, words);
    int64_t with_k = common(aj, vk, words) - common(dj, vk, words);
    int64_t with_j = common(ak, vj, words) - common(dk, vj, words);
    int64_t n = common(vj, vk, words);
    return (double)both - (centre[k] * (double)with_k + centre[j] * (double)with_j) +
           centre[j] * centre[k] * (double)n;
}

moot_status mt_pca_products(const mt_matrix *votes, double *centre, double *products,
                            const mt_stop *stop, mt_arena *arena)
{
    mt_arena scratch;
    planes p;
    size_t words = ((size_t)votes->n + 63) / 64, m = votes->m;
    mt_arena_init(&scratch, &arena->alloc);
    bool stopped = false, ok = fill_planes(&p, votes, words, &scratch);
    for (uint32_t j = 0; ok && j < m; j++) {
        const uint64_t *v = p.voted + words * j;
        int64_t n = common(v, v, words);
        int64_t sum =
            common(p.agree + words * j, v, words) - common(p.disagree + words * j, v, words);
        centre[j] = n ? (double)sum / (double)n : 0;
    }
    for (uint32_t j = 0; ok && j < m && !stopped; j++) {
        stopped = mt_stopped(stop);
        for (uint32_t k = 0; k <= j && !stopped; k++)
            products[m * j + k] = products[m * k + j] = product(&p, centre, words, j, k);
    }
    mt_arena_free(&scratch);
    if (!ok)
        return MOOT_E_NOMEM;
    return stopped ? MOOT_E_CANCELLED : MOOT_OK;
}

/* ---- eigenvectors ---- */

enum { BLOCK = 8, ROUNDS = 1000, SWEEPS = 30 };

typedef struct subspace {
    const double *matrix;
    size_t m, block;
    double *q, *z;       /* block vectors of m each: the basis, and the matrix times it */
    double theta[BLOCK]; /* Ritz values, falling */
} subspace;

static double dot(const double *a, const double *b, size_t m)
{
    double sum = 0;
    for (size_t i = 0; i < m; i++)
        sum += a[i] * b[i];
    return sum;
}

/* Gram-Schmidt, twice; a vector that vanishes becomes 0. */
static void orthonormalise(subspace *s)
{
    for (size_t b = 0; b < s->block; b++) {
        double *v = s->q + b * s->m, before = sqrt(dot(v, v, s->m)), after;
        for (int pass = 0; pass < 2; pass++)
            for (size_t a = 0; a < b; a++) {
                double by = dot(v, s->q + a * s->m, s->m);
                for (size_t i = 0; i < s->m; i++)
                    v[i] -= by * s->q[a * s->m + i];
            }
        after = sqrt(dot(v, v, s->m));
        for (size_t i = 0; i < s->m; i++)
            v[i] = after > 1e-14 * before ? v[i] / after : 0;
    }
}

static void multiply(subspace *s)
{
    for (size_t i = 0; i < s->m; i++) {
        const double *row = s->matrix + i * s->m;
        for (size_t b = 0; b < s->block; b++)
            s->z[b * s->m + i] = dot(row, s->q + b * s->m, s->m);
    }
}

/* A plane rotation that makes h[p][q] zero, applied to v too. */
static void rotate(double h[BLOCK][BLOCK], double v[BLOCK][BLOCK], size_t n, size_t p, size_t q)
{
    double theta = (h[q][q] - h[p][p]) / (2 * h[p][q]);
    double t = (theta < 0 ? -1 : 1) / (fabs(theta) + sqrt(theta * theta + 1));
    double c = 1 / sqrt(t * t + 1), sn = t * c;
    for (size_t k = 0; k < n; k++) {
        double x = h[k][p], y = h[k][q];
        h[k][p] = c * x - sn * y;
        h[k][q] = sn * x + c * y;
    }
    for (size_t k = 0; k < n; k++) {
        double x = h[p][k], y = h[q][k];
        h[p][k] = c * x - sn * y;
        h[q][k] = sn * x + c * y;
        x = v[k][p], y = v[k][q];
        v[k][p] = c * x - sn * y;
        v[k][q] = sn * x + c * y;
    }
}

/* Jacobi's method: h becomes diagonal, the columns of v are its eigenvectors. */
static void jacobi(double h[BLOCK][BLOCK], double v[BLOCK][BLOCK], size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            v[i][j] = i == j ? 1 : 0;
    for (int sweep = 0; sweep < SWEEPS; sweep++)
        for (size_t p = 0; p + 1 < n; p++)
            for (size_t q = p + 1; q < n; q++)
                if (fabs(h[p][q]) > 1e-300)
                    rotate(h, v, n, p, q);
}

/* Basis and products turned to the Ritz vectors, the largest value first. */
static void turn(subspace *s)
{
    double h[BLOCK][BLOCK], v[BLOCK][BLOCK], q[BLOCK], z[BLOCK];
    size_t order[BLOCK] = {0};
    for (size_t a = 0; a < s->block; a++)
        for (size_t b = 0; b <= a; b++)
            h[a][b] = h[b][a] = dot(s->q + a * s->m, s->z + b * s->m, s->m);
    jacobi(h, v, s->block);
    for (size_t a = 0; a < s->block; a++) {
        size_t k = a;
        for (; k > 0 && h[order[k - 1]][order[k - 1]] < h[a][a]; k--)
            order[k] = order[k - 1];
        order[k] = a;
    }
    for (size_t i = 0; i < s->m; i++) {
        for (size_t b = 0; b < s->block; b++) {
            q[b] = z[b] = 0;
            for (size_t a = 0; a < s->block; a++) {
                q[b] += v[a][order[b]] * s->q[a * s->m + i];
                z[b] += v[a][order[b]] * s->z[a * s->m + i];
            }
        }
        for (size_t b = 0; b < s->block; b++) {
            s->q[b * s->m + i] = q[b];
            s->z[b * s->m + i] = z[b];
        }
    }
    for (size_t b = 0; b < s->block; b++)
        s->theta[b] = h[order[b]][order[b]];
}

/* How far the leading Ritz vectors are from being eigenvectors. */
static double residual(const subspace *s)
{
    double most = 0;
    for (size_t b = 0; b < s->block && b < MT_PCA_PARTS; b++) {
        double sum = 0;
        for (size_t i = 0; i < s->m; i++) {
            double off = s->z[b * s->m + i] - s->theta[b] * s->q[b * s->m + i];
            sum += off * off;
        }
        most = fmax(most, sqrt(sum));
    }
    return most;
}

static void start(subspace *s)
{
    uint64_t state = 88172645463325252u;
    for (size_t k = 0; k < s->block * s->m; k++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        s->q[k] = (double)(state >> 11) / 9007199254740992.0 - 0.5;
    }
    orthonormalise(s);
}

static void take(const subspace *s, size_t b, double *value, double *part)
{
    const double *q = s->q + b * s->m;
    size_t largest = 0;
    *value = b < s->block ? s->theta[b] : 0;
    if (*value <= 1e-12 * s->theta[0] || *value <= 1e-12) {
        *value = 0;
        return;
    }
    for (size_t i = 1; i < s->m; i++)
        if (fabs(q[i]) > fabs(q[largest]) + 1e-9)
            largest = i;
    for (size_t i = 0; i < s->m; i++)
        part[i] = q[largest] < 0 ? -q[i] : q[i];
}

moot_status mt_pca_eigen(const double *matrix, uint32_t m, double value[MT_PCA_PARTS],
                         double *part[MT_PCA_PARTS], mt_arena *arena)
{
    mt_arena scratch;
    subspace s = {.matrix = matrix, .m = m, .block = m < BLOCK ? m : BLOCK};
    mt_arena_init(&scratch, &arena->alloc);
    s.q = MT_NEW_ARRAY(&scratch, double, s.block *s.m + 1);
    s.z = MT_NEW_ARRAY(&scratch, double, s.block *s.m + 1);
    bool ok = s.q && s.z;
    if (ok && m) {
        start(&s);
        for (int round = 0; round < ROUNDS; round++) {
            multiply(&s);
            turn(&s);
            if (residual(&s) <= 1e-13 * s.theta[0])
                break;
            memcpy(s.q, s.z, s.block * s.m * sizeof(double));
            orthonormalise(&s);
        }
        for (size_t b = 0; b < MT_PCA_PARTS; b++)
            take(&s, b, &value[b], part[b]);
    }
    mt_arena_free(&scratch);
    return ok ? MOOT_OK : MOOT_E_NOMEM;
}

/* ---- both together ---- */

moot_status mt_pca_find(mt_pca *to, const mt_matrix *votes, const mt_stop *stop, mt_arena *arena)
{
    mt_arena scratch;
    size_t m = votes->m;
    *to = (mt_pca){.m = votes->m};
    mt_arena_init(&scratch, &arena->alloc);
    double *products = MT_NEW_ARRAY(&scratch, double, m *m + 1);
    to->centre = MT_NEW_ARRAY(arena, double, m + 1);
    to->part[0] = MT_NEW_ARRAY(arena, double, m + 1);
    to->part[1] = MT_NEW_ARRAY(arena, double, m + 1);
    moot_status status =
        products && to->centre && to->part[0] && to->part[1] ? MOOT_OK : MOOT_E_NOMEM;
    if (status == MOOT_OK)
        status = mt_pca_products(votes, to->centre, products, stop, &scratch);
    for (size_t j = 0; status == MOOT_OK && j < m; j++)
        to->total += products[m * j + j];
    if (status == MOOT_OK)
        status = mt_pca_eigen(products, votes->m, to->value, to->part, &scratch);
    mt_arena_free(&scratch);
    return status;
}

void mt_pca_project(const mt_pca *pca, const int8_t *row, double xy[MT_PCA_PARTS])
{
    uint32_t votes = 0;
    xy[0] = xy[1] = 0;
    for (uint32_t j = 0; j < pca->m; j++) {
        if (row[j] == MT_UNSEEN)
            continue;
        double off = mt_sign_of(row[j]) - pca->centre[j];
        votes++;
        xy[0] += off * pca->part[0][j];
        xy[1] += off * pca->part[1][j];
    }
    double scale = sqrt((double)pca->m / (votes ? votes : 1));
    xy[0] *= scale;
    xy[1] *= scale;
}

double mt_pca_extremity(const mt_pca *pca, uint32_t k)
{
    double scale = sqrt((double)pca->m) * (1 - pca->centre[k]);
    double x = scale * pca->part[0][k], y = scale * pca->part[1][k];
    return sqrt(x * x + y * y);
}

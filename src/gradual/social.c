/* Votes and attacks -> models of social argumentation; burden numbers. */
#include "gradual/social.h"

#include "gradual/dense.h"
#include "gradual/solve.h"

#include <math.h>

enum { STARTS = 66, ROUNDS = 1000, NEWTON = 50 };

double mt_social_support(double pro, double con, double epsilon)
{
    return pro + con > 0 ? pro / (pro + con + epsilon) : 0;
}

typedef struct search {
    const mt_bipolar *g;
    const mt_gradual *sem;
    mt_arena *arena;
    mt_social *out;
    double *s, *start, *move, *jacobian;
} search;

static double off_by(const search *q, const double *s)
{
    double most = 0;
    for (uint32_t i = 0; i < q->g->n; i++)
        most = fmax(most, fabs(mt_gradual_at(q->sem, q->g, i, s) - s[i]));
    return most;
}

static bool in_range(const search *q, const double *s)
{
    for (uint32_t i = 0; i < q->g->n; i++)
        if (!(s[i] >= -1e-9 && s[i] <= 1 + 1e-9))
            return false;
    return true;
}

static double distance(uint32_t n, const double *a, const double *b)
{
    double most = 0;
    for (uint32_t i = 0; i < n; i++)
        most = fmax(most, fabs(a[i] - b[i]));
    return most;
}

/* Keep `s` if it is a model not seen before. */
static void offer(search *q, const double *s)
{
    mt_social *out = q->out;
    if (!in_range(q, s) || !(off_by(q, s) < 1e-12))
        return;
    for (uint32_t m = 0; m < out->models; m++)
        if (distance(q->g->n, out->model[m], s) < 1e-6)
            return;
    if (out->models == MT_SOCIAL_MODELS) {
        out->capped = true;
        return;
    }
    double *kept = MT_NEW_ARRAY(q->arena, double, q->g->n);
    if (!kept)
        return;
    for (uint32_t i = 0; i < q->g->n; i++)
        kept[i] = s[i];
    out->model[out->models++] = kept;
}

static void gauss_seidel(search *q, bool backwards)
{
    uint32_t n = q->g->n;
    memcpy(q->s, q->start, n * sizeof(double));
    for (int round = 0; round < ROUNDS; round++) {
        double change = 0;
        for (uint32_t k = 0; k < n; k++) {
            uint32_t i = backwards ? n - 1 - k : k;
            double next = mt_gradual_at(q->sem, q->g, i, q->s);
            change = fmax(change, fabs(next - q->s[i]));
            q->s[i] = next;
        }
        if (change <= 1e-15)
            break;
    }
    offer(q, q->s);
}

/* J = d(f - s)/ds at q->s, and the negated residual beside it. */
static void fill_jacobian(search *q)
{
    const mt_bipolar *g = q->g;
    uint32_t n = g->n;
    memset(q->jacobian, 0, (size_t)n * n * sizeof(double));
    for (uint32_t i = 0; i < n; i++) {
        double *row = q->jacobian + (size_t)i * n;
        for (uint32_t k = g->start[2 * (size_t)i]; k < g->start[2 * (size_t)i + 1]; k++) {
            double others = g->base[i] * (g->weight ? g->weight[k] : 1);
            for (uint32_t j = g->start[2 * (size_t)i]; j < g->start[2 * (size_t)i + 1]; j++)
                if (j != k)
                    others *= 1 - (g->weight ? g->weight[j] : 1) * q->s[g->from[j]];
            row[g->from[k]] -= others;
        }
        row[i] -= 1;
        q->move[i] = q->s[i] - mt_gradual_at(q->sem, g, i, q->s);
    }
}

static void newton(search *q)
{
    uint32_t n = q->g->n;
    memcpy(q->s, q->start, n * sizeof(double));
    for (int round = 0; round < NEWTON; round++) {
        fill_jacobian(q);
        if (!mt_dense_solve(q->jacobian, q->move, n))
            return;
        double most = 0;
        for (uint32_t i = 0; i < n; i++) {
            q->s[i] += q->move[i];
            most = fmax(most, fabs(q->move[i]));
        }
        if (!(most < 1e6) || most < 1e-15)
            break;
    }
    offer(q, q->s);
}

/* Is J singular at one of the models? */
static void look_for_continuum(search *q)
{
    for (uint32_t m = 0; m < q->out->models && !q->out->singular; m++) {
        memcpy(q->s, q->out->model[m], q->g->n * sizeof(double));
        fill_jacobian(q);
        q->out->singular = !mt_dense_solve(q->jacobian, q->move, q->g->n);
    }
}

/* The starts: all one half, the base scores, corners by the bits of a fixed sequence,
 * then points of it (splitmix64). */
static void set_start(search *q, uint32_t number, uint64_t *state)
{
    for (uint32_t i = 0; i < q->g->n; i++) {
        uint64_t z = (*state += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        z ^= z >> 31;
        double unit = (double)(z >> 11) * 0x1p-53;
        q->start[i] = number == 0   ? 0.5
                      : number == 1 ? q->g->base[i]
                      : number < 34 ? (double)(z >> 63) * q->g->base[i]
                                    : unit;
    }
}

static bool proves_unique(const mt_bipolar *g)
{
    for (uint32_t i = 0; i < g->n; i++)
        if (g->base[i] * (g->start[2 * (size_t)i + 1] - g->start[2 * (size_t)i]) >= 1)
            return false;
    return true;
}

moot_status mt_social_find(const mt_bipolar *g, mt_arena *arena, mt_social *out)
{
    *out = (mt_social){.unique = g->order || proves_unique(g)};
    const mt_gradual *sem = mt_gradual_find(MOOT_STR("simple-product"));
    if (!sem || !mt_gradual_fits(sem, g))
        return MOOT_E_MISUSE;
    if (g->n == 0)
        return MOOT_OK;
    mt_arena scratch;
    mt_arena_init(&scratch, &arena->alloc);
    bool dense = g->n <= MT_SOCIAL_DENSE && !out->unique;
    search q = {.g = g, .sem = sem, .arena = arena, .out = out};
    q.s = MT_NEW_ARRAY(&scratch, double, g->n);
    q.start = MT_NEW_ARRAY(&scratch, double, g->n);
    q.move = MT_NEW_ARRAY(&scratch, double, g->n);
    q.jacobian = MT_NEW_ARRAY(&scratch, double, dense ? (size_t)g->n * g->n : 1);
    if (mt_arena_failed(&scratch)) {
        mt_arena_free(&scratch);
        return MOOT_E_NOMEM;
    }
    uint64_t state = 1;
    if (g->order) {
        mt_sweep(sem, g, NULL, q.s);
        offer(&q, q.s);
    }
    for (uint32_t i = 0; !g->order && i < (out->unique ? 1 : STARTS); i++) {
        set_start(&q, i, &state);
        gauss_seidel(&q, false);
        gauss_seidel(&q, true);
        if (dense)
            newton(&q);
    }
    if (dense)
        look_for_continuum(&q);
    mt_arena_free(&scratch);
    return mt_arena_failed(arena) ? MOOT_E_NOMEM : MOOT_OK;
}

double *mt_burden(const mt_bipolar *g, uint32_t steps, mt_arena *arena)
{
    double *rows = MT_NEW_ARRAY(arena, double, ((size_t)steps + 1) * g->n + 1);
    if (!rows)
        return NULL;
    for (uint32_t i = 0; i < g->n; i++)
        rows[i] = 1;
    for (uint32_t step = 1; step <= steps; step++) {
        const double *last = rows + (size_t)(step - 1) * g->n;
        double *row = rows + (size_t)step * g->n;
        for (uint32_t i = 0; i < g->n; i++) {
            row[i] = 1;
            for (uint32_t k = g->start[2 * (size_t)i]; k < g->start[2 * (size_t)i + 1]; k++)
                row[i] += 1 / last[g->from[k]];
        }
    }
    return rows;
}

int mt_burden_cmp(const double *rows, uint32_t n, uint32_t steps, uint32_t a, uint32_t b)
{
    for (uint32_t step = 0; step <= steps; step++) {
        double d = rows[(size_t)step * n + a] - rows[(size_t)step * n + b];
        if (fabs(d) > 1e-9)
            return d < 0 ? -1 : 1;
    }
    return 0;
}

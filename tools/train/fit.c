/* Choices between weighted features -> weights.
 *
 * The conditional logit model (McFadden 1974) with a quadratic penalty, by Newton's method: the
 * Hessian is the sum over the choices of the covariance of the features under the present weights.
 */
#include "fit.h"

#include <math.h>

enum { ROUNDS = 60, HALVINGS = 30 };

void fit_option_of(fit_data *d, const double *x, uint32_t from, uint32_t to)
{
    fit_option o = {d->terms.n, 0};
    for (uint32_t i = from; i < to; i++)
        if (x[i] != 0) {
            MT_VEC_PUSH(d->arena, &d->terms, ((fit_term){i, x[i]}));
            o.n++;
        }
    MT_VEC_PUSH(d->arena, &d->options, o);
}

static double score(const fit_data *d, const fit_option *o, const double *w)
{
    double s = 0;
    for (uint32_t k = 0; k < o->n; k++)
        s += w[d->terms.at[o->first + k].id] * d->terms.at[o->first + k].value;
    return s;
}

/* Chances of the options into p; -log of that of the chosen one. */
static double chances(const fit_data *d, const fit_choice *c, const double *w, double *p)
{
    double most = -1e300, sum = 0;
    for (uint32_t i = 0; i < c->n; i++) {
        p[i] = score(d, &d->options.at[c->first + i], w);
        most = p[i] > most ? p[i] : most;
    }
    double chosen = p[c->chosen];
    for (uint32_t i = 0; i < c->n; i++) {
        p[i] = exp(p[i] - most);
        sum += p[i];
    }
    for (uint32_t i = 0; i < c->n; i++)
        p[i] /= sum;
    return log(sum) + most - chosen;
}

typedef struct problem {
    const fit_data *d;
    uint32_t without, from, n;
    const double *prior, *strength;
    double *p, *mean, *gradient, *hessian; /* hessian: n * n */
} problem;

static double loss(const problem *q, const double *w)
{
    double sum = 0;
    for (uint32_t i = 0; i < q->d->choices.n; i++) {
        const fit_choice *c = &q->d->choices.at[i];
        if (c->fold != q->without)
            sum += c->weight * chances(q->d, c, w, q->p);
    }
    for (uint32_t i = 0; i < q->n; i++) {
        double off = w[q->from + i] - q->prior[q->from + i];
        sum += q->strength[q->from + i] / 2 * off * off;
    }
    return sum;
}

static void add_choice(problem *q, const fit_choice *c, const double *w)
{
    const fit_data *d = q->d;
    uint32_t n = q->n;
    chances(d, c, w, q->p);
    memset(q->mean, 0, n * sizeof(*q->mean));
    for (uint32_t i = 0; i < c->n; i++) {
        const fit_option *o = &d->options.at[c->first + i];
        for (uint32_t a = 0; a < o->n; a++) {
            const fit_term *x = &d->terms.at[o->first + a];
            q->mean[x->id - q->from] += q->p[i] * x->value;
            q->gradient[x->id - q->from] -= c->weight * (i == c->chosen) * x->value;
            for (uint32_t b = 0; b < o->n; b++) {
                const fit_term *y = &d->terms.at[o->first + b];
                q->hessian[(size_t)(x->id - q->from) * n + (y->id - q->from)] +=
                    c->weight * q->p[i] * x->value * y->value;
            }
        }
    }
    for (uint32_t a = 0; a < n; a++) {
        if (q->mean[a] == 0)
            continue;
        q->gradient[a] += c->weight * q->mean[a];
        for (uint32_t b = 0; b < n; b++)
            q->hessian[(size_t)a * n + b] -= c->weight * q->mean[a] * q->mean[b];
    }
}

static void derive(problem *q, const double *w)
{
    uint32_t n = q->n;
    memset(q->hessian, 0, (size_t)n * n * sizeof(double));
    for (uint32_t i = 0; i < n; i++) {
        q->gradient[i] = q->strength[q->from + i] * (w[q->from + i] - q->prior[q->from + i]);
        q->hessian[(size_t)i * n + i] = q->strength[q->from + i] + 1e-9;
    }
    for (uint32_t i = 0; i < q->d->choices.n; i++)
        if (q->d->choices.at[i].fold != q->without)
            add_choice(q, &q->d->choices.at[i], w);
}

/* gradient := hessian^-1 gradient, by Cholesky. */
static void solve(problem *q)
{
    uint32_t n = q->n;
    double *h = q->hessian, *g = q->gradient;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j <= i; j++) {
            double s = h[(size_t)i * n + j];
            for (uint32_t k = 0; k < j; k++)
                s -= h[(size_t)i * n + k] * h[(size_t)j * n + k];
            if (i == j)
                h[(size_t)i * n + i] = sqrt(s > 1e-12 ? s : 1e-12);
            else
                h[(size_t)i * n + j] = s / h[(size_t)j * n + j];
        }
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t k = 0; k < i; k++)
            g[i] -= h[(size_t)i * n + k] * g[k];
        g[i] /= h[(size_t)i * n + i];
    }
    for (uint32_t i = n; i-- > 0;) {
        for (uint32_t k = i + 1; k < n; k++)
            g[i] -= h[(size_t)k * n + i] * g[k];
        g[i] /= h[(size_t)i * n + i];
    }
}

static uint32_t widest(const fit_data *d)
{
    uint32_t most = 1;
    for (uint32_t i = 0; i < d->choices.n; i++)
        most = d->choices.at[i].n > most ? d->choices.at[i].n : most;
    return most;
}

bool fit(const fit_data *d, uint32_t without, uint32_t from, uint32_t to, const double *prior,
         const double *strength, double *w)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    uint32_t n = to - from;
    problem q = {
        .d = d, .without = without, .from = from, .n = n, .prior = prior, .strength = strength};
    q.p = MT_NEW_ARRAY(&arena, double, widest(d));
    q.mean = MT_NEW_ARRAY(&arena, double, n);
    q.gradient = MT_NEW_ARRAY(&arena, double, n);
    q.hessian = MT_NEW_ARRAY(&arena, double, (size_t)n *n);
    double *next = MT_NEW_ARRAY(&arena, double, to);
    bool ok = !mt_arena_failed(&arena);
    double now = ok ? loss(&q, w) : 0;
    for (int round = 0; ok && round < ROUNDS; round++) {
        derive(&q, w);
        solve(&q);
        double step = 1, then = now;
        for (int k = 0; k < HALVINGS; k++, step /= 2) {
            for (uint32_t i = 0; i < n; i++)
                next[from + i] = w[from + i] - step * q.gradient[i];
            then = loss(&q, next);
            if (then < now)
                break;
        }
        if (!(then < now - 1e-9 * (1 + fabs(now))))
            break;
        memcpy(w + from, next + from, n * sizeof(*w));
        now = then;
    }
    mt_arena_free(&arena);
    return ok;
}

double fit_scale(const fit_data *d, uint32_t without, const double *w)
{
    fit_data one = {.arena = d->arena};
    for (uint32_t i = 0; i < d->choices.n; i++) {
        fit_choice c = d->choices.at[i];
        uint32_t first = one.options.n;
        for (uint32_t k = 0; k < c.n; k++) {
            double s = score(d, &d->options.at[c.first + k], w);
            fit_option_of(&one, &s, 0, 1);
        }
        c.first = first;
        MT_VEC_PUSH(d->arena, &one.choices, c);
    }
    double scale = 1, prior = 1, strength = 0.1;
    return fit(&one, without, 0, 1, &prior, &strength, &scale) && scale > 0.05 ? scale : 1;
}

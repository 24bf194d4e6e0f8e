/* ds/dt = f(s) - s from the base scores -> where it comes to rest.
 *
 * While strengths move fast the steps are of fourth order and follow the flow closely,
 * for a graph may have several points of rest.  Near rest any stable step leads to the
 * same point, and a step of first order costs a quarter: s := s + h (f(s) - s), h = 1 at
 * first and half of it whenever the slopes no longer shrink; it leaves a saddle as the
 * flow does.  Where even short steps do not settle, the fourth order takes over again.
 * Source: Potyka 2018 for the flow; the step of fourth order is Kutta's. */
#include "gradual/solve.h"

#include <math.h>

enum { PATIENCE = 16 };          /* first-order steps without a smaller slope */
static const double calm = 1e-3, /* slopes under which steps are of first order */
    close_enough = 1e-3,         /* for a step times what two of its slopes differ by */
    shortest = 0.1;              /* of first order */
const mt_flow mt_flow_default = {0.05, 0.8, 1e-12, 20000, 4000000000u};

typedef struct walk {
    const mt_gradual *sem;
    const mt_bipolar *g;
    const double *held;
    const mt_flow *flow;
    double *s, *work;
    mt_solved *out;
    uint64_t done;
} walk;

static inline double larger(double a, double b)
{
    return a > b ? a : b;
}

/* The slopes at `s`; the largest. */
static double slopes(const walk *w, const double *s, double *k)
{
    double most = 0;
    for (uint32_t i = 0; i < w->g->n; i++) {
        k[i] = mt_is_held(w->held, i) ? 0 : mt_gradual_at(w->sem, w->g, i, s) - s[i];
        most = larger(most, fabs(k[i]));
    }
    return most;
}

static void ahead(uint32_t n, const double *s, const double *k, double by, double *to)
{
    for (uint32_t i = 0; i < n; i++)
        to[i] = s[i] + by * k[i];
}

/* One step of `delta`; the largest weighted slope, and in *unlike the largest difference
 * between the two slopes in the middle of the step. */
static double step(const walk *w, double delta, double *unlike)
{
    uint32_t n = w->g->n;
    double *s = w->s, *k1 = w->work, *k2 = k1 + n, *k3 = k2 + n, *k4 = k3 + n, *at = k4 + n;
    (void)slopes(w, s, k1);
    ahead(n, s, k1, delta / 2, at);
    (void)slopes(w, at, k2);
    ahead(n, s, k2, delta / 2, at);
    (void)slopes(w, at, k3);
    ahead(n, s, k3, delta, at);
    (void)slopes(w, at, k4);
    double most = 0, apart = 0;
    for (uint32_t i = 0; i < n; i++) {
        double slope = (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]) / 6;
        s[i] += delta * slope;
        most = larger(most, fabs(slope));
        apart = larger(apart, fabs(k2[i] - k3[i]));
    }
    *unlike = apart;
    return most;
}

/* Counts one step of `delta` that looked at everything `times` times; go on? */
static bool counted(walk *w, double delta, uint32_t times)
{
    mt_solved *out = w->out;
    out->time += delta;
    out->steps++;
    out->looked += times;
    w->done += times * ((uint64_t)w->g->n + w->g->m) + 1;
    out->converged = out->change < w->flow->epsilon;
    return !out->converged && out->steps < w->flow->max_steps && w->done < w->flow->max_work;
}

/* Steps of first order near rest; true if that is the end, else `s` is as it was. */
static bool settle(walk *w)
{
    uint32_t n = w->g->n, since = 0;
    double *k = w->work, *kept = w->work + n, h = 1, least = (double)INFINITY;
    for (uint32_t i = 0; i < n; i++)
        kept[i] = w->s[i];
    for (;;) {
        double change = slopes(w, w->s, k);
        if (change < least) {
            least = change;
            since = 0;
        } else if (++since >= PATIENCE || change > 8 * least) {
            h /= 2;
            since = 0;
        }
        if (h < shortest || change > 8 * calm)
            break;
        w->out->change = change;
        if (!counted(w, h, 1))
            return true;
        ahead(n, w->s, k, h, w->s);
    }
    for (uint32_t i = 0; i < n; i++)
        w->s[i] = kept[i];
    return false;
}

void mt_flow_run(const mt_gradual *sem, const mt_bipolar *g, const double *held,
                 const mt_flow *flow, double *work, double *s, mt_solved *out)
{
    *out = (mt_solved){.converged = true};
    walk w = {sem, g, held, flow, s, NULL, out, 0};
    double delta = flow->delta, longest = flow->longest, before = (double)INFINITY, unlike;
    w.work = work;
    bool fixed = longest <= delta, settling = !fixed;
    for (uint32_t i = 0; i < g->n; i++)
        s[i] = mt_is_held(held, i) ? held[i] : g->base[i];
    for (;;) {
        out->change = step(&w, delta, &unlike);
        if (!counted(&w, delta, 4))
            break;
        if (settling && out->change < calm) {
            if (settle(&w))
                break;
            settling = false;
        }
        if (out->change > before && out->change < calm)
            longest = fmax(longest / 2, flow->delta);
        if (!fixed && unlike * delta > close_enough)
            delta = fmax(delta / 2, flow->delta);
        else if (unlike * delta * 8 < close_enough)
            delta *= 2;
        delta = fmin(delta, longest);
        before = out->change;
    }
    out->residual = mt_residual(sem, g, held, s);
}

/* Ratings by people who differ -> what they rate well in spite of it. */
#include "poll/bridge.h"

#include <math.h>

const mt_bridge_options mt_bridge_default = {0.03, 0.03, 0.15, 0.15, 0.15, 1, 200, 1e-8, NULL};

/* One regression: least squares of y on (1, x) with a ridge on both. */
typedef struct ridge {
    double n, x, xx, y, xy, yy;
} ridge;

static void add(ridge *r, double x, double y)
{
    r->n += 1;
    r->x += x;
    r->xx += x * x;
    r->y += y;
    r->xy += x * y;
    r->yy += y * y;
}

static void solve(const ridge *r, double on_term, double on_factor, double *term, double *factor)
{
    double a = r->n + on_term, d = r->xx + on_factor, det = a * d - r->x * r->x;
    *term = det > 0 ? (d * r->y - r->x * r->xy) / det : 0;
    *factor = det > 0 ? (a * r->xy - r->x * r->y) / det : 0;
}

typedef struct fit {
    const mt_ratings *data;
    const mt_bridge_options *o;
    double ratings;                 /* how many */
    double on_rater[2], on_note[2]; /* ridge on the term and on the factor, in sums */
    mt_bridge at;
    bool stopped;
    ridge *of_note;
} fit;

/* Raters by what the notes are now; on the way, the sums for the notes by what the raters are
 * then. */
static void solve_raters(fit *f)
{
    mt_bridge *b = &f->at;
    memset(f->of_note, 0, f->data->notes * sizeof(ridge));
    for (uint32_t u = 0; u < f->data->raters; u++) {
        const mt_note_rating *from = f->data->at + f->data->start[u];
        const mt_note_rating *end = f->data->at + f->data->start[u + 1];
        ridge r = {0, 0, 0, 0, 0, 0};
        for (const mt_note_rating *x = from; x < end; x++)
            add(&r, b->note_factor[x->note], (double)x->value - b->global - b->note[x->note]);
        solve(&r, f->on_rater[0], f->on_rater[1], &b->rater[u], &b->rater_factor[u]);
        for (const mt_note_rating *x = from; x < end; x++)
            add(&f->of_note[x->note], b->rater_factor[u],
                (double)x->value - b->global - b->rater[u]);
    }
}

static void solve_notes(fit *f)
{
    for (uint32_t n = 0; n < f->data->notes; n++)
        solve(&f->of_note[n], f->on_note[0], f->on_note[1], &f->at.note[n], &f->at.note_factor[n]);
}

static double mean_square(const double *at, uint32_t n)
{
    double sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum += at[i] * at[i];
    return n ? sum / n : 0;
}

/* The global term by what is left, then the objective.  What is left of the ratings of a note, sum
 * and squares, follows from the sums of its regression. */
static double solve_global(fit *f)
{
    mt_bridge *b = &f->at;
    double sum = 0, squares = 0;
    for (uint32_t n = 0; n < f->data->notes; n++) {
        const ridge *r = &f->of_note[n];
        double t = b->note[n], x = b->note_factor[n];
        sum += r->y - r->n * t - x * r->x;
        squares += r->yy + t * t * r->n + x * x * r->xx + 2 * (t * x * r->x - t * r->y - x * r->xy);
    }
    /* The sums are without the global term as it was; it moves by `step`. */
    double was = b->global, mean = sum / f->ratings + was;
    b->global = mean / (1 + f->o->global);
    double step = b->global - was;
    return squares / f->ratings - 2 * step * sum / f->ratings + step * step +
           f->o->global * b->global * b->global +
           f->o->factor_rater * mean_square(b->rater_factor, f->data->raters) +
           f->o->rater * mean_square(b->rater, f->data->raters) +
           f->o->factor_note * mean_square(b->note_factor, f->data->notes) +
           f->o->note * mean_square(b->note, f->data->notes);
}

/* Fixed starts: the first by how far each note's mean is off, the others by numbers that look
 * random. */
static void begin(fit *f, uint32_t start)
{
    uint64_t state = 2685821657736338717u + 1442695040888963407u * start;
    f->at.global = 0;
    for (uint32_t n = 0; n < f->data->notes; n++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        f->at.note[n] = 0;
        f->at.note_factor[n] = (double)(state >> 11) / 9007199254740992.0 - 0.5;
    }
}

static void run(fit *f)
{
    double before = HUGE_VAL;
    f->at.settled = false;
    for (f->at.rounds = 0; f->at.rounds < f->o->rounds && !f->at.settled; f->at.rounds++) {
        if (mt_stopped(f->o->stop)) {
            f->stopped = true;
            return;
        }
        solve_raters(f);
        solve_notes(f);
        f->at.objective = solve_global(f);
        f->at.settled = before - f->at.objective <= f->o->still * f->at.objective;
        before = f->at.objective;
    }
}

static bool make(mt_bridge *b, const mt_ratings *r, mt_arena *arena)
{
    *b = (mt_bridge){.objective = HUGE_VAL};
    b->note = MT_NEW_ARRAY(arena, double, (size_t)r->notes + 1);
    b->note_factor = MT_NEW_ARRAY(arena, double, (size_t)r->notes + 1);
    b->rater = MT_NEW_ARRAY(arena, double, (size_t)r->raters + 1);
    b->rater_factor = MT_NEW_ARRAY(arena, double, (size_t)r->raters + 1);
    return b->note && b->note_factor && b->rater && b->rater_factor;
}

/* The larger camp of raters negative; of equal ones, that with more weight. */
static void fix_sign(mt_bridge *b, const mt_ratings *r)
{
    int64_t positive = 0;
    double sum = 0;
    for (uint32_t u = 0; u < r->raters; u++) {
        positive += (b->rater_factor[u] > 0) - (b->rater_factor[u] < 0);
        sum += b->rater_factor[u];
    }
    if (positive < 0 || (positive == 0 && sum <= 0))
        return;
    for (uint32_t u = 0; u < r->raters; u++)
        b->rater_factor[u] = -b->rater_factor[u];
    for (uint32_t n = 0; n < r->notes; n++)
        b->note_factor[n] = -b->note_factor[n];
}

moot_status mt_bridge_fit(mt_bridge *to, const mt_ratings *ratings,
                          const mt_bridge_options *options, mt_arena *arena)
{
    mt_arena scratch;
    fit f = {.data = ratings, .o = options ? options : &mt_bridge_default};
    mt_arena_init(&scratch, &arena->alloc);
    f.ratings = ratings->start[ratings->raters];
    f.of_note = MT_NEW_ARRAY(&scratch, ridge, (size_t)ratings->notes + 1);
    bool ok = f.of_note && make(to, ratings, arena) && make(&f.at, ratings, &scratch);
    if (ok && f.ratings > 0) {
        f.on_rater[0] = f.o->rater * f.ratings / ratings->raters;
        f.on_rater[1] = f.o->factor_rater * f.ratings / ratings->raters;
        f.on_note[0] = f.o->note * f.ratings / ratings->notes;
        f.on_note[1] = f.o->factor_note * f.ratings / ratings->notes;
        for (uint32_t k = 0; k < f.o->starts && !f.stopped; k++) {
            begin(&f, k);
            run(&f);
            if (f.at.objective < to->objective) {
                mt_bridge keep = *to;
                memcpy(keep.note, f.at.note, ratings->notes * sizeof(double));
                memcpy(keep.note_factor, f.at.note_factor, ratings->notes * sizeof(double));
                memcpy(keep.rater, f.at.rater, ratings->raters * sizeof(double));
                memcpy(keep.rater_factor, f.at.rater_factor, ratings->raters * sizeof(double));
                keep.objective = f.at.objective;
                keep.global = f.at.global;
                keep.settled = f.at.settled;
                keep.rounds = f.at.rounds;
                *to = keep;
            }
        }
        fix_sign(to, ratings);
    }
    mt_arena_free(&scratch);
    if (!ok)
        return MOOT_E_NOMEM;
    return f.stopped ? MOOT_E_CANCELLED : MOOT_OK;
}

mt_bridge_status mt_bridge_judge(uint32_t ratings, double intercept, double factor, double bound)
{
    if (ratings < MT_BRIDGE_RATINGS_MIN)
        return MT_BRIDGE_OPEN;
    if (intercept >= MT_BRIDGE_HELPFUL_FROM && fabs(factor) < MT_BRIDGE_FACTOR_BELOW)
        return MT_BRIDGE_HELPFUL;
    if (intercept < -0.05 - 0.8 * fabs(factor) || bound < -0.04)
        return MT_BRIDGE_NOT_HELPFUL;
    return MT_BRIDGE_OPEN;
}

mt_bridge_status mt_bridge_keep(mt_bridge_status now, double intercept, double threshold,
                                double inertia)
{
    if (now == MT_BRIDGE_HELPFUL)
        return intercept >= threshold - inertia ? now : MT_BRIDGE_OPEN;
    if (now == MT_BRIDGE_NOT_HELPFUL)
        return intercept <= threshold + inertia ? now : MT_BRIDGE_OPEN;
    return now;
}

bool mt_bridge_net_helpful(const double helpful[2], const double not_helpful[2],
                           const double other[2])
{
    double total = 0;
    for (int k = 0; k < 2; k++)
        total += helpful[k] + not_helpful[k] + other[k];
    for (int k = 0; k < 2; k++) {
        double net = helpful[k] - not_helpful[k];
        if (net < 10 && (net < 4 || net / total < 0.05))
            return false;
    }
    return true;
}

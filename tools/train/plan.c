/* Settings -> weights, and figures of what was held back. */
#include "plan.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const plan_names[] = {"hand", "pooled", "apart", "both", "other"};
const char *const genre_names[MT_GENRES] = {"texts", "debates"};
static const char *const figure_names[] = {"cc", "ro", "fu", "at", "mean"};

#define ROW(name, prior, why) {#name, prior, why},
const weight_row weight_rows[MT_WEIGHT_COUNT] = {MT_WEIGHTS(ROW)};
#undef ROW

void hand_weights(double *w)
{
    for (uint32_t i = 0; i < MT_WEIGHT_COUNT; i++)
        w[i] = weight_rows[i].prior;
}

const bool *not_of_texts(void)
{
    static bool mask[MT_WEIGHT_COUNT];
    for (uint32_t i = MT_W_CC_GENERAL; i < MT_W_OPP_BIAS; i++)
        mask[i] = i <= MT_W_CC_SUBJECT_PAST || i >= MT_W_CC_SHAPE_VERB_IS;
    return mask;
}

/* Where a claim stands is a habit of a paper or a school, and the writers of data/ have theirs: a
 * side there ends with its claim three times in a hundred.  The places stay as set by hand. */
static bool is_held(uint32_t i)
{
    return i <= MT_W_CC_LONG_LAST || (i >= MT_W_CC_CLOSING_MUST && i <= MT_W_CC_LAST_MUST) ||
           i == MT_W_CC_CONCLUDE_LAST;
}

/* Fit one model on one genre; `w` comes in with the prior of the model, and goes out fitted. */
static bool fit_model(const items *all, model m, mt_genre genre, uint32_t without,
                      const settings *s, bool scaled, double strength, double *w)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    fit_data d = {.arena = &arena};
    items_choices(all, m, genre, w, s->mask, &d);
    static double prior[MT_WEIGHT_COUNT], hold[MT_WEIGHT_COUNT];
    double scale = scaled ? fit_scale(&d, without, w) : 1;
    for (uint32_t i = model_from[m]; i < model_from[m + 1]; i++) {
        prior[i] = w[i] = s->mask && s->mask[i] ? 0 : w[i] * scale;
        hold[i] = strength * (s->of[m] > 0 ? s->of[m] : 1) * (s->held && is_held(i) ? 1e4 : 1);
    }
    bool ok = !mt_arena_failed(&arena) &&
              fit(&d, without, model_from[m], model_from[m + 1], prior, hold, w);
    mt_arena_free(&arena);
    return ok;
}

bool fit_all(const items *all, uint32_t without, const settings *s, double (*w)[MT_WEIGHT_COUNT])
{
    bool ok = true;
    for (uint32_t g = 0; g < MT_GENRES; g++) {
        hand_weights(w[g]);
        for (uint32_t i = 0; s->bare && i < MT_W_SIDE_ORDER; i++)
            w[g][i] = 0;
    }
    if (s->plan == PLAN_HAND)
        return true;
    for (uint32_t m = 0; ok && m < MODELS; m++) {
        if (s->plan == PLAN_APART || s->plan == PLAN_OTHER) {
            for (uint32_t g = 0; ok && g < MT_GENRES; g++)
                ok = fit_model(all, (model)m, s->plan == PLAN_OTHER ? (mt_genre)!g : (mt_genre)g,
                               without, s, !s->bare, s->strength, w[g]);
            continue;
        }
        static double pooled[MT_WEIGHT_COUNT];
        if (m == 0)
            memcpy(pooled, w[0], sizeof(pooled));
        ok = fit_model(all, (model)m, MT_GENRES, without, s, !s->bare, s->strength, pooled);
        for (uint32_t g = 0; ok && g < MT_GENRES; g++) {
            memcpy(&w[g][model_from[m]], &pooled[model_from[m]],
                   (model_from[m + 1] - model_from[m]) * sizeof(double));
            if (s->plan == PLAN_BOTH)
                ok = fit_model(all, (model)m, (mt_genre)g, without, s, false, s->more, w[g]);
        }
    }
    return ok;
}

static bool same(const settings *a, const settings *b)
{
    bool same = a->plan == b->plan && a->bare == b->bare && a->held == b->held &&
                a->mask == b->mask &&
                fabs(a->strength - b->strength) + fabs(a->more - b->more) <= 0;
    for (uint32_t m = 0; m < MODELS; m++)
        same &= fabs(a->of[m] - b->of[m]) <= 0;
    return same;
}

bool fit_both(const items *all, uint32_t without, const settings s[MT_GENRES],
              double (*w)[MT_WEIGHT_COUNT])
{
    static double one[MT_GENRES][MT_WEIGHT_COUNT];
    if (same(&s[0], &s[1]))
        return fit_all(all, without, &s[0], w);
    for (uint32_t g = 0; g < MT_GENRES; g++) {
        if (!fit_all(all, without, &s[g], one))
            return false;
        memcpy(w[g], one[g], sizeof(one[g]));
    }
    return true;
}

bool hold_back(held_back *h, const items *all, const settings s[MT_GENRES], mt_arena *arena)
{
    h->all = all;
    h->w = mt_arena_alloc(arena, all->folds, sizeof(*h->w));
    bool ok = h->w != NULL;
    for (uint32_t f = 0; ok && f < all->folds; f++)
        ok = fit_both(all, f, s, h->w[f]);
    return ok;
}

void read_item(const item *it, const double *w, item_read seen, void *ctx)
{
    mt_unit *units = calloc(it->n, sizeof(*units));
    double *margins = calloc((size_t)it->n * 2, sizeof(*margins));
    if (!units || !margins)
        exit(2);
    mt_margins m = {0, margins, margins + it->n};
    if (mt_structure(NULL, &(mt_material){w, it->f, it->n, it->question, NULL}, units, &m) !=
        MOOT_OK)
        exit(2);
    seen(ctx, it, units, &m);
    free(units);
    free(margins);
}

typedef struct counter {
    tally4 t;
    item_read seen;
    void *ctx;
} counter;

static void count(void *ctx, const item *it, const mt_unit *units, const mt_margins *m)
{
    counter *c = ctx;
    tally_item(it, units, &c->t);
    if (c->seen)
        c->seen(c->ctx, it, units, m);
}

void read_back(const held_back *h, mt_genre genre, const double *mix, double figures[5],
               item_read seen, void *ctx)
{
    counter c = {.seen = seen, .ctx = ctx};
    for (uint32_t i = 0; i < h->all->all.n; i++) {
        const item *it = &h->all->all.at[i];
        if (it->genre != genre || it->out)
            continue;
        double *w = h->w[it->fold][genre];
        memcpy(w + MT_W_MIX_TO, mix + MT_W_MIX_TO, (MT_WEIGHT_COUNT - MT_W_MIX_TO) * sizeof(*w));
        read_item(it, w, count, &c);
    }
    tally_figures(&c.t, figures);
}

void print_figures(const char *what, const double figures[5])
{
    printf("  %-40s", what);
    for (int i = 0; i < 5; i++)
        printf(" %s %.3f", figure_names[i], figures[i]);
    printf("\n");
    fflush(stdout);
}

/* How the models are joined: one number after the other is moved while that helps. */
void find_mix(const held_back *h, mt_genre genre, double *w, double best[5])
{
    static const double tries[][7] = {{0.25, 0.5, 0.75, 1, 1.5, 2, 3},
                                      {0, 0.15, 0.3, 0.5, 0.7, 0.85, 1},
                                      {0.25, 0.5, 1, 1.5, 2, 3, 4},
                                      {0, 0.2, 0.4, 0.8, 1.2, 1.6, 2.4},
                                      {0.1, 0.3, 0.5, 0.7, 1, 1.5, 2}};
    read_back(h, genre, w, best, NULL, NULL);
    for (int round = 0; round < 2; round++)
        for (uint32_t k = 0; k < 5; k++)
            for (uint32_t i = 0; i < 7; i++) {
                double was = w[MT_W_MIX_TO + k], figures[5];
                w[MT_W_MIX_TO + k] = tries[k][i];
                read_back(h, genre, w, figures, NULL, NULL);
                /* A gain must be worth it: small ones are chance. */
                if (figures[4] > best[4] + 0.001)
                    memcpy(best, figures, sizeof(figures));
                else
                    w[MT_W_MIX_TO + k] = was;
            }
}

void name_settings(const settings *s, char to[SETTINGS_NAME])
{
    static const char *const models[MODELS] = {"cc", "opp", "att", "to", "cut"};
    int n = snprintf(to, SETTINGS_NAME, "%s%s%s%s %g", plan_names[s->plan], s->bare ? " bare" : "",
                     s->held ? " held" : "", s->mixed ? " mixed" : "", s->strength);
    for (uint32_t m = 0; m < MODELS && n > 0 && n < SETTINGS_NAME; m++)
        if (s->of[m] > 0)
            n += snprintf(to + n, (size_t)(SETTINGS_NAME - n), ", %s %g", models[m],
                          s->strength * s->of[m]);
    if (s->more > 0 && n > 0 && n < SETTINGS_NAME)
        snprintf(to + n, (size_t)(SETTINGS_NAME - n), ", then %g", s->more);
}

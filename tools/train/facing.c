/* Between the sides -> weights of attacks and concessions. */
#include "facing.h"

#include "mine/across.h"

#include <math.h>
#include <stdio.h>

/* A debate as the miner reads it, and what is true of its pairs. */
typedef struct facing_item {
    const item *side[2];
    mt_facing x;
    uint32_t fold;
} facing_item;

static bool is_attack(const facing_item *d, uint32_t i, uint32_t j)
{
    const arg_file *f = d->side[0]->file;
    for (uint32_t k = 0; k < f->cross.n; k++) {
        const arg_cross *c = &f->cross.at[k];
        uint32_t a = c->from_side == 0 ? c->from : c->to, b = c->from_side == 0 ? c->to : c->from;
        if (c->type != ARG_CONCEDE && a == i && b == j)
            return true;
    }
    return false;
}

static bool is_grant(const facing_item *d, uint32_t side, uint32_t i, uint32_t j)
{
    const arg_file *f = d->side[0]->file;
    for (uint32_t k = 0; k < f->cross.n; k++) {
        const arg_cross *c = &f->cross.at[k];
        if (c->type == ARG_CONCEDE && c->from_side == side && c->from == i && c->to == j)
            return true;
    }
    return false;
}

static bool face(const items *all, const held_back *h, mt_arena *arena, facing_item *to,
                 uint32_t *n)
{
    for (uint32_t k = 0; k + 1 < all->all.n; k++) {
        const item *a = &all->all.at[k], *b = &all->all.at[k + 1];
        if (a->file != b->file)
            continue;
        facing_item d = {.side = {a, b}, .fold = a->fold};
        const mt_features *f[2] = {a->f, b->f};
        const mt_unit *units[2];
        uint32_t size[2] = {a->n, b->n};
        for (uint32_t s = 0; s < 2; s++) {
            const item *it = d.side[s];
            mt_unit *u = MT_NEW_ARRAY(arena, mt_unit, it->n);
            if (!u || mt_structure(NULL,
                                   &(mt_material){h->w[it->fold][MT_GENRE_DEBATE], it->f, it->n,
                                                  it->question, NULL},
                                   u, NULL) != MOOT_OK)
                return false;
            units[s] = u;
        }
        if (!mt_facing_init(&d.x, arena, f, units, size))
            return false;
        to[(*n)++] = d;
    }
    return true;
}

static void pair_choice(fit_data *to, double *x, uint32_t from, uint32_t end, bool yes,
                        uint32_t fold)
{
    uint32_t first = to->options.n;
    fit_option_of(to, x, from, end);
    fit_option_of(to, x, 0, 0);
    MT_VEC_PUSH(to->arena, &to->choices, ((fit_choice){first, 2, !yes, fold, 1}));
    memset(x, 0, MT_WEIGHT_COUNT * sizeof(*x));
}

static void pairs_of(const facing_item *d, double *x, fit_data *attack, fit_data *grant)
{
    mt_tally t = {x + MT_WEIGHT_COUNT, 0, x};
    for (uint32_t i = 0; i < d->x.n[0]; i++)
        for (uint32_t j = 0; j < d->x.n[1]; j++) {
            mt_across_tally(&d->x, i, j, &t);
            pair_choice(attack, x, MT_W_ACROSS_BIAS, MT_W_ACROSS_AT, is_attack(d, i, j), d->fold);
        }
    for (uint32_t s = 0; s < 2; s++)
        for (uint32_t i = 0; i < d->x.n[s]; i++)
            for (uint32_t j = 0; d->x.units[s][i].role == MT_ROLE_COUNTER && j < d->x.n[!s]; j++) {
                mt_grant_tally(&d->x, s, i, j, &t);
                pair_choice(grant, x, MT_W_GRANT_BIAS, MT_W_GRANT_AT, is_grant(d, s, i, j),
                            d->fold);
            }
}

enum { FEW_PAIRS = 10 };

/* The threshold with the best F1 on what was held back, of those with this precision at least, and
 * above which it stays so while there are more than a few pairs; `otherwise` if there is none. */
static double threshold(const fit_data *d, double (*w)[MT_WEIGHT_COUNT], uint32_t gold,
                        double precise, double otherwise, const char *what)
{
    double best = -1, at = otherwise;
    bool holds = true; /* no line further up with more than a few pairs is less precise */
    for (int k = 99; k >= 2; k--) {
        double line = k / 100.0, found = 0, right = 0;
        for (uint32_t i = 0; i < d->choices.n; i++) {
            const fit_choice *c = &d->choices.at[i];
            const fit_option *o = &d->options.at[c->first];
            double s = 0;
            for (uint32_t t = 0; t < o->n; t++)
                s += w[c->fold][d->terms.at[o->first + t].id] * d->terms.at[o->first + t].value;
            if (1 / (1 + exp(-s)) >= line) {
                found++;
                right += c->chosen == 0;
            }
        }
        double p = found > 0 ? right / found : 0, r = right / gold,
               f = p + r > 0 ? 2 * p * r / (p + r) : 0;
        if (k % 10 == 0 || k < 10)
            printf("  %s from %.2f: P %.3f R %.3f F1 %.3f\n", what, line, p, r, f);
        holds &= found < FEW_PAIRS || p >= precise;
        if (holds && f > best && p >= precise) {
            best = f;
            at = line;
        }
    }
    printf("  %s: from %.2f on, F1 %.3f held back\n", what, at, best);
    return at;
}

bool fit_across(const items *all, const held_back *h, double *w)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    facing_item *d = MT_NEW_ARRAY(&arena, facing_item, all->all.n);
    double *x = MT_NEW_ARRAY(&arena, double, 2 * MT_WEIGHT_COUNT);
    double(*apart)[MT_WEIGHT_COUNT] = mt_arena_alloc(&arena, all->folds, sizeof(*apart));
    fit_data attack = {.arena = &arena}, grant = {.arena = &arena};
    uint32_t n = 0, gold[2] = {0};
    bool ok = d && x && apart && face(all, h, &arena, d, &n);
    for (uint32_t i = 0; ok && i < n; i++) {
        pairs_of(&d[i], x, &attack, &grant);
        for (uint32_t k = 0; k < d[i].side[0]->file->cross.n; k++)
            gold[d[i].side[0]->file->cross.at[k].type == ARG_CONCEDE]++;
    }
    static double prior[MT_WEIGHT_COUNT], strength[MT_WEIGHT_COUNT];
    hand_weights(prior);
    for (uint32_t i = 0; i < MT_WEIGHT_COUNT; i++)
        strength[i] = i == MT_W_GRANT_PHRASE || i == MT_W_ACROSS_PHRASE ? 30 : 3;
    for (uint32_t f = 0; ok && f <= all->folds; f++) {
        double *to = f < all->folds ? apart[f] : w;
        uint32_t without = f < all->folds ? f : MT_NO_ID;
        memcpy(to + MT_W_ACROSS_BIAS, prior + MT_W_ACROSS_BIAS,
               (MT_W_MIX_TO - MT_W_ACROSS_BIAS) * sizeof(*to));
        ok = fit(&attack, without, MT_W_ACROSS_BIAS, MT_W_ACROSS_AT, prior, strength, to) &&
             fit(&grant, without, MT_W_GRANT_BIAS, MT_W_GRANT_AT, prior, strength, to);
    }
    if (ok) {
        w[MT_W_ACROSS_AT] =
            threshold(&attack, apart, gold[0], 0.45, prior[MT_W_ACROSS_AT], "attacks across");
        w[MT_W_GRANT_AT] =
            threshold(&grant, apart, gold[1], 0.45, prior[MT_W_GRANT_AT], "concessions");
    }
    mt_arena_free(&arena);
    return ok;
}

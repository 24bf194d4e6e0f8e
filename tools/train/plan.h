/* How the models are fitted, and how they do on what was held back. */
#ifndef MT_TRAIN_PLAN_H
#define MT_TRAIN_PLAN_H

#include "items.h"

typedef enum plan { PLAN_HAND, PLAN_POOLED, PLAN_APART, PLAN_BOTH, PLAN_OTHER } plan;

typedef struct settings {
    plan plan;
    bool bare;         /* priors of 0 instead of those set by hand */
    bool held;         /* the places of claims stay as set by hand */
    bool mixed;        /* how the models are joined is looked for too */
    double strength;   /* of the priors */
    double of[MODELS]; /* times this for each model; 0: 1 */
    double more;       /* strength of the fit of a genre after the pooled one */
    const bool *mask;  /* MT_WEIGHT_COUNT: weights left out; or NULL */
} settings;

typedef struct weight_row {
    const char *name;
    double prior;
    const char *why;
} weight_row;
extern const weight_row weight_rows[MT_WEIGHT_COUNT];
extern const char *const genre_names[MT_GENRES];

void hand_weights(double *w);
/* A mask of what is left out of the weights of texts: how sentences are built, and which plain
 * words they have.  docs/MINING.md says why. */
const bool *not_of_texts(void);
/* All models, for both genres, from all that is not out and not of the fold `without`. */
bool fit_all(const items *all, uint32_t without, const settings *s, double (*w)[MT_WEIGHT_COUNT]);
/* The same with settings for each genre. */
bool fit_both(const items *all, uint32_t without, const settings s[MT_GENRES],
              double (*w)[MT_WEIGHT_COUNT]);

/* Weights for each fold, fitted without it. */
typedef struct held_back {
    const items *all;
    double (*w)[MT_GENRES][MT_WEIGHT_COUNT];
} held_back;
bool hold_back(held_back *h, const items *all, const settings s[MT_GENRES], mt_arena *arena);

/* What became of one item. */
typedef void (*item_read)(void *ctx, const item *it, const mt_unit *units, const mt_margins *m);
/* Read one item; ends the program if memory is short. */
void read_item(const item *it, const double *w, item_read seen, void *ctx);
/* Read what was held back, and is not out, with weights that have not seen it, joined by `mix`;
 * `seen` may be NULL. */
void read_back(const held_back *h, mt_genre genre, const double *mix, double figures[5],
               item_read seen, void *ctx);
/* How the models are joined: one number after the other is moved while that helps. */
void find_mix(const held_back *h, mt_genre genre, double *w, double best[5]);

void print_figures(const char *what, const double figures[5]);
enum { SETTINGS_NAME = 96 };
void name_settings(const settings *s, char to[SETTINGS_NAME]);

#endif

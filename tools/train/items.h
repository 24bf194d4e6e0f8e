/* Annotated files -> the decisions that the miner has to make, with their answers. */
#ifndef MT_TRAIN_ITEMS_H
#define MT_TRAIN_ITEMS_H

#include "arg.h"
#include "fit.h"
#include "mine/structure.h"

/* One side of a debate, or one text. */
typedef struct item {
    const arg_file *file;
    const arg_side *side;
    mt_genre genre;
    uint32_t fold, n, root;
    bool out;                        /* nothing is learnt from it */
    const mt_features *f, *question; /* question: NULL for a text */
    uint32_t *head;                  /* n; MT_NO_ID for the root and for background */
    bool *attack, *undercut, *counter;
    mt_passage passage;
} item;

typedef struct items {
    mt_arena *arena;
    uint32_t folds;
    MT_VEC(item) all;
    MT_VEC(moot_str) topics;
} items;

/* Fold of a topic: its number in order of first sight, modulo `folds` (0: a fold for each). */
bool items_of(items *to, mt_arena *arena, const arg_files *files, uint32_t folds);

/* The models that are fitted one by one; each is a run of weights. */
typedef enum model { MODEL_CC, MODEL_OPP, MODEL_ATT, MODEL_TO, MODEL_CUT, MODELS } model;
extern const uint32_t model_from[MODELS + 1];

/* The choices of a model over the items of one genre (MT_GENRES: of both) but those that are out.
 * `w` gives the scores of other models that are features of this one.  `mask` (may be NULL):
 * weights left out. */
void items_choices(const items *all, model m, mt_genre genre, const double *w, const bool *mask,
                   fit_data *to);

/* Counts for macro F1 as score_mining.py counts: cc, ro, fu, at. */
typedef struct tally4 {
    uint32_t cc[2][2], ro[2][2], fu[3][3], at[2][2]; /* [gold][found] */
} tally4;
void tally_item(const item *it, const mt_unit *units, tally4 *t);
void tally_add(tally4 *t, const tally4 *more);
/* The four figures, and their mean in to[4]. */
void tally_figures(const tally4 *t, double to[5]);

#endif

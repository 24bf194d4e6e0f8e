/* Margins of decisions -> confidences (Platt 1999). */
#include "calibrate.h"

#include <stdio.h>

const char *const decision_names[DECISIONS] = {"claim", "head", "role"};
static const uint32_t first_weight[DECISIONS] = {MT_W_CAL_CC, MT_W_CAL_TO, MT_W_CAL_ROLE};
/* How sure the claim is says nothing more about the claim. */
static const uint32_t terms[DECISIONS] = {2, 3, 3};

typedef struct noting {
    decisions *to;
    const double *w;
    bool claims; /* these, or the others */
} noting;

static void note(const noting *g, decision kind, const double x[CALIBRATE_TERMS], bool right,
                 uint32_t fold)
{
    fit_data *d = &g->to->of[kind];
    if (x[0] >= MT_NO_RIVAL)
        return;
    uint32_t first = d->options.n;
    fit_option_of(d, x, 0, terms[kind]);
    fit_option_of(d, x, 0, 0);
    MT_VEC_PUSH(d->arena, &d->choices, ((fit_choice){first, 2, !right, fold, 1}));
}

static void note_item(void *ctx, const item *it, const mt_unit *units, const mt_margins *m)
{
    const noting *g = ctx;
    for (uint32_t k = 0; k < it->n; k++) {
        bool root = units[k].role == MT_ROLE_CENTRAL;
        if (root != g->claims)
            continue;
        if (root) {
            note(g, DECIDE_CLAIM, (double[]){m->claim, 1, 0}, k == it->root, it->fold);
            continue;
        }
        double sure = mt_claim_confidence(g->w, m->claim);
        note(g, DECIDE_HEAD, (double[]){m->head[k], 1, sure}, units[k].head == it->head[k],
             it->fold);
        note(g, DECIDE_ROLE, (double[]){m->role[k], 1, sure},
             (units[k].role == MT_ROLE_COUNTER) == it->counter[k], it->fold);
    }
}

bool calibrate_one(const decisions *d, decision kind, uint32_t without, double to[CALIBRATE_TERMS])
{
    static const double prior[] = {0.8, 0, 0}, hold[] = {0.1, 0.1, 0.1};
    memcpy(to, prior, terms[kind] * sizeof(*to));
    if (!fit(&d->of[kind], without, 0, terms[kind], prior, hold, to))
        return false;
    to[0] = to[0] < 0.01 ? 0.01 : to[0];
    return true;
}

bool decisions_of(const held_back *h, mt_genre genre, double *w, mt_arena *arena, decisions *to)
{
    double figures[5];
    for (uint32_t k = 0; k < DECISIONS; k++)
        to->of[k] = (fit_data){.arena = arena};
    noting g = {to, w, true};
    read_back(h, genre, w, figures, note_item, &g);
    if (!calibrate_one(to, DECIDE_CLAIM, MT_NO_ID, &w[MT_W_CAL_CC]))
        return false;
    g.claims = false;
    read_back(h, genre, w, figures, note_item, &g);
    return !mt_arena_failed(arena);
}

bool calibrate(const held_back *h, mt_genre genre, double *w)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    decisions d;
    bool ok = decisions_of(h, genre, w, &arena, &d);
    for (uint32_t k = 0; ok && k < DECISIONS; k++) {
        double *to = &w[first_weight[k]];
        ok = calibrate_one(&d, (decision)k, MT_NO_ID, to);
        printf("  %s %s: log odds %.3f m + %.3f", genre_names[genre], decision_names[k], to[0],
               to[1]);
        if (terms[k] == 3)
            printf(" + %.3f sure", to[2]);
        printf(", %u decisions\n", d.of[k].choices.n);
    }
    mt_arena_free(&arena);
    return ok;
}

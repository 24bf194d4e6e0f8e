/* sides: the debates of data/ -> src/mine/stance_weights.c.
 *
 * Fits what tells the Yes side from the No side to the debates, without their order; says how often
 * that is right on topics that were held back.  The same data give the same file. */
#include "arg.h"
#include "fit.h"
#include "mine/stance.h"
#include "mine/structure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { FOLDS = 10 };

typedef struct debate {
    double x[MT_STANCE_COUNT]; /* as if the Yes side came first */
    uint32_t fold;
} debate;
typedef MT_VEC(debate) debates;

static const struct {
    const char *name;
    double prior;
} rows[] = {
#define ROW(name, prior, spread, why) {#name, prior},
    MT_STANCE_ROWS(ROW)
#undef ROW
};

/* Sentences with the roles that the miner gives them. */
static bool read_side(mt_arena *arena, mt_featurer *fr, const arg_side *side,
                      const mt_features *question, mt_unit **units)
{
    uint32_t n = side->units.n;
    mt_features *f = MT_NEW_ARRAY(arena, mt_features, n);
    *units = MT_NEW_ARRAY(arena, mt_unit, n);
    for (uint32_t i = 0; f && *units && i < n; i++) {
        (*units)[i].span = side->units.at[i].span;
        mt_features_of(fr, side->units.at[i].span, &f[i]);
    }
    const double *w = mt_weights[MT_GENRE_DEBATE].w;
    return !mt_arena_failed(arena) && n &&
           mt_structure(NULL, &(mt_material){w, f, n, question, NULL}, *units, NULL) == MOOT_OK;
}

static bool read_debate(mt_arena *arena, const arg_file *file, debate *to)
{
    mt_featurer fr;
    mt_features q;
    mt_asking asking;
    mt_stance_block b[2] = {{.text = file->text}, {.text = file->text}};
    if (!mt_featurer_init(&fr, arena, file->text, 1))
        return false;
    mt_features_of(&fr, file->question, &q);
    bool ok = mt_asking_of(&asking, arena, fr.stemmer, file->text, file->question);
    for (uint32_t s = 0; ok && s < 2; s++) {
        mt_unit *units = NULL;
        ok = read_side(arena, &fr, &file->side[s], &q, &units);
        mt_stance_block *at = &b[!file->side[s].yes];
        at->units = units;
        at->n = file->side[s].units.n;
    }
    if (ok)
        mt_stance_tally(&asking, b, to->x);
    mt_featurer_fini(&fr);
    return ok;
}

static bool read_all(mt_arena *arena, const arg_files *files, debates *to)
{
    MT_VEC(moot_str) topics = {0};
    for (uint32_t i = 0; i < files->n; i++) {
        const arg_file *file = &files->at[i];
        debate d = {.fold = 0};
        if (!file->debate)
            continue;
        uint32_t t = 0;
        while (t < topics.n && !mt_str_eq(topics.at[t], file->topic))
            t++;
        if (t == topics.n)
            MT_VEC_PUSH(arena, &topics, file->topic);
        d.fold = t % FOLDS;
        if (!read_debate(arena, file, &d))
            return false;
        MT_VEC_PUSH(arena, to, d);
    }
    return !mt_arena_failed(arena);
}

/* A choice for Yes first, which is always right: each debate stands for both orders. */
static bool fit_sides(mt_arena *arena, const debates *all, uint32_t without, double hold, double *w)
{
    fit_data d = {.arena = arena};
    double prior[MT_STANCE_COUNT], strength[MT_STANCE_COUNT];
    for (uint32_t i = 0; i < all->n; i++) {
        uint32_t first = d.options.n;
        fit_option_of(&d, all->at[i].x, 0, MT_STANCE_COUNT);
        fit_option_of(&d, all->at[i].x, 0, 0);
        MT_VEC_PUSH(arena, &d.choices, ((fit_choice){first, 2, 0, all->at[i].fold, 1}));
    }
    for (uint32_t i = 0; i < MT_STANCE_COUNT; i++) {
        prior[i] = w[i] = rows[i].prior;
        strength[i] = hold;
    }
    return !mt_arena_failed(arena) && fit(&d, without, 0, MT_STANCE_COUNT, prior, strength, w);
}

static double score(const debate *d, const double *w)
{
    double s = 0;
    for (uint32_t i = 0; i < MT_STANCE_COUNT; i++)
        s += w[i] * d->x[i];
    return s;
}

static bool held_back(mt_arena *arena, const debates *all, double hold)
{
    uint32_t right = 0, by_hand = 0;
    double loss = 0, prior[MT_STANCE_COUNT];
    for (uint32_t i = 0; i < MT_STANCE_COUNT; i++)
        prior[i] = rows[i].prior;
    for (uint32_t f = 0; f < FOLDS; f++) {
        double w[MT_STANCE_COUNT];
        if (!fit_sides(arena, all, f, hold, w))
            return false;
        for (uint32_t i = 0; i < all->n; i++) {
            if (all->at[i].fold != f)
                continue;
            double s = score(&all->at[i], w);
            right += s > 0;
            loss += log(1 + exp(-s));
            by_hand += score(&all->at[i], prior) > 0;
        }
    }
    double p = (double)right / all->n;
    printf("  strength %5.0f: right %.3f +- %.3f, loss %.3f; by hand %.3f\n", hold, p,
           1.96 * sqrt(p * (1 - p) / all->n), loss / all->n, (double)by_hand / all->n);
    return true;
}

static bool write_table(const char *path, const double *w, uint64_t hash)
{
    FILE *to = fopen(path, "w");
    if (!to)
        return false;
    fprintf(to,
            "/* Made by tools/train from the debates of data/; `make weights` makes it anew. */\n"
            "#include \"mine/stance.h\"\n\n/* clang-format off */\n"
            "const double mt_stance_weights[MT_STANCE_COUNT] = {\n");
    for (uint32_t i = 0; i < MT_STANCE_COUNT; i++)
        fprintf(to, "    [MT_STANCE_%s] = %.4f,\n", rows[i].name, w[i]);
    fprintf(to, "};\n/* clang-format on */\n\nconst uint64_t mt_stance_data = 0x%016llXu;\n",
            (unsigned long long)hash);
    return fclose(to) == 0;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: sides DATA src/mine\n");
        return 2;
    }
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    arg_files files = {0};
    debates all = {0};
    uint64_t hash;
    moot_str what = {"", 0};
    static const double tries[] = {3, 10, 40, 100, 300};
    double w[MT_STANCE_COUNT];
    bool ok = arg_read_all(&arena, argv[1], &files, &hash, &what) && read_all(&arena, &files, &all);
    printf("%u debates, %u folds of topics\n", all.n, FOLDS);
    for (size_t i = 0; ok && i < sizeof(tries) / sizeof(*tries); i++)
        ok = held_back(&arena, &all, tries[i]);
    ok = ok && fit_sides(&arena, &all, MT_NO_ID, 40, w) &&
         write_table(mt_arena_printf(&arena, "%s/stance_weights.c", argv[2]).ptr, w, hash);
    mt_arena_free(&arena);
    return ok ? 0 : 1;
}
